"""Pieces of text on a page -> lines in the order in which a person reads them.

Text side by side is read down each column, unless it is a table: then it is read row by row.
A table shows by the lines drawn around its cells, or by labels, figures or rows that stand apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from generator.ingest.beside import FIGURES, beside
from generator.ingest.drawn import Fragment, lines_of
from generator.ingest.pdf import Page
from generator.ingest.tables import (
    Band,
    Grid,
    aligned,
    cells_of,
    cells_text,
    find_grids,
    level_cuts,
    level_grids,
    short_cells,
)
from generator.parse.lines import SUSPENDED

BULLETS = "•▪◼■●○◦‣⁃∙·❑➢✓□–-*"
_MARK = re.compile(rf"^(?:[{re.escape(BULLETS)}]|[\ue000-\uf8ff]|o)$")
_NUMBER = re.compile(r"^(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+|\d{1,3})$")
_PAGE = re.compile(r"^\d{1,3}$")
_WHITE = 2.0  # ems
_GUTTER = 1.2
_NARROW = 0.4  # ems: no space between words is wider, and none lies between lines that are not level
_LEVEL = 0.35
_SAME_EDGE = 1.0  # points
_EDGE = 0.12  # ems: letters that end at one place end by no more before it
_ALIKE = 0.25  # ems
_LARGE = 18.0  # points
_MOST_PAIRS = 2_500
_APART = 1.6
_FAR = 8
_PARAGRAPHS = 3
_MOST_ROWS = 200
_PROSE = 25  # characters: lines of an address are shorter


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text, or one row of a table, as it is read.

    `x0` is where it begins, its mark included, and `text_x` where its words begin; all in points.
    `column` numbers the columns of a page in reading order, so that a line is only measured by its own.
    `mark` is the glyph of a list's item, or "".
    `listed` says that a number ends it which stands apart, as a page's does in a table of contents.
    `right` is where the lines of a box, or beside one, end; 0.0 where the column tells.
    `boxed` says that it stands in a box beside prose.
    """

    text: str
    page: int
    column: int
    x0: float
    text_x: float
    x1: float
    y: float
    size: float
    bold: bool
    mark: str = ""
    table: bool = False
    listed: bool = False
    right: float = 0.0
    boxed: bool = False


def rows_of(page: Page) -> list[Row]:
    """The lines of a page in reading order, its tables' rows among them where they stand."""
    tables = [*find_grids(page.rules), *level_grids(page.rules, page.fragments)]
    tables_used: list[tuple[Grid, Band]] = []
    taken: set[int] = set()
    for grid in tables:
        held = [f for f in page.fragments if id(f) not in taken and grid.holds(f)]
        if grid.is_table_of(held):
            tables_used.append((grid, held))
            taken |= {id(f) for f in held}
    loose = [f for f in page.fragments if id(f) not in taken]
    parts: list[tuple[float, list[list[Row]]]] = [
        (max(f.y for f in fs), [_grid_rows(page.number, grid, fs)]) for grid, fs in tables_used
    ]
    bands = _bands(loose, sorted([*(top for top, _ in parts), *level_cuts(page.rules)]))
    parts += _sections(page.number, bands)
    parts.sort(key=lambda part: -part[0])
    return [replace(row, column=n) for n, flow in enumerate(_joined_flows(parts)) for row in flow]


# --- columns ---------------------------------------------------------------------------------


def _sections(page: int, bands: Sequence[Band]) -> Iterator[tuple[float, list[list[Row]]]]:
    """Tables whose cells stand below each other, and what stands between them; each with its height."""
    start = i = 0
    while i < len(bands):
        count, edges = aligned(bands[i : i + _MOST_ROWS])
        if count:
            yield from _prose(page, bands[start:i])
            rows = [_table_row(page, cells_of(band, edges)) for band in bands[i : i + count]]
            yield max(f.y for f in bands[i]), [rows]
        i += count or 1
        start = i if count else start
    yield from _prose(page, bands[start:])


def _prose(page: int, bands: Sequence[Band]) -> Iterator[tuple[float, list[list[Row]]]]:
    edges = [right for band in bands for _, right in _gutters(band, 2)]
    for band in _merged(bands):
        yield max(f.y for f in band), _columns(page, band, edges)


def _bands(fragments: Sequence[Fragment], cuts: Sequence[float]) -> list[Band]:
    """A page cut across at every gap wider than a line."""
    bands: list[Band] = []
    bottom = None
    for line in lines_of(fragments):
        top, size = line[0].y, max(f.size for f in line)
        crossed = bottom is not None and any(top < cut < bottom for cut in cuts)
        if bottom is None or crossed or bottom - top > _APART * size:
            bands.append([])
        bands[-1].extend(line)
        bottom = min(f.y for f in line)
    return bands


def _merged(bands: Sequence[Band]) -> list[Band]:
    """The bands, put together again where one gutter runs on."""
    merged: list[list[Band]] = []
    for band in bands:
        if merged and (_one_gutter(merged[-1], band) or _goes_on_left(merged[-1], band)):
            merged[-1].append(band)
        else:
            merged.append([band])
    return [band for run in merged for band in ([_flatten(run)] if _read_down(run) else run)]


