"""The walk itself: what is known, and what a typed line makes of it. Nothing here reads or writes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from generator.model import Codebook
from generator.review import shown
from generator.review.decisions import needs_entry
from generator.review.items import Item, Labels

LETTERS = 2
"""What has fewer letters is a key, such as `s 9`, that was meant for another question."""
Wants = Literal["accept", "change", "skip", "undo", "quit"]
Asking = Literal["decision", "stance", "themes", "why"]


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a person is: the statements to go through, which of them is next, and what is being asked.

    `title` is the letter's title and date, `total` counts all its statements.
    `draft` are labels that the person has chosen and not yet given a reason for.
    `reason` is the last reason given, offered again.
    """

    codebook: Codebook
    title: str
    total: int
    items: tuple[Item, ...]
    at: int = 0
    asking: Asking = "decision"
    draft: Labels | None = None
    reason: str = ""

    @property
    def item(self) -> Item | None:
        """The statement being asked about, or None at the end."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def number(self) -> int:
        """The count of the statement being asked about among all of the letter."""
        return self.total - len(self.items) + self.at + 1


@dataclass(frozen=True, slots=True)
class Turn:
    """What a typed line leads to: the walk, what to say, and what to do outside the walk, if anything."""

    walk: Walk
    said: tuple[str, ...] = ()
    wants: Wants | None = None


def step(walk: Walk, item: Item, line: str) -> Turn:
    """Takes one typed line about the statement `item`."""
    typed = line.strip()
    if not typed.isprintable():
        return Turn(walk, ("That held keys that are not text, such as arrow keys. Please type it again.",))
    if walk.asking == "decision":
        return _decision(walk, item, typed)
    if typed.lower() == "q":
        return Turn(walk, (), "quit")
    if typed.lower() == "u" or not (typed or walk.asking == "why"):
        return _asked_again(replace(walk, asking="decision"), item)
    if walk.asking == "why":
        return _reason(walk, typed)
    if typed.startswith("?"):
        labels = walk.draft or item.labels
        return Turn(walk, shown.definitions(walk.codebook, labels, typed[1:].strip()))
    return _stance(walk, item, typed) if walk.asking == "stance" else _themes(walk, item, typed)


def prompt(walk: Walk) -> str:
    """What stands before the place where a person types."""
    return {
        "decision": "Decide (h: help): ",
        "stance": "Stance, by number (Enter: leave it): ",
        "themes": "Theme, by number or words (Enter: done): ",
        "why": "Why? (u: back) ",
    }[walk.asking]


def moved_on(walk: Walk) -> Walk:
    """The walk at the next statement."""
    return replace(walk, at=walk.at + 1, asking="decision", draft=None)


def _decision(walk: Walk, item: Item, typed: str) -> Turn:
    key, rest = typed[:1].lower(), typed[1:].strip()
    if typed.lower() in ("", "y"):
        return _kept(walk, item)
    if key == "s" and (not rest or rest.isdigit()):
        return _stance(walk, item, rest) if rest else _asking(walk, "stance", shown.stances(walk.codebook))
    if key == "t" and (not rest or typed[1] in " 0123456789"):
        listed = shown.themes(walk.codebook, walk.draft or item.labels)
        return _themes_at_once(walk, item, rest) if rest else _asking(walk, "themes", listed)
    if key == "?":
        return Turn(walk, shown.definitions(walk.codebook, walk.draft or item.labels, rest))
    if typed.lower() == "u" and walk.draft:
        return Turn(replace(walk, draft=None), ("Your change to this statement is taken back.",))
    if typed.lower() == "n":
        lost = ("Your change to this statement is not kept.",) if walk.draft else ()
        return Turn(replace(walk, draft=None), lost, "skip")
    if typed.lower() == "h":
        return Turn(walk, shown.HELP)
    keys: dict[str, Wants] = {"u": "undo", "q": "quit"}
    if typed.lower() in keys:
        return Turn(walk, (), keys[typed.lower()])
    return Turn(walk, (f"“{typed}” is not a key that is known here. Type h for help.",))


def _asking(walk: Walk, what: Asking, said: tuple[str, ...]) -> Turn:
    return Turn(replace(walk, asking=what), said)


def _kept(walk: Walk, item: Item) -> Turn:
    """Enter: the labels as published, or the person's own once they have said why."""
    if walk.draft is None or walk.draft == item.labels:
        return Turn(replace(walk, draft=None), (), "accept")
    if not needs_entry(walk.codebook, item, walk.draft):
        return Turn(
            walk, ("That is what the coder says by itself, so the correction is taken out.",), "change"
        )
    return Turn(replace(walk, asking="why"), shown.reason_wanted(walk.reason))


def _stance(walk: Walk, item: Item, typed: str) -> Turn:
    chosen = {str(n): stance.id for n, stance in enumerate(walk.codebook.stances, start=1)}.get(typed)
    if chosen is None:
        last = len(walk.codebook.stances)
        return Turn(walk, (f"“{typed}” is not one of the stances; expected a number from 1 to {last}.",))
    labels = replace(walk.draft or item.labels, stance=chosen)
    return _asked_again(replace(walk, draft=labels, asking="decision"), item)


def _themes(walk: Walk, item: Item, typed: str) -> Turn:
    """Numbers add or take away; words list the themes that have them, and a single one is taken at once."""
    ids = [theme.id for theme in walk.codebook.themes]
    labels = walk.draft or item.labels
    if re.fullmatch(r"[\d ,]+", typed):
        numbers = [int(n) for n in re.findall(r"\d+", typed)]
        if not all(1 <= n <= len(ids) for n in numbers):
            return Turn(walk, (f"Expected numbers from 1 to {len(ids)}, as in the list of themes.",))
        chosen = [ids[n - 1] for n in numbers]
    elif len(typed) == 1:
        return Turn(walk, ("Type a number, or at least two letters of a theme's name.",))
    else:
        chosen = [theme.id for theme in shown.matching(walk.codebook, typed)]
        if len(chosen) != 1:
            none = f"No theme has “{typed}” in its name."
            return Turn(walk, shown.themes(walk.codebook, labels, typed) if chosen else (none,))
    toggled = set(labels.themes).symmetric_difference(chosen)
    draft = Labels(labels.stance, tuple(t for t in ids if t in toggled))
    said = tuple(shown.toggled(walk.codebook, theme, theme in toggled) for theme in dict.fromkeys(chosen))
    return Turn(replace(walk, draft=draft), said)


def _themes_at_once(walk: Walk, item: Item, typed: str) -> Turn:
    """Themes named together with the key: one line, and what it comes to. Words of several list them."""
    turn = _themes(walk, item, typed)
    if turn.walk.draft == walk.draft:
        return _asking(walk, "themes", turn.said)
    return _asked_again(turn.walk, item)


def _asked_again(walk: Walk, item: Item) -> Turn:
    """Back from a choice: what has been changed so far, and how to keep it."""
    if walk.draft is None or walk.draft == item.labels:
        return Turn(replace(walk, draft=None), ("Nothing is changed on this statement.",))
    return Turn(walk, shown.change(walk.codebook, item.labels, walk.draft))


def _reason(walk: Walk, typed: str) -> Turn:
    reason = typed or walk.reason
    if not reason:
        return Turn(walk, ("A change needs a reason in words. It is shown to readers beside the passage.",))
    if sum(sign.isalpha() for sign in reason) < LETTERS:
        said = f"“{reason}” looks like a key, and readers would see it as your reason. Say why in words."
        return Turn(walk, (said, "Type u to go back to the statement, and press a key there."))
    return Turn(replace(walk, reason=reason), (), "change")
