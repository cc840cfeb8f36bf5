"""What each group of lines is: title, date, address, salutation, heading, paragraph, bullet or other.

The rules go by position (before the salutation, after the closing) and by shape, never by a letter's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from generator.model import Metadata
from generator.parse.kinded import (
    ANNEX,
    ASKS,
    HEADING_WORDS,
    LETTER,
    NAME,
    PROSE_END,
    SOMEBODY,
    WHO,
    Kinded,
    opens_letter,
    signs,
)
from generator.parse.layout import (
    BREAKS_OFF,
    CELLS,
    GOES_ON,
    LABEL,
    LABELLED,
    MONTHS,
    NAMED_LIST,
    NOTE_MARK,
    Group,
    is_web_address,
)
from generator.parse.people import signed
from generator.parse.stacked import (
    SECTION,
    in_rows,
    listed,
    with_addresses,
    with_facts,
    with_questions,
    without_cells,
    without_contents,
)

Form = Literal["letter", "report", "message", "web-page"]

_DATE = re.compile(
    rf"^(?:(?:Date|Dated): ?)?(?:[A-Z][a-z]{{2,5}}day,? )?"
    rf"(?:(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))? (?:of )?)?(?:{MONTHS}),? |\d\d[/.]\d\d[/.])\d{{4}}$"
)
_DAYS = re.compile(rf"^\d{{1,2}}(?: (?:{MONTHS}))?(?: ?[–-] ?| to | and )\d{{1,2}} (?:{MONTHS}) \d{{4}}$")
_DATED = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS}),? \d{{4}}(?:[^.]*)$")
_DATED_WORDS = 10
_TITLES = 5
# "DEAR time" is time to "drop everything and read".
_SALUTATION = re.compile(
    r"^(?:Dear\b.{0,80}"
    r"|DEAR (?:(?!TIME\b)[^a-z(:–—-]{2,80}|(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\b.{1,70}"
    r"|(?!Project\b|Reading\b|Time\b)[A-Z][a-z’'-]+(?:(?: and | & |/| )[A-Z][a-z’'-]+){0,2}[,:]?))$"
)
_CLOSING = re.compile(
    r"^(?:Yours? (?:sincerely|faithfully|truly)|(?:Kind|Best|Warm) (?:regards|wishes)|Regards|With thanks"
    r"|Thank you(?: for [\w ]{1,40})?)[,.]?$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"^(?:Page )?\d{1,3}(?: of \d{1,3})?$", re.IGNORECASE)
_NOTE = re.compile(r"^[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s*\S")
_IMPRINT = re.compile(r"^© ")
_OFSTED = re.compile(
    r"^The Office for Standards in Education, Children['’]s Services and Skills \(Ofsted\) "
    r"regulates and inspects to achieve\b"
)
# What else stands there; without it the same words may be a letter's own.
_OF_OFSTED = re.compile(r"Piccadilly Gate|Crown copyright|Open Government Licence|gov\.uk/ofsted")
# Every sentence of it speaks of one of these; below it the letter may go on.
_OF_IMPRINT = re.compile(
    r"Ofsted|Crown copyright|Open Government Licence|\b(?:copy|copies|licence|publication|reuse|subscribe)\b"
    r"|www\.|https?:|@|^It (?:regulates and inspects|assesses) ",
    re.IGNORECASE,
)
_IMPRINT_WORDS = 250
# Those who stand below inspected, and sign nothing.
_TEAM = re.compile(r"^(?:The )?(?:inspection team|inspectors?)$", re.IGNORECASE)
# "What is it like to be a child or young person with special educational needs and/or disabilities (SEND)
# in this area?" heads a part of every report on an area's arrangements since 2023.
_QUESTION = re.compile(r"^(?:What|How|Why|Who)\b[^.!?]*\?$")
_ASKING = re.compile(r"^(?:What|How|When|Where|Why|Who)\b")
_QUESTION_WORDS = 25
# What a report says of itself, a line each, and inspectors by name and office: no headings.
_FACT = re.compile(
    r"^Overall effectiveness:? (?:Outstanding|Good|Requires improvement(?: to be good)?|Inadequate)$"
    r"|^[A-Z][\w’' ]*\b(?:dates?|published|inspectors?|analyst|manager|URN|reference|number|outcome"
    r"|type of \w+): \S|^Dates? of [\w’' ]+: \S|^(?:First published|Published|Last updated)(?: on)?:? \d"
    r"|^Inspected under \S"
    r"|, (?:[\w’' -]+, )*(?:S?HMI|[Ll]ead inspector|[\w’' ]*\bInspectors?)$"
)
# A judgement that a converter put amid the words of the cell beside it ("Good with children and families"):
# the cells are those of Ofsted's tables of judgements.
_GRADED_CELL = re.compile(
    r"^(?:(?:The (?:impact|experiences)|Experiences|Children)\b.*[a-z] )?"
    r"(?:Outstanding|Good|Inadequate|Requires improvement(?: to be good)?) (?:with children and families"
    r"|(?:who )?need help and protection|in care(?: and care leavers)?|of care leavers|achieving permanence)$"
)
# A judgement in a sentence without its stop ("Anytown Council requires improvement to be good").
# What asks, or says which things are meant or what to do, heads what stands below it.
_JUDGES = re.compile(
    # As every report under the single inspection framework (2013 to 2017) begins.
    r"^The overall judgement is that .*"
    r"(?:requires? improvement|(?:is|are) (?:outstanding|good|inadequate))\W*$"
    r"|^The effectiveness of the (?:Local Safeguarding Children Board|LSCB)(?: \(LSCB\))?"
    r" (?:requires improvement|is (?:outstanding|good|inadequate))\W*$"
    r"|^(?!(?:[\w’'-]+ing|areas|aspects|ensure|keep|make)\b)"
    r"(?!.*\b(?:as|because|how|if|than|that|until|what|when|where|whether|which|who|whose|why)\b)"
    r"(?:.*\w[’']? requires? improvement to be good"
    r"|.*\b(?:authority|council|effectiveness|leadership|services?) (?:requires? improvement"
    r"|(?:is|are|was|were|remains?) (?:still )?(?:judged |rated |graded )?(?:to be )?[‘“']?"
    r"(?:outstanding|good|inadequate)))[’”']?$",
    re.IGNORECASE,
)
# What the parts of a letter about a local area are called, by a rule of its framework.
_PART = re.compile(
    r"^The effectiveness of the (?:local )?area in (?:identifying|meeting|assessing|improving)\b[^.,;:]*$"
)
_CONTACT = re.compile(r"\S@\S|\bwww\.|\b0\d{2,4} ?\d{3} ?\d{3,4}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")
# What somebody said, with who said it behind it: “Nobody asks why I went.” (Young person, 15)
_SAID = re.compile(
    r"^[“‘\"'].*(?:[.?!…][”’\"'] ?\(|[.…][”’\"'] ?[–—-] )"
    r"|^[“‘](?:[^\s“”?]+ ){6,}[^\s“”?]+[”’] ?(?:\((?![^)]*\b(?:19|20)\d\d\b)[^)]*\)$|[–—-] )"
)
# A sentence ends within it, whether its last one has a full stop or not.
_SEVERAL = re.compile(r"[a-z]{3}[.?!][”’\"')]* [A-Z“‘]")
# What introduces the items of a decision.
_RESOLVED = re.compile(r"^RESOLVED\b", re.IGNORECASE)
_TITLED = re.compile(r"^(?:Title(?: of (?:the )?(?:report|paper))?|Report title|Subject): ", re.IGNORECASE)


def kinds_of(
    groups: Sequence[Group], meta: Metadata, form: Form, cleared: bool = False
) -> tuple[Kinded, ...]:
    """Every group with its kind, in order; `cleared` says that a web page's menus are set aside already."""
    if form == "web-page":
        return _web_page(groups, meta, cleared)
    start = next((i + 1 for i, g in enumerate(groups) if _SALUTATION.match(g.text)), 0)
    start = start if opens_letter([g.text for g in groups[:start]]) else 0
    end = _closing_at(groups, start)
    opening = [_opening(g, meta) for g in groups[: max(start - 1, 0)]]
    salutation = [Kinded(groups[start - 1], "salutation")] if start else []
    body = _body(groups[start:end], meta)
    annex = _annex_at(groups, end)
    ending = [_ending(g) for g in groups[end:annex]]
    foot = _imprint_at(groups, annex)
    imprint = [_ending(g) for g in groups[foot:]]
    return (*opening, *salutation, *body, *ending, *_annex(groups[annex:foot], meta), *imprint)


