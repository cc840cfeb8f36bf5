"""Permalinks are promises: a paragraph that was published once keeps its id for ever.

The ledger in `permalinks.yml` holds every published id with the first eight digits of its words' SHA-256.
A paragraph whose words are in the ledger keeps its id wherever it now stands, and so does one whose words
were mended in its place. A new one takes the next free number.
An id whose paragraph is gone fails the build until it is redirected.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path
from textwrap import shorten
from typing import Annotated

import yaml
from pydantic import Field, StringConstraints

from generator.config import Checked, read_checked
from generator.errors import Problem
from generator.model import AnnotatedDocument, Document

FILE = "permalinks.yml"
_HEADER = """\
# Paragraph ids that have been published, with a short hash of their words. The build adds new ones.
# Commit them.
# An id must never point at other words. If a paragraph is gone, give its id a new home under `redirects`.
"""

_PARTS = 12  # of so many paragraphs, one after the other, one that was published may be made
_NAMED = 5

ParagraphId = Annotated[str, StringConstraints(pattern=r"^p\d+$")]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]


class LedgerFormat(Checked):
    """`permalinks.yml`."""

    letters: dict[str, dict[ParagraphId, Hash]] = Field(default_factory=dict)
    redirects: dict[str, dict[ParagraphId, ParagraphId]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The published ids: letter -> id -> hash, and letter -> old id -> new id."""

    path: str
    letters: Mapping[str, Mapping[str, str]]
    redirects: Mapping[str, Mapping[str, str]]


def short_hash(words: str) -> str:
    """The hash by which a paragraph's words are known: eight hexadecimal digits of their SHA-256."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:8]


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a collection; empty if there is no file yet."""
    shown = f"{folder.as_posix()}/{FILE}"
    if not (folder / FILE).exists():
        return Ledger(shown, {}, {})
    form = read_checked(LedgerFormat, folder / FILE, shown)
    return Ledger(shown, form.letters, form.redirects)


def with_published_ids(document: Document, ledger: Ledger) -> Document:
    """The document with the ids that its paragraphs were published under, and those that now lead to them."""
    published = ledger.letters.get(document.slug)
    if not published:
        return document
    former: dict[str, list[str]] = {}
    for old, new in sorted(ledger.redirects.get(document.slug, {}).items()):
        former.setdefault(new, []).append(old)
    numbered = [block for block in document.blocks if block.id]
    ids = iter(_ids([document.of(block) for block in numbered], published))
    blocks = [
        replace(block, id=paragraph, former_ids=tuple(former.get(paragraph, ())))
        if block.id and (paragraph := next(ids))
        else block
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


def _ids(paragraphs: Sequence[str], published: Mapping[str, str]) -> list[str]:
    """An id for each paragraph, in order.

    Words that were published keep their id, and where one paragraph is now several its first part has it.
    Where as many others have new words as were published between two that are the same, they are those
    paragraphs, mended; any other gets a new number.
    """
    order = sorted(published, key=_number)
    hashes = [short_hash(words) for words in paragraphs]
    changes = SequenceMatcher(None, [published[id_] for id_ in order], hashes, autojunk=False).get_opcodes()
    free = count(_number(order[-1]) + 1)
    ids = [""] * len(hashes)
    for tag, a, b, c, d in changes:
        if tag == "equal":
            ids[c:d] = order[a:b]
    lost = {published[id_]: id_ for id_ in reversed(order) if id_ not in ids}
    for n in range(len(ids)):
        for end in _ends(n, ids):
            words = short_hash(" ".join(paragraphs[n:end]))
            if words in lost:
                ids[n:end] = [lost.pop(words), *(f"p{next(free)}" for _ in range(n + 1, end))]
                break
    for tag, a, b, c, d in changes:
        before, now = [id_ for id_ in order[a:b] if id_ not in ids], [n for n in range(c, d) if not ids[n]]
        if tag == "replace" and len(before) == len(now):
            for n, id_ in zip(now, before, strict=True):
                ids[n] = id_
    return [id_ or f"p{next(free)}" for id_ in ids]


def _ends(n: int, ids: Sequence[str]) -> Iterator[int]:
    """Where a paragraph that begins at place n may end: before the next that has an id, and not far on."""
    for end in range(n + 1, min(n + _PARTS, len(ids)) + 1):
        if ids[end - 1]:
            return
        yield end


def broken_promises(letters: Sequence[AnnotatedDocument], ledger: Ledger) -> list[Problem]:
    """Published ids that lead nowhere now, each with the line that would mend it."""
    here = {letter.slug: letter.document for letter in letters}
    problems = []
    for slug, published in sorted(ledger.letters.items()):
        document = here.get(slug)
        if document is None:
            message = (
                f"{slug} was published with {len(published)} paragraphs, and the letter is gone; "
                "put it back; if its file has another name now, give it that name here too; "
                f"or take {slug} out of this file if its links may die"
            )
            problems.append(Problem(ledger.path, 0, "broken-permalink", message))
            continue
        ids = {b.id for b in document.blocks} | {old for b in document.blocks for old in b.former_ids}
        for paragraph in sorted(set(published) - ids, key=_number):
            message = (
                f"the published link {slug}#{paragraph} leads nowhere: no paragraph has its words any more, "
                "and it cannot be told which took its place; put the paragraph back, or add "
                f"`{paragraph}: <the paragraph that takes its place>` under redirects: {slug}:"
                f"{_new_here(document, published)}"
            )
            problems.append(Problem(ledger.path, 0, "broken-permalink", message))
    return problems


def _new_here(document: Document, published: Mapping[str, str]) -> str:
    """The paragraphs that may have taken the place of a lost one, by their ids and first words."""
    new = [block for block in document.blocks if block.id and block.id not in published]
    named = [f"{block.id} (“{shorten(document.of(block), 40, placeholder=' …')}”)" for block in new[:_NAMED]]
    return f" New here: {', '.join(named)}{' and others' if len(new) > _NAMED else ''}." if new else ""


def ids_of(document: Document) -> dict[str, str]:
    """The ids of a document's paragraphs, each with the hash of its words: what the ledger is to hold."""
    return {block.id: short_hash(document.of(block)) for block in document.blocks if block.id}


def updated(documents: Iterable[Document], ledger: Ledger) -> str | None:
    """The ledger's file with new ids and mended words of these documents, or None if nothing is new."""
    ids = {document.slug: ids_of(document) for document in documents}
    entries = {
        slug: {**ledger.letters.get(slug, {}), **ids.get(slug, {})}
        for slug in ledger.letters.keys() | ids.keys()
    }
    if entries == ledger.letters:
        return None
    body = {
        "letters": {
            slug: dict(sorted(ids.items(), key=lambda kv: _number(kv[0])))
            for slug, ids in sorted(entries.items())
        },
        "redirects": {slug: dict(sorted(moves.items())) for slug, moves in sorted(ledger.redirects.items())},
    }
    written: str = yaml.dump(
        body, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, default_flow_style=False
    )
    return _HEADER + written


def _number(paragraph: str) -> int:
    return int(re.sub(r"\D", "", paragraph))
