"""Questions amid running text, which are no headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.parse.kinded import ASKS, Kinded

# A sentence stands before it, that neither a number ("1.", "Question 1.") nor a short form ("St.") ends.
_OF_TEXT = re.compile(r"^(?!\d|\w+ \d)\S+ \S+ .*[a-z]{4,}[.!][”’\"')\]]* [A-Z“‘]")


def with_questions(kinded: Sequence[Kinded]) -> list[Kinded]:
    """The blocks, with those headings made statements in which a question ends running text."""
    return [Kinded(k.group, "paragraph") if _asks(k) and _OF_TEXT.search(k.group.text) else k for k in kinded]


def _asks(item: Kinded) -> bool:
    return item.kind == "heading" and ASKS.search(item.group.text) is not None
