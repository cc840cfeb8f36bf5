"""What a document says of itself: dates, visits, names, councils, and honest gaps."""

from __future__ import annotations

import pytest

from generator.ingest.addressed import addressee
from generator.ingest.converted import Converted
from generator.ingest.councils import authority_name, fuller_name, slug
from generator.ingest.dates import days_before, first_days, iso_date
from generator.ingest.fields import Fields, read_fields
from generator.ingest.layout import Piece, pieces_of
from generator.ingest.names import inspectors, is_name, signatories
from generator.ingest.pdf import read_pages
from generator.ingest.plain import read_plain
from tests.ingest import samples
from tests.ingest.pdf_writer import Flow

PROSE = samples.prose(0, 3)


def fields_of(flow: Flow) -> Fields:
    """The fields of a made-up PDF."""
    return read_fields(Converted(pieces_of(read_pages(flow.bytes(), "made-up.pdf")), "a test"))


def fields_of_lines(*lines: str) -> Fields:
    """The fields of a text of these lines."""
    return read_fields(Converted(tuple(Piece("text", line, 1) for line in lines), "a test"))


def test_a_letter_gives_every_field() -> None:
    """All that a focused visit letter states is found, on the page where it stands."""
    fields = fields_of(samples.letter())
    assert {found.name: found.value for found in fields.found} == {
        "kind": "focused-visit-letter",
        "title": "Focused visit to Anyshire children’s services",
        "date": "2018-07-05",
        "authority": "Anyshire",
        "publisher": "ofsted",
        "licence": "ogl-3",
        "authors": "Grace Sample",
        "inspectors": "Grace Sample, Alan Test",
        "author_role": "Her Majesty’s Inspector",
        "addressee": "Ms Ada Example",
        "addressee_role": "Director of Children’s Services",
        "visit": "2018-06-12/2018-06-13",
        "framework": "Inspection of local authority children’s services (ILACS)",
    }
    assert fields.author_role.page == 3
    assert fields.date.page == 1


def test_a_report_gives_its_dates_and_lead_inspector() -> None:
    """An inspection report has no addressee; its dates stand behind labels."""
    fields = fields_of(samples.report(5))
    assert fields.kind.id == "inspection-report"
    assert (fields.date.value, fields.visit.value) == ("2024-03-11", "2024-01-15/2024-01-26")
    assert fields.author_names == ("Grace Sample",)
    assert fields.addressee.value == ""
    assert fields.addressee.why == "the document has no salutation and no address"


def test_a_report_may_name_its_inspectors_at_its_end() -> None:
    """The team stands below all findings, an office before each name."""
    team = [
        "Lead inspector: Gwen Ábel-Test",
        "Team inspectors: Cy Else and Di Sample",
        "Quality assurance: Ed Other",
    ]
    findings = [samples.prose(n, 4) for n in range(70)]
    fields = fields_of_lines("Inspection of Anyshire children’s services", *findings, *team)
    assert fields.author_names == ("Gwen Ábel-Test", "Cy Else", "Di Sample")


@pytest.mark.parametrize(
    "said",
    [
        "The last inspection was carried out by Ada Test HMI and Bo Sample HMI in 2019.",
        "The previous monitoring visit was led by Ada Test, Her Majesty’s Inspector.",
        "The council says that the inspection team was Ada Test and Bo Sample.",
        "Contact: inspectors: Any Street, Old Town, or telephone.",
    ],
)
def test_who_made_another_inspection_did_not_write_of_this_one(said: str) -> None:
    """Near a report's end only names behind labels are its inspectors'."""
    findings = [samples.prose(n, 4) for n in range(70)]
    fields = fields_of_lines("Inspection of Anyshire children’s services", *findings, said)
    assert (fields.author_names, fields.publisher.value) == ((), "")


def test_labels_at_a_reports_end_go_before_sentences() -> None:
    """All whom the labels name are the authors, and no label is the office of a name before it."""
    team = ["Lead inspector: Ada Test", "Deputy lead inspector: Bo Sample", "Team inspectors: Cy Else"]
    fields = fields_of_lines("Inspection of Anyshire children’s services", samples.prose(0, 4), *team)
    assert (fields.author_names, fields.author_role.value) == (("Ada Test", "Bo Sample", "Cy Else"), "")


def test_labels_amid_a_report_name_its_inspectors() -> None:
    """In a text each line is one of many, and names go on over a line's end."""
    lines = ["Inspection of Anyshire children’s services", *(samples.prose(n, 3) for n in range(30))]
    team = "Reporting inspector: Ada Test\nTeam inspectors: Bo Sample, Cy\nElse\nAnalyst: Di Proof"
    rest = [samples.prose(n, 3) for n in range(45)]
    text = "\n\n".join([*lines, team, *rest])
    assert read_fields(read_plain(text.encode(), "a.txt")).author_names == (
        "Ada Test",
        "Bo Sample",
        "Cy Else",
    )


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Monitoring visit to Anytown and Other\nMetropolitan Borough Council children’s\nservices",
         "Monitoring visit to Anytown and Other Metropolitan Borough Council children’s services"),
        ("Children’s services peer challenge: Any upon\nTrent",
         "Children’s services peer challenge: Any upon Trent"),
        ("Joint targeted area inspection in Any-\nnext-Wold",
         "Joint targeted area inspection in Any-next-Wold"),
        ("Statutory direction to Anytown Council\nin relation to children’s services",
         "Statutory direction to Anytown Council in relation to children’s services"),
    ],
)  # fmt: skip
def test_a_title_in_plain_text_is_whole(head: str, title: str) -> None:
    """It goes on amid a council’s name, and over a hyphen at a line's end without a space."""
    text = f"Dear Ms Example\n\n{head}\n\n{samples.prose(0, 5)}\n\nYours sincerely\n\nAda Test\n"
    assert read_fields(read_plain(text.encode(), "a.txt")).title.value == title


@pytest.mark.parametrize(
    ("head", "said", "title"),
    [
        ("Inspection of services in Wharfe\nCross", "Children in Wharfe Cross wait.",
         "Inspection of services in Wharfe Cross"),
        ("Inspection of services under the Education\nAct 1996", "It is made under the Education Act 1996.",
         "Inspection of services under the Education Act 1996"),
        ("Inspection of services in Wharfe\nCross", "Children in Wharfe wait. Cross words are rare.",
         "Inspection of services in Wharfe"),
        ("Inspection of services in Wharfe\nAda Test", "Ada Test came to Wharfe.",
         "Inspection of services in Wharfe"),
        ("Inspection of services in Wharfe\nOfsted", "Wharfe Ofsted Ofsted.",
         "Inspection of services in Wharfe"),
        ("Inspection of services in Wharfe\nCouncil Leader’s foreword", "Homes in Wharfe Council are few.",
         "Inspection of services in Wharfe"),
        ("Inspection of services in Wharfe\n\nCross", "Children in Wharfe Cross wait.",
         "Inspection of services in Wharfe"),
        ("Focused visit to Anytown Children’s Services\nLeadership and management",
         "The Children’s Services Leadership Team meets weekly.",
         "Focused visit to Anytown Children’s Services"),
        ("Report on Anytown Children’s Services\nEarly Help",
         "The Children’s Services Early Help team meets. Children’s Services know it.",
         "Report on Anytown Children’s Services"),
    ],
)  # fmt: skip
def test_a_title_goes_on_with_the_rest_of_a_name_that_the_text_says(head: str, said: str, title: str) -> None:
    """The text below says its last word and the next line's first together, amid a sentence."""
    text = f"Dear Ms Example\n\n{head}\n{samples.prose(0, 2)}\n{said}\n\nYours sincerely\n\nAda Test\n"
    assert read_fields(read_plain(text.encode(), "a.txt")).title.value == title


@pytest.mark.parametrize(
    "lines",
    [
        ("Report title: Improvement plan: update for", "2019/20"),
        ("Report to: Cabinet", "", "Improvement plan: update for", "Report title:", "2019/20"),
    ],
)
def test_a_labelled_title_keeps_its_figures_on_the_next_line(lines: tuple[str, ...]) -> None:
    """Figures alone are no title; they end the words beside the label, or above it where a cell is cut."""
    text = "\n".join(["Anytown Council", "", *lines, "", "Wards affected: All", "", samples.prose(0, 3)])
    assert (
        read_fields(read_plain(text.encode(), "a.txt")).title.value == "Improvement plan: update for 2019/20"
    )


def test_a_running_head_right_above_the_title_that_it_cuts_short_is_not_the_title() -> None:
    """The whole title stands again below it."""
    prose = "\n".join(samples.prose(n, 1) for n in range(6))
    head, title = "Inspection of Anytown children’s ser", "Inspection of Anytown children’s services"
    pages = [f"{head}\n{f'{title}' if n == 1 else prose}\n\n{prose}\n" for n in range(1, 5)]
    assert read_fields(read_plain("\f".join(pages).encode(), "a.txt")).title.value == title


