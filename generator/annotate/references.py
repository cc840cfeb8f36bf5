"""Words that speak of an inspection, a visit or a letter; which one, `link` finds or a person says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from generator.annotate.dates import DATE, dates_in
from generator.annotate.days import MONTH, NUMBER, WEEKDAY, month_number
from generator.model import Document, Reference

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_BEFORE = ("last", "previous")
_NEWEST = ("latest", "most")
_ADJECTIVES = "|".join(
    (*_ORDINALS, *_BEFORE, *_NEWEST, "recent", "more", "Ofsted", "ILACS", "next", "full", "short")
)
# "The inspection framework" and "this inspection regime" are no inspection.
_COMPOUND = (
    r"\s+(?:arrangements?|cycle|event|framework|guidance|handbook|judge?ments|methodology|model|process|programme"
    r"|regime|round|schedule|standards|system|team|year)\b"
)
_VISIT = re.compile(
    r"\b(?P<det>[Aa]n?|[Tt]he|[Tt]his|[Oo]ur|[Ii]ts|[Tt]hat|[Pp]revious|[Tt]wo|[Tt]hree|[Ff]our)\s+"
    rf"(?P<when>(?:{MONTH}\s+)?20\d\d\s+)?(?P<adjectives>(?:(?:{_ADJECTIVES})\s+)*)"
    rf"(?P<noun>(?:monitoring|focused) visits?|inspections?|visits?)\b(?!\s+or\b|{_COMPOUND})"
)
# What may stand between a visit and its date: where it was, what it looked at, and words for holding it.
# Anything else may be what the date is of: "since the last visit, a director was appointed in May 2018".
_WHERE = (
    r"(?:\s+from Ofsted)?"
    r"(?:\s+(?:to|of|at|by)(?:\s+(?:[A-Z][\w’'-]*(?:,(?=\s+(?:and\b|[A-Z])))?|\([A-Z&]+\)|&|the|of|and|upon|with|local|authority(?:[’']s)?"
    r"|council(?:[’']s)?|borough|city|county|area|children[’']s|services|social|care))+)?"
)
_ABOUT = r"(?:,?\s+which (?:focused on|looked at|considered|reviewed|evaluated) [^.;,]{1,80}?(?:,|(?= in )))?"
_HELD = r"(?:\s+(?:which|that|was|were|took place|undertaken|carried out|held|conducted))*"
_LATER_DATE = re.compile(
    rf"{_WHERE}{_ABOUT},?{_HELD},?\s+"
    r"(?:(?:in|on|from|between|during)\s+(?:the (?:week (?:beginning|commencing) (?:on )?)?)?"
    rf"(?={WEEKDAY}{NUMBER}(?: |[/.]\d))"
    rf"|(?:in|on)\s+(?:early |mid-|late )?(?={MONTH}|20\d\d))"
)
# "Since the inspection, in March 2018, a director was appointed" dates what follows.
# A date between a comma and more words is the inspection’s if these tell of it: "..., in May 2016, found".
_APART = re.compile(r"^(?!.*\bwh).*,\s+(?:in|on|from|between|during)\b[^,]*$")
_ITS_OWN = re.compile(r",?\s+wh(?:en|ere|ich)\b|\s*[.;:)]|\s*$")
_GOES_ON = re.compile(r",?\s+(?:and|but|when|with)\b")
# "In May 2018 or June 2018" is no date.
_OR = re.compile(r"\s+or\b")
# "The visit in May will look at ..." has not been; "the findings of this visit will ..." are of one that has.
_TO_COME = re.compile(r"\s+(?:will|is (?:due|planned|to)|has been (?:planned|arranged))\b")
_LOOKS_AHEAD = re.compile(
    r"\b(?:ahead of|anticipat\w+|await\w*|expect\w*|plan(?:s|ned|ning)? for|prepar\w+ for"
    r"|read(?:y|iness) for)\s+$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?:of|from|at|on|in|for|to|after|since|during|following|by|about)\s+$", re.IGNORECASE
)
# A date that cannot be read is one all the same: these words are not the letter's own visit.
_UNREAD = re.compile(rf",?\s+(?:in|on)\s+(?:the\s+)?\d|\s+in\s+(?:early |mid-|late )?{MONTH}\b")
# One of several months is no date, whether they are listed, span a time or leave it open.
# Nor is one whose year is told in words, since it would be taken for that of the letter.
_MONTH_ONLY = re.compile(
    rf"(?P<month>{MONTH})\b(?! \d)"
    rf"(?!\s*(?:,|,?\s(?:and|or|to|until|till|through)|&|[/–—-])\s*(?:(?:from|in|of|on)\s)?{MONTH})"
    r"(?!,?\s(?:of\s|in\s)?(?:last|next|that|the (?:following|last|next|previous|same))\s(?:calendar\s)?year)"
    # "In March and the inspection in June 2018": the year may be that of both.
    rf"(?![^.;]{{0,40}}\sin\s{MONTH}\s20\d\d)"
)
JUDGED_INADEQUATE = (
    r"\bjudged (?:as |to be )?inadequate(?: overall| by Ofsted| by inspectors)*"
    r"(?: for(?: (?:overall|effectiveness|services|for|children|young|people|in|need|of|help|and|protection"
    r"|looked|after|care|leavers|leadership|management|governance|the|who))+)?,?"
)
"""That somebody was judged so and for what: a pattern for the words up to those that say when."""
_JUDGED = re.compile(rf"{JUDGED_INADEQUATE} in (?:{MONTH}) (?:19|20)\d\d\b")
# Who was judged or inspected stands at the head of a clause: elsewhere it may be a school, another council or
# a service of it, or what was not, or might have been; and "it" may be a home or school that stands before.
_OTHERS = (
    r"(?!(?:An?|Adoption|Adults?|Ambulance|Another|Each|Every|Fire|Fostering|Health|Housing|If|Like|NHS"
    r"|Neighbouring|Neither|No|One|Other|Police|Probation|Unless|Unlike|Whether|Which|Youth)\b)"
)
_THE_COUNCIL = (
    r"(?:^|\b(?:[Aa]fter|because|[Ss]ince|that|[Ww]hen) |[,;] )(?:[Tt]he |[Ii]ts |[Tt]his )?"
    rf"(?:overall effectiveness of )?(?:(?:{_OTHERS}[A-Z][\w’'-]*,?|and|of|upon|with) ){{0,8}}"
    r"(?:[Ii]t|[Tt]hey|(?:local )?authority|[Cc]ouncil|[Bb]orough"
    r"|(?:(?:(?:local )?authority|[Cc]ouncil)(?:[’']s)? )?(?:[Cc]hildren[’']s )?(?:social care )?[Ss]ervices?"
    r"(?: (?:after|and|care|children|for|help|in|leavers|looked|need|of|people|protection|who|young))*)"
    r"(?: (?:in|of) [A-Z][\w’'-]*(?:,? (?:and |upon )?[A-Z][\w’'-]*){0,3})?"
    r"(?:, which)? (?:was|were|had been|has been|have been) "
)
_OF_COUNCIL = re.compile(rf"{_THE_COUNCIL}$")
_INSPECTED = re.compile(
    rf"{_THE_COUNCIL}(?<!It was )(?<!They were )(?P<words>last inspected(?: by (?:Ofsted|inspectors))? in "
    rf"(?P<date>(?:(?:{MONTH}\s?/\s?)?{MONTH}\s)?20\d\d))(?![/–-]?\d)"
)
_SECOND = re.compile(rf"\s+(?:and|or|to|until)\s+(?:in\s+)?(?:{MONTH}|20\d\d)")
_JOINT = re.compile(r"[^.;]*\b(?:by (?!Ofsted|inspectors)(?:the )?[A-Z]|joint\b|SEND\b)")
# An inspection "of", "at" or "by" may be of something smaller.
_OF_SOMETHING = re.compile(r"\s+(?:of|at|by|for|into|to)\b")
_PLACE = (
    r"\b(?:schools?|academ(?:y|ies)|colleges?|nurser(?:y|ies)|homes?|settings?|providers?|agenc(?:y|ies)"
    r"|hospitals?)\b"
)
_SMALLER = re.compile(rf"{_PLACE}[^.;]*$", re.IGNORECASE)
# Homes and schools are judged too, "at its last inspection", and there are inspections of them or by others.
_ANOTHER = re.compile(_PLACE, re.IGNORECASE)
_IS_JUDGED = re.compile(r"\b(?:graded|inspected|judged|rated)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\s+by\s+(?:the\s+)?(?!Ofsted|Her Majesty|His Majesty|HMI\b)[A-Z]"
    r"|\s+(?:at|in|of)\s+(?:an?|one|the|this)\s[^.,;]{0,40}"
    r"\b(?:academy|agency|college|home|hospital|nursery|provider|school|setting)\b"
    r"|\s+of\s[^.,;]{0,20}\b(?:adoption|fostering|youth \w+) (?:agency|service)\b"
    # "At its last inspection in May 2018, the home was judged good"
    rf"|[^.;]*, (?:the|this)(?: [\w’'-]+)? {_PLACE} (?:was|were|had been) (?:graded|inspected|judged|rated)\b"
)
# Social workers and health visitors count their visits too, and date them.
_TO_CHILDREN = re.compile(
    r"\s+(?:by (?:\w+ ){0,3}(?:adviser|nurse|officer|visitor|worker)s?"
    r"|to (?:(?:an?|her|his|see|the|their|this) )?(?:\w+ )?(?:baby|boys?|child(?:ren)?|famil(?:y|ies)"
    r"|father|girls?|home|mother|parents?|siblings?|young people)\b(?![’']))",
    re.IGNORECASE,
)
# A social worker visits children: "the visit" alone is an inspectors' one only in these places.
_INSPECTORS_OWN = re.compile(
    r"(?:\b(?:during|throughout|time of|since|focus of|scope of|findings (?:of|from)|methodology for)\s+"
    r"|^\W*)$",
    re.IGNORECASE,
)
_INSPECTORS = re.compile(r"\b(?:Ofsted|inspector)", re.IGNORECASE)
_OF = re.compile(r"\s+of\b")
_IS = re.compile(r"\b(?:is|was)\s+$")
# "This visit was the second monitoring visit" counts the letter's own; "this was" and, after words for
# another, "the visit was" may mean that.
_COUNTS_ITSELF = re.compile(r"(?:This is|This (?:(?:monitoring|focused) )?visit (?:is|was)) ")
_THIS_WAS = re.compile(r"\bThis letter summarises [^.]{1,300}\.\sThis was ")
_LETTER = re.compile(
    r"\b[Tt]he (?:Ofsted|published) letter\b|\bthe letter following the visit\b|\bmy report\b"
)

Kind = Literal["monitoring visit", "focused visit", "inspection", "visit", "letter"]


def find_references(document: Document) -> tuple[Reference, ...]:
    """Every reference in the letter's statements, in reading order."""
    found = [r for s in document.statements for r in _in_statement(document.text, s.start, s.end)]
    return tuple(sorted(found, key=lambda r: (r.start, r.end)))


