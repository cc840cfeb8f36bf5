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


@pytest.mark.parametrize(
    "line",
    [
        "In a report on an inspection in December, the watchdog said the council’s services were inadequate.",
        "A review in July by members found that children’s services had improved.",
        "After a visit in June, Anytown Council said it was sorry.",
        "A peer challenge in Spring 2022 said that children’s services were safe.",
        "This follows a review of Early Help and children’s social care",
        "Visits to Ms Example and her children’s social worker",
        "State of children’s social care in England and Wales",
        "Assessment of SEND children’s needs",
        "A visit to Example House children’s home",
    ],
)
def test_words_of_a_sentence_and_other_names_are_no_council(line: str) -> None:
    """Days, services, homes and countries have capitals too, and a clause may stand before "council"."""
    assert authority_name(line) == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Inspection of Any-next-Wold local authority children’s services", "Any-next-Wold"),
        ("Inspection of Anytown in the Marsh children’s services", "Anytown in the Marsh"),
        ("Focused visit to Anytown & Other Council", "Anytown and Other"),
        ("Monitoring visit to the Royal Borough of Any and Other children’s services", "Any and Other"),
        ("Inspection of Any, Other and Third children’s services", "Any, Other and Third"),
        ("Visit to Augustown children’s services", "Augustown"),
        ("Inspection of services in Wales-on-Sea", "Wales-on-Sea"),
    ],
)
def test_names_with_words_between_are_councils(line: str, name: str) -> None:
    """Only a whole name is one, in whatever way its parts are joined."""
    assert authority_name(line) == name
