"""What one letter's page needs from all the other letters, gathered once for the whole collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Corpus, Difference, Passage, SpokenOf, Thread, Turn, Visit


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

    A letter without a date is neither before nor after another, and leads to none on these grounds.
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
    authority = {letter.slug: letter.meta.authority for letter in corpus.letters if letter.meta.date.value}
    return Across(
        ways={key: way for thread in corpus.threads for key, way in _ways(thread, authority).items()},
        neighbours=_neighbours(authority),
        speaks_of={key: tuple(several) for key, several in speaks_of.items()},
        spoken_of={key: tuple(several) for key, several in spoken_of.items()},
        visits={visit.id: visit for visit in corpus.visits},
        visit_of={slug: visit for visit in corpus.visits for slug in visit.reported_by},
        compared_with={
            comparison.later: comparison.earlier
            for comparison in corpus.comparisons
            if comparison.earlier in authority and comparison.later in authority
        },
        differ={key: tuple(several) for key, several in differ.items()},
    )


def _ways(thread: Thread, authority: Mapping[str, str]) -> dict[tuple[str, str], Way]:
    """From each letter to the passages before and after it on the theme about the same authority.

    `authority` holds the letters that have a date.
    """
    found: dict[tuple[str, str], Way] = {}
    by_authority: dict[str, list[Turn]] = defaultdict(list)
    for turn in thread.turns:
        if turn.passages and turn.letter in authority:
            by_authority[authority[turn.letter]].append(turn)
    for spoken in by_authority.values():
        firsts = [turn.passages[0] for turn in spoken]
        for turn, previous, following in zip(spoken, [None, *firsts], [*firsts[1:], None], strict=False):
            found[thread.theme, turn.letter] = Way(previous, following)
    return found


def _neighbours(authorities: Mapping[str, str]) -> dict[str, Neighbours]:
    by_authority: dict[str, list[str]] = defaultdict(list)
    for slug, authority in authorities.items():
        by_authority[authority].append(slug)
    found: dict[str, Neighbours] = {}
    for slugs in by_authority.values():
        for n, slug in enumerate(slugs):
            previous = slugs[n - 1] if n else ""
            following = slugs[n + 1] if n + 1 < len(slugs) else ""
            found[slug] = Neighbours(previous, following)
    return found
