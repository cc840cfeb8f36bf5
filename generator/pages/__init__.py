"""Which pages exist, where they are, and what each shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from generator.model import Corpus, Page
from generator.pages.authorities import authority_batches
from generator.pages.batch import Batch
from generator.pages.changes import changes_page
from generator.pages.coding import coding_page
from generator.pages.compare import compare_batches
from generator.pages.data import Download, data_page
from generator.pages.differences import differences_page
from generator.pages.findings import findings_batches
from generator.pages.glossary import glossary_page
from generator.pages.home import home_page
from generator.pages.letter import letter_batches
from generator.pages.letters import letters_page
from generator.pages.people import people_pages
from generator.pages.places import Places, place
from generator.pages.search import search_page
from generator.pages.theme import theme_batches
from generator.pages.themes import matrix_batches, themes_page
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
    places = place(corpus)
    made = [page for batch in batches(places, evaluation) for page in batch.pages()]
    return [*made, data_page(places, downloads)]


def batches(places: Places, evaluation: Mapping[str, object] | None = None) -> list[Batch]:
    """Every page but that of the downloads, which tells how large other files are.

    What takes longest stands first, so that processes which share the work end together.
    """
    of_all: Mapping[str, Callable[[Places], Page | Iterable[Page]]] = {
        "home": home_page,
        "letters": letters_page,
        "themes": themes_page,
        "timeline": timeline_pages,
        "differences": differences_page,
        "people": people_pages,
        "glossary": glossary_page,
        "changes": changes_page,
        "search": search_page,
    }
    return [
        *(Batch(name, None, partial(make, places)) for name, make in of_all.items()),
        Batch("coding", None, partial(coding_page, places, evaluation)),
        *matrix_batches(places),
        *findings_batches(places),
        *theme_batches(places, evaluation),
        *letter_batches(places),
        *compare_batches(places),
        *authority_batches(places),
    ]
