"""Reports, papers, minutes and notices: what each says of itself, and what it says of others."""

from __future__ import annotations

import pytest

from generator.ingest.converted import Converted
from generator.ingest.fields import Fields, read_fields
from generator.ingest.front import names_needed
from generator.ingest.html import read_html
from generator.ingest.layout import Piece, PieceKind
from tests.ingest import samples
from tests.ingest.test_fields import fields_of_lines
from tests.reading import collection

PROSE = samples.prose(0, 3)


def fields_of(*pieces: tuple[PieceKind, str]) -> Fields:
    """The fields of a document of these pieces."""
    return read_fields(Converted(tuple(Piece(kind, text, 1) for kind, text in pieces), "a test"))


def fields_of_text(text: str) -> Fields:
    """The fields of a text, whose lines stand right below each other but for blank lines."""
    lines = text.split("\n")
    pieces = [Piece("text", line, 1, tight=bool(i and lines[i - 1])) for i, line in enumerate(lines) if line]
    return read_fields(Converted(tuple(pieces), "a test"))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Re-inspection of services for children in need of help", "inspection-report"),
        ("Joint targeted area inspection of Anytown", "joint-inspection-report"),
        ("Area SEND inspection of Anytown Local Area Partnership", "area-send-report"),
        ("An inspection of youth offending services in Anytown", "youth-justice-report"),
        (
            "Report of Short Quality Screening (SQS) of youth offending work in Anytown",
            "youth-justice-report",
        ),
        ("Improvement notice", "improvement-notice"),
        ("Statutory direction to Anytown Borough Council", "statutory-direction"),
        ("Directions for using the new forms", "report"),
        ("An account of our improvement notice", "report"),
        ("Annual report: inspection of youth offending services", "report"),
        ("Local area SEND inspections: one year on", "report"),
        ("Joint targeted area inspection of local services: framework", "report"),
    ],
)
def test_a_report_is_told_by_its_title(title: str, kind: str) -> None:
    """Each body calls its reports by a formula."""
    assert fields_of(("heading", title), ("text", PROSE)).kind.id == kind


def test_a_letter_about_an_inspection_gives_its_days() -> None:
    """An inspection that is neither of an area nor joint is an inspection all the same."""
    fields = fields_of_lines(
        "18 June 2010",
        "Dear Ms Example",
        "Annual unannounced inspection of contact arrangements within Anyshire children’s services",
        "This letter contains the findings of the inspection in Anyshire, conducted on 18 and 19 May 2010.",
        PROSE,
        "Yours sincerely",
        "Ada Test",
        "Her Majesty’s Inspector",
    )
    assert (fields.kind.id, fields.visit.value) == ("inspection-letter", "2010-05-18/2010-05-19")


PAPER = (
    "Name of meeting: Cabinet",
    "Date: 7 March 2017",
    "Title of report: A plan for better services",
    "Ward councillors consulted: N/A",
    "1.1 Ofsted published its report of an inspection on 25 November 2016. It visited in October.",
    "9. Contact officer",
    "Ada Example, Head of Improvement",
)


def test_a_councils_paper_is_told_by_its_labels() -> None:
    """Its title stands behind a label, its date is the meeting's, and whom to ask did not write it."""
    fields = fields_of_lines(*PAPER)
    assert (fields.kind.id, fields.title.value) == ("council-paper", "A plan for better services")
    assert (fields.date.value, fields.author_names) == ("2017-03-07", ())


def test_a_paper_about_an_inspection_is_no_report_of_it() -> None:
    """Words in capitals are nobody's name, and the days of the inspection are not the paper's visit."""
    fields = fields_of(
        ("text", "REPORT TO CABINET"),
        ("text", "15 June 2023"),
        ("heading", "CABINET DECISION"),
        ("heading", "Children – Lead Cabinet Member – Councillor Ada Example"),
        ("heading", "INSPECTION OF CHILDREN’S SERVICES – OUTCOMES AND ACTION PLAN"),
        ("text", "The authority received its inspection on 27 February to 14 March 2023."),
    )
    assert (fields.kind.id, fields.visit.value, fields.author_names) == ("council-paper", "", ())
    assert fields.title.value == "INSPECTION OF CHILDREN’S SERVICES – OUTCOMES AND ACTION PLAN"


@pytest.mark.parametrize(
    "said",
    [
        "The report was carried out in May, and published on 9 May 2022.",
        "Members heard of the letter. It was published on 8 January 2019, as planned.",
        "Thank you for the plan after the report published 25 November 2016.",
    ],
)
def test_what_was_published_before_does_not_date_a_document(said: str) -> None:
    """In running prose the words tell of other documents."""
    assert fields_of_lines("A plan for better services", said).date.value == ""


