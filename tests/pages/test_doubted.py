"""What is not certain: said wherever a judgement is quoted, and counted where statements are counted."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.edition.content import content
from generator.link import link
from generator.model import AnnotatedDocument, By, Coding, Corpus, StanceLabel
from generator.pages import addresses
from generator.pages.letter_text import judged
from tests.corpora import many
from tests.pages.built import Built, built_of

DOUBTED = 3  # the second letter about its council


@cache
def labelled(by: By) -> Corpus:
    """Ten letters about two councils; in one of them nobody is sure of any label, unless a person gave it."""
    whole = many(10, 2)
    letters = list(whole.letters)
    letters[DOUBTED] = doubted(letters[DOUBTED], by)
    return link(whole.collection, letters)


def doubted(letter: AnnotatedDocument, by: By) -> AnnotatedDocument:
    """The letter with each label given by this hand, with little confidence."""
    codings = tuple(
        replace(
            coding,
            stance=replace(coding.stance, by=by, confidence=0.4),
            themes=tuple(replace(theme, by=by, confidence=0.4) for theme in coding.themes),
        )
        for coding in letter.codings
    )
    return replace(letter, codings=codings)


@cache
def site(by: By) -> Built:
    """The pages of these letters."""
    return built_of(labelled(by))


def quoted(built: Built, folder: str, which: str = "") -> list[tuple[bool, str]]:
    """Every passage on a folder’s pages: whether it is doubted, and what is said of it."""
    slug = built.corpus.letters[DOUBTED].slug
    found = []
    for path in built.pages:
        if path.startswith(folder):
            for one in built.tree(path).xpath(f"//li[contains(@class, 'passage ')]{which}"):
                hrefs = one.xpath(".//a/@href")
                of_letter = any(f"/{slug}/#s" in href for href in hrefs)
                beside = one.xpath("./blockquote/following-sibling::*[not(@class='why')]")
                words = " ".join("".join(tag.text_content() for tag in beside).split())
                found.append((of_letter, words))
    return found


@pytest.mark.parametrize("folder", ["themes/", "findings/", "compare/", "authorities/"])
def test_a_judgement_that_is_not_certain_says_so_wherever_it_is_quoted(folder: str) -> None:
    """And a certain one never does, nor one that a person decided."""
    said = quoted(site("model"), folder)
    assert {unsure for unsure, _ in said} == {True, False}
    for unsure, words in said:
        assert ("(not certain)" in words) == unsure, words
    assert not [words for _, words in quoted(site("person"), folder) if "not certain" in words]


@pytest.mark.parametrize("folder", ["findings/", "compare/", "authorities/", "letters/2"])
def test_a_page_that_says_not_certain_says_whose_doubt_that_is(folder: str) -> None:
    """Once, and only where it says so: beside an inspector's words it could be taken for the inspector's."""
    paths = [path for path in site("model").pages if path.startswith(folder)]
    told = {path: " ".join(site("model").tree(path).text_content().split()) for path in paths}
    assert {"not certain" in words for words in told.values()} == {True, False}
    for path, words in told.items():
        once = int("(not certain)" in words or "theme not certain" in words)
        assert words.count("says that the program doubts how it read the words") == once, path


def test_pages_of_a_theme_by_year_say_whose_doubt_it_is() -> None:
    """A reader comes to them from a letter, and need not have seen the page of the whole theme."""
    whole = many(70, 7)
    letters = [doubted(letter, "model") if n % 9 == 0 else letter for n, letter in enumerate(whole.letters)]
    built = built_of(link(whole.collection, letters))
    parts = [path for path in built.pages if re.fullmatch(r"themes/[^/]+/\d{4}[^/]*/index\.md", path)]
    told = {path: built.body(path) for path in parts}
    assert {"theme not certain" in words for words in told.values()} == {True, False}
    for path, words in told.items():
        once = int("theme not certain" in words)
        assert words.count("says that the program doubts how it read the words") == once, path


COUNTED = "Readings that the program is not certain of are counted like the others."


def test_numbers_that_count_what_is_not_certain_say_so() -> None:
    """Once, and nowhere where every label is certain."""
    council = addresses.authority(labelled("model").letters[DOUBTED].meta.authority)
    for path in (addresses.HOME, addresses.THEMES, addresses.LETTERS, council):
        assert site("model").body(path).count(COUNTED) == 1, path
        assert COUNTED not in site("person").body(path), path


def test_a_letter_says_that_its_numbers_count_what_is_not_certain() -> None:
    """Where the numbers stand, and not a second time with its text."""
    for n, letter in enumerate(labelled("model").letters):
        said = site("model").body(f"letters/{letter.slug}/index.md").count(COUNTED)
        assert said == int(n == DOUBTED)


def test_search_says_that_it_tells_no_doubts_only_where_there_are_any() -> None:
    """Otherwise the words would make readers look for what is not there."""
    words = "Search does not tell which themes and judgements are not certain"
    assert words in site("model").body(addresses.SEARCH)
    assert words not in site("person").body(addresses.SEARCH)


def test_the_page_about_coding_counts_the_labels_that_are_not_certain() -> None:
    """After those who gave them: themes, then judgements."""
    codings = labelled("model").letters[DOUBTED].codings
    row = [str(sum(len(coding.themes) for coding in codings)), str(len(codings))]
    for by, numbers in (("model", row), ("person", ["0", "0"])):
        last = site(by).tree(addresses.CODING).xpath("(//table)[1]/tbody/tr[last()]")[0]
        assert last.xpath("string(./th)") == "of all these, not certain"
        assert [cell.text_content() for cell in last.xpath("./td")] == numbers


@pytest.mark.parametrize(
    ("folder", "by_theme"),
    [
        ("findings/", "[@id]"),
        ("findings/", "[ancestor::details[contains(@class, 'later')]]"),
        ("compare/", ""),
    ],
)
def test_a_theme_that_is_not_certain_says_so_where_passages_stand_by_theme(
    folder: str, by_theme: str
) -> None:
    """Beside what later letters say too, and where two letters stand side by side."""
    said = quoted(site("model"), folder, by_theme)
    assert {unsure for unsure, _ in said} == {True, False}
    for unsure, words in said:
        assert ("theme not certain" in words) == unsure, words


def test_a_letter_says_where_it_is_not_certain_that_nothing_is_judged() -> None:
    """A reader of its page sees no mark there, and might take a failing for a description."""
    slug = labelled("model").letters[DOUBTED].slug
    codings = labelled("model").letters[DOUBTED].codings
    silent = [coding.statement for coding in codings if coding.stance.id == "none"]
    reasons = site("model").tree(f"letters/{slug}/index.md").xpath("//details[@class='because']")
    said = re.findall(r"No judgement[^.]*\(not certain\)", " ".join(one.text_content() for one in reasons))
    assert len(said) == len(silent) > 0
    certain = next(letter for n, letter in enumerate(labelled("model").letters) if n != DOUBTED)
    assert "not certain" not in site("model").body(f"letters/{certain.slug}/index.md")


@pytest.mark.parametrize("by", ["model", "person"])
def test_a_letter_says_beside_its_paragraphs_what_is_not_certain(by: By) -> None:
    """In the note itself and not only under “Why”, which is folded and is not printed."""
    letter = labelled(by).letters[DOUBTED]
    page = site(by).tree(f"letters/{letter.slug}/index.md")
    stances = {coding.statement: coding.stance.id for coding in letter.codings}
    seen = 0
    for block in letter.document.blocks:
        here = [stances[statement.id] for statement in letter.document.statements_of(block)]
        notes = page.xpath(
            f"//*[@id='{block.id}']//aside | //*[@id='{block.id}']/following-sibling::aside[1]"
        )
        said = [span.text_content() for span in notes[0].xpath("./span")] if here else []
        shown = {stance for stance in here if by == "model" or stance != "none"}
        assert len(said) == len(shown)
        assert all(words.endswith(" (not certain)") == (by == "model") for words in said)
        themes = [" ".join(li.text_content().split()) for li in notes[0].xpath("./ul/li")] if here else []
        assert all(words.endswith(" (not certain)") == (by == "model") for words in themes)
        seen += len(themes)
    assert seen


def test_a_theme_that_one_statement_is_surely_on_is_certain_for_its_paragraph() -> None:
    """The link is the paragraph's: it says “not certain” only where no statement has it for certain."""
    whole = labelled("model")
    letter = whole.letters[DOUBTED]
    document = letter.document
    block, of_block = next(
        (block, {statement.id for statement in document.statements_of(block)})
        for block in document.blocks
        if len(document.statements_of(block)) > 1
    )
    one = next(coding for coding in letter.codings if coding.statement in of_block and coding.themes)
    theme = one.themes[0]
    sure = replace(one, themes=(replace(theme, confidence=0.9),))
    changed = tuple(
        sure if c is one else replace(c, themes=(theme,)) if c.statement in of_block else c
        for c in letter.codings
    )
    letters = [replace(letter, codings=changed) if a is letter else a for a in whole.letters]
    page = built_of(link(whole.collection, letters)).tree(f"letters/{letter.slug}/index.md")
    [note] = page.xpath(f"//*[@id='{block.id}']//aside | //p[@id='{block.id}']/following-sibling::aside[1]")
    assert ["not certain" in li.text_content() for li in note.xpath("./ul/li")] == [False]


