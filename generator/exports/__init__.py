"""The corpus in formats of the outside world."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

import msgspec

from generator.cache import key_of
from generator.chunks import Chunk, Parts, in_one, made
from generator.exports import database, feeds, refi, tables, w3c
from generator.exports.catalogue import offered
from generator.exports.record import NO_KEYS, Keys, records_of, spoken_in
from generator.exports.table import Table
from generator.model import AnnotatedDocument, Corpus, Licence, SpokenOf
from generator.pages import addresses
from generator.pages.places import Places
from generator.source import front_matter_schema

__all__ = ["FORMATS", "makers_of", "offered", "texts_of"]

_JSON = msgspec.json.Encoder()


def _jsonl(corpus: Corpus, keys: Keys = NO_KEYS) -> Parts:
    """One JSON object a statement, a line each."""
    spoken = spoken_in(corpus)
    for letter in corpus.letters:
        licence = corpus.collection.licence(letter.meta.licence)
        yield Chunk(keys.get(letter.slug, ""), partial(_lines, letter, spoken[letter.slug], licence))


def _lines(letter: AnnotatedDocument, spoken: Iterable[SpokenOf], licence: Licence) -> bytes:
    return _JSON.encode_lines(list(records_of(letter, spoken, licence)))


def _csv(table: Callable[..., Table], *of: object) -> Parts:
    return table(*of).csv()


def _made(export: Callable[[Corpus], Parts], corpus: Corpus) -> Iterator[bytes]:
    return made(export(corpus))


FORMATS: Mapping[str, Callable[[Corpus], Iterator[bytes]]] = {
    "csv": partial(_made, partial(_csv, tables.statements)),
    "jsonl": partial(_made, _jsonl),
    "qdc": refi.codebook,
    "qdpx": partial(_made, refi.project),
    "sqlite": database.sqlite_file,
    "w3c": partial(_made, w3c.web_annotations),
}


def texts_of(letter: AnnotatedDocument) -> dict[str, Callable[[], Parts]]:
    """What makes each file that gives the text of this one letter alone, by its path."""
    return {
        addresses.letter_text(letter.slug): partial(_utf8, letter.document.source.text),
        addresses.reading_text(letter.slug): partial(_utf8, letter.document.text),
    }


def makers_of(places: Places, site_url: str = "", keys: Keys = NO_KEYS) -> dict[str, Callable[[], Parts]]:
    """What makes each file about all letters, by its path: data and feeds.

    They are made in parts when they are wanted, since those of a large collection are too much to hold.
    `keys` are of the letters, each of all that was read to make the letter what it is.
    What takes longest stands first, so that processes which share the work end together.
    """
    corpus = places.corpus
    parts = _keys_of_parts(corpus, keys)
    makers: dict[str, Callable[[], Parts]] = {
        addresses.DATABASE: partial(database.sqlite_file, corpus),
        addresses.RESEARCH_PROJECT: partial(refi.project, corpus, parts),
        addresses.WEB_ANNOTATIONS: partial(w3c.web_annotations, corpus, parts),
        addresses.STATEMENTS_CSV: partial(_csv, tables.statements, corpus, parts),
        addresses.STATEMENTS_JSONL: partial(_jsonl, corpus, parts),
        addresses.FINDINGS_CSV: partial(_csv, tables.findings, corpus, parts),
        addresses.MATRIX_CSV: partial(_csv, tables.matrix, corpus),
        addresses.LETTERS_CSV: partial(_csv, tables.letters, corpus),
        addresses.TIMELINE_CSV: partial(_csv, tables.timeline, corpus),
        addresses.RESEARCH_CODEBOOK: partial(refi.codebook, corpus),
        addresses.FRONT_MATTER_SCHEMA: _front_matter_schema,
    }
    for thread in corpus.threads:
        if thread.size:
            makers[addresses.theme_csv(thread.theme)] = partial(_csv, tables.theme, corpus, thread, parts)
    for path, feed in feeds.makers(places, site_url).items():
        makers[path] = partial(in_one, feed)
    return makers


def _keys_of_parts(corpus: Corpus, keys: Keys) -> Keys:
    """Of each letter that has a key, one of what the other letters make of it too: what it speaks of."""
    spoken = spoken_in(corpus)
    return {slug: key_of(key.encode(), msgspec.msgpack.encode(spoken[slug])) for slug, key in keys.items()}


def _front_matter_schema() -> Iterable[bytes]:
    return [(json.dumps(front_matter_schema(), ensure_ascii=False, indent=1) + "\n").encode("utf-8")]


def _utf8(text: str) -> Iterable[bytes]:
    return [text.encode("utf-8")]
