"""The words of a statement as the coder compares them: folded, with their places and their stems."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from generator.annotate.cues import judging, plain_words

_WORD = re.compile(r"([^\W_]+(?:['’\u00ad][^\W_]+)*)")
_LONGEST_COMPOUND = 60
_HYPHENS = frozenset({"-", "‐", "‑", "- ", "‑ "})
_APOSTROPHES = str.maketrans("", "", "'’\u00ad")
_ENDINGS = (
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ations", "at"),
    ("ation", "at"),
    ("ating", "at"),
    ("ated", "at"),
    ("ates", "at"),
    ("ments", "ment"),
    ("ingly", "ing"),
    ("ities", "ity"),
    ("iness", "y"),
    ("ically", "ic"),
    ("ies", "y"),
    ("ily", "y"),
    ("ing", ""),
    ("edly", ""),
    ("ers", "er"),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)

Token = tuple[str, int, int, str]
"""A word of a statement, folded for comparison, with its `[start, end)` in the statement's text.

The last part is the whole compound ("multiagency") for the second part of "multi-agency", or "".
"""


class Wording(NamedTuple):
    """The words of a statement: as tokens, folded, their stems, and for each the kind that judges, or "".

    `bearing` are the stems of the words that bear a subject.
    """

    tokens: tuple[Token, ...]
    folded: list[str]
    stems: list[str]
    judged: list[str]
    bearing: list[str]


def wording(text: str) -> Wording:
    """The words of a text."""
    tokens, plain = tokens_of(text), plain_words()
    words = [token[0] for token in tokens]
    stems = list(map(stem, words))
    bearing = [found for found, word in zip(stems, words, strict=True) if word not in plain]
    return Wording(tokens, words, stems, list(map(judging, words)), bearing)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text, compounds in their parts; every number folds to "0"."""
    found: list[Token] = []
    pieces = _WORD.split(text)
    end, so_far = 0, ""
    for between, written in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(between)
        end = start + len(written)
        word = folded(written)
        if found and between in _HYPHENS:
            so_far = so_far + word if len(so_far) < _LONGEST_COMPOUND else word
            found.append((word, start, end, so_far))
        else:
            so_far = word
            found.append((word, start, end, ""))
    return tuple(found)


@cache
def folded(word: str) -> str:
    """A word in small letters without apostrophes; "0" for a number."""
    word = word.translate(_APOSTROPHES).lower()
    return "0" if word.isdigit() else word


@cache
def stem(word: str) -> str:
    """A word without its common endings, at least four letters of it left."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: len(word) - len(ending)] + instead
    return word
