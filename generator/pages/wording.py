"""Dates, counts and numbers in words, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable

from generator.annotate.days import MONTHS
from generator.link.order import first_and_last


def day(value: str) -> str:
    """A date as a reader writes it: "4 January 2019", "August 2017", "2017".

    `value` is an ISO date that may stop after the month or the year; "" gives "date not stated".
    """
    if not value:
        return "date not stated"
    year, *rest = value.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    return f"{int(rest[1])} {month} {year}"


def month(value: str) -> str:
    """A date where there is little room: "Jan 2019", "2017", "no date"."""
    if not value:
        return "no date"
    return f"{MONTHS[int(value[5:7]) - 1][:3]} {value[:4]}" if len(value) > 4 else value


def months(first: str, last: str) -> str:
    """A run of days where there is little room: "Apr to Aug 2018", "Apr 2018"."""
    one, other = month(first), month(last)
    if one == other:
        return one
    return f"{one[:3] if first[:4] == last[:4] else one} to {other}"


def days(first: str, last: str) -> str:
    """One day or a run of days: "4 and 5 December 2018", "30 November to 1 December 2018"."""
    if not last or first == last:
        return day(first)
    if not first:
        return day(last)
    if len(first) != len(last):
        return f"{day(first)} to {day(last)}"
    if len(first) == 10 and first[:7] == last[:7]:
        between = "and" if int(last[8:]) == int(first[8:]) + 1 else "to"
        return f"{int(first[8:])} {between} {day(last)}"
    if len(first) >= 7 and first[:4] == last[:4]:
        return f"{day(first)[:-5]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def span(dates: Iterable[str]) -> str:
    """From when to when ISO dates run: "August 2017 to 10 November 2021"; "" where none is known."""
    first, last = first_and_last(dates)
    if not first:
        return ""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def number(value: int) -> str:
    """A whole number with commas: 1234 gives "1,234"."""
    return f"{value:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 letter", "1,234 letters"; `many` where adding an s is wrong."""
    noun = one if count == 1 else many or f"{one}s"
    return f"{number(count)} {noun}"


def listed(items: list[str] | tuple[str, ...]) -> str:
    """Items as a sentence lists them: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def size(count: int) -> str:
    """A file's size in the units that a reader knows: "812 bytes", "14 kB", "2.3 MB"."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{round(count / 1000)} kB"
    return f"{count / 1_000_000:.1f} MB"
