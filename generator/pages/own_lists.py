"""What letters themselves list for priority action or as what needs to improve, for findings and themes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from generator.link.findings import findings_on_no_theme, gravest_first
from generator.model import Finding, Listed, ListKind, Turn
from generator.pages.shown import At, LetterShown, Link, PassageShown


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item of a letter's own list, with where its themes stand on this page: none if it is on no theme."""

    passage: PassageShown
    listed: Listed
    themes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OwnHeading:
    """The heading of a letter's own list, what the list is for, and a link to its first item on a theme."""

    heading: str
    kind: ListKind
    href: str


@dataclass(frozen=True, slots=True)
class OwnList:
    """What one letter lists itself, the gravest first."""

    letter: LetterShown
    items: tuple[OwnItem, ...]


def own_lists(at: At) -> tuple[OwnList, ...]:
    """What letters themselves list, each item once, the newest letter first."""
    listed: dict[str, list[Finding]] = {}
    of_no_theme = (findings_on_no_theme(letter) for letter in at.places.corpus.letters)
    for finding in chain(at.places.corpus.findings, *of_no_theme):
        if finding.listed:
            listed.setdefault(finding.passage.letter, []).append(finding)
    return tuple(
        OwnList(at.letter(slug), tuple(_own_items(at, listed[slug])))
        for slug in reversed(tuple(at.places.letters))
        if slug in listed
    )


def own_headings(at: At, theme: str, turn: Turn) -> tuple[OwnHeading, ...]:
    """The headings of a letter's own lists with an item on the theme, each leading to the first of these."""
    found: dict[str, OwnHeading] = {}
    for passage in turn.passages:
        listed = at.places.listed.get((turn.letter, passage.statement))
        if passage.heading and listed:
            href = at.theme_passages(theme, turn.letter, passage.statement)
            found.setdefault(passage.heading, OwnHeading(passage.heading, listed.kind, href))
    return tuple(found.values())


def _own_items(at: At, found: Sequence[Finding]) -> Iterator[OwnItem]:
    for _, same in groupby(sorted(found, key=gravest_first), gravest_first):
        first, *others = same
        if first.listed:
            on = [one.theme for one in (first, *others) if one.theme]
            themes = tuple(Link(f"#{theme}", at.theme(theme).text) for theme in on)
            yield OwnItem(at.passage(first.passage), first.listed, themes)
