"""The date of a document: on a line of its own, behind a label, or with the name of who wrote it.

Any other date may be that of a visit, a consultation or the next review, and is not taken.
"""

from __future__ import annotations

import re

from generator.annotate.days import MONTH
from generator.ingest.dates import first_days, iso_date
from generator.ingest.found import Found, not_stated
from generator.ingest.known import PUBLISHERS
from generator.ingest.names import is_styled_name, signatories
from generator.ingest.parts import Parts

_DATE = rf"(?:(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?(?:the\s+)?\d|{MONTH})"
_LABEL = re.compile(
    r"(?:(?:Report published|(?:First |Date )?[Pp]ublished|Publication date"
    r"|Date of (?:report|letter|publication)|Issued|Posted)(?: on)?\s*:?\s*"
    # "Date of birth", "Sent after" and the like are no labels: the day stands right behind one.
    rf"|^(?:Sent|(?:Dyddiad ?/ ?)?Dated?)\b(?: on)?\s*:?\s*(?={_DATE}))"
)
# Minutes bear the day of their meeting; those of another meeting are an item of an agenda, or spoken of.
_MEETING = re.compile(
    r"^(?:Draft )?Minutes of (?:a|the) (?!last|previous)[^.,]{0,100}?\bmeeting\b[^.,]{0,100}?"
    rf"(?<!to be )\bheld(?: (?:at|in|via|by)\b[^.]{{0,60}}?| remotely| virtually| online)? on (?={_DATE})",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"^agenda\b", re.IGNORECASE)
_COVER = 8
_NEAR = 120
_ENDING = 20
_LABELLED = 40  # characters behind a label
_WORDS = 10


def date_of(parts: Parts) -> Found:
    """The date that a document bears, as an ISO date, or why none is stated."""
    for piece in (shown := [*parts.opening, *parts.ending]):
        value = iso_date(_LABEL.sub("", piece.text, count=1))
        if value:
            return Found("date", value, piece.page, f"The document is dated “{piece.text}”.")
    for piece in [*parts.opening, *parts.body[-_ENDING:]]:
        labelled = _LABEL.search(piece.text)
        days = first_days(piece.text[labelled.end() :][:_LABELLED]) if labelled else None
        if days is not None:
            return Found("date", days.first, piece.page, f"The document says “{piece.text[:100]}”.")
    cover = parts.opening[:_COVER]
    for piece in cover if not any(_AGENDA.match(piece.text) for piece in cover) else ():
        held = _MEETING.match(piece.text)
        days = first_days(piece.text[held.end() :][:_LABELLED]) if held else None
        if days is not None and days.first == days.last:
            return Found("date", days.first, piece.page, f"The document says “{piece.text[:100]}”.")
    for piece in shown:
        value = _beside_a_name(piece.text)
        if value:
            return Found("date", value, piece.page, f"The document says “{piece.text}”.")
    for piece in parts.body[:_NEAR]:
        value = iso_date(piece.text)
        if value and len(value) == len("2018-07-05"):
            return Found("date", value, piece.page, f"“{piece.text}” stands alone on a line.")
    for piece in parts.ending[-6:]:
        value = iso_date(piece.text)
        if value:
            return Found("date", value, piece.page, f"The document ends with the words “{piece.text}”.")
    return not_stated("date", "no line above the salutation, or below the closing, is a date")


def _beside_a_name(line: str) -> str:
    """The one day that ends a short line which names who wrote ("Dr A. Author, 12 May 2022"), or ""."""
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
