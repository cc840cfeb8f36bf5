"""The kinds of cue word ("not", "weak*", "improv*") that help the coder with words it has not met before."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

Run = tuple[str, int, int]
"""A feature with the first and last word it was made from."""


class Runs(NamedTuple):
    """A family of features: those that words stand for, and those of the statement as a whole."""

    found: list[Run]
    whole: list[str]

    @property
    def names(self) -> list[str]:
        """All features of the family."""
        return [*[name for name, _, _ in self.found], *self.whole]


JUDGING = (
    "but",
    "not",
    "too",
    "yet",
    "lack",
    "bad",
    "slow",
    "fast",
    "better",
    "good",
    "new",
    "plan",
    "some",
    "most",
    "inspect",
)
"""Kinds that bear on stance; of several that fit a word, the first here is the one it counts as."""
_JUDGING = frozenset({*JUDGING, "notall"})


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Whole words with their kinds, beginnings of words with theirs, and the plain words."""
    whole: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    plain: list[str] = []
    kind = ""
    text = files("generator").joinpath("data/cues.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif not line.startswith("#"):
            for word in line.split():
                if kind == "plain":
                    plain.append(word)
                elif word.endswith("*"):
                    beginnings[word[:-1]] = (*beginnings.get(word[:-1], ()), kind)
                else:
                    whole[word] = (*whole.get(word, ()), kind)
    return whole, beginnings, tuple(plain)


@cache
def plain_words() -> frozenset[str]:
    """Words like "the" that bear no subject of their own."""
    return frozenset(_table()[2])


@cache
def kinds(word: str) -> tuple[str, ...]:
    """The kinds of cue that a folded word is, sorted; most words are none."""
    whole, beginnings, _ = _table()
    starts = (word[:n] for n in range(1, len(word) + 1))
    found = {*whole.get(word, ()), *(kind for start in starts for kind in beginnings.get(start, ()))}
    return tuple(sorted(found))


@cache
def judging_kinds(word: str) -> tuple[str, ...]:
    """The kinds that bear on stance, "notall" among them, sorted."""
    return tuple(kind for kind in kinds(word) if kind in _JUDGING)


@cache
def subject_kinds(word: str) -> tuple[str, ...]:
    """The kinds that belong to a subject, sorted."""
    return tuple(kind for kind in kinds(word) if kind not in _JUDGING)


@cache
def judging(word: str) -> str:
    """The one kind that bears on stance, or ""."""
    found = kinds(word)
    return next((kind for kind in JUDGING if kind in found), "")
