"""What is said of a collection's files that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.codebook import read_collection
from generator.errors import ReadacrossError
from generator.source import parse_source
from tests.reading import collection, copied

CORRECTIONS = """\
by: {{who: A maintainer, when: 2026-11-22}}
statements:
  - quote: "{quote}"
    stance: concern
    why: A test.
"""
"""A letter's corrections with one entry, to be formatted with the words that it quotes."""


def problems_of(text: str) -> list[str]:
    """What is said of a letter's file with this content."""
    slug = "2020-02-03-test"
    with pytest.raises(ReadacrossError) as caught:
        parse_source(slug, text, collection(), f"source_texts/{slug}.txt")
    return [str(p) for p in caught.value.problems]


def lacking(tmp_path: Path, file: str, change: tuple[str, str]) -> list[str]:
    """What is said of the collection after a change to one of its files."""
    folder = copied(tmp_path)
    path = folder / file
    text = path.read_text("utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change, 1), "utf-8")
    with pytest.raises(ReadacrossError) as caught:
        read_collection(folder)
    return [problem.message for problem in caught.value.problems]
