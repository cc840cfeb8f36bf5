"""The first step of the coder."""

from __future__ import annotations

from generator.annotate import packed
from generator.annotate.features import Unit, see
from generator.annotate.first import highest, weigh
from generator.annotate.weights import load


def test_the_part_that_says_most_speaks_for_the_statement() -> None:
    """What is said in one part counts as much as it does there, whatever another part takes away."""
    weights = load()
    text = "Supervision is regular and highly valued by staff, but caseloads are too high for most of them."
    (seen,) = see([Unit(text, "", False, 0)])
    shares = weigh(seen, weights).shares
    sums = [packed.unpack(sum(part), len(weights.outputs)) for part in (shares[:8], shares[8:])]
    assert seen.parts == (0, 8)
    tops = [scale * max(pair) for scale, *pair in zip(weights.scales, *sums, strict=True)]
    assert highest(seen.parts, shares, weights) == tops
