"""Lines that are the page's and not the letter's: page numbers, running heads, a letterhead amid the text.

A converter leaves them where they were printed, often in the middle of a sentence.
They are set aside before the lines are joined to paragraphs, and left out, each run with its own lines.
A line of nothing but twenty or more equals signs says that all that follows is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.parse.contents import contents_of
from generator.parse.lines import POSTCODE, Line

_RULE = re.compile(r"^={20,}$")
# What stationery says of its paper, such as Ofsted's at the foot of a first page until 2018.
_SLOGAN = re.compile(
    r"^(?:\w+ is )?proud to use recycled paper\.?$|^printed on recycled paper\.?$", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(
    r"^(?P<dash>[-–—] ?)?(?:page )?(?P<number>\d{1,3})(?: (?:of|/) \d{1,3})?(?(dash) ?[-–—])$", re.IGNORECASE
)
_LAST_PAGE = re.compile(r"^page \d{1,3}(?P<of> (?:of|/) \d{1,3})?$", re.IGNORECASE)
# "See the handbook, on / page 3" is the letter's.
_NAMES_PAGE = re.compile(r"\b(?:also|and|at|from|in|of|on|or|see|to)$", re.IGNORECASE)
_FOOT = re.compile(r"^(?P<words>.*[^\W\d_].*?)[ |–—-]+(?:page )?(?P<number>\d{1,3})$", re.IGNORECASE)
# Headings that a letter numbers as a page's foot is numbered.
_NUMBERED_HEADING = re.compile(
    r"^(?:recommendation|(?:priority )?action|area|finding|standard|outcome|section|part|appendix|theme)s?\b"
    r".*\d$",
    re.IGNORECASE,
)
_SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.? ")
_CONTACT = re.compile(
    r"@|\bwww\.|https?://|\b(?:tele|text)?phone\b|^[TFE]:? |^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$", re.IGNORECASE
)
_DATE = re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}$")
_SENTENCE = re.compile(r"[.!?;:,]$")
_MOST_WORDS = 14
_LETTERHEAD_WORDS = 6
_ADDRESS_LINES = 10
_HEAD_WORDS = 3
_TITLE_LINES = 5


@dataclass(frozen=True, slots=True)
class Sorted:
    """A letter's own lines, and the runs of lines that were set aside, both in the order of the file."""

    kept: tuple[Line, ...]
    aside: tuple[tuple[Line, ...], ...]


def set_aside(lines: Sequence[Line]) -> Sorted:
    """The lines of a letter, and the page's apart from them.

    What follows a run set aside stands as close to what comes before it as if no page had ended there.
    Only a table of contents parts what comes before it from what follows.
    """
    contents = contents_of(lines)
    listed = {lines[i].number for i in contents}
    out = _below_rule(lines) | contents | _page_numbers(lines) | _slogans(lines)
    out |= _numbered_feet(lines, out)
    out |= _running_heads(lines, out)
    out |= _running_heads(lines, out)
    out |= _letterheads(lines, out)
    kept: list[Line] = []
    runs: list[list[Line]] = []
    for i, line in enumerate(lines):
        if i in out:
            if not runs or i - 1 not in out:
                runs.append([])
            runs[-1].append(line)
        elif i - 1 in out:
            apart = any(aside.number in listed for aside in runs[-1])
            kept.append(_after(line, runs[-1], not kept, apart))
        else:
            kept.append(line)
    return Sorted(tuple(kept), tuple(tuple(run) for run in runs))


def figures_aside(words: str) -> str:
    """What stays the same from page to page of a running head with a page's number in it.

    The number of a section ("7.1 What we did") is none of a page, and stays.
    """
    section = _SECTION_NUMBER.match(words)
    number, rest = (section[0], words[section.end() :]) if section else ("", words)
    return number + re.sub(r"\d+", "#", rest.casefold())


def below_rule(lines: Sorted) -> bool:
    """Whether a line of equals signs parts the letter from all that was found around it."""
    return any(_RULE.match(line.words) for run in lines.aside for line in run)


def _after(line: Line, run: Sequence[Line], first: bool, apart: bool) -> Line:
    new_page = line.new_page or any(aside.new_page for aside in run)
    blanks = max(line.blanks, 1) if apart else line.blanks if first else 0
    return replace(line, blanks=blanks, new_page=new_page, apart=apart)


def _slogans(lines: Sequence[Line]) -> set[int]:
    return {i for i, line in enumerate(lines) if _SLOGAN.match(line.words)}


def _below_rule(lines: Sequence[Line]) -> set[int]:
    rule = next((i for i, line in enumerate(lines) if _RULE.match(line.words)), len(lines))
    return set(range(rule, len(lines)))


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Lines that are a number, rising through the letter, beside a page's end or amid other lines."""
    found: set[int] = set()
    last = 0
    for i, line in enumerate(lines[1:], start=1):
        number = _PAGE_NUMBER.match(line.words)
        if i + 1 == len(lines) and not _ends_last_page(lines[i - 1], line):
            continue
        if number and last < int(number["number"]) <= last + 3:
            found.add(i)
            last = int(number["number"])
    return found