@pytest.mark.parametrize(
    ("title", "below"),
    [
        (
            "Focused visit to Anytown",
            "Focused visit to Anytown children’s services was made on 4 March 2019.",
        ),
        ("Children in care", "Children in care are safe."),
        ("Leaders must act now", "Leaders must act now to protect children. They have\nnot done so."),
        ("Anytown City Council", "Anytown City Council House"),
        ("Children in care", "Children in careful hands are safe."),
    ],
)
def test_a_title_with_whose_words_the_text_begins_is_kept(title: str, below: str) -> None:
    """Only a title below it, amid a word of which the line ends, shows that it is a running head."""
    first = read_plain(f"{title}\n\n{below}\n\n{samples.prose(0, 6)}\n".encode(), "a.txt").pieces[0]
    assert (first.kind, first.text) == ("text", title)


def test_what_pages_print_at_their_edges_names_no_document() -> None:
    """A running head beside the first page's number is none; where no number stands, it may be the title."""
    prose = "\n".join(samples.prose(n, 1) for n in range(6))
    head = "Inspection report: SC123456"
    pages = [f"{n}\n{head}\n{'Assurance visit' if n == 1 else prose}\n{prose}\n" for n in range(1, 5)]
    assert read_fields(read_plain("\f".join(pages).encode(), "a.txt")).title.value == "Assurance visit"
    pages = [f"{head}\n\n{prose}\n\n{n}\n" for n in range(1, 5)]
    pages[0] = f"{head}\n\n{prose}\n"
    assert read_fields(read_plain("\f".join(pages).encode(), "a.txt")).title.value == head


def test_ofsted_publishes_what_inspectorates_write_together() -> None:
    """The last lines may hold the other inspectorate's name alone, whichever column was read first."""
    report = [
        "Area SEND inspection of Anytown Local Area Partnership",
        *(samples.prose(n, 3) for n in range(30)),
    ]
    other = ["Care Quality Commission"]
    other += [f"{name}, CQC Inspector" for name in ("Bo Sample", "Cy Else", "Di Proof", "Eve Trial")]
    fields = fields_of_lines(*report, "Ofsted", "Ada Test, HMI", "Fay Model, HMI", *other)
    assert fields.publisher.value == "ofsted"
    assert fields_of_lines(*report, *other).publisher.value == "care-quality-commission"


def test_a_joint_letter_names_all_who_sign() -> None:
    """Everybody who signs for an inspectorate is an author; the inspectorates are not."""
    fields = fields_of(samples.joint_letter())
    assert fields.kind.id == "joint-inspection-letter"
    assert fields.author_names == ("Dee Sample", "Eve Sample")
    assert fields.authority.value == "Anyshire"
    assert (fields.addressee.value, fields.visit.value) == ("Bea Example", "2017-03-06/2017-03-10")


def test_what_is_not_stated_is_empty_with_a_reason() -> None:
    """A text that says nothing of itself gives no guessed field."""
    fields = fields_of_lines("Notes.", "Children like the park. They go there often.")
    empty = [found for found in fields.found if not found.value]
    assert {found.name for found in empty} >= {
        "date",
        "authority",
        "publisher",
        "licence",
        "authors",
        "visit",
    }
    assert all(found.why for found in empty)


@pytest.mark.parametrize(
    "text",
    ["Headline findings", "Findings", "Main findings:", "What needs to improve in this area of practice",
     "Areas for improvement", "2. Introduction", "Inspectors saw the review of plans.",
     "Information about this visit", "Information about the local area partnership"],
)  # fmt: skip
def test_no_section_and_no_sentence_names_a_letter(text: str) -> None:
    """A heading of a section, or a bold sentence, is passed over for the heading that names the letter."""
    pieces = [
        Piece("text", "Dear Ms Test", 1),
        Piece("heading", text, 1),
        Piece("text", "Plans are good.", 1),
    ]
    assert read_fields(Converted(tuple(pieces), "")).title.value == ""
    named = [*pieces, Piece("heading", "Focused visit to Anyshire", 1)]
    assert read_fields(Converted(tuple(named), "")).title.value == "Focused visit to Anyshire"


@pytest.mark.parametrize(
    "line", ["Spring 2019", "Date: Summer term 2021", "Published late autumn 2019", "WINTER 2019/20"]
)
def test_a_time_of_the_year_is_no_date(line: str) -> None:
    """The date stays not stated."""
    assert fields_of_lines("Report on children in Anytown", line, "Overview", PROSE).date.value == ""


@pytest.mark.parametrize(
    ("opening", "why"),
    [
        (["Progress since Spring 2019"], "no line above the first sentence, or at the end, is a date"),
        (["Spring term"], "no line above the first sentence, or at the end, is a date"),
        (["Dear Ms Test"], "no line above the salutation, or below the closing, is a date"),
    ],
)
def test_where_a_date_was_looked_for_is_told(opening: list[str], why: str) -> None:
    """A report has no salutation, and a time of the year amid other words is of something else."""
    assert fields_of_lines("Report on children", *opening, PROSE).date.why == why


@pytest.mark.parametrize(
    "head",
    [
        ["Council’s response", "A report by the Anytown Commissioner, published 3 May 2022"],
        ["Comments on", "A report by the Anytown Commissioner, published 3 May 2022"],
        ["What children say", "A report on the inspection of Anytown, published 3 May 2022"],
        ["What children say", "A report by Ofsted on Anytown, published 3 May 2022"],
        ["What children say", "A report by Ofsted, published 3 May 2022 and revised since"],
        ["Action plan", "A report by the Anytown Children’s Commissioner, published 3 May 2022"],
        ["Learning for our service", "An independent report by Ada Test, published on 3 May 2022"],
        ["What children say", "A report by Ofsted, published spring 2022"],
        ["Improvement board", "MS Teams, 3 May 2022"],
        ["What children say", "Since a report by Ofsted, published 3 May 2022"],
    ],
)
def test_the_day_of_another_report_is_no_date(head: list[str]) -> None:
    """What answers, or is about, something published on a day was written on another."""
    assert fields_of_lines(*head, "Summary", PROSE).date.value == ""


def test_being_spoken_of_is_not_publishing() -> None:
    """A message that speaks of Ofsted and of a monitoring visit is neither Ofsted's nor a visit's letter."""
    fields = fields_of_lines(
        "Message from Ada Test",
        "Dear colleagues",
        "The outcome of our most recent Ofsted monitoring visit has now been published.",
        "The Department for Education has read it too.",
    )
    assert (fields.kind.id, fields.publisher.value, fields.licence.value) == ("letter", "", "")
    assert fields.title.value == "Message from Ada Test"
    assert fields.addressee.value == fields.addressee_role.value == ""


def test_an_inspector_written_to_by_surname_publishes_nothing() -> None:
    """The address has the name with an office behind it, and the salutation the surname alone."""
    fields = fields_of_lines(
        "Anytown Council, The Guildhall, Anytown AN1 1AA",
        "14 August 2019",
        "Yasmin Example HMI",
        "Ofsted",
        "Piccadilly Gate",
        "Manchester M1 2WD",
        "Dear Ms Example",
        "Thank you for your letter about the focused visit to Anytown on 9 and 10 July 2019.",
        "Yours sincerely",
        "Ada Test",
        "Director of Children’s Services",
    )
    assert (fields.publisher.value, fields.licence.value) == ("", "")


@pytest.mark.parametrize("body", ["Ofsted", "Department for Education", "Regional Director, Ofsted"])
def test_whoever_is_written_to_publishes_nothing(body: str) -> None:
    """A council's letter to an inspectorate is not that inspectorate's, and no visit's."""
    letter = [
        "Anytown Council, The Guildhall, Anytown AN1 1AA",
        "14 August 2019",
        "Ms Yasmin Example",
        "Regional Director",
        body,
        "Piccadilly Gate",
        "Manchester M1 2WD",
        "yasmin.example@ofsted.gov.uk",
        "Dear Ms Example",
        "Focused visit to Anytown, 9 and 10 July 2019",
        "Thank you for your letter about the focused visit to Anytown on 9 and 10 July 2019.",
        "Yours sincerely",
        "Ada Test",
        "Director of Children’s Services",
        "cc Department for Education",
    ]
    fields = fields_of_lines(*letter)
    assert (fields.kind.id, fields.publisher.value, fields.visit.value) == ("letter", "", "")
    assert fields.addressee.value == "Ms Yasmin Example"


SENDER = ["Ada Test OBE", "Independent Chair", "Anytown Improvement Board", "Anytown AN1 1AA"]
MINISTER = ["Bo Example MP", "Minister for Children", "Department for Education", "London SW1P 3BT"]


