"""Rebuilds the coder's weights from letters that have been coded: `readacross train REFERENCE...`.

Needs the `train` extra (numpy, scipy, scikit-learn); the coder itself needs none of them.
The same references give the same weights, byte for byte: every order is fixed, every solver starts from the
same number, and what is stored is rounded far more coarsely than two machines differ.
Judge a change of this module by `crossed`, which leaves out all letters of an authority at a time.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from generator.annotate.coder import STEP, label, second_inputs
from generator.annotate.features import Seen, Unit, letter_groups, see
from generator.annotate.weights import UNIT, Rows, Weights, root, text_of
from generator.evaluate import Given, Reference, read_reference
from generator.model import STANCES

Array = Any

THEME_FAMILIES = {
    "words": 1.5, "letters": 0.8, "cues": 0.4, "topics": 0.5,
    "place": 0.3, "before": 0.7, "after": 0.45, "around": 0.5,
}  # fmt: skip
STANCE_FAMILIES = {
    "words": 2.0, "letters": 0.5, "cues": 0.8, "topics": 0.2, "scopes": 0.6,
    "place": 0.6, "before": 0.6, "after": 0.5,
}  # fmt: skip
"""How much each family of features counts; chosen on letters left out."""
SEEN_AT_LEAST = 3
THEME_COST, STANCE_COST, SECOND_COST = 0.07, 0.15, 0.03
MOST_RATIO = 3.0
SECOND_UNIT = 1000
INNER = 4
OUTER = 5
SMALLEST = 2
ABOUT = "readings by a language model under a written codebook, not human coders"


@dataclass(frozen=True, slots=True)
class Coded:
    """Letters that have been coded, as arrays: one row a statement, one column an output.

    `starts` are the first statements of the letters, with the number of statements last.
    `unscored` marks themes that only one of two readings gave.
    """

    rows: tuple[Reference, ...]
    seen: tuple[Seen, ...]
    starts: tuple[int, ...]
    outputs: tuple[str, ...]
    wanted: Array
    unscored: Array
    group: Array

    @property
    def letters(self) -> Iterator[range]:
        """The statements of each letter."""
        for n, start in enumerate(self.starts[:-1]):
            yield range(start, self.starts[n + 1])


@dataclass(frozen=True, slots=True)
class Table:
    """Features by statement: `values` divided by the root of the family's size, and each column's family."""

    names: tuple[str, ...]
    families: tuple[str, ...]
    values: Array


def train(paths: Sequence[Path], themes: Sequence[str]) -> Weights:
    """The weights learnt from reference codings; ReadacrossError if a file is not one.

    `themes` are the ids of the codebook, in its order.
    """
    coded = gather(paths, themes)
    return _learn(coded, tabulate(coded.seen), np.arange(len(coded.rows)), _provenance(paths, coded))


def crossed(paths: Sequence[Path], themes: Sequence[str]) -> tuple[tuple[Reference, ...], list[Given]]:
    """Every reference statement, and what the coder says of it when its authority's letters are left out."""
    coded = gather(paths, themes)
    table = tabulate(coded.seen)
    given: dict[int, Given] = {}
    for kept, out in folds(coded.group, OUTER, 0):
        weights = _learn(coded, table, kept, {})
        left_out = set(out.tolist())
        for letter in coded.letters:
            if letter.start in left_out:
                found = label([coded.seen[n] for n in letter], weights)
                given.update((n, one) for n, one in zip(letter, map(_given, found), strict=True))
    return coded.rows, [given[n] for n in range(len(coded.rows))]


def _given(found: tuple[Mapping[str, float], tuple[str, float]]) -> Given:
    themes, (stance, sure) = found
    return Given(tuple(themes), stance, min([sure, *themes.values()]))


def gather(paths: Sequence[Path], themes: Sequence[str]) -> Coded:
    """The reference codings of all files, letters in the order of their names."""
    by_letter: dict[str, list[Reference]] = {}
    for path in paths:
        for row in read_reference(path):
            by_letter.setdefault(row.letter, []).append(row)
    rows: list[Reference] = []
    seen: list[Seen] = []
    starts = [0]
    for letter in sorted(by_letter):
        of_letter = by_letter[letter]
        rows += of_letter
        seen += see([Unit(row.text, row.heading, row.kind == "bullet") for row in of_letter])
        starts.append(len(rows))
    wanted = [
        [theme in row.themes for theme in themes] + [stance == row.stances[0] for stance in STANCES]
        for row in rows
    ]
    return Coded(
        rows=tuple(rows),
        seen=tuple(seen),
        starts=tuple(starts),
        outputs=(*themes, *(f"stance:{stance}" for stance in STANCES)),
        wanted=np.array(wanted, dtype=bool),
        unscored=np.array([[theme in row.either for theme in themes] for row in rows], dtype=bool),
        group=np.array([authority_of(row.letter) for row in rows]),
    )


def authority_of(letter: str) -> str:
    """What letters of one authority share in their names: the name without date and kind of visit."""
    undated = re.sub(r"^\d{4}(-\d\d)*-", "", letter)
    return re.sub(r"-(focused|monitoring|inspection|assurance).*$", "", undated)


def families_of(seen: Seen) -> Iterator[tuple[str, Counter[str]]]:
    """The features of a statement, family by family, as the coder adds them up."""
    yield "words", Counter(seen.words)
    for family, runs in (("cues", seen.cues), ("scopes", seen.scopes), ("topics", seen.topics)):
        yield family, Counter(name for name, _, _ in runs)
    yield "letters", Counter(group for word in seen.letters for group in letter_groups(word))
    yield "place", Counter(dict.fromkeys(seen.place, 1))
    for family, names in zip(("before", "after", "around"), seen.around, strict=True):
        yield family, Counter(names)


