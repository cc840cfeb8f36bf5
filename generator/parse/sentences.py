"""Where a sentence ends, by a rule set measured against the sentences of a hundred coded letters.

A sentence ends at a full stop, question mark or exclamation mark, with any closing marks and brackets,
if white space follows and then something that can begin a sentence.
It does not end after an abbreviation or an initial, nor inside a quotation that is still open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.?!…]+(?P<close>[”’\"')\]⁰¹²³⁴⁵⁶⁷⁸⁹]*)\s+(?=[“‘\"'(\[]*[A-Z0-9£])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Sir|St|Cllr|Hon|no|No|nos|vs|cf|eg|ie|e\.g|i\.e|s|ss|p|pp"
    r"|para|paras|reg|art|Sch|approx|incl|etc(?=\.,)|Ltd(?=\.,)|[A-Z](?:\.[A-Z])*)$"
)
_OPEN = {"“": "”", "‘": "’"}


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The `[start, end)` of every sentence in `text`, in order, white space between them left out."""
    start = 0
    for found in _END.finditer(text):
        stop = found.start()
        end = found.end("close")
        if text[stop] == "." and _ABBREVIATION.search(text[:stop]) and not found["close"]:
            continue
        if _inside_quotation(text[start:end], text[end:]):
            continue
        yield start, end
        start = found.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def _inside_quotation(before: str, after: str) -> bool:
    """A quotation was opened before and is closed only later in the same paragraph."""
    return any(_depth(before, mark) > 0 and _closes(after, mark) for mark in _OPEN)


def _depth(text: str, mark: str) -> int:
    opened = text.count(mark)
    return opened - len(_closers(mark).findall(text)) if opened else 0


def _closes(text: str, mark: str) -> bool:
    closer = _closers(mark).search(text)
    opener = text.find(mark)
    return closer is not None and (opener < 0 or closer.start() < opener)


def _closers(mark: str) -> re.Pattern[str]:
    return _CLOSERS[mark]


# A closing single quotation mark is the apostrophe's sign too: one that a letter follows, or that ends
# a plural possessive ("children’ records" cannot be told), counts only after punctuation or before it.
_CLOSERS = {"“": re.compile("”"), "‘": re.compile(r"(?<=[.,?!a-z])’(?![a-zA-Z])")}
