"""Items of lists whose bullets a converter has lost altogether, told by what announces them.

Below "… need to improve:" a line that ends early ends an item, however the next begins.
Below a heading that announces a list, short lines that are no prose are its items and no headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.parse.layout import GOES_ON, Group, Layout
from generator.parse.lines import Line

_ITEM_ENDS = re.compile(r"(?:,|;(?: and| or)?)$")
# Of the column: a line that is left so empty was not broken at its edge, whatever its typeface.
_AMPLE = 0.9


def with_unmarked_items(groups: Sequence[Group], layout: Layout) -> tuple[Group, ...]:
    """The groups, with two or more items in small letters below a line that ends in a colon made items.

    They stand in one group, since small letters go on from the line above, or in several.
    """
    found: list[Group] = []
    i = 0
    while i < len(groups):
        end = i + 1
        found.append(groups[i])
        if groups[i].text.endswith(":"):
            while end < len(groups) and _is_small(groups[end]):
                end += 1
            items = [item for group in groups[i + 1 : end] for item in _items(group, layout)]
            found += items if len(items) > 1 else groups[i + 1 : end]
        i = end
    return tuple(found)


def _is_small(group: Group) -> bool:
    return not group.bullet and not group.lines[0].marks and group.text[0].islower()


def _items(group: Group, layout: Layout) -> list[Group]:
    """The group's lines, parted where one ends early."""
    runs: list[list[Line]] = [[group.lines[0]]]
    for last, line in pairwise(group.lines):
        if layout.wrapped and _ends_item(last, line, layout):
            runs.append([])
        runs[-1].append(line)
    return [replace(group, lines=tuple(run), bullet=True) for run in runs]


def _ends_item(last: Line, line: Line, layout: Layout) -> bool:
    item = _ITEM_ENDS.search(last.words) is not None
    if item and line.blanks and not line.new_page and not layout.double_spaced:
        return True
    first_word = line.words.split(" ", 1)[0]
    early = layout.ruler(f"{last.words} {first_word}") <= _AMPLE * layout.column
    return early and (item or not GOES_ON.search(last.words))
