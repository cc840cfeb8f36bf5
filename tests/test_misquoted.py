"""A maintainer who misquotes a letter is shown where the quote parts from it."""

from __future__ import annotations

import pytest

from generator.corrections.misquoted import where_it_parts

_LETTER = "At your last visit we saw that the council’s training offer is good – and that more is planned."


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (
            "the council's training offer is good - and",
            "dashes or hard spaces there: “the council’s training ",
        ),
        (
            "we saw that the council’s training offer was good",
            "offer is good – and that more is planned.” where the",
        ),
        ("we heard that the council’s training offer is good", "we saw that the council’s training"),
        ("nothing of the kind", ""),
    ],
)
def test_a_quote_is_told_where_it_parts_from_the_letter(quote: str, said: str) -> None:
    """The letter's own words are shown at the first that differs, whichever mark or word it is."""
    told = where_it_parts(_LETTER, quote)
    assert said in told
    assert bool(told) is bool(said)


def test_words_without_a_space_are_shown_as_far_as_there_is_room() -> None:
    """An address longer than the part shown is cut, and neither end of the letter is shown instead."""
    told = where_it_parts(f"Begin {'a' * 60}{'b' * 60} end", f"{'a' * 60}c")
    assert told == f"it has “…{'a' * 40}{'b' * 40}…” where the quote has “…{'a' * 40}c”"
