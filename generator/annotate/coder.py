"""Which themes a statement is about, and what it judges.

A linear model in two steps: the first scores each statement by its own words and the words around it, the
second looks at the scores of the statement, of its parts and of its neighbours.
The words that weighed most are given as the reason.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator.annotate.features import Seen, Unit, see, units_of
from generator.annotate.first import Weighed, highest, weigh
from generator.annotate.packed import column, unpack_all
from generator.annotate.reasons import reasons
from generator.annotate.rules import ruled, sureness
from generator.annotate.second import second_scores
from generator.annotate.weights import Weights, load
from generator.model import STANCES, Codebook, Coding, Document, StanceId, StanceLabel, ThemeLabel

Labels = tuple[dict[str, float], tuple[StanceId, float]]
"""The themes of a statement with their confidence, and its stance with its confidence."""


def code(document: Document, codebook: Codebook) -> tuple[Coding, ...]:
    """One coding for each statement, in order.

    Only themes that the codebook has are given, in the codebook's order.
    """
    units, weights = units_of(document), load()
    seen = see(units)
    first = [weigh(one, weights) for one in seen]
    labels = label(seen, first, weights)
    rules = ruled(units, [stance for _, (stance, _) in labels])
    known = [theme.id for theme in codebook.themes if theme.id in weights.outputs]
    return tuple(
        _coding(statement.id, unit, one, weighed.shares, found, rule, known, weights)
        for statement, unit, one, weighed, found, rule in zip(
            document.statements, units, seen, first, labels, rules, strict=True
        )
    )


def _coding(
    statement: str,
    unit: Unit,
    seen: Seen,
    shares: Sequence[int],
    found: Labels,
    rule: StanceLabel | None,
    known: Sequence[str],
    weights: Weights,
) -> Coding:
    given, (best, chance) = found
    table = unpack_all(shares, len(weights.outputs))

    def why(output: str) -> tuple[str, ...]:
        n = weights.outputs.index(output)
        return reasons(unit.text, seen.line.tokens, column(table, n, len(weights.outputs)))

    themes = tuple(ThemeLabel(theme, "model", why(theme), given[theme]) for theme in known if theme in given)
    stance = rule or StanceLabel(best, "model", why("stance:" + best), sureness(unit, best, chance))
    return Coding(statement, themes, stance)


def label(seen: Sequence[Seen], first: Sequence[Weighed], weights: Weights) -> list[Labels]:
    """For every statement of one letter: themes with confidence, and the stance with confidence.

    `first` is what the first step made of each statement.
    """
    themes = len(weights.outputs) - len(STANCES)
    found = []
    own = [weighed.scores for weighed in first]
    tops = [highest(one.parts, weighed.shares, weights) for one, weighed in zip(seen, first, strict=True)]
    for scores in second_scores(own, tops, [one.block for one in seen], weights):
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
