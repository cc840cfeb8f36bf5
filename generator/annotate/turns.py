"""Turns of phrase that judge: "more work is needed", "has improved", "would benefit from".

They are in `data/turns.txt`, made by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from generator.annotate.cues import Run, Runs

APART = 3
"""How many words after one step of a turn the next may stand."""
Place = tuple[int, int, int]
"""A word's place in a turn: the turn's number, the step that must come before and the step this is.

Steps are numbered through all turns; -1 stands for no step before, and for the last one.
"""


_NEVER = (0, -99)


@cache
def _table() -> tuple[list[str], dict[str, list[Place]], dict[str, list[Place]]]:
    """The names of the turns, whole words with their places in turns, and beginnings of words with theirs."""
    names: list[str] = []
    whole: dict[str, list[Place]] = {}
    beginnings: dict[str, list[Place]] = {}
    steps_so_far = 0
    text = files("generator").joinpath("data/turns.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, rest = line.partition(":")
        steps = rest.split("/")
        for n, step in enumerate(steps):
            before = steps_so_far + n - 1 if n else -1
            place = (len(names), before, steps_so_far + n if n + 1 < len(steps) else -1)
            for word in step.split():
                if word.endswith("*"):
                    beginnings.setdefault(word[:-1], []).append(place)
                else:
                    whole.setdefault(word, []).append(place)
        names.append(name)
        steps_so_far += len(steps)
    return names, whole, beginnings


@cache
def _places(word: str) -> tuple[Place, ...]:
    """Where a word stands in turns; of one turn the later step first, so that a word is one step only."""
    _, whole, beginnings = _table()
    starts = (word[:n] for n in range(1, len(word) + 1))
    found = {*whole.get(word, ()), *(place for start in starts for place in beginnings.get(start, ()))}
    return tuple(sorted(found, key=lambda place: (place[0], -place[1])))


def turns_in(words: Sequence[str]) -> list[Run]:
    """The turns that folded words hold, in the order of the file, each with its words where it stands last.

    The beginning of the statement counts as a word before the first, written "^".
    """
    reached: dict[int, tuple[int, int]] = {}
    found: dict[int, tuple[int, int]] = {}
    for n, word in enumerate(("^", *words), -1):
        for turn, before, this in _places(word):
            start = n
            if before >= 0:
                start, at = reached.get(before, _NEVER)
                if n - at > APART:
                    continue
            if this < 0:
                found[turn] = (max(0, start), n)
            else:
                reached[this] = (start, n)
    names = _table()[0]
    return [(names[turn], *found[turn]) for turn in sorted(found)]


def turn_runs(words: Sequence[str]) -> Runs:
    """Each turn in folded words with its first and last word, and each two together without words."""
    found = turns_in(words)
    names = [turn for turn, _, _ in found]
    pairs = [f"g:{one}&{other}" for n, one in enumerate(names) for other in names[n + 1 :]]
    return Runs([("g:" + turn, first, last) for turn, first, last in found], pairs)
