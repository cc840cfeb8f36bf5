"""The files for other programs say what the corpus says, exactly."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from generator.chunks import made
from generator.exports import FORMATS, database, tables
from generator.exports.record import Record, records
from generator.exports.table import Rows, Table
from generator.model import Corpus
from generator.pages import addresses
from tests.files import downloads, files_of
from tests.reading import corpus


def rows_of(content: bytes) -> list[dict[str, str]]:
    """A CSV file as a program reads it."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files of the five letters."""
    return files_of(corpus())


def test_a_record_has_the_agreed_keys() -> None:
    """Every record has the keys that the design names, in that order, and then those of its terms."""
    keys = [
        "letter",
        "block",
        "paragraph",
        "statement",
        "kind",
        "heading",
        "start",
        "end",
        "lines",
        "text",
        "themes",
        "stance",
        "mentions",
        "references",
        "licence",
        "licence_name",
    ]
    for record in records(corpus()):
        assert list(record) == keys
        for label in (record["stance"], *record["themes"]):
            assert list(label)[:4] == ["id", "by", "why", "certain"]
            assert list(label)[4:] == (["who"] if label["by"] == "person" else [])
        assert all(list(mention) == ["entity", "start", "end", "text"] for mention in record["mentions"])
        assert all(list(reference) == ["to", "text"] for reference in record["references"])


