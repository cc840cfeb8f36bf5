"""What is kept of a measurement of the coder: the shape of `data/evaluation.json`.

`evaluate` writes it and `pages` reads it, and neither may import the other.
"""

from __future__ import annotations

from typing import TypedDict


class StoredFigure(TypedDict):
    """A figure between 0 and 1 with its 95% interval."""

    value: float
    low: float
    high: float


class StoredAgreement(TypedDict):
    """Agreement on one theme or stance, with the counts that it rests on."""

    id: str
    statements: int
    f1: StoredFigure
    right: int
    wrong: int
    missed: int


class StoredMistake(TypedDict):
    """A statement that the coder got wrong, quoted from a public letter."""

    letter: str
    date: str
    quote: str
    given_themes: list[str]
    right_themes: list[str]
    given_stance: str
    right_stance: str


class StoredBand(TypedDict):
    """The labels given with a confidence from `low` up to `high`, and how many of them are right."""

    low: float
    high: float
    labels: int
    right: int


class StoredFewer(TypedDict):
    """What was measured when the letters were left out in fewer parts, so that less was learnt from."""

    parts: int
    theme_f1: StoredFigure
    stance_kappa: StoredFigure


class StoredEvaluation(TypedDict):
    """The file in which `train` keeps what it measured on letters left out of training."""

    date: str
    weights_sha256: str
    reference: str
    left_out: str
    parts: int
    fewer: list[StoredFewer]
    letters: int
    kinds: dict[str, int]
    statements: int
    theme_f1: StoredFigure
    stance_kappa: StoredFigure
    stance_accuracy: float
    themes: list[StoredAgreement]
    stances: list[StoredAgreement]
    confusion: dict[str, dict[str, int]]
    sure_themes: list[StoredBand]
    sure_stances: list[StoredBand]
    mistakes: list[StoredMistake]
