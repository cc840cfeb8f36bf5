"""Parts within the text of a web page that look as if they stood around it: which stay, and which do not.

A part stays if it shows a sentence, unless it is plainly none of the text, such as a menu or a form.
So nothing that the page says is lost for the name that the page gives to a box.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from generator.ingest.html_around import is_around, is_plainly_around
from generator.ingest.html_shown import is_hidden
from generator.ingest.html_words import is_element, sentences


@dataclass(frozen=True, slots=True)
class Beside:
    """The parts of a page's text that are left out of it, and those that stay though they look like such."""

    left: set[Any] = field(default_factory=set)
    kept: set[Any] = field(default_factory=set)


def parts_beside(main: Any) -> Beside:
    """The parts below `main`, which holds the text, that look as if they stood around it."""
    found = Beside()
    _find(main, found)
    return found


def _find(parent: Any, found: Beside) -> None:
    for child in parent:
        if not is_element(child):
            continue
        if is_around(child):
            if not _stays(child):
                found.left.add(child)
                continue
            found.kept.add(child)
        _find(child, found)


def _stays(element: Any) -> bool:
    if is_hidden(element) or is_plainly_around(element):
        return False
    shown = deepcopy(element)
    _take_out(shown)
    return next(sentences(shown), None) is not None


def _take_out(parent: Any) -> None:
    """Takes out of a part what the page does not show at first, and what is plainly around its text."""
    for child in list(parent):
        if not is_element(child):
            continue
        if is_hidden(child) or (is_around(child) and is_plainly_around(child)):
            child.drop_tree()
        else:
            _take_out(child)
