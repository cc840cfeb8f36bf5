"""Adds files to a collection: reads each, fills in its front matter, writes it, and says what it found."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count, takewhile
from pathlib import Path

from generator.codebook import read_collection
from generator.config import read_text
from generator.errors import Problem, ReadacrossError, naming
from generator.ingest.converted import LEFT_OUT, Converted, body_text, pages_named
from generator.ingest.fields import Fields, read_fields
from generator.ingest.found import Found
from generator.ingest.front import FACT_OF, NewName, facts_of, file_slug, front_matter, names_needed
from generator.ingest.kept import FRONT, Merged, merged
from generator.ingest.names_file import with_names
from generator.ingest.readable import check_readable
from generator.ingest.sandbox import convert
from generator.model import Collection
from generator.source import parse_source
from generator.whole import write_whole

_SHA256 = re.compile(r"^\s*sha256:\s*[\"']?([0-9a-f]{64})", re.MULTILINE)
_COLLECTION = "collection.yml"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file.

    `written` is the path of the source text that was written, or "" if the file was refused.
    `found` are the fields that the document states and `missing` those that it does not, with the reason.
    `pictured` are the pages that show a picture and no text, which were not read.
    `names` are the names that were added to collection.yml for it, as "list: id".
    `beside` is the source text of another letter of the same date, council and kind, or "".
    `link` is the address of the original, if the document gives one or it stood there before.
    `merged` is what became of the source text that stood there before, with --replace.
    `told` are lines on its words: which were left out, and where to look again.
    """

    file: str
    written: str = ""
    found: tuple[Found, ...] = ()
    missing: tuple[Found, ...] = ()
    pictured: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    beside: str = ""
    link: str = ""
    merged: Merged | None = None
    told: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of every file, in the order given."""

    files: tuple[Added, ...]
    strict: bool

    @property
    def refused(self) -> tuple[Added, ...]:
        """The files that were not written."""
        return tuple(added for added in self.files if not added.written)

    @property
    def ok(self) -> bool:
        """Nothing was refused and, if strict, no field is missing and every page was read."""
        return not self.refused and not (self.strict and any(a.missing or a.pictured for a in self.files))

    def lines(self) -> Iterator[str]:
        """The report as a maintainer reads it, file by file."""
        for added in self.files:
            yield from _lines(added)
        count = len(self.files) - len(self.refused)
        yield f"{count} of {len(self.files)} added, {len(self.refused)} refused."


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A file that will be written: what it says, and under which name it goes into the collection.

    `replaces` tells that it takes the place of a source text that was there before this command;
    `merged` is what stands at its top then.
    """

    path: Path
    converted: Converted
    fields: Fields
    target: Path
    merged: Merged
    names: tuple[str, ...]
    beside: str
    replaces: bool


def add(files: Sequence[Path], collection: Path, replace: bool = False, strict: bool = False) -> AddReport:
    """Adds each file to the collection in the folder `collection`, and reports on all of them.

    A file that fails does not stop the others. A source text that is there already is only overwritten with
    `replace`, and a file whose content or whose words are there already is refused without it.
    Another letter of the same date, council and kind gets the next free name ("…-2").
    Raises ReadacrossError if the collection itself cannot be read.
    """
    known = read_collection(collection)
    intake = _Intake(collection, known, replace)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as readers:
        waiting = [(path, readers.submit(convert, path, str(path))) for path in files]
        checked = [_refused_or(intake.accept, path, future.result) for path, future in waiting]
    if intake.new:
        _write_names(collection / _COLLECTION, intake.new)
        known = read_collection(collection)
    return AddReport(tuple(c if isinstance(c, Added) else _written(c, known) for c in checked), strict)


def _refused_or(
    accept: Callable[[Path, Converted], _Accepted], path: Path, result: Callable[[], Converted]
) -> _Accepted | Added:
    try:
        return accept(path, result())
    except ReadacrossError as error:
        return Added(str(path), problems=error.problems)


