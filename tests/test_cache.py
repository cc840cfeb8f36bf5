"""What is kept of letters that were read, and when it is believed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from generator import cache as cache_module
from generator import corpus as corpus_module
from generator.cache import Cache
from generator.corpus import Outcome, read_corpus, read_letters
from generator.errors import Problem
from generator.jobs import HERE
from generator.permalinks import FILE, Ledger, read_ledger
from tests.reading import copied, corpus

ONE = "2019-01-04-monitoring-visit"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A copy of the project's collection, to be changed."""
    return copied(tmp_path)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs of the letters that were read anew, as they are read."""
    slugs: list[str] = []
    original = corpus_module._read

    def noted(letter: corpus_module.Unread, *rest: object) -> Outcome:
        slugs.append(letter.slug)
        return original(letter, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(corpus_module, "_read", noted)
    return slugs


def kept_in(folder: Path) -> Cache:
    """The cache beside a collection."""
    return Cache(folder.parent / "cache")


def slugs_of(letters: Iterable[Path]) -> list[str]:
    """The slugs of letters' files, in order."""
    return sorted(path.stem for path in letters)


def test_every_value_comes_back_as_it_was() -> None:
    """What is kept of a letter, put into bytes and back, is the same to the last confidence and decision."""
    for letter in corpus().letters:
        outcome = Outcome(letter, (Problem("a", 1, "b", "c", fatal=False),))
        back = msgspec.msgpack.decode(msgspec.msgpack.encode(outcome), type=Outcome)
        assert repr(back) == repr(outcome)


def test_a_second_reading_reads_nothing(collection: Path, read: list[str]) -> None:
    """With a cache the second reading is the same corpus, and no letter is read for it."""
    first = read_corpus(collection, HERE, kept_in(collection))
    assert sorted(read) == slugs_of(collection.glob("*.txt"))
    read.clear()
    second = read_corpus(collection, HERE, kept_in(collection))
    assert read == []
    assert repr(second) == repr(first) == repr(read_corpus(collection))


def test_one_changed_letter_is_read_alone(collection: Path, read: list[str]) -> None:
    """A changed letter is read again, and no other; the corpus is as without a cache."""
    read_corpus(collection, HERE, kept_in(collection))
    path = collection / f"{ONE}.txt"
    path.write_text(path.read_text("utf-8") + "\nOne more page footer.\n", "utf-8")
    read.clear()
    again = read_corpus(collection, HERE, kept_in(collection))
    assert read == [ONE]
    assert repr(again) == repr(read_corpus(collection))


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("codebook/themes.yml", "version: ", "version: 9"),
        ("codebook/entities.yml", "title: ", "title: The "),
        ("collection.yml", 'summary: "', 'summary: "So: '),
    ],
)
def test_a_changed_codebook_reads_every_letter(
    collection: Path, read: list[str], file: str, before: str, after: str
) -> None:
    """What all letters are read by is part of every key."""
    read_letters(collection, HERE, kept_in(collection))
    read.clear()
    path = collection / file
    words = path.read_text("utf-8")
    assert before in words
    path.write_text(words.replace(before, after, 1), "utf-8")
    read_letters(collection, HERE, kept_in(collection))
    assert sorted(read) == slugs_of(collection.glob("*.txt"))