@pytest.mark.parametrize(
    ("opening", "addressee", "role"),
    [
        ([*SENDER, *MINISTER], "Bo Example MP", "Minister for Children"),
        ([*SENDER[:3], *MINISTER], "Bo Example MP", "Minister for Children"),
        (
            [*SENDER, *MINISTER, "Our ref: AT/1 Your ref: 2021-0031844"],
            "Bo Example MP",
            "Minister for Children",
        ),
        ([*MINISTER, "5 July 2021", *SENDER], "", "Minister"),
        (SENDER, "", "Minister"),
        (["ADA TEST", *SENDER[1:], *MINISTER], "Bo Example MP", "Minister for Children"),
        (["ANYTOWN COUNCIL", *MINISTER], "Bo Example MP", "Minister for Children"),
        ([*MINISTER[:2], "Our ref: 2021-0031844", *MINISTER[2:]], "Bo Example MP", "Minister for Children"),
    ],
)
def test_whoever_signs_is_not_written_to(opening: list[str], addressee: str, role: str) -> None:
    """The sender's own address may stand above the other, and the department in that publishes nothing."""
    fields = fields_of_lines(
        *opening, "Dear Minister", "Progress in Anytown", PROSE, "Yours sincerely", "Ada Test OBE"
    )
    assert (fields.addressee.value, fields.addressee_role.value) == (addressee, role)
    if addressee:
        assert (fields.publisher.value, fields.licence.value) == ("", "")


def test_the_head_of_an_email_is_no_office() -> None:
    """Ofsted stands in it as the one written to, and whom it is from is no office of theirs."""
    head = [
        "To: Ms Bo Example, National Director, Ofsted",
        "From: Ada Test, Chief Executive, Anytown Council",
    ]
    fields = fields_of_lines(*head, "Date: 5 July 2021", "Subject: Accuracy", "Dear Ms Example", PROSE)
    assert (fields.addressee.value, fields.addressee_role.value) == (
        "Ms Bo Example",
        "National Director, Ofsted",
    )
    assert (fields.date.value, fields.publisher.value) == ("2021-07-05", "")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Our ref: AT/1 Your ref: 2021-0031844 Date: 5 July 2021", "2021-07-05"),
        ("Your ref: 2021-0031844 Our ref: AT/1 Date: 5 July 2021", "2021-07-05"),
        ("Your Ref: 2021-0031844    Our Ref: AT/1    Date: 5 July 2021", "2021-07-05"),
        ("5 July 2021 | Ofsted", "2021-07-05"),
        ("Visit | 1 July 2021", ""),
        ("1 July 2021 | First monitoring visit", ""),
        ("1 July 2021 | 2 July 2021", ""),
        ("Our ref: AT/1, your letter dated 1 July 2021", ""),
        ("Our ref: AT/1 Date of your letter: 1 July 2021", ""),
        ("Our ref: AT/1 Your Date: 1 July 2021", ""),
        ("Our ref: AT/1 Your letter, Date: 1 July 2021", ""),
        ("Your ref: 2021-0031844 Date: 1 July 2021", ""),
    ],
)
def test_a_date_may_share_the_line_of_the_references_or_of_a_letterhead(line: str, date: str) -> None:
    """Its label says that it is the letter's, and not that of the letter which is answered."""
    assert fields_of_lines(line, "Dear Minister", PROSE).date.value == date


@pytest.mark.parametrize(
    "opening",
    [
        ["Amanda Lewis", "Director of Children’s Services", "Anytown Council", "Ofsted", "Piccadilly Gate"],
        ["Amanda Lewis", "Anytown Council", "5 July 2018", "Ofsted", "Piccadilly Gate"],
        ["Ofsted", "Amanda Lewis", "Director of Children’s Services", "Anytown Council",
         "cc: Paul Other, Department for Education"],
        ["Ofsted", "Amanda Lewis", "Commissioner, Department for Education"],
    ],
)  # fmt: skip
def test_an_inspectorate_that_stands_by_an_address_writes_its_own_letter(opening: list[str]) -> None:
    """Below a council's name or a day it is the sender, and above the address it is so whoever gets one."""
    fields = fields_of_lines(
        *opening,
        "Dear Ms Lewis",
        "Monitoring visit of Anytown children’s services",
        "This letter summarises the findings of the monitoring visit on 12 and 13 June 2018.",
        "Yours sincerely",
        "Grace Sample",
        "Regional Director, Social Care",
    )
    assert (fields.kind.id, fields.publisher.value) == ("monitoring-visit-letter", "ofsted")


@pytest.mark.parametrize(
    "annex",
    [
        ["Annex A", "Cases sampled", "12 children in need"],
        ["Appendix: Membership of the board", "Eleanor Brown, Commissioner", "Mark Green, Chief Executive"],
    ],
)
def test_names_in_an_annex_below_the_signature_sign_nothing(annex: list[str]) -> None:
    """Without a sentence or an item it is an annex all the same."""
    letter = ["Dear Ms Example", "Inspection of Anytown", "Children are seen.", "Yours sincerely", "Ada Test"]
    assert fields_of_lines(*letter, "Her Majesty’s Inspector", *annex).author_names == ("Ada Test",)


@pytest.mark.parametrize(
    ("address", "salutation"),
    [("Ms Yasmin Example", "DEAR MS EXAMPLE"), ("MS YASMIN EXAMPLE", "Dear Ms Example")],
)
def test_a_name_is_the_same_in_capitals(address: str, salutation: str) -> None:
    """The address gives it whole, with the office."""
    fields = fields_of_lines("Ofsted", "5 July 2018", address, "Director of Services", salutation, PROSE)
    assert (fields.addressee.value, fields.addressee_role.value) == (address, "Director of Services")


@pytest.mark.parametrize("heading", ["DEAR time", "DEAR (Drop Everything and Read)", "Dear Mum"])
def test_a_report_with_a_heading_like_a_salutation_is_written_to_nobody(heading: str) -> None:
    """Its title and kind are its own."""
    fields = fields_of_lines("Inspection of Oak House", "Summary", PROSE, heading, PROSE)
    assert (fields.title.value, fields.kind.form, fields.addressee.value) == (
        "Inspection of Oak House",
        "report",
        "",
    )


@pytest.mark.parametrize("above", ["MS ANN OTHER", "Ms Ann Other", "MS Teams"])
def test_a_style_alone_greets_nobody_else(above: str) -> None:
    """Two women in an address share it; the salutation says which of them the letter is for."""
    fields = fields_of_lines("5 July 2018", above, "Clerk", "Ms Yasmin Example", "Dear Ms Example", PROSE)
    assert fields.addressee.value == "Ms Yasmin Example"


@pytest.mark.parametrize("salutation", ["DEAR Yasmin", "DEAR Sir/Madam", "Dear Ms Example"])
def test_a_preface_leaves_a_letter_what_it_is(salutation: str) -> None:
    """A web site speaks of itself above it; its date and postcode stand between."""
    preface = "We use cookies to make this site work and to learn how you use it, so that we can improve it. "
    fields = fields_of_lines(
        f"{preface}{preface}".strip(),
        "5 July 2018",
        "Ms Yasmin Example",
        "Director of Services",
        "Anytown AN1 2BC",
        salutation,
        PROSE,
    )
    assert fields.addressee.value == "Ms Yasmin Example"


@pytest.mark.parametrize("name", ["OFSTED", "Ofsted", "DEPARTMENT FOR EDUCATION"])
def test_the_heading_of_a_section_publishes_nothing(name: str) -> None:
    """Below its first sentence a report speaks of others."""
    fields = fields_of_lines("Report of the Director", "Summary", PROSE, name, *[PROSE] * 9)
    assert (fields.publisher.value, fields.licence.value) == ("", "")


def test_the_streets_of_an_imprint_sign_nothing() -> None:
    """They have the shape of names, and stand below the signature."""
    letter = ["Dear Ms Example", "Inspection of Anytown", PROSE, "Yours sincerely", "Ada Test"]
    imprint = "The Office for Standards in Education, Children’s Services and Skills regulates and inspects."
    fields = fields_of_lines(*letter, "Her Majesty’s Inspector", imprint, "Piccadilly Gate", "Store Street")
    assert (fields.author_names, fields.publisher.value) == (("Ada Test",), "ofsted")


def test_an_annex_in_capitals_signs_nothing() -> None:
    """Its headings have the shape of names."""
    letter = ["Dear Ms Example", "Inspection of Anytown", PROSE, "Yours sincerely", "Ada Test"]
    fields = fields_of_lines(*letter, "Her Majesty’s Inspector", "ANNEX A", "CASES SAMPLED", PROSE)
    assert fields.author_names == ("Ada Test",)


def test_a_letter_in_capitals_names_nobody_by_an_office() -> None:
    """Its letterhead tells who publishes it; an office in its address or below it is nobody's name."""
    fields = fields_of_lines(
        "OFSTED",
        "5 JULY 2018",
        "CHILDREN’S SERVICES",
        "ANYTOWN COUNCIL",
        "DEAR COLLEAGUE",
        "FOCUSED VISIT TO ANYTOWN COUNCIL",
        samples.prose(0, 3),
        "YOURS SINCERELY",
        "ADA TEST",
        "HER MAJESTY’S INSPECTOR",
    )
    assert fields.publisher.value == "ofsted"
    assert fields.author_names == ("ADA TEST",)
    assert fields.author_role.value == "HER MAJESTY’S INSPECTOR"
    assert fields.addressee.value == ""


