"""Which themes a statement is about, and what it judges.

A linear model over words; the words that weighed most are given as the reason.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator.annotate.features import Token, Unit, spans, tokens, units_of
from generator.annotate.weights import Weights, load
from generator.model import STANCES, Codebook, Coding, Document, StanceLabel, ThemeLabel


def code(document: Document, codebook: Codebook) -> tuple[Coding, ...]:
    """One coding for each statement, in order.

    Only themes that the codebook has are given, in the codebook's order.
    """
    weights = load()
    return tuple(
        _code_unit(statement.id, unit, codebook, weights)
        for statement, unit in zip(document.statements, units_of(document), strict=True)
    )


def _code_unit(statement: str, unit: Unit, codebook: Codebook, weights: Weights) -> Coding:
    words = tokens(unit.text)
    scores, shares = _score(words, weights)
    number = {name: n for n, name in enumerate(weights.outputs)}
    themes = tuple(
        ThemeLabel(theme.id, "model", _why(unit.text, words, shares, number[theme.id]), _sigmoid(scores[n]))
        for theme in codebook.themes
        if (n := number.get(theme.id)) is not None and scores[n] > 0
    )
    best = max(STANCES, key=lambda stance: scores[number["stance:" + stance]])
    n = number["stance:" + best]
    stance = StanceLabel(best, "model", _why(unit.text, words, shares, n), _sigmoid(scores[n]))
    return Coding(statement, themes, stance)


def _score(words: tuple[Token, ...], weights: Weights) -> tuple[list[float], list[list[float]]]:
    """The score of each output, and the share that each word has in it."""
    scale = 1 / math.sqrt(max(1, len(words)))
    scores = list(weights.bias)
    shares = [[0.0] * len(words) for _ in weights.outputs]
    for name, first, last in spans(words):
        for output, weight in weights.features.get(name, ()):
            scores[output] += weight * scale
            for n in range(first, last + 1):
                shares[output][n] += weight * scale / (last + 1 - first)
    return scores, shares


def _why(text: str, words: Sequence[Token], shares: list[list[float]], output: int) -> tuple[str, ...]:
    """Up to three words that weighed most, in reading order, as they stand in the text."""
    share = shares[output]
    top = sorted(range(len(words)), key=lambda n: (-share[n], n))[:3]
    return tuple(text[words[n].start : words[n].end] for n in sorted(top) if share[n] > 0)


def _sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, 3 * score))))
