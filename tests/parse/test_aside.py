"""What belongs to the page and not to the letter is set aside, and never breaks a paragraph."""

from __future__ import annotations

from time import process_time

import pytest

from generator.errors import ReadacrossError
from generator.model import Document, Lines
from tests.reading import document_of

LETTERHEAD = "Ofsted\nPiccadilly Gate\nStore Street\nManchester\nM1 2WD\nT 0300 123 1231\nwww.gov.uk/ofsted\n"
OPENING = "Dear Ms Smith\nFocused visit to Anytown children’s services\n"
FIRST = (
    "The local authority has made significant progress in improving its initial response to\n"
    "children and young people who need help and protection, and the pace of change is now\n"
)
SECOND = "steady enough to be seen by everybody who works there.\n"
WHOLE = " ".join((FIRST + SECOND).split())


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block after the title."""
    document = document_of(text)
    return [(block.kind, document.of(block)) for block in document.blocks[2:]]


def left_out_lines(document: Document) -> list[Lines]:
    """First and last line of every piece that is left out."""
    return [block.lines for block in document.blocks if block.kind == "left-out"]


def test_a_page_number_amid_a_sentence_is_set_aside() -> None:
    """The sentence goes on over it, and the number is left out with its own line."""
    document = document_of(OPENING + FIRST + " \n2 \n \n" + SECOND)
    assert [document.of(b) for b in document.blocks if b.kind == "paragraph"] == [WHOLE]
    (number,) = [b for b in document.blocks if b.kind == "left-out"]
    assert document.of(number) == "2"
    assert number.lines.first == number.lines.last


def test_a_running_head_is_set_aside_where_pages_end() -> None:
    """A line that stands at three pages' ends is the page's; the same words elsewhere are the letter's."""
    page = FIRST + "\fInspection of Anytown\n{}\n" + SECOND
    text = (
        OPENING + "".join(page.format(n) for n in (2, 3, 4)) + "Inspection of Anytown\nwas the title once.\n"
    )
    assert [text for kind, text in blocks(text) if kind == "left-out"] == [
        f"Inspection of Anytown\n{n}" for n in (2, 3, 4)
    ]
    assert [text for kind, text in blocks(text) if kind == "paragraph"][:3] == [WHOLE] * 3


def test_the_first_line_again_at_the_head_of_a_page_is_a_running_head() -> None:
    """A document of two pages has its head once amid a sentence, which goes on over it."""
    head = "Inspection of Anytown children’s services\n"
    document = document_of(head + OPENING + FIRST + "\f" + head + SECOND)
    assert [document.of(b) for b in document.blocks if b.kind == "paragraph"] == [WHOLE]


def test_two_runs_within_one_paragraph_stay_two() -> None:
    """What is left out keeps the lines on which it stands, even if one paragraph goes on over both."""
    document = document_of(OPENING + FIRST + "2\n" + FIRST + "3\n" + SECOND)
    first, second = left_out_lines(document)
    assert first.last < second.first - 1


def test_a_letterhead_amid_the_text_is_set_aside() -> None:
    """A sender's address that a converter put between two lines of a sentence does not break it."""
    assert blocks(OPENING + FIRST + LETTERHEAD + SECOND) == [
        ("paragraph", WHOLE),
        ("left-out", LETTERHEAD.strip()),
    ]


def test_a_date_and_an_address_that_follow_a_letterhead_go_with_it() -> None:
    """The lines to the person written to end with the postcode; the text goes on after it."""
    address = "31 October 2024\nAda Smith\nDirector of Children’s Services\nAnytown\nAN1 2YS\n"
    assert blocks(OPENING + FIRST + LETTERHEAD + address + SECOND)[0] == ("paragraph", WHOLE)


def test_what_stationery_says_of_its_paper_is_no_heading() -> None:
    """The line is left out, and what follows keeps the heading that it stood under."""
    found = blocks(OPENING + "Findings\n\n" + WHOLE + "\n\nOfsted is proud to use recycled paper\n\n" + WHOLE)
    assert found == [
        ("heading", "Findings"),
        ("paragraph", WHOLE),
        ("left-out", "Ofsted is proud to use recycled paper"),
        ("paragraph", WHOLE),
    ]


def test_short_lines_that_give_no_address_stay() -> None:
    """A list of short lines is no letterhead."""
    text = OPENING + FIRST + SECOND + "Findings\nPractice is good\n" + FIRST + SECOND
    assert all(kind != "left-out" for kind, _ in blocks(text))


def test_all_below_a_rule_is_left_out() -> None:
    """A line of equals signs says that the rest is the page's: it is one piece, left out."""
    text = (
        f"{OPENING}{FIRST}{SECOND}\nYours sincerely\n\nAda Test\n\n{'=' * 40}\n\nInspection of Anytown\n2\n"
    )
    *_, signature, left_out = blocks(text)
    assert signature == ("signature", "Ada Test")
    assert left_out == ("left-out", f"{'=' * 40}\nInspection of Anytown\n2")


