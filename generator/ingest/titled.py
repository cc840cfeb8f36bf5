"""What a document is called: behind a label, by its headings, or by its first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from generator.ingest.councils import is_council
from generator.ingest.dates import iso_date
from generator.ingest.found import Found, not_stated
from generator.ingest.known import KINDS, MINUTES
from generator.ingest.labels import are_parted, is_fact, labelled_title, minutes_line, names_no_document
from generator.ingest.layout import Piece
from generator.ingest.names import signatories
from generator.ingest.parts import INSPECTED, Parts, is_title, may_name
from generator.parse.layout import NOTE_MARK, joint

_SUBJECT = re.compile(r"\b(?:visit|inspection|review|report|assessment|addendum|monitoring)\b", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"(?:\b(?:a|an|and|at|between|by|for|from|in|into|of|on|or|the|to|under|[Uu]pon|with)|[&–—-]"
    r"|\b(?:[Aa]uthority|[Cc]hildren|[Cc]ouncil|[Mm]ajesty|[Pp]eople)['’]s)$"
)
_AMID = re.compile(r"^(?:AND|AFTER|AT|BY|FOR|FROM|IN|OF|ON|OR|TO|WITH)\b")
# What a name goes on with on the next line: "of Anytown Local Area" and "Partnership".
_BODY = re.compile(
    r"^(?:(?:Local|Area|Safeguarding|Children['’]?s?|Metropolitan|City|County|Borough|District) )*"
    r"(?:Partnership|Board|Council|Authority|Services|Centre|Trust|Agency)(?:['’]s)?"
    r"(?:$| (?:local authority|children['’]s|in|for|on|and|to)\b)"
)
_LETTERED = re.compile(r"^[A-Z][.)] ")
_NEAR = 12
_SAID = 100
_FIRST = 4
_FEW = 3
_LINES = 5
_SORT = 2  # words: no more only say which sort of report it is ("Overview report")
_REST = 5  # words of a title at most that stand below its full first line


def title_of(parts: Parts) -> Found:
    """The title, with the words that give it, or why none is stated."""
    labelled = labelled_title(parts.body) if parts.salutation is None else None
    if labelled is not None:
        return _found(labelled, labelled.text)
    near = [p for p in parts.body[:_NEAR] if not _states_a_fact(p.text)]
    headings = [p for p in near if p.kind == "heading" and may_name(p.text) and not p.text.endswith(":")]
    headings = _without_lettered(headings)
    minutes = minutes_line(parts.body, first=True) if parts.salutation is None else None
    if minutes is not None and (minutes.kind == "heading" or not headings):
        return _found(minutes, minutes.text.rstrip("."))
    for piece in headings:
        if _SUBJECT.search(piece.text) and len(piece.text.split()) > _SORT:
            return _found(piece, _whole_heading(_from(parts, piece)))
    said = _says_its_kind(near, are_parted(parts.body)) if parts.salutation is None else []
    named = [p for p in headings if not is_council(p.text)] or headings
    if named and not said and parts.salutation is None:
        return _found(named[0], named[0].text)
    above = _above_salutation(parts)
    if above is not None:
        return _found(above, above.text)
    first = said or _from_first_title(near)
    if (
        first
        and not (are_parted(parts.body) and not said)
        and _may_begin(first[0].text)
        and not _is_prose(first)
    ):
        return _found(first[0], _whole_title(_from(parts, first[0], _SAID)))
    if headings:
        return _found(headings[0], headings[0].text)
    only = parts.opening[0] if parts.salutation and 0 < len(parts.opening) <= _FEW else None
    if only is not None and is_title(only.text) and not iso_date(only.text):
        return _found(only, only.text)
    return not_stated("title", "no heading stands above the text")


def _without_lettered(headings: Sequence[Piece]) -> list[Piece]:
    """The headings without those of sections that letters count: "A. Other" alone is a name."""
    letters = {p.text[0] for p in headings if _LETTERED.match(p.text)}
    counted = {a for a in letters if {chr(ord(a) - 1), chr(ord(a) + 1)} & letters}
    return [p for p in headings if not (_LETTERED.match(p.text) and p.text[0] in counted)]


def _above_salutation(parts: Parts) -> Piece | None:
    """A line between the address and the salutation that begins by saying what kind of letter it is."""
    words = [kind.words for kind in KINDS if kind.form == "letter"]
    opening = parts.opening if parts.salutation is not None else ()
    told = (p for p in reversed(opening) if any(w.match(p.text) for w in words) and is_title(p.text))
    return next(told, None)


def _is_prose(lines: Sequence[Piece]) -> bool:
    """The first line's sentence ends amid the line below it, where a converter has broken the lines."""
    below = lines[1] if len(lines) > 1 else None
    return below is not None and below.tight and below.text[:1].islower() and "." in below.text


def _states_a_fact(text: str) -> bool:
    return is_fact(text) or INSPECTED.match(text) is not None or names_no_document(text)


