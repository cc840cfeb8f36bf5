"""The date of a document: on a line of its own, behind a label, or with the name of who wrote it.

Any other date may be that of a visit, a consultation or the next review, and is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.annotate.days import MONTH
from generator.ingest.addressed import is_letterhead
from generator.ingest.dates import first_days, iso_date
from generator.ingest.found import Found, not_stated
from generator.ingest.known import MINUTES, PUBLISHERS, Kind
from generator.ingest.labels import minutes_line
from generator.ingest.layout import Piece
from generator.ingest.names import is_styled_name, signatories
from generator.ingest.parts import BELOW_SIGNED, Parts, goes_on, head_of
from generator.parse.people import SIGNED

_DATE = rf"(?:(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?(?:the\s+)?\d|{MONTH})"
_CLOCK = r"\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b\.?"
_LABEL = re.compile(
    # In running prose they tell of other documents ("a report published on 5 May 2020").
    r"(?:(?:^|(?<=[.|•·–—] )|(?<=\d{4} ))(?:(?:Report|Assessment) published|(?:First |Date )?[Pp]ublished"
    r"|Publication date|Publication(?=\s*[:|])"
    r"|Meeting date|Date of (?:report|letter|publication|[Mm]eeting)|Issued|Posted)(?: on)?\s*[:|]?\s*"
    # "Date of birth", "Sent after" and the like are no labels: the day stands right behind one.
    rf"|^(?:Sent|(?:Dyddiad ?/ ?)?Dated?)\b(?: on| this)?\s*[:|]?\s*(?=\d\d/\d\d/\d{{4}}|{_DATE})"
    # A letter's references may share its line; those of visits and other letters are others.
    rf"|^(?:Your [Rr]ef\b[^|]{{0,60}}? )?Our [Rr]ef\b"
    rf"(?:(?!\bletter\b)[^|]){{0,60}}?(?<![a-z] )\bDate\s*:\s*(?={_DATE}))"
)
# Minutes bear the day of their meeting; those of another meeting are an item of an agenda, or spoken of.
_MEETING = re.compile(
    r"^(?:(?:Draft )?Minutes of|At) (?:(?:an?|the) )?(?!last|previous)[^.,]{0,100}?"
    r"\b(?:meeting|cabinet|committee|panel|board|council|commission|forum)\b[^.]{0,120}?"
    r"(?<!to be )\bheld(?: (?:at|in|via|by)\b(?:[^.]|\d\.\d){0,60}?| remotely| virtually| online)?(?: on)? "
    rf"(?={_DATE})",
    re.IGNORECASE,
)
# The same on a line of its own ("Held on 15 January 2019 at 6.00 pm", "Tuesday 15 January 2019, 6pm").
_SITTING = re.compile(
    r"^\(?(?:(?:Meeting )?Held|Date(?: and time)?|Time and date)\b\s*:?\s*"
    rf"(?:(?:at|in|via)\b(?:[^.]|\d\.\d){{0,60}}? )?(?:on )?(?={_DATE})"
    rf"|^{_CLOCK},? (?:on )?(?={_DATE})|^(?={_DATE}(?:[^.]|\d\.\d){{3,40}}?{_CLOCK}\W*$)",
    re.IGNORECASE,
)
# What a council's pages say of an item's meeting ("Meeting of Cabinet, Thursday 22 July 2021 2.30 pm").
_SAT = re.compile(
    r"^(?:Meeting: ?|(?:Meeting of )?[A-Z][^.:;]{2,90}?"
    r"\b(?:Committee|Cabinet|Panel|Board|Council|Commission)(?: \([^)]{2,60}\))?(?:,? [-–] ?|, ?| ))"
    rf"(?=\d\d/\d\d/\d{{4}}|{_DATE})"
)
_FIGURES = re.compile(r"\d\d/\d\d/\d{4}\b")
_PUBLISHED_IN = re.compile(rf"^(?P<who>.+?),? (?P<month>{MONTH} \d{{4}})$")
_AGENDA = re.compile(r"^agenda\b", re.IGNORECASE)
_COVER = 8
_NEAR = 120
_ENDING = 20
_LABELLED = 40  # characters behind a label
_WORDS = 10
_MEETING_WORDS = 18
_SAYS = "The document says “{}”."
_ONLY = "“{}” alone of all dates stands on a line of its own."


def date_of(parts: Parts, kind: Kind) -> Found:
    """The date that a document bears, as an ISO date, or why none is stated."""
    shown = [*_lone(head_of(parts)), *_lone(parts.ending)]
    own = ((p, _LABEL.sub("", _beside_letterhead(p.text), count=1)) for p in shown)
    return (
        _first((p, iso_date(words), "The document is dated “{}”.") for p, words in own)
        or _first((p, _labelled(p.text), _SAYS) for p in (*parts.opening, *parts.body[-_ENDING:]))
        or _of_meeting(parts, kind)
        or _first((p, _beside_a_name(p.text), _SAYS) for p in shown)
        or _first((p, iso_date(p.text), "“{}” stands below “Signed”.") for p in _below_signed(parts.body))
        or _first((p, iso_date(p.text), _ONLY) for p in _alone(parts.body[:_NEAR]))
        or not_stated("date", _missing(parts))
    )


def _beside_letterhead(line: str) -> str:
    """A line without the sender's letterhead behind its first cell, where a visit may have its day too."""
    first, *others = line.split(" | ")
    return first if all(map(is_letterhead, others)) else line