def _imprint_at(groups: Sequence[Group], annex: int) -> int:
    """Where what Ofsted prints of itself begins below an annex, if no more follows; else the groups' end.

    Its address or its licence stands there too.
    """
    start = next((i for i, g in enumerate(groups) if i >= annex and _OFSTED.match(g.text)), len(groups))
    another = any(ANNEX.match(g.text) for g in groups[start:])
    long = sum(len(g.text.split()) for g in groups[start:]) > _IMPRINT_WORDS
    printed = any(_OF_OFSTED.search(g.text) for g in groups[start:])
    told = any(PROSE_END.search(g.text) and not _OF_IMPRINT.search(g.text) for g in groups[start:])
    return len(groups) if another or long or told or not printed else start


def _closing_at(groups: Sequence[Group], start: int) -> int:
    """Where the closing begins; without one, where short lines begin at the very end that name somebody."""
    closings = [i for i, g in enumerate(groups) if i >= start and _CLOSING.match(g.text)]
    if closings:
        return closings[-1]
    end = len(groups)
    while end > start + 1 and _may_sign(groups[end - 2], groups[end - 1]):
        end -= 1
    if any(_TEAM.match(g.text) for g in groups[end:]):
        return len(groups)
    sentences = any(PROSE_END.search(g.text) for g in groups[start:end])
    return len(groups) if sentences and not any(_is_person(g.text) for g in groups[end:]) else end


