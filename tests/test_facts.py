"""What people give as stated must stand in a letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.cache import Cache
from generator.checking import check_collection
from generator.corpus import read_corpus, read_letters
from generator.errors import Problem, ReadacrossError
from generator.facts import misstated, stand, told_in
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


MONITORING = "2019-01-04-monitoring-visit"
VISITS = "codebook/visits.yml"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2019-06-04", "2019-06-06", True),
        ("2019-06", "2019-06", True),
        ("2019", "2019", True),
        ("2016", "2016", True),
        ("2019-06-04", "2019-06-05", False),
        ("2019-07-05", "2019-07-05", False),
        ("2019-07", "2019-07", False),
        ("2018", "2018", False),
        ("2012", "2012", False),
        ("2000", "2000", False),
    ],
)
def test_a_letter_tells_of_the_dates_among_its_words(first: str, last: str, told: bool) -> None:
    """Not of the date that it bears itself, nor of one in what is left out; a sum of money is no year."""
    text = f"{TEXT}\nAfter the 2016 inspection the council spent £2000.\n\n{'=' * 20}\nMay 2012\n"
    assert stand((first, last), told_in(document_of(text))) == told


def changed(path: Path, was: str, now: str) -> None:
    """A file in which words that stand there once are replaced."""
    text = path.read_text("utf-8")
    assert text.count(was) == 1
    path.write_text(text.replace(was, now), "utf-8")


def untold(folder: Path, cache: Cache | None = None) -> list[Problem]:
    """What is wrong with the dates of a collection's visits and events."""
    return [p for p in read_letters(folder, cache=cache).problems if p.rule == "date-not-stated"]


@pytest.mark.parametrize(
    ("now", "dates"),
    [
        ('first: "2017-10"\n    basis: stated', "2017-10"),
        ('first: "2019-01"\n    basis: stated', "2019-01"),
        ("first: 2018-12-04\n    last: 2018-12-06\n    basis: stated", "2018-12-04 to 2018-12-06"),
        ("first: 2018-12-04\n    last: 2018-12-05\n    basis: stated", ""),
        ('first: "2017"\n    basis: stated', ""),
        ('first: "2017-10"\n    basis: inferred', ""),
        ('first: "2017-10"\n    basis: publisher', ""),
    ],
)
def test_a_letter_about_the_council_tells_of_a_stated_visit(tmp_path: Path, now: str, dates: str) -> None:
    """A visit that no letter dates so stands as a fact on the timeline, so it stops the build."""
    folder = copied(tmp_path)
    changed(folder / VISITS, 'first: "2017-11"\n    basis: stated', now)
    found = untold(folder)
    assert len(found) == bool(dates)
    for problem in found:
        text = (folder / VISITS).read_text("utf-8")
        assert (problem.fatal, problem.path) == (True, f"{folder.as_posix()}/{VISITS}")
        assert problem.line == text[: text.index(now)].count("\n") + 1
        assert f"the date {dates} of the visit '2017-11-monitoring-visit'" in problem.message
        assert "give basis: inferred and say in why from what, or basis: publisher" in problem.message


def test_a_letter_about_another_council_tells_of_a_visit_if_a_person_says_so(tmp_path: Path) -> None:
    """Else its dates are of other visits."""
    folder = copied(tmp_path)
    changed(folder / "collection.yml", "authorities:\n", "authorities:\n  - {id: anytown, name: Anytown}\n")
    text = "The last inspection, in May 2014, was long ago.\n"
    front = FRONT.replace("authority: kirklees", "authority: anytown")
    (folder / "2020-02-03-anytown.txt").write_text(front + text, "utf-8")
    changed(folder / VISITS, 'first: "2017-11"', 'first: "2014-05"')
    assert len(untold(folder)) == 1
    (folder / "corrections" / "2020-02-03-anytown.yml").write_text(
        'by: {who: "A. Maintainer", when: 2026-11-22}\nreferences:\n  - quote: "The last inspection"\n'
        "    target: 2017-11-monitoring-visit\n    why: For a test.\n",
        "utf-8",
    )
    assert untold(folder) == []


