"""Where a sentence ends."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.sentences import sentence_spans
from tests.reading import Case, cases


@pytest.mark.parametrize("case", cases("sentences"), ids=lambda case: case.title)
def test_sentences_of_the_case_file(case: Case) -> None:
    """Each case is split where a reader would split it."""
    assert "|".join(case.given[a:b] for a, b in sentence_spans(case.given)) == case.expected


@given(st.text(alphabet="Ab .?!“”‘’()", max_size=60))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    """The sentences hold every word of the text, once and in order."""
    spans = list(sentence_spans(text))
    assert " ".join(" ".join(text[a:b] for a, b in spans).split()) == " ".join(text.split())
    assert all(a < b for a, b in spans)


@pytest.mark.parametrize(
    "text",
    [
        "Plans are late. " * 10_000,
        f"“{'Plans are late. ' * 10_000}” said the report.",
        "“Plans are late. " * 10_000,
        "." * 100_000,
    ],
    ids=["plain", "one quotation", "open quotations", "full stops"],
)
def test_a_long_paragraph_takes_no_longer_than_its_length(text: str) -> None:
    """A paragraph of 160,000 characters is split in seconds: each full stop looks at a few characters."""
    start = process_time()
    assert sum(1 for _ in sentence_spans(text))
    assert process_time() - start < 5
