"""What the visit looked at, in the words of the letter that reports it.

Two visits to one council mostly look at different services, so that a theme that turns from one letter to the
next may show a change of subject and none of the service.
Only sentences that open with it are known: "Inspectors looked at the local authority's arrangements for …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from operator import attrgetter

from generator.model import Document, Scope, Statement

_FIRST = 10
"""How many statements may stand before it: letters open with it, and findings use the same verbs."""
_LOOKED = (
    r"(?:(?:carefully )?(?:considered|evaluated|examined|looked at|reviewed)|focuss?ed (?:specifically )?on)"
)
# What was read and whom inspectors met is how they worked, not what they looked into.
_NOT_MEANS = (
    r"(?! (?:\d|(?:a|the) (?:\w+ )?(?:number|range|sample|variety)\b"
    r"|(?:[\w’'-]+ ){0,3}(?:audits|cases|data|documents|evidence|files|information|minutes|records)\b))"
)
# What a visit may look into. Whatever else stands here may be what inspectors thought of it, or came upon.
_SUBJECT = (
    rf"{_NOT_MEANS} (?:the |your )?(?:(?:local authority|council)['’]s )?(?:"
    r"(?:arrangements|effectiveness|experiences?|extent|impact|progress|protection|quality|response|timeliness|work)\b"
    r"|following(?: areas| services| themes)?(?:[:,]| of\b)"
    r"|[‘']?front[ -]door\b|planning\b|how (?:effectively|well)\b|whether\b"
    r"|(?:two|three|four|five) (?:areas|services|themes)\b"
    r"|(?:care leavers|children (?:in|subject to|who))\b|children['’]s experiences\b)"
)
_THIS = r"(?:[Tt]he|[Tt]his) (?:(?:assurance|focused|monitoring|remote) )?(?:inspection|visit)"
_OPENS = re.compile(
    rf"(?:(?:During|In|On) (?:the course of )?{_THIS}, )?(?:[Tt]he )?[Ii]nspectors {_LOOKED}{_SUBJECT}"
    rf"|{_THIS} {_LOOKED}{_SUBJECT}"
    rf"|The (?:areas? (?:that were )?covered by|(?:main )?focus of) {_THIS} (?:was|were)"
    rf"(?: as follows:|:|(?: on)?{_SUBJECT})"
)
_GOES_ON = re.compile(
    r"(?:(?:Additionally|In addition|In particular|Specifically), )?"
    r"(?:[Tt]hey|[Ii]nspectors|(?:[Tt]he|[Tt]his) visit) (?:also )?"
    rf"{_LOOKED}{_NOT_MEANS}"
    r"|This included\b|[^.;]* (?:was|were) also considered as part of (?:the|this) visit\."
)
_FOUND = re.compile(
    r"\b(?:concluded|found|judged|noted|saw|to be|(?:and|inspectors|they|which|who) identified"
    # Words that judge, which a sentence on what is to be looked at has none of.
    r"|assured|better|deteriorated|good|improving|inadequate|lack\w*|mostly|outstanding|poor\w*"
    r"|requir(?:es|ing) improvement|satisfied|strong\w*|too|unclear|variable|weak\w*|not(?! includ\w+)"
    # What goes on with another clause tells how it was.
    r"|(?:and|but|yet) (?:all|few|it|many|most|some|there|these|they)"
    r"|which (?:are|has|have|is|was|were))\b|;"
)
# Others' inspections are spoken of in the same words.
_ANOTHER = re.compile(r"\b(?:home['’]s|nursery|(?:the|their|your) (?:academy|children['’]s home|school)s?)\b")


def find_scope(document: Document) -> tuple[Scope, ...]:
    """The words that say what the visit looked at; none where no visit is reported.

    They are the first statement that opens so with those of its paragraph that go on with it, and then the
    bullets below, each by itself, where it ends with a colon.
    """
    return tuple(_scope(document)) if document.meta.visit else ()


def _scope(document: Document) -> Iterator[Scope]:
    said = document.statements
    texts = [document.of(one) for one in said]
    heads = (n for n in range(min(_FIRST, len(said))) if n == 0 or said[n - 1].block != said[n].block)
    start = next((n for n in heads if _says(_OPENS, texts[n])), None)
    if start is None:
        return
    end = start + 1
    while end < len(said) and said[end].block == said[start].block and _says(_GOES_ON, texts[end]):
        end += 1
    yield _words(document, said[start:end])
    if texts[end - 1].endswith(":"):
        bullets = {block.n for block in document.blocks if block.kind == "bullet"} - {said[start].block}
        below = takewhile(lambda one: one.block in bullets, said[end:])
        yield from (_words(document, tuple(bullet)) for _, bullet in groupby(below, attrgetter("block")))


def _words(document: Document, said: Sequence[Statement]) -> Scope:
    start, end = said[0].start, said[-1].end
    return Scope(said[0].id, said[0].block, start, end, document.text[start:end])


def _says(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.match(text)) and not (_FOUND.search(text) or _ANOTHER.search(text))
