"""A person's decision on one statement, as an entry of the letter's corrections."""

from __future__ import annotations

import re

from generator.corrections import CodingFormat, Corrections, QuotedFormat, locate
from generator.errors import ReadacrossError
from generator.model import Codebook, Document, Statement
from generator.review.entries import Entry
from generator.review.items import Item, Labels, Opened, labels_of


def entry_for(opened: Opened, item: Item, wanted: Labels, why: str, who: str, when: str) -> Entry | None:
    """The entry by which this statement gets the labels that are wanted; None if it needs no entry.

    It says where the labels differ from what the coder says.
    What an earlier decision said, and still holds, it keeps.
    """
    differs = _differences(opened.codebook, item, wanted)
    if not any(differs.values()):
        return None
    quote = item.former or quote_of(opened.document, item.statement, opened.corrections)
    return {
        "quote": quote.quote,
        "before": quote.before,
        "after": quote.after,
        **differs,
        "why": why,
        "who": who,
        "when": when,
    }


def needs_entry(codebook: Codebook, item: Item, wanted: Labels) -> bool:
    """Whether these labels are anything but what the coder says by itself."""
    return any(_differences(codebook, item, wanted).values())


def _differences(codebook: Codebook, item: Item, wanted: Labels) -> dict[str, str | tuple[str, ...]]:
    """The keys `themes`, `add`, `remove` and `stance` of an entry, those that say nothing empty."""
    base = labels_of(item.base)
    former = item.former or CodingFormat(quote="-", why="-")
    stance = wanted.stance if wanted.stance != base.stance or wanted.stance == former.stance else ""
    if former.themes is not None and wanted.themes:
        says = set(wanted.themes) != set(base.themes) or set(wanted.themes) == set(former.themes)
        return {"themes": wanted.themes if says else (), "stance": stance}
    order = [theme.id for theme in codebook.themes]
    add = (t for t in order if t in wanted.themes and (t not in base.themes or t in former.add))
    remove = (t for t in order if t not in wanted.themes and (t in base.themes or t in former.remove))
    return {"add": tuple(add), "remove": tuple(remove), "stance": stance}


def quote_of(document: Document, statement: Statement, corrections: Corrections) -> QuotedFormat:
    """The statement's words, with as few of the words around them as tell them from the same words elsewhere.

    Raises ReadacrossError if no words around them do.
    """
    words = document.of(statement)
    before = [m.start() for m in re.finditer(r"\S+", document.text[: statement.start])]
    after = [statement.end + m.end() for m in re.finditer(r"\S+", document.text[statement.end :])]
    item = QuotedFormat(quote=words)
    for n in range(max(len(before), len(after)) + 1):
        left = document.text[before[-min(n, len(before))] : statement.start] if n and before else ""
        right = document.text[statement.end : after[min(n, len(after)) - 1]] if n and after else ""
        for around in ((left, ""), ("", right), (left, right)):
            item = QuotedFormat(quote=words, before=around[0], after=around[1])
            if _finds(document, statement, item, corrections):
                return item
    locate(document.text, item, corrections)
    message = f"no words of the letter tell this statement from the same words elsewhere: “{words}”"
    raise ReadacrossError([corrections.problem(item, "quote-ambiguous", message)])


def _finds(document: Document, statement: Statement, item: QuotedFormat, corrections: Corrections) -> bool:
    try:
        return locate(document.text, item, corrections) == (statement.start, statement.end)
    except ReadacrossError:
        return False
