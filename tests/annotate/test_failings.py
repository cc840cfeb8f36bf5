"""Words of failing are a concern, in whatever words of praise they stand."""

from __future__ import annotations

import pytest

from generator.annotate.failings import failed
from generator.annotate.features import Unit
from generator.annotate.rules import ruled
from generator.model import StanceId


def stance(text: str, weighed: StanceId) -> str:
    """The stance that a rule gives where the coder says `weighed`, or ""."""
    (found,) = ruled([Unit(text, "Main findings", False, 0)], [weighed])
    return found.id if found else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leaders and managers have failed to provide staff with clear strategies.", "failed to provide"),
        ("Staff fail to follow risk assessments.", "fail to follow"),
        (
            "“The service was still failing to plan well for young people,” she wrote.",
            "was still failing to plan",
        ),
        ("The most vulnerable families are failed by the partnership.", "are failed by"),
        (
            "Reviewers told of serious and lasting weaknesses in good services.",
            "serious and lasting weaknesses",
        ),
        ("Placement stability has worsened for the third year running.", "stability has worsened"),
        ("Practice has ‘rapidly declined’ in all teams.", "Practice has ‘rapidly declined"),
        ("Children told inspectors that they feel unsafe in their placement.", "that they feel unsafe"),
        ("However, few assessments are timely.", "few assessments are timely"),
        ("Children are rarely seen alone.", "are rarely seen alone"),
        ("Only a few of the plans are good.", "Only a few of the plans are good"),
        ("Good practice is the exception.", "Good practice is the exception"),
        ("The quality of visits has sharply fallen.", "quality of visits has sharply fallen"),
        ("Warnings from her school were ignored.", "Warnings from her school were ignored"),
        ("No social worker visited the boys for a month.", "No social worker visited the"),
        ("Nobody spoke to her before the plan ended.", "Nobody spoke to her before"),
        ("Leaders know this and have not put it right.", "know this and have not put it right"),
        (
            "There is a real risk that good work will be lost.",
            "There is a real risk that good work will",
        ),
        ("Agencies failed to act until he was hurt.", "failed to act until"),
        ("Children were let down by those who should have seen them.", "let down by"),
        ("Inspectors slammed the council.", "slammed"),
        ("Ofsted downgraded the service.", "downgraded the service"),
        ("The trust has been downgraded.", "trust has been downgraded"),
        ("The home dropped two grades.", "dropped two grades"),
        ("Services went from good to inadequate.", "went from good to inadequate"),
        ("It fell from ‘outstanding’ to ‘good’.", "fell from ‘outstanding’ to"),
        ("The service lost its outstanding rating.", "lost its outstanding"),
        ("No agency took the lead.", "No agency took the lead"),
        ("Nobody took responsibility.", "Nobody took responsibility"),
        ("No one listened to the boys.", "No one listened to the"),
        (
            "Staff failed to ensure that children were listened to.",
            "failed to ensure that children were listened to",
        ),
    ],
)
def test_a_failing_is_no_praise_and_not_nothing(text: str, words: str) -> None:
    """It is a concern, whatever the coder sees but a concern."""
    assert failed(text, "strength") == failed(text, "none") == words
    assert stance(text, "strength") == stance(text, "progress") == stance(text, "none") == "concern"
    assert stance(text, "mixed") == stance(text, "concern") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The report on Anytown was damning.", "damning"),
        ("The council was at fault.", "at fault"),
        ("The watchdog rated its services “inadequate”.", "rated its services “inadequate"),
        ("It was given the lowest possible rating.", "lowest possible rating"),
        ("Boys were left at serious risk.", "left at serious risk"),
        ("The inquiry took too long.", "took too long"),
        ("The homes are not safe.", "are not safe"),
        (
            "The rate of exclusion is well above the national average.",
            "exclusion is well above the national average",
        ),
        ("Members were concerned that visits were few.", "Members were concerned that"),
        ("Boys were beaten by staff at the home.", "Boys were beaten"),
        ("Its services were put into special measures.", "into special measures"),
        ("Ofsted issued a compliance notice.", "issued a compliance notice"),
        ("We found fault with the council.", "fault with"),
        ("Attainment is below the national average.", "Attainment is below the national average"),
        ("Relationships between agencies have broken down.", "broken down"),
    ],
)
def test_words_that_damn_are_heard_where_the_coder_heard_nothing(text: str, words: str) -> None:
    """They stand in praise as well: “children at risk are not left waiting too long”."""
    assert failed(text, "none") == words
    assert stance(text, "none") == "concern"
    assert failed(text, "strength") == stance(text, "strength") == stance(text, "concern") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Social workers never fail to visit.",
        "The council hasn’t failed to meet a deadline.",
        "When parents fail to attend, social workers are persistent.",
        "The stepfather failed to seek medical help.",
        "Staff support children whose carers failed to protect them.",
        "Social workers visit parents who fail to engage.",
        "She complains that the council failed to answer.",
        "Leaders have learnt from serious failings.",
        "The audit found no serious failings.",
        "Serious failings were put right.",
        "Managers failed to act at first, but visits are regular now.",
        "Practice has deteriorated since the last inspection, but leaders have acted.",
        "Services have not deteriorated.",
        "Demand for services has worsened.",
        "The review will look at missed opportunities to help.",
        "Since services were rated inadequate, leaders have worked hard.",
        "Where services are rated inadequate, inspectors return.",
        "Services are no longer rated inadequate.",
        "Most were rated “good”, and none were rated “inadequate”.",
        "Two years after they were rated inadequate, services are good.",
        "Children are not left at risk.",
        "Children do not wait too long.",
        "If homes are unsafe, children are moved.",
        "The rate of exclusion is not above the national average.",
        "The rate of attendance is above the national average.",
        "Inspectors were not concerned that visits were late.",
        "Parents were concerned that their children would move.",
        "Members were concerned that visits had fallen but were reassured.",
        "Children said that they no longer feel scared.",
        "Children said that they feel anxious but that staff reassure them.",
        "A few plans are good.",
        "Few staff doubt that plans are good.",
        "Hardly any assessments are late.",
        "Children are rarely seen late.",
        "Leaders are far from complacent.",
        "Were the homes unsafe?",
        "Leaders have responded robustly to serious weaknesses.",
        "The plan addresses significant weaknesses.",
        "The service has overcome significant weaknesses.",
        "Managers identify missed opportunities to protect children and learn from them.",
        "Children said that they feel anxious and that staff help them.",
        "Some young people fail to attend appointments, and advisers are persistent.",
        "Managers who failed to act have left.",
        "The serious failures of the past have been addressed effectively.",
        "The commissioner reports that serious weaknesses have reduced.",
        "Leaders understand the significant weaknesses in practice.",
        "Placement planning has improved and drift has declined.",
        "The use of agency staff in the service has declined.",
        "Good support means that exclusions have fallen.",
        "Support is given to parents whose health has deteriorated.",
        "Leaders know their service well and have not made excuses.",
        "There is a risk that staff could leave, and leaders have a plan.",
        "No one asked to leave the home.",
        "No opportunities to protect children were missed.",
        "Poor practice is the exception.",
        "Children who were abused are helped to recover.",
        "Children suffered no harm.",
        "Services went from inadequate to good.",
        "The service was never downgraded.",
        "The alert was downgraded to amber.",
        "Grades range from outstanding to inadequate.",
        "We did not find fault with the council.",
        "Data are broken down by age.",
        "Absence is below the national average.",
        "Leaders are highly critical of themselves.",
        "Social workers build trust with young people who have been let down by others.",
    ],
)
def test_what_is_denied_asked_answered_or_a_familys_is_no_failing(text: str) -> None:
    """Nor is what a rule says in general, or what somebody has yet to look at."""
    assert failed(text, "none") == failed(text, "strength") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Following serious failures, leaders have transformed services.",
        "Despite significant shortfalls in funding, services are good.",
        "Leaders have made good progress in dealing with serious weaknesses.",
        "Leaders recognised significant shortfalls and put in place effective support.",
    ],
)
def test_praise_of_what_came_after_a_failing_stays(text: str) -> None:
    """Where the coder heard nothing, the failing is what is told."""
    assert failed(text, "strength") == stance(text, "progress") == ""
    assert stance(text, "none") == "concern"
