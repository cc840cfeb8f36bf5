"""A letter is before another only where their dates say so: names of files and places in a list do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.link import link
from generator.link.order import surely_before
from generator.link.repeats import repeats
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


@SAME_TIME
def test_words_are_not_repeated_from_a_letter_that_may_be_of_the_same_day(dates: tuple[str, str]) -> None:
    """Who has them first is not known."""
    assert repeats(linked(*dates).letters) == [(), ()]


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
    assert {repeat.first_letter for repeat in repeats(corpus.letters)[-1]} == {"2018-letter-0"}


@pytest.mark.parametrize("first", ["2018", "2018-06"])
def test_a_date_that_stops_early_hides_no_letter_behind_it(first: str) -> None:
    """The letter of a year may be older than both; one of March is older than one of June all the same."""
    dates = (first, "2018-03-05" if first == "2018" else "2018-06-05", "2018-06-20")
    assert {repeat.first_letter for repeat in repeats(linked(*dates).letters)[-1]} == {"2018-letter-1"}
