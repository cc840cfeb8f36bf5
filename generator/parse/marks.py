"""Bullets that a converter gathered above their items, given back to the items.

A program that reads a page column by column takes the marks of a list for a column of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise, takewhile

from generator.parse.layout import GOES_ON, Group
from generator.parse.lines import Line

_HEADING_WORDS = 12
_UNFINISHED = re.compile(r"[.?!:;,][”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")


def marks_of_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each with a bullet where as many of them stand together as bullets stand before them.

    A line that goes on from the one above is no item, so there the bullets are not as many as the items.
    """
    found = list(lines)
    for i, line in enumerate(lines):
        end = i + line.marks
        if line.marks < 2 or any(other.blanks or other.glyph for other in lines[i + 1 : end]):
            continue
        if any(_goes_on(line, above, other) for above, other in pairwise(lines[i:end])):
            continue
        if end <= len(lines) and (end == len(lines) or lines[end].blanks):
            found[i:end] = [replace(item, glyph="•", marks=0) for item in lines[i:end]]
    return tuple(found)


def _goes_on(first: Line, above: Line, line: Line) -> bool:
    """A small letter goes on from the line above, unless items begin so here and that line may be whole."""
    unfinished = first.words[0].isupper() or GOES_ON.search(above.words) is not None
    return line.words[0].islower() and unfinished


def with_gathered_marks(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups, with as many of them made items as bullets stand together before them.

    They are looked for up to the next such bullets or the page's end.
    What looks like a heading is none of them, unless all that is there does.
    """
    found = list(groups)
    for i, group in enumerate(groups):
        marks = sum(line.marks for line in group.lines)
        if not marks:
            continue
        start = i if group.lines[0].marks else i + 1
        near = [n for n in range(start, _end(groups, start)) if not groups[n].bullet]
        near = _items(groups, near) or near
        for n in near[:marks]:
            found[n] = replace(found[n], bullet=True)
    return tuple(found)


def _end(groups: Sequence[Group], start: int) -> int:
    """Where the stretch ends that bullets before `start` can belong to."""
    for n in range(start, len(groups)):
        first, *others = groups[n].lines
        if n > start and (first.new_page or first.marks):
            return n
        if any(line.new_page or line.marks for line in others):
            return n + 1
    return len(groups)


def _like_heading(group: Group) -> bool:
    short = len(group.text.split()) <= _HEADING_WORDS and not group.text[0].islower()
    return short and not _UNFINISHED.search(group.text)


def _items(groups: Sequence[Group], near: Sequence[int]) -> list[int]:
    """Up to the first heading below an item."""
    own = list(dropwhile(lambda n: _like_heading(groups[n]), near))
    return list(takewhile(lambda n: not _like_heading(groups[n]), own))
