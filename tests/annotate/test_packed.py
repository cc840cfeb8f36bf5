"""Many small sums at once."""

from __future__ import annotations

from generator.annotate import packed


def test_packed_rows_add_and_multiply_number_by_number() -> None:
    """One addition of packed rows is an addition of all their numbers, negative ones too."""
    a, b = [5, -7, 0, 2_000_000], [-6, 7, -1, 3]
    total = packed.pack(a) + 3 * packed.pack(b)
    expected = tuple(x + 3 * y for x, y in zip(a, b, strict=True))
    assert packed.unpack(total, 4) == expected
    assert packed.column(packed.unpack_all([total, packed.pack(a)], 4), 1, 4).tolist() == [expected[1], a[1]]


def test_rows_of_bytes_are_the_rows_that_were_stored() -> None:
    """Numbers of one byte come back as they were, to both ends of their range."""
    stored = [(-128, -1, 0, 127), (127, 3, -3, -128)]
    rows = packed.from_bytes([packed.to_bytes(numbers) for numbers in stored])
    assert [packed.unpack(row, 4) for row in rows] == stored
    assert packed.from_bytes([]) == []
