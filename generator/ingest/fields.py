"""What a letter says of itself -> the values of its front matter, each with where it was read.

Nothing is guessed: what is not found stays empty, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.annotate.days import Days
from generator.ingest.addressed import addressed_to, addressee, greeted_office, is_letterhead, salutation_name
from generator.ingest.authored import authors_of
from generator.ingest.converted import Converted
from generator.ingest.councils import authority_in_prose, authority_name, fuller_name, is_council, is_place
from generator.ingest.dated import date_of
from generator.ingest.dates import (
    count_of,
    days_before,
    days_in_figures,
    days_together,
    first_days,
    in_year_before,
    iso_date,
)
from generator.ingest.found import Found, not_stated
from generator.ingest.kinded import kind_of
from generator.ingest.known import Kind
from generator.ingest.labels import with_values
from generator.ingest.layout import Piece
from generator.ingest.names import signatories
from generator.ingest.parts import INSPECTED, Parts, parts_of, prose_of
from generator.ingest.published import Publisher, licence_of, one_council, publisher_of
from generator.ingest.titled import title_of

_FRAMEWORK = re.compile(
    r"(?:in line with|in accordance with|carried out under|conducted under|under) (?:the )?"
    r"(?P<name>[^.]{5,160}?)"
    r" (?:inspection )?framework\b",
    re.IGNORECASE,
)
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
_BOTH = 2
_TWO_DAYS = re.compile(r"\d{1,2}(?: [A-Za-z]+)?(?: \d{4})? and ")
# A first day of which no last day is told ("the two weeks commencing 6 June 2022").
_BEGINS = re.compile(r"\b(?:beginning|commencing|starting|w/?c|w/?b)\s+(?:on\s+)?$", re.IGNORECASE)
_SAID = 70  # characters behind the words for a visit
_YEAR = 8  # as many more, so that no year is cut off
_LONGEST = 60  # days: whole inspections last four weeks
_FOUR_WEEKS = 28
_PIECES = 60
_OPENING = 8_000
_FACTS = 25
_PROSE = 12
_NEAR = 120
_FEW = 6
_MAJESTY = re.compile(
    r"Majesty['’]s (?:Senior )?Inspectors?\b(?! of (?:Constabulary|Prisons|Probation))|\bHMI\b"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")


@dataclass(frozen=True, slots=True)
class Fields:
    """Everything read from a document for its front matter."""

    kind: Kind
    title: Found
    date: Found
    authority: Found
    publisher: Found
    published_by: Publisher
    licence: Found
    authors: Found
    author_names: tuple[str, ...]
    author_role: Found
    inspectors: Found
    inspector_names: tuple[str, ...]
    addressee: Found
    addressee_role: Found
    visit: Found
    days: Days | None
    framework: Found

    @property
    def found(self) -> tuple[Found, ...]:
        """The fields in the order of the front matter."""
        return (
            Found("kind", self.kind.id, 0, f"read as “{self.kind.title}”"),
            self.title,
            self.date,
            self.authority,
            self.publisher,
            self.licence,
            self.authors,
            self.author_role,
            *([self.inspectors] if self.inspector_names or self.kind.visit else []),
            self.addressee,
            self.addressee_role,
            self.visit,
            self.framework,
        )


def read_fields(converted: Converted) -> Fields:
    """The fields of a document, from its pieces in reading order and what its page says of itself."""
    pieces = converted.pieces
    # What stands around a web page's text speaks of other pages.
    own = [p for p in pieces if p.kind != "furniture"] if converted.web_page else pieces
    parts = parts_of([p for p in pieces if p.kind != "furniture"])
    if parts.salutation is None:
        parts = parts_of(with_values([p for p in pieces if p.kind != "furniture"]))
    title = _title(parts, converted)
    kind = kind_of(parts, title, converted.web_page)
    date = _date(parts, kind, converted)
    days, visit = _visit(parts, kind, date.value)
    authors = authors_of(parts, kind)
    told = f"{authors.found.why} {authors.inspected.why} {authors.role.value}"
    inspected = _MAJESTY.search(told) is not None
    publisher = publisher_of(parts, own, converted, kind, inspected, authors.role.value)
    whom, whom_role = _addressee(parts, title)
    return Fields(
        kind=kind,
        title=title,
        date=date,
        authority=_authority(parts, title, kind, [p for p in own if p.kind == "furniture"]),
        publisher=publisher.found,
        published_by=publisher,
        licence=licence_of(pieces, publisher.found),
        authors=authors.found,
        author_names=authors.names,
        author_role=authors.role,
        inspectors=authors.inspected,
        inspector_names=authors.inspectors,
        addressee=whom,
        addressee_role=whom_role,
        visit=visit,
        days=days,
        framework=_framework(parts),
    )


def _title(parts: Parts, converted: Converted) -> Found:
    title = title_of(parts)
    if not is_council(converted.heading) and not title.value.startswith(converted.heading):
        title = Found("title", converted.heading, 0, "the page’s main heading")
    if not title.value and converted.title:
        title = Found("title", converted.title, 0, "the page’s own data gives it")
    return title


def _date(parts: Parts, kind: Kind, converted: Converted) -> Found:
    date = date_of(parts, kind)
    if date.value or not converted.published:
        return date
    return Found("published", converted.published, 0, "The page’s own data gives this date of publication.")


def _authority(parts: Parts, title: Found, kind: Kind, heads: Sequence[Piece]) -> Found:
    near = [p for p in (*parts.body[:10], *parts.opening) if parts.salutation or not _speaks_of_people(p)]
    for piece_text, page in [(title.value, title.page), *((p.text, p.page) for p in near)]:
        name = authority_name(piece_text)
        if name:
            name = fuller_name(name, [p.text for p in parts.opening])
            return Found("authority", name, page, f"“{piece_text[:120]}”")
    for piece in parts.body[:_FEW] if kind.form == "report" and kind.visit else ():
        if is_place(piece.text, prose_of(parts)):
            return Found("authority", piece.text, piece.page, f"“{piece.text}” stands beside the title")
    head = one_council(heads) if parts.salutation is None else None
    if head is not None:
        return Found("authority", authority_name(head.text), head.page, f"“{head.text}” heads its pages")
    first = [p for p in parts.body[:_FACTS] if p.page <= 1 and p.kind != "row"]
    name, said = authority_in_prose(
        [p.text for p in (first if first[-1:] and first[-1].page else first[:_PROSE])]
    )
    if name:
        return Found(
            "authority", name, first[0].page, f"“{said[:120]}”; the first page names no other council"
        )
    return not_stated("authority", "neither the title nor the opening names a council’s services")


def _speaks_of_people(piece: Piece) -> bool:
    """An item of a list, or a name with an office, which may be that of another council."""
    return piece.kind == "bullet" or any(role for _, role in signatories([piece.text]))


def _visit(parts: Parts, kind: Kind, written: str) -> tuple[Days | None, Found]:
    if kind.visit:
        for piece in parts.body[:_FACTS]:
            label = INSPECTED.match(piece.text)
            said = piece.text[label.end() :] if label else ""
            days = (days_together(said) or days_in_figures(said)) if said else None
            begins = days is not None and _BEGINS.search(piece.text.partition(days.words)[0])
            if days is None or begins or not _of_one_visit(days, said, ""):
                continue
            if in_year_before(days, written):
                return days, _visit_found(days, piece.page)
        text = "\n".join(p.text for p in parts.body[:_PIECES] if p.kind != "row")[:_OPENING]
        found = _visited(text, written, days_together) or _visited_first(text, written)
        if found is None and len(written) == len("2018-07-05"):
            found = _visited(text, written, lambda said: days_before(said, written))
        if found is not None:
            return found, _visit_found(found, _page_of(parts, found.words))
    return None, not_stated("visit", "no days of a visit are given in the opening")


def _visited(text: str, written: str, days_in: Callable[[str], Days | None]) -> Days | None:
    """The days that follow the words for a visit, unless they are or may be those of something else.

    "The week beginning 3 May and the week beginning 17 May" is no run of days, nor is "two weeks beginning".
    """
    for spoken in _VISITED.finditer(text):
        said = text[spoken.end() : spoken.end() + _SAID + _YEAR]
        days = days_in(said) if len(_WEEK.findall(said[:_SAID])) < 2 else None
        if days is None or not in_year_before(days, written) or count_of(days) > _LONGEST:
            continue
        between = said.partition(days.words)[0]
        before = spoken.group(0) + between
        if not _of_one_visit(days, f"{before.split()[-1]} {said[len(between) :]}", before):
            continue
        near = len(between) + len(days.words) <= _SAID
        if near and not _EARLIER.search(before) and not _BEGINS.search(before):
            span = _SPANS.search(before)
            return _quoted(days, span[0] if span else "")
    return None


def _visited_first(text: str, written: str) -> Days | None:
    """The days that begin a sentence which tells of the visit ("Between 5 and 9 March 2018, Ofsted …").

    "From 5 March 2018" tells of no visit on that day.
    """
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
    """Whether days with a year each lie near enough for one visit, and no "visits" are told of.

    `said` is the text that names them, with the word that leads to them.
    """
    first = first_days(said)
    if days.year_inferred or first is None or (first.first, first.last) == (days.first, days.last):
        return True
    return count_of(days) <= _FOUR_WEEKS and not _VISITS.search(before)


def _quoted(days: Days, lead: str) -> Days:
    return days._replace(words=" ".join(f"{lead}{days.words}".split()))


def _visit_found(days: Days, page: int) -> Found:
    why = f"The document says “{days.words}”."
    if _TWO_DAYS.match(days.words) and count_of(days) > _BOTH:
        why += " It names two days; nothing is said of those between them."
    if days.year_inferred:
        why += " The year is not stated; it is inferred from the document’s date."
    return Found("visit", f"{days.first}/{days.last}", page, why)


def _page_of(parts: Parts, words: str) -> int:
    first = words.split(maxsplit=1)[0]
    return next((p.page for p in parts.body if words in p.text or p.text.endswith(first)), 0)


def _addressee(parts: Parts, title: Found) -> tuple[Found, Found]:
    line = parts.salutation.text if parts.salutation else ""
    greeted = salutation_name(line) or greeted_office(line)
    if parts.salutation is None:
        sent_to = addressed_to(parts.body[:_FEW])
        if sent_to is not None:
            piece, name, role = sent_to
            why = f"“{piece.text}”"
            return Found("addressee", name, piece.page, why), Found("addressee_role", role, piece.page, why)
        reason = "the document has no salutation and no address"
        return not_stated("addressee", reason), not_stated("addressee_role", reason)
    dated = next((i for i, p in enumerate(parts.opening) if iso_date(p.text)), -1)
    below = [p for p in parts.opening[dated + 1 :] if not is_letterhead(p.text)]
    lines = below or [p for p in parts.opening[: max(dated, 0)] if not is_letterhead(p.text)]
    lines = [p for p in lines if p.text != title.value] or _address_amid(parts)
    name, role = addressee([p.text for p in lines], greeted)
    page = lines[0].page if lines else parts.salutation.page
    return (
        Found("addressee", name, page, "in the address, or the salutation")
        if name
        else not_stated(
            "addressee", f"the address names nobody; the salutation is “{parts.salutation.text}”"
        ),
        Found("addressee_role", role, page, "in the address")
        if role
        else not_stated("addressee_role", "the address gives no office"),
    )


def _address_amid(parts: Parts) -> list[Piece]:
    """The lines of an address that a converter left amid the text: from a lone date to a postcode."""
    near = list(parts.body[:_NEAR])
    dated = next((i for i, p in enumerate(near) if len(iso_date(p.text) or "") == len("2018-07-05")), None)
    if dated is None:
        return []
    lines = near[dated + 1 : dated + 10]
    end = next((i for i, p in enumerate(lines) if _POSTCODE.search(p.text)), -1)
    return lines[: end + 1]


def _framework(parts: Parts) -> Found:
    found = _FRAMEWORK.search(prose_of(parts))
    if found is None:
        return not_stated("framework", "the text speaks of no framework that it was written under")
    name = found["name"].strip()
    page = _page_of(parts, name)
    return Found("framework", name[:1].upper() + name[1:], page, f"“{found.group(0)}”")
