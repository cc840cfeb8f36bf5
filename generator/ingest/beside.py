"""A box of text beside prose whose lines are wider above or below it, as a panel of key facts or a quotation.

Read line by line, words of the box would stand amid sentences that never held them.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from generator.ingest.drawn import Fragment, lines_of

Band = list[Fragment]
_GUTTER = 1.2  # ems of white between the two at least
_FEWEST = 3  # lines on either side
_LEADING = 1.7  # of the text's size, from line to line
_FILLS = 3.0  # ems from its column's edge at which a line of prose ends at most
_PROSE = 25  # characters: lines of cells and addresses are shorter
_GOING_ON = 0.4  # of the lines of prose, those that begin with a small letter
_FIGURES = re.compile(r"^[\d\s.,%£–-]+$")
_ENDED = re.compile(r"[.?!:;][”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")


class _Place(NamedTuple):
    """Where a box stands: the wide lines right above and below it, or None, and what is left and right."""

    above: Fragment | None
    below: Fragment | None
    left: Band
    right: Band


class Part(NamedTuple):
    """A part of a page, and where its lines end at the right, in points; 0.0 if the page's edge says so.

    `boxed` says that it is the box, of which nothing goes on in the prose.
    """

    band: Band
    right: float = 0.0
    boxed: bool = False


def beside(band: Band, is_mark: Callable[[Fragment], bool]) -> list[Part]:
    """The parts of a band in reading order, if a box stands beside prose in it; [] if none does.

    The prose goes on below the box before the box is read, unless its sentence has ended there.
    """
    place = _place(band, is_mark)
    if place is None:
        return []
    high = place.above.y if place.above else float("inf")
    low = place.below.y if place.below else float("-inf")
    foot = max((f.size for f in band), default=0.0) * 0.35
    above = [f for f in band if f.y >= high - foot]
    below = [f for f in band if f.y <= low + foot]
    amid = [f for f in band if low + foot < f.y < high - foot]
    cut = max(f.x1 for f in place.left)
    left, right = [f for f in amid if f.x0 < cut], [f for f in amid if f.x0 >= cut]
    main = left if _is_main(place) else right
    narrow = [Part(side, max(f.x1 for f in side), side is not main) for side in (left, right)]
    if _joins(place, main):
        narrow.sort(key=lambda part: part.boxed)
        parts = [Part(above), narrow[0], Part(below), narrow[1]]
    else:
        parts = [Part(above), *narrow, Part(below)]
    return [part for part in parts if part.band]


def _place(band: Band, is_mark: Callable[[Fragment], bool]) -> _Place | None:
    real = [f for f in band if not is_mark(f)]
    begun = Counter(round(f.x0, 1) for f in real)
    edges = sorted(x for x, lines in begun.items() if lines >= _FEWEST)
    places = [place for edge in edges if (place := _at(real, edge)) is not None]
    return max(places, key=lambda place: len(place.left) + len(place.right), default=None)


def _at(real: Sequence[Fragment], edge: float) -> _Place | None:
    """The tallest stretch between wide lines in which everything stands left or right of a gutter."""
    size = median(f.size for f in real)
    wide = sorted((f for f in real if f.x0 < edge - 1 and f.x1 > edge - _GUTTER * size), key=lambda f: f.y)
    if not wide:
        return None
    heights = [f.y for f in wide]
    stretches: dict[int, tuple[Band, Band]] = {}
    for f in real:
        if f.x0 >= edge - 1 or f.x1 <= edge - _GUTTER * size:
            sides = stretches.setdefault(bisect(heights, f.y), ([], []))
            sides[f.x0 >= edge - 1].append(f)
    found = [
        _Place(wide[n] if n < len(wide) else None, wide[n - 1] if n else None, left, right)
        for n, (left, right) in stretches.items()
        if _stand_beside(left, right)
    ]
    return max(found, key=lambda place: len(place.left) + len(place.right), default=None)


def _stand_beside(left: Band, right: Band) -> bool:
    if min(len(lines_of(left)), len(lines_of(right))) < _FEWEST:
        return False
    if not (_is_one_text(left) and _is_one_text(right)):
        return False
    return (_is_prose(left) or _is_prose(right)) and not (_are_figures(left) or _are_figures(right))


def _is_one_text(side: Band) -> bool:
    """Most lines stand right below each other, as labels before paragraphs do not."""
    heights = [line[0].y for line in lines_of(side)]
    near = [a - b <= _LEADING * side[0].size for a, b in pairwise(heights)]
    return sum(near) * 2 > len(near)


def _are_figures(side: Band) -> bool:
    return all(_FIGURES.match("".join(f.text for f in line)) for line in lines_of(side))


def _is_prose(side: Band) -> bool:
    """Most lines fill their column, and many go on from the one above."""
    lines = lines_of(side)
    edge = max(f.x1 for f in side)
    full = sum(edge - line[-1].x1 < _FILLS * line[-1].size and len(_words(line)) > _PROSE for line in lines)
    small = sum(line[0].text[:1].islower() for line in lines)
    return full * 2 > len(lines) and small >= _GOING_ON * len(lines)


def _words(line: Sequence[Fragment]) -> str:
    return " ".join(f.text for f in line)


def _is_main(place: _Place) -> bool:
    """Whether the text on the left is the one that goes on over the wide lines."""
    sides = [place.left, place.right]
    prose = [_is_prose(side) for side in sides]
    if prose[0] != prose[1]:
        return prose[0]
    left, right = (_joins(place, side) for side in sides)
    return left or not right


def _joins(place: _Place, side: Band) -> bool:
    """A sentence runs on between the wide line above or below and this side."""
    lines = lines_of(side)
    pairs = []
    if place.above is not None:
        pairs.append((place.above.text, lines[0][0].text))
    if place.below is not None:
        pairs.append((_words(lines[-1]), place.below.text))
    return any(not _ENDED.search(before) and after[:1].islower() for before, after in pairs)
