"""The words of a statement as the coder compares them."""

from __future__ import annotations

from generator.annotate.words import stem, tokens_of, wording


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return wording(text).folded


def test_words_fold_to_small_letters_without_apostrophes() -> None:
    """Curly and straight apostrophes, capitals and soft hyphens make no difference."""
    assert words("Children’s CHILDREN'S chil\u00addren’s") == ["childrens"] * 3


def test_numbers_fold_to_one_sign() -> None:
    """A date or a count is a number, whichever it is."""
    assert words("on 4 and 15 December 2018") == ["on", "0", "and", "0", "december", "0"]


def test_tokens_point_at_the_text() -> None:
    """The offsets of a word give back the word as it is written."""
    text = "Leaders don’t ‘know’ well-being."
    assert [text[start:end] for _, start, end, _ in tokens_of(text)] == [
        "Leaders",
        "don’t",
        "know",
        "well",
        "being",
    ]


def test_stems_join_forms_of_a_word() -> None:
    """Forms of one word share a stem; short words keep their ending."""
    assert stem("assessments") == stem("assessment")
    assert stem("improving") == stem("improved")
    assert stem("less") == "less"
