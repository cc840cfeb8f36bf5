"""Every column of every table holds what it is said to hold: each is compared with the corpus itself."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from pyrefiqda.refiproject import RefiProject

from generator.exports import tables
from generator.exports.table import FORMULA
from generator.exports.w3c import AROUND
from generator.model import (
    JUDGED,
    STANCES,
    AnnotatedDocument,
    Coding,
    Corpus,
    LetterDate,
    Licence,
    Listed,
    Mention,
    Scope,
    StanceLabel,
    Statement,
    ThemeLabel,
    VisitReported,
)
from generator.pages import addresses
from generator.pages.directions import DIRECTIONS
from tests.files import files_of
from tests.pages.built import built
from tests.reading import corpus as five_letters

Label = dict[str, object]


@cache
def corpus() -> Corpus:
    """The five letters, the first with facts that all differ, and the first two findings on its lists."""
    given = five_letters()
    letter = given.letters[0]
    meta = replace(
        letter.meta,
        title="A title",
        date=LetterDate("2016-03", "inferred", "why so dated"),
        authors=("An author", "A second"),
        author_role="the author's office",
        inspectors=("An inspector", "Another"),
        addressee="An addressee",
        addressee_role="the addressee's office",
        visit=VisitReported("a kind of visit", "2016-01-02", "2016-01-04", "inferred", "why so visited"),
        framework="a framework",
        link="https://example.org/letter",
        original_sha256="0" * 64,
    )
    document = replace(letter.document, source=replace(letter.document.source, meta=meta))
    first, second, *rest = given.findings
    listed = (replace(first, listed=Listed("priority", "")), replace(second, listed=Listed("improve", "")))
    scope = (Scope("s1", 0, 0, 27, "Inspectors looked at plans:"), Scope("s2", 1, 29, 35, "visits"))
    letters = (replace(letter, document=document, scope=scope), *given.letters[1:])
    return replace(given, letters=letters, findings=(*listed, *rest))


@cache
def files() -> dict[str, bytes]:
    """The files of these letters."""
    return files_of(corpus())


def rows_of(path: str) -> list[dict[str, str]]:
    """A CSV file as a program reads it."""
    return list(csv.DictReader(io.StringIO(files()[path].decode("utf-8"), newline="")))


def cells(row: Mapping[str, object]) -> dict[str, str]:
    """The same values as a CSV file has them."""
    texts = {name: str(value) for name, value in row.items()}
    return {name: f"'{text}" if text.startswith(FORMULA) else text for name, text in texts.items()}


def mentions_in(letter: AnnotatedDocument, statement: Statement) -> list[Mention]:
    """The people and bodies that a statement names, in the order of its text."""
    inside = [m for m in letter.mentions if statement.start <= m.start and m.end <= statement.end]
    return sorted(inside, key=lambda mention: mention.start)


def labels_of(coding: Coding) -> list[ThemeLabel | StanceLabel]:
    """The themes of a statement, and its judgement last."""
    return [*coding.themes, coding.stance]


def tallies(names: Iterable[str], stances: Iterable[str]) -> dict[str, object]:
    """A column for each name's count; a name may say more before its judgement."""
    given = list(stances)
    return {name: given.count(name.rpartition("_")[2]) for name in names}


def speaker(slug: str) -> dict[str, object]:
    """Who speaks in a letter, about whom, and how its date is known."""
    meta = corpus().letter(slug).meta
    return {
        "date_basis": meta.date.basis,
        "authority": meta.authority,
        "letter_kind": meta.kind,
        "publisher": meta.publisher,
        "publisher_basis": meta.publisher_basis,
    }


def terms(slug: str) -> dict[str, object]:
    """The terms of a letter's words."""
    licence = licence_of(corpus().letter(slug))
    return {"licence": licence.id, "licence_name": licence.name}


def licence_of(letter: AnnotatedDocument) -> Licence:
    """The licence that a letter's front matter names."""
    return next(one for one in corpus().collection.licences if one.id == letter.meta.licence)


def who(label: ThemeLabel | StanceLabel) -> str:
    """Who decided a label, or nobody."""
    return label.decision.who if label.decision else ""


