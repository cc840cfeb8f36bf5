"""Facts held against the text: what is said to be stated in a letter must stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from generator.annotate.dates import dates_in
from generator.annotate.days import MONTH, month_number
from generator.corrections import Corrections
from generator.errors import Problem
from generator.model import BlockKind, DateMention, Document

# The date that a letter bears tells when it was written, and what is left out is not of the letter.
_NO_TELLING: tuple[BlockKind, ...] = ("date", "left-out")
_YEAR = re.compile(r"(?<![\d£])(?:19|20)\d\d(?!\d)")
_NAMED = re.compile(rf"\b{MONTH}(?![a-z])(?=[^.;]{{0,30}}?\b(?P<year>(?:19|20)\d\d)\b)")
_FIGURES = re.compile(r"(?<!\d)\d{1,2}(?P<by>[/.-])(?P<month>\d{1,2})(?P=by)(?:20)?(?P<year>\d\d)(?!\d)")
MEND = (
    "correct it, or give basis: inferred and say in why from what, or basis: publisher with the "
    "publisher’s address in why"
)


def misstated(document: Document, line_of: Callable[[str], int] = lambda _: 1) -> tuple[Problem, ...]:
    """Every fact that the front matter gives as stated and that the text does not have; and missing dates.

    `line_of` tells on which line of the letter's file a fact stands, by its key.
    """
    return tuple(_misstated(document, line_of))


def _misstated(document: Document, line_of: Callable[[str], int]) -> Iterator[Problem]:
    source, meta = document.source, document.meta
    dates = [date for b in document.blocks for date in dates_in(document.text, b.start, b.end)]
    written = _ends(dates)
    if not meta.date.value:
        message = (
            "the letter has no date; it is shown as “not stated in the letter” and stands first. If it or "
            "its publisher gives one, add it as value, with its basis and why"
        )
        yield Problem(source.path, line_of("date"), "no-date", message, fatal=False)
    elif meta.date.basis == "stated" and not stand((meta.date.value,), written):
        message = (
            f"the date {meta.date.value} is given as stated, but the letter has no such date; "
            "correct it, or give its basis as publisher or inferred and say why"
        )
        yield Problem(source.path, line_of("date"), "date-not-stated", message)
    visit = meta.visit
    if visit and visit.basis == "stated" and not stand((visit.first, visit.last), written):
        message = (
            f"the visit's dates {visit.first} to {visit.last} are given as stated, but the letter does "
            "not have them; correct them, or give their basis as publisher or inferred and say why"
        )
        yield Problem(source.path, line_of("visit"), "visit-not-stated", message)
    words = " ".join(document.text.split())
    for key, names in (
        ("authors", meta.authors),
        ("inspectors", meta.inspectors),
        ("addressee", (meta.addressee,)),
    ):
        for name in names:
            if name and name not in words:
                message = f"{key}: “{name}” is not in the letter; give the name as it stands there, or none"
                yield Problem(source.path, line_of(key), "name-not-stated", message)


def misdated(document: Document, corrections: Corrections) -> tuple[Problem, ...]:
    """Every event that a person gives as stated in a letter that does not tell of its date."""
    return tuple(
        corrections.problem(
            event,
            "date-not-stated",
            f"the event’s date {span(event.first, event.last)} is given as stated, and the letter tells of "
            f"no such date; expected a day, month or year that it writes out; {MEND}",
            key="first",
        )
        for event in corrections.events
        if event.basis == "stated" and not stand((event.first, event.last or event.first), told_in(document))
    )


def told_in(document: Document) -> frozenset[str]:
    """The days, months and years that a letter writes out among its words, as ISO dates.

    The date that the letter bears itself does not count, nor does what is left out of it.
    """
    blocks = [block for block in document.blocks if block.kind not in _NO_TELLING]
    dates = [date for block in blocks for date in dates_in(document.text, block.start, block.end)]
    return _ends(dates).union(*(_YEAR.findall(document.of(block)) for block in blocks))


def months_in(document: Document) -> frozenset[str]:
    """The months that a letter may tell of in words or figures too loose to date anything by, as ISO dates.

    They are "02" of "10/02/20", and a month with a year a few words on, as in "November or December 2018".
    What they are for only refuses, so that reading too many does no harm.
    """
    months = set()
    for block in document.blocks:
        if block.kind not in _NO_TELLING:
            words = document.of(block)
            months |= {f"{found['year']}-{month_number(found[0]):02d}" for found in _NAMED.finditer(words)}
            months |= {f"20{found['year']}-{int(found['month']):02d}" for found in _FIGURES.finditer(words)}
    return frozenset(months)


def span(first: str, last: str | None) -> str:
    """A date, or the first and last of several, as a message names them."""
    return f"{first} to {last}" if last and last != first else first


def _ends(dates: Sequence[DateMention]) -> frozenset[str]:
    return frozenset([date.first for date in dates] + [date.last for date in dates])


def stand(given: Iterable[str], written: Collection[str]) -> bool:
    """Whether each date is written there, or stops early and one that is goes on from it."""
    return all(any(other == date or other.startswith(f"{date}-") for other in written) for date in given)
