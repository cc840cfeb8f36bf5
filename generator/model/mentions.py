"""What words of a letter name: people and bodies, dates, terms, visits, facts and events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.model.basis import Basis, Decision


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a letter names a person or a body; `entity` is the thing named."""

    entity: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text, as precise as it is written."""

    start: int
    end: int
    text: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A use of an acronym or term of the glossary.

    `expansion` is what it stands for; `by_letter` says whether the letter itself expands it.
    """

    start: int
    end: int
    text: str
    term: str
    expansion: str
    by_letter: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that speak of a visit or of another letter, before anyone has looked for it.

    `first` and `last` are the dates that the words give ("" if none).
    `ordinal` is the count they give (5 for "fifth").
    `own` is True for the visit that the letter itself reports.
    `target` is what a person decided, or "", and `basis` on what footing.
    A month without a year is "--11".
    """

    start: int
    end: int
    text: str
    kind: Literal["monitoring visit", "focused visit", "inspection", "visit", "letter"]
    first: str = ""
    last: str = ""
    ordinal: int = 0
    own: bool = False
    target: str = ""
    basis: Basis = "stated"
    decision: Decision | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Oddity:
    """A slip of the source that is kept as it is, with what a reader may take it to mean."""

    start: int
    end: int
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that a letter states for a fact that other letters state too."""

    fact: str
    value: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """A dated happening that a maintainer has marked by the words that tell it."""

    title: str
    first: str
    last: str
    basis: Basis
    start: int
    end: int
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Words that say what the visit looked at that the letter reports; `statement` is the id of the first."""

    statement: str
    block: int
    start: int
    end: int
    text: str
