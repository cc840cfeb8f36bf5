"""Every page of a collection, rendered once, and what a test reads from it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import urlsplit

from lxml import html

from generator.model import Corpus, Page
from generator.pages import addresses, batches, pages
from generator.pages.places import place
from generator.render import render
from tests.corpora import many, small
from tests.files import downloads, files_of

ID = re.compile(r'\bid="([^"]+)"|\{: #([^ }]+) \}')
HREF = re.compile(r'\bhref="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Built:
    """A collection with its pages: `text` is the Markdown of each by its path."""

    corpus: Corpus
    pages: Mapping[str, Page]
    text: Mapping[str, str]
    files: Mapping[str, bytes]

    def body(self, path: str) -> str:
        """A page without its front matter."""
        return self.text[path].split("\n---\n", 1)[1]

    def tree(self, path: str) -> html.HtmlElement:
        """The raw HTML of a page; the lines of Markdown between stay text."""
        return html.fromstring(f"<main>{self.body(path)}</main>")

    def ids(self, path: str) -> list[str]:
        """Every anchor of a page."""
        return [a or b for a, b in ID.findall(self.body(path))]

    def links(self, path: str) -> list[tuple[str, str]]:
        """Where each link of a page leads: an address below the site's root, and an anchor."""
        found = []
        for href in HREF.findall(self.body(path)):
            link = urlsplit(unescape(href))
            if not link.scheme:
                base = "/" + addresses.url(path)
                found.append((posixpath.normpath(posixpath.join(base, link.path)).strip("/"), link.fragment))
        return found


def built_of(corpus: Corpus) -> Built:
    """The pages and files of a collection."""
    files = files_of(corpus)
    made = pages(corpus, downloads(files))
    assert len({page.path for page in made}) == len(made)
    return Built(corpus, {page.path: page for page in made}, {p.path: render(p) for p in made}, files)


def part_of(corpus: Corpus, *names: str) -> Built:
    """Only the pages of the batches whose names begin so: of large collections the others take seconds."""
    made = [
        page for batch in batches(place(corpus)) if batch.name.startswith(names) for page in batch.pages()
    ]
    return Built(corpus, {page.path: page for page in made}, {p.path: render(p) for p in made}, {})


@cache
def built(letters: int, authorities: int = 1) -> Built:
    """The pages of so many letters; up to five are the real ones."""
    return built_of(small(letters) if letters <= 5 and authorities == 1 else many(letters, authorities))
