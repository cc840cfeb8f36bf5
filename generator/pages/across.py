"""What one letter's page needs from all the other letters, gathered once for the whole collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.link.order import surely_before
from generator.model import Corpus, Difference, Metadata, Passage, SpokenOf, Thread, Turn, Visit

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Way:
    """The passages on a theme in the nearest letters before and after about the same authority, if any."""

    previous: Passage | None
    next: Passage | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The letters about the same authority just before and just after; "" where there is none."""

    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Across:
    """Everything that leads from one letter to another.

    A letter is before or after another only where their dates say so, and leads to none on other grounds.
    `ways` is by theme and letter, `speaks_of` by the letter that speaks.
    `spoken_of` is by the id of a visit or the slug of a letter; `visit_of` is by a letter that reports it.
    `differ` is by letter and statement: the facts that it states and other letters state differently.
    """

    ways: Mapping[tuple[str, str], Way]
    neighbours: Mapping[str, Neighbours]
    speaks_of: Mapping[str, tuple[SpokenOf, ...]]
    spoken_of: Mapping[str, tuple[SpokenOf, ...]]
    visits: Mapping[str, Visit]
    visit_of: Mapping[str, Visit]
    compared_with: Mapping[str, str]
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
    dates = {letter.slug: letter.meta.date.value for letter in corpus.letters}
    metas = {letter.slug: letter.meta for letter in corpus.letters if letter.meta.date.value}
    return Across(
        ways={key: way for thread in corpus.threads for key, way in _ways(thread, metas).items()},
        neighbours=_neighbours(metas),
        speaks_of={key: tuple(several) for key, several in speaks_of.items()},
        spoken_of={key: tuple(several) for key, several in spoken_of.items()},
        visits={visit.id: visit for visit in corpus.visits},
        visit_of={slug: visit for visit in corpus.visits for slug in visit.reported_by},
        compared_with={
            comparison.later: comparison.earlier
            for comparison in corpus.comparisons
            if surely_before(dates[comparison.earlier], dates[comparison.later])
        },
        differ={key: tuple(several) for key, several in differ.items()},
    )


def _ways(thread: Thread, metas: Mapping[str, Metadata]) -> dict[tuple[str, str], Way]:
    """From each letter to the passages before and after it on the theme about the same authority.

    `metas` are of the letters that have a date.
    """
    found: dict[tuple[str, str], Way] = {}
    by_authority: dict[str, list[Turn]] = defaultdict(list)
    for turn in thread.turns:
        if turn.passages and turn.letter in metas:
            by_authority[metas[turn.letter].authority].append(turn)
    for spoken in by_authority.values():
        for turn, previous, following in _around(spoken, [metas[turn.letter].date.value for turn in spoken]):
            found[thread.theme, turn.letter] = Way(
                previous.passages[0] if previous else None, following.passages[0] if following else None
            )
    return found


def _neighbours(metas: Mapping[str, Metadata]) -> dict[str, Neighbours]:
    by_authority: dict[str, list[str]] = defaultdict(list)
    for slug, meta in metas.items():
        by_authority[meta.authority].append(slug)
    return {
        slug: Neighbours(previous or "", following or "")
        for slugs in by_authority.values()
        for slug, previous, following in _around(slugs, [metas[slug].date.value for slug in slugs])
    }


def _around(items: Sequence[Item], dates: Sequence[str]) -> Iterator[tuple[Item, Item | None, Item | None]]:
    """Each of several things in the order of dates, with the nearest that are surely before and after it."""
    for n, (item, date) in enumerate(zip(items, dates, strict=True)):
        before = (items[m] for m in range(n - 1, -1, -1) if surely_before(dates[m], date))
        after = (items[m] for m in range(n + 1, len(items)) if surely_before(date, dates[m]))
        yield item, next(before, None), next(after, None)