def _annex_at(groups: Sequence[Group], end: int) -> int:
    """Where an annex begins below the signature: a heading with a sentence or an item further down."""
    annex = next((i for i in range(end + 1, len(groups)) if ANNEX.match(groups[i].text)), len(groups))
    told = any(g.bullet or PROSE_END.search(g.text) for g in groups[annex + 1 :])
    return annex if told else len(groups)


def _annex(groups: Sequence[Group], meta: Metadata) -> list[Kinded]:
    """Text as that above the signature is, but with no title of the document."""
    return [Kinded(k.group, "heading", 2) if k.kind == "title" else k for k in _body(groups, meta)]


def _may_sign(above: Group, group: Group) -> bool:
    """Neither a fact behind a label nor a row of a table, nor its last, of which but one cell is filled."""
    row = (CELLS in above.text and not group.blanks) or any(line.cells for line in group.lines)
    return signs(group) and not row and not _is_fact_behind_label(group.text)


def _is_person(text: str) -> bool:
    return NAME.match(text) is not None or WHO.match(text) is not None or SOMEBODY.match(text) is not None


def _is_fact_behind_label(text: str) -> bool:
    return LABEL.match(text) is not None and not text.startswith(("Signed", "Cc", "CC"))


def _opening(group: Group, meta: Metadata) -> Kinded:
    if _DATE.match(group.text):
        return Kinded(group, "date")
    if _same(group.text, meta.title):
        return Kinded(group, "title", 1)
    return Kinded(group, "left-out" if _PAGE_NUMBER.match(group.text) else "address")


def _ending(group: Group) -> Kinded:
    if is_web_address(group.text) or _PAGE_NUMBER.match(group.text) or _IMPRINT.match(group.text):
        return Kinded(group, "left-out")
    if _CLOSING.match(group.text):
        return Kinded(group, "closing")
    if _NOTE.match(group.text):
        return Kinded(group, "paragraph")
    return Kinded(group, "date" if _DATE.match(group.text) else "signature")


