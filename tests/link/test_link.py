"""Reading across the five letters: visits, references, threads, findings, differences."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product

import pytest

from generator.link import link
from generator.link.threads import CLEAR_CHANGE, FEWEST_TO_COMPARE, direction
from generator.link.visits import overlap
from generator.model import (
    AnnotatedDocument,
    Coding,
    EventMention,
    SpokenOf,
    StanceId,
    StanceLabel,
    Tally,
    ThemeLabel,
    Visit,
    VisitReported,
)
from generator.parse import parse
from tests.reading import FRONT, collection, corpus, source_of


def visit(visit_id: str) -> Visit:
    """The visit of that id."""
    return next(v for v in corpus().visits if v.id == visit_id)


def spoken(letter: str, words: str) -> SpokenOf:
    """The reference of a letter whose words begin so."""
    return next(s for s in corpus().references if s.letter == letter and s.reference.text.startswith(words))


def test_two_letters_speak_of_the_front_door_visit() -> None:
    """The visit that the director's message is about is dated November 2017 by a later letter."""
    november = visit("2017-11-monitoring-visit")
    assert {s.letter for s in november.spoken_of} == {
        "2017-12-director-message",
        "2019-01-04-monitoring-visit",
    }
    assert november.reported_by == ()
    own_words = spoken("2019-01-04-monitoring-visit", "the last monitoring visit")
    assert own_words.reference.text.endswith("focused on the front door in November 2017")
    assert own_words.to == november.id


def test_the_fifth_visit_and_the_visit_of_july_are_one_by_inference() -> None:
    """Two letters are taken to speak of one visit, and both references say that this is inferred."""
    july = visit("2018-07-monitoring-visit")
    assert july.basis == "inferred"
    fifth = spoken("2018-08-news-fifth-monitoring-visit", "the fifth monitoring visit")
    last = spoken("2019-01-04-monitoring-visit", "the last visit in July 2018")
    assert (fifth.to, last.to) == (july.id, july.id)
    assert (fifth.basis, last.basis) == ("inferred", "inferred")


def test_a_reported_visit_is_held_with_its_days() -> None:
    """The visit that a letter reports has the days that the letter gives."""
    december = visit("kirklees-2018-12-04-monitoring-visit")
    assert (december.first, december.last) == ("2018-12-04", "2018-12-05")
    assert december.reported_by == ("2019-01-04-monitoring-visit",)


def test_two_letters_about_one_visit_both_report_it() -> None:
    """A visit names every letter held that reports it, in the order of the letters."""
    five = corpus()
    first = next(letter for letter in five.letters if letter.slug == "2019-01-04-monitoring-visit")
    source = replace(first.document.source, slug="2019-01-04-monitoring-visit-2")
    second = replace(first, document=replace(first.document, source=source))
    linked = link(collection(), [*five.letters, second])
    reported = next(v for v in linked.visits if v.id == "kirklees-2018-12-04-monitoring-visit")
    assert reported.reported_by == (first.slug, second.slug)


def test_a_visit_ends_on_the_last_day_that_a_letter_gives() -> None:
    """Of two letters that report a visit from one day on, the one that gives the later day is heard too."""
    five = corpus()
    first = next(letter for letter in five.letters if letter.slug == "2019-01-04-monitoring-visit")
    assert first.meta.visit is not None
    meta = replace(first.meta, visit=replace(first.meta.visit, last="2018-12-07"))
    source = replace(first.document.source, slug="2019-01-04-monitoring-visit-2", meta=meta)
    second = replace(first, document=replace(first.document, source=source))
    linked = link(collection(), [*five.letters, second])
    reported = next(v for v in linked.visits if v.id == "kirklees-2018-12-04-monitoring-visit")
    assert (reported.first, reported.last) == ("2018-12-04", "2018-12-07")


def test_what_cannot_be_told_stays_unresolved_with_a_reason() -> None:
    """Nothing is guessed: a reference without a target says why, and every target exists."""
    ids = {v.id for v in corpus().visits} | {letter.slug for letter in corpus().letters}
    unresolved = [s for s in corpus().references if not s.to]
    assert unresolved
    assert all(s.why for s in unresolved)
    assert all(s.to in ids for s in corpus().references if s.to)


def test_references_are_linked_both_ways() -> None:
    """A visit lists exactly the references that lead to it."""
    listed = [s for v in corpus().visits for s in v.spoken_of]
    assert sorted(map(repr, listed)) == sorted(
        repr(s) for s in corpus().references if s.to in {v.id for v in corpus().visits}
    )


