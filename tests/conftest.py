"""What holds for every run of the tests."""

from __future__ import annotations

import gc

import pytest

# Tests keep whole collections in memory. Looking through these for reference cycles as often as Python does
# unasked took an eighth of the time of the tests that make hundreds of letters' pages.
gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests in a browser come last: they leave threads at work, beside which the program forks no work."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
