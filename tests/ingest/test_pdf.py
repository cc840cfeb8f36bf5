"""PDFs are read by their layout: columns, headings, bullets, tables, notes, paragraphs over pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.errors import ReadacrossError
from generator.ingest.beside import beside
from generator.ingest.drawn import Fragment
from generator.ingest.layout import Piece, pieces_of
from generator.ingest.names import signatories
from generator.ingest.parts import parts_of
from generator.ingest.pdf import read_pages
from generator.ingest.pdf_told import told_of
from generator.ingest.titled import title_of
from generator.parse.widths import width
from tests.ingest import samples
from tests.ingest.pdf_writer import LEFT, RIGHT, WIDTH, Flow, Pdf, file_of, wrap


def pieces(flow: Flow | Pdf) -> tuple[Piece, ...]:
    """A made-up PDF, read."""
    return pieces_of(read_pages(flow.bytes(), "made-up.pdf"))


def texts(found: tuple[Piece, ...], kind: str) -> list[str]:
    """The words of every piece of that kind."""
    return [piece.text for piece in found if piece.kind == kind]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    """Every paragraph of a letter of three pages comes out whole, as it was typed."""
    found = texts(pieces(samples.letter()), "text")
    for paragraph in [samples.prose(i, 5) for i in range(4)] + [samples.prose(i + 2, 6) for i in range(4)]:
        assert paragraph in found


def test_the_letterhead_is_read_down_its_columns() -> None:
    """The sender's address on the left comes whole before the telephone number on the right."""
    found = [piece.text for piece in pieces(samples.letter())][:8]
    assert found == [
        "Ofsted",
        "Piccadilly Gate",
        "Store Street",
        "Manchester",
        "M1 2WD",
        "T 0300 123 1231",
        "enquiries@ofsted.gov.uk",
        "www.gov.uk/ofsted",
    ]


def test_headings_are_told_by_their_weight() -> None:
    """Bold lines of their own are headings, and nothing else is."""
    assert texts(pieces(samples.letter()), "heading") == [
        "Focused visit to Anyshire children’s services",
        "Overview",
        "What needs to improve in this area of social work practice",
        "Findings",
    ]


def test_bullets_are_nested_by_their_indent() -> None:
    """An item set further in is one level deeper, and its wrapped lines belong to it."""
    bullets = [(p.level, p.text.split()[0]) for p in pieces(samples.letter()) if p.kind == "bullet"]
    assert bullets == [(0, "The"), (0, "The"), (1, "supervision,"), (1, "records.")]


def test_bullets_that_are_drawn_are_bullets() -> None:
    """A browser draws small discs before the items of a list; a dot amid a line is none."""
    flow = Flow()
    flow.paragraph(samples.prose(0, 3))
    for i in range(3):
        y = flow.y + 2
        flow.pdf.pages[-1].append(f"{LEFT + 6} {y} 3 3 re f {LEFT + 80} {y} 3 3 re f")
        flow.paragraph(samples.prose(i, 2), x=LEFT + 18)
    flow.paragraph(samples.prose(0, 3))
    assert texts(pieces(flow), "bullet") == [samples.prose(i, 2) for i in range(3)]


@pytest.mark.parametrize("mark", ["-", "–", "*", "o"])
def test_any_mark_that_hangs_before_its_words_makes_a_list(mark: str) -> None:
    """Dashes, stars and the letter o are bullets where they stand apart from the words."""
    flow = Flow()
    flow.paragraph(samples.prose(0, 3))
    for i in range(3):
        flow.pdf.text(LEFT + 4, flow.y, mark)
        flow.paragraph(samples.prose(i, 2), x=LEFT + 18)
    assert texts(pieces(flow), "bullet") == [samples.prose(i, 2) for i in range(3)]


def test_a_dash_that_begins_a_line_amid_a_sentence_makes_no_list() -> None:
    """The sentence goes on, and the dash stays in it."""
    pdf = Pdf()
    pdf.page()
    pdf.text(LEFT, 700, "Social workers know the children with whom they work, and all of their families too")
    pdf.text(LEFT, 685.6, "–")
    pdf.text(LEFT + 14, 685.6, "this matters – and they write down what the children say.")
    found = pieces(pdf)
    assert [p.kind for p in found] == ["text"]
    assert "too – this matters –" in found[0].text


def test_the_columns_of_a_ruled_table_stay_apart_however_close() -> None:
    """Short cells that stand nearer than two words of a line do are told apart by the line between."""
    pdf = Pdf()
    pdf.page()
    for i, row in enumerate((("2017", "2018", "2019"), ("61%", "74%", "83%"))):
        for n, cell in enumerate(row):
            pdf.text(100 + 32 * n, 700 - 20 * i, cell)
    for x in (96, 128, 160, 192):
        pdf.line(x, 674, x, 714)
    for y in (674, 694, 714):
        pdf.line(96, y, 192, y)
    assert texts(pieces(pdf), "row") == ["2017 | 2018 | 2019", "61% | 74% | 83%"]


def test_a_table_of_contents_is_read_line_by_line() -> None:
    """A line that leads to a page's number by dots ends there."""
    pdf = Pdf()
    pdf.page()
    for i, words in enumerate(("What needs to improve?", "About this inspection and those who made it")):
        pdf.text(LEFT, 700 - 14.4 * i, words + " ." * 40 + f" {i + 2}")
    assert [p.text.split(" . ")[0] for p in pieces(pdf)] == [
        "What needs to improve?",
        "About this inspection and those who made it",
    ]


def test_a_ruled_table_is_read_row_by_row() -> None:
    """Every row of a judgement table is one piece, its cells apart, wrapped cells joined."""
    assert texts(pieces(samples.report()), "row") == [" | ".join(row) for row in samples.JUDGEMENTS]


def test_numbered_paragraphs_of_a_long_report_stay_whole() -> None:
    """Each of sixty numbered paragraphs is one piece, with its number, whatever page it breaks over."""
    found = texts(pieces(samples.report(60)), "text")
    for number in range(1, 61):
        assert f"{number}. {samples.prose(number, 4)}" in found


def test_running_heads_and_page_numbers_are_furniture() -> None:
    """What stands at the edge of every page comes after the text, and none of it within."""
    found = pieces(samples.report())
    furniture = texts(found, "furniture")
    head = "Inspection of Anyshire children’s services"
    assert Counter(furniture)[head] == len(read_pages(samples.report().bytes(), "made-up.pdf")) - 1
    assert {text for text in furniture if text != head} == {str(n) for n in range(2, 11)}
    assert [p.kind == "furniture" for p in found] == sorted(p.kind == "furniture" for p in found)


def test_the_heading_of_a_section_at_the_top_of_pages_is_no_furniture() -> None:
    """ "3.1 What we did" begins pages and is alike but for the section's number; a head has the page's."""
    for point, count in ((".1", 0), ("", 3)):
        pdf = Pdf()
        for page in range(3):
            pdf.page()
            pdf.text(LEFT, 800, f"{page + 3}{point} What we did")
            for i, line in enumerate(wrap(samples.prose(page, 12), RIGHT - LEFT)):
                pdf.text(LEFT, 770 - 14.4 * i, line)
        assert len([words for words in texts(pieces(pdf), "furniture") if "What we did" in words]) == count


def test_a_number_before_a_column_belongs_to_it() -> None:
    """Numbered paragraphs stand in two columns, and the numbers of the right one in the white between."""
    pdf = Pdf()
    pdf.page()
    for column, x in ((0, 72), (3, 320)):
        y = 700.0
        for n in range(1 + column, 4 + column):
            pdf.text(x, y, f"{n}.")
            for line in wrap(samples.prose(n, 2), 190):
                pdf.text(x + 26, y, line)
                y -= 14.4
    assert texts(pieces(pdf), "text") == [f"{n}. {samples.prose(n, 2)}" for n in range(1, 7)]


def test_a_number_set_to_the_right_ends_a_line_of_contents() -> None:
    """Titles and pages' numbers at both edges fill their lines, and are no paragraph."""
    pdf = Pdf()
    pdf.page()
    for i, words in enumerate(("Foreword", "Ratings", "Recommendations for the board")):
        pdf.text(LEFT, 700 - 14.4 * i, words)
        pdf.text(RIGHT - 7, 700 - 14.4 * i, str(i + 3))
    for i, line in enumerate(wrap(samples.prose(0, 6), RIGHT - LEFT)):
        pdf.text(LEFT, 620 - 14.4 * i, line)
    found = [p.text for p in pieces(pdf)]
    assert found == ["Foreword 3", "Ratings 4", "Recommendations for the board 5", samples.prose(0, 6)]


