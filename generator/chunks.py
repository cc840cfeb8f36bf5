"""What a large file is put together from, so that a part which has not changed is copied and not made again.

A file of the whole collection is one part after another, most of them made from one letter each.
Where each part stands is kept apart, with what tells this very file from any other: its number in the file
system, its size and its time. Where that is lost, or another file stands there by now, every part is made.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.cache import Cache


def _ignored(_content: bytes) -> None:
    """Used where nobody needs the bytes."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a large file that is copied from the file as it stands, if that holds it already.

    `made_from` is a key of all that making it reads, and no other part of the file has it unless it is the
    same; with "" the part is made every time. `told` hears the bytes, made or copied.
    """

    made_from: str
    make: Callable[[], bytes]
    told: Callable[[bytes], None] = _ignored


Part = bytes | Chunk
Parts = Iterable[Part]
Copied = Callable[[str], bytes | None]


def in_one(make: Callable[[], bytes]) -> list[bytes]:
    """The parts of a file that is made as a whole."""
    return [make()]


def made(parts: Parts) -> Iterator[bytes]:
    """The bytes of every part, all of them made."""
    for part in parts:
        if isinstance(part, bytes):
            yield part
        else:
            content = part.make()
            part.told(content)
            yield content


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the parts of files stand: an entry of `cache` for each file, which may be deleted at any time."""

    cache: Cache

    def contents(self, parts: Parts, path: str, target: Path) -> Iterator[tuple[str, bytes]]:
        """The key and the bytes of each part of the file of that path, which stands at `target` if at all."""
        with ExitStack() as stack:
            copied: Copied | None = None
            for part in parts:
                if isinstance(part, bytes):
                    yield "", part
                    continue
                if copied is None:
                    copied = stack.enter_context(self._copying(path, target))
                content = copied(part.made_from)
                if content is None:
                    content = part.make()
                part.told(content)
                yield part.made_from, content

    def keep(self, path: str, target: Path, lengths: Sequence[tuple[str, int]]) -> None:
        """Keep where the parts of the file at `target` stand: their keys and lengths in bytes, in order."""
        if any(key for key, _ in lengths):
            body = json.dumps(lengths, separators=(",", ":")).encode("utf-8")
            self.cache.put(_name(path), _identity(target.stat()), body)

    def keep_only(self, paths: Iterable[str]) -> None:
        """Forget every other file."""
        self.cache.keep_only(map(_name, paths))

    @contextmanager
    def _copying(self, path: str, target: Path) -> Iterator[Copied]:
        """What gives the bytes under a key from the file at `target`, or None where it has none."""
        try:
            stream = target.open("rb", buffering=0)
        except OSError:
            yield _nothing
            return
        with stream:
            body = self.cache.get(_name(path), _identity(os.fstat(stream.fileno())))
            held = _places(json.loads(body)) if body else {}

            def copied(key: str) -> bytes | None:
                place = held.get(key)
                if place is None:
                    return None
                stream.seek(place[0])
                content = stream.read(place[1])
                return content if len(content) == place[1] else None  # somebody has cut the file short

            yield copied


def _nothing(_key: str) -> None:
    return None


def _places(lengths: Iterable[tuple[str, int]]) -> dict[str, tuple[int, int]]:
    """The offset and length, in bytes, of each part that has a key."""
    found, at = {}, 0
    for key, length in lengths:
        if key:
            found[key] = (at, length)
        at += length
    return found


def _identity(there: os.stat_result) -> str:
    """What tells a file from any other that stood or stands in its place; moving it there changes nothing."""
    return f"{there.st_ino} {there.st_size} {there.st_mtime_ns}"


def _name(path: str) -> str:
    return path.replace("/", "--")
