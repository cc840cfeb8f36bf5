"""The lines of a letter's file, each with its number, its indent and the blank lines before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Source

DASHES = "-–—*"
BULLETS = "•▪◼■●○◦‣⁃∙·\uf0b7\uf0a7"
_GLYPH = re.compile(rf"^(?P<glyph>[{BULLETS}]|o(?=\s{{2,}})|[-–—*](?=\s))\s*(?P<rest>\S.*)$")
_PRINTED = re.compile(r"^(?P<number>\d{1,3}(\.\d{1,2})?)[.)]\s+(?P<rest>[A-Z“‘\"'].*)$")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\ufffe\ufeff\u200b"), None)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words.

    `number` counts from 1 in the file.
    `words` is the line with white space folded and its bullet glyph taken off; `glyph` is that glyph or "".
    A dash is a glyph too, but it stays in `words` until it is known to be no dash of the sentence.
    `indent` counts leading spaces, `blanks` the blank lines just before it.
    `printed` is the paragraph number that the letter prints, or "" (it stays in `words` too).
    """

    number: int
    words: str
    indent: int
    blanks: int
    glyph: str
    printed: str


def fold(text: str) -> str:
    """White space folded to single spaces; soft hyphens and invisible marks of the converter taken out."""
    return " ".join(text.translate(_INVISIBLE).split())


def read_lines(source: Source) -> tuple[Line, ...]:
    """Every line of the letter that holds anything but white space."""
    lines: list[Line] = []
    blanks = 0
    for number, raw in enumerate(source.text.split("\n"), start=source.first_line):
        words = fold(raw)
        if not words:
            blanks += 1
            continue
        lines.append(_line(number, raw.replace("\f", ""), words, blanks))
        blanks = 0
    return tuple(lines)


def _line(number: int, raw: str, words: str, blanks: int) -> Line:
    indent = len(raw) - len(raw.lstrip())
    marked = _GLYPH.match(raw.strip())
    glyph = marked["glyph"] if marked else ""
    printed = _PRINTED.match(words)
    return Line(
        number=number,
        words=fold(marked["rest"]) if marked and glyph not in DASHES else words,
        indent=indent,
        blanks=blanks,
        glyph=glyph,
        printed=printed["number"] if printed else "",
    )
