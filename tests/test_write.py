"""What writing does to a folder that holds generated and hand-written pages."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from jinja2 import DictLoader

from generator import render, write
from generator.errors import ReadacrossError
from generator.model import Page


def page(text: str) -> bytes:
    """A generated page with that text."""
    return f"---\ntitle: x\n{write.MARK}\n---\n\n{text}\n".encode()


def written(files: Mapping[str, bytes], docs: Path, manifest: Path) -> write.Written:
    """Writes these files, whose bytes are at hand."""
    at_hand = [write.File(path, partial(list, [files[path]])) for path in sorted(files)]
    return write.write_files([write.FileBatch(lambda: at_hand)], docs, manifest)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A `docs` folder with one page written by hand."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "about.md").write_text("# About\n")
    return folder


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """Where the manifest goes."""
    return tmp_path / ".readacross" / "written.json"


def test_what_changed_is_written_and_what_went_is_removed(docs: Path, manifest: Path) -> None:
    """A second run touches only the page that changed, and removes the one that is no longer made."""
    written({"a/x.md": page("1"), "a/y.md": page("1"), "b/z.md": page("1")}, docs, manifest)
    stamp = (docs / "a/x.md").stat().st_mtime_ns
    inode = (docs / "a/x.md").stat().st_ino
    done = written({"a/x.md": page("1"), "a/y.md": page("2")}, docs, manifest)
    assert done == write.Written(changed=("a/y.md",), unchanged=("a/x.md",), removed=("b/z.md",))
    assert (stamp, inode) == ((docs / "a/x.md").stat().st_mtime_ns, (docs / "a/x.md").stat().st_ino)
    assert files_in(docs) == {"a/x.md": page("1"), "a/y.md": page("2"), "about.md": b"# About\n"}
    assert not (docs / "b").exists()


def test_a_page_by_hand_is_never_replaced(docs: Path, manifest: Path) -> None:
    """A hand-written page in the way stops the run before anything is written."""
    with pytest.raises(ReadacrossError, match="a file written by hand"):
        written({"a/x.md": page("1"), "about.md": page("1")}, docs, manifest)
    assert files_in(docs) == {"about.md": b"# About\n"}


def test_a_page_by_hand_is_never_removed(docs: Path, manifest: Path) -> None:
    """A file that somebody put where a generated one was stays when the generated one goes."""
    written({"a/x.md": page("1")}, docs, manifest)
    (docs / "a/x.md").write_text("# Mine now\n")
    done = written({}, docs, manifest)
    assert done.removed == ()
    assert (docs / "a/x.md").read_text() == "# Mine now\n"


def test_a_lost_manifest_does_no_harm(docs: Path, manifest: Path) -> None:
    """Without a manifest our own earlier pages are known by their mark and written anew."""
    written({"a/x.md": page("1"), "a/x.csv": b"1\n"}, docs, manifest)
    manifest.write_text("{ not json")
    done = written({"a/x.md": page("2"), "a/x.csv": b"1\n"}, docs, manifest)
    assert done.changed == ("a/x.md",)


def test_a_page_by_hand_is_never_replaced_where_a_generated_one_was(docs: Path, manifest: Path) -> None:
    """That we wrote there before does not make the page ours; a folder in its place is nobody's page."""
    written({"a/x.md": page("1")}, docs, manifest)
    for size in (page("1"), page("1") + b"long"):
        (docs / "a/x.md").write_bytes(b"m" * len(size))
        with pytest.raises(ReadacrossError, match="a file written by hand"):
            written({"a/x.md": page("2")}, docs, manifest)
        assert (docs / "a/x.md").read_bytes() == b"m" * len(size)
    (docs / "a/x.md").unlink()
    (docs / "a/x.md").mkdir()
    with pytest.raises(ReadacrossError, match="a file written by hand"):
        written({"a/x.md": page("2")}, docs, manifest)


