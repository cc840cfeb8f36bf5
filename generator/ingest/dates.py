"""Dates and days of a visit, as letters write them."""

from __future__ import annotations

import re
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = "(?:" + "|".join(MONTHS) + ")"
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
_ONE = re.compile(
    rf"^\W*(?:(?P<day>{_DAY})\s+(?:of\s+)?)?(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})\W*$", re.IGNORECASE
)
_WEEKDAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+", re.IGNORECASE)
_BETWEEN = r"\s*(?:,|&|and|to|until|through|[-–—])\s*(?:and\s+)?"
_DATED = rf"{_DAY}(?:\s+{_MONTH})?(?:\s+\d{{4}})?"
SPAN = re.compile(
    rf"(?<![\d£])(?P<first>{_DATED})(?:{_BETWEEN}{_DATED})*?{_BETWEEN}(?P<last>{_DAY}\s+{_MONTH},?\s+\d{{4}})"
    rf"|(?<![\d£])(?P<only>{_DAY}\s+{_MONTH},?\s+\d{{4}})",
    re.IGNORECASE,
)
_PARTS = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?(?:\s+(?P<month>{_MONTH}))?,?(?:\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)


class Days(NamedTuple):
    """First and last day as ISO dates, and the words that say so."""

    first: str
    last: str
    words: str
    year_inferred: bool = False


def iso_date(text: str) -> str | None:
    """The ISO date of a line that is a date and nothing else ("5 July 2018", "July 2018"), or None."""
    found = _ONE.match(_WEEKDAY.sub("", text.strip()))
    if found is None:
        return None
    month = _month(found["month"])
    if found["day"] is None:
        return f"{found['year']}-{month:02}"
    return _iso(int(re.sub(r"\D", "", found["day"])), month, int(found["year"]))


def first_days(text: str) -> Days | None:
    """The first day or span of days in a text ("on 30 April and 1 May 2019"), or None."""
    for found in SPAN.finditer(text):
        days = _days(found)
        if days is not None:
            return days
    return None


_YEARLESS = re.compile(rf"(?<![\d£])(?:{_DAY}(?:\s+{_MONTH})?{_BETWEEN})*{_DAY}\s+{_MONTH}\b", re.IGNORECASE)


def days_before(text: str, written: str) -> Days | None:
    """The first day or span of days that a text gives without a year, in the year up to the day `written`."""
    found = _YEARLESS.search(text)
    if found is None:
        return None
    year = int(written[:4])
    for candidate in (year, year - 1):
        days = first_days(f"{found.group(0)} {candidate}")
        if days is not None and days.last <= written:
            return Days(days.first, days.last, found.group(0), year_inferred=True)
    return None


def _days(found: re.Match[str]) -> Days | None:
    last = _PARTS.match(found["last"] or found["only"])
    first = _PARTS.match(found["first"] or found["only"])
    if first is None or last is None or last["month"] is None or last["year"] is None:
        return None
    year, month = int(last["year"]), _month(last["month"])
    start_month = _month(first["month"]) if first["month"] else month
    start_year = int(first["year"]) if first["year"] else year - (start_month > month)
    start = _iso(int(first["day"]), start_month, start_year)
    end = _iso(int(last["day"]), month, year)
    if start is None or end is None or start > end:
        return None
    return Days(start, end, found.group(0))


def _month(name: str) -> int:
    return MONTHS.index(name.capitalize()) + 1


def _iso(day: int, month: int, year: int) -> str | None:
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 and 1900 < year < 2200 else None
