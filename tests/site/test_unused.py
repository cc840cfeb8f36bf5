"""What a built site is left without."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.unused import leave_out


@pytest.mark.parametrize("searched", [False, True])
def test_the_themes_search_goes_unless_its_index_is_there(tmp_path: Path, searched: bool) -> None:
    """A site that turned the theme's search on keeps what reads its index, and every other script stays."""
    scripts = tmp_path / "assets" / "javascripts"
    for name in ("lunr", "workers", "other"):
        (scripts / name).mkdir(parents=True)
        (scripts / name / "x.js").touch()
    if searched:
        (tmp_path / "search").mkdir()
        (tmp_path / "search" / "search_index.json").touch()
    leave_out(tmp_path)
    assert sorted(path.name for path in scripts.iterdir()) == [
        *(["lunr"] if searched else []),
        "other",
        *(["workers"] if searched else []),
    ]
