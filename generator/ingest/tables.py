"""Tables: by the lines drawn around their cells, or by cells that stand below each other with none drawn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from generator.ingest.drawn import Fragment, Rule, lines_of
from generator.ingest.level import TALLEST, Comb, combs_of
from generator.ingest.pdf import MOST_RULES
from generator.parse.lines import BULLETS, DASHES


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's drawn frame: where its upright and level lines stand, in points, rising.

    `goes_on` says that its first row is the rest of one on the page before, with no line above it.
    """

    across: tuple[float, ...]
    up: tuple[float, ...]
    goes_on: bool = False

    def holds(self, fragment: Fragment) -> bool:
        """Whether the fragment stands within the frame."""
        inside = self.up[0] - 2 <= fragment.y <= self.up[-1] + 2
        return inside and self.across[0] - 4 <= fragment.x0 and fragment.x1 <= self.across[-1] + 4

    def is_table_of(self, fragments: Sequence[Fragment]) -> bool:
        """Two rows at least, and every second one at least, hold words in more than one column.

        So does a row alone, such as one that a page's end parts from its table, if it is no more than a row.
        """
        columns: dict[int, set[int]] = {}
        whole = [f for f in fragments if not self.goes_on or f.y < self.up[-2]]
        for fragment in whole:
            columns.setdefault(self.row(fragment), set()).add(self.column(fragment))
        wide = sum(len(row) > 1 for row in columns.values())
        return wide * 2 >= len(columns) and (wide >= 2 or self._is_one_row(whole))

    def _is_one_row(self, fragments: Sequence[Fragment]) -> bool:
        """Drawn as one row, a cell of which is short: boxes side by side hold lists, prose and headings."""
        if len(self.up) != 2 + self.goes_on or any(_BULLETED.match(f.text) for f in fragments):
            return False
        cells = [[f for f in fragments if self.column(f) == n] for n in {self.column(f) for f in fragments}]
        lines = [len(lines_of(cell)) for cell in cells]
        headed = any(len({f.bold for f in cell}) > 1 for cell in cells)
        told = sum(lines_of(cell)[-1][-1].text.rstrip().endswith((".", "!", "?")) for cell in cells)
        boxes = headed or told > 1 or len(lines) < 2
        return not boxes and min(lines) <= _FEW_LINES and max(lines) <= _MOST_LINES

    def column(self, fragment: Fragment) -> int:
        """The number of the column that the fragment begins in."""
        return sum(x <= fragment.x0 + 2 for x in self.across)

    def row(self, fragment: Fragment) -> int:
        """The number of the row that the fragment stands in, from the foot."""
        return sum(y <= fragment.y + 1 for y in self.up)