def test_statements() -> None:
    """A row for each statement, with its place, its labels and where they are from, in reading order."""
    expected = [
        {
            "letter": letter.slug,
            "date": letter.meta.date.value,
            **speaker(letter.slug),
            "block": statement.block,
            "paragraph": letter.document.blocks[statement.block].id,
            "statement": statement.id,
            "kind": letter.document.blocks[statement.block].kind,
            "heading": letter.document.blocks[statement.block].heading or "",
            "start": statement.start,
            "end": statement.end,
            "first_line": statement.lines.first,
            "last_line": statement.lines.last,
            "text": letter.document.text[statement.start : statement.end],
            "themes": "; ".join(label.id for label in coding.themes),
            "themes_by": "; ".join(label.by for label in coding.themes),
            "themes_who": "; ".join(map(who, coding.themes)) if any(map(who, coding.themes)) else "",
            "themes_why": "; ".join(", ".join(label.why) for label in coding.themes),
            "stance": coding.stance.id,
            "stance_by": coding.stance.by,
            "stance_who": who(coding.stance),
            "stance_why": ", ".join(coding.stance.why),
            "mentions": "; ".join(mention.entity for mention in mentions_in(letter, statement)),
            "references": "; ".join(
                said.to or "?"
                for said in corpus().references
                if (said.letter, said.statement) == (letter.slug, statement.id)
            ),
            "themes_taken": "; ".join(theme.id for theme in coding.taken),
            "not_certain": "",
            **terms(letter.slug),
        }
        for letter in corpus().letters
        for statement, coding in letter.coded()
    ]
    assert rows_of(addresses.STATEMENTS_CSV) == [cells(row) for row in expected]


def test_letters() -> None:
    """A row for each letter, with its facts and how many statements take each judgement."""
    first, *others = rows_of(addresses.LETTERS_CSV)
    letter = corpus().letters[0]
    assert first == cells(
        {
            "letter": letter.slug,
            "title": "A title",
            "kind": letter.meta.kind,
            "date": "2016-03",
            "date_basis": "inferred",
            "date_why": "why so dated",
            "authority": letter.meta.authority,
            "publisher": letter.meta.publisher,
            "publisher_basis": "inferred",
            **terms(letter.slug),
            "licence_note": licence_of(letter).note,
            "licence_link": licence_of(letter).link,
            "authors": "An author; A second",
            "author_role": "the author's office",
            "inspectors": "An inspector; Another",
            "addressee": "An addressee",
            "addressee_role": "the addressee's office",
            "visit_kind": "a kind of visit",
            "visit_first": "2016-01-02",
            "visit_last": "2016-01-04",
            "visit_basis": "inferred",
            "visit_why": "why so visited",
            "looked_at": "Inspectors looked at plans:; visits",
            "framework": "a framework",
            "link": "https://example.org/letter",
            "original_sha256": "0" * 64,
            "text_file": addresses.letter_text(letter.slug),
            "text_sha256": letter.document.source.sha256,
            "front_matter_lines": letter.document.source.first_line - 1,
            "reading_text": addresses.reading_text(letter.slug),
            "reading_text_sha256": sha256(letter.document.text.encode("utf-8")).hexdigest(),
            "statements": len(letter.codings),
            **tallies(STANCES, (coding.stance.id for coding in letter.codings)),
        }
    )
    assert [row["letter"] for row in others] == [letter.slug for letter in corpus().letters[1:]]


def test_the_matrix() -> None:
    """A row for each theme in each letter, with its counts and how it stands to the letter before."""
    titles = {theme.id: theme.title for theme in corpus().collection.codebook.themes}
    expected = [
        {
            "theme": thread.theme,
            "title": titles[thread.theme],
            "letter": turn.letter,
            "date": corpus().letter(turn.letter).meta.date.value,
            **speaker(turn.letter),
            **tallies(STANCES, (passage.stance.id for passage in turn.passages)),
            "total": len(turn.passages),
            "direction": turn.direction,
            "since": turn.since,
        }
        for thread in corpus().threads
        for turn in thread.turns
    ]
    assert any(row["since"] for row in expected)
    assert rows_of(addresses.MATRIX_CSV) == [cells(row) for row in expected]


def test_the_timeline() -> None:
    """A row for each event, with its days, whether a letter held here reports it, and the words."""
    expected = [
        {
            "kind": event.kind,
            "first": event.first,
            "last": event.last,
            "title": event.title,
            "basis": event.basis,
            "why": event.why,
            "target": event.target,
            "held": "yes" if event.held else "no",
            "letter": event.passage.letter if event.passage else "",
            "paragraph": event.passage.paragraph if event.passage else "",
            "text": event.passage.text if event.passage else "",
            **(terms(event.passage.letter) if event.passage else {"licence": "", "licence_name": ""}),
        }
        for event in corpus().events
    ]
    assert {row["held"] for row in expected} == {"yes", "no"}
    assert any(row["first"] != row["last"] for row in expected)
    assert rows_of(addresses.TIMELINE_CSV) == [cells(row) for row in expected]


