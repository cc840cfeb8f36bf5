"""What the front matter gives as stated must stand in the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.facts import misstated
from generator.model import Basis, Metadata, VisitReported
from generator.parse import parse
from tests.reading import source_of

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
