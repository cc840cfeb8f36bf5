"""Headings that are none for what stands beside them: lines of an address, cells, contents, items, facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from generator.model import BlockKind
from generator.parse.contents import CONTENTS
from generator.parse.kinded import ASKS, HEADING_WORDS, LETTER, PROSE_END, Kinded
from generator.parse.layout import CELLS, LABEL, NAMED_LIST, Group

# What stands in the last cell of a table of judgements.
_JUDGEMENT = re.compile(
    r"^(?:grade \d \()?(?:outstanding|good|requires improvement|adequate|inadequate)\b", re.IGNORECASE
)
# Rows of a table of contents: dots that lead to a page's number. Few dots without one end a sentence.
_LEADERS = re.compile(r"(?:(?:\.{4,}|(?:\. ){4,}\.?|…{2,})\s*\d{1,3}|\.{10,}|(?:\. ){9,}\.?|…{5,})$")
# Sections of inspection reports, whose headings stand right below each other.
SECTION = re.compile(
    r"^(?:(?:(?:key|main|headline) )?findings|(?:executive )?summary|overview|introduction|background"
    r"|recommendations|information about\b.*|previous ofsted inspections"
    r"|leadership, management and governance|overall effectiveness|capacity for improvement"
    r"|the (?:experiences and progress of|impact of leaders on|graded judgements?)\b.*)$",
    re.IGNORECASE,
)
# Without one of these in them, lines may say anything.
_OF_ADDRESS = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|\S@\S|\bwww\.|\b0\d{2,4} ?\d{3}"
    r"|\b(?:Avenue|Buildings?|Centre|Chambers|Court|Floor|Hall|House|Lane|Offices?|Quay|Road|Square|Street)$"
)
# A sentence stands before it, that neither a number ("1.", "Question 1.") nor a short form ("St.") ends.
_OF_TEXT = re.compile(r"^(?!\d|\w+ \d)\S+ \S+ .*[a-z]{4,}[.!][”’\"')\]]* [A-Z“‘]")
_ADDRESS_LINES = 3
_NEAR = 2
_CELLS_OF_A_TABLE = 5
_LISTED, _LISTED_WORDS = 3, 40
_FACTS = 3


def with_questions(kinded: Sequence[Kinded]) -> list[Kinded]:
    """The blocks, with those headings made statements in which a question ends running text."""
    return [
        Kinded(k.group, "paragraph")
        if k.kind == "heading" and ASKS.search(k.group.text) and _OF_TEXT.search(k.group.text)
        else k
        for k in kinded
    ]


def with_addresses(kinded: Sequence[Kinded], top: int) -> list[Kinded]:
    """Three headings or more right below each other are no headings but lines of an address, if one of them
    names a street or the like.

    Otherwise they are statements, as are the items below a heading that announces a list.
    Sections of a report have names by which they are known, or paragraphs numbered as parts of them.
    """
    found = list(kinded)
    start = top + 1
    while start < len(found):
        end = start
        while (
            end < len(found)
            and found[end].kind == "heading"
            and (end == start or not (found[end].group.blanks or _heads_chapter(found, end)))
        ):
            end += 1
        run = start + (end > start and _heads_chapter(found, start))
        if end - run >= _ADDRESS_LINES:
            first = run + _names_list(found[run])
            listed = first > run or _below_list(found[:run])
            address = not listed and any(_OF_ADDRESS.search(k.group.text) for k in found[run:end])
            kind: BlockKind = "address" if address else "paragraph"
            if listed or not any(SECTION.match(k.group.text) for k in found[run:end]):
                found[first:end] = [Kinded(k.group, kind) for k in found[first:end]]
        start = max(end, start + 1)
    return found


def _heads_chapter(kinded: Sequence[Kinded], i: int) -> bool:
    """A numbered heading with the first of its parts near below: "2. Background" above "2.1 The council"."""
    number = kinded[i].group.lines[0].printed
    parts = (k.group.text for k in kinded[i + 1 : i + 1 + _NEAR])
    return number.isdecimal() and any(text.startswith(f"{number}.1 ") for text in parts)


def _below_list(above: Sequence[Kinded]) -> bool:
    """No sentence ends between here and a heading that announces a list."""
    near = takewhile(lambda k: _names_list(k) or not PROSE_END.search(k.group.text), reversed(above))
    return any(_names_list(k) for k in near)


def without_cells(kinded: Sequence[Kinded], top: int) -> list[Kinded]:
    """Five headings or more with nothing between them are no headings but the cells of a table.

    The first is a heading still if it announces a list, and the last if prose follows or it asks something.
    """
    found = list(kinded)
    start = top + 1
    for end in range(start, len(found) + 1):
        if end < len(found) and _may_be_cell(found[end]):
            continue
        if sum(k.kind == "heading" for k in found[start:end]) >= _CELLS_OF_A_TABLE:
            first = start + _names_list(found[start])
            last = end - _heads(found[end - 1], found[end] if end < len(found) else None)
            found[first:last] = [Kinded(k.group, "paragraph") for k in found[first:last]]
        start = end + 1
    return found


def _names_list(item: Kinded) -> bool:
    return item.kind == "heading" and NAMED_LIST.match(item.group.text) is not None


def _heads(item: Kinded, after: Kinded | None) -> bool:
    """The last line above prose is its heading, if it is no judgement and no figure."""
    text = item.group.text
    if ASKS.search(text) or after is None:
        return text.endswith("?")
    prose = after.kind == "paragraph" and PROSE_END.search(after.group.text) is not None
    return prose and item.kind == "heading" and not _JUDGEMENT.match(text)


def _may_be_cell(item: Kinded) -> bool:
    return item.kind == "heading" or (item.kind == "paragraph" and not LETTER.search(item.group.text))


def without_contents(kinded: Sequence[Kinded]) -> list[Kinded]:
    """Rows of a table of contents that have dots are left out, and its heading with them."""
    led = [_is_led(item.group.text) for item in kinded]
    return [
        Kinded(item.group, "left-out") if here or (below and CONTENTS.match(item.group.text)) else item
        for item, here, below in zip(kinded, led, [*led, False][1:], strict=True)
    ]


def with_facts(kinded: Sequence[Kinded]) -> list[Kinded]:
    """Facts behind labels are no headings: three below each other, or one beside what is known as a fact.

    A heading may have the same form ("The experiences of care leavers: good"), but stands above its text.
    """
    found = list(kinded)
    start = 0
    for end in range(len(found) + 1):
        if end < len(found) and _is_labelled(found[end]):
            continue
        run = found[start:end]
        if len(run) >= _FACTS or any(k.kind == "paragraph" for k in run):
            found[start:end] = [Kinded(k.group, "paragraph") for k in run]
        start = end + 1
    return found


def _is_labelled(item: Kinded) -> bool:
    text = item.group.text
    short = len(text.split()) <= HEADING_WORDS and not PROSE_END.search(text)
    return item.kind in ("heading", "paragraph") and short and LABEL.match(text) is not None


def in_rows(kinded: Sequence[Kinded]) -> list[Kinded]:
    """A line right above or below a table's row is a row too: one with a single cell, as tables often have.

    A row alone with the name of a report's section and a judgement is the heading of that section.
    """
    found = list(kinded)
    for i, item in enumerate(kinded):
        above = kinded[i - 1] if i else None
        below = kinded[i + 1] if i + 1 < len(kinded) else None
        beside = (above is not None and _is_row(above) and not item.group.blanks) or (
            below is not None and _is_row(below) and not below.group.blanks
        )
        if item.kind in ("heading", "paragraph") and beside:
            found[i] = Kinded(_unnumbered(item.group), "paragraph")
        elif item.kind == "paragraph" and _is_row(item) and not beside and below is not None:
            name, judgement = item.group.text.split(CELLS, 1)
            if SECTION.match(name) and _JUDGEMENT.match(judgement) and below.group.blanks:
                found[i] = Kinded(item.group, "heading", 2)
    return found


def _unnumbered(group: Group) -> Group:
    """A number that begins a table's row counts neither paragraphs nor items."""
    return replace(group, lines=(replace(group.lines[0], printed=""), *group.lines[1:]))


def _is_row(item: Kinded) -> bool:
    return CELLS in item.group.text


def listed(kinded: Sequence[Kinded]) -> list[Kinded]:
    """Three short texts or more right below each other that count on (1., 2., 3.) are a list; no headings."""
    found = list(kinded)
    start = 0
    for end in range(1, len(found) + 1):
        if end < len(found) and _counts_on(found[end - 1], found[end]):
            continue
        run = found[start:end]
        if len(run) >= _LISTED:
            found[start:end] = [Kinded(k.group, "paragraph") if k.kind == "heading" else k for k in run]
        start = end
    return found


def _counts_on(above: Kinded, item: Kinded) -> bool:
    numbers = [k.group.lines[0].printed for k in (above, item)]
    whole = all(n.isdecimal() for n in numbers) and int(numbers[1]) == int(numbers[0]) + 1
    return whole and all(len(k.group.text.split()) <= _LISTED_WORDS for k in (above, item))


def _is_led(text: str) -> bool:
    return (".." in text or ". ." in text or "……" in text) and _LEADERS.search(text) is not None
