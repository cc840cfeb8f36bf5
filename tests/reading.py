"""What tests read: case files, and the collection that the project holds."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.annotate import annotate
from generator.codebook import read_collection
from generator.corpus import read_corpus
from generator.corrections import read_corrections
from generator.link import link
from generator.model import Collection, Corpus, Document, Source
from generator.parse import parse
from generator.parse.kinds import Form
from generator.proof import Line, _joined, _read_lines
from generator.source import parse_source

ROOT = Path(__file__).parent.parent
COLLECTION = ROOT / "source_texts"
CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """A case of a case file: title, input and what is expected, each without its last line end."""

    title: str
    given: str
    expected: str


def cases(name: str) -> list[Case]:
    """The cases of `tests/cases/NAME.txt`: title, `.`, input, `.`, expected, `.`, then a blank line."""
    *parts, end = (CASES / f"{name}.txt").read_text("utf-8").split("\n.\n")
    assert not end.strip(), f"{name}.txt ends within a case: {end}"
    triples = zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    return [Case(title.strip(), given, expected) for title, given, expected in triples]


@cache
def collection() -> Collection:
    """The collection that the project holds, without its letters."""
    return read_collection(COLLECTION)


@cache
def corpus() -> Corpus:
    """The five letters, read across."""
    return read_corpus(COLLECTION)


def copied(tmp_path: Path) -> Path:
    """The collection in a folder of its own, to be harmed."""
    return Path(shutil.copytree(COLLECTION, tmp_path / "source_texts"))


FRONT = """\
---
title: "Focused visit to Anytown children’s services"
kind: focused-visit-letter
date: {value: 2020-02-03, basis: publisher, why: "Made for a test."}
authority: kirklees
publisher: ofsted
licence: ogl-3
---
"""


def source_of(text: str, front: str = FRONT, slug: str = "2020-02-03-test") -> Source:
    """A letter's source with this text under front matter that fits."""
    return parse_source(slug, front + text, collection(), f"source_texts/{slug}.txt")


def document_of(text: str, form: Form = "letter", front: str = FRONT) -> Document:
    """A letter with this text, parsed."""
    return parse(source_of(text, front), form)


def corpus_of(*documents: Document) -> Corpus:
    """Letters annotated and linked as a build does it, without corrections."""
    none = read_corrections(COLLECTION / "corrections", "no-such-letter", collection().codebook)
    return link(collection(), [annotate(document, collection(), none) for document in documents])


def file_lines(source: Source) -> list[Line]:
    """The lines of a letter's file that have words, broken words put together on the line they begin on."""
    return _joined(_read_lines(source))
