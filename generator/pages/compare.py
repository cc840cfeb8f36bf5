"""Two consecutive letters about one authority, theme by theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.link.threads import direction
from generator.model import NOT_STATED, Comparison, Page, Passage, Turn
from generator.pages import addresses, room
from generator.pages.batch import Batch
from generator.pages.charts import Bar, Scale, scale
from generator.pages.directions import Direction, beside
from generator.pages.front import LETTERS, front
from generator.pages.own_lists import OwnHeading, own_headings
from generator.pages.places import Places
from generator.pages.scopes import ScopeShown, scope_of
from generator.pages.shown import At, Count, LetterShown, Link, PassageShown


@dataclass(frozen=True, slots=True)
class Half:
    """A theme in one of the two letters; `bar` is None where nothing was found on it.

    `own` are the letter's own lists with something on the theme.
    """

    bar: Bar | None
    href: str
    own: tuple[OwnHeading, ...]
    counts: tuple[Count, ...]
    passages: tuple[PassageShown, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A theme that one of the two letters speaks of, or both."""

    id: str
    theme: Link
    earlier: Half
    later: Half
    direction: Direction


@dataclass(frozen=True, slots=True)
class OwnHeadings:
    """The headings of one letter's own lists that the page names, each once."""

    letter: LetterShown
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """The two letters; themes on which nothing was found in either are left out.

    `next_to_each_other` is False where another text about the council may lie between them, by its date;
    `others_undated` says that other texts about the council have no date, and may lie between the two.
    `others_unknown` says that of other texts nobody knows which council they are about.
    `ordered` is False where their dates do not tell which came first, so that neither is called the earlier.
    `one_speaker` is False where their publishers differ or are not known to be one: `speakers_stated` tells.
    A direction is drawn only in order, between one publisher's texts between which no other may lie.
    `brief` is True where the passages are quoted on the themes' pages only: in a large collection, and of
    letters that say more than a page holds.
    """

    title: str
    earlier: LetterShown
    later: LetterShown
    scopes: tuple[ScopeShown, ScopeShown]
    ordered: bool
    next_to_each_other: bool
    others_undated: bool
    others_unknown: bool
    one_speaker: bool
    speakers_stated: bool
    themes: tuple[Compared, ...]
    silent: tuple[str, ...]
    brief: bool
    coding: str

    @property
    def doubted(self) -> bool:
        """Whether anything that is quoted is said to be not certain."""
        halves = [half for theme in self.themes for half in (theme.earlier, theme.later)]
        return not self.brief and any(passage.doubted for half in halves for passage in half.passages)

    @property
    def own_headings(self) -> tuple[OwnHeadings, ...]:
        """The headings of own lists in either letter, said once for all themes."""
        halves = (
            (self.earlier, [theme.earlier for theme in self.themes]),
            (self.later, [theme.later for theme in self.themes]),
        )
        found = (
            OwnHeadings(letter, tuple(dict.fromkeys(own.heading for half in of_letter for own in half.own)))
            for letter, of_letter in halves
        )
        return tuple(one for one in found if one.headings)

    @property
    def directed(self) -> bool:
        """Whether the later can be said to stand to the earlier in some direction."""
        return self.ordered and self.next_to_each_other and self.one_speaker

    @property
    def figures(self) -> bool:
        """Whether some direction stands with the figures that it rests on."""
        return self.directed and any(theme.direction.figures for theme in self.themes)


def compare_batches(places: Places) -> Iterator[Batch]:
    """A page for each pair of consecutive letters, those about one authority together."""
    by_authority: dict[str, list[Comparison]] = {}
    for comparison in places.corpus.comparisons:
        authority = places.letters[comparison.later].meta.authority
        by_authority.setdefault(authority, []).append(comparison)
    for authority, comparisons in by_authority.items():
        yield Batch(
            f"compare {authority}", frozenset([authority]), partial(_compare_pages, places, comparisons)
        )


def _compare_pages(places: Places, comparisons: Sequence[Comparison]) -> Iterator[Page]:
    return (_compare_page(places, comparison) for comparison in comparisons)


def _compare_page(places: Places, comparison: Comparison) -> Page:
    at = At(places, addresses.comparison(comparison.later))
    earlier, later = at.letter(comparison.earlier), at.letter(comparison.later)
    letters = places.letters[comparison.earlier], places.letters[comparison.later]
    authority = letters[1].meta.authority
    council = at.authority(authority)
    ordered = places.in_order(earlier.slug, later.slug)
    title = f"{f'{council}: ' if council else ''}{later.short} beside {earlier.short}"
    spoken = [turns for turns in comparison.turns if turns[1].passages or turns[2].passages]
    to_scale = scale(turn for _, *turns in spoken for turn in turns)
    found = {theme for theme, _, _ in spoken}
    holds = room.PAGE_HOLDS - 2 * room.COMPARED_TURN * len(spoken)
    brief = places.many or _quotations_take([turn for _, *turns in spoken for turn in turns]) > holds
    view = CompareView(
        title=title,
        earlier=earlier,
        later=later,
        scopes=(scope_of(at, earlier.slug), scope_of(at, later.slug)),
        ordered=ordered,
        next_to_each_other=places.next_to_each_other(earlier.slug, later.slug),
        others_undated=places.undated_about(authority),
        others_unknown=NOT_STATED in places.by_authority,
        one_speaker=letters[0].speaker == letters[1].speaker,
        speakers_stated=all(letter.has_speaker for letter in letters),
        themes=tuple(_compared(at, theme, before, now, to_scale) for theme, before, now in spoken),
        silent=tuple(
            theme.title for theme in places.corpus.collection.codebook.themes if theme.id not in found
        ),
        brief=brief,
        coding=at.to(addresses.CODING),
    )
    description = (
        f"What {later.called}{f' about {council}' if council else ''} says on each theme "
        f"beside {earlier.called}."
        if ordered
        else f"{later.short} beside {earlier.short}, theme by theme."
    )
    return Page(at.path, "compare.md.j2", front(title, description, LETTERS), view)


def _compared(at: At, theme: str, before: Turn, now: Turn, to_scale: Scale) -> Compared:
    key = direction(before.tally, now.tally) if before.passages else "new"
    return Compared(
        id=theme,
        theme=at.theme(theme),
        earlier=_half(at, theme, before, to_scale),
        later=_half(at, theme, now, to_scale),
        direction=beside(key, before.tally, now.tally),
    )


def _half(at: At, theme: str, turn: Turn, to_scale: Scale) -> Half:
    return Half(
        bar=to_scale.bar(turn.tally) if turn.passages else None,
        href=at.theme_passages(theme, turn.letter),
        own=own_headings(at, theme, turn),
        counts=at.counts(theme, turn),
        passages=at.passages((passage for passage in turn.passages if _is_quoted(passage)), theme),
    )


def _quotations_take(turns: Iterable[Turn]) -> int:
    """How many bytes the passages that are quoted of these turns take."""
    quoted = [passage for turn in turns for passage in turn.passages if _is_quoted(passage)]
    return room.COMPARED_PASSAGE * len(quoted) + room.words_take(quoted)


def _is_quoted(passage: Passage) -> bool:
    return passage.stance.id != "none"