def tabulate(seen: Sequence[Seen]) -> Table:
    """The features that enough statements have, sorted by name."""
    held = Counter((name, family) for one in seen for family, found in families_of(one) for name in found)
    columns = sorted(key for key, count in held.items() if count >= SEEN_AT_LEAST)
    number = {name: n for n, (name, _) in enumerate(columns)}
    data: list[float] = []
    places: list[int] = []
    ends = [0]
    for one in seen:
        for _, found in families_of(one):
            unit = root(found.total()) / UNIT
            known = [(number[name], count) for name, count in found.items() if name in number]
            places += [n for n, _ in known]
            data += [count * unit for _, count in known]
        ends.append(len(places))
    values = sparse.csr_matrix((data, places, ends), shape=(len(seen), len(columns)))
    values.sort_indices()
    return Table(tuple(name for name, _ in columns), tuple(family for _, family in columns), values)


def folds(groups: Array, count: int, seed: int) -> list[tuple[Array, Array]]:
    """`count` ways to part the statements into kept and left out, no group on both sides."""
    names = sorted(set(groups.tolist()))
    np.random.RandomState(seed).shuffle(names)
    part = {name: n % count for n, name in enumerate(names)}
    fold = np.array([part[name] for name in groups.tolist()])
    return [(np.flatnonzero(fold != n), np.flatnonzero(fold == n)) for n in range(count)]


def _learn(coded: Coded, table: Table, kept: Array, about: Mapping[str, Any]) -> Weights:
    """Weights from the kept statements, which are whole letters."""
    inner = [(kept[a], kept[b]) for a, b in folds(coded.group[kept], INNER, 1)]
    scores = np.zeros(coded.wanted.shape)
    for some, rest in inner:
        slopes, level = _first(coded, table, some)
        scores[rest] = table.values[rest] @ slopes + level
    slopes, level = _first(coded, table, kept)
    inputs = _second_table(coded, scores, kept)
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
    for n, name in enumerate(coded.outputs):
        is_stance = name.startswith("stance:")
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


def _second_table(coded: Coded, scores: Array, kept: Array) -> Array:
    """The second step's inputs for every kept statement, in the coder's own whole numbers."""
    wanted = set(kept.tolist())
    inputs = np.zeros((len(coded.rows), 3 * len(coded.outputs)))
    for letter in coded.letters:
        if letter.start in wanted:
            inputs[letter.start : letter.stop] = second_inputs(scores[letter.start : letter.stop].tolist())
    return inputs


def _second(coded: Coded, inputs: Array, kept: Array) -> tuple[Array, Array]:
    """The second step's whole-number slopes, one column an output, and its levels."""
    values = sparse.csr_matrix(inputs[kept] / STEP)
    solved = [
        _solve(values, np.ones(values.shape[1]), coded.wanted[kept, n], SECOND_COST)
        for n in range(len(coded.outputs))
    ]
    slopes = np.rint(np.array([slope for slope, _ in solved]).T * SECOND_UNIT)
    return slopes, np.array([level for _, level in solved])


def _shift(coded: Coded, scores: Array, kept: Array) -> Array:
    """What to add to each output so that themes have the best F1 at 0, and stances the best kappa."""
    themes = len(coded.outputs) - len(STANCES)
    wanted, counted = coded.wanted[kept, :themes], ~coded.unscored[kept]
    cut = _best(np.arange(-0.5, 0.11, 0.02), lambda t: _f1((scores[kept, :themes] > t) & counted, wanted))
    shift = np.zeros(len(coded.outputs))
    shift[:themes] = -cut
    truth = coded.wanted[kept, themes:].argmax(axis=1)
    for _ in range(2):
        for n in (1, 3, 4, 2):

            def agreement(d: float, n: int = n) -> float:
                moved = scores[kept, themes:] + shift[themes:]
                moved[:, n] += d - shift[themes + n]
                return kappa_of(moved.argmax(axis=1), truth)

            shift[themes + n] = _best(np.arange(-0.4, 0.41, 0.04), agreement)
    return shift.round(2)


def _best(values: Array, goodness: Callable[[float], float]) -> float:
    """The value that does best; of equals the one nearest to 0."""
    return float(max(values, key=lambda value: (round(goodness(value), 6), -abs(value))))


def _f1(given: Array, wanted: Array) -> float:
    right = (given & wanted).sum()
    return float(2 * right / max(1, given.sum() + wanted.sum()))


def kappa_of(given: Array, wanted: Array) -> float:
    """Cohen's kappa of two arrays of stances by number."""
    agreed = float((given == wanted).mean())
    chance = sum(float((given == n).mean() * (wanted == n).mean()) for n in range(len(STANCES)))
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


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
    themes = len(coded.outputs) - len(STANCES)
    near = (scores[kept, :themes] > -0.3) & ~coded.unscored[kept]
    return _curve(scores[kept, :themes][near], coded.wanted[kept, :themes][near])


def _stance_curve(coded: Coded, scores: Array, kept: Array) -> tuple[float, float]:
    themes = len(coded.outputs) - len(STANCES)
    found = scores[kept, themes:]
    ranked = np.sort(found, axis=1)
    right = found.argmax(axis=1) == coded.wanted[kept, themes:].argmax(axis=1)
    return _curve(ranked[:, -1] - ranked[:, -2], right)


def _provenance(paths: Sequence[Path], coded: Coded) -> dict[str, Any]:
    """What the weights were learnt from, by which command."""
    return {
        "what": "weights of the coder of themes and stances",
        "learnt_from": ABOUT,
        "command": "readacross train " + " ".join(path.name for path in paths),
        "references": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths},
        "letters": len(coded.starts) - 1,
        "statements": len(coded.rows),
    }
