"""Lines of a paged document -> its pieces: headings, paragraphs, items of lists, rows, notes, furniture.

A paragraph goes on over the end of a line or a page if the next word would not have fitted on the line.
What a page prints at its edges is no piece of the text, and comes last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import Literal

from generator.ingest.drawn import DASHES
from generator.ingest.furniture import furniture_of
from generator.ingest.names import is_name
from generator.ingest.pdf import Page
from generator.ingest.rows import Row, join_lines, rows_of

PieceKind = Literal["text", "heading", "bullet", "row", "note", "furniture"]

_ENDED = re.compile(r"(?:[.?!:;]|; (?:and|or))[”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_PAUSED = re.compile(r"[.?!:;,][”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}\.?|…{2,})\s*\d{1,3}$")
_NUMBERED = re.compile(
    r"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|\(?(?:[a-z]|[ivx]{1,4})\)|(?:[a-o]|[ivx]{1,4})\.)\s+\S"
)
_DASHED = re.compile(r"^[-–—*] \S")
_CLOSING = re.compile(r"^Yours? (?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_SALUTATION = re.compile(r"^Dear \w")
_NOTE = re.compile(r"^(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}(?=\s|[A-Z])|\*)")
_ADDRESS = re.compile(r"^(?:\S+@\S+|www\.\S+|https?://\S+)$")
_COPIED = re.compile(r"^(?:cc|c\.c\.|cop(?:y|ied) to) ?:", re.IGNORECASE)
_LABEL = re.compile(r"^[A-Z][\w’' ]{2,30}: \S")
# A line of an address that names a building or a street, however full the line above it is.
_BUILDING = re.compile(
    r"^(?:[A-Z][\w’'-]* ){1,4}"
    r"(?:Avenue|Buildings?|Centre|Chambers|Court|Hall|House|Lane|Offices?|Road|Square|Street)$"
)
_UNFINISHED = re.compile(r"(?:\b(?:and|at|for|in|of|the|to|with)|&|,|-|\bHM)$", re.IGNORECASE)
_HEADING_WORDS = 40
_SIGNING_WORDS = 12  # a line of signatures has no more, in all its columns
_FEW_LINES = 5
_OPENING = 60  # lines
_ADDRESS_WORDS = 10
_FEWEST = 3
_FULL = 0.8  # of the widest line: below such a one a paragraph mostly goes on
_FAR_IN = 6  # of the text's size: no first line of a paragraph begins so far from where the next one does
_ASKED = re.compile(r"[?!][”’\"')\]]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands on its own in a document, in reading order.

    `page` counts from 1, or is 0 for a document without pages.
    `level` is how deep an item of a list is nested, 0 at the margin.
    `tight` says that it stands right below the piece before, as the lines of an address do.
    """

    kind: PieceKind
    text: str
    page: int
    level: int = 0
    tight: bool = False


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a document's lines share, in points; `spaced` says that white space stands between paragraphs.

    `left` is where the first line furthest to the left begins.
    """

    size: float
    leading: float
    left: float
    bold_body: bool
    spaced: bool


def pieces_of(pages: Sequence[Page]) -> tuple[Piece, ...]:
    """The pieces of a document in reading order; page furniture comes last, page by page."""
    rows = [rows_of(page) for page in pages]
    furniture = furniture_of(pages, rows)
    body = [[r for r in page if r not in furniture] for page in rows]
    measure = _measure_of(body)
    notes = [_notes(page, measure) for page in body]
    text = [row for page, note in zip(body, notes, strict=True) for row in page if row not in note]
    blocks = _blocks(text, measure)
    pieces = _with_notes(_pieces(blocks, measure), notes)
    last = [Piece("furniture", row.text, row.page) for page in rows for row in page if row in furniture]
    return (*pieces, *last)


# --- notes --------------------------------------------------------------------------------------


def _measure_of(pages: Sequence[Sequence[Row]]) -> _Measure:
    rows = [row for page in pages for row in page if not row.table]
    weights: Counter[float] = Counter()
    bold = 0
    for row in rows:
        weights[round(row.size * 2) / 2] += len(row.text)
        bold += len(row.text) if row.bold else 0
    size = max(weights, key=lambda s: (weights[s], s)) if weights else 12.0
    near = [(a, b) for a, b in pairwise(rows) if a.page == b.page and a.column == b.column]
    gaps = [a.y - b.y for a, b in near]
    widest = max((row.x1 - row.x0 for row in rows), default=0.0)
    full = [a.y - b.y for a, b in near if a.x1 - a.x0 > _FULL * widest]
    lines = [gap for gap in (full if len(full) >= _FEWEST else gaps) if 0.9 * size < gap < 2.6 * size]
    leading = _common(lines) if lines else 1.2 * size
    apart = sum(leading * 1.25 < gap < leading * 3 for gap in gaps)
    left = min((row.x0 for row in rows), default=0.0)
    return _Measure(size, leading, left, bold * 2 > sum(weights.values()), spaced=apart * 12 > len(gaps))


def _common(gaps: Sequence[float]) -> float:
    """The step from line to line that is most often taken."""
    counts = Counter(round(gap * 2) / 2 for gap in gaps)
    best = max(counts, key=lambda step: (counts[step], -step))
    return median(gap for gap in gaps if abs(gap - best) <= 1)


def _notes(page: Sequence[Row], measure: _Measure) -> list[Row]:
    """The footnotes of a page: its last lines, if they are smaller than the text and begin with a mark."""
    small = len(page)
    while small > 0 and page[small - 1].size <= 0.9 * measure.size and not page[small - 1].table:
        small -= 1
    first = next((i for i in range(small, len(page)) if _NOTE.match(page[i].text)), len(page))
    return list(page[first:]) if first > 0 else []


def _with_notes(pieces: list[Piece], notes: Sequence[Sequence[Row]]) -> list[Piece]:
    """Every page's footnotes after the last piece that begins on that page."""
    placed = list(pieces)
    for rows in notes:
        if not rows:
            continue
        page = rows[0].page
        texts = [join_lines([r.text for r in run]) for run in _note_runs(rows)]
        at = max((i + 1 for i, p in enumerate(placed) if p.page <= page), default=len(placed))
        placed[at:at] = [Piece("note", text, page) for text in texts]
    return placed