def test_findings() -> None:
    """A row for each finding on a theme, with the list it is an item of and what later letters say."""
    names = {"priority": "priority action", "improve": "what needs to improve"}
    expected = [
        {
            "theme": finding.theme,
            "letter": finding.passage.letter,
            "date": finding.passage.date,
            **speaker(finding.passage.letter),
            "paragraph": finding.passage.paragraph,
            "statement": finding.passage.statement,
            "stance": finding.passage.stance.id,
            "listed": "yes" if finding.listed else "no",
            "list": names[finding.listed.kind] if finding.listed else "",
            "not_certain": "",
            "text": finding.passage.text,
            "later_statements": len(finding.later),
            **tallies([f"later_{stance}" for stance in JUDGED], (one.stance.id for one in finding.later)),
            "later_letters": "; ".join(dict.fromkeys(one.letter for one in finding.later)),
            **terms(finding.passage.letter),
        }
        for finding in corpus().findings
    ]
    assert {row["list"] for row in expected} == {"", *names.values()}
    assert [row for row in rows_of(addresses.FINDINGS_CSV) if row["theme"]] == [
        cells(row) for row in expected
    ]


def test_the_passages_of_a_theme() -> None:
    """A row for each passage, with where this theme, and no other of its themes, is from."""
    for thread in corpus().threads:
        expected = [
            {
                "letter": passage.letter,
                "date": passage.date,
                **speaker(passage.letter),
                "paragraph": passage.paragraph,
                "statement": passage.statement,
                "stance": passage.stance.id,
                "by": label.by,
                "who": who(label),
                "why": ", ".join(label.why),
                "not_certain": "",
                "text": passage.text,
                "link": corpus().letter(passage.letter).meta.link,
                **terms(passage.letter),
            }
            for passage in thread.passages
            for label in passage.themes
            if label.id == thread.theme
        ]
        if expected:
            assert rows_of(addresses.theme_csv(thread.theme)) == [cells(row) for row in expected]


def test_json_lines_name_who_decided() -> None:
    """A label that a decision gave has the name that is kept with it, and no other label has one."""
    records = list(map(json.loads, files()[addresses.STATEMENTS_JSONL].splitlines()))
    codings = [coding for letter in corpus().letters for coding in letter.codings]
    for record, coding in zip(records, codings, strict=True):
        told = [label.get("who") for label in (*record["themes"], record["stance"])]
        given = [label.decision and label.decision.who for label in labels_of(coding)]
        assert told == given


def test_what_why_holds_is_said_for_decisions_too() -> None:
    """The reason of a decision need not be words of the statement, and no column says that it is."""
    labels = [
        (label, letter.document.of(statement))
        for letter in corpus().letters
        for statement, coding in letter.coded()
        for label in labels_of(coding)
    ]
    assert any(label.decision and not any(why in text for why in label.why) for label, text in labels)
    columns = dict(tables.STATEMENT_COLUMNS) | dict(tables.PASSAGE_COLUMNS)
    for name in ("themes_why", "stance_why", "why"):
        assert "for a decision its reason" in columns[name]


def test_reasons_that_hold_the_sign_between_themes_are_told_of() -> None:
    """A cell of reasons cannot always be parted theme by theme; its column says where they stand apart."""
    parted = [
        (len(row["themes_why"].split("; ")), len(row["themes"].split("; ")))
        for row in rows_of(addresses.STATEMENTS_CSV)
        if row["themes"]
    ]
    assert any(reasons > themes for reasons, themes in parted)
    assert "a reason may hold “; ” itself" in dict(tables.STATEMENT_COLUMNS)["themes_why"]
    records = [json.loads(line) for line in files()[addresses.STATEMENTS_JSONL].splitlines()]
    assert all(isinstance(theme["why"], list) for record in records for theme in record["themes"])


def creators(label: Label) -> tuple[object, ...]:
    """Of what kind and name the creator of an annotation's label is, and how it is called otherwise."""
    creator = label["creator"]
    assert isinstance(creator, dict)
    return tuple(creator.get(key) for key in ("type", "name", "nickname"))


