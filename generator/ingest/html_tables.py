"""What a web page's tables and lists show: the words of every column, and the numbers of the items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from generator.ingest.html_words import is_element, is_inline, runs
from generator.ingest.numbering import written
from generator.ingest.spans import Cell, placed

_NUMBERS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_UNNUMBERED = re.compile(r"list-style[\w-]*\s*:[^;]*\bnone\b", re.IGNORECASE)
_PARTS_OF_PAGE = ".//table|./td[(.//h1 or .//h2 or .//h3 or .//h4) and .//p]"
_ROWS = "./tr|./*[self::thead or self::tbody or self::tfoot]/tr"
_ITEM_WORDS = 40
_TO_THE_END = 10**6  # rows: a cell that spans none reaches down to the last
_WHOLE = re.compile(r"^-?[0-9]{1,6}$")


def cells(table: Any) -> Iterator[tuple[Any, list[str]]]:
    """Every row of a table with the words of its columns."""
    groups = [list(rows) for _, rows in groupby(table.xpath(_ROWS), key=_parent)]
    words = placed([[[_cell(cell) for cell in row.xpath("./td|./th")] for row in rows] for rows in groups])
    yield from zip((row for rows in groups for row in rows), words, strict=True)


def pairs(listed: Any) -> Iterator[tuple[Any, list[str]]]:
    """Every name of a list of names and values with both, and nothing for its value, which stands there."""
    for name in listed.iter("dt"):
        value = name.getnext()
        after = None if value is None else value.getnext()
        single = value is not None and value.tag == "dd" and (after is None or after.tag != "dd")
        if single and all(is_inline(child) for child in (*name, *value) if is_element(child)):
            yield name, [" ".join(cell.text_content().split()) for cell in (name, value)]
            yield value, []


def _parent(element: Any) -> Any:
    return element.getparent()


def _cell(element: Any) -> Cell:
    down = _whole(element.get("rowspan", ""), 1)
    text = " ".join(" ".join(runs(element)).split())
    return Cell(text, max(_whole(element.get("colspan", ""), 1), 1), down or _TO_THE_END)


def loose_words(row: Any) -> str:
    """The words of a row that stand in none of its cells; a browser shows them beside the table."""
    words = [row.text or ""]
    for child in row:
        if is_element(child) and child.tag not in {"td", "th"}:
            words += runs(child)
        words.append(child.tail or "")
    return " ".join(" ".join(words).split())


def is_layout(row: Any, main: Any) -> bool:
    """A row that only sets parts of the page in their places, as old pages and e-mails do: no row of a table.

    It holds the page's text, or another table, or a cell with a heading above its text.
    """
    return bool(row.xpath(_PARTS_OF_PAGE)) or any(above is row for above in main.iterancestors())


def is_frame(table: Any) -> bool:
    """A table whose rows have but one cell each, several paragraphs in one of them: a box around these."""
    rows = table.xpath(_ROWS)
    alone = all(len(row.xpath("./td|./th")) < 2 for row in rows)
    return alone and any(len(row.xpath("./*/p|./*/ul/li|./*/ol/li")) > 1 for row in rows)


def numbers(listed: Any) -> Iterator[tuple[Any, str]]:
    """The number that a browser shows before each item of a list, where the list shows numbers."""
    kind = _NUMBERS.get(listed.get("type", "1"))
    if kind is None or _UNNUMBERED.search(listed.get("style", "")):
        return
    items = [item for item in listed if item.tag == "li"]
    step = -1 if listed.get("reversed") is not None else 1
    count = _whole(listed.get("start", ""), len(items) if step < 0 else 1)
    for item in items:
        count = _whole(item.get("value", ""), count)
        yield item, f"{written(count, kind)}."
        count += step


def are_paragraphs(listed: Any) -> bool:
    """Whether a list's numbers count the paragraphs of a report: most of its items are as long as these."""
    items = [len(item.text_content().split()) for item in listed if item.tag == "li"]
    return 2 * sum(words > _ITEM_WORDS for words in items) > len(items)


def _whole(value: str, otherwise: int) -> int:
    return int(value) if _WHOLE.match(value.strip()) else otherwise
