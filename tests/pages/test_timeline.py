"""The timeline says of each visit what is held of it, and no more than is recorded."""

from __future__ import annotations

import re

import pytest
from markupsafe import escape

from generator.annotate import annotate
from generator.corrections import read_corrections
from generator.exports import tables
from generator.link import link
from generator.model import Corpus
from generator.pages import addresses, timeline
from generator.pages.home import HomeView, home_page
from generator.pages.places import place
from generator.pages.shown import At
from generator.pages.timeline import TimelineView, timeline_pages
from generator.render import render
from tests.corpora import many
from tests.pages.built import built, part_of
from tests.reading import COLLECTION, FRONT, collection, document_of

LETTER = """Dear Ms Brown

This letter gives the findings of the focused visit to Anytown on 9 and 10 January 2020.

Yours sincerely

A. Clerk
"""
VISIT = """\
visit: {kind: focused visit, first: 2020-01-09, last: 2020-01-10, basis: stated, why: "Made for a test."}
---
"""


def corpus_with(front: str, text: str = LETTER) -> Corpus:
    """A collection of one letter with this front matter, and no visit that a maintainer has written down."""
    none = read_corrections(COLLECTION / "corrections", "no-such-letter", collection().codebook)
    held = collection()
    return link(held, [annotate(document_of(text, front=front), held, none)])


def held_in_the_table(corpus: Corpus) -> list[str]:
    """What the table of the timeline says of the visit of 9 and 10 January 2020."""
    table = tables.timeline(corpus)
    names = [name for name, _ in table.columns]
    rows = [dict(zip(names, row, strict=True)) for rows in table.rows for row in rows.make()]
    return [str(row["held"]) for row in rows if row["first"] == "2020-01-09"]


def timeline_of(corpus: Corpus) -> str:
    """The timeline's text, one page."""
    [page] = timeline_pages(place(corpus))
    return " ".join(render(page).split())


def missing_on_the_first_page(corpus: Corpus) -> list[str]:
    """What the first page lists as not held."""
    view = home_page(place(corpus)).view
    assert isinstance(view, HomeView)
    return [link.text for link in view.missing]


def test_a_visit_whose_letter_may_be_held_is_not_said_to_be_missing() -> None:
    """A letter that speaks of a visit and records none may be its report: both pages leave that open."""
    unrecorded = corpus_with(FRONT)
    said = timeline_of(unrecorded)
    entry = said[said.index("9 and 10 January 2020") :].split("</li>")[0]
    assert "Not held" not in entry
    assert "its record names no visit: it may be the report" in entry
    assert not any("January 2020" in visit for visit in missing_on_the_first_page(unrecorded))
    assert held_in_the_table(unrecorded) == ["not known"]


def test_a_visit_whose_letter_is_recorded_is_reported() -> None:
    """With the visit in the front matter there is nothing left open."""
    recorded = corpus_with(FRONT.removesuffix("---\n") + VISIT)
    said = timeline_of(recorded)
    entry = said[said.index("9 and 10 January 2020") :].split("</li>")[0]
    assert "Reported in" in entry
    assert "may be the report" not in entry
    assert held_in_the_table(recorded) == ["yes"]


def test_a_text_of_another_kind_is_not_taken_for_the_report() -> None:
    """A message or a report by a commissioner that speaks of a visit leaves it as not held."""
    other = corpus_with(FRONT.replace("focused-visit-letter", "director-message"))
    said = timeline_of(other)
    entry = said[said.index("9 and 10 January 2020") :].split("</li>")[0]
    assert "Not held: the inspectors’ own letter or report is not in this collection." in entry
    assert "may be the report" not in built(5).text[addresses.TIMELINE]
    assert any("January 2020" in visit for visit in missing_on_the_first_page(other))
    assert held_in_the_table(other) == ["no"]


def test_a_letter_does_not_report_a_visit_of_years_before() -> None:
    """A letter of 2020 that speaks of a visit in 2016 leaves that one as not held."""
    earlier = corpus_with(FRONT, LETTER.replace("10 January 2020", "10 January 2016"))
    said = timeline_of(earlier)
    assert "it may be the report" not in said
    assert any("January 2016" in visit for visit in missing_on_the_first_page(earlier))


def test_a_date_that_is_inferred_says_from_what() -> None:
    """Of a visit, a letter and a happening alike: the reason that was written down stands beside it."""
    text = " ".join(built(5).text[addresses.TIMELINE].split())
    inferred = [event for event in built(5).corpus.events if event.basis == "inferred"]
    assert {event.kind for event in inferred} == {"visit", "letter", "event"}
    for event in inferred:
        assert event.why
        assert f"Inferred date: {escape(event.why)}" in text


def test_a_timeline_of_many_years_says_no_word_of_being_empty() -> None:
    """Parted by year, too full for the strip: its first page leads to the years and to the CSV file."""
    site = part_of(many(400, 40), "timeline")
    index = site.tree(addresses.TIMELINE)
    view = site.pages[addresses.TIMELINE].view
    assert isinstance(view, TimelineView)
    assert view.parts and not view.years and view.strip is None
    held = site.corpus
    assert sum(part.letters for part in view.parts) == len(held.letters)
    assert sum(part.visits for part in view.parts) == len(held.visits) != len(held.letters)
    assert "Nothing to show yet" not in index.text_content()
    assert index.xpath("//a[.='The timeline as CSV']/@href") == [view.csv]
    assert [link.text for link in index.xpath("//ul[@class='index-list']/li/a")][: len(view.parts)] == [
        part.title for part in view.parts
    ]


