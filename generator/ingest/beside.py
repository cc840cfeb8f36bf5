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
FIGURES = re.compile(r"^[\d\s.,%£–-]+$")
_MOST_EDGES = 40  # where more lines begin than this, a page is a drawing or a form
_HANGS = 3.0  # ems
_ONE_SIZE = 0.08  # of a line's size
_LEVEL = 0.35  # of the text's size
_ADDRESS = re.compile(
    r"@|\bwww\.|\b0\d{2,3} ?\d{3}|^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|\s[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$"
)
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

    The prose goes on below the box, to the next heading, before the box is read, unless its sentence has
    ended there.
    A letterhead beside the first lines of a page is read before them.
    """
    place = _place(band, is_mark)
    if place is None:
        return []
    high = _foot_of_above(place)
    low = place.below.y if place.below else float("-inf")
    foot = _LEVEL * min(f.size for f in (place.above, place.below) if f is not None)
    above = [f for f in band if f.y >= high - foot]
    below = [f for f in band if f.y <= low + foot]
    amid = [f for f in band if low + foot < f.y < high - foot]
    cut = max(f.x1 for f in place.left)
    left, right = [f for f in amid if f.x0 < cut], [f for f in amid if f.x0 >= cut]
    if not (left and right):
        return []
    main, box = (left, right) if _is_main(place) else (right, left)
    columns = _runs_on(lines_of(left)[-1], lines_of(right)[0])
    prose, boxed = Part(main, max(f.x1 for f in main)), Part(box, max(f.x1 for f in box), not columns)
    if not above and _is_letterhead(box):
        parts = [boxed, prose, Part(below)]
    elif _runs_on_below(place, main):
        rest, others = _to_heading(below)
        parts = [Part(above), prose, Part(rest), boxed, Part(others)]
    else:
        parts = [Part(above), *sorted((prose, boxed), key=lambda part: part.band is right), Part(below)]
    return [part for part in parts if part.band]


def _to_heading(below: Band) -> tuple[Band, Band]:
    """The lines above the next heading, and those from it on, which is no heading of what the box says."""
    lines = lines_of(below)
    for n, (line, following) in enumerate(pairwise(lines), 1):
        size = line[-1].size
        heading = following[0].bold > line[-1].bold or following[0].size > (1 + _ONE_SIZE) * size
        if heading and _ENDED.search(_words(line)) and not _begins_small(following):
            return [f for one in lines[:n] for f in one], [f for one in lines[n:] for f in one]
    return below, []


def _place(band: Band, is_mark: Callable[[Fragment], bool]) -> _Place | None:
    real = [f for f in band if not is_mark(f)]
    begun = Counter(round(f.x0, 1) for f in real)
    often = sorted(x for x, lines in begun.items() if lines >= _FEWEST)
    size = median(f.size for f in real) if real else 0.0
    # Its heading may hang left of a box's items.
    hanging = {x for x in begun if (n := bisect(often, x)) < len(often) and often[n] - x < _HANGS * size}
    edges = sorted({*often, *hanging})
    if len(edges) > _MOST_EDGES:
        return None
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
    found = [place for place in found if not _are_labelled(place)]
    return max(found, key=lambda place: len(place.left) + len(place.right), default=None)


def _stand_beside(left: Band, right: Band) -> bool:
    if min(len(left), len(right)) < _FEWEST or min(len(lines_of(left)), len(lines_of(right))) < _FEWEST:
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
    return all(FIGURES.match("".join(f.text for f in line)) for line in lines_of(side))


def _is_prose(side: Band) -> bool:
    """Most lines fill their column, and many go on from the one above."""
    lines = lines_of(side)
    edge = max(f.x1 for f in side)
    full = sum(edge - line[-1].x1 < _FILLS * line[-1].size and len(_words(line)) > _PROSE for line in lines)
    small = sum(map(_begins_small, lines))
    return full * 2 > len(lines) and small >= _GOING_ON * len(lines)


def _begins_small(line: Sequence[Fragment]) -> bool:
    return line[0].text[:1].islower()


def _are_labelled(place: _Place) -> bool:
    """Labels, each level with the first line of what it stands before, which are read across."""
    prose = _is_prose(place.left), _is_prose(place.right)
    if all(prose):
        return False
    main, labels = (place.left, place.right) if prose[0] else (place.right, place.left)
    lines, heights = lines_of(main), [line[0].y for line in lines_of(main)]
    beside = [one for one in lines_of(labels) if one[0].y <= heights[0] + _LEVEL * one[0].size]
    if _runs_on_below(place, main) or _runs_on(_line_above(place, lines[0]), lines[0]):
        return False
    return all(
        not _begins_small(one) and any(abs(one[0].y - y) <= _LEVEL * one[0].size for y in heights)
        for one in beside
    )


def _line_above(place: _Place, line: Sequence[Fragment]) -> Sequence[Fragment]:
    """The line that stands right above one, be it wide or as short as the last one of a paragraph."""
    higher = [one for one in lines_of(place.left) if one[0].y > line[0].y + _LEVEL * line[0].size]
    return higher[-1] if higher else [place.above] if place.above else []


def _foot_of_above(place: _Place) -> float:
    """How high the last line above stands: the wide one, or the short one that ends its sentence."""
    if place.above is None:
        return float("inf")
    first = lines_of(place.left)[0]
    higher = first[0].y > max(f.y for f in place.right) + _LEVEL * first[0].size
    level = abs(first[0].x0 - place.above.x0) <= 1
    return first[0].y if higher and level and _runs_on([place.above], first) else place.above.y


def _is_letterhead(box: Band) -> bool:
    return any(_ADDRESS.search(_words(line)) for line in lines_of(box))


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
    above = place.above is not None and _runs_on([place.above], lines_of(side)[0])
    return above or _runs_on_below(place, side)


def _runs_on_below(place: _Place, side: Band) -> bool:
    return place.below is not None and _runs_on(lines_of(side)[-1], [place.below])


def _runs_on(above: Sequence[Fragment], line: Sequence[Fragment]) -> bool:
    return bool(above) and not _ENDED.search(_words(above)) and _begins_small(line)