def cells_text(cells: Sequence[str]) -> str:
    """A table's row as text: its cells with " | " between them, "Care leavers | | Good".

    An empty cell keeps its place, so that what follows stays under its own heading; but none is kept at the
    row's end, or where only one cell holds words.
    """
    filled = [i for i, cell in enumerate(cells) if cell]
    if len(filled) < 2:
        return "".join(cells)
    return " ".join(" | ".join(cells[: filled[-1] + 1]).split())


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The frames that the drawn lines make: lines that touch belong together.

    A page with more than 1,500 lines is a drawing, not a table, and gives none.
    """
    if len(rules) > MOST_RULES:
        return []
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r.y0, r.x0, r.y1, r.x1)):
        touching = [g for g in groups if any(_touch(rule, other) for other in g)]
        groups = [g for g in groups if not any(g is t for t in touching)]
        groups.append([rule, *(r for g in touching for r in g)])
    return [grid for group in groups if (grid := _grid(group)) is not None]


def _touch(a: Rule, b: Rule) -> bool:
    return a.x0 - 3 <= b.x1 and b.x0 - 3 <= a.x1 and a.y0 - 3 <= b.y1 and b.y0 - 3 <= a.y1


def _grid(rules: Sequence[Rule]) -> Grid | None:
    up = _distinct(y for r in rules if r.level for y in (r.y0, r.y1))
    across = _distinct(x for r in rules if not r.level for x in (r.x0, r.x1))
    if len(up) >= 3 and len(across) < 3:
        across = _distinct([*across, *(x for r in rules if r.level for x in (r.x0, r.x1))])
    return _with_cut_rows(Grid(across, up), rules) if len(up) >= 2 and len(across) >= 3 else None


def _with_cut_rows(grid: Grid, rules: Sequence[Rule]) -> Grid:
    """The frame, as far as its upright lines go: a page's end parts a row, and no level line closes it there.

    All the frame's upright lines must go as far, and no further than a row is high, since prose in
    columns may stand below their heads.
    """
    upright = [rule for rule in rules if not rule.level]
    foot, top = min((r.y0 for r in upright), default=0.0), max((r.y1 for r in upright), default=0.0)
    at_foot = _distinct(r.x0 for r in upright if r.y0 - foot <= 2)
    at_top = _distinct(r.x0 for r in upright if top - r.y1 <= 2)
    low = [foot] if len(at_foot) == len(grid.across) and _CUT < grid.up[0] - foot < TALLEST else []
    high = [top] if len(at_top) == len(grid.across) and _CUT < top - grid.up[-1] < TALLEST else []
    return Grid(grid.across, (*low, *grid.up, *high), goes_on=bool(high))


_CUT = 6.0  # points: no line of words stands in less


def _distinct(values: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 4:
            kept.append(value)
    return tuple(kept)


# --- tables with level lines alone ---------------------------------------------------------------

_NEXT_LINE = 1.6  # of a line's size: rows have no such white amid their cells
_ONE_SIZE = 0.08
_FEW_RUN_OVER = 4  # one line in so many may, such as a heading over two columns


def level_grids(rules: Sequence[Rule], fragments: Sequence[Fragment]) -> list[Grid]:
    """The frames of such tables; a row above the first line, and one below the last, belong to them.

    Those are rows if all their lines stand close to each other, and within the columns.
    Where many lines between the others run over the columns, there is no table, nor where more rows follow
    below the last line: there the lines part no rows.
    """
    grids = []
    combs = combs_of(rules) if len(rules) <= MOST_RULES else []
    every = lines_of(fragments) if combs else []
    for comb in (part for whole in combs for part in _without_prose(whole, every) if len(part.up) > 1):
        foot, top = comb.up[0], comb.up[-1]
        lines = [line for line in every if foot < line[0].y < top]
        if sum(_runs_over(line, comb) for line in lines) * _FEW_RUN_OVER > len(lines):
            continue
        above = _row_at(comb, [line for line in every if line[0].y > top][::-1], top)
        under = [line for line in every if line[0].y < foot]
        below = _row_at(comb, under, foot)
        if below and _row_follows(comb, under, below):
            continue
        high = [max(f.y + f.size for f in above)] if above else []
        low = [min(f.y for f in below) - 1] if below else []
        grids.append(Grid(comb.across, (*low, *comb.up, *high)))
    return grids


def _without_prose(comb: Comb, lines: Sequence[Sequence[Fragment]]) -> Iterator[Comb]:
    """The tables above and below what runs over the columns as no row of cells does, such as a heading."""
    start = 0
    for n, (low, high) in enumerate(pairwise(comb.up), start=1):
        row = [f for line in lines if low < line[0].y < high for f in line]
        if _runs_over(row, comb) and _columns_of(comb, row) == 1:
            yield Comb(comb.across, comb.up[start:n])
            start = n
    yield Comb(comb.across, comb.up[start:])


def _runs_over(line: Sequence[Fragment], comb: Comb) -> bool:
    return any(f.x0 < x - 1 and f.x1 > x + 1 for f in line for x in comb.inner)


def _row_at(comb: Comb, lines: Sequence[Sequence[Fragment]], edge: float) -> list[Fragment]:
    """The lines next to a table's edge that stand in two columns or more and reach over none; else []."""
    held: list[Fragment] = []
    last, size = edge, 0.0
    for line in lines:
        em = max(f.size for f in line)
        near = abs(line[0].y - last) <= _NEXT_LINE * em and (not size or abs(em - size) <= _ONE_SIZE * size)
        if near and len(line) > 1 and _runs_over(line, comb):
            return []
        if not near or _runs_over(line, comb):
            break
        held += line
        last, size = line[0].y, em
    return held if _columns_of(comb, held) > 1 else []


def _row_follows(comb: Comb, lines: Sequence[Sequence[Fragment]], row: Sequence[Fragment]) -> bool:
    """Below a row without a line under it the next one stands in several columns too."""
    foot = min(f.y for f in row)
    line = next((one for one in lines if one[0].y < foot - 1), [])
    near = bool(line) and foot - line[0].y <= _ROWS_APART * line[0].size
    return near and not _runs_over(line, comb) and _columns_of(comb, line) > 1


def _columns_of(comb: Comb, fragments: Sequence[Fragment]) -> int:
    return len({sum(x <= f.x0 + 2 for x in comb.across) for f in fragments})


# --- tables without drawn frames --------------------------------------------------------------

Band = list[Fragment]
_LIST_MARK = re.compile(r"^(?:[^\w\s£%(“‘]|o|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?)$")
_BULLETED = re.compile(rf"^(?:[{BULLETS}]|[{DASHES}o] )")  # a dash alone is an empty cell
_NO_CELL = re.compile(r"\.{4}|(?:\. ){4}|@|\bwww\.|\b0\d{3} ?\d{3}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")
_FAR = 100.0  # points: a shorter line is no border of a row
_CELL_GAP = 0.8  # ems of white between two cells at least
_FEWEST_ROWS = 3
_MOST_LINES = 6
_FEW_LINES = 2
_ROWS_APART = 5
_TYPICAL_LINES = 2.5
_SHORT_CELL = 0.75  # of its column's width: cells seldom fill it, lines of prose do


def level_cuts(rules: Sequence[Rule]) -> list[float]:
    """The heights of level lines drawn three times or more from and to the same place, as between rows."""
    wide = [rule for rule in rules if rule.level and rule.x1 - rule.x0 > _FAR]
    places = Counter((round(rule.x0 / 4), round(rule.x1 / 4)) for rule in wide)
    return sorted(r.y0 for r in wide if places[round(r.x0 / 4), round(r.x1 / 4)] >= _FEWEST_ROWS)


