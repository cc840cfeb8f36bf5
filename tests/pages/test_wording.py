"""Dates and counts in words."""

from __future__ import annotations

import pytest

from generator.pages import wording


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-01-04", "4 January 2019"),
        ("2017-08", "August 2017"),
        ("2017", "2017"),
        ("", "date not stated"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(value: str, words: str) -> None:
    """A date that stops early is shown without a day or month that nobody stated."""
    assert wording.day(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2018-12-04", "2018-12-05", "4 and 5 December 2018"),
        ("2018-11-30", "2018-12-01", "30 November to 1 December 2018"),
        ("2018-12-31", "2019-01-02", "31 December 2018 to 2 January 2019"),
        ("2018-12-04", "2018-12-04", "4 December 2018"),
        ("2018-07", "", "July 2018"),
        ("2018-07", "2018-09", "July to September 2018"),
        ("2018", "2018-09", "2018 to September 2018"),
        ("", "", "date not stated"),
    ],
)
def test_a_run_of_days_is_said_once(first: str, last: str, words: str) -> None:
    """Two dates share the month or the year that they have in common."""
    assert wording.days(first, last) == words


def test_counts_agree_with_their_nouns() -> None:
    """One is singular, none and many are plural, and thousands have commas."""
    assert wording.plural(1, "letter") == "1 letter"
    assert wording.plural(0, "letter") == "0 letters"
    assert wording.plural(1234, "body", "bodies") == "1,234 bodies"


def test_lists_read_as_sentences() -> None:
    """The last item is joined by "and"."""
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.listed(["a"]) == "a"
    assert wording.listed([]) == ""


def test_sizes_have_units() -> None:
    """Sizes are bytes, kB or MB, in thousands."""
    assert [wording.size(n) for n in (812, 14_200, 2_300_000)] == ["812 bytes", "14 kB", "2.3 MB"]


def test_a_narrow_column_has_a_short_date() -> None:
    """A month and year where they are known, the year or nothing where they are not."""
    assert [wording.month(d) for d in ("2019-01-04", "2017-08", "2017", "")] == [
        "Jan 2019",
        "Aug 2017",
        "2017",
        "no date",
    ]
