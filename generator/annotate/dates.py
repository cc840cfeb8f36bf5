"""Dates in the text, as precise as they are written: a day, a run of days, a month, a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.text import reading_blocks
from generator.model import DateMention, Document

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = "|".join(MONTHS)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"\b(?:(?P<from>{_DAY})(?: (?P<from_month>{MONTH}))?(?:, {_DAY})*(?: and | to | – |–|-))?"
    rf"(?:(?P<day>{_DAY}) )?(?P<month>{MONTH}) (?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:in|since|of|during|between|and) (?P<only_year>(?:19|20)\d\d)\b"
)


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Every date with a year in the letter's own text, in order."""
    return tuple(
        mention
        for block in reading_blocks(document)
        for mention in dates_in(document.text, block.start, block.end)
    )


def dates_in(text: str, start: int, end: int) -> Iterator[DateMention]:
    """The dates between two offsets of a text."""
    for found in DATE.finditer(text, start, end):
        if found["only_year"]:
            at = found.start("only_year")
            yield DateMention(at, found.end(), text[at : found.end()], found["only_year"], found["only_year"])
            continue
        last = _iso(found["year"], found["month"], found["day"])
        first = last
        if found["from"]:
            month = found["from_month"] or found["month"]
            first = _iso(found["year"], month, found["from"])
            if first > last:  # a run of days over the turn of a year
                first = _iso(str(int(found["year"]) - 1), month, found["from"])
        yield DateMention(found.start(), found.end(), found.group(), first, last)


def _iso(year: str, month: str, day: str | None) -> str:
    """A partial ISO date from its words."""
    text = f"{year}-{MONTHS.index(month) + 1:02d}"
    if day:
        text += f"-{int(re.sub(r'[^0-9]', '', day)):02d}"
    return text
