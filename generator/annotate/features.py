"""What the coder sees of a statement: words with their places, and the features made of them.

Training and coding share this module, so that a weight always means the same thing.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from generator.model import Document

_WORD = re.compile(r"[^\W_]+(?:['’\u00ad‑-][^\W_]+)*")
_DROPPED = re.compile(r"['’\u00ad‑-]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement as the coder sees it: its words, the heading above it, and whether it is a bullet."""

    text: str
    heading: str
    bullet: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a statement, folded for comparison, with its `[start, end)` in the statement's text."""

    word: str
    start: int
    end: int


def units_of(document: Document) -> tuple[Unit, ...]:
    """The statements of a letter as the coder sees them, in reading order."""
    blocks = {block.n: block for block in document.blocks}
    return tuple(
        Unit(
            text=document.of(statement),
            heading=blocks[statement.block].heading or "",
            bullet=blocks[statement.block].kind == "bullet",
        )
        for statement in document.statements
    )


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text; "multi-agency" and "multiagency" fold to the same word."""
    return tuple(
        Token(_DROPPED.sub("", match.group()).lower(), match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def spans(words: tuple[Token, ...]) -> list[tuple[str, int, int]]:
    """The features of a statement with the run of words `[first, last]` that each was made from."""
    found = [(token.word, n, n) for n, token in enumerate(words)]
    found += [(f"{a.word} {b.word}", n, n + 1) for n, (a, b) in enumerate(itertools.pairwise(words))]
    return found
