"""The published coding of the five letters is the reviewed one, statement by statement.

`cases/reviewed.jsonl` holds two independent readings by a language model under the codebook.
Where they differed (18 themes of 232 statements, no stance) a third reading settled it;
the labels that only one reading gave are in `themes_either`.
A later reading took the praise from three statements of what the director is or was confident of.
They are not the work of human coders.
"""

from __future__ import annotations

import hashlib
import json

from tests.reading import CASES, corpus

REVIEWED = CASES / "reviewed.jsonl"
SHA256 = "632d2a7f87b83fe6fff91f30be7f45411fcd4949d73dd5c14318c664de7bd45e"


def test_the_reviewed_reading_is_the_one_that_was_pinned() -> None:
    """The answer sheet cannot change without this line changing too."""
    assert hashlib.sha256(REVIEWED.read_bytes()).hexdigest() == SHA256


def test_every_statement_is_published_as_reviewed() -> None:
    """Themes and stance of every statement on the site are those of the review, in the same order."""
    reviewed = [json.loads(line) for line in REVIEWED.read_text("utf-8").splitlines()]
    published = {
        (letter.slug, statement.id): (
            letter.document.of(statement),
            [label.id for label in coding.themes],
            coding.stance.id,
        )
        for letter in corpus().letters
        for statement, coding in letter.coded()
    }
    expected = {(r["letter"], r["id"]): (r["text"], r["themes"], r["stance"][0]) for r in reviewed}
    assert published == expected
