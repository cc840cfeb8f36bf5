"""What `collection.yml` and the files in `codebook/` may say: one format a file, with its parts above it."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from generator.config import Checked, Id, Link, PartialDate, Text, dated
from generator.model import Basis, EntityKind, Form, SchemaType, StanceId

_BESIDE = re.compile(r"(?:(?:\.\./)+|/)(?:\w[\w.~-]*/)+", re.ASCII)


def _site_beside(address: str) -> str:
    """The security policy of a site lets a page ask its own address only, so no other is taken."""
    if not _BESIDE.fullmatch(address):
        raise ValueError("expected the folder of another site at the same address, such as ../newtown/")
    return address


SiteBeside = Annotated[str, AfterValidator(_site_beside)]


class GroupFormat(Checked):
    """A family of themes."""

    id: Id
    title: Text


class ThemeFormat(Checked):
    """A theme: its question, and what counts and does not."""

    id: Id
    group: Id
    title: Text
    question: Text
    include: Text
    exclude: str = ""


class StanceFormat(Checked):
    """A stance and its definition."""

    id: StanceId
    title: Text
    definition: Text


Number = Annotated[int, Field(ge=0, le=1_000_000)]


class CodebookFormat(Checked):
    """`codebook/themes.yml`."""

    version: Number
    groups: tuple[GroupFormat, ...]
    themes: tuple[ThemeFormat, ...]
    stances: tuple[StanceFormat, ...]
    rules: tuple[Text, ...] = ()


class AuthorityFormat(Checked):
    """A council."""

    id: Id
    name: Text


# What a sentence calls a document of that form, unless its kind says otherwise.
NOUNS = {"letter": "letter", "report": "report", "message": "message", "web-page": "web page"}


class KindFormat(Checked):
    """A kind of document, by which rules its text is read, and what a sentence calls one."""

    id: Id
    title: Text
    form: Form
    schema_type: SchemaType = "Report"
    noun: Text | None = None


class PublisherFormat(Checked):
    """Who published a letter."""

    id: Id
    name: Text
    link: Link = ""


class LicenceFormat(Checked):
    """The terms under which a text is shown."""

    id: Id
    name: Text
    note: Text
    link: Link = ""


def _each_once(sites: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(sites)) < len(sites):
        raise ValueError("a site stands here twice; name each once, or its letters would be counted twice")
    return sites


def _language(tag: str) -> str:
    if not re.fullmatch("[a-z]{2,3}(-[A-Z]{2})?", tag):
        raise ValueError("expected a language's short name, with a country's where it matters: en-GB, cy")
    return tag


class CollectionFormat(Checked):
    """`collection.yml`."""

    title: Text
    summary: Text
    language: Annotated[str, AfterValidator(_language)] = "en-GB"
    edition: bool | None = None
    search_with: Annotated[tuple[SiteBeside, ...], AfterValidator(_each_once)] = ()
    authorities: tuple[AuthorityFormat, ...]
    kinds: tuple[KindFormat, ...]
    publishers: tuple[PublisherFormat, ...]
    licences: tuple[LicenceFormat, ...]


class RoleFormat(Checked):
    """An office that a person held, as a letter states it."""

    title: Text
    body: Id | None = None
    when: str = ""
    letter: str | None = None


class EntityFormat(Checked):
    """A person or a body, with every form of the name that counts as a mention."""

    id: Id
    kind: EntityKind
    title: Text
    names: tuple[Text, ...]
    roles: tuple[RoleFormat, ...] = ()
    note: str = ""


class EntitiesFormat(Checked):
    """`codebook/entities.yml`."""

    entities: tuple[EntityFormat, ...] = ()


class TermFormat(Checked):
    """A term of the glossary. Without `expansion` it is a word, not an abbreviation."""

    id: Id
    term: Text
    expansion: str = ""
    meaning: Text
    source: Text
    link: Link = ""
    checked: PartialDate | Literal[""] = ""


class GlossaryFormat(Checked):
    """`codebook/glossary.yml`."""

    terms: tuple[TermFormat, ...] = ()


VisitKind = Literal["monitoring visit", "focused visit", "inspection"]


class KnownVisitFormat(Checked):
    """A visit or inspection that a maintainer has written down, with how it is known."""

    id: Id
    kind: VisitKind
    authority: Id
    title: Text
    first: PartialDate
    last: PartialDate | None = None
    ordinal: Number = 0
    basis: Basis
    why: Text

    _dated = model_validator(mode="after")(dated)


class VisitsFormat(Checked):
    """`codebook/visits.yml`."""

    visits: tuple[KnownVisitFormat, ...] = ()