def aligned(bands: Sequence[Band]) -> tuple[int, tuple[float, ...]]:
    """How many bands from the first on are the rows of one table, and where its columns part.

    Their cells stand below each other with white between the columns, and are short.
    (0, ()) if they are no table. Lines of an address or of contents are none; nor are labels before values.
    """
    count = _FEWEST_ROWS
    edges = _edges(bands[:count])
    together = len(bands) >= count and all(_near(a, b) for a, b in pairwise(bands[:count]))
    if not edges or not together or not all(_is_row(band, edges) for band in bands[:count]):
        return 0, ()
    while count < len(bands) and _near(bands[count - 1], bands[count]) and _is_row(bands[count], edges):
        wider = _edges(bands[: count + 1])
        if not wider or len(wider) < len(edges):
            break
        edges, count = wider, count + 1
    rows = bands[:count]
    listed = sum(any(_NO_CELL.search(f.text) for f in band) for band in rows) * _FEWEST_ROWS >= len(rows)
    long = median(len(lines_of(band)) for band in rows) > _TYPICAL_LINES
    return (
        (0, ()) if _are_labelled(rows, edges) or listed or long or not _flush(rows, edges) else (count, edges)
    )


def _are_labelled(rows: Sequence[Band], edges: Sequence[float]) -> bool:
    """Labels before values, which are read across unless a label takes up more than one line."""
    firsts = [cells[0] for row in rows if (cells := [c for c in cells_of(row, edges) if c])]
    labels = sum(first[-1].text.rstrip().endswith(":") or first[0].text[:1].islower() for first in firsts)
    over_lines = len(rows) >= _FEWEST_ROWS and any(len(lines_of(first)) > 1 for first in firsts)
    return labels * 2 > len(firsts) and not over_lines


def cells_of(band: Iterable[Fragment], edges: Sequence[float]) -> list[Band]:
    """The fragments of each column, parted where a gap within a fragment lies between two columns."""
    cells: list[Band] = [[] for _ in range(len(edges) + 1)]
    for fragment in band:
        for part in _parted(fragment, edges):
            cells[sum(edge <= part.x0 for edge in edges)].append(part)
    return cells


def short_cells(columns: Sequence[Band]) -> bool:
    """Three columns or more whose lines stand beside each other and leave much of their width empty."""
    lines = [lines_of(column) for column in columns]
    if len(columns) < _FEWEST_ROWS or min(map(len, lines)) < _FEWEST_ROWS or len({*map(len, lines)}) > 1:
        return False
    starts = [min(f.x0 for f in column) for column in columns]
    widths = [b - a for a, b in pairwise(starts)]
    filled = [
        (line[-1].x1 - line[0].x0) / width
        for column, width in zip(lines, widths, strict=False)
        for line in column
    ]
    return median(filled) < _SHORT_CELL


def _near(above: Band, below: Band) -> bool:
    space = min(f.y for f in above) - max(f.y for f in below)
    return space <= _ROWS_APART * max(f.size for f in below)


def _is_row(band: Band, edges: Sequence[float]) -> bool:
    return sum(bool(cell) for cell in cells_of(band, edges)) > 1 and len(lines_of(band)) <= _MOST_LINES


def _flush(rows: Sequence[Band], edges: Sequence[float]) -> bool:
    """In every column most cells begin at one place, or end at one."""
    for column in list(zip(*(cells_of(row, edges) for row in rows), strict=True))[1:]:
        cells = [cell for cell in column if cell]
        left = Counter(round(min(f.x0 for f in cell) / 2) for cell in cells).most_common(1)
        right = Counter(round(max(f.x1 for f in cell) / 2) for cell in cells).most_common(1)
        if max((n for _, n in (*left, *right)), default=0) * 2 <= len(cells):
            return False
    return True


def _edges(bands: Sequence[Band]) -> tuple[float, ...]:
    """The middle of every upright strip that all bands leave empty, marks of lists not counted."""
    parts = [part for band in bands for f in band for part in _parted(f, None)]
    parts = [part for part in parts if not _LIST_MARK.match(part.text)]
    if len(parts) < 2:
        return ()
    least = _CELL_GAP * median(part.size for part in parts)
    spans = sorted((part.x0, part.x1) for part in parts)
    edges, right = [], spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - right >= least:
            edges.append((right + x0) / 2)
        right = max(right, x1)
    return tuple(edges)


def _parted(fragment: Fragment, edges: Sequence[float] | None) -> Iterator[Fragment]:
    """The fragment, cut at its wide gaps: all of them, or those that an edge lies in."""
    rest, start = fragment, 0
    for at, left, right in fragment.gaps:
        if edges is None or any(left <= edge <= right for edge in edges):
            yield replace(rest, text=rest.text[: at - start].rstrip(), x1=left, gaps=())
            rest = replace(rest, text=rest.text[at - start :].lstrip(), x0=right, gaps=(), symbol=False)
            start = len(fragment.text) - len(rest.text)
    yield rest
