"""Rules that go before the coder: what is asked for and what was not done is never praise."""

from __future__ import annotations

import pytest

from generator.annotate.asks import asks
from generator.annotate.coder import code
from generator.annotate.features import Unit
from generator.annotate.rules import ruled, sureness
from generator.model import StanceId
from generator.model.coding import SURE
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
        "highlight good practice in work with children",
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
    assert kinds(text, heading="Next steps") == ["aim"]
    assert kinds(text) == [""]


@pytest.mark.parametrize(
    "heading", ["Progress against recommendations", "Response to the recommendations", "Requirements met"]
)
def test_a_heading_that_looks_back_asks_for_nothing(heading: str) -> None:
    """What was recommended may have been done."""
    assert kinds("Review all plans promptly, with children at the centre.", heading=heading) == [""]


def test_a_list_of_what_people_do_well_asks_for_nothing() -> None:
    """Its items may have the form of commands; only words that close with a duty open a list of duties."""
    item = "Build strong, trusting relationships with children."
    assert kinds("Social workers:", item)[-1] == ""
    assert kinds("Carers know what they must do, and do it well. They:", item)[-1] == ""


def test_a_lead_counts_for_its_own_list_alone() -> None:
    """A paragraph between the two ends the list."""
    units = [Unit("The council should:", "", False, 0), Unit("Children thrive.", "", False, 1)]
    assert asks([*units, Unit("Ensure that plans are good.", "", True, 2)])[-1] is None


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


def test_a_standard_is_quoted_where_it_is_not_met() -> None:
    """A report on a home has it below what must be done."""
    text = "The protection of children standard is that children are protected from harm."
    assert kinds(text, heading="Statutory requirements") == ["asked"]
    assert kinds(text, heading="About this home") == [""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Are decisions timely and proportionate?", "none"),
        ("How well do partners work together to protect children?", "none"),
        ("A child said: ‘Why did nobody help me?’", ""),
        ("Whether children are seen is not clear, is it?", ""),
        ("Has the child been seen? Far too often no one can say. Does it matter?", ""),
    ],
)
def test_a_question_is_no_praise(text: str, found: str) -> None:
    """What a framework asks is no finding, though what somebody asked may be a concern."""
    assert stance(text, "strength") == found
    assert stance(text, "concern") == stance(text, "mixed") == ""


def test_an_aim_is_never_praise_and_never_a_concern_by_rule() -> None:
    """A plan judges nothing; a concern stays the coder's, and below strengths a command is what is done."""
    text = "Ensure that social workers have manageable caseloads."
    assert stance(text, "strength", "Our aims") == stance(text, "progress", "Our aims") == "none"
    assert all(stance(text, weighed, "Our aims") == "" for weighed in ("concern", "mixed", "none"))
    assert stance(text, "strength", "Strengths to plan with") == ""


@pytest.mark.parametrize("heading", ["Areas covered by the visit", "Scope of the inspection"])
def test_a_sentence_of_concern_is_kept_where_a_list_of_scope_stands(heading: str) -> None:
    """Its items are what was looked at; a paragraph there may judge, and so may one below findings."""
    text = "Children are left at risk for too long."
    assert stance(text, "concern", heading) == stance(text, "mixed", heading) == ""
    assert stance(text, "strength", heading) == stance(text, "none", heading) == "none"
    assert stance(text, "strength", f"Findings on the {heading.lower()}") == ""
    (item,) = ruled([Unit(text, heading, True, 0)], ["concern"])
    assert item and (item.id, item.why) == ("none", (heading,))


def test_a_recommendation_was_coded_as_praise_and_is_a_concern() -> None:
    """The label says that it is by rule, and names the words; it is not certain."""
    text = "Recommendations\n\n1. Ensure that care leavers live in safe, good-quality accommodation.\n"
    document = document_of(f"Inspection of Anytown\n\nThe visit took place in May.\n\n{text}")
    found = code(document, collection().codebook)[-1].stance
    assert (found.id, found.by, found.why) == ("concern", "rule", ("Ensure",))
    assert found.confidence < SURE


def test_that_nothing_is_judged_is_not_certain_where_a_text_that_is_no_letter_begins() -> None:
    """News begins with its findings; the coder learnt from letters, which begin with what was looked at."""
    text = "\n\n".join(["The director of the council spoke to its members on Monday."] * 10)
    news = [coding.stance for coding in code(document_of(text, "web-page"), collection().codebook)]
    letter = [
        coding.stance for coding in code(document_of(f"Dear Ms Smith\n\n{text}"), collection().codebook)
    ]
    assert {stance.id for stance in (*news, *letter)} == {"none"}
    assert all(stance.confidence < SURE for stance in news[:8])
    assert all(stance.confidence >= SURE for stance in (*news[8:], *letter))


@pytest.mark.parametrize(
    ("text", "letter", "chance"),
    [
        ("The social worker did not see the boy for eleven weeks.", False, 0.5),
        ("Neglect is recognised late.", False, 0.5),
        ("Plans are incomplete.", False, 0.5),
        ("The director spoke to the members.", False, 0.9),
        ("The social worker did not see the boy for eleven weeks.", True, 0.9),
    ],
)
def test_that_nothing_is_judged_is_not_certain_beside_a_word_of_fault_in_no_letter(
    text: str, letter: bool, chance: float
) -> None:
    """Of such statements in news and reports that the coder held for none, half judge something."""
    assert sureness(Unit(text, "", False, 0, letter=letter), "none", 0.9) == chance
    assert (
        sureness(Unit("Children are safe.", "", False, 0, opens=True, letter=letter), "strength", 0.9) == 0.9
    )
