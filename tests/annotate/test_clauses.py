"""Which clause a word stands in."""

from __future__ import annotations

import pytest

from generator.annotate.clauses import clause_features, clauses_of, edges


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
    main, purpose = ["plans", "are", "good"], ["they", "act", "to", "make", "good"]
    assert "k:M:good" in clause_features(main, main)
    assert "k:P:good" in clause_features(purpose, purpose)


def test_edges_are_first_and_last() -> None:
    """The first and last three words that bear a subject are seen apart, plain words left out."""
    words = ["the", "plans", "of", "children", "are", "reviewed", "in", "good", "time"]
    assert {"e:F plans", "e:F children", "e:L good", "e:L time"} <= set(edges(words, words))
    assert "e:F the" not in edges(words, words)
