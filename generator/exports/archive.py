"""A zip archive, in parts that can be copied from the archive of the build before.

`zipfile` writes an archive in one go. Here every part of a member is deflated by itself, so that it has the
same bytes wherever it stands. The layout is that of PKWARE's APPNOTE 6.3, without the extension for archives
of more than 65,535 members or 4 GB.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.chunks import Chunk, Part
from generator.errors import ReadacrossError

_HEAD = struct.Struct("<4s5H3L2H")
_SIZES = struct.Struct("<4s3L")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UNIX = 20, 3 << 8  # what a reader must know for deflated members; whose permissions they carry
_SIZES_FOLLOW, _UTF8, _DEFLATED = 1 << 3, 1 << 11, 8
_LONG_AGO = 0, (1 << 5) | 1  # midnight, 1 January 1980
_READ_BY_ALL = 0o100644 << 16
_LAST_BLOCK = b"\x03\x00"
_MOST_MEMBERS, _MOST_BYTES = (1 << 16) - 1, (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the archive; its parts hold its bytes as they are when unpacked."""

    name: str
    parts: Iterable[Chunk]


@dataclass(slots=True)
class _Tally:
    """What is known of a member so far."""

    crc: int = 0
    packed: int = 0
    unpacked: int = 0

    def add(self, packed: bytes) -> None:
        """A part of the member has been written."""
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed)
        self.crc = zlib.crc32(content, self.crc)
        self.packed += len(packed)
        self.unpacked += len(content)


def archive(members: Iterable[Member]) -> Iterator[Part]:
    """The archive of these members, in their order.

    Raises ReadacrossError when there are more than an archive of this layout can hold.
    """
    entries, at = [], 0
    for member in members:
        name, tally = member.name.encode("utf-8"), _Tally()
        common = (_VERSION, _SIZES_FOLLOW | _UTF8, _DEFLATED, *_LONG_AGO)
        yield _HEAD.pack(b"PK\x03\x04", *common, 0, 0, 0, len(name), 0) + name
        for part in member.parts:
            yield Chunk(part.made_from, _deflating(part.make), tally.add)
        sizes = tally.crc, tally.packed + len(_LAST_BLOCK), tally.unpacked
        if max(at, *sizes) > _MOST_BYTES:
            raise _too_large()
        yield _LAST_BLOCK + _SIZES.pack(b"PK\x07\x08", *sizes)
        rest = len(name), 0, 0, 0, 0, _READ_BY_ALL, at
        entries.append(_ENTRY.pack(b"PK\x01\x02", _UNIX | _VERSION, *common, *sizes, *rest) + name)
        at += _HEAD.size + len(name) + sizes[1] + _SIZES.size
    if len(entries) > _MOST_MEMBERS or at > _MOST_BYTES:
        raise _too_large()
    listing = b"".join(entries)
    count = len(entries)
    yield listing + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listing), at, 0)


def _deflating(make: Callable[[], bytes]) -> Callable[[], bytes]:
    def deflated() -> bytes:
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        return packer.compress(make()) + packer.flush(zlib.Z_FULL_FLUSH)

    return deflated


def _too_large() -> ReadacrossError:
    message = "the project for research programs grows larger than its format allows; split the collection"
    return ReadacrossError.one("collection.yml", 0, "archive-too-large", message)
