"""Word for word: a page with one word lost, doubled, moved or changed is found, with its line and word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model import Source
from generator.proof import compare, file_words
from tests.reading import source_of

TEXT = "Dear Ms Smith\n\n• Plans for decision-\nmaking are late.\n\nMenu\nContact us\n"
PAGE = """<html><body><main><div data-letter="2020-02-03-test">
<p>Dear Ms Smith</p><ul><li><a data-ours href="#p1">1</a><span>Plans for <a href="x">decision-making</a>
are late.</span></li></ul><aside data-ours>Concern: plans</aside>
<details data-ours><summary>Left out</summary></details>
<div data-left-out="15-16"><p data-ours>Left out, lines 15 and 16</p><p>Menu</p><p>Contact us</p></div>
</div></main></body></html>"""


def letter() -> Source:
    """A short letter whose text begins on line 9 of its file."""
    return source_of(TEXT)


def test_a_true_page_is_proved() -> None:
    """Text of ours is taken away, left-out lines are put back, and nothing is missing."""
    source = letter()
    page = PAGE.replace("15-16", f"{source.first_line + 5}-{source.first_line + 6}")
    assert compare(source, page) == []


@pytest.mark.parametrize(
    ("harm", "word"),
    [
        (lambda page: page.replace("are late", "late"), "are"),
        (lambda page: page.replace("are late", "are are late"), "late."),
        (lambda page: page.replace("are late", "are not late"), "late."),
        (lambda page: page.replace("Ms Smith", "Smith Ms"), "Ms"),
        (lambda page: page.replace("decision-making", "decision making"), "decision-making"),
        (lambda page: page.replace("<p>Contact us</p>", ""), "Contact"),
        (lambda page: page.replace("<aside data-ours>", "<aside>"), "Concern:"),
    ],
)
def test_any_harm_is_found_with_its_word(harm: Callable[[str], str], word: str) -> None:
    """A lost, doubled, added, moved, split or left-out word, or a word of ours, fails with file and word."""
    source = letter()
    page = PAGE.replace("15-16", f"{source.first_line + 5}-{source.first_line + 6}")
    (problem,) = compare(source, harm(page))
    assert problem.rule == "word-for-word"
    assert problem.path == "source_texts/2020-02-03-test.txt"
    assert problem.line >= source.first_line
    assert f"“{word}”" in problem.message


def test_a_page_without_the_letter_is_found() -> None:
    """A page that has lost the element with the letter's text, or has two, is not proved."""
    (problem,) = compare(letter(), "<html><body><p>Nothing</p></body></html>")
    assert "0 elements" in problem.message


def test_the_words_of_a_file_have_their_lines() -> None:
    """Bullet marks are no words, and a hyphen at a line end joins."""
    source = letter()
    words = [(w.text, w.line - source.first_line) for w in file_words(source)]
    assert words[3:7] == [("Plans", 2), ("for", 2), ("decision-making", 2), ("are", 3)]
