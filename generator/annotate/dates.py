"""Dates in the text, as precise as they are written: a day, a run of days, a week, a month, a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.days import MONTH, RUN, WHOLE, days_of, iso_day, month_number, occasions
from generator.model import DateMention

_YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"(?P<run>(?i:{RUN}))"
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
