"""People and bodies: one entry each, with roles as letters state them and every passage that names it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Entity, EntityMentions, Page, Passage, Role
from generator.pages import addresses, wording
from generator.pages.front import PEOPLE, front
from generator.pages.places import Places
from generator.pages.shown import At, LetterShown, Link, PassageShown

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
MENTIONS_A_PAGE = 350
QUOTED_AN_ENTRY = 250
FACTS_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class RoleShown:
    """An office as a letter states it; `when` is in words, `letter` None where the fact is from elsewhere."""

    title: str
    body: str
    when: str
    letter: LetterShown | None


@dataclass(frozen=True, slots=True)
class Named:
    """The passages of one letter that name somebody; only counted where they are too many to quote."""

    letter: LetterShown
    passages: tuple[PassageShown, ...]
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class EntryShown:
    """A person or body; `href` leads to the entry's own page where it has one.

    `term` is the glossary's entry on one of its names, as its meaning and where it stands, or None.
    """

    id: str
    title: str
    also: str
    note: str
    term: Link | None
    roles: tuple[RoleShown, ...]
    mentions: int
    letters: int
    named: tuple[Named, ...]
    href: str


@dataclass(frozen=True, slots=True)
class InFacts:
    """A name that the facts of letters give, with what it is in each: "author", "inspector", "addressee"."""

    name: str
    letters: tuple[tuple[LetterShown, str], ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """People, then bodies, then names in the facts of letters that have no entry.

    `unlisted` counts these names; they are listed in `in_facts` if the page can hold them.
    """

    people: tuple[EntryShown, ...]
    bodies: tuple[EntryShown, ...]
    unlisted: int
    in_facts: tuple[InFacts, ...]
    letters: str


@dataclass(frozen=True, slots=True)
class EntityView:
    """The page of one entry."""

    entry: EntryShown
    up: str


def people_pages(places: Places) -> Iterable[Page]:
    """The index of people and bodies, and a page for each where mentions are very many."""
    entities = places.corpus.entities
    whole = sum(len(found.passages) for found in entities) <= MENTIONS_A_PAGE
    at = At(places, addresses.PEOPLE)
    in_facts = _in_facts(at)
    view = PeopleView(
        tuple(_entry(at, found, whole) for found in entities if found.entity.kind == "person"),
        tuple(_entry(at, found, whole) for found in entities if found.entity.kind == "body"),
        len(in_facts),
        in_facts if sum(len(one.letters) for one in in_facts) <= FACTS_A_PAGE else (),
        at.to(addresses.LETTERS),
    )
    description = (
        "Who the letters name: people with their roles as stated, bodies, and every passage that names them."
    )
    matter = {"title": "People and bodies", "description": description}
    yield Page(at.path, "people.md.j2", matter, view)
    if not whole:
        yield from (_entity_page(places, found) for found in entities)


def _in_facts(at: At) -> tuple[InFacts, ...]:
    """The authors, inspectors and addressees of letters whom no entry names, in order of the alphabet.

    "colleagues" is no name: one has a capital letter.
    """
    known = [name for found in at.places.corpus.entities for name in found.entity.names]
    named: dict[str, dict[str, list[str]]] = {}
    for slug, letter in at.places.letters.items():
        meta = letter.meta
        roles = (("author", meta.authors), ("inspector", meta.inspectors), ("addressee", (meta.addressee,)))
        for role, names in roles:
            for name in names:
                if name != name.lower() and not any(f" {one} " in f" {name} " for one in known):
                    named.setdefault(name, {}).setdefault(slug, []).append(role)
    return tuple(
        InFacts(name, tuple((at.letter(slug), wording.listed(roles)) for slug, roles in letters.items()))
        for name, letters in sorted(named.items())
    )


def _entity_page(places: Places, found: EntityMentions) -> Page:
    at = At(places, addresses.entity(found.entity.id))
    title = found.entity.title
    description = f"Every passage of the letters held here that names {title}."
    view = EntityView(_entry(at, found, True), at.to(addresses.PEOPLE))
    return Page(at.path, "entity.md.j2", front(title, description, PEOPLE), view)


def _entry(at: At, found: EntityMentions, whole: bool) -> EntryShown:
    entity = found.entity
    others = tuple(name for name in entity.names if name != entity.title)
    by_letter: dict[str, list[Passage]] = {}
    for passage in found.passages:
        by_letter.setdefault(passage.letter, []).append(passage)
    quote = len(found.passages) <= QUOTED_AN_ENTRY
    return EntryShown(
        id=entity.id,
        title=entity.title,
        also=wording.listed(others),
        note=entity.note,
        term=_term(at, entity),
        roles=tuple(_role(at, role) for role in entity.roles),
        mentions=len(found.passages),
        letters=len(by_letter),
        named=tuple(_named(at, slug, some, quote) for slug, some in by_letter.items()) if whole else (),
        href="" if whole else at.to(addresses.entity(entity.id)),
    )


def _term(at: At, entity: Entity) -> Link | None:
    for entry in at.places.corpus.collection.glossary:
        if entry.term in entity.names or (entry.expansion and entry.expansion in entity.names):
            return Link(at.to(addresses.GLOSSARY, entry.id), entry.meaning)
    return None


def _named(at: At, slug: str, passages: list[Passage], quote: bool) -> Named:
    return Named(
        letter=at.letter(slug),
        passages=at.passages(passages) if quote else (),
        number=len(passages),
        href=at.statement(slug, passages[0].statement),
    )


def _role(at: At, role: Role) -> RoleShown:
    titles = {found.id: found.title for found in at.places.corpus.collection.entities}
    return RoleShown(
        title=role.title,
        body=titles.get(role.body, role.body) if role.body else "",
        when=_when(role.when),
        letter=at.letter(role.letter) if role.letter and role.letter in at.places.letters else None,
    )


def _when(stated: str) -> str:
    """When a role was held: a date in words, and anything else as the codebook has it."""
    return wording.day(stated) if _DATE.fullmatch(stated) else stated
