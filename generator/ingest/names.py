"""People's names as letters give them: inspectors in the opening, whoever signs, whoever is written to."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
      | (?:Lead\ inspector|Lead\ HMI|Inspectors?):
    )\s*[:,]?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_OFFICE = "|".join(
    (
        r"(?:(?:two|three|four|all|both) of )?(?:His|Her) Majesty['’]s (?:Senior )?Inspectors?",
        r"Senior HMIs?|SHMIs?|Schools? HMIs?|HMIs?",
        r"Ofsted Inspectors?|Regulatory Inspection Managers?",
        r"Social Care (?:Regulatory|Compliance) Inspectors?",
        r"RIMs?|SCRIs?|Inspectors?|[Ll]ead inspector|[Qq]uality assurance manager|[Tt]eam inspectors?",
        r"[Ss]hadow inspector|[Aa]ssociate inspector",
    )
)
_TRAILING_OFFICE = re.compile(rf"[,\s(]*\b(?:{_OFFICE})\)?(?=$|[\s,.;)])")
_WORD = r"(?:[A-Z][\w'’]*(?:-[A-Za-z][\w'’]*)*|[A-Z]\.)"
_NAME = re.compile(rf"^{_WORD}(?: (?:{_WORD}|de|van|von|der|la|le|du|al|bin|O[’'])){{1,4}}$")
_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)\.(?=\s+[A-Z]|\s*$)")
_STYLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|(?:The )?Rt Hon|Rev)"
)
_STYLED = re.compile(rf"^{_STYLE}\.? ")
_HONOUR = re.compile(r",? (?:OBE|CBE|MBE|DBE|KBE|QPM|DL|JP|MP|CB|PhD|QC|KC)\b\.?")
_BODY = re.compile(
    r"\b(?:Commission|Council|Inspectorates?|Ofsted|Department|Services?|Quality|Constabulary|Probation|Care|Office)\b"
)
_SIGNING_OFFICE = re.compile(
    r"\b(?:Inspectors?|HMI|Director|Commissioner|Regulator|Manager|Chief|Officer|Head|Secretary|Adviser|Chair)\b"
)


def is_name(text: str) -> bool:
    """Two to five words that look like a person's name, a style ("Ms") and honours ("OBE") aside."""
    if _BODY.search(text):
        return False
    bare = _HONOUR.sub("", _STYLED.sub("", text.strip().rstrip(",")))
    styled_surname = _STYLED.match(text) is not None and re.fullmatch(_WORD, bare) is not None
    return _NAME.match(bare) is not None or styled_surname


def inspectors(text: str) -> tuple[tuple[str, ...], str]:
    """Everybody named as an inspector in the opening of a letter, and the words that name them.

    ((), "") if nobody is.
    """
    for found in _BEFORE_NAMES.finditer(text):
        rest = text[found.end() : found.end() + 600]
        stop = _SENTENCE.search(rest)
        listed = rest[: stop.start()] if stop else rest
        names = _listed_names(listed)
        if names:
            return names, f"{found.group(0).strip()} {listed}".strip()
    return (), ""


def _listed_names(listed: str) -> tuple[str, ...]:
    bare = _TRAILING_OFFICE.sub(",", listed)
    names: list[str] = []
    for part in re.split(r"\s*(?:[,;]|\band\b|&|\bwith\b|\balong\b|\bsupported by\b)\s*", bare):
        name = part.strip(" .:()")
        if is_name(name) and name not in names:
            names.append(name)
        elif names and name and not is_name(name) and len(name.split()) > 6:
            break
    return tuple(names)


def office_of(name: str, text: str) -> str:
    """The inspector's office that follows a name ("Ada Example, His Majesty’s Inspector"), or ""."""
    found = re.search(rf"{re.escape(name)},? ({_OFFICE})", text)
    return found.group(1) if found else ""


def signatories(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Who signed, and as what, from the lines below the closing."""
    signed: list[tuple[str, str]] = []
    for i, line in enumerate(lines):
        bare = _TRAILING_OFFICE.sub("", line).strip(" ,")
        if not is_name(bare) or _SIGNING_OFFICE.search(bare):
            continue
        office = line[line.find(bare) + len(bare) :].strip(" ,")
        following = lines[i + 1].strip() if i + 1 < len(lines) else ""
        if not office and _SIGNING_OFFICE.search(following):
            office = following
        signed.append((bare, office.rstrip(",")))
    return signed
