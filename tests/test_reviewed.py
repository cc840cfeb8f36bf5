"""The published coding of the five letters is the reviewed one, statement by statement.

`cases/reviewed.jsonl` holds two independent readings by a language model under the codebook.
Where they differed (18 themes of 232 statements, no stance) a third reading settled it;
the labels that only one reading gave are in `themes_either`.
They are not the work of human coders.
"""

from __future__ import annotations

import hashlib
import json

from tests.reading import CASES, corpus

REVIEWED = CASES / "reviewed.jsonl"
SHA256 = "ba2cac0d2994c3bae8e607051515c4240b29767230451ecdd3df8129833c742a"


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