def test_a_running_head_in_parts_is_furniture_above_columns_too() -> None:
    """Columns below a running head part it, but only on some pages: it is told by its whole line."""
    pdf = Pdf()
    for page in range(3):
        pdf.page()
        pdf.text(72, 810, "Fostering review", size=8)
        pdf.text(300, 810, "Anytown", size=8)
        for i in range(20):
            pdf.text(72, 780 - 14 * i, f"Page {page} tells in line {i} of carers", size=11)
            if page:
                pdf.text(310, 780 - 14 * i, f"Page {page} tells in line {i} of plans", size=11)
    found = pieces(pdf)
    assert " ".join(texts(found, "furniture")).count("Anytown") == 3
    assert not any("Anytown" in p.text for p in found if p.kind != "furniture")


def test_a_title_as_high_as_the_running_head_that_repeats_it_is_the_title() -> None:
    """The larger of the two is the title; the smaller is left out."""
    flow = Flow(running_head="Inspection of Anyshire")
    flow.y = 800
    flow.lines(["Inspection of Anyshire"], size=18, font=1)
    flow.gap()
    for i in range(12):
        flow.paragraph(samples.prose(i, 4))
    found = pieces(flow)
    assert found[0].text == "Inspection of Anyshire"
    assert texts(found, "furniture")[:1] == ["Inspection of Anyshire"]


def test_a_head_on_one_page_alone_is_told_by_the_words_that_it_repeats() -> None:
    """A document of two pages has its running head once, amid a paragraph that goes over the page's end."""
    flow = Flow(running_head="Inspection of Anyshire children’s ser", numbers=False)
    flow.heading("Inspection of Anyshire children’s services", size=18)
    paragraphs = [samples.prose(i, 5) for i in range(9)]
    for paragraph in paragraphs:
        flow.paragraph(paragraph)
    assert len(flow.pdf.pages) == 2
    found = pieces(flow)
    assert texts(found, "text") == paragraphs
    assert texts(found, "furniture") == ["Inspection of Anyshire children’s ser"]


def test_small_words_of_the_first_page_are_kept_where_they_stand_again() -> None:
    """They are a table's or a caption's: only the title makes a running head, from its beginning."""
    words = ["Children who go missing", "Children are not safe", "Anyshire children’s services"]
    flow = Flow(numbers=False)
    flow.heading("Inspection of Anyshire children’s services", size=18)
    flow.paragraph(f"We looked at these. {words[0]}. {words[1]}. {samples.prose(0, 5)}")
    flow.turn()
    flow.y = 800
    flow.lines(words, size=9)
    flow.gap()
    flow.paragraph(samples.prose(1, 5))
    found = pieces(flow)
    assert texts(found, "furniture") == []
    assert all(any(each in piece.text for piece in found if piece.page == 2) for each in words)


def test_a_head_on_one_page_alone_may_repeat_a_title_in_a_cell() -> None:
    """A council's paper has its title in a table; the head is no part of the sentence that it parts."""
    flow = Flow(numbers=False)
    flow.table(
        [("Report to", "Cabinet"), ("Title", "Children’s services improvement plan 2019/20")], (160, 300)
    )
    flow.gap()
    flow.paragraph(samples.prose(1, 6))
    flow.turn()
    flow.pdf.text(LEFT, 800, "Children’s services improvement plan 2019/", size=8)
    flow.paragraph(samples.prose(2, 6))
    found = pieces(flow)
    assert texts(found, "furniture") == ["Children’s services improvement plan 2019/"]


def test_a_grade_that_a_table_gave_is_no_running_head() -> None:
    """It may head the next page in small type, and stays among its words."""
    grade = "Requires improvement to be good"
    flow = Flow(numbers=False)
    flow.heading("Inspection of Anyshire children’s services", size=18)
    flow.table([("Judgement", "Grade"), ("Overall effectiveness", grade)], (LEFT, 300))
    flow.paragraph(samples.prose(1, 6))
    flow.turn()
    flow.pdf.text(LEFT, 800, grade, size=8)
    flow.paragraph(samples.prose(2, 6))
    found = pieces(flow)
    assert texts(found, "furniture") == []
    assert grade in [piece.text for piece in found if piece.page == 2]


def test_an_annex_below_the_signature_is_read_as_text() -> None:
    """A line of its sentences that is or follows a name, or begins a page, is torn from no other."""
    flow = Flow(numbers=False)
    flow.paragraph(samples.prose(0, 3))
    flow.lines(["Yours sincerely", "Ada Test", "Her Majesty’s Inspector"])
    flow.gap()
    flow.heading("Annex: what the council will do", size=18)
    said = "Leaders and inspectors met Ada Test and Bo Else of Anyshire Council and of Northshire Council. "
    annex = [(said * 12).strip() for _ in range(4)]
    for paragraph in annex:
        flow.paragraph(paragraph)
    assert len(flow.pdf.pages) > 1
    found = pieces(flow)
    assert [text for text in texts(found, "text") if text.startswith("Leaders")] == annex
    assert "Ada Test" in texts(found, "text")


def test_who_signs_in_columns_without_lines_is_whole() -> None:
    """Names and offices are read down each column, however near one that begins where another does above."""
    pdf = Pdf()
    pdf.page()
    pdf.text(LEFT, 700, "The inspectorates will visit again, and will write to you before they do so next.")
    pdf.text(LEFT, 670, "Yours sincerely")
    columns = (
        (
            "HMI Constabulary and Fire",
            "and Rescue Services",
            "Ada Test CBE QPM",
            "Chief Inspector of",
            "Constabulary",
        ),
        ("HMI Probation", "Professor Bo Else", "Assistant Chief Inspector"),
    )
    right = LEFT + 8 + 12 * max(width(line) for line in columns[0])
    for i, line in enumerate(("Ofsted", "Cy Other", "Regional Director")):
        pdf.text(LEFT, 640 - 14.4 * i, line)
    for i, line in enumerate(("Care Quality Commission", "Di Sample", "Deputy Chief Inspector")):
        pdf.text(right, 640 - 14.4 * i, line)
    for x, lines in zip((LEFT, right), columns, strict=True):
        for i, line in enumerate(lines):
            pdf.text(x, 560 - 14.4 * i, line)
    closing = parts_of([p for p in pieces(pdf) if p.kind != "furniture"])
    assert signatories([p.text for p in closing.ending]) == [
        ("Cy Other", "Regional Director"),
        ("Di Sample", "Deputy Chief Inspector"),
        ("Ada Test CBE QPM", "Chief Inspector of Constabulary"),
        ("Professor Bo Else", "Assistant Chief Inspector"),
    ]


def test_a_head_on_one_page_alone_is_told_of() -> None:
    """It might be the letter's own words: whoever adds it reads its beginning. A page number is not told."""
    head = Piece("furniture", "Inspection of Anyshire children’s services in the spring of 2019", 2)
    number = Piece("furniture", "Page 2 of 2", 2)
    assert told_of((), (head, number)) == (
        "left out: 10 words at the edge of one page alone: "
        "“Inspection of Anyshire children’s services in the spring…”; they stand below the line",
    )
    assert told_of((), (head, replace(head, page=3))) == ()


def test_a_heading_that_asks_is_whole() -> None:
    """The heading right below it is another, however full its line is."""
    asks = "What does the children’s home need to do to improve, and by which days?"
    flow = Flow()
    flow.paragraph(samples.prose(0, 5))
    flow.lines([asks, "Statutory requirements"], font=1)
    flow.gap()
    flow.paragraph(samples.prose(1, 5))
    assert texts(pieces(flow), "heading") == [asks, "Statutory requirements"]


def test_a_title_above_the_salutation_comes_before_a_heading_that_asks() -> None:
    """A letter is called what stands above it, and not what its first heading asks."""
    flow = Flow()
    flow.heading("Monitoring visit to Anytown children’s services", size=18)
    flow.lines(["22 June 2019", "Dear Ms Test"])
    flow.gap()
    flow.paragraph(samples.prose(0, 5))
    flow.heading("Are children safe?")
    flow.paragraph(samples.prose(1, 5))
    flow.lines(["Yours sincerely", "Jo Bloggs"])
    assert title_of(parts_of(pieces(flow))).value == "Monitoring visit to Anytown children’s services"


