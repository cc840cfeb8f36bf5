"""What kind of document it is, from its labels, its title and its first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.ingest.dates import days_in_figures, first_days
from generator.ingest.found import Found
from generator.ingest.known import (
    COUNCIL_PAPER,
    INSPECTION_REPORT,
    KINDS,
    MINUTES,
    OTHER_LETTER,
    OTHER_PAGE,
    OTHER_REPORT,
    PUBLISHERS,
    Kind,
    is_named,
)
from generator.ingest.labels import is_paper, is_record, minutes_line
from generator.ingest.layout import Piece
from generator.ingest.names import inspectors, signatories
from generator.ingest.parts import INSPECTED, Parts, may_name, prose_of
from generator.parse.people import SIGNED

_SUMMARISES = re.compile(
    r"(?:letter|report) (?:summarises|sets out|outlines|gives|contains).{0,80}?(?:visit|inspection)",
    re.IGNORECASE,
)
# Words right before an inspection's in what is written after it ("Progress since the inspection of").
_AFTER = re.compile(
    r"\b(?:since|after|following|(?:answer|response|reply) to)\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE
)
# What others write about an inspection begins so, and the inspection that it names is not its own;
# "Response to child exploitation: joint targeted area inspection" is what that inspection looked at.
_ANSWERS = re.compile(
    r"^(?:(?:our|the|a|joint|council['’]s|partnership['’]s) )*"
    r"(?:response|reply|answer|statement|action plan|improvement plan)\b"
    r"(?:(?!\b(?:inspection|visit))[^:–—])*\b(?:to|on|after|following)"
    r" (?:an?|its|our|that|the|this|Ofsted(?:['’]s)?)\b"
    r"[^:–—]*\b(?:inspection|visit)\b(?!.*[:–—].*\b(?:inspection|visit)\b)",
    re.IGNORECASE,
)
# What tells of many inspections, or how to make one.
_ABOUT = re.compile(r"\b(?:annual report|handbook|framework|guidance)\b", re.IGNORECASE)
_INSPECTOR = re.compile(r"\b(?:HMI|Inspectors?)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^\d{1,2}\.\d{1,2}\.?\s")
_COVER = 8
_FEW = 3
_FACTS = 25


def kind_of(parts: Parts, title: Found, web_page: bool, address: Sequence[Piece] = ()) -> Kind:
    """The kind that a document's own words tell; a letter, a report or a web page if they tell no more.

    `address` is that of whoever a letter is written to: one to an inspectorate, or to a department of
    government, is no inspectors' letter about a visit, though it speaks of one.
    """
    inspected = any(INSPECTED.match(p.text) for p in parts.body[:_FACTS])
    if web_page and parts.salutation is None and not inspected:
        return _published_whole(parts, title)
    if parts.salutation is None and is_paper(parts.body):
        return COUNCIL_PAPER
    if parts.salutation is None and minutes_line(parts.body[:_FEW]) is not None:
        return MINUTES
    first = " ".join(p.text for p in parts.body[:8])
    summary = _SUMMARISES.search(first)
    form = "report" if parts.salutation is None else "letter"
    answers = _ANSWERS.match(title.value) is not None or _to_a_publisher(parts, address)
    answers = answers and not _signed_by_inspector(parts)
    kinds = [kind for kind in KINDS if kind.form == form and not (answers and kind.visit)]
    near = [] if parts.salutation else parts.body[:_COVER]
    first_lines = [p for p in near[:_FEW] if any(_begins(p.text, kind) for kind in kinds)]
    cover = [p.text for p in near if (p.kind == "heading" or p in first_lines) and may_name(p.text)]
    for text in (title.value, summary.group(0) if summary else "", *cover, " ".join(cover)):
        for kind in kinds:
            named = kind.words.search(text) if text else None
            about = kind.visit and form == "report" and _ABOUT.search(text)
            if named and not about and not _AFTER.search(text, 0, named.start()):
                return kind
    if parts.salutation is None and not inspected and is_record(parts.body):
        return MINUTES
    if parts.salutation is None and not answers and any(_tells_days(p.text) for p in parts.body[:_FACTS]):
        return INSPECTION_REPORT
    return OTHER_REPORT if parts.salutation is None else OTHER_LETTER


def _to_a_publisher(parts: Parts, address: Sequence[Piece]) -> bool:
    """A publisher stands in the address, and none in the letterhead beside it."""
    letterhead = [p for p in parts.opening if p not in address]
    writes = any(
        is_named(one, p.text) or one.imprint.search(p.text) for p in letterhead for one in PUBLISHERS
    )
    return not writes and any(is_named(one, p.text) for p in address for one in PUBLISHERS)


def _signed_by_inspector(parts: Parts) -> bool:
    """Whoever inspected wrote of it, and does not answer it."""
    return any(_INSPECTOR.search(role) for _, role in signatories([p.text for p in parts.ending[:_FACTS]]))


def _published_whole(parts: Parts, title: Found) -> Kind:
    """A web page that holds a document itself, by a sign that no page about the document has.

    A notice or a direction is signed; minutes say who was present, or begin as minutes do; a paper has its
    labels and numbered paragraphs; a report names the inspectors who wrote it.
    """
    signed = any(SIGNED.match(p.text) for p in (*parts.body, *parts.ending))
    named = bool(inspectors(prose_of(parts))[0])
    for kind in KINDS:
        own = named if kind.visit else signed and kind.noun in ("notice", "direction")
        if kind.form == "report" and own and kind.words.match(title.value):
            return kind
    if is_record(parts.body) or minutes_line(parts.body[:_COVER]) is not None:
        return MINUTES
    numbered = sum(_NUMBERED.match(p.text) is not None for p in parts.body)
    return COUNCIL_PAPER if numbered >= _FEW and is_paper(parts.body) else OTHER_PAGE


def _begins(line: str, kind: Kind) -> bool:
    """The line begins by naming the kind, or is a "Report" that names it."""
    return kind.words.match(line) is not None or (
        line.startswith("Report ") and kind.words.search(line) is not None
    )


def _tells_days(line: str) -> bool:
    """The days of an inspection behind a label, as only reports of inspections give them."""
    label = INSPECTED.match(line)
    days = line[label.end() :] if label else ""
    return label is not None and (first_days(days) or days_in_figures(days)) is not None
