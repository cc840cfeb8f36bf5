"""Which lines belong together: lines into groups, each one heading, paragraph, bullet or line of address.

A group is made by asking, at every line end, whether the next line goes on or begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.parse.lines import DASHES, SUSPENDED, Line, fold
from generator.parse.spacing import ITEM_END, SENTENCE_END, Layout

# Words that no line ends with unless its sentence goes on.
GOES_ON = re.compile(
    r"(?:[,–—-]|\b(?:a|an|and|as|at|by|for|from|in|into|is|are|of|on|or|that|the|their|to|whether|which"
    r"|who|with))$"
)
# The mark of a footnote: a raised figure, which a converter sets as any other.
NOTE_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+$|(?<=[a-z]{4})\d$")
# Words that a heading of so many words or more does not end with, though a line of a list may.
_FULL = 8
_AMID = re.compile(r"\b(?:against|because|during|had|has|have|its|than|through|was|were|within|without)$")
_LABEL = re.compile(r"\(?(?:(?P<letter>[a-z])|(?P<number>\d{1,2}))[.)]")
# The number of a paragraph or an item ("3.", "3.2.1", "R3.", "Recommendation 3:").
_NUMBER = re.compile(
    r"^(?P<name>(?:[A-Z][A-Za-z]* ?)?)(?P<chapter>(?:\d{1,2}\.)*)(?P<number>\d{1,3})(?P<stop>[.:)]?)"
    r" [A-Z“‘\"']"
)
# A paragraph of a chapter ("4.3 Inspectors", "4.3.1 Children"), which no sentence begins with.
_CHAPTERED = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.? [A-Z“‘\"']")
# The letter of an appendix, whose stop is that of its sentence and no initial's.
_LETTERED = re.compile(r"\b(?:Annex|Appendix|Part|Schedule|Section|Table) [A-Z]\.$")
# Words after which the next number may be spoken of.
_SPEAKS_OF = re.compile(
    r"\b(?:actions?|annex(?:es)?|appendi(?:x|ces)|chapters?|findings?|figures?|grades?|levels?|no|pages?|paragraphs?"
    r"|paras?|parts?|phases?|priorit(?:y|ies)|questions?|recommendations?|regulations?|schedules?|sections?"
    r"|stages?|standards?|steps?|tables?|tiers?|years?)\.?$",
    re.IGNORECASE,
)
_LAST_NUMBER = re.compile(r"^\d[\d.]*\.$")
_LEADERS = re.compile(r"(?:\.{4}|\. \. \. \.|……)[. …]*\d{1,3}$")
# A salutation, a closing, or what stands above the signature of a notice.
_ALONE = re.compile(
    r"^Dear (?:all|colleagues?|sirs?|madam|parents?|partners?|friends?|[^\W\d_a-z](?:[^.]|(?<=[MDP][rs])\."
    r"|(?<=Mrs)\.){1,60})[,:]?$"
    r"|^(?:Yours? (?:sincerely|faithfully|truly)"
    r"|(?:With )?(?:[Kk]ind|[Bb]est|[Ww]arm) (?:regards|wishes))[,.]?$"
    r"|^Signed:?$"
)
_ADDRESS_OF_PAGE = re.compile(r"^(?:https?://|www\.)\S*[^\s.]$")
# A full stop behind one is that of the sentence on whose last line it stands.
_ENDS_WITH_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+\.$")
_HEADING_WORDS = 12
_TITLE_LINES = 5
_CAPITALS = 3  # words
# Headings that announce a list, which letters also write with a colon.
NAMED_LIST = re.compile(
    r"^(?:what (?:\w+ ){0,4}needs? to improve|areas? (?:for|of) (?:improvement|development|priority action"
    r"|strength)|areas? that needs? (?:to improve|improvement))\b|^priority actions?:?$"
    r"|^(?:key )?(?:recommendations?|strengths?):?$|^(?:immediately|within \w+ (?:weeks|months)):$",
    re.IGNORECASE,
)
# What stands between the cells of a table's row, each row on a line of its own.
CELLS = " | "
# Facts of a meeting or a message, a line each.
LABELLED = re.compile(
    r"^(?:Present|Apologies(?: for absence)?|(?:Also )?[Ii]n attendance|Attend(?:ance|ing|ees)"
    r"|Chair(?:ed by)?|Venue|Place|Time|Date|To|From|Sent|Cc|Subject|Report (?:of|by|to)|Author"
    r"|Contact(?: officer)?|Wards?|Copy to|Publication date|Name of meeting|Meeting(?: date)?|Title of report"
    r"|(?:Report |Independent )?[Aa]uthor|Cabinet member|(?:Electoral )?[Ww]ards? affected"
    r"|Ward councillors consulted"
    r"|Public or private|Key decision|Portfolio holder|Lead officer"
    r"|Decision (?:maker|status)|Date of decision|Effective from|Age group|Website"
    r"|(?:Report p|P)ublished(?: by)?|Date (?:first )?published|(?:Inspection|Visit) dates?"
    r"|(?:Lead|Reporting|Team) inspectors?): \S"
)
# A fact with what it is a fact of before it: "Registered manager: Ada Example".
LABEL = re.compile(r"^[A-Z][\w’',()/-]+(?: [\w’',()/-]+){0,8}: \S")
# Formulas with which paragraphs of letters begin after a sentence's end.
_BEGINS = re.compile(
    r"^(?:This letter (?:summarises|sets out|outlines) |Ofsted will take the findings "
    r"|I am copying this letter |The methodology for this "
    r"|Inspectors (?:considered|looked at|reviewed) (?:the local authority['’]s|a (?:wide )?range of)\b"
    r"|This (?:focused )?visit was carried out in line with "
    r"|The joint targeted area inspection \(JTAI\) included )"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# A date goes on over a line's end ("published on 21 / August 2023"); other figures may count something.
_DAY = re.compile(r"\b(?:on|dated|between \d{1,2}(?:st|nd|rd|th)? and) \d{1,2}(?:st|nd|rd|th)?$")
_MONTH = re.compile(rf"^(?:{MONTHS})\b(?: \d{{4}}|[,.;)]|$)")
# Where a line was broken by hand amid a sentence, and not where it was full: no sentence and no heading of
# so many words ends in one of these. "Without", "since" or "in" may end what goes before a line of its own.
BREAKS_OFF = re.compile(r"^(?:\S+ ){7,}(?:although|because|but|nor|than|unless|until)$")
_TABLE = re.compile(r"^(?:Table|Figure) \d{1,2}(?:[.:] |$)")
_ANNEX = re.compile(r"(?:Annex|Appendix|Schedule) (?:[A-Z]|\d{1,2}|[IVX]{1,4})\s*[:.–—-] ")
# A judgement alone, in a cell or at the end of a heading ("The experiences of care leavers: / good").
GRADE = re.compile(r"^(?:outstanding|good|requires improvement(?: to be good)?|inadequate)$", re.IGNORECASE)
# A section's heading that bears its judgement, on one line or two.
_GRADED = re.compile(
    r"^(?:The|How) [^.;:]{10,140}: (?:outstanding|good|requires improvement(?: to be good)?|inadequate)$",
    re.IGNORECASE,
)
# What stands above the judgements in the table of a report.
_GRADES = re.compile(r"^Judgement\s+Grade$")
_QUOTATION_MARKS = "‘“'\""
# A bullet's own column is narrower than the page's by an indent that the text has lost.
_BULLET_COLUMN_SHARE = 0.8
# In columns: a line with the next word is never this long where lines are broken at the column's edge.
_OVERFULL = 1.5
_ROOMY = 0.8
# Numbered paragraphs are set narrower than others: a line of one, amid a sentence, is as full as this.
_RUNNING = 0.85


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that make one block, before anyone has said what kind of block it is.

    `bullet` is True for an item of a list; `blanks` are the blank lines before its first line.
    `run` numbers the runs of lines that were set aside, from 1; it is 0 for the letter's own lines.
    """

    lines: tuple[Line, ...]
    bullet: bool
    run: int = 0

    @property
    def text(self) -> str:
        """The words of the group in one run.

        A hyphen at a line's end is kept and joined without a space, unless a word such as "and" follows.
        A soft hyphen there parts a word that is one.
        """
        words = [self.lines[0].words]
        for last, line in pairwise(self.lines):
            words += ["" if last.cut else joint(last.words, line.words), line.words]
        return "".join(words)

    @property
    def blanks(self) -> int:
        """Blank lines before the group."""
        return self.lines[0].blanks


