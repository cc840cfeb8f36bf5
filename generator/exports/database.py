"""One SQLite file: letters, paragraphs, statements, labels, names of people and bodies, and full-text search.

Opens as it is in Datasette and any other reader of SQLite.
Rows are inserted in reading order into a fresh file, so that the same corpus gives the same bytes.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from generator.model import AnnotatedDocument, Collection, Corpus

Row = tuple[str | int | None, ...]
_PIECE = 1 << 20

_SCHEMA = """
CREATE TABLE licences (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, note TEXT, link TEXT
) WITHOUT ROWID;
CREATE TABLE letters (
  slug TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL,
  date TEXT, date_basis TEXT NOT NULL, date_why TEXT,
  authority TEXT NOT NULL, publisher TEXT NOT NULL, publisher_basis TEXT NOT NULL,
  licence TEXT NOT NULL REFERENCES licences(id),
  authors TEXT, author_role TEXT, inspectors TEXT, addressee TEXT, addressee_role TEXT,
  visit_kind TEXT, visit_first TEXT, visit_last TEXT, visit_basis TEXT, visit_why TEXT,
  looked_at TEXT, framework TEXT,
  link TEXT, original_sha256 TEXT, sha256 TEXT NOT NULL,
  front_matter_lines INTEGER NOT NULL, reading_text_sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE paragraphs (
  letter TEXT NOT NULL REFERENCES letters(slug), block INTEGER NOT NULL, paragraph TEXT, kind TEXT NOT NULL,
  heading TEXT, text TEXT NOT NULL, first_line INTEGER NOT NULL, last_line INTEGER NOT NULL,
  PRIMARY KEY (letter, block)
) WITHOUT ROWID;
CREATE TABLE statements (
  id INTEGER PRIMARY KEY, letter TEXT NOT NULL REFERENCES letters(slug), block INTEGER NOT NULL,
  paragraph TEXT NOT NULL, statement TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, stance TEXT NOT NULL, stance_by TEXT NOT NULL, stance_who TEXT,
  stance_why TEXT NOT NULL, stance_certain INTEGER NOT NULL,
  UNIQUE (letter, statement)
);
CREATE TABLE themes (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, family TEXT NOT NULL, question TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE statement_themes (
  statement INTEGER NOT NULL REFERENCES statements(id), theme TEXT NOT NULL REFERENCES themes(id),
  "by" TEXT NOT NULL, who TEXT, why TEXT NOT NULL, certain INTEGER NOT NULL, PRIMARY KEY (statement, theme)
) WITHOUT ROWID;
CREATE TABLE mentions (
  letter TEXT NOT NULL REFERENCES letters(slug), entity TEXT NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text TEXT NOT NULL
);
"""
# What is looked up by comes last: it is made at once then, and not row by row.
_LOOKED_UP_BY = """
CREATE VIRTUAL TABLE statements_fts USING fts5(text, content='statements', content_rowid='id');
INSERT INTO statements_fts(statements_fts) VALUES ('rebuild');
CREATE INDEX statements_by_stance ON statements(stance);
CREATE INDEX themes_by_theme ON statement_themes(theme);
"""
# Nobody but us sees the file before it is whole, so it need not survive a fall of the system half-way.
_UNGUARDED = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"


def sqlite_file(corpus: Corpus) -> Iterator[bytes]:
    """The corpus as the bytes of an SQLite database, in pieces."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "readacross.sqlite"
        write(path, corpus.collection, corpus.letters)
        yield from read(path)


def write(path: Path, collection: Collection, letters: Iterable[AnnotatedDocument]) -> None:
    """A database of these letters, in this order, as a new file at `path`. Raises OSError for a full disk."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.executescript(f"{_UNGUARDED} BEGIN; {_SCHEMA}")
            _fill(connection, collection, letters)
            connection.execute("COMMIT")
            connection.executescript(_LOOKED_UP_BY)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from None


def read(path: Path) -> Iterator[bytes]:
    """The bytes of a database that was written, in pieces."""
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _fill(
    connection: sqlite3.Connection, collection: Collection, letters: Iterable[AnnotatedDocument]
) -> None:
    themes, licences = collection.codebook.themes, collection.licences
    _insert(connection, "themes", [(t.id, t.title, t.group, t.question) for t in themes])
    _insert(connection, "licences", [(x.id, x.name, x.note or None, x.link or None) for x in licences])
    first = 1
    for letter in letters:
        _insert(connection, "letters", [_letter(letter)])
        _insert(connection, "paragraphs", _paragraphs(letter))
        _insert(connection, "statements", _statements(letter, first))
        _insert(connection, "statement_themes", _labels(letter, first))
        mentions = [(letter.slug, m.entity, m.start, m.end, m.text) for m in letter.mentions]
        _insert(connection, "mentions", mentions)
        first += len(letter.codings)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 # names of ours


def _letter(letter: AnnotatedDocument) -> Row:
    meta, source = letter.meta, letter.document.source
    visit = meta.visit
    return (
        letter.slug,
        meta.title,
        meta.kind,
        meta.date.value or None,
        meta.date.basis,
        meta.date.why or None,
        meta.authority,
        meta.publisher,
        meta.publisher_basis,
        meta.licence,
        "; ".join(meta.authors) or None,
        meta.author_role or None,
        "; ".join(meta.inspectors) or None,
        meta.addressee or None,
        meta.addressee_role or None,
        *((visit.kind, visit.first, visit.last, visit.basis, visit.why) if visit else (None,) * 5),
        "; ".join(one.text for one in letter.scope) or None,
        meta.framework or None,
        meta.link or None,
        meta.original_sha256 or None,
        source.sha256,
        source.first_line - 1,
        sha256(letter.document.text.encode("utf-8")).hexdigest(),
    )


def _paragraphs(letter: AnnotatedDocument) -> list[Row]:
    slug, of = letter.slug, letter.document.of
    return [
        (slug, b.n, b.id or None, b.kind, b.heading, of(b), b.lines.first, b.lines.last)
        for b in letter.document.blocks
    ]


def _statements(letter: AnnotatedDocument, first: int) -> list[Row]:
    """The letter's statements, numbered from `first`."""
    slug, document = letter.slug, letter.document
    return [
        (
            number,
            slug,
            statement.block,
            document.blocks[statement.block].id,
            statement.id,
            statement.start,
            statement.end,
            document.of(statement),
            coding.stance.id,
            coding.stance.by,
            coding.stance.decision.who if coding.stance.decision else None,
            "; ".join(coding.stance.why),
            int(coding.stance.certain),
        )
        for number, (statement, coding) in enumerate(letter.coded(), first)
    ]


def _labels(letter: AnnotatedDocument, first: int) -> list[Row]:
    """The themes of the letter's statements, which are numbered from `first`."""
    return [
        (
            number,
            label.id,
            label.by,
            label.decision.who if label.decision else None,
            "; ".join(label.why),
            int(label.certain),
        )
        for number, coding in enumerate(letter.codings, first)
        for label in coding.themes
    ]
