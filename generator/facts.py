"""Front matter held against the text: what is said to be stated in the letter must stand in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from generator.annotate.dates import dates_in
from generator.errors import Problem
from generator.model import Document


def misstated(document: Document, line_of: Callable[[str], int] = lambda _: 1) -> tuple[Problem, ...]:
    """Every fact that the front matter gives as stated and that the text does not have; and missing dates.

    `line_of` tells on which line of the letter's file a fact stands, by its key.
    """
    return tuple(_misstated(document, line_of))


def _misstated(document: Document, line_of: Callable[[str], int]) -> Iterator[Problem]:
    source, meta = document.source, document.meta
    dates = [date for b in document.blocks for date in dates_in(document.text, b.start, b.end)]
    written = {date.first for date in dates} | {date.last for date in dates}
    if not meta.date.value:
        message = "the letter has no date; it is shown as “not stated in the letter” and stands first"
        yield Problem(source.path, line_of("date"), "no-date", message, fatal=False)
    elif meta.date.basis == "stated" and not _stands(meta.date.value, written):
        message = (
            f"the date {meta.date.value} is given as stated, but the letter has no such date; "
            "correct it, or give its basis as publisher or inferred and say why"
        )
        yield Problem(source.path, line_of("date"), "date-not-stated", message)
    visit = meta.visit
    if visit and visit.basis == "stated":
        spans = {(date.first, date.last) for date in dates}
        each = _stands(visit.first, written) and _stands(visit.last, written)
        if (visit.first, visit.last) not in spans and not each:
            message = (
                f"the visit's dates {visit.first} to {visit.last} are given as stated, but the letter does "
                "not have them; correct them or their basis"
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


def _stands(date: str, written: Collection[str]) -> bool:
    """Whether a date is written there, or stops early and one that is goes on from it."""
    return any(other == date or other.startswith(f"{date}-") for other in written)
