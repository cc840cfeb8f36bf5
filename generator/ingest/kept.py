"""What stands at the top of a source text and in it, when `add` puts another in its place.

A person adds by hand what the document does not state; that must not go because the document is read again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.config import load_yaml
from generator.ingest.front import is_unstated

FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
"""A source text's facts between their two lines; what follows is its text.

Some editors put a byte order mark before them.
"""
_MADE = ("converted", "original")


@dataclass(frozen=True, slots=True)
class Merged:
    """The facts to write, with the names of those `kept` from before, and of those now `overwritten`.

    `other_text` tells that the text, too, says something else than the one before.
    """

    facts: Mapping[str, Any]
    kept: tuple[str, ...] = ()
    overwritten: tuple[str, ...] = ()
    other_text: bool = False


def merged(old: str, facts: Mapping[str, Any], text: str, shown: str) -> Merged:
    """The facts and text of a document, with what the source text `old` says and the document does not.

    Raises ReadacrossError if the facts of the old one cannot be read: none may be lost unseen.
    """
    front = FRONT.match(old)
    before = load_yaml(front.group(1), shown, 2) if front else None
    known = before if isinstance(before, dict) else {}
    said = {key: value for key, value in known.items() if key not in _MADE and not is_unstated(key, value)}
    kept = {key: value for key, value in said.items() if is_unstated(key, facts.get(key))}
    overwritten = tuple(key for key, value in said.items() if key not in kept and facts[key] != value)
    old_text = old[front.end() :] if front else old
    return Merged({**facts, **kept}, tuple(kept), overwritten, old_text.split() != text.split())
