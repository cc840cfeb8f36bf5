"""A letter's own lists: what is an item, of which list, and what only announces items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.annotate import annotate
from generator.corrections import read_corrections
from generator.link.own_lists import list_kind, own_lists
from generator.link.threads import passages_of
from generator.model import AnnotatedDocument, StanceId, StanceLabel
from tests.reading import COLLECTION, collection, document_of

IMPROVE = "What needs to improve in this area of social work practice?"
PRIORITY = "Areas for priority action"
LEAD = "The local authority needs to act swiftly in the following areas:"


def letter_of(*parts: str, stances: Mapping[str, StanceId] | None = None) -> AnnotatedDocument:
    """A letter of these lines, each statement a concern unless its words are in `stances`."""
    body = "\n\n".join(["Overview", "Children wait too long for help.", *parts, "Main findings"])
    document = document_of(f"Dear Ms Brown\n\n{body}\n\nVisits are late.\n\nYours sincerely\n\nA. Clerk\n")
    none = read_corrections(COLLECTION / "corrections", "no-such-letter", collection().codebook)
    letter = annotate(document, collection(), none)
    said: Mapping[str, StanceId] = stances or {}
    codings = tuple(
        replace(coding, stance=StanceLabel(said.get(document.of(statement), "concern"), "model", ()))
        for statement, coding in letter.coded()
    )
    return replace(letter, codings=codings)


def items_of(letter: AnnotatedDocument) -> list[tuple[str, str, str]]:
    """Each statement that is an item: which list, the words that announce it, its own."""
    lists = own_lists(letter)
    found = ((lists.of(passage), passage.text) for passage in passages_of(letter))
    return [(listed.kind, listed.lead, text) for listed, text in found if listed]


def leads_of(letter: AnnotatedDocument) -> list[str]:
    """The words of each statement that only announces items."""
    leads = own_lists(letter).leads
    return [passage.text for passage in passages_of(letter) if passage.statement in leads]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Areas for priority action", "priority"),
        ("Area for priority action", "priority"),
        ("Area(s) for priority action:", "priority"),
        ("Priority actions", "priority"),
        ("What needs to improve in this area of social work practice?¹", "improve"),
        ("Areas for Improvement", "improve"),
        ("Progress since the area for priority action", None),
        ("Main findings", None),
        ("Areas of strength", None),
    ],
)
def test_a_heading_names_its_list(heading: str, kind: str | None) -> None:
    """One list is for priority action, the other of what needs to improve; other headings name none."""
    assert list_kind(heading) == kind


def test_bullets_are_the_items_of_their_list() -> None:
    """Each of its own list, and nothing that stands under another heading."""
    letter = letter_of(PRIORITY, "• The identification of risk.", IMPROVE, "• The quality of plans.")
    assert items_of(letter) == [
        ("priority", "", "The identification of risk."),
        ("improve", "", "The quality of plans."),
    ]


def test_a_paragraph_beside_bullets_is_no_item() -> None:
    """It tells of practice, or of what comes next."""
    letter = letter_of(IMPROVE, "Much was put right.", "• The quality of plans.", "Staff change too often.")
    assert items_of(letter) == [("improve", "", "The quality of plans.")]


def test_paragraphs_are_items_only_of_a_list_without_marks() -> None:
    """One sentence each; where any has more, all of them tell of practice, as a body does."""
    lines = [
        "Plans are not clear enough to be followed.",
        "Social workers have too many children to see.",
    ]
    assert [text for *_, text in items_of(letter_of(IMPROVE, *lines))] == lines
    assert items_of(letter_of(IMPROVE, *lines, "Audits are late. They are not followed up.")) == []


def test_what_announces_items_is_none_and_is_kept_with_them() -> None:
    """A sentence that ends in a colon says nothing that the items below it do not."""
    letter = letter_of(PRIORITY, f"Practice is weak. {LEAD}", "• the identification of risk", "• oversight")
    assert leads_of(letter) == [LEAD]
    assert items_of(letter) == [
        ("priority", LEAD, "the identification of risk"),
        ("priority", LEAD, "oversight"),
    ]


def test_words_that_announce_more_than_the_items_say_stay() -> None:
    """Where an item holds no concern, or none follows, nothing may be lost with the announcing words."""
    items = ("• the identification of risk", "• oversight")
    letter = letter_of(PRIORITY, LEAD, *items, stances={"oversight": "none"})
    assert leads_of(letter) == []
    assert {lead for _, lead, _ in items_of(letter)} == {""}
    assert leads_of(letter_of(PRIORITY, LEAD, "Practice was weak. It still is.")) == []


def test_the_words_above_other_lists_are_left_alone() -> None:
    """Only a list of what must improve repeats in its items what the words above it judge."""
    assert leads_of(letter_of("Findings", LEAD, "• the identification of risk", "• oversight")) == []
