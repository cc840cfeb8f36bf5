"""The index of letters, by year, the latest date first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import STANCES, AnnotatedDocument, Page, StanceId, Tally, VisitReported
from generator.pages import addresses, wording
from generator.pages.deciders import any_doubted
from generator.pages.places import Places
from generator.pages.shown import At, Count, LetterShown, Link, in_words
from generator.pages.years import year


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter in the index: from whom, about which visit, and what its statements judge."""

    letter: LetterShown
    author: str
    visit: str
    statements: int
    words: str
    counts: tuple[Count, ...]
    compare: Link | None


@dataclass(frozen=True, slots=True)
class LetterYear:
    """The letters of one year."""

    title: str
    letters: tuple[LetterLine, ...]


@dataclass(frozen=True, slots=True)
class LettersView:
    """The index: one list, or one fold a year where the letters are many."""

    total: int
    span: str
    kinds: str
    years: tuple[LetterYear, ...]
    folded: bool
    doubted: bool
    authorities: str
    csv: str
    feed: str


def letters_page(places: Places) -> Page:
    """The index of all letters."""
    at = At(places, addresses.LETTERS)
    corpus = places.corpus
    view = LettersView(
        total=len(corpus.letters),
        span=span(corpus.letters),
        kinds=other_than_letters(places),
        years=letter_years(at, corpus.letters),
        folded=places.many,
        doubted=any_doubted(corpus.letters),
        authorities=at.to(addresses.AUTHORITIES) if places.many_authorities else "",
        csv=at.to(addresses.LETTERS_CSV),
        feed=at.to(addresses.FEED),
    )
    held = wording.plural(view.total, "letter")
    description = f"{held} held here: who wrote, when, and about which visit."
    front: dict[str, object] = {
        "title": "Letters",
        "description": description,
        "feeds": [{"title": "Letters", "path": addresses.FEED}],
    }
    if not view.folded:
        front["contents"] = [
            {"id": f"year-{shown.title}", "title": shown.title, "level": 2} for shown in view.years
        ]
    return Page(addresses.LETTERS, "letters.md.j2", front, view)


def span(letters: Sequence[AnnotatedDocument]) -> str:
    """From when to when letters were written, and how many have no date; "" where no date is known."""
    dates = [letter.meta.date.value for letter in letters]
    undated = dates.count("")
    known = wording.span(dates)
    return f"{known}, {wording.number(undated)} without a date" if known and undated else known


def kinds_held(places: Places) -> list[tuple[str, int]]:
    """The kinds of document held, each with how many there are, the most frequent first."""
    held = Counter(places.kinds.get(letter.meta.kind, letter.meta.kind) for letter in places.letters.values())
    return sorted(held.items(), key=lambda one: (-one[1], one[0]))


def in_numbers(kinds: Iterable[tuple[str, int]]) -> str:
    """Kinds of document as a sentence lists them: "Web page (3) and Letter (1)"."""
    return wording.listed([f"{title} ({wording.number(count)})" for title, count in kinds])


def other_than_letters(places: Places) -> str:
    """What is held by kind, in words, where some of it is no letter; else ""."""
    held = {letter.meta.kind for letter in places.letters.values()}
    if all(places.nouns.get(kind, "letter") == "letter" for kind in held):
        return ""
    return in_numbers(kinds_held(places))


def letter_years(at: At, letters: Iterable[AnnotatedDocument]) -> tuple[LetterYear, ...]:
    """Letters by year, the latest date first."""
    by_year: dict[str, list[LetterLine]] = {}
    for letter in reversed(tuple(letters)):
        name = year(letter.meta.date.value)
        by_year.setdefault(name, []).append(letter_line(at, letter))
    return tuple(LetterYear(name, tuple(lines)) for name, lines in by_year.items())


def letter_line(at: At, letter: AnnotatedDocument) -> LetterLine:
    """A letter as an index lists it."""
    other = at.places.compared_with.get(letter.slug)
    first: dict[StanceId, str] = {}
    numbers: dict[StanceId, int] = dict.fromkeys(STANCES, 0)
    for statement, coding in letter.coded():
        numbers[coding.stance.id] += 1
        first.setdefault(coding.stance.id, statement.id)
    return LetterLine(
        letter=at.letter(letter.slug),
        author=author(letter),
        visit=visit_words(letter.meta.visit),
        statements=len(letter.codings),
        words=in_words(Tally(*(numbers[stance] for stance in STANCES))),
        counts=tuple(
            Count(
                stance, numbers[stance], at.statement(letter.slug, first[stance]) if stance in first else ""
            )
            for stance in STANCES
        ),
        compare=_compare(at, letter.slug, other) if other else None,
    )


def _compare(at: At, slug: str, other: str) -> Link:
    noun = at.letter(other).noun
    which = f"the {noun} before" if at.places.last_before(slug) == other else f"another {noun}"
    return Link(at.to(addresses.comparison(slug)), f"compare with {which}")


def author(letter: AnnotatedDocument) -> str:
    """Who wrote a letter, with their office, as far as that is recorded."""
    names = wording.listed(letter.meta.authors)
    role = letter.meta.author_role
    return f"{names}, {role}" if names and role else names or role or "author not recorded here"


def visit_words(visit: VisitReported | None) -> str:
    """The visit that a letter reports, in words, or ""."""
    if visit is None:
        return ""
    return f"{visit.kind}, {wording.days(visit.first, visit.last)}" if visit.first else visit.kind
