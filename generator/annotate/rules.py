"""Stances that a written rule gives, where the words of a statement mislead the coder that weighs them.

The first rule that fits decides: a heading over what a visit covered, a grade, a question, something that is
asked for, something that was not done, and something that people suffer from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.annotate.asks import Ask, asks
from generator.annotate.failings import failed
from generator.annotate.features import Unit
from generator.annotate.grades import Graded, graded
from generator.annotate.voices import suffers
from generator.model import StanceId, StanceLabel

_SCOPE = re.compile(
    r"\bareas? covered\b|\bscope of (?:the|this|our) (?:[\w-]+ )?(?:visit|inspection|review)\b", re.IGNORECASE
)
"""Headings over what a visit looked at; the codebook says that such lists judge nothing."""
_QUESTION = re.compile(
    r"(?:are|can|could|did|do|does|has|have|how|is|should|to what extent|was|were|what|when|where|which|who"
    r"|why|will|would)\b.* (?P<last>\S+\?)[⁰¹²³⁴⁵⁶⁷⁸⁹]*",
    re.IGNORECASE | re.DOTALL,
)
"""A question, such as a framework asks, judges nothing: the coder took its words for an answer."""
_SURE = 0.95
"""How sure a rule is: not quite, since a letter may judge under a heading of scope, or use a grade's word."""
_PRAISE = ("strength", "progress")


def ruled(units: Sequence[Unit], weighed: Sequence[StanceId]) -> list[StanceLabel | None]:
    """For each statement of one letter, in order: the stance that a rule gives, or None.

    `weighed` are the stances that the coder gives by itself.
    """
    return [
        _ruled(unit, stance, grade, ask)
        for unit, stance, grade, ask in zip(units, weighed, graded(units), asks(units), strict=True)
    ]


def _ruled(unit: Unit, weighed: StanceId, grade: Graded | None, ask: Ask | None) -> StanceLabel | None:
    if _SCOPE.search(unit.heading):
        return _label("none", (unit.heading,))
    if grade:
        return _label(grade.stance, grade.why)
    if question := _QUESTION.fullmatch(unit.text):
        return _label("none", (question["last"],))
    if ask and ask.kind == "asked":
        return _label("concern", ask.why)
    if ask:
        return _label("none", ask.why) if weighed in (*_PRAISE, "mixed") else None
    words = failed(unit.text) if weighed in (*_PRAISE, "none") else ""
    words = words or (suffers(unit.text) if weighed in _PRAISE else "")
    return _label("concern", (words,)) if words else None


def _label(stance: StanceId, why: tuple[str, ...]) -> StanceLabel:
    return StanceLabel(stance, "rule", why, _SURE)
