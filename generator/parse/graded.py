"""The table of an inspection's judgements in a text that has lost its columns.

A converter may put the words of a grade amid those of the judgement beside it, or far from it.
Which grade is whose is then known only as far as a line says it, so no line there goes on from another kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from generator.parse.lines import Line
from generator.parse.spacing import SENTENCE_END

_HEAD = re.compile(
    r"^(?:Judgements?(?:\s+(?:and\s+)?Grades?)?|Graded judgements?"
    r"|Children['’]s services in .+ (?:are|require) .+)$",
    re.IGNORECASE,
)
_GRADES = re.compile(r"\b(?:Outstanding|Good|Inadequate|Requires improvement|Adequate)\b")
_PART = re.compile(
    r"^(?:outstanding|inadequate|adequate|grades?"
    r"|(?:requires|improvement|to|be|good)(?: (?:improvement|to|be|good))*)$",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"^(?:The (?:impact|experiences|effectiveness|quality) of|The experiences and|Overall effectiveness"
    r"|(?:\d[.\d]* )?(?:Children (?:who|in|looked)|Adoption|Leadership"
    r"|(?:Experiences (?:and progress )?of )?Care leavers))\b",
    re.IGNORECASE,
)
_MOST_LINES, _MOST_WORDS = 40, 18
_LEAST_GRADES = 2


class _Kind(Enum):
    """What a line of such a table holds: the name of a judgement, a grade or a part of one, or both."""

    NAME = 1
    GRADE = 2
    BOTH = 3


def with_graded_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those of a table of judgements marked as cells, each apart from any that is of another kind.

    What follows the table is apart from it too.
    """
    found = list(lines)
    start = 0
    while start < len(lines):
        end = _end(lines, start) if _HEAD.match(lines[start].words) else start
        for i in range(start, end):
            goes_on = i > start and _goes_on(lines[i - 1], lines[i])
            found[i] = replace(lines[i], cells=True, apart=lines[i].apart or not goes_on)
        if start < end < len(lines):
            found[end] = replace(lines[end], apart=True)
        start = max(end, start + 1)
    return tuple(found)


def _end(lines: Sequence[Line], start: int) -> int:
    """The line after the table whose head stands on line `start`, or `start` if there is none."""
    graded: list[int] = []
    end = start + 1
    for i in range(start + 1, min(start + _MOST_LINES, len(lines))):
        words = lines[i].words
        if SENTENCE_END.search(words) or words.endswith(":") or len(words.split()) > _MOST_WORDS:
            break
        if _kind(words) is not _Kind.NAME and not re.match("(?i)grades?$", words):
            graded.append(i)
            end = i + 1
        elif _NAMES.match(words) or (end == i and words[0].islower()):
            end = i + 1
    return end if len(graded) >= _LEAST_GRADES else start


def _kind(words: str) -> _Kind:
    if _PART.match(words):
        return _Kind.GRADE
    return _Kind.BOTH if _GRADES.search(words) else _Kind.NAME


def _goes_on(above: Line, line: Line) -> bool:
    """A grade goes on with a grade, and a name with a name, in small letters and one below the other."""
    kind = _kind(line.words)
    same = kind is _kind(above.words) and kind is not _Kind.BOTH and line.words[0].islower()
    return same and abs(line.indent - above.indent) <= 1 and not _is_whole(above.words)


def _is_whole(words: str) -> bool:
    return re.match(r"(?i)(?:outstanding|(?:.*\b)?good|inadequate|adequate|grades?)$", words) is not None
