"""Numbers alone on their lines: a paragraph's own, or the last word of a sentence ("under section / 47.")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.parse.lines import Line

_ENDS = (".", "?", "!", ":", ";")


def with_own_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with `printed` taken from every number alone on its line that is no paragraph's own.

    It is one if another paragraph's number goes before it or comes after it in counting,
    or if nothing is left unfinished above it and words follow without a blank line.
    """
    counted = _counted(lines)
    found = list(lines)
    for i, line in enumerate(lines):
        if line.printed and " " not in line.words and i not in counted and not _begins(lines, i):
            found[i] = replace(line, printed="")
    return tuple(found)


def _begins(lines: Sequence[Line], i: int) -> bool:
    above = i == 0 or lines[i].blanks > 0 or lines[i - 1].words.endswith(_ENDS)
    return above and i + 1 < len(lines) and not lines[i + 1].blanks


def _counted(lines: Sequence[Line]) -> set[int]:
    """Where a printed number and the printed number before or after it are neighbours in counting."""
    places = [i for i, line in enumerate(lines) if line.printed]
    near = [(i, j) for i, j in pairwise(places) if _next(_number(lines[i]), _number(lines[j]))]
    return {i for pair in near for i in pair}


def _next(number: tuple[int, int], following: tuple[int, int]) -> bool:
    """2.2 or 3 or 3.1 after 2.1."""
    (chapter, part), (other, first) = number, following
    return (other == chapter and first == part + 1) or (other == chapter + 1 and first <= 1)


def _number(line: Line) -> tuple[int, int]:
    chapter, _, part = line.printed.partition(".")
    return int(chapter), int(part or 0)
