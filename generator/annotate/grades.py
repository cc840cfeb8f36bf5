"""What a published grade judges, where a statement is nothing but a thing judged and its grade.

Such a statement is a row of a table of judgements ("Care leavers | Good"), a line ("Safe – Inadequate") or a
sentence of no more ("Services for care leavers are inadequate").
It has too few words for the coder to weigh.
Grades mean what the inspectorates say that they mean:

- outstanding, good, requires improvement (to be good) and inadequate: Ofsted, "Inspecting local authority
  children's services" and "Social care common inspection framework"; CQC, "Your ratings"; HM Inspectorate of
  Probation, "Our standards and ratings"; HMICFRS, "PEEL assessments";
- improved and declined in effectiveness: Ofsted, "Social care common inspection framework: children's homes",
  interim inspections;
- exceptional, strong standard, expected standard, needs attention and urgent improvement, met and not met:
  Ofsted, "Understanding Ofsted report cards and grades", 2025.

"Adequate" and "satisfactory" are no grades here, since they pass with one inspectorate and fall short with
another, nor is "sustained effectiveness", which does not say how good that was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.annotate.days import MONTH
from generator.annotate.features import Unit
from generator.model import StanceId

_STANCES: dict[str, StanceId] = {
    "outstanding": "strength",
    "good": "strength",
    "requires improvement to be good": "concern",
    "requires improvement": "concern",
    "require improvement to be good": "concern",
    "require improvement": "concern",
    "inadequate": "concern",
    "improved effectiveness": "progress",
    "declined in effectiveness": "concern",
    "exceptional": "strength",
    "strong standard": "strength",
    "expected standard": "strength",
    "needs attention": "concern",
    "urgent improvement": "concern",
    "not met": "concern",
    "met": "strength",
}
# A grade may have its number, a star, its year and the mark of a note: "Grade 2 (good)", "Inadequate (2016)".
_GRADE = (
    rf"(?i:(?:grade )?(?:\d (?:[–-] )?)?[(‘“'\"]*({'|'.join(_STANCES)})[)’”'\"]*"
    r"(?: ?[☆★*●↑↓]+)?(?:,? \(?(?:in )?(?:[a-z]+ )?(?:19|20)\d\d\)?)?[.⁰¹²³⁴⁵⁶⁷⁸⁹]*)"
)
_CELL = re.compile(_GRADE)
_ENDING = re.compile(rf"\b(?:{'|'.join(_STANCES)})\b.{{0,30}}$", re.IGNORECASE)
_TAIL = 30 + max(map(len, _STANCES))
_LINE = re.compile(rf"(.+?)(?:: | [–—-] | (?=\())({_GRADE})")
# With no mark between the two, only what inspectorates call so is a thing judged, and only before a capital.
_NAMED = re.compile(
    r"((?:\d(?:\.\d)?\.? )?(?i:overall effectiveness|(?:the )?(?:overall )?experiences and progress of .+"
    r"|(?:the )?impact of leaders .+|(?:the )?effectiveness of leaders and managers|how well .+"
    r"|leadership(?:,| and) management(?: and governance)?|children who need help and protection"
    r"|children (?:in care|looked after)(?: and achieving permanence)?|care leavers|adoption performance"
    rf"|(?:is the service )?(?:safe|effective|caring|responsive|well-led)\??)) (?=[A-Z])({_GRADE})"
)
# A sentence that says no more, with or without the reason. That something is good any sentence may say.
_SAID = re.compile(
    r"(?:The overall judgement is that )?"
    r"((?:(?!(?:almost|although|are|because|believes?|but|considers?|feels?|fewer|few|hardly|had|has|have|if|is|knows?|most|neither"
    r"|no|none|not|nothing|only|said|says?|some|that|thinks?|was|were|what|when|where|whether|which|while)\b)"
    r"(?:[\w’'-]+|\((?-i:[A-Z]+)\)),? ){1,16}?)"
    r"(?:(?:is|are|remains?) (?=\W?(?:inadeq|requires))|(?=requires? improvement))"
    r"(\W?(?:inadequate|requires? improvement(?: to be good)?)\W?)(?: because .+)?\.?",
    re.IGNORECASE,
)
# Lines of a table that a converter has run together hold more grades than the last.
_ANOTHER = re.compile(rf"[:(–—-] ?(?i:{'|'.join(_STANCES)})\b|\s(?:Outstanding|Good|Requires|Inadequate)\b")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE = rf"(?:\d|[\s./–-]|{MONTH}\b|\bto\b)"
_INSPECTION = re.compile(
    rf"(?:{_DATE}|\b(?:full|interim|short|standard|focused|assurance|inspection|visit)\b)*", re.IGNORECASE
)
_HEADS = re.compile(
    rf"(?:{_DATE}|\b(?:judge?ments?|grades?|ratings?|areas?|aspects?|standards?|outcomes?|domains?|dates?|types?"
    r"|years?|inspections?|actions?|status|requirements?|key|questions?|previous|last|current|latest|this|now"
    r"|target|of|the|at|in)\b)+",
    re.IGNORECASE,
)
_JUDGED = r"(?:inspections?|judge?ments?|grades?|ratings?|visits?|reports?|outcomes?)"
_EARLIER = re.compile(
    rf"^(?:previous|previously|last|formerly)$|^(?:prior|before|starting point)\b|\bbefore\b|\bat the time\b"
    rf"|(?<!since )(?<!since the )\b(?:previous|earlier|last)(?: \w+){{0,2}} {_JUDGED}\b",
    re.IGNORECASE,
)
_OF_EARLIER = re.compile(r"^(?:previous|earlier|last)\b|\binspection history\b", re.IGNORECASE)
# What others say of themselves or of others, or what the grades mean.
_NOT_INSPECTED = re.compile(
    r"\bself[- ](?:assess|evaluat)|\b(?:ambitions?|baseline|benchmark|criteria|descriptors?|neighbour\w*"
    r"|regional average|targets?|visions?|own|moderated|providers?|schools in|audit\w*"
    r"|case \d+)\b|\btold us\b",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\b(?:target|aim|ambition|goal|vision)s?\W?$|\bby (?:19|20)\d\d\b"
    rf"|\b(?:target|predicted|forecast) {_JUDGED}\b",
    re.IGNORECASE,
)
# These words say other things too: an action is outstanding, a target is met.
_EVERYDAY = frozenset({"outstanding", "exceptional", "met", "not met"})
_GRADED = re.compile(r"\b(?:judge?ments?|grades?|ratings?)\b", re.IGNORECASE)
_OFFICIAL = re.compile(
    rf"\b(?:{_JUDGED}|ofsted|cqc|standards?|regulations?|requirements?|safeguarding)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"(?<!who )(?<!that )\b(?:is|are|was|were|has|have|had|will|would|should|could|can|may|might|must"
    r"|remains?|says?|said|told|judged|rated|graded|found)\b",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"^(?:what|why|areas? (?:for|of))\b|(?<!\d)[.;!](?:\s|$)|\?\s"
    r"|\b(?:not|no longer|never|than|from|to|towards?|below)$|^(?:grade )?\d$",
    re.IGNORECASE,
)
_MOST_WORDS = 25
_KEY = 3


class Graded(NamedTuple):
    """What a rule says that a statement judges, and the words that say so."""

    stance: StanceId
    why: tuple[str, ...]


class _Row(NamedTuple):
    """A statement in its cells, a line in two, with the cells that are grades."""

    cells: Sequence[str]
    grades: Mapping[int, str]
    table: bool

    @property
    def thing(self) -> str:
        """What is judged: the words before the first grade."""
        return " ".join(self.cells[: min(self.grades, default=0)]).strip()

    @property
    def kinds(self) -> frozenset[str]:
        """Its different grades, in small letters."""
        return frozenset(words.lower() for words in self.grades.values())


def graded(units: Sequence[Unit]) -> list[Graded | None]:
    """For each statement of one letter, in order: what its grade says, or None where it is left to the coder.

    A table's heads and a list of what grades there are judge nothing, nor does a grade that was aimed at or
    given before, since the codebook holds intentions and background to be none.
    Where a row has two grades, the one that its table's heads or its own years show to be the newest counts;
    if nothing shows it and the grades differ in stance, the row is mixed, for it holds both.
    """
    rows = [_row(unit.text) for unit in units]
    found: list[Graded | None] = []
    heads: Sequence[str] = ()
    for n, (unit, row) in enumerate(zip(units, rows, strict=True)):
        below = rows[n + 1] if n + 1 < len(rows) else None
        if row.table and _are_heads(row):
            over = below is not None and below.table and bool(below.grades)
            heads = row.cells
            found.append(Graded("none", (unit.text,)) if over or row.grades else None)
            continue
        heads = heads if row.table and len(heads) == len(row.cells) else ()
        beside = [other for other in (rows[n - 1] if n else None, below) if other is not None]
        above = units[n - 1].text if n else ""
        found.append(_judged(row, unit.heading, heads, beside, above) if row.grades else None)
    return found


def _row(text: str) -> _Row:
    cells = [cell.strip() for cell in text.split("|")]
    table = len(cells) > 1
    line = None
    if not table and (" because " in text or _ENDING.search(text, max(0, len(text) - _TAIL))):
        line = _LINE.fullmatch(text) or _NAMED.fullmatch(text) or _SAID.fullmatch(text)
    if line and _is_thing(line[1]) and not _says_more(line[1]):
        cells = [line[1].strip(), line[2]]
    found = [(n, _CELL.fullmatch(cell)) for n, cell in enumerate(cells)]
    # In a pattern without case a dotless i is an i, in a small letter it is not.
    return _Row(cells, {n: grade[1] for n, grade in found if grade and grade[1].lower() in _STANCES}, table)


def _says_more(thing: str) -> bool:
    """Whether what stands before a line's grade is a sentence or has a grade of its own."""
    sentence = _VERB.search(thing) and not thing.lower().startswith(("how ", "is the service "))
    return bool(sentence or _ANOTHER.search(thing))


