"""Turns of phrase that judge."""

from __future__ import annotations

import pytest

from generator.annotate.cues import Runs
from generator.annotate.turns import turn_runs
from generator.annotate.words import wording


def found(text: str) -> dict[str, tuple[int, int]]:
    """The turns in a text with their first and last word."""
    return {name.removeprefix("g:"): (first, last) for name, first, last in runs(text).found}


def runs(text: str) -> Runs:
    """The turns in a text as a family of features."""
    return turn_runs(wording(text).folded)


@pytest.mark.parametrize(
    ("text", "turn", "words"),
    [
        ("Much more work is needed.", "more work needed", (1, 4)),
        ("Children would benefit from advocacy.", "would benefit", (1, 2)),
        ("Leaders are not complacent.", "not complacent", (2, 3)),
        ("Practice has improved.", "has improved", (1, 2)),
        ("This means that children wait.", "this means", (0, 1)),
    ],
)
def test_a_turn_is_found_with_its_words(text: str, turn: str, words: tuple[int, int]) -> None:
    """A turn says from which word to which it reaches."""
    assert found(text)[turn] == words


def test_steps_must_come_in_order_and_near() -> None:
    """The words of a turn the other way round, or more than three words apart, are not the turn."""
    assert "would benefit" not in found("The benefit would be small.")
    assert "would benefit" not in found("They would in time and with help benefit.")


def test_the_beginning_of_a_statement_is_a_step() -> None:
    """ "However" opens a turn at the beginning only."""
    assert "however opens" in found("However, plans are late.")
    assert "however opens" not in found("Plans in this team and in the other one are late however.")


def test_two_turns_together_are_a_feature() -> None:
    """ "Leaders know" and "needs to" say another thing together than each alone; no words stand for it."""
    assert "g:more work needed&aware" in runs("Leaders recognise that more work is needed.").whole


def test_no_words_have_no_turns() -> None:
    """An empty statement has none."""
    assert found("") == {}
