"""Whether labels are right as often as their confidence says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.evaluate.alignment import Pair

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Band:
    """The labels given with a confidence from `low` up to `high`, and how many of them are right."""

    low: float
    high: float
    labels: int
    right: int


def theme_bands(pairs: Sequence[Pair]) -> tuple[Band, ...]:
    """Bands of the themes given; a theme that only one of two readings gave is not counted."""
    return _bands(
        [
            (sure, theme in pair.wanted.themes)
            for pair in pairs
            for theme, sure in zip(pair.given.themes, pair.given.theme_sures, strict=False)
            if theme not in pair.wanted.either
        ]
    )


def stance_bands(pairs: Sequence[Pair]) -> tuple[Band, ...]:
    """Bands of the stances given."""
    return _bands([(pair.given.stance_sure, pair.stance_agrees) for pair in pairs])


def _bands(labels: Sequence[tuple[float, bool]]) -> tuple[Band, ...]:
    """A band for each pair of edges; the last holds full confidence too."""
    counts = [[0, 0] for _ in EDGES[1:]]
    for sure, right in labels:
        n = sum(sure >= edge for edge in EDGES[1:-1])
        counts[n][0] += 1
        counts[n][1] += right
    return tuple(
        Band(low, high, labels_in, right)
        for low, high, (labels_in, right) in zip(EDGES, EDGES[1:], counts, strict=False)
    )
