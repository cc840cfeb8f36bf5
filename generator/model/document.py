"""One letter, from its file to all that can be said of it without another letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.model.basis import Basis, Decision
from generator.model.coding import Coding
from generator.model.mentions import (
    Abbreviation,
    Claim,
    DateMention,
    EventMention,
    Mention,
    Oddity,
    Reference,
    Scope,
)

BlockKind = Literal[
    "title",
    "date",
    "address",
    "salutation",
    "heading",
    "paragraph",
    "bullet",
    "closing",
    "signature",
    "left-out",
]


class Lines(NamedTuple):
    """First and last line of something in its file, both included."""

    first: int
    last: int


NOT_STATED = "not-stated"
"""The id of a council, publisher or licence that nobody could read from a document."""


@dataclass(frozen=True, slots=True)
class LetterDate:
    """When a letter was written: how precisely we know, and from what."""

    value: str
    basis: Basis
    why: str


@dataclass(frozen=True, slots=True)
class VisitReported:
    """The visit that a letter reports; dates as stated, the last equal to the first for one day."""

    kind: str
    first: str
    last: str
    basis: Basis
    why: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """The front matter of one letter, checked. Empty strings and tuples mean "not recorded here".

    `authors` wrote the letter; `inspectors` are those whom it names as having made the visit, whoever signed.
    `about` is the id of the visit that the text is about without being the inspectors' own report of it.
    `publisher_basis` is "inferred" where nothing states who published the letter.
    """

    title: str
    kind: str
    date: LetterDate
    authority: str
    publisher: str
    licence: str
    authors: tuple[str, ...]
    author_role: str
    addressee: str
    addressee_role: str
    visit: VisitReported | None
    framework: str
    link: str
    original_file: str
    original_sha256: str
    converted: str
    note: str
    about: str = ""
    inspectors: tuple[str, ...] = ()
    publisher_basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class Source:
    """One letter's file: checked front matter, and the text as it came.

    `text` is everything after the front matter's closing line, character for character.
    `first_line` is the file's line on which `text` begins.
    `sha256` is of `text` in UTF-8.
    """

    slug: str
    path: str
    meta: Metadata
    text: str
    first_line: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the letter that stands on its own: `Document.text[start:end]`.

    `id` is the permanent anchor ("p12") of a paragraph or bullet, and "" for every other kind.
    `heading` is the text of the heading it stands under, or None before the first.
    `level` is 0, or for a bullet how deep it is nested, or for a heading its rank (1 title, 2, 3).
    `printed` is the number that the letter itself prints before the paragraph, or "".
    `former_ids` are anchors that were published once and lead here now.
    """

    n: int
    kind: BlockKind
    start: int
    end: int
    lines: Lines
    id: str = ""
    heading: str | None = None
    level: int = 0
    printed: str = ""
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, or one bullet: the unit that is coded."""

    id: str
    block: int
    start: int
    end: int
    lines: Lines


@dataclass(frozen=True, slots=True)
class Document:
    """A letter read into blocks and statements.

    `text` is every block's text in the order of the file, white space folded, joined by two newlines.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...]

    @property
    def slug(self) -> str:
        return self.source.slug

    @property
    def meta(self) -> Metadata:
        return self.source.meta

    def of(self, part: Block | Statement | Mention | Reference | DateMention | Abbreviation | Oddity) -> str:
        """The words of a part of this document."""
        return self.text[part.start : part.end]

    def statements_of(self, block: Block) -> tuple[Statement, ...]:
        """The statements of one block, in order."""
        return tuple(s for s in self.statements if s.block == block.n)


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document with everything that can be said of it without another letter.

    `reviewed` says who went through every statement's coding; its labels are then as sure as they can be.
    """

    document: Document
    codings: tuple[Coding, ...]
    mentions: tuple[Mention, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    references: tuple[Reference, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[EventMention, ...] = ()
    scope: tuple[Scope, ...] = ()
    reviewed: Decision | None = None

    @property
    def slug(self) -> str:
        return self.document.slug

    @property
    def meta(self) -> Metadata:
        return self.document.meta

    @property
    def council(self) -> str:
        """Tells letters about one council from others; where it is not stated, no other is known to be."""
        stated = self.meta.authority != NOT_STATED
        return self.meta.authority if stated else f"{NOT_STATED}-{self.slug}"

    @property
    def speaker(self) -> tuple[str, str]:
        """Tells letters of one publisher about one council likewise."""
        stated = self.meta.publisher != NOT_STATED
        return self.council, self.meta.publisher if stated else f"{NOT_STATED}-{self.slug}"

    @property
    def has_speaker(self) -> bool:
        """Whether council and publisher are stated, so that others of the same speaker can be known."""
        return NOT_STATED not in (self.meta.authority, self.meta.publisher)

    def coded(self) -> Iterator[tuple[Statement, Coding]]:
        """Every statement with its coding, in reading order."""
        return zip(self.document.statements, self.codings, strict=True)
