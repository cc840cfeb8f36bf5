"""Words that speak of an inspection, a visit or a letter; which one, `link` finds or a person says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from generator.annotate.dates import DATE, dates_in
from generator.annotate.days import MONTH, NUMBER, WEEKDAY, month_number
from generator.model import Document, Reference

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_BEFORE = ("last", "previous")
_RECENT = ("latest", "recent")
_ADJECTIVES = "|".join((*_ORDINALS, *_BEFORE, *_RECENT, "most", "more", "Ofsted", "next", "full", "short"))
_VISIT = re.compile(
    r"\b(?P<det>[Aa]n?|[Tt]he|[Tt]his|[Oo]ur|[Ii]ts|[Tt]hat|[Pp]revious|[Tt]wo|[Tt]hree|[Ff]our)\s+"
    rf"(?P<adjectives>(?:(?:{_ADJECTIVES})\s+)*)"
    r"(?P<noun>(?:monitoring|focused) visits?|inspections?(?!\s+of\b)|visits?)\b(?!\s+or\b)"
)
# What may stand between a visit and its date: where it was, what it looked at, and words for holding it.
# Anything else may be what the date is of: "since the last visit, a director was appointed in May 2018".
_WHERE = (
    r"(?:\s+(?:to|of|at|by)(?:\s+(?:[A-Z][\w’'-]*(?:,(?=\s+(?:and\b|[A-Z])))?|\([A-Z&]+\)|&|the|of|and|upon|with|local|authority(?:[’']s)?"
    r"|council(?:[’']s)?|borough|city|county|area|children[’']s|services|social|care))+)?"
)
_ABOUT = r"(?:,?\s+which (?:focused on|looked at|considered|reviewed|evaluated) [^.;,]{1,80}?(?:,|(?= in )))?"
_HELD = r"(?:\s+(?:which|that|was|were|took place|undertaken|carried out|held|conducted))*"
_LATER_DATE = re.compile(
    rf"{_WHERE}{_ABOUT},?{_HELD},?\s+"
    r"(?:(?:in|on|from|between|during)\s+(?:the week (?:beginning|commencing) (?:on )?)?"
    rf"(?={WEEKDAY}{NUMBER}(?: |[/.]\d))"
    rf"|(?:in|on)\s+(?:early |mid-|late )?(?={MONTH}|20\d\d))"
)
# A date that cannot be read is one all the same: these words are not the letter's own visit.
_UNREAD = re.compile(r",?\s+(?:in|on)\s+(?:the\s+)?\d")
_MONTH_ONLY = re.compile(rf"(?P<month>{MONTH})\b(?! \d)")
_JUDGED = re.compile(
    r"\bjudged (?:as |to be )?inadequate(?: overall| by Ofsted| by inspectors)*"
    r"(?: for(?: (?:overall|effectiveness|services|for|children|young|people|in|need|of|help|and|protection"
    r"|looked|after|care|leavers|leadership|management|governance|the))+)?,?"
    rf" in (?:{MONTH}) (?:19|20)\d\d\b"
)
# A social worker visits children: "the visit" alone is an inspectors' one only in these places.
_INSPECTORS_OWN = re.compile(
    r"(?:\b(?:during|throughout|time of|since|focus of|scope of|findings (?:of|from)|methodology for)\s+"
    r"|^\W*)$",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b[Tt]he (?:Ofsted|published) letter\b|\bthe letter following the visit\b|\bmy report\b"
)

Kind = Literal["monitoring visit", "focused visit", "inspection", "visit", "letter"]


def find_references(document: Document) -> tuple[Reference, ...]:
    """Every reference in the letter's statements, in reading order."""
    found = [r for s in document.statements for r in _in_statement(document.text, s.start, s.end)]
    return tuple(sorted(found, key=lambda r: (r.start, r.end)))


def _in_statement(text: str, start: int, end: int) -> Iterator[Reference]:
    for found in _VISIT.finditer(text, start, end):
        reference = _visit(text, found, end)
        if _speaks_of_inspectors(found, reference, text[start : found.start()]):
            yield reference
    for found in _JUDGED.finditer(text, start, end):
        date = list(dates_in(text, found.start(), found.end()))[-1]
        yield Reference(found.start(), found.end(), found.group(), "inspection", date.first, date.last)
    for found in _LETTER.finditer(text, start, end):
        yield Reference(found.start(), found.end(), found.group(), "letter")


def _speaks_of_inspectors(found: re.Match[str], reference: Reference, before: str) -> bool:
    """Whether words speak of a visit by inspectors that has been; `before` is the statement up to them."""
    if "next" in found["adjectives"]:
        return False
    if reference.first:
        return True
    if found["det"].lower() in ("a", "an"):
        return False
    bare = found["det"].lower() == "the" and reference.kind == "visit" and not found["adjectives"]
    return not bare or _INSPECTORS_OWN.search(before) is not None


def _visit(text: str, found: re.Match[str], limit: int) -> Reference:
    adjectives = found["adjectives"].split()
    noun = found["noun"]
    stop, first, last = _date_after(text, found.end(), limit)
    ordinal = next((_ORDINALS.index(a) + 1 for a in adjectives if a in _ORDINALS), 0)
    previous = any(a in _BEFORE for a in adjectives) or found["det"].lower() == "previous"
    many = noun.endswith("s")
    unread = _UNREAD.match(text, found.end(), limit) is not None
    return Reference(
        start=found.start(),
        end=stop,
        text=text[found.start() : stop],
        kind=_kind(noun),
        first=first,
        last=last,
        ordinal=ordinal,
        own=not (previous or ordinal or first or many or unread or found["det"].lower() == "that")
        and _kind(noun) != "inspection",
    )


def _kind(noun: str) -> Kind:
    if noun.startswith("monitoring"):
        return "monitoring visit"
    if noun.startswith("focused"):
        return "focused visit"
    return "inspection" if noun.startswith("inspection") else "visit"


def _date_after(text: str, start: int, limit: int) -> tuple[int, str, str]:
    """Where the words end that date a visit, and its first and last date.

    A month without a year is given as "--11"; `link` may infer the year and says so.
    """
    lead = _LATER_DATE.match(text, start, limit)
    if lead is None:
        return start, "", ""
    dated = DATE.match(text, lead.end(), limit)
    date = next(dates_in(text, lead.end(), dated.end()), None) if dated else None
    if dated and date:
        return dated.end(), date.first, date.last
    year = re.compile(r"20\d\d\b").match(text, lead.end(), limit)
    if year:
        return year.end(), year.group(), year.group()
    month = _MONTH_ONLY.match(text, lead.end(), limit)
    if month:
        partial = f"--{month_number(month['month']):02d}"
        return month.end(), partial, partial
    return start, "", ""