def _body(groups: Sequence[Group], meta: Metadata) -> tuple[Kinded, ...]:
    kinded = [
        _body_kind(g, groups[i + 1] if i + 1 < len(groups) else None, meta) for i, g in enumerate(groups)
    ]
    kinded = _dated(with_questions(kinded))
    top = _titles(kinded, meta)
    for i, item in enumerate(kinded[:top]):
        if item.kind == "heading":
            kinded[i] = Kinded(item.group, "title", 1)
    own = with_facts(in_rows(listed(signed(without_contents(kinded)))))
    return tuple(_nested(without_cells(with_addresses(own, top), top)))


def _titles(kinded: Sequence[Kinded], meta: Metadata) -> int:
    """How many lines at the very top are titles: headings that stand on each other, all but the last of them.

    Of many, as when a converter put the facts of a cover below each other, only those above the title are.
    """
    top = 0
    while top + 1 < len(kinded) and all(_may_stack(k) for k in kinded[top : top + 2]):
        top += 1
    own = next((i for i, k in enumerate(kinded[:top]) if _same(k.group.text, meta.title)), 0)
    return top if top <= _TITLES else own


def _dated(kinded: Sequence[Kinded]) -> list[Kinded]:
    """The date on a cover: alone on its line, with no sentence and no item above it."""
    cover = len(list(takewhile(lambda k: k.kind != "bullet" and not PROSE_END.search(k.group.text), kinded)))
    return [
        Kinded(k.group, "date") if i < cover and _DATE.match(k.group.text) else k
        for i, k in enumerate(kinded)
    ]


def _may_stack(item: Kinded) -> bool:
    """A heading, or a date or who wrote it, which may stand between headings on a cover."""
    return item.kind in ("heading", "title", "date") or WHO.match(item.group.text) is not None


def _nested(kinded: Sequence[Kinded]) -> list[Kinded]:
    """How deep each item of a list is nested: by its indent, else by a mark that no item above it has."""
    found: list[Kinded] = []
    above: list[tuple[int, str]] = []
    for item in kinded:
        line = item.group.lines[0]
        if item.kind != "bullet":
            above = []
            found.append(item)
            continue
        while above and (line.indent < above[-1][0] - 1 or _back_to(above, line.indent, line.glyph)):
            above.pop()
        if not above or line.indent > above[-1][0] + 1 or line.glyph != above[-1][1]:
            above.append((line.indent, line.glyph))
        found.append(Kinded(item.group, "bullet", len(above)))
    return found


def _back_to(above: Sequence[tuple[int, str]], indent: int, glyph: str) -> bool:
    """An item as far in as the last, with the mark of one further up."""
    level = indent <= above[-1][0] + 1
    return level and glyph != above[-1][1] and any(glyph == mark for _, mark in above[:-1])


def _body_kind(group: Group, after: Group | None, meta: Metadata) -> Kinded:
    if is_web_address(group.text) or _PAGE_NUMBER.match(group.text) or _IMPRINT.match(group.text):
        return Kinded(group, "left-out")
    if _same(group.text, meta.title):
        return Kinded(group, "title", 1)
    if group.bullet:
        return Kinded(group, "bullet", 1)
    return Kinded(group, "heading", 2) if after and _like_heading(group) else Kinded(group, "paragraph")


def _like_heading(group: Group) -> bool:
    text = group.text
    if _is_fact(text) or not LETTER.search(text) or any(line.cells for line in group.lines):
        return False
    if _GRADED_CELL.search(text) or (_JUDGES.search(text) and not SECTION.match(text)):
        return False
    most = _QUESTION_WORDS if _QUESTION.match(text) else HEADING_WORDS
    short = len(text.split()) <= most and not text[0].islower()
    if _PART.match(text):
        return True
    if _DATE.match(text) or _DAYS.match(text) or (BREAKS_OFF.match(text) and not _ASKING.match(text)):
        return False
    ends = ASKS.search(text) is not None or (
        not PROSE_END.search(text) and not text.endswith((",", "-", "–", "—"))
    )
    return short and (ends or (text.endswith(":") and NAMED_LIST.match(text) is not None))


