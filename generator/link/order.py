"""Which of several letters came first, as far as their dates tell.

A date is as precise as it is known: "2018", "2018-06" or "2018-06-15"; "" where none is known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")


def end_of(date: str) -> str:
    """What sorts after every day that a date may be, and before the next: to tell which date ends last."""
    return f"{date}~"


def surely_before(date: str, other: str) -> bool:
    """Whether one date is before another, both as precise as they are known.

    False where either is empty, where they are the same, and where one may lie within the other: nobody can
    tell whether a letter of "2018" came before one of "2018-06".
    """
    return end_of(date) < other


def first_and_last(dates: Iterable[str]) -> tuple[str, str]:
    """Of several dates, the one that begins first and the one that ends last; "" where none is known."""
    known = sorted(filter(None, dates))
    return (known[0], max(known, key=end_of)) if known else ("", "")


def ends_with_newest(dates: Sequence[str]) -> bool:
    """Whether the last of several dates, given in order, is known and surely after all others."""
    return any(dates) and all(surely_before(date, dates[-1]) for date in dates[:-1])


class Order(Generic[Item]):
    """Things with their dates, and which of them come next before and after a date.

    What has no date is neither before nor after anything.
    """

    def __init__(self, dated: Iterable[tuple[str, Item]]) -> None:
        """Take things with their dates, in any order."""
        self._by_start = sorted(dated, key=lambda one: one[0])
        self._by_end = sorted(self._by_start, key=lambda one: end_of(one[0]))
        self._starts = [date for date, _ in self._by_start]
        self._ends = [end_of(date) for date, _ in self._by_end]

    def any_before(self, date: str) -> bool:
        """Whether any is surely before a date."""
        return self._older(date) > 0

    def last_before(self, date: str) -> Item | None:
        """The last that is surely before a date; None without any, or where dates do not tell which it is."""
        older = self._older(date)
        known = older == 1 or (older and self._ends[older - 2] < self._by_end[older - 1][0])
        return self._by_end[older - 1][1] if known else None

    def first_after(self, date: str) -> Item | None:
        """The first that is surely after a date; None without any, or where dates do not tell which it is."""
        younger = self._younger_from(date)
        left = len(self._starts) - younger
        known = left == 1 or (left and end_of(self._starts[younger]) < self._starts[younger + 1])
        return self._by_start[younger][1] if known else None

    def any_not_after(self, date: str) -> bool:
        """Whether any may be as old as a date, or older."""
        return self._younger_from(date) > 0

    def neither(self, before: str, after: str) -> int:
        """How many are neither surely before the one date nor surely after the other, which is not older."""
        return self._younger_from(after) - self._older(before)

    def _older(self, date: str) -> int:
        return bisect_left(self._ends, date)

    def _younger_from(self, date: str) -> int:
        return bisect_right(self._starts, end_of(date))
