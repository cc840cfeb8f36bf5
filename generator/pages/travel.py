"""The rows of a theme's direction of travel, one a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Turn
from generator.pages.charts import Bar, scale
from generator.pages.directions import Direction, direction_of
from generator.pages.own_lists import OwnHeading, own_headings
from generator.pages.scopes import ScopeShown, scopes_beside
from generator.pages.shown import At, Count, LetterShown

SHARED_BASIS = {
    "publisher": "The dates of all these letters are from their publisher.",
    "inferred": "The dates of all these letters are inferred.",
}


@dataclass(frozen=True, slots=True)
class TurnShown:
    """A theme in one letter; `bar` is None where nothing was found on it.

    `own` are the headings of the letter's own lists with something on the theme.
    `scopes` are what visits looked at, where letters are compared.
    """

    letter: LetterShown
    bar: Bar | None
    counts: tuple[Count, ...]
    direction: Direction
    own: tuple[OwnHeading, ...]
    scopes: tuple[ScopeShown, ...]


def travel(at: At, theme: str, turns: Sequence[Turn], first_unsaid: bool = False) -> tuple[TurnShown, ...]:
    """The rows of the table; with `first_unsaid` those with none before them do not say so."""
    to_scale, scopes = scale(turns), scopes_beside(at, turns)
    return tuple(
        TurnShown(
            letter=at.letter(turn.letter),
            bar=to_scale.bar(turn.tally) if turn.passages else None,
            counts=at.counts(theme, turn),
            direction=direction_of(at, theme, turn, first_unsaid),
            own=own_headings(at, theme, turn),
            scopes=scopes[turn.letter],
        )
        for turn in turns
    )


def shared_basis(at: At, turns: Sequence[Turn]) -> str:
    """Where the dates of all these letters are from, if from one source and not from the letters, or ""."""
    bases = {at.places.letters[turn.letter].meta.date.basis for turn in turns}
    return SHARED_BASIS.get(bases.pop(), "") if len(bases) == 1 and len(turns) > 1 else ""
