"""That leaders are aware of a weakness may be praise, and a concern that the coder sees is not certain."""

from __future__ import annotations

import pytest

from generator.annotate.aware import aware
from generator.annotate.features import Unit
from generator.annotate.rules import sureness
from generator.model import STANCES
from generator.model.coding import SURE

ACTING = "Leaders recognise these weaknesses and are acting to address inconsistencies."


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
    assert aware(text)


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
    assert not aware(text)


def test_only_a_concern_becomes_less_sure_by_it() -> None:
    """No label changes, and no doubt is taken away."""
    unit = Unit(ACTING, "", False, 0)
    sure = {stance: sureness(unit, stance, 0.9) for stance in STANCES}
    assert sure["concern"] < SURE
    assert {sure[stance] for stance in STANCES if stance != "concern"} == {0.9}
    assert sureness(unit, "concern", 0.3) == 0.3