def test_a_fact_behind_a_label_does_not_go_on_over_the_end_of_a_page() -> None:
    """The next page begins with another fact, although a full line stands last on the first."""
    flow = Flow()
    for i in range(7):
        flow.paragraph(samples.prose(i, 5))
    flow.y = 95
    address = "Registered provider address: 12 Larch Yard, Anytown, West Anyshire, AN1 4AB"
    flow.lines([address, "Responsible individual: Tobias Example"])
    assert texts(pieces(flow), "text")[-2:] == [address, "Responsible individual: Tobias Example"]


def test_a_line_of_the_text_that_stands_at_the_foot_of_many_pages_is_no_furniture() -> None:
    """Numbered paragraphs may begin alike: a running foot stands apart from the text, and a line does not."""
    pdf = Pdf()
    for page in range(3):
        pdf.page()
        for n, line in enumerate(wrap(samples.prose(page, 60), WIDTH)[:48]):
            pdf.text(LEFT, 790 - 14.4 * n, line)
        pdf.text(LEFT, 790 - 14.4 * 48, f"{page + 4}. Managers know the children well and they")
        pdf.text(LEFT, 40, "Inspection of Anyshire")
    found = pieces(pdf)
    assert texts(found, "furniture") == ["Inspection of Anyshire"] * 3
    assert " ".join(p.text for p in found).count("Managers know the children well and they") == 3


def test_one_label_in_two_lines_shows_pairs() -> None:
    """A cover's facts are read across though only one of its labels has a colon."""
    pdf = Pdf()
    pdf.page()
    for n, (label, value) in enumerate(
        (("Inspection dates:", "4 – 15 July 2011"), ("Reporting inspector", "Ada Example HMI"))
    ):
        pdf.text(LEFT, 700 - 14.4 * n, label)
        pdf.text(LEFT + 160, 700 - 14.4 * n, value)
    pdf.text(LEFT, 660, "Age group: All")
    found = " ".join(piece.text for piece in pieces(pdf))
    assert found == "Inspection dates: 4 – 15 July 2011 Reporting inspector Ada Example HMI Age group: All"


def test_a_footnote_does_not_cut_a_paragraph() -> None:
    """A note at a page's foot stands after the last piece of its page."""
    flow = Flow()
    for i in range(6):
        flow.paragraph(samples.prose(i, 5))
    flow.pdf.pages[0].append("BT /F0 8 Tf 72 60 Td (1 As the law says.) Tj ET")
    kinds = [(p.kind, p.page) for p in pieces(flow)]
    assert kinds.count(("note", 1)) == 1
    assert [p.text for p in pieces(flow) if p.kind == "text"] == [samples.prose(i, 5) for i in range(6)]


@pytest.mark.parametrize("gap", [0.0, 1.0, 2.0, 3.0])
def test_the_mark_of_a_footnote_stands_at_its_word(gap: float) -> None:
    """A space that the page does not print, but only leaves, parts no raised figure from its sentence."""
    pdf = Pdf()
    pdf.page()
    mark = f"/F0 8 Tf 4 Ts [{-gap * 1000 / 8:.0f} (1)] TJ"
    pdf.pages[0].append(f"BT /F0 12 Tf 72 700 Td (Progress is steady, from a low base.) Tj {mark} ET")
    assert [p.text for p in pieces(pdf)] == ["Progress is steady, from a low base.¹"]


def test_a_raised_figure_behind_a_printed_space_stays_apart() -> None:
    """What the page prints is kept."""
    pdf = Pdf()
    pdf.page()
    mark = "/F0 8 Tf 4 Ts (1) Tj"
    pdf.pages[0].append(f"BT /F0 12 Tf 72 700 Td (Progress is steady, from a low base. ) Tj {mark} ET")
    assert [p.text for p in pieces(pdf)] == ["Progress is steady, from a low base. ¹"]


def framed(cells: Sequence[Sequence[str]], fonts: Sequence[int] = (0,) * 9) -> Pdf:
    """A page with one drawn row amid prose; a cell has lines, each in the font that `fonts` has for it."""
    pdf = Pdf()
    pdf.page()
    for y in (600, 614, 760, 774):
        pdf.text(LEFT, y, "Inspectors read the records of children, and spoke with those who work with them.")
    foot = 718 - 15 * max(map(len, cells))
    for n, cell in enumerate(cells):
        for i, line in enumerate(cell):
            pdf.text(100 + 200 * n, 704 - 14 * i, line, font=fonts[i])
    for n in range(len(cells) + 1):
        pdf.line(96 + 200 * n, foot, 96 + 200 * n, 718)
    for y in (foot, 718):
        pdf.line(96, y, 96 + 200 * len(cells), y)
    return pdf


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ((["Requirement"], ["Due", "date"]), "Requirement | Due date"),
        ((["Stability of", "the team"], ["†"]), "Stability of the team | †"),
        ((["Care leavers in touch", "with us"], ["85%"]), "Care leavers in touch with us | 85%"),
        (
            (["Children who need", "help and protection"], ["Requires", "improvement"]),
            "Children who need help and protection | Requires improvement",
        ),
    ],
)
def test_a_row_that_a_page_end_parts_from_its_table_is_a_row(cells: Sequence[list[str]], row: str) -> None:
    """One drawn row alone is read cell by cell, so that no cell's words stand amid another's."""
    assert texts(pieces(framed(cells)), "row") == [row]


def test_the_row_that_a_page_end_cuts_is_read_cell_by_cell() -> None:
    """No level line closes it at the page's foot, nor what is left of it at the head of the next page."""
    pdf = Pdf()
    cut = (("1.1", "Train all"), ("Head of", "Access"), ("30 June", "2025"))
    for top, whole, line, ends in ((100, 160, 120, (70, 180)), (780, 730, 750, (710, 800))):
        pdf.page()
        for x in (90, 210, 330, 450):
            pdf.line(x, ends[0], x, ends[1])
        pdf.line(90, line, 450, line)
        pdf.line(90, ends[1] if top == 100 else ends[0], 450, ends[1] if top == 100 else ends[0])
        for n, cell in enumerate(cut):
            pdf.text(95 + 120 * n, top, cell[0])
            pdf.text(95 + 120 * n, top - 14, cell[1])
            pdf.text(95 + 120 * n, whole, cell[0])
    row, whole_row = "1.1 Train all | Head of Access | 30 June 2025", "1.1 | Head of | 30 June"
    assert texts(pieces(pdf), "row") == [whole_row, row, row, whole_row]


JUDGED = (
    ("Area", "2018", "2020"),
    ("Help", "Poor", "Good"),
    ("Care", "Good", "Good"),
    ("Leaders", "Poor", "Poor"),
)


def combed(
    rows: Sequence[tuple[float, Sequence[Sequence[str]]]],
    lines: Sequence[float],
    edges: Sequence[float] = (72, 92, 234, 282),
) -> Pdf:
    """A page with level lines alone, each drawn in three pieces, one for each column, and cells of lines."""
    pdf = Pdf()
    pdf.page()
    pdf.text(LEFT, 760, "Children’s services in Anytown have improved", size=20)
    for y in lines:
        for a, b in pairwise(edges):
            pdf.line(a, y, b, y)
    for y, cells in rows:
        for x, cell in zip(edges, cells, strict=False):
            for i, line in enumerate(cell):
                pdf.text(x + 1, y - 14 * i, line)
    return pdf


def test_columns_of_prose_below_framed_heads_are_no_row() -> None:
    """The frame is open at the page's foot, as that of a row which the page's end cuts."""
    pdf = Pdf()
    pdf.page()
    for x in (72, 297, 522):
        pdf.line(x, 60, x, 760)
    for y in (735, 760):
        pdf.line(72, y, 522, y)
    said = [f"{BESIDE} {INTRODUCED}", f"{INTRODUCED} {BESIDE}"]
    for x, head, words in zip((76, 301), ("What works", "What does not"), said, strict=True):
        pdf.text(x, 742, head)
        for n, line in enumerate(wrap(words, 210)):
            pdf.text(x, 720 - 14 * n, line)
    found = pieces(pdf)
    assert texts(found, "row") == ["What works | What does not"]
    assert " ".join(said) in " ".join(texts(found, "text"))


