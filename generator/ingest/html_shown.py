"""A web page's tree as a browser shows it; what it does not show is taken out, and its words are handed back.

So every word of a page is either in its text or among what is left out.
Source: the HTML standard, sections 13.2.6.4 (tables while parsing) and 15.3 (what is not rendered).
"""

from __future__ import annotations

import re
from typing import Any

from generator.ingest.html_words import HEADINGS, is_element, runs

_NO_WORDS = ("script", "style", "head")
_NOT_SHOWN = {
    *("template", "noscript", "svg", "iframe", "object", "video", "audio", "canvas", "annotation"),
    "button",
}
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


def as_shown(root: Any) -> list[str]:
    """Changes the tree below `root`, and returns the words of each element that was taken out of it.

    A button stays where it is a heading or stands amid a sentence.
    What is hidden until somebody opens it stays too, as what a page's own control names.
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
            if is_element(node) and node.tag not in _NOT_SHOWN:
                node.tag = "span"
    for wrapper in root.xpath(f"{_AROUND_CELLS}|{_AROUND_ROWS}"):
        wrapper.drop_tag()
    taken: list[str] = []
    _take_out(root, _opened(root), taken)
    return taken


def _opened(root: Any) -> set[str]:
    """The ids of what controls of the page open."""
    named = " ".join(root.xpath(".//@aria-controls")).split()
    return {*named, *(link[1:] for link in root.xpath(".//a/@href[starts-with(., '#')]"))}


def _take_out(parent: Any, opened: set[str], taken: list[str]) -> None:
    for child in list(parent):
        if not is_element(child):
            continue
        if child.tag == "button" and (_amid_words(child) or _in_heading(child)):
            child.tag = "span"
        if child.tag in _NOT_SHOWN or _hidden(child, opened):
            words = " ".join(" ".join(runs(child)).split())
            taken += [words] if words else []
            child.drop_tree()
        else:
            _take_out(child, opened, taken)


def _amid_words(button: Any) -> bool:
    before = button.getprevious()
    above = button.getparent().text if before is None else before.tail
    return bool((above or "").strip() and (button.tail or "").strip())


def _in_heading(button: Any) -> bool:
    return any(above.tag in HEADINGS for above in button.iterancestors())


def _hidden(element: Any, opened: set[str]) -> bool:
    set_so = element.get("hidden", "until-found") != "until-found"
    if not set_so and not _UNSEEN.search(element.get("style", "")):
        return False
    opens = element.get("id") in opened or element.get("role") == "tabpanel"
    return not opens and element.tag not in _OF_PAGE and element.find(".//h1") is None
