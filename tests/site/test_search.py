"""The search index, without a browser."""

import gzip
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.annotate.coder import code
from generator.errors import ReadacrossError
from generator.everyday import Everyday
from generator.link import link
from generator.model import AnnotatedDocument, Authority
from generator.pages.before import leans, sentence_before
from generator.site import search
from generator.site.paragraphs import searched_letters, titles, words_of
from generator.site.things import examples, things
from tests.corpora import many
from tests.reading import corpus, document_of

EVERYDAY = (Everyday(("kids",), ("children",)),)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index of the five letters in it."""
    folder = tmp_path_factory.mktemp("site")
    search.index(corpus(), folder, EVERYDAY)
    return folder


def _table(site: Path) -> Any:
    return json.loads(gzip.decompress((site / search.FOLDER / search.TABLE).read_bytes()))


def _rows(site: Path) -> list[tuple[str, dict[str, Any]]]:
    """Every paragraph of the table with the address of its letter."""
    table = _table(site)
    urls = [letter["url"] for letter in table["letters"] for _ in range(letter["paragraphs"])]
    columns = table["paragraphs"]
    assert {len(column) for column in columns.values()} == {len(urls)}
    return [(url, {name: column[at] for name, column in columns.items()}) for at, url in enumerate(urls)]


def test_every_paragraph_has_its_count_of_words(site: Path) -> None:
    """Paragraphs stand in reading order under their letter, so that a word's place tells its paragraph."""
    expected = [
        (f"letters/{letter.slug}/", block.id, len(letter.document.of(block).split()))
        for letter in corpus().letters
        for block in letter.document.blocks
        if block.id
    ]
    assert [(url, row["id"], row["words"]) for url, row in _rows(site)] == expected


def test_headings_are_those_of_the_letter(site: Path) -> None:
    """A paragraph before the first heading has an empty one."""
    headings = {letter["url"]: letter["headings"] for letter in _table(site)["letters"]}
    expected = [
        block.heading or "" for letter in corpus().letters for block in letter.document.blocks if block.id
    ]
    assert [headings[url][row["heading"]] for url, row in _rows(site)] == expected


def test_the_table_counts_what_the_corpus_counts(site: Path) -> None:
    """Stances by statement and themes by paragraph add up to the coding."""
    table = _table(site)
    stances: Counter[str] = Counter()
    for _, row in _rows(site):
        for number, count in row["stances"]:
            stances[table["stances"][number]] += count
    coded = [
        (letter, statement, coding)
        for letter in corpus().letters
        for statement, coding in letter.coded()
        if letter.document.blocks[statement.block].id
    ]
    assert stances == Counter(c.stance.id for _, _, c in coded if c.stance.id != "none")
    pairs = {(letter.slug, s.block, label.id) for letter, s, coding in coded for label in coding.themes}
    titles = table["titles"]["theme"]
    found = Counter(titles[number][0] for _, row in _rows(site) for number in row["themes"])
    assert found == Counter(theme for _, _, theme in pairs)


def test_names_are_those_mentioned_in_the_paragraph(site: Path) -> None:
    """A person is found under the paragraphs that name them."""
    titles = _table(site)["titles"]["name"]
    shown = {(url, row["id"]): {titles[number][0] for number in row["names"]} for url, row in _rows(site)}
    for letter in corpus().letters:
        for block in letter.document.blocks:
            named = {m.entity for m in letter.mentions if block.start <= m.start < block.end}
            assert shown.get((f"letters/{letter.slug}/", block.id), named) == named


def test_the_sentence_before_is_the_one_that_theme_pages_show(site: Path) -> None:
    """As many of the last words of the paragraph above it in the table as that sentence has."""
    texts = {
        (f"letters/{letter.slug}/", block.id): (letter.document, block)
        for letter in corpus().letters
        for block in letter.document.blocks
    }
    above: list[str] = []
    seen = 0
    for url, row in _rows(site):
        document, block = texts[url, row["id"]]
        first = document.statements_of(block)[0]
        expected = sentence_before(document, first.id) if leans(document.of(first)) else ""
        assert above[len(above) - row["before"] :] == expected.split()
        seen += bool(expected)
        above = document.of(block).split()
    assert seen


