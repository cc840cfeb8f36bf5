"""What holds for every run of the tests."""

from __future__ import annotations

import gc

# Tests keep whole collections in memory. Looking through these for reference cycles as often as Python does
# unasked took an eighth of the time of the tests that make hundreds of letters' pages.
gc.set_threshold(50_000, 20, 20)
