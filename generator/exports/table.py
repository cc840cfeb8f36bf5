"""A table as CSV, made in parts.

UTF-8, commas, quoted where needed, lines ended by LF.
A spreadsheet runs a cell that begins with =, +, - or @ as a formula; such a cell gets an apostrophe in front,
as OWASP's note on CSV injection advises. The JSON Lines file has every text exactly.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.chunks import Chunk, Part

FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table that are made together; `made_from` as for a `Chunk`."""

    make: Callable[[], Iterable[tuple[Cell, ...]]]
    made_from: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns, each with what it holds; its rows are read once."""

    columns: tuple[tuple[str, str], ...]
    rows: Iterable[Rows]

    def csv(self) -> Iterator[Part]:
        """The table as a CSV file."""
        yield _lines([tuple(name for name, _ in self.columns)])
        for rows in self.rows:
            yield Chunk(rows.made_from, partial(_made, rows))


def _made(rows: Rows) -> bytes:
    return _lines(rows.make())


def _lines(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row]
        for row in rows
    )
    return out.getvalue().encode("utf-8")