def test_a_date_on_which_a_sentence_ends_stands_not_alone() -> None:
    """A converter may break a sentence right before a date; a date below a short line stands alone."""
    prose = "These minutes are to be confirmed by the Committee when it meets again on"
    assert fields_of_text(f"A plan for better services\n{prose}\n6 October 2022.").date.value == ""
    assert (
        fields_of_text("A plan for better services\nAda Example\n6 October 2022").date.value == "2022-10-06"
    )
    told = "It tells of a meeting of the Scrutiny Committee that was to be held on 13"
    assert fields_of_text(f"A plan for better services\n{told}\nOctober 2021").date.value == ""


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Dated this 24th day of May 2022", "2022-05-24"),
        ("Thursday, September 4, 2014", "2014-09-04"),
        ("HM Inspectorate of Probation, July 2022", "2022-07"),
        ("Meeting of Cabinet, Thursday 22 July 2021 2.30 pm (Item 24.)", "2021-07-22"),
        ("Meeting: 23/05/2022 - Children and Families Committee (Item 14)", "2022-05-23"),
        ("Children’s Scrutiny Committee - Thursday, 27th August, 2020 6.00 pm", "2020-08-27"),
        ("Meeting date: Thursday 28 March 2024", "2024-03-28"),
        ("Inspection date: 3 March 2015 Report published: 13 May 2015", "2015-05-13"),
        ("Meeting of Scrutiny Board (Children), Wednesday, 6th July, 2022 10.00 am (Item 14.)", "2022-07-06"),
        ("Publication: 24 April 2024", "2024-04-24"),
        ("The Committee met on 27 August 2020 for the first time", ""),
        ("Next Update, July 2022", ""),
    ],
)
def test_the_date_on_other_papers(line: str, value: str) -> None:
    """A direction's, an article's, a report's by month and a meeting's."""
    assert fields_of_lines("A plan for better services", line, PROSE).date.value == value


def test_minutes_are_called_by_the_words_that_head_them() -> None:
    """They may run over lines and give an hour before the day; the next meeting's day is not theirs."""
    fields = fields_of_text(
        "MINUTES of the meeting of the CHILDREN, FAMILIES AND\n"
        "CULTURE COMMITTEE held at 10.00 am on 4 July 2022 at Otherton.\n\n"
        "These minutes are to be confirmed by the Committee at its meeting on\nThursday, 6 October 2022.\n\n"
        f"Elected Members:\n\n{PROSE}"
    )
    assert (fields.kind.id, fields.date.value) == ("minutes", "2022-07-04")
    title = "MINUTES of the meeting of the CHILDREN, FAMILIES AND CULTURE COMMITTEE held at 10.00 am"
    assert fields.title.value == f"{title} on 4 July 2022 at Otherton"


def test_minutes_need_not_say_that_they_are() -> None:
    """Who was present, and who sent apologies, say it; inspectors of whom they tell did not write them."""
    fields = fields_of(
        ("heading", "ANYTOWN COUNCIL"),
        ("heading", "CHILDREN’S PANEL"),
        ("heading", "Friday 22nd February 2019"),
        ("text", "Present: Councillor Ada Example"),
        ("text", "Apologies: Councillor Bo Sample"),
        ("heading", "3 Ofsted monitoring visit"),
        ("text", "The inspectors were Cy Else and Di Other, who came on 4 December 2018."),
    )
    assert (fields.kind.id, fields.title.value) == ("minutes", "CHILDREN’S PANEL")
    assert (fields.date.value, fields.authority.value) == ("2019-02-22", "Anytown")
    assert (fields.author_names, fields.publisher.value) == ((), "anytown-council")


def test_a_report_is_not_called_by_the_council_above_its_title() -> None:
    """In a text nothing else tells them apart; the title goes on over its lines, a footnote's mark aside."""
    fields = fields_of_text(
        "Anytown City Council\nInspection of services for children in need of help and protection,\n"
        "children looked after and care leavers\nand\nReview of the local board1\n\n"
        f"Inspection date: 3 March 2015 – 25 March 2015\nReport published: 13 May 2015\n\n{PROSE}"
    )
    services = "services for children in need of help and protection, children looked after and care leavers"
    assert fields.title.value == f"Inspection of {services} and Review of the local board"
    assert (fields.date.value, fields.visit.value) == ("2015-05-13", "2015-03-03/2015-03-25")


