"""Dates in the text, as precise as they are written: a day, a run of days, a week, months, a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.annotate.days import MONTH, RUN, WHOLE, days_of, iso_day, month_number, occasions
from generator.model import DateMention

_YEAR = r"(?:19|20)\d\d"
_TO = r"(?:\s?[/–—-]\s?|\s(?:to|until|till|through)\s)"
_AND = r"\s(?:and|&)\s"
_RUNS_FROM = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
# With their capitals, since people may do things and march to places; and not after a day's number.
_MONTHS = (
    rf"(?<!\d\s)(?<!\d(?:st|nd|rd|th)\s)\b(?:{MONTH},\s){{0,10}}{MONTH}(?:{_TO}|,?{_AND}){MONTH},?\s{_YEAR}\b"
)
_NAME = re.compile(rf"{MONTH}(?![a-z])")
DATE = re.compile(
    rf"(?P<run>(?i:{RUN}))"
    rf"|(?P<months>{_MONTHS})"
    rf"|\b(?P<month_first>(?i:{MONTH})) (?P<day>\d{{1,2}}(?!\d))(?:st|nd|rd|th)?, (?P<its_year>{_YEAR})\b"
    rf"|\b(?P<month>(?i:{MONTH})),? (?P<year>{_YEAR})\b"
    rf"|\b(?i:in|since|of|during|between|and) (?P<only_year>{_YEAR})\b"
    rf"|(?<![\d/.])(?P<figures>\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})(?![\d/])"
)
_HAS_YEAR = re.compile(_YEAR)
_LAST_MONTH = 12


def dates_in(text: str, start: int, end: int) -> Iterator[DateMention]:
    """The dates between two offsets of a text.

    A date in figures counts where it can only be read in one way ("27/02/2020", not "04/05/2020").
    """
    if not _HAS_YEAR.search(text, start, end):
        return
    for found in DATE.finditer(text, start, end):
        if found["run"]:
            yield from _runs(text, *found.span())
        elif found["months"]:
            yield from _months(text, *found.span())
        elif found["only_year"]:
            yield _mention(text, *found.span("only_year"), found["only_year"])
        elif found["month_first"]:
            known = iso_day(int(found["day"]), month_number(found["month_first"]), int(found["its_year"]))
            if known:
                yield _mention(text, *found.span(), known)
        elif found["figures"]:
            day, month, year = (int(part) for part in re.split("[/.]", found["figures"]))
            known = iso_day(day, month, year) if day > _LAST_MONTH else None
            if known:
                yield _mention(text, *found.span(), known)
        else:
            yield _mention(text, *found.span(), f"{found['year']}-{month_number(found['month']):02d}")


def _mention(text: str, start: int, end: int, value: str) -> DateMention:
    return DateMention(start, end, text[start:end], value, value)


def _months(text: str, start: int, end: int) -> Iterator[DateMention]:
    """Months that end with a year, as one run, or each apart where a list leaves out months between them.

    In a run, a month that is later than the one after it is of the year before.
    In a list with gaps that would be a guess, so that only the last month, which has the year, is read.
    """
    names = list(_NAME.finditer(text, start, end))
    values = _in_years([month_number(name[0]) for name in names], int(text[end - 4 : end]))
    span = _RUNS_FROM.search(text, max(0, start - 10), start) or not re.search(_AND, text[start:end])
    if span or all(_follows(one, other) for one, other in pairwise(values)):
        yield DateMention(start, end, text[start:end], values[0], values[-1])
        return
    for name, value in zip(names[:-1], values, strict=False):
        if value[:4] == values[-1][:4]:
            yield _mention(text, *name.span(), value)
    yield _mention(text, names[-1].start(), end, values[-1])


def _in_years(months: list[int], year: int) -> list[str]:
    """Months by number as ISO dates, of which the last is in that year and the others lead up to it."""
    found: list[str] = []
    after = 0
    for month in reversed(months):
        year -= month > after > 0
        found.insert(0, f"{year}-{month:02d}")
        after = month
    return found


def _follows(month: str, other: str) -> bool:
    """Whether one month is the next after another, as "2022-11" after "2022-10"."""
    one, next_one = (12 * int(value[:4]) + int(value[5:]) for value in (month, other))
    return next_one == one + 1


def _runs(text: str, start: int, end: int) -> Iterator[DateMention]:
    """The runs of days between two offsets; of one that cannot be, the last day, which stands whole."""
    for first, last, days in occasions(text, start, end):
        if days is not None:
            words = days.words.removeprefix("the ")
            yield DateMention(last - len(words), last, words, days.first, days.last)
            continue
        for whole in list(WHOLE.finditer(text, first, last))[-1:]:
            day = days_of(whole.group())
            if day is not None:
                yield DateMention(*whole.span(), whole.group(), day.first, day.last)
