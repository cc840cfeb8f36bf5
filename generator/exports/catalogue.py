"""What the data page says of each file that can be downloaded."""

from __future__ import annotations

from collections.abc import Mapping

from generator.exports import tables
from generator.pages import addresses
from generator.pages.data import Download

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
        "One row for each statement: its words, place, themes and judgement, and why.",
        "CSV",
        tables.STATEMENT_COLUMNS,
    ),
    (
        addresses.STATEMENTS_JSONL,
        "Statements in full",
        "One object for each statement, with every label, name and reference and its offsets in "
        f"{tables.READING_TEXT}.",
        "JSON Lines",
        (),
    ),
    (
        addresses.LETTERS_CSV,
        "Letters",
        "One row for each letter, with its facts.",
        "CSV",
        tables.LETTER_COLUMNS,
    ),
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
        "One row for each finding on each of its themes, with how many later statements there are.",
        "CSV",
        tables.FINDING_COLUMNS,
    ),
    (
        addresses.TIMELINE_CSV,
        "Timeline",
        "One row for each visit, letter and dated event.",
        "CSV",
        tables.TIMELINE_COLUMNS,
    ),
    (
        addresses.DATABASE,
        "Letters and statements in one database",
        "Paragraphs, labels and names, with full-text search; opens in Datasette or any reader of SQLite.",
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


def offered(sizes: Mapping[str, int]) -> tuple[Download, ...]:
    """What the data page offers of files of these sizes, in bytes."""
    return tuple(
        Download(path, title, what, kind, MEDIA_TYPES[kind], sizes[path], columns)
        for path, title, what, kind, columns in OFFERED
        if path in sizes
    )