def _missing(parts: Parts) -> str:
    if parts.salutation is not None:
        return "no line above the salutation, or below the closing, is a date"
    return "no line above the first sentence, or at the end, is a date"


def _first(lines: Iterable[tuple[Piece, str | None, str]]) -> Found | None:
    """The first line that gives a date, with the words that say why it is the document's own."""
    found = ((p, value, why) for p, value, why in lines if value)
    return next((Found("date", value, p.page, why.format(p.text[:100])) for p, value, why in found), None)


def _labelled(line: str) -> str:
    """The day behind a label, or ""."""
    label = _LABEL.search(line)
    return _behind(line[label.end() :][:_LABELLED]) if label else ""


def _of_meeting(parts: Parts, kind: Kind) -> Found | None:
    """The day of the meeting whose minutes or page it is."""
    cover = parts.opening[:_COVER]
    for piece in _held(cover, kind):
        held = _MEETING.match(piece.text) or _SITTING.match(piece.text)
        days = first_days(piece.text[held.end() :][:_LABELLED]) if held else None
        if days is not None and days.first == days.last:
            return Found("date", days.first, piece.page, _SAYS.format(piece.text[:100]))
    for piece in cover if parts.salutation is None else ():
        sat = _SAT.match(piece.text) if len(piece.text.split()) <= _MEETING_WORDS else None
        said = _behind(piece.text[sat.end() :]) if sat else ""
        if said:
            return Found("date", said, piece.page, _SAYS.format(piece.text[:100]))
    return None


def _held(cover: Sequence[Piece], kind: Kind) -> list[Piece]:
    """The lines at the head of minutes that may give the day of their meeting; none, if it is an agenda."""
    if any(_AGENDA.match(piece.text) for piece in cover):
        return []
    line = minutes_line(cover)
    return [*([line] if line else []), *(cover if kind is MINUTES else [])]


def _lone(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, without lines of a text on which a sentence of the line above goes on."""
    return [*pieces[:1], *(piece for above, piece in pairwise(pieces) if not goes_on(above, piece))]


def _alone(body: Sequence[Piece]) -> Sequence[Piece]:
    """The one day, in words, that stands alone on a line: of several none may be the document's own.

    Days in figures stand in tables, which a converter may have taken apart.
    """
    days = {iso_date(p.text): p for p in reversed(_lone(body)) if not _FIGURES.match(p.text)}
    whole = [piece for day, piece in days.items() if len(day or "") == len("2018-07-05")]
    return whole if len(whole) == 1 else []


def _below_signed(body: Sequence[Piece]) -> Sequence[Piece]:
    """The lines below "Signed", where a notice gives its day, however far above its schedules."""
    at = next((i for i, p in enumerate(body) if SIGNED.match(p.text)), len(body))
    return body[at : at + BELOW_SIGNED]


def _behind(text: str) -> str:
    """The first day in the words behind a label, which may be figures ("23/05/2022 - Cabinet"), or ""."""
    figures = _FIGURES.match(text)
    days = None if figures else first_days(text)
    return (iso_date(figures.group(0)) or "") if figures else days.first if days else ""


def _beside_a_name(line: str) -> str:
    """The one day that ends a short line which names who wrote ("Dr A. Author, 12 May 2022"), or ""."""
    month = _PUBLISHED_IN.match(line)
    if month and any(known.words.fullmatch(month["who"]) for known in PUBLISHERS):
        return iso_date(month["month"]) or ""
    days = first_days(line) if len(line.split()) <= _WORDS else None
    if days is None or days.first != days.last:
        return ""
    before = re.fullmatch(rf"(?P<who>.+?) ?[,|(–—-] ?{re.escape(days.words)}\)?", line)
    return days.first if before and _writes(before["who"]) else ""


def _writes(who: str) -> bool:
    """A person with a style or an office, or a known publisher: "Next Update" has the shape of a name too."""
    name, _, office = (part.strip() for part in who.partition(","))
    in_office = bool(office) and signatories([who]) == [(name, office)]
    return is_styled_name(who) or in_office or any(known.words.fullmatch(who) for known in PUBLISHERS)