def joint(before: str, after: str) -> str:
    """What parts the words of two lines of a paragraph: a space, or nothing after a hyphen that is kept."""
    hyphen = before.endswith("-") and before[-2:-1].isalnum()
    return "" if hyphen and after[:1].islower() and not SUSPENDED.match(after) else " "


def is_web_address(words: str) -> bool:
    """The words are one web address and nothing else."""
    return _ADDRESS_OF_PAGE.match(words) is not None


def group_lines(lines: Sequence[Line], layout: Layout, title: str = "") -> tuple[Group, ...]:
    """The lines of a letter in groups; if they are not wrapped, every line is a group of its own.

    So are the first lines that are the title and nothing else, however they end and whatever room they leave.
    """
    titled = _titled(lines, title)
    groups: list[Group] = []
    current: list[Line] = []
    bullet = False
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        on_title = bool(current) and current[-1].number in titled
        if line.number in titled:
            joins = on_title and titled[current[-1].number] == titled[line.number]
        else:
            heading = bool(current) and _is_heading(current[-1], line, following, layout)
            wrapped = layout.wrapped or (bool(current) and _breaks_off(current[-1], line))
            joins = wrapped and not heading and not on_title and bool(current)
            joins = joins and _goes_on(current, bullet, line, layout)
        if joins:
            current.append(line)
            continue
        if current:
            groups.append(Group(tuple(current), bullet))
        bullet = _is_bullet(groups, line, layout)
        dashed = bullet and line.glyph in DASHES and line.glyph
        current = [replace(line, words=fold(line.words[1:])) if dashed else line]
    if current:
        groups.append(Group(tuple(current), bullet))
    return tuple(groups)


