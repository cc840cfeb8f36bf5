"""Where a letter names a person or a body of the collection."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.annotate.text import reading_blocks
from generator.model import Document, Entity, Mention


def find_mentions(document: Document, entities: tuple[Entity, ...]) -> tuple[Mention, ...]:
    """Every mention in reading order; of two names at one place the longer is meant."""
    pattern, owner = _names(entities)
    if pattern is None:
        return ()
    return tuple(
        Mention(owner[_plain(found.group())], found.start(), found.end(), found.group())
        for block in reading_blocks(document)
        for found in pattern.finditer(document.text, block.start, block.end)
    )


@lru_cache(maxsize=8)
def _names(entities: tuple[Entity, ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """One pattern for all names, longest first, and whose each name is."""
    owner = {_plain(name): entity.id for entity in entities for name in entity.names}
    if not owner:
        return None, owner
    longest_first = sorted(owner, key=lambda name: (-len(name), name))
    choices = "|".join(re.escape(name).replace("'", "['’]") for name in longest_first)
    return re.compile(rf"(?<![\w’'-])(?:{choices})(?![\w-])"), owner


def _plain(name: str) -> str:
    """A name with the typewriter's apostrophe, so that both kinds are one."""
    return name.replace("’", "'")
