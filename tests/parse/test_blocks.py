"""What a line is: groups, kinds, offsets and lines."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from generator.errors import ReadacrossError
from generator.model import Document
from tests.ingest.pdf_writer import wrap
from tests.ingest.samples import prose
from tests.reading import CASES, FRONT, Case, cases, corpus, document_of


def shown(document: Document) -> str:
    """One line a block: its kind and words."""
    return "\n".join(f"{b.kind}: {document.of(b)}".replace("\n", "/") for b in document.blocks)


@pytest.mark.parametrize("case", cases("blocks"), ids=lambda case: case.title)
def test_blocks_of_the_case_file(case: Case) -> None:
    """Each case is read into the blocks that a reader sees."""
    assert shown(document_of(case.given + "\n")) == case.expected


@pytest.mark.parametrize(
    "lines",
    [
        ("• One thing:", "  • part of it;", "    • a part of that;", "  • another part.", "• Two things."),
        ("• One thing:", "o part of it;", "– a part of that;", "o another part.", "• Two things."),
    ],
)
def test_items_within_items_are_deeper(lines: tuple[str, ...]) -> None:
    """How deep an item is nested shows by its indent, and where that is lost by its mark."""
    document = document_of("Dear Ms Smith\n\nInspectors looked at:\n" + "\n".join(lines) + "\n")
    assert [b.level for b in document.blocks if b.kind == "bullet"] == [1, 2, 3, 2, 1]


def test_lines_broken_by_their_number_of_characters_are_joined() -> None:
    """Lines folded as in an e-mail are measured by characters, which letters of other widths would hide."""
    paragraphs = [prose(n, 4 + n % 3) for n in range(8)]
    folded = "\n\n".join(textwrap.fill(p, 72) for p in paragraphs)
    document = document_of(f"Dear Ms Smith\n\n{folded}\n")
    assert [document.of(b) for b in document.blocks if b.kind == "paragraph"] == paragraphs


@pytest.mark.parametrize("slug", [letter.slug for letter in corpus().letters])
def test_each_letter_is_read_as_a_reader_read_it(slug: str) -> None:
    """The blocks of the five letters, with their lines, are those written down after reading them."""
    document = corpus().letter(slug).document
    before = document.source.first_line - 1
    lines = [
        f"{b.lines.first - before}-{b.lines.last - before} {b.kind}: {document.of(b)}".replace("\n", "/")
        for b in document.blocks
    ]
    assert "\n".join(lines) + "\n" == (CASES / "letters" / f"{slug}.txt").read_text("utf-8")


@pytest.mark.parametrize("slug", [letter.slug for letter in corpus().letters])
def test_offsets_and_lines_point_at_the_words(slug: str) -> None:
    """A statement's offsets give its words, and its lines in the file hold its first and last word."""
    document = corpus().letter(slug).document
    file = Path(document.source.path).read_text("utf-8").split("\n")
    for statement in document.statements:
        words = document.of(statement).split()
        assert words[0].split("-")[0] in file[statement.lines.first - 1]
        assert words[-1].split("-")[-1] in file[statement.lines.last - 1]
        block = document.blocks[statement.block]
        assert block.start <= statement.start < statement.end <= block.end


def test_a_letter_without_a_paragraph_is_refused() -> None:
    """A text in which nothing can be read as a paragraph stops with the file's name and line."""
    with pytest.raises(ReadacrossError, match=r"2020-02-03-test\.txt:9: no paragraph was found"):
        document_of("Page 1 of 2\n")


@pytest.mark.parametrize("text", ["=" * 40 + "\n\nHome\nNews\n", "Proud to use recycled paper\n", "•\n"])
def test_a_text_without_words_of_a_letter_is_refused(text: str) -> None:
    """Where all is the page's or stands below the line, the message says where words are looked for."""
    with pytest.raises(ReadacrossError, match=r"2020-02-03-test\.txt:9: no words of a letter stand in this"):
        document_of(text)


