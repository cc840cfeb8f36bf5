"""What whoever adds a file is told of its words: what of them was left out, and where to look again.

A line says how many words it is about and, where looking helps, how they begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_FIRST = 8  # words: enough to find them by
_PARTS = 3


def below_the_line(texts: Sequence[str], why: str, begin: bool = False) -> tuple[str, ...]:
    """A line on words that were left out of the letter and kept below the line; none without words."""
    count = count_words(texts)
    stand = "it stands" if count == 1 else "they stand"
    begun = begins(texts) if begin else ""
    return (f"left out: {words(count)} {why}{begun}; {stand} below the line",) if count else ()


def taken_over(texts: Sequence[str], why: str, look: str) -> tuple[str, ...]:
    """A line on words that are part of the letter and may not be meant to be; none without words."""
    count = count_words(texts)
    return (f"taken over: {words(count)} {why}{begins(texts)}. {look}",) if count else ()


def not_taken_over(count: int, why: str) -> tuple[str, ...]:
    """A line on words that are nowhere in the source text; none if there are none."""
    return (f"not taken over: {words(count)} {why}",) if count else ()


def count_words(texts: Iterable[str]) -> int:
    """How many words there are; a lone mark is none."""
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def words(count: int) -> str:
    """A number of words in words: "1 word", "3 words"."""
    return "1 word" if count == 1 else f"{count} words"


def begins(texts: Sequence[str]) -> str:
    """How the first few texts begin, with a colon before them."""
    split = [text.split() for text in texts]
    shown = [f"“{' '.join(each[:_FIRST])}{'…' * (len(each) > _FIRST)}”" for each in split[:_PARTS]]
    more = len(texts) - _PARTS
    return f": {', '.join(shown)}{f' and {more} more' if more > 0 else ''}"