def test_a_heading_goes_on_below_an_unfinished_one() -> None:
    """A cover may set the place by itself."""
    fields = fields_of(
        ("heading", "An inspection of youth offending services in"), ("heading", "Anytown"), ("text", PROSE)
    )
    assert fields.title.value == "An inspection of youth offending services in Anytown"
    assert fields.authority.value == "Anytown"


@pytest.mark.parametrize("fact", ["Inspection date: 3 March 2015", "Report published: 13 May 2015"])
def test_a_fact_is_no_title(fact: str) -> None:
    """A line that gives a date names nothing, however it is set."""
    fields = fields_of(("heading", fact), ("heading", "Help and care in Anytown"), ("text", PROSE))
    assert fields.title.value == "Help and care in Anytown"


def test_labels_and_values_that_take_turns_belong_together() -> None:
    """A converter gives the cells of a head one by one."""
    fields = fields_of_lines(
        "To:",
        "Ada Example, Chair of the Anytown Board",
        "From:",
        "Bo Sample, HM Assistant Chief Inspector",
        "Publication date:",
        "25 November 2015",
        "Report of a screening of youth offending work in Anytown",
        PROSE,
        "Copy to:",
        "Local Authority Chief Executive",
        "Cy Else",
        "Director of Children’s Services",
        "Di Other",
    )
    assert (fields.addressee.value, fields.addressee_role.value) == (
        "Ada Example",
        "Chair of the Anytown Board",
    )
    assert fields.author_names == ("Bo Sample",)
    assert fields.date.value == "2015-11-25"


def test_labels_beside_their_values_are_read_with_them() -> None:
    """A converter that keeps the layout parts the cells of a head."""
    fields = fields_of_lines(
        "Report to: | Scrutiny Board", "Date: | 25 April 2018", "Subject: | A visit", PROSE
    )
    assert (fields.kind.id, fields.date.value, fields.title.value) == (
        "council-paper",
        "2018-04-25",
        "A visit",
    )


def test_a_label_alone_may_stand_above_the_title() -> None:
    """So it does in a paper to a meeting that its first lines name."""
    fields = fields_of(
        (
            "heading",
            "Report of the Director to the meeting of the Scrutiny Committee to be held on 13 October 2021",
        ),
        ("text", "Subject:"),
        ("heading", "Update on a visit"),
        ("text", PROSE),
    )
    assert (fields.kind.id, fields.title.value) == ("council-paper", "Update on a visit")


def test_a_review_names_its_author_behind_a_label() -> None:
    """With no office; the board for which it was written names the authority."""
    fields = fields_of(
        ("heading", "Serious case review"),
        ("heading", "Independent author: Ada Example"),
        ("heading", "Anytown Safeguarding Children Board"),
        ("text", PROSE),
    )
    assert (fields.author_names, fields.author_role.value) == (("Ada Example",), "")
    assert fields.authority.value == "Anytown"


def test_who_sent_apologies_did_not_write_the_minutes() -> None:
    """Names with an office stand at the head of minutes; they are those of the people at the meeting."""
    fields = fields_of(
        ("heading", "Anytown Improvement Board"),
        ("heading", "Minutes of the meeting held on 20 October 2022"),
        ("text", "Apologies:"),
        ("heading", "Ada Example, Chief Executive"),
        ("text", PROSE),
    )
    assert (fields.kind.id, fields.author_names) == ("minutes", ())


def test_an_inspection_may_give_its_days_behind_another_label() -> None:
    """Those of the inspection before it are not its own."""
    dates = ("Dates of previous inspection: 20 to 24 June 2016", "Date(s) of inspection: 5 – 9 February 2024")
    fields = fields_of(
        ("heading", "Inspection of services"), *[("text", line) for line in dates], ("text", PROSE)
    )
    assert fields.visit.value == "2024-02-05/2024-02-09"
    head = (
        "Inspection dates:",
        "1 to 19 July 2024",
        "Lead inspector:",
        "Ada Example, His Majesty’s Inspector",
    )
    fields = fields_of_lines("Inspection of Anytown children’s services", *head, PROSE)
    assert (fields.visit.value, fields.author_names) == ("2024-07-01/2024-07-19", ("Ada Example",))


def test_an_item_of_a_list_is_no_letterhead() -> None:
    """Nor is a country an authority."""
    fields = fields_of(
        ("heading", "How inspectors look at services in a local authority area in England"),
        ("text", "They come from:"),
        ("bullet", "Ofsted"),
        ("text", PROSE),
    )
    assert (fields.publisher.value, fields.authority.value) == ("", "")


