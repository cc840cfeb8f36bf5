"""The fields of a document -> its file's name, its front matter and the names that it uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from generator.ingest.converted import Converted, pages_named
from generator.ingest.councils import slug
from generator.ingest.fields import Fields
from generator.ingest.found import Found
from generator.ingest.known import KINDS, OTHER_PAGE, OTHER_REPORT
from generator.ingest.names_file import NameList
from generator.model import NOT_STATED, Collection

OGL = {
    "id": "ogl-3",
    "name": "Open Government Licence v3.0",
    "note": "Contains public sector information licensed under the Open Government Licence v3.0.",
    "link": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
_UNSTATED = {
    "authorities": {"id": NOT_STATED, "name": "Authority not stated"},
    "publishers": {"id": NOT_STATED, "name": "Publisher not stated"},
    "licences": {"id": NOT_STATED, "name": "Licence not stated", "note": "No licence was found in it."},
}
FACT_OF: dict[NameList, str] = {
    "authorities": "authority",
    "kinds": "kind",
    "publishers": "publisher",
    "licences": "licence",
}
"""The fact of a letter that names an entry of each of collection.yml's lists."""
_NO_TITLE = "Title not stated"
_COULD_NOT = "pictures without text, and could not be read."
_EMPTY: tuple[Any, ...] = ("", None, [])
_SHORT = {kind.id: kind.id.removesuffix("-letter") for kind in KINDS}


class NewName(NamedTuple):
    """An entry for one of collection.yml's lists."""

    names: NameList
    entry: dict[str, str]


def authority_id(fields: Fields, collection: Collection) -> str:
    """The id of the authority that the document is about: the collection's own, if it knows the name."""
    if not fields.authority.value:
        return NOT_STATED
    wanted = slug(fields.authority.value)
    for authority in collection.authorities:
        if wanted in (authority.id, slug(authority.name)):
            return authority.id
    return wanted


def publisher_id(fields: Fields, collection: Collection) -> str:
    """The id of who published the document: the collection's own, if it knows the name."""
    wanted = fields.publisher.value
    known = (p.id for p in collection.publishers if wanted and wanted in (p.id, slug(p.name)))
    return next(known, wanted or NOT_STATED)


def names_needed(fields: Fields, collection: Collection) -> list[NewName]:
    """What collection.yml must hold for the front matter to be valid, whether it holds it or not."""
    authority = authority_id(fields, collection)
    kind = fields.kind
    schema = "NewsArticle" if kind is OTHER_PAGE else "Report"
    named = {"id": authority, "name": fields.authority.value}
    noun = {"noun": kind.noun} if kind.noun else {}
    by = fields.published_by
    publisher = {
        "id": publisher_id(fields, collection),
        "name": by.name,
        **({"link": by.link} if by.link else {}),
    }
    return [
        NewName("authorities", _UNSTATED["authorities"] if authority == NOT_STATED else named),
        NewName(
            "kinds", {"id": kind.id, "title": kind.title, "form": kind.form, "schema_type": schema, **noun}
        ),
        NewName("publishers", publisher if by.name else _UNSTATED["publishers"]),
        NewName("licences", OGL if fields.licence.value else _UNSTATED["licences"]),
    ]


def file_slug(fields: Fields, collection: Collection) -> str:
    """The letter's name: its date (or the visit's, or 0000), its authority and its kind."""
    when = fields.date.value or (fields.days.last[:7] if fields.days else "0000")
    authority = authority_id(fields, collection)
    kind = _SHORT.get(fields.kind.id, fields.kind.id)
    parts = [when, *([] if authority == NOT_STATED else [authority]), kind]
    if fields.kind in (OTHER_PAGE, OTHER_REPORT) or fields.kind.id == "letter":
        parts.append("-".join(slug(fields.title.value).split("-")[:6]))
    return "-".join(part for part in parts if part)


def facts_of(
    fields: Fields, converted: Converted, file: str, sha256: str, collection: Collection
) -> dict[str, Any]:
    """What stands at the top of the letter, by key; most of what is not stated is left out."""
    value: dict[str, Any] = {
        "title": fields.title.value or _NO_TITLE,
        "kind": fields.kind.id,
        "date": _date(fields.date),
        "authority": authority_id(fields, collection),
        "publisher": publisher_id(fields, collection),
        "licence": fields.licence.value or NOT_STATED,
        "authors": list(fields.author_names),
        "author_role": fields.author_role.value,
        "inspectors": list(fields.inspector_names),
        "addressee": fields.addressee.value,
        "addressee_role": fields.addressee_role.value,
        "visit": _visit(fields),
        "framework": fields.framework.value,
        "link": published_at(converted),
        "converted": f"Read by readacross add with {converted.reader}.",
        "original": {"file": file, "sha256": sha256},
        "note": _unread(converted.pictured),
    }
    return {key: item for key, item in value.items() if item not in _EMPTY}


def front_matter(facts: Mapping[str, Any]) -> str:
    """The YAML between the two lines of `---`, written by a dumper so that any title or name is safe."""
    return yaml.safe_dump(dict(facts), allow_unicode=True, sort_keys=False, width=10_000)


def is_unstated(key: str, value: Any) -> bool:
    """Whether a fact says nothing but what `add` writes where the document states none."""
    if key == "date" and isinstance(value, dict):
        return value.get("basis") == "not stated"
    if key == "note" and isinstance(value, str):
        return value.endswith(_COULD_NOT)
    return value in (*_EMPTY, NOT_STATED, _NO_TITLE)


def published_at(converted: Converted) -> str:
    """The address on the web that the document gives for itself, or ""."""
    return converted.link if converted.link.startswith(("http://", "https://")) else ""


def _unread(pictured: Sequence[int]) -> str:
    if not pictured:
        return ""
    named = pages_named(pictured)
    verb = "shows" if len(pictured) == 1 else "show"
    return f"{named[0].upper()}{named[1:]} of the original {verb} {_COULD_NOT}"


def _date(found: Found) -> dict[str, str]:
    if not found.value:
        return {"basis": "not stated", "why": f"No date was found: {found.why}."}
    basis = "publisher" if found.name == "published" else "stated"
    return {"value": found.value, "basis": basis, "why": found.why}


def _visit(fields: Fields) -> dict[str, str] | None:
    days = fields.days
    if days is None:
        return None
    return {
        "kind": fields.kind.visit,
        "first": days.first,
        "last": days.last,
        "basis": "inferred" if days.year_inferred else "stated",
        "why": fields.visit.why,
    }
