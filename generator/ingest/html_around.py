"""Which element holds the text of a web page, and what stands around it, such as menus and notices."""

from __future__ import annotations

import re
from typing import Any

from generator.ingest.html_shown import is_hidden
from generator.ingest.html_words import HEADINGS, INLINE, is_element

_AROUND = {"nav", "footer", "aside", "form", "dialog", "figcaption"}
_AROUND_ROLES = {"navigation", "contentinfo", "search", "complementary", "dialog", "alertdialog", "banner"}
# What pages call the parts around their text: a whole name of an element's class or id, since the words are
# also those of the letters ("children-social-care", "inspection-feedback").
_AROUND_NAMES = re.compile(
    r"(?:^|\s)(?:(?:site|page|global|gem-c|govuk|js|block|region|widget)[_-]+)*"
    r"(?P<named>cookies?|ccc|consent|gdpr|breadcrumbs?|share|sharing|social|related|sidebar|side-bar|newsletter"
    r"|subscribe|skip|skip-?links?|pagination|pager|menu|navbar|site-?(?:header|footer|nav)|print-?link|feedback"
    r"|comments?|ads?|advert|advertisement|promo)"
    r"(?:[_-]+(?:links?|media|bar|box|banner|notice|message|pop-?up|overlay|notify|module|widget|buttons?|icons?|lists?|block|panel"
    r"|slot|unit|placeholder|section|wrapper|container|content|items?|nav|navigation|header|footer|form|area|tools|articles?|news"
    r"|stories|pages?|menu|consent|policy|us|this|share|sharing|social))*(?=$|\s)",
    re.IGNORECASE,
)
# What may be part of the text too: a box beside it, words below a picture, what children told inspectors.
# What is named "comments" is what readers of the page wrote below it.
_DOUBTFUL = {"aside", "figcaption"}
_DOUBTFUL_ROLES = {"complementary"}
_DOUBTFUL_NAMES = {"feedback", "comment", "sidebar", "side-bar"}
_FIELDS = ".//form|.//textarea|.//select|.//input[not(@type='hidden')]"
_LINKED = 0.8
_NOTICE = 60  # characters: a notice about cookies says so at once


def main_of(root: Any) -> Any:
    """The element that holds the letter or article: the page's own mark of it, else the fullest element.

    Without such a mark it holds most of what the page shows, and most of what it holds.
    """
    for path in (".//main", ".//*[@role='main']", ".//article"):
        marked = root.xpath(path)
        if marked:
            return max(marked, key=_prose)
    best, whole = root, _prose(root)
    while True:
        inner = next((child for child in best if is_element(child) and _is_most(_prose(child), whole)), None)
        if inner is None or inner.tag in HEADINGS | INLINE | {"p", "li"} or not any(whole):
            return best
        best = inner


def _is_most(part: tuple[int, int], whole: tuple[int, int]) -> bool:
    return all(held * 10 >= 9 * of for held, of in zip(part, whole, strict=True))


def _prose(element: Any) -> tuple[int, int]:
    """Characters of running text that are shown at first, and of all; menus and notices are not counted."""
    shown = held = 0
    for text in element.xpath(".//p[not(ancestor::nav or ancestor::footer or ancestor::aside)]"):
        words = text.text_content()
        if "cookies" in words[:_NOTICE] or any(is_around(above) for above in text.iterancestors()):
            continue
        held += len(words)
        if not is_hidden(text) and not any(is_hidden(above) for above in text.iterancestors()):
            shown += len(words)
    return shown, held


def is_around(element: Any) -> bool:
    """A part of the page that is not its text: by its tag, role or name, or as a list of mere links."""
    if element.tag in _AROUND or element.get("role", "") in _AROUND_ROLES:
        return True
    if element.tag in {"html", "body", "main", "article", "h1"}:
        return False
    return bool(_names(element)) or (element.tag in {"ul", "ol"} and _is_menu(element))


def is_plainly_around(element: Any) -> bool:
    """What `is_around` finds and nobody would call text: a menu, a form, a notice, an advertisement."""
    if element.tag in _AROUND - _DOUBTFUL or element.get("role", "") in _AROUND_ROLES - _DOUBTFUL_ROLES:
        return True
    return bool(_names(element) - _DOUBTFUL_NAMES) or bool(element.xpath(_FIELDS))


def _names(element: Any) -> set[str]:
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return {found["named"].lower() for found in _AROUND_NAMES.finditer(named)}


def _is_menu(element: Any) -> bool:
    linked = sum(len("".join(a.text_content().split())) for a in element.iter("a"))
    items = [" ".join(item.text_content().split()) for item in element.iter("li")]
    sentences = any(item.endswith((".", ";", "?", "!")) for item in items)
    return not sentences and linked >= _LINKED * max(len("".join(element.text_content().split())), 1)