def test_who_is_quoted_wrote_nothing() -> None:
    """A name with an office begins such a sentence, as it does a signature."""
    fields = fields_of_lines(
        "A letter was published", "Ada Example, Director of Services, said: “We know.”", PROSE
    )
    assert (fields.author_names, fields.author_role.value) == ((), "")


def test_a_notice_may_name_who_signed_on_the_same_line() -> None:
    """With the office and the body below."""
    fields = fields_of_lines(
        "Improvement notice", PROSE, "Signed: Ada Example", "Deputy Director", "Date: 24 July 2024"
    )
    assert (fields.author_names, fields.author_role.value) == (("Ada Example",), "Deputy Director")


def test_minutes_may_stand_below_the_councils_name() -> None:
    """The committee's name is the title, and the word "Minutes" a line of its own."""
    fields = fields_of(
        ("heading", "LONDON BOROUGH OF ANYTOWN"),
        ("heading", "CHILDREN’S COMMITTEE"),
        ("heading", "18 September 2018"),
        ("text", "Minutes"),
        ("text", "Members Present:-"),
        ("text", PROSE),
    )
    assert (fields.kind.id, fields.title.value) == ("minutes", "CHILDREN’S COMMITTEE")
    assert (fields.authority.value, fields.date.value) == ("Anytown", "2018-09-18")


def test_a_paper_names_whose_report_it_is() -> None:
    """A name with an office, or an office alone, which is nobody's name."""
    head = ("Date of Meeting: 11 November 2024", "Report Title: A plan", "Ward(s) Affected: All")
    for who, names in (("Ada Example, Director of Services", ("Ada Example",)), ("Director of Services", ())):
        fields = fields_of_lines(*head, f"Report of: {who}", PROSE)
        assert (fields.kind.id, fields.title.value) == ("council-paper", "A plan")
        assert (fields.author_names, fields.date.value) == (names, "2024-11-11")


def test_a_title_above_the_salutation_is_found() -> None:
    """Below the address; no line of the text below the salutation is taken for it."""
    title = "Monitoring visit of Anytown children’s services"
    lines = (
        "20 October 2016\n\nAda Example\nDirector of Services\n\n{}\n\nDear Ada\n\n"
        "This letter summarises the findings of the monitoring visit to Anytown children’s\n"
        "services on 23 August 2016. It was the first.\n\n"
        "Yours sincerely\n\nBo Sample\nHer Majesty’s Inspector"
    )
    assert fields_of_text(lines.format(title)).title.value == title
    assert fields_of_text(lines.format("Any House")).title.value == ""


def test_whom_to_ask_did_not_write_it() -> None:
    """An agenda names an officer below a sentence that says so."""
    head = ("Agenda", "Children’s Committee", "For any further information please contact:")
    fields = fields_of_lines(*head, "Ada Example, Democratic Services Officer", PROSE)
    assert fields.author_names == ()


def test_a_commissioners_report_may_say_so_below_its_title() -> None:
    """In a text nothing shows that the line is a heading."""
    said = "Report of the Children’s Services Commissioner to the Secretary of State"
    assert fields_of_lines("Services in Anytown", said, PROSE).kind.id == "commissioner-report"


def test_whoever_is_greeted_by_a_first_name_is_written_to() -> None:
    """A sender's address above may hold words of a name's shape."""
    head = ("Any Terrace", "Old Quarter", "Ada Example", "Director of Services", "14 March 2024", "Dear Ada,")
    fields = fields_of_lines(*head, PROSE, "Yours sincerely", "Bo Sample")
    assert (fields.addressee.value, fields.addressee_role.value) == ("Ada Example", "Director of Services")


def test_a_page_says_whom_it_is_from() -> None:
    """The publisher stands behind a label, in a cell beside it."""
    fields = fields_of_lines("A notice to Anytown", "From: | Department for Education", PROSE)
    assert fields.publisher.value == "department-for-education"


def test_a_title_may_end_in_a_day_over_two_lines() -> None:
    """ "June 2023" below "commencing 5" is the rest of it; a day of its own is the report's."""
    began = "Focused visit to Anytown children’s services, week commencing 5"
    assert fields_of_text(f"{began}\nJune 2023\n\nOverview").title.value == f"{began} June 2023"
    fields = fields_of_text(f"Help and care for children in need in Anytown\n5 June 2023\n\n{PROSE}")
    assert (fields.title.value, fields.date.value) == (
        "Help and care for children in need in Anytown",
        "2023-06-05",
    )


def test_a_title_does_not_go_on_below_a_fact() -> None:
    """The head of a table stands below the days of the inspection, not below the title."""
    title = "Inspection of Anytown local authority children’s services for those in need"
    fields = fields_of_text(f"{title}\nInspection dates: 3 to 14 June 2023\nJudgement\nGrade\n\n{PROSE}")
    assert fields.title.value == title


