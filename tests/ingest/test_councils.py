"""Which council a line names: in whatever letters it is written, and only one."""

from __future__ import annotations

import pytest

from generator.ingest.councils import authority_name, is_council


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Any-on-water Borough Council", "Any-on-water"),
        ("Any-le-street District Council", "Any-le-street"),
        ("London borough of Anytown Council", "Anytown"),
        ("The London borough of Anytown Council", "Anytown"),
        ("Royal borough of Any and Other Council", "Any and Other"),
        ("Metropolitan borough of Anytown Council", "Anytown"),
        ("Anytown borough Council", "Anytown"),
        ("Any, Other and Third Council", "Any, Other and Third"),
    ],
)
def test_a_councils_name_may_have_small_letters(line: str, name: str) -> None:
    """The line is a council's name and nothing else, and so is its name in a title."""
    assert (authority_name(line), is_council(line)) == (name, True)


def test_small_letters_behind_a_hyphen_are_no_half_word_in_a_title() -> None:
    """They are the last word of a name in three."""
    assert (
        authority_name("Focused visit to Any-on-water Borough Council children’s services") == "Any-on-water"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Anyshire County Council, Anyshire Police and Anytown Council",
        "Anyshire Council and Other Council",
        "Anyshire Constabulary and Anytown Council",
        "Anytown Safeguarding Children Partnership and Anytown Council",
        "Anytown Children’s Trust and Anytown Council",
        "Anytown Safeguarding Board and Anytown Council",
    ],
)
def test_several_bodies_are_no_one_council(line: str) -> None:
    """Which of them a document is about is not stated."""
    assert (authority_name(line), is_council(line)) == ("", False)
