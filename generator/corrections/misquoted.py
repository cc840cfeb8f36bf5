"""Where a quote that is not in a letter parts from it: for a message alone, nothing is matched by this."""

from __future__ import annotations

from bisect import bisect_left

_PLAIN = str.maketrans("‘’ʼ“”–—‐‑\N{NO-BREAK SPACE}", "'''\"\"---- ")
_FEWEST = 12
_AROUND = 40


def where_it_parts(text: str, quote: str) -> str:
    """What a letter's `text` has in the place of `quote`, in a maintainer's words; "" if nothing is like.

    A quote that differs in apostrophes, quotation marks, dashes or hard spaces only is given as it stands.
    Else the place is that of the longest beginning or end of the quote, if it has twelve characters at least.
    """
    plain, wanted = text.translate(_PLAIN), quote.translate(_PLAIN)
    at = plain.find(wanted)
    if at >= 0:
        there = " ".join(text[at : at + len(wanted)].split())
        return f"the letter has other apostrophes, quotation marks, dashes or hard spaces there: “{there}”"
    begin = _longest_beginning(plain, wanted)
    end = _longest_beginning(plain[::-1], wanted[::-1])
    if max(begin, end) < _FEWEST:
        return ""
    if begin >= end:
        place, own = plain.index(wanted[:begin]) + begin, begin
    else:
        place, own = plain.index(wanted[-end:]), len(quote) - end
    return f"it has “{_around(text, place)}” where the quote has “{_around(quote, own)}”"


def _longest_beginning(text: str, quote: str) -> int:
    """How many characters of the quote's beginning stand together in the text."""
    return bisect_left(range(1, len(quote) + 1), 1, key=lambda n: quote[:n] not in text)


def _around(text: str, place: int) -> str:
    """The words on both sides of a place, whole ones only."""
    first, last = max(0, place - _AROUND), min(len(text), place + _AROUND)
    if first:
        first = max(first, text.find(" ", first, place) + 1)
    if last < len(text) and text.rfind(" ", place, last) > place:
        last = text.rfind(" ", place, last)
    return f"{'…' if first else ''}{' '.join(text[first:last].split())}{'…' if last < len(text) else ''}"
