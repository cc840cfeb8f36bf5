"""What writing one file does to it and to what stands around it, also where the writing breaks."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from generator.whole import write_if_changed, write_whole


def names(folder: Path) -> list[str]:
    """What stands in a folder, dot files too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    """New content takes the place of the old, byte for byte, and nothing else is left in the folder."""
    file = tmp_path / "kept.yml"
    write_whole(file, b"old\r\n")
    write_whole(file, "new “words”\n".encode())
    assert file.read_bytes() == "new “words”\n".encode()
    assert names(tmp_path) == ["kept.yml"]


class Full(io.FileIO):
    """A file on a disk that has room for three bytes more."""

    def write(self, content: Any, /) -> int:
        """Writes these and raises OSError."""
        super().write(content[:3])
        raise OSError(errno.ENOSPC, "No space left on device")


def stop(*_: object) -> None:
    """Stands for a step in which somebody presses Ctrl-C."""
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("where", "step", "breaks", "with_what"),
    [
        (os, "fdopen", Full, OSError),
        (Path, "chmod", stop, KeyboardInterrupt),
        (Path, "replace", stop, KeyboardInterrupt),
    ],
)
def test_a_writing_that_breaks_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: Any, step: str, breaks: Any, with_what: Any
) -> None:
    """A disk that fills up and Ctrl-C at any step leave the old words, and nothing beside them."""
    file = tmp_path / "kept.yml"
    write_whole(file, b"old")
    with monkeypatch.context() as broken, pytest.raises(with_what):
        broken.setattr(where, step, breaks)
        write_whole(file, b"new and longer")
    assert (names(tmp_path), file.read_bytes()) == (["kept.yml"], b"old")


def test_everybody_may_read_it(tmp_path: Path) -> None:
    """A file that is replaced becomes readable for all, whatever it was and the machine's own setting is."""
    file = tmp_path / "kept.yml"
    file.touch(0o600)
    before = os.umask(0o077)
    try:
        write_whole(file, b"new")
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """What a link leads to may be another's, and stays as it is."""
    other = tmp_path / "other"
    other.write_bytes(b"theirs")
    link = tmp_path / "kept.yml"
    link.symlink_to(other)
    write_whole(link, b"ours")
    assert (link.is_symlink(), link.read_bytes(), other.read_bytes()) == (False, b"ours", b"theirs")


def test_what_says_the_same_is_not_touched(tmp_path: Path) -> None:
    """The file keeps its time where nothing is new, so that nobody who watches it sees a change."""
    file = tmp_path / "new" / "folder" / "kept.yml"
    assert write_if_changed(file, b"words")
    os.utime(file, ns=(1, 1))
    assert not write_if_changed(file, b"words")
    assert file.stat().st_mtime_ns == 1
    assert write_if_changed(file, b"sword")  # as long as what was there
    assert file.read_bytes() == b"sword"
