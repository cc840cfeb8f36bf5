"""What a web page does not show at first: it stays where it is part of the text, and is taken out elsewhere.

Collapsed answers and "read more" parts are opened by scripts that a saved page does not name.
So what is hidden is judged by what it says: sentences within the text stay, unless it shows the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.ingest.html_shown import is_hidden, words_of
from generator.ingest.html_words import ends_sentence, is_element, is_inline, sentences


def take_hidden(root: Any, main: Any, left: set[Any]) -> tuple[list[str], list[str]]:
    """Takes what is hidden out of the tree below `root`.

    Within `main`, which holds the text, sentences stay, and so does what a control of the page names, but
    not in the parts that are `left` out.
    Returns the words of each element that was taken out, and of each that stays.
    """
    parts = _Parts(main, left, _opened(root), set(_lines(main, left)))
    parts.take(root, inside=main is root)
    return parts.taken, parts.kept


def _opened(root: Any) -> set[str]:
    """The ids of what controls of the page open."""
    named = " ".join(root.xpath(".//@aria-controls")).split()
    return {*named, *(link[1:] for link in root.xpath(".//a/@href[starts-with(., '#')]"))}


def _lines(element: Any, left: set[Any]) -> Iterator[str]:
    """The paragraphs and items that the text shows whole."""
    for child in element:
        if is_element(child) and not is_hidden(child) and child not in left:
            if child.tag in {"p", "li"} and not any(map(is_hidden, child.iter("*"))):
                yield " ".join(child.text_content().split())
            yield from _lines(child, left)


class _Parts:
    """Goes through the page once, gathering what is taken out of it."""

    def __init__(self, main: Any, left: set[Any], opened: set[str], said: set[str]) -> None:
        self.main = main
        self.left = left
        self.opened = opened
        self.said = said
        self.above = {main, *main.iterancestors()}
        self.taken: list[str] = []
        self.kept: list[str] = []

    def take(self, parent: Any, inside: bool, hidden: bool = False) -> None:
        """Takes out what is hidden below `parent`, which is `inside` the text or around it."""
        for child in list(parent):
            if not is_element(child):
                continue
            within = child is self.main or (inside and child not in self.left)
            if child not in self.above and is_hidden(child) and not (within and self._is_text(child)):
                self.taken += words_of(child)
                child.drop_tree()
            else:
                stays = is_hidden(child) and child not in self.above
                self.take(child, within, hidden or stays)
                if is_hidden(child):
                    self.said.update(sentences(child))
                if stays and not hidden:
                    self.kept += words_of(child)

    def _is_text(self, element: Any) -> bool:
        if element.get("id") in self.opened or element.get("role") == "tabpanel":
            return True
        if is_inline(element):
            return ends_sentence(element.text_content())
        return any(line not in self.said for line in sentences(element))
