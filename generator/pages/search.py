"""The search page: its words; the search itself is put in by the site's own script."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Page
from generator.pages import addresses, wording
from generator.pages.deciders import any_doubted
from generator.pages.places import Places
from generator.pages.shown import At


@dataclass(frozen=True, slots=True)
class SearchView:
    """Ways on for a reader whose browser runs no scripts; `others` says how many sites are searched too.

    `doubted` is True where a label of the letters is not certain, or where other sites may have such labels.
    """

    themes: str
    letters: str
    held: str
    others: str
    doubted: bool


def search_page(places: Places) -> Page:
    """The search page."""
    at = At(places, addresses.SEARCH)
    held = wording.plural(len(places.letters), "letter")
    beside = len(places.corpus.collection.search_with)
    others = wording.plural(beside, "other site") if beside else ""
    doubted = bool(beside) or any_doubted(places.corpus.letters)
    view = SearchView(at.to(addresses.THEMES), at.to(addresses.LETTERS), held, others, doubted)
    description = f"Find any paragraph of the {held} held here by its words, theme, judgement, year or name."
    front = {"title": "Search", "description": description}
    return Page(addresses.SEARCH, "search.md.j2", front, view)
