"""What people correct about blocks: another kind, joined with the next, or split before some words."""

from __future__ import annotations

import pytest

from generator.corrections import Corrections, CorrectionsFormat
from generator.errors import ReadacrossError
from generator.model import Document
from generator.parse import idle_blocks, parse
from generator.parse.pieces import Piece, correct_pieces
from tests.reading import source_of

TEXT = """\
Dear Ms Smith

Children are seen and are seen alone by social workers who know them well. Plans
are reviewed in time.

Audits look at compliance only.
"""


def decided(*blocks: dict[str, str]) -> Corrections:
    """These corrections of blocks."""
    form = CorrectionsFormat.model_validate(
        {
            "by": {"who": "A", "when": "2026-11-22"},
            "blocks": [{"why": "A test.", **block} for block in blocks],
        }
    )
    return Corrections("corrections/x.yml", form)


def corrected(*blocks: dict[str, str]) -> Document:
    """The letter with these corrections of its blocks."""
    return parse(source_of(TEXT), "letter", decided(*blocks))


def shown(document: Document) -> list[tuple[str, str, str]]:
    """Kind, id and words of each block after the salutation."""
    return [(b.kind, b.id, document.of(b)) for b in document.blocks[1:]]


def lines(document: Document) -> list[tuple[int, int]]:
    """The lines of each block after the salutation, counted in the text."""
    before = document.source.first_line - 1
    return [(b.lines.first - before, b.lines.last - before) for b in document.blocks[1:]]


def test_a_paragraph_is_split_before_the_words() -> None:
    """The words begin a paragraph of their own, on the line where they stand."""
    document = corrected({"quote": "Plans are reviewed", "split": "before"})
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
    document = corrected({"quote": "Plans are reviewed", "join": "next"})
    ((kind, paragraph, words),) = shown(document)
    assert (kind, paragraph) == ("paragraph", "p1")
    assert words.endswith("are reviewed in time. Audits look at compliance only.")
    before = document.source.first_line - 1
    assert document.statements[-1].lines.first - before == 6


def test_a_block_is_of_another_kind() -> None:
    """A line that the rules took for a paragraph is a heading, and the statements go without it."""
    document = corrected({"quote": "Audits look at compliance only.", "kind": "heading"})
    assert shown(document)[-1] == ("heading", "", "Audits look at compliance only.")
    assert "Audits" not in " ".join(document.of(s) for s in document.statements)


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        ({"quote": "Children are seen and"}, "no-change"),
        ({"quote": "nobody wrote this", "kind": "heading"}, "quote-missing"),
        ({"quote": "are", "kind": "heading"}, "quote-ambiguous"),
    ],
)
def test_a_correction_that_cannot_be_done_stops(block: dict[str, str], rule: str) -> None:
    """A correction that changes nothing, or does not find its words once, is not passed over."""
    with pytest.raises(ReadacrossError) as caught:
        corrected(block)
    assert [p.rule for p in caught.value.problems] == [rule]


def test_a_kind_that_the_program_has_caught_up_with_stops_nothing() -> None:
    """It is named, so that it can be taken out; one that still does something is not."""
    idle, useful = {"quote": "Audits look", "kind": "paragraph"}, {"quote": "Children are", "kind": "bullet"}
    assert shown(corrected(idle, useful)) == shown(corrected(useful))
    (note,) = idle_blocks(source_of(TEXT), "letter", decided(useful, idle))
    assert (note.rule, note.fatal) == ("idle-correction", False)
    assert "it may be taken out" in note.message
    assert idle_blocks(source_of(TEXT), "letter", decided(useful)) == []


@pytest.mark.parametrize("asked", [{"split": "before"}, {"join": "next"}])
def test_a_break_that_the_program_has_caught_up_with_stops_nothing(asked: dict[str, str]) -> None:
    """A paragraph that begins at the words already, or below which nothing is left to join, is named too."""
    idle = {"quote": "Audits look", **asked}
    assert shown(corrected(idle)) == shown(corrected())
    (note,) = idle_blocks(source_of(TEXT), "letter", decided(idle))
    assert (note.rule, note.fatal) == ("idle-correction", False)


def test_a_paragraph_goes_on_below_a_page_number() -> None:
    """What is left out of the letter between the two halves is neither taken in nor lost."""
    pieces = [
        Piece("paragraph", 0, "", "The council has improved its assessment", ((0, 3),)),
        Piece("left-out", 0, "", "12", ((0, 5),)),
        Piece("paragraph", 0, "", "duties since May.", ((0, 7),)),
    ]
    joined = correct_pieces(pieces, decided({"quote": "its assessment", "join": "next"}))
    assert [(p.kind, p.text) for p in joined] == [
        ("paragraph", "The council has improved its assessment duties since May."),
        ("left-out", "12"),
    ]
    assert joined[0].starts == ((0, 3), (40, 7))


def test_what_is_left_out_takes_nothing_of_the_letter_in() -> None:
    """A page number that is joined with the next would take a paragraph out of the letter."""
    pieces = [
        Piece("left-out", 0, "", "12", ((0, 5),)),
        Piece("paragraph", 0, "", "Plans are good.", ((0, 7),)),
    ]
    with pytest.raises(ReadacrossError, match="this correction changes nothing"):
        correct_pieces(pieces, decided({"quote": "12", "join": "next"}))


def test_a_word_that_a_hyphen_parts_is_joined_without_a_space() -> None:
    """The two halves are joined as two lines of one paragraph are."""
    pieces = [
        Piece("paragraph", 0, "", "There are full-", ((0, 3),)),
        Piece("bullet", 1, "", "time staff.", ((0, 5),)),
    ]
    (joined,) = correct_pieces(pieces, decided({"quote": "There are", "join": "next"}))
    assert (joined.text, joined.starts) == ("There are full-time staff.", ((0, 3), (15, 5)))


def test_the_printed_number_stays_with_the_first_part() -> None:
    """A number that the letter prints once is not printed before both halves."""
    numbered = Piece("paragraph", 0, "7.", "Plans are good. Audits are not.", ((0, 3),))
    parts = correct_pieces([numbered], decided({"quote": "Audits are", "split": "before"}))
    assert [(p.printed, p.text) for p in parts] == [("7.", "Plans are good."), ("", "Audits are not.")]


def test_one_entry_asks_for_one_thing() -> None:
    """Of a split and a kind neither is done in silence alone; an entry for each does both."""
    split, kind = {"split": "before"}, {"kind": "heading"}
    quote = {"quote": "Plans are reviewed"}
    with pytest.raises(ValueError, match="asks for kind and split; expected one of them"):
        corrected({**quote, **split, **kind})
    assert shown(corrected({**quote, **split}, {**quote, **kind}))[1] == (
        "heading",
        "",
        "Plans are reviewed in time.",
    )


def test_every_correction_that_cannot_be_done_is_told() -> None:
    """The first does not hide the second."""
    with pytest.raises(ReadacrossError) as caught:
        corrected({"quote": "nobody", "kind": "heading"}, {"quote": "Audits look"})
    assert {p.rule for p in caught.value.problems} == {"quote-missing", "no-change"}
