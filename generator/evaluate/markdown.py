"""A letter's words in Markdown, where nothing in them can make markup."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """Those words with every sign escaped that Markdown, HTML or GitHub would read as its own."""
    escaped = re.sub(r"([\\`*_{}\[\]()#+!|~$@:-])", r"\\\1", " ".join(text.split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
