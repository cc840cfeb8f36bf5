"""The page of one letter: what it is, what it judges, its words, and what it has to do with other letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from generator.model import JUDGED, STANCES, AnnotatedDocument, Page, SpokenOf
from generator.pages import addresses, wording
from generator.pages.across import Across, gather
from generator.pages.batch import Batch, connected
from generator.pages.letter_facts import (
    Facts,
    bodies_among,
    facts_of,
    publisher_named,
    schema_of,
    unstated,
)
from generator.pages.letter_parts import TextView, contents_front, part_page, text_view
from generator.pages.letter_reasons import is_long, parted, places_of, reasons_pages
from generator.pages.letter_text import TextOf, text_of
from generator.pages.letter_views import Run, Spoken, ThemeNote
from generator.pages.places import Places
from generator.pages.shown import At, Count, LetterShown, Link, number_of

# Enough letters to be worth handing out, few enough to share evenly.
LETTERS_A_BATCH = 16


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A theme of the letter, the steps along it, and the number of its statements that take each stance."""

    theme: ThemeNote
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The themes of the letter in the codebook's order, and all its statements by stance."""

    rows: tuple[GlanceRow, ...]
    totals: tuple[int, ...]

    @property
    def mixed(self) -> int:
        """How many statements are mixed, and so hold a concern without being counted as one."""
        return self.totals[STANCES.index("mixed")]


@dataclass(frozen=True, slots=True)
class SpeaksOf:
    """A visit or letter with all the words of this letter that speak of it.

    `target` is None where they stay unresolved; `whys` says how each was settled.
    `basis` is on what footing all of them were, or "" where they differ.
    """

    target: Link | None
    basis: str
    said: tuple[Said, ...]
    whys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The same words in one letter, with every paragraph that has them."""

    text: str
    basis: str
    where: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """Where another letter speaks of this one, or of the visit that it reports."""

    letter: LetterShown
    href: str
    text: str
    visit: str
    basis: str


@dataclass(frozen=True, slots=True)
class OddityShown:
    """A slip of the source, kept, with what it may mean."""

    text: str
    note: str
    where: Link


@dataclass(frozen=True, slots=True)
class LetterView:
    """Everything that the page of one letter shows, or its first page where it has several."""

    title: str
    facts: Facts
    glance: Glance
    text: TextView
    speaks_of: tuple[SpeaksOf, ...]
    spoken_of: tuple[SpokenIn, ...]
    oddities: tuple[OddityShown, ...]
    previous: LetterShown | None
    next: LetterShown | None
    compare: Link | None
    coding: str


def letter_batches(places: Places) -> Iterator[Batch]:
    """The pages of all letters, some at a time."""
    across = gather(places.corpus)
    joined = connected(places.corpus)
    for authority, letters in places.by_authority.items():
        for at in range(0, len(letters), LETTERS_A_BATCH):
            some = letters[at : at + LETTERS_A_BATCH]
            yield Batch(f"letter {some[0].slug}", joined[authority], partial(_pages, places, across, some))


def _pages(places: Places, across: Across, letters: Sequence[AnnotatedDocument]) -> Iterator[Page]:
    return (page for letter in letters for page in letter_pages(places, across, letter))


def letter_pages(places: Places, across: Across, letter: AnnotatedDocument) -> Iterator[Page]:
    """The letter's page, or pages, then those of its reasons where it is too long to hold them."""
    parts = enumerate(places.letter_parts[letter.slug], 1)
    texts = [
        text_of(At(places, addresses.letter(letter.slug, n)), letter, across, blocks) for n, blocks in parts
    ]
    runs = [text.runs() for text in texts]
    whole = tuple(chain.from_iterable(runs))
    apart = parted(whole) if len(texts) > 1 or is_long(whole) else ()
    view = _view(texts[0], runs[0], places_of(texts[0], apart))
    front = _front(texts[0].at, letter, view)
    yield Page(texts[0].at.path, "letter.md.j2", front, view)
    for n, text in enumerate(texts[1:], 2):
        shown = text_view(text, facts_of(text), runs[n - 1], places_of(text, apart))
        yield part_page(text, n, shown, front)
    yield from reasons_pages(texts[0], apart)


def _view(text: TextOf, runs: tuple[Run, ...], reasons: Mapping[str, str]) -> LetterView:
    at, letter, slug = text.at, text.annotated, text.annotated.slug
    previous, following = at.places.last_before(slug), at.places.first_after(slug)
    facts = facts_of(text)
    return LetterView(
        title=letter.meta.title,
        facts=facts,
        glance=_glance(text),
        text=text_view(text, facts, runs, reasons),
        speaks_of=_speaks_of(text),
        spoken_of=tuple(_spoken_in(text)),
        oddities=_oddities(at, letter),
        previous=at.letter(previous) if previous else None,
        next=at.letter(following) if following else None,
        compare=_compare(text),
        coding=at.to(addresses.CODING),
    )


