"""The corpus in formats of the outside world."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from generator.exports import feeds, tables
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


FORMATS: Mapping[str, Callable[[Corpus], bytes]] = {"csv": csv, "jsonl": jsonl}


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
    files[addresses.STATEMENTS_JSONL] = jsonl(corpus)
    return files | feeds.feeds(corpus, site_url)


def _tables(corpus: Corpus) -> dict[str, tables.Table]:
    return {
        addresses.STATEMENTS_CSV: tables.statements(corpus),
        addresses.LETTERS_CSV: tables.letters(corpus),
        addresses.MATRIX_CSV: tables.matrix(corpus),
        addresses.FINDINGS_CSV: tables.findings(corpus),
        addresses.TIMELINE_CSV: tables.timeline(corpus),
    }


MEDIA_TYPES = {"CSV": "text/csv", "JSON Lines": "application/jsonl"}
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
)


def downloads(files: Mapping[str, bytes]) -> tuple[Download, ...]:
    """What the data page offers of these files, with their sizes."""
    return tuple(
        Download(path, title, what, kind, MEDIA_TYPES[kind], len(files[path]), columns)
        for path, title, what, kind, columns in OFFERED
        if path in files
    )