@pytest.mark.parametrize(
    ("address", "greeted", "told"),
    [
        (["Ms Ada Example", "Director of Children’s Services"], "Ms Example and Mr Else", "“Mr Else”"),
        (
            ["Ms Ada Example", "Director of Children’s Services", "Mr Bo Else", "Accountable Officer"],
            "Ms Example and Mr Else",
            "“Mr Bo Else”",
        ),
        (["Ms Ada Example", "Bo Else", "Accountable Officer"], "colleagues", "“Bo Else”"),
        (["Ada Example, Director of Services", "Bo Else, Chief Constable"], "colleagues", "“Bo Else”"),
        (["Ada Example, Director of Services Mr Bo Else, Chief Constable"], "all", "“Mr Bo Else”"),
        (["MS ADA EXAMPLE"], "MS EXAMPLE AND MR ELSE", "“MR ELSE”"),
        (["Ms Ada Example"], "MS EXAMPLE AND MR ELSE", "“MR ELSE”"),
        (["Ms Ada Example"], "Ms Example, Mr Else and Dr Cy Sample", "“Mr Else”, “Dr Cy Sample”"),
    ],
)
def test_whoever_else_is_written_to_is_told(address: list[str], greeted: str, told: str) -> None:
    """One name is taken over, as the front matter holds one, and the report says which are not."""
    fields = fields_of_lines("5 July 2018", *address, f"Dear {greeted}", "Focused visit to Anytown", PROSE)
    assert address[0].startswith(fields.addressee.value)
    assert (
        fields.addressee.why
        == f"in the address, or the salutation; named there too, and not taken over: {told}"
    )


@pytest.mark.parametrize(
    ("address", "greeted"),
    [
        (["Ms Ada Example", "Director of Children’s Services", "Anytown Council"], "Ms Example"),
        (["Ms Ada Example", "Kirby Misperton", "AN1 2YS"], "Ms Example"),
        (["Ada Example and Bo Else"], "Ada and Bo"),
        (["Ms Ada Example", "cc Bo Else, Chief Constable"], "Ms Example"),
        (["Ms Ada Example", "Cc:", "Bo Else", "Chief Constable"], "Ms Example"),
        (["Ms Ada Example", "c.c. Mr Bo Else, Chief Constable"], "Ms Example"),
        (["Ms Ada Example", "Bcc: Mr Bo Else, Chief Constable"], "Ms Example"),
        (["Ms Ada Example", "Your contact:", "Mr Bo Else"], "Ms Example"),
        (["Ms Ada Example", "(formerly Mr Bo Else, Director)"], "Ms Example"),
        (["Ms Ada Example", "MS Teams"], "Ms Example"),
        (["MS ADA EXAMPLE", "DIRECTOR OF SERVICES"], "Ms Example"),
        ([], "Ms Example and Mr Else"),
    ],
)
def test_nobody_else_is_told_of_where_one_is_written_to(address: list[str], greeted: str) -> None:
    """Places and copies are nobody written to, and names joined in one line are taken over as they stand."""
    fields = fields_of_lines("5 July 2018", *address, f"Dear {greeted}", "Focused visit to Anytown", PROSE)
    assert fields.addressee.value
    assert fields.addressee.why == "in the address, or the salutation"


def test_an_inspectors_letter_to_a_department_is_the_inspectors() -> None:
    """Her Majesty's Inspector, who signs it, tells of a visit whoever is written to."""
    fields = fields_of_lines(
        "5 July 2018",
        "Ada Example",
        "Director of Improvement",
        "Department for Education",
        "Dear Ada Example",
        "Monitoring visit to Anytown children’s services",
        "This letter summarises the findings of the monitoring visit on 12 and 13 June 2018.",
        "Yours sincerely",
        "Grace Sample",
        "Her Majesty’s Inspector",
    )
    assert (fields.kind.id, fields.publisher.value) == ("monitoring-visit-letter", "ofsted")


def test_a_letterhead_that_a_converter_put_below_the_address_is_the_senders() -> None:
    """A telephone or a web site among those lines is nobody's to whom a letter is written."""
    fields = fields_of_lines(
        "5 July 2018",
        "Ms Ada Example",
        "Director of Children’s Services",
        "Ofsted",
        "Piccadilly Gate",
        "T 0300 123 1231",
        "Dear Ms Example",
        "Focused visit to Anytown children’s services",
        "This letter summarises the findings of the focused visit on 12 and 13 June 2018.",
        "Yours sincerely",
        "Grace Sample",
    )
    assert (fields.kind.id, fields.publisher.value) == ("focused-visit-letter", "ofsted")


def test_a_title_that_names_a_publisher_is_no_letterhead() -> None:
    """A council's letter on a visit by Ofsted is not Ofsted's; one that a "Director, Ofsted" signs is."""
    lines = [
        "Dear Councillor",
        "Ofsted praises children’s services",
        "I write to tell you of a visit by Ofsted.",
    ]
    assert fields_of_lines("Ofsted visit to Anyshire", *lines).publisher.value == ""
    signed = fields_of_lines(
        "5 July 2018", *lines, "Yours sincerely", "Ada Test", "National Director, Ofsted"
    )
    assert signed.publisher.value == "ofsted"


def test_inspectors_of_other_inspectorates_do_not_report_for_ofsted() -> None:
    """A letter that His Majesty's Inspector of Probation signs has no publisher that is known here."""
    lines = [
        "5 July 2018",
        "Dear Ms Example",
        "Inspection of Anyshire youth justice services",
        "Yours sincerely",
    ]
    for office, publisher in (("Inspector", "ofsted"), ("Inspector of Probation", "")):
        fields = fields_of_lines(*lines, "Ada Test", f"His Majesty’s {office}")
        assert fields.publisher.value == publisher


def test_a_title_goes_on_over_a_full_line() -> None:
    """In a text folded at a width, "services in Upper" is followed by "Thame", and not by who wrote it."""
    text = (
        "Report of the independent improvement adviser on children’s services in Upper\nThame\n\n"
        "Professor Ada Test\n\n"
        "Families told us that workers change too often, so that they tell their story\nagain and again.\n"
    )
    fields = read_fields(read_plain(text.encode(), "a.txt"))
    assert fields.authority.value == "Upper Thame"
    apart = (
        "Dear Ms Example\n\nSecond monitoring visit of Anytown Metropolitan Borough Council services\n\n"
        "This letter summarises the findings of the monitoring visit to Anytown\nBorough Council.\n"
    )
    title = read_fields(read_plain(apart.encode(), "a.txt")).title.value
    assert title == "Second monitoring visit of Anytown Metropolitan Borough Council services"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Partnership", "Area SEND inspection of Any and Vale Local Area Partnership"),
        ("Judgement", "Area SEND inspection of Any and Vale Local Area"),
    ],
)
def test_a_title_goes_on_with_the_kind_of_body_that_it_names(body: str, title: str) -> None:
    """In large type a title is broken long before the text's column ends."""
    text = (
        f"Area SEND inspection of Any and Vale Local Area\n{body}\n\n"
        f"Inspection dates: 6 November 2023 to 10 November 2023\n\n{samples.prose(0, 3)}\n"
    )
    assert read_fields(read_plain(text.encode(), "a.txt")).title.value == title


@pytest.mark.parametrize(
    "below", ["Anyshire County Council", "Inspection of safeguarding\nservices for children"]
)
def test_a_full_title_ends_before_a_council_or_itself(below: str) -> None:
    """Below the longest line of a cover stands the council's name, or the title once more below its foot."""
    title = "Inspection of safeguarding services for children"
    fields = fields_of_lines(title, *below.split("\n"), "4 May 2012", samples.prose(0, 3))
    tight = read_fields(read_plain(f"{title}\n{below}\n\n4 May 2012\n\nIt is.\n".encode(), "a.txt"))
    assert (fields.title.value, tight.title.value) == (title, title)


