"""Where a sentence ends, by a rule set measured against the sentences of a hundred coded letters.

A sentence ends at a full stop, question mark or exclamation mark, with any closing marks and brackets,
if white space follows and then something that can begin a sentence.
It does not end after an abbreviation or an initial, nor inside a quotation that is still open.
Some abbreviations are words too, so they count only where their number or name is: "art. 8", "St. Helens".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_END = re.compile(
    r"(?<![.?!…])[.?!…]++(?P<close>[”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*+)\s++(?=[“‘\"'(\[]*+(?P<next>[^\Wa-z_]|[£@]))"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘])(?:Mr|Mrs|Ms|Miss|Messrs|Drs?|Prof|Det|Revd?|Sir|St|Cllrs?|Rt|[Hh]on|Lt|Col|Capt|Sgt|Insp|Supt|vs|cf|eg|ie|e\.g|i\.e|Sch|approx|incl"
    r"|[A-Z](?:\.[A-Z])*)$"
)
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(“‘])(?:[Nn]os?|ss?|[Ss]ec|pp?|[Pp]aras?|[Rr]egs?|art|[Ff]igs?|[Vv]ol|c|al|Sept?)$"
)
# A street, since a name stands before it: no title, nor the sentence's first word, which has a capital too.
_STREET = re.compile(r"[\w,]\s+(?!(?:Mrs?|Ms|Miss|Dr)\s)[^\Wa-z\d_]\w+\s+St$")
# A letter that tells things apart: "plan B", "children A and B".
_LETTERED = re.compile(
    r"\b(?i:adult|annex|appendix|band|block|case|category|child|children|class|cohort|family|grade|group|home"
    r"|level|option|part|phase|plan|school|section|sibling|site|stage|team|tier|type|unit|vitamin|year)s?\s+"
    r"(?:[A-Z](?:,| and| or)\s+)*[A-Z]$"
)
_REACH = 60
"""How many characters before a full stop tell whether it ends an abbreviation."""
# A closing single quotation mark is the apostrophe's sign too: one that a letter follows, or that ends
# a plural possessive ("children’ records" cannot be told), counts only after punctuation or before it.
_QUOTATIONS = (
    (re.compile("“"), re.compile("”")),
    (re.compile("‘"), re.compile(r"(?<=[.,?!a-z])’(?![a-zA-Z])")),
)
_Places = Sequence[int]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The `[start, end)` of every sentence in `text`, in order, white space between them left out."""
    quotations = [(_places(opener, text), _places(closer, text)) for opener, closer in _QUOTATIONS]
    start = 0
    for found in _END.finditer(text):
        end = found.end("close")
        if found["next"].islower() or _abbreviated(text, start, found):
            continue
        if any(_is_open(opened, closed, start, end) for opened, closed in quotations):
            continue
        yield start, end
        start = found.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def _abbreviated(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether what may end the sentence that begins at `start` is the full stop of an abbreviation."""
    stop = found.start()
    if text[stop] != "." or found["close"]:
        return False
    before = text[max(start, stop - _REACH) : stop]
    if _BEFORE_NUMBER.search(before):
        return found["next"].isdigit()
    return bool(_ABBREVIATION.search(before)) and not (_STREET.search(before) or _LETTERED.search(before))


def _places(mark: re.Pattern[str], text: str) -> _Places:
    return [found.start() for found in mark.finditer(text)]


def _is_open(opened: _Places, closed: _Places, start: int, end: int) -> bool:
    """Whether a quotation was opened in `[start, end)` and is closed only later in the same paragraph."""
    if _count(opened, start, end) <= _count(closed, start, end):
        return False
    opener, closer = bisect_left(opened, end), bisect_left(closed, end)
    return closer < len(closed) and (opener == len(opened) or closed[closer] < opened[opener])


def _count(places: _Places, start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)
