"""What is drawn on a page beside its text: lines, and the dots that stand for the bullets of a list.

Browsers draw the bullets of a list as small shapes; in other PDFs they are characters.
A shape becomes a bullet where it stands just left of a line's first word, and nothing stands left of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

# Marks of a list that are signs or letters too.
DASHES = "-–*o"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES = re.compile(r"[\s,–-]*[0-9][0-9\s,–-]*")
_CAP = 0.7  # of a face's size: how high its capitals stand
# A letter this many times as large as the next is an initial that stands beside its line.
INITIAL = 1.8
_SPACE = 0.15  # of a line's size: hardly any space between words is narrower
_STOPS = ".,;:!?()“”‘’'\""
_AFTER_I = re.compile(r"am|have|had|was|will|would|can|could|did|do|write|wrote|want|wish|know|met|saw")
# Words that leave a word when their first letter is taken away, so that the page cannot tell them apart.
_ONE_WORD = re.compile(
    r"across|a(?:broad|fresh|go|head|like|live|lone|long|mend|mount|new|part|round|side|sleep|ward|ware|way|while)"
    r"|as|at|ideal"
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters that stand side by side on one baseline.

    `x0`, `x1` and `y` (the baseline) are points from the page's left foot; `size` is the font's, in points.
    `symbol` says that it begins with a character of a symbol font, where a letter is a picture.
    `gaps` are the spaces much wider than a word's: the place in `text`, and where the gap begins and ends.
    `undrawn` says that the page sets it so that nobody sees it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    symbol: bool = False
    gaps: tuple[tuple[int, float, float], ...] = ()
    undrawn: bool = False


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


def raised(text: str) -> str:
    """The figures of raised text, as of notes ("1, 2"), as raised characters; any other text as it is."""
    return text.translate(RAISED) if _FIGURES.fullmatch(text) else text


def with_initials(fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """The fragments of a page, with a large initial put before the line whose first letter it is."""
    found = list(fragments)
    for initial in [f for f in fragments if len(f.text) == 1 and f.text.isupper()]:
        top = initial.y + _CAP * initial.size
        for i, line in enumerate(found):
            level = abs(line.y + _CAP * line.size - top) < 0.5 * line.size
            beside = -1 <= line.x0 - initial.x1 <= line.size and initial.size > INITIAL * line.size
            if level and beside and line.text[0].islower():
                others = [f for f in fragments if f is not initial and f is not line]
                apart = " " * _is_word(initial, line, others)
                found[i] = replace(line, text=f"{initial.text}{apart}{line.text}", x0=initial.x0, gaps=())
                found.remove(initial)
                break
    return tuple(found)


def _is_word(initial: Fragment, line: Fragment, others: Sequence[Fragment]) -> bool:
    """ "A" or "I" is a word of its own if the page's other lines have what follows it as a word.

    "I" is one before the verbs that a letter begins with. Neither is if they have both as one.
    Where the words tell nothing, it is one if a space's width sets its line in from the line below.
    """
    if initial.text not in "AI":
        return False
    words = {word.strip(_STOPS).lower() for f in others for word in f.text.split()}
    rest = line.text.split(" ", 1)[0].strip(_STOPS).lower()
    joined = f"{initial.text.lower()}{rest}"
    if joined in words:
        return False
    if rest in words and not _ONE_WORD.fullmatch(joined):
        return True
    return (initial.text == "I" and _AFTER_I.fullmatch(rest) is not None) or _set_in(initial, line, others)


def _set_in(initial: Fragment, line: Fragment, others: Sequence[Fragment]) -> bool:
    """The line beside an initial begins further right than the next one that stands beside it."""
    beside = [f for f in others if initial.x1 - 1 <= f.x0 <= line.x0 and initial.y - 1 <= f.y < line.y]
    below = max(beside, key=lambda f: f.y, default=line)
    return line.x0 - below.x0 > _SPACE * line.size


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


def lines_of(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments gathered by baseline, from the top down, each line from left to right."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (-f.y, f.x0)):
        last = lines[-1][0] if lines else None
        level = last is not None and abs(last.y - fragment.y) <= 0.35 * max(last.size, fragment.size)
        if level and not any(_overlap(fragment, other) for other in lines[-1]):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [sorted(line, key=lambda f: f.x0) for line in lines]


def _overlap(a: Fragment, b: Fragment) -> bool:
    """Printed over each other: two layers of text, not one line."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 * min(a.x1 - a.x0, b.x1 - b.x0)
