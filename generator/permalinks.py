"""Permalinks are promises: a paragraph that was published once keeps its id for ever.

The ledger in `permalinks.yml` holds every published id with the first eight digits of its words' SHA-256,
and a sketch of them by which words that were mended are known.
A paragraph whose words are in the ledger keeps its id wherever it now stands, and so does one whose words
were mended in its place, if they are alike. A new one takes the next free number.
An id whose paragraph is gone, or was replaced by another, fails the build until it is redirected.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import count, pairwise
from pathlib import Path
from textwrap import shorten
from typing import Annotated
from zlib import crc32

import yaml
from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from generator.config import Checked, Place, line_of, read_checked, read_text
from generator.errors import Problem
from generator.model import AnnotatedDocument, Block, Document

FILE = "permalinks.yml"
_HEADER = """\
# Paragraph ids that have been published, with a short hash and a sketch of their words.
# The build adds new ones. Commit them.
# An id must never point at another paragraph. One whose words are mended keeps its id while they are alike.
# If a paragraph is gone, or its words are no longer alike, give its id a new home under `redirects`.
# For the first one, put these lines in the place of `redirects: {}` below:
# redirects:
#   2019-01-04-anytown:
#     p7: p6
"""

_PARTS = 12  # at most this many paragraphs in a row may have been one
_NAMED = 5
_FEWEST = 4  # words that are known again where a paragraph begins or ends with them: fewer often do by chance
_RUN, _SMALLEST = 6, 16  # a sketch: the smallest hashes of the runs of so many characters that begin words
_WORD = re.compile(r"\S+")
# How alike mended words must be: by half. docs/architecture.md has the figures of tests/bench/likeness.py.
ALIKE = 0.5
MENDED = "mended-words"

ParagraphId = Annotated[str, StringConstraints(pattern=r"^p\d+$")]
Words = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-([0-9a-f]{4}){1,16})?$")]


def _by_letter(value: object) -> object:
    if value is None:  # the last line below a letter's name was taken out, as we ask for
        return {}
    if not isinstance(value, dict):
        raise ValueError(
            "expected a letter's name, and below it, further in, lines of a number and its new one, as p7: p6"
        )
    return value


Moves = Annotated[dict[ParagraphId, ParagraphId], BeforeValidator(_by_letter)]


class LedgerFormat(Checked):
    """`permalinks.yml`."""

    letters: dict[str, dict[ParagraphId, Words]] = Field(default_factory=dict)
    redirects: dict[str, Moves] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_whole(self) -> LedgerFormat:
        if self.letters and "redirects" not in self.model_fields_set:
            raise ValueError(
                "redirects: is missing, with which each build ends this file, so what stands above it may be "
                "lost too, and links die with that; put the file back as Git has it"
            )
        return self


@dataclass(frozen=True, slots=True)
class Ledger:
    """The published ids: letter -> id -> hash and sketch of its words, and letter -> old id -> new id.

    Ids that were published by an earlier version have no sketch until the next build.
    """

    path: str
    letters: Mapping[str, Mapping[str, str]]
    redirects: Mapping[str, Mapping[str, str]]


def short_hash(words: str) -> str:
    """The hash by which a paragraph's words are known: eight hexadecimal digits of their SHA-256."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:8]


def sketch(words: str) -> str:
    """Up to 16 numbers of four hexadecimal digits that stand for a paragraph's words: see `likeness`."""
    text = f"{words.casefold()} "
    runs = {text[word.start() : word.start() + _RUN] for word in _WORD.finditer(text)}
    smallest = sorted({crc32(run.encode("utf-8")) & 0xFFFF for run in runs})[:_SMALLEST]
    return "".join(f"{number:04x}" for number in smallest)