def _ends_last_page(above: Line, last: Line) -> bool:
    """A figure alone on the last line of all may be a cell, and "page 3" the end of a sentence."""
    number = _LAST_PAGE.match(last.words)
    parted = number is not None and (number["of"] is not None or last.blanks > 0 or last.new_page)
    return parted and not _NAMES_PAGE.search(above.words)


def _numbered_feet(lines: Sequence[Line], out: set[int]) -> set[int]:
    """Lines that are the same three times or more but for a rising page number at their end.

    Most of them cut a sentence in two, as no heading does ("Recommendation 1").
    """
    feet: dict[str, list[tuple[int, int]]] = {}
    for i, line in enumerate(lines[1:], start=1):
        short = line.words[-1].isdigit() and len(line.words.split()) <= _MOST_WORDS
        own = i in out or line.glyph != "" or _NUMBERED_HEADING.match(line.words) is not None
        foot = _FOOT.match(line.words) if short and not own else None
        if foot:
            feet.setdefault(foot["words"].casefold(), []).append((i, int(foot["number"])))
    counts = Counter(line.words for line in lines)
    found: set[int] = set()
    for places in feet.values():
        rising = all(0 < b[1] - a[1] <= 3 for a, b in pairwise(places))
        cuts = sum(_cuts(lines, i, counts) for i, _ in places)
        if len(places) >= 3 and rising and cuts * 2 > len(places):
            found |= {i for i, _ in places}
    return found


def _cuts(lines: Sequence[Line], i: int, counts: Counter[str]) -> bool:
    """The lines around this one, and around a running head above it, are parts of one sentence."""
    above = i - 2 if counts[lines[i - 1].words] >= 3 else i - 1
    if above < 0 or i + 1 == len(lines):
        return False
    after = lines[i + 1]
    begins = after.glyph != "" or after.item or after.blanks > 0
    return not begins and after.words[0].islower() and not _SENTENCE.search(lines[above].words)


def _running_heads(lines: Sequence[Line], out: set[int]) -> set[int]:
    """Short lines that stand beside a page's end three times or more, their numbers aside.

    So is a page's first line that is the letter's own first line again, and that line itself where the
    title that it repeats stands right below it.
    """
    beside = [i for i in range(len(lines)) if i not in out and _beside_page_end(lines, i, out)]
    keys = {i: _without_figures(lines[i].words) for i in beside}
    counts = Counter(keys.values())
    first = lines[0].words.casefold() if lines and len(lines[0].words.split()) >= _HEAD_WORDS else ""
    tops = (i for i in range(1, len(lines)) if i not in out and lines[i].new_page)
    again = {i for i in tops if lines[i].words.casefold() == first}
    below = "".join(line.words for line in lines[1:_TITLE_LINES]).casefold().replace(" ", "")
    if again and below.startswith(first.replace(" ", "")) and not _SENTENCE.search(lines[1].words):
        again.add(0)
    return again | {i for i in beside if counts[keys[i]] >= 3}


def _without_figures(words: str) -> str:
    """What stays the same of a running head: the first page's may have no number behind it."""
    return re.sub(r"\s+#$", "", figures_aside(words))


def _beside_page_end(lines: Sequence[Line], i: int, out: set[int]) -> bool:
    near = range(max(i - 1, 0), min(i + 2, len(lines)))
    numbered = any(j in out for j in near if j != i)
    words = lines[i].words
    running = not lines[i].glyph and not _SENTENCE.search(words) and len(words.split()) <= _MOST_WORDS
    running = running and not _NUMBERED_HEADING.match(words)
    last = i + 1 == len(lines) and words[-1].isdigit() and any(line.new_page for line in lines)
    return running and (numbered or last or any(lines[j].new_page for j in near if j >= i))


def _letterheads(lines: Sequence[Line], out: set[int]) -> set[int]:
    """Four or more short lines in a row amid the text, two of which say how to reach the sender.

    A date and an address that follow at once belong to it.
    """
    start = next((i for i, line in enumerate(lines) if line.words.startswith("Dear ")), 0)
    found: set[int] = set()
    i = start + 1
    while i < len(lines):
        end = i
        while end < len(lines) and end not in out and _short(lines[end]):
            end += 1
        contacts = [j for j in range(i, end) if _CONTACT.search(lines[j].words)]
        if len(contacts) >= 2 and contacts[-1] - i >= 3 and end < len(lines):
            end = _address_end(lines, contacts[-1] + 1)
            found |= set(range(i, end))
        i = max(end, i + 1)
    return found


def _short(line: Line) -> bool:
    words = line.words
    return len(words.split()) <= _LETTERHEAD_WORDS and not line.glyph and not _SENTENCE.search(words)


def _address_end(lines: Sequence[Line], i: int) -> int:
    if i < len(lines) and _DATE.match(lines[i].words):
        for j in range(i + 1, min(i + _ADDRESS_LINES, len(lines))):
            if POSTCODE.search(lines[j].words):
                return j + 1
    return i
