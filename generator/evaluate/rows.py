"""A corpus's own coding as rows, to be laid beside a reference or an earlier coding."""

from __future__ import annotations

from typing import Any

from generator.exports.record import records
from generator.model import Coding, Corpus


def rows_of(corpus: Corpus) -> list[dict[str, Any]]:
    """The exported records in reading order, each with how sure it is of its labels, by their ids."""
    codings = [coding for letter in corpus.letters for coding in letter.codings]
    return [
        {**record, "sure": _sure(coding)} for record, coding in zip(records(corpus), codings, strict=True)
    ]


def _sure(coding: Coding) -> dict[str, float]:
    themes = {theme.id: theme.confidence for theme in coding.themes}
    return {**themes, coding.stance.id: coding.stance.confidence}
