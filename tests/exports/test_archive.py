"""The zip archive that research programs open is one that any reader opens."""

from __future__ import annotations

import io
import zipfile
from functools import partial

import pytest

from generator.chunks import Chunk, made
from generator.errors import ReadacrossError
from generator.exports import archive as archive_module
from generator.exports.archive import Member, archive

CONTENTS = {
    "project.qde": [b"<a>", b"\xe2\x80\xa6" * 70_000, b"", b"</a>"],
    "sources/é.txt": [b"words"],
    "no": [],
}


def members() -> list[Member]:
    """The contents as members of an archive."""
    return [
        Member(name, [Chunk("", partial(bytes, part)) for part in parts]) for name, parts in CONTENTS.items()
    ]


def test_every_member_is_unpacked_as_it_was() -> None:
    """`zipfile` finds the same names in the same order, the same bytes, and no error of a checksum."""
    with zipfile.ZipFile(io.BytesIO(b"".join(made(archive(members()))))) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == {
            name: b"".join(parts) for name, parts in CONTENTS.items()
        }
        assert found.namelist() == list(CONTENTS)
        assert {info.date_time for info in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_part_has_the_same_bytes_wherever_it_stands() -> None:
    """A part that is packed after others can be copied to where it stands alone."""
    part = Chunk("key", b"the same words, the same words".upper)
    other = Chunk("", b"the same words before it".upper)
    first = list(archive([Member("a", [part])]))[1]
    second = list(archive([Member("b", [other, part])]))[2]
    assert isinstance(first, Chunk) and isinstance(second, Chunk)
    assert first.make() == second.make()


@pytest.mark.parametrize(("limit", "most"), [("_MOST_MEMBERS", 2), ("_MOST_BYTES", 200_000)])
def test_what_no_archive_of_this_layout_holds_is_refused(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many members or bytes are an error in words, never a broken archive."""
    monkeypatch.setattr(archive_module, limit, most)
    with pytest.raises(ReadacrossError, match="split the collection"):
        list(made(archive(members())))