def test_labels_without_their_values_give_nothing() -> None:
    """Where all labels come first, nothing tells whose a value is."""
    fields = fields_of_lines(
        "To:", "From:", "Ada Example, Chair of the Board", "Bo Sample, HM Chief Inspector", PROSE
    )
    assert (fields.author_names, fields.addressee.value, fields.title.value) == ((), "", "")


@pytest.mark.parametrize("defined", ["(“the Council”)", "(‘the council’)", "(the Authority)"])
def test_a_notice_says_whom_it_is_to_and_who_signed(defined: str) -> None:
    """It is signed below "Signed", above an annex; what it calls the council is no part of a name."""
    fields = fields_of(
        ("heading", "Improvement notice"),
        ("text", f"To: Anyshire Council {defined}"),
        ("text", "1. This notice is issued to the Council on 4 May 2021 to mend its services."),
        ("text", "Signed on behalf of the Secretary of State for Education"),
        ("text", "Ada Example"),
        ("text", "A Senior Civil Servant in the Department"),
        ("text", "Dated this 4th day of May 2021"),
        ("heading", "Annex"),
        ("text", PROSE),
    )
    assert (fields.kind.id, fields.date.value) == ("improvement-notice", "2021-05-04")
    assert (fields.addressee.value, fields.authority.value) == ("Anyshire Council", "Anyshire")
    assert (fields.author_names, fields.publisher.value) == (("Ada Example",), "department-for-education")
    assert fields.author_role.value == "A Senior Civil Servant in the Department"


def test_a_minister_above_the_address_is_not_written_to() -> None:
    """The salutation tells whom of the two: the sender's name stands in a letterhead."""
    fields = fields_of_lines(
        "Department for Education",
        "Ada Example MP",
        "Minister of State for Children",
        "Cllr Bo Sample",
        "Leader of Anytown Council",
        "12 September 2017",
        "Dear Councillor Sample,",
        PROSE,
        "Yours sincerely,",
        "Ada Example MP",
        "Minister of State for Children",
    )
    assert (fields.addressee.value, fields.addressee_role.value) == (
        "Cllr Bo Sample",
        "Leader of Anytown Council",
    )
    assert (fields.author_names, fields.author_role.value) == (
        ("Ada Example MP",),
        "Minister of State for Children",
    )
    assert fields.authority.value == "Anytown"


@pytest.mark.parametrize(
    "line",
    [
        "Lead inspector Ada d’Example HMI",
        "Reporting inspector Ada d’Example, HMI",
        "Lead inspector | Ada d’Example HMI",
        "The HM Inspector who led this inspection was Ada d’Example.",
    ],
)
def test_a_lead_inspector_without_a_colon(line: str) -> None:
    """Older reports set none."""
    assert fields_of(("heading", "Inspection of services"), ("text", line)).author_names == ("Ada d’Example",)


def test_a_report_may_say_that_ofsted_made_it() -> None:
    """A footnote of the reports of 2013 to 2017 says so."""
    note = "¹ Ofsted produces this report under its power to combine reports."
    assert fields_of(("heading", "Inspection of services"), ("note", note)).publisher.value == "ofsted"


def test_a_place_beside_the_title_is_the_authority() -> None:
    """If the text says that things happen in it: "Annual Review" has the shape of a place too."""
    for above, prose, name in (
        ("Anytown and Otherton", "Services in Anytown and Otherton are good.", "Anytown and Otherton"),
        ("Annual Review", "Services are good.", ""),
    ):
        fields = fields_of(("heading", "Inspection of services"), ("heading", above), ("text", prose))
        assert fields.authority.value == name


SITE = f"""<html>
<head><title>Agenda item - A visit by inspectors - Anytown Council</title></head>
<body><main><h1>Agenda item</h1><h2>A visit by inspectors</h2>
<figure><img src=x><figcaption>The town hall</figcaption></figure><p>{PROSE}</p></main>
<footer><ul><li><a href=o>Ofsted</a></li></ul></footer></body></html>"""


def test_a_page_of_a_councils_meetings_is_called_by_its_item() -> None:
    """The software calls every page alike; links around a page's text say nothing of who published it."""
    page = read_html(SITE.encode(), "made-up.html")
    fields = read_fields(page)
    assert (fields.title.value, fields.publisher.value) == ("A visit by inspectors", "")
    assert [p.text for p in page.pieces if p.kind == "furniture"] == ["The town hall", "Ofsted"]


