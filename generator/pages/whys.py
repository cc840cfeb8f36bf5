"""Why a label was given, in the words that pages say it in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.annotate.features import heading_kind
from generator.annotate.rules import is_scope
from generator.model import Passage, StanceId, StanceLabel, ThemeLabel
from generator.pages import wording

# The judgements that a heading of each kind announces.
ANNOUNCED: dict[str, tuple[StanceId, ...]] = {
    "improve": ("concern", "mixed"),
    "strength": ("strength", "progress"),
}


@dataclass(frozen=True, slots=True)
class Why:
    """Why a label was given: the passage's own words, or who decided and for which reason.

    `heading` is what stands above the passage, where that says what kind of statements follow, or "".
    With a heading and no words the heading alone is the reason; `ruled` says that a written rule says so.
    With words it is the rule that goes by them: a grade, or what is asked for.
    """

    words: tuple[str, ...]
    who: str
    reason: str
    heading: str = ""
    ruled: bool = False


def because(why: Why | None) -> str:
    """Why a label was given, as a sentence without its full stop: the passage's own words, or who decided.

    Words weigh more or less with the program; that is no reason, and is not called one.
    """
    if why is None:
        return ""
    if why.who:
        return decided(why.who, why.reason)
    if not why.words and not why.ruled:
        return f"It stands under the heading ‘{why.heading}’"
    if not why.words:
        return f"By the rule for what stands under the heading ‘{why.heading}’"
    if why.ruled:
        return f"By a written rule, from {wording.listed([f'‘{words}’' for words in why.words])}"
    under = f", under the heading ‘{why.heading}’" if why.heading else ""
    return f"Words that weighed most: {wording.listed([f'‘{words}’' for words in why.words])}{under}"


def decided(who: str, reason: str) -> str:
    """Who decided something and for which reason."""
    return f"Decided ({who}){f'. {reason}' if reason else ''}"


def why_of(label: ThemeLabel | StanceLabel) -> Why | None:
    """Why a label was given, or None where the coder names no words."""
    if label.by == "person":
        decision = label.decision
        who = decision.who if decision else "hand"
        return Why((), who, decision.why if decision else " ".join(label.why))
    words = tuple(dict.fromkeys(label.why))
    return Why(words, "", "") if words else None


def why_judged(label: StanceLabel, heading: str | None) -> Why | None:
    """Why a judgement was given, or None where nothing is to be said.

    A rule decides by the heading alone or by the words that it names. The coder sees words and heading
    together and does not tell their weights apart: where a heading announces what the judgement is, single
    words would hide that it says so.
    """
    if label.by == "rule" and label.why and not (heading and label.why == (heading,) and is_scope(heading)):
        return Why(tuple(dict.fromkeys(label.why)), "", "", ruled=True)
    if label.by == "rule":
        return Why((), "", "", heading, ruled=True) if heading else None
    why = why_of(label)
    announced = ANNOUNCED.get(heading_kind(heading)) if heading and label.by == "model" else None
    if why and heading and announced:
        return replace(why, words=() if label.id in announced else why.words, heading=heading)
    return why


def why_quoted(passage: Passage) -> Why | None:
    """Why a passage is judged as it is; for one without a judgement only where a rule says so."""
    if passage.stance.id == "none" and passage.stance.by != "rule":
        return None
    return why_judged(passage.stance, passage.heading)