def test_level_lines_drawn_cell_by_cell_show_the_columns() -> None:
    """White does not part cells that stand so close; a row above the first line is one too."""
    cells = (["1.1"], ["Train all of our managers", "in supervision."], ["Head of", "Access"])
    pdf = combed(
        [(690, (["No"], ["What we will do"], ["Lead"])), (660, cells), (610, cells)], (680, 630, 580)
    )
    row = "1.1 | Train all of our managers in supervision. | Head of Access"
    assert texts(pieces(pdf), "row") == ["No | What we will do | Lead", row, row]
    assert "Children’s services in Anytown have improved" in [p.text for p in pieces(pdf)]


def test_no_word_stands_in_two_tables_of_level_lines() -> None:
    """A second table's lines, in other pieces, may follow so close that its first row fits the one above."""
    row = (["1"], ["Train"], ["Head"])
    pdf = combed([(690, row), (664, row), (640, row), (614, row)], (680, 654))
    for y in (628, 602):
        for a, b in pairwise((72, 90, 230, 300)):
            pdf.line(a, y, b, y)
    words = [word for p in pieces(pdf) for word in p.text.split() if word != "|"]
    assert sorted(words) == sorted(
        ["Children’s", "services", "in", "Anytown", "have", "improved"] + 4 * ["1", "Train", "Head"]
    )


def test_a_sentence_beside_level_lines_is_not_torn_where_columns_end_between_its_words() -> None:
    """Above the table, below it, and between two tables whose lines stand in the same pieces."""
    said = "* Judged under the framework of 2018."
    rows = [[[cell] for cell in row] for row in JUDGED]
    above = [(720 - 24 * n, row) for n, row in enumerate(rows)]
    below = [(594 - 24 * n, row) for n, row in enumerate(rows)]
    lines = (734, 710, 686, 662, 638, 608, 584, 560, 536, 512)
    pdf = combed([*above, *below], lines, (72, 176, 270, 330))
    for y in (740, 626, 500):
        pdf.text(72, y, said)
    found = pieces(pdf)
    table = [" | ".join(row) for row in JUDGED]
    assert texts(found, "row") == [*table, *table]
    assert [p.text for p in found].count(said) == 3


def test_a_cell_that_spans_two_rows_mixes_no_judgements() -> None:
    """The lines within it are drawn below the other cells alone."""
    pdf = Pdf()
    pdf.page()
    for y, edges in ((676, (150, 230, 330)), (660, (72, 150, 230, 330)), (644, (150, 230, 330))):
        for a, b in pairwise(edges):
            pdf.line(a, y, b, y)
    for a, b in pairwise((72, 150, 230, 330)):
        pdf.line(a, 628, b, 628)
    cells = (("Help", "2018", "Poor"), ("", "2020", "Good"), ("Care", "2018", "Good"), ("", "2020", "Poor"))
    for n, row in enumerate(cells):
        for x, cell in zip((73, 151, 231), row, strict=True):
            pdf.text(x, 680 - 16 * n, cell)
    found = " ".join(p.text for p in pieces(pdf)).replace(" |", "")
    assert [pair for pair in ("2018 Poor", "2020 Good", "2018 Good", "2020 Poor") if pair not in found] == []


def test_lines_around_a_head_alone_part_no_rows() -> None:
    """The rows below it have none, and are told by their cells."""
    rows = [(690 - 24 * n, ([area], [first], [last])) for n, (area, first, last) in enumerate(JUDGED)]
    found = texts(pieces(combed(rows, (704, 684), (72, 192, 284, 400))), "row")
    assert found == [" | ".join(row) for row in JUDGED]


def test_half_a_head_is_no_row() -> None:
    """Its first line runs over the columns, and the second alone would give the last words of two cells."""
    head = [["Overall effectiveness of services and", "of leaders"], [], ["Years", "seen"]]
    rows = [(660 - 24 * n, [[cell] for cell in row]) for n, row in enumerate(JUDGED[1:])]
    found = texts(pieces(combed([(700, head), *rows], (680, 654, 630, 606), (72, 192, 284, 400))), "row")
    assert found == [" | ".join(row) for row in JUDGED[1:]]


def test_a_line_in_pieces_at_a_pages_head_and_foot_makes_no_table() -> None:
    """Nor do two of them around prose, which runs over the places where the pieces meet."""
    said = wrap("Inspectors read the records of children, and spoke with those who work with them.", 250)
    for heights in ((740, 60), (690, 620)):
        found = pieces(combed([(670, (said, [], []))], heights))
        assert not texts(found, "row")
        assert " ".join(said) in [p.text for p in found]


BESIDE = (
    "Foster carers feel listened to, yet allegations against them take too long to be resolved. Too many of "
    "them leave, and those who stay are asked to do more than they can. Leaders know this and have a plan "
    "which they share with carers, but it has no dates, and nobody has yet been asked to carry it out. It is "
    "not clear to carers or to staff when they may expect any of it to be done."
)


@pytest.mark.parametrize(
    "box", [["Key facts", "517 are in care", "They have a", "plan"], ["“They asked", "me what I", "want.”"]]
)
@pytest.mark.parametrize("at", [0, 2])
def test_a_box_beside_a_paragraph_stands_amid_no_sentence_of_it(box: list[str], at: int) -> None:
    """The paragraph goes on over the whole width below the box, and may begin so above it."""
    pdf = Pdf()
    pdf.page()
    lines: list[str] = []
    rest = BESIDE
    while rest:
        narrow = at <= len(lines) < at + len(box)
        line = wrap(rest, 290 if narrow else RIGHT - LEFT)[0]
        lines.append(line)
        rest = rest[len(line) :].strip()
    for i, line in enumerate(lines):
        pdf.text(LEFT, 700 - 14 * i, line)
    for i, line in enumerate(box):
        pdf.text(400, 698 - 14 * (at + i), line)
    found = [p.text for p in pieces(pdf)]
    assert BESIDE in found
    assert " ".join(box) in " ".join(found)


INTRODUCED = (
    "Inspectors met children, carers and staff over two days in May, and read the records of forty children, "
    "so that what follows rests on what they saw and heard there and on nothing else that they were told by "
    "others."
)


def set_out(paragraphs: Sequence[str], box: Sequence[str], *, at: float = 400.0, headed: bool = False) -> Pdf:
    """Paragraphs one right below the other, the second with a box beside its first lines.

    `headed` sets the first line of the box in bold.
    """
    pdf = Pdf()
    pdf.page()
    y = 740.0
    for n, words in enumerate(paragraphs):
        rest, lines = words, 0
        while rest:
            narrow = n == 1 and lines < len(box)
            line = wrap(rest, 290 if narrow else RIGHT - LEFT)[0]
            left = LEFT + (RIGHT - LEFT - 290) * (narrow and at == LEFT)
            pdf.text(left, y, line, font=int(len(words) < 20))
            if narrow:
                pdf.text(at, y, box[lines], font=int(headed and lines == 0))
            rest, lines, y = rest[len(line) :].strip(), lines + 1, y - 14
    return pdf


@pytest.mark.parametrize("label", ["R{}", "Year {}", "{}0:30", "{} of 10"])
def test_labels_of_one_line_each_stay_with_their_items(label: str) -> None:
    """Items that begin with small letters and fill their lines are like prose; their labels are no box."""
    pdf = Pdf()
    pdf.page()
    items = (
        "the quality of plans and the timeliness of visits to children",
        "oversight by managers of decisions and of drift in casework too",
        "responses to children who go missing from their home or care",
        "support for care leavers in custody and in poor accommodation",
    )
    lines = [*wrap(INTRODUCED, RIGHT - LEFT), "Leaders should improve:"]
    for i, line in enumerate(lines):
        pdf.text(LEFT, 740 - 14 * i, line)
    for i, item in enumerate(items):
        pdf.text(LEFT, 740 - 14 * (len(lines) + i), label.format(i + 1))
        pdf.text(150, 740 - 14 * (len(lines) + i), item)
    for i, line in enumerate(wrap(BESIDE, RIGHT - LEFT)):
        pdf.text(LEFT, 740 - 14 * (len(lines) + len(items) + i), line)
    found = " ".join(p.text for p in pieces(pdf))
    assert [i for i, item in enumerate(items) if f"{label.format(i + 1)} {item}" not in found] == []


