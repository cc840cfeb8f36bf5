"""Weights from a table of features: the two steps, the thresholds and the curves of confidence.

Everything that is chosen here is chosen on letters left out of what it is tried on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from generator.annotate.second import STEP, second_inputs
from generator.annotate.weights import UNIT, Rows, Weights, text_of
from generator.train.coded import Array, Coded, folds
from generator.train.table import Table

THEME_FAMILIES = {
    "words": 1.5, "letters": 0.8, "cues": 0.4, "topics": 0.5, "turns": 0.4, "place": 0.3,
    "before": 0.7, "before other": 0.35, "after": 0.45, "after other": 0.2, "paragraph": 0.5,
}  # fmt: skip
STANCE_FAMILIES = {
    "words": 2.0, "letters": 0.5, "cues": 0.5, "topics": 0.2, "scopes": 0.4,
    "verbs": 0.6, "turns": 0.7, "clauses": 0.5, "edges": 0.3, "place": 0.6,
    "before": 0.6, "before other": 0.3, "after": 0.5, "after other": 0.25, "paragraph": 0.3,
}  # fmt: skip
"""How much each family of features counts; chosen on letters left out."""
THEME_COST, STANCE_COST, SECOND_COST, TOGETHER_COST = 0.07, 0.1, 0.03, 0.3
FAR_BELOW = -9.0
"""The level of a stance that no statement has."""
MOST_RATIO = 3.0
SECOND_UNIT = 1000
INNER = 8
INPUTS = 5
"""How many inputs of the second step are made of each output."""
SMALLEST = 2


def learn(coded: Coded, table: Table, kept: Array, about: Mapping[str, Any]) -> Weights:
    """Weights from the kept statements, which are whole letters."""
    inner = [(kept[a], kept[b]) for a, b in folds(_apart(coded, kept), INNER, 1)]
    scores, tops = np.zeros(coded.wanted.shape), np.zeros(coded.wanted.shape)
    for some, rest in inner:
        slopes, level = _first(coded, table, some)
        scores[rest] = table.values[rest] @ slopes + level
        tops[rest] = np.maximum.reduceat(table.parts @ slopes, table.starts)[rest]
    slopes, level = _first(coded, table, kept)
    inputs = _second_table(coded, scores, tops, kept)
    second, second_level = _second(coded, inputs, kept)
    held_out = np.zeros(coded.wanted.shape)
    for some, rest in inner:
        slope, bias = _second(coded, inputs, some)
        held_out[rest] = inputs[rest] @ slope / (STEP * SECOND_UNIT) + bias
    shift = _shift(coded, held_out, kept)
    held_out += shift
    scales, rows = _rounded(table, slopes)
    return Weights(
        about=about,
        outputs=coded.outputs,
        scales=scales,
        bias=_few(level),
        second=tuple(tuple(int(n) for n in row) for row in second),
        second_scale=1 / (STEP * SECOND_UNIT),
        second_bias=_few(second_level + shift),
        sure_theme=_theme_curve(coded, held_out, kept),
        sure_stance=_stance_curve(coded, held_out, kept),
        rows=Rows(rows),
    )


def _apart(coded: Coded, kept: Array) -> Array:
    """What is left out together of the kept statements: a council's letters; of one council, a letter."""
    letters = np.repeat(np.arange(len(coded.starts) - 1), np.diff(coded.starts))
    for groups in (coded.group[kept], letters[kept]):
        if len(np.unique(groups)) > 1:
            return groups
    return np.arange(len(kept))


def _few(numbers: Array) -> tuple[float, ...]:
    return tuple(round(float(number), 4) for number in numbers)


def _first(coded: Coded, table: Table, kept: Array) -> tuple[Array, Array]:
    """Slopes and level of the first step, one column an output."""
    values = table.values[kept]
    present = (values > 0).astype(float)
    held = np.asarray(present.sum(axis=0)).ravel()
    rarity = (np.log((1 + len(kept)) / (1 + held)) + 1) / 6
    themes = np.array([THEME_FAMILIES.get(family, 0.0) for family in table.families]) * rarity
    stances = np.array([STANCE_FAMILIES.get(family, 0.0) for family in table.families])
    slopes, levels = [], []
    for n in range(len(coded.outputs)):
        is_stance = n >= coded.themes
        wanted = coded.wanted[kept, n]
        stretch = (stances if is_stance else themes) * (1 + _telling(present, wanted))
        slope, level = _solve(values, stretch, wanted, STANCE_COST if is_stance else THEME_COST)
        slopes.append(slope)
        levels.append(level)
    return np.array(slopes).T, np.array(levels)


def _telling(present: Array, wanted: Array) -> Array:
    """How much oftener a feature comes with an output than without: the size of the log of the ratio."""
    with_it = np.asarray(present[wanted].sum(axis=0)).ravel() + 1
    without = np.asarray(present[~wanted].sum(axis=0)).ravel() + 1
    ratio = np.log(with_it / (wanted.sum() + 2)) - np.log(without / ((~wanted).sum() + 2))
    return np.minimum(np.abs(ratio), MOST_RATIO)


