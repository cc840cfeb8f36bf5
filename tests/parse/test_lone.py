"""A number alone on its line: a paragraph's own, or the last word of a sentence."""

from __future__ import annotations

import pytest

from tests.reading import document_of

SECTION = (
    "Social workers do not see children alone in good time and so managers cannot know that\n"
    "they are safe, and this is so for most of the children who are the subject of section\n"
)


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block after the salutation."""
    document = document_of(f"Dear Ms Smith\n\n{text}")
    return [(block.kind, document.of(block)) for block in document.blocks[1:]]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_number_that_ends_a_sentence_begins_no_paragraph(gap: str) -> None:
    """It belongs to the sentence above, and the statement below begins with its own first word."""
    found = blocks(f"{SECTION}47.{gap}Managers do not know this.\n")
    whole = " ".join(SECTION.split())
    assert found == [("paragraph", f"{whole} 47."), ("paragraph", "Managers do not know this.")]


def test_a_short_line_that_ends_in_a_number_is_no_heading() -> None:
    """Where the number's line could have held no more, the line above it is still a part of the sentence."""
    found = blocks(f"{SECTION}of the Act.\n\nThe number of children waiting was\n12.\nAfter that it fell.\n")
    assert found[1:] == [
        ("paragraph", "The number of children waiting was 12."),
        ("paragraph", "After that it fell."),
    ]


def test_numbers_that_count_begin_paragraphs_over_blank_lines() -> None:
    """Numbers that rise one by one are the paragraphs' own, whatever stands above them."""
    found = blocks("Main findings\n1.\n\nPlans drift.\n\n2.\n\nChildren wait.\n\n2.1\n\nMany wait long.\n")
    assert [words for _, words in found] == [
        *("Main findings", "1. Plans drift.", "2. Children wait.", "2.1 Many wait long.")
    ]


def test_one_number_after_a_whole_sentence_begins_the_words_below() -> None:
    """One alone is a paragraph's own if nothing is unfinished above it and its words follow at once."""
    assert blocks("Plans drift.\n7.\nChildren wait.\n")[-1][1] == "7. Children wait."


def test_a_title_in_quotation_marks_with_its_year_is_nobodys_words() -> None:
    """The bracket holds no speaker; who said something at length stands in one like it."""
    prose = "Leaders have a clear picture of practice and they act on what they find in it."
    title = "“Working together to safeguard children in all our areas” (2018)"
    said = "“Nobody ever asked us what we thought about all of it” (Young person, 15)"
    kinds = {
        line: [block.kind for block in document_of(f"{prose}\n\n{line}\n\n{prose}\n").blocks][1]
        for line in (title, said)
    }
    assert kinds == {title: "heading", said: "paragraph"}


def test_a_line_that_names_an_enclosure_begins_no_annex() -> None:
    """What stands below it is the publisher's imprint, which judges nothing."""
    letter = "Dear Ms Brown\n\nPlans are clear and social workers follow them.\n\nYours sincerely\n\nA Lane\n"
    below = "Leaders listen to children and act on what they say to them."
    kinds = {
        line: [b.kind for b in document_of(f"{letter}\n{line}\n\n{below}\n").blocks][-1]
        for line in ("Annex A: Action plan (enclosed)", "Annex A: What we looked at")
    }
    assert kinds["Annex A: Action plan (enclosed)"] != "paragraph"
    assert kinds["Annex A: What we looked at"] == "paragraph"
