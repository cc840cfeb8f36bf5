"""How much later letters say on the theme of a finding, in words: whose it is, and what holds a concern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.link.threads import holds_concern
from generator.model import NOT_STATED, Finding, Passage
from generator.pages import wording
from generator.pages.places import Places


def said_later(places: Places, later: Sequence[Passage]) -> str:
    """All that later letters say, of which there is some, for the head of its quotations.

    A council's own message and an inspector's letter are counted apart: "22 statements (10 by Ofsted; 12 by
    Anytown Council) in 3 later letters, 2 coded with a concern, 5 with no judgement".
    """
    letters = wording.plural(len({passage.letter for passage in later}), "later letter")
    statements = wording.plural(len(later), "statement")
    return f"{statements}{_by(places, later)} in {letters}, {_coded(later, 'coded ')}"


def statements_later(places: Places, finding: Finding) -> str:
    """The same where there is little room: their publishers only if others than the finding's speak."""
    speaker = places.letters[finding.passage.letter].speaker
    alone = {places.letters[passage.letter].speaker for passage in finding.later} == {speaker}
    by = "" if alone else _by(places, finding.later)
    statements = wording.plural(len(finding.later), "later statement")
    return f"{statements}{by}, {_coded(finding.later)}"


def _coded(later: Sequence[Passage], coded: str = "") -> str:
    """How many hold a concern, and how many judge nothing: to describe is not to praise."""
    holding = sum(map(holds_concern, later))
    judging_nothing = sum(passage.stance.id == "none" for passage in later)
    if judging_nothing == len(later):
        return f"{'' if len(later) == 1 else 'all '}{coded}with no judgement"
    said = f"{wording.number(holding) if holding else 'none'} {coded}with a concern"
    return said + (f", {wording.number(judging_nothing)} with no judgement" if judging_nothing else "")


def _by(places: Places, later: Sequence[Passage]) -> str:
    """Whose words they are, in the order in which they first speak."""
    counts = Counter(places.letters[passage.letter].meta.publisher for passage in later)
    said = [(wording.number(n), _whose(places, one)) for one, n in counts.items()]
    if len(said) == 1:
        return f" {said[0][1]}"
    return f" ({'; '.join(f'{n} {whose}' for n, whose in said)})"


def _whose(places: Places, publisher: str) -> str:
    return (
        "whose publisher is not stated"
        if publisher == NOT_STATED
        else f"by {places.publishers.get(publisher, publisher)}"
    )