def _solve(values: Array, stretch: Array, wanted: Array, cost: float) -> tuple[Array, float]:
    if wanted.all() or not wanted.any():
        return np.zeros(values.shape[1]), 1.0 if wanted.all() else -1.0
    used = np.flatnonzero(stretch)
    machine = LinearSVC(C=cost, random_state=0).fit(values[:, used] @ sparse.diags(stretch[used]), wanted)
    slope = np.zeros(values.shape[1])
    slope[used] = machine.coef_[0] * stretch[used]
    return slope, float(machine.intercept_[0])


def _second_table(coded: Coded, scores: Array, tops: Array, kept: Array) -> Array:
    """The second step's inputs for every kept statement, in the coder's own whole numbers."""
    wanted = set(kept.tolist())
    inputs = np.zeros((len(coded.rows), INPUTS * len(coded.outputs)))
    for letter in coded.letters:
        if letter.start in wanted:
            of_letter = slice(letter.start, letter.stop)
            blocks = [coded.seen[n].block for n in letter]
            inputs[of_letter] = second_inputs(scores[of_letter].tolist(), tops[of_letter].tolist(), blocks)
    return inputs


def _second(coded: Coded, inputs: Array, kept: Array) -> tuple[Array, Array]:
    """The second step's whole-number slopes, one column an output, and its levels.

    Themes look at the scores of themes alone, and each is told from its absence.
    Stances look at the scores of stances alone, and are told from one another, since a statement has exactly
    one.
    """
    values = sparse.csr_matrix(inputs[kept] / STEP)
    width, themes = len(coded.outputs), coded.themes
    of_themes = np.arange(values.shape[1]) % width < themes
    solved = [
        _solve(values, of_themes.astype(float), coded.wanted[kept, n], SECOND_COST) for n in range(themes)
    ]
    slopes = np.zeros((values.shape[1], width))
    levels = np.zeros(width)
    slopes[:, :themes] = np.array([slope for slope, _ in solved]).T
    levels[:themes] = [level for _, level in solved]
    told, levels[themes:] = _told_apart(values[:, ~of_themes], coded.wanted[kept, themes:])
    slopes[~of_themes, themes:] = told
    return np.rint(slopes * SECOND_UNIT), levels


def _told_apart(values: Array, wanted: Array) -> tuple[Array, Array]:
    """Slopes and levels that tell outputs from one another, of which each statement has exactly one."""
    classes = np.flatnonzero(wanted.any(axis=0))
    slopes, levels = np.zeros((values.shape[1], wanted.shape[1])), np.full(wanted.shape[1], FAR_BELOW)
    if len(classes) > 2:
        fitted = LogisticRegression(C=TOGETHER_COST, max_iter=1000).fit(values, wanted.argmax(axis=1))
        slopes[:, classes], levels[classes] = fitted.coef_.T, fitted.intercept_
    else:
        for n in classes:
            slopes[:, n], levels[n] = _solve(values, np.ones(values.shape[1]), wanted[:, n], SECOND_COST)
    return slopes, levels


def _shift(coded: Coded, scores: Array, kept: Array) -> Array:
    """What to add to each output so that themes have the best F1 at 0.

    One step for all themes, and none for stances: steps of their own did worse on letters left out.
    """
    themes = coded.themes
    wanted, counted = coded.wanted[kept, :themes], ~coded.unscored[kept]
    cut = _best(np.arange(-0.5, 0.11, 0.02), lambda t: _f1((scores[kept, :themes] > t) & counted, wanted))
    return np.where(np.arange(len(coded.outputs)) < themes, -cut, 0.0).round(2)


def _best(values: Array, goodness: Callable[[float], float]) -> float:
    """The value that does best; of equals the one nearest to 0."""
    return float(max(values, key=lambda value: (round(goodness(value), 6), -abs(value))))


def _f1(given: Array, wanted: Array) -> float:
    right = (given & wanted).sum()
    return float(2 * right / max(1, given.sum() + wanted.sum()))


def _rounded(table: Table, slopes: Array) -> tuple[tuple[float, ...], dict[str, str]]:
    """The scale of each output, and each feature's row in whole numbers of one byte."""
    scales = np.abs(slopes).max(axis=0) / 127
    scales[scales == 0] = 1.0
    whole = np.rint(slopes / scales).astype(int)
    rows = {
        name: text_of(numbers)
        for name, numbers in zip(table.names, whole.tolist(), strict=True)
        if max(map(abs, numbers)) >= SMALLEST
    }
    return tuple(float(f"{scale / UNIT:.6g}") for scale in scales), rows


def _curve(scores: Array, right: Array) -> tuple[float, float]:
    """Slope and level of the logistic curve that turns a score into the chance of being right."""
    if right.all() or not right.any():
        return 0.0, 3.0 if right.all() else -3.0
    fitted = LogisticRegression(C=100.0).fit(scores.reshape(-1, 1), right)
    return round(float(fitted.coef_[0][0]), 2), round(float(fitted.intercept_[0]), 2)


def _theme_curve(coded: Coded, scores: Array, kept: Array) -> tuple[float, float]:
    found = scores[kept, : coded.themes]
    near = (found > -0.3) & ~coded.unscored[kept]
    return _curve(found[near], coded.wanted[kept, : coded.themes][near])


def _stance_curve(coded: Coded, scores: Array, kept: Array) -> tuple[float, float]:
    found = scores[kept, coded.themes :]
    ranked = np.sort(found, axis=1)
    right = found.argmax(axis=1) == coded.wanted[kept, coded.themes :].argmax(axis=1)
    return _curve(ranked[:, -1] - ranked[:, -2], right)
