"""REFI-QDA: the codebook and the coded letters for programs of qualitative research.

Follows the REFI-QDA Project and Codebook standards 1.0 (qdasoftware.org).
A project is a zip with `project.qde` and the letters' reading texts; positions count Unicode code points.
Ids are made from names, and the zip carries a fixed date, so that the same coding gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.model import AnnotatedDocument, Codebook, Coding, Corpus, Statement

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Readacross"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def guid(*parts: str) -> str:
    """The id of a thing, the same in every export."""
    return str(uuid5(NAMESPACE_URL, "readacross:" + ":".join(parts)))


def codebook(corpus: Corpus) -> bytes:
    """The codebook alone, as a `.qdc` file."""
    root = Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    _codes(root, corpus.collection.codebook)
    return _xml(root)


def project(corpus: Corpus) -> bytes:
    """The codebook and every coded letter, as a `.qdpx` file."""
    root = Element("Project", {"xmlns": PROJECT, "name": corpus.collection.title, "origin": ORIGIN})
    users = SubElement(root, "Users")
    for who in ("rule", "model", "person"):
        SubElement(users, "User", {"guid": guid("user", who), "name": who})
    _codes(SubElement(root, "CodeBook"), corpus.collection.codebook)
    if corpus.letters:
        SubElement(root, "Sources")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_entry("project.qde"), "w") as stream:
            for piece in _project_xml(root, corpus):
                stream.write(piece.encode("utf-8"))
        for letter in corpus.letters:
            name = f"sources/{guid('letter', letter.slug)}.txt"
            archive.writestr(_entry(name), letter.document.text.encode("utf-8"))
    return held.getvalue()


def _project_xml(root: Element, corpus: Corpus) -> Iterator[str]:
    """The project with its letters one by one: all of them as elements are too much to hold."""
    indent(root, space=" ")
    head, sources, tail = tostring(root, encoding="unicode").rpartition("<Sources />")
    yield '<?xml version="1.0" encoding="utf-8"?>\n' + head
    if sources:
        yield "<Sources>"
        for letter in corpus.letters:
            source = _source(letter)
            indent(source, space=" ", level=2)
            yield "\n  " + tostring(source, encoding="unicode")
        yield "\n </Sources>"
    yield tail + "\n"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _codes(parent: Element, book: Codebook) -> None:
    codes = SubElement(parent, "Codes")
    for group in book.groups:
        family = _code(codes, guid("group", group.id), group.title, "", codable=False)
        for theme in book.themes:
            if theme.group == group.id:
                what = f"{theme.question}\nCounted: {theme.include}"
                what += f"\nNot counted: {theme.exclude}" if theme.exclude else ""
                _code(family, guid("theme", theme.id), theme.title, what, codable=True)
    judgement = _code(codes, guid("stances"), "Judgement", "", codable=False)
    for stance in book.stances:
        _code(judgement, guid("stance", stance.id), stance.title, stance.definition, codable=True)


def _code(parent: Element, code: str, name: str, description: str, codable: bool) -> Element:
    element = SubElement(
        parent, "Code", {"guid": code, "name": name, "isCodable": "true" if codable else "false"}
    )
    if description:
        SubElement(element, "Description").text = description
    return element


def _source(letter: AnnotatedDocument) -> Element:
    identity = guid("letter", letter.slug)
    source = Element(
        "TextSource",
        {"guid": identity, "name": letter.meta.title, "plainTextPath": f"internal://{identity}.txt"},
    )
    SubElement(source, "Description").text = letter.slug
    for statement, coding in letter.coded():
        _selection(source, letter, statement, coding)
    return source


def _selection(source: Element, letter: AnnotatedDocument, statement: Statement, coding: Coding) -> None:
    selection = SubElement(
        source,
        "PlainTextSelection",
        {
            "guid": guid("statement", letter.slug, statement.id),
            "name": statement.id,
            "startPosition": str(statement.start),
            "endPosition": str(statement.end),
        },
    )
    labels = [("theme", label.id, label.by) for label in coding.themes]
    labels.append(("stance", coding.stance.id, coding.stance.by))
    for kind, label, by in labels:
        element = SubElement(
            selection,
            "Coding",
            {
                "guid": guid("coding", letter.slug, statement.id, kind, label),
                "creatingUser": guid("user", by),
            },
        )
        SubElement(element, "CodeRef", {"targetGUID": guid(kind, label)})


def _xml(root: Element) -> bytes:
    indent(root, space=" ")
    content = '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"
    return content.encode("utf-8")