def test_a_visit_is_held_to_all_letters_whether_they_were_kept_or_read(tmp_path: Path) -> None:
    """A letter changes, and no other tells of the visit; while one cannot be read, nobody knows."""
    folder, cache = copied(tmp_path), Cache(tmp_path / "kept")
    assert untold(folder, cache) == []
    letter = folder / f"{MONITORING}.txt"
    changed(letter, "November 2017", "the autumn")
    for _ in range(2):
        (problem,) = untold(folder, cache)
        assert "'2017-11-monitoring-visit'" in problem.message
    changed(letter, "kind: monitoring-visit-letter", "knid: monitoring-visit-letter")
    assert untold(folder, cache) == []


@pytest.mark.parametrize(
    ("dated", "told"),
    [
        ("first: 2017-07\n    basis: inferred", True),
        ("first: 2017-07\n    basis: stated", False),
        ("first: 2017-12\n    basis: stated", False),
    ],
)
def test_a_letter_tells_of_its_stated_events(tmp_path: Path, dated: str, told: bool) -> None:
    """“In July” gives no year, so the year is inferred."""
    folder = copied(tmp_path)
    path = folder / "corrections" / "2017-12-director-message.yml"
    changed(path, "first: 2017-07\n    basis: inferred", dated)
    found = untold(folder)
    assert (found == []) is told
    for problem in found:
        text = path.read_text("utf-8")
        assert (problem.fatal, problem.path) == (True, path.as_posix())
        assert problem.line == text[: text.index(dated)].count("\n") + 1
        assert f"the event’s date {dated[7:14]} is given as stated" in problem.message


def test_an_event_is_stated_where_its_letter_has_its_day(tmp_path: Path) -> None:
    """Also as one of several days that are written in parts."""
    folder = copied(tmp_path)
    path = folder / "corrections" / f"{MONITORING}.yml"
    event = 'quote: "{}"\n    title: A visit\n    first: {}\n    basis: stated\n    why: For a test.\n'
    quote = "This letter summarises the findings of the monitoring visit"
    text = path.read_text("utf-8")
    for day, count in (("2018-12-05", 0), ("2018-12-06", 1)):
        path.write_text(f"{text}\nevents:\n  - {event.format(quote, day)}", "utf-8")
        assert len(untold(folder)) == count


def decided(folder: Path, letter: str, quote: str, target: str, basis: str) -> Path:
    """Decisions on a letter that say what a quote of it speaks of, in place of those that were there."""
    path = folder / "corrections" / f"{letter}.yml"
    path.write_text(
        'by: {who: "A. Maintainer", when: 2026-11-22}\nreferences:\n'
        f'  - quote: "{quote}"\n    target: {target}\n    basis: {basis}\n    why: For a test.\n',
        "utf-8",
    )
    return path


ADDENDUM, JUNE = "2017-08-commissioner-addendum", "The second one was in June"
OWN, JULY = "During the inspection", "the last visit in July 2018"


