"""Who published a document: whose letterhead, address or imprint it bears, or whom its page or cover names.

Being spoken of is not enough, and nobody is taken for a publisher who is not named as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.ingest.converted import Converted
from generator.ingest.councils import is_council, slug
from generator.ingest.found import Found, not_stated
from generator.ingest.known import (
    COUNCIL_PAPER,
    INSPECTORATES,
    MINUTES,
    PUBLISHERS,
    Kind,
    Known,
    is_named,
)
from generator.ingest.layout import Piece
from generator.ingest.names import is_name
from generator.ingest.parts import Parts, head_of
from generator.model import NOT_STATED

_WORD = re.compile(r"(?!and\b)[^\W_]+")
# A line that says who published; a date or an address may follow the name.
_CAPITALS = r"[A-Z][\w’'&-]*"
_PUBLISHED_BY = re.compile(
    rf"^Published by:? (?:the )?(?P<who>{_CAPITALS}(?: (?:(?:and|of|for|on|upon|the|in|&) )*{_CAPITALS})*)"
    r"(?=[.,;|]|\s+(?:(?:in|on)\s+)?\d|\s+(?:in|on)\b|$)"
)
# Offices that write for the Department for Education; one that was held, or is shadowed, does not.
_FOR_EDUCATION = re.compile(
    r"(?:The )?(?:(?:Parliamentary )?Under[- ])?Secretary of State for Education"
    r"|(?:An? )?(?:(?:Acting|Assistant|Deputy|Permanent|Regional|Senior) )*"
    r"(?:Civil Servant|Director|Head|Minister|Official|Secretary)\b"
    r"(?:(?!\b(?:an?|appointed|by|for|former|formerly|loan|met|seconded|shadow|that|which|who)\b)[^,;])*"
    r" (?:in|of|at) the Department for Education",
    re.IGNORECASE,
)
_EDUCATION = next(known for known in PUBLISHERS if known.id == "department-for-education")
# What a site is called by its software or its form, which names nobody.
_NOBODY = re.compile(r"^(?:home|home ?page|website|web ?site|blog|news|wordpress|site)$", re.IGNORECASE)
_LONGEST = 80
_HEAD = 3


class Publisher(NamedTuple):
    """The field, with the id of the publisher, and the publisher's name and address on the web."""

    found: Found
    name: str = ""
    link: str = ""


def publisher_of(
    parts: Parts, pieces: Sequence[Piece], converted: Converted, kind: Kind, inspected: bool, office: str
) -> Publisher:
    """Who published the document, with the place that says it.

    `inspected` says that Her or His Majesty's Inspectors wrote it, who report for Ofsted.
    `office` is that of whoever wrote it, or "".
    """
    known = _known(parts, pieces)
    if known is not None:
        first = _beside(known[0], pieces)
        if first is not None:
            why = f"Ofsted is named beside {known[0].name}, with which it inspects"
            return _of(PUBLISHERS[0], first.page, why)
        return _of(known[0], known[1].page, f"{known[0].name} is named in the letterhead or imprint")
    for piece in pieces:
        said = _PUBLISHED_BY.match(piece.text)
        if said and not is_name(said["who"]):
            return _named(said["who"], piece.page, f"“{piece.text[:120]}”")
    if inspected:
        why = "the inspectors are Her or His Majesty’s, who report for Ofsted"
        return _of(PUBLISHERS[0], 0, why)
    if _FOR_EDUCATION.fullmatch(office):
        return _of(_EDUCATION, 0, f"it was written by the “{office}”")
    site = converted.site
    if site and len(site) <= _LONGEST and _WORD.search(site) and not _NOBODY.match(site):
        return _named(site, 0, f"the page’s own data gives “{site}” as who publishes it")
    own = [p for p in parts.body[:_HEAD] if is_council(p.text)]
    head = next(iter(own), None) or one_council([p for p in pieces if p.kind == "furniture"])
    if head is not None and kind in (MINUTES, COUNCIL_PAPER):
        return _named(head.text, head.page, f"“{head.text}” stands at the head of its own {kind.noun}")
    return Publisher(not_stated("publisher", "no letterhead, imprint or page names who published it"))


def one_council(heads: Sequence[Piece]) -> Piece | None:
    """The running head that is a council's name and nothing else, if no other one is."""
    found = {p.text.casefold(): p for p in heads if is_council(p.text)}
    return next(iter(found.values())) if len(found) == 1 else None


def licence_of(pieces: Sequence[Piece], publisher: Found) -> Found:
    """The licence that the document names, or under which its publisher always publishes."""
    for piece in pieces:
        if "Open Government Licence" in piece.text:
            return Found("licence", "ogl-3", piece.page, "the document names the Open Government Licence")
    known = next((k for k in PUBLISHERS if k.id == publisher.value), None)
    if known is not None and known.licence != NOT_STATED:
        return Found("licence", known.licence, 0, f"{known.name} publishes under this licence")
    return not_stated("licence", "the document names no licence")


def _of(known: Known, page: int, why: str) -> Publisher:
    return Publisher(Found("publisher", known.id, page, why), known.name, known.link)


def _named(name: str, page: int, why: str) -> Publisher:
    """A publisher by name: one of those known, if it is called so; capitals are set small."""
    name = name.strip(" .,")
    known = next((k for k in PUBLISHERS if k.words.fullmatch(name)), None)
    if known is not None:
        return _of(known, page, why)
    shown = (
        re.sub(r"\b(?:And|Of|On|Upon|The)\b", lambda w: w[0].lower(), name.title())
        if name.isupper()
        else name
    )
    return Publisher(Found("publisher", slug(name), page, why), shown)


def _known(parts: Parts, pieces: Sequence[Piece]) -> tuple[Known, Piece] | None:
    head = head_of(parts)
    around = {(p.text, p.page) for p in (*head, *parts.ending)}
    for piece in (*head, *parts.ending, *pieces):
        line = (piece.text, piece.page) in around or piece.kind == "furniture"
        line = line and piece.kind != "bullet"
        for known in PUBLISHERS:
            imprint = known.imprint.search(piece.text)
            if imprint or (line and is_named(known, piece.text)):
                return known, piece
    return None


def _beside(known: Known, pieces: Sequence[Piece]) -> Piece | None:
    """The line that names Ofsted alone where another inspectorate is read as the publisher."""
    other = known is not PUBLISHERS[0] and INSPECTORATES.fullmatch(known.name) is not None
    alone = (p for p in pieces if PUBLISHERS[0].words.fullmatch(p.text))
    return next(alone, None) if other else None
