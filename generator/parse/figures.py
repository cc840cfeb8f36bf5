"""Rows of a table whose cells a converter put below each other: words, and the figures that belong to them.

A figure alone on its line is no paragraph. Which words it belongs to is certain where all rows have as many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.parse.kinded import HEADING_WORDS, LETTER, PROSE_END
from generator.parse.layout import Group

_LEAST_ROWS = 3


def with_rows_of_figures(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups, each run of figures joined to the words above it in three rows or more that are alike."""
    found: list[Group] = []
    start = 0
    while start < len(groups):
        figures = _figures(groups, start + 1)
        count = 0
        while figures and _is_row(groups, start + count * (1 + figures), figures):
            count += 1
        if count >= _LEAST_ROWS:
            ends = [start + row * (1 + figures) for row in range(count + 1)]
            found += [_row(groups[a:b]) for a, b in pairwise(ends)]
            start = ends[-1]
        else:
            found.append(groups[start])
            start += 1
    return tuple(found)


def _figures(groups: Sequence[Group], start: int) -> int:
    """How many groups from this one on hold no letter."""
    end = start
    while end < len(groups) and not groups[end].bullet and not LETTER.search(groups[end].text):
        end += 1
    return end - start


def _is_row(groups: Sequence[Group], start: int, figures: int) -> bool:
    if start >= len(groups) or groups[start].bullet:
        return False
    text = groups[start].text
    words = LETTER.search(text) and len(text.split()) <= HEADING_WORDS and not PROSE_END.search(text)
    return bool(words) and _figures(groups, start + 1) == figures


def _row(cells: Sequence[Group]) -> Group:
    first, *others = (line for cell in cells for line in cell.lines)
    return replace(cells[0], lines=(replace(first, cells=True, printed=""), *others))
