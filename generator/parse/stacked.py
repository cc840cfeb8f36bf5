"""Headings that stand on each other and are none: lines of an address, cells, contents, items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from generator.model import BlockKind
from generator.parse.kinded import ASKS, LETTER, PROSE_END, Kinded
from generator.parse.layout import NAMED_LIST

# What stands in the last cell of a table of judgements.
_JUDGEMENT = re.compile(r"^(?:outstanding|good|requires improvement|inadequate)\b", re.IGNORECASE)
# Rows of a table of contents: dots that lead to a page's number. Few dots without one end a sentence.
_LEADERS = re.compile(r"(?:(?:\.{4,}|(?:\. ){4,}\.?|…{2,})\s*\d{1,3}|\.{10,}|(?:\. ){9,}\.?|…{5,})$")
_CONTENTS = re.compile(r"^(?:Table of )?contents(?: page)?$", re.IGNORECASE)
# Sections of inspection reports, whose headings stand right below each other.
_SECTION = re.compile(
    r"^(?:(?:(?:key|main|headline) )?findings|(?:executive )?summary|overview|introduction|background"
    r"|recommendations|information about\b.*|previous ofsted inspections"
    r"|leadership, management and governance"
    r"|the (?:experiences and progress of|impact of leaders on|graded judgements?)\b.*)$",
    re.IGNORECASE,
)
_ADDRESS_LINES = 3
_CELLS_OF_A_TABLE = 5
_LISTED, _LISTED_WORDS = 3, 40


def with_addresses(kinded: Sequence[Kinded], top: int) -> list[Kinded]:
    """Three headings or more right below each other are no headings but lines of an address or the like.

    Below a heading that announces a list they are its items, and those are statements.
    Sections of a report have names by which they are known.
    """
    found = list(kinded)
    start = top + 1
    while start < len(found):
        end = start
        while (
            end < len(found)
            and found[end].kind == "heading"
            and (end == start or not found[end].group.blanks)
        ):
            end += 1
        if end - start >= _ADDRESS_LINES:
            first = start + _names_list(found[start])
            listed = first > start or _below_list(found[:start])
            kind: BlockKind = "paragraph" if listed else "address"
            if listed or not any(_SECTION.match(k.group.text) for k in found[start:end]):
                found[first:end] = [Kinded(k.group, kind) for k in found[first:end]]
        start = max(end, start + 1)
    return found


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
        Kinded(item.group, "left-out") if here or (below and _CONTENTS.match(item.group.text)) else item
        for item, here, below in zip(kinded, led, [*led, False][1:], strict=True)
    ]


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
