"""Questions: headings of what answers them, or statements.

A heading may be a question alone, so its mark tells nothing; what stands around it and in it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.parse.kinded import ASKS, Kinded

# Another sentence stands before it, or it goes on from one.
_GOES_ON = re.compile(r"[.!?][”’\"')\]]* [A-Z“‘]|^(?:And|But|Or|So|Then|Yet)\b")
# Somebody is asked to do something.
_REQUEST = re.compile(r"^(?:Can|Could|Will|Would) you\b")
# To be answered with yes or no, its last word points at what was said before.
_POINTS_BACK = re.compile(
    r"^(?:Are|Can|Could|Did|Do|Does|Had|Has|Have|Is|Should|Was|Were|Will|Would)\b.*"
    r"\b(?:so|that|this|these|those|it|them|him|her)\?$"
)
_OF_QUESTIONS = re.compile(r"\b(?:questions|lines of enquiry)\b", re.IGNORECASE)
_LISTED = 3


def with_questions(kinded: Sequence[Kinded]) -> list[Kinded]:
    """The blocks, with those headings made statements that are questions of running text or of a list.

    A list of questions is announced, by a colon or a heading that says "questions", or has three.
    One alone below such a heading may be a heading still: its answer stands below it.
    """
    found = list(kinded)
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and _asks(found[end]):
            end += 1
        if end > start and _are_listed(kinded[start - 1] if start else None, end - start):
            found[start:end] = [Kinded(k.group, "paragraph") for k in found[start:end]]
        start = end + 1
    return [
        Kinded(k.group, "paragraph") if k.kind == "heading" and _is_of_text(k.group.text) else k
        for k in found
    ]


def _asks(item: Kinded) -> bool:
    text = item.group.text
    return item.kind == "heading" and ASKS.search(text) is not None and not _GOES_ON.search(text)


def _is_of_text(text: str) -> bool:
    asks = ASKS.search(text) is not None
    return asks and any(rule.search(text) for rule in (_GOES_ON, _REQUEST, _POINTS_BACK))


def _are_listed(above: Kinded | None, count: int) -> bool:
    announced = above is not None and above.group.text.endswith(":")
    headed = above is not None and above.kind == "heading" and _OF_QUESTIONS.search(above.group.text)
    return count >= _LISTED or announced or (headed is not None and count > 1)