def test_lines_that_are_whole_paragraphs_are_not_joined() -> None:
    """Where no page could hold the lines, each is a block of its own, whatever it ends with."""
    long = "Children are safe and " * 20
    text = f"{OPENING}\n{long}and\n\nanother {long}end.\n\nFindings for\n\nMore {long}end.\n"
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "paragraph", "heading", "paragraph"]


def test_a_heading_is_seen_without_a_blank_line() -> None:
    """A short line after a full one that ends a sentence is a heading, if its next word would have fitted."""
    full = "children and young people who need help and protection, which is a very good thing.\n"
    text = OPENING + FIRST + full + "Main findings\n" + FIRST + SECOND
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "heading", "paragraph"]


def test_the_picture_of_a_symbol_font_is_a_bullet() -> None:
    """A character of private use at a line's start is a list's glyph, as Wingdings leaves it."""
    text = f"{OPENING}{FIRST}{SECOND}\uf06e The plans are good.\n\uf0a7 The reviews are late.\n"
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "bullet", "bullet"]


def test_a_glyph_alone_on_its_line_marks_the_next_line() -> None:
    """Some converters put a list's glyph on a line of its own; the words after it are the item."""
    text = f"{OPENING}{FIRST}{SECOND}◼\n\nThe plans are good.\n\n◼\n\nThe reviews are late.\n"
    assert blocks(text)[1:] == [("bullet", "The plans are good."), ("bullet", "The reviews are late.")]


def test_a_running_head_that_is_cut_short_is_no_part_of_a_sentence() -> None:
    """It ends in a comma on both pages, where a converter had no room for the whole title."""
    head = "Inspection of services for children in Anytown,\n"
    title = "Inspection of services for children in Anytown, and\nof those who leave care\n"
    document = document_of(head + title + FIRST + "\f" + head + SECOND)
    assert [document.of(b) for b in document.blocks if b.kind == "left-out"] == [head.strip(), head.strip()]
    assert WHOLE in [document.of(b) for b in document.blocks]


def test_a_title_whose_words_begin_the_first_sentence_stays() -> None:
    """Only a longer title below it makes of the first line a running head that is cut short."""
    title = "Children in care\n"
    text = title + "Children in care are safe.\nFocused visit, 2 May 2019\n" + FIRST + "\f" + title + SECOND
    document = document_of(text)
    left_out = [block for block in document.blocks if block.kind == "left-out"]
    assert [document.of(block) for block in left_out] == [title.strip()]
    assert left_out[0].start > len(title)


def test_the_number_of_the_last_page_ends_no_paragraph() -> None:
    """ "Page 3 of 3" stands below the last words; a figure alone there may be a table's."""
    document = document_of(OPENING + FIRST + SECOND + "Page 3 of 3\n")
    assert [document.of(b) for b in document.blocks if b.kind == "left-out"] == ["Page 3 of 3"]
    assert WHOLE in [document.of(b) for b in document.blocks]


@pytest.mark.parametrize(
    "ending",
    ["The evidence is described on\npage 2\n", "The words of the duty are given, with notes, on\npage 1"],
)
def test_a_page_that_the_last_sentence_names_is_a_part_of_it(ending: str) -> None:
    """Only "of 3", a blank line or a page's end tells the page's own number from such words."""
    document = document_of(OPENING + "Social workers visit often.\n\n" + ending)
    assert document.of(document.blocks[-1]) == " ".join(ending.split())
    assert "left-out" not in [block.kind for block in document.blocks]


@pytest.mark.parametrize("parted", ["\n", "\f"])
def test_the_last_page_number_stands_apart(parted: str) -> None:
    """ "Page 3" below a blank line or a page's end is the page's."""
    document = document_of(OPENING + FIRST + SECOND + parted + "Page 3\n")
    assert [document.of(b) for b in document.blocks if b.kind == "left-out"] == ["Page 3"]


def test_form_feeds_do_not_move_line_numbers() -> None:
    """A form feed inside a line is no line end: lines count as an editor counts them."""
    document = document_of(OPENING + FIRST + "\f" + SECOND + "\nAnother paragraph stands here.\n")
    last = document.blocks[-1]
    assert document.source.text.split("\n")[last.lines.first - document.source.first_line].startswith(
        "Another"
    )


