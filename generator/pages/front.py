"""The front matter of pages: what the theme's template reads, described at the top of `main.html`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.pages import addresses


@dataclass(frozen=True, slots=True)
class Branch:
    """An entry of the site's navigation that pages belong to."""

    title: str
    path: str


LETTERS = Branch("Letters", addresses.LETTERS)
THEMES = Branch("Themes", addresses.THEMES)
TIMELINE = Branch("Timeline", addresses.TIMELINE)
FINDINGS = Branch("Findings", addresses.FINDINGS)
PEOPLE = Branch("People and bodies", addresses.PEOPLE)


def front(
    title: str,
    description: str,
    section: Branch | None = None,
    up: Branch | None = None,
    **more: object,
) -> Mapping[str, object]:
    """The front matter of a page that belongs to a section, or of a page of the navigation itself.

    `up` is a page between the section and this one, where there is one.
    """
    matter: dict[str, object] = {"title": title, "description": description}
    way = [place for place in (section, up) if place]
    if section:
        matter["section"] = section.title
    if way:
        matter["crumbs"] = [{"title": place.title, "path": addresses.url(place.path)} for place in way]
    return {**matter, **more}
