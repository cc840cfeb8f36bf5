"""Word for word: a page with one word lost, doubled, moved or changed is found, with its line and word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model import Source
from generator.proof import compare, lost_links
from tests.reading import corpus, file_lines, source_of

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


@pytest.mark.parametrize("page", ["", " ", "<!-- nothing -->"])
def test_an_empty_page_is_found(page: str) -> None:
    """A file without an element is told as a page without the letter, and not by a traceback."""
    (problem,) = compare(letter(), page)
    assert (problem.rule, "0 elements" in problem.message) == ("word-for-word", True)


def test_an_id_in_the_name_of_another_attribute_is_none() -> None:
    """A link leads to an id, however the attributes of the paragraph stand, and not to a data-id."""
    document = corpus().letters[0].document
    page = "".join(f'<p class="x"\n id="{block.id}">' for block in document.blocks if block.id)
    assert lost_links(document, page) == []
    (problem,) = lost_links(document, page.replace(' id="p2"', ' data-id="p2"'))
    assert "id p2," in problem.message


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


def test_a_hyphen_before_and_keeps_its_space() -> None:
    """ "Long-" before "and short-term" is shown so; "face-" before "to-face" is one word."""
    source = source_of("Dear Ms Smith\n\nGood long-\nand short-term plans, face-\nto-face.\n")
    words = "<p>Dear Ms Smith</p><p>Good long- and short-term plans, face-to-face.</p>"
    page = f'<div data-letter="2020-02-03-test">{words}</div>'
    assert compare(source, page) == []
    for harm in (page.replace("long- and", "long-and"), page.replace("face-to", "face- to")):
        assert len(compare(source, harm)) == 1


def test_a_soft_hyphen_at_the_end_of_a_line_parts_one_word() -> None:
    """Whatever the next line begins with, and over several lines; a page that parts it is not proved."""
    source = source_of("Dear Ms Smith\n\nA cul\u00ad\nture of good super\u00ad\nvi\u00ad\nSion.\n")
    page = (
        '<div data-letter="2020-02-03-test"><p>Dear Ms Smith</p><p>A culture of good superviSion.</p></div>'
    )
    assert compare(source, page) == []
    for harm in (page.replace("culture", "cul ture"), page.replace("superviSion", "supervi Sion")):
        assert len(compare(source, harm)) == 1


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Dear Ms Smith</p><ul><li>self-</li><li>assessment</li></ul>",
        "<p>Dear Ms Smith</p><p>self-</p><p>assessment</p>",
        '<p>Dear Ms Smith</p><p class="address">self-\nassessment</p>',
        '<p>Dear Ms Smith</p><details class="left-out" data-left-out="11-12">self-\nassessment</details>',
    ],
)
def test_a_word_that_the_page_breaks_as_the_file_does_is_proved(shown: str) -> None:
    """Lines that stand apart on the page too, as of an address, are not joined; a space parts nothing."""
    source = source_of("Dear Ms Smith\n\n• self-\n• assessment\n")
    assert source.first_line == 9
    page = f'<div data-letter="2020-02-03-test">{shown}</div>'
    assert compare(source, page) == []
    joined = "<p>Dear Ms Smith</p><p>self-{}assessment</p>"
    for between, problems in (("", 0), (" ", 1), ("\n", 1), ("</p><p>x</p><p>", 1)):
        page = f'<div data-letter="2020-02-03-test">{joined.format(between)}</div>'
        assert len(compare(source, page)) == problems


def test_what_is_left_out_is_joined_to_nothing_around_it() -> None:
    """A page number amid a broken word takes no part of the word, and the word takes none of it."""
    source = source_of("Dear Ms Smith\n\nPlans for decision-\nPage 3-\nof 4\nmaking are late.\n")
    left_out = '<details class="left-out" data-left-out="12-13">Page 3-\nof 4</details>'
    words = f"<p>Dear Ms Smith</p><p>Plans for decision-making are late.</p>{left_out}"
    page = f'<div data-letter="2020-02-03-test">{words}</div>'
    assert compare(source, page) == []
    for harm in (
        page.replace("3-\nof", "3- of"),
        page.replace("3-\nof", "3-"),
        page.replace("decision-m", "m"),
    ):
        assert len(compare(source, harm)) == 1


def test_the_parts_of_a_broken_word_are_shown_in_order_and_once() -> None:
    """A word over three lines may be joined or stand apart where the page begins anew, and not otherwise."""
    source = source_of("Dear Ms Smith\n\none-\nto-\none\n")
    for words, problems in (
        ("one-to-one", 0),
        ("one-</p><p>to-one", 0),
        ("one-</p><p>to-</p><p>one", 0),
        ("one-to-</p><p>one", 0),
        ("one-</p><p>to- one", 1),
        ("one-</p><p>one", 1),
        ("one-</p><p>to-</p><p>to-</p><p>one", 1),
        ("one</p><p>-to-one", 1),
    ):
        page = f'<div data-letter="2020-02-03-test"><p>Dear Ms Smith</p><p>{words}</p></div>'
        assert len(compare(source, page)) == problems, words
