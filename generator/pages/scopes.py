"""What visits looked at, in their letters' words, beside what is said of two letters.

A theme that turns from one visit to the next may have been looked at in two services.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Turn
from generator.pages.shown import At, where


@dataclass(frozen=True, slots=True)
class ScopeShown:
    """Words for what a visit looked at, each as it stands, and a link to the first; empty if none are known.

    `whose` says which of two visits it is, and `letter` what a sentence calls the letter that reports it.
    """

    whose: str
    letter: str
    words: tuple[str, ...]
    href: str
    where: str


def scope_of(at: At, slug: str, whose: str = "") -> ScopeShown:
    """What the visit looked at that a letter reports; all of it, since what is cut may be the theme."""
    scope, letter = at.places.letters[slug].scope, at.letter(slug).named
    if not scope:
        return ScopeShown(whose, letter, (), "", "")
    block = at.places.blocks[slug, scope[0].block]
    return ScopeShown(
        whose, letter, tuple(one.text for one in scope), at.statement(slug, scope[0].statement), where(block)
    )


def scopes_beside(at: At, turns: Sequence[Turn]) -> dict[str, tuple[ScopeShown, ...]]:
    """What visits looked at, for a table that compares these letters: each in the row of its own letter.

    The row of a letter that is compared with one outside the table has that one's too.
    Nothing where neither letter of a comparison says what its visit looked at.
    """
    here = {turn.letter for turn in turns}
    found: dict[str, dict[str, ScopeShown]] = {turn.letter: {} for turn in turns}
    for turn in turns:
        pair = (turn.since, turn.letter) if turn.compared else ()
        if any(at.places.letters[slug].scope for slug in pair):
            for slug in pair:
                whose = "this visit" if slug in here else "the earlier visit"
                found[slug if slug in here else turn.letter][slug] = scope_of(at, slug, whose)
    return {slug: tuple(of_row.values()) for slug, of_row in found.items()}
