"""Many small sums at once: a row of whole numbers held in one Python integer.

Each number has 32 bits to itself, so adding two rows is one addition, and a row times a number is one
multiplication; both are exact, so that a score is the same on every machine.
No number may leave the range of a signed 32-bit integer, sums included.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from functools import cache

_HALF = 1 << 31


@cache
def _layout(width: int) -> tuple[struct.Struct, int]:
    """How a row of that many numbers lies in bytes, and the row that has the top bit of every number alone.

    Adding that row makes every number positive; turning those bits then gives its two's complement.
    """
    form = struct.Struct(f"<{width}i")
    return form, int.from_bytes(form.pack(*[-_HALF] * width), "little")


def pack(numbers: Sequence[int]) -> int:
    """The numbers as one integer; struct.error if one of them does not fit."""
    form, tops = _layout(len(numbers))
    return (int.from_bytes(form.pack(*numbers), "little") ^ tops) - tops


def unpack(row: int, width: int) -> tuple[int, ...]:
    """The numbers of a row of that width."""
    form, tops = _layout(width)
    return form.unpack(((row + tops) ^ tops).to_bytes(4 * width, "little"))


def unpack_all(rows: Sequence[int], width: int) -> array[int]:
    """The numbers of all rows in one array, row by row; `column` reads it."""
    tops = _layout(width)[1]
    numbers = array("i", b"".join([((row + tops) ^ tops).to_bytes(4 * width, "little") for row in rows]))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def column(numbers: array[int], n: int, width: int) -> array[int]:
    """The number at place n of every row that `unpack_all` was given."""
    return numbers[n::width]


def from_bytes(small: Sequence[bytes]) -> list[int]:
    """Rows of one width, each from one byte a number that is 128 more than the number it stands for."""
    if not small:
        return []
    levels, size = _levels(len(small[0])), 4 * len(small[0])
    rows = bytearray(size * len(small))
    rows[::4] = b"".join(small)
    return [int.from_bytes(rows[at : at + size], "little") - levels for at in range(0, len(rows), size)]


@cache
def _levels(width: int) -> int:
    return pack([128] * width)


def to_bytes(numbers: Sequence[int]) -> bytes:
    """One byte a number, as `from_bytes` reads it; ValueError if one is not in -128 to 127."""
    return bytes(number + 128 for number in numbers)
