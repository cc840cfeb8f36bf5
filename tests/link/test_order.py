"""A letter is before another only where their dates say so: names of files and places in a list do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.link import link
from generator.link.order import Order, ends_with_newest, first_and_last, surely_before
from generator.model import AnnotatedDocument, Coding, Corpus, StanceId, StanceLabel, ThemeLabel
from generator.parse import parse
from tests.reading import collection, source_of

THEME = "plans-reviews"
SHARED = "managers do not always recognise when they need to challenge drift and delay"


def dated(date: str, slug: str, stance: StanceId) -> AnnotatedDocument:
    """A letter of that date with three statements on one theme, all of one stance and in the same words."""
    source = source_of("Dear Ms Smith\n\n" + f"Here {SHARED}. " * 3 + "\n", slug=slug)
    date_given = replace(source.meta.date, value=date)
    document = parse(replace(source, meta=replace(source.meta, date=date_given)), "letter")
    theme = ThemeLabel(THEME, "person", ())
    codings = tuple(Coding(s.id, (theme,), StanceLabel(stance, "person", ())) for s in document.statements)
    return AnnotatedDocument(document, codings)


def dated_again(letter: AnnotatedDocument, date: str, slug: str) -> AnnotatedDocument:
    """The same letter under another date and name."""
    source = letter.document.source
    meta = replace(source.meta, date=replace(source.meta.date, value=date))
    return replace(letter, document=replace(letter.document, source=replace(source, slug=slug, meta=meta)))


def linked(*dates: str) -> Corpus:
    """Letters of these dates, all concern but the last, which is all praise."""
    *before, last = [f"2018-letter-{n}" for n, _ in enumerate(dates)]
    letters = [dated(date, slug, "concern") for date, slug in zip(dates, before, strict=False)]
    return link(collection(), [*letters, dated(dates[-1], last, "strength")])


@pytest.mark.parametrize(
    ("date", "other", "before"),
    [
        ("2017", "2018", True),
        ("2018-05", "2018-06-15", True),
        ("2018-06-14", "2018-06-15", True),
        ("2017-12-31", "2018", True),
        ("2018-06-15", "2018-06-15", False),
        ("2018", "2018-06", False),
        ("2018-06-15", "2018-06", False),
        ("2019", "2018-06", False),
        ("", "2018", False),
        ("2018", "", False),
    ],
)
def test_one_date_is_before_another_only_where_it_must_be(date: str, other: str, before: bool) -> None:
    """A year may be any of its days, and a day is not before itself."""
    assert surely_before(date, other) is before


DATES = ("", "2017", "2018", "2018-05", "2018-06", "2018-05-31", "2018-06-15", "2018-06-16", "2019-01")


def may_be_last(dates: Sequence[str]) -> list[int]:
    """Which of several dates may be the last, each held against every other."""
    return [n for n, one in enumerate(dates) if not any(surely_before(one, other) for other in dates)]


def may_be_first(dates: Sequence[str]) -> list[int]:
    """Which of several dates may be the first."""
    return [n for n, one in enumerate(dates) if not any(surely_before(other, one) for other in dates)]


@given(st.lists(st.sampled_from(DATES), max_size=7), st.sampled_from(DATES))
def test_what_comes_next_is_what_every_pair_of_dates_says(dates: list[str], date: str) -> None:
    """One is the last before a date only where every other one before it is surely before that one too."""
    order = Order((one, n) for n, one in enumerate(dates))
    older = [n for n, one in enumerate(dates) if surely_before(one, date)]
    younger = [n for n, one in enumerate(dates) if surely_before(date, one)]
    last = [older[n] for n in may_be_last([dates[n] for n in older])]
    first = [younger[n] for n in may_be_first([dates[n] for n in younger])]
    assert order.any_before(date) is bool(older)
    assert order.last_before(date) == (last[0] if len(last) == 1 else None)
    assert order.first_after(date) == (first[0] if len(first) == 1 else None)
    assert order.neither(date, date) == len(dates) - len(older) - len(younger)


@given(st.lists(st.sampled_from(DATES), max_size=5).map(sorted))
def test_the_newest_is_known_only_where_all_others_are_surely_before_it(dates: list[str]) -> None:
    """A letter without a date may be the newest, and so may any of one day."""
    known = len(may_be_last(dates)) == 1 and "" not in dates
    assert ends_with_newest(dates) is known


@pytest.mark.parametrize(
    ("dates", "ends"),
    [
        (["2018-06", "2018"], ("2018", "2018")),
        (["2017-05", "2018", "2018-06-15"], ("2017-05", "2018")),
        (["2018-06-15", "", "2018-06"], ("2018-06", "2018-06")),
        (["2018", "2019-01-04"], ("2018", "2019-01-04")),
        ([""], ("", "")),
        ([], ("", "")),
    ],
)
def test_a_span_holds_every_day_that_a_date_may_be(dates: list[str], ends: tuple[str, str]) -> None:
    """A letter of 2018 may be of December, so letters of 2018 and June 2018 do not end in June."""
    assert first_and_last(dates) == ends


def test_very_many_letters_of_one_day_are_ordered_in_seconds() -> None:
    """No date is held against every other."""
    dates = [f"2018-06-{n // 40_000 + 1:02}" for n in range(80_000)]
    start = process_time()
    order = Order((date, n) for n, date in enumerate(dates))
    assert not any(order.last_before(date) or order.first_after(date) for date in dates)
    assert process_time() - start < 5


SAME_TIME = pytest.mark.parametrize(
    "dates", [("2018-06-15", "2018-06-15"), ("2018", "2018-06-15"), ("2018-06", "2018-06-15")]
)


@SAME_TIME
def test_letters_that_may_be_of_one_day_have_no_direction(dates: tuple[str, str]) -> None:
    """Neither is the last letter before the other."""
    (thread,) = [thread for thread in linked(*dates).threads if thread.theme == THEME]
    assert [(turn.direction, turn.since) for turn in thread.turns] == [("first", ""), ("first", "")]


@SAME_TIME
def test_nothing_is_a_later_word_on_a_finding_that_may_be_of_the_same_day(dates: tuple[str, str]) -> None:
    """The praise of a letter of the same day is no later word on a concern."""
    found = linked(*dates).findings
    assert len(found) == 3
    assert [finding.later for finding in found] == [(), (), ()]


def test_a_letter_is_held_against_the_last_one_that_must_be_before_it() -> None:
    """One that may be of the same time is passed over, and what is surely later stands under its findings."""
    corpus = linked("2017-03-01", "2018", "2018-06-15")
    (thread,) = [thread for thread in corpus.threads if thread.theme == THEME]
    assert [turn.since for turn in thread.turns] == ["", "2018-letter-0", "2018-letter-0"]
    assert thread.turns[-1].direction == "fewer-concerns"
    assert [{passage.letter for passage in finding.later} for finding in corpus.findings] == [
        *[{"2018-letter-1", "2018-letter-2"}] * 3,
        *[set()] * 3,
    ]


@pytest.mark.parametrize("names", [("a", "b"), ("c", "b")])
@pytest.mark.parametrize("dates", [("2018-06-01", "2018-06-01"), ("2018-06", "2018-06-01")])
def test_names_do_not_choose_which_of_two_letters_is_the_last_before_a_third(
    names: tuple[str, str], dates: tuple[str, str]
) -> None:
    """One is all concern and the other all praise: whether concerns grew would hang on a file's name."""
    one, other = (f"2018-{name}" for name in names)
    letters = [dated(dates[0], one, "concern"), dated(dates[1], other, "strength")]
    corpus = link(collection(), [*letters, dated("2019-01-01", "2019-z", "concern")])
    (thread,) = [thread for thread in corpus.threads if thread.theme == THEME]
    assert [(turn.direction, turn.since) for turn in thread.turns] == [
        ("first", ""),
        ("first", ""),
        ("order-unknown", ""),
    ]


def test_a_letter_after_the_third_is_compared_with_it() -> None:
    """What came before it is known again."""
    (thread,) = [t for t in linked("2018-06-01", "2018-06-01", "2019", "2020").threads if t.theme == THEME]
    assert [turn.since for turn in thread.turns] == ["", "", "", "2018-letter-2"]
