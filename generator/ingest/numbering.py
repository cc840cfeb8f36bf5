"""The numbers and bullets that Word puts before paragraphs by itself, counted anew from the file's own rules.

A DOCX file does not hold them as text: it says by which list a paragraph is numbered and how deep.
Source: ECMA-376, part 1, section 17.9 (numbering).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.ingest.docx_styles import value

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_STYLES = 20
_LARGEST_LETTER = 26 * 4  # zzzz
_LARGEST_ROMAN = 400


class Label(NamedTuple):
    """What stands before a paragraph: its printed number ("" for a bullet), and how deep it is, from 0."""

    number: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """Counts through a document; ask for every paragraph once, in order. Without rules, none is numbered."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._levels: dict[str, Mapping[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._styles: dict[str, Any] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for item in () if numbering is None else numbering.iterchildren(f"{_W}abstractNum"):
            self._levels[item.get(f"{_W}abstractNumId", "")] = _levels(item)
        for item in () if numbering is None else numbering.iterchildren(f"{_W}num"):
            self._lists[item.get(f"{_W}numId", "")] = value(item, "abstractNumId")
        for item in () if styles is None else styles.iterchildren(f"{_W}style"):
            self._styles[item.get(f"{_W}styleId", "")] = item

    def label(self, paragraph: Any) -> Label | None:
        """The label of the next paragraph, or None if it is not in a list."""
        list_id, level = self._list_of(paragraph)
        levels = self._levels.get(self._lists.get(list_id, ""), {})
        if level not in levels:
            return None
        rule = levels[level]
        if rule.format == "bullet":
            return Label("", level)
        counts = self._counts.setdefault(self._lists[list_id], {})
        counts[level] = counts.get(level, rule.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]

        def shown(place: re.Match[str]) -> str:
            above = int(place[1]) - 1
            known = levels.get(above, rule)
            return written(counts.get(above, known.start), known.format)

        number = "" if rule.format == "none" else _PLACE.sub(shown, rule.text)
        return Label(number, level) if number else None

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        own = paragraph.find(f"{_W}pPr")
        number = None if own is None else own.find(f"{_W}numPr")
        style = "" if own is None else value(own, "pStyle")
        list_id, level = _numbered(number)
        for _ in range(_MOST_STYLES):
            if list_id is not None or style not in self._styles:
                break
            rules = self._styles[style]
            list_id, styled = _numbered(rules.find(f"{_W}pPr/{_W}numPr"))
            level = styled if level is None else level
            style = value(rules, "basedOn")
        return list_id or "", level or 0


def _numbered(number: Any | None) -> tuple[str | None, int | None]:
    if number is None:
        return None, None
    level = value(number, "ilvl")
    return value(number, "numId") or None, int(level) if level.isdigit() else None


def _levels(item: Any) -> Mapping[int, _Level]:
    found = {}
    for level in item.iterchildren(f"{_W}lvl"):
        depth, start = level.get(f"{_W}ilvl", ""), value(level, "start")
        if depth.isdigit():
            kind = value(level, "numFmt") or "decimal"
            found[int(depth)] = _Level(kind, value(level, "lvlText"), int(start) if start.isdigit() else 1)
    return found


def written(count: int, kind: str) -> str:
    """A count as a list's format ("lowerLetter") writes it; those of other scripts are written in figures."""
    if kind in ("lowerLetter", "upperLetter") and 0 < count <= _LARGEST_LETTER:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < _LARGEST_ROMAN:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (count // value)
            count %= value
        return roman.upper() if kind == "upperRoman" else roman
    return str(count)
