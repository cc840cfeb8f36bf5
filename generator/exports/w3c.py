"""Web annotations: every statement's labels, attached to the letter's text by its words and by its place.

Follows the Web Annotation Data Model (W3C Recommendation, 23 February 2017): an AnnotationCollection whose
annotations classify a text by a TextQuoteSelector and a TextPositionSelector.
Positions count characters of the letter's reading text, which is published beside the file.
`rights` of a target are the terms of the letter's words; those of the collection are all of them, in words.
A label of a rule or the model is made by software; of a decision nobody here knows more than the name that is
kept with it, which need not be a person's.
`certain` is a word of ours, defined in the context: false where the site shows the label as not certain.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

import msgspec

from generator.chunks import Chunk, Part
from generator.exports.guid import guid, statement_guids
from generator.exports.record import NO_KEYS, Keys
from generator.exports.terms import in_words
from generator.model import AnnotatedDocument, Coding, Corpus, Licence, StanceLabel, Statement, ThemeLabel
from generator.pages import addresses
from generator.pages.data import licence_anchor

# How much of the text around a quotation is given with it, in characters.
AROUND = 32
_JSON = msgspec.json.Encoder()


def web_annotations(corpus: Corpus, keys: Keys = NO_KEYS) -> Iterator[Part]:
    """One JSON-LD document with an annotation for every statement, a line each, in reading order."""
    title = corpus.collection.title
    collection = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"certain": "urn:readacross:certain"}],
        "id": f"urn:uuid:{guid('annotations', title)}",
        "type": "AnnotationCollection",
        "label": title,
        "rights": _rights(corpus),
        "total": sum(len(letter.codings) for letter in corpus.letters),
        "first": {
            "id": f"urn:uuid:{guid('annotations', title, 'page')}",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [],
        },
    }
    head, _, tail = (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").rpartition("[]")
    yield head.encode("utf-8") + b"["
    between = b"\n   "
    for letter in corpus.letters:  # one by one: all annotations together are too much to hold
        if letter.codings:
            yield between
            yield Chunk(keys.get(letter.slug, ""), partial(_lines, letter, corpus))
            between = b",\n   "
    yield (b"\n  ]" if between.startswith(b",") else b"]") + tail.encode("utf-8")


def _lines(letter: AnnotatedDocument, corpus: Corpus) -> bytes:
    return b",\n   ".join(map(_JSON.encode, _annotations(letter, corpus)))


def _annotations(letter: AnnotatedDocument, corpus: Corpus) -> Iterator[dict[str, object]]:
    titles = corpus.collection.codebook.titles
    stances: dict[str, str] = {stance.id: stance.title for stance in corpus.collection.codebook.stances}
    source = addresses.href(addresses.WEB_ANNOTATIONS, addresses.reading_text(letter.slug))
    rights = _address(corpus.collection.licence(letter.meta.licence))
    for (statement, coding), identity in zip(letter.coded(), statement_guids(letter.document), strict=True):
        yield {
            "id": f"urn:uuid:{identity}",
            "type": "Annotation",
            "motivation": "classifying",
            "body": _bodies(coding, titles, stances),
            "target": {
                "source": source,
                "rights": rights,
                "selector": _selectors(letter.document.text, statement),
            },
        }


def _rights(corpus: Corpus) -> list[dict[str, str]]:
    """The terms that the letters' words stand under, each with its address and in words."""
    used = {letter.meta.licence for letter in corpus.letters}
    return [
        {"id": _address(licence), "label": in_words(licence)}
        for licence in corpus.collection.licences
        if licence.id in used
    ]


def _address(licence: Licence) -> str:
    """Where the terms can be read: those that have no address of their own stand on the data page."""
    return licence.link or addresses.href(
        addresses.WEB_ANNOTATIONS, addresses.DATA, licence_anchor(licence.id)
    )


def _bodies(coding: Coding, titles: dict[str, str], stances: dict[str, str]) -> list[dict[str, object]]:
    bodies = [_body("theme", label, titles[label.id]) for label in coding.themes]
    return [*bodies, _body("stance", coding.stance, stances[coding.stance.id])]


def _body(kind: str, label: ThemeLabel | StanceLabel, title: str) -> dict[str, object]:
    decided = label.decision
    return {
        "type": "TextualBody",
        "purpose": "classifying",
        "value": title,
        "id": f"urn:readacross:{kind}:{label.id}",
        "certain": label.certain,
        "creator": {"name": decided.who} if decided else {"type": "Software", "nickname": label.by},
    }


def _selectors(text: str, statement: Statement) -> list[dict[str, object]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[statement.start : statement.end],
            "prefix": text[max(0, statement.start - AROUND) : statement.start],
            "suffix": text[statement.end : statement.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": statement.start, "end": statement.end},
    ]
