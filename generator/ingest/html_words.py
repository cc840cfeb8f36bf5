"""The words of a web page's elements, as a browser shows them, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.ingest.drawn import raised

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "summary"}
INLINE = {
    *(
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
    ),
    *(
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
    ),
    *("tt", "u", "var", "wbr", "nobr", "img", "picture", "source", "input", "output"),
    *("ruby", "rb", "rt", "rp", "rtc"),
}

# Footnote marks and closing quotation marks may follow the stop.
_SENTENCE_END = re.compile(r"[.!?;…][^\w\s]*[\d⁰¹²³⁴-⁹]{0,2}\W*$")
_LAST = 12  # characters: room for them
_FEWEST = 3  # words: fewer are a label, such as "Thank you."


def is_inline(element: Any) -> bool:
    """It stands in a line of text, and so does all that it holds."""
    return all(not is_element(node) or node.tag in INLINE for node in element.iter())


def is_element(node: Any) -> bool:
    """Not a comment or an instruction."""
    return isinstance(node.tag, str)


def runs(element: Any) -> Iterator[str]:
    """The words of an element, line by line: a break, or a block within it, parts them."""
    words = element.text or ""
    for child in element:
        if is_element(child):
            if is_inline(child):
                words += child.text_content()
            else:
                yield words
                yield from runs(child)
                words = ""
        words += child.tail or ""
    yield words


def sentences(element: Any) -> Iterator[str]:
    """The lines of an element that end as sentences do."""
    for line in runs(element):
        words = line.split()
        if len(words) >= _FEWEST and ends_sentence(line):
            yield " ".join(words)


def ends_sentence(line: str) -> bool:
    """It ends as a sentence does, whatever marks follow its stop."""
    return _SENTENCE_END.search(line.rstrip()[-_LAST:]) is not None


def raise_figures(root: Any) -> None:
    """Raised figures, as of footnotes, become raised characters, so that they do not grow onto their word."""
    for above in root.iter("sup"):
        for node in above.iter():
            if is_element(node) and node.text:
                node.text = raised(node.text)
            if node is not above and node.tail:
                node.tail = raised(node.tail)
