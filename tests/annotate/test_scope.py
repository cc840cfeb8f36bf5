"""What a visit looked at is known by the sentences with which letters open it, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotate.scope import find_scope
from generator.model import Document, VisitReported
from tests.reading import corpus, document_of

LETTER = (
    "Dear Ms Smith\n\nInspectors for this visit were A B and C D.\n\n{}\n\nLeaders know their service well.\n"
)
ARRANGEMENTS = "Inspectors looked at the local authority’s arrangements for care leavers."


def reported(text: str) -> Document:
    """A letter of that text that reports a visit."""
    document = document_of(text)
    visit = VisitReported("focused visit", "2018-05-01", "2018-05-02", "stated", "")
    meta = replace(document.meta, visit=visit)
    return replace(document, source=replace(document.source, meta=meta))


def words(text: str) -> list[str]:
    """What is found in a letter with that text in its midst."""
    return [one.text for one in find_scope(reported(LETTER.format(text)))]


@pytest.mark.parametrize(
    "text",
    [
        ARRANGEMENTS,
        "Inspectors evaluated the quality of care planning for children in care.",
        "This visit looked at the quality of decision-making in help and protection.",
        "The visit focused on the ‘front door’.",
        "The focus of this visit was on the arrangements for contacts and referrals.",
        "The areas covered by the visit were the front door and early help.",
        "During this visit, inspectors reviewed the progress made in supervision.",
        "During the course of the monitoring visit, the inspectors reviewed the work done on plans.",
        f"{ARRANGEMENTS} Specifically, they considered pathway plans. They also looked at accommodation.",
        f"{ARRANGEMENTS} They also evaluated the quality of work to reduce identified risk.",
        f"{ARRANGEMENTS} The impact of leaders on practice was also considered as part of this visit.",
        f"{ARRANGEMENTS} This included their accommodation. Inspectors carefully considered education.",
    ],
)
def test_it_is_known_by_how_it_opens(text: str) -> None:
    """All of the paragraph that goes on with it belongs to it."""
    assert words(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors looked at a range of evidence, including case records.",
        "Inspectors considered 24 cases in detail.",
        "Inspectors reviewed children’s case records and audits.",
        "Inspectors evaluated the electronic case files of children.",
        "The last monitoring visit focused on the front door.",
        "The previous visit looked at care leavers.",
        "Inspectors considered the quality of plans to be poor.",
        "Inspectors looked at supervision and found that it was weak.",
        "Inspectors considered the quality of assessments too variable.",
        "Inspectors considered that thresholds are not well understood.",
        "Inspectors evaluated the quality of practice as weak.",
        "Inspectors reviewed the case of a child who had been missing, and no meeting had been held.",
        "Inspectors reviewed children’s plans, and most lacked clear timescales.",
        "Inspectors reviewed practice in the hub and were assured that children are safe.",
        "Inspectors looked at the timeliness of visits, which has improved.",
        "Inspectors looked at the quality of accommodation, and it is not what it should be.",
        "Inspectors reviewed the response to contacts; they were answered promptly.",
        "Inspectors looked at how senior leaders had acted on the concerns of 2017.",
        "Inspectors examined minutes of strategy meetings.",
        "Inspectors reviewed performance information, audits and case records.",
        "Inspectors looked at the following documents:",
        "During the visit, inspectors considered several serious incidents.",
        "The focus of this inspection was not on care leavers.",
        "The focus of the inspection was welcomed by leaders.",
        "The scope of the inspection was limited by the pandemic.",
        "The area covered by the visit was rural and poor.",
        "The inspection focused on the home’s arrangements for education.",
        "The inspection examined how well leaders know their school.",
        "Managers reviewed the arrangements for care leavers.",
        "Inspectors are grateful for the help that they had.",
    ],
)
def test_means_findings_and_other_visits_are_none(text: str) -> None:
    """How inspectors worked, what they found and what an earlier visit looked at is not what this one did."""
    assert words(text) == []


def test_how_they_worked_ends_it() -> None:
    """What was read stands behind it in the same paragraph and does not belong to it."""
    assert words(f"{ARRANGEMENTS} They looked at a range of evidence. They also considered plans.") == [
        ARRANGEMENTS
    ]


def test_items_below_a_colon_belong_to_it() -> None:
    """Each is quoted by itself, since the letter's marks stand between them."""
    listed = "During this visit, inspectors reviewed the progress made in relation to:"
    assert words(f"{listed}\n\n• the front door\n\n• supervision. It was chosen by leaders.") == [
        listed,
        "the front door",
        "supervision. It was chosen by leaders.",
    ]


def test_the_first_of_two_is_it_and_late_ones_are_findings() -> None:
    """Letters open with what was looked at; the same verbs open findings further on."""
    assert words(f"{ARRANGEMENTS}\n\nInspectors considered the arrangements for early help.") == [
        ARRANGEMENTS
    ]
    assert words(f"Plans are good. {ARRANGEMENTS}") == []
    late = " ".join(["Plans are good."] * 20)
    assert words(f"{late}\n\n{ARRANGEMENTS}") == []


def test_a_text_that_reports_no_visit_has_none() -> None:
    """An article's words about inspectors are about somebody else's visit."""
    assert find_scope(document_of(LETTER.format(ARRANGEMENTS))) == ()


def test_its_words_stand_in_the_letter_where_it_says() -> None:
    """Both letters of the collection that report a visit say what it looked at."""
    found = {letter.slug: letter.scope for letter in corpus().letters if letter.scope}
    assert found.keys() == {letter.slug for letter in corpus().letters if letter.meta.visit}
    for letter in corpus().letters:
        for one in letter.scope:
            assert letter.document.text[one.start : one.end] == one.text
