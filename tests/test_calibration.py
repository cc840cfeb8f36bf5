"""Whether labels are right as often as their confidence says."""

from __future__ import annotations

from itertools import pairwise

from generator.evaluate.alignment import Given, Pair
from generator.evaluate.calibration import EDGES, stance_bands, theme_bands
from generator.evaluate.reference import Reference


def pair(themes: str, given: dict[str, float], stance: float = 1.0, either: str = "") -> Pair:
    """A concern that was given as one, with themes of the reference and those given with their confidence."""
    wanted = Reference(
        "a", "1", "", "para", "T.", frozenset(themes.split()), frozenset(either.split()), ("concern",)
    )
    return Pair(wanted, Given(tuple(given), "concern", tuple(given.values()), stance))


def test_a_label_falls_into_the_band_of_its_confidence() -> None:
    """An edge belongs to the band above it, and full confidence to the last."""
    bands = theme_bands([pair("a", {"a": 0.8, "b": 0.89}), pair("a", {"a": 1.0})])
    assert [(band.labels, band.right) for band in bands][-2:] == [(2, 1), (1, 1)]
    assert [(band.low, band.high) for band in bands] == list(pairwise(EDGES))


def test_every_label_is_in_one_band() -> None:
    """The bands hold as many labels as were given."""
    bands = theme_bands([pair("a", {"a": n / 20}) for n in range(21)])
    assert sum(band.labels for band in bands) == 21


def test_a_theme_of_one_reading_is_not_counted() -> None:
    """A theme that only one of two readings gave is neither right nor wrong."""
    assert sum(band.labels for band in theme_bands([pair("", {"a": 0.9}, either="a")])) == 0


def test_stances_have_bands_of_their_own() -> None:
    """A stance counts once a statement, right if it is the reference's."""
    bands = stance_bands([pair("", {}, 0.55), pair("", {}, 0.2)])
    assert [(band.labels, band.right) for band in bands][:2] == [(1, 1), (1, 1)]
