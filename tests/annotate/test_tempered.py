"""Words of concern that say that nobody was harmed, or that leaders act, and the concern is not certain."""

from __future__ import annotations

import pytest

from generator.annotate.features import Unit
from generator.annotate.rules import sureness
from generator.annotate.tempered import tempered
from generator.model import STANCES
from generator.model.coding import SURE

UNHARMED = "However, inspectors did not identify any instances of children placed in situations of harm."
ACTING = "Leaders recognise these weaknesses and are acting to address inconsistencies."


@pytest.mark.parametrize(
    "text",
    [
        UNHARMED,
        "Inspectors did not find any cases of unassessed risk.",
        "No cases were seen where children were left in unsafe environments.",
        "There were no children receiving help at a statutory level who should not have been.",
        "During this visit, no children were seen at immediate risk of harm.",
        "There were no services that were judged to be inadequate.",
        "No cases were seen of children who experienced drift or delay.",
        "Children are never left waiting for a visit.",
        "Social workers are not afraid to challenge partners.",
        "Children no longer drift in care.",
        "Risks are not missed.",
        "There was no evidence of drift.",
    ],
)
def test_it_is_known_by_its_words(text: str) -> None:
    """Whoever looked, and in whichever order."""
    assert tempered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors did not find any evidence that risk is understood.",
        "No cases were seen where risk was assessed.",
        "There were no plans for children.",
        "Inspectors did not see any children who had been visited on time.",
        "Inspectors did not find any evidence that children at risk had been visited.",
        "Inspectors did not find any examples of risk of harm being managed well.",
        "We did not find any instances of delay being challenged by managers.",
        "No cases were found where the risk of harm had been properly assessed.",
        "There were no cases of drift and delay being escalated.",
        "There were no families at risk of harm who had a safety plan.",
        "No children were seen alone in homes with a high risk of harm.",
        "While inspectors did not see any children at risk of harm, plans are weak.",
        "Inspectors did not see any children at risk of harm, but plans are weak.",
        "No children were seen at risk of harm; plans are weak.",
        "Inspectors found children at risk of harm.",
        "There were no examples of children at risk being offered advocacy.",
        "Inspectors did not see any children at risk meeting their social worker.",
        "There were no children at risk whose parents had been told.",
        "There were no cases of drift that chairs had raised.",
        "There were no services for children at risk.",
        "There were no examples of managers noticing delay.",
        "No children were seen in safe homes.",
        "Children who wait are not told why.",
        "Staff did not know that children were left at risk.",
        "Delay is not challenged.",
        "Children do not wait but plans are weak.",
        "Children do not wait well.",
    ],
)
def test_what_was_not_found_is_harm_and_no_more_is_said(text: str) -> None:
    """Good things that were not found are a concern, and so is what stands beside."""
    assert not tempered(text)


@pytest.mark.parametrize(
    "text",
    [
        ACTING,
        "Leaders are aware of these issues.",
        "The local authority is aware that there is more to do.",
        "Leaders are acutely aware of the work that still needs to be done on this.",
        "Leaders are aware that caseloads are high and are taking steps to reduce them.",
        "The local authority recognises this and is currently reviewing its policy.",
        "However, senior leaders have recognised that there are delays and have plans to improve this.",
        "Leaders recognise that children do not get the help they need and have plans to improve this.",
        "Leaders acknowledge this weakness and have put a new process in place.",
    ],
)
def test_leaders_who_are_aware_are_known_by_their_words(text: str) -> None:
    """That they are aware of what was told is enough; where they say what is weak, they act on it."""
    assert tempered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Senior leaders were not aware of this poor practice.",
        "Senior leaders were unaware of this poor practice.",
        "Leaders are aware of these weaknesses but have failed to act.",
        "Leaders are aware of these weaknesses and have taken no action.",
        "Leaders were aware of this only when inspectors told them, and have yet to act.",
        "Leaders recognise that assessments are over-optimistic and are not always updated.",
        "Leaders acknowledge that sufficiency is a challenge and has been exacerbated by the pandemic.",
        "Leaders know that too much work remains of variable quality and is still being evaluated as poor.",
        "Leaders are aware that too many children wait for an assessment.",
        "Senior leaders are aware that caseloads are too high and that visits are late.",
        "The local authority is aware that social workers’ caseloads are unmanageable.",
        "Senior managers are fully aware that this practice is not acceptable.",
        "Leaders are aware of these weaknesses and have not addressed them.",
        "Leaders are aware of these delays and they have worsened.",
        "Leaders are aware of these delays, which cause harm.",
        "Leaders are aware of this and staff describe a culture of fear.",
        "Leaders are aware of the need to protect children who are left in unsafe homes.",
        "Leaders were aware of these failings.",
        "Leaders have been aware of these failings for two years.",
        "Leaders are only aware of these concerns after this visit.",
        "Leaders know that assessments are weak and have taken too long to act.",
        "Leaders know that children are harmed and have plans to review their cases.",
        "Leaders recognise that children are late for school and have started to go missing.",
        "Leaders recognise that social workers are tired and are working late.",
        "Leaders know that visits are late and have put this down to sickness.",
        "Leaders know that visits are late and have plans that are weak and unrealistic.",
        "The council knows of these deaths and has taken legal action.",
        "Few social workers are aware of the policy.",
        "Children are not aware of their rights.",
        "Drift is evident, and leaders are aware of it.",
    ],
)
def test_what_is_said_of_weakness_besides_is_a_concern(text: str) -> None:
    """Nor is anybody else's awareness meant, or leaders' who do not act."""
    assert not tempered(text)


@pytest.mark.parametrize("text", [UNHARMED, ACTING])
def test_only_a_concern_becomes_less_sure_by_it(text: str) -> None:
    """No label changes, and no doubt is taken away."""
    unit = Unit(text, "", False, 0)
    sure = {stance: sureness(unit, stance, 0.9) for stance in STANCES}
    assert sure["concern"] < SURE
    assert {sure[stance] for stance in STANCES if stance != "concern"} == {0.9}
    assert sureness(unit, "concern", 0.3) == 0.3
    assert sureness(Unit("Inspectors saw children at risk of harm.", "", False, 0), "concern", 0.9) == 0.9