@pytest.mark.parametrize("at", [LEFT, 400.0])
def test_the_last_words_above_a_box_stay_with_their_sentence(at: float) -> None:
    """They are as short as the box is wide, and stand above it."""
    found = [
        p.text for p in pieces(set_out([INTRODUCED, BESIDE], ["They asked", "me what I", "want."], at=at))
    ]
    assert INTRODUCED in " ".join(found)
    assert BESIDE in " ".join(found)
    assert "They asked me what I want." in found


def test_a_box_stands_under_no_heading_below_it() -> None:
    """It is read when the paragraph beside it has ended, or at the next heading."""
    pdf = set_out([INTRODUCED, BESIDE, "Leaders", INTRODUCED], ["They asked", "me what I", "want."])
    found = [p.text for p in pieces(pdf)]
    assert found.index("They asked me what I want.") < found.index("Leaders")


def test_the_heading_of_a_box_is_no_title() -> None:
    """It stands by itself, and names no document."""
    box = ["Case study", "Sam moved", "twice."]
    found = pieces(set_out([INTRODUCED, BESIDE, INTRODUCED], box, headed=True))
    assert "Case study" in [piece.text for piece in found]
    assert title_of(parts_of(found)).value == ""


def test_the_heading_of_a_box_hangs_left_of_its_items() -> None:
    """It would stand amid a sentence of the prose, if the box began at its items."""
    pdf = set_out([INTRODUCED, BESIDE], ["", "", "", ""])
    y = 740.0 - 14 * len(wrap(INTRODUCED, RIGHT - LEFT))
    for n, line in enumerate(["We spoke to", "children", "carers", "workers"]):
        pdf.text(400 + 12 * (n > 0), y - 14 * n, line)
    assert BESIDE in " ".join(p.text for p in pieces(pdf))


def test_a_letterhead_beside_the_first_lines_is_read_before_them() -> None:
    """Below the signature its lines would be taken for those who sign."""
    pdf = set_out(["", BESIDE], ["Ofsted", "Agora", "Nottingham", "NG1 6HJ"])
    found = [p.text for p in pieces(pdf)]
    assert " ".join(found).startswith("Ofsted Agora Nottingham NG1 6HJ Foster carers")


def test_prose_that_goes_on_from_one_column_to_the_next_is_whole() -> None:
    """Two columns between wide lines are no box beside prose."""
    pdf = Pdf()
    pdf.page()
    above, lines = wrap(INTRODUCED, RIGHT - LEFT), wrap(BESIDE, 205)
    for i, line in enumerate(above):
        pdf.text(LEFT, 740 - 14 * i, line)
    half = (len(lines) + 1) // 2
    for i, line in enumerate(lines):
        pdf.text(LEFT if i < half else 305, 740 - 14 * (len(above) + i % half), line)
    for i, line in enumerate(above):
        pdf.text(LEFT, 740 - 14 * (len(above) + half + i), line)
    assert BESIDE in [p.text for p in pieces(pdf)]


def test_a_box_under_a_large_initial_is_read() -> None:
    """Lines that stand close to the wide one are not lost beside letters much larger than theirs."""
    wide = [Fragment("W", 50, 90, 752, 80, bold=False), Fragment("words " * 15, 50, 500, 700, 9, bold=False)]
    left = [
        Fragment("words of a line of prose that goes on", 50, 290, 690 - 4 * i, 9, bold=False)
        for i in range(4)
    ]
    right = [Fragment("words of the box", 320, 400, 690 - 4 * i, 9, bold=False) for i in range(4)]
    parts = beside([*wide, *left, *right], lambda fragment: not fragment.text)
    assert sorted(f.text for part in parts for f in part.band) == sorted(
        f.text for f in (*wide, *left, *right)
    )


def test_labels_beside_paragraphs_stay_with_them() -> None:
    """Each stands at the first line of its paragraph; no text of their own is beside the other."""
    pdf = Pdf()
    pdf.page()
    said = [BESIDE[:170], BESIDE[91:260], BESIDE[191:330]]
    y = 700.0
    for line in wrap(
        "We ask the council to act on three of our findings, and to tell us each quarter of all that "
        "was done and of what was not:",
        RIGHT - LEFT,
    ):
        pdf.text(LEFT, y, line)
        y -= 14
    for n, words in enumerate(said, start=1):
        pdf.text(LEFT, y, f"Action {n}")
        for line in wrap(words.strip(), 330):
            pdf.text(160, y, line)
            y -= 14
    found = " ".join(p.text for p in pieces(pdf))
    assert all(f"Action {n} {words.strip()[:20]}" in found for n, words in enumerate(said, start=1))


@pytest.mark.parametrize(
    ("cells", "fonts"),
    [
        ([["Children are seen", "and heard by all", "who help them."], ["Plans are clear"] * 3], (0, 0, 0)),
        ([["Strengths", "Children are seen."], ["Weaknesses", "Plans drift."]], (1, 0)),
        ([["- Children are seen."], ["- Plans drift."]], (0,)),
        ([["Children are seen", "alone."], ["Plans drift."]], (0, 0)),
    ],
)
def test_boxes_side_by_side_are_no_row(cells: Sequence[list[str]], fonts: Sequence[int]) -> None:
    """Lists, prose or texts under headings that stand in one frame are read box by box."""
    found = pieces(framed(cells, fonts))
    assert not texts(found, "row")
    assert " | " not in " ".join(p.text for p in found)


def test_fewer_than_three_rows_without_lines_are_no_table() -> None:
    """At a page's foot too: what stands side by side there is read column by column."""
    pdf = Pdf()
    pdf.page()
    for i in range(4):
        pdf.text(LEFT, 700 - 14 * i, "Inspectors read the records of children, and spoke with staff.")
    for x, lines in ((LEFT, ("Strengths", "Children are seen.")), (310.0, ("Weaknesses", "Plans drift."))):
        for i, line in enumerate(lines):
            pdf.text(x, 100 - 14 * i, line)
    found = pieces(pdf)
    assert not texts(found, "row")
    assert "Strengths Children are seen." in " ".join(p.text for p in found)


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    """A page set in two columns is read down the left one first, its paragraphs whole."""
    pdf = Pdf()
    pdf.page()
    for x, word in ((LEFT, "left"), (310.0, "right")):
        for i in range(20):
            pdf.text(x, 700 - 14 * i, f"The {word} column goes on in line {i:02}", size=11)
    text = " ".join(p.text for p in pieces(pdf))
    assert text.index("left column goes on in line 19") < text.index("right column goes on in line 00")


@pytest.mark.parametrize("ruled", [False, True])
def test_a_table_without_frame_is_read_row_by_row(ruled: bool) -> None:
    """Cells that stand below each other make rows, with level lines between them or with mere white."""
    pdf = Pdf()
    pdf.page()
    pdf.text(72, 780, "Inspectors made these judgements after three weeks in the authority.")
    y = 740
    for label, grade in samples.JUDGEMENTS:
        lines = [label[:48].rsplit(" ", 1)[0], label[len(label[:48].rsplit(" ", 1)[0]) + 1 :]]
        for i, line in enumerate(lines if len(label) > 48 else [label]):
            pdf.text(72, y - 14 * i, line)
        pdf.text(380, y, grade)
        y -= 32 if ruled else 40
        if ruled:
            pdf.line(68, y + 14, 530, y + 14)
    pdf.text(72, y - 30, "Social workers know children well and visit them often.")
    assert texts(pieces(pdf), "row") == [" | ".join(row) for row in samples.JUDGEMENTS]


def test_figures_beside_words_make_a_table_however_close_its_rows() -> None:
    """A table set as tight as prose is told by short cells that stand side by side on every line."""
    pdf = Pdf()
    pdf.page()
    table = (("Measure", "2018", "2019"), ("Visits on time", "80%", "91%"), ("Vacancies", "31%", "19%"))
    for i, row in enumerate(table):
        for x, cell in zip((72, 300, 380), row, strict=True):
            pdf.text(x, 700 - 14 * i, cell)
    assert texts(pieces(pdf), "row") == [" | ".join(row) for row in table]


@pytest.mark.parametrize("framed", [False, True])
def test_an_empty_cell_of_a_table_keeps_its_place(framed: bool) -> None:
    """A grade under "This visit" stays there where no grade is given for the visit before."""
    pdf = Pdf()
    pdf.page()
    table = (
        ("Judgement", "Last visit", "This visit"),
        ("Leadership", "Good", "Inadequate"),
        ("Early help", "Inadequate", "Good"),
        ("Care leavers", "", "Good"),
    )
    for i, row in enumerate(table):
        for x, cell in zip((72, 230, 400), row, strict=True):
            if cell:
                pdf.text(x, 700 - 30 * i, cell)
    for n in range(5 if framed else 0):
        pdf.line(68, 720 - 30 * n, 540, 720 - 30 * n)
    for x in (68, 226, 396, 540) if framed else ():
        pdf.line(x, 600, x, 720)
    assert texts(pieces(pdf), "row") == [" | ".join(row).replace("  ", " ") for row in table]


