"""Which themes a statement is about, and what it judges.

A linear model in two steps: the first scores each statement by its own words and the words around it, the
second looks at the scores of the statement, of its parts and of its neighbours.
The words that weighed most are given as the reason.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from operator import mul

from generator.annotate.features import Seen, Unit, see, units_of
from generator.annotate.packed import column, pack, unpack, unpack_all
from generator.annotate.paragraphs import paragraphs_of
from generator.annotate.reasons import reasons, word_shares
from generator.annotate.weights import Weights, load, root
from generator.model import STANCES, Codebook, Coding, Document, StanceId, StanceLabel, ThemeLabel

STEP = 64
"""The second step's inputs are counted in parts of this size."""
Labels = tuple[dict[str, float], tuple[StanceId, float]]
"""The themes of a statement with their confidence, and its stance with its confidence."""
_SCOPE = re.compile(r"\bareas? covered\b|\bscope of\b", re.IGNORECASE)
"""Headings over what a visit looked at; the codebook says that such lists judge nothing."""
_BY_RULE = 0.95
"""How sure a rule of the codebook is: not quite, since a letter may judge under such a heading too."""
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


def code(document: Document, codebook: Codebook) -> tuple[Coding, ...]:
    """One coding for each statement, in order.

    Only themes that the codebook has are given, in the codebook's order.
    """
    units, weights = units_of(document), load()
    seen = see(units)
    shares = [word_shares(one, weights) for one in seen]
    known = [theme.id for theme in codebook.themes if theme.id in weights.outputs]
    return tuple(
        _coding(statement.id, unit, one, of_words, found, known, weights)
        for statement, unit, one, of_words, found in zip(
            document.statements, units, seen, shares, label(seen, shares, weights), strict=True
        )
    )


def _coding(
    statement: str,
    unit: Unit,
    seen: Seen,
    shares: Sequence[int],
    found: Labels,
    known: Sequence[str],
    weights: Weights,
) -> Coding:
    given, (best, chance) = found
    table = unpack_all(shares, len(weights.outputs))

    def why(output: str) -> tuple[str, ...]:
        n = weights.outputs.index(output)
        return reasons(unit.text, seen.tokens, column(table, n, len(weights.outputs)))

    themes = tuple(ThemeLabel(theme, "model", why(theme), given[theme]) for theme in known if theme in given)
    if _SCOPE.search(unit.heading):
        return Coding(statement, themes, StanceLabel("none", "rule", why("stance:none"), _BY_RULE))
    return Coding(statement, themes, StanceLabel(best, "model", why("stance:" + best), chance))


def first_scores(seen: Seen, weights: Weights) -> list[float]:
    """The first step's score of every output."""
    row, words = weights.rows.get, weights.rows.words
    total = sum([words[token[0]][0] for token in seen.tokens])
    total += sum(filter(None, map(row, seen.words[2 * len(seen.tokens) :])))
    total *= root(len(seen.words))
    for names in (seen.clauses, seen.edges, seen.place):
        total += sum(filter(None, map(row, names))) * root(len(names))
    for runs in seen.runs:
        total += sum([found for name, _, _ in runs if (found := row(name))]) * root(len(runs))
    total += weights.rows.of_near(seen.near)
    groups = [words[word] for word in seen.letters]
    total += sum([found for _, found, _ in groups]) * root(sum([size for _, _, size in groups]))
    sums = unpack(total, len(weights.outputs))
    return [b + s * n for b, s, n in zip(weights.bias, weights.scales, sums, strict=True)]


def highest(seen: Seen, shares: Sequence[int], weights: Weights) -> list[float]:
    """For every output, what the words of a statement add in the part of it where they add most."""
    width = len(weights.outputs)
    sums = [
        unpack(sum(shares[start:end]), width)
        for start, end in zip(seen.parts, [*seen.parts[1:], len(shares)], strict=True)
    ]
    tops = sums[0] if len(sums) == 1 else map(max, *sums)
    return [scale * top for scale, top in zip(weights.scales, tops, strict=True)]


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


def label(seen: Sequence[Seen], shares: Sequence[Sequence[int]], weights: Weights) -> list[Labels]:
    """For every statement of one letter: themes with confidence, and the stance with confidence.

    `shares` are the `word_shares` of each statement.
    """
    themes = len(weights.outputs) - len(STANCES)
    found = []
    first = [first_scores(one, weights) for one in seen]
    tops = [highest(one, of_words, weights) for one, of_words in zip(seen, shares, strict=True)]
    for scores in second_scores(first, tops, [one.block for one in seen], weights):
        given = {
            name: sure(score, weights.sure_theme)
            for name, score in zip(weights.outputs[:themes], scores, strict=False)
            if score > 0
        }
        best, lead = leading(scores[themes:])
        found.append((given, (best, sure(lead, weights.sure_stance))))
    return found


def leading(scores: Sequence[float]) -> tuple[StanceId, float]:
    """The stance with the highest score (the first of equals), and how far it is ahead of the next."""
    ranked = sorted(range(len(STANCES)), key=lambda n: -scores[n])
    return STANCES[ranked[0]], scores[ranked[0]] - scores[ranked[1]]


def sure(score: float, curve: tuple[float, float]) -> float:
    """The chance that a label with that score is right, by the curve fitted on letters left out."""
    slope, level = curve
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, slope * score + level)))), 3)
