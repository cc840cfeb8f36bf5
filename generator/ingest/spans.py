"""Rows of a table whose cells span columns or rows -> the words of every column, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_MOST_COLUMNS = 200
# A row of a few bytes may stand under any number of columns.
_MOST_PLACES = 100_000


class Cell(NamedTuple):
    """A cell's words, how many columns it spans, and how many rows it reaches down."""

    text: str
    across: int = 1
    down: int = 1


class Begun(NamedTuple):
    """A cell's words, and where it begins: a column's number, or any unit of length."""

    at: int
    text: str


def placed(groups: Iterable[Sequence[Sequence[Cell]]]) -> list[list[str]]:
    """The words of every row's columns; a column that a cell only reaches into is empty there.

    No cell reaches down beyond its group of rows.
    """
    return by_column([row for rows in groups for row in _begun(rows)])


def _begun(rows: Sequence[Sequence[Cell]]) -> Iterable[list[Begun]]:
    reaching: dict[int, int] = {}
    for row in rows:
        found, column = [], 0
        below = {at: left - 1 for at, left in reaching.items() if left > 1}
        for cell in row:
            while column in reaching:
                column += 1
            found.append(Begun(column, cell.text))
            end = column + (cell.across if column + cell.across <= _MOST_COLUMNS else 1)
            if cell.down > 1 and end <= _MOST_COLUMNS:
                below.update(dict.fromkeys(range(column, end), cell.down - 1))
            column = end
        yield found
        reaching = below


def by_column(rows: Sequence[Sequence[Begun]], near: int = 0) -> list[list[str]]:
    """The words of every row's columns, from where each cell begins; cells of a row stand in order.

    Only where some cell begins is a column: a table set over two columns throughout has one.
    Places not more than `near` apart are one column, unless they are those of neighbours in a row.
    The rows of a table of more than 100,000 places, all columns in all rows, are left as they are written.
    """
    columns = _columns(rows, near)
    if len(rows) * len(columns) > _MOST_PLACES:
        return [[cell.text for cell in row] for row in rows]
    table = []
    for row in rows:
        words = dict.fromkeys(columns.values(), "")
        words.update((columns[cell.at], cell.text) for cell in row)
        table.append(list(words.values()))
    return table


def _columns(rows: Sequence[Sequence[Begun]], near: int) -> dict[int, int]:
    """The number of the column that each place belongs to."""
    nearest: dict[int, int] = {}
    for row in rows:
        for left, right in pairwise(row):
            nearest[right.at] = max(left.at, nearest.get(right.at, left.at))
    columns: dict[int, int] = {}
    number, first = -1, 0
    for place in sorted({cell.at for row in rows for cell in row}):
        parted = nearest.get(place, first - 1) >= first
        if number < 0 or place - first > near or parted:
            number, first = number + 1, place
        columns[place] = number
    return columns
