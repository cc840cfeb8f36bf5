"""When inspectors visited: the days that a document's own words tell, and none that may be another's."""

from __future__ import annotations

import pytest

from generator.ingest.converted import Converted
from generator.ingest.fields import Fields, read_fields
from generator.ingest.layout import Piece


def fields_of_lines(*lines: str) -> Fields:
    """The fields of a text of these lines."""
    return read_fields(Converted(tuple(Piece("text", line, 1) for line in lines), "a test"))


def test_the_days_of_a_revisit_are_not_those_of_an_earlier_report() -> None:
    """ "Published on 3 May 2019" is not when the area was visited; who gets a copy did not sign."""
    fields = fields_of_lines(
        "9 June 2022",
        "Dear Ms Example",
        "Joint area SEND revisit in Anytown",
        "Between 25 April 2022 and 27 April 2022, Ofsted and the Care Quality Commission revisited Anytown "
        "to decide whether it has put right the weaknesses in the inspection report published on 3 May 2019.",
        "Yours sincerely",
        "Ada Test",
        "Her Majesty’s Inspector",
        "Cc: Department for Education",
        "Di Else",
        "Director of Public Health",
    )
    assert fields.visit.value == "2022-04-25/2022-04-27"
    assert fields.author_names == ("Ada Test",)
    undated = fields_of_lines(
        "Dear Ms Example",
        "Monitoring visit to Anyshire children’s services",
        "This visit follows the inspection report dated 3 May 2019.",
    )
    assert undated.days is None


def test_two_weeks_that_are_each_named_are_not_guessed_to_be_one() -> None:
    """Of "the week commencing 3 May and the week commencing 17 May" neither is the whole visit."""
    fields = fields_of_lines(
        "9 June 2021",
        "Dear Ms Example",
        "Focused visit to Anytown children’s services",
        "This letter summarises the findings of a focused visit to Anytown in the week commencing 3 May and "
        "the week commencing 17 May 2021.",
    )
    assert fields.days is None


@pytest.mark.parametrize(
    "said",
    [
        "The visit was carried out over the two weeks commencing 6 June 2022.",
        "The visit was made in the two weeks commencing 6 June 2022.",
        "The visit was made in the fortnight beginning on 6 June.",
        "Inspectors looked at cases closed over the period 1 March 2022 to 31 May 2022.",
        "Inspectors looked at the records of children seen from 1 January 2022 to 30 June 2022.",
        "Inspectors spoke to staff about the death of a child over the weekend of 4 and 5 June 2022.",
        "The council was inspected in a full inspection in May. A re-visit will be made on 5 October 2022.",
        "We visited in June. At the monitoring visit on 12 and 13 May 2016 children waited too long.",
    ],
)
def test_days_that_may_be_those_of_something_else_are_not_the_visits(said: str) -> None:
    """Half of a visit, a period that was looked at, and days after the letter or long before it are none."""
    lines = ["Dear Ms Example", "Focused visit to Anytown children’s services", said]
    assert fields_of_lines("5 July 2022", *lines).visit.value == ""


