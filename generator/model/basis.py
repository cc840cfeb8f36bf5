"""How a thing is known: on what footing, and by whom it was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

By = Literal["rule", "model", "person"]
Basis = Literal["stated", "publisher", "inferred", "not stated"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided something by hand, when and why."""

    who: str
    when: str
    why: str