def test_a_report_published_as_a_web_page_is_a_report() -> None:
    """A page that gives its inspection's dates is the report; any other page is what somebody wrote of it."""
    pieces = [
        Piece("heading", "Inspection of Anyshire local authority children’s services", 0),
        Piece("text", "Inspection dates: 4 to 15 March 2024", 0),
        Piece("text", samples.prose(0, 3), 0),
    ]
    web = "lxml 6, HTML"
    report = read_fields(Converted(tuple(pieces), web))
    assert (report.kind.id, report.visit.value) == ("inspection-report", "2024-03-04/2024-03-15")
    assert read_fields(Converted((pieces[0], pieces[2]), web)).kind.id == "web-page"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "Annual engagement meeting between\nOfsted and Anytown Council",
            "Annual engagement meeting between Ofsted and Anytown Council",
        ),
        (
            "Anytown Children’s Services:\nSecond report to the Minister",
            "Anytown Children’s Services: Second report to the Minister",
        ),
        (
            "Response of the Anyshire\nChildren’s Partnership to the\njoint targeted area inspection",
            "Response of the Anyshire Children’s Partnership to the joint targeted area inspection",
        ),
        (
            "Performance Evaluation of Children’s\nServices: Anyshire Council",
            "Performance Evaluation of Children’s Services: Anyshire Council",
        ),
        ("Inspection of St Anne’s\nCare Inspectorate", "Inspection of St Anne’s"),
        ("Inspection of Any Secure Training\nCentre", "Inspection of Any Secure Training Centre"),
        ("Inspection of Anytown\nCentres visited", "Inspection of Anytown"),
        (
            "Review of the help that children get in Anyto\nReview of the help that children get in\nAnytown",
            "Review of the help that children get in Anytown",
        ),
    ],
)
def test_a_title_in_large_type_is_whole_in_a_plain_text(lines: str, title: str) -> None:
    """Its lines are shorter than the text's, and a running head above it may be cut short."""
    prose = "Children wait too long for help, and managers do not see how long they have been waiting for it."
    read = read_plain(f"{lines}\n\n{prose}\n\n{prose}\n".encode(), "made-up.txt")
    assert read_fields(read).title.value == title


def test_an_address_amid_the_text_is_found() -> None:
    """Some converters put date and address below the first page's text; the letter still states them."""
    fields = fields_of_lines(
        "Dear Ms Test",
        "Focused visit to Anyshire children’s services",
        "This letter summarises the findings of the focused visit to Anyshire children’s services on",
        "5 July 2018",
        "Ada Test",
        "Director of Children’s Services",
        "AN1 2YS",
    )
    assert (fields.date.value, fields.addressee.value) == ("2018-07-05", "Ada Test")
    assert fields.addressee_role.value == "Director of Children’s Services"


def test_the_year_of_a_visit_is_inferred_only_from_the_letters_date() -> None:
    """ "On 13 and 14 July", in a letter of August 2021, is July 2021, and marked as inferred."""
    opening = "This letter summarises the findings of a focused visit to Anyshire children’s services on "
    lines = ("Dear Ada Example", "Focused visit to Anyshire children’s services", f"{opening}13 and 14 July.")
    dated = fields_of_lines("23 August 2021", *lines)
    assert dated.visit.value == "2021-07-13/2021-07-14"
    assert dated.days is not None
    assert dated.days.year_inferred
    assert fields_of_lines(*lines).days is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 July 2018", "2018-07-05"),
        ("08 May 2019", "2019-05-08"),
        ("Thursday 1st March 2018", "2018-03-01"),
        ("4 January, 2019", "2019-01-04"),
        ("August 2017", "2017-08"),
        ("The visit was on 5 July 2018.", None),
        ("32 July 2018", None),
        ("31 June 2018", None),
        ("27/02/2020", "2020-02-27"),
        ("4 Aug. 2019", "2019-08-04"),
        ("05/07/2018", None),
        ("27-02-2020", "2020-02-27"),
        ("2020-02-07", "2020-02-07"),
    ],
)
def test_a_line_that_is_a_date(text: str, value: str | None) -> None:
    """Only a line that is wholly a date, and one that cannot be read two ways, dates a letter."""
    assert iso_date(text) == value


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 12 and 13 June 2018.", ("2018-06-12", "2018-06-13")),
        ("on 17 July 2018.", ("2018-07-17", "2018-07-17")),
        ("on 31 July and 1 August 2024", ("2024-07-31", "2024-08-01")),
        ("from 27 June to 28 June 2023", ("2023-06-27", "2023-06-28")),
        ("on 30 December and 3 January 2020", ("2019-12-30", "2020-01-03")),
        ("between 20 and 22 October 2020", ("2020-10-20", "2020-10-22")),
        ("on 7, 8 and 9 June 2021", ("2021-06-07", "2021-06-09")),
        ("15 January 2024 to 26 January 2024", ("2024-01-15", "2024-01-26")),
        ("17 February 2015 – 11 March 2015", ("2015-02-17", "2015-03-11")),
        ("on 1st and 2nd of March 2023", ("2023-03-01", "2023-03-02")),
        ("on Tuesday 4 and Wednesday 5 July 2023", ("2023-07-04", "2023-07-05")),
        ("on Monday, 3 July 2023 and Tuesday, 4 July 2023", ("2023-07-03", "2023-07-04")),
        ("on 3–7 and 10–14 July 2023", ("2023-07-03", "2023-07-14")),
        ("from 20 to 24 September and from 4 to 8 October 2021", ("2021-09-20", "2021-10-08")),
        ("between 9 and 13 October and between 16 and 20 October 2017", ("2017-10-09", "2017-10-20")),
        ("on 12 and 13 Sept 2017", ("2017-09-12", "2017-09-13")),
        ("in the week beginning 3 July 2023", ("2023-07-03", "2023-07-09")),
        ("(w/c 26 June 2023)", ("2023-06-26", "2023-07-02")),
        ("on 9/10 June 2021", ("2021-06-09", "2021-06-10")),
        ("on 9th & 10th June 2021", ("2021-06-09", "2021-06-10")),
        ("in the weeks commencing 5 and 12 June 2023", ("2023-06-05", "2023-06-18")),
    ],
)
def test_the_days_of_a_visit(text: str, days: tuple[str, str]) -> None:
    """Days of a visit as letters write them, months and years that are said once filled in."""
    found = first_days(text)
    assert found is not None
    assert (found.first, found.last) == days


def test_days_without_a_year_lie_before_the_letter() -> None:
    """A visit "on 14 December" in a letter of January was in the year before."""
    found = days_before("on 14 December.", "2020-01-20")
    assert found is not None
    assert found.first == "2019-12-14"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The inspectors were Ada Test, HMI, and Bo Sample, HMI. The quality assurance manager was Cy Else.",
         ("Ada Test", "Bo Sample")),
        ("The inspectors were Ada Test and Bo Sample, Her Majesty’s Inspectors.", ("Ada Test", "Bo Sample")),
        ("This visit was carried out by Her Majesty’s Inspectors, Ada Test and Bo Sample.",
         ("Ada Test", "Bo Sample")),
        ("His Majesty’s Inspectors for this visit were Ada Test, lead inspector, Bo O’Sample, team "
         "inspector, and Di Three-Names, who observed it.", ("Ada Test", "Bo O’Sample", "Di Three-Names")),
        ("The inspectors were Her Majesty's Inspectors (HMIs) Ada Test and Bo Sample.",
         ("Ada Test", "Bo Sample")),
        ("Her Majesty’s Inspectors were Ada Test, Bo Sample and Di Else. The methodology was adapted.",
         ("Ada Test", "Bo Sample", "Di Else")),
        ("The visit was carried out by Ada Test and Bo Sample, both of whom are Her Majesty’s Inspectors, "
         "and Cy Else (HMI designate).", ("Ada Test", "Bo Sample", "Cy Else")),
        ("Inspectors looked at the local authority’s arrangements.", ()),
        ("The last full inspection was carried out by Ada Test HMI and Bo Sample HMI in 2019.", ()),
    ],
)  # fmt: skip
def test_inspectors_named_in_the_opening(text: str, names: tuple[str, ...]) -> None:
    """Names are taken from every way of naming the inspectors that letters use, offices left off."""
    assert inspectors(text)[0] == names


@pytest.mark.parametrize(
    "text",
    ["Ada Test", "Ms Test", "Dr Máire O’Test", "Jo Two-Names OBE", "A. B. Test", "Rhun ap Test", "ADA TEST",
     "Ewa Żukowska", "Íris Ŵyn-Ślisz", "Ana de la Test", "Ada SMITH", "JO LI"],
)  # fmt: skip
def test_a_persons_name(text: str) -> None:
    """Styles, honours, initials, accents and hyphens all belong to names."""
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Care Quality Commission",
        "Anyshire",
        "the inspectors",
        "12 High Street",
        "NHS England",
        "Managers do",
        "NHS ENGLAND",
        "Anytown MASH",
        "Ada Test HM",
        "Local Government Association",
        "Anytown Partnership",
    ],
)
def test_what_is_no_name(text: str) -> None:
    """Bodies, places and common words are not people."""
    assert not is_name(text)


