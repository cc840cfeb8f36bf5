"""The sentence before a quotation that leans on it: "This" and "They" mislead when they stand alone."""

from __future__ import annotations

from generator.model import Document, Statement

LEANING = frozenset({"this", "these", "those", "they", "their", "it", "its", "he", "she", "however"})


def leans(text: str) -> bool:
    """Whether a quotation opens with a word that speaks of what stands before it."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return first.strip("“‘\"'(,").lower() in LEANING


def sentence_before(document: Document, statement_id: str) -> str:
    """The words of the statement before, in the same paragraph or at the end of the one before; "" if none.

    A list that stands before is no sentence, and what a heading parts is not taken together.
    """
    before: Statement | None = None
    for statement in document.statements:
        if statement.id == statement_id:
            near = before is not None and _same_section(document, before, statement)
            return document.of(before) if before and near else ""
        before = statement
    return ""


def _same_section(document: Document, one: Statement, other: Statement) -> bool:
    if one.block == other.block:
        return True
    blocks = {block.n: block for block in document.blocks}
    before, after = blocks[one.block], blocks[other.block]
    return before.heading == after.heading and before.kind == "paragraph"