def _says_its_kind(near: Sequence[Piece], anywhere: bool) -> Sequence[Piece]:
    """The first lines from one on that begins by saying what kind of document it is, or [].

    A report's cover may give the council's name above its title.
    `anywhere` looks within the lines and further down too.
    """
    words = [kind.words for kind in KINDS if kind.form == "report" and kind is not MINUTES]
    for i, piece in enumerate(near if anywhere else near[:_FIRST]):
        told = any(w.match(piece.text) or (anywhere and w.search(piece.text)) for w in words)
        if told and _may_begin(piece.text):
            return near[_begins(near, i) :]
    return []


def _begins(near: Sequence[Piece], i: int) -> int:
    """The line on which a title begins that goes on to line `i`."""
    while i and near[i].tight and _is_rest(near[i - 1], near[i]):
        i -= 1
    return i


def _is_rest(above: Piece, piece: Piece) -> bool:
    text = piece.text
    return text[:1].islower() or bool(_UNFINISHED.search(above.text) or _BODY.match(text))


def _from_first_title(near: Sequence[Piece]) -> Sequence[Piece]:
    """The first lines without a council's name that stands alone above others."""
    above = near and is_council(near[0].text) and near[1:] and is_title(near[1].text)
    return near[1:] if above else near


def _may_begin(text: str) -> bool:
    """A title or its first line, which may end in a comma or, behind three words or more, in a colon."""
    ends = ",:" if len(text.split()) > _SORT else ","
    return is_title(text.rstrip(ends)) and not any(role for _, role in signatories([text]))


def _from(parts: Parts, piece: Piece, count: int = _NEAR) -> Sequence[Piece]:
    """A piece of the body with those right below it, whatever they say."""
    at = next(i for i, p in enumerate(parts.body) if p is piece)
    return parts.body[at : at + count]


def _whole_heading(near: Sequence[Piece]) -> str:
    """A heading with those right below it on which it goes on ("Inspection of services in", "Anytown")."""
    title = near[0].text
    for below in near[1:_LINES]:
        goes_on = below.text[:1].islower() or _UNFINISHED.search(title)
        if below.kind != "heading" or not goes_on:
            break
        title += joint(title, below.text) + below.text
    return NOTE_MARK.sub("", title)


def _whole_title(body: Sequence[Piece]) -> str:
    """A title that runs over a line's end in a text without layout, even amid a day.

    A name that the text below gives whole goes on ("the Education" and "Act 1996").
    """
    title = body[0].text
    near = body[:_NEAR]
    longest = max(len(piece.text) for piece in near)
    for i, (above, piece) in enumerate(pairwise(near[:_LINES])):
        words = piece.text.split()
        full = piece.tight and len(above.text) + 1 + len(words[0]) > longest and len(words) <= _REST
        goes_on = piece.text[:1].islower() or _UNFINISHED.search(title) or full
        goes_on = goes_on or (piece.tight and (_BODY.match(piece.text) is not None or title.endswith(":")))
        goes_on = goes_on or (piece.tight and len(words) <= _REST and _names(title, words, body[i + 2 :]))
        goes_on = goes_on or _wraps(above, piece, near, broken=title != near[0].text)
        dated = iso_date(piece.text) and not title[-1].isdigit()
        if not goes_on or dated or not is_title(piece.text.rstrip(",")) or _is_another(piece, title):
            break
        title += joint(title, piece.text) + piece.text
    return NOTE_MARK.sub("", title.rstrip(","))


def _names(title: str, words: Sequence[str], below: Sequence[Piece]) -> bool:
    """The next line is the rest of a name: the text says it with the title's last word, and not without."""
    last = title.rsplit(maxsplit=1)[-1]
    rest = list(takewhile(lambda word: word[0].isupper() or word[0].isdigit(), words))
    if not (last[0].isupper() and rest and len(rest) == len(words)):
        return False
    name = re.escape(" ".join([last, *rest]))
    said = re.compile(rf"\b[a-z]\w* (?:[A-Z]\w* )*{name}(?!\w)")
    text = " ".join(p.text for p in below)
    alone = re.compile(rf"\b{re.escape(last)}\b(?! {re.escape(rest[0])})")
    return said.search(text) is not None and alone.search(text) is None


def _is_another(piece: Piece, title: str) -> bool:
    """The title anew, as a running foot prints it, or the name of the council that it is about."""
    council = is_council(piece.text) and not _BODY.match(piece.text) and not _UNFINISHED.search(title)
    return council or title.startswith(piece.text)


def _wraps(above: Piece, piece: Piece, near: Sequence[Piece], broken: bool) -> bool:
    """A line of capitals goes on in the next, amid a phrase; once it has so, where it is full."""
    capitals = piece.tight and above.text.isupper() and piece.text.isupper()
    if not capitals or is_council(above.text) or names_no_document(piece.text):
        return False
    if _AMID.match(piece.text) or _UNFINISHED.search(above.text.lower()):
        return True
    widest = max(len(line.text) for line in near[:_LINES] if line.text.isupper())
    return broken and len(above.text) + 1 + len(piece.text.split()[0]) > widest


def _found(piece: Piece, value: str) -> Found:
    return Found("title", value, piece.page, f"“{piece.text if len(piece.text) < 120 else value}”")
