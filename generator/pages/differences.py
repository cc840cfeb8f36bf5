"""Where letters differ: different values stated for one fact, quoted side by side."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Page
from generator.pages import addresses
from generator.pages.places import Places
from generator.pages.shown import At
from generator.pages.timeline import Quoted, quoted


@dataclass(frozen=True, slots=True)
class SideShown:
    """One value, and who states it."""

    value: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """One fact that letters state differently."""

    id: str
    question: str
    sides: tuple[SideShown, ...]


@dataclass(frozen=True, slots=True)
class DifferencesView:
    """All of them."""

    differences: tuple[DifferenceShown, ...]


def differences_page(places: Places) -> Page:
    """The page of differences, which exists too when there are none."""
    at = At(places, addresses.DIFFERENCES)
    view = DifferencesView(
        tuple(
            DifferenceShown(
                difference.fact,
                difference.question,
                tuple(
                    SideShown(side.value, tuple(quoted(at, passage) for passage in side.passages))
                    for side in difference.sides
                ),
            )
            for difference in places.corpus.differences
        )
    )
    title = "Where letters differ"
    description = "Facts that letters state differently, quoted side by side."
    return Page(at.path, "differences.md.j2", {"title": title, "description": description}, view)
