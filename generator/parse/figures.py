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
    runs = _runs(groups)
    start = 0
    while start < len(groups):
        figures = runs[start + 1]
        count = 0
        while figures and _begins_row(groups, runs, start + count * (1 + figures), figures):
            count += 1
        if count >= _LEAST_ROWS:
            ends = [start + row * (1 + figures) for row in range(count + 1)]
            found += [_row(groups[a:b]) for a, b in pairwise(ends)]
            start = ends[-1]
        else:
            found.append(groups[start])
            start += 1
    return tuple(found)


def _runs(groups: Sequence[Group]) -> list[int]:
    """How many groups from each one on hold no letter; 0 behind the last."""
    runs = [0, 0]
    for group in reversed(groups):
        runs.append(0 if group.bullet or LETTER.search(group.text) else runs[-1] + 1)
    return runs[::-1]


def _begins_row(groups: Sequence[Group], runs: Sequence[int], start: int, figures: int) -> bool:
    """A few words that end no sentence, with just so many figures below them."""
    if start >= len(groups) or groups[start].bullet or runs[start]:
        return False
    text = groups[start].text
    return runs[start + 1] == figures and len(text.split()) <= HEADING_WORDS and not PROSE_END.search(text)


def _row(cells: Sequence[Group]) -> Group:
    first, *others = (line for cell in cells for line in cell.lines)
    return replace(cells[0], lines=(replace(first, cells=True, printed=""), *others))