def _in_statement(text: str, start: int, end: int) -> Iterator[Reference]:
    for found in _VISIT.finditer(text, start, end):
        before = text[start : found.start()]
        if found["when"] and not _is_dated_before(found, before):
            continue
        reference = _visit(text, found, end, before)
        to_come = _TO_COME.match(text, reference.end, end) and not _PART_OF.search(before)
        follows = (text[found.end() : end], text[reference.end : end])
        if reference.kind == "inspection" and _is_of_another(before, follows):
            continue
        if not to_come and _speaks_of_inspectors(found, reference, before):
            yield reference
    for found in _JUDGED.finditer(text, start, end):
        if not is_of_council(text[start : found.start()]) or is_dated_apart(text, found.end(), found[0]):
            continue
        date = list(dates_in(text, found.start(), found.end()))[-1]
        yield Reference(found.start(), found.end(), found.group(), "inspection", date.first, date.last)
    for found in _INSPECTED.finditer(text[start:end]):
        said, after = found.string, found.end()
        another = _ANOTHER.search(said, 0, found.start("words")) or _JOINT.match(said, after)
        if not another and not _SECOND.match(said, after):
            first, last = _written(said, *found.span("date"))
            at = start + found.start("words")
            yield Reference(at, start + after, found["words"], "inspection", first, last)
    for found in _LETTER.finditer(text, start, end):
        yield Reference(found.start(), found.end(), found.group(), "letter")


