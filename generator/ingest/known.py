"""The kinds of document and the publishers that a document's own words can tell."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.model import NOT_STATED
from generator.parse.kinds import Form


class Kind(NamedTuple):
    """A kind of document that its words tell; fields as in collection.yml, and the kind of visit.

    `noun` is what a sentence calls one, where its form does not say that, or "".
    """

    id: str
    title: str
    form: Form
    visit: str
    words: re.Pattern[str]
    noun: str = ""


MINUTES = Kind(
    "minutes",
    "Minutes of a meeting",
    "report",
    "",
    re.compile(r"^(?:draft )?minutes(?:$| of (?:an?|the)\b(?! (?:last|previous)\b))", re.IGNORECASE),
    "record",
)
INSPECTION_REPORT = Kind(
    "inspection-report",
    "Inspection report",
    "report",
    "inspection",
    re.compile(r"\b(?:re-)?inspection of\b|\binspection report\b|\binspection dates?\b", re.IGNORECASE),
)
KINDS = (
    Kind("area-send-letter", "Local area special educational needs inspection letter", "letter", "inspection",
         re.compile(r"\barea\b.{0,40}\bSEND\b|\bSEND\b.{0,20}inspection|\barea\b.{0,60}special educational",
                    re.IGNORECASE)),
    Kind("joint-inspection-letter", "Joint targeted area inspection letter", "letter", "inspection",
         re.compile(r"joint targeted area inspection|joint inspection", re.IGNORECASE)),
    Kind("monitoring-visit-letter", "Monitoring visit letter", "letter", "monitoring visit",
         re.compile(r"monitoring visit", re.IGNORECASE)),
    Kind("focused-visit-letter", "Focused visit letter", "letter", "focused visit",
         re.compile(r"focused visit", re.IGNORECASE)),
    Kind("assurance-visit-letter", "Assurance visit letter", "letter", "visit",
         re.compile(r"assurance visit", re.IGNORECASE)),
    Kind("inspection-letter", "Inspection letter", "letter", "inspection",
         re.compile(r"^(?:(?:annual|announced|unannounced|joint|short) )*inspection of\b", re.IGNORECASE)),
    Kind("area-send-report", "Area SEND inspection report", "report", "inspection",
         re.compile(r"\barea\b.{0,40}\bSEND\b.{0,20}(?:inspection\b|revisit)"
                    r"|\barea\b.{0,60}special educational", re.IGNORECASE)),
    Kind("joint-inspection-report", "Joint targeted area inspection report", "report", "inspection",
         re.compile(r"joint targeted area inspection", re.IGNORECASE)),
    Kind("youth-justice-report", "Youth justice inspection report", "report", "inspection",
         re.compile(r"^(?:an? )?(?:\w+ ){0,2}inspection of youth (?:offending|justice)"
                    r"|\byouth (?:offending|justice) inspection of\b"
                    r"|quality screening\b.{0,10} of youth offending", re.IGNORECASE)),
    INSPECTION_REPORT,
    MINUTES,
    Kind("improvement-notice", "Improvement notice", "report", "",
         re.compile(r"^(?:(?:revised|non-statutory) )?improvement notice\b", re.IGNORECASE), "notice"),
    Kind("statutory-direction", "Statutory direction", "report", "",
         re.compile(r"^(?:(?:revised|further) )?(?:statutory )?directions? (?:issued )?to\b"
                    r"|^statutory direction\b", re.IGNORECASE), "direction"),
    Kind("commissioner-report", "Commissioner’s report", "report", "",
         re.compile(r"\bcommissioners?(?:['’]s?)?\b.{0,120}\b(?:reports?|reviews?|recommendations?|addendum)\b"
                    r"|\b(?:reports?|reviews?|recommendations?|addendum)\b.{0,160}\bcommissioner",
                    re.IGNORECASE)),
    Kind("case-review", "Review of a child’s case", "report", "",
         re.compile(r"^(?:\w+ ){0,2}(?:serious case|child safeguarding practice|learning lessons) review\b",
                    re.IGNORECASE), "review"),
)  # fmt: skip
COUNCIL_PAPER = Kind("council-paper", "Paper for a council’s meeting", "report", "", re.compile(""), "paper")
OTHER_LETTER = Kind("letter", "Letter", "letter", "", re.compile(""))
OTHER_REPORT = Kind("report", "Report", "report", "", re.compile(""))
OTHER_PAGE = Kind("web-page", "Web page", "web-page", "", re.compile(""))


class Known(NamedTuple):
    """A publisher that can be told by its words, and the licence under which it publishes.

    `words` are its whole name as a letterhead gives it; `imprint` is what it alone prints of itself.
    """

    id: str
    name: str
    link: str
    licence: str
    words: re.Pattern[str]
    imprint: re.Pattern[str]


_GOVERNMENT = "https://www.gov.uk/government/organisations/"
PUBLISHERS = (
    Known("ofsted", "Ofsted", f"{_GOVERNMENT}ofsted", "ogl-3", re.compile(r"Ofsted", re.IGNORECASE),
          re.compile(r"The Office for Standards in Education|@ofsted\.gov\.uk|gov\.uk/ofsted"
                     r"|\bOfsted produces this report\b|^(?:W(?:ebsite)?: ?)?www\.ofsted\.gov\.uk$"
                     r"|Ofsted (?:Piccadilly Gate|Agora|Clive House|Aviation House|Freshford House)\b")),
    Known("care-quality-commission", "Care Quality Commission", "https://www.cqc.org.uk/", NOT_STATED,
          re.compile(r"Care Quality Commission(?: \(CQC\))?|CQC", re.IGNORECASE),
          re.compile(r"@cqc\.org\.uk|www\.cqc\.org\.uk")),
    Known("department-for-education", "Department for Education", f"{_GOVERNMENT}department-for-education",
          "ogl-3", re.compile(r"Department for Education", re.IGNORECASE),
          re.compile(r"@education\.gov\.uk|^Signed on behalf of the Secretary of State for Education\b")),
    Known("hm-inspectorate-of-probation", "HM Inspectorate of Probation",
          f"{_GOVERNMENT}hm-inspectorate-of-probation", NOT_STATED,
          re.compile(r"(?:HM|His Majesty['’]s|Her Majesty['’]s) Inspectorate of Probation|HMI Probation",
                     re.IGNORECASE),
          re.compile(r"@hmiprobation\.|gov\.uk/hmiprobation|hmiprobation\.justiceinspectorates")),
)  # fmt: skip
# The bodies that inspect together and head their letters side by side.
INSPECTORATES = re.compile(
    r"\bOfsted\b|\bCare Quality Commission\b|\bCQC\b|\bHMICFRS\b|\bHMIC\b|\bHMIP\b"
    r"|\b(?:HM|His Majesty['’]s|Her Majesty['’]s) Inspectorates? of (?:Probation|Constabulary)"
    r"(?: and Fire (?:&|and) Rescue Services)?"
)
_WORD = re.compile(r"(?!and\b)[^\W_]+")


def is_named(known: Known, line: str) -> bool:
    """A line of an address or below a signature: the name alone, or a part of it ("Director, Ofsted")."""
    parts = (part.strip(" .:") for part in re.split(r"[|,–—]", line.removeprefix("From: ")))
    jointly = known.words.search(line) is not None and not _WORD.search(INSPECTORATES.sub("", line))
    return jointly or any(known.words.fullmatch(part) for part in parts)
