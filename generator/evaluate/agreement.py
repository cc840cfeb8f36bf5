"""How far a coding agrees with a reference coding, with intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.evaluate.alignment import Pair, words
from generator.model import STANCES

DRAWS = 1000
SEED = 20261122


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure between 0 and 1 with its 95% interval, by bootstrap: letters drawn with replacement."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one theme or stance: F1, and the statements right, wrong (only given) and missed."""

    id: str
    f1: Figure
    right: int
    wrong: int
    missed: int

    @property
    def count(self) -> int:
        """How many statements the reference gives it."""
        return self.right + self.missed


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Agreement of a coding with a reference.

    `confusion[a][b]` counts statements of reference stance a that were given stance b, both in the order of
    STANCES. `lost` is the share of the reference's words that the coding does not hold.
    """

    letters: int
    statements: int
    lost: float
    theme_f1: Figure
    stance_kappa: Figure
    stance_accuracy: float
    themes: tuple[Agreement, ...]
    stances: tuple[Agreement, ...]
    confusion: tuple[tuple[int, ...], ...]
    worst: tuple[Pair, ...]


def evaluate(pairs: Sequence[Pair], themes: Sequence[str], worst: int = 100) -> Evaluation:
    """Agreement by theme (in the order given) and stance, with intervals by bootstrap."""
    letters: dict[str, Counter[str]] = {}
    for pair in pairs:
        letters.setdefault(pair.wanted.letter, Counter()).update(_counts(pair))
    draws = _draws(list(letters.values()))
    total = sum(letters.values(), Counter())
    sizes = [(pair.found, len(words(pair.wanted.text))) for pair in pairs]
    agreed = sum(total[f"{a}>{a}"] for a in STANCES)
    return Evaluation(
        letters=len(letters),
        statements=len(pairs),
        lost=sum((1 - found) * size for found, size in sizes) / max(1, sum(size for _, size in sizes)),
        theme_f1=_figure(total, draws, _micro(themes)),
        stance_kappa=_figure(total, draws, _kappa),
        stance_accuracy=agreed / max(1, len(pairs)),
        themes=tuple(_agreement(theme, total, draws) for theme in themes),
        stances=tuple(_agreement(stance, total, draws) for stance in STANCES),
        confusion=tuple(tuple(total[f"{a}>{b}"] for b in STANCES) for a in STANCES),
        worst=tuple(sorted((p for p in pairs if _badness(p)), key=_badness_order)[:worst]),
    )


def _counts(pair: Pair) -> Counter[str]:
    """What one statement adds to the tallies: "+" right, "-" wrong, "?" missed, and stance by stance."""
    counts: Counter[str] = Counter()
    counts.update(f"+{theme}" for theme in pair.wanted.themes & set(pair.given.themes))
    counts.update(f"-{theme}" for theme in pair.wrong)
    counts.update(f"?{theme}" for theme in pair.missed)
    given = pair.given.stance
    truth = given if pair.stance_agrees else pair.wanted.stances[0]
    counts[f"{truth}>{given}"] += 1
    counts.update([f"+{truth}"] if truth == given else [f"-{given}", f"?{truth}"])
    return counts


def _draws(letters: Sequence[Counter[str]]) -> list[Counter[str]]:
    """Tallies of as many letters drawn with replacement, again and again from the same seed."""
    drawing = random.Random(SEED)  # noqa: S311 - a bootstrap wants repeatable numbers, not secret ones
    keys = sorted({key for counts in letters for key in counts})
    table = [[counts[key] for key in keys] for counts in letters]
    return [
        Counter(
            dict(zip(keys, map(sum, zip(*drawing.choices(table, k=len(table)), strict=True)), strict=True))
        )
        for _ in range(DRAWS if table else 0)
    ]


def _figure(
    total: Counter[str], draws: Sequence[Counter[str]], measure: Callable[[Counter[str]], float]
) -> Figure:
    drawn = sorted(measure(counts) for counts in draws)
    if not drawn:
        return Figure(measure(total), 0.0, 1.0)
    edge = len(drawn) // 40
    return Figure(measure(total), drawn[edge], drawn[-1 - edge])


def _agreement(label: str, total: Counter[str], draws: Sequence[Counter[str]]) -> Agreement:
    figure = _figure(total, draws, _micro([label]))
    return Agreement(label, figure, total["+" + label], total["-" + label], total["?" + label])


def _micro(labels: Sequence[str]) -> Callable[[Counter[str]], float]:
    """F1 over the labels together; 0 where the coding and the reference never give one."""

    def measure(counts: Counter[str]) -> float:
        right, wrong, missed = (sum(counts[sign + label] for label in labels) for sign in "+-?")
        return 2 * right / max(1, 2 * right + wrong + missed)

    return measure


def _kappa(counts: Counter[str]) -> float:
    """Cohen's kappa: agreement on stance beyond what chance would give; 1 if there is only one stance."""
    table = [[counts[f"{a}>{b}"] for b in STANCES] for a in STANCES]
    size = max(1, sum(map(sum, table)))
    agreed = sum(table[n][n] for n in range(len(STANCES))) / size
    chance = sum(sum(row) * sum(column) for row, column in zip(table, zip(*table, strict=True), strict=True))
    chance /= size * size
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0


def _badness(pair: Pair) -> int:
    return len(pair.missed) + len(pair.wrong) + (0 if pair.stance_agrees else 2)


def _badness_order(pair: Pair) -> tuple[int, float, str, str]:
    """Most labels wrong first, then those that the coder was surest of."""
    return -_badness(pair), -pair.given.sure, pair.wanted.letter, pair.wanted.id