def _is_fact(text: str) -> bool:
    """A row of a table, what somebody said, or a line that says something of the document itself."""
    return (
        CELLS in text
        or _SAID.match(text) is not None
        or _FACT.search(text) is not None
        or WHO.match(text) is not None
        or LABELLED.match(text) is not None
        or _CONTACT.search(text) is not None
        or (_RESOLVED.match(text) is not None and GOES_ON.search(text.lower()) is not None)
    )


def _same(text: str, title: str) -> bool:
    """The title itself, or behind a label, a footnote's mark aside."""
    bare = NOTE_MARK.sub("", _TITLED.sub("", text))
    return " ".join(title.split()).casefold() in (text.casefold(), bare.casefold())


def _web_page(groups: Sequence[Group], meta: Metadata, cleared: bool) -> tuple[Kinded, ...]:
    """A web page's article is its longest stretch of prose; the lines around it are left out.

    Two or more short lines in a row that are no sentences (menu entries, teasers' headlines) end a stretch.
    Where no line of a page ends a sentence, one that holds the end of a sentence is prose.
    The line just before the article is its title.
    Of a page that was cleared of what stands around its text, all below the title is the article,
    and all of the page if the title is no line of it.
    """
    prose = [g.bullet or PROSE_END.search(g.text) is not None for g in groups]
    if not any(prose):
        prose = [len(g.text.split()) > HEADING_WORDS and _SEVERAL.search(g.text) is not None for g in groups]
    stretches = _stretches(prose)
    if not stretches:
        return tuple(Kinded(g, "left-out") for g in groups)
    start, end = max(stretches, key=lambda s: sum(len(g.text) for g in groups[s[0] : s[1]]))
    untitled = -1 if cleared else start - 1
    titled = next((i for i in range(start) if _same(groups[i].text, meta.title)), untitled)
    if cleared:
        start, end = titled + 1, len(groups)
    kinded = []
    for i, group in enumerate(groups):
        if i == titled:
            kinded.append(Kinded(group, "title", 1))
        elif not start <= i < end:
            kinded.append(Kinded(group, "left-out"))
        elif group.bullet:
            kinded.append(Kinded(group, "bullet", 1))
        elif cleared and _is_dated(group.text, _in_table(groups, i)):
            kinded.append(Kinded(group, "date"))
        else:
            short = len(group.text.split()) <= HEADING_WORDS or _PART.match(group.text) is not None
            asks = ASKS.search(group.text) is not None
            heading = short and (asks or not prose[i]) and not _is_fact(group.text)
            kinded.append(Kinded(group, "heading", 2) if heading else Kinded(group, "paragraph"))
    return tuple(_nested(with_facts(in_rows(listed(signed(with_questions(kinded)))))))


def _is_dated(text: str, in_table: bool) -> bool:
    """A line of a web page that says when, as below its title; a row of a table may tell of any day.

    Words and a day side by side ("By Jo Black | 5 July 2018") are no row.
    """
    row = CELLS in text and (in_table or _DATED.match(text.rsplit(CELLS, 1)[-1].strip()) is None)
    return not row and len(text.split()) <= _DATED_WORDS and _DATED.search(text) is not None


def _in_table(groups: Sequence[Group], i: int) -> bool:
    return any(CELLS in group.text for group in (*groups[max(i - 1, 0) : i], *groups[i + 1 : i + 2]))


def _stretches(prose: Sequence[bool]) -> list[tuple[int, int]]:
    """The `[start, end)` of every run that begins and ends in prose and has no two other lines in a row."""
    stretches: list[tuple[int, int]] = []
    start = last = -1
    for i, is_prose in enumerate(prose):
        if not is_prose:
            continue
        if start >= 0 and i - last > 2:
            stretches.append((start, last + 1))
            start = i
        elif start < 0:
            start = i
        last = i
    if start >= 0:
        stretches.append((start, last + 1))
    return stretches