def test_a_kind_is_put_into_the_collection_with_what_to_call_it() -> None:
    """Minutes are no letter, and "this minutes" is no English."""
    fields = fields_of(("heading", "Minutes of the Improvement Board"), ("text", PROSE))
    (kind,) = (name.entry for name in names_needed(fields, collection()) if name.names == "kinds")
    assert (kind["id"], kind["form"], kind["noun"]) == ("minutes", "report", "record")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "INSPECTION OF SERVICES FOR CHILDREN IN\nNEED OF HELP AND PROTECTION, CHILDREN\n"
            "LOOKED AFTER AND CARE LEAVERS",
            "INSPECTION OF SERVICES FOR CHILDREN IN NEED OF HELP AND PROTECTION, CHILDREN LOOKED AFTER AND "
            "CARE LEAVERS",
        ),
        (
            "REPORT OF THE INDEPENDENT COMMISSIONER\nON CHILDREN’S SERVICES\nIN ANYTOWN",
            "REPORT OF THE INDEPENDENT COMMISSIONER ON CHILDREN’S SERVICES IN ANYTOWN",
        ),
        (
            "ANYTOWN COUNCIL\nCHILDREN AND YOUNG PEOPLE COMMITTEE\nMONITORING VISIT UPDATE",
            "CHILDREN AND YOUNG PEOPLE COMMITTEE",
        ),
    ],
)
def test_a_title_in_capitals_goes_on_amid_a_phrase(head: str, title: str) -> None:
    """Capitals begin every line alike, so only words that lead on tell that a title does."""
    assert fields_of_text(f"{head}\n\n{PROSE}").title.value == title


@pytest.mark.parametrize(
    ("prose", "authority"),
    [
        (
            "This is about an inspection of services that took place at Anytown Borough Council in May.",
            "Anytown",
        ),
        ("The visit to the London Borough of Anytown Council went well. Anytown Council agreed.", "Anytown"),
        ("Inspectors who visited Anytown County Council in May saw records.", "Anytown"),
        ("Leaders of Otherton Council spoke after the inspection at Anytown Council.", ""),
        ("Schools of Anytown Borough Council are many. An inspection of these was made.", ""),
    ],
)
def test_running_words_tell_the_authority_if_they_name_one_council_as_theirs(
    prose: str, authority: str
) -> None:
    """One council alone, and the inspection, visit or notice said to be about it; nothing is counted."""
    assert fields_of(("heading", "Report of findings"), ("text", prose)).authority.value == authority


@pytest.mark.parametrize(
    ("head", "publisher", "name"),
    [
        (
            "Published by: Anytown and District Council, May 2021",
            "anytown-and-district-council",
            "Anytown and District Council",
        ),
        (
            "Published by HM Inspectorate of Probation",
            "hm-inspectorate-of-probation",
            "HM Inspectorate of Probation",
        ),
        ("Published by Ada Example on 3 May 2021", "", ""),
    ],
)
def test_a_line_says_who_published(head: str, publisher: str, name: str) -> None:
    """Whoever it names, but no person, who only put it on a page."""
    fields = fields_of(("heading", "Plan for children"), ("text", PROSE), ("text", head))
    assert (fields.publisher.value, fields.published_by.name) == (publisher, name)


@pytest.mark.parametrize(
    ("data", "publisher"),
    [
        ("<meta property='og:site_name' content='Anytown Gazette'>", "anytown-gazette"),
        (
            "<meta name='DC.publisher' content='Anytown Council'>"
            "<meta property='og:site_name' content='Our site'>",
            "anytown-council",
        ),
        ("<meta property='og:site_name' content='Home'>", ""),
        ("", ""),
    ],
)
def test_a_web_page_says_who_publishes_it(data: str, publisher: str) -> None:
    """A newspaper or a council is the publisher where the page's own data names it."""
    page = f"<html><head>{data}</head><body><main><h1>News</h1><p>{PROSE}</p></main></body></html>"
    fields = read_fields(read_html(page.encode(), "a.html"))
    assert fields.publisher.value == publisher
    assert ("the page’s own data" in fields.publisher.why) == bool(publisher)


def test_a_new_publisher_goes_into_the_collection_by_its_name() -> None:
    """Capitals at the head of minutes are set small, and no address is made up."""
    fields = fields_of(
        ("heading", "ANYTOWN COUNCIL"),
        ("text", "Minutes of the meeting of the Scrutiny Panel held on 3 May 2021"),
        ("text", PROSE),
    )
    names = [name.entry for name in names_needed(fields, collection()) if name.names == "publishers"]
    assert names == [{"id": "anytown-council", "name": "Anytown Council"}]


