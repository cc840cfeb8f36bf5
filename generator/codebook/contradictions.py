"""What files that are right one by one may get wrong together, or twice: ids and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.codebook.formats import (
    CodebookFormat,
    CollectionFormat,
    EntitiesFormat,
    EntityFormat,
    GlossaryFormat,
    VisitsFormat,
)
from generator.errors import Problem
from generator.model import STANCES


def contradictions(
    folder: Path,
    collection: CollectionFormat,
    book: CodebookFormat,
    entities: EntitiesFormat,
    glossary: GlossaryFormat,
    visits: VisitsFormat,
) -> list[Problem]:
    """Ids given twice, ids that nothing defines, and names that belong to two entries."""
    at = folder.as_posix()
    return [
        *_of_collection(f"{at}/collection.yml", collection),
        *_of_themes(f"{at}/codebook/themes.yml", book),
        *_of_entities(f"{at}/codebook/entities.yml", entities),
        *_twice(f"{at}/codebook/glossary.yml", "term", (t.id for t in glossary.terms)),
        *_of_visits(f"{at}/codebook/visits.yml", visits, [a.id for a in collection.authorities]),
    ]


def _of_collection(path: str, collection: CollectionFormat) -> Iterator[Problem]:
    yield from _twice(path, "authority", (a.id for a in collection.authorities))
    yield from _twice(path, "kind", (k.id for k in collection.kinds))
    yield from _twice(path, "publisher", (p.id for p in collection.publishers))
    yield from _twice(path, "licence", (x.id for x in collection.licences))


def _of_themes(path: str, book: CodebookFormat) -> Iterator[Problem]:
    groups, stances = [g.id for g in book.groups], [s.id for s in book.stances]
    yield from _twice(path, "group", groups)
    yield from _twice(path, "theme", (t.id for t in book.themes))
    yield from _twice(path, "stance", stances)
    for stance in STANCES:
        if stance not in stances:
            message = f"the stance {stance!r} is not defined; expected all of: {', '.join(STANCES)}; add it"
            yield Problem(path, 0, "undefined", message)
    for theme in book.themes:
        if theme.group not in groups:
            yield _undefined(path, f"group {theme.group!r} of theme {theme.id}", groups)


def _of_entities(path: str, entities: EntitiesFormat) -> Iterator[Problem]:
    bodies = [e.id for e in entities.entities if e.kind == "body"]
    yield from _twice(path, "entity", (e.id for e in entities.entities))
    yield from _twice(path, "name", (name for e in entities.entities for name in _spelt(e)))
    for entity in entities.entities:
        for role in entity.roles:
            if role.body is not None and role.body not in bodies:
                yield _undefined(path, f"body {role.body!r} of {entity.id}", bodies)


def _of_visits(path: str, visits: VisitsFormat, authorities: Sequence[str]) -> Iterator[Problem]:
    yield from _twice(path, "visit", (v.id for v in visits.visits))
    for visit in visits.visits:
        if visit.authority not in authorities:
            yield _undefined(path, f"authority {visit.authority!r} of {visit.id}", authorities)


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


def _undefined(path: str, what: str, known: Iterable[str]) -> Problem:
    message = f"the {what} is not defined; expected one of: {', '.join(known)}; correct it or define it"
    return Problem(path, 0, "undefined", message)
