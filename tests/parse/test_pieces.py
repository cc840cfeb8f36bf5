"""What people correct about blocks: another kind, joined with the next, or split before some words."""

from __future__ import annotations

import pytest

from generator.corrections import Corrections, CorrectionsFormat
from generator.errors import ReadacrossError
from generator.model import Document
from generator.parse import parse
from tests.reading import source_of

TEXT = """\
Dear Ms Smith

Children are seen and are seen alone by social workers who know them well. Plans
are reviewed in time.

Audits look at compliance only.
"""


def corrected(**block: str) -> Document:
    """The letter with one correction of a block."""
    form = CorrectionsFormat.model_validate(
        {"by": {"who": "A", "when": "2026-11-22"}, "blocks": [{"why": "A test.", **block}]}
    )
    return parse(source_of(TEXT), "letter", Corrections("corrections/x.yml", form))


def shown(document: Document) -> list[tuple[str, str, str]]:
    """Kind, id and words of each block after the salutation."""
    return [(b.kind, b.id, document.of(b)) for b in document.blocks[1:]]


def lines(document: Document) -> list[tuple[int, int]]:
    """The lines of each block after the salutation, counted in the text."""
    before = document.source.first_line - 1
    return [(b.lines.first - before, b.lines.last - before) for b in document.blocks[1:]]


def test_a_paragraph_is_split_before_the_words() -> None:
    """The words begin a paragraph of their own, on the line where they stand."""
    document = corrected(quote="Plans are reviewed", split="before")
    assert shown(document)[:2] == [
        (
            "paragraph",
            "p1",
            "Children are seen and are seen alone by social workers who know them well.",
        ),
        ("paragraph", "p2", "Plans are reviewed in time."),
    ]
    assert lines(document) == [(3, 3), (3, 4), (6, 6)]


def test_a_paragraph_goes_on_into_the_next() -> None:
    """Two paragraphs become one, and its statements keep their own lines."""
    document = corrected(quote="Plans are reviewed", join="next")
    ((kind, paragraph, words),) = shown(document)
    assert (kind, paragraph) == ("paragraph", "p1")
    assert words.endswith("are reviewed in time. Audits look at compliance only.")
    before = document.source.first_line - 1
    assert document.statements[-1].lines.first - before == 6


def test_a_block_is_of_another_kind() -> None:
    """A line that the rules took for a paragraph is a heading, and the statements go without it."""
    document = corrected(quote="Audits look at compliance only.", kind="heading")
    assert shown(document)[-1] == ("heading", "", "Audits look at compliance only.")
    assert "Audits" not in " ".join(document.of(s) for s in document.statements)


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        ({"quote": "Children are seen and"}, "no-change"),
        ({"quote": "Audits look", "join": "next"}, "no-change"),
        ({"quote": "Audits look", "split": "before"}, "no-change"),
        ({"quote": "nobody wrote this", "kind": "heading"}, "quote-missing"),
        ({"quote": "are", "kind": "heading"}, "quote-ambiguous"),
    ],
)
def test_a_correction_that_cannot_be_done_stops(block: dict[str, str], rule: str) -> None:
    """A correction that changes nothing, or does not find its words once, is not passed over."""
    with pytest.raises(ReadacrossError) as caught:
        corrected(**block)
    assert [p.rule for p in caught.value.problems] == [rule]