class _Intake:
    """Decides on one file after another; remembers which files and names it has seen."""

    def __init__(self, folder: Path, collection: Collection, overwrite: bool) -> None:
        self.folder = folder
        self.collection = collection
        self.overwrite = overwrite
        self.held = _held(folder)
        self.there = frozenset(path.name for path in folder.glob("[!.]*.txt"))
        self.words = dict.fromkeys(self.there, "")
        self.added: set[str] = set()
        self.known = _known_names(collection)
        self.new: list[NewName] = []

    def accept(self, path: Path, converted: Converted) -> _Accepted:
        """The file with its place in the collection; raises ReadacrossError if it is there already."""
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        held = self.held.get(sha256, "")
        if held and (held in self.added or not self.overwrite):
            message = f"this file is in the collection already, as {held}."
            hint = "" if held in self.added else " Use --replace to read it again."
            raise ReadacrossError.one(str(path), 0, "same-file", message + hint)
        fields = read_fields(converted)
        check_readable(fields, converted, self.collection, str(path))
        slug = file_slug(fields, self.collection)
        words = _words(body_text(converted))
        name = held or self._name(slug, words, path)
        beside = "" if name in self.words or name == f"{slug}.txt" else f"{slug}.txt"
        facts = facts_of(fields, converted, path.name, sha256, self.collection)
        replaces, target = name in self.there, self.folder / name
        old = _before(target) if replaces else ""
        now = merged(old, facts, body_text(converted), str(target)) if old else Merged(facts)
        self.held = {old: other for old, other in self.held.items() if other != name} | {sha256: name}
        self.words[name] = words
        self.added.add(name)
        return _Accepted(path, converted, fields, target, now, self._names(fields, now), beside, replaces)

    def _name(self, slug: str, words: str, path: Path) -> str:
        """The name for a letter: that of the letter which it replaces, if it may, else the next free one.

        Raises ReadacrossError if its words are there already and may not be replaced, and if it is to
        replace one of several letters and nothing tells which.
        """
        names = (f"{slug}.txt" if n == 1 else f"{slug}-{n}.txt" for n in count(1))
        there = list(takewhile(self.words.__contains__, names))
        same = next((name for name in there if self._words_of(name) == words), "")
        if same and (same in self.added or not self.overwrite):
            hint = "" if same in self.added else " Use --replace to put this in its place."
            message = f"{same} has the same words, from another file.{hint}"
            raise ReadacrossError.one(str(path), 0, "exists", message)
        old = [name for name in there if name not in self.added] if self.overwrite else []
        if not same and len(old) > 1:
            message = (
                f"nothing tells which of {', '.join(old)} this replaces. "
                "Delete the one that it replaces, and add this one without --replace."
            )
            raise ReadacrossError.one(str(path), 0, "several", message)
        return same or (old or [f"{slug}-{len(there) + 1}.txt" if there else f"{slug}.txt"])[0]

    def _words_of(self, name: str) -> str:
        if not self.words[name]:
            text = (self.folder / name).read_bytes().decode("utf-8", errors="replace")
            self.words[name] = _words(FRONT.sub("", text, count=1))
        return self.words[name]

    def _names(self, fields: Fields, now: Merged) -> tuple[str, ...]:
        """Names that the collection lacks and the letter uses; what was kept from before has its own."""
        new = []
        for name in names_needed(fields, self.collection):
            key = (name.names, name.entry["id"])
            if key not in self.known and now.facts[FACT_OF[name.names]] == name.entry["id"]:
                self.known.add(key)
                new.append(name)
        self.new += new
        return tuple(f"{name.names}: {name.entry['id']}" for name in new)


def _known_names(collection: Collection) -> set[tuple[str, str]]:
    return {
        *(("authorities", authority.id) for authority in collection.authorities),
        *(("kinds", kind.id) for kind in collection.kinds),
        *(("publishers", publisher.id) for publisher in collection.publishers),
        *(("licences", licence.id) for licence in collection.licences),
    }


