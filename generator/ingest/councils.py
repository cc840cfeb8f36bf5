"""Which council's services a document is about, from its title or its opening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.annotate.days import MONTH
from generator.ingest.names import CAPITAL

_BOROUGH = r"(?:London|Royal|Metropolitan) [Bb]orough of"
_STYLED = r"(?:(?:[Mm]etropolitan|[Cc]ity|[Cc]ounty|[Bb]orough|[Dd]istrict)\s+){0,3}"
_PROPER = rf"[{CAPITAL}][\w’'-]+"
# A council's name is all proper names, but for the words between them; another body's is no part of it.
_BETWEEN = r"and|with|upon|on|of|under|by|the|&"
_ITS_OWN = rf"(?!(?:Council|Police|Constabulary|Board|Trust|Partnership)\b){_PROPER}"
_COUNCILS_NAME = rf"{_ITS_OWN}(?:,? (?:{_BETWEEN}|{_ITS_OWN}))*?"
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:[Vv]isit|[Ii]nspection|[Rr]eview|[Aa]ssessment|[Cc]hallenge)s?\s+(?:of|to|in)\s+(?:the\s+)?"
        r"(?P<name>[A-Z][^.:;()]{2,80}?)(?:['’]s)?"
        r"\s+(?:local authority|[Cc]ouncil\b|children['’]s\b(?! [Hh]omes?\b)|[Cc]hildren, |[Cc]hildren and"
        r"|LA\b|MBC\b|Metropolitan|Borough(?! of)|County Council|City Council|social care)",
        r"(?:on behalf of|[Ii]ssued to|[Dd]irections? to) (?:the\s+)?(?P<name>[A-Z][\w’' ,&-]{2,60}?)"
        r"\s+(?:City |County |Borough )?[Cc]ouncil\b",
        rf"services (?:of|in|for) (?:the\s+)?(?P<name>{_BOROUGH} [A-Z][\w ,-]{{2,60}})",
        r"(?i:multi-agency response|arrangements?|services?|children|abuse|neglect|partnership|fostering"
        r"|adoption|social care|safeguarding|early help|SEND|special educational needs|care leavers"
        r"|exploitation)\b[^.]{0,160}?\bin\s+"
        rf"(?:the\s+)?(?P<name>{_PROPER}(?:(?:\s+(?:and|with|upon|on|of)|,)?\s+{_PROPER}){{0,5}})\W*$",
        r"(?:[Cc]ommissioner|[Ii]nspection|[Rr]eview|[Pp]artnership)\s+(?:for|of|in)\s+"
        rf"(?P<name>{_PROPER}(?:\s+(?:and|with|upon|on|of|{_PROPER})){{0,6}})\W*$",
        rf"\bCouncil of the (?P<name>{_PROPER} of {_PROPER})\b",
        rf"^(?P<name>{_PROPER}(?:\s+(?:and|with|upon|on|of|{_PROPER})){{0,4}}?)\s+{_STYLED}"
        r"Council(?:['’]s)?\s+(?:has|have|had|is|was|will|says|said|welcomes|today|children)\b",
        rf"[Cc]hildren['’]s (?:social care )?services in "
        rf"(?P<name>{_PROPER}(?:\s+(?:and|with|upon|on|{_PROPER})){{0,4}}?)"
        r"\s+(?:has|have|had|are|is|were|must|receives?d?|requires?d?|remains?|continues?)\b",
        rf"(?P<name>{_PROPER}(?:\s+(?:and|with|upon|on|{_PROPER})){{0,4}}?)\s+{_STYLED}"
        r"[Cc]ouncil['’]s [Cc]hildren['’]s (?:social care |social )?[Ss]ervices\b",
        rf"^(?P<name>{_PROPER}(?:\s+(?:and|with|upon|on|{_PROPER})){{0,4}}?)"
        r"\s+Safeguarding Children (?:Board|Partnership)\W*$",
        rf"^(?:[Tt]he\s+)?(?P<name>(?:{_BOROUGH} |City of )[A-Z][\w’' ,&-]{{2,40}})(?:\s+Council)?$",
        rf"^(?P<name>{_COUNCILS_NAME})\s+{_STYLED}(?:Council|MBC|local authority)(?:\W*$|: \S)",
    )
)
# A council in running words, with what kind of council it is.
_IN_PROSE = re.compile(
    rf"\b(?P<name>{_BOROUGH} {_PROPER}(?: (?:and|upon|{_PROPER}))*"
    rf"|{_PROPER}(?: (?:and|with|upon|on|of|{_PROPER})){{0,5}}?) {_STYLED}(?:Council|local authority)\b"
)
_BEGINS = re.compile(r"^(?:(?:As|At|By|For|From|If|In|Our|Since|That|The|This|To|Under|When|While|With) )+")
_ABOUT = r"\b(?:(?:re-?)?inspections?|(?:re)?visits?|notice|direction|review)\b[^.;:]{0,60}?"
_VISITED = r"\binspectors?\b[^.;:]{0,40}?\b(?:visited|inspected)"
# A name as it must be, whatever words stand before "council": proper names and the words between them.
_WHOLE = re.compile(rf"{_PROPER}(?:,?(?: (?:{_BETWEEN}|in|next))* {_PROPER})*")
# What proper names also name: the day of an inspection, a country, a service.
_NO_COUNCIL = re.compile(
    rf"^(?:{MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Spring|Summer|Autumn|Winter)\b"
    r"|^(?:England|Scotland|Wales|Northern Ireland)\b(?!-)|^(?:CAMHS|EHC|MASH|SEND)\b"
)
_LONGEST = 8_000  # characters in which a council is looked for
_AND_ANOTHER = re.compile(rf" and {_PROPER}(?:,? (?:{_BETWEEN}|{_PROPER}))*? {_STYLED}Council\b")
_PLACE = re.compile(rf"{_PROPER}(?:\s+(?:and|with|upon|on|of|{_PROPER})){{0,4}}")
# An address may give office and council on one line.
_OF = re.compile(r"^.*\b(?:Leader|Director|Chief Executive|Head|Chair|Mayor)s? of (?:the )?(?=[A-Z])")
_OFFICE = re.compile(r"^.*\b(?:Directors?|Services|Executive|Officer|Leader|Group|Head|Chair)\b[^,]*,\s*")
# Labels before the name of the council that a document is about, or that a home belongs to.
_LABEL = re.compile(r"^(?:To|(?:Registered )?[Pp]rovider|Local authority|(?:Name of )?[Cc]ouncil): ")
# What a notice calls the council from there on, and a council's name set in capitals.
_DEFINED = re.compile(r"\s*\([“‘]?the (?:Council|Authority)[”’]?\)", re.IGNORECASE)
_IN_CAPITALS = re.compile(
    r"^(?:[A-Z][A-Z’' -]{2,50} COUNCIL|(?:LONDON|ROYAL|METROPOLITAN) BOROUGH OF [A-Z -]{3,40})$"
)
_COUNCIL = re.compile(
    rf"^(?:{_COUNCILS_NAME} {_STYLED}(?:Council|COUNCIL)|(?:The )?(?:{_BOROUGH}|City of) [\w’' &-]{{3,40}})$"
    r"|^(?:(?:LONDON|ROYAL) BOROUGH|CITY) OF [A-Z -]{3,40}$"
)
_SMALL = re.compile(r"(?<= )(?:And|By|For|Of|On|Upon|With|In|The|To)\b|(?<=[’'])S\b")
_STYLE = re.compile(
    r"^(?:the\s+)?(?:(?:London|Royal|Metropolitan|City and)\s+)*(?:Borough|City|County|District) of\s+"
    r"(?!London\b)"
    r"|^(?:the\s+)?Council of the\s+|^the\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:(?:Metropolitan|City|County|Borough|District|Unitary|council|MBC|LA|local authority"
    r"|Local Area(?: Partnership)?)\b\s*)+$",
    re.IGNORECASE,
)
_TYPED = re.compile(
    r"\bwh(?:o|ich)\b"
    # Half a word that was broken at a line's end, but for the last of "Any-on-water".
    r"|(?<!-on)(?<!-upon)(?<!-under)(?<!-by)(?<!-in)(?<!-le)(?<!-the)-[a-z]+$"
    r"|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$"
    r"|^(?:The|A|Our|Your|England|Wales|Britain|Scotland)$|^(?:Minutes|Agenda|Local|Children|Child|Services|Authority|Inspectors?|Ofsted|Her|His|This|Inspection|All)\b"
)


def authority_name(text: str) -> str:
    """The council's short name ("Luton" for "Luton Borough Council children's services"), or ""."""
    line = _DEFINED.sub("", _LABEL.sub("", " ".join(text[:_LONGEST].split())))
    if _IN_CAPITALS.match(line):
        line = in_small(line)
    for pattern in _NAMED:
        for found in pattern.finditer(line):
            if _AND_ANOTHER.match(line, found.end()):
                continue
            name = short_name(_OF.sub("", _OFFICE.sub("", found["name"])))
            if _WHOLE.fullmatch(name) and not (_TYPED.search(name) or _NO_COUNCIL.match(name)):
                return name
    return ""