@pytest.mark.parametrize("labels", ["1. 2. 3.", "a. b. c.", "(a) (b) (c)", "(1) (2) (3)", "a) b) c)"])
def test_items_that_count_on_are_apart_without_a_mark_at_their_end(labels: str) -> None:
    """Each is a statement of its own, however full its line; one that goes on over its line stays whole."""
    words = (
        "the timeliness of visits to children who live far from home with other people",
        "the quality of plans",
    )
    first, second, third = labels.split()
    items = (f"{first} {words[0]}", f"{second} {words[1]}", f"{third} supervision")
    document = document_of("Dear Ms Smith\n\nInspectors looked at:\n" + "\n".join(items) + "\n")
    assert [document.of(b) for b in document.blocks if b.kind == "bullet"] == list(items)


@pytest.mark.parametrize("mark", ["•", "➢", "►", "\uf0b7", "\x7f", "\x95"])
def test_what_a_bullet_becomes_is_a_bullet(mark: str) -> None:
    """Symbol fonts and wrong encodings leave other characters; none of them is a word of the letter."""
    items = "".join(f"{mark} {prose(n, 1)}\n" for n in range(2))
    document = document_of(f"Dear Ms Smith\n\nInspectors found:\n{items}")
    found = [(b.kind, document.of(b)) for b in document.blocks[2:]]
    assert found == [("bullet", prose(0, 1)), ("bullet", prose(1, 1))]


def test_a_web_page_cleared_of_its_menus_is_kept_whole() -> None:
    """Above a line of equals signs nothing is a menu: short lines are headings, cells or the date."""
    lines = (
        *("Letter published", "Posted on 19 November 2021", "Anytown Council has published a letter."),
        *("What happens next?", "• Publish the plan", "Measure | 2020", "Notes to editors", "Call us today."),
    )
    text = "\n\n".join(lines) + "\n\n" + "=" * 40 + "\n\nHome\nNews\n"
    front = FRONT.replace("Focused visit to Anytown children’s services", "Letter published")
    assert [b.kind for b in document_of(text, "web-page", front).blocks] == [
        *("title", "date", "paragraph", "heading", "bullet", "paragraph", "heading", "paragraph", "left-out")
    ]


def test_the_heading_of_an_annex_ends_where_a_blank_line_does() -> None:
    """Its words may end as those of a sentence that goes on do."""
    heading = "Annex A: Who inspected, and whom they met with"
    above, below = (textwrap.fill(prose(n, 6), 90) for n in (0, 1))
    text = f"Dear Ms Smith\n\n{above}\n\nYours sincerely\n\nAda Test\n\n{heading}\n\n{below}\n"
    document = document_of(text)
    assert [(b.kind, document.of(b)) for b in document.blocks[-2:]] == [
        ("heading", heading),
        ("paragraph", prose(1, 6)),
    ]


def test_a_title_on_two_lines_is_whole_below_a_head_that_repeats_it() -> None:
    """Every line that is the title alone is not one: it may be a heading's or a sentence's own."""
    title = "Focused visit to Anytown children’s services"
    text = (
        f"{title}\nAnytown\n\nDear Ms Smith\nFocused visit to Anytown\nchildren’s services\n{prose(0, 9)}\n"
    )
    document = document_of(text)
    assert [document.of(b).replace("\n", " ") for b in document.blocks if b.kind == "title"] == [title, title]
    noted = document_of(f"Dear Ms Smith\nFocused visit to Anytown\nchildren’s services1\n{prose(0, 9)}\n")
    assert noted.of(noted.blocks[1]).replace("\n", " ") == f"{title}1"


def test_a_row_of_a_web_page_that_ends_in_a_day_is_a_row() -> None:
    """Only a line by itself says when a page was published."""
    lines = (prose(0, 2), "Published on 3 May 2023", "Looked after children | 291 at 31 July 2021")
    document = document_of("\n\n".join(lines) + "\n\n" + "=" * 40 + "\n\nHome\n", "web-page")
    kinds = [b.kind for b in document.blocks if b.kind != "left-out"]
    assert kinds == ["paragraph", "date", "paragraph"]


