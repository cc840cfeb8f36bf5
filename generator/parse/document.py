"""Pieces put in their places: offsets, paragraph ids, headings, and statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from generator.model import Block, Document, Lines, Source, Statement
from generator.parse.pieces import Piece
from generator.parse.sentences import sentence_spans

_NUMBERED = ("paragraph", "bullet")
# What counts a paragraph or an item is no sentence: "12.", "2.1)", "(1)", "(a)", "iv.".
_COUNT = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})?[.)]|\(\d{1,2}\)|\(?(?:[a-z]|[ivx]{1,4})\)|[ivx]{1,4}\.)\s+(?=\S)"
)


def assemble(source: Source, pieces: Sequence[Piece]) -> Document:
    """The document that these pieces make, in their order."""
    blocks: list[Block] = []
    statements: list[Statement] = []
    heading: str | None = None
    paragraph = offset = 0
    for n, piece in enumerate(pieces):
        numbered = piece.kind in _NUMBERED
        paragraph += numbered
        block = Block(
            n=n,
            kind=piece.kind,
            start=offset,
            end=offset + len(piece.text),
            lines=Lines(piece.starts[0][1], piece.starts[-1][1]),
            id=f"p{paragraph}" if numbered else "",
            heading=heading,
            level=piece.level,
            printed=piece.printed if numbered else "",
        )
        if piece.kind in ("title", "heading"):
            heading = piece.text
        blocks.append(block)
        if numbered:
            statements += _statements(block, piece, len(statements))
        offset = block.end + 2
    return Document(source, "\n\n".join(p.text for p in pieces), tuple(blocks), tuple(statements))


def _statements(block: Block, piece: Piece, so_far: int) -> list[Statement]:
    statements = []
    count = _COUNT.match(piece.text)
    words = count.end() if count else 0
    spans = ((start + words, end + words) for start, end in sentence_spans(piece.text[words:]))
    for i, (start, end) in enumerate(spans, start=so_far + 1):
        lines = Lines(_line_at(piece, start), _line_at(piece, end - 1))
        statements.append(Statement(f"s{i}", block.n, block.start + start, block.start + end, lines))
    return statements


def _line_at(piece: Piece, offset: int) -> int:
    return piece.starts[bisect_right(piece.starts, offset, key=lambda start: start[0]) - 1][1]
