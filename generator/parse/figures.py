"""Rows of a table whose cells a converter put below each other: words, and the figures that belong to them.

A figure or a judgement alone on its line is no paragraph.
Which words they belong to is certain where all rows have as many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.parse.kinded import HEADING_WORDS, LETTER, PROSE_END
from generator.parse.layout import GRADE, Group

_LEAST_ROWS = 3


def with_rows_of_figures(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups, each run of figures joined to the words above it in three rows or more that are alike.

    So is a judgement, where one of them stands twice: each once may be a list of what they mean.
    """
    found: list[Group] = []
    runs = _runs(groups)
    start = 0
    while start < len(groups):
        figures = runs[start + 1]
        count = 0
        while figures and _begins_row(groups, runs, start + count * (1 + figures), figures):
            count += 1
        ends = [start + row * (1 + figures) for row in range(count + 1)]
        judged = [g.text.casefold() for end in ends[1:] for g in groups[end - figures : end] if _judges(g)]
        if len(judged) > len(set(judged)) if judged else count >= _LEAST_ROWS:
            found += [_row(groups[a:b]) for a, b in pairwise(ends)]
            start = ends[-1]
        else:
            found.append(groups[start])
            start += 1
    return tuple(found)


def _judges(group: Group) -> bool:
    return GRADE.match(group.text) is not None


def _runs(groups: Sequence[Group]) -> list[int]:
    """How many groups from each one on are figures or judgements; 0 behind the last."""
    runs = [0, 0]
    for group in reversed(groups):
        words = LETTER.search(group.text) is not None and not _judges(group)
        runs.append(0 if group.bullet or words else runs[-1] + 1)
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
