"""Questions: headings of what answers them, or statements.

A heading may be a question alone, so its mark tells nothing; what stands above it, or before it in its own
block, does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.parse.kinded import ASKS, Kinded

# A sentence stands before it, that neither a number ("1.", "Question 1.") nor a short form ("St.") ends.
_OF_TEXT = re.compile(r"^(?!\d|\w+ \d)\S+ \S+ .*[a-z]{4,}[.!][”’\"')\]]* [A-Z“‘]")
_OF_QUESTIONS = re.compile(r"\b(?:questions|lines of enquiry)\b", re.IGNORECASE)
_LISTED = 2


def with_questions(kinded: Sequence[Kinded]) -> list[Kinded]:
    """The blocks, with those headings made statements that are questions of running text or of a list.

    A list of questions is announced, by a colon or by a heading that says "questions".
    One alone below such a line may be a heading still, and so may those of which the last is answered.
    """
    found = [
        Kinded(k.group, "paragraph") if _asks(k) and _OF_TEXT.search(k.group.text) else k for k in kinded
    ]
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and _asks(found[end]):
            end += 1
        answered = end < len(found) and found[end].kind != "heading"
        if start and end - start >= _LISTED and _announces(found[start - 1], answered):
            found[start:end] = [Kinded(k.group, "paragraph") for k in found[start:end]]
        start = end + 1
    return found


def _asks(item: Kinded) -> bool:
    return item.kind == "heading" and ASKS.search(item.group.text) is not None


def _announces(above: Kinded, answered: bool) -> bool:
    text = above.group.text
    of_questions = above.kind == "heading" and _OF_QUESTIONS.search(text) is not None
    return text.endswith(":") or (of_questions and not answered)
