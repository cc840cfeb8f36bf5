"""A table of contents: the headings of a document, listed at its head with the pages that they stand on.

It would otherwise look like the headings themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from generator.parse.layout import NOTE_MARK
from generator.parse.lines import Line

CONTENTS = re.compile(r"^(?:Table of )?contents(?: page)?$", re.IGNORECASE)
_TO_A_PAGE = re.compile(r"^(?P<title>.*?)(?:^|[\s.…|]+)(?P<page>\d{1,3})$")
_SENTENCE = re.compile(r"[.!;:,]$")
_MOST_WORDS = 18
_MOST_LINES = 3  # of one title
_LEAST, _MOST = 3, 300  # entries

Places = Mapping[str, Sequence[int]]
"""Words in small letters, and the lines on which they begin."""


class _Entry(NamedTuple):
    """A title, a page's number, or both; `end` is the line after it.

    `again` says that the title, if there is one, stands again further down.
    """

    title: str
    page: int | None
    end: int
    again: bool = True


def contents_of(lines: Sequence[Line]) -> set[int]:
    """Which lines are a table of contents, its heading included; none, where that is not certain.

    It is three titles or more below the word "Contents", and as many pages' numbers that never fall,
    on the titles' lines or on lines of their own.
    The titles stand again below the table, in its order and on lines of their own, as headings do.
    Between two such titles may be one that is worded otherwise below, if its number follows at once.
    Any but the first may be, where the first title stands right below the table.
    """
    start = next((i for i, line in enumerate(lines) if _is_heading(line)), len(lines))
    places = _places(lines) if start < len(lines) else {}
    entries = list(islice(_entries(lines, start + 1, places), _MOST))
    for count in range(len(entries), 0, -1):
        if _is_table(entries[:count], places):
            return set(range(start, entries[count - 1].end))
    return set()


def _is_heading(line: Line) -> bool:
    return line.words[0].isupper() and CONTENTS.match(line.words) is not None


def _places(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Where the words of every line stand, and those of up to three lines as one."""
    places: dict[str, list[int]] = {}
    for i in range(len(lines)):
        for end in range(i + 1, min(i + _MOST_LINES, len(lines)) + 1):
            words = _joined(lines[i:end])
            for key in dict.fromkeys((words, NOTE_MARK.sub("", words))):
                places.setdefault(key, []).append(i)
    return places


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.words for line in lines).casefold()


def _entries(lines: Sequence[Line], at: int, places: Places) -> Iterator[_Entry]:
    """What may be a table's entries from line `at` on; the first has a title that returns."""
    page = 0
    entry = _known(lines, at, page, places)
    while entry is not None:
        yield entry
        page = page if entry.page is None else entry.page
        entry = _known(lines, entry.end, page, places) or _other(lines, entry.end, page)


def _known(lines: Sequence[Line], at: int, least: int, places: Places) -> _Entry | None:
    """A page's number that is not below `least`, a title that returns, or both."""
    for end in range(at + 1, min(at + _MOST_LINES, len(lines)) + 1):
        words = _joined(lines[at:end])
        title, page = _parted(words, least)
        if page is not None and (not title or _returns(title, end, places)):
            return _Entry(title, page, end)
        if _returns(words, end, places):
            return _Entry(words, None, end)
    return None


def _parted(words: str, least: int) -> tuple[str, int | None]:
    """A title and the number at its end, if that may be a page's."""
    number = _TO_A_PAGE.match(words)
    return (
        (number["title"], int(number["page"])) if number and int(number["page"]) >= least else (words, None)
    )


def _returns(title: str, end: int, places: Places) -> bool:
    return title in places and places[title][-1] >= end and not _SENTENCE.search(title)


def _other(lines: Sequence[Line], at: int, least: int) -> _Entry | None:
    """A title on one line with its number there or on the next."""
    for end in range(at + 1, min(at + 2, len(lines)) + 1):
        title, page = _parted(_joined(lines[at:end]), least)
        short = len(title.split()) <= _MOST_WORDS and not lines[at].glyph
        if page is not None and short and not _SENTENCE.search(title):
            return _Entry(title, page, end, again=False)
        if end < len(lines) and not lines[end].words.isdecimal():
            return None
    return None


def _is_table(entries: Sequence[_Entry], places: Places) -> bool:
    end = entries[-1].end
    titles = sum(entry.title != "" for entry in entries)
    pages = sum(entry.page is not None for entry in entries)
    if titles != pages or pages < _LEAST or not _stand_again(entries, end, places):
        return False
    mostly = entries[-1].again and all(one.again or other.again for one, other in pairwise(entries))
    return mostly or end in places.get(entries[0].title, ())


def _stand_again(entries: Sequence[_Entry], at: int, places: Places) -> bool:
    """The titles that return do so from line `at` on, in this order."""
    for title in (entry.title for entry in entries if entry.title and entry.again):
        place = next((place for place in places[title] if place >= at), None)
        if place is None:
            return False
        at = place + 1
    return True
