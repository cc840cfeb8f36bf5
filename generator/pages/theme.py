"""A page for each theme that some letter speaks of, and pages for its years where its passages are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.link.order import ends_with_newest, surely_before
from generator.model import STANCES, Page, StanceId, Thread, Turn
from generator.pages import addresses, wording
from generator.pages.batch import Batch
from generator.pages.councils import Group, by_council
from generator.pages.front import THEMES, Branch, front
from generator.pages.places import Places
from generator.pages.reliability import FoundAlone, found_alone
from generator.pages.shown import At, LetterShown, Link, PassageShown, add, in_words
from generator.pages.themes import for_readers
from generator.pages.travel import TurnShown, shared_basis, travel
from generator.pages.years import Part

CONTEXT_UP_TO = 120  # passages on a page; beyond that the paragraph around each is one click away instead


@dataclass(frozen=True, slots=True)
class Section:
    """What one letter says on a theme."""

    letter: LetterShown
    words: str
    passages: tuple[PassageShown, ...]

    @property
    def cited(self) -> str:
        """The letter beside each passage, for who quotes: its date, and its council if there are several."""
        return _short(self.letter)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter under its council; `href` leads to its passages, or is "" where nothing was found.

    `note` says where its date is from if the letter does not state it, or is "".
    """

    href: str
    day: str
    note: str


@dataclass(frozen=True, slots=True)
class PartLine:
    """A page with the passages of some letters; `numbers` by stance, in the order of the table."""

    href: str
    title: str
    letters: int
    numbers: tuple[tuple[StanceId, int], ...]


