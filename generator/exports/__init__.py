"""The corpus in formats of the outside world."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.exports import database, feeds, refi, tables, w3c
from generator.exports.record import records
from generator.model import Corpus, Thread
from generator.pages import addresses
from generator.pages.data import Download
from generator.source import front_matter_schema

Pieces = Iterator[bytes]
_LINE = json.JSONEncoder(ensure_ascii=False)


def jsonl(corpus: Corpus) -> Pieces:
    """One JSON object a statement, a line each."""
    for record in records(corpus):
        yield (_LINE.encode(record) + "\n").encode("utf-8")


def csv(corpus: Corpus) -> Pieces:
    """The same as a table."""
    return tables.statements(corpus).csv()


FORMATS: Mapping[str, Callable[[Corpus], Pieces]] = {
    "csv": csv,
    "jsonl": jsonl,
    "qdc": refi.codebook,
    "qdpx": refi.project,
    "sqlite": database.sqlite_file,
    "w3c": w3c.web_annotations,
}


_FILES = (
    (addresses.STATEMENTS_JSONL, jsonl),
    (addresses.WEB_ANNOTATIONS, w3c.web_annotations),
    (addresses.RESEARCH_PROJECT, refi.project),
    (addresses.RESEARCH_CODEBOOK, refi.codebook),
    (addresses.DATABASE, database.sqlite_file),
)


_TABLES = (
    (addresses.STATEMENTS_CSV, tables.statements),
    (addresses.LETTERS_CSV, tables.letters),
    (addresses.MATRIX_CSV, tables.matrix),
    (addresses.FINDINGS_CSV, tables.findings),
    (addresses.TIMELINE_CSV, tables.timeline),
)


def files_of(corpus: Corpus, site_url: str = "") -> dict[str, bytes]:
    """Every file of the site that is not a page, by its path: letters' texts, data and feeds."""
    return {path: b"".join(make()) for path, make in makers_of(corpus, site_url).items()}


def makers_of(corpus: Corpus, site_url: str = "") -> dict[str, Callable[[], Iterable[bytes]]]:
    """The same, each to be made in pieces when it is wanted: of a large collection they are too much to hold.

    What takes longest stands first, so that processes which share the work end together.
    """
    makers: dict[str, Callable[[], Iterable[bytes]]] = {}
    for path, export in _FILES:
        makers[path] = partial(export, corpus)
    for path, table in _TABLES:
        makers[path] = partial(_csv, table, corpus)
    for thread in corpus.threads:
        if thread.passages:
            makers[addresses.theme_csv(thread.theme)] = partial(_csv, tables.theme, thread)
    for letter in corpus.letters:
        makers[addresses.letter_text(letter.slug)] = partial(_utf8, letter.document.source.text)
        makers[addresses.reading_text(letter.slug)] = partial(_utf8, letter.document.text)
    makers[addresses.FRONT_MATTER_SCHEMA] = _front_matter_schema
    for path, feed in feeds.makers(corpus, site_url).items():
        makers[path] = partial(_whole, feed)
    return makers


def _front_matter_schema() -> Iterable[bytes]:
    return [(json.dumps(front_matter_schema(), ensure_ascii=False, indent=1) + "\n").encode("utf-8")]


def _utf8(text: str) -> Iterable[bytes]:
    return [text.encode("utf-8")]


def _whole(make: Callable[[], bytes]) -> Iterable[bytes]:
    return [make()]


def _csv(table: Callable[[Any], tables.Table], of: Corpus | Thread) -> Iterable[bytes]:
    return table(of).csv()


MEDIA_TYPES = {
    "PDF": "application/pdf",
    "CSV": "text/csv",
    "JSON Lines": "application/jsonl",
    "JSON-LD": "application/ld+json",
    "REFI-QDA": "application/octet-stream",
    "SQLite": "application/vnd.sqlite3",
    "JSON Schema": "application/schema+json",
}
OFFERED = (
    (
        addresses.EDITION,
        "The whole collection to print",
        "Every letter word for word, with paragraph numbers, marks, themes and the glossary.",
        "PDF",
        (),
    ),
    (
        addresses.STATEMENTS_CSV,
        "Statements as a table",
        "One row a statement: its words, place, themes and judgement, and why.",
        "CSV",
        tables.STATEMENT_COLUMNS,
    ),
    (
        addresses.STATEMENTS_JSONL,
        "Statements in full",
        "One object a statement, with every label, name and reference and its offsets.",
        "JSON Lines",
        (),
    ),
    (addresses.LETTERS_CSV, "Letters", "One row a letter, with its facts.", "CSV", tables.LETTER_COLUMNS),
    (
        addresses.MATRIX_CSV,
        "Themes by letters",
        "One row for each theme in each letter: the numbers behind the matrix and the theme charts.",
        "CSV",
        tables.MATRIX_COLUMNS,
    ),
    (
        addresses.FINDINGS_CSV,
        "Findings",
        "One row a finding and theme, with how many later statements there are.",
        "CSV",
        tables.FINDING_COLUMNS,
    ),
    (
        addresses.TIMELINE_CSV,
        "Timeline",
        "One row a visit, letter or dated event.",
        "CSV",
        tables.TIMELINE_COLUMNS,
    ),
    (
        addresses.DATABASE,
        "Everything in one database",
        "Letters, statements and labels with full-text search; opens in Datasette or any reader of SQLite.",
        "SQLite",
        (),
    ),
    (
        addresses.WEB_ANNOTATIONS,
        "Web annotations",
        "Every label attached to the words and to their place in the reading text, as the W3C model has it.",
        "JSON-LD",
        (),
    ),
    (
        addresses.RESEARCH_PROJECT,
        "Coded project for research programs",
        "All letters with their codes, for programs such as NVivo, MAXQDA and ATLAS.ti (a .qdpx file).",
        "REFI-QDA",
        (),
    ),
    (
        addresses.RESEARCH_CODEBOOK,
        "Codebook for research programs",
        "The themes and judgements alone (a .qdc file).",
        "REFI-QDA",
        (),
    ),
    (
        addresses.FRONT_MATTER_SCHEMA,
        "Schema of a letter’s front matter",
        "What may stand at the head of a letter’s file, for those who add letters.",
        "JSON Schema",
        (),
    ),
)


def downloads(files: Mapping[str, bytes]) -> tuple[Download, ...]:
    """What the data page offers of these files, with their sizes."""
    return offered({path: len(content) for path, content in files.items()})


def offered(sizes: Mapping[str, int]) -> tuple[Download, ...]:
    """What the data page offers of files of these sizes, in bytes."""
    return tuple(
        Download(path, title, what, kind, MEDIA_TYPES[kind], sizes[path], columns)
        for path, title, what, kind, columns in OFFERED
        if path in sizes
    )
