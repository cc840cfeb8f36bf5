"""Where a letter's opening ends and its ending begins: cut by its salutation and its closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.ingest.addressed import greeted_office, salutation_name
from generator.ingest.layout import Piece

_CLOSING = re.compile(
    r"^(?:Yours? (?:sincerely|faithfully|truly)|Regards"
    r"|(?:With )?(?:kind|best|warm) (?:regards|wishes))[,.]?$",
    re.IGNORECASE,
)
_PROSE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|which|we|you|I)\b")
# What sections of inspectors' letters and of reports are called.
_SECTION = re.compile(
    r"^(?:[\d.]+\s+)?(?:"
    r"(?:(?:headline|main|key|overall) |summary of (?:the )?)?findings?(?: and evaluation of progress)?"
    r"|what needs to improve\b.*|areas? (?:for|of) (?:improvement|development|priority action|strength)s?\b.*"
    r"|evaluation of progress|background|context|introduction|summary|executive summary|overview|conclusions?"
    r"|recommendations?|next steps"
    r"):?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\d{1,3}(?:[.)]|(?:\.\d{1,3})+[.)]?)\s")
INSPECTED = re.compile(r"^(?:Inspection|Visit|Review)\s+dates?\s*:?\s*", re.IGNORECASE)
# A line of an address or a letterhead has no more words than this.
LINE_WORDS = 8
_OPENING = 30
_BODY = 8_000
_NEAR = 80
_LONG = 120


@dataclass(frozen=True, slots=True)
class Parts:
    """A document cut by its salutation and its closing."""

    opening: Sequence[Piece]
    salutation: Piece | None
    body: Sequence[Piece]
    ending: Sequence[Piece]


def parts_of(pieces: Sequence[Piece]) -> Parts:
    """The parts of a document from its pieces in reading order, page furniture aside."""
    start = next((i for i, p in enumerate(pieces[:_NEAR]) if salutation_name(p.text)), None)
    if start is None:
        start = next((i for i, p in enumerate(pieces[:_OPENING]) if _greets(p, pieces[i + 1 :])), None)
    end = next((i for i in range(len(pieces) - 1, -1, -1) if _CLOSING.match(pieces[i].text)), len(pieces))
    if start is None:
        ending = pieces[end + 1 :] or [p for p in pieces[-6:] if len(p.text.split()) <= LINE_WORDS]
        return Parts(pieces[:_OPENING], None, pieces[:end], ending)
    return Parts(pieces[:start], pieces[start], pieces[start + 1 : end], pieces[end + 1 :])


def _greets(piece: Piece, following: Sequence[Piece]) -> bool:
    """ "To the Director" alone on a line, a heading or a long sentence right below, and a closing."""
    closed = any(_CLOSING.match(p.text) for p in following)
    below = following[0].text if following else ""
    return greeted_office(piece.text) != "" and closed and (is_title(below) or len(below) > _LONG)


def may_name(text: str) -> bool:
    """Words that may name a document: no sentence, which ends in a full stop, and no heading of a section.

    Sections have headings that lists of them know, or a number ("47. Update from the Director").
    """
    numbered = _COUNTED.match(text) is not None
    return text != "" and not text.endswith(".") and not numbered and not _SECTION.match(text)


def is_title(text: str) -> bool:
    """A few words that are no sentence and no heading of a section."""
    return (
        may_name(text)
        and not re.search(r"[.:;,]$", text)
        and not _PROSE.search(text)
        and len(text.split()) <= 30
    )


def prose_of(parts: Parts) -> str:
    """The words with which a document begins below its salutation, rows of tables aside."""
    return " ".join(p.text for p in parts.body[:60] if p.kind != "row")[:_BODY]
