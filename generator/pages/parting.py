"""How a very long letter is parted: at its own headings, into as few pages as hold it.

The parts follow from the letter alone, so that no other letter moves a paragraph to another page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.model import AnnotatedDocument, Block
from generator.pages import room

Blocks = tuple[Block, ...]


def parts_of(letter: AnnotatedDocument) -> tuple[Blocks, ...]:
    """The blocks of the letter page by page, those that are left out of it not among them.

    A letter that fits on one page is one part, and so is one without any text.
    A part begins with a heading, except where more stands under one heading than a page holds.
    """
    blocks = tuple(block for block in letter.document.blocks if block.kind != "left-out")
    holds = _holds(letter, blocks)
    if _at_most(letter, blocks) <= holds:
        return (blocks,)
    takes = _takes(letter, blocks)
    units = tuple(_units(blocks, takes, holds))
    count = -(-sum(takes.values()) // holds)
    while len(pages := tuple(_pages(units, takes, count, holds))) > count:
        count += 1
    return pages


def anchors_in(letter: AnnotatedDocument, blocks: Blocks) -> Iterator[str]:
    """Every id by which a paragraph or statement among these blocks is reached, also by earlier links."""
    numbers = {block.n for block in blocks}
    yield from (id_ for block in blocks for id_ in (block.id, *block.former_ids) if id_)
    yield from (statement.id for statement in letter.document.statements if statement.block in numbers)


def _holds(letter: AnnotatedDocument, blocks: Blocks) -> int:
    """How many bytes of text and notes a page holds besides its lists and what is left out of the letter."""
    headings = sum(block.kind == "heading" for block in blocks)
    themes = {label.id for coding in letter.codings for label in coding.themes}
    left_out = sum(block.end - block.start for block in letter.document.blocks if block.kind == "left-out")
    lists = (
        _words_take(left_out)
        + room.LETTER_SECTION * headings
        + room.LETTER_GLANCE * len(themes)
        + room.LETTER_SPEAKS_OF * len(letter.references)
    )
    return max(room.LETTER_PART_HOLDS - lists, room.LETTER_PART_HOLDS // 3)


def _at_most(letter: AnnotatedDocument, blocks: Blocks) -> int:
    """What the text and its notes cannot exceed, found sooner than what each block takes."""
    labels = sum(len(coding.themes) for coding in letter.codings)
    return (
        _words_take(len(letter.document.text))
        + room.LETTER_STATEMENT * (len(letter.codings) + len(letter.mentions) + len(letter.abbreviations))
        + room.LETTER_PARAGRAPH * len(blocks)
        + _theme_takes(letter) * labels
        + room.LETTER_SPEAKS_OF * len(letter.references)
    )


def _takes(letter: AnnotatedDocument, blocks: Blocks) -> Mapping[int, int]:
    """The bytes that each block takes with its note, by its number."""
    themes: dict[int, set[str]] = defaultdict(set)
    marks: dict[int, int] = defaultdict(int)
    for statement, coding in letter.coded():
        themes[statement.block].update(label.id for label in coding.themes)
        marks[statement.block] += room.LETTER_STATEMENT
    for block in blocks:
        for places, takes in (
            (letter.mentions, room.LETTER_STATEMENT),
            (letter.abbreviations, room.LETTER_STATEMENT),
            (letter.references, room.LETTER_SPEAKS_OF),
        ):
            marks[block.n] += takes * sum(block.start <= place.start < block.end for place in places)
    return {
        block.n: _words_take(block.end - block.start)
        + marks[block.n]
        + room.LETTER_PARAGRAPH
        + _theme_takes(letter) * len(themes[block.n])
        for block in blocks
    }


def _words_take(characters: int) -> int:
    return characters * 21 // 20


def _theme_takes(letter: AnnotatedDocument) -> int:
    return room.LETTER_THEME_LINK + len(letter.slug)


def _units(blocks: Blocks, takes: Mapping[int, int], holds: int) -> Iterator[Blocks]:
    """Blocks that stand on one page: headings with all below them, or a little where that is too much."""
    for section in _sections(blocks):
        if sum(takes[block.n] for block in section) <= holds:
            yield section
        else:
            first = next((n for n, block in enumerate(section, 1) if block.kind != "heading"), len(section))
            yield section[:first]
            yield from ((block,) for block in section[first:])


def _sections(blocks: Blocks) -> Iterator[Blocks]:
    """The stretches from one heading to the next; headings that follow each other begin the same."""
    start = 0
    for n in range(1, len(blocks)):
        if blocks[n].kind == "heading" and blocks[n - 1].kind != "heading":
            yield blocks[start:n]
            start = n
    yield blocks[start:]


def _pages(units: Sequence[Blocks], takes: Mapping[int, int], count: int, holds: int) -> Iterator[Blocks]:
    """So many pages, about as full as each other, or more where one would be above what a page holds."""
    share = sum(takes.values()) / count
    page: Blocks = ()
    load = until = 0  # the bytes of this page, and of all until here
    end = share
    for unit in units:
        more = sum(takes[block.n] for block in unit)
        if page and (until + more / 2 > end or load + more > holds):
            yield page
            page, load, end = (), 0, end + share
        page += unit
        load += more
        until += more
    yield page
