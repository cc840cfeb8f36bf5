"""Where each thing is shown, once the size of the collection is known.

With five letters a theme, the timeline and the findings have a page each.
With hundreds they are split by year, and by letters within a year, so that no page grows beyond what a phone
can load; whatever links to a passage, a visit or a person asks here on which page it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.link.order import Order, surely_before
from generator.model import (
    NOT_STATED,
    AnnotatedDocument,
    Block,
    Corpus,
    Event,
    Listed,
    Tally,
    Thread,
    Turn,
)
from generator.pages import addresses, parting, room
from generator.pages.years import Part, split

Shared = TypeVar("Shared", str, tuple[str, str])

MANY_LETTERS = 60  # beyond this, pages link to what they would otherwise quote again
LETTERS_A_TABLE = 16
TIMELINE_WEIGHT = 500
SPEAKERS_SHOWN = 30
COUNCIL_NOT_STATED = "Council not stated"  # whatever name the settings give to it


@dataclass(frozen=True, slots=True)
class Places:
    """The collection with the page of every thing in it."""

    corpus: Corpus
    letters: Mapping[str, AnnotatedDocument]
    letter_parts: Mapping[str, tuple[parting.Blocks, ...]]  # of each letter, what stands on each of its pages
    letter_pages: Mapping[tuple[str, str], str]  # of paragraphs and statements beyond a letter's first page
    blocks: Mapping[tuple[str, int], Block]
    theme_parts: Mapping[str, tuple[Part, ...]]
    theme_pages: Mapping[tuple[str, str], str]
    timeline_parts: tuple[Part, ...]
    visit_pages: Mapping[str, str]
    kinds: Mapping[str, str]
    sources: Mapping[
        str, str
    ]  # of each letter, its kind, and its publisher where that tells nobody whose it is
    publishers: Mapping[str, str]
    nouns: Mapping[str, str]
    authorities: Mapping[str, str]
    stances: Mapping[str, str]
    tallies: Mapping[str, Mapping[str, Tally]]  # of each theme that occurs, by the letters that speak of it
    turns: Mapping[str, tuple[tuple[str, Turn], ...]]  # of each letter, the themes it speaks of
    listed: Mapping[tuple[str, str], Listed]  # of each finding that is an item of a letter's own list
    undated: frozenset[str]  # the letters without a date
    last: frozenset[str]  # those with one of which no letter about the same authority is known to be later
    by_authority: Mapping[str, tuple[AnnotatedDocument, ...]]  # of each with any letter, in order of date
    orders: Mapping[str, Order[str]]  # of the letters about each council that have a date
    speakers: Mapping[tuple[str, str], Order[str]]  # of all letters of each publisher about each council
    speakerless: Mapping[
        str, Order[str]
    ]  # about each authority, those whose publisher or council is not stated
    compared_with: Mapping[str, str]  # of each letter, the one that it stands beside on a page of their own
    many_authorities: bool  # whether letters or visits are about several, so that pages name each

    @property
    def layouts(self) -> Mapping[str, str]:
        """For each authority, as text, where its letters and visits are shown and on what scale.

        With it stand the themes that occur at all, the visits of authorities without a letter, and the dates
        of letters that may be about any authority.
        """
        fullest = max((turn.tally.judged for t in self.corpus.threads for turn in t.turns), default=0)
        shown: dict[str, list[str]] = {letter.meta.authority: [] for letter in self.letters.values()}
        for (theme, slug), page in sorted(self.theme_pages.items()):
            shown[self.letters[slug].meta.authority].append(f"{theme} {slug} {page}")
        authorities = {visit.id: visit.authority for visit in self.corpus.visits}
        for visit, page in sorted(self.visit_pages.items()):
            shown.setdefault(authorities[visit], []).append(f"{visit} {page}")
        held = {letter.meta.authority for letter in self.letters.values()}
        anybody = [letter.meta.date.value for letter in self.by_authority.get(NOT_STATED, ())]
        common = [f"{self.many} {self.many_authorities} {fullest} {sorted(self.tallies)} {anybody}"]
        common += [
            line for authority, lines in sorted(shown.items()) if authority not in held for line in lines
        ]
        return {authority: "\n".join([*common, *shown[authority]]) for authority in held}

    @property
    def many(self) -> bool:
        """Whether there are so many letters that pages must be sparing."""
        return len(self.letters) > MANY_LETTERS

    def letter_page(self, letter: str, anchor: str = "") -> str:
        """The page with that paragraph or statement of the letter, or the letter's first."""
        return self.letter_pages.get((letter, anchor), addresses.letter(letter))

    def theme_page(self, theme: str, letter: str) -> str:
        """The page with the passages of that letter on that theme, under the anchor of its slug."""
        return self.theme_pages.get((theme, letter), addresses.theme(theme))

    def visit_page(self, visit: str) -> str:
        """The page of the timeline on which that visit has its anchor."""
        return self.visit_pages.get(visit, addresses.TIMELINE)

    def is_last(self, letter: str) -> bool:
        """Whether the letter has a date, and no letter about the same authority is known to be later."""
        return letter in self.last

    def dated(self, *letters: str) -> bool:
        """Whether these letters have dates; one without is neither earlier nor later than any other."""
        return self.undated.isdisjoint(letters)

    def in_order(self, earlier: str, later: str) -> bool:
        """Whether the dates of two letters say that the one is earlier than the other."""
        return surely_before(self.letters[earlier].meta.date.value, self.letters[later].meta.date.value)

    def undated_about(self, authority: str) -> bool:
        """Whether a letter about the authority has no date."""
        return not self.by_authority[authority][0].meta.date.value

    def last_before(self, letter: str) -> str:
        """The letter about the same authority that is known to be the last before it, or "".

        Of those that have a date, none may lie between the two.
        """
        here = self.letters[letter]
        before = self.orders[here.council].last_before(here.meta.date.value)
        return before if before and self.next_to_each_other(before, letter) else ""

    def first_after(self, letter: str) -> str:
        """The letter about the same authority that is known to be the first after it, or "", likewise."""
        here = self.letters[letter]
        after = self.orders[here.council].first_after(here.meta.date.value)
        return after if after and self.next_to_each_other(letter, after) else ""

    def next_to_each_other(self, earlier: str, later: str) -> bool:
        """Whether no letter about their authority that has a date may lie between the two, which have one."""
        first, last = self.letters[earlier], self.letters[later]
        return self.orders[last.council].neither(first.meta.date.value, last.meta.date.value) == 2

    def may_follow_another(self, letter: str) -> bool:
        """Whether another of the same publisher about the same council may be older.

        Dates do not tell, or it is not stated whose the other is, or about whom.
        """
        here = self.letters[letter]
        date = here.meta.date.value
        others = (self.speakerless.get(one) for one in (here.meta.authority, NOT_STATED))
        return self.speakers[here.speaker].neither(date, date) > 1 or any(
            order.any_not_after(date) for order in others if order
        )

    def council_order(self, council: str) -> tuple[bool, str, str]:
        """What sorts councils by name, and letters whose council is not stated behind them all."""
        return council == NOT_STATED, self.authorities.get(council, council), council


