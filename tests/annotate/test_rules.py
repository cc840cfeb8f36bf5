"""Rules that go before the coder: what is asked for and what was not done is never praise."""

from __future__ import annotations

import pytest

from generator.annotate.asks import asks
from generator.annotate.coder import code
from generator.annotate.failings import failed
from generator.annotate.features import Unit
from generator.annotate.rules import ruled
from generator.annotate.voices import suffers
from generator.model import StanceId
from tests.reading import collection, document_of


def kinds(*texts: str, heading: str = "Main findings", bullet: bool = True) -> list[str]:
    """What each item asks for: "asked", "aim" or nothing."""
    return [ask.kind if ask else "" for ask in asks([Unit(text, heading, bullet, 0) for text in texts])]


def stance(text: str, weighed: StanceId, heading: str = "Main findings") -> str:
    """The stance that a rule gives where the coder says `weighed`, or ""."""
    (found,) = ruled([Unit(text, heading, False, 0)], [weighed])
    return found.id if found else ""


@pytest.mark.parametrize(
    "text",
    [
        "Ensure that social workers have manageable caseloads and regular, reflective supervision.",
        "make sure that children are seen alone",
        "Urgently improve the quality of chronologies.",
        "Review all children who have had a plan for more than two years.",
        "Work with the police to ensure that strategy meetings are held.",
    ],
)
def test_a_command_is_asked_for_where_heading_or_lead_says_so(text: str) -> None:
    """Below “Recommendations”, or in a list that begins “The council should:”; else it may be an aim."""
    assert kinds(text, heading="Recommendations") == ["asked"]
    assert kinds(text, heading="Areas for improvement") == ["asked"]
    assert kinds("The local authority should:", "Audit plans.", text)[-1] == "asked"
    assert kinds("Our priorities are:", text)[-1] == "aim"
    assert kinds(text) == ["aim"]


def test_a_lead_counts_for_its_own_list_alone() -> None:
    """A paragraph between the two ends the list."""
    units = [Unit("The council should:", "", False, 0), Unit("Children thrive.", "", False, 1)]
    assert asks([*units, Unit("Ensure that plans are good.", "", True, 2)])[-1] == ("aim", ("Ensure",))


@pytest.mark.parametrize(
    "text",
    [
        "Review meetings are held regularly and are well attended.",
        "Support for care leavers is effective.",
        "Work with partners has helped to improve practice.",
        "Ensuring that children are seen is a priority, and they are.",
        "Improvement is evident.",
        "Monitoring of plans is effective.",
        "Leaders ensure that children are safe.",
    ],
)
def test_a_finding_is_no_command(text: str) -> None:
    """Nouns and other forms of the verbs ask for nothing, whatever stands above."""
    assert kinds(text, heading="Recommendations") == [""]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The local authority should ensure that plans are of consistently good quality.", "asked"),
        ("The council must act urgently to protect children.", "asked"),
        ("Senior leaders should take steps to reduce caseloads.", "asked"),
        ("The new system should ensure that children are seen.", ""),
        ("Leaders know what the council should improve.", ""),
        ("The council acts if partners should ensure attendance.", ""),
    ],
)
def test_a_duty_is_asked_of_somebody(text: str, kind: str) -> None:
    """A council or its leaders should do something; that a system should is a hope."""
    assert kinds(text) == [kind]


def test_a_standard_is_quoted_where_it_is_not_met() -> None:
    """A report on a home has it below what must be done; anywhere else it is a rule and no finding."""
    text = "The protection of children standard is that children are protected from harm."
    assert kinds(text, heading="Statutory requirements") == ["asked"]
    assert kinds(text, heading="About this home") == ["aim"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Are decisions timely and proportionate?", "none"),
        ("How well do partners work together to protect children?", "none"),
        ("A child said: ‘Why did nobody help me?’", ""),
        ("Whether children are seen is not clear, is it?", ""),
    ],
)
def test_a_question_judges_nothing(text: str, found: str) -> None:
    """What a framework asks is no finding, though what somebody asked may be one."""
    assert stance(text, "strength") == found


def test_an_aim_is_never_praise_and_never_a_concern_by_rule() -> None:
    """What nobody says is asked for is a plan, which judges nothing; a concern stays the coder's."""
    text = "Ensure that social workers have manageable caseloads."
    assert stance(text, "strength") == stance(text, "progress") == stance(text, "mixed") == "none"
    assert stance(text, "concern") == stance(text, "none") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leaders and managers have failed to provide staff with clear strategies.", "failed to provide"),
        ("Children’s services have failed to keep children safe.", "failed to keep"),
        ("Staff fail to follow risk assessments.", "fail to follow"),
        ("When parents fail to attend, social workers are persistent.", ""),
        ("Social workers never fail to visit.", ""),
        ("The review asked whether agencies failed to share information.", ""),
        ("Children who fail to attend are followed up quickly.", ""),
        ("Leaders have addressed the previous failure to act.", ""),
    ],
)
def test_who_failed_to_do_something_is_known_from_a_family_that_did(text: str, words: str) -> None:
    """The rule is for services, in a sentence that says so and does not deny it."""
    assert failed(text) == words


def test_a_failure_is_a_concern_unless_the_coder_saw_one_already() -> None:
    """What the coder holds to be mixed stays so."""
    text = "Managers have failed to provide staff with clear strategies."
    assert stance(text, "strength") == stance(text, "progress") == stance(text, "none") == "concern"
    assert stance(text, "mixed") == stance(text, "concern") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Children told inspectors that they feel unsafe in their placement.", "feel unsafe"),
        ("Staff said that they often feel very isolated.", "feel very isolated"),
        ("Care leavers feel forgotten once they turn 21.", "feel forgotten"),
        ("Social workers described feeling overwhelmed.", "feeling overwhelmed"),
        ("Staff told inspectors that morale is low.", "morale is low"),
        ("Social workers said that their caseloads are unmanageable.", "are unmanageable"),
        ("Caseloads are unmanageable.", ""),
        ("Social workers do not feel overwhelmed.", ""),
        ("Children said that they no longer feel scared.", ""),
        ("When children feel unsafe, staff respond quickly.", ""),
        ("Children said that they feel anxious but that staff reassure them.", ""),
    ],
)
def test_a_voice_that_suffers_is_known_from_one_that_is_helped(text: str, words: str) -> None:
    """Somebody says so, does not deny it, and no help stands beside it."""
    assert suffers(text) == words


def test_a_voice_that_suffers_is_no_praise() -> None:
    """A story that the coder holds for no judgement stays one."""
    text = "Children told inspectors that they feel unsafe."
    assert stance(text, "strength") == stance(text, "progress") == "concern"
    assert stance(text, "none") == stance(text, "mixed") == ""


def test_a_recommendation_was_coded_as_praise_and_is_a_concern() -> None:
    """The label says that it is by rule, and names the words."""
    text = "Recommendations\n\n1. Ensure that care leavers live in safe, good-quality accommodation.\n"
    document = document_of(f"Inspection of Anytown\n\nThe visit took place in May.\n\n{text}")
    found = code(document, collection().codebook)[-1].stance
    assert (found.id, found.by, found.why) == ("concern", "rule", ("Ensure",))
