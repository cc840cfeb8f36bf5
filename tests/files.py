"""Every file of a collection's site that is not a page, made at once and held in memory."""

from __future__ import annotations

from collections.abc import Mapping

from generator.chunks import made
from generator.exports import makers_of, offered, texts_of
from generator.model import Corpus
from generator.pages.data import Download
from generator.pages.places import place


def files_of(corpus: Corpus, site_url: str = "") -> dict[str, bytes]:
    """Letters' texts, data and feeds, by their paths."""
    makers = makers_of(place(corpus), site_url)
    for letter in corpus.letters:
        makers |= texts_of(letter)
    return {path: b"".join(made(make())) for path, make in makers.items()}


def downloads(files: Mapping[str, bytes]) -> tuple[Download, ...]:
    """What the data page offers of these files, with their sizes."""
    return offered({path: len(content) for path, content in files.items()})