def test_web_annotations() -> None:
    """Each statement's labels with what made them, and the words around it.

    A decision is said to be by the name that is kept with it, never by a person.
    """
    items = iter(json.loads(files()[addresses.WEB_ANNOTATIONS])["first"]["items"])
    book = corpus().collection.codebook
    titles = {theme.id: theme.title for theme in book.themes} | {one.id: one.title for one in book.stances}
    for letter in corpus().letters:
        text = letter.document.text
        for statement, coding in letter.coded():
            item = next(items)
            labels = labels_of(coding)
            assert [body["value"] for body in item["body"]] == [titles[label.id] for label in labels]
            assert [body["id"].rpartition(":")[2] for body in item["body"]] == [label.id for label in labels]
            assert [creators(body) for body in item["body"]] == [
                (None, label.decision.who, None) if label.decision else ("Software", None, label.by)
                for label in labels
            ]
            quote, position = item["target"]["selector"]
            assert quote["prefix"] == text[: statement.start][-AROUND:]
            assert quote["suffix"] == text[statement.end :][:AROUND]
            assert (position["start"], position["end"]) == (statement.start, statement.end)
            assert f"data/{item['target']['source']}" == addresses.reading_text(letter.slug)
            licence = licence_of(letter)
            assert item["target"]["rights"] == (licence.link or f"./#licence-{licence.id}")


def test_the_web_annotations_name_all_terms_in_words() -> None:
    """Each address of rights has its words in the same file; without one it leads to the data page."""
    document = json.loads(files()[addresses.WEB_ANNOTATIONS])
    told = {one["id"]: one["label"] for one in document["rights"]}
    assert {item["target"]["rights"] for item in document["first"]["items"]} == set(told)
    for letter in corpus().letters:
        licence = licence_of(letter)
        assert licence.name in told[licence.link or f"./#licence-{licence.id}"]
        assert licence.note in told[licence.link or f"./#licence-{licence.id}"]
        assert f'id="licence-{licence.id}"' in built(5).text[addresses.DATA]


def test_the_research_project(tmp_path: Path) -> None:
    """Each selection has its statement's codes, each by who decided it or by where it is from."""
    (tmp_path / "p.qdpx").write_bytes(files()[addresses.RESEARCH_PROJECT])
    project = RefiProject.load(tmp_path / "p.qdpx", str(tmp_path / "out"))
    codes = {code.guid: code.name for group in project.code_book.codes.code for code in group.code}
    users = {user.guid: user.name for user in project.users.user}
    told = [
        [(codes[coding.code_ref.target_guid], users[coding.creating_user]) for coding in selection.coding]
        for source in project.sources.text_source
        for selection in source.plain_text_selection
    ]
    book = corpus().collection.codebook
    titles = {theme.id: theme.title for theme in book.themes} | {one.id: one.title for one in book.stances}
    assert told == [
        [(titles[label.id], who(label) or label.by) for label in labels_of(coding)]
        for letter in corpus().letters
        for coding in letter.codings
    ]


