"""A letter's words in Markdown, where nothing in them can make markup."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """A letter's words as plain text in Markdown: nothing in them can make markup."""
    escaped = re.sub(r"([\\`*_{}\[\]()#+!|~$@:-])", r"\\\1", " ".join(text.split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
