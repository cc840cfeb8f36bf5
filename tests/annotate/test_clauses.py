"""Which clause a word stands in."""

from __future__ import annotations

import pytest

from generator.annotate.clauses import LEAST, clause_features, clauses_of, edges, parts_of
from generator.annotate.words import tokens_of, wording


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("plans are good", "MMM"),
        ("leaders act to improve plans", "MMPPP"),
        ("access to the service", "MMMM"),
        ("they act so that plans improve", "MMMPPP"),
        ("plans which work but drift", "MRRCC"),
        ("although plans work", "AAA"),
        ("when needed they act", "UUUU"),
        ("they visit ensuring safety", "MMEE"),
        ("", ""),
    ],
)
def test_words_open_clauses(text: str, kinds: str) -> None:
    """Purpose, description, contrast, time and effect each begin with their word."""
    assert "".join(clauses_of(text.split())) == kinds


def test_a_good_purpose_is_not_a_good_thing() -> None:
    """ "Good" in a purpose is another feature than "good" in the main clause."""
    assert "k:M:good" in clause_features(wording("Plans are good."))
    assert "k:P:good" in clause_features(wording("They act to make plans good."))


def test_edges_are_first_and_last() -> None:
    """The first and last three words that bear a subject are seen apart, plain words left out."""
    found = edges(wording("The plans of pupils are stored in cold attics."))
    assert {"e:F plan", "e:F pupil", "e:L cold", "e:L attic"} <= set(found)
    assert "e:F the" not in found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Plans for most children are good, and reviews are held in time.", (0, 6)),
        ("Plans for most children are good but reviews are not in time.", (0, 6)),
        ("Plans, reviews, visits and meetings are all held in time.", (0,)),
        ("Plans for most children are good, but not all.", (0,)),
        ("Plans are good for most children; visits are late – and that has no good reason.", (0, 6)),
        ("", (0,)),
    ],
)
def test_parts_begin_at_marks_and_turns(text: str, parts: tuple[int, ...]) -> None:
    """A part begins after a comma or at "but", if it and the part before have words enough."""
    assert parts_of(text, tokens_of(text)) == parts


def test_no_part_is_short() -> None:
    """Items of a list are not parts of their own."""
    text = "Leaders, managers, staff, partners, schools, courts, police, health, housing and parents met."
    starts = parts_of(text, tokens_of(text))
    ends = [*starts[1:], len(tokens_of(text))]
    assert all(end - start >= LEAST for start, end in zip(starts, ends, strict=True))
