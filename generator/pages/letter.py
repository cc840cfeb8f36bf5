"""The page of one letter: what it is, what it judges, its words, and what it has to do with other letters."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import JUDGED, STANCES, AnnotatedDocument, Corpus, Metadata, Page, SpokenOf
from generator.pages import addresses, wording
from generator.pages.across import Across, gather
from generator.pages.letter_text import Piece, Run, Spoken, TextOf, text_of
from generator.pages.places import Places, place
from generator.pages.shown import At, Count, LetterShown, Link

# Zotero's and BibTeX's names for what schema.org calls these.
RIS_TYPES = {"Report": "RPRT", "NewsArticle": "NEWS", "Message": "PCOMM"}
BIBTEX_TYPES = {"Report": "techreport", "NewsArticle": "article", "Message": "misc"}


@dataclass(frozen=True, slots=True)
class VisitShown:
    """The visit that a letter reports, with its place on the timeline where it has one ("" where not)."""

    kind: str
    days: str
    basis: str
    why: str
    href: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the letter. An empty string means that the letter does not state it."""

    kind: str
    day: str
    date_basis: str
    date_why: str
    authors: str
    author_role: str
    addressee: str
    addressee_role: str
    authority: str
    visit: VisitShown | None
    framework: str
    publisher: Link
    original: str
    licence: Link
    licence_note: str
    words: int
    paragraphs: int
    statements: int
    sha256: str
    file: str
    download: str
    original_file: str
    original_sha256: str
    converted: str
    note: str


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A theme of the letter with the number of its statements that take each stance."""

    theme: Link
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The themes of the letter in the codebook's order, and all its statements by stance."""

    rows: tuple[GlanceRow, ...]
    totals: tuple[int, ...]
    stances: tuple[tuple[str, str], ...]


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
class Heading:
    """A heading of the page: its anchor, its words, and its rank (2 ours, 3 the letter's)."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class LetterView:
    """Everything that the page of one letter shows. `citation` is a JSON object for the copy button."""

    slug: str
    title: str
    facts: Facts
    cite: str
    citation: str
    glance: Glance
    runs: tuple[Run, ...]
    left_out: tuple[Piece, ...]
    contents: tuple[Heading, ...]
    speaks_of: tuple[Spoken, ...]
    spoken_of: tuple[SpokenIn, ...]
    oddities: tuple[OddityShown, ...]
    previous: LetterShown | None
    next: LetterShown | None
    compare: str
    coding: str


def letter_page(corpus: Corpus, slug: str) -> Page:
    """The page of one letter; KeyError if the corpus has none of that slug."""
    places = place(corpus)
    return _page(places, gather(corpus), places.letters[slug])


def letter_pages(places: Places) -> Iterator[Page]:
    """The page of every letter, in the order of the corpus."""
    across = gather(places.corpus)
    for letter in places.corpus.letters:
        yield _page(places, across, letter)


def _page(places: Places, across: Across, letter: AnnotatedDocument) -> Page:
    path = addresses.letter(letter.slug)
    at = At(places, path)
    view = _view(text_of(at, letter, across))
    return Page(path, "letter.md.j2", _front(at, letter, view), view)


def _view(text: TextOf) -> LetterView:
    at, letter, slug = text.at, text.annotated, text.annotated.slug
    runs = text.runs()
    near = text.across.neighbours[slug]
    facts = _facts(text)
    return LetterView(
        slug=slug,
        title=letter.meta.title,
        facts=facts,
        cite=_cite(facts, letter.meta.title),
        citation=_citation(at, letter, _cite(facts, letter.meta.title)),
        glance=_glance(at, letter),
        runs=runs,
        left_out=text.left_out(),
        contents=_contents(letter, runs),
        speaks_of=tuple(text.spoken(said) for said in text.across.speaks_of.get(slug, ())),
        spoken_of=tuple(_spoken_in(text)),
        oddities=_oddities(letter),
        previous=at.letter(near.previous) if near.previous else None,
        next=at.letter(near.next) if near.next else None,
        compare=at.to(addresses.comparison(slug)) if slug in text.across.compared_with else "",
        coding=at.to(addresses.CODING),
    )


def _contents(letter: AnnotatedDocument, runs: tuple[Run, ...]) -> tuple[Heading, ...]:
    """The page's headings in order, for the list beside the text."""
    blocks = {f"h{block.n}": block for block in letter.document.blocks}
    theirs = [
        Heading(piece.anchor, letter.document.of(blocks[piece.anchor]), 3)
        for run in runs
        for piece in run.pieces
        if piece.anchor
    ]
    return (
        Heading("about", "About this letter", 2),
        Heading("glance", "At a glance", 2),
        Heading("text", "The text", 2),
        *theirs,
        Heading("speaks-of", "Speaks of", 2),
        Heading("spoken-of", "Spoken of in", 2),
        *([Heading("slips", "Slips kept as they are", 2)] if letter.oddities else []),
    )