@pytest.mark.parametrize(
    "line", ["By Jo Black | 5 July 2018", "Published | 5 July 2018", "Council news | 5 July 2018"]
)
def test_a_day_beside_a_name_is_no_row_of_a_web_page(line: str) -> None:
    """No row stands beside it, and its last cell is the day alone."""
    text = "\n\n".join((prose(0, 2), line, prose(1, 2), "=" * 40, "Home\n"))
    kinds = [b.kind for b in document_of(text, "web-page").blocks if b.kind != "left-out"]
    assert kinds == ["paragraph", "date", "paragraph"]


@pytest.mark.parametrize(
    "heading", ["What children told us they have", "Where we were", "Living with and without"]
)
def test_a_short_heading_may_end_in_such_a_word(heading: str) -> None:
    """It neither becomes a statement nor goes on in the one below."""
    text = f"Dear Ms Smith\n\n{prose(0, 6)}\n\n{heading}\n\n{prose(1, 6)}\n"
    document = document_of(text)
    assert [document.of(b) for b in document.blocks if b.kind == "heading"] == [heading]


@pytest.mark.parametrize("word", ["against", "because", "has", "its", "than", "were", "within"])
def test_a_full_line_that_ends_amid_a_phrase_is_no_heading(word: str) -> None:
    """Items are set in, so that their lines leave room; but no heading ends in such a word."""
    text = (
        "Dear Ms Smith\nFocused visit to Anytown children’s services\n"
        "The local authority has made significant progress in improving its initial response to\n"
        "children and young people who need help and protection. Inspectors found:\n"
        "• Supervision takes place, but it does not challenge drift and delay.\n"
        f"Personal education plans are up to date for 83% of children, {word}\n"
        "71% of what was agreed in the plans of the year before that one.\n"
    )
    document = document_of(text)
    kind, words = document.blocks[-1].kind, document.of(document.blocks[-1])
    assert kind == "bullet"
    assert words.startswith("Supervision takes place")
    assert words.endswith(f"{word} 71% of what was agreed in the plans of the year before that one.")


@pytest.mark.parametrize("prose_lines", [[prose(0, 3)], wrap(prose(0, 3), 450)])
@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("Leaders told us that all of the children would be seen, but", "Anytown has not seen them."),
        ("Inspectors found that children in care waited for longer than", "Ofsted had found before."),
    ],
)
def test_a_line_that_somebody_broke_amid_a_sentence_goes_on(
    line: str, below: str, prose_lines: list[str]
) -> None:
    """It leaves room for the next word, and yet no paragraph and no heading ends there."""
    document = document_of("\n".join(["Dear Ms Smith\n", *prose_lines, "", line, below, ""]))
    last = document.blocks[-1]
    assert (last.kind, document.of(last)) == ("paragraph", f"{line} {below}")


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("Children looked after", "March 2023 was the month of the visit."),
        ("What the council did for children and their families before", "Leaders have not done so since."),
        ("The experiences of children in the county in the year before", "Leaders have done little."),
        ("The services that children and their families too often go without", "Leaders have done little."),
        ("The help that children and their parents had before birth and during", "It came late."),
        (
            "Child A moved to his aunt in Leeds and has not been seen since",
            "March 2023 Police search for him.",
        ),
        ("The oldest of the young people left the home and moved on", "April 2023: A manager is appointed."),
    ],
)
def test_what_ends_in_before_or_since_stands_apart_from_what_follows(line: str, below: str) -> None:
    """Joined, a row of a chronology would say that a child was not seen since the month of the next."""
    document = document_of(f"Dear Ms Smith\n\n{prose(0, 3)}\n\n{line}\n{below}\n")
    assert [document.of(b) for b in document.blocks[-2:]] == [line, below]


