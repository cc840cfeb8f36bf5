"""What kind of document it is, from its labels, its title and its first lines."""

from __future__ import annotations

import re

from generator.ingest.found import Found
from generator.ingest.known import COUNCIL_PAPER, KINDS, MINUTES, OTHER_LETTER, OTHER_PAGE, OTHER_REPORT, Kind
from generator.ingest.labels import is_paper, is_record, minutes_line
from generator.ingest.parts import INSPECTED, Parts, may_name

_SUMMARISES = re.compile(
    r"(?:letter|report) (?:summarises|sets out|outlines|gives|contains).{0,80}?(?:visit|inspection)",
    re.IGNORECASE,
)
# Words right before an inspection's in what is written after it ("Progress since the inspection of").
_AFTER = re.compile(
    r"\b(?:since|after|following|(?:answer|response|reply) to)\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE
)
# What tells of many inspections, or how to make one.
_ABOUT = re.compile(r"\b(?:annual report|handbook|framework|guidance)\b", re.IGNORECASE)
_COVER = 8
_FEW = 3
_FACTS = 25


def kind_of(parts: Parts, title: Found, web_page: bool) -> Kind:
    """The kind that a document's own words tell; a letter, a report or a web page if they tell no more."""
    inspected = any(INSPECTED.match(p.text) for p in parts.body[:_FACTS])
    if web_page and parts.salutation is None and not inspected:
        return OTHER_PAGE
    if parts.salutation is None and is_paper(parts.body):
        return COUNCIL_PAPER
    if parts.salutation is None and minutes_line(parts.body[:_FEW]) is not None:
        return MINUTES
    first = " ".join(p.text for p in parts.body[:8])
    summary = _SUMMARISES.search(first)
    form = "report" if parts.salutation is None else "letter"
    kinds = [kind for kind in KINDS if kind.form == form]
    near = [] if parts.salutation else parts.body[:_COVER]
    first_lines = [p for p in near[:_FEW] if any(_begins(p.text, kind) for kind in kinds)]
    cover = [p.text for p in near if (p.kind == "heading" or p in first_lines) and may_name(p.text)]
    for text in (title.value, summary.group(0) if summary else "", *cover):
        for kind in kinds:
            named = kind.words.search(text) if text else None
            about = kind.visit and form == "report" and _ABOUT.search(text)
            if named and not about and not _AFTER.search(text, 0, named.start()):
                return kind
    if parts.salutation is None and not inspected and is_record(parts.body):
        return MINUTES
    return OTHER_REPORT if parts.salutation is None else OTHER_LETTER


def _begins(line: str, kind: Kind) -> bool:
    """The line begins by naming the kind, or is a "Report" that names it."""
    return kind.words.match(line) is not None or (
        line.startswith("Report ") and kind.words.search(line) is not None
    )
