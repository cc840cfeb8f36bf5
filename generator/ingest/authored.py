"""Who wrote a document: the inspectors whom it names, and whoever signs it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from generator.ingest.found import Found, not_stated
from generator.ingest.known import COUNCIL_PAPER, MINUTES, PUBLISHERS, Kind
from generator.ingest.labels import are_parted, is_fact
from generator.ingest.layout import Piece
from generator.ingest.names import PARTICLE, inspectors, is_name, office_of, signatories, without_style
from generator.ingest.parts import BELOW_SIGNED, INSPECTED, Parts, prose_of
from generator.parse.kinded import PROSE_END
from generator.parse.people import SIGNED

_COPIED = re.compile(r"^(?:cc|c\.c\.|copy|copies|copied|distribution|circulation)\b", re.IGNORECASE)
_SIGNED_BY = re.compile(r"^Signed\s*:\s*")
_FROM = re.compile(r"^(?:From|Report of|Report by)\s*[:|]\s*")
# Somebody is quoted.
_SPEAKS = re.compile(r"[:“”\"]|\.$|\bsa(?:id|ys)\b")
_AUTHOR = re.compile(
    r"^(?:Independent |Lead |Report )?(?:authors?|reviewers?)\s*[:|]\s*(?P<who>[A-Z].{3,80})$", re.IGNORECASE
)
_CONTACT = re.compile(
    r"^(?:\d+\W{0,2}\s*)?(?:(?:Name of|Report) )?Contact\b(?: officers?| details)?\W*|^.*\bplease contact:?$",
    re.IGNORECASE,
)
_COVER = 8
_LINE = 90
_TWO_NAMES = 4  # words
_PARTICLE = re.compile(PARTICLE, re.IGNORECASE)
# But for one of them alone, so many words stand above the offices of two people who sign side by side.
_OFFICES = re.compile(
    r"\b(?:Inspector|HMI|Manager|Director|Commissioner|Executive(?! Director| Officer)|Officer|Adviser|Chair"
    r"|Secretary|Minister|Leader)\b"
)
_TWO_SIGN = "two people may have signed side by side, and nothing parts their names"
_NO_NAME = "an office stands below the closing, and no name that can be read"
_NOBODY = "no inspectors are named in the opening and nobody signs"
_ENDING = 16
_TEAM = 40
_FACTS = 25
_TEAM_HEADING = re.compile(r"^(?:The )?(?:inspection team|inspectors?)$", re.IGNORECASE)
_INSPECTS = re.compile(r"\b(?:inspector|HMI)\b", re.IGNORECASE)
_LABEL = re.compile(r"^(?:(?:Deputy|Lead|Reporting|Team|Shadow|Associate) ){0,2}Inspectors?:", re.IGNORECASE)
# A line that ends between two names, or between the words of one ("Grace Sample, Ada").
_AMID_NAMES = re.compile(r"(?:,|\band|[:,] [A-Z][a-z’'-]+)$")


class Authors(NamedTuple):
    """Who wrote a document, in which office, and which inspectors it names as those who inspected.

    An inspector who did not sign is no author where others did.
    """

    names: tuple[str, ...]
    found: Found
    role: Found
    inspectors: tuple[str, ...]
    inspected: Found


def authors_of(parts: Parts, kind: Kind) -> Authors:
    """The authors of a document: those who signed it or, where nobody did, the inspectors whom it names.

    Inspectors of whom minutes, papers or news tell wrote something else.
    """
    signed, doubt = _signed(parts, kind)
    text = prose_of(parts)
    listed, words = _team(parts) if parts.salutation is None else ((), "")
    if not listed and (parts.salutation is not None or kind.visit):
        listed, words = inspectors(text)
    others = tuple(name for name in signed if name not in listed)
    names = tuple(signed) or (() if doubt else listed) if parts.salutation else (*listed, *others)
    inspected = (
        Found("inspectors", ", ".join(listed), _page_of(parts, listed[-1]), f"“{words[:160]}”")
        if listed
        else not_stated("inspectors", "the opening names nobody who inspected")
    )
    if not names:
        missing = not_stated("authors", doubt or _NOBODY)
        return Authors((), missing, not_stated("author_role", doubt or "nobody signs"), listed, inspected)
    how = "signed by" if parts.salutation else "named with an office:"
    by = f"{how} {', '.join(signed)}" if signed else ""
    quoted = f"“{words[:160]}”" if words and not (parts.salutation and signed) else ""
    why = "; ".join(part for part in (quoted, by, doubt) if part)
    found = Found("authors", ", ".join(names), _page_of(parts, names[-1]), why)
    return Authors(names, found, _role_of(parts, signed, names, text), listed, inspected)


def _signed(parts: Parts, kind: Kind) -> tuple[dict[str, str], str]:
    """Who signed, each with an office, and why somebody's name cannot be told, or ""."""
    lines = [p.text for p in signing(parts.ending[:_ENDING])]
    letter = parts.salutation is not None
    signed = dict(signatories(lines)) if letter else _named_with_office(parts, kind)
    sure = {name: office for name, office in signed.items() if not _may_be_two(name, office)}
    if len(sure) < len(signed):
        return sure, _TWO_SIGN
    return signed, _NO_NAME if letter and not signed and any(map(_OFFICES.search, lines)) else ""