def test_a_line_that_ends_amid_a_sentence_above_a_blank_line_is_no_heading() -> None:
    """Where the sentence goes on is not known, and it heads nothing."""
    line = "Leaders told us that all of the children would be seen, but"
    document = document_of(f"Dear Ms Smith\n\n{prose(0, 3)}\n\n{line}\n\nAnytown has not seen them.\n")
    assert [(b.kind, document.of(b)) for b in document.blocks[-2:-1]] == [("paragraph", line)]


@pytest.mark.parametrize(
    "salutation", ["DEAR MS SMITH", "DEAR Ms Smith", "DEAR COLLEAGUES,", "DEAR Sarah", "DEAR Sir/Madam"]
)
def test_a_salutation_in_capitals_is_one(salutation: str) -> None:
    """What stands above it is the address, and no title."""
    document = document_of(f"ANYTOWN COUNCIL\n\n{salutation}\n\n{prose(0, 3)}\n")
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["address", "salutation", "paragraph"]


@pytest.mark.parametrize("heading", ["DEAR time", "DEAR TIME", "DEAR (Drop Everything and Read)", "DEAR MUM"])
def test_what_stands_above_a_heading_like_a_salutation_is_no_address(heading: str) -> None:
    """Nobody is greeted below the sentences of a report, and reading time is nobody."""
    above, below = prose(0, 3), prose(1, 3)
    document = document_of(f"Inspection of the home\n\n{above}\n\n{heading}\n\n{below}\n")
    assert [(b.kind, document.of(b)) for b in document.blocks[1:]] == [
        ("paragraph", above),
        ("heading", heading),
        ("paragraph", below),
    ]


def test_a_letter_below_a_preface_has_its_address_and_salutation() -> None:
    """Its own date stands between."""
    document = document_of(
        f"{prose(0, 3)}\n\n5 July 2018\n\nMs Ann Smith\nAnytown AN1 2BC\n\nDear Ms Smith\n\n{prose(1, 3)}\n"
    )
    assert [b.kind for b in document.blocks[-4:]] == ["date", "address", "salutation", "paragraph"]


def test_a_letter_that_a_report_to_a_meeting_reprints_makes_no_address_of_it() -> None:
    """Its sentences are no preface, though a letter’s date and postcode follow."""
    above = f"Report to Cabinet\n\n{prose(0, 3)}\n\n5 July 2018\n\nMs Ann Smith\nAnytown AN1 2BC\n\n"
    document = document_of(f"{above}Dear Ms Smith\n\n{prose(1, 3)}\n")
    assert ("paragraph", prose(0, 3)) in [(b.kind, document.of(b)) for b in document.blocks]


def test_a_letter_in_an_annex_makes_no_address_of_the_report() -> None:
    """What stands above it is what the report says."""
    above = f"Review of a case\n\n{prose(0, 3)}\n\nAppendix 1: Letter to the family\n\n5 July 2018\n\n"
    document = document_of(f"{above}Dear Mrs Smith\n\n{prose(1, 3)}\n")
    assert ("paragraph", prose(0, 3)) in [(b.kind, document.of(b)) for b in document.blocks]


def test_what_a_letter_says_of_ofsted_below_an_annex_is_a_statement() -> None:
    """No address and no licence of Ofsted stands below it."""
    said = "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and"
    letter = f"Dear Ms Smith\n\n{prose(0, 3)}\n\nYours sincerely\n\nAda Test\n\nAnnex A\n\n"
    document = document_of(f"{letter}{said} inspects homes here; three are inadequate.\n\n{prose(2, 3)}\n")
    assert [b.kind for b in document.blocks[-2:]] == ["paragraph", "paragraph"]


