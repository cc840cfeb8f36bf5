"""The first step of the coder: what the features of a statement add up to, and what each word adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.annotate.cues import Runs
from generator.annotate.features import Seen
from generator.annotate.packed import unpack
from generator.annotate.weights import Weights, root


class Weighed(NamedTuple):
    """What the first step makes of a statement: every output's score, and the packed share of each word."""

    scores: list[float]
    shares: list[int]


def weigh(seen: Seen, weights: Weights) -> Weighed:
    """The first step.

    A word's share counts the word, its stem, its letters, the pairs that it is in, what it is a cue for, and
    the verbs and turns of phrase that it opens or closes.
    """
    rows, row = weights.rows, weights.rows.get
    of_words = list(map(rows.words.__getitem__, seen.line.folded))
    of_letters = dict(zip(seen.line.folded, of_words, strict=True)).values()
    pairs = [row(name, 0) for name in seen.pairs]
    unit = root(2 * len(of_words) + len(pairs) + len(seen.phrases))
    letter_unit = root(sum([size for _, _, size in of_letters]))
    shares = [
        (itself + before + after) * unit + letters * letter_unit
        for (itself, letters, _), before, after in zip(of_words, [0, *pairs], [*pairs, 0], strict=False)
    ]
    total = sum([itself for itself, _, _ in of_words], sum(pairs))
    total = sum(filter(None, map(row, seen.phrases)), total) * unit
    total += sum([letters for _, letters, _ in of_letters]) * letter_unit
    for runs in seen.runs:
        total += _weigh_runs(runs, row, shares)
    for names in (seen.clauses, seen.edges, seen.place):
        total += sum(filter(None, map(row, names))) * root(len(names))
    total += rows.of_near(seen.near)
    sums = unpack(total, len(weights.outputs))
    return Weighed([b + s * n for b, s, n in zip(weights.bias, weights.scales, sums, strict=True)], shares)


def _weigh_runs(runs: Runs, row: Callable[[str], int | None], shares: list[int]) -> int:
    """What a family adds to the scores, packed; what its words add is put to their shares."""
    unit = root(len(runs.found) + len(runs.whole))
    total = sum(filter(None, map(row, runs.whole)))
    for name, first, last in runs.found:
        if known := row(name):
            total += known
            share = known * unit
            shares[first] += share
            if last > first:
                shares[last] += share
    return total * unit


def highest(parts: Sequence[int], shares: Sequence[int], weights: Weights) -> list[float]:
    """For every output, what the words of a statement add in the part of it where they add most.

    `parts` are the first words of the parts, `shares` those of each word.
    """
    width = len(weights.outputs)
    sums = [
        unpack(sum(shares[start:end]), width)
        for start, end in zip(parts, [*parts[1:], len(shares)], strict=True)
    ]
    tops = sums[0] if len(sums) == 1 else map(max, *sums)
    return [scale * top for scale, top in zip(weights.scales, tops, strict=True)]
