"""Which printed numbers count a letter's paragraphs, and which are those of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.parse.layout import CELLS
from generator.parse.pieces import Piece

# A longer one is a paragraph of its own, whatever stands before it.
_ITEM_WORDS = 40
# A number before a small letter counts an item, though it stood alone on its line.
_ITEM = re.compile(r"^\d{1,2}[.)]?\s+[a-z]")
_SELDOM = 10
_ENOUGH, _OVER = 10, 2


def counted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with a printed number only where it stands once and numbers rise through the letter.

    Where most paragraphs are not numbered, or numbers begin again and again, they are those of lists:
    a short paragraph is then an item, its number among its words, unless the number has two parts ("2.1").
    Rows of tables are neither; and numbers that go on below two headings are those of no list.
    """
    own = [p for p in pieces if p.kind == "paragraph" and CELLS not in p.text]
    paragraphs = [p for p in own if not (p.printed and _ITEM.match(p.text))]
    numbers = [_number(p) for p in paragraphs if p.printed]
    fallen = sum(number <= max(numbers[:n], default=()) for n, number in enumerate(numbers))
    mostly = 2 * len(numbers) >= len(paragraphs) and _SELDOM * fallen <= len(numbers)
    throughout = mostly or _goes_on(pieces)
    highest: tuple[int, ...] = ()
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind == "paragraph" and piece.printed:
            if _ITEM.match(piece.text):
                piece = replace(piece, kind="bullet", level=1, printed="")
            elif CELLS in piece.text:
                piece = replace(piece, printed="")
            elif throughout and _number(piece) > highest:
                highest = _number(piece)
            elif len(piece.text.split()) <= _ITEM_WORDS and len(_number(piece)) == 1:
                piece = replace(piece, kind="bullet", level=1, printed="")
            else:
                piece = replace(piece, printed="")
        found.append(piece)
    return found


def _goes_on(pieces: Sequence[Piece]) -> bool:
    """A number is followed by the next one below a heading, twice or more, ten numbers in all."""
    counted = [i for i, p in enumerate(pieces) if p.kind == "paragraph" and p.printed and CELLS not in p.text]
    over = sum(
        _number(pieces[j]) == (_number(pieces[i])[0] + 1,) and any(p.kind == "heading" for p in pieces[i:j])
        for i, j in pairwise(counted)
    )
    return len(counted) >= _ENOUGH and over >= _OVER


def _number(piece: Piece) -> tuple[int, ...]:
    return tuple(int(part) for part in piece.printed.strip(".").split("."))