@pytest.fixture
def database(tmp_path: Path) -> Iterable[sqlite3.Connection]:
    """The database, whose rows are read with the names of their columns."""
    (tmp_path / "r.sqlite").write_bytes(files()[addresses.DATABASE])
    with closing(sqlite3.connect(tmp_path / "r.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def table(database: sqlite3.Connection, name: str) -> list[dict[str, object]]:
    """The rows of a table, in the order in which they were put in or by their key."""
    return [dict(row) for row in database.execute(f"SELECT * FROM {name}")]  # noqa: S608 # names of ours


def test_letters_and_paragraphs_of_the_database(database: sqlite3.Connection) -> None:
    """Each letter with its facts, and each of its blocks with its words and lines."""
    letters = [
        {
            "slug": letter.slug,
            "title": letter.meta.title,
            "kind": letter.meta.kind,
            "date": letter.meta.date.value,
            "date_basis": letter.meta.date.basis,
            "date_why": letter.meta.date.why or None,
            "authority": letter.meta.authority,
            "publisher": letter.meta.publisher,
            "publisher_basis": letter.meta.publisher_basis,
            "licence": letter.meta.licence,
            "authors": "; ".join(letter.meta.authors) or None,
            "author_role": letter.meta.author_role or None,
            "inspectors": "; ".join(letter.meta.inspectors) or None,
            "addressee": letter.meta.addressee or None,
            "addressee_role": letter.meta.addressee_role or None,
            "visit_kind": letter.meta.visit.kind if letter.meta.visit else None,
            "visit_first": letter.meta.visit.first if letter.meta.visit else None,
            "visit_last": letter.meta.visit.last if letter.meta.visit else None,
            "visit_basis": letter.meta.visit.basis if letter.meta.visit else None,
            "visit_why": letter.meta.visit.why if letter.meta.visit else None,
            "looked_at": "; ".join(one.text for one in letter.scope) or None,
            "framework": letter.meta.framework or None,
            "link": letter.meta.link or None,
            "original_sha256": letter.meta.original_sha256 or None,
            "sha256": letter.document.source.sha256,
            "front_matter_lines": letter.document.source.first_line - 1,
            "reading_text_sha256": sha256(letter.document.text.encode("utf-8")).hexdigest(),
        }
        for letter in corpus().letters
    ]
    assert table(database, "letters") == letters
    assert table(database, "licences") == [
        {"id": one.id, "name": one.name, "note": one.note or None, "link": one.link or None}
        for one in sorted(corpus().collection.licences, key=lambda licence: licence.id)
    ]
    assert table(database, "paragraphs") == [
        {
            "letter": letter.slug,
            "block": block.n,
            "paragraph": block.id or None,
            "kind": block.kind,
            "heading": block.heading,
            "text": letter.document.text[block.start : block.end],
            "first_line": block.lines.first,
            "last_line": block.lines.last,
        }
        for letter in corpus().letters
        for block in letter.document.blocks
    ]


def test_statements_of_the_database(database: sqlite3.Connection) -> None:
    """Each statement with its place and judgement, and each of its themes with where it is from."""
    coded = [(letter, *pair) for letter in corpus().letters for pair in letter.coded()]
    assert table(database, "statements") == [
        {
            "id": number,
            "letter": letter.slug,
            "block": statement.block,
            "paragraph": letter.document.blocks[statement.block].id,
            "statement": statement.id,
            "start": statement.start,
            "end": statement.end,
            "text": letter.document.text[statement.start : statement.end],
            "stance": coding.stance.id,
            "stance_by": coding.stance.by,
            "stance_who": who(coding.stance) or None,
            "stance_why": "; ".join(coding.stance.why),
            "stance_certain": 1,
        }
        for number, (letter, statement, coding) in enumerate(coded, 1)
    ]
    labels = [
        {
            "statement": number,
            "theme": label.id,
            "by": label.by,
            "who": who(label) or None,
            "why": "; ".join(label.why),
            "certain": 1,
        }
        for number, (_, _, coding) in enumerate(coded, 1)
        for label in sorted(coding.themes, key=lambda label: label.id)
    ]
    assert table(database, "statement_themes ORDER BY statement, theme") == labels


def test_themes_and_mentions_of_the_database(database: sqlite3.Connection) -> None:
    """Each theme of the codebook, and each place where a letter names a person or a body."""
    assert table(database, "themes") == [
        {"id": theme.id, "title": theme.title, "family": theme.group, "question": theme.question}
        for theme in sorted(corpus().collection.codebook.themes, key=lambda theme: theme.id)
    ]
    assert table(database, "mentions") == [
        {"letter": letter.slug, "entity": m.entity, "start": m.start, "end": m.end, "text": m.text}
        for letter in corpus().letters
        for m in letter.mentions
    ]


def test_the_pages_name_who_decided() -> None:
    """Whoever reads of decisions is told whose they are: on the data page and on the page of the coding."""
    site = built(5)
    labels = [label for letter in site.corpus.letters for c in letter.codings for label in labels_of(c)]
    names = {label.decision.who for label in labels if label.decision}
    assert names
    for name in names:
        assert f"Here the decisions are by: {name}." in site.text[addresses.DATA]
        assert f"by a decision that is kept with the letter, with when and why: {name}" in unescape(
            site.text[addresses.CODING]
        )


def test_every_direction_is_told_in_the_words_of_its_column() -> None:
    """Whoever reads the file alone learns each key, and why a letter is compared with none."""
    told = dict(tables.MATRIX_COLUMNS)["direction"]
    assert [key for key in DIRECTIONS if key not in told] == []
    assert "dates do not tell which of several is the last before it" in told


def test_no_later_statement_is_told_to_be_none_that_is_known_to_be_later() -> None:
    """A letter of 2018 has a date, and nothing of that year is known to be later than it."""
    told = dict(tables.FINDING_COLUMNS)["later_statements"]
    assert "known to be later" in told
    assert "0 also where dates do not tell which came first" in told