def is_of_council(before: str) -> bool:
    """Whether a judgement is one of the council or its services; `before` is the statement up to it."""
    return bool(_OF_COUNCIL.search(before)) and not _ANOTHER.search(before)


def is_dated_apart(text: str, end: int, words: str) -> bool:
    """Whether the date with which words end comes after a comma and may be that of what follows them.

    "The council was judged inadequate, in May 2018 a director came" dates no judgement.
    """
    return ", in " in words and not _ITS_OWN.match(text, end) and not _GOES_ON.match(text, end)


def _is_of_another(before: str, follows: Sequence[str]) -> bool:
    """Whether an inspection is by others, or one of a home, a school or the like.

    `before` is the statement up to its words, `follows` what comes after them without and with their date.
    """
    clause = re.split("[.;]", before)[-1]
    another = _ANOTHER.search(clause)
    judged = another and _IS_JUDGED.search(clause, another.end())
    return bool(judged) or any(map(_OF_OTHERS.match, follows))


def _is_dated_before(found: re.Match[str], before: str) -> bool:
    """Whether a date right before a visit is its own, and the visit one of inspectors to the council."""
    other = (
        _OF_SOMETHING.match(found.string, found.end())
        or _SMALLER.search(before)
        or _LOOKS_AHEAD.search(before)
    )
    return not other and not found["noun"].startswith("visit")


