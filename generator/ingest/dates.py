"""Dates and days of a visit, as letters write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_MONTH = "(?:" + "|".join(MONTHS) + f"|{_SHORT})"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_NUMBER = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
_DAY = rf"{_WEEKDAY}(?:the\s+)?{_NUMBER}"
_ONE = re.compile(
    rf"^\W*{_WEEKDAY}(?:(?P<day>{_NUMBER})\s+(?:of\s+)?)?(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})\W*$",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"^(?P<day>\d{2})[/.](?P<month>\d{2})[/.](?P<year>\d{4})$")
_BETWEEN = r"\s*(?:,|&|and|to|until|till|through|[-–—])\s*(?:and\s+)?(?:(?:between|from|on)\s+)?"
_DATED = rf"{_DAY}(?:\s+(?:of\s+)?{_MONTH})?(?:,?\s+\d{{4}})?"
_WHOLE = rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}"
SPAN = re.compile(rf"(?<![\d£])(?:{_DATED}{_BETWEEN})*{_WHOLE}", re.IGNORECASE)
_PARTS = re.compile(
    rf"(?P<day>\d{{1,2}})(?!\d)(?:\s?(?:st|nd|rd|th))?(?:\s+(?:of\s+)?(?P<month>{_MONTH}))?(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_WEEK = re.compile(r"\b(?:week|w/?)[\s-]*(?:beginning|commencing|starting|b|c)\s+(?:on\s+)?$", re.IGNORECASE)
_WEEK_DAYS = 7
_LAST_MONTH = 12


class Days(NamedTuple):
    """First and last day as ISO dates, and the words that say so."""

    first: str
    last: str
    words: str
    year_inferred: bool = False


def iso_date(text: str) -> str | None:
    """The ISO date of a line that is a date and nothing else ("5 July 2018", "July 2018"), or None.

    A date in figures counts where it can only be read in one way ("27/02/2020", not "04/05/2020").
    """
    figures = _FIGURES.match(text.strip())
    if figures and int(figures["day"]) > _LAST_MONTH:
        return _iso(int(figures["day"]), int(figures["month"]), int(figures["year"]))
    found = _ONE.match(text.strip())
    if found is None:
        return None
    month = _month(found["month"])
    if found["day"] is None:
        return f"{found['year']}-{month:02}"
    return _iso(int(re.sub(r"\D", "", found["day"])), month, int(found["year"]))


def first_days(text: str) -> Days | None:
    """The first day or span of days in a text ("on 30 April and 1 May 2019"), or None.

    "The week beginning 3 July 2023" is its seven days.
    """
    for found in SPAN.finditer(text):
        days = _days(found.group(0))
        if days is not None:
            week = _WEEK.search(text[: found.start()])
            return _week(days, week.group(0).lstrip()) if week and days.first == days.last else days
    return None


_YEARLESS = re.compile(
    rf"(?<![\d£])(?:{_DAY}(?:\s+(?:of\s+)?{_MONTH})?{_BETWEEN})*{_DAY}\s+(?:of\s+)?{_MONTH}(?!\w)",
    re.IGNORECASE,
)


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


def _days(words: str) -> Days | None:
    """A month or a year that a day does not give is that of the day after it."""
    month = year = 0
    dates: list[str] = []
    for part in reversed(list(_PARTS.finditer(words))):
        after, month = month, _month(part["month"]) if part["month"] else month
        year = int(part["year"]) if part["year"] else year - (month > after > 0)
        known = _iso(int(part["day"]), month, year)
        if known is None:
            return None
        dates.insert(0, known)
    in_order = all(one <= other for one, other in pairwise(dates))
    return Days(dates[0], dates[-1], words) if dates and in_order else None


def _week(days: Days, before: str) -> Days:
    last = date.fromisoformat(days.first) + timedelta(days=_WEEK_DAYS - 1)
    return Days(days.first, last.isoformat(), before + days.words)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.capitalize()[:3]))


def _iso(day: int, month: int, year: int) -> str | None:
    """The ISO date, or None if there is no such day."""
    try:
        return date(year, month, day).isoformat() if 1900 < year < 2200 else None
    except ValueError:
        return None
