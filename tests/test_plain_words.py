"""Our own prose is plain: short sentences and common words, measured on every page written by hand."""

from __future__ import annotations

import re

import pytest

from tests.reading import ROOT

PAGES = ("about", "accessibility", "maintaining")
EASY = 60  # Flesch's scale: 60 and more is plain English, read by most people of 13 to 15
LONGEST = 32  # words in a sentence


def prose(name: str) -> list[str]:
    """The sentences of a page, without front matter, tables, code and markup."""
    text = (ROOT / "docs" / f"{name}.md").read_text("utf-8").split("\n---\n", 1)[1]
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    lines = [line.strip() for line in text.splitlines() if not line.startswith(("|", "#"))]
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|[\[*]", " ", " ".join(lines))
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if re.search("[a-z]", part)]


def words(sentence: str) -> list[str]:
    """The words of a sentence."""
    return re.findall(r"[A-Za-z’']+", sentence)


def syllables(word: str) -> int:
    """How many syllables a word has, by its runs of vowels; a last silent e is not counted."""
    runs = re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$|es$|ed$", "", word.lower()))
    return max(1, len(runs))


def reading_ease(sentences: list[str]) -> float:
    """Flesch's reading ease (Flesch 1948)."""
    said = [word for sentence in sentences for word in words(sentence)]
    return 206.835 - 1.015 * len(said) / len(sentences) - 84.6 * sum(map(syllables, said)) / len(said)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_easy_to_read(name: str) -> None:
    """The reading ease is that of plain English."""
    assert reading_ease(prose(name)) >= EASY


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_is_long(name: str) -> None:
    """No sentence goes on for more than a breath."""
    assert [sentence for sentence in prose(name) if len(words(sentence)) > LONGEST] == []


def test_the_measure_tells_plain_from_hard() -> None:
    """A plain sentence scores higher than a hard one."""
    plain = reading_ease(["The cat sat on the mat."])
    hard = reading_ease(["Organisational prioritisation necessitates multidisciplinary collaboration."])
    assert plain > 100 > EASY > hard