def place(corpus: Corpus) -> Places:
    """Decide how every page kind is split for this collection."""
    dates = {letter.slug: letter.meta.date.value for letter in corpus.letters}
    many_authorities = several_authorities(corpus)
    councils = len({letter.meta.authority for letter in corpus.letters}) if many_authorities else 0
    scopes = {letter.slug: sum(len(one.text) for one in letter.scope) for letter in corpus.letters}
    parts = {thread.theme: theme_parts(thread, dates, councils, scopes) for thread in corpus.threads}
    spoken = {visit.id: len(visit.spoken_of) for visit in corpus.visits}
    timeline = split(
        [
            (str(n), e.first, 2 + min(SPEAKERS_SHOWN, spoken.get(e.target, 0)))
            for n, e in enumerate(corpus.events)
        ],
        TIMELINE_WEIGHT,
    )
    newest = {letter.council: letter.meta.date.value for letter in corpus.letters}
    letter_parts = {letter.slug: parting.parts_of(letter) for letter in corpus.letters}
    by_authority = _together(corpus.letters, lambda letter: letter.meta.authority)
    return Places(
        corpus=corpus,
        letter_parts=letter_parts,
        letter_pages=dict(_letter_pages(corpus.letters, letter_parts)),
        letters={letter.slug: letter for letter in corpus.letters},
        blocks={(a.slug, b.n): b for a in corpus.letters for b in a.document.blocks},
        theme_parts=parts,
        theme_pages={
            (theme, slug): addresses.theme_part(theme, part.name)
            for theme, several in parts.items()
            for part in several
            if part.name
            for slug in part.keys
        },
        timeline_parts=timeline,
        visit_pages=dict(_visit_pages(corpus.events, timeline)),
        kinds={kind.id: kind.title for kind in corpus.collection.kinds},
        sources=dict(_sources(corpus)),
        publishers={publisher.id: publisher.name for publisher in corpus.collection.publishers},
        listed={(f.passage.letter, f.passage.statement): f.listed for f in corpus.findings if f.listed},
        undated=frozenset(slug for slug, date in dates.items() if not date),
        last=frozenset(
            letter.slug
            for letter in corpus.letters
            if letter.meta.date.value and not surely_before(letter.meta.date.value, newest[letter.council])
        ),
        nouns={kind.id: kind.noun for kind in corpus.collection.kinds},
        authorities=council_names(corpus),
        stances={stance.id: stance.title for stance in corpus.collection.codebook.stances},
        tallies=_tallies(corpus.threads),
        turns=_turns(corpus.threads),
        by_authority=by_authority,
        orders={
            council: _order(letter for letter in about_it if letter.meta.date.value)
            for council, about_it in _together(corpus.letters, lambda letter: letter.council).items()
        },
        speakers={
            speaker: _order(spoken)
            for speaker, spoken in _together(corpus.letters, lambda letter: letter.speaker).items()
        },
        speakerless={
            authority: _order(letter for letter in about_it if not letter.has_speaker)
            for authority, about_it in by_authority.items()
            if not all(letter.has_speaker for letter in about_it)
        },
        compared_with={comparison.later: comparison.earlier for comparison in corpus.comparisons},
        many_authorities=many_authorities,
    )


