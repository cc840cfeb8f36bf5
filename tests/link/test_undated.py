"""A letter whose date nobody knows stands first, and is neither earlier nor later than any other."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.link import link
from generator.model import Corpus, LetterDate
from tests.reading import collection, corpus

SLUG = "2019-01-04-monitoring-visit"


@cache
def undated() -> Corpus:
    """The five letters, of which one has lost its date."""
    letters = []
    for letter in corpus().letters:
        source = letter.document.source
        if letter.slug == SLUG:
            source = replace(source, meta=replace(source.meta, date=LetterDate("", "not stated", "")))
        letters.append(replace(letter, document=replace(letter.document, source=source)))
    return link(collection(), letters)


def test_it_is_compared_with_no_other_letter() -> None:
    """Its turns say so, and no later letter's turn is held against it."""
    turns = [turn for thread in undated().threads for turn in thread.turns]
    own = [turn for turn in turns if turn.letter == SLUG]
    assert {(turn.direction, turn.since) for turn in own if turn.passages} == {("undated", "")}
    assert {(turn.direction, turn.since) for turn in own if not turn.passages} == {("not-mentioned", "")}
    assert SLUG not in {turn.since for turn in turns}


def test_the_others_are_compared_as_if_it_were_not_held() -> None:
    """The letters before and after it are held against each other."""
    without = link(collection(), [letter for letter in corpus().letters if letter.slug != SLUG])
    for thread, other in zip(undated().threads, without.threads, strict=True):
        dated = [turn for turn in thread.turns if turn.letter != SLUG]
        assert [(turn.direction, turn.since) for turn in dated] == [
            (turn.direction, turn.since) for turn in other.turns
        ]


def test_nothing_is_later_than_it_and_it_is_later_than_none() -> None:
    """Its findings stand without what was said later, and it stands under no other's."""
    findings = undated().findings
    assert [finding for finding in findings if finding.passage.letter == SLUG]
    assert not [f for f in findings if f.passage.letter == SLUG and f.later]
    assert not [f for f in findings if SLUG in {passage.letter for passage in f.later}]
    assert [f for f in findings if f.later]
