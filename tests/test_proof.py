"""Word for word: a page with one word lost, doubled, moved or changed is found, with its line and word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model import Source
from generator.proof import compare, file_lines
from tests.reading import source_of

TEXT = "Dear Ms Smith\n\n• Plans for decision-\nmaking are late - at times.\n\nMenu\nContact us\n"
PAGE = """<html><body><main><div data-letter="2020-02-03-test">
<p>Dear Ms Smith</p><ul><li><a data-ours href="#p1">1</a><span>Plans for <a href="x">decision-making</a>
are late - at times.</span></li></ul><aside data-ours>Concern: plans</aside>
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
        (lambda page: page.replace("are late", "are are late"), "late"),
        (lambda page: page.replace("are late", "are not late"), "late"),
        (lambda page: page.replace("Ms Smith", "Smith Ms"), "Ms"),
        (lambda page: page.replace("decision-making", "decision making"), "decision-making"),
        (lambda page: page.replace("<p>Contact us</p>", ""), "Contact"),
        (lambda page: page.replace("late - at", "late at"), "-"),
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
    words = [(w, line.number - source.first_line) for line in file_lines(source) for w in line.words]
    assert words[3:7] == [("Plans", 2), ("for", 2), ("decision-making", 2), ("are", 3)]


def test_left_out_text_shown_twice_is_found() -> None:
    """What is left out stands at the foot once, not twice."""
    source = letter()
    page = PAGE.replace("15-16", f"{source.first_line + 5}-{source.first_line + 6}")
    start, end = page.index("<div data-left-out"), page.index("</div>\n</div></main>")
    (problem,) = compare(source, page[:end] + page[start:end] + page[end:])
    assert "more than once" in problem.message


def test_a_dash_that_begins_a_line_may_be_a_mark_or_a_word() -> None:
    """A list's dash is left out of the page; a sentence's dash stays on it; both are proved."""
    source = source_of("Dear Ms Smith\n\n- one\n\nplans\n- agreed - stand.\n")
    words = "<p>Dear Ms Smith</p><ul><li>one</li></ul><p>plans - agreed - stand.</p>"
    page = f'<div data-letter="2020-02-03-test">{words}</div>'
    assert compare(source, page) == []
    (problem,) = compare(source, page.replace("agreed - stand", "agreed stand"))
    assert "“-”" in problem.message


def test_a_dash_after_the_rest_of_a_broken_word_is_a_word() -> None:
    """Only a dash that begins its line may be a mark; one behind the end of a broken word must be shown."""
    source = source_of("Dear Ms Smith\n\nPlans for decision-\nmaking - agreed.\n")
    words = "<p>Dear Ms Smith</p><p>Plans for decision-making - agreed.</p>"
    page = f'<div data-letter="2020-02-03-test">{words}</div>'
    assert compare(source, page) == []
    (problem,) = compare(source, page.replace(" - ", " "))
    assert "“-”" in problem.message
