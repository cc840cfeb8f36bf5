"""The date of a document, and the days of a visit, in the text that a file was read to."""

from __future__ import annotations

import re
from datetime import date

from generator.annotate.days import (
    MONTH,
    NUMBER,
    RUN,
    WEEKDAY,
    YEARLESS,
    Days,
    days_of,
    iso_day,
    month_number,
    occasions,
)

_ONE = re.compile(
    rf"^\W*{WEEKDAY}(?:(?P<day>{NUMBER})\s+(?:of\s+)?)?(?P<month>{MONTH}),?\s+(?P<year>\d{{4}})\W*$",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"^\W*{WEEKDAY}(?P<month>{MONTH})\s+(?P<day>{NUMBER}),?\s+(?P<year>\d{{4}})\W*$", re.IGNORECASE
)
_FIGURES = re.compile(r"^(?P<day>\d{2})[/.-](?P<month>\d{2})[/.-](?P<year>\d{4})$")
_DAY = r"\d\d[/.]\d\d[/.]\d{4}"
_FIGURED = re.compile(rf"(?P<first>{_DAY})(?:\s*(?:to|and|[–-])\s*(?P<last>{_DAY}))?")
_ISO = re.compile(r"^(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})$")
_SPAN = re.compile(RUN, re.IGNORECASE)
_YEARLESS = re.compile(YEARLESS, re.IGNORECASE)
# Another figure may be of no day: "on 12 March, 6 months after the last".
_GOES_ON = re.compile(
    rf"(?:,|,? and| &|\s*[–-])\s*{NUMBER}(?:\s+(?:of\s+)?{MONTH}\b|(?:,|,? and| &|\s*[–-])\s*\d)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_LAST_MONTH = 12


def iso_date(text: str) -> str | None:
    """The ISO date of a line that is a date and nothing else ("5 July 2018", "July 2018"), or None.

    A date in figures counts where it can only be read in one way ("27/02/2020", not "04/05/2020").
    """
    iso, figures = _ISO.match(text.strip()), _FIGURES.match(text.strip())
    if iso:
        return iso_day(*map(int, (iso["day"], iso["month"], iso["year"])))
    if figures and int(figures["day"]) > _LAST_MONTH:
        return iso_day(int(figures["day"]), int(figures["month"]), int(figures["year"]))
    found = _ONE.match(text.strip()) or _MONTH_FIRST.match(text.strip())
    if found is None:
        return None
    month = month_number(found["month"])
    if found["day"] is None:
        return f"{found['year']}-{month:02}"
    return iso_day(int(re.sub(r"\D", "", found["day"])), month, int(found["year"]))


def first_days(text: str) -> Days | None:
    """The first day or span of days in a text ("on 30 April and 1 May 2019"), or None.

    "The week beginning 3 July 2023" is its seven days.
    """
    every = (days for found in _SPAN.finditer(text) for _, _, days in occasions(text, *found.span()))
    return next((days for days in every if days is not None), None)


def days_together(text: str) -> Days | None:
    """The same with all its days as one run, also where each has its own year, as over a year's end.

    One visit may be made "on 20 December 2022 and 5 January 2023".
    """
    every = (days_of(found.group(0), text[: found.start()]) for found in _SPAN.finditer(text))
    return next((days for days in every if days is not None), None)


def days_in_figures(text: str) -> Days | None:
    """The day or span of days in figures that a text begins with ("17/06/2013 to 21/06/2013"), or None.

    Each of them must be a day that can only be read in one way.
    """
    found = _FIGURED.match(text)
    if found is None:
        return None
    days = [found["first"], found["last"] or found["first"]]
    if not all(int(day[:2]) > _LAST_MONTH for day in days):
        return None
    first, last = (iso_day(*map(int, re.split(r"\D", day))) for day in days)
    return Days(first, last, found.group(0)) if first and last and first <= last else None


def days_before(text: str, written: str) -> Days | None:
    """The first day or span of days that a text gives without a year, in the year up to the day `written`.

    None if other days go on from them, or they lie too far apart to be one run.
    """
    found = _YEARLESS.search(text)
    if found is None or _GOES_ON.match(text, found.end()):
        return None
    between = _BETWEEN.search(text, 0, found.start())
    year = int(written[:4])
    for candidate in (year, year - 1):
        words = f"{found.group(0)} {candidate}"
        days = first_days(f"{between[0] if between else ''}{words}")
        if days is not None and days == days_together(words) and days.last <= written:
            return Days(days.first, days.last, found.group(0), year_inferred=True)
    return None


def in_year_before(days: Days, written: str) -> bool:
    """Whether days begin by the date of a document and end within the year before it.

    `written` is an ISO day or month; if it is "", any days do.
    """
    if not written:
        return True
    year_before = f"{int(written[:4]) - 1}{written[4:]}"
    return days.first[: len(written)] <= written and days.last[: len(written)] >= year_before


def count_of(days: Days) -> int:
    """How many days they are, the first and the last among them."""
    return (date.fromisoformat(days.last) - date.fromisoformat(days.first)).days + 1
