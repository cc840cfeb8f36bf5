"""What the front matter gives as stated must stand in the letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.corpus import read_letters
from generator.facts import misstated
from generator.model import Basis, Metadata, VisitReported
from generator.parse import parse
from tests.reading import FRONT, copied, document_of, source_of

TEXT = "5 July 2019\n\nDear Ms Smith\n\nThe visit was on 4 and 6 June 2019, by Ann Lee and Bo Ray.\n"


def rules(**facts: object) -> list[str]:
    """The rules that a letter with this text and these facts breaks."""
    source = source_of(TEXT)
    meta: Metadata = replace(source.meta, **facts)  # type: ignore[arg-type] # each is of its field's type
    return [problem.rule for problem in misstated(parse(replace(source, meta=meta), "letter"))]


@pytest.mark.parametrize(
    ("value", "basis", "broken"),
    [
        ("2019-07-05", "stated", []),
        ("2019-07", "stated", []),
        ("2019", "stated", []),
        ("2019-07-06", "stated", ["date-not-stated"]),
        ("2019-0", "stated", ["date-not-stated"]),
        ("2018", "stated", ["date-not-stated"]),
        ("2018", "publisher", []),
        ("", "not stated", ["no-date"]),
    ],
)
def test_a_stated_date_stands_in_the_letter_or_stops_early(
    value: str, basis: Basis, broken: list[str]
) -> None:
    """A date may stop at its month or year, and what is not given as stated need not stand there."""
    date = replace(source_of(TEXT).meta.date, value=value, basis=basis)
    assert rules(date=date) == broken


@pytest.mark.parametrize(
    ("first", "last", "broken"),
    [
        ("2019-06-04", "2019-06-06", []),
        ("2019-06", "2019-06", []),
        ("2019-06-06", "2019-07-05", []),
        ("2019-06-04", "2019-06-05", ["visit-not-stated"]),
        ("2019-06-03", "2019-06-06", ["visit-not-stated"]),
    ],
)
def test_the_first_and_the_last_day_of_a_stated_visit_stand_there(
    first: str, last: str, broken: list[str]
) -> None:
    """Together or each by itself."""
    assert rules(visit=VisitReported("visit", first, last, "stated", "")) == broken
    assert rules(visit=VisitReported("visit", first, last, "publisher", "")) == []


def test_names_stand_in_the_letter_as_they_are_given() -> None:
    """Authors, inspectors and the addressee."""
    assert rules(authors=("Ann Lee",), inspectors=("Ann Lee", "Bo Ray"), addressee="Ms Smith") == []
    assert rules(authors=("A. Lee",)) == ["name-not-stated"]
    assert rules(inspectors=("Bo Day",)) == ["name-not-stated"]
    assert rules(addressee="Mr Smith") == ["name-not-stated"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("value: 2019-01-04", "value: 2019-01-05"), "the date 2019-01-05 is given as stated"),
        (("first: 2018-12-04", "first: 2018-12-03"), "the visit's dates 2018-12-03 to 2018-12-05"),
        (("Rachel Holden", "Rachel Holder"), "authors: “Rachel Holder” is not in the letter"),
    ],
)
def test_a_fact_that_is_given_as_stated_must_be_in_the_text(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    """Front matter that says more than the letter is a problem, not a fact."""
    folder = copied(tmp_path)
    path = folder / "2019-01-04-monitoring-visit.txt"
    path.write_text(path.read_text("utf-8").replace(*change, 1), "utf-8")
    assert [p for p in read_letters(folder).problems if said in p.message and p.fatal]


@pytest.mark.parametrize(("last", "told"), [("2020-01-23", False), ("2020-01-24", True)])
def test_days_of_a_visit_may_stand_apart_in_the_letter(last: str, told: bool) -> None:
    """A visit whose first and last day are dates of two sentences is stated; one with another day is not."""
    visit = f"visit: {{kind: focused visit, first: 2020-01-20, last: {last}, basis: stated, why: x}}\n---\n"
    text = "The visit began on 20 January 2020.\n\nIt went on until the evening of 23 January 2020.\n"
    document = document_of(text, front=FRONT.removesuffix("---\n") + visit)
    assert [problem.rule for problem in misstated(document)] == (["visit-not-stated"] if told else [])
