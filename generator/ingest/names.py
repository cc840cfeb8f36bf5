"""People's names as letters give them: inspectors in the opening, whoever signs, whoever is written to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile


def _and_capitals(words: str) -> str:
    """A pattern of plain words that fits them in capitals too, as whole letters may be set."""
    return f"(?:{words}|{words.upper()})"


# What stands before the inspectors' names, in Ofsted's letters and reports since 2013.
_BEFORE_NAMES = re.compile(
    r"""(?:
        (?:His|Her)\ Majesty['’]s\ Inspectors?(?:\ \(HMIs?\))?
        (?:\ (?:for|on|of)\ (?:this|the)\ (?:focused\ |monitoring\ )?(?:visit|inspection))?\ (?:were|was)
      | (?:The|Our)\ (?:inspectors?|inspection\ team|visiting\ team)
        (?:\ for\ this\ (?:visit|inspection))?\ (?:were|was|consisted\ of|comprised)
      | (?:visit|inspection)\ (?:was|were)\ (?:carried\ out|conducted|undertaken|made|led|completed)
        (?:\ (?:remotely|on\ site|virtually))?\ by
        (?:\ (?:(?:two|three|four|five|six)\ of\ )?
           (?:His|Her)\ Majesty['’]s\ Inspectors?(?:\ \(HMIs?\))?,?)?
      | (?:(?:Lead|Reporting)\ inspector|Lead\ HMI|Inspectors?):
      | (?:Lead|Reporting)\ inspector\ (?:\|\ )?(?=(?-i:
            [A-Z]\S+(?:\ (?:d['’])?[A-Z]\S+){1,3},?\ (?:HMI\b|H(?:er|is)\ Majesty)
        ))
      | Inspector\ who\ led\ this\ inspection\ was
    )\s*[:,]?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
# Words right before these that make it another inspection than this one.
_ANOTHER = re.compile(r"\b(?:last|previous|earlier)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_NEAR = 60
_OFFICE = _and_capitals(
    "|".join(
        (
            r"(?:(?:two|three|four|all|both) of )?(?:His|Her) Majesty['’]s (?:Senior )?Inspectors?",
            r"Senior HMIs?|SHMIs?|Schools? HMIs?|HMIs?",
            r"(?:Ofsted|CQC|HMICFRS|HMIP|HMIC) Inspectors?|Regulatory Inspection Managers?",
            r"Social Care (?:Regulatory|Compliance) Inspectors?",
            r"RIMs?|SCRIs?|(?:[Ll]ead|[Tt]eam|[Ss]hadow|[Aa]ssociate) [Ii]nspectors?|Inspectors?",
            r"[Qq]uality assurance manager",
        )
    )
)
_TRAILING_OFFICE = re.compile(rf"[,\s(]*\b(?:{_OFFICE})\)?(?=$|[\s,.;)])")
# The capitals of Latin letters, those with accents too ("Żukowska", "Ŵyn"); a range would hold small ones.
CAPITAL = "A-Z" + "".join(c for c in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))) if c.isupper())
# In capitals "and" has the shape of a name.
_WORD = rf"(?!(?:AND|FOR|OF|THE)\b)(?:(?:[dD]['’])?[{CAPITAL}][\w'’]*(?:-[^\W\d_][\w'’]*)*|[{CAPITAL}]\.)"
PARTICLE = "ab|al|ap|bin|da|de|del|della|den|der|di|dos|du|el|ferch|la|le|ter|van|verch|von|y|zu|O[’']"
_FULL_NAME = rf"{_WORD}(?: (?:{_WORD}|{PARTICLE})){{0,3}}"
_NAME = re.compile(rf"^{_FULL_NAME} {_WORD}$")
_SENTENCE = re.compile(rf"(?<!\b[{CAPITAL}])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)\.(?=\s+[{CAPITAL}]|\s*$)")
_STYLES = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|(?:The )?Rt Hon|Rev"
)
# In capitals they stand before capitals ("MS SMITH"); people meet by "MS Teams".
_STYLE = rf"(?:{_STYLES}|(?:{_STYLES.upper()})(?=\.? (?!TEAMS\b)[{CAPITAL}][{CAPITAL} .'’-]))"
_STYLED = re.compile(rf"^{_STYLE}\.? ")
_HONOUR = re.compile(r",? (?:OBE|CBE|MBE|DBE|KBE|QPM|DL|JP|MP|CB|PhD|QC|KC)\b\.?")
_LONGEST = 200  # characters of a line of names
_NEXT_NAME = re.compile(
    rf"(?<!,) (?={_STYLE}\.? [{CAPITAL}])"
    r"|(?<= [OCMDK]BE| QPM) (?!(?:OBE|CBE|MBE|DBE|KBE|QPM|DL|JP|MP|CB|PhD|QC|KC)\b)"
)
# Ranks, offices and styles that have the shape of a name ("Deputy Mayor", "The Honourable").
_RANK = re.compile(
    rf"\b(?:{_STYLE}|The|His|Her|Rt|Right|Hon|Honou?r(?:able|ary)?|Revd|Reverend|Canon|Bishop|Archdeacon|Judge|Justice"
    r"|Lieutenant|Colonel|Major|Captain|Commander|General|Brigadier|Commodore|Admiral|Marshal|Sergeant|Detective"
    r"|Superintendent|Constable|Earl|Viscount|Baron|Alderman|Sheriff|Mayor|Mayoress|Deputy|Vice|Assistant|Acting|Interim"
    r"|Former|Shadow|Lead|Leader|Head|Chair|Chairman|Chairwoman|Chairperson|President|Director|Chief|Officer|Secretary"
    r"|Minister|Commissioner|Adviser|Advisor|Manager|Inspector|Executive|Member|Holder|Portfolio|Opposition"
    r"|Spokes(?:man|woman|person)|Clerk|Group|Ward|Town|City|County|Borough|District|Parish|Independent|Principal"
    r"|Senior|Social|Worker|Advocate|Consultant|Practitioner|Reviewer|Scrutineer|Author|Associate|Emeritus|Visiting"
    r"|Professor|Fellow|Dean|Headteacher|Governor|Trustee|Patron|Founder|Partner|Solicitor|Nurse|Registrar)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:Majesty['’]s|Commission|Council|Inspectorates?|Ofsted|Department|Services?|Quality|Constabulary|Probation|Care|Office"
    r"|Association|Authority|Board|Committee|Panel|Partnership|Agency|Cabinet)\b",
    re.IGNORECASE,
)
# "NHS England" and "Ada Test HM" have the shape of a name; so has "Ada SMITH", which is one.
_ACRONYM = re.compile(
    r"^[A-Z]{3,}\b(?=.*[a-z])|(?<=[a-z]) [A-Z]{2}$"
    r"|\b(?:CAMHS|CCG|CQC|DCS|HMI|HMIC|HMICFRS|HMIP|ICB|LADO|LSCP|MASH|MBC|NHS|SEND|UASC|YOS|YOT)\b"
)
# With no comma only an inspectorate's office shows where a name ends: "Virtual School Head" names nobody.
_THEN_OFFICE = re.compile(
    rf"^(?P<name>{_FULL_NAME}? {_WORD}) (?P<office>(?:(?:Assistant|Deputy|Interim|Acting) )?"
    r"(?:(?:Regional|National) Director|HMI"
    r"|(?:Chief|Lead|Senior|Her|His|HM|CQC)\b.{0,20}?\b(?:HMI|Inspector))\b.*)$"
)
_UNFINISHED = re.compile(r"(?:\b(?:and|of|for|the)|&|,)$")
# Two inspectors side by side, each with an office ("Ada Test, Ofsted HMI Bo Else, CQC inspector").
_INSPECTOR_ENDS = re.compile(
    rf"(?:(?<=\bHMI)|(?<=\b[Ii]nspector)) (?P<next>{_FULL_NAME}? {_WORD})"
    r"(?=, (?:Ofsted|CQC)(?: [Ll]ead)? (?:HMI|[Ii]nspector)\b)"
)
_SIGNING_OFFICES = _and_capitals(
    "Inspectors?|HMI|Director|Commissioner|Regulator|Manager|Chief|Officer|Head|Lead|Secretary|Adviser|Chair"
    "|Minister|Leader|Civil Servant"
)
_SIGNING_OFFICE = re.compile(rf"\b(?:{_SIGNING_OFFICES}|inspector)\b")


def is_name(text: str) -> bool:
    """Two to five words that look like a person's name, a style ("Ms") and honours ("OBE") aside.

    Two names that stood side by side are none.
    """
    return len(_side_by_side(text)) == 1 and _has_shape(text)


def _has_shape(text: str) -> bool:
    bare = _bare(text)
    if _BODY.search(text) or _ACRONYM.search(bare):
        return False
    styled_surname = _STYLED.match(text) is not None and re.fullmatch(_WORD, bare) is not None
    return _NAME.match(bare) is not None or styled_surname


def _bare(text: str) -> str:
    return _HONOUR.sub("", _STYLED.sub("", text.strip().rstrip(",")))


def _side_by_side(text: str) -> list[str]:
    """The names in words that a style begins anew, or that two honours tell to be more than one name.

    One honour tells no name from an office ("Ada Test OBE Independent Advocate"), nor does a style behind a
    rank ("Deputy Mayor Ms Ada Test").
    """
    several = len(_HONOUR.findall(text)) > 1
    names, start = [], 0
    for seam in _NEXT_NAME.finditer(text[:_LONGEST]):
        before = text[start : seam.start()].strip()
        if (several or _STYLED.match(text[seam.end() :])) and _is_unranked(before):
            names.append(before)
            start = seam.end()
    last = text[start:].strip()
    return [*names, last] if _is_unranked(last) else [text]


def _is_unranked(text: str) -> bool:
    return _has_shape(text) and not _RANK.search(_bare(text))


def without_style(text: str) -> str:
    """A name without the style before it ("Councillor", "Dr")."""
    return _STYLED.sub("", text.strip())


def is_styled_name(text: str) -> bool:
    """A person's name with a style ("Dr") or an honour ("OBE"), which no other words in capitals have."""
    return is_name(text) and (_STYLED.match(text) or _HONOUR.search(text)) is not None


def inspectors(text: str) -> tuple[tuple[str, ...], str]:
    """Everybody named as an inspector in the opening of a letter, and the words that name them.

    ((), "") if nobody is.
    """
    for found in _BEFORE_NAMES.finditer(text):
        if _ANOTHER.search(text, max(0, found.start() - _NEAR), found.start()):
            continue
        rest = text[found.end() : found.end() + 600]
        stop = _SENTENCE.search(rest)
        listed = rest[: stop.start()] if stop else rest
        names = _listed_names(listed)
        if names:
            return names, f"{found.group(0).strip()} {listed}".strip()
    return (), ""


def _listed_names(listed: str) -> tuple[str, ...]:
    bare = _TRAILING_OFFICE.sub(",", re.split(r"\s[–—-]\s", listed)[0])
    names: list[str] = []
    for part in re.split(r"\s*(?:[,;]|\b(?:and|AND)\b|&|\bwith\b|\balong\b|\bsupported by\b)\s*", bare):
        name = part.strip(" .:()")
        if is_name(name) and name not in names:
            names.append(name)
        elif names and name and not is_name(name) and len(name.split()) > 6:
            break
    return tuple(names)


def office_of(name: str, text: str) -> str:
    """The inspector's office that follows a name ("Ada Example, His Majesty’s Inspector"), or ""."""
    found = re.search(rf"{re.escape(name)},? ({_OFFICE})(?![\w:])", text)
    return found.group(1) if found else ""


def _named_together(line: str) -> tuple[str, ...]:
    """Two names or more on one line with nothing else."""
    if _SIGNING_OFFICE.search(line):
        return ()
    parts = [part.strip() for part in re.split(r",| and | AND | & |/", _HONOUR.sub("", line)) if part.strip()]
    return tuple(parts) if len(parts) > 1 and all(is_name(part) for part in parts) else ()


def _with_office(line: str) -> tuple[str, str] | None:
    """A name and an office on one line, with a comma between them or none."""
    name, _, office = line.partition(",")
    if is_name(name) and _SIGNING_OFFICE.search(office) and not _SIGNING_OFFICE.search(name):
        return name.strip(), office.strip(" ,")
    found = _THEN_OFFICE.match(line)
    if not found or not is_name(found["name"]) or _SIGNING_OFFICE.search(found["name"]):
        return None
    return found["name"], found["office"].strip(" ,")


def _office_below(lines: Sequence[str], i: int) -> str:
    """The office on the line below a name, with the next if the line ends amid it."""
    below = [line.strip() for line in lines[i + 1 : i + 3]]
    if not below or not _SIGNING_OFFICE.search(below[0]):
        return ""
    unfinished = _UNFINISHED.search(below[0]) and not any(is_name(line) for line in below[1:])
    return " ".join(below) if unfinished else _UNFINISHED.sub("", below[0]).strip()


def _in_reading_order(lines: Sequence[str]) -> list[str]:
    """Every cell of the lines; below a row of names alone the rows as wide are read column by column."""
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    rows = _with_rows_that_go_on(rows)
    cells: list[str] = []
    start = 0
    while start < len(rows):
        end = start + 1
        if len(rows[start]) > 1 and all(is_name(cell) for cell in rows[start]):
            while end < len(rows) and len(rows[end]) == len(rows[start]):
                end += 1
            cells += [cell for column in zip(*rows[start:end], strict=True) for cell in column]
        else:
            cells += rows[start]
        start = end
    return [cell for cell in cells if cell]


def _with_rows_that_go_on(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows, those in small letters added cell by cell to people and offices on the row above, as wide."""
    whole: list[list[str]] = []
    for row in rows:
        above = whole[-1] if whole else []
        small = all(cell[:1].islower() for cell in row) and all("," in cell for cell in above)
        if small and len(row) == len(above):
            whole[-1] = [f"{cell} {more}" for cell, more in zip(above, row, strict=True)]
        else:
            whole.append(row)
    return whole


def _with_offices_below(cells: Sequence[str]) -> list[str]:
    """The cells, with several names right below each other parted by as many offices right below those."""
    found = list(cells)
    start = 0
    while start < len(found):
        names = _run(found, start, lambda cell: is_name(cell) and not _SIGNING_OFFICE.search(cell))
        offices = _run(found, start + names, lambda cell: _SIGNING_OFFICE.search(cell) is not None)
        whole = not any(_UNFINISHED.search(cell) for cell in found[start : start + names + offices])
        if names == offices > 1 and whole:
            paired = zip(found[start : start + names], found[start + names : start + 2 * names], strict=True)
            found[start : start + 2 * names] = [cell for pair in paired for cell in pair]
        start += max(names + offices, 1)
    return found


def _run(cells: Sequence[str], start: int, fits: Callable[[str], bool]) -> int:
    return sum(1 for _ in takewhile(fits, cells[start:]))


def _inspectors_in(cell: str) -> list[str]:
    """The cell in parts, of which each but the first begins with the name of another inspector."""
    starts = [
        found.start("next")
        for found in _INSPECTOR_ENDS.finditer(cell)
        if is_name(found["next"]) and not _SIGNING_OFFICE.search(found["next"])
    ]
    return [cell[start:end].strip() for start, end in pairwise([0, *starts, len(cell)])]


def signatories(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Who signed, and as what, from the lines below the closing; cells of a table are parted by "|"."""
    signed: list[tuple[str, str]] = []
    cells = _with_offices_below([one for cell in _in_reading_order(lines) for one in _inspectors_in(cell)])
    for i, line in enumerate(cells):
        apart = _side_by_side(line)
        if len(apart) > 1 and all(is_name(name) and not _SIGNING_OFFICE.search(name) for name in apart):
            signed += [(name, "") for name in apart]
            continue
        together = _named_together(line)
        if together:
            signed += [(name, _office_below(cells, i)) for name in together]
            continue
        bare = _TRAILING_OFFICE.sub("", line).strip(" ,")
        if not is_name(bare) or _SIGNING_OFFICE.search(bare):
            split = _with_office(line)
            signed += [split] if split else []
            continue
        if bare not in line:  # two names side by side, an office between them
            continue
        office = line[line.find(bare) + len(bare) :].strip(" ,") or _office_below(cells, i)
        signed.append((bare, office.rstrip(",")))
    return signed
