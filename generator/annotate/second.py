"""The second step of the coder: from the scores of a statement, of its parts and of its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import mul

from generator.annotate.packed import pack, unpack
from generator.annotate.paragraphs import paragraphs_of
from generator.annotate.weights import Weights

STEP = 64
"""The second step's inputs are counted in parts of this size."""
HIGHEST = 4 * STEP
RISE = round(0.4 * STEP)
"""How far below 0 a score still counts as up."""
NOBODY = round(-0.9 * STEP)
"""The score that stands for a neighbour which does not exist."""


def _fading(rate: float, count: int) -> tuple[int, ...]:
    """Shares of half a STEP for the nearest neighbour, the next and so on, each `rate` of the one before."""
    total = sum(rate**n for n in range(count))
    return tuple(round(STEP / 2 * rate**n / total) for n in range(count))


BEFORE = _fading(0.7, 6)
AFTER = _fading(0.6, 4)
BESIDE = 4
"""How many times less a neighbour counts that stands in another paragraph."""
Scores = Sequence[Sequence[float]]


def second_inputs(scores: Scores, tops: Scores, blocks: Sequence[int]) -> list[list[int]]:
    """The second step's inputs for every statement of one letter, in whole STEPs.

    They are its scores; how far those are up; the scores around it, of which those in other paragraphs count
    less; those of the first statement of its paragraph, if it is another one; and the scores of its parts.
    """
    own = [_within(HIGHEST, [round(x * STEP) for x in score]) for score in scores]
    parts = [_within(2 * STEP, [round(x * STEP) for x in top]) for top in tops]
    near = [_within(STEP, score) for score in own]
    nobody = [NOBODY] * (len(own[0]) if own else 0)
    rows, found = [pack(score) for score in near], []
    beyond = BESIDE * pack(nobody)
    before = [beyond] * len(BEFORE) + rows
    after = rows + [beyond] * len(AFTER)
    for n, (score, part, paragraph) in enumerate(zip(own, parts, paragraphs_of(blocks), strict=True)):
        up = [x + RISE if x > -RISE else 0 for x in score]
        first = near[paragraph.start] if n > paragraph.start else nobody
        earlier, later = _shares(BEFORE, n - paragraph.start), _shares(AFTER, paragraph.stop - n - 1)
        around = sum(map(mul, earlier, reversed(before[n : n + len(BEFORE)])))
        around += sum(map(mul, later, after[n + 1 : n + 1 + len(AFTER)]))
        found.append(
            [*score, *up, *[x // (BESIDE * STEP) for x in unpack(around, len(score))], *first, *part]
        )
    return found


@cache
def _shares(fading: tuple[int, ...], together: int) -> tuple[int, ...]:
    """The shares of neighbours, of whom that many stand in the same paragraph."""
    return tuple(share * BESIDE if n < together else share for n, share in enumerate(fading))


def _within(limit: int, numbers: list[int]) -> list[int]:
    return [x if -limit <= x <= limit else limit if x > 0 else -limit for x in numbers]


def second_scores(scores: Scores, tops: Scores, blocks: Sequence[int], weights: Weights) -> list[list[float]]:
    """The second step's score of every output, for every statement of one letter."""
    rows = _second_rows(weights.second)
    found = []
    for inputs in second_inputs(scores, tops, blocks):
        total = sum(map(mul, inputs, rows))
        sums = unpack(total, len(weights.outputs))
        found.append([b + n * weights.second_scale for b, n in zip(weights.second_bias, sums, strict=True)])
    return found


@cache
def _second_rows(second: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    return tuple(pack(row) for row in second)
