"""The exported record: one plain object a statement, from which every format is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NotRequired, TypedDict

from generator.model import (
    AnnotatedDocument,
    Coding,
    Corpus,
    Licence,
    Mention,
    SpokenOf,
    StanceLabel,
    Statement,
    ThemeLabel,
)

# By letter, a key of all that making a part of an export from it reads; where there is none it is made.
Keys = Mapping[str, str]
NO_KEYS: Keys = {}


class LabelRecord(TypedDict):
    """A theme or stance with what gave it and why; `who` decided where that was no rule and no model.

    `certain` is False where the site shows the label as not certain.
    """

    id: str
    by: str
    why: list[str]
    certain: bool
    who: NotRequired[str]


class MentionRecord(TypedDict):
    """A person or body named in the statement; offsets count as those of the statement do."""

    entity: str
    start: int
    end: int
    text: str


class ReferenceRecord(TypedDict):
    """Words that speak of a visit or letter; `to` is "" where they could not be placed."""

    to: str
    text: str


class Record(TypedDict):
    """One statement.

    `start` and `end` count characters of `Document.text`, the letter's reading text.
    `lines` are the first and last line in the letter's file, whose front matter is counted.
    `licence` is the id of the terms of the letter's words, `licence_name` what they are called.
    """

    letter: str
    block: int
    paragraph: str
    statement: str
    kind: str
    heading: str | None
    start: int
    end: int
    lines: list[int]
    text: str
    themes: list[LabelRecord]
    stance: LabelRecord
    mentions: list[MentionRecord]
    references: list[ReferenceRecord]
    licence: str
    licence_name: str


def records(corpus: Corpus) -> Iterator[Record]:
    """Every statement of every letter, in reading order."""
    spoken = spoken_in(corpus)
    for letter in corpus.letters:
        yield from records_of(letter, spoken[letter.slug], corpus.collection.licence(letter.meta.licence))


def spoken_in(corpus: Corpus) -> dict[str, list[SpokenOf]]:
    """What each letter speaks of, by its slug; a letter that speaks of nothing has an empty list."""
    spoken: dict[str, list[SpokenOf]] = {letter.slug: [] for letter in corpus.letters}
    for said in corpus.references:
        spoken[said.letter].append(said)
    return spoken


def records_of(letter: AnnotatedDocument, spoken: Iterable[SpokenOf], licence: Licence) -> Iterator[Record]:
    """Every statement of one letter, in reading order; `spoken` is what it speaks of, `licence` its own."""
    by_statement: dict[str, list[SpokenOf]] = defaultdict(list)
    for said in spoken:
        by_statement[said.statement].append(said)
    mentions = _mentions(letter)
    for statement, coding in letter.coded():
        said_here = by_statement.get(statement.id, [])
        yield _record(letter, statement, coding, mentions[statement.id], said_here, licence)


def _mentions(letter: AnnotatedDocument) -> dict[str, list[Mention]]:
    """The mentions inside each statement; both are in the order of the text."""
    found: dict[str, list[Mention]] = defaultdict(list)
    waiting = sorted(letter.mentions, key=lambda mention: (mention.start, mention.end, mention.entity))
    n = 0
    for statement in letter.document.statements:
        while n < len(waiting) and waiting[n].start < statement.end:
            if waiting[n].start >= statement.start:
                found[statement.id].append(waiting[n])
            n += 1
    return found


def _record(
    letter: AnnotatedDocument,
    statement: Statement,
    coding: Coding,
    mentions: Sequence[Mention],
    spoken: Sequence[SpokenOf],
    licence: Licence,
) -> Record:
    block = letter.document.blocks[statement.block]
    return {
        "letter": letter.slug,
        "block": statement.block,
        "paragraph": block.id,
        "statement": statement.id,
        "kind": block.kind,
        "heading": block.heading,
        "start": statement.start,
        "end": statement.end,
        "lines": [statement.lines.first, statement.lines.last],
        "text": letter.document.of(statement),
        "themes": [_label(label) for label in coding.themes],
        "stance": _label(coding.stance),
        "mentions": [{"entity": m.entity, "start": m.start, "end": m.end, "text": m.text} for m in mentions],
        "references": [{"to": s.to, "text": s.reference.text} for s in spoken],
        "licence": licence.id,
        "licence_name": licence.name,
    }


def _label(label: ThemeLabel | StanceLabel) -> LabelRecord:
    found: LabelRecord = {
        "id": label.id,
        "by": label.by,
        "why": list(label.why),
        "certain": label.certain,
    }
    return {**found, "who": label.decision.who} if label.decision else found
