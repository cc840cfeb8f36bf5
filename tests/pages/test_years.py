"""How long lists are split into pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.years import Part, split

YEARS = st.sampled_from(["2017", "2018", "2019"])
KEYS = st.lists(st.tuples(YEARS, st.integers(1, 40)), max_size=40).map(
    lambda found: [(f"k{n}", year, weight) for n, (year, weight) in enumerate(sorted(found))]
)


@given(KEYS, st.integers(40, 200))
def test_every_key_is_on_one_page_in_order(keys: list[tuple[str, str, int]], limit: int) -> None:
    """No key is lost, doubled or moved, whatever the limit."""
    parts = split(keys, limit)
    assert [key for part in parts for key in part.keys] == [key for key, _, _ in keys]


@given(KEYS, st.integers(40, 200))
def test_no_part_is_heavier_than_the_limit(keys: list[tuple[str, str, int]], limit: int) -> None:
    """A page's keys weigh at most the limit, and those of a named page are of one year."""
    weights = {key: weight for key, _, weight in keys}
    years = {key: year for key, year, _ in keys}
    for part in split(keys, limit):
        assert sum(weights[key] for key in part.keys) <= limit
        assert not part.name or {years[key] for key in part.keys} == {part.name[:4]}


def test_what_fits_is_one_page_without_a_name() -> None:
    """A small collection has no pages for years, unless a page is asked for each."""
    keys = [("a", "2017", 1), ("b", "2018", 1)]
    assert split(keys, 2) == (Part("", "", "", ("a", "b")),)
    assert split(keys, 2, whole=False) == (
        Part("2017", "2017", "2017", ("a",)),
        Part("2018", "2018", "2018", ("b",)),
    )


def test_parts_of_a_full_year_are_called_by_their_days() -> None:
    """Pages are parted at different days, so a number alone would name two different things alike."""
    keys = [("a", "2017-02-28", 2), ("b", "2017-04-03", 2), ("c", "2017-11-30", 3), ("d", "2018", 1)]
    assert split(keys, 4) == (
        Part("2017-1", "28 February to 3 April 2017", "Feb to Apr 2017", ("a", "b")),
        Part("2017-2", "30 November 2017", "Nov 2017", ("c",)),
        Part("2018", "2018", "2018", ("d",)),
    )


def test_parts_of_one_month_are_called_by_their_days_everywhere() -> None:
    """Where there is little room too, since the month would not tell them apart."""
    keys = [("a", "2017-04-03", 3), ("b", "2017-04-17", 3)]
    assert [part.short for part in split(keys, 4)] == ["3 April 2017", "17 April 2017"]


def test_parts_that_their_days_do_not_tell_apart_are_numbered() -> None:
    """Letters of one day, or of a year that is all that is known."""
    for date in ("2017-02-28", "2017", ""):
        keys = [("a", date, 3), ("b", date, 3)]
        assert [part.title for part in split(keys, 4)] == [
            f"{date[:4] or 'undated'}, part 1 of 2",
            f"{date[:4] or 'undated'}, part 2 of 2",
        ]
