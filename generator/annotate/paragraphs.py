"""What stands beside a statement, in its paragraph and in others.

A paragraph mostly keeps to one subject, so its other statements say more of a statement than the rest do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

NEAR = ("p:", "P:", "n:", "N:", "o:")
"""What begins a feature of the statement before, in the same paragraph and in another one, of the statement
after, likewise, and of the other statements of the paragraph."""


def paragraphs_of(blocks: Sequence[int]) -> list[range]:
    """For every statement of a letter, the statements of its paragraph: those around it in the same block."""
    found: list[range] = []
    for _, same in groupby(blocks):
        size = len(list(same))
        found += [range(len(found), len(found) + size)] * size
    return found


def near(n: int, stems: Sequence[set[str]], paragraph: range) -> tuple[set[str], ...]:
    """The stems beside a statement, in the order of NEAR."""
    none: set[str] = set()
    before = stems[n - 1] if n else none
    after = stems[n + 1] if n + 1 < len(stems) else none
    opens, closes = n == paragraph.start, n + 1 == paragraph.stop
    return (
        none if opens else before,
        before if opens else none,
        none if closes else after,
        after if closes else none,
        none.union(*[stems[other] for other in paragraph if other != n]),
    )