def _titled(lines: Sequence[Line], title: str) -> dict[int, int]:
    """The numbers of lines that together are the title, each with where it begins.

    Where a head on one line repeats it, a title on several lines below is the title too.
    """
    wanted = title.casefold()
    found: dict[int, int] = {}
    for start in range(len(lines) if title else 0):
        words = ""
        for line in lines[start : start + _TITLE_LINES]:
            words = (words + joint(words, line.words) + line.words).strip().casefold()
            if NOTE_MARK.sub("", words) == wanted and (not found or line is not lines[start]):
                found |= {held.number: start for held in lines[start:] if held.number <= line.number}
                break
            if not wanted.startswith(words):
                break
    return found


def _is_bullet(groups: Sequence[Group], line: Line, layout: Layout) -> bool:
    """A line is an item of a list by its mark, or, where the marks are lost, by the space that they left.

    The first item without a glyph needs a line before it that ends in a colon.
    """
    before = groups[-1] if groups else None
    if line.item or (line.glyph and (line.glyph not in DASHES or line.glyph in layout.dashes)):
        return True
    if before is None:
        return False
    listed = before.text.endswith(":") or before.bullet
    if line.glyph:
        return listed
    return _set_in(before, line)


def _set_in(before: Group, line: Line) -> bool:
    """Further in than the line that ends in a colon, or as far in as an item whose mark left only a space."""
    first = before.lines[0]
    if before.bullet:
        return not first.glyph and not first.item and line.indent >= first.indent > 0
    return before.text.endswith(":") and line.indent > before.lines[-1].indent


