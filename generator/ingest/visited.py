"""When inspectors visited: the days of the visit that a document reports, as its words tell them.

They stand behind a label, follow the words for a visit, or begin the sentence that tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.annotate.days import Days
from generator.ingest.dates import (
    count_of,
    days_before,
    days_in_figures,
    days_together,
    first_days,
    in_year_before,
)
from generator.ingest.found import Found, not_stated
from generator.ingest.known import Kind
from generator.ingest.parts import INSPECTED, Parts, page_of

_VISITED = re.compile(
    r"\b(?:findings|(?:re-?)?visit(?:ed)?|(?:re-?)?inspect(?:ion|ed)|inspectors|undertook)\b.{0,320}?\b"
    r"(?:(?-i:on|between|from|in|ON|BETWEEN|FROM|IN)"
    # With a capital letter, such a word leads to the days in a title or begins a sentence.
    r"|(?<!\n)(?<![.!?:;]\s)(?:On|Between|From|In)|\n(?:On|Between|From|In)(?=[^\n.]{5,40} \d{4}\n))\b",
    re.IGNORECASE | re.DOTALL,
)
# A sentence that begins with the days, and says right behind them who inspected or visited.
_OPENS = re.compile(r"\b(?:Between|From|On)\s+(?=\d)")
_ELSE = (
    r"(?:about|after|as|at|before|by|earlier|following|for|from|last|of|on|previous|since|that|to|under"
    r"|when|where|which|while|who|with)\b"
)
_MADE = re.compile(
    r",?\s(?:(?:the|a team of|(?:one|two|three|four|five|six|\d+)(?: of)?) )?(?:Ofsted['’]s )?"
    r"(?:Ofsted|CQC|Care Quality Commission|HMI\w*|H(?:er|is) Majesty['’]s Inspectors?"
    r"|[Ii]nspectors?|[Ii]nspectorates?|[Ww]e)\b"
    r"(?:[ ,&()]+(?:[A-Z][\w'’]*|and|the|of|for|from|in|inspectors))*\)? (?:jointly )?"
    r"(?:(?:re-?)?(?:visited|inspected)\b"
    r"(?! (?:an?|one|two|three|four|several|some)\b|[^.;]{0,60}\b(?:agency|home|school)s?\b)"
    r"|(?:carried out|conducted|undertook|completed|made)"
    rf"(?: (?!{_ELSE})[\w'’()-]+,?){{1,10}}? (?:inspection|(?:re-?)?visit)\b"
    r"(?! (?:report|of (?:an?|one|two))\b))"
)
_WEEK = re.compile(r"\bweeks?[\s-]*(?:beginning|commencing|starting)\b", re.IGNORECASE)
# Words that lead to the day of something else: an earlier judgement, or a report of it.
_EARLIER = re.compile(r"\b(?:published|dated|issued|judged|since|following|previous|last)\b[^.;,]*$")
# What stands before the days where they are the first and the last, and belongs to the words quoted.
_SPANS = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_VISITS = re.compile(r"\b(?:visits|inspections)\b[^.;]*$", re.IGNORECASE)
# With nothing between it and the days, each of them is a visit.
_VISITS_ON = re.compile(r"\b(?:visits|inspections)(?: took place| were made)? (?:on )?$", re.IGNORECASE)
_BOTH = 2
_TWO_DAYS = re.compile(r"\d{1,2}(?: [A-Za-z]+)?(?: \d{4})? and ")
# A first day of which no last day is told ("the two weeks commencing 6 June 2022").
_BEGINS = re.compile(r"\b(?:beginning|commencing|starting|w/?c|w/?b)\s+(?:on\s+)?$", re.IGNORECASE)
_LEADS_TO_DAY = re.compile(r"(?::|\bon)\s*$")
_SAID = 70  # characters behind the words for a visit
_YEAR = 8  # as many more, so that no year is cut off
_LONGEST = 60  # days: whole inspections last four weeks
_FOUR_WEEKS = 28
_PIECES = 60
_OPENING = 8_000
_FACTS = 25


def visit_of(parts: Parts, kind: Kind, written: str) -> tuple[Days | None, Found]:
    """The days of the visit or inspection that a document reports, and where it says so, or why not.

    `written` is the document's own ISO date, or ""; days after it, or a year before it, are those of another.
    """
    if kind.visit:
        for piece in parts.body[:_FACTS]:
            label = INSPECTED.match(piece.text)
            said = piece.text[label.end() :] if label else ""
            days = (days_together(said) or days_in_figures(said)) if said else None
            begins = days is not None and _BEGINS.search(piece.text.partition(days.words)[0])
            if days is None or begins or not _of_one_visit(days, said, ""):
                continue
            if in_year_before(days, written):
                return days, _found(days, piece.page)
        text = "\n".join(p.text for p in parts.body[:_PIECES] if p.kind != "row")[:_OPENING]
        found = _visited(text, written, days_together) or _visited_first(text, written)
        if found is None and len(written) == len("2018-07-05"):
            found = _visited(text, written, lambda said: days_before(said, written))
        if found is not None:
            return found, _found(found, page_of(parts, found.words))
    return None, not_stated("visit", "no days of a visit are given in the opening")


def _visited(text: str, written: str, days_in: Callable[[str], Days | None]) -> Days | None:
    """The days that follow the words for a visit, unless they are or may be those of something else.

    "The week beginning 3 May and the week beginning 17 May" is no run of days, nor is "two weeks beginning".
    """
    for spoken in _VISITED.finditer(text):
        said = text[spoken.end() : spoken.end() + _SAID + _YEAR]
        leads = spoken.group(0).split()[-1]
        days = days_in(f"{leads}{said}") if len(_WEEK.findall(said[:_SAID])) < 2 else None
        if days is None or not in_year_before(days, written) or count_of(days) > _LONGEST:
            continue
        between = said.partition(days.words)[0]
        before = spoken.group(0) + between
        if days.first == days.last and _stands_alone(said, between, days.words):
            continue
        if not _of_one_visit(days, f"{before.split()[-1]} {said[len(between) :]}", before):
            continue
        near = len(between) + len(days.words) <= _SAID
        if near and not _EARLIER.search(before) and not _BEGINS.search(before):
            span = _SPANS.search(before)
            return _quoted(days, span[0] if span else "")
    return None


def _stands_alone(said: str, between: str, words: str) -> bool:
    """A day is a line of its own below a line that ends with something else, such as the place.

    It is the document's own there: a cover has its title and, below it, its date.
    A colon or "on" leads to it.
    """
    alone = between.endswith("\n") and said[len(between) + len(words) :].startswith("\n")
    return alone and between.strip() != "" and _LEADS_TO_DAY.search(between) is None


def _visited_first(text: str, written: str) -> Days | None:
    """The days that begin a sentence which tells of the visit ("Between 5 and 9 March 2018, Ofsted …").

    "From 5 March 2018" tells of no visit on that day.
    """
    text = text.replace("\n", " ")
    for opens in _OPENS.finditer(text):
        lead, said = opens.group(0), text[opens.end() : opens.end() + _SAID]
        days = days_together(said)
        if days is None or not said.startswith(days.words) or count_of(days) > _LONGEST:
            continue
        span = "" if lead.startswith("On") else lead
        if (span and days.first == days.last) or not _of_one_visit(days, lead + said, ""):
            continue
        if in_year_before(days, written) and _MADE.match(text, opens.end() + len(days.words)):
            return _quoted(days, span)
    return None


def _of_one_visit(days: Days, said: str, before: str) -> bool:
    """Whether days that stand apart lie near enough for one visit, and no "visits" are told of.

    `said` is the text that names them, with the word that leads to them.
    """
    if _TWO_DAYS.match(days.words) and _VISITS_ON.search(before) and count_of(days) > _BOTH:
        return False
    first = first_days(said)
    if days.year_inferred or first is None or (first.first, first.last) == (days.first, days.last):
        return True
    return count_of(days) <= _FOUR_WEEKS and not _VISITS.search(before)


def _quoted(days: Days, lead: str) -> Days:
    return days._replace(words=" ".join(f"{lead}{days.words}".split()))


def _found(days: Days, page: int) -> Found:
    why = f"The document says “{days.words}”."
    if _TWO_DAYS.match(days.words) and count_of(days) > _BOTH:
        why += " It names two days; nothing is said of those between them."
    if days.year_inferred:
        why += " The year is not stated; it is inferred from the document’s date."
    return Found("visit", f"{days.first}/{days.last}", page, why)
