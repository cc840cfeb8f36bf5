"""The lines of a letter's file, each with its number, its indent and the blank lines before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.model import Source

DASHES = "-–—*"
# A private-use character is what a symbol font's picture becomes, and a control character what a bullet does
# in a wrong encoding.
BULLETS = "•▪◼■●○◦‣⁃∙·➢➤❖▸►❑\ue000-\uf8ff\x7f\x95"
_GLYPH = re.compile(rf"^(?P<glyph>[{BULLETS}]|o(?=\s+[A-Za-z“‘])|[-–—*](?=\s))\s*(?P<rest>\S.*)$")
_LONE_GLYPH = re.compile(rf"^[{BULLETS}]$")
_PRINTED = re.compile(r"^(?P<number>\d{1,3}(\.\d{1,2})?)[.)]\s+(?P<rest>[A-Z“‘\"'].*)$")
_LONE_NUMBER = re.compile(r"^(?P<number>\d{1,3}\.\d{1,2}|\d{1,3}(?=\.))\.?$")
# Not "p. 46" or "s. 47"; a number before a small letter counts an item, and before a capital a paragraph.
_ITEM = re.compile(
    r"^(?:\(?(?:[a-z]|[ivx]{1,4})\)|\(\d{1,2}\)|(?:[a-o]|[ivx]{1,4})\.)(?:\s+\S|$)|^\d{1,2}[.)]\s+[a-z]"
)
# What stands between "long-" and "short-term": the hyphen before it ends its word. "To-face" goes on.
SUSPENDED = re.compile(r"^(?:and|or|to|nor|but|as)(?!\S)")
# White as wide as between the cells of a table, behind more than the number or label of a paragraph.
_CELLS = re.compile(r"^\s*\S.{5,}\S {6,}\S")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")
_SOFT_HYPHEN = "\u00ad"
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\ufffe\ufeff\u200b\u2060"), None)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words.

    `number` counts from 1 in the file.
    `words` is the line with white space folded and its bullet glyph taken off; `glyph` is that glyph or "".
    A dash is a glyph too, but it stays in `words` until it is known to be no dash of the sentence.
    `indent` counts leading spaces, `blanks` the blank lines just before it.
    `printed` is the paragraph number that the letter prints, or "" (it stays in `words` too).
    It may be all that the line holds.
    `item` says that it begins with what counts items of a list: "(a)", "b.", "ii.", "(1)", "1. to",
    or is that alone.
    `new_page` says that a form feed stands before its words.
    `cells` says that white as wide as between columns stands amid its words.
    `apart` says that it goes on from nothing above it: a table of contents was set aside there, or bullets
    that a converter gathered.
    """

    number: int
    words: str
    indent: int
    blanks: int
    glyph: str
    printed: str
    item: bool = False
    new_page: bool = False
    apart: bool = False
    cut: bool = False
    cells: bool = False


def fold(text: str) -> str:
    """White space folded to single spaces; soft hyphens and invisible marks of the converter taken out."""
    return " ".join(text.translate(_INVISIBLE).split())


def read_lines(source: Source) -> tuple[Line, ...]:
    """Every line of the letter that holds words; a glyph alone on its line belongs to the line after it.

    Several in a row were gathered by a converter, and nothing tells whose they are.
    """
    lines: list[Line] = []
    blanks, new_page, lone = 0, False, ""
    for number, raw in enumerate(source.text.split("\n"), start=source.first_line):
        words = fold(raw)
        new_page = new_page or "\f" in raw
        if not words:
            blanks += not lone
            continue
        if _LONE_GLYPH.match(words):
            lone += words
            continue
        line = _line(number, raw.replace("\f", ""), words, blanks)
        gathered = len(lone) > 1
        glyph = line.glyph if gathered else lone or line.glyph
        if new_page or gathered or glyph != line.glyph:
            line = replace(line, new_page=new_page, glyph=glyph, apart=gathered)
        lines.append(line)
        blanks, new_page, lone = 0, False, ""
    return tuple(lines)


def _line(number: int, raw: str, words: str, blanks: int) -> Line:
    raw = raw.expandtabs()
    indent = len(raw) - len(raw.lstrip())
    marked = _GLYPH.match(raw.strip())
    glyph = marked["glyph"] if marked else ""
    printed = _PRINTED.match(words) or _LONE_NUMBER.match(words)
    return Line(
        number=number,
        words=fold(marked["rest"]) if marked and glyph not in DASHES else words,
        indent=indent,
        blanks=blanks,
        glyph=glyph,
        printed=printed["number"] if printed else "",
        item=_ITEM.match(words) is not None,
        cells=_CELLS.match(raw) is not None,
        cut=raw.rstrip().endswith(_SOFT_HYPHEN),
    )
