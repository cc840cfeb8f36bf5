"""A group of lines with its kind, and what several rules about kinds ask of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import BlockKind
from generator.parse.layout import CELLS, MONTHS, Group

# A note's mark may stand apart, or, in a plain text, be a figure like any other ("from a low base.1").
PROSE_END = re.compile(
    r"(?:[.?!:;][”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*(?: [⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|[a-z]{3}[.?!][”’]?\d{1,2}|\[(?:\.\.\.|…)\])$"
)
# What may stand below a letter's signature and is the letter's: "Annex A", "Appendix 1: What we looked at".
ANNEX = re.compile(
    r"^(?!.*\b(?i:attached|enclosed|enclosure|to follow)\b)"
    r"(?:Annex|ANNEX|Appendix|APPENDIX|Schedule|SCHEDULE)(?: (?:[A-Z]|\d{1,2}|[IVX]{1,4}))?"
    r"(?:\s*[:.–—-]\s*\S.{0,100})?(?<![.;,])$"
)
ASKS = re.compile(r"\?[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
LETTER = re.compile(r"[^\W\d_]")
HEADING_WORDS = 18
_ENDING_WORDS = 14
_PROSE_ABOVE = 30  # words
# Above a letter somebody may say where it comes from, or a web site speak of itself.
_PREFACE = 150  # words
_ADDRESS_LINES = 10
# What a report for a meeting begins with, which tells of a letter before it reprints it.
_REPORT = re.compile(r"^(?:Report (?:by|for|from|of|on|to)|Briefing (?:for|on)|Minutes of)\b")
_ADDRESSED = re.compile(rf"^\d{{1,2}} (?:{MONTHS}) \d{{4}}$|\b[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}}$")
NAME = re.compile(r"^(?:[A-Z][\w’'.-]* ){1,3}[A-Z][\w’'-]+$")
# A name, and then what somebody is.
SOMEBODY = re.compile(r"^(?:[A-Z][\w’'.-]* ){1,3}[A-Z][\w’'-]+(?:, | [–-] | ?\()\S.*$")
OFFICE = re.compile(
    r"^(?:(?:HM|(?:His|Her) Majesty’s) )?(?:(?:Chief|Senior|Assistant|Deputy) )*"
    r"Inspectors?(?: of [A-Z]\w+)?$"
)
# Who somebody is, a line of its own: a name with its style, an inspector's office, or who wrote an article.
WHO = re.compile(
    r"^(?:(?:Councillors?|Cllrs?|Dame|Sir|Mrs?|Ms|Miss|Dr|Professor|Lord|Lady|Baroness|Revd?)\.? [A-Z]"
    r"|By [A-Z][\w’'-]+ [A-Z])"
    r"|^(?:[A-Z][\w’'.-]* ){1,3}[A-Z][\w’'-]+,? (?:OBE|CBE|MBE|DBE|KBE|QPM)$"
    r"|^(?:Lead|Reporting) inspector [A-Z]"
    # "Inspectors" alone stands above their names.
    rf"|(?!Inspectors?$){OFFICE.pattern}"
)


@dataclass(frozen=True, slots=True)
class Kinded:
    """A group with its kind; `level` ranks headings (1 a title, 2 a heading) and nests bullets."""

    group: Group
    kind: BlockKind
    level: int = 0


def signs(group: Group) -> bool:
    """Whether it may stand below a letter: short, and no sentence, item or row."""
    short = len(group.text.split()) <= _ENDING_WORDS and CELLS not in group.text
    return short and not group.bullet and not PROSE_END.search(group.text)


def opens_letter(above: Sequence[str]) -> bool:
    """Whether a salutation may follow these blocks: below pages of sentences somebody's words are quoted.

    A letter's own date or postcode right above it outweighs a few sentences, but not those of a report.
    """
    addressed = any(_ADDRESSED.search(text) for text in above[-_ADDRESS_LINES:])
    reported = any(ANNEX.match(text) or _REPORT.match(text) for text in above)
    most = _PREFACE if addressed and not reported else _PROSE_ABOVE
    return sum(len(text.split()) for text in above if PROSE_END.search(text)) <= most