def _note_runs(rows: Sequence[Row]) -> list[list[Row]]:
    runs: list[list[Row]] = []
    for row in rows:
        if not runs or _NOTE.match(row.text):
            runs.append([])
        runs[-1].append(row)
    return runs


# --- blocks ----------------------------------------------------------------------------------


def _blocks(rows: Sequence[Row], measure: _Measure) -> list[list[Row]]:
    """The rows of each block.

    Above a letter's salutation a line with room for the next word is one, however little room it is;
    below its closing a person's name is, however wide its column is.
    """
    margins = _margins(rows)
    signing = _signing(rows, measure)
    greeted = next((i for i, row in enumerate(rows[:_OPENING]) if _SALUTATION.match(row.text)), 0)
    blocks: list[list[Row]] = []
    for i, row in enumerate(rows):
        if i in signing and _signs_apart(blocks[-1][-1], row):
            blocks.append([row])
            continue
        if blocks and _dash_of_sentence(blocks[-1][-1], row, measure):
            row = replace(row, text=f"{row.mark} {row.text}", text_x=row.x0, mark="")
        plain = i < greeted and not _heavier(row, measure)
        if blocks and plain and _ends_address_line(blocks[-1][-1], row, margins):
            blocks.append([row])
        elif blocks and _goes_on(blocks[-1], row, margins, measure):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _ends_address_line(last: Row, row: Row, margins: Margins) -> bool:
    """A few words with room for the next one, which has a capital."""
    few = len(last.text.split()) <= _ADDRESS_WORDS and not row.text[:1].islower()
    return few and _room(last, row, margins)


