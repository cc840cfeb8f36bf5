"""The data page: every file that can be downloaded, what is in it, and under which terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Page
from generator.pages import addresses, wording
from generator.pages.deciders import deciders, labels_of
from generator.pages.front import front
from generator.pages.places import Places
from generator.pages.shown import At, Link

# More letters than this are not listed with their texts: letters.csv has the address of each.
TEXTS_LISTED = 60
TERMS = "#terms"  # of the data as a whole: the coding is ours, and the words in it have each letter’s terms


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered for download: `path` below the site, `size` in bytes, `columns` with what they hold."""

    path: str
    title: str
    what: str
    kind: str
    media_type: str
    size: int
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DownloadShown:
    """A download with its link."""

    href: str
    name: str
    title: str
    what: str
    kind: str
    size: int
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TextsShown:
    """A letter with its text as it came and the reading text, which offsets count in."""

    title: str
    as_it_came: Link
    reading: Link
    terms: str


@dataclass(frozen=True, slots=True)
class Terms:
    """A licence, and how many letters stand under it; `anchor` is where it stands on the page."""

    anchor: str
    id: str
    name: str
    note: str
    link: str
    letters: int


@dataclass(frozen=True, slots=True)
class DataView:
    """All downloads, the letters' texts, the files of single themes, the terms, and who made decisions.

    `deciders` is "" if nobody did. `as_it_came` and `reading_text` are the paths of each letter's texts, with
    LETTER for the letter; `texts` are those of all letters, or of the first where there are many.
    `title` is the collection's, and `version` that of its codebook, as both are cited.
    """

    title: str
    version: int
    letters: int
    statements: int
    downloads: tuple[DownloadShown, ...]
    as_it_came: str
    reading_text: str
    texts: tuple[TextsShown, ...]
    themes: tuple[Link, ...]
    terms: tuple[Terms, ...]
    coding: str
    deciders: str


def licence_anchor(licence_id: str) -> str:
    """Where the terms stand on the data page."""
    return f"licence-{licence_id}"


def data_page(places: Places, downloads: Sequence[Download]) -> Page:
    """The data page."""
    at = At(places, addresses.DATA)
    corpus = places.corpus
    used = [letter.meta.licence for letter in corpus.letters]
    view = DataView(
        title=corpus.collection.title,
        version=corpus.collection.codebook.version,
        letters=len(corpus.letters),
        statements=sum(len(letter.codings) for letter in corpus.letters),
        downloads=tuple(
            DownloadShown(
                at.to(d.path), d.path.rsplit("/", 1)[-1], d.title, d.what, d.kind, d.size, d.columns
            )
            for d in downloads
        ),
        as_it_came=addresses.letter_text("LETTER"),
        reading_text=addresses.reading_text("LETTER"),
        texts=_texts(at),
        themes=tuple(
            Link(
                at.to(addresses.theme_csv(thread.theme)),
                corpus.collection.codebook.theme(thread.theme).title,
            )
            for thread in corpus.threads
            if thread.size
        ),
        terms=tuple(
            Terms(
                licence_anchor(licence.id),
                licence.id,
                licence.name,
                licence.note,
                licence.link,
                used.count(licence.id),
            )
            for licence in corpus.collection.licences
            if licence.id in used
        ),
        coding=at.to(addresses.CODING),
        deciders=wording.listed(tuple(deciders(labels_of(corpus.letters)))),
    )
    description = "Every coded statement as a file: what is in it, how large it is, and under which terms."
    offered = [{"title": d.title, "path": d.path, "format": d.media_type} for d in downloads]
    name = f"{corpus.collection.title}: every coded statement"
    matter = front("Data", description, schema="Dataset", name=name, licence=TERMS, downloads=offered)
    return Page(addresses.DATA, "data.md.j2", matter, view)


def _texts(at: At) -> tuple[TextsShown, ...]:
    letters, licence = at.places.corpus.letters, at.places.corpus.collection.licence
    return tuple(
        TextsShown(
            letter.meta.title,
            Link(at.to(addresses.letter_text(letter.slug)), addresses.letter_text(letter.slug)),
            Link(at.to(addresses.reading_text(letter.slug)), addresses.reading_text(letter.slug)),
            licence(letter.meta.licence).name,
        )
        for letter in (letters if len(letters) <= TEXTS_LISTED else letters[:1])
    )