def likeness(one: str, other: str) -> float:
    """How many of the runs of six characters that begin words two texts have in common, from 0 to 1.

    `one` and `other` are their sketches.
    This is Broder's resemblance (On the resemblance and containment of documents, 1997), estimated from the
    smallest hashes of both. It is 0 for a text whose sketch is not known.
    """
    a, b = ({sketch[at : at + 4] for at in range(0, len(sketch), 4)} for sketch in (one, other))
    smallest = sorted(a | b)[:_SMALLEST]
    return sum(number in a and number in b for number in smallest) / len(smallest) if a and b else 0.0


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a collection; empty if there is no file yet."""
    shown = f"{folder.as_posix()}/{FILE}"
    if not (folder / FILE).exists() and not (folder / FILE).is_symlink():  # a link to nothing held ids once
        return Ledger(shown, {}, {})
    form = read_checked(LedgerFormat, folder / FILE, shown)
    return Ledger(shown, form.letters, form.redirects)


def lines_of_ledger(folder: Path) -> Callable[[Place], int]:
    """What gives the line of a collection's ledger on which a place of it stands, for messages.

    The file is read once, when it is first asked: most runs have nothing to tell.
    """

    @cache
    def text() -> str:
        return read_text(folder / FILE, f"{folder.as_posix()}/{FILE}")

    return lambda place: line_of(text(), place)


def _whole_file(_: Place) -> int:
    return 0


def with_published_ids(document: Document, ledger: Ledger) -> Document:
    """The document with the ids that its paragraphs were published under, and those that now lead to them.

    An id that a person has redirected belongs to no paragraph any more.
    """
    entries = ledger.letters.get(document.slug)
    if not entries:
        return document
    redirects = ledger.redirects.get(document.slug, {})
    published = {id_: entry for id_, entry in entries.items() if id_ not in redirects}
    former: dict[str, list[str]] = {}
    for old, new in sorted(redirects.items()):
        former.setdefault(new, []).append(old)
    numbered = [block for block in document.blocks if block.id]
    last = max(_number(id_) for id_ in (*entries, *redirects))
    ids = iter(_ids([document.of(block) for block in numbered], published, last))
    blocks = [
        replace(block, id=paragraph, former_ids=tuple(former.get(paragraph, ())))
        if block.id and (paragraph := next(ids))
        else block
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


def _ids(paragraphs: Sequence[str], published: Mapping[str, str], last: int) -> list[str]:
    """An id for each paragraph, in order; `last` is the last number that was given.

    Where words stand more than once they do not tell which of their ids belongs where. The ids are then those
    that the letter has when it is read again with these published, so that no later reading changes them.
    """
    ids = _given(paragraphs, published, last)
    if len(set(paragraphs)) == len(paragraphs):
        return ids
    now = {id_: short_hash(words) for id_, words in zip(ids, paragraphs, strict=True)}
    return _given(paragraphs, {**published, **now}, max(map(_number, (*published, *ids))))


def _given(paragraphs: Sequence[str], published: Mapping[str, str], last: int) -> list[str]:
    """An id for each paragraph by the rules, which where words stand more than once may be one of several.

    Words that were published keep their id, and where one paragraph is now several its first part has it.
    One that is like a published paragraph is that paragraph, mended: first in the place where that stood,
    then anywhere, for the order of the numbers is not that of the text where one was put in or moved.
    An id without a sketch cannot be compared. If one paragraph is new where one id was lost, it takes that
    id, and `mended` names it.
    Any other gets a new number.
    """
    order = sorted(published, key=_number)
    were, are = [_hash(published[id_]) for id_ in order], [short_hash(words) for words in paragraphs]
    changes = SequenceMatcher(None, were, are, autojunk=False).get_opcodes()
    free = count(last + 1)
    ids = [""] * len(paragraphs)
    for tag, a, b, c, d in changes:
        if tag == "equal":
            ids[c:d] = order[a:b]
    lost: dict[str, list[str]] = {}
    for id_ in order:
        if id_ not in ids:
            lost.setdefault(_hash(published[id_]), []).append(id_)
    for n in range(len(ids)):
        for end in _ends(n, ids):
            found = lost.get(short_hash(" ".join(paragraphs[n:end])))
            if found:
                ids[n:end] = [found.pop(0), *(f"p{next(free)}" for _ in range(n + 1, end))]
                break
    places = [(order[a:b], range(c, d)) for tag, a, b, c, d in changes if tag == "replace"]
    for were_here, here in [*places, (order, range(len(ids)))]:
        gone = {id_: _sketch(published[id_]) for id_ in were_here if id_ not in ids}
        new = {n: sketch(paragraphs[n]) for n in here if not ids[n]} if gone else {}
        alone = len(gone) == len(new) == 1 and (were_here, here) in places and "" in gone.values()
        for id_, n in zip(gone, new, strict=True) if alone else _mended(gone, new):
            ids[n] = id_
    return [id_ or f"p{next(free)}" for id_ in ids]


def _mended(gone: Mapping[str, str], new: Mapping[int, str]) -> list[tuple[str, int]]:
    """Published ids with the places of the paragraphs most like them, all by their sketches.

    Where two are as like, none.
    """
    alike = {(id_, n): likeness(was, now) for id_, was in gone.items() for n, now in new.items()}
    return [
        (id_, n)
        for (id_, n), share in alike.items()
        if share >= ALIKE and all(rival < share for (i, m), rival in alike.items() if (i == id_) != (m == n))
    ]


def _ends(n: int, ids: Sequence[str]) -> Iterator[int]:
    """Where a paragraph that begins at place n may end: before the next that has an id, and not far on."""
    for end in range(n + 1, min(n + _PARTS, len(ids)) + 1):
        if ids[end - 1]:
            return
        yield end


def broken_promises(
    letters: Sequence[AnnotatedDocument], ledger: Ledger, line: Callable[[Place], int] = _whole_file
) -> list[Problem]:
    """Published ids and redirects that lead nowhere now, each with what would mend it.

    `line` gives the line of the ledger's file on which a place of it stands.
    """
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
            at = line(("letters", slug))
            problems.append(Problem(ledger.path, at, "broken-permalink", message))
            continue
        problems += _left_out(slug, {*published, *ledger.redirects.get(slug, {})}, ledger.path, line)
        ids = {b.id for b in document.blocks} | {old for b in document.blocks for old in b.former_ids}
        told = ledger.redirects.get(slug, {})
        lost = sorted(published.keys() - ids - told.keys(), key=_number)
        own = _own(document) if lost else {}
        edges = _edges(document, published) if lost else {}
        for paragraph in lost:
            words = _hash(published[paragraph])
            if words in own:
                advice = _where_it_stands(document, paragraph, own[words])
            else:
                advice = _what_to_write(document, published, paragraph, edges.get(words, []))
            message = f"the published link {slug}#{paragraph} leads nowhere: {advice}"
            at = line(("letters", slug, paragraph))
            problems.append(Problem(ledger.path, at, "broken-permalink", message))
    return problems + _broken_redirects(here, ledger, line)


def _left_out(
    slug: str, known: Collection[str], path: str, line: Callable[[Place], int]
) -> Iterator[Problem]:
    """Numbers that are no more in the ledger, told by those above them: they are given one by one.

    Their paragraphs would get new numbers, and every link to them would die unnoticed.
    """
    given = [0, *sorted(map(_number, known))]
    for before, after in pairwise(given):
        if after - before > 1:
            lost = f"p{before + 1}" if after - before == 2 else f"p{before + 1} to p{after - 1}"
            message = (
                f"{slug} has a line for p{after} and none for {lost}; expected one for every number, since "
                "they are given one by one, and links die with a lost line; put it back as Git has it, or "
                f"add `p{before + 1}: <the paragraph that takes its place>` under redirects: {slug}:"
            )
            yield Problem(path, line(("letters", slug, f"p{after}")), "broken-permalink", message)


def _broken_redirects(
    here: Mapping[str, Document], ledger: Ledger, line: Callable[[Place], int]
) -> list[Problem]:
    """Redirects that lead nowhere, or away from their very words."""
    problems = []
    for slug, moves in sorted(ledger.redirects.items()):
        document = here.get(slug)
        ids = {block.id for block in document.blocks if block.id} if document else set()
        reached = {old for block in document.blocks for old in block.former_ids} if document else set()
        outlived = dict(_outlived(document, ledger.letters.get(slug, {}), moves)) if document else {}
        for old, new in sorted(moves.items(), key=lambda move: _number(move[0])):
            if old in outlived:  # the line is to go, wherever it leads
                why = ""
            elif document is None:
                why = "there is no letter of that name; if its file is renamed, give it its new name here too"
            elif new not in ids:
                known = ", ".join(sorted(ids, key=_number))
                why = f"the letter has no paragraph {new}; expected one of {known}"
            elif old not in reached:
                why = f"nothing stands for {slug} under letters:; put its lines back there"
            else:
                continue
            message = f"under redirects: {slug}: the line `{old}: {new}` leads nowhere: {why}; or take it out"
            at = line(("redirects", slug, old))
            problems.append(Problem(ledger.path, at, "broken-redirect", outlived.get(old, message)))
    return problems


def _outlived(
    document: Document, published: Mapping[str, str], moves: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Redirects whose words stand in a paragraph of their own again, by their ids, with what to do.

    Once that were published with a new number, it would keep it for ever. A redirect may lead to that number.
    """
    moved = {_hash(published[old]): old for old in sorted(moves, key=_number) if old in published}
    for block in document.blocks:
        now = short_hash(document.of(block))
        old = moved.get(now, "") if block.id and _hash(published.get(block.id, "")) != now else ""
        if old and (moves[old] != block.id or block.id in published):
            yield (
                old,
                f"{document.slug}#{old} leads to {moves[old]}, and its very words stand in a paragraph of "
                f"their own again: {_quoted(document, block)}; take the line `{old}: {moves[old]}` out under "
                f"redirects: {document.slug}:, and this paragraph gets its number back",
            )