def _letter_pages(
    letters: Iterable[AnnotatedDocument], parts: Mapping[str, tuple[parting.Blocks, ...]]
) -> Iterable[tuple[tuple[str, str], str]]:
    for letter in letters:
        for n, blocks in enumerate(parts[letter.slug][1:], 2):
            for anchor in parting.anchors_in(letter, blocks):
                yield (letter.slug, anchor), addresses.letter(letter.slug, n)


# Kinds of document that may be anybody's.
_ANYBODYS = ("letter", "report", "web page")


def _sources(corpus: Corpus) -> Iterable[tuple[str, str]]:
    """Each letter with what it is, and who published it where its kind does not tell whose words it holds."""
    kinds = {kind.id: kind.title for kind in corpus.collection.kinds}
    publishers = {publisher.id: publisher.name for publisher in corpus.collection.publishers}
    for letter in corpus.letters:
        kind = kinds.get(letter.meta.kind, letter.meta.kind)
        publisher = publishers.get(letter.meta.publisher, letter.meta.publisher)
        yield letter.slug, f"{kind}, {publisher}" if kind.casefold() in _ANYBODYS else kind


def _together(
    letters: Iterable[AnnotatedDocument], shared: Callable[[AnnotatedDocument], Shared]
) -> dict[Shared, tuple[AnnotatedDocument, ...]]:
    """The letters that share something, in their order."""
    found: dict[Shared, list[AnnotatedDocument]] = {}
    for letter in letters:
        found.setdefault(shared(letter), []).append(letter)
    return {one: tuple(several) for one, several in found.items()}


def _order(letters: Iterable[AnnotatedDocument]) -> Order[str]:
    return Order((letter.meta.date.value, letter.slug) for letter in letters)


def council_names(corpus: Corpus) -> dict[str, str]:
    """The name of every council in the settings, by its id; what stands for none is called so everywhere."""
    councils = corpus.collection.authorities
    return {one.id: one.name if one.id != NOT_STATED else COUNCIL_NOT_STATED for one in councils}


def several_authorities(corpus: Corpus) -> bool:
    """Whether letters or visits here are about more than one council, whatever the settings list."""
    about = {letter.meta.authority for letter in corpus.letters}
    return len(about.union(visit.authority for visit in corpus.visits)) > 1


def _tallies(threads: Iterable[Thread]) -> dict[str, dict[str, Tally]]:
    by_theme = {t.theme: {turn.letter: turn.tally for turn in t.turns if turn.passages} for t in threads}
    return {theme: by_letter for theme, by_letter in by_theme.items() if by_letter}


def _turns(threads: Iterable[Thread]) -> dict[str, tuple[tuple[str, Turn], ...]]:
    by_letter: dict[str, list[tuple[str, Turn]]] = {}
    for thread in threads:
        for turn in thread.turns:
            if turn.passages:
                by_letter.setdefault(turn.letter, []).append((thread.theme, turn))
    return {letter: tuple(turns) for letter, turns in by_letter.items()}


def theme_parts(
    thread: Thread, dates: Mapping[str, str], councils: int, scopes: Mapping[str, int]
) -> tuple[Part, ...]:
    """The parts in which a theme's passages are shown; letters without a passage are in none.

    `councils` is how many the letters are about, or 0 where pages name none.
    `scopes` is how many characters of each letter say what its visit looked at.
    """
    turns = [turn for turn in thread.turns if turn.passages]
    takes = {turn.letter: room.THEME_LETTER + room.words_take(turn.passages) for turn in turns}
    for turn in turns:
        if turn.compared:
            takes[turn.letter] += room.THEME_SCOPES + scopes[turn.since] + scopes[turn.letter]
    in_full = room.THEME_COUNCIL * councils
    in_full += sum(takes[turn.letter] + room.THEME_PASSAGE * len(turn.passages) for turn in turns)
    keys = [
        (t.letter, dates[t.letter], takes[t.letter] + room.THEME_PASSAGE_IN_BRIEF * len(t.passages))
        for t in turns
    ]
    whole = len(thread.turns) <= MANY_LETTERS and in_full <= room.PAGE_HOLDS
    return split(keys, room.PAGE_HOLDS, whole)


def _visit_pages(events: Sequence[Event], parts: Sequence[Part]) -> Iterable[tuple[str, str]]:
    for part in parts:
        path = addresses.timeline_part(part.name) if part.name else addresses.TIMELINE
        for key in part.keys:
            event = events[int(key)]
            if event.kind == "visit":
                yield event.target, path
