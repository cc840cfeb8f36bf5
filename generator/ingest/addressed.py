"""Who a letter is written to, from the lines above its salutation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from generator.ingest.councils import is_council
from generator.ingest.known import PUBLISHERS, is_named
from generator.ingest.layout import Piece
from generator.ingest.names import is_name, is_styled_name, without_style
from generator.parse.lines import POSTCODE

_LETTERHEAD = re.compile(
    r"ofsted|piccadilly gate|^store street|^m1 2wd|\b0300 123|textphone|0161 618|enquiries@|www\.|@|https?:"
    r"|^t(?:el)?\b[ .:]*\d|^direct (?:line|dial|tel)|^fax|^e-?mail|^our ref|^your ref"
    # What an e-mail says of itself, other than to whom it goes.
    r"|^(?:from|date|sent|subject)\s*:",
    re.IGNORECASE,
)
_SENDER = re.compile(r"www\.|https?:|gov\.uk/|\b0\d{2,4} ?\d{3}|textphone|^t(?:el)?\b[ .:]*\d", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:director|officer|executive|head|lead|manager|commissioner|secretary|minister|chair|dcs|leader|member"
    r"|interim|acting|principal|president|councillor|mayor|adviser|constable)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\d|\b(?:council|borough|county|city|town|civic|hall|house|street|road|lane|square|avenue|park|buildings?|floor"
    r"|centre|offices?|way|place|quay|riverside|authority|trust|mbc|court|po box|directorate|department)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:\b(?:and|of|for|the|to|in|with)|&|,|-)$", re.IGNORECASE)
# "Director of Children’s" and "Services", or "Services and Skills", on the next line.
_WHOSE = re.compile(r"\b(?:adult|children|people)(?:['’]s|s['’])$", re.IGNORECASE)
_DAY = re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}$")
_REFERENCE = re.compile(r"^(?:Our|Your) ref", re.IGNORECASE)
_FROM = re.compile(r"^From\s*:", re.IGNORECASE)
_SERVICES = re.compile(r"^(?:social care|services)(?: (?:and|&) .*)?$", re.IGNORECASE)
# "DEAR time" is time to "drop everything and read".
_SALUTATION = re.compile(
    r"^(?:[Dd]ear|DEAR(?!\s+TIME\b)(?=[^a-z(:–—-]+[,:]?$|\s+(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\b"
    r"|\s+(?!Project\b|Reading\b|Time\b)[A-Z][a-z’'-]+(?:(?: and | & |/| )[A-Z][a-z’'-]+){0,2}[,:]?$))"
    r"\s+(?P<who>.+?)[,:]?$"
)
_TO = re.compile(r"^(?:To|For the attention of|FAO)(?:\s*:\s*|\s+(?:the\s+)?(?=[A-Z]))", re.IGNORECASE)
_SENT_TO = re.compile(r"^To\s*[:|]\s*(?P<who>[A-Z].{2,100})$")
_NEXT_PERSON = re.compile(
    r"(?<! and)(?<! of)(?<! the)(?<! to)"
    r" (?=(?:Mrs?|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Cllr|Councillor)\.? [A-Z])"
)
_STYLES = {
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "professor",
    "sir",
    "dame",
    "cllr",
    "councillor",
    "and",
    "&",
}
_DEFINED = re.compile(r"\s*\([“\"‘']?the \w+[”\"’']?\)$")
# Who stands below these is told of the letter, or speaks for its sender.
_COPIED = re.compile(
    r"^(?:(?:b?cc|cop(?:y|ies|ied)|from|(?:your )?contact)\b|c\.c\.|\(?(?:formerly|previously)\b)",
    re.IGNORECASE,
)
_INSERTED = re.compile(r"^INSERT\b|^\[")


def salutation_name(line: str) -> str:
    """Whom "Dear …" greets, or "" if the line is no salutation."""
    found = _SALUTATION.match(line.strip())
    return found["who"].strip() if found else ""


def is_letterhead(line: str) -> bool:
    """A line of the sender's own address, telephone or web site, or of what an e-mail says of itself."""
    return _LETTERHEAD.search(line.strip()) is not None and not _SENT_TO.match(line.strip())


