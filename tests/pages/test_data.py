"""The data page says of its files what somebody who counts must know."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest

from generator.exports import tables
from generator.exports.table import FORMULA
from generator.pages import addresses, data
from generator.pages.data import data_page
from generator.pages.places import place
from generator.render import render
from tests.files import downloads
from tests.pages.built import built

MENTION = ("entity", "start", "end", "text")


def guide() -> str:
    """What the page says about using its files."""
    return built(5).body(addresses.DATA).split("{: #guide }")[1].split("\n## ")[0]


def test_it_says_how_to_cite_the_data() -> None:
    """By what does not change by itself, and the day, since the labels do."""
    collection = built(5).corpus.collection
    said = built(5).body(addresses.DATA).split("{: #cite }")[1].split("\n## ")[0]
    assert f"“{collection.title}”" in said
    assert f"version {collection.codebook.version} of" in said
    assert "the day on which you took the file" in said


def test_it_says_which_cells_have_an_apostrophe_in_front() -> None:
    """Whoever compares texts knows that such a cell of a CSV file is not the letter's words exactly."""
    shown = ["a tab" if sign.isspace() else f"<code>{sign}</code>" for sign in FORMULA]
    assert "apostrophe" in guide()
    assert all(sign in guide() for sign in shown)


def test_it_says_where_each_file_tells_who_decided_and_why() -> None:
    """A decision need not be a person’s, some files name who made it, and its reason is no quotation."""
    said = guide()
    assert "may come from a review by a language model" in said
    assert "<code>who</code>" in said and "<code>creator</code>" in said
    assert "for a rule the words or the heading" in said and "for a decision the reason given" in said


def test_the_queries_of_the_database_give_what_it_says_of_them(tmp_path: Path) -> None:
    """The names that the statements' table has, of all that there are; and each letter's reading text."""
    mentions, rebuilt = map(unescape, re.findall(r"<code>(SELECT .*?)</code>", guide()))
    letters = built(5).corpus.letters
    (tmp_path / "r.sqlite").write_bytes(built(5).files[addresses.DATABASE])
    with closing(sqlite3.connect(tmp_path / "r.sqlite")) as database:
        named = [row[:5] for row in database.execute(mentions)]
        texts = [database.execute(rebuilt.replace("LETTER", letter.slug)).fetchone() for letter in letters]
    every = [(letter.slug, m.entity, m.start, m.end, m.text) for letter in letters for m in letter.mentions]
    records = [json.loads(line) for line in built(5).files[addresses.STATEMENTS_JSONL].splitlines()]
    told = [(r["letter"], *(m[key] for key in MENTION)) for r in records for m in r["mentions"]]
    assert sorted(named) == sorted(told) != sorted(every)
    assert set(named) < set(every)
    assert texts == [(letter.document.text,) for letter in letters]


def test_it_says_how_to_get_the_statements_that_hold_a_word_as_a_table() -> None:
    """The file and the column that it names are those that are offered."""
    path = addresses.STATEMENTS_CSV
    assert f"open <code>{path.rsplit('/', 1)[1]}</code> and filter the column <code>text</code>" in guide()
    columns = built(5).files[path].decode("utf-8-sig").splitlines()[0].split(",")
    assert "text" in columns


def test_it_says_which_columns_the_file_of_a_theme_has() -> None:
    """They are no part of the list of files, so what differs from the statements' table is said in words."""
    said = built(5).body(addresses.DATA).split("{: #themes }")[1].split("\n## ")[0]
    more = set(dict(tables.PASSAGE_COLUMNS)) - set(dict(tables.STATEMENT_COLUMNS))
    assert more == {"by", "who", "why", "link"} and "four more" in said
    assert all(f"<code>{name}</code>" in said for name in (*more, "not_certain"))


def test_the_rules_own_word_for_a_judgement_is_explained() -> None:
    """Pages say “judgement”; the codebook and the columns of files say “stance”."""
    rules = built(5).body(addresses.CODING).split("{: #rules }")[1]
    assert "call a judgement “stance”, and no judgement “none”" in rules


def test_it_leads_to_the_text_that_offsets_count_in_and_names_the_file_that_lines_are_of() -> None:
    """The text as it came looks as if it were meant, and is not: both are named beside each other."""
    site = built(5)
    said = site.body(addresses.DATA).split("{: #texts }")[1].split("\n## ")[0]
    assert f"<code>{tables.READING_TEXT}</code>, the reading text" in said
    assert f"<code>{tables.TEXT_AS_IT_CAME}</code>, the text as it came" in said
    assert "the same numbers cut out other words" in said
    assert (
        "<code>source_texts/LETTER.txt</code>" in said and "take away <code>front_matter_lines</code>" in said
    )
    linked = [path for path, _ in site.links(addresses.DATA)]
    for letter in site.corpus.letters:
        assert addresses.reading_text(letter.slug) in linked
        assert addresses.letter_text(letter.slug) in linked
    columns = dict(tables.STATEMENT_COLUMNS)
    assert tables.READING_TEXT in columns["start"]
    assert all("source_texts/LETTER.txt" in columns[name] for name in ("first_line", "last_line"))


def test_of_many_letters_it_says_where_the_addresses_of_their_texts_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page does not grow with the letters: it shows the first as an example, and names the columns."""
    monkeypatch.setattr(data, "TEXTS_LISTED", 4)
    site = built(5)
    page = render(data_page(place(site.corpus), downloads(site.files)))
    first, *others = site.corpus.letters
    assert f">{addresses.reading_text(first.slug)}<" in page
    assert not any(addresses.reading_text(letter.slug) in page for letter in others)
    assert "has the addresses of all, in <code>reading_text</code> and <code>text_file</code>" in page
    names = [name for name, _ in tables.LETTER_COLUMNS]
    assert {"reading_text", "text_file"} <= set(names)


def test_it_says_under_which_terms_words_stand_and_where_each_file_says_so() -> None:
    """Nobody reads of one licence for all: the data as a whole has the terms of this page."""
    site = built(5)
    said = site.body(addresses.DATA).split("{: #terms }")[1]
    licences = {licence.id: licence for licence in site.corpus.collection.licences}
    for letter in site.corpus.letters:
        licence = licences[letter.meta.licence]
        assert licence.note in said and f"(<code>{licence.id}</code>)" in said
    assert all(f"<code>{name}</code>" in said for name in ("licence", "licence_name", "rights", "licences"))
    assert site.pages[addresses.DATA].front["licence"] == "#terms"
    texts = site.body(addresses.DATA).split("{: #texts }")[1].split("\n## ")[0]
    assert texts.count("Terms: Rights with the publisher.") == 2
    assert texts.count("Terms: Open Government Licence v3.0.") == 3
