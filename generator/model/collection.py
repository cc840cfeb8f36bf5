"""What a collection holds beside its letters: whom they name, what they are, who published them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.basis import Basis
from generator.model.codebook import Codebook

Form = Literal["letter", "report", "message", "web-page"]
SchemaType = Literal["Report", "NewsArticle", "Message"]
EntityKind = Literal["person", "body"]


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person held, as a letter states it."""

    title: str
    body: str | None
    when: str
    letter: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or a body that letters name.

    `names` are the exact forms that count as a mention, longest first; the first given is the entry's title.
    `note` is a sentence of ours, with its source.
    """

    id: str
    kind: EntityKind
    title: str
    names: tuple[str, ...]
    roles: tuple[Role, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term that a reader may not know: meaning, where the meaning comes from, and when that was checked."""

    id: str
    term: str
    expansion: str
    meaning: str
    source: str
    link: str
    checked: str


@dataclass(frozen=True, slots=True)
class KindOfDocument:
    """A kind of letter; `form` says by which rules its text is read, `noun` what a sentence calls it."""

    id: str
    title: str
    form: Form
    schema_type: SchemaType
    noun: str = "letter"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published a letter."""

    id: str
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which a letter's text is shown."""

    id: str
    name: str
    note: str
    link: str


@dataclass(frozen=True, slots=True)
class Authority:
    """A council whose services the letters are about."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownVisit:
    """A visit that a maintainer has written down, with where it is known from.

    `ordinal` is its count among its kind (5 for "the fifth monitoring visit"), 0 where no letter counts it.
    """

    id: str
    kind: str
    first: str
    last: str
    title: str
    authority: str
    basis: Basis
    why: str
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """What `source_texts/` holds beside the letters.

    `edition` says whether the collection is set as a PDF; None leaves it to its size.
    `search_with` are the addresses of other sites that its search asks too, relative to the site's own.
    """

    title: str
    summary: str
    language: str
    authorities: tuple[Authority, ...]
    kinds: tuple[KindOfDocument, ...]
    publishers: tuple[Publisher, ...]
    licences: tuple[Licence, ...]
    entities: tuple[Entity, ...]
    glossary: tuple[GlossaryEntry, ...]
    visits: tuple[KnownVisit, ...]
    codebook: Codebook
    edition: bool | None = None
    search_with: tuple[str, ...] = ()

    def kind(self, kind_id: str) -> KindOfDocument:
        """The kind of document of that id; KeyError if the collection has none."""
        for kind in self.kinds:
            if kind.id == kind_id:
                return kind
        raise KeyError(kind_id)

    def licence(self, licence_id: str) -> Licence:
        """The licence of that id; KeyError if the collection has none."""
        for licence in self.licences:
            if licence.id == licence_id:
                return licence
        raise KeyError(licence_id)
