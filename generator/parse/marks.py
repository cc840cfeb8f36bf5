"""Bullets that a converter gathered above their items, given back to the items.

A program that reads a page column by column takes the marks of a list for a column of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.parse.layout import Group
from generator.parse.lines import Line

_HEADING_WORDS = 12
_UNFINISHED = re.compile(r"[.?!:;,][”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")


def marks_of_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each with a bullet where as many of them stand together as bullets stand before them."""
    found = list(lines)
    for i, line in enumerate(lines):
        end = i + line.marks
        if line.marks < 2 or any(other.blanks or other.glyph for other in lines[i + 1 : end]):
            continue
        if end <= len(lines) and (end == len(lines) or lines[end].blanks):
            found[i:end] = [replace(item, glyph="•", marks=0) for item in lines[i:end]]
    return tuple(found)


def with_gathered_marks(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups, with as many of them made items as bullets stand together before them.

    They are looked for up to the next such bullets or the page's end; if more groups than bullets are there,
    what looks like a heading is none of them.
    """
    found = list(groups)
    for i, group in enumerate(groups):
        marks = sum(line.marks for line in group.lines)
        if not marks:
            continue
        start = i if group.lines[0].marks else i + 1
        near = [n for n in range(start, _end(groups, start)) if not groups[n].bullet]
        if len(near) > marks:
            near = [n for n in near if not _like_heading(groups[n])] or near
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
    return len(group.text.split()) <= _HEADING_WORDS and not _UNFINISHED.search(group.text)