@pytest.mark.parametrize(
    ("letter", "quote", "target", "basis", "date"),
    [
        (ADDENDUM, JUNE, "2017-06-monitoring-visit", "stated", "2017-06"),
        (ADDENDUM, JUNE, "2017-06-monitoring-visit", "inferred", ""),
        (ADDENDUM, JUNE, MONITORING, "stated", "2019-01-04"),
        (ADDENDUM, JUNE, "kirklees-2018-12-04-monitoring-visit", "stated", "2018-12-04 to 2018-12-05"),
        (MONITORING, OWN, "kirklees-2018-12-04-monitoring-visit", "stated", ""),
        (MONITORING, OWN, "2018-07-monitoring-visit", "stated", ""),
        (MONITORING, JULY, "2018-07-monitoring-visit", "stated", ""),
        (MONITORING, JULY, "2017-06-monitoring-visit", "stated", "2017-06"),
        (MONITORING, JULY, MONITORING, "stated", "2019-01-04"),
        (MONITORING, JULY, "2018-08-news-fifth-monitoring-visit", "publisher", ""),
    ],
)
def test_a_letter_dates_what_it_is_said_to_speak_of(
    tmp_path: Path, letter: str, quote: str, target: str, basis: str, date: str
) -> None:
    """Else a guess which visit is meant would look like the letter's own word; `check` and a build say so."""
    folder = copied(tmp_path)
    path = decided(folder, letter, quote, target, basis)
    found = [problem for problem in check_collection(folder) if problem.fatal]
    assert len(found) == bool(date)
    for problem in found:
        assert (problem.path, problem.line, problem.rule) == (path.as_posix(), 5, "date-not-stated")
        assert f"“{quote}” speaks of '{target}' is given as stated" in problem.message
        assert f"does not tell of its date, {date}; expected" in problem.message
        with pytest.raises(ReadacrossError) as caught:
            read_corpus(folder)
        assert caught.value.problems == (problem,)


def test_a_month_tells_of_a_visit_and_a_year_does_not(tmp_path: Path) -> None:
    """Of a visit whose days another letter gives; a letter that bears no date is not asked for."""
    folder = copied(tmp_path)
    front = FRONT.replace("value: 2020-02-03, basis: publisher", "basis: not stated")
    letter, visit = "2020-02-03-letter", "kirklees-2018-12-04-monitoring-visit"
    for words, count in (("The visit in December 2018 was good.", 0), ("The visit of 2018 was good.", 1)):
        (folder / f"{letter}.txt").write_text(front + words + "\n", "utf-8")
        decided(folder, letter, words.split(" was")[0], visit, "stated")
        assert len([p for p in check_collection(folder) if p.rule == "date-not-stated"]) == count
    decided(folder, ADDENDUM, JUNE, letter, "stated")
    (problem,) = (p for p in check_collection(folder) if p.rule == "date-not-stated")
    assert problem.path.endswith(f"{letter}.yml")


@pytest.mark.parametrize(
    ("words", "visit", "count"),
    [
        ("The visit dated 10/02/2018 was good.", "2018-02-10", 0),
        ("The visit dated 10.02.18 was good.", "2018-02-10", 0),
        ("The visit of 10-2-2018 was good.", "2018-02-10", 0),
        ("The visit in February of 2018 was good.", "2018-02-10", 0),
        ("The visit in November and December 2018 was good.", "2018-11-28", 0),
        ("The visit dated 10/03/2018 was good.", "2018-02-10", 1),
        ("The visit in February was good. Another in May 2018 was not.", "2018-02-10", 1),
        ("The visit in January and December 2018 was good.", "2018-11-28", 1),
    ],
)
def test_a_date_that_is_written_loosely_tells_of_what_a_letter_speaks_of(
    tmp_path: Path, words: str, visit: str, count: int
) -> None:
    """A decision that is right is not refused, and nothing is dated by such words."""
    folder = copied(tmp_path)
    last = {"2018-02-10": "2018-02-11", "2018-11-28": "2018-12-02"}[visit]
    with (folder / VISITS).open("a", encoding="utf-8") as visits:
        visits.write(
            "  - id: here\n    authority: kirklees\n    title: A visit\n    kind: monitoring visit\n"
            f"    first: {visit}\n    last: {last}\n    basis: inferred\n    why: For a test.\n"
        )
    (folder / "2020-02-03-letter.txt").write_text(f"{FRONT}{words}\n", "utf-8")
    decided(folder, "2020-02-03-letter", words.partition(" was")[0], "here", "stated")
    found = [problem for problem in check_collection(folder) if problem.fatal]
    assert [problem.rule for problem in found] == ["date-not-stated"] * count