def test_a_notice_is_dated_below_its_signature() -> None:
    """However many lines stand above it, and whatever days its schedules hold on lines of their own."""
    orders = "\n".join(f"{n}. {PROSE}" for n in range(1, 140))
    text = (
        f"Improvement notice\n\n{orders}\n\nSigned:\n\nAda Example\n\n4 May 2021\n\nSchedule 1\n\n9 June 2022"
    )
    schedules = f"\n\n{PROSE}" * 60
    assert fields_of_text(text + schedules).date.value == "2021-05-04"


@pytest.mark.parametrize(
    "head",
    [
        "MINUTES OF THE CHILDREN’S PANEL\nHELD ON 15 JANUARY 2019 AT 6.00 PM",
        "Minutes of the Cabinet held at 6.00 pm on Tuesday, 15 January 2019",
        "Minutes of meeting held 15 January 2019, 6.00pm",
        "CHILDREN’S PANEL\n\nMINUTES\n\nTuesday 15 January 2019 at 6.00 pm",
        "Minutes of the meeting of the Children’s Panel\n\n6.00 pm, 15 January 2019\n\nTown Hall",
        "Anytown Council\n\nMinutes\n\nHeld at: Town Hall, Anytown, on 15 January 2019, starting at 6.00 pm",
        "At a meeting of the Panel held in the Town Hall on 15 January 2019\n\nPresent: A. Test\n\nApologies",
    ],
)
def test_minutes_bear_the_day_of_their_meeting(head: str) -> None:
    """Councils write it in one line with the meeting's name or in another, with the hour or without."""
    fields = fields_of_text(f"{head}\n\nThe minutes of 20 November 2018 were agreed.\n\n{PROSE}")
    assert (fields.kind.id, fields.date.value) == ("minutes", "2019-01-15")


def test_a_day_with_an_hour_dates_nothing_but_minutes() -> None:
    """In a report it may be that of any event."""
    assert not fields_of_text(f"Report on a fire\n\nTuesday 15 January 2019 at 6.00 pm\n\n{PROSE}").date.value


WEB = "lxml 6, HTML"


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("Improvement notice", PROSE, "Signed:", "Ada Example", "4 May 2021"), "improvement-notice"),
        (("Improvement notice issued to Anytown Council", PROSE), "web-page"),
        (
            ("Statutory direction to Anytown Council", PROSE, "Signed on behalf of the Secretary of State"),
            "statutory-direction",
        ),
        (("Anytown Council", "Minutes of the meeting of the Panel held on 3 May 2021", PROSE), "minutes"),
        (("Scrutiny Panel", "Present: Councillor Example", "Apologies: none", PROSE), "minutes"),
        ((*PAPER, f"2.1 {PROSE}", f"2.2 {PROSE}"), "council-paper"),
        ((*PAPER[:4], PROSE), "web-page"),
        (
            (
                "An inspection of youth justice services in Anytown",
                "This inspection was led by HM Inspector Ada Example, supported by a team.",
                PROSE,
            ),
            "youth-justice-report",
        ),
    ],
)
def test_a_document_saved_from_the_web_is_one(lines: tuple[str, ...], kind: str) -> None:
    """A page that only tells of a notice is not signed; one that only lists a paper has no paragraphs."""
    pieces = tuple(Piece("heading" if not i else "text", line, 0) for i, line in enumerate(lines))
    assert read_fields(Converted(pieces, WEB)).kind.id == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Report of the Commissioner for Children’s Services in Anytown", "commissioner-report"),
        ("Children’s services in Anytown: the commissioner’s second report", "commissioner-report"),
        ("New commissioner appointed to oversee children’s services in Anytown", "report"),
        ("Serious Case Review: Child J", "case-review"),
        ("Local Child Safeguarding Practice Review of Family B", "case-review"),
        ("What we learnt from a serious case review", "report"),
    ],
)
def test_being_spoken_of_makes_no_kind(title: str, kind: str) -> None:
    """News of a commissioner is no commissioner's report."""
    assert fields_of(("heading", title), ("text", PROSE)).kind.id == kind


HOME: tuple[tuple[PieceKind, str], ...] = (
    ("heading", "SC480123"),
    ("heading", "Registered provider: Anytown Borough Council"),
    ("heading", "Full inspection"),
    ("text", "Inspected under the social care common inspection framework"),
    ("text", "Inspection dates: 4 and 5 March 2025"),
    ("text", PROSE),
    ("heading", "Inspectors"),
    ("text", "Dee Test, Social Care Inspector"),
    ("text", "Eli Sample, Social Care Regulatory Inspector"),
    ("text", PROSE),
)


