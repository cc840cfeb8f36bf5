"""A web page's tree as a browser shows it; what is no text of it is taken out, and its words are handed back.

So every word of a page is either in its text or among what is left out.
Source: the HTML standard, sections 13.2.6.4 (tables while parsing) and 15.3 (what is not rendered).
"""

from __future__ import annotations

import re
from typing import Any

from generator.ingest.html_words import HEADINGS, is_element, runs

_NO_WORDS = ("script", "style", "head")
_DRAWN = {"svg", "iframe", "object", "video", "audio", "canvas", "annotation", "button"}
_SPARE = {"template", "noscript"}
_UNSEEN = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_SHADOW = ("shadowrootmode", "shadowroot", "data-shadowroot")
# Around the cells of a row, and around the rows of a table, browsers pass over any other element.
_AROUND_CELLS = ".//tr/*[not(self::td or self::th)][./td or ./th]"
_AROUND_ROWS = (
    ".//*[self::form or self::div][parent::table or parent::thead or parent::tbody or parent::tfoot]"
)
# Some servers put the whole page into one form; other forms hold fields.
_PARTS_OF_PAGE = "(.//h1|.//main|.//article)[1]"
_TEXT = ".//p[not(.//input|.//select|.//textarea)]"
_SEVERAL = 3
_OF_PAGE = {"html", "body", "main", "article"}


def as_shown(root: Any) -> tuple[list[str], list[str]]:
    """Changes the tree below `root`, and returns the words of each element that was taken out of it.

    First of what is drawn, played or pressed, then of what scripts alone show, or what shows without them.
    A button stays where it is a heading or stands amid a sentence.
    What is hidden stays, and is marked for `is_hidden`.
    """
    for element in list(root.iter(*_NO_WORDS)):
        element.drop_tree()
    for template in root.iter("template"):
        if any(name in template.attrib for name in _SHADOW):
            template.tag = "div"
    for form in root.iter("form"):
        if form.xpath(_PARTS_OF_PAGE) or len(form.xpath(_TEXT)) >= _SEVERAL:
            form.tag = "div"
    for formula in root.iter("math"):
        for node in formula.iter():
            if is_element(node) and node.tag not in _DRAWN | _SPARE:
                node.tag = "span"
    for wrapper in root.xpath(f"{_AROUND_CELLS}|{_AROUND_ROWS}"):
        wrapper.drop_tag()
    for button in root.iter("button"):
        if _amid_words(button) or _in_heading(button):
            button.tag = "span"
    for element in root.iter("*"):
        _mark(element)
    drawn: list[str] = []
    spare: list[str] = []
    _take_out(root, drawn, spare)
    return drawn, spare


def is_hidden(element: Any) -> bool:
    """A browser does not show it at first; `as_shown` found so."""
    return "hidden" in element.attrib


def words_of(element: Any) -> list[str]:
    """The words of an element that is taken out, in one text; none if it has no words."""
    words = " ".join(" ".join(runs(element)).split())
    return [words] if words else []


def _mark(element: Any) -> None:
    """Only what is not shown at first is "hidden", but nothing that holds the page: it shows when ready."""
    set_so = element.attrib.pop("hidden", "until-found") != "until-found"
    closed = element.tag == "dialog" and "open" not in element.attrib
    if not set_so and not closed and not _UNSEEN.search(element.get("style", "")):
        return
    if element.tag not in _OF_PAGE and element.find(".//h1") is None:
        element.set("hidden", "")


def _take_out(parent: Any, drawn: list[str], spare: list[str]) -> None:
    for child in list(parent):
        if not is_element(child):
            continue
        if child.tag in _DRAWN | _SPARE:
            (drawn if child.tag in _DRAWN else spare).extend(words_of(child))
            child.drop_tree()
        else:
            _take_out(child, drawn, spare)


def _amid_words(button: Any) -> bool:
    before = button.getprevious()
    above = button.getparent().text if before is None else before.tail
    return bool((above or "").strip() and (button.tail or "").strip())


def _in_heading(button: Any) -> bool:
    return any(above.tag in HEADINGS for above in button.iterancestors())