def test_an_empty_timeline_says_so() -> None:
    """And offers no file of it."""
    text = part_of(many(0, 1), "timeline").text[addresses.TIMELINE]
    assert "Nothing to show yet" in text and "as CSV" not in text


def test_words_that_could_not_be_placed_stand_once_for_a_letter() -> None:
    """Each words with all their paragraphs, and the reason once, however often the letter says them."""
    text = LETTER.replace("the focused visit to Anytown on 9 and 10 January 2020", "this visit")
    text = text.replace("\n\nYours", "\n\nThis visit was short.\n\nThe focused visit was in May.\n\nYours")
    said = timeline_of(corpus_with(FRONT, text)).split("could not be placed")[1]
    reason = "The words give no date, and our record of this text does not name its visit."
    assert said.count("<li>") == 1 and said.count(reason) == 1
    assert re.sub("<[^>]+>", "", said).count("this visit (paragraphs 1, 2)") == 1


def test_letters_with_words_that_could_not_be_placed_are_folded_where_they_are_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """More than twenty are a fold; those beyond the most that are listed are counted."""
    assert "Words of" not in built(5).text[addresses.TIMELINE]
    corpus = many(70, 7)
    open_ = {spoken.letter for spoken in corpus.references if not spoken.to}
    assert len(open_) > 20
    assert f"<summary>Words of {len(open_)} letters" in built(70, 7).text[addresses.TIMELINE]
    monkeypatch.setattr(timeline, "UNPLACED_SHOWN", len(open_) - 3)
    assert "Not listed here: 3 more letters." in next(iter(part_of(corpus, "timeline").text.values()))


def test_an_entry_parts_its_date_from_what_it_is() -> None:
    """With a dot, not with a space alone."""
    said = " ".join(built(5).tree(addresses.TIMELINE).text_content().split())
    assert "August 2017 · Commissioner’s report, " in said


@pytest.mark.parametrize(
    ("visit", "may_be"),
    [("August 2019", True), ("July 2019", False), ("February 2020", True), ("March 2020", False)],
)
def test_a_letter_may_report_a_visit_of_the_half_year_before_it(visit: str, may_be: bool) -> None:
    """A letter of 3 February 2020: none that is longer ago, and none that is yet to come."""
    words = LETTER.replace("9 and 10 January 2020", visit)
    assert ("it may be the report" in timeline_of(corpus_with(FRONT, words))) is may_be


@pytest.mark.parametrize(
    ("date", "visit", "may_be"),
    [
        ("value: 2020, basis: stated", "9 and 10 January 2020", True),
        ("value: 2020-01, basis: stated", "9 and 10 January 2020", True),
        ("basis: not stated", "9 and 10 January 2020", True),
        ("value: 2021, basis: stated", "9 and 10 July 2020", True),
        ("value: 2021, basis: stated", "9 and 10 June 2020", False),
        ("value: 2020, basis: stated", "9 and 10 January 2021", False),
        ("value: 2020-02, basis: stated", "9 and 10 March 2020", False),
    ],
)
def test_a_date_that_is_not_a_day_excludes_only_what_no_day_of_it_allows(
    date: str, visit: str, may_be: bool
) -> None:
    """ "Not held" is a claim: a letter whose date tells little is no ground for it."""
    front = FRONT.replace("value: 2020-02-03, basis: publisher", date)
    held = corpus_with(front, LETTER.replace("9 and 10 January 2020", visit))
    assert ("it may be the report" in timeline_of(held)) is may_be
    month_and_year = visit.removeprefix("9 and 10 ")
    assert any(month_and_year in named for named in missing_on_the_first_page(held)) is not may_be


def test_words_that_are_taken_to_speak_of_a_visit_say_so() -> None:
    """Where which visit they mean is inferred the reason stands beside them, and only there."""
    view = built(5).pages[addresses.TIMELINE].view
    assert isinstance(view, TimelineView)
    inferred = {
        (spoken.letter, spoken.reference.text): spoken.basis == "inferred"
        for visit in built(5).corpus.visits
        for spoken in visit.spoken_of
    }
    speakers = [one for year in view.years for entry in year.entries for one in entry.speakers]
    said = [(inferred[one.letter.slug, one.words], one.how != "") for one in speakers]
    assert set(said) == {(True, True), (False, False)}


def test_who_is_only_inferred_to_have_published_a_letter_is_said_to_be() -> None:
    """Beside the publisher's name, wherever the letter is named with it."""
    front = FRONT.replace("publisher: ofsted\n", "publisher: ofsted\npublisher_basis: inferred\n")
    for given, inferred in ((FRONT, False), (front, True)):
        corpus = corpus_with(given)
        shown = At(place(corpus), addresses.HOME).letter(corpus.letters[0].slug)
        assert shown.publisher == ("Ofsted, as inferred" if inferred else "Ofsted")


def test_the_words_that_tell_of_a_visit_are_said_to_be_from_a_text() -> None:
    """They may tell of what has changed since the visit, and would else read as what it found."""
    page = built(5)
    said = " ".join(page.tree(addresses.TIMELINE).text_content().split())
    (inspection,) = [event for event in page.corpus.events if event.target == "2016-inspection"]
    assert inspection.passage is not None
    words = " ".join(inspection.passage.text.split())
    assert f"How the article of August 2018 speaks of it: {words}" in said


def test_the_timeline_promises_no_other_order_than_that_of_dates() -> None:
    """What is known to be of 2018 stands before what is of May, and may have happened after it."""
    assert "in the order in which they happened" not in built(5).text[addresses.TIMELINE]
    assert (
        "one that is only a year or a month stands before the days in it" in built(5).text[addresses.TIMELINE]
    )
