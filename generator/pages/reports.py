"""Which reports of visits are held: "not held" is a claim, made only where nothing held may be it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.link.order import surely_before
from generator.model import NOT_STATED, AnnotatedDocument, Visit

# Ofsted's letters about a visit are dated within weeks of it.
_SOON = 6


def may_report(
    visit: Visit, letters: Mapping[str, AnnotatedDocument], kinds: Mapping[str, str]
) -> tuple[str, ...]:
    """The letters that may report a visit which no letter is recorded to report.

    Such a letter speaks of the visit and is of a kind that reports visits of that sort, but its record
    names none; its date, if it has one, may be soon after the visit.
    `letters` are by slug, and `kinds` the titles of kinds by id.
    """
    if visit.reported_by:
        return ()
    speakers = dict.fromkeys(spoken.letter for spoken in visit.spoken_of)
    metas = {slug: letters[slug].meta for slug in speakers}
    return tuple(
        slug
        for slug, meta in metas.items()
        if meta.visit is None
        and not meta.about
        and visit.kind in kinds.get(meta.kind, "").casefold()
        and _may_be_soon_after(visit.first, meta.date.value)
    )


def is_held(
    visit: Visit, letters: Mapping[str, AnnotatedDocument], kinds: Mapping[str, str]
) -> Literal["yes", "no", "not known"]:
    """Whether a letter here reports the visit; not known where a letter may report it, as `may_report` says.

    The report of a visit to a council that is not stated may be held under that council's name.
    """
    if visit.reported_by:
        return "yes"
    return "not known" if visit.authority == NOT_STATED or may_report(visit, letters, kinds) else "no"


def _may_be_soon_after(visit: str, letter: str) -> bool:
    """Whether a letter may be dated at most so many months after a visit, as far as their dates are known."""
    if not visit or not letter:
        return True
    later = _month(letter, "01") - _month(visit, "12")
    return later <= _SOON and not surely_before(letter, visit)


def _month(date: str, of_a_year: str) -> int:
    """Months since the year 0; `of_a_year` stands for the month where a date tells only its year."""
    year, month = (date if "-" in date else f"{date}-{of_a_year}").split("-")[:2]
    return 12 * int(year) + int(month)
