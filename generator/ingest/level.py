"""Tables with level lines alone, drawn cell by cell: where each piece of a line ends, a column ends.

The same pieces stand below each row, so that they show the columns where no upright line does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.ingest.drawn import Rule

_APART = 3.0  # points between the ends of two pieces that touch
_FEWEST = 3  # pieces of a line, so that it is no underlining, nor lines for two signatures
_LINES = 2
TALLEST = 200.0  # points: a row, and no page between a line at its head and one at its foot


class Comb(NamedTuple):
    """Level lines in the same pieces, in points: where the pieces end, and how high the lines stand."""

    across: tuple[float, ...]
    up: tuple[float, ...]

    @property
    def inner(self) -> tuple[float, ...]:
        """Where one column ends and another begins."""
        return self.across[1:-1]


def combs_of(rules: Sequence[Rule]) -> list[Comb]:
    """The tables with level lines alone; none where another line stands amid them.

    An upright one shows the columns by itself; a level one parts rows that some cell spans.
    """
    heights: dict[float, list[Rule]] = defaultdict(list)
    for rule in (r for r in rules if r.level):
        heights[round(rule.y0)].append(rule)
    found: dict[tuple[int, ...], list[tuple[tuple[float, ...], float]]] = defaultdict(list)
    for pieces in heights.values():
        line = sorted(pieces, key=lambda r: r.x0)
        if len(line) >= _FEWEST and all(abs(b.x0 - a.x1) <= _APART for a, b in pairwise(line)):
            across = (*(r.x0 for r in line), line[-1].x1)
            found[tuple(round(x / _APART) for x in across)].append((across, line[0].y0))
    combs = [
        Comb(lines[0][0], up)
        for lines in found.values()
        for up in _near_each_other(sorted(y for _, y in lines))
        if len(up) >= _LINES
    ]
    return [comb for comb in combs if not any(_crosses(rule, comb) for rule in rules)]


def _near_each_other(heights: Sequence[float]) -> Iterator[tuple[float, ...]]:
    run: list[float] = []
    for y in heights:
        if run and y - run[-1] > TALLEST:
            yield tuple(run)
            run = []
        run.append(y)
    yield tuple(run)


def _crosses(rule: Rule, comb: Comb) -> bool:
    within = rule.x0 <= comb.across[-1] + _APART and rule.x1 >= comb.across[0] - _APART
    amid = rule.y0 < comb.up[-1] - 1 and rule.y1 > comb.up[0] + 1
    own = rule.level and any(abs(rule.y0 - y) <= 1 for y in comb.up)
    return within and amid and not own


def walls_of(rules: Sequence[Rule]) -> list[Rule]:
    """Upright lines between the columns of such tables, as far as their first and last rows may go."""
    return [
        Rule(x, comb.up[0] - TALLEST, x, comb.up[-1] + TALLEST)
        for comb in combs_of(rules)
        for x in comb.inner
    ]
