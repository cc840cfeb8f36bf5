"""The sentence before a quotation that leans on it: "This" and "They" mislead when they stand alone."""

from __future__ import annotations

import re
from itertools import takewhile

from generator.model import Block, Document, Statement

LEANING = frozenset(
    {"this", "these", "those", "such", "they", "their", "it", "its", "he", "she"}
    | {"however", "therefore", "consequently", "nevertheless", "nonetheless", "conversely", "similarly"}
)
# "Some are late" counts what the sentence before names; "Some children wait" names it itself.
_COUNTS_OF_THE_SAME = re.compile(
    r"(for )?(some|most|many|few|a few|too many|too few|others|the (majority|minority|rest))"
    r"(,| of (these|those|them)\b"
    r"| (are|were|is|was|have|had|has|do|did|can|could|need|needed|remain|remained|also|still|now)\b)"
)

# "Despite this", "As a result" and "For some children, these visits" lean too; "during this visit" does not.
_LEANS_LATER = re.compile(
    r"as a (result|consequence),|(by|in) contrast,"
    r"|(as a result of|because of|despite|due to|following|for|from|in|on|without) (this|these|them|such)\b"
    r"(?! (visit|inspection|letter|report|year|area)\b)"
    r"|(?!(after|although|as|because|before|if|once|since|though|until|when|where|whether|while|whilst)\b)"
    r"[^,.;:]{2,40}, (this|these|those)\b"
)
# "This letter" is the one that says so, whatever stands before.
_OF_ITSELF = re.compile(r"this (letter|report) (outlines|sets out|summari[sz]es)\b")


def leans(text: str) -> bool:
    """Whether a quotation opens with words that speak of what stands before it."""
    words = text.lstrip("“‘\"'( ").lower()
    first = words.split(maxsplit=1)[0] if words else ""
    if _OF_ITSELF.match(words):
        return False
    leaning = first.strip("“‘\"'(,") in LEANING
    return leaning or bool(_COUNTS_OF_THE_SAME.match(words) or _LEANS_LATER.match(words))


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


def list_opening(document: Document, statement_id: str) -> str:
    """The words that open the list which stands right before a paragraph that begins so; "" if none does.

    After a list "They" are those of whom its opening speaks; words that open a list end in a colon.
    """
    paragraph = next((b for b in document.blocks if _begins(document, b) == statement_id), None)
    if paragraph is None or paragraph.kind == "bullet":
        return ""
    above = [block for block in reversed(document.blocks[: paragraph.n]) if block.kind != "left-out"]
    items = list(takewhile(lambda block: block.kind == "bullet", above))
    opening = above[len(items)] if items and len(items) < len(above) else None
    if opening is None or opening.kind != "paragraph" or not document.of(opening).endswith(":"):
        return ""
    return document.of(document.statements_of(opening)[-1])


def _begins(document: Document, block: Block) -> str:
    """The id of the first statement of a block, or ""."""
    return next((statement.id for statement in document.statements_of(block)), "")


def _same_section(document: Document, one: Statement, other: Statement) -> bool:
    if one.block == other.block:
        return True
    blocks = {block.n: block for block in document.blocks}
    before, after = blocks[one.block], blocks[other.block]
    return before.heading == after.heading and before.kind == "paragraph"
