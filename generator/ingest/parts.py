"""Where a letter's opening ends and its ending begins: cut by its salutation and its closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from generator.ingest.addressed import salutation_name
from generator.ingest.layout import Piece
from generator.parse.kinded import ANNEX, PROSE_END, opens_letter

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
    r"|information about (?:this|the) (?:local|inspection|visit|children|service|setting)\b.*"
    r"):?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\d{1,3}(?:(?:[.)]|(?:\.\d{1,3})+[.)]?)\s|\s+[A-Z])")
INSPECTED = re.compile(
    r"^(?:(?:Inspection|Visit|Review)\s+dates?"
    r"|Dates?(?:\(s\))? of (?:the )?(?:inspection|visit|review))\s*:?\s*",
    re.IGNORECASE,
)
BELOW_SIGNED = 6  # lines in which name, office and day follow
# A line of an address or a letterhead has no more words than this.
LINE_WORDS = 8
_SENTENCE_END = re.compile(r"[.:;!?|]\W*$")
_LEADS_ON = re.compile(
    r"\b(?:and|at|between|by|dated|from|held|in|of|on|the|to|until|\d{1,2}(?:st|nd|rd|th)?)$"
)
_OPENING = 30
_BODY = 8_000
_SENTENCE = 10  # words
_NEAR = 80
_LONG = 120


@dataclass(frozen=True, slots=True)
class Parts:
    """A document cut by its salutation and its closing; `closed` says that it has a closing.

    An annex below the signature is no part of the ending.
    """

    opening: Sequence[Piece]
    salutation: Piece | None
    body: Sequence[Piece]
    ending: Sequence[Piece]
    closed: bool = False


def parts_of(pieces: Sequence[Piece]) -> Parts:
    """The parts of a document from its pieces in reading order, page furniture aside."""
    start = next((i for i, p in enumerate(pieces[:_NEAR]) if salutation_name(p.text)), None)
    if start is not None and not opens_letter([p.text for p in pieces[:start]]):
        start = None
    end = next((i for i in range(len(pieces) - 1, -1, -1) if _CLOSING.match(pieces[i].text)), len(pieces))
    below = pieces[end + 1 : _annex_at(pieces, end)]
    if start is None:
        ending = below or [
            p for above, p in pairwise(pieces[-7:]) if _is_line(p.text) and not goes_on(above, p)
        ]
        return Parts(pieces[:_OPENING], None, pieces[:end], ending, closed=end < len(pieces))
    return Parts(pieces[:start], pieces[start], pieces[start + 1 : end], below, closed=end < len(pieces))


def _annex_at(pieces: Sequence[Piece], end: int) -> int:
    """Where an annex begins below the closing: a heading with a sentence or an item further down."""
    annex = next((i for i in range(end + 1, len(pieces)) if ANNEX.match(pieces[i].text)), len(pieces))
    told = any(p.kind == "bullet" or PROSE_END.search(p.text) for p in pieces[annex + 1 :])
    return annex if told or annex > end + 1 else len(pieces)


def head_of(parts: Parts) -> Sequence[Piece]:
    """What stands above a letter's salutation, or above the first sentence of a report."""
    if parts.salutation is not None:
        return parts.opening
    return list(
        takewhile(lambda p: not (p.text.endswith(".") and len(p.text.split()) > _SENTENCE), parts.opening)
    )


def goes_on(above: Piece, piece: Piece) -> bool:
    """Whether a sentence of the line above ends on this one, in a text whose lines a converter has broken."""
    prose = piece.tight and len(above.text.split()) > LINE_WORDS and not _SENTENCE_END.search(above.text)
    return prose and (piece.text.endswith((".", ",", ";")) or _LEADS_ON.search(above.text) is not None)


def _is_line(text: str) -> bool:
    """No more words, in each cell of a row, than a line of an address has."""
    return all(len(cell.split()) <= LINE_WORDS for cell in text.split(" | "))


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


def page_of(parts: Parts, words: str) -> int:
    """The page on which words of a document’s body begin, or 0 if it has none."""
    first = words.split(maxsplit=1)[0]
    return next((p.page for p in parts.body if words in p.text or p.text.endswith(first)), 0)