def test_who_signs_and_as_what() -> None:
    """The office may stand below the name or beside it."""
    assert signatories(["Ada Test", "Her Majesty’s Inspector"]) == [("Ada Test", "Her Majesty’s Inspector")]
    assert signatories(["Ada Test, HMI"]) == [("Ada Test", "HMI")]
    assert signatories(["Ada Test, Regional Director"]) == [("Ada Test", "Regional Director")]
    assert signatories(["Ada Test, Bo Sample and Cy Else", "Senior HMI"]) == [
        ("Ada Test", "Senior HMI"),
        ("Bo Sample", "Senior HMI"),
        ("Cy Else", "Senior HMI"),
    ]
    assert signatories(["Ada Test HMI Lead Inspector"]) == [("Ada Test", "HMI Lead Inspector")]
    assert signatories(["Ada Test HM Chief Inspector of Probation"]) == [
        ("Ada Test", "HM Chief Inspector of Probation")
    ]
    assert signatories(["Bo Sample HM Inspector of Constabulary and HM Inspector of Fire"]) == [
        ("Bo Sample", "HM Inspector of Constabulary and HM Inspector of Fire")
    ]
    assert signatories(["Ada Test", "His Majesty’s Chief Inspector of Probation"]) == [
        ("Ada Test", "His Majesty’s Chief Inspector of Probation")
    ]
    assert signatories(["Ofsted"]) == []


@pytest.mark.parametrize(
    "line",
    ["Virtual School Head", "Early Help Head of Service", "Youth Justice Group Manager",
     "Social Work Director",
     "Family Hubs Corporate Lead", "Adult Learning Head of Centre", "Early Help Interim Executive Director"],
)  # fmt: skip
def test_a_team_is_nobody_who_signs(line: str) -> None:
    """An office that begins with its team has the shape of a name and an office, and names nobody."""
    assert signatories([line]) == []
    assert signatories(["Ada Test", line]) == [("Ada Test", line)]


def test_a_surname_in_capitals_is_a_name() -> None:
    """ "Ada SMITH" signs as the office below says."""
    assert signatories(["Ada SMITH", "Director of Children’s Services"]) == [
        ("Ada SMITH", "Director of Children’s Services")
    ]


def test_bodies_side_by_side_head_a_joint_letter() -> None:
    """The first body named is the publisher; a list of copies amid the signatures is skipped."""
    text = (
        "Ofsted Care Quality Commission HMICFRS HM Inspectorate of Probation\n\n17 May 2024\n\n"
        "Dear partners\n\nJoint targeted area inspection of Anytown\n\nChildren are safe.\n\n"
        "Yours sincerely\n\n"
        "Ofsted\nAda Test\nRegional Director\ncc: Department for Education\nDi Else\n\n"
        "Care Quality Commission\nBo Sample\nDeputy Chief Inspector\n"
    )
    fields = read_fields(read_plain(text.encode(), "a.txt"))
    assert (fields.publisher.value, fields.author_names) == ("ofsted", ("Ada Test", "Bo Sample"))


def test_who_signs_side_by_side_in_a_text() -> None:
    """In a text that keeps the page's layout, wide white parts two signatures; narrow white parts no line."""
    text = (
        "5 July 2018\n\nDear Ms Example\n\nJoint inspection of Anytown\n\n"
        "This   letter  summarises   the  findings.\n\nYours sincerely\n\n"
        "Ada Test                  Bo Sample\nRegional Director         Deputy Chief Inspector\n"
    )
    fields = read_fields(read_plain(text.encode(), "a.txt"))
    assert fields.author_names == ("Ada Test", "Bo Sample")


def test_who_signs_side_by_side_in_a_table() -> None:
    """Cells of a row are read apart, and an office that goes on below is whole."""
    lines = [
        "Ofsted | Care Quality Commission",
        "| Ada Test Regional Director | | Bo Sample Deputy Chief Inspector",
    ]
    assert signatories(lines) == [("Ada Test", "Regional Director"), ("Bo Sample", "Deputy Chief Inspector")]
    below = ["Ada Test", "His Majesty’s Inspector of Constabulary and", "Fire & Rescue Services"]
    assert signatories(below) == [
        ("Ada Test", "His Majesty’s Inspector of Constabulary and Fire & Rescue Services")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Ada Test | Dr Bo Sample", "National Director, Ofsted | Chief Inspector, CQC"),
        ("Ada Test", "Dr Bo Sample", "National Director, Ofsted", "Chief Inspector, CQC"),
    ],
)
def test_names_above_as_many_offices_are_read_by_column(lines: tuple[str, ...]) -> None:
    """Each name has the office below it, not that of the next column."""
    assert signatories(lines) == [
        ("Ada Test", "National Director, Ofsted"),
        ("Dr Bo Sample", "Chief Inspector, CQC"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Ada Test, Ofsted HMI, Lead | Bo Else, CQC Lead",
            "inspector | inspector",
            "Cy Other, Ofsted HMI | Di Sample, CQC inspector",
        ),
        (
            "Ada Test, Ofsted HMI, Lead",
            "inspector",
            "Bo Else, CQC Lead",
            "inspector",
            "Cy Other, Ofsted HMI Di Sample, CQC inspector",
        ),
    ],
)
def test_inspectors_in_two_columns_are_all_read(lines: tuple[str, ...]) -> None:
    """An office goes on below, in its own column, and an inspector's ends before the next name."""
    assert signatories(lines) == [
        ("Ada Test", "Ofsted HMI, Lead inspector"),
        ("Bo Else", "CQC Lead inspector"),
        ("Cy Other", "Ofsted HMI"),
        ("Di Sample", "CQC inspector"),
    ]


def test_an_office_ends_before_the_next_person() -> None:
    """Who else is written to is no part of the first one's office."""
    line = "Ada Test, Director of Children’s Services, Anytown Dame Bo Else, Chief Officer, Anyshire"
    assert addressee([line], "Colleagues") == ("Ada Test", "Director of Children’s Services, Anytown")


@pytest.mark.parametrize(
    "role",
    [
        "Head of the Lord Mayor Office",
        "Chair of the Dame Cicely Trust and Director of Children's Services",
        "Chair of Dame Cicely Trust, Director of Children's Services",
        "Director, Lady Byron House, Anytown",
    ],
)
def test_an_office_that_names_a_style_is_whole(role: str) -> None:
    """A lord or a dame in what an office is of is no other person."""
    assert addressee([f"Ms Ada Test, {role}"], "Ms Test") == ("Ms Ada Test", role)


@pytest.mark.parametrize(
    "office",
    [
        "Lead inspector Social Care, Ofsted",
        "Senior HMI Social Care, Ofsted",
        "Senior HMI North West, Regional Director",
        "Lead inspector Social Care, Ofsted inspector",
    ],
)
def test_an_inspectors_office_that_says_of_what_is_whole(office: str) -> None:
    """Two words in capitals behind "inspector" name the next one only if an inspector's office follows."""
    assert signatories([f"Ada Test, {office}"]) == [("Ada Test", office)]


def test_an_office_does_not_go_on_with_the_next_name() -> None:
    """A converter may put the next signature between an office's two lines."""
    lines = ["Ada Test", "HM Inspector of Constabulary and", "Bo Sample", "HM Chief Inspector of Probation"]
    assert signatories(lines) == [
        ("Ada Test", "HM Inspector of Constabulary"),
        ("Bo Sample", "HM Chief Inspector of Probation"),
    ]


def test_names_that_ran_together_are_nobodys() -> None:
    """A converter may put two signatures on one line, and two offices on the next."""
    lines = ["Ada Test HMI Bo Sample", "Regional Director Deputy Chief Inspector", "Cy Else", "CQC Inspector"]
    assert signatories(lines) == [("Cy Else", "CQC Inspector")]


def test_a_letter_to_several_is_to_the_first_of_them() -> None:
    """Name and office of the first person in the address, on one line or two."""
    lines = ("Ada Test", "Director of Children’s Services", "Cy Else, Chief Officer")
    assert addressee(lines, "Ms Test") == ("Ada Test", "Director of Children’s Services")


def test_an_office_that_is_greeted_is_no_name() -> None:
    """ "Dear Director" names nobody; the address says the office."""
    assert addressee(["To the Director of Children’s Services"], "Director") == (
        "",
        "Director of Children’s Services",
    )


def test_an_area_inspection_letter_is_told_by_its_title() -> None:
    """A letter about special educational needs in an area is a kind of its own; its area is the authority."""
    fields = fields_of_lines(
        "14 November 2019",
        "Dear Ms Example",
        "Joint local area SEND inspection in Anytown",
        "Between 16 September 2019 and 20 September 2019, Ofsted conducted a joint inspection of the area.",
    )
    assert (fields.kind.id, fields.authority.value) == ("area-send-letter", "Anytown")
    assert fields.visit.value == "2019-09-16/2019-09-20"