def test_every_statement_is_a_record_in_reading_order() -> None:
    """No statement is left out or told twice, and its words are those at its offsets."""
    found = list(records(corpus()))
    expected = [(letter.slug, s.id) for letter in corpus().letters for s in letter.document.statements]
    assert [(record["letter"], record["statement"]) for record in found] == expected
    for record in found:
        text = corpus().letter(record["letter"]).document.text
        assert text[record["start"] : record["end"]] == record["text"]
        for mention in record["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
            assert record["start"] <= mention["start"] and mention["end"] <= record["end"]


def test_every_mention_and_reference_inside_a_statement_is_kept() -> None:
    """Names and references that stand in statements are all exported."""
    found = list(records(corpus()))
    inside = sum(
        any(s.start <= m.start and m.end <= s.end for s in letter.document.statements)
        for letter in corpus().letters
        for m in letter.mentions
    )
    assert sum(len(record["mentions"]) for record in found) == inside
    spoken = sum(bool(said.statement) for said in corpus().references)
    assert sum(len(record["references"]) for record in found) == spoken


def test_json_lines_read_back(files: dict[str, bytes]) -> None:
    """Each line of the file is one record, exactly."""
    lines = files[addresses.STATEMENTS_JSONL].decode("utf-8").splitlines()
    read: list[Record] = [json.loads(line) for line in lines]
    assert read == list(records(corpus()))
    assert b"".join(FORMATS["jsonl"](corpus())) == files[addresses.STATEMENTS_JSONL]


def test_the_table_says_the_same(files: dict[str, bytes]) -> None:
    """The CSV has a row a statement with the same words, themes and stance."""
    rows = rows_of(files[addresses.STATEMENTS_CSV])
    told = [(r["text"].removeprefix("'"), r["themes"], r["stance"]) for r in rows]
    expected = [
        (r["text"].removeprefix("'"), "; ".join(theme["id"] for theme in r["themes"]), r["stance"]["id"])
        for r in records(corpus())
    ]
    assert told == expected


def test_the_matrix_file_adds_up(files: dict[str, bytes]) -> None:
    """The numbers behind the matrix are those of the statements file."""
    counted: dict[tuple[str, str], int] = {}
    for record in records(corpus()):
        for theme in record["themes"]:
            key = (theme["id"], record["letter"])
            counted[key] = counted.get(key, 0) + 1
    rows = rows_of(files[addresses.MATRIX_CSV])
    assert {(r["theme"], r["letter"]): int(r["total"]) for r in rows if r["total"] != "0"} == counted
    assert len(rows) == len(corpus().threads) * len(corpus().letters)


def test_a_letter_can_be_downloaded_as_it_came(files: dict[str, bytes]) -> None:
    """The text offered is the source's, character for character, and has the SHA-256 that the table gives."""
    sums = {row["letter"]: row["text_sha256"] for row in rows_of(files[addresses.LETTERS_CSV])}
    for letter in corpus().letters:
        assert files[addresses.letter_text(letter.slug)].decode("utf-8") == letter.document.source.text
        assert sums[letter.slug] == letter.document.source.sha256


def test_offsets_and_lines_fit_the_files_that_they_are_said_to_be_of(files: dict[str, bytes]) -> None:
    """The words cut out of the reading text are the statement's; those on its lines hold it."""
    of = {row["letter"]: row for row in rows_of(files[addresses.LETTERS_CSV])}
    texts = {slug: files[row["reading_text"]].decode("utf-8") for slug, row in of.items()}
    lines = {slug: files[row["text_file"]].decode("utf-8").split("\n") for slug, row in of.items()}
    for slug, row in of.items():
        assert sha256(files[row["reading_text"]]).hexdigest() == row["reading_text_sha256"]
        assert sha256(files[row["text_file"]]).hexdigest() == row["text_sha256"]
        assert row["reading_text"] == tables.READING_TEXT.replace("LETTER", slug)
        assert row["text_file"] == tables.TEXT_AS_IT_CAME.replace("LETTER", slug)
    rows = rows_of(files[addresses.STATEMENTS_CSV])
    for row in rows:
        words = row["text"].removeprefix("'")
        assert texts[row["letter"]][int(row["start"]) : int(row["end"])] == words
        before = int(of[row["letter"]]["front_matter_lines"])
        held = lines[row["letter"]][int(row["first_line"]) - 1 - before : int(row["last_line"]) - before]
        assert "".join(words.split()) in "".join("".join(held).split())
    assert len(rows) == sum(len(letter.document.statements) for letter in corpus().letters)


def test_themes_and_findings_have_their_rows(files: dict[str, bytes]) -> None:
    """Each theme's file has its passages, and the findings file has every statement that holds a concern."""
    for thread in corpus().threads:
        path = addresses.theme_csv(thread.theme)
        assert (path in files) is bool(thread.passages)
        if thread.passages:
            assert len(rows_of(files[path])) == len(thread.passages)
    rows = rows_of(files[addresses.FINDINGS_CSV])
    assert len([row for row in rows if row["theme"]]) == len(corpus().findings)
    concerns = {
        (letter.slug, coding.statement)
        for letter in corpus().letters
        for coding in letter.codings
        if coding.stance.id in ("concern", "mixed")
    }
    assert {(row["letter"], row["statement"]) for row in rows} == concerns
    assert len(rows_of(files[addresses.TIMELINE_CSV])) == len(corpus().events)


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-3", "@SUM(A1)", "\tx"])
def test_no_cell_is_run_as_a_formula(cell: str) -> None:
    """A cell that a spreadsheet would run gets an apostrophe in front, and nothing else is changed."""
    content = b"".join(made(Table((("a", ""), ("b", "")), [Rows(lambda: [(cell, "x = 1")])]).csv()))
    assert rows_of(content) == [{"a": f"'{cell}", "b": "x = 1"}]


def test_the_data_page_gives_true_sizes(files: dict[str, bytes]) -> None:
    """What is offered exists, is as large as is said, and its columns are those of the file."""
    offered = downloads(files)
    assert offered
    for download in offered:
        assert download.size == len(files[download.path])
        if download.columns:
            head = files[download.path].decode("utf-8").splitlines()[0].split(",")
            assert head == [name for name, _ in download.columns]


def test_an_empty_collection_has_files_too() -> None:
    """With no letter every table has its head and no row."""
    empty: Corpus = replace(
        corpus(),
        letters=(),
        threads=(),
        visits=(),
        references=(),
        findings=(),
        differences=(),
        events=(),
        entities=(),
        comparisons=(),
    )
    found = files_of(empty)
    assert rows_of(found[addresses.STATEMENTS_CSV]) == []
    assert found[addresses.STATEMENTS_JSONL] == b""


def test_a_disk_that_fills_up_while_the_database_is_written_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any other error of the database is our own, and stays what it is."""
    given = tmp_path / "a.sqlite", corpus().collection, corpus().letters
    with monkeypatch.context() as small, pytest.raises(OSError, match="No space left on device"):
        small.setattr(database, "_UNGUARDED", "PRAGMA max_page_count = 20;")
        database.write(*given)
    with monkeypatch.context() as wrong, pytest.raises(sqlite3.OperationalError, match="syntax"):
        wrong.setattr(database, "_SCHEMA", "TABLE;")
        database.write(*given)