def _goes_on(current: Sequence[Line], bullet: bool, line: Line, layout: Layout) -> bool:
    """Whether `line` continues the group that `current` holds so far."""
    last = current[-1]
    if (last.cut and line.words[0].isalpha()) or line.words.startswith((", ", "; ")):
        return True
    if (last.printed or last.item) and " " not in last.words and len(current) == 1:
        return not line.item
    cut = line.new_page and line.words[0].islower() and not ITEM_END.search(last.words)
    if line.apart and not cut:
        return False
    near = not line.blanks or line.new_page
    if near and _DAY.search(last.words) and _MONTH.match(line.words) and not line.glyph:
        return not (line.item or line.printed)
    ended = SENTENCE_END.search(last.words) is not None
    if _ENDS_WITH_ADDRESS.match(line.words) and near and not (ended or _room(last, line, bullet, layout)):
        return True
    if line.words[0].isupper() and _GRADED.match(" ".join(held.words for held in current[:2])):
        return False
    if _quotes(last, line) and not line.blanks and not _room(last, line, bullet, layout):
        return True
    if _stands_alone(last) or _stands_alone(line) or _opens(last, line, layout):
        return False
    if len(current) == 1 and _are_facts(last.words, line.words):
        return False
    if line.glyph and (line.glyph not in DASHES or bullet):
        return False
    begins = line.item or (line.glyph != "" and line.glyph in layout.dashes)
    if begins and (line.blanks or ITEM_END.search(last.words) or last.words.endswith(("–", "—"))):
        return False
    if line.item and current[0].item and _counts_on(current[0].words, line.words):
        return False
    if _is_next_number(current[0].words, last.words, line.words):
        return False
    marked_by_space = bullet and not current[0].glyph and not current[0].item
    if marked_by_space and line.indent >= current[0].indent > 0:
        return False
    room = _room(last, line, bullet, layout)
    spaced = layout.spaced or (layout.numbered and current[0].printed != "")
    if spaced and not line.blanks and not line.new_page:
        room = room and layout.ruler(last.words) <= _ROOMY * layout.column
    if (len(current) > 1 or last.printed) and not (bullet or ended or line.blanks):
        room = room and layout.ruler(last.words) <= _RUNNING * layout.column
    if line.words[0].islower():
        return not ended or not room
    if (ended and _in_capitals([line])) or (_in_capitals(current) and _begins_small(last, line)):
        return False
    if (line.printed or _CHAPTERED.match(line.words)) and (ended or _LETTERED.search(last.words)):
        return False
    apart = line.blanks > 0 and not layout.double_spaced
    if _breaks_off(last, line) and not line.printed:
        return True
    if _LAST_NUMBER.match(line.words) and not line.printed:
        return not ended and not apart
    if ended:
        return not apart and not room
    if apart and _ANNEX.match(current[0].words):
        return False
    if GOES_ON.search(last.words) or _in_brackets(last.words, line.words):
        return not apart or line.blanks <= 3
    return not apart and not room


def _in_capitals(lines: Sequence[Line]) -> bool:
    """A heading in capitals, however full its lines are: three words or more, and no small letter."""
    if len(lines) > _TITLE_LINES or not all(line.words.isupper() for line in lines):
        return False
    words = [word for line in lines for word in line.words.split()]
    return sum(len(word) > 1 and word.isupper() for word in words) >= _CAPITALS


def _begins_small(last: Line, line: Line) -> bool:
    """A line that is not in capitals, below one on which no heading would break off."""
    return line.words[0].isupper() and not line.words.isupper() and not GOES_ON.search(last.words.lower())


def _quotes(last: Line, line: Line) -> bool:
    """What somebody said begins below a colon, amid a sentence if that line is full."""
    return last.words.endswith(":") and line.words[0] in _QUOTATION_MARKS and not line.glyph


def _are_facts(above: str, words: str) -> bool:
    """Both have labels, and the first is whole: "Address: 3 Mill Yard, AN1 2YS", "Manager: Ada Example"."""
    return bool(LABEL.match(above) and LABEL.match(words)) and not GOES_ON.search(above)


