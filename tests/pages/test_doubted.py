"""What is not certain: said wherever a judgement is quoted, and counted where statements are counted."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import cache

import pytest

from generator.edition.content import content
from generator.link import link
from generator.model import AnnotatedDocument, By, Corpus
from generator.pages import addresses
from tests.corpora import many
from tests.pages.built import Built, built_of

SECOND = 1


@cache
def labelled(by: By) -> Corpus:
    """Ten letters about two councils; in one of them nobody is sure of any label, unless a person gave it."""
    whole = many(10, 2)
    letters = list(whole.letters)
    letters[SECOND] = doubted(letters[SECOND], by)
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


def quoted(built: Built, folder: str) -> list[tuple[bool, str]]:
    """Every passage of a judgement on a folder’s pages: whether it is doubted, and what is said of it."""
    slug = built.corpus.letters[SECOND].slug
    found = []
    for path in built.pages:
        if path.startswith(folder):
            for one in built.tree(path).xpath("//li[contains(@class, 'passage ')]"):
                hrefs = one.xpath(".//a/@href")
                of_letter = any(f"/{slug}/#s" in href for href in hrefs)
                words = " ".join(one.xpath("./blockquote")[0].getnext().text_content().split())
                found.append((of_letter and "none" not in one.get("class").split(), words))
    return found


@pytest.mark.parametrize("folder", ["themes/", "findings/", "compare/", "authorities/"])
def test_a_judgement_that_is_not_certain_says_so_wherever_it_is_quoted(folder: str) -> None:
    """And a certain one never does, nor one that a person decided."""
    said = quoted(site("model"), folder)
    assert {unsure for unsure, _ in said} == {True, False}
    for unsure, words in said:
        assert ("(not certain)" in words) == unsure, words
    assert not [words for _, words in quoted(site("person"), folder) if "not certain" in words]


def test_a_theme_counts_what_is_not_certain() -> None:
    """As many as the passages of the doubted letter on its page: there no theme is certain."""
    built = site("model")
    slug = built.corpus.letters[SECOND].slug
    for thread in built.corpus.threads:
        unsure = sum(len(turn.passages) for turn in thread.turns if turn.letter == slug)
        if thread.size:
            facts = " ".join(built.tree(f"themes/{thread.theme}/index.md").text_content().split())
            said = f"For {unsure} of these the theme or the judgement is not certain"
            assert (said in facts) == bool(unsure)
            assert facts.count("· theme not certain") == unsure
            assert "not certain" not in site("person").body(f"themes/{thread.theme}/index.md")


def test_the_table_of_statements_names_the_labels_that_are_not_certain() -> None:
    """As many as on the pages: who counts the sure ones alone can leave them out."""
    letter = labelled("model").letters[SECOND]
    rows = csv.DictReader(io.StringIO(site("model").files[addresses.STATEMENTS_CSV].decode()))
    said = {row["statement"]: row["not_certain"] for row in rows if row["letter"] == letter.slug}
    for coding in letter.codings:
        judged = ["stance"] if coding.stance.id != "none" else []
        assert said[coding.statement] == "; ".join([*(theme.id for theme in coding.themes), *judged])
    thread = next(thread for thread in labelled("model").threads if thread.size)
    rows = csv.DictReader(io.StringIO(site("model").files[addresses.theme_csv(thread.theme)].decode()))
    for row, passage in zip(rows, thread.passages, strict=True):
        both = "theme; stance" if passage.stance.id != "none" else "theme"
        assert row["not_certain"] == (both if row["letter"] == letter.slug else "")
    certain = csv.DictReader(io.StringIO(site("person").files[addresses.STATEMENTS_CSV].decode()))
    assert not any(row["not_certain"] for row in certain)


def test_the_edition_says_how_many_labels_are_not_certain() -> None:
    """A judgement of the model counts, and each theme; that it judged nothing does not."""
    letter = labelled("model").letters[SECOND]
    unsure = sum(len(coding.themes) + (coding.stance.id != "none") for coding in letter.codings)
    assert content(labelled("model")).unsure == str(unsure)
    assert content(labelled("person")).unsure == ""