def test_the_month_of_the_judgement_differs() -> None:
    """September and October 2016 stand side by side, each with the letter that says so."""
    (difference,) = corpus().differences
    assert {side.value: [p.letter for p in side.passages] for side in difference.sides} == {
        "October 2016": ["2018-08-news-fifth-monitoring-visit"],
        "September 2016": ["2019-01-04-monitoring-visit"],
    }


def test_threads_hold_every_theme_label_once() -> None:
    """The passages of all threads are the theme labels of all statements, in order of date."""
    labels = sum(len(c.themes) for letter in corpus().letters for c in letter.codings)
    assert sum(len(t.passages) for t in corpus().threads) == labels
    slugs = [letter.slug for letter in corpus().letters]
    for thread in corpus().threads:
        assert [turn.letter for turn in thread.turns] == slugs
        assert all(p.letter == turn.letter for turn in thread.turns for p in turn.passages)


def test_findings_are_the_concerns_with_what_came_later() -> None:
    """Each concern is one finding a theme, and what follows it is later and on the same theme."""
    order = {letter.slug: i for i, letter in enumerate(corpus().letters)}
    concerns = [p for t in corpus().threads for p in t.passages if p.stance.id in ("concern", "mixed")]
    assert len(corpus().findings) == len(concerns)
    for finding in corpus().findings:
        assert all(order[p.letter] > order[finding.passage.letter] for p in finding.later)
        assert all(finding.theme in {label.id for label in p.themes} for p in finding.later)


def test_what_needs_to_improve_is_marked_as_listed() -> None:
    """The bullet under “What needs to improve” is a finding that the letter lists itself."""
    listed = [f for f in corpus().findings if f.listed]
    assert listed
    assert {f.passage.letter for f in listed} == {"2021-11-10-focused-visit"}


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (None, Tally(strength=3), "first"),
        (None, Tally(none=3), "too-few"),
        (Tally(strength=3), Tally(), "not-mentioned"),
        (Tally(strength=2), Tally(concern=9), "too-few"),
        (Tally(strength=9), Tally(concern=2), "too-few"),
        (Tally(concern=5), Tally(strength=5), "fewer-concerns"),
        (Tally(strength=5), Tally(mixed=2, strength=3), "more-concerns"),
        (Tally(strength=3), Tally(concern=1, strength=4), "about-the-same"),
        (Tally(strength=3), Tally(concern=1, strength=2), "about-the-same"),
        (Tally(strength=3), Tally(concern=2, strength=1), "more-concerns"),
        (Tally(concern=2, strength=3), Tally(strength=3), "about-the-same"),
        (Tally(strength=5, concern=5), Tally(strength=5, concern=4), "about-the-same"),
        (Tally(concern=2, strength=3), Tally(concern=3, strength=2), "about-the-same"),
        (Tally(concern=1, strength=4), Tally(concern=3, strength=2), "more-concerns"),
        (Tally(concern=3, strength=2), Tally(concern=1, strength=4), "fewer-concerns"),
    ],
)
def test_direction_follows_its_rule(before: Tally | None, now: Tally, expected: str) -> None:
    """The words for direction never outrun the evidence."""
    assert direction(before, now) == expected


def test_no_one_statement_judged_otherwise_turns_a_direction() -> None:
    """Of any two letters with three to nine judged statements: one more or one fewer concern in either."""
    sizes = range(FEWEST_TO_COMPARE, 10)
    tallies = [Tally(concern=c, strength=n - c) for n in sizes for c in range(n + 1)]
    for before, now in product(tallies, repeat=2):
        if direction(before, now) == "more-concerns":
            assert _share(now) - _share(before) > CLEAR_CHANGE
            assert _share(now, -1) - _share(before) >= CLEAR_CHANGE
            assert _share(now) - _share(before, 1) >= CLEAR_CHANGE
            assert direction(now, before) == "fewer-concerns"


def _share(tally: Tally, otherwise: int = 0) -> Fraction:
    return Fraction(tally.concern + otherwise, tally.judged)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("2016", "2016"), ("2016-09", "2016-09"), True),
        (("2018-07", "2018-07"), ("2018-12-04", "2018-12-05"), False),
        (("2018-12", "2018-12"), ("2018-12-04", "2018-12-05"), True),
    ],
)
def test_partial_dates_overlap_when_they_can_be_one_time(
    a: tuple[str, str], b: tuple[str, str], same: bool
) -> None:
    """A year holds its months, and a month its days."""
    assert overlap(a, b) is same


