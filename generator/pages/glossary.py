"""The glossary: what terms mean, by whom, when that was checked, and where letters use them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import AnnotatedDocument, GlossaryEntry, Page
from generator.pages import addresses
from generator.pages.places import Places
from generator.pages.shown import At, LetterShown, Link

LETTERS_LISTED = 12


@dataclass(frozen=True, slots=True)
class Used:
    """A letter that uses a term, and where it first does."""

    letter: LetterShown
    href: str
    times: int


@dataclass(frozen=True, slots=True)
class TermShown:
    """A term; `more` counts letters that use it beyond those listed.

    `see` is the entry for the words that an abbreviation stands for, where that has the same meaning.
    """

    id: str
    term: str
    expansion: str
    meaning: str
    source: str
    link: str
    checked: str
    times: int
    used: tuple[Used, ...]
    more: int
    see: Link | None


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """All terms, in the order of the alphabet; `letters` lead to the first term that begins with each."""

    terms: tuple[TermShown, ...]
    letters: tuple[Link, ...]
    search: str
    by_authority: bool


def glossary_page(places: Places) -> Page:
    """The glossary."""
    at = At(places, addresses.GLOSSARY)
    uses: dict[str, list[tuple[str, str]]] = {}
    for letter in places.corpus.letters:
        for term, anchor in _uses(letter):
            uses.setdefault(term, []).append((letter.slug, anchor))
    entries = sorted(places.corpus.collection.glossary, key=lambda entry: (entry.term.casefold(), entry.id))
    firsts = {entry.term[0].upper(): entry.id for entry in reversed(entries)}
    view = GlossaryView(
        tuple(_term(at, entry, uses.get(entry.id, []), _see(at, entry, entries)) for entry in entries),
        tuple(Link(at.to(addresses.GLOSSARY, firsts[letter]), letter) for letter in sorted(firsts)),
        at.to(addresses.SEARCH),
        places.many_authorities,
    )
    description = "What the terms and abbreviations in the letters mean, and where they are used."
    return Page(at.path, "glossary.md.j2", {"title": "Glossary", "description": description}, view)


def _uses(letter: AnnotatedDocument) -> Iterable[tuple[str, str]]:
    """Each use of a term with the anchor of its statement ("" where it stands outside every statement)."""
    statements = letter.document.statements
    starts = [statement.start for statement in statements]
    for use in letter.abbreviations:
        n = bisect_right(starts, use.start) - 1
        inside = n >= 0 and use.end <= statements[n].end
        yield use.term, statements[n].id if inside else ""


def _see(at: At, entry: GlossaryEntry, entries: Iterable[GlossaryEntry]) -> Link | None:
    for other in entries:
        if other.term.casefold() == entry.expansion.casefold() and other.meaning == entry.meaning:
            return Link(at.to(addresses.GLOSSARY, other.id), other.term)
    return None


def _term(at: At, entry: GlossaryEntry, uses: list[tuple[str, str]], see: Link | None) -> TermShown:
    by_letter: dict[str, list[str]] = {}
    for slug, anchor in uses:
        by_letter.setdefault(slug, []).append(anchor)
    listed = tuple(
        Used(at.letter(slug), at.statement(slug, anchors[0]), len(anchors))
        for slug, anchors in list(by_letter.items())[:LETTERS_LISTED]
    )
    return TermShown(
        id=entry.id,
        term=entry.term,
        expansion=entry.expansion,
        meaning=entry.meaning,
        source=entry.source.removesuffix("."),
        link=entry.link,
        checked=entry.checked,
        times=len(uses),
        used=listed,
        more=len(by_letter) - len(listed),
        see=see,
    )