def test_a_lost_manifest_leaves_no_page_of_ours_behind(docs: Path, manifest: Path) -> None:
    """Pages that are no longer made are known by their mark and go; a page by hand stays."""
    written({"a/x.md": page("1"), "b/y.md": page("1"), "a/z/w.md": page("1")}, docs, manifest)
    (docs / "a/own.md").write_text("# Mine\n")
    (docs / "c").mkdir()
    (docs / "c/own.md").write_text("# Mine\n")
    manifest.unlink()
    done = written({"a/x.md": page("1")}, docs, manifest)
    assert done.removed == ("a/z/w.md", "b/y.md")
    assert sorted(files_in(docs)) == ["a/own.md", "a/x.md", "about.md", "c/own.md"]


def test_a_lost_manifest_names_what_may_be_anybodys(docs: Path, manifest: Path) -> None:
    """A data file that is no longer made may be somebody's own: it stays, and is told until it is gone."""
    written({"a/x.csv": b"1\n", "a/y.csv": b"1\n", "b/z.csv": b"1\n"}, docs, manifest)
    (docs / "assets").mkdir()
    (docs / "assets/site.css").write_text("p {}")
    (docs / "a/.hidden").touch()
    manifest.unlink()
    for _ in range(2):
        done = written({"a/x.csv": b"1\n"}, docs, manifest)
        assert done == write.Written((), ("a/x.csv",), (), ("a/y.csv",))
    assert (docs / "a/y.csv").exists()
    (docs / "a/y.csv").unlink()
    assert written({"a/x.csv": b"1\n"}, docs, manifest).unknown == ()
    assert written({"a/x.csv": b"1\n", "a/y.csv": b"2\n"}, docs, manifest).changed == ("a/y.csv",)


@pytest.mark.parametrize("path", ["../x.md", "/x.md", "a/../../x.md", "a\\x.md"])
def test_nothing_is_written_outside(docs: Path, manifest: Path, path: str) -> None:
    """A path that leaves the folder is refused."""
    with pytest.raises(ReadacrossError, match="outside"):
        written({path: b""}, docs, manifest)


def test_files_made_in_processes_are_the_same(docs: Path, manifest: Path) -> None:
    """Batches that two processes make are written as one process writes them, and their sizes are told."""
    told: dict[str, int] = {}

    def batch(n: int) -> list[write.File]:
        return [write.File(f"{n}/{m}.csv", partial(list, [b"x" * n, b"y" * m])) for m in range(3)]

    def last(sizes: write.Sizes) -> list[write.File]:
        told.update(sizes)
        return []

    batches = [write.FileBatch(partial(batch, n)) for n in range(9)]
    done = write.write_files(batches, docs, manifest, last, processes=2)
    assert told == {f"{n}/{m}.csv": n + m for n in range(9) for m in range(3)}
    assert done.changed == tuple(sorted(told))
    assert files_in(docs)["8/2.csv"] == b"xxxxxxxxyy"
    assert write.write_files(batches, docs, manifest, last).unchanged == done.changed


def test_what_was_made_from_the_same_is_not_made_again(docs: Path, manifest: Path) -> None:
    """A batch is left alone under its old key while its files are untouched, and the others are made."""
    made: list[str] = []

    def batch(name: str, key: str) -> write.FileBatch:
        def make() -> list[write.File]:
            made.append(name)
            return [write.File(f"{name}{n}.csv", partial(list, [key.encode()])) for n in range(2)]

        return write.FileBatch(make, key)

    def run(*batches: write.FileBatch) -> write.Written:
        made.clear()
        return write.write_files(batches, docs, manifest)

    run(batch("a", "1"), batch("b", "2"))
    assert run(batch("a", "1"), batch("b", "3")).changed == ("b0.csv", "b1.csv")
    assert made == ["b"]
    assert run(batch("a", "1"), batch("b", "3")) == write.Written(
        (), ("a0.csv", "a1.csv", "b0.csv", "b1.csv"), ()
    )
    assert made == []
    (docs / "a1.csv").write_bytes(b"xx")
    assert run(batch("a", "1"), batch("b", "3")).changed == ("a1.csv",)
    (docs / "b0.csv").unlink()
    assert run(batch("a", "1"), batch("b", "3")).changed == ("b0.csv",)
    assert run(batch("b", "3")).removed == ("a0.csv", "a1.csv")


