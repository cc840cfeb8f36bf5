"""The second step of the coder."""

from __future__ import annotations

from generator.annotate.second import NOBODY, STEP, second_inputs


def test_the_second_step_sees_neighbours_on_both_sides() -> None:
    """A high score before or after a statement shows in what the second step is given for it."""
    low, high = [-1.0, -1.0], [1.0, -1.0]
    alone = second_inputs([low, low, low], [low] * 3, [1, 1, 1])[1]
    after_high = second_inputs([high, low, low], [low] * 3, [1, 1, 1])[1]
    before_high = second_inputs([low, low, high], [low] * 3, [1, 1, 1])[1]
    assert alone[:4] == after_high[:4] == before_high[:4]
    assert alone[4] < before_high[4]
    assert alone[4] < after_high[4]
    assert alone[5] == after_high[5] == before_high[5]


def test_neighbours_in_the_same_paragraph_count_more() -> None:
    """The same score before a statement weighs less if another paragraph begins between them."""
    low, high = [-1.0, -1.0], [1.0, -1.0]
    same = second_inputs([high, low], [low] * 2, [3, 3])[1]
    other = second_inputs([high, low], [low] * 2, [3, 4])[1]
    assert same[4] > other[4]


def test_what_opens_a_paragraph_is_seen_from_all_of_it() -> None:
    """The third statement of a paragraph is told the scores of the first, the first those of nobody."""
    low, high = [-1.0, -1.0], [1.0, -1.0]
    found = second_inputs([high, low, low], [low] * 3, [0, 0, 0])
    assert found[2][6:8] == found[1][6:8] == [STEP, -STEP]
    assert found[0][6:8] == [NOBODY, NOBODY]
