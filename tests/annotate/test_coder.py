"""The coder's labels: one coding a statement, reasons from its own words, confidence that can be trusted."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from generator.annotate.coder import Labels, code, label
from generator.annotate.features import Seen, Unit, see
from generator.annotate.first import weigh
from generator.annotate.weights import dump, load, parse
from generator.errors import ReadacrossError
from generator.model import STANCES, Coding, Document, StanceLabel, ThemeLabel
from tests.reading import collection, corpus, document_of


@cache
def coded() -> tuple[tuple[Document, tuple[Coding, ...]], ...]:
    """The five letters with what the coder alone says of them."""
    book = collection().codebook
    return tuple((letter.document, code(letter.document, book)) for letter in corpus().letters)


def labels_in(coding: Coding) -> list[ThemeLabel | StanceLabel]:
    """The labels of a statement."""
    return [*coding.themes, coding.stance]


def labels_of(text: str, heading: str = "Main findings") -> tuple[set[str], str]:
    """Themes and stance of a sentence on its own."""
    ((themes, (stance, _)),) = labels_by_words(see([Unit(text, heading, False, 0)]))
    return set(themes), stance


def labels_by_words(seen: list[Seen]) -> list[Labels]:
    """What the coder gives the statements of one letter."""
    return label(seen, [weigh(one, load()) for one in seen], load())


def test_every_statement_is_coded_in_order() -> None:
    """There is one coding for each statement, and its themes are in the codebook's order."""
    order = [theme.id for theme in collection().codebook.themes]
    for document, codings in coded():
        assert [coding.statement for coding in codings] == [s.id for s in document.statements]
        for coding in codings:
            places = [order.index(theme.id) for theme in coding.themes]
            assert places == sorted(places)
            assert coding.stance.id in STANCES


def test_reasons_are_words_of_the_statement_in_reading_order() -> None:
    """Every reason of the model stands in the statement exactly, in order, one to three of them."""
    for document, codings in coded():
        for statement, coding in zip(document.statements, codings, strict=True):
            for given in labels_in(coding):
                if given.by == "rule":
                    continue
                at = 0
                for phrase in given.why:
                    at = document.of(statement).index(phrase, at) + len(phrase)
                assert 1 <= len(given.why) <= 3


def test_confidence_is_a_chance() -> None:
    """Every label says how likely it is, between 0 and 1, and not all the same."""
    chances = [given.confidence for _, codings in coded() for c in codings for given in labels_in(c)]
    assert all(0 <= chance <= 1 for chance in chances)
    assert len(set(chances)) > 20


def test_a_theme_that_the_codebook_lacks_is_not_given() -> None:
    """Without a theme in the codebook its label goes, and no other label changes."""
    document, codings = coded()[-1]
    gone = codings[0].themes or next(coding.themes for coding in codings if coding.themes)
    book = collection().codebook
    smaller = replace(book, themes=tuple(theme for theme in book.themes if theme.id != gone[0].id))
    left = [[t.id for t in coding.themes if t.id != gone[0].id] for coding in codings]
    assert [[t.id for t in coding.themes] for coding in code(document, smaller)] == left


def test_coding_twice_gives_the_same() -> None:
    """Nothing is kept from one letter to the next that would change a label."""
    document, codings = coded()[0]
    again = code(document, collection().codebook)
    assert [(c.themes, c.stance, c.stance.confidence) for c in again] == [
        (c.themes, c.stance, c.stance.confidence) for c in codings
    ]


@pytest.mark.parametrize(
    ("text", "theme", "stance"),
    [
        ("Supervision is not frequent enough.", "supervision-oversight", "concern"),
        ("Social workers’ caseloads are too high.", "workforce", "concern"),
        ("Assessments are thorough and well written.", "assessment", "strength"),
        ("Children live in stable, well-matched foster placements.", "placements-permanence", "strength"),
        ("Care leavers benefit from effective pathway plans.", "care-leavers", "strength"),
    ],
)
def test_plain_sentences_get_their_plain_labels(text: str, theme: str, stance: str) -> None:
    """Sentences that no reader would doubt are coded as any reader would."""
    themes, found = labels_of(text)
    assert theme in themes
    assert found == stance


def test_a_lost_hyphen_or_a_straight_apostrophe_changes_no_label() -> None:
    """The same sentence as two converters write it gets the same labels."""
    assert labels_of(
        "Multi-agency meetings about children’s plans are well attended by partners."
    ) == labels_of("Multiagency meetings about children's plans are well attended by partners.")


def test_no_words_are_no_error() -> None:
    """A statement of a dash alone, and a letter without statements, are coded without complaint."""
    assert labels_by_words(see([])) == []
    assert len(labels_by_words(see([Unit("–", "", True, 0)]))) == 1


def test_changed_weights_are_refused() -> None:
    """A file that is not what its first line promises is named, with how to mend it."""
    text = dump(load())
    with pytest.raises(ReadacrossError, match="readacross train"):
        parse(text.replace("\tg", "\th", 1) if "\tg" in text else text + "x\t\n")


def test_weights_read_back_as_they_were_written() -> None:
    """Reading and writing the weights gives the same text."""
    text = dump(load())
    assert dump(parse(text)) == text


def test_weights_say_where_they_come_from() -> None:
    """The first line names the readers, the command and the counts."""
    about = load().about
    assert "not human coders" in about["learnt_from"]
    assert about["command"].startswith("readacross train ")
    assert about["letters"] > 0
    assert about["statements"] > about["letters"]


def test_words_that_the_model_does_not_know_are_not_kept() -> None:
    """An unknown feature has the row 0 and leaves nothing behind, however many letters are read."""
    rows = load().rows
    assert rows["no such feature"] == 0
    assert "no such feature" not in rows
    assert rows[min(rows.texts)] != 0


def test_a_list_of_what_a_visit_covered_judges_nothing() -> None:
    """Under such a heading the codebook's rule gives the stance, and says that the heading was why."""
    ruled = [
        coding.stance
        for document, codings in coded()
        for statement, coding in zip(document.statements, codings, strict=True)
        if "Areas covered" in (document.blocks[statement.block].heading or "")
    ]
    assert ruled
    assert {(stance.id, stance.by) for stance in ruled} == {("none", "rule")}
    assert all("Areas covered" in words for stance in ruled for words in stance.why)
    assert all(stance.why for stance in ruled)


@pytest.mark.parametrize(
    ("heading", "by"),
    [
        ("Areas covered by the visit", "rule"),
        ("Scope of this monitoring visit", "rule"),
        ("Scope of the improvement plan", "model"),
    ],
)
def test_only_what_a_visit_looked_at_is_scope(heading: str, by: str) -> None:
    """The scope of a plan is no list of what was looked at: what stands below it may judge."""
    item = "Too many children are left at risk of harm for too long."
    document = document_of(f"{heading}\n\n• {item}\n")
    assert document.blocks[0].kind == "heading"
    (coding,) = code(document, collection().codebook)
    assert coding.stance.by == by
    assert (coding.stance.id == "none") == (by == "rule")
