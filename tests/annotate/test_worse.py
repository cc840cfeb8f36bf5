"""What has become worse, or is worse than elsewhere, is a concern in whatever words of praise."""

from __future__ import annotations

import pytest

from generator.annotate.features import Unit
from generator.annotate.rules import ruled
from generator.annotate.worse import worsened
from generator.model import StanceId


def stance(text: str, weighed: StanceId) -> str:
    """The stance that a rule gives where the coder says `weighed`, or ""."""
    (found,) = ruled([Unit(text, "Main findings", False, 0)], [weighed])
    return found.id if found else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Placement stability has worsened for the third year running.", "worsened"),
        (
            "Services for children in care have deteriorated since the last inspection, in 2018,"
            " when they were judged to be good.",
            "deteriorated",
        ),
        ("The quality of social work practice has deteriorated further.", "deteriorated"),
        ("However, the timeliness of visits has significantly worsened over the last year.", "worsened"),
        (
            "The rate of exclusion of children in care is well above the national average.",
            "above the national average",
        ),
        (
            "The number of re-referrals remains higher than the England average.",
            "higher than the England average",
        ),
    ],
)
def test_what_is_worse_is_known_by_its_words(text: str, words: str) -> None:
    """It is a concern, whatever the coder sees but a concern."""
    assert worsened(text) == words
    assert stance(text, "strength") == stance(text, "progress") == stance(text, "none") == "concern"
    assert stance(text, "mixed") == stance(text, "concern") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Services have not deteriorated since the last inspection.",
        "Practice has deteriorated since the last inspection, but leaders have acted quickly.",
        "Practice has deteriorated since the last inspection and is now good.",
        "When circumstances have deteriorated, prompt action is taken.",
        "Children’s mental health has deteriorated and support was put in place promptly.",
        "Demand for services has worsened.",
        "Leaders know where practice has worsened.",
        "COVID-19 rates are above the national average.",
        "The rate of attendance is well above the national average.",
        "The rate of exclusion is not above the national average.",
        "The rate of exclusions was above the national average but has fallen.",
        "The rate of exclusion is well below the national average.",
        "The proportion of homes judged good is above the national average.",
    ],
)
def test_what_is_not_worse_or_met_well_stays(text: str) -> None:
    """What was denied, answered, or is good to have more of is not read."""
    assert worsened(text) == ""
