"""Days as letters write them: one day, several, a run of days over a month's or a year's end, a week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
MONTH = "(?:" + "|".join(MONTHS) + f"|{_SHORT})"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
NUMBER = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
_OF = r"(?:(?:day\s+)?of\s+)?"
_DAY = rf"{WEEKDAY}(?:the\s+)?{NUMBER}"
_ON = r"(?:(?:between|from|on)\s+)?"
_BETWEEN = rf"\s*(?:,|&|/|and|to|until|till|through|[-–—])\s*(?:and\s+)?{_ON}"
# A comma alone does not join the last day to others: "paragraph 12, 5 May 2020".
_LAST = rf"\s*(?:,\s*and|&|/|and|to|until|till|through|[-–—])\s*{_ON}"
_MOST = 12
_DATED = rf"{_DAY}(?:\s+{_OF}{MONTH})?(?:,?\s+\d{{4}})?"
_WHOLE = rf"{_DAY}\s+{_OF}{MONTH},?\s+\d{{4}}"
WHOLE = re.compile(_WHOLE, re.IGNORECASE)
RUN = rf"(?<![\d£])(?:(?:{_DATED}{_BETWEEN}){{0,{_MOST}}}{_DATED}{_LAST})?{_WHOLE}(?!\d)"
# The same without a year, for texts that leave it to their date.
_UNDATED = rf"{_DAY}(?:\s+{_OF}{MONTH})?"
YEARLESS = (
    rf"(?<![\d£])(?:(?:{_UNDATED}{_BETWEEN}){{0,{_MOST}}}{_UNDATED}{_LAST})?{_DAY}\s+{_OF}{MONTH}"
    r"(?!\w|[.,]?\s+\d{4}\b)"
)
_PARTS = re.compile(
    rf"(?P<day>\d{{1,2}})(?!\d)(?:\s?(?:st|nd|rd|th))?(?:\s+{_OF}(?P<month>{MONTH}))?(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"\b(?:weeks?|w/?)[\s-]*(?:beginning|commencing|starting|b|c)\s+(?:on\s+)?$", re.IGNORECASE
)
_WEEK_DAYS = 7
_WEEK_WORDS = 30
# Days that each have a year of their own are several occasions, unless the words make them a run.
_OCCASIONS = re.compile(r"(?<= \d{4})(?:, and |, | and | & )(?:(?:from|on|between) )?")
_RUNS_FROM = re.compile(r"\bbetween $", re.IGNORECASE)
_AND = re.compile(r"&|\band\b")
# So are days in months of their own that lie further apart than any visit lasts, or that "visits" name.
_MONTHS_APART = re.compile(
    rf"(?<=[a-z])(?:, and |, | and | & )(?:(?:from|on|between) )?(?={_DAY}\s+{_OF}{MONTH})", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"\b(?:visits|inspections|meetings)(?: took place| were made| were held)? on $", re.IGNORECASE
)
_LONGEST_VISIT = 28


class Days(NamedTuple):
    """First and last day as ISO dates, and the words that say so."""

    first: str
    last: str
    words: str
    year_inferred: bool = False


def occasions(text: str, start: int, end: int) -> Iterator[tuple[int, int, Days | None]]:
    """Each run of days in a match of RUN, with its `[start, end)`; None where it names no such days.

    A day and the next are a run, however they are written.
    """
    before = text[max(0, start - _WEEK_WORDS) : start]
    days = days_of(text[start:end], before)
    partings = list(_OCCASIONS.finditer(text, start, end))
    if partings and _RUNS_FROM.search(before) and not _AND.search(text, start, partings[0].start()):
        del partings[0]
    if partings and not (days and _next_to(days)):
        yield from occasions(text, start, partings[0].start())
        yield from occasions(text, partings[0].end(), end)
    else:
        yield from _months_apart(text, start, end, days, _SEVERAL.search(before) is not None)


def _months_apart(
    text: str, start: int, end: int, days: Days | None, several: bool
) -> Iterator[tuple[int, int, Days | None]]:
    """The days in a text's `[start, end)` as one run, or apart where those of their own months are far off.

    Days that lead to others take their year from them.
    `several` says that the words name more than one visit, so that all days but neighbours are apart.
    """
    before = text[max(0, start - _WEEK_WORDS) : start]
    for parting in _MONTHS_APART.finditer(text, start, end) if days else ():
        if _RUNS_FROM.search(before) and not _AND.search(text, start, parting.start()):
            continue
        later = days_of(text[parting.end() : end])
        first = _up_to(text[start : parting.start()], later) if later else None
        if first is None or later is None:
            continue
        gap = (date.fromisoformat(later.first) - date.fromisoformat(first.last)).days
        if gap > _LONGEST_VISIT or (several and gap > 1):
            yield start, parting.start(), first
            yield from _months_apart(text, parting.end(), end, later, several)
            return
    yield start, end, days


def _up_to(words: str, later: Days) -> Days | None:
    """Days without a year in the year that ends with the later ones."""
    year = int(later.first[:4])
    every = (days_of(f"{words} {y}") for y in (year, year - 1))
    return next((days._replace(words=words) for days in every if days and days.last < later.first), None)


def _next_to(days: Days) -> bool:
    return date.fromisoformat(days.last) - date.fromisoformat(days.first) == timedelta(days=1)


def days_of(words: str, before: str = "") -> Days | None:
    """The days that a match of RUN names, or None if there are no such days or they run backwards.

    A month or a year that a day does not give is that of the day after it.
    If the words `before` it end in "the week beginning", one day is its seven days, and so is the last of
    several after "weeks". One day after "weeks beginning" does not say how many weeks, so it counts as that
    day.
    """
    month = year = 0
    dates: list[str] = []
    for part in reversed(list(_PARTS.finditer(words))):
        after, month = month, month_number(part["month"]) if part["month"] else month
        year = int(part["year"]) if part["year"] else year - (month > after > 0)
        known = iso_day(int(part["day"]), month, year)
        if known is None:
            return None
        dates.insert(0, known)
    if not dates or any(one > other for one, other in pairwise(dates)):
        return None
    week = _WEEK.search(before)
    if week and (len(dates) > 1) == week.group(0).lower().startswith("weeks"):
        last = date.fromisoformat(dates[-1]) + timedelta(days=_WEEK_DAYS - 1)
        return Days(dates[0], last.isoformat(), week.group(0).lstrip() + words)
    return Days(dates[0], dates[-1], words)


def month_number(name: str) -> int:
    """The number of a month, from its name or the first three letters of it."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.capitalize()[:3]))


def iso_day(day: int, month: int, year: int) -> str | None:
    """The ISO date, or None if there is no such day."""
    try:
        return date(year, month, day).isoformat() if 1900 < year < 2200 else None
    except ValueError:
        return None
