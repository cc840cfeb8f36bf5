"""How a coding is laid beside a reference coding of the same letters.

Statements are aligned word by word within a letter, so that another way of splitting sentences costs nothing
by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from generator.evaluate.reference import Reference, label_id

Row = Mapping[str, Any]
"""A statement of a coding, as `readacross export` writes it."""

_WORD = re.compile(r"[a-z0-9]+")
_DROPPED = str.maketrans("", "", "'’\u00ad")


@dataclass(frozen=True, slots=True)
class Given:
    """What a coding says of a statement, and how sure it is of each theme and of the stance.

    `theme_sures` is as long as `themes`, or empty where the coding does not say.
    `why` are the words that made a label, by its id.
    """

    themes: tuple[str, ...]
    stance: str
    theme_sures: tuple[float, ...] = ()
    stance_sure: float = 1.0
    why: Mapping[str, Sequence[str]] = field(default_factory=dict, compare=False)

    @property
    def sure(self) -> float:
        """The lowest confidence of its labels."""
        return min([self.stance_sure, *self.theme_sures])


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference statement, what the coding says of the same words, and the share of them it holds."""

    wanted: Reference
    given: Given
    found: float = 1.0

    @property
    def missed(self) -> list[str]:
        """Themes of the reference that the coding lacks, sorted."""
        return sorted(self.wanted.themes - set(self.given.themes))

    @property
    def wrong(self) -> list[str]:
        """Themes of the coding that neither reading gave, sorted."""
        return sorted(set(self.given.themes) - self.wanted.themes - self.wanted.either)

    @property
    def stance_agrees(self) -> bool:
        """Whether the stance is one of the reference's."""
        return self.given.stance in self.wanted.stances


def words(text: str) -> list[str]:
    """The words by which statements are aligned."""
    return _WORD.findall(text.lower().translate(_DROPPED))


def align(wanted: Sequence[Reference], rows: Sequence[Row]) -> list[Pair]:
    """Each reference statement with what the exported rows of all letters say of its words.

    A statement gets the themes of every row that covers half of it or lies half in it, and the stance of the
    row that covers most of it.
    """
    exported = by_letter(rows)
    wanted_of: dict[str, list[Reference]] = {}
    for one in wanted:
        wanted_of.setdefault(one.letter, []).append(one)
    return [
        pair
        for letter, references in wanted_of.items()
        for pair in _align_letter(references, exported.get(letter, []))
    ]


def by_letter(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of each letter, in their order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["letter"], []).append(row)
    return found


def overlaps(left: Sequence[str], right: Sequence[str]) -> list[Counter[int]]:
    """For each text at the left, how many of its words stand in which text at the right."""
    left_words = [(word, n) for n, text in enumerate(left) for word in words(text)]
    right_words = [(word, n) for n, text in enumerate(right) for word in words(text)]
    shared: list[Counter[int]] = [Counter() for _ in left]
    matcher = SequenceMatcher(None, [w for w, _ in left_words], [w for w, _ in right_words], autojunk=False)
    for a, b, length in matcher.get_matching_blocks():
        for step in range(length):
            shared[left_words[a + step][1]][right_words[b + step][1]] += 1
    return shared


def _align_letter(wanted: Sequence[Reference], rows: Sequence[Row]) -> list[Pair]:
    shared = overlaps([one.text for one in wanted], [row["text"] for row in rows])
    sizes = [len(words(row["text"])) for row in rows]
    pairs = []
    for one, cover in zip(wanted, shared, strict=True):
        size = max(1, len(words(one.text)))
        held = [rows[n] for n in sorted(cover) if cover[n] * 2 >= size or cover[n] * 2 >= sizes[n]]
        best = max(sorted(cover), key=lambda n: cover[n], default=None)
        given = _given(held, None if best is None else rows[best])
        pairs.append(Pair(one, given, cover.total() / size))
    return pairs


def _given(held: Sequence[Row], best: Row | None) -> Given:
    """The themes of some rows and the stance of one, with what the rows say of their sureness and reasons."""
    labels = {label_id(label): (label, row) for row in held for label in row["themes"]}
    themes = tuple(sorted(labels))
    stance = label_id(best["stance"]) if best else "none"
    why = {theme: _why(labels[theme][0]) for theme in themes}
    if best:
        why[stance] = _why(best["stance"])
    return Given(
        themes,
        stance,
        tuple(_sure(labels[theme][1], theme) for theme in themes),
        _sure(best, stance) if best else 1.0,
        why,
    )


def _why(label: Any) -> Sequence[str]:
    return tuple(label.get("why", ())) if isinstance(label, dict) else ()


def _sure(row: Row, label: str) -> float:
    """How sure a row is of a label, where it says so in "sure"; otherwise wholly."""
    return float(row.get("sure", {}).get(label, 1.0))
