"""Words that say that nobody was found to be harmed are words of concern, and the concern is not certain."""

from __future__ import annotations

import pytest

from generator.annotate.features import Unit
from generator.annotate.rules import sureness
from generator.annotate.unharmed import unharmed
from generator.model import STANCES
from generator.model.coding import SURE

UNHARMED = "However, inspectors did not identify any instances of children placed in situations of harm."


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
    assert unharmed(text)


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
    assert not unharmed(text)


def test_only_a_concern_becomes_less_sure_by_it() -> None:
    """No label changes, and no doubt is taken away."""
    unit = Unit(UNHARMED, "", False, 0)
    sure = {stance: sureness(unit, stance, 0.9) for stance in STANCES}
    assert sure["concern"] < SURE
    assert {sure[stance] for stance in STANCES if stance != "concern"} == {0.9}
    assert sureness(unit, "concern", 0.3) == 0.3
    assert sureness(Unit("Inspectors saw children at risk of harm.", "", False, 0), "concern", 0.9) == 0.9
