"""What whoever adds a PDF is told of words that nobody sees on its pages."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ingest.converted import pages_named
from generator.ingest.pdf import Page
from generator.ingest.told import begins, count_words, not_taken_over, words


def told_of(pages: Sequence[Page]) -> tuple[str, ...]:
    """The lines on words that were left out because of it, and on those that text recognition left there."""
    told: tuple[str, ...] = ()
    if unseen := [page for page in pages if page.unseen]:
        texts = [text for page in unseen for text in page.unseen]
        where = f"that lie outside the page or are not drawn ({_named(unseen)}){begins(texts)}"
        told += not_taken_over(count_words(texts), where)
    if layered := [page for page in pages if page.layer]:
        count = words(sum(page.layer for page in layered))
        told += (
            f"taken over: {count} that are not drawn, as text recognition puts them over a picture "
            f"({_named(layered)}). Compare them with what the page shows.",
        )
    return told


def _named(pages: Sequence[Page]) -> str:
    return pages_named([page.number for page in pages])