@pytest.mark.parametrize("before", [b"old", b"one"])
def test_what_another_run_put_there_is_not_believed(
    docs: Path, manifest: Path, monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    """A file that another run replaces while this one writes what it knows is made anew by the next."""
    files = {"a/x.csv": b"one", "b.csv": b"new"}
    one = write.FileBatch(lambda: [write.File(path, partial(list, [files[path]])) for path in files], "one")
    written({"a/x.csv": before, "b.csv": b"old"}, docs, manifest)
    original = Path.replace

    def meanwhile(self: Path, target: Path) -> Path:
        if target.name == "b.csv":
            time.sleep(0.02)  # times of files are as coarse as the system's clock ticks
            (docs / "a/x.csv").unlink()
            (docs / "a/x.csv").write_bytes(b"two")
        return original(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", meanwhile)
        write.write_files([one], docs, manifest)
    assert (docs / "a/x.csv").read_bytes() == b"two"
    assert write.write_files([one], docs, manifest).changed == ("a/x.csv",)
    assert (docs / "a/x.csv").read_bytes() == b"one"


def test_what_killed_runs_left_aside_goes_after_a_day(docs: Path, manifest: Path) -> None:
    """A folder of a run that may still be at work stays."""
    old, young = docs / ".aside-old", docs / ".aside-young"
    for folder in (old, young):
        folder.mkdir(parents=True)
        (folder / "0-0").write_bytes(b"half")
    for folder, hours in ((old, 25), (young, 23)):
        moment = time.time() - hours * 60 * 60
        os.utime(folder, (moment, moment))
    written({}, docs, manifest)
    assert not old.exists()
    assert young.exists()


def test_nothing_is_left_aside(docs: Path, manifest: Path) -> None:
    """A run that is refused leaves no files of its own behind."""
    with pytest.raises(ReadacrossError):
        written({"a/x.md": page("1"), "../x.md": page("1")}, docs, manifest)
    assert files_in(docs) == {"about.md": b"# About\n"}
    assert [path.name for path in docs.iterdir()] == ["about.md"]


def test_a_run_that_breaks_leaves_whole_files(
    docs: Path, manifest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When moving into place fails, the old page stays whole and the next run mends it."""
    written({"a/x.md": page("1")}, docs, manifest)
    before = files_in(docs)

    def fail(self: Path, _target: Path) -> Path:
        if _target.parent.name == "a":
            raise OSError("disk full")
        return original(self, _target)

    original = Path.replace
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        written({"a/x.md": page("2")}, docs, manifest)
    assert files_in(docs) == before
    monkeypatch.undo()
    assert written({"a/x.md": page("2")}, docs, manifest).changed == ("a/x.md",)
    assert written({}, docs, manifest).removed == ("a/x.md",)


def test_a_run_that_breaks_and_is_undone_leaves_every_file(
    docs: Path, manifest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a broken run left of a batch does not stand for the batch when its pages are asked for again."""

    def batch(key: str, names: tuple[str, ...]) -> write.FileBatch:
        made = [write.File(name, partial(list, [page(f"{key} {name}")])) for name in names]
        return write.FileBatch(lambda: made, key)

    both, one = batch("both", ("a.md", "b.md")), batch("one", ("a.md",))
    write.write_files([both], docs, manifest)
    whole = files_in(docs)
    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(write, "_remove", lambda *_: _stop())
        write.write_files([one], docs, manifest)
    write.write_files([both], docs, manifest)
    assert files_in(docs) == whole


def _stop() -> bool:
    raise KeyboardInterrupt


def test_a_rendered_page_carries_the_mark() -> None:
    """What `render` gives is known as ours, however long its front matter is."""
    env_page = Page("x.md", "page", {"title": "x", "description": "long " * 2000}, None)
    with pytest.MonkeyPatch.context() as patch:
        env = render.environment()
        env.loader = DictLoader({"page": "x"})
        patch.setattr(render, "_ENVIRONMENT", env)
        text = render.render(env_page)
    assert f"\n{write.MARK}\n" in text[:4000]