def _flatten(run: Iterable[Band]) -> Band:
    return [f for band in run for f in band]


def _one_gutter(run: Sequence[Band], band: Band) -> bool:
    """The gutter of the bands above runs on through this one, and no large part of the page lies between."""
    if min(f.y for f in run[-1]) - max(f.y for f in band) > _FAR * max(f.size for f in band):
        return False
    here, above = _gutters(band, 1), _gutters(_flatten(run), 1)
    return any(min(a[1], b[1]) - max(a[0], b[0]) > 6 for a in here for b in above)


def _goes_on_left(run: Sequence[Band], band: Band) -> bool:
    """The last column has ended, and the prose of the first goes on alone, filling its column as above."""
    above = _flatten(run)
    gutters = _gutters(above, 2)
    if not gutters or min(f.y for f in run[-1]) - max(f.y for f in band) > _PARAGRAPHS * band[0].size:
        return False
    edge = gutters[0][0]
    left = [f for f in above if f.x1 <= edge + 1]
    return max(f.x1 for f in band) <= edge + 1 and all(_fills(part, edge) for part in (left, band))


def _fills(column: Band, edge: float) -> bool:
    lines = lines_of(column)
    full = sum(edge - line[-1].x1 < 3 * line[-1].size and len(line[-1].text) > _PROSE for line in lines)
    return full * 2 > len(lines)


def _read_down(run: Sequence[Band]) -> bool:
    """Several bands with one gutter are columns of prose if their parts are long, else rows of a table."""
    return len(run) > 1 and median(len(lines_of(band)) for band in run) > 2


def _gutters(
    fragments: Sequence[Fragment], least: int, edges: Sequence[float] = ()
) -> list[tuple[float, float]]:
    """Empty upright strips with at least `least` lines of text on both sides, marks of lists not counted.

    A strip is as wide as no space between words, or a column begins behind it at one of the `edges`.
    """
    real = [f for f in fragments if not _is_mark(f)]
    if len(real) < 2:
        return []
    size = median(f.size for f in real)
    spans = sorted((f.x0, f.x1) for f in real)
    gutters, edge = [], spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - edge >= _NARROW * size:
            sides = [f for f in real if f.x1 <= edge + 1], [f for f in real if f.x0 >= x0 - 1]
            wide = x0 - edge >= _GUTTER * size or _uneven(*sides) or _begin_at(sides[1], edges)
            if wide and all(len(lines_of(side)) >= least for side in sides):
                gutters.append((edge, x0))
        edge = max(edge, x1)
    return gutters


def _begin_at(column: Sequence[Fragment], edges: Sequence[float]) -> bool:
    """Two lines or more that all begin at one of the edges."""
    begins = [line[0].x0 for line in lines_of(column)]
    return len(begins) > 1 and any(all(abs(x0 - edge) <= _SAME_EDGE for x0 in begins) for edge in edges)