def test_a_changed_program_reads_every_letter(
    collection: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program's own files are part of every key."""
    read_letters(collection, HERE, kept_in(collection))
    read.clear()
    monkeypatch.setattr(corpus_module, "program_key", lambda: "another program")
    read_letters(collection, HERE, kept_in(collection))
    assert sorted(read) == slugs_of(collection.glob("*.txt"))


def test_the_programs_key_is_of_its_code_and_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte more in a module of a sub-package, in the data or in a template is another program."""
    root = tmp_path / "generator"
    for name in ("source.py", "annotate/coder.py", "data/weights.json", "templates/letter.md.j2"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    monkeypatch.setattr(cache_module, "_PROGRAM", root)
    keys = [cache_module.program_key()]
    for path in sorted(root.rglob("*.*")):
        path.write_text("xx")
        keys.append(cache_module.program_key())
    assert len(set(keys)) == 5


@pytest.mark.parametrize("folder", ["corrections", "permalinks"])
def test_decisions_and_published_ids_are_part_of_the_key(
    collection: Path, read: list[str], folder: str
) -> None:
    """A correction, or a published id, has only its own letter read again."""
    read_letters(collection, HERE, kept_in(collection))
    read.clear()
    if folder == "corrections":
        path = collection / "corrections" / f"{ONE}.yml"
        before = path.read_text("utf-8") if path.exists() else "by: {who: A tester, when: 2026}\n"
        path.write_text(before + "\n# looked at again\n", "utf-8")
    else:
        path = collection / "permalinks.yml"
        words = path.read_text("utf-8")
        at = words.index(f"  {ONE}:\n") + len(f"  {ONE}:\n")
        path.write_text(words[:at] + "    p999: '00000000'\n" + words[at:], "utf-8")
    read_letters(collection, HERE, kept_in(collection))
    assert read == [ONE]


@pytest.mark.parametrize("harm", [b"", b"{", b"not what was kept\n[]", None])
def test_a_damaged_entry_counts_as_none(collection: Path, read: list[str], harm: bytes | None) -> None:
    """An entry that is empty, cut short or changed is read anew and mended."""
    first = read_corpus(collection, HERE, kept_in(collection))
    entry = kept_in(collection).folder / f"{ONE}.kept"
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-40] if harm is None else harm)
    read.clear()
    assert repr(read_corpus(collection, HERE, kept_in(collection))) == repr(first)
    assert read == [ONE]
    assert entry.read_bytes() == whole


def test_the_cache_may_be_deleted_and_forgets_letters_that_went(collection: Path) -> None:
    """Deleting the folder does no harm; a letter that is gone leaves nothing behind."""
    cache = kept_in(collection)
    read_letters(collection, HERE, cache)
    shutil.rmtree(cache.folder)
    read_letters(collection, HERE, cache)
    (collection / f"{ONE}.txt").unlink()
    read_letters(collection, HERE, cache)
    kept = sorted(path.stem for path in cache.folder.glob("*"))
    assert kept == [*slugs_of(collection.glob("*.txt")), "permalinks.yml"]


def test_published_ids_are_kept_until_their_file_says_other(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger is parsed once, then taken as it was kept; a changed or damaged one is parsed again."""
    parsed: list[Path] = []
    original = read_ledger

    def noted(folder: Path) -> Ledger:
        parsed.append(folder)
        return original(folder)

    monkeypatch.setattr(corpus_module, "read_ledger", noted)
    first = read_letters(collection, HERE, kept_in(collection)).ledger
    assert read_letters(collection, HERE, kept_in(collection)).ledger == first == original(collection)
    assert len(parsed) == 1
    path = collection / FILE
    path.write_text(path.read_text("utf-8").replace("redirects: {}", "redirects: {x: {p1: p2}}"), "utf-8")
    assert read_letters(collection, HERE, kept_in(collection)).ledger.redirects == {"x": {"p1": "p2"}}
    (kept_in(collection).folder / f"{FILE}.kept").write_bytes(b"cut sho")
    assert read_letters(collection, HERE, kept_in(collection)).ledger.redirects == {"x": {"p1": "p2"}}
    assert len(parsed) == 3


def test_a_folder_that_cannot_be_made_keeps_nothing(collection: Path) -> None:
    """Where a file stands in the folder's place letters are read all the same."""
    (collection.parent / "cache").write_text("in the way")
    assert read_corpus(collection, HERE, kept_in(collection)) == read_corpus(collection)


def test_a_letters_problems_are_kept_with_it(collection: Path, read: list[str]) -> None:
    """A letter that cannot be read says why each time, and stops no other."""
    path = collection / f"{ONE}.txt"
    path.write_text(path.read_text("utf-8").replace("kind: ", "kind: no-such-", 1), "utf-8")
    (collection / "corrections" / f"{ONE}.yml").unlink(missing_ok=True)
    first = read_letters(collection, HERE, kept_in(collection))
    read.clear()
    second = read_letters(collection, HERE, kept_in(collection))
    assert read == []
    assert first == second == replace(read_letters(collection), key=first.key, keys=first.keys)
    assert any(problem.fatal and ONE in problem.path for problem in second.problems)
