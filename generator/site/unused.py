"""What the theme brings along and this site never loads: its own search, in every language."""

from __future__ import annotations

import shutil
from pathlib import Path

_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers")


def leave_out(site: Path) -> None:
    """Remove the theme's own search from a built site.

    MkDocs copies every file of a theme and has no setting against it.
    A site that turned the theme's search on has its index, and keeps what reads it.
    """
    if (site / "search" / "search_index.json").exists():
        return
    for name in _UNUSED:
        shutil.rmtree(site / name, ignore_errors=True)