def test_lone_dashes_have_their_places_in_the_table(site: Path) -> None:
    """Every word without a letter or a digit, and no other."""
    words = {
        f"letters/{x.slug}/#{b.id}": x.document.of(b).split()
        for x in corpus().letters
        for b in x.document.blocks
    }
    rows = [(words[f"{url}#{row['id']}"], row["blank"]) for url, row in _rows(site)]
    assert all(blank == [n for n, word in enumerate(all_) if word in {"-", "–"}] for all_, blank in rows)
    assert sum(len(blank) for _, blank in rows) >= 3


def test_letters_carry_who_wrote_them_and_whether_their_publisher_is_inferred(site: Path) -> None:
    """Nothing where no author is named, or where the publisher is stated."""
    told = {letter["url"]: (letter["authors"], letter["published"]) for letter in _table(site)["letters"]}
    assert told["letters/2017-08-commissioner-addendum/"] == ("Eleanor Brazil", "inferred publisher")
    assert told["letters/2018-08-news-fifth-monitoring-visit/"] == ("", "")
    assert told["letters/2019-01-04-monitoring-visit/"] == ("Rachel Holden", "")


def test_no_item_of_a_list_is_taken_for_the_sentence_before() -> None:
    """Nor what stands under another heading, nor anything where the paragraph does not lean."""
    text = (
        "Dear colleague\n\nStaff said:\n\n- Plans are late.\n- Visits are rare.\n\n"
        "This worries inspectors.\n\nThey told leaders.\n\n"
        "Management of practice\n\nIt is weak.\n\nLeaders know.\n"
    )
    document = document_of(text)
    letter = AnnotatedDocument(document, code(document, corpus().collection.codebook))
    [found] = searched_letters(replace(corpus(), letters=(letter,)))
    before = {" ".join(paragraph.words): paragraph.before for paragraph in found.paragraphs}
    assert before["This worries inspectors."] == 0
    assert before["They told leaders."] == 3
    assert before["It is weak."] == before["Leaders know."] == 0


def test_everyday_words_and_abbreviations_go_into_the_table(site: Path) -> None:
    """The maintainer's entries first; then each abbreviation and what it stands for, both ways."""
    everyday = _table(site)["everyday"]
    assert everyday[0] == [["kids"], ["children"]]
    for entry in corpus().collection.glossary:
        if entry.expansion:
            assert [[entry.term], [entry.expansion]] in everyday
            assert [[entry.expansion], [entry.term]] in everyday


def test_pagefind_keeps_only_what_the_site_uses(site: Path) -> None:
    """One page a letter in the index, one engine, and none of Pagefind's own interfaces."""
    folder = site / search.FOLDER
    assert len(list((folder / "fragment").iterdir())) == len(corpus().letters)
    assert sorted(file.suffix for file in folder.iterdir() if file.suffix in {".js", ".css"}) == [".js"]
    assert len(list(folder.glob("wasm.*"))) == 1


def test_the_index_is_the_same_bytes_each_time(site: Path, tmp_path: Path) -> None:
    """Whatever was indexed before; Pagefind's own files too."""
    search.index(corpus(), tmp_path, EVERYDAY)
    files = [file.relative_to(site) for file in sorted(site.rglob("*")) if file.is_file()]
    assert files == [file.relative_to(tmp_path) for file in sorted(tmp_path.rglob("*")) if file.is_file()]
    assert [file for file in files if (site / file).read_bytes() != (tmp_path / file).read_bytes()] == []