def _compare(text: TextOf) -> Link | None:
    """The page on which the letter stands beside the last one before it about the same council."""
    slug = text.annotated.slug
    before = text.at.places.last_before(slug)
    if not before or text.at.places.compared_with.get(slug) != before:
        return None
    noun = text.at.letter(before).noun
    return Link(text.at.to(addresses.comparison(slug)), f"Compare with the {noun} before")


def _glance(text: TextOf) -> Glance:
    at, letter = text.at, text.annotated
    rows = []
    for theme, turn in at.places.turns.get(letter.slug, ()):
        href = at.theme_passages(theme, letter.slug)
        rows.append(GlanceRow(text.theme_note(theme, href), at.counts(theme, turn)))
    totals = Counter(coding.stance.id for coding in letter.codings)
    return Glance(
        rows=tuple(rows),
        totals=tuple(totals[stance] for stance in STANCES),
    )


def _speaks_of(text: TextOf) -> tuple[SpeaksOf, ...]:
    """By visit or letter, in the order in which the letter first speaks of each."""
    grouped: dict[str, list[Spoken]] = {}
    for said in text.across.speaks_of.get(text.annotated.slug, ()):
        grouped.setdefault(said.to, []).append(text.spoken(said))
    return tuple(
        SpeaksOf(
            target=text.target(to),
            basis=said[0].basis if len({spoken.basis for spoken in said}) == 1 else "",
            said=_said(said),
            whys=tuple(dict.fromkeys(spoken.why for spoken in said if spoken.why)),
        )
        for to, said in grouped.items()
    )


def _said(spoken: list[Spoken]) -> tuple[Said, ...]:
    """The same words once, in the order in which they first stand."""
    grouped: dict[tuple[str, str], list[Spoken]] = {}
    for one in spoken:
        grouped.setdefault((one.text.casefold(), one.basis), []).append(one)
    return tuple(
        Said(same[0].text, same[0].basis, tuple({one.where.text: one.where for one in same}.values()))
        for same in grouped.values()
    )


def _spoken_in(text: TextOf) -> Iterator[SpokenIn]:
    slug = text.annotated.slug
    visit = text.across.visit_of.get(slug)
    of_letter = [(said, "") for said in text.across.spoken_of.get(slug, ())]
    visit_id = visit.id if visit else text.annotated.meta.about
    of_visit = [
        (said, text.across.visits[visit_id].title) for said in text.across.spoken_of.get(visit_id, ())
    ]
    for said, title in (*of_letter, *of_visit):
        if said.letter != slug:
            yield _spoken_by(text.at, said, title)


def _spoken_by(at: At, said: SpokenOf, visit: str) -> SpokenIn:
    return SpokenIn(
        letter=at.letter(said.letter),
        href=at.statement(said.letter, said.statement or said.paragraph),
        text=said.reference.text,
        visit=visit,
        basis=said.basis,
    )


def _oddities(at: At, letter: AnnotatedDocument) -> tuple[OddityShown, ...]:
    found = []
    for oddity in letter.oddities:
        block = next(b for b in letter.document.blocks if b.start <= oddity.start < b.end)
        where = Link(at.statement(letter.slug, block.id) if block.id else "", number_of(block))
        found.append(OddityShown(oddity.text, oddity.note, where))
    return tuple(found)


def _front(at: At, letter: AnnotatedDocument, view: LetterView) -> dict[str, object]:
    """The head of the page. Zotero takes the description for its abstract: it says what is not stated."""
    facts = view.facts
    known = unstated(facts)
    judged = sum(view.glance.totals[STANCES.index(stance)] for stance in JUDGED)
    front: dict[str, object] = {
        "title": view.title,
        "description": (
            f"{facts.kind}, {known.get('date', facts.day)}, "
            f"{known.get('publisher', facts.publisher.text)}. Word for word, "
            f"{wording.plural(facts.paragraphs, 'paragraph')} numbered, "
            f"{wording.plural(judged, 'judgement')} coded by theme."
        ),
        "section": "Letters",
        "schema": schema_of(at, letter.meta),
        "date": "" if letter.meta.date.basis == "inferred" else letter.meta.date.value,
        "authors": list(letter.meta.authors),
        "bodies": bodies_among(at, letter.meta.authors),
        "publisher": publisher_named(at, letter.meta),
        "licence": facts.licence.href,
        "based_on": facts.original,
        "about": facts.authority if facts.council_stated else "",
        "preload_serif": True,
        "crumbs": [{"title": "Letters", "path": addresses.url(addresses.LETTERS)}],
        "contents": contents_front(view.text.contents),
    }
    return {key: value for key, value in front.items() if value}