def test_a_paragraph_says_how_many_of_its_judgements_are_not_certain() -> None:
    """A number stands with the brackets only where some of them are certain."""
    sure, doubtful = StanceLabel("concern", "model", (), 0.9), StanceLabel("concern", "model", (), 0.4)
    silent = replace(doubtful, id="none")
    said = [
        ([sure], "concern"),
        ([doubtful], "concern (not certain)"),
        ([silent], "no judgement (not certain)"),
        ([sure, doubtful], "2 concerns (1 not certain)"),
        ([sure, silent], "1 concern, 1 with no judgement (not certain)"),
    ]
    for stances, words in said:
        codings = [Coding(f"s{n}", (), stance) for n, stance in enumerate(stances)]
        assert ", ".join(of for _, of in judged(codings)) == words


def test_a_theme_counts_what_is_not_certain() -> None:
    """As many as the passages of the doubted letter on its page: there no theme is certain."""
    built = site("model")
    slug = built.corpus.letters[DOUBTED].slug
    for thread in built.corpus.threads:
        unsure = sum(len(turn.passages) for turn in thread.turns if turn.letter == slug)
        if thread.size:
            facts = " ".join(built.tree(f"themes/{thread.theme}/index.md").text_content().split())
            said = f"For {unsure} of these the program is not certain of the theme or of the judgement"
            assert (said in facts) == bool(unsure)
            assert facts.count("· theme not certain") == unsure
            assert "not certain" not in site("person").body(f"themes/{thread.theme}/index.md")


