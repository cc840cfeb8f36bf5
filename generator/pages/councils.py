"""The councils that a page of several shows: each is found by its name, whatever the dates of its letters.

In order of date the letters of many councils would read as one story, which none of them tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model import NOT_STATED
from generator.pages import addresses
from generator.pages.shown import At, Link

Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Group(Generic[Shown]):
    """What a page shows of one council; `href` leads to the council's own page, "" if it has none."""

    id: str
    name: str
    href: str
    shown: tuple[Shown, ...]

    @property
    def stated(self) -> bool:
        """Whether it is a council; else nobody knows about which each of its letters is."""
        return self.id != NOT_STATED

    @property
    def anchor(self) -> str:
        """Where it stands on a page of several councils."""
        return addresses.council_anchor(self.id)


def by_council(at: At, things: Iterable[Shown], letter: Callable[[Shown], str]) -> tuple[Group[Shown], ...]:
    """Things by the council that the letter of each is about, by name; their order within each stays.

    `letter` gives the slug of a thing's letter. Those whose council is not stated stand last.
    Nothing where all letters and visits are about one council.
    """
    places = at.places
    if not places.many_authorities:
        return ()
    found: dict[str, list[Shown]] = {}
    for thing in things:
        found.setdefault(places.letters[letter(thing)].meta.authority, []).append(thing)
    return tuple(
        Group(
            council, places.authorities.get(council, council), _own_page(at, council), tuple(found[council])
        )
        for council in sorted(found, key=places.council_order)
    )


def all_councils(at: At) -> tuple[Link, ...]:
    """Every council that a letter states, by name, as a link to its own page; none where it is one."""
    groups = by_council(at, at.places.letters, lambda slug: slug)
    return tuple(Link(group.href, group.name) for group in groups if group.href and group.stated)


def _own_page(at: At, council: str) -> str:
    return at.to(addresses.authority(council)) if council in at.places.authorities else ""
