"""What a letter's lines share: how wide their columns are, and what parts its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.parse.lines import DASHES, Line
from generator.parse.widths import Ruler, ruler_of, width

# Not the stop of an initial or a style: "Councillors A. / Ash".
SENTENCE_END = re.compile(
    r"[.?!](?<!\b[A-Z]\.)(?<!\b[DM]r\.)(?<!\bM[rs]s\.)(?<!\bMs\.)(?<!\bCllr\.)[”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$"
)
ITEM_END = re.compile(r"(?:[.?!:;,][”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*|; (?:and|or))$")
# In a letter typed with double spacing, blank lines stand within sentences: small letters follow them.
_WITHIN_SENTENCES = 0.25
# In ems: an A4 page on its side, in small type, without margins.
_WIDEST_PAGE = 90.0
_SHORT = 0.6
_ENOUGH_ENDS, _NEARLY, _MOSTLY = 8, 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Layout:
    """What a letter's lines share: the column, and whether blank lines stand within paragraphs.

    `ruler` says how wide a line is, in the unit of `column`.
    `wrapped` is False where every line is a paragraph of its own, however long.
    `spaced` says that blank lines or numbers part paragraphs; without them only a short line ends one.
    `numbered` says the same of numbered paragraphs, which a heading may part too.
    `dashes` are the dashes and stars that begin items of a list here, not parts of a sentence.
    """

    column: float
    double_spaced: bool
    ruler: Ruler = width
    wrapped: bool = True
    spaced: bool = False
    numbered: bool = False
    dashes: str = ""


def layout_of(lines: Sequence[Line]) -> Layout:
    """The column and the spacing of a letter's lines."""
    every = [line.words for line in lines]
    going_on = ((a.words, b.words.split(" ", 1)[0]) for a, b in pairwise(lines) if _amid(a, b))
    ruler, column = ruler_of(every, going_on)
    after_blank = [line for line in lines[1:] if line.blanks]
    within = sum(line.words[0].islower() and not (line.glyph or line.item) for line in after_blank)
    double_spaced = within > _WITHIN_SENTENCES * len(after_blank)
    wrapped = not _whole_paragraphs(lines)
    spaced = not double_spaced and _is_spaced(lines, ruler, column)
    return Layout(
        column=column,
        double_spaced=double_spaced,
        ruler=ruler,
        wrapped=wrapped,
        spaced=spaced,
        numbered=_numbers_part(lines, ruler, column),
        dashes=_list_dashes(lines),
    )


def _is_spaced(lines: Sequence[Line], ruler: Ruler, column: float) -> bool:
    """Nearly every paragraph that ends in a short line has a blank line or a printed number below it."""
    ends = [b for a, b in pairwise(lines) if _ends_short(a, ruler, column)]
    parted = sum(b.blanks > 0 or b.printed != "" for b in ends)
    return len(ends) >= _ENOUGH_ENDS and parted >= _NEARLY * len(ends)


def _numbers_part(lines: Sequence[Line], ruler: Ruler, column: float) -> bool:
    """Most numbered paragraphs that end in a short line have a blank line or the next number below it.

    A heading, which is no sentence, may come first.
    """
    numbers = [i for i, line in enumerate(lines) if line.printed]
    parted = []
    for start, end in pairwise(numbers):
        short = [i for i in range(start, end) if _ends_short(lines[i], ruler, column)]
        parted += [i + 1 == end or _ends_nowhere(lines[i + 1 : end]) for i in short[:1]]
    return len(parted) >= _ENOUGH_ENDS and sum(parted) >= _MOSTLY * len(parted)


def _ends_nowhere(below: Sequence[Line]) -> bool:
    """A blank line, an item or a heading stands at once below."""
    first = below[0]
    begins = first.blanks > 0 or first.glyph != "" or first.item
    return begins or not any(SENTENCE_END.search(line.words) for line in below)


def _ends_short(line: Line, ruler: Ruler, column: float) -> bool:
    return SENTENCE_END.search(line.words) is not None and ruler(line.words) <= _SHORT * column


def _amid(line: Line, following: Line) -> bool:
    """A sentence goes on from the one line to the other, without doubt."""
    going_on = following.words[0].islower() and not following.blanks and not following.glyph
    return going_on and not line.glyph and not ITEM_END.search(line.words)


def _list_dashes(lines: Sequence[Line]) -> str:
    """The dashes that two lines or more begin with where nothing is left unfinished above them."""
    begun = [b.glyph for a, b in pairwise(lines) if b.glyph and (b.blanks or ITEM_END.search(a.words))]
    return "".join(dash for dash in DASHES if begun.count(dash) >= 2)


def _whole_paragraphs(lines: Sequence[Line]) -> bool:
    """Most of the words stand in lines that no page could hold."""
    long = sum(len(line.words) for line in lines if width(line.words) > _WIDEST_PAGE)
    return long * 2 > sum(len(line.words) for line in lines)
