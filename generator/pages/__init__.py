"""Which pages exist, where they are, and what each shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model import Corpus, Page
from generator.pages.authorities import authority_pages
from generator.pages.changes import changes_page
from generator.pages.coding import coding_page
from generator.pages.compare import compare_pages
from generator.pages.data import Download, data_page
from generator.pages.differences import differences_page
from generator.pages.findings import findings_pages
from generator.pages.glossary import glossary_page
from generator.pages.home import home_page
from generator.pages.letter import letter_pages
from generator.pages.letters import letters_page
from generator.pages.people import people_pages
from generator.pages.places import Places, place
from generator.pages.search import search_page
from generator.pages.themes import matrix_pages, theme_pages, themes_page
from generator.pages.timeline import timeline_pages


def pages(
    corpus: Corpus,
    downloads: Sequence[Download] = (),
    evaluation: Mapping[str, object] | None = None,
) -> list[Page]:
    """Every generated page of the site.

    `downloads` are the exported files that the data page offers; `evaluation` is the stored measurement of
    the coder, or None where there is none.
    """
    return list(each_page(corpus, downloads, evaluation))


def each_page(
    corpus: Corpus,
    downloads: Sequence[Download] = (),
    evaluation: Mapping[str, object] | None = None,
) -> Iterator[Page]:
    """The same one by one: in a large collection all pages together are too much to hold."""
    places = place(corpus)
    yield from letter_pages(places)
    yield from pages_but_letters(places, downloads, evaluation)


def pages_but_letters(
    places: Places, downloads: Sequence[Download], evaluation: Mapping[str, object] | None
) -> Iterable[Page]:
    """Every generated page that shows more than one letter, or none."""
    yield home_page(places)
    yield letters_page(places)
    yield themes_page(places)
    yield from matrix_pages(places)
    yield from theme_pages(places)
    yield from timeline_pages(places)
    yield from findings_pages(places)
    yield differences_page(places)
    yield from people_pages(places)
    yield glossary_page(places)
    yield from compare_pages(places)
    yield data_page(places, downloads)
    yield coding_page(places, evaluation)
    yield changes_page(places)
    yield search_page(places)
    yield from authority_pages(places)