@pytest.mark.parametrize(
    ("said", "visit"),
    [
        ("This letter gives the findings of the visit on 20 December 2021 and 5 January 2022.",
         "2021-12-20/2022-01-05"),
        ("This letter gives the findings of the visits on 3 March 2022 and 20 May 2022.", ""),
        ("Between 6 and 10 June 2022, Ofsted and the Care Quality Commission (CQC) conducted a joint "
         "inspection of the area.", "2022-06-06/2022-06-10"),
        ("Between 6 and 10 June 2022, Ofsted conducted the previous inspection of the area.", ""),
        ("On 6 June 2022 the council received the report of the inspection.", ""),
        ("Between 20 December 2021 and 5 January 2022, Her Majesty’s Inspectors visited Anytown.",
         "2021-12-20/2022-01-05"),
        ("Between 6 and 10 June 2022, inspectors from Ofsted, HMICFRS and the Care Quality Commission (CQC) "
         "carried out a joint targeted area inspection of Anytown.", "2022-06-06/2022-06-10"),
        ("On 6 and 7 June 2022, we undertook a short, focused visit to your services.",
         "2022-06-06/2022-06-07"),
        ("VISIT TO ANYTOWN CHILDREN’S SERVICES ON 14 JUNE 2022", "2022-06-14/2022-06-14"),
        ("Visited On 14 June 2022", "2022-06-14/2022-06-14"),
        ("On 14 June 2022 Ofsted’s inspectors visited Anytown.", "2022-06-14/2022-06-14"),
        ("From 6 to 10 June 2022, three of Her Majesty’s Inspectors carried out a full inspection.",
         "2022-06-06/2022-06-10"),
        ("This letter gives the findings of the second and third monitoring visits to Anytown, which took "
         "place on 12 March 2022 and 30 April 2022.", ""),
        ("This letter gives the findings of the visit on 3 March 2022 and 20 April 2022.", ""),
        ("This letter gives the findings of the visits on 3 March 2022 and 10 March 2022.", ""),
        ("This letter gives the findings of the visits on 12 March and 30 April 2022.", ""),
        ("This letter gives the findings of the visits on 12 March and 3 April 2022.", ""),
        ("This letter gives the findings of the visits on 3 and 17 May 2022.", ""),
        ("This letter gives the findings of the visits on 3 and 4 May 2022.", "2022-05-03/2022-05-04"),
        ("This was the second of the monitoring visits since the council was judged inadequate, and took "
         "place on 12 and 14 May 2022.", "2022-05-12/2022-05-14"),
        ("This letter gives the findings of a visit on 12 and 13 May, 6 months after the last inspection.",
         "2022-05-12/2022-05-13"),
        ("This letter gives the findings of a visit on 12 and 13 May – 5 days after the report.",
         "2022-05-12/2022-05-13"),
        ("This letter gives the findings of a visit on 12 May, 19 May.", ""),
        ("This letter gives the findings of the inspection between 11 April and 13 May.",
         "2022-04-11/2022-05-13"),
        ("This letter gives the findings of the visit on 31 March and 2 April 2022.",
         "2022-03-31/2022-04-02"),
        ("This letter gives the findings of the visits between 3 March 2022 and 20 April 2022.",
         "2022-03-03/2022-04-20"),
    ],
)  # fmt: skip
def test_the_days_of_one_visit_are_all_taken(said: str, visit: str) -> None:
    """Days over a year's end are one visit, and those that begin the sentence count where it tells of it."""
    lines = ["Dear Ms Example", "Focused visit to Anytown children’s services", "", said]
    assert fields_of_lines("5 July 2022", *lines).visit.value == visit


@pytest.mark.parametrize(
    "said",
    [
        "On 3 May 2022, Ofsted received a complaint that children were not seen before we inspected the "
        "service.",
        "On 12 May 2022 a child who was known to the service died, which is why we inspected the front door.",
        "On 3 May 2022, the Secretary of State asked Ofsted to look again after inspectors visited in 2017.",
        "On 1 April 2022, Northtown Council joined the regional adoption agency that Ofsted inspected in "
        "2018.",
        "On 2 May 2022, the council wrote to Ofsted to report a serious incident and an inspection of the "
        "front door was carried out at once.",
        "From 1 May 2022 Ofsted’s new framework, under which we carried out this inspection, applies.",
        "From 1 May 2022 Ofsted inspected local authorities under a new framework.",
        "On 14 May 2022 the inspection report was published and a visit was made by the commissioner.",
        "On 14 May 2022 we completed the inspection report.",
        "On 14 May 2022 Ofsted conducted talks about the inspection.",
        "On 14 May 2022 Ofsted inspected the regional adoption agency.",
        "On 14 May 2022 inspectors visited a family that is known to the service.",
    ],
)
def test_days_on_which_something_else_was_done_open_no_sentence_on_the_visit(said: str) -> None:
    """Who inspected must stand right behind the days, and what they did right behind that."""
    lines = ["Dear Ms Example", "Focused visit to Anytown children’s services", said]
    assert fields_of_lines("5 July 2022", *lines).visit.value == ""


