"""One letter as the print edition sets it: its facts, its words block by block, and what is not shown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import (
    STANCES,
    AnnotatedDocument,
    Block,
    BlockKind,
    Coding,
    Metadata,
    StanceId,
    Statement,
    Tally,
)
from generator.pages import wording
from generator.pages.places import Places
from generator.pages.shown import BASIS_NOTES, in_words, number_of

_LONG = re.compile(r"\S{40}(?=\S)")
_MAY_BREAK = "\u200b"  # zero-width space

Coded = Sequence[tuple[Statement, Coding]]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a letter's words with one stance: a statement, or the space between two."""

    stance: StanceId
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class BlockShown:
    """One block of a letter.

    `key` names its paragraph among all places that the edition links to.
    `number` is what a reader calls it; both are "" where the block is no paragraph.
    """

    key: str
    number: str
    parts: tuple[Part, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring bullets of one depth, or a single block of any other kind."""

    kind: BlockKind
    level: int
    blocks: tuple[BlockShown, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the source that is kept, with the number of its paragraph ("" outside the paragraphs)."""

    text: str
    note: str
    number: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter with its facts in words; "" means that the letter does not state it.

    `left_out` are runs of lines of the letter's file, first and last, both included.
    """

    slug: str
    title: str
    kind: str
    noun: str
    day: str
    date_note: str
    author: str
    addressee: str
    authority: str
    visit: str
    framework: str
    publisher: str
    original: str
    licence: str
    licence_note: str
    file: str
    judged: str
    runs: tuple[Run, ...]
    left_out: tuple[tuple[int, int], ...]
    slips: tuple[Slip, ...]


def letter_of(places: Places, annotated: AnnotatedDocument) -> Letter:
    """One letter of the collection."""
    meta = annotated.meta
    licence = next(x for x in places.corpus.collection.licences if x.id == meta.licence)
    stances = Counter(coding.stance.id for coding in annotated.codings)
    return Letter(
        slug=annotated.slug,
        title=fitting(meta.title),
        kind=places.kinds[meta.kind],
        noun=places.nouns[meta.kind],
        day=wording.day(meta.date.value),
        date_note=_date_note(meta),
        author=_joined(wording.listed(meta.authors), meta.author_role),
        addressee=_joined(meta.addressee, meta.addressee_role),
        authority=places.authorities[meta.authority],
        visit=_visit(meta),
        framework=meta.framework,
        publisher=places.publishers[meta.publisher]
        + (" (inferred)" if meta.publisher_basis == "inferred" else ""),
        original=meta.link,
        licence=licence.name,
        licence_note=licence.note,
        file=f"{annotated.slug}.txt",
        judged=in_words(Tally(*(stances[stance] for stance in STANCES))),
        runs=tuple(_runs(places, annotated)),
        left_out=tuple(_left_out(annotated.document.blocks)),
        slips=tuple(_slips(annotated)),
    )


def beside(places: Places, slug: str) -> str:
    """What stands beside a letter's name: where its date is from, if not from itself, and its publisher."""
    meta = places.letters[slug].meta
    inferred = ", as inferred" if meta.publisher_basis == "inferred" else ""
    whose = f"{places.kinds[meta.kind]}, {places.publishers[meta.publisher]}{inferred}"
    return "; ".join(filter(None, (BASIS_NOTES[meta.date.basis], whose)))


def fitting(text: str) -> str:
    """The text with a place to break in words that are longer than any line; words of a usual length stay."""
    return _LONG.sub(rf"\g<0>{_MAY_BREAK}", text)


def key_of(slug: str, block: Block) -> str:
    """The name of a paragraph among all places that the edition links to; a letter's own is `letter:SLUG`."""
    return f"{slug}:{block.id}" if block.id else f"letter:{slug}"


def _joined(name: str, role: str) -> str:
    return ", ".join(part for part in (name, role) if part)


def _date_note(meta: Metadata) -> str:
    """How a date is known that the letter does not state, and for an inferred one from what."""
    note = BASIS_NOTES[meta.date.basis]
    return f"{note}: {meta.date.why.rstrip('.')}" if meta.date.basis == "inferred" and meta.date.why else note


def _visit(meta: Metadata) -> str:
    visit = meta.visit
    if visit is None:
        return ""
    said = f"{visit.kind.capitalize()}, {wording.days(visit.first, visit.last)}"
    return f"{said} (inferred)" if visit.basis == "inferred" else said


def _runs(places: Places, annotated: AnnotatedDocument) -> Iterator[Run]:
    by_block: dict[int, list[tuple[Statement, Coding]]] = defaultdict(list)
    for statement, coding in annotated.coded():
        by_block[statement.block].append((statement, coding))
    titles = places.corpus.collection.codebook.titles
    shown = [block for block in annotated.document.blocks if block.kind != "left-out"]
    for _, several in groupby(shown, key=lambda b: (-1, b.level) if b.kind == "bullet" else (b.n, 0)):
        blocks = list(several)
        blocks_shown = tuple(_block(annotated, block, by_block[block.n], titles) for block in blocks)
        yield Run(blocks[0].kind, blocks[0].level, blocks_shown)


def _block(annotated: AnnotatedDocument, block: Block, coded: Coded, titles: Mapping[str, str]) -> BlockShown:
    labels = [label for _, coding in coded for label in coding.themes]
    found, sure = {label.id for label in labels}, {label.id for label in labels if label.certain}
    return BlockShown(
        key=key_of(annotated.slug, block) if block.id else "",
        number=number_of(block),
        parts=tuple(_parts(annotated.document.text, block, coded)),
        themes=tuple(
            title if theme in sure else f"{title} (not certain)"
            for theme, title in titles.items()
            if theme in found
        ),
    )


def _parts(text: str, block: Block, coded: Coded) -> Iterator[Part]:
    """The whole of a block's words: its statements, and whatever stands between them."""
    at = block.start
    for statement, coding in coded:
        if at < statement.start:
            yield Part("none", text[at : statement.start])
        stance = coding.stance
        yield Part(stance.id, fitting(text[statement.start : statement.end]), stance.certain)
        at = statement.end
    if at < block.end:
        yield Part("none", fitting(text[at : block.end]))


def _left_out(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Runs of lines of neighbouring blocks that are left out."""
    for left_out, several in groupby(blocks, key=lambda block: block.kind == "left-out"):
        run = list(several)
        if left_out:
            yield run[0].lines.first, run[-1].lines.last


def _slips(annotated: AnnotatedDocument) -> Iterator[Slip]:
    for oddity in annotated.oddities:
        block = next(b for b in annotated.document.blocks if b.start <= oddity.start < b.end)
        yield Slip(oddity.text, oddity.note, number_of(block))
