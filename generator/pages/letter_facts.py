"""What is known about a letter as a whole, and how it is cited."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import NOT_STATED, AnnotatedDocument, Metadata
from generator.pages import addresses, wording
from generator.pages.letter_text import TextOf
from generator.pages.scopes import ScopeShown, scope_of
from generator.pages.shown import At, Link

# Zotero's and BibTeX's names for what schema.org calls these.
RIS_TYPES = {"Report": "RPRT", "NewsArticle": "NEWS", "Message": "PCOMM"}
BIBTEX_TYPES = {"Report": "techreport", "NewsArticle": "article", "Message": "misc"}

_DATED = {"publisher": "date from the publisher", "inferred": "inferred date"}


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
    """What is known about the letter. An empty string means that it is not recorded.

    `inspectors` is empty too where they are the authors.
    `council` leads to the council's page, or to all letters whose council is not stated.
    `reports_visits` says whether texts of this kind report a visit.
    """

    kind: str
    day: str
    date_basis: str
    date_why: str
    authors: str
    author_role: str
    inspectors: str
    addressee: str
    addressee_role: str
    authority: str
    council: str
    council_stated: bool
    reports_visits: bool
    visit: VisitShown | None
    about_visit: Link | None
    scope: ScopeShown
    framework: str
    publisher: Link
    publisher_basis: str
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


def facts_of(text: TextOf) -> Facts:
    """The facts of one letter, as its page shows them."""
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
        inspectors="" if meta.inspectors == meta.authors else wording.listed(meta.inspectors),
        author_role=meta.author_role,
        addressee=meta.addressee,
        addressee_role=meta.addressee_role,
        authority=shown.authority,
        council_stated=shown.council_stated,
        council=at.to(addresses.authority(meta.authority)) if at.places.many_authorities else "",
        reports_visits=_reports_visits(shown.kind),
        visit=_visit(text),
        about_visit=_about_visit(text),
        scope=scope_of(at, letter.slug),
        framework=meta.framework,
        publisher=Link(publisher.link, publisher.name) if publisher else Link("", meta.publisher),
        publisher_basis=meta.publisher_basis,
        original=meta.link,
        licence=Link(licence.link, licence.name) if licence else Link("", meta.licence),
        licence_note=licence.note if licence else "",
        words=sum(len(letter.document.of(b).split()) for b in letter.document.blocks if b.kind != "left-out"),
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


def _reports_visits(kind: str) -> bool:
    return "visit" in kind.casefold() or "inspection" in kind.casefold()


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


def _about_visit(text: TextOf) -> Link | None:
    """The visit that the text is about without being the inspectors' own report of it."""
    about = text.annotated.meta.about
    visit = next((v for v in text.at.places.corpus.visits if v.id == about), None)
    if visit is None:
        return None
    return Link(text.at.visit(visit.id), f"{visit.title}, {wording.days(visit.first, visit.last)}")


def cite(facts: Facts, title: str) -> str:
    """How the letter is cited in a sentence; an inferred date or publisher says so."""
    known = unstated(facts)
    publisher = known.get("publisher", facts.publisher.text)
    date = known.get("date", facts.day)
    return ", ".join(part for part in (facts.authors, f"‘{title}’", publisher, date) if part)


def unstated(facts: Facts) -> dict[str, str]:
    """The publisher and the date, where the letter does not state them, with how they are known."""
    known = {}
    if facts.publisher_basis == "inferred":
        known["publisher"] = f"{facts.publisher.text} (publisher inferred)"
    if facts.date_basis in _DATED:
        known["date"] = f"{facts.day} ({_DATED[facts.date_basis]})"
    return known


def citation(at: At, letter: AnnotatedDocument, facts: Facts, sentence: str) -> str:
    """What the copy button makes a citation from, as a JSON object.

    `notes` say of a date or publisher how it is known, as the sentence does: no field of BibTeX or RIS does.
    """
    meta = letter.meta
    schema = schema_of(at, meta)
    return json.dumps(
        {
            "cite": sentence,
            "title": meta.title,
            "authors": list(meta.authors),
            "bodies": bodies_among(at, meta.authors),
            "publisher": publisher_named(at, meta),
            "date": "" if meta.date.basis == "inferred" else meta.date.value,
            "notes": [
                *unstated(facts).values(),
                *(["publisher not stated"] if meta.publisher == NOT_STATED else []),
            ],
            "key": letter.slug,
            "ris": RIS_TYPES[schema],
            "bibtex": BIBTEX_TYPES[schema],
        },
        ensure_ascii=False,
    )


def publisher_named(at: At, meta: Metadata) -> str:
    """Who published it, for a machine: "" where that is inferred or not stated."""
    known = meta.publisher_basis != "inferred" and meta.publisher != NOT_STATED
    return at.places.publishers.get(meta.publisher, meta.publisher) if known else ""


def bodies_among(at: At, authors: Sequence[str]) -> list[str]:
    """The authors that are bodies, not people, as far as the collection's names and publishers say."""
    collection = at.places.corpus.collection
    known = {name for one in collection.entities if one.kind == "body" for name in (one.title, *one.names)}
    known.update(publisher.name for publisher in collection.publishers)
    return [author for author in authors if author in known]


def schema_of(at: At, meta: Metadata) -> str:
    """The schema.org type of the letter's kind."""
    return next((k.schema_type for k in at.places.corpus.collection.kinds if k.id == meta.kind), "Report")
