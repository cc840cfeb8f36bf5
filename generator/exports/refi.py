"""REFI-QDA: the codebook and the coded letters for programs of qualitative research.

Follows the REFI-QDA Project and Codebook standards 1.0 (qdasoftware.org).
A project is a zip with `project.qde` and the letters' reading texts; positions count Unicode code points.
Ids are made from names, and the zip carries a fixed date, so that the same coding gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from xml.sax.saxutils import escape, quoteattr

from generator.chunks import Chunk, Part
from generator.exports.archive import Member, archive
from generator.exports.guid import guid, statement_guids
from generator.exports.record import NO_KEYS, Keys
from generator.exports.terms import in_words
from generator.model import (
    AnnotatedDocument,
    Codebook,
    Coding,
    Corpus,
    Licence,
    StanceLabel,
    Statement,
    ThemeLabel,
)
from generator.pages.deciders import deciders, labels_of

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Readacross"


_shared = cache(guid)  # of the few things that every statement names


def codebook(corpus: Corpus) -> Iterator[bytes]:
    """The codebook alone, as a `.qdc` file."""
    root = Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    _codes(root, corpus.collection.codebook)
    indent(root, space=" ")
    yield f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()


def project(corpus: Corpus, keys: Keys = NO_KEYS) -> Iterator[Part]:
    """The codebook and every coded letter, as a `.qdpx` file, in parts."""
    root = Element("Project", {"xmlns": PROJECT, "name": corpus.collection.title, "origin": ORIGIN})
    users = SubElement(root, "Users")
    for user in dict.fromkeys(("rule", "model", "person", *deciders(labels_of(corpus.letters)))):
        SubElement(users, "User", {"guid": guid("user", user), "name": user})
    _codes(SubElement(root, "CodeBook"), corpus.collection.codebook)
    if corpus.letters:
        SubElement(root, "Sources")
    yield from archive(
        [
            Member("project.qde", _project_xml(root, corpus, keys)),
            *(
                Member(
                    f"sources/{guid('letter', letter.slug)}.txt",
                    [Chunk(_key(keys, letter, "text"), letter.document.text.encode)],
                )
                for letter in corpus.letters
            ),
        ]
    )


def _user(label: ThemeLabel | StanceLabel) -> str:
    """Who gave a label: the name kept with a decision, or where it is from."""
    return label.decision.who if label.decision else label.by


def _project_xml(root: Element, corpus: Corpus, keys: Keys) -> Iterator[Chunk]:
    """The project with its letters one by one: all of them as elements are too much to hold."""
    indent(root, space=" ")
    head, sources, tail = tostring(root, encoding="unicode").rpartition("<Sources />")
    licence = corpus.collection.licence
    yield _always('<?xml version="1.0" encoding="utf-8"?>\n' + head + ("<Sources>" if sources else ""))
    for letter in corpus.letters:
        yield Chunk(_key(keys, letter, "coding"), partial(_source, letter, licence(letter.meta.licence)))
    yield _always(("\n </Sources>" if sources else "") + tail + "\n")


def _always(text: str) -> Chunk:
    return Chunk("", text.encode)


def _key(keys: Keys, letter: AnnotatedDocument, what: str) -> str:
    """A letter has two parts in a project."""
    key = keys.get(letter.slug, "")
    return key and f"{key} {what}"


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


def _source(letter: AnnotatedDocument, licence: Licence) -> bytes:
    """One letter with its terms and coded selections.

    Written out by hand: as objects they take five times as long.
    """
    identity = guid("letter", letter.slug)
    title = quoteattr(letter.meta.title)
    statements = zip(statement_guids(letter.document), letter.coded(), strict=True)
    description = escape(f"{letter.slug}\nTerms of its words: {in_words(licence)}")
    return "".join(
        [
            f'\n  <TextSource guid="{identity}" name={title} plainTextPath="internal://{identity}.txt">',
            f"\n   <Description>{description}</Description>",
            *(_selection(own, *coded) for own, coded in statements),
            "\n  </TextSource>",
        ]
    ).encode("utf-8")


def _selection(identity: str, statement: Statement, coding: Coding) -> str:
    """A statement with its codes; every value is an id of ours, a number or a GUID, and needs no escaping."""
    labels = [("theme", label.id, _user(label)) for label in coding.themes]
    labels.append(("stance", coding.stance.id, _user(coding.stance)))
    return "".join(
        [
            f'\n   <PlainTextSelection guid="{identity}" name="{statement.id}"'
            f' startPosition="{statement.start}" endPosition="{statement.end}">',
            *(
                f'\n    <Coding guid="{guid("coding", identity, kind, label)}"'
                f' creatingUser="{_shared("user", user)}">'
                f'\n     <CodeRef targetGUID="{_shared(kind, label)}" />'
                "\n    </Coding>"
                for kind, label, user in labels
            ),
            "\n   </PlainTextSelection>",
        ]
    )