def test_a_lost_word_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If Pagefind read one word less, every later hit of that letter would open the wrong paragraph."""
    stub = search._stub
    monkeypatch.setattr(search, "_stub", lambda *given: stub(*given).replace("children_", "", 1))
    with pytest.raises(ReadacrossError, match="lost the order of words of letters/"):
        search.index(corpus(), tmp_path, ())


def test_words_are_what_stands_between_white_space() -> None:
    """Characters that nobody sees make no word and part none."""
    assert words_of("a\u200bb  –\u00a0c\u2028d \ufeff <i>") == ("ab", "–", "c", "d", "<i>")


def test_a_letter_without_a_paragraph_is_left_out() -> None:
    """Every letter that is searched has something to find."""
    assert all(letter.paragraphs for letter in searched_letters(corpus()))


def test_the_words_are_those_of_the_letters_the_commonest_first(site: Path) -> None:
    """As the browser compares words, long enough to be mended, names of people and themes among them."""
    words = json.loads(gzip.decompress((site / search.FOLDER / search.WORDS).read_bytes()))
    assert len(words) == len(set(words)) > 500
    assert words.index("children") < words.index("supervision") < words.index("chronologies")
    assert {"metheringham", "permanence"} <= set(words)
    assert all(word.isalpha() and word == word.lower() and len(word) >= 4 for word in words)


def test_letters_carry_the_days_of_their_visit(site: Path) -> None:
    """Of the visit that they report, and of the one that they are about."""
    visits = {letter["url"]: letter["visits"] for letter in _table(site)["letters"]}
    assert visits["letters/2019-01-04-monitoring-visit/"] == ["4 and 5 December 2018"]
    assert visits["letters/2017-12-director-message/"] != []


def test_only_what_letters_have_can_be_chosen() -> None:
    """Kinds, publishers and councils that the settings list and no letter has are no choices."""
    unused = (*corpus().collection.authorities, Authority("not-stated", "Authority not stated"))
    fewer = link(replace(corpus().collection, authorities=unused), corpus().letters[-1:])
    shown = titles(fewer)
    assert [list(shown[facet]) for facet in ("kind", "publisher", "authority")] == [
        ["focused-visit-letter"],
        ["ofsted"],
        ["kirklees"],
    ]


def test_councils_are_named_where_each_has_a_page() -> None:
    """With several councils each that has a letter leads to its page; with one there is none to lead to."""
    paths = {thing.title: thing.path for thing in things(many(20, 2)) if thing.kind == "authority"}
    assert paths == {"Council 000": "authorities/council-000/", "Council 001": "authorities/council-001/"}
    assert [thing for thing in things(corpus()) if thing.kind == "authority"] == []
    unused = (*corpus().collection.authorities, Authority("not-stated", "Authority not stated"))
    listed = replace(corpus(), collection=replace(corpus().collection, authorities=unused))
    assert [thing for thing in things(listed) if thing.kind == "authority"] == []


def test_letters_whose_council_is_not_stated_are_found_under_the_words_of_the_pages() -> None:
    """Whatever the settings call what stands for no council: it is none."""
    given = many(20, 2)
    first, *others = given.letters
    meta = replace(first.meta, authority="not-stated")
    document = replace(first.document, source=replace(first.document.source, meta=meta))
    named = (*given.collection.authorities, Authority("not-stated", "Authority not stated"))
    found = link(replace(given.collection, authorities=named), [replace(first, document=document), *others])
    assert titles(found)["authority"]["not-stated"] == "Council not stated"
    councils = {thing.title for thing in things(found) if thing.kind == "authority"}
    assert councils == {"Council 000", "Council 001", "Council not stated"}


def test_the_person_suggested_is_named_in_a_paragraph() -> None:
    """A name that only addresses and signatures have would find nothing."""
    letters = searched_letters(corpus())
    words = " ".join(" ".join(p.words) for letter in letters for p in letter.paragraphs)
    people = {found.entity.title for found in corpus().entities if found.entity.kind == "person"}
    suggested = [example for example in examples(corpus(), letters, ()) if example in people]
    assert suggested
    assert all(name in words for name in suggested)


def test_an_example_in_quotation_marks_is_of_three_words_that_stand_in_a_letter() -> None:
    """Two words are no phrase worth showing; words that no paragraph has, and names, are passed over."""
    letters = searched_letters(corpus())
    words = next(p.words for letter in letters for p in letter.paragraphs if len(p.words) > 5)
    two, three = " ".join(words[1:3]).lower(), " ".join(words[1:4]).lower()
    given = (two, "words of no letter", " ".join(words[:3]).title(), three, " ".join(words[1:5]).lower())
    quoted = [e for e in examples(corpus(), letters, [Everyday(("x",), given)]) if e.startswith('"')]
    assert quoted == [f'"{three}"']
