"""Permalinks are promises: ids follow their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ReadacrossError
from generator.model import AnnotatedDocument, Document
from generator.permalinks import (
    Ledger,
    broken_promises,
    read_ledger,
    short_hash,
    updated,
    with_published_ids,
)
from tests.reading import document_of

ONE, TWO, THREE = "Children are seen.", "Plans are late.", "Records are clear."


def letter(*paragraphs: str) -> Document:
    """A letter of these paragraphs."""
    return document_of("Dear Ms Smith\n\n" + "\n\n".join(paragraphs) + "\n")


def ledger(document: Document, redirects: dict[str, str] | None = None) -> Ledger:
    """The ledger in which this letter was published."""
    ids = {b.id: short_hash(document.of(b)) for b in document.blocks if b.id}
    return Ledger("source_texts/permalinks.yml", {document.slug: ids}, {document.slug: redirects or {}})


def ids(document: Document) -> dict[str, str]:
    """Each paragraph's words with its id."""
    return {document.of(b): b.id for b in document.blocks if b.id}


def test_a_paragraph_put_in_between_moves_no_id() -> None:
    """A new first paragraph takes the next free number; the others keep theirs."""
    published = ledger(letter(ONE, TWO))
    assert ids(with_published_ids(letter(THREE, ONE, TWO), published)) == {THREE: "p3", ONE: "p1", TWO: "p2"}


def test_a_lost_paragraph_breaks_its_promise_until_it_is_redirected() -> None:
    """An id whose words are gone is a problem that names it; a redirect gives it a new home."""
    now = letter(ONE)
    published = ledger(letter(ONE, TWO))
    (problem,) = broken_promises([AnnotatedDocument(with_published_ids(now, published), ())], published)
    assert "2020-02-03-test#p2 leads nowhere" in problem.message
    assert problem.fatal
    redirected = ledger(letter(ONE, TWO), {"p2": "p1"})
    mended = with_published_ids(now, redirected)
    assert broken_promises([AnnotatedDocument(mended, ())], redirected) == []
    assert [b.former_ids for b in mended.blocks if b.id] == [("p2",)]


def test_a_mended_word_moves_no_id() -> None:
    """A paragraph whose words were mended in its place keeps its id, and the ledger learns its new words."""
    published = ledger(letter(ONE, TWO, THREE))
    mended = with_published_ids(letter(ONE, "Plans are timely.", THREE), published)
    assert ids(mended) == {ONE: "p1", "Plans are timely.": "p2", THREE: "p3"}
    assert broken_promises([AnnotatedDocument(mended, ())], published) == []
    written = updated([mended], published)
    assert written is not None
    assert short_hash("Plans are timely.") in written
    assert short_hash(TWO) not in written


def test_the_first_part_of_a_paragraph_that_was_parted_keeps_its_id() -> None:
    """The other part is new, even where the paragraph after it is gone; nothing else moves."""
    published = ledger(letter(ONE, f"{TWO} {THREE}", "Homes are good.", "Schools are near."))
    parted = with_published_ids(letter(ONE, TWO, THREE, "Homes are good.", "Schools are near."), published)
    assert list(ids(parted).values()) == ["p1", "p2", "p5", "p3", "p4"]
    assert broken_promises([AnnotatedDocument(parted, ())], published) == []
    shorter = with_published_ids(letter(ONE, TWO, THREE, "Schools are near."), published)
    assert list(ids(shorter).values()) == ["p1", "p2", "p5", "p4"]


def test_the_order_of_the_ledgers_lines_says_nothing() -> None:
    """Ids are numbers; a file whose lines were sorted as text is the same ledger."""
    paragraphs = [f"Case {n} was seen." for n in range(12)]
    published = ledger(letter(*paragraphs))
    slug, entries = next(iter(published.letters.items()))
    resorted = Ledger(published.path, {slug: dict(sorted(entries.items()))}, {})
    assert list(resorted.letters[slug]) != list(entries)
    changed = letter(*paragraphs[:1], "Another.", *paragraphs[2:])
    assert with_published_ids(changed, resorted) == with_published_ids(changed, published)
    assert broken_promises([AnnotatedDocument(with_published_ids(changed, resorted), ())], resorted) == []


def test_a_broken_promise_names_what_is_new() -> None:
    """Who must say where a link now leads is told which paragraphs may have taken its place."""
    published = ledger(letter(ONE, TWO))
    now = with_published_ids(letter(ONE, "Homes are good.", THREE), published)
    (problem,) = broken_promises([AnnotatedDocument(now, ())], published)
    assert "New here: p3 (“Homes are good.”), p4 (“Records are clear.”)." in problem.message


def test_paragraphs_that_change_places_keep_their_ids() -> None:
    """An id goes with its words when paragraphs are put in another order."""
    published = ledger(letter(ONE, TWO, THREE))
    assert ids(with_published_ids(letter(THREE, ONE, TWO), published)) == {THREE: "p3", ONE: "p1", TWO: "p2"}


def test_a_letter_that_is_gone_breaks_every_promise() -> None:
    """A published letter cannot be taken away in silence."""
    (problem,) = broken_promises([], ledger(letter(ONE, TWO)))
    assert "was published with 2 paragraphs, and the letter is gone" in problem.message
    assert problem.fatal


def test_the_ledger_grows_once(tmp_path: Path) -> None:
    """New ids are added; when all are known there is nothing to write, and the file reads back the same."""
    now = letter(ONE, TWO)
    first = updated([now], read_ledger(tmp_path))
    assert first is not None
    (tmp_path / "permalinks.yml").write_text(first, "utf-8")
    assert updated([now], read_ledger(tmp_path)) is None
    assert read_ledger(tmp_path).letters == ledger(letter(ONE, TWO)).letters


def test_a_ledger_that_does_not_fit_names_its_line(tmp_path: Path) -> None:
    """A hash that is none is reported with the file and line."""
    (tmp_path / "permalinks.yml").write_text("letters:\n  a:\n    p1: nonsense!\n", "utf-8")
    with pytest.raises(ReadacrossError, match=r"permalinks\.yml:3: letters\.a\.p1"):
        read_ledger(tmp_path)