def test_minutes_bear_the_day_of_their_meeting() -> None:
    """They are called by what stands above them, not by an item that speaks of a visit."""
    lines = [
        Piece("heading", "Anytown Children’s Scrutiny Committee", 1),
        Piece("heading", "Minutes of the meeting held on Tuesday 12 March 2024 at 10.30 am", 1),
        Piece("text", "Present: Councillors A. Ash and C. Elm", 1),
        Piece("heading", "45. Minutes of the last meeting", 1),
        Piece("text", "The minutes of the meeting held on 16 January 2024 were approved.", 1),
        Piece("heading", "46. Ofsted monitoring visit", 1),
        Piece("text", "The Director told members of the visit.", 1),
    ]
    fields = read_fields(Converted(tuple(lines), "a test"))
    assert (fields.kind.id, fields.date.value) == ("minutes", "2024-03-12")
    assert fields.title.value == "Anytown Children’s Scrutiny Committee"
    agenda = [
        Piece("heading", "Agenda", 1),
        Piece("text", "Minutes of the last meeting on 16 January 2024", 1),
    ]
    assert read_fields(Converted(tuple(agenda), "a test")).date.value == ""
    agenda[1] = Piece("text", "Minutes of the meeting held on 16 January 2024", 1)
    assert read_fields(Converted(tuple(agenda), "a test")).date.value == ""


def test_a_title_that_begins_with_the_word_minutes_may_be_another_document() -> None:
    """ "Minutes of the" committee are minutes; "Minutes matter" is a report."""
    assert fields_of_lines("Minutes of the Scrutiny Committee", samples.prose(0, 3)).kind.id == "minutes"
    assert fields_of_lines("Minutes matter: how quickly calls are answered").kind.id == "report"


def test_what_a_council_writes_after_an_inspection_is_no_report_of_it() -> None:
    """ "Progress since the inspection of services" is the council's own, wherever on the cover it stands."""
    for kind in ("text", "heading"):
        for said, found in (
            ("Progress since the inspection of services", "report"),
            ("Our response to the inspection of services", "report"),
            ("Response of the partnership to the joint targeted area inspection", "report"),
            ("Inspection of services for children", "inspection-report"),
            ("Inspection of services following the visit in May", "inspection-report"),
        ):
            pieces = [
                Piece("heading", "Anytown Borough Council", 1),
                Piece(kind, said, 1),
                Piece("text", samples.prose(0, 3), 1),
            ]
            assert read_fields(Converted(tuple(pieces), "a test")).kind.id == found


@pytest.mark.parametrize(
    ("title", "signer", "kind"),
    [
        (
            "Response to child exploitation in Anytown: joint targeted area inspection",
            "",
            "joint-inspection-letter",
        ),
        (
            "Response to the exploitation of children – joint targeted area inspection",
            "",
            "joint-inspection-letter",
        ),
        ("Improvement plan monitoring visit to Anytown", "", "monitoring-visit-letter"),
        ("Action plan: focused visit to Anytown", "", "focused-visit-letter"),
        ("Statement on the findings of the focused visit to Anytown", "", "letter"),
        (
            "Statement on the findings of the focused visit to Anytown",
            "Her Majesty’s Inspector",
            "focused-visit-letter",
        ),
    ],
)
def test_a_letter_that_answers_an_inspection_is_told_by_its_title(title: str, signer: str, kind: str) -> None:
    """Its title says that it answers a visit or an inspection, and no inspector signs it."""
    signed = ["Yours sincerely", "Ada Test", signer or "Director of Children’s Services"]
    said = "It tells of the days of 4 and 5 March 2019."
    assert fields_of_lines("2 May 2019", "Dear Ms Example", title, said, *signed).kind.id == kind


def test_a_building_below_a_full_line_of_an_address_is_no_part_of_an_office() -> None:
    """The office ends with its line, even where the building's first word would not have fitted there."""
    flow = Flow()
    flow.lines(["5 July 2018"])
    flow.gap()
    office = "Director of Children’s Services and Chief Executive, Caring Together for All"
    flow.lines(["Ms Ada Example", office, "Anytown Civic Centre", "High Road", "AN1 2YS"])
    flow.gap(40)
    flow.paragraph("Dear Ms Example")
    flow.heading("Focused visit to Anytown children’s services")
    flow.paragraph(samples.prose(0, 5))
    assert fields_of(flow).addressee_role.value == office


@pytest.mark.parametrize(
    ("lines", "greeted", "expected"),
    [
        (("Ada Test", "Director, Children’s Services", "Anyshire Council", "1 High Street"), "Ms Test",
         ("Ada Test", "Director, Children’s Services")),
        (("Ada Test,", "Director of Children’s Services and", "Adult Social Care", "Civic Centre"), "Ada",
         ("Ada Test", "Director of Children’s Services and Adult Social Care")),
        (("Ada Test", "Anyshire Council", "Town Hall"), "Ada", ("Ada Test", "")),
        (("Ada Test and Bo Sample", "Interim Joint Directors of Children’s Services"), "Ms Test",
         ("Ada Test and Bo Sample", "Interim Joint Directors of Children’s Services")),
        (("Councillor Ada Test, Leader of the Council", "Bo Sample, Chief Executive"), "Councillor Test",
         ("Councillor Ada Test", "Leader of the Council")),
        (("Ada Test", "Interim Director of Children’s", "Services", "Anytown Council"), "Ada Test",
         ("Ada Test", "Interim Director of Children’s Services")),
        (("Ada Test", "Head of Adults’ and Children’s", "Social Care", "Anytown Council"), "Ada Test",
         ("Ada Test", "Head of Adults’ and Children’s Social Care")),
        (("Ada Test", "Strategic Director, People", "Services, Anytown Council", "Town Hall"), "Ada Test",
         ("Ada Test", "Strategic Director, People")),
        (("Ada Test", "Chief Officer, Children", "Service House", "Anytown"), "Ada Test",
         ("Ada Test", "Chief Officer, Children")),
        (("Ada Test", "Executive Director for Children and Young People", "Social Care Directorate"),
         "Ada Test", ("Ada Test", "Executive Director for Children and Young People")),
        (("Ada Test", "Director of People", "Services House", "Anytown"), "Ada Test",
         ("Ada Test", "Director of People")),
        ((), "Mel Example", ("Mel Example", "")),
        ((), "colleagues", ("", "")),
    ],
)  # fmt: skip
def test_who_is_written_to(lines: tuple[str, ...], greeted: str, expected: tuple[str, str]) -> None:
    """Name and office come from the address, the name from the salutation where there is no address."""
    assert addressee(lines, greeted) == expected


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Test Professor Bo Else", ["Ada Test", "Professor Bo Else"]),
        ("Ada Test CBE QPM Bo Else", ["Ada Test CBE QPM", "Bo Else"]),
        ("The Rt Hon Ada Test MP", ["The Rt Hon Ada Test MP"]),
        ("Professor Dame Ada Test DBE", ["Professor Dame Ada Test DBE"]),
    ],
)
def test_a_style_or_an_honour_amid_a_line_parts_two_who_signed(line: str, names: list[str]) -> None:
    """A converter puts the names of two columns on one line; whose office stands below is not told."""
    assert [name for name, _ in signatories([line])] == names


_VISITED = "Her Majesty’s Inspectors were Dee Third and Eve Fourth. They visited Anytown."


def test_names_below_two_inspectorates_on_one_line_are_not_run_together() -> None:
    """Four words there, or above two offices, may be two people's names, and name nobody."""
    lines = ["Dear Ms Example", "Joint inspection in Anytown", "Children are seen.", "Yours sincerely"]
    heads = ["Ofsted Care Quality Commission", "Ada Test Bo Else", "Regional Director Chief Inspector"]
    assert fields_of_lines(*lines, *heads, "Cy Sample").author_names == ("Cy Sample",)
    assert fields_of_lines(*lines, "Ofsted", *heads[1:]).author_names == ()
    assert fields_of_lines(*lines, *heads[1:2], "Chief Executive Officer").author_names == (
        "Ada Test Bo Else",
    )


@pytest.mark.parametrize(
    "signature",
    [
        ["Ada Test Bo Else", "Her Majesty’s Inspectors"],
        ["Ada Test Bo Else", "Ofsted"],
        ["Ada Test Bo Else", "Her Majesty’s Inspector Inspection Manager"],
        ["Ada Test Bo Else Cy Sample", "Her Majesty’s Inspector"],
    ],
)
def test_whoever_visited_is_no_author_where_a_signature_cannot_be_read(signature: list[str]) -> None:
    """Somebody signed, who need not be any of the inspectors."""
    fields = fields_of_lines("Dear Ms Example", _VISITED, "Yours sincerely", *signature)
    assert (fields.author_names, fields.inspector_names) == ((), ("Dee Third", "Eve Fourth"))


def test_nobody_who_is_named_in_an_annex_signs_the_letter() -> None:
    """Whom inspectors met may be listed below the signature."""
    letter = ["Dear Ms Example", "Inspection of Anytown", "Children are seen.", "Yours sincerely", "Ada Test"]
    annex = ["Annex A", "Bo Else", "Director", "Cy Sample", "They met inspectors twice."]
    assert fields_of_lines(*letter, *annex).author_names == ("Ada Test",)


