"""One SQLite file with everything: letters, paragraphs, statements, labels, and full-text search.

Opens as it is in Datasette and any other reader of SQLite.
Rows are inserted in reading order into a fresh file, so that the same corpus gives the same bytes.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.model import Corpus

_PIECE = 1 << 20

_SCHEMA = """
CREATE TABLE letters (
  slug TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, date TEXT, date_basis TEXT NOT NULL,
  authority TEXT NOT NULL, publisher TEXT NOT NULL, licence TEXT NOT NULL,
  addressee TEXT, sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE paragraphs (
  letter TEXT NOT NULL REFERENCES letters(slug), block INTEGER NOT NULL, paragraph TEXT, kind TEXT NOT NULL,
  heading TEXT, text TEXT NOT NULL, first_line INTEGER NOT NULL, last_line INTEGER NOT NULL,
  PRIMARY KEY (letter, block)
) WITHOUT ROWID;
CREATE TABLE statements (
  id INTEGER PRIMARY KEY, letter TEXT NOT NULL REFERENCES letters(slug), block INTEGER NOT NULL,
  paragraph TEXT NOT NULL, statement TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, stance TEXT NOT NULL, stance_by TEXT NOT NULL, stance_why TEXT NOT NULL,
  UNIQUE (letter, statement)
);
CREATE TABLE themes (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, family TEXT NOT NULL, question TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE statement_themes (
  statement INTEGER NOT NULL REFERENCES statements(id), theme TEXT NOT NULL REFERENCES themes(id),
  "by" TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (statement, theme)
) WITHOUT ROWID;
CREATE TABLE mentions (
  letter TEXT NOT NULL REFERENCES letters(slug), entity TEXT NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE VIRTUAL TABLE statements_fts USING fts5(text, content='statements', content_rowid='id');
CREATE INDEX statements_by_stance ON statements(stance);
CREATE INDEX themes_by_theme ON statement_themes(theme);
"""


def sqlite_file(corpus: Corpus) -> Iterator[bytes]:
    """The corpus as the bytes of an SQLite database, in pieces."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "readacross.sqlite"
        connection = sqlite3.connect(path)
        try:
            connection.executescript(_SCHEMA)
            _fill(connection, corpus)
            connection.execute("INSERT INTO statements_fts(statements_fts) VALUES ('rebuild')")
            connection.commit()
            connection.execute("VACUUM")
        finally:
            connection.close()
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece


def _fill(connection: sqlite3.Connection, corpus: Corpus) -> None:
    connection.executemany(
        "INSERT INTO themes VALUES (?, ?, ?, ?)",
        [(t.id, t.title, t.group, t.question) for t in corpus.collection.codebook.themes],
    )
    number = 0
    for letter in corpus.letters:
        meta, document = letter.meta, letter.document
        connection.execute(
            "INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                letter.slug,
                meta.title,
                meta.kind,
                meta.date.value or None,
                meta.date.basis,
                meta.authority,
                meta.publisher,
                meta.licence,
                meta.addressee or None,
                document.source.sha256,
            ),
        )
        connection.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    letter.slug,
                    b.n,
                    b.id or None,
                    b.kind,
                    b.heading,
                    document.of(b),
                    b.lines.first,
                    b.lines.last,
                )
                for b in document.blocks
            ],
        )
        for statement, coding in letter.coded():
            number += 1
            stance = coding.stance
            connection.execute(
                "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    letter.slug,
                    statement.block,
                    document.blocks[statement.block].id,
                    statement.id,
                    statement.start,
                    statement.end,
                    document.of(statement),
                    stance.id,
                    stance.by,
                    "; ".join(stance.why),
                ),
            )
            connection.executemany(
                "INSERT INTO statement_themes VALUES (?, ?, ?, ?)",
                [(number, label.id, label.by, "; ".join(label.why)) for label in coding.themes],
            )
        connection.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
            [(letter.slug, m.entity, m.start, m.end, m.text) for m in letter.mentions],
        )
