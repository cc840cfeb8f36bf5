"""What files that are right one by one may get wrong together, or twice: ids and names."""

from __future__ import annotations

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
from generator.config import Place, line_of, read_text
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
    book_of = folder / "codebook"
    return [
        *_of_collection(folder / "collection.yml", collection),
        *_of_themes(book_of / "themes.yml", book),
        *_of_entities(book_of / "entities.yml", entities),
        *_twice(book_of / "glossary.yml", "term", "terms", [t.id for t in glossary.terms]),
        *_of_visits(book_of / "visits.yml", visits, [a.id for a in collection.authorities]),
    ]


def _of_collection(path: Path, collection: CollectionFormat) -> Iterator[Problem]:
    yield from _twice(path, "authority", "authorities", [a.id for a in collection.authorities])
    yield from _twice(path, "kind", "kinds", [k.id for k in collection.kinds])
    yield from _twice(path, "publisher", "publishers", [p.id for p in collection.publishers])
    yield from _twice(path, "licence", "licences", [x.id for x in collection.licences])
    yield from _of_one_name(path, collection)


def _of_one_name(path: Path, collection: CollectionFormat) -> Iterator[Problem]:
    """Councils whose names differ in capitals and spaces at most, each on the line of its name."""
    first: dict[str, str] = {}
    for n, authority in enumerate(collection.authorities):
        other = first.setdefault(" ".join(authority.name.casefold().split()), authority.id)
        if other != authority.id:
            message = (
                f"the authorities {other!r} and {authority.id!r} both have the name {authority.name!r}; "
                "expected a name of its own for each, since pages tell them apart by it; change one name, "
                f"or take {authority.id!r} out and give its letters the authority {other!r}"
            )
            yield _problem(path, ("authorities", n, "name"), "same-name", message)


def _of_themes(path: Path, book: CodebookFormat) -> Iterator[Problem]:
    groups, stances = [g.id for g in book.groups], [s.id for s in book.stances]
    yield from _twice(path, "group", "groups", groups)
    yield from _twice(path, "theme", "themes", [t.id for t in book.themes])
    yield from _twice(path, "stance", "stances", stances)
    for stance in STANCES:
        if stance not in stances:
            message = f"the stance {stance!r} is not defined; expected all of: {', '.join(STANCES)}; add it"
            yield _problem(path, ("stances",), "undefined", message)
    for n, theme in enumerate(book.themes):
        if theme.group not in groups:
            what = f"group {theme.group!r} of theme {theme.id}"
            yield _undefined(path, ("themes", n, "group"), what, groups)


def _of_entities(path: Path, entities: EntitiesFormat) -> Iterator[Problem]:
    bodies = [e.id for e in entities.entities if e.kind == "body"]
    yield from _twice(path, "entity", "entities", [e.id for e in entities.entities])
    named = [(n, name) for n, e in enumerate(entities.entities) for name in _spelt(e)]
    yield from _given_twice(path, "name", [(("entities", n, "names"), name) for n, name in named])
    for n, entity in enumerate(entities.entities):
        for m, role in enumerate(entity.roles):
            if role.body is not None and role.body not in bodies:
                place = ("entities", n, "roles", m, "body")
                yield _undefined(path, place, f"body {role.body!r} of {entity.id}", bodies)


def _of_visits(path: Path, visits: VisitsFormat, authorities: Sequence[str]) -> Iterator[Problem]:
    yield from _twice(path, "visit", "visits", [v.id for v in visits.visits])
    for n, visit in enumerate(visits.visits):
        if visit.authority not in authorities:
            what = f"authority {visit.authority!r} of {visit.id}"
            yield _undefined(path, ("visits", n, "authority"), what, authorities)


def _spelt(entity: EntityFormat) -> list[str]:
    """Its names, each once: letters are searched for either apostrophe, so the two make one name."""
    return sorted({name.replace("’", "'") for name in entity.names})


def _twice(path: Path, what: str, key: str, ids: Sequence[str]) -> list[Problem]:
    """The ids that more than one entry of the list under `key` has."""
    return _given_twice(path, what, [((key, n, "id"), name) for n, name in enumerate(ids)])


def _given_twice(path: Path, what: str, names: Sequence[tuple[Place, str]]) -> list[Problem]:
    """What is given more than once, on the line where it is given again."""
    places: dict[str, list[Place]] = {}
    for place, name in names:
        places.setdefault(name, []).append(place)
    return [
        _problem(
            path,
            given[1],
            "given-twice",
            f"the {what} {name!r} is given {len(given)} times; expected once; take the others out",
        )
        for name, given in sorted(places.items())
        if len(given) > 1
    ]


def _undefined(path: Path, place: Place, what: str, known: Iterable[str]) -> Problem:
    message = (
        f"the {what} is not defined; expected one of: {', '.join(known) or 'none defined yet'}; correct it "
        "or define it"
    )
    return _problem(path, place, "undefined", message)


def _problem(path: Path, place: Place, rule: str, message: str) -> Problem:
    shown = path.as_posix()
    return Problem(shown, line_of(read_text(path, shown), place), rule, message)
