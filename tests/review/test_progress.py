"""How far a review has come, and what makes it ask again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.review.progress import Deed, Progress, left_to_do, read_progress, save_progress, seen
from tests.review.made import THEMES, coding, item, numbered

ITEMS = tuple(numbered(n, item("concern", THEMES[:1])) for n in range(3))


def looked_at(*deeds: Deed) -> Progress:
    """The first of the statements, each looked at so."""
    notes = [seen(of, deed, of.labels) for of, deed in zip(ITEMS, deeds, strict=False)]
    return {(note.text, note.nth): note for note in notes}


def test_progress_is_read_as_it_was_saved(tmp_path: Path) -> None:
    """In the order in which the statements were looked at."""
    progress = looked_at("accepted", "skipped", "changed")
    save_progress(tmp_path / "new" / "x.json", progress)
    assert list(read_progress(tmp_path / "new" / "x.json").items()) == list(progress.items())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"seen": [1]}',
        b'{"seen": [{}]}',
        b"\xff",
        pytest.param(b"[" * 100_000, id="deep"),
    ],
)
def test_a_spoilt_file_counts_as_none(tmp_path: Path, content: bytes) -> None:
    """It only saves work, so it stops nothing."""
    (tmp_path / "x.json").write_bytes(content)
    assert read_progress(tmp_path / "x.json") == {}
    assert read_progress(tmp_path / "none.json") == {}


def test_skipped_statements_come_again_once_all_others_are_done() -> None:
    """Not before, and not the ones that are done."""
    assert left_to_do(ITEMS, looked_at("skipped")) == ITEMS[1:]
    assert left_to_do(ITEMS, looked_at("skipped", "accepted", "changed")) == ITEMS[:1]
    assert left_to_do(ITEMS, looked_at("accepted", "accepted", "changed")) == ()


def test_a_statement_whose_labels_have_changed_is_asked_again() -> None:
    """What was accepted was that coding, not any that comes after it."""
    recoded = replace(ITEMS[0], now=coding("strength", THEMES[:1]))
    rethemed = replace(ITEMS[1], now=coding("concern", THEMES[:2]))
    reworded = replace(ITEMS[2], text="Other words.")
    progress = looked_at("accepted", "accepted", "accepted")
    assert left_to_do((recoded, rethemed, reworded), progress) == (recoded, rethemed, reworded)