def _facts(text: TextOf) -> Facts:
    at, letter = text.at, text.annotated
    meta, source = letter.meta, letter.document.source
    collection = at.places.corpus.collection
    publisher = next((p for p in collection.publishers if p.id == meta.publisher), None)
    licence = next((x for x in collection.licences if x.id == meta.licence), None)
    shown = at.letter(letter.slug)
    return Facts(
        kind=shown.kind,
        day=wording.day(meta.date.value),
        date_basis=meta.date.basis,
        date_why=meta.date.why,
        authors=wording.listed(meta.authors),
        author_role=meta.author_role,
        addressee=meta.addressee,
        addressee_role=meta.addressee_role,
        authority=shown.authority,
        visit=_visit(text),
        framework=meta.framework,
        publisher=Link(publisher.link, publisher.name) if publisher else Link("", meta.publisher),
        original=meta.link,
        licence=Link(licence.link, licence.name) if licence else Link("", meta.licence),
        licence_note=licence.note if licence else "",
        words=len(source.text.split()),
        paragraphs=sum(bool(block.id) for block in letter.document.blocks),
        statements=len(letter.document.statements),
        sha256=source.sha256,
        file=f"{letter.slug}.txt",
        download=at.to(addresses.letter_text(letter.slug)),
        original_file=meta.original_file,
        original_sha256=meta.original_sha256,
        converted=meta.converted,
        note=meta.note,
    )


def _visit(text: TextOf) -> VisitShown | None:
    visit = text.annotated.meta.visit
    if visit is None:
        return None
    known = text.across.visit_of.get(text.annotated.slug)
    return VisitShown(
        kind=visit.kind,
        days=wording.days(visit.first, visit.last),
        basis=visit.basis,
        why=visit.why,
        href=text.at.visit(known.id) if known else "",
    )


def _cite(facts: Facts, title: str) -> str:
    """How the letter is cited in a sentence; an inferred date says so."""
    how = _DATED.get(facts.date_basis)
    date = f"{facts.day} ({how})" if how else facts.day
    return ", ".join(part for part in (facts.authors, f"‘{title}’", facts.publisher.text, date) if part)


_DATED = {"publisher": "date from the publisher", "inferred": "date inferred"}


def _citation(at: At, letter: AnnotatedDocument, cite: str) -> str:
    meta = letter.meta
    schema = _schema(at, meta)
    publishers = {p.id: p.name for p in at.places.corpus.collection.publishers}
    return json.dumps(
        {
            "cite": cite,
            "title": meta.title,
            "authors": list(meta.authors),
            "publisher": publishers.get(meta.publisher, meta.publisher),
            "date": meta.date.value,
            "key": letter.slug,
            "ris": RIS_TYPES[schema],
            "bibtex": BIBTEX_TYPES[schema],
        },
        ensure_ascii=False,
    )


def _schema(at: At, meta: Metadata) -> str:
    return next((k.schema_type for k in at.places.corpus.collection.kinds if k.id == meta.kind), "Report")


def _glance(at: At, letter: AnnotatedDocument) -> Glance:
    rows = []
    for thread in at.places.corpus.threads:
        turn = next((t for t in thread.turns if t.letter == letter.slug and t.passages), None)
        if turn:
            theme = Link(at.theme_passages(thread.theme, letter.slug), at.theme(thread.theme).text)
            rows.append(GlanceRow(theme, at.counts(thread.theme, turn)))
    totals = Counter(coding.stance.id for coding in letter.codings)
    return Glance(
        rows=tuple(rows),
        totals=tuple(totals[stance] for stance in STANCES),
        stances=tuple((stance, at.stance_title(stance)) for stance in STANCES),
    )


def _spoken_in(text: TextOf) -> Iterator[SpokenIn]:
    slug = text.annotated.slug
    visit = text.across.visit_of.get(slug)
    of_letter = [(said, "") for said in text.across.spoken_of.get(slug, ())]
    of_visit = [(said, visit.title) for said in text.across.spoken_of.get(visit.id, ())] if visit else []
    for said, title in (*of_letter, *of_visit):
        if said.letter != slug:
            yield _spoken_by(text.at, said, title)


def _spoken_by(at: At, said: SpokenOf, visit: str) -> SpokenIn:
    return SpokenIn(
        letter=at.letter(said.letter),
        href=at.to(addresses.letter(said.letter), said.statement or said.paragraph),
        text=said.reference.text,
        visit=visit,
        basis=said.basis,
    )


def _oddities(letter: AnnotatedDocument) -> tuple[OddityShown, ...]:
    found = []
    for oddity in letter.oddities:
        block = next(b for b in letter.document.blocks if b.start <= oddity.start < b.end)
        where = Link(f"#{block.id}" if block.id else "", block.id.removeprefix("p"))
        found.append(OddityShown(oddity.text, oddity.note, where))
    return tuple(found)


def _front(at: At, letter: AnnotatedDocument, view: LetterView) -> dict[str, object]:
    facts = view.facts
    judged = sum(view.glance.totals[STANCES.index(stance)] for stance in JUDGED)
    front: dict[str, object] = {
        "title": view.title,
        "description": (
            f"{facts.kind}, {facts.day}, {facts.publisher.text}. Word for word, "
            f"{wording.plural(facts.paragraphs, 'paragraph')} numbered, "
            f"{wording.plural(judged, 'judgement')} coded by theme."
        ),
        "section": "Letters",
        "schema": _schema(at, letter.meta),
        "date": letter.meta.date.value,
        "authors": list(letter.meta.authors),
        "publisher": facts.publisher.text,
        "licence": facts.licence.href,
        "based_on": facts.original,
        "about": facts.authority,
        "preload_serif": True,
        "crumbs": [{"title": "Letters", "path": addresses.url(addresses.LETTERS)}],
        "contents": [{"id": h.id, "title": h.title, "level": h.level} for h in view.contents],
    }
    return {key: value for key, value in front.items() if value}
