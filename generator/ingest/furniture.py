"""What pages print at their edges: running heads and feet, and the numbers of pages.

A head is told by its standing on page after page, or, on one page alone, by the title that it repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from generator.ingest.drawn import lines_of
from generator.ingest.pdf import Page
from generator.ingest.rows import Row
from generator.parse.aside import figures_aside

_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-–—\s]*$", re.IGNORECASE)
_EDGE = 0.12
_NEAR = 1.5  # of a line's size
# A title is larger than the running head that repeats it, and a running head is smaller than the text.
_LARGER, _SMALLER = 1.12, 0.9
_FEW_WORDS = 3
# Other cells repeat as well: a grade that heads the next page is no running head.
_TITLE_CELL = re.compile(
    r"^(?:Title(?: of (?:the )?(?:report|paper))?|Report title|Subject)\s*:?\s*\|\s*(?P<title>[^|]+)$",
    re.IGNORECASE,
)


def furniture_of(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> set[Row]:
    """Which rows of the pages are furniture; `rows` holds those of each page."""
    edges = [_edge_rows(page, page_rows) for page, page_rows in zip(pages, rows, strict=True)]
    seen = Counter(key for page in edges for key in {key for _, key in page})
    often = max(2, round(0.3 * len(pages)))
    smallest = {key: min(r.size for page in edges for r, k in page if k == key) for key in seen}
    found: set[Row] = set()
    for page, page_rows in zip(edges, rows, strict=True):
        again = {row for row, key in page if seen[key] >= often and row.size <= _LARGER * smallest[key]}
        text = [row for row in page_rows if row not in again]
        found |= {row for row in again if not any(_runs_on(other, row) for other in text)}
        found |= {row for row, _ in page if _PAGE_NUMBER.match(row.text)}
        found |= {row for row, _ in page if page_rows is not rows[0] and _repeats(row, page_rows, rows[0])}
    return found


def _repeats(row: Row, page: Sequence[Row], first_page: Sequence[Row]) -> bool:
    """A head or foot that only one page has: the title again, or its beginning, smaller than the page's own.

    The title is what stands largest on the first page, larger than its text, or in a table there behind the
    label "Title".
    """
    if row.size > _SMALLER * median(r.size for r in page) or len(row.text.split()) < _FEW_WORDS:
        return False
    sizes = [r.size for r in first_page]
    cells = [_TITLE_CELL.match(r.text) for r in first_page if r.table]
    titles = [_letters(cell["title"]) for cell in cells if cell]
    if sizes and max(sizes) > _LARGER * median(sizes):
        titles.append(_letters("".join(r.text for r in first_page if r.size * _LARGER > max(sizes))))
    return any(title.startswith(_letters(row.text)) for title in titles)


def _letters(text: str) -> str:
    """Words run together, as they can be compared wherever a title's lines are broken."""
    return "".join(text.casefold().split())


def _runs_on(text: Row, row: Row) -> bool:
    """A row at a page's edge is a line of the text all the same: as large, and as near as its lines are."""
    near = abs(text.y - row.y) < _NEAR * row.size and abs(text.size - row.size) < 0.5
    return near and text.x0 < row.x1 and row.x0 < text.x1 and not _PAGE_NUMBER.match(text.text)


def _edge_rows(page: Page, rows: Sequence[Row]) -> list[tuple[Row, str]]:
    """The rows at a page's edges, each with the whole line that it is a part of, its numbers aside.

    A running head stays the same from page to page but for its numbers; the columns below it may part it.
    """
    low, high = _EDGE * page.height, (1 - _EDGE) * page.height
    lines = [(line[0].y, " ".join(f.text for f in line)) for line in lines_of(page.fragments)]
    lines = [(y, figures_aside(text)) for y, text in lines if not low < y < high]
    edge = [row for row in rows if not low < row.y < high and not row.mark and not row.table]
    keys = [min(lines, key=lambda line: abs(line[0] - row.y), default=(0.0, ""))[1] for row in edge]
    return list(zip(edge, keys, strict=True))