def _signing(rows: Sequence[Row], measure: _Measure) -> range:
    """Which rows stand below the last closing, up to an annex: its large heading, or a line of its text."""
    closed = max((i for i, row in enumerate(rows) if _CLOSING.match(row.text)), default=len(rows))
    others = (
        i
        for i, row in enumerate(rows)
        if i > closed and (row.size > 1.12 * measure.size or len(row.text.split()) > _SIGNING_WORDS)
    )
    return range(closed + 1, next(others, len(rows)))


def _signs_apart(last: Row, row: Row) -> bool:
    """Below a letter's closing: a name, what stands below one, and what begins another column."""
    beside = (last.page, last.column) != (row.page, row.column) and not row.text[:1].islower()
    return beside or is_name(last.text) or is_name(row.text)


def _dash_of_sentence(last: Row, row: Row, measure: _Measure) -> bool:
    """A dash at a line's head that parts a sentence: the line before is unfinished, and begins there too."""
    if not row.mark or row.mark not in DASHES or row.mark == "o" or last.mark or _heavier(last, measure):
        return False
    return not _PAUSED.search(last.text) and abs(row.x0 - last.x0) <= 3


Margins = dict[tuple[int, int], float]


def _margins(rows: Iterable[Row]) -> Margins:
    """How far right the lines of each column reach; a column that starts where others do shares theirs."""
    by_column = {
        key: list(run)
        for key, run in groupby((r for r in rows if not r.table), key=lambda r: (r.page, r.column))
    }
    widest: dict[int, float] = {}
    for (page, _), run in by_column.items():
        widest[page] = max(widest.get(page, 0.0), *(row.x1 - row.x0 for row in run))
    furthest: dict[int, float] = {}
    for run in by_column.values():
        if len(run) > 3:
            left = round(min(r.x0 for r in run) / 20)
            furthest[left] = max(furthest.get(left, 0), max(r.x1 for r in run))
    return {key: _margin(run, furthest, widest[key[0]]) for key, run in by_column.items()}


def _margin(run: Sequence[Row], furthest: dict[int, float], widest: float) -> float:
    """A column much narrower than the page's is no running text: each of its lines stands alone.

    Most lines of a column of prose end at its own edge, wherever those of other pages end.
    """
    left, right = min(r.x0 for r in run), max(r.x1 for r in run)
    shared = furthest.get(round(left / 20), 0.0)
    full = sum(right - r.x1 < 2 * r.size for r in run) * 2 > len(run) > _FEW_LINES
    if not full or shared - right < 4 * run[0].size:
        right = max(right, shared)
    return right if right - left > 0.4 * widest else float("inf")


def _goes_on(block: Sequence[Row], row: Row, margins: Margins, measure: _Measure) -> bool:
    """Whether `row` continues the block that holds the rows before it."""
    last, first = block[-1], block[0]
    if row.boxed != last.boxed:
        return False
    if row.mark or row.table or last.table or _heavier(first, measure) != _heavier(row, measure):
        return False
    if abs(last.size - row.size) > 0.08 * measure.size:
        return False
    ended = _ENDED.search(last.text) is not None
    if ((_NUMBERED.match(row.text) or _DASHED.match(row.text)) and ended) or _LEADERS.search(last.text):
        return False
    if last.listed and not row.text[:1].islower():
        return False
    if _set_right(last, row, measure):
        return False
    if _COPIED.match(row.text) or (_LABEL.match(row.text) and _LABEL.match(first.text)):
        return False
    room = _room(last, row, margins)
    if (last.page, last.column) != (row.page, row.column) and not _below(last, row):
        return _goes_on_elsewhere(block, row, ended, room, measure)
    if last.y - row.y > 1.3 * measure.leading * max(1.0, row.size / measure.size):
        return False
    if first.mark and row.x0 < first.text_x - 6 and (ended or room):
        return False
    if _heavier(row, measure):
        return not _stands_alone(last, row, margins)
    if _ADDRESS.match(last.text) or (
        _ADDRESS.match(row.text) and (room or (ended and not last.text.endswith(":")))
    ):
        return False
    if last is first and last.x0 - row.x0 > _FAR_IN * measure.size and not room:
        return False
    if _BUILDING.match(row.text) and not _UNFINISHED.search(last.text):
        return False
    indented = abs(row.x0 - last.text_x) > 6 and ended and last is not first
    if measure.spaced and not _short(last, row, margins):
        return not indented
    return not indented and not (room and (ended or not row.text[:1].islower()))