def test_who_signs_below_the_name_of_an_annex_that_is_not_there_is_the_author() -> None:
    """No sentence and no item follows: the line only names what came with the letter."""
    letter = ["Dear Ms Example", "Inspection of Anytown", "Children are seen.", "Yours sincerely", "Annex 1"]
    fields = fields_of_lines(*letter, "Ada Test", "Her Majesty’s Inspector")
    assert fields.author_names == ("Ada Test",)


@pytest.mark.parametrize(
    ("section", "title"),
    [
        ("C. My assessment of the year", "Improvement Board: progress letter"),
        ("Assessment of the year", "Assessment of the year"),
    ],
)
def test_a_section_with_a_letter_names_no_document(section: str, title: str) -> None:
    """Other headings that say what sort of document it is may."""
    headings = ("Improvement Board: progress letter", "B. What worries me", section)
    pieces = [Piece("text", "Dear Minister", 1)]
    for heading in headings:
        pieces += [Piece("heading", heading, 1), Piece("text", samples.prose(0, 2), 1)]
    assert read_fields(Converted(tuple(pieces), "a test")).title.value == title


@pytest.mark.parametrize(
    ("office", "publisher"),
    [
        ("Secretary of State for Education", "department-for-education"),
        ("Senior Civil Servant in the Department for Education", "department-for-education"),
        ("a Senior Civil Servant in the Department for Education", "department-for-education"),
        ("The Parliamentary Under-Secretary of State for Education", "department-for-education"),
        ("Deputy Director of Interventions at the Department for Education", "department-for-education"),
        ("Chief Officer", ""),
        ("a Director appointed by the Department for Education", ""),
        ("Shadow Secretary of State for Education", ""),
        ("Former Secretary of State for Education", ""),
        ("Children’s Services Commissioner appointed by the Secretary of State for Education", ""),
        ("Director of Improvement, formerly at the Department for Education", ""),
        ("Director appointed by officials in the Department for Education", ""),
        ("Director of Practice met officials at the Department for Education", ""),
        ("Head of Practice on loan to officials at the Department for Education", ""),
        ("Director of the board that reports to officials of the Department for Education", ""),
        ("Director of Care for the council in the area of the Department for Education", ""),
        ("A Head of a school in the trust of the Department for Education", ""),
        ("Adviser for the Department for Education", ""),
    ],
)
def test_an_office_tells_that_the_department_wrote(office: str, publisher: str) -> None:
    """Being written to is not enough: the office is that of whoever signs."""
    address = ["The Rt Hon Bo Else MP", "Secretary of State for Education", "Dear Mr Else"]
    text = ["Children’s services in Anytown", "Children are seen.", "Yours sincerely", "Ada Test", office]
    assert fields_of_lines(*address, *text).publisher.value == publisher


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Focused visit to Anyshire Borough Council children's services", "Anyshire"),
        ("Focused visit to the London Borough of Any and Other children’s services", "Any and Other"),
        ("Focused visit to the Royal Borough of Any-upon-Water local authority children’s services",
         "Any-upon-Water"),
        ("Focused visit to City of Anytown council children’s services", "Anytown"),
        ("Monitoring visit of Anyshire local authority children’s services", "Anyshire"),
        ("Inspection of Any City Council children’s services", "Any"),
        ("a visit to Together, who deliver children’s services on behalf of Anyshire Council", "Anyshire"),
        ("Report of the Children’s Services Commissioner for Anytown", "Anytown"),
        ("Director of Children’s Services, Anytown Metropolitan Borough Council", "Anytown"),
        ("Independent review of fostering in Anytown", "Anytown"),
        ("Children’s Services in Anytown", "Anytown"),
        ("Anytown Borough Council has welcomed a report", "Anytown"),
        ("Children’s services in Anytown require improvement to be good", "Anytown"),
        ("Praise for Anytown Council’s children’s services", "Anytown"),
        ("Improvement notice issued to Any East Council: July 2024", "Any East"),
        ("Area SEND inspection of Anytown Local Area Partnership", "Anytown"),
        ("To: Anyshire Council (“the Council”)", "Anyshire"),
        ("To: Anyshire Council (‘the council’)", "Anyshire"),
        ("Leader of Anytown Council", "Anytown"),
        ("ANYTOWN COUNCIL", "Anytown"),
        ("DIRECTION ISSUED TO ANYTOWN COUNCIL", "Anytown"),
        ("Joint local area SEND inspection in the Council of the Isles of Any", "Isles of Any"),
        ("Inspection of the Council of the Isles of Any local authority children’s services", "Isles of Any"),
        ("Area SEND full inspection of Anytown with Other Local Area Partnership", "Anytown with Other"),
        ("Area SEND monitoring inspection of Isle of Any Local Area Partnership", "Isle of Any"),
        ("London Borough of Any & Other", "Any and Other"),
        ("Inspection of City of London local authority children’s services", "City of London"),
        ("Peer challenge of Any County Council", "Any"),
        ("Statutory direction to Any and Other Council in relation to children’s services", "Any and Other"),
        ("Improvement notice issued to Any East Council and Any West Council", ""),
        ("Letter to the leader of the Council", ""),
        ("Area SEND inspection of Anytown Local Area Part-nership", ""),
        ("Leaders have praised children’s services after an inspection in June", ""),
        ("The local authority", ""),
        ("Social workers know children well.", ""),
        ("Minutes of the Scrutiny Committee of Anytown Borough Council", ""),
    ],
)  # fmt: skip
def test_the_council_in_a_title(text: str, name: str) -> None:
    """The council's own name is left when its kind and "children’s services" are taken away."""
    assert authority_name(text) == name


def test_a_council_is_named_as_fully_as_its_address_names_it() -> None:
    """ "Anytown" is "Anytown upon Water" if the address says so; its file name is in plain letters."""
    assert fuller_name("Anytown", ["Civic Centre", "Anytown upon Water"]) == "Anytown upon Water"
    assert slug("Anytown & St Mary’s") == "anytown-st-marys"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Professor Ann Other, 12 May 2022", "2022-05-12"),
        ("Issued: 12th May 2022", "2022-05-12"),
        ("First published on 12 May 2022", "2022-05-12"),
        ("Assessment published: 12 May 2022", "2022-05-12"),
        ("Ann Other OBE (12 May 2022)", "2022-05-12"),
        ("Ann Other, Chief Inspector – 12 May 2022", "2022-05-12"),
        ("Ofsted | 12 May 2022", "2022-05-12"),
        ("Posted by the press office on 12 May 2022", "2022-05-12"),
        ("Focused visit, 12 May 2022", ""),
        ("Next update due – 12 May 2022", ""),
        ("Next Update, 12 May 2022", ""),
        ("Consultation ends, 12 May 2022", ""),
        ("Closing Date: 12 May 2022", ""),
        ("Meeting with the Director, 12 May 2022", ""),
        ("Anyshire, 12 and 13 May 2022", ""),
        ("Sent: Thu, 12 May 2022 10:31", "2022-05-12"),
        ("Dyddiad/Date: 12 May 2022", "2022-05-12"),
        ("Date: May 2022", "2022-05"),
        ("Sentencing of the worker on 12 May 2022", ""),
        ("Sent to parents after the flood on 12 May 2022", ""),
        ("Date of birth: 12 May 2009", ""),
        ("Minutes of a meeting held at Any Hall, Anytown, on Monday, 12 May 2022", "2022-05-12"),
        ("Minutes of the meeting to be approved, following on from the one on 12 May 2022", ""),
        ("Minutes of the Improvement Board meeting to be held on 12 May 2022", ""),
    ],
)
def test_a_report_is_dated_on_its_cover(line: str, value: str) -> None:
    """A day behind a label, or beside who wrote, dates a report; that of a visit or a plan does not."""
    fields = fields_of_lines("Fostering in Anyshire", line, "Carers were asked what they need. " * 6)
    assert fields.date.value == value


def test_a_labelled_date_goes_before_one_beside_a_name() -> None:
    """The day on which a page was posted is its date, whatever other days stand above."""
    fields = fields_of_lines(
        "News", "Consultation ends, 30 June 2021", "Dr Ann Other, 1 May 2021", "Posted 3 May 2021"
    )
    assert fields.date.value == "2021-05-03"


def test_a_reports_kind_may_stand_anywhere_on_its_cover() -> None:
    """The cover of a commissioner’s report says what it is below its title."""
    cover = ("Report to the Secretary of State", "A. Other, Commissioner for Children’s Services in Anyshire")
    pieces = [Piece("heading", line, 1) for line in cover]
    pieces.append(Piece("text", "I was asked to say what is needed. " * 6, 2))
    fields = read_fields(Converted(tuple(pieces), "a test"))
    assert (fields.kind.id, fields.authority.value) == ("commissioner-report", "Anyshire")
    assert fields.author_names == ("A. Other",)
    assert fields.author_role.value == "Commissioner for Children’s Services in Anyshire"