def _breaks_off(above: Line, line: Line) -> bool:
    """The line above ends amid a sentence, right above this one."""
    return BREAKS_OFF.match(above.words) is not None and not line.blanks


def _in_brackets(above: str, words: str) -> bool:
    """A bracket that the line above opens is closed in this one."""
    before, closed, _ = words.partition(")")
    return above.rfind("(") > above.rfind(")") and closed != "" and "(" not in before


def _counts_on(item: str, following: str) -> bool:
    """The label of an item counts on from that of another: (a) and (b), 1. and 2."""
    first, second = _LABEL.match(item), _LABEL.match(following)
    if not first or not second:
        return False
    if first["letter"] and second["letter"]:
        return ord(second["letter"]) == ord(first["letter"]) + 1
    return bool(first["number"] and second["number"]) and int(second["number"]) == int(first["number"]) + 1


def _is_next_number(first: str, above: str, words: str) -> bool:
    """The paragraph that begins with `first` is followed by the next: "3." by "4.", "3.2.1" by "3.2.2"."""
    number, following = _NUMBER.match(first), _NUMBER.match(words)
    if not number or not following or GOES_ON.search(above) or _SPEAKS_OF.search(above):
        return False
    alike = all(number[part] == following[part] for part in ("name", "chapter", "stop"))
    marked = following["stop"] or (following["chapter"] and not following["name"])
    return bool(alike and marked) and int(following["number"]) == int(number["number"]) + 1


def _stands_alone(line: Line) -> bool:
    """A row of a table, a salutation, a closing or an address of the web."""
    return CELLS in line.words or _ALONE.match(line.words) is not None or is_web_address(line.words)


def _opens(last: Line, line: Line, layout: Layout) -> bool:
    """Something else begins with `line`, whatever room the last one left.

    A formula may stand amid a paragraph, where blank lines part paragraphs.
    """
    if (last.words.endswith(":") and not GRADE.match(line.words)) or (
        last.words[-1].isdigit() and _LEADERS.search(last.words)
    ):
        return True
    if _GRADES.match(line.words):
        return True
    if LABELLED.match(line.words):
        return not last.words[-1].isalpha() or GOES_ON.search(last.words) is None
    formula = (_BEGINS.match(line.words) or _TABLE.match(line.words)) is not None and SENTENCE_END.search(
        last.words
    ) is not None
    formula = formula and not (layout.spaced and not line.blanks and not line.new_page)
    return formula or (line.printed != "" and " " not in line.words)


def _is_heading(last: Line, line: Line, following: Line | None, layout: Layout) -> bool:
    """A line after a sentence's end that is none itself, and was ended on purpose before a new beginning."""
    if following is None or not SENTENCE_END.search(last.words) or line.glyph or not line.words[0].isupper():
        return False
    if _GRADED.match(line.words) or _GRADED.match(f"{line.words} {following.words}"):
        return True
    if line.words.endswith(":") and (NAMED_LIST.match(line.words) or GRADE.match(following.words)):
        return True
    if line.words.endswith("?") and layout.spaced and not line.blanks:
        return False
    if re.search(r"[.!,;:)]$", line.words) or _ends_amid(line.words) or following.words[0].islower():
        return False
    return len(line.words.split()) <= _HEADING_WORDS and _room(line, following, False, layout)


def _ends_amid(words: str) -> bool:
    full = len(words.split()) >= _FULL
    return GOES_ON.search(words) is not None or (full and _AMID.search(words) is not None)


def _room(last: Line, line: Line, bullet: bool, layout: Layout) -> bool:
    """The next word would have fitted on the line before, so that line was ended on purpose.

    So was a line much wider than the column: nothing broke it where the others were broken.
    """
    first_word = line.words.split(" ", 1)[0]
    column = layout.column * (_BULLET_COLUMN_SHARE if bullet else 1.0)
    filled = layout.ruler(f"{last.words} {first_word}")
    return filled <= column or filled > layout.column * _OVERFULL
