"""Which parts of a letter annotations look at."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Block, Document, Statement


def reading_blocks(document: Document) -> Iterator[Block]:
    """The blocks that belong to the letter: all but what is left out of the page."""
    return (block for block in document.blocks if block.kind != "left-out")


def statement_at(document: Document, offset: int) -> Statement | None:
    """The statement that holds a character, or None for an address, a heading or a signature."""
    for statement in document.statements:
        if statement.start <= offset < statement.end:
            return statement
    return None
