"""What whoever adds a PDF is told of words that nobody sees on its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.ingest.converted import pages_named
from generator.ingest.layout import Piece
from generator.ingest.pdf import Page
from generator.ingest.told import begins, below_the_line, count_words, not_taken_over, words

_NUMBER = re.compile(r"\d+")
_FEW_WORDS = 3  # a page's number has fewer


def told_of(pages: Sequence[Page], pieces: Sequence[Piece] = ()) -> tuple[str, ...]:
    """The lines on words that were left out because of it, and on those that text recognition left there.

    A running head that one page alone has comes first, of the `pieces` of those pages.
    """
    told = below_the_line(_heads_of_one_page(pieces), "at the edge of one page alone", begin=True)
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


def _heads_of_one_page(pieces: Sequence[Piece]) -> list[str]:
    """What stands at the edge of one page and at that of no other, page numbers aside."""
    keys = [(_NUMBER.sub("", p.text.casefold()), p.text) for p in pieces if p.kind == "furniture"]
    seen = Counter(key for key, _ in keys)
    return [text for key, text in keys if seen[key] == 1 and len(key.split()) >= _FEW_WORDS]


def _named(pages: Sequence[Page]) -> str:
    return pages_named([page.number for page in pages])