@dataclass(frozen=True, slots=True)
class Often:
    """A theme found in the same statements."""

    link: Link
    statements: int


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme's page: `turns` and `sections`, or `parts` where the letters or passages are many.

    `found` is how well the program found the theme where it was measured, or None.
    `reviewed` says that every letter held was reviewed as a whole: no label here is the program's alone.
    `doubted` counts the statements of which the theme or the judgement is not certain.
    `basis` says where the dates of all letters are from, if from one source and not from the letters.
    `councils` are all councils with their letters, by name, and `groups` the turns of those in whose letters
    something was found; none of them where there is one council.
    `judged_last` is the last letter that judges the theme, where a later one says nothing that does, or None.
    """

    title: str
    question: str
    include: str
    exclude: str
    statements: int
    doubted: int
    spoken: int
    held: int
    words: str
    feed: str
    csv: str
    coding: str
    found: FoundAlone | None
    reviewed: bool
    by_authority: bool
    councils: tuple[Group[Letter], ...]
    groups: tuple[Group[TurnShown], ...]
    undated: int
    basis: str
    judged_last: LetterShown | None
    turns: tuple[TurnShown, ...]
    sections: tuple[Section, ...]
    parts: tuple[PartLine, ...]
    often: tuple[Often, ...]

    @property
    def silent(self) -> int:
        """In how many letters nothing was found on the theme."""
        return self.held - self.spoken

    @property
    def sections_of(self) -> Mapping[str, tuple[Section, ...]]:
        """The sections of each of these councils, by its id."""
        of_letter = {section.letter.slug: section for section in self.sections}
        return {
            group.id: tuple(of_letter[turn.letter.slug] for turn in group.shown if turn.bar)
            for group in self.groups
        }


@dataclass(frozen=True, slots=True)
class ThemePartView:
    """The passages of a theme in some of the letters, council by council; `basis` as for the whole theme.

    `mostly_first` is True where most have nothing before them to be compared with; their rows do not say so.
    """

    title: str
    theme: Link
    coding: str
    by_authority: bool
    basis: str
    mostly_first: bool
    groups: tuple[Group[TurnShown], ...]
    turns: tuple[TurnShown, ...]
    sections: tuple[Section, ...]
    earlier: Link | None
    later: Link | None

    @property
    def doubted(self) -> bool:
        """Whether anything that is quoted is said to be not certain."""
        return any(passage.doubted for section in self.sections for passage in section.passages)


def theme_batches(places: Places, evaluation: Mapping[str, object] | None) -> Iterator[Batch]:
    """The page of each theme that occurs, and the pages of its passages where they are many.

    `evaluation` is the stored result of the last measurement, or None.
    """
    for thread in places.corpus.threads:
        if not thread.size:
            continue
        found = found_alone(evaluation, thread.theme)
        yield Batch(f"theme {thread.theme}", None, partial(_theme_page, places, thread, found))
        parts = [part for part in places.theme_parts[thread.theme] if part.name]
        for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
            yield Batch(
                f"theme {thread.theme} {part} between {before} and {after}",
                frozenset(places.letters[slug].meta.authority for slug in part.keys),
                partial(_part_page, places, thread, before, part, after),
            )


def _theme_page(places: Places, thread: Thread, found: FoundAlone | None) -> Page:
    theme = places.corpus.collection.codebook.theme(thread.theme)
    at = At(places, addresses.theme(theme.id))
    parts = places.theme_parts[theme.id]
    whole = not parts[0].name
    spoken = [turn for turn in thread.turns if turn.passages]
    turns = travel(at, theme.id, _together(at, thread.turns)) if whole else ()
    sections = _sections(at, theme.id, _together(at, spoken)) if whole else ()
    view = ThemeView(
        title=theme.title,
        question=theme.question,
        include=theme.include,
        exclude=for_readers(theme.exclude, places.corpus.collection.codebook),
        statements=thread.size,
        doubted=sum(
            not (passage.theme(theme.id).certain and passage.stance.certain)
            for turn in spoken
            for passage in turn.passages
        ),
        spoken=len(spoken),
        held=len(thread.turns),
        words=in_words(add([turn.tally for turn in spoken])),
        feed=at.to(addresses.theme_feed(theme.id)),
        csv=at.to(addresses.theme_csv(theme.id)),
        coding=at.to(addresses.CODING),
        found=found,
        reviewed=all(letter.reviewed for letter in places.corpus.letters),
        by_authority=places.many_authorities,
        councils=_letters_of_councils(at, thread),
        groups=tuple(
            group
            for group in by_council(at, turns, lambda turn: turn.letter.slug)
            if any(turn.bar for turn in group.shown)
        ),
        undated=len(places.undated),
        basis=shared_basis(at, thread.turns),
        judged_last=_judged_last(at, thread),
        turns=turns,
        sections=sections,
        parts=() if whole else tuple(_part_line(at, thread, part) for part in parts),
        often=tuple(Often(at.theme(other), count) for other, count in thread.often_with),
    )
    description = (
        f"{theme.question} {wording.plural(view.statements, 'statement')} in "
        f"{wording.plural(view.spoken, 'letter')}, {_order(places, whole)}."
    )
    matter = front(
        theme.title,
        description,
        THEMES,
        contents=_contents(view),
        feeds=[{"title": theme.title, "path": addresses.theme_feed(theme.id)}],
    )
    return Page(at.path, "theme.md.j2", matter, view)


def _letters_of_councils(at: At, thread: Thread) -> tuple[Group[Letter], ...]:
    """Every letter by its council, whether or not anything was found in it on the theme."""
    letters = by_council(at, thread.turns, lambda turn: turn.letter)
    return tuple(
        Group(one.id, one.name, one.href, tuple(_letter(at, thread.theme, turn) for turn in one.shown))
        for one in letters
    )


def _letter(at: At, theme: str, turn: Turn) -> Letter:
    href = at.theme_passages(theme, turn.letter) if turn.passages else ""
    letter = at.letter(turn.letter)
    return Letter(href, letter.short, letter.note)


def _judged_last(at: At, thread: Thread) -> LetterShown | None:
    """The last letter that judges the theme, where dates tell that and that a letter which does not is later.

    It leads to its passages. None with several councils: the last letter of all tells nothing of most.
    """
    if at.places.many_authorities:
        return None
    judging = [turn.letter for turn in thread.turns if turn.tally.judged]
    dates = {turn.letter: at.places.letters[turn.letter].meta.date.value for turn in thread.turns}
    if not judging or not ends_with_newest([dates[letter] for letter in judging]):
        return None
    last = judging[-1]
    if not surely_before(dates[last], dates[thread.turns[-1].letter]):
        return None
    return replace(at.letter(last), href=at.theme_passages(thread.theme, last))


def _contents(view: ThemeView) -> list[dict[str, object]]:
    """The page's headings, letters or councils among them, for the list at its side."""
    entries: list[dict[str, object]] = [{"id": "travel", "title": "Direction of travel", "level": 2}]
    if view.parts and view.councils:
        entries.append({"id": "councils", "title": "By council", "level": 2})
    if view.groups:
        entries += [{"id": group.anchor, "title": group.name, "level": 3} for group in view.groups]
    elif view.sections:
        entries.append({"id": "passages", "title": "Every passage", "level": 2})
        entries += [{"id": s.letter.slug, "title": _short(s.letter), "level": 3} for s in view.sections]
    if view.often:
        entries.append({"id": "often", "title": "Often found with", "level": 2})
    return entries