def test_lines_set_wide_apart_are_no_table() -> None:
    """White that happens to stand above white in a few lines of prose makes no columns."""
    pdf = Pdf()
    pdf.page()
    for i, (left, right) in enumerate((("Managers know", "their staff."), ("and know that", "plans drift."))):
        for n in range(2):
            pdf.text(72, 700 - 60 * i - 30 * n, left.lower() if i + n else left)
            pdf.text(170, 700 - 60 * i - 30 * n, right)
    assert texts(pieces(pdf), "row") == []


def test_a_large_initial_belongs_to_its_word() -> None:
    """A capital that is set over two lines is the first letter of the word beside it."""
    pdf = Pdf()
    pdf.page()
    pdf.text(72, 686, "T", size=36)
    pdf.text(96, 700, "his letter summarises the findings of a visit that we made to")
    pdf.text(96, 686, "the county in June and of what children told us there.")
    pdf.text(72, 672, "We thank all who spoke to us.")
    text = texts(pieces(pdf), "text")[0]
    assert text.startswith("This letter summarises the findings of a visit that we made to the county")


@pytest.mark.parametrize(
    ("initial", "line", "other", "words"),
    [
        ("A", "lthough practice is weak", "The council has plans.", "Although practice"),
        ("A", "ll children are seen", "Not all children are seen.", "All children"),
        ("A", "way from home, children wait", "The way of working is new.", "Away from"),
        ("A", "review was held in June", "The review was read by all.", "A review"),
        ("I", "nspectors saw children", "The council has plans.", "Inspectors saw"),
        ("I", "mprovement is slow", "They improve their plans.", "Improvement is"),
        ("I", "am grateful for your help", "The council has plans.", "I am"),
        ("I", "thank you for your help", "We thank all who came.", "I thank"),
    ],
)
def test_a_large_initial_that_may_be_a_word_is_never_torn_from_its_own(
    initial: str, line: str, other: str, words: str
) -> None:
    """ "A" and "I" stand apart only if the rest is a word elsewhere, or one that follows "I"."""
    pdf = Pdf()
    pdf.page()
    pdf.text(72, 686, initial, size=36)
    pdf.text(97 if initial == "A" else 84, 700, line)
    pdf.text(97 if initial == "A" else 84, 686, "and goes on here.")
    pdf.text(72, 620, other)
    assert texts(pieces(pdf), "text")[0].startswith(words)


@pytest.mark.parametrize(
    ("line", "space", "words"),
    [
        ("child waits too long", 3.3, "A child waits"),
        ("way of working has gone", 3.3, "A way of working"),
        ("way from home, they wait", 0, "Away from home"),
        ("lthough they wait", 0, "Although they wait"),
    ],
)
def test_a_space_after_a_large_initial_shows_where_the_words_do_not(
    line: str, space: float, words: str
) -> None:
    """The space before the first line's words sets it in from the line below."""
    pdf = Pdf()
    pdf.page()
    pdf.text(72, 686, "A", size=36)
    pdf.text(97 + space, 700, line)
    pdf.text(97, 686, "and is not seen.")
    assert texts(pieces(pdf), "text")[0].startswith(words)


def test_a_first_column_goes_on_below_the_end_of_the_last() -> None:
    """Where the last column is short, what stands alone below still belongs to the first."""
    pdf = Pdf()
    pdf.page()
    line = "Managers know what must change and why"
    for i in range(12):
        if i != 6:
            pdf.text(72, 760 - 14 * i, "and say why." if i in (5, 11) else line)
        if i < 4:
            pdf.text(
                330, 760 - 14 * i, "Plans are clear." if i == 3 else "Plans are read by those they are for"
            )
    found = texts(pieces(pdf), "text")
    assert [text.split()[0] for text in found] == ["Managers", "Managers", "Plans"]


def test_signatures_side_by_side_are_read_one_after_the_other() -> None:
    """Each inspectorate's name, signatory and office stay together."""
    found = [p.text for p in pieces(samples.joint_letter())]
    start = found.index("Yours sincerely") + 1
    assert found[start:] == [
        "Ofsted",
        "Dee Sample",
        "National Director, Social Care",
        "Care Quality Commission",
        "Eve Sample",
        "Deputy Chief Inspector",
    ]


def test_labels_and_values_are_read_across() -> None:
    """A list of labels with their values a tab further right is read line by line."""
    pdf = Pdf()
    pdf.page()
    for i, (label, value) in enumerate(
        (("Inspection dates:", "1 May 2024"), ("Lead inspector:", "Ada Test"))
    ):
        pdf.text(LEFT, 700 - 15 * i, label)
        pdf.text(300, 700 - 15 * i, value)
    assert [p.text for p in pieces(pdf)] == ["Inspection dates: 1 May 2024", "Lead inspector: Ada Test"]


def test_a_hyphen_at_a_line_end_is_kept_and_joined() -> None:
    """ "decision-" and "making" on two lines are the one word that was printed; "long- and short" are two."""
    pdf = Pdf()
    pdf.page()
    lines = (
        "The visit looked at the quality of matching, of planning and of all decision-",
        "making for children in care. It looked at plans, at reviews and at the long-",
        "and short-term homes that children live in. Staff who know the children meet them face-",
        "to-face.",
    )
    for i, line in enumerate(lines):
        pdf.text(LEFT, 700 - 14.4 * i, line)
    assert [p.text for p in pieces(pdf)] == [
        "The visit looked at the quality of matching, of planning and of all decision-making for children in "
        "care. It looked at plans, at reviews and at the long- and short-term homes that children live in. "
        "Staff who know the children meet them face-to-face."
    ]


@pytest.mark.parametrize("name", ["letter", "report", "joint_letter"])
def test_every_word_of_the_pdf_is_accounted_for(name: str) -> None:
    """The characters of the pieces are those that were printed, no more and no fewer."""
    flow: Flow = getattr(samples, name)()
    printed = [
        text for page in flow.pdf.pages for text in re.findall(r"/F[01] .*?\((.*)\) Tj", "\n".join(page))
    ]
    shown = "".join(printed).encode("latin-1").decode("cp1252")
    given = "".join(p.text.replace("|", "") for p in pieces(flow))
    assert Counter("".join(given.split())) == Counter("".join(shown.replace("\\", "").split()))


def test_a_page_without_text_is_told_to_be_scanned() -> None:
    """A PDF of pictures says that it needs text recognition."""
    pdf = Pdf()
    pdf.page()
    pdf.line(10, 10, 100, 100)
    with pytest.raises(ReadacrossError, match=r"made-up.pdf: no text on any page: it is probably scanned"):
        pieces(pdf)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\xff" * 5000, samples.letter().bytes()[:900]]
)
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    """A file that is cut short or scrambled is refused in words, whatever PDFium makes of it."""
    with pytest.raises(ReadacrossError, match=r"made-up.pdf: "):
        read_pages(data, "made-up.pdf")


