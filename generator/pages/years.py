"""What is too much for one page, parted by year, and within a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.pages import wording

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of keys (letters, events) that share a page; `name` is "" when one page holds everything.

    `title` says what time it covers, and `short` the same where there is little room.
    """

    name: str
    title: str
    short: str
    keys: tuple[str, ...]


def year(date: str) -> str:
    """The year of an ISO date, or "undated"."""
    return date[:4] or UNDATED


def split(keys: Sequence[tuple[str, str, int]], limit: int, whole: bool = True) -> tuple[Part, ...]:
    """Put keys, each with its ISO date and weight, into parts of at most `limit`, never mixing years.

    Everything that fits into one page is one part without a name, if `whole` allows that.
    A key heavier than the limit is a part of its own.
    """
    if whole and sum(weight for _, _, weight in keys) <= limit:
        return (Part("", "", "", tuple(key for key, _, _ in keys)),)
    years: dict[str, list[tuple[str, str, int]]] = {}
    for key in keys:
        years.setdefault(year(key[1]), []).append(key)
    return tuple(part for name, held in years.items() for part in _parts(name, _runs(held, limit)))


def _parts(name: str, runs: Sequence[Sequence[tuple[str, str]]]) -> Iterable[Part]:
    """The parts of one year: each called by its first and last day, since pages are parted at other days.

    Where dates do not tell them apart they are numbered.
    """
    keys = [tuple(key for key, _ in run) for run in runs]
    if len(runs) == 1:
        return [Part(name, name, name, keys[0])]
    ends = [(run[0][1], run[-1][1]) for run in runs]
    titles = [wording.days(first, last) for first, last in ends]
    shorts = [wording.months(first, last) for first, last in ends]
    if len(set(shorts)) < len(shorts):
        shorts = titles
    if len(set(titles)) < len(titles) or any(len(date) < len("2018-04") for pair in ends for date in pair):
        titles = shorts = [f"{name}, part {n} of {len(runs)}" for n in range(1, len(runs) + 1)]
    return map(Part, (f"{name}-{n}" for n in range(1, len(runs) + 1)), titles, shorts, keys)


def _runs(keys: Sequence[tuple[str, str, int]], limit: int) -> list[list[tuple[str, str]]]:
    runs: list[list[tuple[str, str]]] = []
    load = limit + 1
    for key, date, weight in keys:
        if load + weight > limit:
            runs.append([])
            load = 0
        runs[-1].append((key, date))
        load += weight
    return runs
