"""What people have decided, laid over what the rules found."""

from __future__ import annotations

from typing import Any

import pytest

from generator.annotate import annotate
from generator.corrections import Corrections, CorrectionsFormat
from generator.errors import ReadacrossError
from tests.reading import collection, document_of

REFERENCES = "Plans are good since the last visit. Audits are not.\n"
TEXT = "Supervision is regular for most staff. Caseloads are too high for many of them.\n"
QUOTE = "Caseloads are too high"


def corrections(*entries: dict[str, Any], key: str = "statements", reviewed: str = "") -> Corrections:
    """Corrections with these decisions on one sentence."""
    signed = {"who": "A. Person", "when": "2026-01-02"}
    items = [{"quote": QUOTE, "why": "Made for a test.", **entry} for entry in entries]
    form = CorrectionsFormat.model_validate({"by": signed, "reviewed": reviewed, key: items})
    return Corrections("corrections/x.yml", form)


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ({"stance": "mixed"}, {"stance": "strength"}, "the stance"),
        ({"add": ["workforce"]}, {"remove": ["workforce"]}, "the theme 'workforce'"),
        ({"themes": ["workforce"]}, {"themes": ["recording"]}, "the theme 'workforce'"),
        ({"themes": ["workforce"]}, {"remove": ["workforce"]}, "the theme 'workforce'"),
        ({"remove": ["workforce"]}, {"themes": ["workforce"]}, "the theme 'workforce'"),
        ({"themes": ["workforce"]}, {"add": ["recording"]}, "the theme 'recording'"),
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


@pytest.mark.parametrize("given", ["themes", "add"])
def test_one_entry_does_not_both_give_and_remove_a_theme(given: str) -> None:
    """Neither of the two is done in silence."""
    with pytest.raises(ValueError, match="both gives and removes the theme 'workforce'"):
        corrections({given: ["workforce"], "remove": ["workforce"]})


def test_two_decisions_that_agree_both_hold() -> None:
    """What one entry says of all themes, another may say of one of them."""
    one, other = {"themes": ["workforce", "recording"]}, {"add": ["recording"], "remove": ["planning"]}
    coding = annotate(document_of(TEXT), collection(), corrections(one, other)).codings[1]
    assert [theme.id for theme in coding.themes] == ["workforce", "recording"]


def test_a_theme_that_was_taken_stays_told_after_another_decision() -> None:
    """A second entry on the statement does not hide what the first took away."""
    before = annotate(document_of(TEXT), collection(), corrections()).codings[1]
    (theme,) = (label.id for label in before.themes)
    after = annotate(
        document_of(TEXT), collection(), corrections({"remove": [theme]}, {"stance": "concern"})
    ).codings[1]
    assert [taken.id for taken in after.taken] == [theme]


def test_a_review_leaves_no_label_in_doubt() -> None:
    """Whoever made them, the labels of a letter that was gone through are sure."""
    doubtful = annotate(document_of(TEXT), collection(), corrections())
    assert any(coding.stance.confidence < 1 for coding in doubtful.codings)
    sure = annotate(document_of(TEXT), collection(), corrections(reviewed="Each statement was read."))
    assert {coding.stance.confidence for coding in sure.codings} == {1.0}
    assert {theme.confidence for coding in sure.codings for theme in coding.themes} == {1.0}


def test_a_decided_reference_stands_for_what_the_rule_found() -> None:
    """The words are spoken of once, with the person's target."""
    text = document_of(REFERENCES)
    (found,) = annotate(text, collection(), corrections()).references
    entry = {"quote": found.text, "target": "a-visit"}
    (reference,) = annotate(text, collection(), corrections(entry, key="references")).references
    assert (reference.text, reference.target) == (found.text, "a-visit")
    assert reference.decision is not None


def test_two_decisions_on_what_the_same_words_speak_of_are_refused() -> None:
    """The later of two entries does not take the earlier away."""
    entries = ({"quote": "the last visit", "target": ""}, {"quote": "last visit", "target": "a-visit"})
    with pytest.raises(ReadacrossError, match="already decides what “the last visit” speaks of"):
        annotate(document_of(REFERENCES), collection(), corrections(*entries, key="references"))


def test_every_quote_that_is_not_there_is_told() -> None:
    """Of three mistakes in one file, two of one kind and one of another, none hides the others."""
    signed = {"who": "A. Person", "when": "2026-01-02"}
    references = [{"quote": quote, "target": "", "why": "A test."} for quote in ("no one", "no two")]
    form = CorrectionsFormat.model_validate(
        {"by": signed, "references": references, "oddities": [{"quote": "no three", "note": "A test."}]}
    )
    with pytest.raises(ReadacrossError) as caught:
        annotate(document_of(TEXT), collection(), Corrections("corrections/x.yml", form))
    assert [p.rule for p in caught.value.problems] == ["quote-missing"] * 3
