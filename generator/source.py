"""A letter's file, read: checked front matter, and the text exactly as it came.

python-frontmatter finds the front matter and parts it from the text.
Its `parse` would strip the text and take a letter without front matter, so only its handler's steps are used.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from frontmatter.default_handlers import YAMLHandler
from pydantic import AfterValidator, Field, model_validator

from generator.codebook.formats import VisitKind
from generator.config import (
    ID_PATTERN,
    NOBODY_KNOWS,
    Checked,
    Link,
    PartialDate,
    Text,
    checked,
    dated,
    is_in_the_calendar,
    line_of,
    read_text,
)
from generator.errors import Problem, ReadacrossError
from generator.model import Basis, Collection, LetterDate, Metadata, Source, VisitReported

_FRONT = YAMLHandler(fm_boundary=re.compile(r"^---[ \t]*\r?\n", re.MULTILINE))
_SLUG = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?(-[a-z0-9]+)+$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}(?=-)")
_MOST_NAMED = 10
# Control characters that are no white space. Those above U+007E are left: a bullet becomes one in a wrong
# encoding, and pages hold them.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")

Known = Annotated[str, Field(min_length=1, json_schema_extra={"pattern": ID_PATTERN})]
"""The id of something that the collection defines: one that it lacks is answered with those it has."""


def _as_letters_have_it(kind: str) -> str:
    """References to visits are held against these kinds in small letters; any other kind stays as it is."""
    return kind.lower() if kind.lower() in get_args(VisitKind) else kind


class DateFormat(Checked):
    """When the letter was written, and how that is known."""

    value: PartialDate | None = None
    basis: Basis
    why: Text

    @model_validator(mode="after")
    def _known(self) -> DateFormat:
        if self.value and self.basis == "not stated":
            raise ValueError(NOBODY_KNOWS)
        return self


class VisitFormat(Checked):
    """The visit that the letter reports."""

    kind: Annotated[Text, AfterValidator(_as_letters_have_it)]
    first: PartialDate
    last: PartialDate | None = None
    basis: Basis
    why: Text

    _dated = model_validator(mode="after")(dated)


class OriginalFormat(Checked):
    """The file that the text was taken from."""

    file: Text
    sha256: str = ""


class FrontMatter(Checked):
    """The front matter of a letter. A key that is left out means "not recorded here"."""

    title: Text
    kind: Known
    date: DateFormat
    authority: Known
    publisher: Known
    publisher_basis: Literal["stated", "inferred"] = "stated"
    licence: Known
    authors: tuple[Text, ...] = ()
    author_role: str = ""
    inspectors: tuple[Text, ...] = ()
    addressee: str = ""
    addressee_role: str = ""
    visit: VisitFormat | None = None
    framework: str = ""
    link: Link = ""
    original: OriginalFormat | None = None
    converted: str = ""
    note: str = ""
    about: str = ""


def front_matter_schema() -> dict[str, Any]:
    """The published JSON Schema of a letter's front matter."""
    return FrontMatter.model_json_schema()


def slug_of(path: Path, shown: str) -> str:
    """The slug that a letter's file name gives. Raises ReadacrossError for a name that is not a letter's."""
    if not _SLUG.match(path.stem):
        message = (
            f"the name {path.name!r} is not a letter's name; expected its date and a name in small letters, "
            "such as 2019-01-04-monitoring-visit.txt; rename it"
        )
        raise ReadacrossError.one(shown, 0, "file-name", message)
    day = _DAY.match(path.stem)
    if day and not is_in_the_calendar(day.group()):
        message = (
            f"the name {path.name!r} begins with {day.group()}, a day that no calendar has; expected the "
            "letter's date as year, month and day, or as far as known, as 2019-01 or 2019; rename it"
        )
        raise ReadacrossError.one(shown, 0, "file-name", message)
    return path.stem


def read_source(path: Path, collection: Collection, shown: str) -> Source:
    """One letter's file as a Source; `shown` is its path as messages give it.

    Raises ReadacrossError for a bad name, a file without front matter, or front matter that does not fit.
    """
    return parse_source(slug_of(path, shown), read_text(path, shown), collection, shown)


def parse_source(slug: str, content: str, collection: Collection, shown: str) -> Source:
    """A letter's file content as a Source. Raises ReadacrossError as `read_source` does."""
    form, front, text, first_line = checked_parts(content, shown)
    problems = list(_unknown_names(form, collection, shown, front))
    if problems:
        raise ReadacrossError(problems)
    return Source(
        slug=slug,
        path=shown,
        meta=_metadata(form),
        text=text,
        first_line=first_line,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )


def checked_parts(content: str, shown: str) -> tuple[FrontMatter, str, str, int]:
    """The facts, what they were read from, the letter's text, and the line of the file on which that begins.

    Raises ReadacrossError for what is wrong with them whatever the collection defines.
    """
    front, text = _parted(content, shown)
    form = checked(FrontMatter, front, shown, first_line=2)
    first_line = content.count("\n", 0, len(content) - len(text)) + 1
    if not text.strip():
        message = "no text after the front matter; expected the letter's, word for word; put it here"
        raise ReadacrossError.one(shown, first_line, "empty", message)
    check_characters(text, shown, first_line)
    return form, front, text, first_line


def line_of_fact(content: str, shown: str, key: str) -> int:
    """The line of a letter's file on which a fact stands; the content is one that `parse_source` takes."""
    return line_of(_parted(content, shown)[0], (key,), 2)


def _parted(content: str, shown: str) -> tuple[str, str]:
    """The front matter's YAML, and the text to its last character. Raises ReadacrossError without both."""
    if content.startswith("\ufeff"):
        message = "the file begins with a byte order mark; expected none; save it as UTF-8 without BOM"
        raise ReadacrossError.one(shown, 1, "front-matter", message)
    if not _FRONT.detect(content):
        message = (
            "no front matter; expected the file to begin with a line `---`, the facts of the letter, and a "
            "line `---`; copy them from another letter and change them"
        )
        raise ReadacrossError.one(shown, 1, "front-matter", message)
    try:
        front, text = _FRONT.split(content)
    except ValueError:
        message = (
            "the facts at the top begin here and do not end; "
            "expected a second line `---` between them and the letter's text; add it"
        )
        raise ReadacrossError.one(shown, 1, "front-matter", message) from None
    return front, text


def check_characters(text: str, shown: str, first_line: int) -> None:
    """Raises ReadacrossError for a text with a control character, which no page can show.

    `first_line` is the line of the file `shown` on which the text begins.
    """
    found = _CONTROL.findall(text)
    if not found:
        return
    line = first_line + text.count("\n", 0, text.index(found[0]))
    several = f" ({len(found)} such characters in all)" if len(found) > 1 else ""
    message = (
        f"the text holds U+{ord(found[0]):04X}, a control character that no page can show{several}; "
        "put what the original shows in its place, or take it out"
    )
    raise ReadacrossError.one(shown, line, "control-character", message)


def _metadata(form: FrontMatter) -> Metadata:
    visit = form.visit
    return Metadata(
        title=form.title,
        kind=form.kind,
        date=LetterDate(form.date.value or "", form.date.basis, form.date.why),
        authority=form.authority,
        publisher=form.publisher,
        licence=form.licence,
        authors=form.authors,
        author_role=form.author_role,
        addressee=form.addressee,
        addressee_role=form.addressee_role,
        visit=None
        if visit is None
        else VisitReported(visit.kind, visit.first, visit.last or visit.first, visit.basis, visit.why),
        framework=form.framework,
        link=form.link,
        original_file=form.original.file if form.original else "",
        original_sha256=form.original.sha256 if form.original else "",
        converted=form.converted,
        note=form.note,
        about=form.about,
        inspectors=form.inspectors,
        publisher_basis=form.publisher_basis,
    )


def _unknown_names(form: FrontMatter, collection: Collection, shown: str, block: str) -> list[Problem]:
    known = {
        "kind": {k.id: k.title for k in collection.kinds},
        "authority": {a.id: a.name for a in collection.authorities},
        "publisher": {p.id: p.name for p in collection.publishers},
        "licence": {licence.id: licence.name for licence in collection.licences},
    }
    if form.about:
        known["about"] = {v.id: v.title for v in collection.visits}
    problems = []
    for key, names in known.items():
        value = getattr(form, key)
        if value not in names:
            file = "codebook/visits.yml" if key == "about" else "collection.yml"
            message = (
                f"{key} is {value!r}, which the collection does not define; expected one of: "
                f"{_closest_first(value, names)}; correct it or define it in {file}"
            )
            problems.append(Problem(shown, line_of(block, (key,), 2), "unknown-name", message))
    return problems


def _closest_first(value: str, names: Mapping[str, str]) -> str:
    """The ids of `names`, those first that are written or called most like the value, and not too many."""

    def likeness(known: str) -> float:
        wanted = value.casefold()
        return max(SequenceMatcher(None, wanted, form.casefold()).ratio() for form in (known, names[known]))

    ids = sorted(names, key=lambda known: (-likeness(known), known))
    more = len(ids) - _MOST_NAMED
    listed = ", ".join(ids[:_MOST_NAMED]) or "none defined yet"
    return f"{listed} and {more} more" if more > 0 else listed
