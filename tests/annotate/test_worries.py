"""What those who judge worry about is a concern in whatever words of praise."""

from __future__ import annotations

import pytest

from generator.annotate.features import Unit
from generator.annotate.rules import ruled
from generator.annotate.worries import worried
from generator.model import StanceId


def stance(text: str, weighed: StanceId) -> str:
    """The stance that a rule gives where the coder says `weighed`, or ""."""
    (found,) = ruled([Unit(text, "Main findings", False, 0)], [weighed])
    return found.id if found else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Members were concerned that visits had fallen away as sharply.", "concerned that"),
        ("The committee remains deeply concerned that children are moved often.", "concerned that"),
        ("I am concerned that timely help is not offered.", "concerned that"),
        (
            "In my opinion there is a risk that future deaths will occur unless action is taken.",
            "a risk that",
        ),
        ("There is a real risk that good work will be lost.", "a real risk that"),
    ],
)
def test_a_worry_is_known_by_its_words(text: str, words: str) -> None:
    """It is a concern, whatever the coder sees but a concern."""
    assert worried(text) == words
    assert stance(text, "strength") == stance(text, "progress") == stance(text, "none") == "concern"
    assert stance(text, "mixed") == stance(text, "concern") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors were not concerned that children were at risk.",
        "Members were concerned that visits had fallen but were reassured by the director.",
        "Members were concerned that visits had fallen; they now take place on time.",
        "Inspectors were concerned that one child was unsafe and leaders took immediate action.",
        "Members were concerned that children should be heard.",
        "Leaders are rightly concerned that children wait.",
        "Parents were concerned that their children would move.",
        "Inspectors were no longer concerned that visits were late.",
        "There is a risk that leaders understand well.",
        "There is a risk that will be reduced by these plans.",
        "There is a risk that children may drift, which is managed well.",
        "There is a risk assessment that will keep children safe.",
        "Where there is a risk that children may go missing, plans are good.",
    ],
)
def test_a_worry_that_was_answered_or_is_others_stays(text: str) -> None:
    """Nor is one that is denied, or a risk that somebody deals with."""
    assert worried(text) == ""
