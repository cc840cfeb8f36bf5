"""What one letter's page needs from all the other letters, gathered once for the whole collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.link.order import Order
from generator.model import AnnotatedDocument, Corpus, Difference, Passage, SpokenOf, Thread, Visit


@dataclass(frozen=True, slots=True)
class Way:
    """The first passages on a theme in the last letter before and the first after about the same authority.

    None where there is no such letter, or where dates do not tell which it is.
    """

    previous: Passage | None
    next: Passage | None


@dataclass(frozen=True, slots=True)
class Across:
    """Everything that leads from one letter to another.

    A letter is before or after another only where their dates say so, and leads to none on other grounds.
    `ways` is by theme and letter, `speaks_of` by the letter that speaks.
    `spoken_of` is by the id of a visit or the slug of a letter; `visit_of` is by a letter that reports it.
    `differ` is by letter and statement: the facts that it states and other letters state differently.
    """

    ways: Mapping[tuple[str, str], Way]
    speaks_of: Mapping[str, tuple[SpokenOf, ...]]
    spoken_of: Mapping[str, tuple[SpokenOf, ...]]
    visits: Mapping[str, Visit]
    visit_of: Mapping[str, Visit]
    differ: Mapping[tuple[str, str], tuple[Difference, ...]]


def gather(corpus: Corpus) -> Across:
    """Read the corpus once for the pages of all its letters."""
    speaks_of: dict[str, list[SpokenOf]] = defaultdict(list)
    spoken_of: dict[str, list[SpokenOf]] = defaultdict(list)
    for said in corpus.references:
        speaks_of[said.letter].append(said)
        if said.to:
            spoken_of[said.to].append(said)
    differ: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    for difference in corpus.differences:
        for passage in (passage for side in difference.sides for passage in side.passages):
            differ[passage.letter, passage.statement].append(difference)
    dated = {letter.slug: letter for letter in corpus.letters if letter.meta.date.value}
    return Across(
        ways={key: way for thread in corpus.threads for key, way in _ways(thread, dated).items()},
        speaks_of={key: tuple(several) for key, several in speaks_of.items()},
        spoken_of={key: tuple(several) for key, several in spoken_of.items()},
        visits={visit.id: visit for visit in corpus.visits},
        visit_of={slug: visit for visit in corpus.visits for slug in visit.reported_by},
        differ={key: tuple(several) for key, several in differ.items()},
    )


def _ways(thread: Thread, dated: Mapping[str, AnnotatedDocument]) -> dict[tuple[str, str], Way]:
    """From each letter to the passages before and after it on the theme about the same authority.

    `dated` are the letters that have a date.
    """
    found: dict[tuple[str, str], Way] = {}
    by_council: dict[str, list[tuple[str, Passage]]] = defaultdict(list)
    for turn in thread.turns:
        if turn.passages and turn.letter in dated:
            letter = dated[turn.letter]
            by_council[letter.council].append((letter.meta.date.value, turn.passages[0]))
    for spoken in by_council.values():
        order = Order(spoken)
        for date, passage in spoken:
            found[thread.theme, passage.letter] = Way(order.last_before(date), order.first_after(date))
    return found