def test_a_report_of_a_childrens_home_is_told_by_its_facts() -> None:
    """Its head gives a register's number, the council that runs it, and the days, but no other title."""
    fields = fields_of(*HOME)
    assert (fields.kind.id, fields.title.value, fields.authority.value, fields.visit.value) == (
        "inspection-report",
        "Full inspection",
        "Anytown",
        "2025-03-04/2025-03-05",
    )


def test_inspectors_stand_below_their_heading() -> None:
    """Whoever is named there inspected; a name with another office did not."""
    assert fields_of(*HOME).inspector_names == ("Dee Test", "Eli Sample")
    other = fields_of(*HOME[:7], ("text", "Dee Test, Director of Children’s Services"), ("text", PROSE))
    assert other.inspector_names == ()


def test_facts_in_a_table_are_read_without_colons() -> None:
    """Days in figures count if they can only be read in one way, and no address beside them is a name."""
    rows: tuple[tuple[PieceKind, str], ...] = (
        ("row", "Unique reference number | SC055123"),
        ("row", "Inspection dates | 17/06/2013 to 21/06/2013"),
        ("row", "Inspector | Ada Example"),
        ("row", "Setting address | County Hall, High Street, ANYTOWN, AN1 2YS"),
    )
    head: tuple[PieceKind, str] = ("heading", "Anytown Council fostering service: inspection report")
    fields = fields_of(head, *rows, ("text", PROSE))
    assert (fields.visit.value, fields.inspector_names) == ("2013-06-17/2013-06-21", ("Ada Example",))
    for unread in ("10/06/2013 to 14/06/2013", "31/06/2013", "to be confirmed"):
        assert fields_of(head, ("row", f"Inspection dates | {unread}"), ("text", PROSE)).days is None


def test_the_council_of_somebody_in_a_list_is_not_the_one_written_about() -> None:
    """A peer review lists who came from other councils."""
    fields = fields_of(
        ("heading", "Corporate peer challenge"),
        ("bullet", "Otherton Council"),
        ("text", "Ada Example, Chief Executive, Otherton Council"),
        ("text", PROSE),
    )
    assert not fields.authority.value
    title: tuple[PieceKind, str] = ("heading", "Anytown Borough Council: corporate peer challenge")
    assert fields_of(title, ("bullet", "Otherton Council"), ("text", PROSE)).authority.value == "Anytown"


def test_a_running_head_names_the_council() -> None:
    """A council's paper has its name on every page, if nowhere else; two names there are nobody's."""
    paper: list[tuple[PieceKind, str]] = [("text", line) for line in PAPER]
    head: tuple[PieceKind, str] = ("furniture", "Anytown Borough Council")
    fields = fields_of(*paper, head, head)
    assert (fields.authority.value, fields.publisher.value) == ("Anytown", "anytown-borough-council")
    both = fields_of(*paper, head, ("furniture", "Otherton Council"))
    assert (both.authority.value, both.publisher.value) == ("", "")


def test_of_several_days_alone_on_their_lines_none_is_the_documents() -> None:
    """A table of events that a converter took apart has many, and one in figures is of an event too."""
    head, rest = f"Review of a case\n\n{PROSE}\n\n", f"\n\n{PROSE}" * 8
    assert fields_of_text(f"{head}3 May 2016\n\nA child was born.{rest}").date.value == "2016-05-03"
    two = f"{head}3 May 2016\n\nA child was born.\n\n14 November 2016\n\nPolice came.{rest}"
    assert not fields_of_text(two).date.value
    assert not fields_of_text(f"{head}15/03/2022\n\nInterim{rest}").date.value


def test_a_title_says_more_than_which_sort_of_report_it_is() -> None:
    """The words below a title often do no more."""
    title = "Anytown Council: corporate peer challenge"
    fields = fields_of(("heading", title), ("heading", "Feedback report"), ("text", PROSE))
    assert fields.title.value == title


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        (
            ("Anytown Council", "Fostering services: inspection report"),
            "Fostering services: inspection report",
        ),
        (
            ("An inspection of youth justice services in", "Anytown"),
            "An inspection of youth justice services in Anytown",
        ),
    ],
)
def test_a_page_is_not_called_by_the_first_of_its_headings_alone(
    headings: tuple[str, ...], title: str
) -> None:
    """It may be a council's name, or go on in the next."""
    marked = "".join(f"<h1>{words}</h1>" for words in headings)
    page = f"<html><body><main>{marked}<p>{PROSE}</p></main></body></html>"
    assert read_fields(read_html(page.encode(), "a.html")).title.value == title
