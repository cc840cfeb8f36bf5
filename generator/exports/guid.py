"""Ids for things in formats that ask for them: the same thing has the same id in every export.

Whoever joins files of two days goes by ids, so the id of a statement stays with its words.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from uuid import NAMESPACE_URL

from generator.model import Document


def guid(*parts: str) -> str:
    """The id of a thing, the same in every export: a name-based UUID (RFC 9562, version 5).

    A project has a quarter of a million of them; `uuid.uuid5` gives the same and takes four times as long.
    """
    name = "readacross:" + ":".join(parts)
    hashed = hashlib.sha1(NAMESPACE_URL.bytes + name.encode("utf-8"), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(hashed[16], 16) & 3]
    return f"{hashed[:8]}-{hashed[8:12]}-5{hashed[13:16]}-{variant}{hashed[17:20]}-{hashed[20:32]}"


def statement_guids(document: Document) -> Iterator[str]:
    """The id of each statement of a letter, in reading order.

    Made from the letter's name and the statement's words; its number is no part of it.
    Where the same words stand in several paragraphs, the paragraph's id is part of it too: told apart by
    which comes first, one of them would get the other's id when that is gone.
    Within a paragraph they are told apart by which of them comes first.
    """
    paragraphs = {block.n: block.id for block in document.blocks}
    stand: defaultdict[str, set[str]] = defaultdict(set)
    for statement in document.statements:
        stand[document.of(statement)].add(paragraphs[statement.block])
    seen: Counter[tuple[str, str]] = Counter()
    for statement in document.statements:
        words = document.of(statement)
        paragraph = paragraphs[statement.block] if len(stand[words]) > 1 else ""
        seen[words, paragraph] += 1
        yield guid("statement", document.slug, f"{paragraph} {seen[words, paragraph]}".lstrip(), words)
