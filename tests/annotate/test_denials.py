"""Praise of hardly anything is a concern; what is hardly ever bad is not touched."""

from __future__ import annotations

import pytest

from generator.annotate.denials import denied
from generator.annotate.features import Unit
from generator.annotate.rules import ruled
from generator.model import StanceId


def stance(text: str, weighed: StanceId, heading: str = "Main findings") -> str:
    """The stance that a rule gives where the coder says `weighed`, or ""."""
    (found,) = ruled([Unit(text, heading, False, 0)], [weighed])
    return found.id if found else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Only a minority of plans are good.", "Only a minority of"),
        ("Just a small minority of child protection plans were up to date.", "Just a small minority of"),
        ("However, few assessments are timely.", "few"),
        ("Too few of the strategy meetings were well attended.", "Too few"),
        ("Hardly any assessments are timely.", "Hardly any"),
        ("Few children are seen alone.", "Few"),
        ("Only a few of the children are seen on time.", "Only a few of"),
        ("Children are rarely seen alone.", "rarely"),
        ("Care leavers are seldom visited regularly", "seldom"),
        ("Supervision is far from regular.", "far from"),
        ("Good practice is the exception.", "the exception"),
        ("Timely visits are the exception rather than the rule.", "the exception"),
        ("Effective supervision is a rarity.", "a rarity"),
        ("Timely visits are a rarity, not the norm.", "a rarity"),
        (
            "No senior manager reviewed that decision after the first week.",
            "No senior manager reviewed",
        ),
        (
            "No social worker visited the children for three months.",
            "No social worker visited",
        ),
    ],
)
def test_praise_of_hardly_anything_is_known_by_its_words(text: str, words: str) -> None:
    """It is a concern, whatever the coder sees but a concern."""
    assert denied(text) == words
    assert stance(text, "strength") == stance(text, "progress") == stance(text, "none") == "concern"
    assert stance(text, "mixed") == stance(text, "concern") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Only a minority of plans are poor.",
        "No social worker visited alone.",
        "No senior manager left the service in the last year.",
        "No manager reviewed the decision because the child was adopted that week.",
        "No child was visited by a stranger.",
        "Only a small minority of visits are late.",
        "Only a minority of plans are not good.",
        "Only a minority of staff think that plans are good.",
        "Only a minority of plans are good enough to be closed early.",
        "Not only a minority of plans are good.",
        "A minority of plans are good.",
        "In only a minority of cases are plans less than good.",
    ],
)
def test_what_only_a_minority_is_not_stays(text: str) -> None:
    """What is bad, denied, doubted by others or said of more is not read."""
    assert denied(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Few children wait.",
        "A few plans are good.",
        "The few visits are timely.",
        "Few staff doubt that plans are good.",
        "Few plans are good examples of delay.",
        "Few plans were good in 2016, and most are now.",
        "Hardly any assessments are late.",
        "Hardly any visits are not timely.",
        "Few people say that few plans are good.",
        "Few children are seen alone at night.",
        "Few young people leave care before they are 18.",
        "Few plans are less than good.",
    ],
)
def test_what_few_are_stays(text: str) -> None:
    """ "Few" is read before work of the codebook alone, and praise at the statement's end alone."""
    assert denied(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Children rarely go missing.",
        "Children are rarely left alone.",
        "Children are rarely not seen alone.",
        "Children are rarely seen late.",
        "Children are rarely seen alone by strangers.",
        "Children who are rarely seen alone are now visited.",
        "Unaccompanied children are rarely seen alone.",
        "It is not true that children are rarely seen alone.",
    ],
)
def test_what_rarely_happens_to_children_stays(text: str) -> None:
    """Only that they are seen is good."""
    assert denied(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Plans are not far from good.",
        "Supervision is no longer far from regular.",
        "Children who live far from home are visited.",
        "Leaders are far from complacent.",
        "Homes are far from good schools.",
        "Supervision, which was far from regular, is now good.",
        "Plans are far from poor.",
        "Records are far from clear in two cases, and good in all others.",
    ],
)
def test_what_is_far_from_other_things_stays(text: str) -> None:
    """A place may be far, and so may what is bad."""
    assert denied(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Poor practice is the exception.",
        "Good practice is the rule, not the exception.",
        "Good practice is not the exception.",
        "Good practice is no longer the exception.",
        "Good practice was the exception; it is now the rule.",
        "Late visits are the exception.",
        "With one exception, plans are good.",
        "Good practice is the exception in one team only.",
        "Poor practice is a rarity.",
        "Good practice is not a rarity.",
        "Late visits are a rarity.",
        "Good practice is a rarity in one team only.",
    ],
)
def test_what_else_is_the_exception_stays(text: str) -> None:
    """What is bad may be the exception, and good practice may be so no more, or not everywhere."""
    assert denied(text) == ""