def test_a_foot_with_its_page_number_is_set_aside_without_form_feeds() -> None:
    """Lines alike but for a rising number are feet if most cut a sentence, and headings if none does."""
    text = OPENING
    for page in range(1, 5):
        text += f"{FIRST}Inspection of Anytown\n12 July 2023 {page}\n{SECOND}\n"
    document = document_of(text)
    assert [document.of(b) for b in document.blocks if b.kind == "paragraph"] == [WHOLE] * 4
    assert len(left_out_lines(document)) == 4
    numbered = "".join(f"\nArea for improvement {n}\n\n{WHOLE}\n" for n in range(1, 5))
    assert not left_out_lines(document_of(OPENING + numbered))


def test_a_foot_is_the_same_with_and_without_a_number() -> None:
    """The first page has none behind its foot, and below the last page's foot the text ends."""
    foot = "Inspection report for Anytown Fostering"
    text = OPENING + FIRST + f"{foot}\n\f{SECOND}{foot}  2\n\f{FIRST}{foot}  3\n"
    assert [words for kind, words in blocks(text) if kind == "left-out"] == [foot, f"{foot} 2", f"{foot} 3"]


@pytest.mark.parametrize("head", ["Ofsted monitoring visit", "Child A and Family", "Case study of practice"])
def test_headings_that_count_on_from_a_first_line_are_kept(head: str) -> None:
    """What is said of one visit or child never stands with what is said of the next."""
    parts = "".join(f"{head} {n}\n{WHOLE}\n" for n in (2, 3))
    document = document_of(f"{head}\n{WHOLE}\n{parts}")
    assert not left_out_lines(document)
    assert [document.of(b) for b in document.blocks if b.kind == "paragraph"] == [WHOLE] * 3


def test_the_heading_of_a_section_that_begins_pages_is_no_running_head() -> None:
    """ "3.1 What we did" recurs but for the section's number, which is no page's."""
    text = OPENING + FIRST + SECOND + "".join(f"\f{n}.1 What we did\n\n{WHOLE}\n" for n in (3, 4, 5))
    assert not left_out_lines(document_of(text))
    heads = OPENING + FIRST + SECOND + "".join(f"\f{n} What we did\n\n{WHOLE}\n" for n in (3, 4, 5))
    assert len(left_out_lines(document_of(heads))) == 3


def test_a_line_that_ends_the_text_is_no_foot_for_that() -> None:
    """It stands at the ends of fewer than three pages; without a page's number, the text's end is none."""
    text = OPENING + f"{FIRST}Ada Example\n\f{SECOND}\nYours sincerely\n\nAda Example\n"
    assert not left_out_lines(document_of(text))
    name = "Ada Example\n"
    text = OPENING + f"{FIRST}{name}\f{SECOND}\n{FIRST}{name}\f{SECOND}\nYours sincerely\n\n{name}"
    assert not left_out_lines(document_of(text))


@pytest.mark.parametrize("noun", ["Priority action", "Recommendation", "Visit"])
def test_numbered_headings_above_small_letters_stay(noun: str) -> None:
    """Items that begin small below a heading cut no sentence, so the heading is no page's foot."""
    items = "\n\n• children being seen alone by their social workers\n\n• plans being read.\n\n"
    text = OPENING + FIRST + SECOND + "\n" + "".join(f"{noun} {n}{items}" for n in (1, 2, 3))
    assert [words for kind, words in blocks(text) if kind == "heading"] == [f"{noun} {n}" for n in (1, 2, 3)]


def test_one_small_letter_makes_no_feet_of_headings() -> None:
    """Lines that look like feet are set aside only where most of them cut a sentence."""
    text = OPENING + "".join(f"{WHOLE}\n\nVisit {n}\n\n" for n in (1, 2)) + f"{FIRST}Visit 3\n{SECOND}"
    assert not left_out_lines(document_of(text))


def test_numbered_headings_at_the_top_of_pages_stay() -> None:
    """A recommendation that begins each page is no running head, though all but its number recurs."""
    text = OPENING + FIRST + SECOND + "".join(f"\fRecommendation {n}\n\n{WHOLE}\n" for n in (1, 2, 3))
    assert not left_out_lines(document_of(text))


BODY = "Overview\n\nInspectors found that children are not safe. They read 45\nrecords of children.\n\n"
BODY += f"What needs to improve?\n\n{FIRST}{SECOND}\nNext steps\n\nThe council will act on this.\n"


