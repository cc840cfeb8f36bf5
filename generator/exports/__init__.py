"""The corpus in formats of the outside world."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from generator.exports import database, feeds, refi, tables, w3c
from generator.exports.record import records
from generator.model import Corpus
from generator.pages import addresses
from generator.pages.data import Download


def jsonl(corpus: Corpus) -> bytes:
    """One JSON object a statement, a line each."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records(corpus))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def csv(corpus: Corpus) -> bytes:
    """The same as a table."""
    return tables.statements(corpus).csv()


FORMATS: Mapping[str, Callable[[Corpus], bytes]] = {
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


def files_of(corpus: Corpus, site_url: str = "") -> dict[str, bytes]:
    """Every file of the site that is not a page, by its path: letters' texts, data and feeds."""
    files = {
        addresses.letter_text(letter.slug): letter.document.source.text.encode("utf-8")
        for letter in corpus.letters
    }
    for path, table in _tables(corpus).items():
        files[path] = table.csv()
    for thread in corpus.threads:
        if thread.passages:
            files[addresses.theme_csv(thread.theme)] = tables.theme(thread).csv()
    for letter in corpus.letters:
        files[addresses.reading_text(letter.slug)] = letter.document.text.encode("utf-8")
    for path, export in _FILES:
        files[path] = export(corpus)
    return files | feeds.feeds(corpus, site_url)


def _tables(corpus: Corpus) -> dict[str, tables.Table]:
    return {
        addresses.STATEMENTS_CSV: tables.statements(corpus),
        addresses.LETTERS_CSV: tables.letters(corpus),
        addresses.MATRIX_CSV: tables.matrix(corpus),
        addresses.FINDINGS_CSV: tables.findings(corpus),
        addresses.TIMELINE_CSV: tables.timeline(corpus),
    }


MEDIA_TYPES = {
    "CSV": "text/csv",
    "JSON Lines": "application/jsonl",
    "JSON-LD": "application/ld+json",
    "REFI-QDA": "application/octet-stream",
    "SQLite": "application/vnd.sqlite3",
}
OFFERED = (
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
)


def downloads(files: Mapping[str, bytes]) -> tuple[Download, ...]:
    """What the data page offers of these files, with their sizes."""
    return tuple(
        Download(path, title, what, kind, MEDIA_TYPES[kind], len(files[path]), columns)
        for path, title, what, kind, columns in OFFERED
        if path in files
    )
