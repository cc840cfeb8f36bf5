"""A text that was laid out with its page's two columns side by side -> the same lines, column after column.

Converters that keep a page's layout, such as `pdftotext -layout`, leave a strip of white between columns.
Read line by line, sentences of the two would run into each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from statistics import median

# Inside a column, white this wide stands between cells of a table, which is read row by row.
_GAP = re.compile(r"\S {3,}\S")
_LABEL = re.compile(r"^\s*\S{1,4}\s+")
_FEWEST, _FEW = 8, 2  # lines with words on both sides
_SHARE = 0.3  # of a page's lines
_CELLS = 0.1  # of the lines in columns
_WORDS = 4  # on a line of prose in a narrow column
_FULL = 0.6
_WIDE = re.compile(r" {2,}")
_NEAR = 8  # characters


def column_after_column(text: str) -> str:
    """The text with the columns of each page one after the other; unchanged where there are none.

    A page with a few lines has columns where those of other pages are.
    Pages are parted by form feeds. No word is added, lost or changed.
    """
    pages = [[line.expandtabs() for line in page.split("\n")] for page in text.split("\f")]
    strips = [_strip(page, _FEWEST) for page in pages]
    known = {strip for strip in strips if strip is not None}
    if not known:
        return text
    for i, page in enumerate(pages):
        few = _strip(page, _FEW) if strips[i] is None else None
        strips[i] = few if any(few is not None and abs(few - at) <= _NEAR for at in known) else strips[i]
    return "\f".join(
        page if at is None else "\n".join(line for band in _bands(lines, at) for line in _read(band, at))
        for page, lines, at in zip(text.split("\f"), pages, strips, strict=True)
    )


def _strip(page: Sequence[str], fewest: int) -> int | None:
    """Where the right column begins, if the page has two columns of prose; None if it has not."""
    lines = [line for line in page if line.strip()]
    begun = Counter(white.end() for line in lines for white in _WIDE.finditer(line.rstrip()) if white.start())
    at = max(begun, key=lambda place: (begun[place], place), default=0)
    both = [line for line in lines if line[at - 2 : at].isspace() and line[:at].strip() and line[at:].strip()]
    crossing = sum(_crosses(line, at) for line in lines)
    if len(both) < max(fewest, _SHARE * len(lines), 2 * crossing):
        return None
    sides = [[line[:at].rstrip() for line in both], [line[at:] for line in both]]
    cells = sum(_GAP.search(_LABEL.sub("", part)) is not None for side in sides for part in side)
    return at if cells <= _CELLS * 2 * len(both) and all(map(_is_prose, sides)) else None


def _is_prose(column: Sequence[str]) -> bool:
    """Several words on most lines, and most of these about as long as the longest."""
    longest = max(map(len, column))
    full = sum(len(line) > _FULL * longest for line in column)
    return median(len(line.split()) for line in column) >= _WORDS and full * 2 > len(column)


def _white(line: str, at: int) -> re.Match[str] | None:
    """The widest white in a line that begins left of the strip and ends about there, or further right."""
    near = (white for white in _WIDE.finditer(line) if white.start() < at and white.end() > at - _NEAR)
    return max(near, key=lambda white: white.end() - white.start(), default=None)


def _crosses(line: str, at: int) -> bool:
    """Words that run over the strip, as those of a title do, with no white in it wider than a space."""
    return line[:at].strip() != "" and line[at:].strip() != "" and _white(line, at) is None


def _cut(line: str, at: int) -> tuple[str, str]:
    """The two sides of a line."""
    white = _white(line, at)
    if white is None:
        return (line.rstrip(), "") if line[:at].strip() else ("", line[at:].rstrip())
    return line[: white.end()].rstrip(), line[white.end() :].rstrip()


def _bands(lines: Sequence[str], at: int) -> Iterator[list[str]]:
    """The lines between those that go over the whole page, and each of these alone."""
    band: list[str] = []
    for line in lines:
        if _crosses(line, at):
            yield from (band, [line])
            band = []
        else:
            band.append(line)
    yield band


def _read(band: Sequence[str], at: int) -> list[str]:
    if len(band) == 1 and _crosses(band[0], at):
        return list(band)
    sides = [_cut(line, at) for line in band]
    left, right = [side for side, _ in sides], [side for _, side in sides]
    if not any(right):
        return left
    # Without the blank lines between them a sentence goes on from the one into the other.
    end = max((i + 1 for i, line in enumerate(left) if line), default=0)
    return [*left[:end], *dropwhile(lambda line: not line, right)]