def _uneven(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Lines that stand side by side, none level with another: cells set to the middle of their row."""
    if len(left) * len(right) > _MOST_PAIRS:
        return False
    apart = min(abs(a.y - b.y) / max(a.size, b.size) for a in left for b in right)
    top = min(max(f.y for f in side) for side in (left, right))
    foot = max(min(f.y for f in side) for side in (left, right))
    return apart > _LEVEL and top > foot


def _is_mark(fragment: Fragment) -> bool:
    text = fragment.text.strip()
    return (fragment.symbol and len(text) <= 2) or bool(_MARK.match(text) or _NUMBER.match(text))


def _columns(page: int, band: Band, edges: Sequence[float]) -> list[list[Row]]:
    """The rows of each column; `edges` are where columns begin elsewhere on the page."""
    gutters = [] if _is_justified(band) else _gutters(band, 2, edges)
    boxed = [] if gutters else beside(band, _is_mark)
    if boxed:
        return [
            [replace(row, right=part.right or row.right, boxed=part.boxed or row.boxed) for row in flow]
            for part in boxed
            for flow in _columns(page, part.band, edges)
        ]
    if not gutters:
        return [[_row(page, line) for line in lines_of(band)]]
    # A mark or a number in a gutter stands before the words to its right.
    cuts = [0.0, *(a for a, _ in gutters), float("inf")]
    parts = _between(band, cuts)
    if short_cells(parts):
        return [[_table_row(page, _between(line, cuts)) for line in lines_of(band)]]
    if _is_list_of_pairs(parts):
        return [[_row(page, line) for line in lines_of(band)]]
    return [[_row(page, line) for line in lines_of(part)] for part in parts]


def _is_justified(band: Band) -> bool:
    """Lines set to both edges, each word apart, as those of a heading in large type.

    The gaps of a line are alike, and the last words begin at no one place, as cells would.
    Of two words each, as a table has them, the lines are in large type and end in one that is not set so.
    """
    lines = lines_of(band)
    spread = [line for line in lines if len(line) > 1 or line[0].gaps]
    widths = [_widths(line) for line in spread]
    em = median(f.size for f in band)
    if len(spread) < 2 or (max(map(len, widths)) < 2 and (lines[-1] in spread or em < _LARGE)):
        return False
    ends = [line[-1].x1 for line in spread]
    begins = [line[-1].gaps[-1][2] if line[-1].gaps else line[-1].x0 for line in spread]
    return (
        all(f.text.count(" ") == len(f.gaps) for line in spread for f in line)
        and max(line[0].x0 for line in lines) - min(line[0].x0 for line in lines) <= _SAME_EDGE
        and max(ends) - min(ends) <= _EDGE * em
        and max(begins) - min(begins) > _SAME_EDGE
        and all(max(gaps) - min(gaps) <= _ALIKE * em for gaps in widths)
    )


def _widths(line: Sequence[Fragment]) -> list[float]:
    """How wide the white between the words of a line is, each of which stands apart."""
    within = [right - left for f in line for _, left, right in f.gaps]
    return [*within, *(b.x0 - a.x1 for a, b in pairwise(line))]


def _between(band: Band, edges: Sequence[float]) -> list[Band]:
    return [[f for f in band if low <= f.x0 < high] for low, high in pairwise(edges)]


def _is_list_of_pairs(parts: Sequence[Band]) -> bool:
    """Labels before values, or figures beside words, are read across."""
    texts = [["".join(f.text for f in line) for line in lines_of(part)] for part in parts]
    labels = sum(text.rstrip().endswith(":") for text in texts[0])
    figures = any(all(FIGURES.match(text) for text in column) for column in texts)
    return figures or labels * 2 >= len(texts[0])


def _joined_flows(parts: Sequence[tuple[float, list[list[Row]]]]) -> list[list[Row]]:
    """Parts that go over the whole page, one below the other, are one column of text."""
    joined: list[list[Row]] = []
    whole = False
    for _, flows in parts:
        if whole and len(flows) == 1:
            joined[-1].extend(flows[0])
        else:
            joined += [list(flow) for flow in flows]
        whole = len(flows) == 1
    return joined


def _row(page: int, line: Sequence[Fragment]) -> Row:
    mark, words = "", list(line)
    first = words[0]
    if len(words) > 1 and _is_list_mark(first):
        mark, words = first.text.strip(), words[1:]
    elif not first.symbol and (split := _leading_mark(first)):
        mark, words[0] = split
    text = " ".join(f.text for f in words)
    letters = [f for f in words if any(c.isalnum() for c in f.text)] or words
    return Row(
        text=" ".join(text.split()),
        page=page,
        column=0,
        x0=first.x0,
        text_x=words[0].x0,
        x1=max(f.x1 for f in words),
        y=median(f.y for f in words),
        size=max(words, key=lambda f: len(f.text)).size,
        bold=all(f.bold for f in letters),
        mark=mark,
        listed=_ends_apart(words),
    )


def _ends_apart(words: Sequence[Fragment]) -> bool:
    """The last fragment is a short number, with white before it that no space between words has."""
    if len(words) < 2 or not _PAGE.match(words[-1].text):
        return False
    return words[-1].x0 - words[-2].x1 > _WHITE * words[-1].size


def _is_list_mark(fragment: Fragment) -> bool:
    text = fragment.text.strip()
    return (fragment.symbol and len(text) == 1) or bool(_MARK.match(text))


def _leading_mark(fragment: Fragment) -> tuple[str, Fragment] | None:
    """A bullet set in the text's own font, close enough to it to have come as one piece."""
    head, _, rest = fragment.text.partition(" ")
    if not rest or not _MARK.match(head) or head in "-–*o":
        return None
    share = (fragment.x1 - fragment.x0) / max(len(fragment.text), 1)
    return head, replace(fragment, text=rest, x0=fragment.x0 + share * (len(head) + 1))


# --- tables --------------------------------------------------------------------------------------


def _grid_rows(page: int, grid: Grid, fragments: Sequence[Fragment]) -> list[Row]:
    columns = sorted({grid.column(f) for f in fragments})
    rows = []
    for _, row in groupby(sorted(fragments, key=lambda f: -grid.row(f)), key=grid.row):
        held = list(row)
        rows.append(_table_row(page, [[f for f in held if grid.column(f) == n] for n in columns]))
    return rows


def _table_row(page: int, cells: Sequence[Band]) -> Row:
    rows = [[_row(page, line) for line in lines_of(cell)] for cell in cells]
    text = cells_text([join_lines([_with_mark(line) for line in cell]) for cell in rows])
    lines = [line for cell in rows for line in cell]
    return replace(lines[0], text=text, bold=all(line.bold for line in lines), mark="", table=True)


def _with_mark(row: Row) -> str:
    return f"{row.mark} {row.text}" if row.mark else row.text


def join_lines(lines: Sequence[str]) -> str:
    """Lines as one.

    A hyphen at a line's end is kept and joined without a space, unless a word such as "and" follows.
    """
    text = ""
    for line in lines:
        hyphen = re.search(r"\w-$", text) is not None and not SUSPENDED.match(line)
        text += ("" if not text or hyphen else " ") + line
    return text
