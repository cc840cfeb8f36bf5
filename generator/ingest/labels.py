"""What stands behind labels at the head of reports, papers and minutes, and words that title no document.

A council's paper says so by its labels ("Report to: Cabinet", "Wards affected: All"), as do its minutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.ingest.dates import first_days
from generator.ingest.known import INSPECTORATES, PUBLISHERS
from generator.ingest.layout import Piece

# Facts of a paper or of a meeting, each a line; the words behind one are no title.
_FACT = re.compile(
    r"^(?:Name of meeting|Meeting(?: date)?|Dates?\b[^:]{0,30}|Venue|(?:Name of )?Contact(?: officer)?"
    r"|To|From|Copy to|(?:Lead )?Cabinet member[^:]{0,20}|Portfolio[^:]{0,20}|Report (?:by|author|of|to)"
    r"|Ward councillors consulted|(?:Electoral )?Wards?(?: \(?s?\)?)? affected|Public or private|Present"
    r"|Apologies|In attendance|Officers?|Report published|Published|Age group|(?:Lead|Reporting) inspector"
    r"|Registered provider|Unique reference number|Publication"
    r"|(?:Independent |Lead |Report )?(?:authors?|reviewers?)"
    r"|Decision maker|Decision status|Key decision|Publication date|Classification|Decision type"
    r"|Is .{3,60}\?)\s*[:|]",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"^(?:Title(?: of (?:the )?(?:report|paper))?|Report title|Subject)\s*[:|][\s|]*(?P<title>[^\s|].*)$",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"^(?:(?:Name of meeting|Title of report|Report title|Report to|Meeting date"
    r"|(?:Electoral )?Wards? affected)\s*[:|]"
    r"|report of .{3,120} to the meeting of\b"
    r"|report to (?:the )?(?:cabinet|council|executive|scrutiny|overview|children))",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"^(?:(?:Committee )?Members )?Present\b(?:\s*[:|–-]|$)", re.IGNORECASE)
_APOLOGIES = re.compile(
    r"^(?:draft )?minutes$|^(?:\d+\W{0,2}\s*)?(?:Apologies|Interests|Declarations? of interests?)\b",
    re.IGNORECASE,
)
# What the software by which councils publish their meetings calls its pages, whatever they are about.
_PAGE = re.compile(
    r"^(?:Agenda item|Agenda and (?:draft )?(?:minutes|decisions)|(?:Draft )?Agenda"
    r"|(?:Officer )?Decision details|Issue(?: - meetings| details)?|Issue - items at meetings"
    r"|Meeting (?:documents|details)|Agenda document)$",
    re.IGNORECASE,
)
_SHEET = re.compile(
    r"^(?:agenda item(?: no\b.{0,10})?|report to .{3,60}|cabinet decision"
    r"|report of (?:the )?(?:[\w’ ]+ )?(?:director|team|officers?|head|executive|solicitor)\b.{0,60})$",
    re.IGNORECASE,
)
# Labels whose values a converter has put elsewhere.
_BARE = re.compile(
    r"^(?:Report of|Report to|To|From|Copy to|Date|Subject|Publication date|Present)\s*:$", re.IGNORECASE
)
_BARE_FACT = re.compile(rf"(?:{_BARE.pattern}|^(?:Inspection dates?|Lead inspector)\s*:$)", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?<=\w): \| |^(?P<label>Inspection dates?|(?:(?:Lead|Reporting|Team) )?Inspectors?) \| (?=[^|]+$)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d\d ?[ap]m\b")
_SUBJECT = re.compile(r"^(?:Subject|Title of report|Report title)\s*:$", re.IGNORECASE)
_MINUTES = re.compile(r"^(?:Draft )?Minutes of (?:(?:an?|the) |meeting)(?!last|previous)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_HEAD = 8
_LINES = 5
_ROOM = 5  # characters by which lines of a text differ
_NEAR = 16
_MEETING_NEAR = 30


def is_fact(text: str) -> bool:
    """A line that states a fact of a paper or a meeting behind a label ("Wards affected: All")."""
    return _FACT.match(text) is not None


def names_no_document(text: str) -> bool:
    """Words that stand above many documents: a publisher's name alone, or a page's ("Agenda item")."""
    line = text.strip(" .:|")
    if _PAGE.match(line) or _SHEET.match(line) or any(known.words.fullmatch(line) for known in PUBLISHERS):
        return True
    if not _WORD.search(line):  # a register's number
        return True
    return INSPECTORATES.search(line) is not None and not _WORD.search(INSPECTORATES.sub("", line))


def labelled_title(pieces: Sequence[Piece]) -> Piece | None:
    """The piece that gives the title behind a label, its label taken off; None if no label does."""
    for i, piece in enumerate(pieces[:_NEAR]):
        found = _TITLED.match(piece.text)
        below = pieces[i + 1 : i + 2]
        if found:
            rest = [p.text for p in below if p.tight and (p.text[:1].islower() or not _WORD.search(p.text))]
            return Piece(piece.kind, " ".join([found["title"], *rest]), piece.page)
        if _SUBJECT.match(piece.text) and below and not below[0].text.endswith(":"):
            above = pieces[i - 1 : i] if piece.tight and not _WORD.search(below[0].text) else []
            return Piece(below[0].kind, " ".join(p.text for p in (*above, *below)), below[0].page)
    return None


def minutes_line(pieces: Sequence[Piece], first: bool = False) -> Piece | None:
    """The words "Minutes of the meeting of …" at the head of minutes, over all their lines, or None.

    `first` asks that nothing stands above them, as the name of a committee does.
    """
    near = pieces[:_NEAR]
    start = next((i for i, p in enumerate(near[: 1 if first else _HEAD]) if _MINUTES.match(p.text)), None)
    if start is None:
        return None
    words = near[start].text
    longest = max(len(p.text) for p in near)
    for above, piece in pairwise(near[start : start + _LINES]):
        dated = first_days(_CLOCK.sub("", words)) is not None
        full = not dated or len(above.text) + 1 + len(piece.text.split()[0]) > longest - _ROOM
        if not piece.tight or piece.kind != "text" or not full:
            break
        words = f"{words} {piece.text}"
    return Piece(near[start].kind, re.split(r"(?<=[^\d\W])\. ", words)[0], near[start].page)


def with_values(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each label at the head joined to its value: from the cell beside it, or the line below.

    It is the line below where labels and values take turns.
    """
    found = [
        replace(p, text=_BESIDE.sub(lambda label: f"{label['label'] or ''}: ", p.text))
        for p in pieces[:_NEAR]
    ]
    found += pieces[_NEAR:]
    i, joined = 0, 0
    while i + 1 < len(found) and i < _NEAR:
        label, value = found[i], found[i + 1]
        following = found[i + 2].text if i + 2 < len(found) else ""
        single = joined or _BARE_FACT.match(following)
        if _BARE_FACT.match(label.text) and not _BARE_FACT.match(value.text) and single:
            found[i : i + 2] = [Piece(value.kind, f"{label.text} {value.text}", label.page)]
            joined += 1
        elif joined:
            break
        i += 1
    return found


def are_parted(pieces: Sequence[Piece]) -> bool:
    """Whether labels stand at the head without their values, so that nothing tells which line is whose."""
    return sum(_BARE.match(piece.text) is not None for piece in pieces[:_NEAR]) > 1


def is_paper(pieces: Sequence[Piece]) -> bool:
    """Whether labels or its first lines say that it was written for a meeting of a council."""
    return any(_PAPER.match(piece.text) for piece in pieces[:_NEAR])


def is_record(pieces: Sequence[Piece]) -> bool:
    """Whether it says who was present at a meeting, and of apologies or interests: minutes, by any name."""
    near = pieces[:_MEETING_NEAR]
    present = any(_PRESENT.match(piece.text) for piece in near)
    return present and any(_APOLOGIES.match(piece.text) for piece in near)
