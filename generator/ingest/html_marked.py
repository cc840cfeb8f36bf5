"""What a web page marks amid its text: words that are struck out, and the quotation marks that it leaves out.

Source: the HTML standard, sections 4.5.5 (s), 4.7.2 (del), 4.5.7 (q) and 15.3.4 (quotation marks shown).
"""

from __future__ import annotations

import re
from typing import Any

from generator.ingest.html_shown import words_of
from generator.ingest.html_words import is_element, is_inline

_STRUCK = {"del", "s", "strike"}
_LINE_THROUGH = re.compile(r"\btext-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
_OPENING = ("“", "‘", '"', "'", "«")
_CLOSING = ("”", "’", '"', "'", "»")


def take_struck(root: Any) -> list[str]:
    """Takes what is struck out from the tree below `root`, and returns the words of each element taken."""
    taken: list[str] = []
    for child in list(root):
        if not is_element(child):
            continue
        if child.tag in _STRUCK or _LINE_THROUGH.search(child.get("style", "")):
            taken += words_of(child)
            words = child.text_content()
            if words != words.strip() or not is_inline(child):
                child.tail = f" {child.tail or ''}"
            child.drop_tree()
        else:
            taken += take_struck(child)
    return taken


def write_quotation_marks(root: Any) -> None:
    """Puts quotation marks round the words of every `q`, as browsers do, where the page has none there.

    Many pages type the marks as well, and tell browsers in a style sheet to add none.
    """
    unmarked = [quoted for quoted in root.iter("q") if quoted.text_content().strip()]
    unmarked = [quoted for quoted in unmarked if not _has_marks(quoted)]
    for quoted in reversed(unmarked):
        within = len(list(quoted.iterancestors("q"))) % 2
        words = quoted.xpath(".//text()[normalize-space()]")
        lead = words[0][: len(words[0]) - len(words[0].lstrip())]
        _set(words[0], lead + _OPENING[within] + words[0].lstrip())
        last = quoted.xpath(".//text()[normalize-space()]")[-1]
        _set(last, last.rstrip() + _CLOSING[within] + last[len(last.rstrip()) :])


def _has_marks(quoted: Any) -> bool:
    """Marks are typed within it, or right before and after it."""
    words = quoted.text_content().strip()
    before = quoted.getprevious()
    above = (quoted.getparent().text if before is None else before.tail) or ""
    within = words.startswith(_OPENING) and words.endswith(_CLOSING)
    return within or (above.endswith(_OPENING) and (quoted.tail or "").startswith(_CLOSING))


def _set(node: Any, text: str) -> None:
    parent = node.getparent()
    if node.is_tail:
        parent.tail = text
    else:
        parent.text = text