def addressee(lines: Sequence[str], salutation: str) -> tuple[str, str]:
    """Name and role of the person written to, from the lines of the address and the salutation's name.

    Each is "" where the letter does not give it.
    """
    address = _address(lines)
    known = [person for i in range(len(address)) if (person := _person_at(address, i))]
    greeted_ones = [person for person in known if _words(salutation) & _words(person[0])]
    if greeted_ones or (known and not _surname(salutation)):
        return (greeted_ones or known)[0]
    greeted = re.sub(r"^the ", "", salutation, flags=re.IGNORECASE)
    return _from_salutation(salutation), _role(address) or _role([greeted])


def others_written_to(lines: Sequence[str], salutation: str, name: str) -> tuple[str, ...]:
    """Whom else than `name` the address or the salutation names, each with a style or an office."""
    address = list(takewhile(lambda line: not _COPIED.match(line), _address(lines)))
    people = [
        person for i in range(len(address)) for person in (_person_at(address, i), *_next_in(address[i]))
    ]
    named = [who for who, role in filter(None, people) if role or is_styled_name(who)]
    greeted = re.split(r",? (?:and|AND|&) |, ", salutation)
    others: list[str] = []
    for who in (*named, *(greeted if all(map(is_styled_name, greeted)) else ())):
        if who.split()[-1].casefold() not in _words(" ".join((name, *others))):
            others.append(who)
    return tuple(others)


def _words(names: str) -> set[str]:
    """The words of names, which an address may give in capitals and a salutation in small letters.

    Two people may share a style.
    """
    return set(names.casefold().split()) - _STYLES


def _address(lines: Sequence[str]) -> list[str]:
    """The lines of an address, once each, without the sender's own."""
    theirs = [line.strip() for line in lines if line.strip() and not is_letterhead(line)]
    address = dict.fromkeys(_TO.sub("", line).rstrip(",").strip() for line in theirs)
    return [line for line in address if not _INSERTED.match(line)]


def _person_at(address: Sequence[str], i: int) -> tuple[str, str] | None:
    """The person whom a line of an address names, with the office on the same line or below."""
    line = address[i]
    return (line, _role(address[i + 1 :])) if _is_person(line) else _name_and_role_in_one(line)


def _next_in(line: str) -> list[tuple[str, str] | None]:
    """Who else stands on the line of an address, each with an office."""
    return [_name_and_role_in_one(line[n.end() :]) for n in _NEXT_PERSON.finditer(line)]


def without_sender(lines: Sequence[Piece], signed: Iterable[str]) -> list[Piece]:
    """The lines above a salutation without the address of whoever signs, whose name heads it.

    It ends at its postcode, or above the next person, whom a style or an office tells.
    Without either nothing below it can be told apart from it.
    """
    names = [_plain(name) for name in signed]
    start = next((i for i, p in enumerate(lines) if _plain(p.text) in names), None)
    if start is None:
        return list(lines)
    texts = [p.text.strip().rstrip(",") for p in lines]
    for i in range(start + 1, len(lines)):
        person = _person_at(texts, i)
        if person and (person[1] or is_styled_name(person[0])):
            return [*lines[:start], *lines[i:]]
        if POSTCODE.search(texts[i]):
            return [*lines[:start], *lines[i + 1 :]]
    return list(lines[:start])


def _plain(name: str) -> tuple[str, ...]:
    """A name's words in small letters, without a style and without the honours in capitals behind it."""
    words = without_style(name.strip().rstrip(",")).split()
    own = [word for word in words if not (word.isupper() and len(word) > 1)] or words
    return tuple(word.casefold() for word in own)


