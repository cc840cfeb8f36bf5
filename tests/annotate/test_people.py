"""What people have decided, laid over what the rules found."""

from __future__ import annotations

from typing import Any

import pytest

from generator.annotate import annotate
from generator.corrections import Corrections, CorrectionsFormat
from generator.errors import ReadacrossError
from tests.reading import collection, document_of

TEXT = "Supervision is regular for most staff. Caseloads are too high for many of them.\n"
QUOTE = "Caseloads are too high"


def corrections(*entries: dict[str, Any]) -> Corrections:
    """Corrections with these decisions on one sentence."""
    signed = {"who": "A. Person", "when": "2026-01-02"}
    items = [{"quote": QUOTE, "why": "Made for a test.", **entry} for entry in entries]
    return Corrections(
        "corrections/x.yml", CorrectionsFormat.model_validate({"by": signed, "statements": items})
    )


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ({"stance": "mixed"}, {"stance": "strength"}, "the stance"),
        ({"add": ["workforce"]}, {"remove": ["workforce"]}, "the theme 'workforce'"),
        ({"themes": ["workforce"]}, {"themes": ["recording"]}, "the themes"),
    ],
)
def test_two_decisions_that_contradict_each_other_are_refused(
    one: dict[str, Any], other: dict[str, Any], what: str
) -> None:
    """The later of two entries does not win in silence: a concern must not become a strength by it."""
    with pytest.raises(ReadacrossError, match=f"two entries decide {what} of this statement"):
        annotate(document_of(TEXT), collection(), corrections(one, other))


def test_two_decisions_on_different_things_both_hold() -> None:
    """One entry gives the stance, another a theme of the same statement."""
    found = annotate(
        document_of(TEXT), collection(), corrections({"stance": "concern"}, {"add": ["recording"]})
    )
    coding = found.codings[1]
    assert coding.stance.by == "person"
    assert "recording" in [theme.id for theme in coding.themes]