def test_the_table_of_statements_names_the_labels_that_are_not_certain() -> None:
    """As many as on the pages: who counts the sure ones alone can leave them out."""
    letter = labelled("model").letters[DOUBTED]
    rows = csv.DictReader(io.StringIO(site("model").files[addresses.STATEMENTS_CSV].decode()))
    said = {row["statement"]: row["not_certain"] for row in rows if row["letter"] == letter.slug}
    for coding in letter.codings:
        assert said[coding.statement] == "; ".join([*(theme.id for theme in coding.themes), "stance"])
    thread = next(thread for thread in labelled("model").threads if thread.size)
    rows = csv.DictReader(io.StringIO(site("model").files[addresses.theme_csv(thread.theme)].decode()))
    for row in rows:
        assert row["not_certain"] == ("theme; stance" if row["letter"] == letter.slug else "")
    certain = csv.DictReader(io.StringIO(site("person").files[addresses.STATEMENTS_CSV].decode()))
    assert not any(row["not_certain"] for row in certain)


def test_the_table_of_findings_names_the_labels_that_are_not_certain() -> None:
    """A finding on no theme has its judgement alone."""
    slug = labelled("model").letters[DOUBTED].slug
    rows = list(csv.DictReader(io.StringIO(site("model").files[addresses.FINDINGS_CSV].decode())))
    assert {row["letter"] == slug for row in rows} == {True, False}
    for row in rows:
        doubted = "theme; stance" if row["theme"] else "stance"
        assert row["not_certain"] == (doubted if row["letter"] == slug else "")


def test_data_for_programs_say_of_each_label_whether_it_is_certain(tmp_path: Path) -> None:
    """As the site does, in a key or a column of its own."""
    letter = labelled("model").letters[DOUBTED]
    files = site("model").files
    records = map(json.loads, files[addresses.STATEMENTS_JSONL].decode().splitlines())
    annotations = json.loads(files[addresses.WEB_ANNOTATIONS])["first"]["items"]
    for record, item in zip(records, annotations, strict=True):
        certain = record["letter"] != letter.slug
        assert {label["certain"] for label in (*record["themes"], record["stance"])} == {certain}
        assert {body["certain"] for body in item["body"]} == {certain}
    (tmp_path / "file").write_bytes(files[addresses.DATABASE])
    with closing(sqlite3.connect(tmp_path / "file")) as database:
        themes = "SELECT DISTINCT certain FROM statement_themes t JOIN statements s ON s.id = t.statement"
        stances = "SELECT DISTINCT stance_certain FROM statements s"
        for query in (themes, stances):
            assert database.execute(f"{query} WHERE letter = ?", [letter.slug]).fetchall() == [(0,)]
            assert database.execute(f"{query} WHERE letter != ?", [letter.slug]).fetchall() == [(1,)]


def test_the_edition_says_how_many_labels_are_not_certain() -> None:
    """The judgement of each statement counts, that it judges nothing too, and each theme."""
    letter = labelled("model").letters[DOUBTED]
    unsure = sum(len(coding.themes) + 1 for coding in letter.codings)
    assert content(labelled("model")).unsure == str(unsure)
    assert content(labelled("person")).unsure == ""
