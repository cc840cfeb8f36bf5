"""What a letter says of itself -> the values of its front matter, each with where it was read.

Nothing is guessed: what is not found stays empty, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.annotate.days import Days
from generator.ingest.addressed import (
    addressed_to,
    addressee,
    is_letterhead,
    others_written_to,
    salutation_name,
    without_sender,
    written_to,
)
from generator.ingest.authored import authors_of, signing
from generator.ingest.converted import Converted
from generator.ingest.councils import authority_in_prose, authority_name, fuller_name, is_council, is_place
from generator.ingest.dated import date_of
from generator.ingest.dates import iso_date
from generator.ingest.found import Found, not_stated
from generator.ingest.kinded import kind_of
from generator.ingest.known import Kind
from generator.ingest.labels import with_values
from generator.ingest.layout import Piece
from generator.ingest.names import signatories
from generator.ingest.parts import Parts, page_of, parts_of, prose_of
from generator.ingest.published import Publisher, licence_of, one_council, publisher_of
from generator.ingest.titled import title_of
from generator.ingest.visited import visit_of
from generator.parse.lines import POSTCODE

_FRAMEWORK = re.compile(
    r"(?:in line with|in accordance with|carried out under|conducted under|under) (?:the )?"
    r"(?P<name>[^.]{5,160}?)"
    r" (?:inspection )?framework\b",
    re.IGNORECASE,
)
_FACTS = 25
_PROSE = 12
_NEAR = 120
_FEW = 6
_MAJESTY = re.compile(
    r"Majesty['’]s (?:Senior )?Inspectors?\b(?! of (?:Constabulary|Prisons|Probation))|\bHMI\b",
    re.IGNORECASE,
)


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
    whom, whom_role = _addressee(parts, title)
    address = written_to(parts.opening, whom.value) if parts.salutation is not None else []
    kind = kind_of(parts, title, converted.web_page, address)
    date = _date(parts, kind, converted)
    days, visit = visit_of(parts, kind, date.value)
    authors = authors_of(parts, kind)
    told = f"{authors.found.why} {authors.inspected.why} {authors.role.value}"
    inspected = _MAJESTY.search(told) is not None
    sender = replace(
        parts,
        opening=[p for p in parts.opening if p not in address],
        ending=signing(parts.ending),
    )
    around = [p for p in own if p not in address]
    publisher = publisher_of(sender, around, converted, kind, inspected, authors.role.value)
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


def _addressee(parts: Parts, title: Found) -> tuple[Found, Found]:
    line = parts.salutation.text if parts.salutation else ""
    greeted = salutation_name(line)
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
    signed = (name for name, _ in signatories([p.text for p in signing(parts.ending)]))
    lines = without_sender(lines, [name for name in signed if not set(greeted.split()) & set(name.split())])
    address = [p.text for p in lines]
    name, role = addressee(address, greeted)
    others = ", ".join(f"“{other}”" for other in others_written_to(address, greeted, name))
    beside = f"; named there too, and not taken over: {others}" if name and others else ""
    page = lines[0].page if lines else parts.salutation.page
    return (
        Found("addressee", name, page, f"in the address, or the salutation{beside}")
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
    end = next((i for i, p in enumerate(lines) if POSTCODE.search(p.text)), -1)
    return lines[: end + 1]


def _framework(parts: Parts) -> Found:
    found = _FRAMEWORK.search(prose_of(parts))
    if found is None:
        return not_stated("framework", "the text speaks of no framework that it was written under")
    name = found["name"].strip()
    page = page_of(parts, name)
    return Found("framework", name[:1].upper() + name[1:], page, f"“{found.group(0)}”")