def mended(
    documents: Iterable[Document], ledger: Ledger, line: Callable[[Place], int] = _whole_file
) -> list[Problem]:
    """What to look at: ids whose paragraph has other words than were published; `line` as above."""
    return [
        Problem(ledger.path, line(("letters", document.slug, id_)), MENDED, message, fatal=False)
        for document in documents
        for id_, message in _changed(document, ledger.letters.get(document.slug, {}))
    ]


def _changed(document: Document, published: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        if block.id in published and _hash(published[block.id]) != short_hash(document.of(block)):
            yield (
                block.id,
                f"{document.slug}#{block.id} keeps its number, and its words have changed since they were "
                f"published: {_quoted(document, block)}; if that is another paragraph, add `{block.id}: "
                f"<the paragraph that takes its place>` under redirects: {document.slug}:, and this one gets "
                "a new number",
            )


def _quoted(document: Document, block: Block) -> str:
    return f"“{shorten(document.of(block), 60, placeholder=' …')}”"


def _own(document: Document) -> dict[str, list[Block]]:
    """The paragraphs by the hashes of their words."""
    found: dict[str, list[Block]] = {}
    for block in document.blocks:
        if block.id:
            found.setdefault(short_hash(document.of(block)), []).append(block)
    return found


def _where_it_stands(document: Document, lost: str, blocks: Sequence[Block]) -> str:
    """What to do about a lost paragraph whose very words these have under numbers of their own."""
    lines = " or ".join(f"`{lost}: {block.id}`" for block in blocks)
    return (
        f"its very words stand in {_named(document, blocks)}; add {lines} under redirects: {document.slug}:"
    )


def _what_to_write(
    document: Document, published: Mapping[str, str], lost: str, holders: Sequence[Block]
) -> str:
    """What to do about a lost paragraph, whose words the `holders` begin or end with."""
    if not holders:
        return (
            "no paragraph has just its words, and no changed one begins or ends with them if they are "
            f"{_FEWEST} or more; it cannot be told which took its place; put the paragraph back, or add "
            f"`{lost}: <the paragraph that takes its place>` under redirects: {document.slug}:"
            f"{_new_here(document, published)}"
        )
    lines = " or ".join(f"`{lost}: {block.id}`" for block in holders)
    return (
        f"its words are part of another paragraph now, {_named(document, holders)}; add {lines} under "
        f"redirects: {document.slug}:, or part the paragraphs again"
    )


def _edges(document: Document, published: Mapping[str, str]) -> dict[str, list[Block]]:
    """The hashes of what each paragraph that is not as published begins and ends with, by whole words."""
    found: dict[str, list[Block]] = {}
    for block in document.blocks:
        words = document.of(block)
        if not block.id or _hash(published.get(block.id, "")) == short_hash(words):
            continue
        spaces = [space.start() for space in re.finditer(" ", words)]
        first = {short_hash(words[:at]) for at in spaces[_FEWEST - 1 :]}
        last = {short_hash(words[at + 1 :]) for at in spaces[: 1 - _FEWEST]}
        for edge in first | last:
            found.setdefault(edge, []).append(block)
    return found


def _named(document: Document, blocks: Sequence[Block]) -> str:
    """The first few paragraphs, by their ids and first words."""
    named = [f"{b.id} (“{shorten(document.of(b), 40, placeholder=' …')}”)" for b in blocks[:_NAMED]]
    return f"{', '.join(named)}{' and others' if len(blocks) > _NAMED else ''}"


def _new_here(document: Document, published: Mapping[str, str]) -> str:
    """The paragraphs that may have taken the place of a lost one, by their ids and first words."""
    new = [block for block in document.blocks if block.id and block.id not in published]
    return f" New here: {_named(document, new)}." if new else ""


def hashes_of(document: Document) -> dict[str, str]:
    """The ids of a document's paragraphs, each with the hash of its words, as `hashes_in` has them."""
    return {block.id: f"{short_hash(document.of(block))}-" for block in document.blocks if block.id}


def hashes_in(published: Mapping[str, str]) -> dict[str, str]:
    """Published ids, each with the hash of its words and, if a sketch of them follows, a hyphen."""
    return {id_: "".join(entry.partition("-")[:2]) for id_, entry in published.items()}


def ids_of(document: Document) -> dict[str, str]:
    """The ids of a document's paragraphs, each with what the ledger is to hold of its words."""
    return {
        block.id: f"{short_hash(words)}-{sketch(words)}"
        for block in document.blocks
        for words in (document.of(block),)
        if block.id
    }


def _hash(entry: str) -> str:
    return entry.partition("-")[0]


def _sketch(entry: str) -> str:
    return entry.partition("-")[2]


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
