"""The collection's own words: `collection.yml` and the files in `codebook/`, checked on load.

Names, aliases, glossary, known visits and themes are the maintainer's to change; nothing here knows any.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from generator.config import BasisField, Checked, Format, Id, PartialDate, Text, in_order, read_checked
from generator.errors import Problem, ReadacrossError
from generator.model import (
    STANCES,
    Authority,
    Codebook,
    Collection,
    Entity,
    GlossaryEntry,
    Group,
    KindOfDocument,
    KnownVisit,
    Licence,
    Publisher,
    Role,
    Stance,
    StanceId,
    Theme,
)

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
    form: Literal["letter", "report", "message", "web-page"]
    schema_type: Literal["Report", "NewsArticle", "Message"] = "Report"
    noun: Text | None = None


class PublisherFormat(Checked):
    """Who published a letter."""

    id: Id
    name: Text
    link: str = ""


class LicenceFormat(Checked):
    """The terms under which a text is shown."""

    id: Id
    name: Text
    note: Text
    link: str = ""


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
    kind: Literal["person", "body"]
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
    link: str = ""
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
    basis: BasisField
    why: Text

    _in_order = model_validator(mode="after")(in_order)


class VisitsFormat(Checked):
    """`codebook/visits.yml`."""

    visits: tuple[KnownVisitFormat, ...] = ()


def read_collection(folder: Path) -> Collection:
    """Everything in the collection beside the letters and their corrections.

    Raises ReadacrossError with every problem found in any of the files.
    """
    problems: list[Problem] = []
    collection = _read(CollectionFormat, folder, "collection.yml", problems)
    book = _read(CodebookFormat, folder, "codebook/themes.yml", problems)
    entities = _read(EntitiesFormat, folder, "codebook/entities.yml", problems)
    glossary = _read(GlossaryFormat, folder, "codebook/glossary.yml", problems)
    visits = _read(VisitsFormat, folder, "codebook/visits.yml", problems)
    if collection is None or book is None or entities is None or glossary is None or visits is None:
        raise ReadacrossError(problems)
    problems += _contradictions(folder, collection, book, entities, glossary, visits)
    if problems:
        raise ReadacrossError(problems)
    return Collection(
        title=collection.title,
        summary=collection.summary,
        language=collection.language,
        edition=collection.edition,
        search_with=collection.search_with,
        authorities=tuple(Authority(a.id, a.name) for a in collection.authorities),
        kinds=tuple(
            KindOfDocument(k.id, k.title, k.form, k.schema_type, k.noun or NOUNS[k.form])
            for k in collection.kinds
        ),
        publishers=tuple(Publisher(p.id, p.name, p.link) for p in collection.publishers),
        licences=tuple(Licence(x.id, x.name, x.note, x.link) for x in collection.licences),
        entities=tuple(_entity(e) for e in entities.entities),
        glossary=tuple(
            GlossaryEntry(t.id, t.term, t.expansion, t.meaning, t.source, t.link, t.checked)
            for t in glossary.terms
        ),
        visits=tuple(_visit(v) for v in visits.visits),
        codebook=_codebook(book),
    )


def _read(form: type[Format], folder: Path, name: str, problems: list[Problem]) -> Format | None:
    try:
        return read_checked(form, folder / name, f"{folder.as_posix()}/{name}")
    except ReadacrossError as error:
        problems.extend(error.problems)
        return None


def _entity(form: EntityFormat) -> Entity:
    return Entity(
        id=form.id,
        kind=form.kind,
        title=form.title,
        names=tuple(sorted(form.names, key=lambda name: (-len(name), name))),
        roles=tuple(Role(r.title, r.body, r.when, r.letter) for r in form.roles),
        note=form.note,
    )


def _visit(form: KnownVisitFormat) -> KnownVisit:
    return KnownVisit(
        id=form.id,
        kind=form.kind,
        first=form.first,
        last=form.last or form.first,
        title=form.title,
        authority=form.authority,
        basis=form.basis,
        why=form.why,
        ordinal=form.ordinal,
    )


def _codebook(form: CodebookFormat) -> Codebook:
    return Codebook(
        version=form.version,
        groups=tuple(Group(g.id, g.title) for g in form.groups),
        themes=tuple(
            Theme(t.id, t.group, t.title, *map(_as_printed, (t.question, t.include, t.exclude)))
            for t in form.themes
        ),
        stances=tuple(Stance(s.id, s.title, _as_printed(s.definition)) for s in form.stances),
        rules=tuple(map(_as_printed, form.rules)),
    )


def _as_printed(text: str) -> str:
    """Rules with curly apostrophes and quotation marks, as all pages have them; files are typed without."""
    for straight, opening, other in (("'", "‘", "’"), ('"', "“", "”")):
        text = re.sub(rf"(?<!\w){straight}(?=\w)", opening, text).replace(straight, other)
    return text


def _contradictions(
    folder: Path,
    collection: CollectionFormat,
    book: CodebookFormat,
    entities: EntitiesFormat,
    glossary: GlossaryFormat,
    visits: VisitsFormat,
) -> list[Problem]:
    """Ids given twice, ids that nothing defines, and names that belong to two entries."""
    settings, themes, people, terms, known = (
        f"{folder.as_posix()}/{name}.yml"
        for name in ("collection", *(f"codebook/{n}" for n in ("themes", "entities", "glossary", "visits")))
    )
    groups, stances = [g.id for g in book.groups], [s.id for s in book.stances]
    authorities = [a.id for a in collection.authorities]
    bodies = [e.id for e in entities.entities if e.kind == "body"]
    return [
        *_twice(settings, "authority", authorities),
        *_twice(settings, "kind", (k.id for k in collection.kinds)),
        *_twice(settings, "publisher", (p.id for p in collection.publishers)),
        *_twice(settings, "licence", (x.id for x in collection.licences)),
        *_twice(themes, "group", groups),
        *_twice(themes, "theme", (t.id for t in book.themes)),
        *_twice(themes, "stance", stances),
        *_twice(people, "entity", (e.id for e in entities.entities)),
        *_twice(people, "name", (name for e in entities.entities for name in _spelt(e))),
        *_twice(terms, "term", (t.id for t in glossary.terms)),
        *_twice(known, "visit", (v.id for v in visits.visits)),
        *(_without_stance(themes, stance) for stance in STANCES if stance not in stances),
        *(
            _undefined(themes, f"group {t.group!r} of theme {t.id}", groups)
            for t in book.themes
            if t.group not in groups
        ),
        *(
            _undefined(people, f"body {role.body!r} of {e.id}", bodies)
            for e in entities.entities
            for role in e.roles
            if role.body is not None and role.body not in bodies
        ),
        *(
            _undefined(known, f"authority {v.authority!r} of {v.id}", authorities)
            for v in visits.visits
            if v.authority not in authorities
        ),
    ]


def _spelt(entity: EntityFormat) -> list[str]:
    """Its names, each once: letters are searched for either apostrophe, so the two make one name."""
    return sorted({name.replace("’", "'") for name in entity.names})


def _twice(path: str, what: str, ids: Iterable[str]) -> list[Problem]:
    return [
        Problem(
            path,
            0,
            "given-twice",
            f"the {what} {name!r} is given {n} times; expected once; take the others out",
        )
        for name, n in sorted(Counter(ids).items())
        if n > 1
    ]


def _without_stance(path: str, stance: str) -> Problem:
    message = f"the stance {stance!r} is not defined; expected all of: {', '.join(STANCES)}; add it"
    return Problem(path, 0, "undefined", message)


def _undefined(path: str, what: str, known: Iterable[str]) -> Problem:
    message = f"the {what} is not defined; expected one of: {', '.join(known)}; correct it or define it"
    return Problem(path, 0, "undefined", message)