def _may_be_two(name: str, office: str) -> bool:
    """Whether so many words, styles, honours and particles ("de") aside, may be the names of two people."""
    words = [w for w in without_style(name).split() if not (w.isupper() or _PARTICLE.fullmatch(w))]
    return len(words) >= _TWO_NAMES and len(_OFFICES.findall(office)) != 1


def _page_of(parts: Parts, name: str) -> int:
    return next((p.page for p in (*parts.body, *parts.ending) if name in p.text), 0)


def _role_of(parts: Parts, signed: Mapping[str, str], names: Sequence[str], text: str) -> Found:
    roles = [role for role in dict.fromkeys(signed.values()) if role] or [office_of(names[0], text)]
    if not roles[0]:
        return not_stated("author_role", "no office is given with the signature")
    below = next((p.page for p in parts.ending if roles[0] in p.text), _page_of(parts, names[-1]))
    return Found("author_role", "; ".join(roles), below, "it stands with the name")


def _named_with_office(parts: Parts, kind: Kind) -> dict[str, str]:
    """Who wrote a report, with the office without which short lines at its end or on its cover name nobody.

    Names in capitals there are headings, and neither a contact nor who gets a copy wrote it.
    """
    sent_by = [_FROM.sub("", p.text) for p in parts.body[:_COVER] if _FROM.match(p.text)]
    top = takewhile(lambda p: not _CONTACT.match(p.text), parts.body[:_COVER])
    cover = [
        p.text for p in top if len(p.text) < _LINE and not INSPECTED.match(p.text) and not is_fact(p.text)
    ]
    written_by = [found["who"] for p in parts.body[:_COVER] if (found := _AUTHOR.match(p.text))]
    authors = [name.strip() for line in written_by for name in re.split(r",| and | & ", line)]
    if authors and all(is_name(name) for name in authors):
        return dict.fromkeys(authors, "")
    if are_parted(parts.body) or kind is MINUTES:
        return {}
    if parts.closed:
        return dict(signatories([p.text for p in signing(parts.ending[:_ENDING])]))
    last = [*parts.body, *parts.ending][-_TEAM:]
    aside = any(_COPIED.match(p.text) or _CONTACT.match(p.text) for p in last)
    ending = [] if aside else [p.text for p in signing(parts.ending[:_ENDING])]
    for lines in (sent_by, _below_signed(parts), ending, [] if kind is COUNCIL_PAPER else cover):
        plain = [line for line in lines if not _SPEAKS.search(line)]
        named = {name: role for name, role in signatories(plain) if role and not name.isupper()}
        if named:
            return named
    return {}


def _below_signed(parts: Parts) -> list[str]:
    """The lines below "Signed" or "Signed on behalf of …", in which a notice says who gave it."""
    pieces = [*parts.body, *parts.ending]
    at = next((i for i, p in enumerate(pieces) if SIGNED.match(p.text)), len(pieces))
    lines = [_SIGNED_BY.sub("", p.text) for p in pieces[at : at + BELOW_SIGNED]]
    return [line for line in lines if len(line) < _LINE]


def signing(ending: Sequence[Piece]) -> list[Piece]:
    """The lines of the signatures, without the list of who gets a copy.

    A converter may put it between two columns of signatures; below a blank line a body's name heads the next.
    """
    lines: list[Piece] = []
    copied = False
    for piece in takewhile(lambda p: not (PROSE_END.search(p.text) and _is_imprint(p.text)), ending):
        headed = not piece.tight and any(known.words.fullmatch(piece.text) for known in PUBLISHERS)
        copied = _COPIED.match(piece.text) is not None or (copied and not headed)
        lines += [] if copied else [piece]
    return lines


def _is_imprint(text: str) -> bool:
    return any(known.imprint.search(text) for known in PUBLISHERS)


def _labelled(pieces: Sequence[Piece]) -> list[str]:
    """The lines behind labels that name inspectors, each with the line below on which its names go on."""
    lines = []
    for piece, below in pairwise([*pieces, Piece("text", "", 0)]):
        if _LABEL.match(piece.text):
            goes_on = below.tight and ":" not in below.text and _AMID_NAMES.search(piece.text)
            lines.append(f"{piece.text} {below.text}" if goes_on else piece.text)
    return lines


def _team(parts: Parts) -> tuple[tuple[str, ...], str]:
    """The inspectors whom a report names behind labels, or below a heading at its end, and the words for it.

    Labels at its end or on its cover go before those amid its text.

    Sentences there may speak of who made another inspection.
    """
    last = [*parts.body, *parts.ending][-_TEAM:]
    for pieces in (last, parts.body[:_FACTS], parts.body):
        found = [inspectors(line) for line in _labelled(pieces)]
        names = dict.fromkeys(name for listed, _ in found for name in listed)
        if names:
            return tuple(names), next(words for _, words in found if words)
    headed = next((i for i, p in enumerate(last) if _TEAM_HEADING.match(p.text)), len(last))
    below = takewhile(lambda p: len(p.text) < _LINE and not p.text.endswith("."), last[headed + 1 :])
    people = signatories([p.text for p in below])
    team = dict.fromkeys(name for name, role in people if _INSPECTS.search(role))
    return tuple(team), last[headed].text if team else ""
