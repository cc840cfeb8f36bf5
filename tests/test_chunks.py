"""Parts of a file are copied from the file as it stands only where they are the same."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from generator import write
from generator.cache import Cache
from generator.chunks import Chunk, Part, Standing

FIVE = {"a": b"aa\n", "b": b"b\n", "c": b"", "d": b"dddd\n", "e": b"e\n"}


@pytest.fixture
def asked() -> list[bytes]:
    """The parts that were made, in order, since it was last emptied."""
    return []


@pytest.fixture
def told() -> list[bytes]:
    """The parts whose bytes were told, in order, since it was last emptied."""
    return []


class Project:
    """A folder with one file that is made of parts, each made from its key alone."""

    def __init__(self, folder: Path, asked: list[bytes], told: list[bytes]) -> None:
        self.docs, self.standing = folder / "docs", Standing(Cache(folder / "standing"))
        self.file = self.docs / "data" / "all.csv"
        self.asked, self.told = asked, told

    def parts(self, contents: dict[str, bytes]) -> list[Part]:
        """A head, which has no key, and then each part."""

        def make(content: bytes) -> bytes:
            self.asked.append(content)
            return content

        return [
            b"head\n",
            *(Chunk(key, partial(make, content), self.told.append) for key, content in contents.items()),
        ]

    def run(self, contents: dict[str, bytes]) -> bytes:
        """Write the file; its bytes."""
        self.asked.clear()
        self.told.clear()
        file = write.File("data/all.csv", partial(self.parts, contents))
        batch = write.FileBatch(partial(list, [file]))
        manifest = self.docs / ".written.json"
        write.write_files([batch], self.docs, manifest, standing=self.standing)
        assert self.told == list(contents.values())
        return self.file.read_bytes()


@pytest.fixture
def project(tmp_path: Path, asked: list[bytes], told: list[bytes]) -> Project:
    """The folder, with the file written once."""
    made = Project(tmp_path, asked, told)
    assert made.run(FIVE) == b"head\n" + b"".join(FIVE.values())
    assert asked == list(FIVE.values())
    return made


def test_only_new_parts_are_made(project: Project) -> None:
    """Parts may move, go and come: what stood in the file is copied, be it empty, what did not is made."""
    moved = {"e": FIVE["e"], "new": b"new\n", "c": FIVE["c"], "a": FIVE["a"], "d": FIVE["d"]}
    assert project.run(moved) == b"head\ne\nnew\naa\ndddd\n"
    assert project.asked == [b"new\n"]
    assert project.run(FIVE) == b"head\n" + b"".join(FIVE.values())
    assert project.asked == [b"b\n"]
    project.run({key: content for key, content in FIVE.items() if content})
    assert project.asked == []


def test_a_part_without_a_key_is_always_made(project: Project) -> None:
    """ "" stands for no key, whatever was written under it."""
    project.run({"": b"1\n"})
    assert project.run({"": b"2\n"}) == b"head\n2\n"


@pytest.mark.parametrize("harm", ["edited", "copied", "gone", "forgotten", "nonsense"])
def test_nothing_is_copied_from_another_file(project: Project, harm: str) -> None:
    """A file that somebody changed, put there anew or took away is no source, and nor are lost places."""
    kept = project.standing.cache.folder
    if harm == "edited":
        project.file.write_bytes(b"x" * project.file.stat().st_size)
    elif harm == "copied":
        there = project.file.stat()
        shutil.move(project.file, project.file.with_suffix(".old"))
        project.file.write_bytes(b"x" * there.st_size)
        os.utime(project.file, ns=(there.st_atime_ns, there.st_mtime_ns))
    elif harm == "gone":
        project.file.unlink()
    elif harm == "forgotten":
        shutil.rmtree(kept)
    else:
        for path in kept.iterdir():
            path.write_bytes(b"nonsense")
    assert project.run(FIVE) == b"head\n" + b"".join(FIVE.values())
    assert project.asked == list(FIVE.values())


def test_the_places_of_a_file_that_is_gone_are_forgotten(project: Project) -> None:
    """What is kept does not grow with files that are no longer made."""
    assert [path.name for path in project.standing.cache.folder.iterdir()] == ["data--all.csv.kept"]
    write.write_files([], project.docs, project.docs / ".written.json", standing=project.standing)
    assert list(project.standing.cache.folder.iterdir()) == []


def test_what_somebody_cuts_off_meanwhile_is_made(project: Project) -> None:
    """The file was whole when it was opened; what is left of it is copied all the same."""

    def cut() -> bytes:
        os.truncate(project.file, len(b"head\naa\nb"))
        return b"new\n"

    parts = [Chunk("new", cut), *(Chunk(key, lambda: b"made\n") for key in "abe")]
    contents = project.standing.contents(parts, "data/all.csv", project.file)
    assert list(contents) == [("new", b"new\n"), ("a", b"aa\n"), ("b", b"made\n"), ("e", b"made\n")]
