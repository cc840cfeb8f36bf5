"""Which files of a collection's folder are letters."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.corpus import letter_paths, read_letters
from tests.reading import COLLECTION


def test_files_of_other_programs_are_no_letters(tmp_path: Path) -> None:
    """macOS keeps a file's colours in `._name`, and Emacs links `.#name` to nowhere while one is edited."""
    folder = Path(shutil.copytree(COLLECTION, tmp_path / "source_texts"))
    letters = letter_paths(folder)
    for place in (folder, folder / "corrections"):
        ending = ".txt" if place == folder else ".yml"
        (place / f"._2019-01-04-monitoring-visit{ending}").write_bytes(b"\x00\x05\x16\x07\x00")
        (place / f".#2019-01-04-monitoring-visit{ending}").symlink_to("me@host.123")
    assert letter_paths(folder) == letters
    assert [problem for problem in read_letters(folder).problems if problem.fatal] == []
