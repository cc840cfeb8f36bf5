"""Which printed numbers count a letter's paragraphs, and which are those of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.parse.pieces import Piece

# A longer one is a paragraph of its own, whatever stands before it.
_ITEM_WORDS = 40
_SELDOM = 10


def counted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with a printed number only where it stands once and numbers rise through the letter.

    Where most paragraphs are not numbered, or numbers begin again and again, they are those of lists:
    a short paragraph is then an item, its number among its words.
    """
    paragraphs = [p for p in pieces if p.kind == "paragraph"]
    numbers = [_number(p) for p in paragraphs if p.printed]
    fallen = sum(number <= max(numbers[:n], default=()) for n, number in enumerate(numbers))
    throughout = 2 * len(numbers) >= len(paragraphs) and _SELDOM * fallen <= len(numbers)
    highest: tuple[int, ...] = ()
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind == "paragraph" and piece.printed:
            if throughout and _number(piece) > highest:
                highest = _number(piece)
            elif len(piece.text.split()) <= _ITEM_WORDS:
                piece = replace(piece, kind="bullet", level=1, printed="")
            else:
                piece = replace(piece, printed="")
        found.append(piece)
    return found


def _number(piece: Piece) -> tuple[int, ...]:
    return tuple(int(part) for part in piece.printed.strip(".").split("."))