def test_what_a_letter_says_below_ofsteds_address_is_a_statement() -> None:
    """Only sentences that Ofsted prints of itself are none."""
    said = "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and"
    letter = f"Dear Ms Smith\n\n{prose(0, 3)}\n\nYours sincerely\n\nAda Test\n\nAnnex A\n\n"
    about = f"{said} inspects to achieve excellence; see www.gov.uk/ofsted for more."
    document = document_of(f"{letter}{about}\n\n{prose(2, 3)}\n")
    assert (document.blocks[-1].kind, document.of(document.blocks[-1])) == ("paragraph", prose(2, 3))


def test_an_annex_in_capitals_is_part_of_the_letter() -> None:
    """What it says is no signature."""
    letter = f"Dear Ms Smith\n\n{prose(0, 3)}\n\nYours sincerely\n\nAda Test\n\nANNEX A\n\n{prose(1, 3)}\n"
    document = document_of(letter)
    assert [b.kind for b in document.blocks[-3:]] == ["signature", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("Piccadilly Gate", "signature"),
        ("It regulates and inspects childcare and children’s social care.\n\nPiccadilly Gate", "signature"),
        (f"Annex B: Cases\n\n{prose(2, 3)}", "paragraph"),
    ],
)
def test_what_ofsted_prints_of_itself_below_an_annex_is_no_statement(below: str, kind: str) -> None:
    """Unless another annex follows, which is the letter's."""
    imprint = (
        "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and "
        "inspects to achieve excellence in the care of children and young people."
    )
    letter = f"Dear Ms Smith\n\n{prose(0, 3)}\n\nYours sincerely\n\nAda Test\n\nAnnex A\n\n{prose(1, 3)}\n\n"
    document = document_of(f"{letter}{imprint}\n\n{below}\n")
    assert next(b.kind for b in document.blocks if document.of(b).startswith(imprint)) == kind
    assert ("paragraph", prose(1, 3)) in [(b.kind, document.of(b)) for b in document.blocks]


def test_a_web_page_of_one_paragraph_without_its_last_stop_is_read() -> None:
    """A sentence ends within it, and no line of the page ends one."""
    said = prose(0, 3).rstrip(".")
    document = document_of(f"A review of a case\n\n{said}\n\nShare this\n", "web-page")
    assert ("paragraph", said) in [(b.kind, document.of(b)) for b in document.blocks]


def test_a_paragraph_of_a_web_page_is_no_heading_for_want_of_a_stop() -> None:
    """Headings are short; what ends in a source in brackets may be several sentences."""
    source = "(Children Act 1989, section 20, as amended)"
    part = (
        "The effectiveness of the local area in assessing and meeting the needs of children and young people "
        "with special educational needs and/or disabilities"
    )
    lines = ("Complaints", f"{prose(0, 3)} {source}", part, prose(1, 3))
    document = document_of("\n\n".join(lines) + "\n\n" + "=" * 40 + "\n\nHome\n", "web-page")
    kinds = [b.kind for b in document.blocks if b.kind != "left-out"]
    assert kinds == ["heading", "paragraph", "heading", "paragraph"]


def test_a_cleared_web_page_without_its_title_is_kept_from_its_start() -> None:
    """If no line is the title, prose above the longest stretch is the page's own too."""
    lines = ("The council is sorry.", "News", "Latest", "Children wait too long for help. Plans drift.")
    document = document_of("\n\n".join(lines) + "\n\n" + "=" * 40 + "\n\nHome\n", "web-page")
    assert [document.of(b) for b in document.blocks if b.kind != "left-out"] == list(lines)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Electoral wards affected: All", "paragraph"),
        ("Meeting: Cabinet", "paragraph"),
        ("Published: 11 March 2011", "paragraph"),
        ("Councillor Ada Example, Cabinet Member for Children", "paragraph"),
        ("By Ada Example Local Democracy Reporter", "paragraph"),
        ("Her Majesty’s Inspector", "paragraph"),
        ("© Crown copyright 2023", "left-out"),
        ("Title of report: Focused visit to Anytown children’s services", "title"),
        ("By the end of the year", "heading"),
        ("Doctors and nurses", "heading"),
    ],
)
def test_what_a_document_says_of_itself_heads_nothing(line: str, kind: str) -> None:
    """Facts behind labels, people and imprints are short lines of their own, as headings are."""
    document = document_of(f"Dear Ms Smith\n\n{line}\n\n{prose(0, 3)}\n\nFindings\n\n{prose(1, 3)}\n")
    assert document.blocks[1].kind == kind


