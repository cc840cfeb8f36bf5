"""How wide a line would be in print, so that a line broken early can be told from a full one.

A line that ends although its next word would have fitted was ended on purpose: a paragraph or heading ends.
Letters are set in proportional type, so counting characters is too rough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

# Widths in thousandths of an em of Tahoma, the face that Ofsted's letters are set in, as measured from the
# advance of each character in published letters. Other proportional faces keep nearly the same ratios.
_CHARACTERS = {
    210: "‘’",
    211: "'",
    229: "il",
    282: "j",
    303: ",.",
    313: " ",
    318: "f",
    334: "t",
    354: ":;",
    360: "-r",
    373: "I",
    382: "/",
    383: "()",
    401: '“”"',
    417: "J",
    444: "z",
    446: "s",
    461: "c",
    495: "x",
    498: "Lkvy",
    521: "F",
    525: "a",
    526: "e",
    543: "o",
    551: "P",
    553: "bdgpq",
    557: "S",
    558: "hnu",
    559: "Z",
    561: "E",
    576: "Y",
    581: "X",
    584: "T",
    588: "K",
    589: "B",
    597: "V",
    600: "A",
    601: "C",
    621: "R",
    656: "U",
    667: "GN",
    676: "H",
    678: "D",
    708: "OQ",
    742: "w",
    771: "M",
    840: "m",
    902: "W",
    909: "@",
}
_OTHER = 546


class _Widths(dict[str, int]):
    """The width of each character; looked up half a million times a second, so without a call for each."""

    def __missing__(self, character: str) -> int:
        return _OTHER


_WIDTHS = _Widths({c: width for width, characters in _CHARACTERS.items() for c in characters})
# Lines that end at the column's edge differ by less than the width of a short word.
_SAME_EDGE = 0.97
# In fewer lines than this the widest is all there is to go by.
_ENOUGH_LINES = 20
_FEWEST_TRIED, _ENOUGH_TRIED = 8, 100
_MOST_FITTING = 0.15
_FEWEST_FULL, _FAR = 5, 1.1


def width(text: str) -> float:
    """The width of a run of text, in ems."""
    return sum(map(_WIDTHS.__getitem__, text)) / 1000


Ruler = Callable[[str], float]


def ruler_of(lines: Sequence[str], going_on: Iterable[tuple[str, str]]) -> tuple[Ruler, float]:
    """By what the lines were broken, and the column that `measure` finds by it.

    That is their width in print, or, as in e-mails, their number of characters.
    `going_on` are lines amid a sentence, each with the word that the next line begins with.
    None of these words would have fitted on its line, so the right ruler finds room for hardly any.
    """
    amid = list(islice(going_on, _ENOUGH_TRIED))
    tried = [f"{line} {word}" for line, word in amid]
    full = [line for line, _ in amid]
    column, count = _wider(lines, full, width), _wider(lines, full, len)
    counted = sum(len(line) <= count for line in tried)
    if len(tried) < _FEWEST_TRIED or counted > _MOST_FITTING * len(tried):
        return width, column
    by_width = sum(width(line) <= column for line in tried)
    return (len, count) if 2 * counted < by_width else (width, column)


def _wider(lines: Sequence[str], full: Sequence[str], ruler: Ruler) -> float:
    """The column that lines amid sentences share, where most others are short, as in a letter of one page."""
    column, wide = measure(lines, ruler), measure(full, ruler)
    return wide if len(full) >= _FEWEST_FULL and wide > column * _FAR else column


def measure(lines: Sequence[str], ruler: Ruler = width) -> float:
    """The width of the text column that the lines were broken to, by that ruler: in ems, or in characters.

    That is the width that the widest lines share: a line or two that stand out from the rest
    (a word mended by hand, two lines run together, a web address) say nothing of the column.
    Returns 0.0 for no lines.
    """
    widths = sorted((ruler(line) for line in lines if len(line.split()) > 1), reverse=True)
    if not widths:
        return 0.0
    typical = widths[len(widths) // 4]
    near = [w for w in widths if w <= typical * 1.1]
    edge = [w for w, third in zip(near[:3], near[2:5], strict=False) if third >= w * _SAME_EDGE]
    return edge[0] if edge and len(near) >= _ENOUGH_LINES else near[0]
