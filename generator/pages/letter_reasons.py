"""Why a long letter's labels were given, on pages of their own, so that its text stays one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Page
from generator.pages import addresses, room
from generator.pages.letter_text import TextOf
from generator.pages.letter_views import Note, Piece, Run
from generator.pages.shown import At, LetterShown, Link


@dataclass(frozen=True, slots=True)
class StatementReasons:
    """A statement of the letter by its words, and why it has its labels."""

    link: Link
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ParagraphReasons:
    """The statements of a paragraph that have labels; `hash` is that of the paragraph's words."""

    id: str
    number: str
    hash: str
    href: str
    statements: tuple[StatementReasons, ...]


@dataclass(frozen=True, slots=True)
class ReasonsView:
    """A page of reasons, with the pages of the paragraphs before and after where one is not enough."""

    letter: LetterShown
    date_basis: str
    title: str
    paragraphs: tuple[ParagraphReasons, ...]
    previous: Link | None
    next: Link | None
    coding: str


def is_long(runs: Iterable[Run]) -> bool:
    """Whether a letter would take too much room with everything beside its paragraphs."""
    return sum(_takes(piece) for run in runs for piece in run.pieces) > room.LETTER_HOLDS


def _takes(piece: Piece) -> int:
    words = len(piece.html)
    if piece.note is None:
        return words
    steps = sum((theme.previous is not None) + (theme.next is not None) for theme in piece.note.themes)
    themes = room.LETTER_THEME * len(piece.note.themes) + room.LETTER_STEP * steps
    return words + room.LETTER_PARAGRAPH + themes + _reasons_take(piece.note)


def _reasons_take(note: Note) -> int:
    return sum(
        room.REASONS_STATEMENT + sum(len(reason.names) + len(reason.because) for reason in one.reasons)
        for one in note.statements
    )


def parted(runs: Iterable[Run]) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs that have reasons, in reading order, page by page."""
    pages: list[list[Piece]] = []
    load = 0
    for piece, note in ((piece, piece.note) for run in runs for piece in run.pieces):
        if note is None or not note.statements:
            continue
        takes = room.REASONS_PARAGRAPH + len(piece.html) + _reasons_take(note)
        if not pages or load + takes > room.PAGE_HOLDS:
            pages.append([])
            load = 0
        pages[-1].append(piece)
        load += takes
    return tuple(tuple(page) for page in pages)


def places_of(text: TextOf, parts: Sequence[Sequence[Piece]]) -> Mapping[str, str]:
    """The link from the letter's page to the reasons of each paragraph, by the paragraph's id."""
    slug = text.annotated.slug
    return {
        piece.id: text.at.to(addresses.reasons(slug, n), piece.id)
        for n, part in enumerate(parts, 1)
        for piece in part
    }


def reasons_pages(text: TextOf, parts: Sequence[Sequence[Piece]]) -> Iterator[Page]:
    """The pages of a letter's reasons; none where `parts` is empty."""
    slug = text.annotated.slug
    document = text.annotated.document
    words = {statement.id: document.of(statement) for statement in document.statements}
    names = [f"Paragraphs {part[0].number} to {part[-1].number}" for part in parts]
    for n, part in enumerate(parts, 1):
        at = At(text.at.places, addresses.reasons(slug, n))
        others = {k: Link(at.to(addresses.reasons(slug, k)), name) for k, name in enumerate(names, 1)}
        which = f", {names[n - 1].lower()}" if len(parts) > 1 else ""
        view = ReasonsView(
            letter=at.letter(slug),
            date_basis=text.annotated.meta.date.basis,
            title=f"Why each label was given: {text.annotated.meta.title}{which}",
            paragraphs=tuple(_paragraph(at, slug, words, piece) for piece in part),
            previous=others.get(n - 1),
            next=others.get(n + 1),
            coding=at.to(addresses.CODING),
        )
        yield Page(at.path, "letter_reasons.md.j2", _front(view), view)


def _paragraph(at: At, slug: str, words: Mapping[str, str], piece: Piece) -> ParagraphReasons:
    statements = piece.note.statements if piece.note else ()
    return ParagraphReasons(
        id=piece.id,
        number=piece.number,
        hash=piece.hash,
        href=at.statement(slug, piece.id),
        statements=tuple(
            StatementReasons(Link(at.statement(slug, one.id), f"Sentence {one.n}"), words[one.id], one.why)
            for one in statements
        ),
    )


def _front(view: ReasonsView) -> dict[str, object]:
    return {
        "title": view.title,
        "description": f"Why the statements of the {view.letter.noun} have their judgements and themes.",
        "section": "Letters",
        "crumbs": [
            {"title": "Letters", "path": addresses.url(addresses.LETTERS)},
            {"title": view.letter.title, "path": addresses.url(addresses.letter(view.letter.slug))},
        ],
    }
