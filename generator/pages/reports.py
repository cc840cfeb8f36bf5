"""Which reports of visits are held: "not held" is a claim, made only where nothing held may be it."""

from __future__ import annotations

from typing import Literal

from generator.link.order import surely_before
from generator.model import NOT_STATED, Corpus, Visit

# Ofsted's letters about a visit are dated within weeks of it.
_SOON = 6


def may_report(corpus: Corpus, visit: Visit) -> tuple[str, ...]:
    """The letters that may report a visit which no letter is recorded to report.

    Such a letter speaks of the visit and is of a kind that reports visits of that sort, but its record
    names none; its date, if it has one, may be soon after the visit.
    """
    if visit.reported_by:
        return ()
    kinds = {kind.id: kind.title.casefold() for kind in corpus.collection.kinds}
    speakers = {spoken.letter for spoken in visit.spoken_of}
    metas = {letter.slug: letter.meta for letter in corpus.letters if letter.slug in speakers}
    return tuple(
        slug
        for slug in dict.fromkeys(spoken.letter for spoken in visit.spoken_of)
        if metas[slug].visit is None
        and not metas[slug].about
        and visit.kind in kinds.get(metas[slug].kind, "")
        and _may_be_soon_after(visit.first, metas[slug].date.value)
    )


def is_held(corpus: Corpus, visit: Visit) -> Literal["yes", "no", "not known"]:
    """Whether a letter here reports the visit; not known where a letter may report it.

    The report of a visit to a council that is not stated may be held under that council's name.
    """
    if visit.reported_by:
        return "yes"
    return "not known" if visit.authority == NOT_STATED or may_report(corpus, visit) else "no"


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