def is_place(line: str, prose: str) -> bool:
    """Whether a line is a name and nothing else, of a place in which the prose says that things happen."""
    return _PLACE.fullmatch(line) is not None and re.search(rf"\bin {re.escape(line)}\b", prose) is not None


def authority_in_prose(texts: Sequence[str]) -> tuple[str, str]:
    """The one council that a first page names, and the words that say that it is about that council.

    ("", "") if it names none or several, or does not say that the inspection, visit or notice is about it.
    """
    every = [found for text in texts for found in _IN_PROSE.finditer(text)]
    names = {short_name(_BEGINS.sub("", found["name"])) for found in every}
    if len(names) != 1:
        return "", ""
    name = names.pop()
    about = re.compile(
        rf"(?:{_ABOUT}\b(?:of|to|in|at|for|by)|{_VISITED})\s+(?:the )?"
        rf"(?:{_BOROUGH} )?{re.escape(name)}\b[^.;:]{{0,40}}"
        r"\b(?:Council|local authority)\b",
        re.IGNORECASE,
    )
    said = next((found for text in texts if (found := about.search(text))), None)
    return (name, said.group(0)) if said is not None and name and not _TYPED.search(name) else ("", "")


def in_small(capitals: str) -> str:
    """A name set in capitals, as it is written otherwise."""
    return _SMALL.sub(lambda word: word.group(0).lower(), capitals.title())


def is_council(line: str) -> bool:
    """Whether a line is a council's name and nothing else."""
    return _COUNCIL.match(line) is not None


def short_name(name: str) -> str:
    """A council's name without what kind of council it is, and one way of writing "and"."""
    bare = _TAIL.sub("", " " + name.strip(" ,.’'")).strip()
    bare = re.sub(r"\s*&\s*", " and ", bare)
    return _STYLE.sub("", bare).strip(" ,")


def fuller_name(name: str, lines: Iterable[str]) -> str:
    """The name as an address gives it more fully ("Newcastle upon Tyne" for "Newcastle"), else unchanged."""
    more = re.compile(rf"^{re.escape(name)}[ -](?:upon|on|under|by|and|with)[ -][A-Z][\w-]+$")
    return next((line.strip(" ,.") for line in lines if more.match(line.strip(" ,."))), name)


def slug(name: str) -> str:
    """A name as part of a file's name: small letters, digits and hyphens."""
    plain = name.casefold().replace("’", "").replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
