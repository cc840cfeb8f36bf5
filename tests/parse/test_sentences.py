"""Where a sentence ends."""

from __future__ import annotations

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
