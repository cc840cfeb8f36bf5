"""Whether a document has a paragraph to code; a letter without one would stop every command."""

from __future__ import annotations

import hashlib

from generator.errors import ReadacrossError
from generator.ingest.converted import Converted, body_text
from generator.ingest.fields import Fields
from generator.model import Collection, LetterDate, Metadata, Source
from generator.parse import parse


def check_readable(fields: Fields, converted: Converted, collection: Collection, path: str) -> None:
    """Raises ReadacrossError, with the file's name, if no paragraph is found in the text of a document."""
    kind = fields.kind
    form = next((known.form for known in collection.kinds if known.id == kind.id), kind.form)
    try:
        parse(_source(fields.title.value, kind.id, body_text(converted), path), form)
    except ReadacrossError:
        message = (
            "no paragraph was found in this file; expected a letter or a report of at least one sentence; "
            "check that it is the right file and came over whole"
        )
        raise ReadacrossError.one(path, 0, "no-paragraph", message) from None


def _source(title: str, kind: str, text: str, path: str) -> Source:
    """A text as the parser takes it, which looks at no fact but the title."""
    meta = Metadata(
        title=title,
        kind=kind,
        date=LetterDate("", "not stated", ""),
        authority="",
        publisher="",
        licence="",
        authors=(),
        author_role="",
        addressee="",
        addressee_role="",
        visit=None,
        framework="",
        link="",
        original_file="",
        original_sha256="",
        converted="",
        note="",
    )
    return Source("", path, meta, text, 1, hashlib.sha256(text.encode("utf-8")).hexdigest())