def _written(text: str, start: int, end: int) -> tuple[str, str]:
    """The first and last date of words that are a year, or one or two months with their year."""
    dates = list(dates_in(text, start, end))
    year = text[start:end].strip()
    return (dates[0].first, dates[-1].last) if dates else (year, year)


def _speaks_of_inspectors(found: re.Match[str], reference: Reference, before: str) -> bool:
    """Whether words speak of a visit by inspectors that has been; `before` is the statement up to them."""
    article = found["det"].lower()
    if reference.kind == "visit" and article != "this" and _TO_CHILDREN.match(found.string, found.end()):
        return False
    bare = reference.kind == "visit" and not found["adjectives"]
    if "next" in found["adjectives"] or (article == "that" and found["noun"].endswith("s")):
        return False
    if reference.first:
        return not bare or article in ("the", "this", "previous") or _INSPECTORS.search(before) is not None
    if article in ("a", "an") or (reference.kind == "inspection" and _OF.match(found.string, found.end())):
        return False
    return not (bare and article == "the") or _INSPECTORS_OWN.search(before) is not None


def _visit(text: str, found: re.Match[str], limit: int, before: str) -> Reference:
    adjectives, article = found["adjectives"].split(), found["det"].lower()
    noun = found["noun"]
    if found["when"]:
        stop, (first, last) = found.end(), _written(text, *found.span("when"))
    else:
        stop, first, last = _date_after(text, found.end(), limit, not _PART_OF.search(before))
    ordinal = next((_ORDINALS.index(a) + 1 for a in adjectives if a in _ORDINALS), 0)
    previous = any(a in _BEFORE for a in adjectives) or article in ("previous", "that")
    # The most recent visit may be this one or the one before; "the visit was the latest" tells which.
    newest = any(a in _NEWEST for a in adjectives) and not _IS.search(before)
    many = noun.endswith("s")
    counted = ordinal and not _counts_itself(found, before)
    unread = _UNREAD.match(text, found.end(), limit) is not None
    return Reference(
        start=found.start(),
        end=stop,
        text=text[found.start() : stop],
        kind=_kind(noun),
        first=first,
        last=last,
        ordinal=ordinal,
        own=not (previous or newest or counted or first or many or unread)
        and (_kind(noun) != "inspection" or article == "this"),
    )


def _counts_itself(found: re.Match[str], before: str) -> bool:
    """Whether words that count a visit of inspectors count the one that the letter reports."""
    told = _COUNTS_ITSELF.fullmatch(before) or (
        before == "This was " and _THIS_WAS.search(found.string, max(0, found.start() - 350), found.start())
    )
    return bool(told) and not found["noun"].startswith("visit")


def _kind(noun: str) -> Kind:
    if noun.startswith("monitoring"):
        return "monitoring visit"
    if noun.startswith("focused"):
        return "focused visit"
    return "inspection" if noun.startswith("inspection") else "visit"


def _date_after(text: str, start: int, limit: int, subject: bool) -> tuple[int, str, str]:
    """Where the words end that date a visit, and its first and last date.

    `subject` says that the visit is what the sentence is about, and not what something else came after.
    A month without a year is given as "--11"; `link` may infer the year and says so.
    """
    lead = _LATER_DATE.match(text, start, limit)
    if lead is None:
        return start, "", ""
    dated = DATE.match(text, lead.end(), limit)
    dates = list(dates_in(text, lead.end(), dated.end())) if dated else []
    if dated and dates and (len(dates) == 1 or not dated["months"]):
        date = dates[0]
        own = _ITS_OWN.match(text, dated.end(), limit) or (subject and text.startswith(",", dated.end()))
        if (_APART.match(lead.group()) and not own) or _OR.match(text, dated.end(), limit):
            return start, "", ""
        return dated.end(), date.first, date.last
    year = re.compile(r"20\d\d\b").match(text, lead.end(), limit)
    if year:
        return year.end(), year.group(), year.group()
    month = _MONTH_ONLY.match(text, lead.end(), limit)
    if month:
        partial = f"--{month_number(month['month']):02d}"
        return month.end(), partial, partial
    return start, "", ""
