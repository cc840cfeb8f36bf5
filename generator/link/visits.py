"""Every inspection or visit that any letter speaks of, and which words speak of which.

A visit is known because a letter reports it, because a maintainer has written it down,
or because some letter dates it in words. What cannot be told stays unresolved, with what was tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.annotate.text import statement_at
from generator.model import AnnotatedDocument, Basis, Collection, Reference, SpokenOf, Visit

# A date after this may be that of the visit or of what it looked at.
_LOOKED_AT = re.compile(r"\bwhich (?:focused on|looked at|considered|reviewed|evaluated) [^,]*$")
_SEVERAL = re.compile(r"\b(?:visits|inspections)\b")
# "At its last inspection, the school was good" is said of a school.
_ANOTHERS = re.compile(
    r"\b(?:academy|agency|college|hospital|nursery|provider|school|setting"
    r"|(?:a|an|children[’']s|each|every|one|that|the|this) (?:[\w-]+ )?home)\b",
    re.IGNORECASE,
)
# "The last inspection", with the words between, which say more closely which inspection is meant.
_EARLIER = re.compile(
    r"(?:(?:the|its|our)\s+)?(?P<which>last|previous|most recent)"
    r"(?P<kind>(?:\s+(?:Ofsted|ILACS|full|short))*)\s+inspect(?:ion|ed)\b",
    re.IGNORECASE,
)


def visits_and_references(
    collection: Collection, letters: Sequence[AnnotatedDocument]
) -> tuple[tuple[Visit, ...], tuple[SpokenOf, ...]]:
    """All visits in order of date, and all references in order of letter and place."""
    visits: dict[str, list[Visit]] = defaultdict(list)
    councils = {letter.slug: letter.council for letter in letters}
    for visit in _known(collection, letters):
        visits[councils[visit.reported_by[0]] if visit.reported_by else visit.authority].append(visit)
    ids = {visit.id for several in visits.values() for visit in several}
    spoken: list[SpokenOf] = []
    by_target: dict[str, list[SpokenOf]] = defaultdict(list)
    for letter, reference in _most_exact_first(letters):
        new = _told_of(letter, reference, _visits_of(letter, visits))
        if new is not None and new.id not in ids:
            ids.add(new.id)
            visits[letter.council].append(new)
    for letter in letters:
        every_found = [_resolve(letter, r, _visits_of(letter, visits)) for r in letter.references]
        dated = [one for one in every_found if one.reference.kind == "inspection" and one.reference.first]
        for found in [_as_dated_elsewhere(letter, one, dated) for one in every_found]:
            spoken.append(found)
            by_target[found.to].append(found)
    every = (visit for several in visits.values() for visit in several)
    ordered = sorted(every, key=lambda v: (v.first, v.last, v.id))
    return tuple(replace(v, spoken_of=tuple(by_target[v.id])) for v in ordered), tuple(spoken)


def _visits_of(letter: AnnotatedDocument, visits: Mapping[str, Sequence[Visit]]) -> Sequence[Visit]:
    """Those about its council; where that is not stated, those that it tells of, and the one it is about."""
    own = visits[letter.council]
    if letter.council == letter.meta.authority:
        return own
    return [*own, *(visit for visit in visits[letter.meta.authority] if visit.id == letter.meta.about)]


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
        id=visit_id(letter.council, visit.first, visit.kind),
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


def _most_exact_first(letters: Sequence[AnnotatedDocument]) -> list[tuple[AnnotatedDocument, Reference]]:
    """So that words which give a year alone make no visit of two that others tell apart by their months."""
    every = [(letter, reference) for letter in letters for reference in letter.references]
    return sorted(every, key=lambda one: len(one[1].first), reverse=True)


def _told_of(letter: AnnotatedDocument, reference: Reference, known: Sequence[Visit]) -> Visit | None:
    """The visit that is known from these words alone, or None.

    They must date one visit, no person may have decided what they mean, and none that is known may fit.
    """
    if reference.decision is not None or not _dates_one_visit(reference):
        return None
    if any(_same_kind(v, reference.kind) and _fits(v, reference) for v in known):
        return None
    basis, _ = _footing(reference)
    return Visit(
        id=visit_id(letter.council, reference.first, reference.kind),
        kind=reference.kind,
        title=reference.kind.capitalize(),
        first=reference.first,
        last=reference.last,
        authority=letter.meta.authority,
        basis=basis,
        why=f"A letter held here speaks of “{reference.text}”.",
        reported_by=(),
        spoken_of=(),
    )


def _dates_one_visit(reference: Reference) -> bool:
    dated = reference.first and not reference.first.startswith("--") and reference.kind != "letter"
    unclear = _LOOKED_AT.search(reference.text) or _speaks_of_several(reference) or _counts(reference)
    return bool(dated) and not unclear


def _speaks_of_several(reference: Reference) -> bool:
    return _SEVERAL.search(reference.text) is not None


def _counts(reference: Reference) -> bool:
    """Whether the words count a visit, and date it by no more than a year: which is first is not told."""
    return reference.ordinal > 0 and len(reference.first) == len("2018")


def _footing(reference: Reference) -> tuple[Basis, str]:
    """On what footing words date a visit, and why."""
    if reference.text.startswith("judged"):
        return "inferred", "The words date a judgement; that it was made at this inspection is inferred."
    if _LOOKED_AT.search(reference.text):
        return "inferred", "The words date the visit or what it looked at; a visit of that date is known."
    return "stated", "The words give the date of the visit."


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


def _as_dated_elsewhere(letter: AnnotatedDocument, spoken: SpokenOf, dated: Sequence[SpokenOf]) -> SpokenOf:
    """Words for "the last inspection" without a date, as the same letter dates these words elsewhere.

    `dated` are all its dated words for an inspection: those for an earlier one must mean one, some be the
    same words, and none be of a later date but those for the inspection that the letter is about.
    """
    words = _EARLIER.fullmatch(spoken.reference.text)
    if not words or spoken.to or spoken.reference.decision or _is_anothers(letter, spoken.reference):
        return spoken
    earlier = [(others, one) for one in dated if (others := _EARLIER.match(one.reference.text))]
    same = next((one for others, one in earlier if _says_no_more(words, others)), None)
    if same is None or not same.to or any(one.to != same.to for _, one in earlier):
        return spoken
    reports = letter.meta.visit
    own = visit_id(letter.council, reports.first, reports.kind) if reports else letter.meta.about
    after = [one.to for one in dated if one.reference.first > same.reference.first]
    if any(to not in (same.to, own) for to in after):
        return spoken
    why = f"The letter speaks elsewhere of “{same.reference.text}”."
    return replace(spoken, to=same.to, basis="inferred", why=why)


def _is_anothers(letter: AnnotatedDocument, reference: Reference) -> bool:
    """Whether "its last inspection" may be that of a home or a school, which the sentence names."""
    statement = statement_at(letter.document, reference.start)
    its = reference.text.lower().startswith("its ")
    return its and statement is not None and bool(_ANOTHERS.search(letter.document.of(statement)))


def _says_no_more(words: re.Match[str], others: re.Match[str]) -> bool:
    """Whether words for an earlier inspection say nothing of it that the others do not."""
    same = words["which"].lower() == others["which"].lower()
    return same and set(words["kind"].split()) <= set(others["kind"].split())


def _target(
    letter: AnnotatedDocument,
    reference: Reference,
    visits: Sequence[Visit],
) -> tuple[str, Basis, str]:
    """The id that the words speak of (or ""), on what footing, and why; `visits` are its council's."""
    if reference.decision is not None:
        return reference.target, reference.basis, reference.decision.why
    if reference.kind == "letter":
        return "", "not stated", "The words do not say which letter is meant."
    mine = [v for v in visits if _same_kind(v, reference.kind)]
    if reference.own and not any(v.ordinal == reference.ordinal > 0 for v in mine):
        return _own(letter, reference, visits)
    if _speaks_of_several(reference):
        return "", "not stated", "The words speak of several visits."
    if reference.ordinal and (_counts(reference) or not reference.first):
        counted = [v for v in mine if v.ordinal == reference.ordinal and _fits(v, reference)]
        return _only(counted, "stated", "The words count the visit.")
    if reference.first:
        return _by_date(letter, reference, [v for v in mine if not _counted_otherwise(v, reference)])
    return "", "not stated", "No date was read from these words, so which visit is meant cannot be told."


