"""What a line is: from a source text to blocks and statements, each with its place.

Nothing is spelled differently: white space is folded, bullet glyphs become list items,
a hyphen at a line's end is kept and joined without a space, and soft hyphens are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.errors import ReadacrossError
from generator.model import Block, Document, Lines, Source, Statement
from generator.parse.kinds import Form, Kinded, kinds_of
from generator.parse.layout import group_lines, layout_of
from generator.parse.lines import read_lines
from generator.parse.sentences import sentence_spans

_BY_LINE = ("address", "signature", "left-out")
_NUMBERED = ("paragraph", "bullet")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block's kind and words, before it has a place in the document."""

    kinded: Kinded
    text: str
    lines: tuple[int, ...]


def parse(source: Source, form: Form) -> Document:
    """A source text as a document. `form` is that of its kind of document.

    Raises ReadacrossError if the text holds no paragraph.
    """
    lines = read_lines(source)
    groups = group_lines(lines, layout_of(lines), wrapped=form != "web-page")
    pieces = _pieces(kinds_of(groups, source.meta, form))
    document = _document(source, pieces)
    if not document.statements:
        message = (
            "no paragraph was found in this text; expected at least one sentence; check the text and its kind"
        )
        raise ReadacrossError.one(source.path, source.first_line, "no-paragraph", message)
    return document


def _pieces(kinded: Sequence[Kinded]) -> list[_Piece]:
    """Neighbouring lines of an address, a signature or left-out text as one piece; all others one by one."""
    pieces: list[_Piece] = []
    for (kind, _), run in groupby(
        enumerate(kinded), key=lambda ik: (ik[1].kind, -1 if ik[1].kind in _BY_LINE else ik[0])
    ):
        items = [k for _, k in run]
        numbers = tuple(line.number for k in items for line in k.group.lines)
        if kind in _BY_LINE:
            text = "\n".join(line.words for k in items for line in k.group.lines)
        else:
            text = items[0].group.text
        pieces.append(_Piece(items[0], text, numbers))
    return pieces


def _document(source: Source, pieces: Sequence[_Piece]) -> Document:
    blocks: list[Block] = []
    statements: list[Statement] = []
    heading: str | None = None
    paragraph = offset = 0
    for n, piece in enumerate(pieces):
        kind = piece.kinded.kind
        numbered = kind in _NUMBERED
        paragraph += numbered
        block = Block(
            n=n,
            kind=kind,
            start=offset,
            end=offset + len(piece.text),
            lines=Lines(piece.lines[0], piece.lines[-1]),
            id=f"p{paragraph}" if numbered else "",
            heading=heading,
            level=piece.kinded.level,
            printed=piece.kinded.group.lines[0].printed if numbered else "",
        )
        if kind in ("title", "heading"):
            heading = piece.text
        blocks.append(block)
        if numbered:
            statements += _statements(block, piece, len(statements))
        offset = block.end + 2
    return Document(source, "\n\n".join(p.text for p in pieces), tuple(blocks), tuple(statements))


def _statements(block: Block, piece: _Piece, so_far: int) -> list[Statement]:
    at_line = _line_starts(piece)
    statements = []
    for i, (start, end) in enumerate(sentence_spans(piece.text), start=so_far + 1):
        lines = Lines(_line_at(at_line, start), _line_at(at_line, end - 1))
        statements.append(Statement(f"s{i}", block.n, block.start + start, block.start + end, lines))
    return statements


def _line_starts(piece: _Piece) -> list[tuple[int, int]]:
    """Where in the piece's text each of its lines begins, with the line's number."""
    starts: list[tuple[int, int]] = []
    at = 0
    for line in piece.kinded.group.lines:
        at = piece.text.index(line.words, at)
        starts.append((at, line.number))
        at += len(line.words)
    return starts


def _line_at(starts: Sequence[tuple[int, int]], offset: int) -> int:
    return max(number for at, number in starts if at <= offset)
