"""A table of contents of which a converter has put the pages' numbers on lines of their own.

It repeats the headings that follow, and would otherwise look like them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.parse.lines import Line

_HEADING = re.compile(r"^(?:Table of )?contents(?: page)?$", re.IGNORECASE)
_TO_A_PAGE = re.compile(r"(?:^|\s)(?P<page>\d{1,3})$")
_SENTENCE = re.compile(r"[.!;:,]$")
_MOST_WORDS = 18
_MOST_TITLES = 4  # lines without a number in a row
_LEAST = 3


def contents_of(lines: Sequence[Line]) -> set[int]:
    """Which lines are a table of contents, its heading included.

    It is short lines below the word "Contents", and among them three pages' numbers or more that never fall,
    each on a line of its own or at a line's end.
    """
    start = next((i for i, line in enumerate(lines) if _HEADING.match(line.words)), len(lines))
    end, last, titles, numbers, alone = start, 0, 0, 0, 0
    for i, line in enumerate(lines[start + 1 :], start=start + 1):
        number = _TO_A_PAGE.search(line.words)
        if number and int(number["page"]) >= last:
            end, last, titles, numbers = i, int(number["page"]), 0, numbers + 1
            alone += number.start() == 0
        elif number or not _is_title(line) or titles == _MOST_TITLES:
            break
        else:
            titles += 1
    return set(range(start, end + 1)) if numbers >= _LEAST and alone else set()


def _is_title(line: Line) -> bool:
    return len(line.words.split()) <= _MOST_WORDS and not line.glyph and not _SENTENCE.search(line.words)
