"""Which of two letters came first, as far as their dates tell."""

from __future__ import annotations


def surely_before(date: str, other: str) -> bool:
    """Whether one date is before another, both as precise as they are known ("2018", "2018-06" and so on).

    False where either is empty, where they are the same, and where one may lie within the other: nobody can
    tell whether a letter of "2018" came before one of "2018-06".
    """
    known = min(len(date), len(other))
    return date[:known] < other[:known]
