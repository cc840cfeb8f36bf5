"""Stances that a written rule gives, where the words of a statement mislead the coder that weighs them.

The first rule that fits decides: a heading over what a visit covered, a grade, something that is asked for,
words of failing, a question, and something that is intended.
But for grades, and for bullets over which a heading says that they are scope, no rule takes the place of a
concern that the coder saw: each only takes praise away, or hears a concern where the coder heard nothing.
Where no rule decides, a turn that often turns praise round leaves the coder's label and makes it uncertain;
so does, with a concern, that nobody was found to be harmed, or that leaders are aware and act.
That nothing is judged is not certain in a text that is no letter, near its beginning or where a word such as
"lack" or "too" stands: the coder learnt from letters, and news begins with what was found, in other words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.annotate.asks import Ask, asks
from generator.annotate.doubts import doubtful
from generator.annotate.failings import damned, failed
from generator.annotate.features import Unit, heading_kind
from generator.annotate.grades import Graded, graded
from generator.annotate.tempered import tempered
from generator.annotate.words import wording
from generator.model import StanceId, StanceLabel

_SCOPE = re.compile(
    r"\bareas? covered\b|\bscope of (?:the|this|our) (?:[\w-]+ )?(?:visit|inspection|review)\b", re.IGNORECASE
)
_FINDS = re.compile(r"\b(?:finding|judge?ment|conclusion)", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:are|can|could|did|do|does|has|have|how|is|should|to what extent|was|were|what|when|where|which|who"
    r"|why|will|would)\b[^.:;?!]*\?[⁰¹²³⁴⁵⁶⁷⁸⁹]*",
    re.IGNORECASE,
)
_SURE = 0.95
"""How sure the rules of scope and of grades are: not quite, since a grade's word may be used otherwise."""
_UNSURE = 0.5
"""How sure the other rules are, which set one reading against the coder's; a label that a turn may turn round
is no surer. Pages say "not certain" of it, and a review shows it early."""
_PRAISE = ("strength", "progress")
_CONCERN = ("concern", "mixed")
_FAULTS = frozenset({"bad", "lack", "not", "slow", "too"})
"""Kinds of cue: of statements elsewhere that were held for none, half of those with one judge something."""


def ruled(units: Sequence[Unit], weighed: Sequence[StanceId]) -> list[StanceLabel | None]:
    """For each statement of one letter, in order: the stance that a rule gives, or None.

    `weighed` are the stances that the coder gives by itself.
    """
    return [
        _ruled(unit, stance, grade, ask)
        for unit, stance, grade, ask in zip(units, weighed, graded(units), asks(units), strict=True)
    ]


def sureness(unit: Unit, weighed: StanceId, chance: float) -> float:
    """How sure the stance is that the coder gives by itself, from 0 to 1; `chance` is what its curve says."""
    if weighed == "none":
        turned = not unit.letter and (unit.opens or not _FAULTS.isdisjoint(wording(unit.text).judged))
    elif weighed in _PRAISE:
        turned = bool(doubtful(unit.text)) or damned(unit.text)
    else:
        turned = weighed == "concern" and tempered(unit.text)
    return min(chance, _UNSURE) if turned else chance


def is_scope(heading: str) -> bool:
    """Whether what stands below a heading is what a visit looked at, of which nothing is judged."""
    return bool(_SCOPE.search(heading)) and not _FINDS.search(heading)


def _ruled(unit: Unit, weighed: StanceId, grade: Graded | None, ask: Ask | None) -> StanceLabel | None:
    if is_scope(unit.heading) and (unit.bullet or weighed not in _CONCERN):
        return StanceLabel("none", "rule", (unit.heading,), _SURE)
    if grade:
        return StanceLabel(grade.stance, "rule", grade.why, _SURE)
    if weighed in _CONCERN:
        return None
    if ask and ask.kind == "asked":
        return StanceLabel("concern", "rule", ask.why, _UNSURE)
    if words := failed(unit.text, weighed):
        return StanceLabel("concern", "rule", (words,), _UNSURE)
    return _against_praise(unit, ask) if weighed in _PRAISE else None


def _against_praise(unit: Unit, ask: Ask | None) -> StanceLabel | None:
    if _QUESTION.fullmatch(unit.text):
        return StanceLabel("none", "rule", (unit.text,), _UNSURE)
    if ask and heading_kind(unit.heading) != "strength":
        return StanceLabel("none", "rule", ask.why, _UNSURE)
    return None