def test_a_title_over_two_columns_does_not_widen_the_first() -> None:
    """Sentences that end at the column's edge end no paragraph, though the title above reaches further."""
    flow = Flow()
    flow.paragraph("Inspection of Anyshire local authority children’s services", size=16, font=1)
    words = samples.prose(0, 12)
    half = (RIGHT - LEFT) / 2 - 12
    lines = wrap(words, half, 10)
    ends = [line for line in lines if line.endswith(".") and line is not lines[-1]]
    top = flow.y
    for x, column in ((LEFT, lines[: len(lines) // 2]), (LEFT + half + 24, lines[len(lines) // 2 :])):
        for i, line in enumerate(column):
            flow.pdf.text(x, top - 12 * i, line, size=10)
    assert ends, "no sentence of the sample ends at a line's end"
    assert texts(pieces(flow), "text") == [words]


def test_cells_set_to_the_middle_of_their_row_stay_apart() -> None:
    """Beside three lines, the two of the next cell stand between their baselines: no line reads across."""
    pdf = Pdf()
    pdf.page()
    for i, line in enumerate(
        ("His Majesty’s Inspector of Constabulary", "and His Majesty’s Inspector of", "Fire")
    ):
        pdf.text(LEFT, 700 - 16 * i, line)
    for i, line in enumerate(("Chief Inspector of Probation for", "England and Wales")):
        pdf.text(LEFT + 219, 692 - 16 * i, line)
    found = " / ".join(p.text for p in pieces(pdf))
    assert "Constabulary and His Majesty’s Inspector of Fire" in found.replace(" / ", " ")
    assert "Probation for England and Wales" in found.replace(" / ", " ")


def test_heavy_lines_that_end_early_stand_apart() -> None:
    """A name is no part of the office below it; a heading that goes on in small letters is whole."""
    flow = samples.letter()
    flow.turn()
    flow.paragraph(samples.prose(0, 4))
    flow.lines(["Grace Sample", "Her Majesty’s Inspector", "6 December 2016"], font=1)
    flow.gap(30)
    flow.lines(["Help and protection", "for children in", "Care"], font=1)
    flow.gap()
    flow.paragraph(samples.prose(1, 4))
    assert texts(pieces(flow), "heading")[-4:] == [
        "Grace Sample",
        "Her Majesty’s Inspector",
        "6 December 2016",
        "Help and protection for children in Care",
    ]


def test_lines_set_to_the_right_edge_stand_apart() -> None:
    """As those of a letterhead: none has room for a word. Figures are 0.556 em wide."""
    flow = Flow()
    head = ["2023", "0300 123 1231", "0300 123 1231 0300 123", "20 2023"]
    for line in head:
        flow.lines([line], x=RIGHT - 12 * (0.556 * len(line) - 0.278 * line.count(" ")))
    flow.gap()
    flow.paragraph(samples.prose(0, 6))
    flow.paragraph(samples.prose(1, 6))
    assert [piece.text for piece in pieces(flow)][: len(head)] == head


def test_a_label_over_two_lines_stays_with_its_value() -> None:
    """Read line by line, "Also present:" would be parted by the name beside it, as in lists of minutes."""
    pdf = Pdf()
    pdf.page()
    for y, label, value in (
        (700, ["Present:"], "Councillors Example and Sample"),
        (676, ["Also", "present:"], "Councillor Trial"),
        (638, ["Officers:"], "Dee Test, Director of Children’s Services"),
    ):
        for i, line in enumerate(label):
            pdf.text(LEFT, y - 14 * i, line)
        pdf.text(LEFT + 90, y, value)
    assert [p.text for p in pieces(pdf)] == [
        "Present: | Councillors Example and Sample",
        "Also present: | Councillor Trial",
        "Officers: | Dee Test, Director of Children’s Services",
    ]


def test_an_address_in_one_row_does_not_part_a_table() -> None:
    """A list of facts without lines around it is a table, though one of its values ends in a postcode."""
    pdf = Pdf()
    pdf.page()
    facts = (
        ("Inspection dates", "10/06/2013 to 14/06/2013"),
        ("Inspector", "Ada Example"),
        ("Setting address", "High Street, Anytown, AN1 2YS"),
        ("Manager", "Bo Sample"),
    )
    for i, (name, value) in enumerate(facts):
        pdf.text(LEFT, 700 - 26 * i, name)
        pdf.text(LEFT + 160, 700 - 26 * i, value)
    assert texts(pieces(pdf), "row") == [f"{name} | {value}" for name, value in facts]


def test_an_address_that_begins_a_line_goes_on_in_its_sentence() -> None:
    """The line above had no room for it."""
    flow = Flow()
    flow.paragraph(samples.prose(0, 6))
    words = "Whoever knows of a child in need of help should write to the team at once, and may do so through"
    flow.lines([words, "front.door@anytown.example"])
    assert texts(pieces(flow), "text")[-1] == f"{words} front.door@anytown.example"


def test_the_address_that_a_sentence_announces_ends_it() -> None:
    """Below a colon it goes on where the line above had no room for it; a shorter label has its own line."""
    flow = Flow()
    flow.paragraph(samples.prose(0, 6))
    words = "Complaints should be made by the procedures that are set out on our own pages on the website:"
    flow.lines([words, "www.anytown.example."])
    flow.gap()
    flow.lines(["Website:", "www.anytown.example"])
    assert texts(pieces(flow), "text")[-2:] == ["Website:", "www.anytown.example"]
    assert texts(pieces(flow), "text")[-3] == f"{words} www.anytown.example."


def test_a_date_set_to_the_right_edge_stands_apart() -> None:
    """What stands close below it begins at the left; the first line of a paragraph is set in by less."""
    flow = Flow()
    flow.paragraph(samples.prose(0, 6))
    flow.lines(["September 2020"], x=RIGHT - 88)
    members = "Members: Councillors Ada Example (Chair), Bo Else and Cy Sample, with all other members"
    flow.lines(wrap(members, RIGHT - LEFT))
    flow.gap()
    first, *rest = wrap(samples.prose(1, 3), RIGHT - LEFT - 24)
    flow.lines([first], x=LEFT + 24)
    flow.lines(rest)
    assert texts(pieces(flow), "text")[1:] == ["September 2020", members, samples.prose(1, 3)]


def test_those_whom_a_letter_is_copied_to_are_no_part_of_an_office() -> None:
    """They stand below the last who signs, however close and in small letters."""
    flow = Flow()
    flow.paragraph(samples.prose(0, 6))
    flow.lines(["Yours sincerely"])
    flow.gap()
    flow.lines(["Ada Example", "Inspector, Care Quality Commission", "cc: Department for Education"])
    assert texts(pieces(flow), "text")[-2:] == [
        "Inspector, Care Quality Commission",
        "cc: Department for Education",
    ]


def test_paragraphs_of_one_line_each_are_not_run_together() -> None:
    """The step from line to line is told by full lines, since most lines here have a space below them."""
    flow = Flow()
    for n in range(3):
        flow.paragraph(samples.prose(n, 4))
    said = [f"“{words}” – a parent" for words in ("They listen to us", "I was not asked", "It was too late")]
    for words in [*said * 4]:
        flow.lines([words])
        flow.gap(12)
    assert texts(pieces(flow), "text")[3:] == said * 4


def test_a_line_of_an_address_with_little_room_left_stands_alone() -> None:
    """A long office above a letter's salutation does not go on in the name of the department below it."""
    flow = Flow()
    office = "Parliamentary Under-Secretary of State for all Children and Families"
    flow.lines(["Ada Example MP", office, "Department for Education", "London SW1P 3BT"])
    flow.gap()
    flow.lines(["Dear Minister"])
    flow.gap()
    for n in range(4):
        flow.paragraph(samples.prose(n, 5))
    assert texts(pieces(flow), "text")[1:3] == [office, "Department for Education"]


def test_a_heading_in_bold_above_a_salutation_is_whole() -> None:
    """Its lines are few words with room behind them, as those of an address are, and go on all the same."""
    flow = Flow()
    flow.lines(["1 High Street", "Anytown AN1 2YS"])
    flow.gap()
    flow.lines(["Unannounced inspection of arrangements in", "Anytown Borough"], font=1)
    flow.gap()
    flow.lines(["Dear Ms Example"])
    flow.gap()
    for n in range(4):
        flow.paragraph(samples.prose(n, 5))
    assert texts(pieces(flow), "heading") == ["Unannounced inspection of arrangements in Anytown Borough"]


def test_prose_above_a_salutation_stays_whole() -> None:
    """Its lines hold more words than an address has, whatever room an estimate finds behind them."""
    flow = Flow()
    lines = [
        "A note on the letter to all of us who were in it at the time, or who had been in it,",
        "Ada Example says.",
    ]
    flow.lines(lines)
    flow.gap()
    flow.lines(["Dear Minister"])
    flow.gap()
    for n in range(4):
        flow.paragraph(samples.prose(n, 5))
    assert texts(pieces(flow), "text")[0] == " ".join(lines)


def test_lettered_clauses_are_items_without_white_between() -> None:
    """Each begins below the end of another, however full its last line is; amid a sentence none does."""
    flow = Flow()
    first = "a. the functions that are conferred on the council by sections of the Children Act 1989; and"
    second = "b. the functions that are conferred on the council by sections of the Children Act 2004, about"
    flow.lines([first, second, "c. 300 children a year."])
    assert texts(pieces(flow), "text") == [first, f"{second} c. 300 children a year."]


def unseen(x: float, y: float, words: str) -> str:
    """Words that a page sets without drawing them."""
    return f"BT 3 Tr /F0 12 Tf {x} {y} Td ({words}) Tj 0 Tr ET"


def picture(high: int) -> str:
    """A grey picture over the whole width of the page, from its foot up."""
    return f"q {WIDTH} 0 0 {high} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"


@pytest.mark.parametrize(
    ("box", "outside"),
    [
        ("/MediaBox [0 0 595 842]", [(-500, 400), (-80, 400), (596, 400), (72, -13), (72, 843), (72, 5000)]),
        ("/MediaBox [0 0 595 842] /Rotate 90", [(596, 400), (72, 843)]),
        ("/MediaBox [0 0 595 842] /CropBox [60 60 400 800]", [(72, 40), (72, 801), (401, 400)]),
        ("/MediaBox [-50 100 595 842]", [(72, 80), (-130, 400)]),
    ],
)
def test_words_outside_the_page_are_not_taken_over_and_told(
    box: str, outside: list[tuple[float, float]]
) -> None:
    """Nobody sees them, and who made the file may not have meant them to be published."""
    pdf = Pdf()
    pdf.page()
    pdf.text(72, 700, "Leaders know the service well.")
    for x, y in outside:
        pdf.text(x, y, "Far away.")
    pages = read_pages(pdf.bytes().replace(b"/MediaBox [0 0 595 842]", box.encode()), "made-up.pdf")
    assert [piece.text for piece in pieces_of(pages)] == ["Leaders know the service well."]
    count = 2 * len(outside)
    (told,) = told_of(pages)
    assert told.startswith(
        f"not taken over: {count} words that lie outside the page or are not drawn (page 1): “Far away.”, "
    )


def test_words_that_reach_over_the_edge_of_the_page_are_read() -> None:
    """What is seen in part is part of the text."""
    pdf = Pdf()
    pdf.page()
    pdf.text(-20, 400, "Leaders know the service well.")
    pages = read_pages(pdf.bytes(), "made-up.pdf")
    assert [piece.text for piece in pieces_of(pages)] == ["Leaders know the service well."]
    assert told_of(pages) == ()


def test_words_that_are_not_drawn_are_not_taken_over_and_told() -> None:
    """Words that are set to be invisible amid others are nobody's to read; no sentence changes by them."""
    pdf = Pdf()
    pdf.page()
    pdf.text(72, 700, "Children are")
    pdf.pages[-1].append(unseen(143, 700, "not"))
    pdf.text(143, 700, "safe.")
    pdf.pages[-1].append(unseen(72, 500, "The service is inadequate."))
    pages = read_pages(pdf.bytes(), "made-up.pdf")
    assert [piece.text for piece in pieces_of(pages)] == ["Children are safe."]
    assert told_of(pages) == (
        "not taken over: 5 words that lie outside the page or are not drawn (page 1): "
        "“not”, “The service is inadequate.”",
    )


def in_forms(drawn: str, forms: Sequence[str], beside: str) -> bytes:
    """A page that draws a form, which draws the next and so on; the last draws a picture one point wide.

    `drawn` and each of `forms` place what they draw by "/X Do"; `beside` is the page's own text.
    """
    grey = "/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    image = _stream(f"/Type /XObject /Subtype /Image {grey}", "\x7f")
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    fonts = "/Font << /F0 5 0 R >> /XObject << /X 7 0 R >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {fonts} >> >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    objects += [_stream("", f"q {drawn} /X Do Q {beside}"), font, image]
    for i, content in enumerate(forms):
        within = 6 if i == len(forms) - 1 else 8 + i
        held = f"/BBox [0 0 842 842] /Resources << /XObject << /X {within} 0 R >> >>"
        objects.append(_stream(f"/Type /XObject /Subtype /Form {held}", f"q {content} /X Do Q"))
    return file_of(objects)


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


WHOLE = f"{WIDTH} 0 0 842 0 0 cm"


@pytest.mark.parametrize(
    ("drawn", "forms"),
    [(WHOLE, [""]), (WHOLE, ["", ""]), ("", [WHOLE]), ("", ["", "", "", WHOLE])],
)
def test_the_text_of_a_picture_in_forms_is_read_beside_a_page_number(drawn: str, forms: list[str]) -> None:
    """The page or any form on it may give the picture its size; the number that is drawn costs no word."""
    number = "BT /F0 10 Tf 510 40 Td (2) Tj ET"
    data = in_forms(drawn, forms, f"{unseen(72, 700, 'Children in care are not safe.')} {number}")
    pages = read_pages(data, "made-up.pdf")
    assert "Children in care are not safe." in [piece.text for piece in pieces_of(pages)]
    assert pages[0].unseen == ()


def test_undrawn_words_beside_a_small_picture_in_a_form_are_not_taken_over() -> None:
    """A logo is no scanned page, however large the form that holds it; the words left out are named."""
    drawn = "BT /F0 12 Tf 72 600 Td (Leaders know the service well.) Tj ET"
    data = in_forms("", ["40 0 0 40 20 20 cm"], f"{unseen(72, 700, 'Hidden words.')} {drawn}")
    pages = read_pages(data, "made-up.pdf")
    assert [piece.text for piece in pieces_of(pages)] == ["Leaders know the service well."]
    (told,) = told_of(pages)
    assert told.endswith("(page 1): “Hidden words.”")


@pytest.mark.parametrize(("shown", "high"), [("", 0), ("Scanned on 3 May", 842)])
def test_the_text_of_a_scanned_page_is_read_and_told(shown: str, high: int) -> None:
    """Text recognition sets words over the picture without drawing them; a stamp may stand beside them."""
    pdf = Pdf()
    pdf.page()
    if high:
        pdf.pages[-1].append(picture(high))
    pdf.pages[-1].append(unseen(72, 700, "Leaders know the service well."))
    if shown:
        pdf.text(72, 400, shown)
    pages = read_pages(pdf.bytes(), "made-up.pdf")
    assert "Leaders know the service well." in [piece.text for piece in pieces_of(pages)]
    assert told_of(pages) == (
        "taken over: 5 words that are not drawn, as text recognition puts them over a picture (page 1). "
        "Compare them with what the page shows.",
    )


# How wide these words are in Helvetica, in ems.
ENDS = {"on": 1.112, "number": 3.390, "Good": 2.446, "Outstanding": 5.450}


def justified(rows: Sequence[tuple[str, ...]], right: float = 275, size: float = 22) -> Pdf:
    """Rows in which the last word of each with more than one ends at the right edge."""
    pdf = Pdf()
    pdf.page()
    for i, (first, *last) in enumerate(rows):
        pdf.text(LEFT, 700 - 1.155 * size * i, first, size=size)
        for word in last:
            pdf.text(right - size * ENDS[word], 700 - 1.155 * size * i, word, size=size)
    for i, line in enumerate(wrap(samples.prose(0, 4), RIGHT - LEFT)):
        pdf.text(LEFT, 560 - 14.4 * i, line)
    return pdf


def test_the_words_of_a_heading_set_to_both_edges_stay_in_order() -> None:
    """White that happens to stand above white in its lines parts no columns."""
    found = [p.text for p in pieces(justified([("Report", "on"), ("promises", "number"), ("seven",)]))]
    assert found == ["Report on promises number seven", samples.prose(0, 4)]


def test_short_words_below_each_other_are_columns() -> None:
    """They begin at one place, or no line below is set otherwise than they are."""
    level = Pdf()
    level.page()
    for i, (left, right) in enumerate((("Report", "on"), ("promises", "to"), ("seven", ""))):
        level.text(LEFT, 700 - 14.4 * i, left)
        level.text(LEFT + 150, 700 - 14.4 * i, right)
    assert "promises seven on to" in " ".join(p.text for p in pieces(level))
    set_to_the_right = justified([("Practice", "Good"), ("Leaders", "Outstanding")], right=340)
    assert "Good Outstanding" in " ".join(p.text for p in pieces(set_to_the_right))


def test_grades_set_to_the_right_edge_are_no_heading() -> None:
    """Of two words each in the type of the text, the lines are rows, the last of which has but one cell."""
    grades = justified([("Practice", "Good"), ("Leaders", "Outstanding"), ("Homes",)], right=340, size=12)
    assert [p.text for p in pieces(grades)][:5] == ["Practice", "Leaders", "Homes", "Good", "Outstanding"]