def _write_names(path: Path, new: Sequence[NewName]) -> None:
    text = read_text(path, str(path))
    for names in dict.fromkeys(name.names for name in new):
        text = with_names(text, names, [n.entry for n in new if n.names == names], str(path))
    with naming(path):
        write_whole(path, text.encode("utf-8"))


def _written(file: _Accepted, collection: Collection) -> Added:
    now, target = file.merged, file.target
    try:
        content = f"---\n{front_matter(now.facts)}---\n{body_text(file.converted)}"
        parse_source(target.stem, content, collection, str(target))
        with naming(target):
            (write_whole if file.replaces else _write_new)(target, content.encode("utf-8"))
    except ReadacrossError as error:
        return Added(str(file.path), problems=error.problems)
    return Added(
        str(file.path),
        str(target),
        found=tuple(f for f in file.fields.found if f.value),
        missing=tuple(f for f in file.fields.found if not f.value),
        pictured=file.converted.pictured,
        names=file.names,
        beside=file.beside,
        link=str(now.facts.get("link", "")),
        merged=now if file.replaces else None,
        told=file.converted.told,
    )


def _before(target: Path) -> str:
    return target.read_bytes().decode("utf-8", errors="replace")


def _words(text: str) -> str:
    """The words of a source text above its line of equals signs, however they are spaced."""
    return " ".join(text.split(f"\n{LEFT_OUT}", maxsplit=1)[0].split())


def _held(folder: Path) -> dict[str, str]:
    """The SHA-256 of every original that the collection holds, with the source text made from it."""
    held = {}
    for path in sorted(folder.glob("[!.]*.txt")):
        front = FRONT.match(path.read_bytes().decode("utf-8", errors="replace"))
        found = _SHA256.search(front.group(0)) if front else None
        if found:
            held[found.group(1)] = path.name
    return held


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet: nothing is written over another's.

    Raises ReadacrossError if another run has made it since the folder was looked at.
    """
    try:
        path.open("xb").close()
    except FileExistsError:
        message = "another run has made this file meanwhile, and it stays as it is; add this one again"
        raise ReadacrossError.one(str(path), 0, "made-meanwhile", message) from None
    try:
        write_whole(path, content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _lines(added: Added) -> Iterator[str]:
    for problem in added.problems:
        yield f"refused: {problem}"
    if not added.written:
        return
    yield f"{added.file} -> {added.written}"
    for found in added.found:
        page = f" (page {found.page})" if found.page else ""
        yield f"  {found.name}: {found.value}{page}, {found.why}"
    for missing in added.missing:
        yield f"  {missing.name}: not stated: {missing.why}"
    if added.merged:
        yield from _of_merged(added.merged)
    if not added.link:
        yield "  link: not stated: add the address where the original is published; readers see it"
    if added.pictured:
        yield (
            f"  not read: {pages_named(added.pictured)}, where a picture and no text was found; "
            "it may be scanned. Run the file through text recognition, and add it again with --replace."
        )
    for line in added.told:
        yield f"  {line}"
    if added.beside:
        yield (
            f"  {added.beside} is another letter of this date, council and kind; both are kept. If this is "
            f"a newer version of it, delete {Path(added.written).name} and add the file again with --replace."
        )
    for name in added.names:
        yield f"  added to {_COLLECTION}: {name}"


def _of_merged(was: Merged) -> Iterator[str]:
    """What --replace did to the source text that stood there."""
    if was.kept:
        yield f"  kept from before: {', '.join(was.kept)}, which the document does not state"
    if was.overwritten:
        yield f"  overwritten: {', '.join(was.overwritten)}, of which the document says something else"
    if was.other_text:
        yield (
            "  overwritten: the text, which said something else; words that somebody had mended in it are "
            "gone, so mend them again"
        )
