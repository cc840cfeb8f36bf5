"""What a web page does not show at first: it stays where it is part of the text, and is taken out elsewhere.

Collapsed answers and "read more" parts are opened by scripts that a saved page does not name.
So what is hidden is judged by what it says: sentences within the text stay, unless it shows the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.ingest.html_around import is_around
from generator.ingest.html_shown import is_hidden, words_of
from generator.ingest.html_words import is_element, is_inline, runs

# Footnote marks and closing quotation marks may follow the stop.
_SENTENCE_END = re.compile(r"[.!?;…][^\w\s]*[\d⁰¹²³⁴-⁹]{0,2}\W*$")
_LAST = 12  # characters: room for them
_FEWEST = 3  # words: fewer are a label, such as "Thank you."


def take_hidden(root: Any, main: Any) -> list[str]:
    """Takes what is hidden out of the tree below `root`, and returns the words of each element taken.

    Within `main`, which holds the text, sentences stay, and so does what a control of the page names.
    """
    parts = _Parts(main, _opened(root), set(_lines(main)))
    parts.take(root, inside=main is root)
    return parts.taken


def _opened(root: Any) -> set[str]:
    """The ids of what controls of the page open."""
    named = " ".join(root.xpath(".//@aria-controls")).split()
    return {*named, *(link[1:] for link in root.xpath(".//a/@href[starts-with(., '#')]"))}


def _lines(element: Any) -> Iterator[str]:
    """The paragraphs and items that the text shows whole."""
    for child in element:
        if is_element(child) and not is_hidden(child) and not is_around(child):
            if child.tag in {"p", "li"} and not any(map(is_hidden, child.iter("*"))):
                yield " ".join(child.text_content().split())
            yield from _lines(child)


class _Parts:
    """Goes through the page once, gathering what is taken out of it."""

    def __init__(self, main: Any, opened: set[str], said: set[str]) -> None:
        self.main = main
        self.opened = opened
        self.said = said
        self.above = {main, *main.iterancestors()}
        self.taken: list[str] = []

    def take(self, parent: Any, inside: bool) -> None:
        """Takes out what is hidden below `parent`, which is `inside` the text or around it."""
        for child in list(parent):
            if not is_element(child):
                continue
            within = child is self.main or (inside and not is_around(child))
            if child not in self.above and is_hidden(child) and not (within and self._is_text(child)):
                self.taken += words_of(child)
                child.drop_tree()
            else:
                self.take(child, within)
                if is_hidden(child):
                    self.said.update(_sentences(child))

    def _is_text(self, element: Any) -> bool:
        if element.get("id") in self.opened or element.get("role") == "tabpanel":
            return True
        if is_inline(element):
            return _ends_sentence(element.text_content())
        return any(line not in self.said for line in _sentences(element))


def _sentences(element: Any) -> Iterator[str]:
    """The lines of an element that end as sentences do."""
    for line in runs(element):
        words = line.split()
        if len(words) >= _FEWEST and _ends_sentence(line):
            yield " ".join(words)


def _ends_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line.rstrip()[-_LAST:]) is not None
