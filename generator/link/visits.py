"""Every inspection or visit that any letter speaks of, and which words speak of which.

A visit is known because a letter reports it, because a maintainer has written it down,
or because some letter dates it in words. What cannot be told stays unresolved, with what was tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from generator.annotate.text import statement_at
from generator.model import AnnotatedDocument, Basis, Collection, Reference, SpokenOf, Visit


def visits_and_references(
    collection: Collection, letters: Sequence[AnnotatedDocument]
) -> tuple[tuple[Visit, ...], tuple[SpokenOf, ...]]:
    """All visits in order of date, and all references in order of letter and place."""
    visits: dict[str, list[Visit]] = defaultdict(list)
    for visit in _known(collection, letters):
        visits[visit.authority].append(visit)
    ids = {visit.id for several in visits.values() for visit in several}
    spoken: list[SpokenOf] = []
    by_target: dict[str, list[SpokenOf]] = defaultdict(list)
    for letter in letters:
        mine = visits[letter.meta.authority]
        for reference in letter.references:
            found = _resolve(letter, reference, mine)
            if not found.to and _dates_a_visit(reference):
                new = _visit_from(letter, reference)
                if new.id not in ids:
                    ids.add(new.id)
                    mine.append(new)
                    found = replace(
                        found, to=new.id, basis="stated", why="The words give the date of the visit."
                    )
            spoken.append(found)
            by_target[found.to].append(found)
    every = (visit for several in visits.values() for visit in several)
    ordered = sorted(every, key=lambda v: (v.first, v.last, v.id))
    return tuple(replace(v, spoken_of=tuple(by_target[v.id])) for v in ordered), tuple(spoken)


def _known(collection: Collection, letters: Sequence[AnnotatedDocument]) -> list[Visit]:
    written = [
        Visit(v.id, v.kind, v.title, v.first, v.last, v.authority, v.basis, v.why, (), (), v.ordinal)
        for v in collection.visits
    ]
    reported: dict[str, Visit] = {}
    for letter in letters:
        if letter.meta.visit is not None:
            visit = _reported(letter)
            first = reported.setdefault(visit.id, visit)
            if first is not visit:
                last = max(first.last, visit.last)
                reported[visit.id] = replace(first, last=last, reported_by=(*first.reported_by, letter.slug))
    return [*written, *reported.values()]


def _reported(letter: AnnotatedDocument) -> Visit:
    visit = letter.meta.visit
    if visit is None:
        raise ValueError(f"{letter.slug} reports no visit")
    return Visit(
        id=visit_id(letter.meta.authority, visit.first, visit.kind),
        kind=visit.kind,
        title=visit.kind.capitalize(),
        first=visit.first,
        last=visit.last,
        authority=letter.meta.authority,
        basis=visit.basis,
        why=visit.why,
        reported_by=(letter.slug,),
        spoken_of=(),
    )


def visit_id(authority: str, first: str, kind: str) -> str:
    """The permanent id of a visit that nobody has named: council, first day and kind."""
    return f"{authority}-{first}-{kind.replace(' ', '-')}"


def _dates_a_visit(reference: Reference) -> bool:
    return bool(reference.first) and not reference.first.startswith("--") and reference.kind != "letter"


def _visit_from(letter: AnnotatedDocument, reference: Reference) -> Visit:
    return Visit(
        id=visit_id(letter.meta.authority, reference.first, reference.kind),
        kind=reference.kind,
        title=reference.kind.capitalize(),
        first=reference.first,
        last=reference.last,
        authority=letter.meta.authority,
        basis="stated",
        why=f"A letter held here speaks of “{reference.text}”.",
        reported_by=(),
        spoken_of=(),
    )


def _resolve(
    letter: AnnotatedDocument,
    reference: Reference,
    visits: Sequence[Visit],
) -> SpokenOf:
    statement = statement_at(letter.document, reference.start)
    block = letter.document.blocks[statement.block] if statement else None
    to, basis, why = _target(letter, reference, visits)
    return SpokenOf(
        letter=letter.slug,
        paragraph=block.id if block else "",
        statement=statement.id if statement else "",
        reference=reference,
        to=to,
        basis=basis,
        why=why,
    )


def _target(
    letter: AnnotatedDocument,
    reference: Reference,
    visits: Sequence[Visit],
) -> tuple[str, Basis, str]:
    """The id that the words speak of (or ""), on what footing, and why; `visits` are its authority's."""
    if reference.decision is not None:
        return reference.target, reference.basis, reference.decision.why
    if reference.kind == "letter":
        return "", "not stated", "The words do not say which letter is meant."
    if reference.own:
        return _own(letter, visits)
    mine = [v for v in visits if _same_kind(v, reference)]
    if reference.first:
        return _by_date(letter, reference, mine)
    if reference.ordinal:
        counted = [v for v in mine if v.ordinal == reference.ordinal]
        return _only(counted, "stated", "The words count the visit.")
    return "", "not stated", "The words give no date, so which visit is meant cannot be told."


def _own(letter: AnnotatedDocument, visits: Sequence[Visit]) -> tuple[str, Basis, str]:
    own = letter.meta.visit and visit_id(
        letter.meta.authority, letter.meta.visit.first, letter.meta.visit.kind
    )
    for visit in visits:
        if visit.id == own:
            return visit.id, "stated", "The letter speaks of the visit that it reports."
    if letter.meta.about:
        return letter.meta.about, "inferred", "The text is about this visit."
    return "", "not stated", "The words give no date, and this text is not the report of one visit."


def _by_date(
    letter: AnnotatedDocument, reference: Reference, visits: Sequence[Visit]
) -> tuple[str, Basis, str]:
    first, last = reference.first, reference.last
    basis: Basis = "stated"
    why = "The words give the date of the visit."
    if reference.text.startswith("judged"):
        basis = "inferred"
        why = "The words date a judgement; that it was made at this inspection is inferred."
    if first.startswith("--"):
        first = last = _latest(first.removeprefix("--"), letter.meta.date.value)
        basis = "inferred"
        why = "The words give a month only; the year is inferred from the date of the letter."
        if not first:
            return "", "not stated", "The words give a month without a year, and the letter has no date."
    return _only([v for v in visits if overlap((first, last), (v.first, v.last))], basis, why)


def _latest(month: str, before: str) -> str:
    """The latest such month that is not after a date, or "" if the date has no month."""
    if len(before) < 7:
        return ""
    year = int(before[:4]) - (month > before[5:7])
    return f"{year}-{month}"


def _only(visits: Sequence[Visit], basis: Basis, why: str) -> tuple[str, Basis, str]:
    if len(visits) == 1:
        inferred = basis == "inferred" or visits[0].basis == "inferred"
        return visits[0].id, "inferred" if inferred else "stated", why
    if visits:
        names = ", ".join(v.id for v in visits)
        return "", "not stated", f"More than one visit fits these words: {names}."
    return "", "not stated", "No visit that is known here fits these words."


def _same_kind(visit: Visit, reference: Reference) -> bool:
    if reference.kind == "visit":
        return visit.kind != "inspection"
    return visit.kind in (reference.kind, "visit")


def overlap(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two spans of partial dates can be the same time ("2016" and "2016-09" can)."""
    return _floor(a[0]) <= _ceiling(b[1]) and _floor(b[0]) <= _ceiling(a[1])


def _floor(date: str) -> str:
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def _ceiling(date: str) -> str:
    return (date + "-12-31")[:10] if len(date) == 4 else (date + "-31")[:10]
