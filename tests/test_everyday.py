"""Readers' everyday words."""

from pathlib import Path

import pytest

from generator.errors import ReadacrossError
from generator.everyday import Everyday, read_everyday


def _collection(folder: Path, text: str) -> Path:
    (folder / "codebook").mkdir()
    (folder / "codebook" / "search.yml").write_text(text)
    return folder


def test_entries_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Words and phrases, as they stand."""
    folder = _collection(tmp_path, "words:\n- {say: [kids], letters: [children, young people]}\n")
    assert read_everyday(folder) == (Everyday(("kids",), ("children", "young people")),)


def test_a_collection_without_the_file_has_no_everyday_words(tmp_path: Path) -> None:
    """Search then looks for what is typed."""
    assert read_everyday(tmp_path) == ()


def test_a_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    """A key that is not known is most often a slip of spelling; the path is as all other messages give it."""
    folder = _collection(
        tmp_path, "words:\n- {say: [kids], letters: [children]}\n- {says: [x], letters: [y]}\n"
    )
    with pytest.raises(ReadacrossError, match=r"codebook/search\.yml:3: .*says") as told:
        read_everyday(folder)
    paths = {problem.path for problem in told.value.problems}
    assert paths == {f"{folder.as_posix()}/codebook/search.yml"}


@pytest.mark.parametrize("entry", ["{say: [], letters: [children]}", "{say: [kids], letters: []}"])
def test_an_entry_says_something_on_both_sides(tmp_path: Path, entry: str) -> None:
    """An empty list is a slip: there would be nothing to look for, or nothing to look for it by."""
    with pytest.raises(ReadacrossError, match=r"codebook/search\.yml:2: .*at least one word"):
        read_everyday(_collection(tmp_path, f"words:\n- {entry}\n"))
