"""Which pages exist, where they are, and what each shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

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
from generator.pages.letter import letter_batches
from generator.pages.letters import letters_page
from generator.pages.people import people_pages
from generator.pages.places import Places, place
from generator.pages.search import search_page
from generator.pages.themes import matrix_pages, theme_pages, themes_page
from generator.pages.timeline import timeline_pages

Batch = Callable[[], Iterable[Page]]

# How many letters' pages are made in a row: enough to be worth handing out, few enough to share evenly.
LETTERS_A_BATCH = 16


def pages(
    corpus: Corpus,
    downloads: Sequence[Download] = (),
    evaluation: Mapping[str, object] | None = None,
) -> list[Page]:
    """Every generated page of the site.

    `downloads` are the exported files that the data page offers; `evaluation` is the stored measurement of
    the coder, or None where there is none.
    """
    made = [page for batch in batches(corpus, evaluation) for page in batch()]
    return [*made, downloads_page(corpus, downloads)]


def downloads_page(corpus: Corpus, downloads: Sequence[Download]) -> Page:
    """The page that tells how large the exported files are, which must be known first."""
    return data_page(place(corpus), downloads)


def batches(corpus: Corpus, evaluation: Mapping[str, object] | None = None) -> list[Batch]:
    """What makes every page but that of the downloads.

    Each batch is made by itself, by any process, and its pages one by one: all together are too much to hold.
    """
    places = place(corpus)
    several = (
        home_page,
        letters_page,
        themes_page,
        differences_page,
        glossary_page,
        changes_page,
        search_page,
    )
    return [
        *(partial(theme_pages, places, thread) for thread in corpus.threads),
        partial(findings_pages, places),
        partial(authority_pages, places),
        *letter_batches(places, LETTERS_A_BATCH),
        partial(compare_pages, places),
        partial(matrix_pages, places),
        partial(timeline_pages, places),
        partial(people_pages, places),
        *(partial(_one, page, places) for page in several),
        lambda: [coding_page(places, evaluation)],
    ]


def _one(page: Callable[[Places], Page], places: Places) -> list[Page]:
    return [page(places)]