def test_the_sentence_that_begins_with_the_days_may_go_on_over_lines() -> None:
    """A plain text breaks it where its column ends, even amid the name of who inspected."""
    lines = ["Dear Ms Example", "Joint local area SEND inspection in Anytown"]
    lines += ["Between 6 June 2022 and 10 June 2022, Ofsted and the Care Quality"]
    lines += ["Commission (CQC) conducted a joint inspection of the local area of Anytown."]
    assert fields_of_lines("5 July 2022", *lines).visit.value == "2022-06-06/2022-06-10"


def test_days_on_the_second_line_of_a_title_are_the_visits() -> None:
    """The same words with a sentence behind them say only when something else was done."""
    lines = ["Dear Ms Example", "Focused Visit To Anytown Children’s Services", "On 14 June 2022"]
    assert fields_of_lines("5 July 2022", *lines, "Children wait.").visit.value == "2022-06-14/2022-06-14"
    lines[2] += " children waited."
    assert fields_of_lines("5 July 2022", *lines, "They still do.").visit.value == ""


@pytest.mark.parametrize(
    ("day", "visit"),
    [
        ("28 February 2023", ""),
        ("6 to 10 February 2023", "2023-02-06/2023-02-10"),
        ("6 February 2023 was the day of the visit.", "2023-02-06/2023-02-06"),
    ],
)
def test_the_day_alone_below_a_title_is_the_documents(day: str, visit: str) -> None:
    """A title that ends in the place does not go on in the report's date; a run of days is the visit's."""
    title = "Joint inspection of services for children in Anytown"
    fields = fields_of_lines(title, day, "Prepared by the inspectorates.", "Children wait for help.")
    assert fields.visit.value == visit


@pytest.mark.parametrize("words", ["Inspectors visited in person on:", "The inspection was on this day:"])
def test_a_day_below_words_that_announce_it_is_the_visits(words: str) -> None:
    """A colon says that the day goes with the line above."""
    fields = fields_of_lines("Inspection of Anytown", words, "12 June 2018", "Children wait for help.")
    assert fields.visit.value == "2018-06-12/2018-06-12"


def test_a_day_below_a_title_that_leads_to_it_is_the_visits() -> None:
    """The title goes on over its line's end."""
    title = "Inspection of the services for children in need of help and protection on"
    fields = fields_of_lines(
        title, "12 June 2018", "Summary", "Inspectors found that children and young people are seen often."
    )
    assert fields.visit.value == "2018-06-12/2018-06-12"


def test_labelled_days_of_two_visits_are_not_run_together() -> None:
    """Days seven weeks apart that stand behind one label are no visit of seven weeks."""
    lines = ["Inspection of Anyshire children’s services", "Report published: 5 July 2022"]
    said = "Inspection dates: 12 March 2022 and 30 April 2022"
    assert fields_of_lines(*lines, said).visit.value == ""


def test_labelled_days_of_an_inspection_fit_the_date_of_its_report() -> None:
    """Days behind a label are those of the visit, unless the report is older or only their first is given."""
    lines = ["Inspection of Anyshire children’s services", "Report published: 5 July 2022"]
    for said, visit in (
        ("6 to 10 June 2022", "2022-06-06/2022-06-10"),
        ("6 to 10 June 2023", ""),
        ("two weeks commencing 6 June 2022", ""),
    ):
        assert fields_of_lines(*lines, f"Inspection dates: {said}").visit.value == visit


@pytest.mark.parametrize(
    ("said", "quoted", "two"),
    [
        ("between 6 and 8 October 2020", "“between 6 and 8 October 2020”", False),
        ("on 6 and 9 October 2020", "“6 and 9 October 2020”", True),
        ("on 6 and 7 October 2020", "“6 and 7 October 2020”", False),
    ],
)
def test_the_words_for_a_visit_say_what_is_between_its_days(said: str, quoted: str, two: bool) -> None:
    """Its first and last day are quoted with the word that makes them so; two days apart are told as two."""
    fields = fields_of_lines(
        "20 November 2020",
        "Dear Ms Example",
        "Focused visit to Anytown children’s services",
        f"This letter summarises the findings of the focused visit to Anytown {said}.",
    )
    assert quoted in fields.visit.why
    assert ("two days" in fields.visit.why) == two