@pytest.mark.parametrize(
    "title", ["Visits to local areas: one year on", "Plan of action for children in Anytown"]
)
def test_a_line_that_is_the_title_stands_alone(title: str) -> None:
    """However it ends, and with no blank line below it."""
    front = FRONT.replace("Focused visit to Anytown children’s services", title)
    document = document_of(f"Dear Ms Smith\n{title}\n{prose(0, 3)}\n{prose(1, 3)}\n", front=front)
    assert shown(document).split("\n")[1] == f"title: {title}"


def test_a_title_over_several_lines_is_one() -> None:
    """However much room its lines leave, they are one title if they are the title together."""
    title = "INSPECTION OF SERVICES FOR CHILDREN IN NEED OF HELP AND PROTECTION"
    broken = title.replace("IN NEED", "IN\nNEED").replace("HELP AND", "HELP\nAND")
    front = FRONT.replace("Focused visit to Anytown children’s services", title)
    document = document_of(f"Dear Ms Smith\n{broken}\nOVERVIEW\n{prose(0, 3)}\n", front=front)
    assert shown(document).split("\n")[1:3] == [f"title: {title}", "heading: OVERVIEW"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("both long-\nand short-term plans", "both long- and short-term plans"),
        ("pre-\nor post-birth plans", "pre- or post-birth plans"),
        ("work face-\nto-face with children", "work face-to-face with children"),
        ("ways of decision-\nmaking", "ways of decision-making"),
    ],
)
def test_a_hyphen_that_ends_a_word_keeps_its_space(lines: str, words: str) -> None:
    """A hyphen at a line's end is joined to what follows, but not to a lone "and" or a word like it."""
    document = document_of(f"Dear Ms Smith\n\nThe council has {lines} of its own.\n")
    assert document.of(document.blocks[1]) == f"The council has {words} of its own."


def test_paragraphs_set_narrower_than_others_go_on() -> None:
    """Numbered paragraphs leave room at their lines' ends, before words that any line may begin with."""
    names = (
        "In May 2022 HM Inspectors of Ofsted met the Chief Executive of Anyshire Council at County Hall, "
        "Anytown, with Members of the Scrutiny Panel, the Board and Youth Team who had read Report 27 of May "
        "2021 on Care."
    )
    wide = "\n".join(line for n in range(3) for line in wrap(prose(n, 6), 450))
    paragraphs = [f"{n}. {' '.join([names] * 3)}" for n in range(1, 9)]
    narrow = "\n".join(line for text in paragraphs for line in wrap(text, 425))
    document = document_of(f"Dear Ms Smith\n{wide}\n{narrow}\n")
    assert [document.of(b) for b in document.blocks if b.kind == "paragraph"][-8:] == paragraphs


def test_where_numbers_part_paragraphs_a_sentences_end_does_not() -> None:
    """A numbered paragraph set in from its number goes on below a sentence that leaves a little room."""
    heading = "The experiences and progress of children who need help"
    whole = "Managers at the front door do know the children who are waiting and their families"
    text = f"{heading}\n{whole}, and they act on what they know of them in good time for them.\n"
    for n in range(1, 12):
        text += f"{n}. {whole}.\nChildren are safe. {whole}.\nThey are seen.\n"
        text += f"{heading}\n" * (n % 5 == 0)
    document = document_of(f"Dear Ms Smith\n{text}")
    numbered = [document.of(b) for b in document.blocks if b.printed]
    assert numbered == [f"{n}. {whole}. Children are safe. {whole}. They are seen." for n in range(1, 12)]