def _is_thing(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and not _NO_THING.search(text)


def _are_heads(row: _Row) -> bool:
    """The heads of a table: words such as "Judgement" and "Grade", or the grades themselves, side by side."""
    others = [cell for n, cell in enumerate(row.cells) if cell and n not in row.grades]
    if not all(_HEADS.fullmatch(cell) for cell in others):
        return False
    return not row.grades or len(row.kinds) >= _KEY or row.kinds == {"met", "not met"}


def _judged(
    row: _Row, heading: str, heads: Sequence[str], beside: Sequence[_Row], above: str
) -> Graded | None:
    """What the grades of a row judge; `beside` are the rows around it, `above` the words above it."""
    why = tuple(row.grades.values())
    if _NOT_INSPECTED.search(heading):
        return None
    if len(row.cells) == 1:
        listed = any(len(other.cells) == 1 and other.grades for other in beside)
        if _EARLIER.search(above) or _AIMED.search(above):
            return Graded("none", why)
        return None if listed or row.kinds <= _EVERYDAY else Graded(_STANCES[why[0].lower()], why)
    first = min(row.grades)
    rest = [cell for n, cell in enumerate(row.cells) if n > first and n not in row.grades]
    if any(_LETTER.search(cell) and not _INSPECTION.fullmatch(cell) for cell in rest):
        return None
    if not _is_thing(row.thing):
        return None
    if len(row.grades) == 1 and _YEAR.search(f"{row.thing} {row.cells[first]}") and row.thing[:1].isalpha():
        return None
    dated = _INSPECTION.fullmatch(row.thing) and (row.thing or len(why) == 1)
    if dated or _OF_EARLIER.search(heading) or _EARLIER.search(row.thing) or _AIMED.search(row.thing):
        return Graded("none", why)
    if _NOT_INSPECTED.search(row.thing) or not _is_grade(row, heads, beside):
        return None
    return _newest(row, heads)


def _is_grade(row: _Row, heads: Sequence[str], beside: Sequence[_Row]) -> bool:
    """Whether a word that says other things too is a grade: one that has no other use stands beside it, or
    something says that this is a judgement.
    """
    near = any(other.kinds - _EVERYDAY for other in (row, *beside))
    named = _NAMED.fullmatch(f"{row.thing} Outstanding")
    told = _OFFICIAL if row.kinds <= {"met", "not met"} else _GRADED
    return bool(near or named or any(told.search(text) for text in (*heads, row.thing)))


def _newest(row: _Row, heads: Sequence[str]) -> Graded:
    told = heads or [""] * len(row.cells)
    now = [n for n in row.grades if not _EARLIER.search(told[n]) and not _AIMED.search(told[n])]
    if not now:
        return Graded("none", tuple(row.grades.values()))
    years = dict(_years(row, told, now))
    newest = max(years.values(), default=0)
    if len(years) == len(now) and list(years.values()).count(newest) == 1:
        now = [n for n in now if years[n] == newest]
    stances = {_STANCES[row.grades[n].lower()] for n in now}
    return Graded(stances.pop() if len(stances) == 1 else "mixed", tuple(row.grades[n] for n in now))


def _years(row: _Row, heads: Sequence[str], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The cells of which one year is told, in themselves or in their column's head."""
    for n in places:
        years = set(_YEAR.findall(f"{heads[n]} {row.cells[n]}"))
        if len(years) == 1:
            yield n, int(years.pop())
