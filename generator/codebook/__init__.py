"""The collection's own words: `collection.yml` and the files in `codebook/`, checked on load.

Names, aliases, glossary, known visits and themes are the maintainer's to change; nothing here knows any.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.codebook.contradictions import contradictions
from generator.codebook.formats import (
    NOUNS,
    CodebookFormat,
    CollectionFormat,
    EntitiesFormat,
    EntityFormat,
    GlossaryFormat,
    KnownVisitFormat,
    VisitsFormat,
)
from generator.config import Format, read_checked
from generator.errors import Problem, ReadacrossError
from generator.model import (
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
    Theme,
)


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
    problems += contradictions(folder, collection, book, entities, glossary, visits)
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
