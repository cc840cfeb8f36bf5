"""One letter made ready for review: each statement with what the coder says of it and what is published."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.annotate.coder import code
from generator.annotate.people import decide
from generator.codebook import read_collection
from generator.corrections import CodingFormat, Corrections, locate_statement, read_corrections
from generator.inventory import require_letter
from generator.model import Codebook, Coding, Document, StanceId, Statement
from generator.parse import parse
from generator.source import read_source


@dataclass(frozen=True, slots=True)
class Labels:
    """A stance and themes, by their ids; themes in the order of the codebook."""

    stance: StanceId
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A statement in its place, with its codings.

    `nth` counts the statements of the letter with these very words, from 1.
    `coder` is what the coder says, `now` what is published, and `base` what `now` would be without the last
    entry of the corrections that speaks of this statement.
    `entries` are the places of those entries under `statements:`, from 0, and `former` is the last of them.
    """

    statement: Statement
    text: str
    nth: int
    heading: str
    before: str
    after: str
    coder: Coding
    base: Coding
    now: Coding
    entries: tuple[int, ...] = ()
    former: CodingFormat | None = None

    @property
    def labels(self) -> Labels:
        """What is published of it."""
        return labels_of(self.now)

    @property
    def sureness(self) -> float:
        """How sure the coder is of the label that it is least sure of, from 0 to 1."""
        return min([self.coder.stance.confidence, *(label.confidence for label in self.coder.themes)])


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter open for review.

    `path` is its file of corrections, `content` that file's bytes when it was read, or None if there is none.
    `items` are in the order of the walk.
    """

    document: Document
    codebook: Codebook
    corrections: Corrections
    path: Path
    content: bytes | None
    items: tuple[Item, ...]


def labels_of(coding: Coding) -> Labels:
    """A coding's stance and themes, without why and by whom."""
    return Labels(coding.stance.id, tuple(label.id for label in coding.themes))


def open_letter(folder: Path, slug: str) -> Opened:
    """One letter of the collection, ready for review.

    Raises ReadacrossError if there is no such letter, or if it or its corrections cannot be read.
    """
    require_letter(folder, slug)
    path = folder / "corrections" / f"{slug}.yml"
    content = content_of(path)
    collection = read_collection(folder)
    source = read_source(folder / f"{slug}.txt", collection, f"{folder.as_posix()}/{slug}.txt")
    corrections = read_corrections(folder, slug, collection.codebook)
    document = parse(source, collection.kind(source.meta.kind).form, corrections)
    items = items_of(document, collection.codebook, corrections)
    return Opened(document, collection.codebook, corrections, path, content, items)


def content_of(path: Path) -> bytes | None:
    """A file's bytes, or None if there is no such file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def items_of(document: Document, codebook: Codebook, corrections: Corrections) -> tuple[Item, ...]:
    """Every statement: first what no person has decided, and of that the least certain first."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(corrections.statements):
        places[locate_statement(document, entry, corrections).id].append(place)
    seen: Counter[str] = Counter()
    items = []
    for n, coding in enumerate(code(document, codebook)):
        statement = document.statements[n]
        text = document.of(statement)
        seen[text] += 1
        entries = tuple(places[statement.id])
        stages = _stages(coding, entries, codebook, corrections)
        items.append(
            Item(
                statement=statement,
                text=text,
                nth=seen[text],
                heading=document.blocks[statement.block].heading or "",
                before=_neighbour(document, n - 1),
                after=_neighbour(document, n + 1),
                coder=coding,
                base=stages[-2] if entries else coding,
                now=stages[-1],
                entries=entries,
                former=corrections.statements[entries[-1]] if entries else None,
            )
        )
    return tuple(sorted(items, key=lambda item: (bool(item.entries), item.sureness, item.statement.start)))


def _stages(
    coding: Coding, entries: Sequence[int], codebook: Codebook, corrections: Corrections
) -> list[Coding]:
    """The coder's coding, and the coding after each entry in turn."""
    stages = [coding]
    for place in entries:
        entry = corrections.statements[place]
        stages.append(decide(stages[-1], entry, corrections.decision(entry, entry.why), codebook))
    return stages


def _neighbour(document: Document, n: int) -> str:
    return document.of(document.statements[n]) if 0 <= n < len(document.statements) else ""