def written_to(opening: Sequence[Piece], name: str) -> Sequence[Piece]:
    """The lines of a letter's opening from the name of the person written to, whose address they are.

    A salutation may give the surname alone, of a name with an office behind it ("Ada Example HMI").
    They end at a day or "From:", and at a publisher below a council or a postcode, where the sender's begin.
    None where a telephone or web site among them says that a converter put the sender's letterhead there.
    """
    if not name:
        return []
    surname = re.escape(name.rsplit(maxsplit=1)[-1])
    named = re.compile(rf"\W*(?:(?:To|FAO)\b:? *)?{re.escape(name)}(?![\w’'])")
    with_office = re.compile(rf"(?:[A-Z][\w’'.-]* ){{0,3}}{surname}(?![\w’'])")
    found = (i for one in (named, with_office) for i, p in enumerate(opening) if one.match(p.text))
    start = next(found, len(opening))
    lines = list(_to_the_sender(opening[start:]))
    return [] if any(_SENDER.search(p.text) and not _REFERENCE.match(p.text) for p in lines) else lines


def _to_the_sender(lines: Iterable[Piece]) -> Iterator[Piece]:
    whole = False
    for piece in lines:
        apart = _DAY.match(piece.text) or _FROM.match(piece.text)
        if apart or (whole and any(is_named(known, piece.text) for known in PUBLISHERS)):
            return
        whole = whole or is_council(piece.text) or POSTCODE.search(piece.text) is not None
        yield piece


def addressed_to(pieces: Sequence[Piece]) -> tuple[Piece, str, str] | None:
    """The line "To: …" at the head of a notice or a report, with the name that it gives and the office."""
    for piece in pieces:
        found = _SENT_TO.match(piece.text)
        if found:
            name, role = _name_and_role_in_one(found["who"]) or (_DEFINED.sub("", found["who"]), "")
            return piece, name.strip(" ,"), role
    return None


def _surname(salutation: str) -> str:
    """The surname of the one whom a salutation greets with a style ("Councillor Example"), or ""."""
    styled = is_styled_name(salutation) and not re.search(r" (?:and|AND|&) ", salutation)
    return salutation.rsplit(maxsplit=1)[-1] if styled else ""


def _is_person(line: str) -> bool:
    """One person's name, or two joined by "and"."""
    return (
        all(is_name(part) for part in re.split(r" (?:and|AND|&) ", line))
        and not _ROLE.search(without_style(line))
        and not _PLACE.search(line)
    )


def _name_and_role_in_one(line: str) -> tuple[str, str] | None:
    name, comma, role = line.partition(",")
    if comma and _is_person(name) and _ROLE.search(role):
        others = (n for n in _NEXT_PERSON.finditer(role) if _name_and_role_in_one(role[n.end() :]))
        next_one = next(others, None)
        return name.strip(), (role[: next_one.start()] if next_one else role).strip(" ,;")
    return None


def _from_salutation(who: str) -> str:
    generic = re.match(r"(?:sir|madam|colleague|all|local|partner|parent|member)", who, re.IGNORECASE)
    return "" if not who or generic or _ROLE.search(who) else who


def _role(lines: Sequence[str]) -> str:
    """The office on the line below the name, with the lines on which it goes on."""
    if not lines or not _ROLE.search(lines[0]) or POSTCODE.search(lines[0]):
        return ""
    role = lines[0]
    for line in lines[1:]:
        goes_on = _GOES_ON.search(role) or line[:1].islower() or re.match(r"(?:and|&|for|of)\b", line)
        goes_on = goes_on or (_WHOSE.search(role) and _SERVICES.match(line))
        if _name_and_role_in_one(line) or (
            not goes_on and not (_ROLE.search(line) and not _PLACE.search(line))
        ):
            break
        role = f"{role} {line}" if goes_on else f"{role}, {line}"
    return role