LATER = FRONT.replace("2020-02-03", "2021-01-01")


def judging(slug: str, *stances: StanceId, publisher: str = "ofsted") -> AnnotatedDocument:
    """A letter of one theme whose statements take these stances; its date begins its slug."""
    text = "Dear Ms Smith\n\n" + " ".join(f"Plan {n} was seen." for n, _ in enumerate(stances)) + "\n"
    source = source_of(text, slug=slug)
    date = replace(source.meta.date, value=slug[:10])
    source = replace(source, meta=replace(source.meta, date=date, publisher=publisher))
    document = parse(source, "letter")
    theme = ThemeLabel("plans-reviews", "person", ())
    codings = tuple(
        Coding(statement.id, (theme,), StanceLabel(stance, "person", ()))
        for statement, stance in zip(document.statements, stances, strict=True)
    )
    return AnnotatedDocument(document, codings)


def test_a_letter_that_judges_nothing_is_not_compared_with() -> None:
    """A letter that only tells of a theme is passed over: the next one is compared with the one before it."""
    letters = (
        judging("2020-01-01-first", "strength", "strength", "strength"),
        judging("2020-02-01-second", "none", "none"),
        judging("2020-03-01-third", "concern", "concern", "strength"),
    )
    thread = next(t for t in link(collection(), letters).threads if t.theme == "plans-reviews")
    assert [(turn.direction, turn.since) for turn in thread.turns] == [
        ("first", ""),
        ("too-few", "2020-01-01-first"),
        ("more-concerns", "2020-01-01-first"),
    ]


def test_a_letter_is_compared_with_its_publishers_last_one_alone() -> None:
    """What a council says of itself between two of an inspector's letters is no change of the service."""
    letters = (
        judging("2020-01-01-first", "concern", "concern", "strength"),
        judging("2020-02-01-own", "strength", "strength", "strength", publisher="kirklees-council"),
        judging("2020-03-01-third", "concern", "concern", "strength"),
    )
    thread = next(t for t in link(collection(), letters).threads if t.theme == "plans-reviews")
    assert [(turn.direction, turn.since) for turn in thread.turns] == [
        ("first", ""),
        ("first", ""),
        ("about-the-same", "2020-01-01-first"),
    ]


def test_on_one_day_the_visit_comes_first_and_the_letter_last() -> None:
    """A letter tells of what happened that day, so it stands behind it on the timeline."""
    day = "2020-05-04"
    letter = judging(f"{day}-a-letter", "none")
    visit_that_day = VisitReported("monitoring visit", day, day, "stated", "Made for a test.")
    meta = replace(letter.meta, visit=visit_that_day)
    document = replace(letter.document, source=replace(letter.document.source, meta=meta))
    statement = document.statements[0]
    told = EventMention("A plan was seen", day, day, "stated", statement.start, statement.end, "Plan")
    linked = link(replace(collection(), visits=()), [replace(letter, document=document, events=(told,))])
    assert [event.kind for event in linked.events] == ["visit", "event", "letter"]


def test_two_letters_are_compared_on_every_theme_that_either_speaks_of() -> None:
    """Also on one of which the later says nothing any more; it is beside the letter just before it."""
    codings = {letter.slug: letter.codings for letter in corpus().letters}
    themes = {slug: {label.id for c in coded for label in c.themes} for slug, coded in codings.items()}
    gone = 0
    for comparison in corpus().comparisons:
        either = themes[comparison.earlier] | themes[comparison.later]
        assert {theme for theme, _, _ in comparison.turns} == either
        gone += len(themes[comparison.earlier] - themes[comparison.later])
    assert gone
    slugs = list(codings)
    assert [(c.earlier, c.later) for c in corpus().comparisons] == list(pairwise(slugs))


def test_themes_are_often_found_together_from_two_passages_on() -> None:
    """Each is counted, those that share most passages first; one passage is no habit."""
    coded = [{label.id for label in c.themes} for letter in corpus().letters for c in letter.codings]
    for thread in corpus().threads:
        shared = Counter(other for themes in coded if thread.theme in themes for other in themes)
        del shared[thread.theme]
        assert dict(thread.often_with) == {other: n for other, n in shared.items() if n >= 2}
        counts = [n for _, n in thread.often_with]
        assert counts == sorted(counts, reverse=True)
    assert any(len(thread.often_with) > 1 for thread in corpus().threads)
