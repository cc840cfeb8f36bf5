"""The stored evaluation of the coder, as the page on coding shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Codebook


@dataclass(frozen=True, slots=True)
class Reliability:
    """Figures of one stored evaluation."""

    date: str


def reliability(evaluation: Mapping[str, object], codebook: Codebook) -> Reliability:
    """The figures of a stored evaluation, by the titles of the codebook."""
    del codebook
    return Reliability(str(evaluation.get("date", "")))
