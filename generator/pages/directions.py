"""How a theme stands to an earlier letter, in words that never say more than the counts beside them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Tally, Turn
from generator.pages.shown import At, Link

# On a theme's page; words that end in "in", "since" or "with" go on with the letter that is compared with.
DIRECTIONS = {
    "first": "no earlier judgement by this publisher to compare with",
    "more-concerns": "a larger share with a concern than in",
    "fewer-concerns": "a smaller share with a concern than in",
    "about-the-same": "too close to call since",
    "too-few": "too few judgements to compare",
    "not-mentioned": "nothing found",
    "undated": "no date known, so not compared",
    "speaker-unknown": "publisher or council not stated, so not compared",
    "order-unknown": "not known which letter is the last before it, so not compared",
}
FIRST_KNOWN = "no judgement by this publisher that is known to be earlier"
NO_CONCERN = "no concern, as in"
TOO_FEW = "too few judgements to compare with"
NO_JUDGEMENT = "no judgement to compare"
# Where two letters stand side by side.
BESIDE = {
    "new": "nothing found in the earlier text",
    "more-concerns": "a larger share with a concern",
    "fewer-concerns": "a smaller share with a concern",
    "about-the-same": "too close to call, with a concern",
    "too-few": "too few judgements to compare",
    "not-mentioned": "nothing found in the later text",
}
NO_CONCERN_IN_EITHER = "no concern in either text"
_RESTS_ON_FIGURES = ("more-concerns", "fewer-concerns", "about-the-same")


@dataclass(frozen=True, slots=True)
class Direction:
    """How a theme stands in a letter: words, the letter with which they end if any, and any counts."""

    words: str
    since: Link | None
    figures: str


def direction_of(at: At, theme: str, turn: Turn, first_unsaid: bool = False) -> Direction:
    """How a theme stands to the letter that it is compared with.

    With `first_unsaid` the page says once which letters have none before them, and their rows give figures.
    """
    before = at.places.tallies[theme][turn.since] if turn.since else None
    words = DIRECTIONS[turn.direction]
    if turn.direction == "first" and at.places.may_follow_another(turn.letter):
        words = FIRST_KNOWN
    elif turn.direction == "first" and first_unsaid:
        words = ""
    elif turn.direction == "too-few" and not turn.tally.judged:
        words = NO_JUDGEMENT
    elif turn.direction == "too-few" and before:
        words = TOO_FEW
    if turn.direction == "about-the-same" and before and _without_concern(before, turn.tally):
        words = NO_CONCERN
    since = at.letter(turn.since) if turn.since and words.endswith((" in", " since", " with")) else None
    link = Link(since.href, since.named) if since else None
    compared = before is not None and turn.tally.judged and turn.direction != "undated"
    return Direction(words, link, _counted(before if compared else None, turn.tally))


def _counted(before: Tally | None, now: Tally) -> str:
    """How many of the statements that judge hold a concern, and how many did before."""
    if before:
        return f"with a concern: {_figures(before, now)}"
    return f"with a concern: {now.concerns} of {now.judged}" if now.judged else ""


def beside(key: str, before: Tally, now: Tally) -> Direction:
    """The direction from one letter to another that stands beside it, with any counts that it rests on."""
    if key == "about-the-same" and _without_concern(before, now):
        return Direction(NO_CONCERN_IN_EITHER, None, "")
    return Direction(BESIDE[key], None, _figures(before, now) if key in _RESTS_ON_FIGURES else "")


def _figures(before: Tally, now: Tally) -> str:
    return f"{before.concerns} of {before.judged}, then {now.concerns} of {now.judged}"


def _without_concern(before: Tally, now: Tally) -> bool:
    return not before.concerns and not now.concerns
