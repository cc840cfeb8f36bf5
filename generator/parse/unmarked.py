"""Items of a list whose bullets a converter has lost altogether, told by the semicolons that part them.

Where a line ends tells nothing: lists are often set narrower than the text, and their sentences go on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.parse.layout import Group
from generator.parse.lines import Line

_ITEM_ENDS = re.compile(r";(?: and| or)?$")
_ENDS_WITHIN = re.compile(r"[.?!:][”’\"')\]]* ")
# One semicolon may stand at a line's end by chance; "; and" there parts two items.
_LEAST_ITEMS = 3


def with_unmarked_items(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups, with one in small letters below a line that ends in a colon parted into its items.

    Each item but the last ends in a semicolon, and no line holds another semicolon or a sentence's end.
    """
    found = list(groups[:1])
    for above, group in pairwise(groups):
        items = _items(group) if above.text.endswith(":") and _is_small(group) else []
        listed = len(items) >= _LEAST_ITEMS or (items and items[0].text.endswith(("; and", "; or")))
        found += items if listed else [group]
    return tuple(found)


def _is_small(group: Group) -> bool:
    return not group.bullet and group.text[0].islower()


def _items(group: Group) -> list[Group]:
    """The group parted below every semicolon; none if it may be no list."""
    ends = sum(_ITEM_ENDS.search(line.words) is not None for line in group.lines)
    if group.text.count(";") != ends or _ENDS_WITHIN.search(group.text):
        return []
    runs: list[list[Line]] = [[group.lines[0]]]
    for last, line in pairwise(group.lines):
        if _ITEM_ENDS.search(last.words):
            runs.append([])
        runs[-1].append(line)
    return [replace(group, lines=tuple(run), bullet=True) for run in runs]
