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

_FIRST = 20
"""How many statements may stand before it: letters open with it, and findings use the same verbs."""
_LOOKED = r"(?:considered|evaluated|examined|focuss?ed (?:specifically )?on|looked at|reviewed)"
# What was read and whom inspectors met is how they worked, not what they looked into.
_NOT_MEANS = (
    r"(?! (?:\d|(?:a|the) (?:\w+ )?(?:number|range|sample|variety)\b"
    r"|(?:[\w’'-]+ ){0,3}(?:audits|cases|evidence|files|records)\b))"
)
_THIS = r"(?:[Tt]he|[Tt]his) (?:(?:assurance|focused|monitoring|remote) )?(?:inspection|visit)"
_OPENS = re.compile(
    rf"(?:(?:During|In|On) (?:the course of )?{_THIS}, )?(?:[Tt]he )?[Ii]nspectors {_LOOKED}{_NOT_MEANS}"
    rf"|{_THIS} {_LOOKED}{_NOT_MEANS}"
    rf"|The (?:areas?|main focus|focus|scope)(?: that were)?(?: covered)? (?:by|of) {_THIS} (?:was|were)\b"
)
_GOES_ON = re.compile(
    r"(?:(?:Specifically|In particular), )?(?:[Tt]hey|[Ii]nspectors|(?:[Tt]he|[Tt]his) visit) (?:also )?"
    rf"{_LOOKED}{_NOT_MEANS}"
)
_FOUND = re.compile(r"\b(?:concluded|found|identified|judged|noted|saw|to be)\b")


def find_scope(document: Document) -> tuple[Scope, ...]:
    """The words that say what the visit looked at; none where no visit is reported.

    They are the first statement that opens so with those of its paragraph that go on with it, and then the
    bullets below, each by itself, where it ends with a colon.
    """
    return tuple(_scope(document)) if document.meta.visit else ()


def _scope(document: Document) -> Iterator[Scope]:
    said = document.statements
    texts = [document.of(one) for one in said]
    start = next((n for n, text in enumerate(texts[:_FIRST]) if _says(_OPENS, text)), None)
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
    return bool(pattern.match(text)) and not _FOUND.search(text)
