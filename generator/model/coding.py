"""What one statement says: the themes that it is about, and what it judges."""

from __future__ import annotations

from dataclasses import dataclass, field
from sys import intern

from generator.model.basis import By, Decision
from generator.model.codebook import StanceId

SURE = 0.6
"""A label of the program that is less sure is shown as not certain, and is worth a person's look."""


@dataclass(frozen=True, slots=True)
class ThemeLabel:
    """A statement is about a theme; `why` are the words that weighed most, or the reason of a decision."""

    id: str
    by: By
    why: tuple[str, ...]
    confidence: float = field(default=1.0, compare=False)
    decision: Decision | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", intern(self.id))
        object.__setattr__(self, "why", _held_once(self.why))

    @property
    def certain(self) -> bool:
        """Whether it may be shown without "not certain": a person's decision always may."""
        return self.by == "person" or self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class StanceLabel:
    """What a statement judges; `why` as for a theme."""

    id: StanceId
    by: By
    why: tuple[str, ...]
    confidence: float = field(default=1.0, compare=False)
    decision: Decision | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "why", _held_once(self.why))

    @property
    def certain(self) -> bool:
        """Whether it may be shown without "not certain": a person's decision always may."""
        return self.by == "person" or self.confidence >= SURE


def _held_once(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same words stand in letter after letter: each is held in memory once."""
    return tuple(map(intern, words))


@dataclass(frozen=True, slots=True)
class TakenTheme:
    """A theme that the coder gave to a statement and that a decision took away."""

    id: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Coding:
    """The labels of one statement; themes in the order of the codebook.

    `taken` are the themes that it had before somebody decided that it is not about them.
    """

    statement: str
    themes: tuple[ThemeLabel, ...]
    stance: StanceLabel
    taken: tuple[TakenTheme, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions made on this statement, each once, in the order of its labels."""
        found = [label.decision for label in self.themes if label.decision]
        found += [self.stance.decision] if self.stance.decision else []
        found += [theme.decision for theme in self.taken]
        return tuple(dict.fromkeys(found)) if found else ()
