"""How a very long letter is parted over pages."""

from __future__ import annotations

from functools import cache

import pytest

from generator.annotate import annotate
from generator.corrections import Corrections
from generator.model import AnnotatedDocument
from generator.pages.parting import anchors_in, parts_of
from tests.corpora import long_text
from tests.reading import collection, corpus, document_of

SENTENCES = "Plans are clear and are reviewed in time. Some children wait too long for a visit. "


@cache
def report(text: str) -> AnnotatedDocument:
    """A report with this text, coded."""
    return annotate(document_of(text), collection(), Corrections("no corrections", None))


def kinds(letter: AnnotatedDocument) -> list[list[str]]:
    """What kinds of block stand on each page."""
    return [[block.kind for block in blocks] for blocks in parts_of(letter)]


def test_a_usual_letter_is_one_part() -> None:
    """All that is not left out of it."""
    for letter in corpus().letters:
        kept = tuple(block for block in letter.document.blocks if block.kind != "left-out")
        assert parts_of(letter) == (kept,)


@pytest.mark.parametrize("times", [3, 6])
def test_every_block_is_in_one_part_in_order(times: int) -> None:
    """None is lost, doubled or moved, and every paragraph and statement is reached in one part."""
    letter = report(long_text(times))
    parts = parts_of(letter)
    assert len(parts) > 1
    assert [block for part in parts for block in part] == list(letter.document.blocks)
    anchors = [anchor for part in parts for anchor in anchors_in(letter, part)]
    assert len(set(anchors)) == len(anchors)
    assert set(anchors) == {block.id for block in letter.document.blocks if block.id} | {
        statement.id for statement in letter.document.statements
    }


def test_a_part_begins_with_a_heading() -> None:
    """Where the letter has headings; none ends with one, so that it stands above its words."""
    for times in (3, 6):
        parts = kinds(report(long_text(times)))
        assert {part[0] for part in parts[1:]} == {"heading"}
        assert "heading" not in {part[-1] for part in parts}


def test_parts_are_about_as_long_as_each_other() -> None:
    """No part is a short remainder of the others."""
    letter = report(long_text(6))
    sizes = [sum(block.end - block.start for block in part) for part in parts_of(letter)]
    assert min(sizes) > max(sizes) / 2


def test_what_no_page_holds_under_one_heading_is_parted_between_paragraphs() -> None:
    """The heading stays with the paragraph below it."""
    text = "\n\n".join(["Dear Ms Brown", "Findings", *[SENTENCES * 4] * 400, "Yours sincerely", "A. Clerk"])
    parts = kinds(report(text))
    assert len(parts) > 1
    heading = next(part for part in parts if "heading" in part)
    assert heading[heading.index("heading") + 1] == "paragraph"
    assert {part[0] for part in parts[1:]} == {"paragraph"}


def test_a_paragraph_that_no_page_holds_is_not_parted() -> None:
    """It has a page to itself, and the letter still comes to an end."""
    said = ["Dear Ms Brown", "Findings", SENTENCES * 2500, SENTENCES * 4, "Yours sincerely", "A. Clerk"]
    assert ["heading", "paragraph"] in [part[-2:] for part in kinds(report("\n\n".join(said)))]
