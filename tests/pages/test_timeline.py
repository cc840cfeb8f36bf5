"""The timeline says of each visit what is held of it, and no more than is recorded."""

from __future__ import annotations

from markupsafe import escape

from generator.annotate import annotate
from generator.corrections import read_corrections
from generator.link import link
from generator.model import Corpus
from generator.pages import addresses
from generator.pages.home import HomeView, home_page
from generator.pages.places import place
from generator.pages.timeline import timeline_pages
from generator.render import render
from tests.pages.built import built
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


def test_a_visit_whose_letter_is_recorded_is_reported() -> None:
    """With the visit in the front matter there is nothing left open."""
    said = timeline_of(corpus_with(FRONT.removesuffix("---\n") + VISIT))
    entry = said[said.index("9 and 10 January 2020") :].split("</li>")[0]
    assert "Reported in" in entry
    assert "may be the report" not in entry


def test_a_text_of_another_kind_is_not_taken_for_the_report() -> None:
    """A message or a report by a commissioner that speaks of a visit leaves it as not held."""
    other = corpus_with(FRONT.replace("focused-visit-letter", "director-message"))
    said = timeline_of(other)
    entry = said[said.index("9 and 10 January 2020") :].split("</li>")[0]
    assert "Not held: the inspectors’ own letter or report is not in this collection." in entry
    assert "may be the report" not in built(5).text[addresses.TIMELINE]
    assert any("January 2020" in visit for visit in missing_on_the_first_page(other))


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