def _short(letter: LetterShown) -> str:
    return f"{letter.short}, {letter.council}" if letter.council else letter.short


def _sections(at: At, theme: str, turns: Sequence[Turn]) -> tuple[Section, ...]:
    context = sum(len(turn.passages) for turn in turns) <= CONTEXT_UP_TO
    return tuple(
        Section(
            at.letter(turn.letter),
            in_words(turn.tally),
            at.passages(turn.passages, theme, context),
        )
        for turn in turns
    )


def _part_line(at: At, thread: Thread, part: Part) -> PartLine:
    keys = set(part.keys)
    tally = add([turn.tally for turn in thread.turns if turn.letter in keys])
    return PartLine(
        at.to(addresses.theme_part(thread.theme, part.name)),
        part.title,
        len(part.keys),
        tuple((stance, tally.of(stance)) for stance in STANCES),
    )


def _part_page(places: Places, thread: Thread, before: Part | None, part: Part, after: Part | None) -> Page:
    turns = {turn.letter: turn for turn in thread.turns}
    theme = places.corpus.collection.codebook.theme(thread.theme)
    at = At(places, addresses.theme_part(theme.id, part.name))
    title = f"{theme.title}, {part.title}"
    here = _together(at, [turns[slug] for slug in part.keys])
    mostly_first = 2 * sum(turn.direction == "first" for turn in here) > len(here)
    shown = travel(at, theme.id, here, mostly_first)
    view = ThemePartView(
        title=title,
        theme=at.theme(theme.id),
        coding=at.to(addresses.CODING),
        by_authority=places.many_authorities,
        basis=shared_basis(at, here),
        mostly_first=mostly_first,
        groups=by_council(at, shown, lambda turn: turn.letter.slug),
        turns=shown,
        sections=_sections(at, theme.id, here),
        earlier=_neighbour(at, theme.id, before) if before else None,
        later=_neighbour(at, theme.id, after) if after else None,
    )
    description = f"What letters of {part.title} say on {theme.title}, {_order(places)}."
    up = Branch(theme.title, addresses.theme(theme.id))
    return Page(at.path, "theme_part.md.j2", front(title, description, THEMES, up=up), view)


def _together(at: At, turns: Sequence[Turn]) -> list[Turn]:
    """The turns council by council, if the letters are about several."""
    groups = by_council(at, turns, lambda turn: turn.letter)
    return [turn for group in groups for turn in group.shown] if groups else list(turns)


def _order(places: Places, quoted: bool = True) -> str:
    """How a page shows what letters say; one that quotes nothing leads to the pages that do."""
    if not quoted:
        return "counted year by year" + (", with links by council" if places.many_authorities else "")
    return "quoted council by council" if places.many_authorities else "quoted in date order"


def _neighbour(at: At, theme: str, part: Part) -> Link:
    return Link(at.to(addresses.theme_part(theme, part.name)), part.title)
