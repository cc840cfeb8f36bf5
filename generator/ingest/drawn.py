"""What is drawn on a page beside its text: lines, and the dots that stand for the bullets of a list.

Browsers draw the bullets of a list as small shapes; in other PDFs they are characters.
A shape becomes a bullet where it stands just left of a line's first word, and nothing stands left of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Marks of a list that are signs or letters too.
DASHES = "-–*o"


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters that stand side by side on one baseline.

    `x0`, `x1` and `y` (the baseline) are points from the page's left foot; `size` is the font's, in points.
    `symbol` says that it begins with a character of a symbol font, where a letter is a picture.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line drawn on the page, upright or level, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Whether it lies rather than stands."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Dot:
    """A small shape as wide as it is high, in points."""

    x0: float
    y0: float
    x1: float
    y1: float


def with_marks(fragments: Sequence[Fragment], dots: Sequence[Dot]) -> tuple[Fragment, ...]:
    """The fragments of a page, and a bullet before each line that a dot stands at the head of."""
    marks = [mark for dot in dots if (mark := _mark(dot, fragments)) is not None]
    return (*fragments, *marks)


def _mark(dot: Dot, fragments: Sequence[Fragment]) -> Fragment | None:
    middle = (dot.y0 + dot.y1) / 2
    level = [f for f in fragments if f.y - 0.1 * f.size < middle < f.y + 0.8 * f.size]
    near = [f for f in level if dot.x1 - 1 <= f.x0 <= dot.x1 + 3 * f.size]
    if not near or any(f.x0 < dot.x1 and f.x1 > dot.x0 - 2 * f.size for f in level):
        return None
    first = min(near, key=lambda f: f.x0)
    if dot.x1 - dot.x0 > 0.6 * first.size:
        return None
    return Fragment("•", dot.x0, dot.x1, first.y, first.size, bold=False, symbol=True)
