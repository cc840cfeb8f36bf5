"""What files that are right one by one may get wrong together, or twice: ids and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
