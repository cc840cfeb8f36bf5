"""A letter's own lists: what it says itself needs priority action, and what needs to improve.

An item is a bullet under such a heading.
Where nothing under it is a bullet, paragraphs of one sentence each are its items: a list without its marks.
Paragraphs of several sentences tell of practice, as the body of a letter does, and are no items.
A sentence that ends in a colon and announces items says nothing that they do not: it is kept with them.
"""

from __future__ import annotations

import re
from collections.abc import Collection as Several
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from operator import attrgetter

from generator.link.threads import holds_concern
from generator.model import AnnotatedDocument, Block, Document, Listed, ListKind, Passage

# The gravest first: Ofsted asks for a plan of action where a visit ends in an area for priority action.
_HEADINGS: tuple[tuple[ListKind, re.Pattern[str]], ...] = (
    ("priority", re.compile(r"\W*(area(s|\(s\))? for )?priority action", re.IGNORECASE)),
    ("improve", re.compile(r".*(\bneeds? to improve|\barea(s|\(s\))? for improvement)", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class OwnLists:
    """The items of a letter's own lists by number of block, and the statements that announce them."""

    items: Mapping[int, Listed]
    leads: frozenset[str]

    def of(self, passage: Passage) -> Listed | None:
        """The list that a passage of the letter stands in as an item, or None."""
        return None if passage.statement in self.leads else self.items.get(passage.block)


def own_lists(letter: AnnotatedDocument) -> OwnLists:
    """The lists of one letter.

    Words that announce items are kept apart only where every such item holds a concern: nothing is lost.
    """
    concerns = {statement.block for statement, coding in letter.coded() if holds_concern(coding)}
    document = letter.document
    leads: set[str] = set()
    listed: dict[int, Listed] = {}
    for kind, section in _sections(document):
        items = _items(document, section)
        said = dict.fromkeys(items, "")
        for at, block in enumerate(section):
            announced = _announced(document, section[at:], items)
            if announced and concerns.issuperset(announced):
                lead = document.statements_of(block)[-1]
                leads.add(lead.id)
                said |= dict.fromkeys(announced, document.of(lead))
        listed |= {n: Listed(kind, words) for n, words in said.items()}
    return OwnLists(listed, frozenset(leads))


def list_kind(heading: str) -> ListKind | None:
    """Which of a letter's own lists a heading is that of, or None."""
    return next((kind for kind, pattern in _HEADINGS if pattern.match(heading)), None)


def _sections(document: Document) -> Iterator[tuple[ListKind, Sequence[Block]]]:
    """The paragraphs and bullets under each heading of such a list."""
    for heading, blocks in groupby(document.blocks, attrgetter("heading")):
        kind = list_kind(heading or "")
        if kind:
            yield kind, [block for block in blocks if block.kind in ("paragraph", "bullet")]


def _items(document: Document, section: Sequence[Block]) -> list[int]:
    bullets = [block.n for block in section if block.kind == "bullet"]
    if bullets or any(len(document.statements_of(block)) != 1 for block in section):
        return bullets
    return [block.n for block in section if not document.of(block).endswith(":")]


def _announced(document: Document, section: Sequence[Block], items: Several[int]) -> list[int]:
    """The items that the first block announces: those that follow at once, and below a bullet are deeper."""
    first, *rest = section
    if not document.of(first).endswith(":"):
        return []
    deeper = first.level if first.kind == "bullet" else -1
    return [block.n for block in takewhile(lambda b: b.n in items and b.level > deeper, rest)]