@pytest.mark.parametrize("heading", ["Contents", "Table of contents"])
@pytest.mark.parametrize(
    "table",
    [
        "\nOverview\n\n3\n\nWhat needs to improve?\n\n4\n\nNext steps\n\n4\n\n",
        "Overview\nWhat needs to improve?\n3\n3\nNext steps\n4\n",
        "Overview 3\nWhat needs to improve? 4\nNext steps 12\n\n",
        "Overview\n3\nWhat needs\nto improve? 4\nNext steps\n7\n\n",
        "Overview\n3\nHow we inspected\n4\nNext steps\n7\n\n",
        "Overview 3\nHow we inspected 4\nAnnex A: the team 12\n\n",
        "Overview | 3\nWhat needs to improve? | 4\nNext steps | 12\n\n",
    ],
)
def test_contents_are_left_out_and_part_what_is_around_them(heading: str, table: str) -> None:
    """The table goes, with its heading; no word around it does, and what it parts stays parted."""
    document = document_of(f"Dear Ms Smith\n\nInspection of Anytown\n{heading}\n{table}{BODY}")
    listed = "\n".join(line for line in table.split("\n") if line)
    assert [(b.kind, document.of(b)) for b in document.blocks[1:]] == [
        ("title", "Inspection of Anytown"),
        ("left-out", f"{heading}\n{listed}"),
        ("heading", "Overview"),
        (
            "paragraph",
            "Inspectors found that children are not safe. They read 45 records of children.",
        ),
        ("heading", "What needs to improve?"),
        ("paragraph", WHOLE),
        ("heading", "Next steps"),
        ("paragraph", "The council will act on this."),
    ]
    assert [document.of(s) for s in document.statements][:2] == [
        "Inspectors found that children are not safe.",
        "They read 45 records of children.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Contents\nTeam one 12\nTeam two\n15\nTeam three 18\n",
        "Contents\nOverview\n3\nWhat needs to improve?\n2\nNext steps\n1\n",
        "Contents\nOverview\n3\nNext steps\n4\n",
        "Contents\nOverview 3\nTeam one 12\nTeam two 15\n\nThey are too many.\n",
        "Contents\nNext steps\n3\nWhat needs to improve?\n4\nOverview\n5\n",
        "Contents\n\nChildren wait for up to 12\nweeks, and two of them waited 14\n\nThat is late, by 15\n",
        "The caseloads are its\ncontents\nOverview 3\nWhat needs to improve? 4\nNext steps 12\n",
    ],
)
def test_what_may_be_no_contents_stays(lines: str) -> None:
    """Figures below the word, numbers that fall, too few of them, or another order: no words are left out."""
    document = document_of(f"Dear Ms Smith\n\nInspection of Anytown\n\n{lines}\n{BODY}")
    left_out = " ".join(document.of(b) for b in document.blocks if b.kind == "left-out")
    assert not any(character.isalpha() for character in left_out)


def test_the_mark_of_a_footnote_parts_no_heading_from_its_entry() -> None:
    """A heading may bear a mark that the table of contents does not show, raised or set as any figure."""
    table = "Contents\nOverview\nThis local area\nNext steps\n2\n3\n5\n"
    for mark in ("²", "2"):
        text = f"{table}\nOverview\n\n{BODY}\nThis local area{mark}\n\n{BODY}\nNext steps\n\n{BODY}"
        document = document_of(f"Dear Ms Smith\n\n{text}")
        assert document.of(document.blocks[1]) == table.strip()
        assert document.blocks[1].kind == "left-out"


@pytest.mark.parametrize(
    "lines",
    [
        "Contents\n" + "".join(f"Part {n % 50} ..... {n % 90}\n" for n in range(20_000)),
        "Head of it\nSome words here are a text.\n\f" * 20_000,
        "Children are seen by social workers who know them well.\n" * 40_000,
    ],
)
def test_a_text_longer_than_any_letter_is_read_in_good_time(lines: str) -> None:
    """No table of contents is tried at every length, and no line is looked for from the first on.

    The lines of a paragraph are joined once.
    """
    started = process_time()
    document_of(f"Dear Ms Smith\n\n{lines}\n{BODY}")
    assert process_time() - started < 20


def test_prose_below_contents_that_ends_in_a_number_stays() -> None:
    """Lines of a sentence that end in rising numbers do not make the table longer."""
    table = "Contents\n\nOverview\n\n3\n\nWhat needs to improve?\n\n5\n\nNext steps\n\n7\n\n"
    prose = "They spoke to 45\nof the children who\nlive there, and to 46\nother children.\n\n"
    document = document_of(f"Dear Ms Smith\n\n{table}{prose}{BODY}")
    assert document.of(document.statements[0]) == " ".join(prose.split())


def test_dots_that_end_a_sentence_lead_to_no_page() -> None:
    """Dots up to a page's number are a table of contents; four without one are a sentence's."""
    document = document_of(f"{OPENING}\nContents\n\nOverview ...... 3\n\nChildren wait....\n\n{WHOLE}\n")
    assert [(b.kind, document.of(b)) for b in document.blocks[2:]] == [
        ("left-out", "Contents\nOverview ...... 3"),
        ("paragraph", "Children wait...."),
        ("paragraph", WHOLE),
    ]


def test_a_letter_that_is_all_salutation_has_no_paragraph() -> None:
    """A text with nothing below its salutation is told so."""
    with pytest.raises(ReadacrossError, match="no paragraph was found"):
        document_of("Dear Ms Smith\n")