def _fits(visit: Visit, reference: Reference) -> bool:
    """Whether a visit may have been when the words say, if they say."""
    return not reference.first or overlap((reference.first, reference.last), (visit.first, visit.last))


def _counted_otherwise(visit: Visit, reference: Reference) -> bool:
    return bool(reference.ordinal and visit.ordinal) and reference.ordinal != visit.ordinal


def _own(letter: AnnotatedDocument, reference: Reference, visits: Sequence[Visit]) -> tuple[str, Basis, str]:
    meta = letter.meta
    own = meta.visit and visit_id(letter.council, meta.visit.first, meta.visit.kind)
    for visit in visits:
        any_kind = reference.kind == "visit" or _same_kind(visit, reference.kind)
        if visit.id in (own, meta.about) and not any_kind:
            return "", "not stated", f"The text is about a visit of another kind: {visit.id}."
        if visit.id == own:
            return visit.id, "stated", "The letter speaks of the visit that it reports."
    if meta.about:
        return meta.about, "inferred", "The text is about this visit."
    return "", "not stated", "The words give no date, and our record of this text does not name its visit."


def _by_date(
    letter: AnnotatedDocument, reference: Reference, visits: Sequence[Visit]
) -> tuple[str, Basis, str]:
    first, last = reference.first, reference.last
    basis, why = _footing(reference)
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


def _same_kind(visit: Visit, kind: str) -> bool:
    """Whether words for that kind of visit may mean this one."""
    held = "inspection" if visit.kind.endswith("inspection") else visit.kind
    return held != "inspection" if kind == "visit" else held in (kind, "visit")


def overlap(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two spans of partial dates can be the same time ("2016" and "2016-09" can)."""
    return _floor(a[0]) <= _ceiling(b[1]) and _floor(b[0]) <= _ceiling(a[1])


def _floor(date: str) -> str:
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def _ceiling(date: str) -> str:
    return (date + "-12-31")[:10] if len(date) == 4 else (date + "-31")[:10]
