"""What the walk says of a statement, and how it fits a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.corrections import CodingFormat
from generator.review import shown
from tests.review.made import CODEBOOK, THEMES, item

ITEM = item("concern", THEMES[:2], CodingFormat(quote="visit", stance="mixed", why="Both halves."))


def said(width: int = 80) -> str:
    """A statement as it is shown."""
    return shown.wrapped(shown.statement(CODEBOOK, "A letter, 3 February 2020", ITEM, 3, 9), width)


def test_a_statement_is_shown_in_its_place() -> None:
    """Its count, its lines, the letter, the heading, and the sentences around it."""
    lines = [line.strip() for line in said().splitlines()]
    assert lines[1:4] == [
        "Statement 3 of 9: s1, lines 7 to 8",
        "A letter, 3 February 2020",
        "Heading: Findings",
    ]
    for title, text in (("Before", ITEM.before), ("The statement", ITEM.text), ("After", ITEM.after)):
        assert lines[lines.index(f"{title}:") + 1] == text


def test_labels_say_who_made_them_and_why() -> None:
    """The coder's with its words and how sure it is; a person's as theirs, with the reason."""
    text = said()
    assert "Stance: Mixed, decided by a person" in text
    assert f"{CODEBOOK.themes[0].title}, the coder, 50% sure, from “words”" in text
    assert "the reason given: Both halves." in text
    assert "The coder alone says: Concern; " in text


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    """Help, lists, definitions and statements fold to the width, and to 80 at most."""
    labels = ITEM.labels
    everything = [
        *shown.HELP,
        *shown.stances(CODEBOOK),
        *shown.themes(CODEBOOK, labels),
        *shown.definitions(CODEBOOK, labels),
        *shown.definitions(CODEBOOK, labels, "rules"),
        *shown.change(CODEBOOK, labels, replace(labels, themes=THEMES)),
    ]
    text = said(width) + "\n" + shown.wrapped(everything, width)
    assert max(len(line) for line in text.splitlines()) <= min(width, 80)


def test_a_letter_cannot_drive_the_terminal() -> None:
    """Control characters and marks that turn the text round are shown as boxes."""
    text = shown.wrapped([f"    {'a' * 5}\x1b[2J\x9b1m\u202eb\r\x00"], 80)
    assert text == "    aaaaa\ufffd[2J\ufffd1m\ufffdb\ufffd\ufffd"


def test_nothing_but_plain_lines_is_said() -> None:
    """No colour and no cursor movement, so there is nothing to switch off."""
    assert "\x1b" not in said()
    assert all(line.isprintable() for line in said().splitlines())