def _stands_alone(last: Row, row: Row, margins: Margins) -> bool:
    """Whether a heavy line ended far from the margin on purpose, and what stands below it is another."""
    begins = not row.text[:1].islower() and not _UNFINISHED.search(last.text)
    return begins and (_short(last, row, margins) or _ASKED.search(last.text) is not None)


def _set_right(last: Row, row: Row, measure: _Measure) -> bool:
    """Two lines set to the right edge, as a letterhead's are: they end together and begin apart, far in."""
    far = min(last.x0, row.x0) - measure.left > 6 * measure.size
    begins = far and not row.text[:1].islower()
    return begins and abs(last.x1 - row.x1) <= 2 and abs(last.x0 - row.x0) > 2 * measure.size


def _below(last: Row, row: Row) -> bool:
    """Further down on the same page, and begun at the same place."""
    return last.page == row.page and row.y < last.y and abs(row.x0 - last.x0) <= 3


def _goes_on_elsewhere(block: Sequence[Row], row: Row, ended: bool, room: bool, measure: _Measure) -> bool:
    """Over the end of a page or of a column."""
    if _heavier(row, measure) or row.page - block[-1].page > 1:
        return False
    if block[0].mark and row.page != block[-1].page and row.x0 < block[0].text_x - 6:
        return False
    if not block[0].mark and row.page != block[-1].page and row.x0 > block[-1].x0 + 6 and ended:
        return False
    return (not ended and row.text[:1].islower()) or not room


def _heavier(row: Row, measure: _Measure) -> bool:
    """Set like a heading: larger than the text, or bold where the text is not."""
    return row.size > 1.12 * measure.size or (row.bold and not measure.bold_body)


def _room(last: Row, row: Row, margins: Margins) -> bool:
    """The first word of `row` would have fitted on the line before it."""
    word = row.text.split(" ", 1)[0]
    step = (row.x1 - row.text_x) / max(len(row.text), 1)
    margin = last.right or margins.get((last.page, last.column), 0.0)
    return last.x1 + step * (len(word) + 1) <= margin


def _short(last: Row, row: Row, margins: Margins) -> bool:
    """The line before ends far from the margin, as a line of an address does: with ample room for a word."""
    word = row.text.split(" ", 1)[0]
    step = (row.x1 - row.text_x) / max(len(row.text), 1)
    margin = last.right or margins.get((last.page, last.column), 0.0)
    return margin - last.x1 - step * (len(word) + 1) > 2 * row.size


def _pieces(blocks: Sequence[Sequence[Row]], measure: _Measure) -> list[Piece]:
    pieces = []
    open_marks: list[float] = []
    for above, block in zip([[], *blocks], blocks, strict=False):
        first = block[0]
        text = join_lines([row.text for row in block])
        if first.mark:
            open_marks = [x for x in open_marks if x < first.x0 - 6] + [first.x0]
            pieces.append(Piece("bullet", text, first.page, len(open_marks) - 1))
            continue
        if not open_marks or first.x0 < open_marks[0] + 6:
            open_marks = []
        tight = bool(above) and _tight(above[-1], first, measure)
        pieces.append(Piece(_kind(block, text, measure), text, first.page, tight=tight))
    return pieces


def _tight(last: Row, first: Row, measure: _Measure) -> bool:
    same = (last.page, last.column) == (first.page, first.column)
    return same and last.y - first.y <= 1.3 * measure.leading


def _kind(block: Sequence[Row], text: str, measure: _Measure) -> PieceKind:
    if block[0].table:
        return "row"
    # What heads a box, or is quoted in one, names no document.
    heavy = all(_heavier(row, measure) and not row.boxed for row in block)
    return "heading" if heavy and len(text.split()) <= _HEADING_WORDS else "text"
