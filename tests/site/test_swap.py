"""How a finished site takes the place of the last one."""

import os
from pathlib import Path
from typing import Never

import pytest

from generator.errors import ReadacrossError
from generator.site import swap


def _site(folder: Path, text: str) -> Path:
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "index.html").write_text(text)
    (folder / swap.MARK).write_text("a\n")
    return folder


def test_a_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    """Files that the new site does not have are gone, and nothing is left beside it."""
    site = _site(tmp_path / "site", "old")
    (site / "gone.html").touch()
    (site / swap.MARK).write_text("a\ngone.html\n")
    with swap.folder_aside(site) as new:
        assert swap.put(_site(new, "new"), site)
    assert [file.name for file in tmp_path.iterdir()] == ["site"]
    assert [file.relative_to(site).as_posix() for file in site.rglob("*.html")] == ["a/index.html"]
    assert (site / "a" / "index.html").read_text() == "new"


@pytest.mark.parametrize("name", ["letter.txt", "index.html"])
def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path, name: str) -> None:
    """A folder or file that no build made is refused before anything is built, and stays as it was."""
    site = tmp_path / "mine"
    site.mkdir()
    (site / name).write_text("precious")
    for target in (site, site / name):
        with (
            pytest.raises(ReadacrossError, match="not a site that was built here"),
            swap.folder_aside(target),
        ):
            raise AssertionError("the build must not begin")
    assert (site / name).read_text() == "precious"


@pytest.mark.parametrize("name", ["CNAME", ".git", "notes"])
def test_what_somebody_put_into_a_site_is_never_deleted(tmp_path: Path, name: str) -> None:
    """A build replaces the whole folder; so what no build made is named, and how to keep it."""
    site = tmp_path / "site"
    with swap.folder_aside(site) as new:
        swap.put(_site(new, "old"), site)
    (site / name).mkdir()
    with (
        pytest.raises(ReadacrossError, match=rf"no build made {name} here.* CNAME, belongs under docs/"),
        swap.folder_aside(site),
    ):
        raise AssertionError("the build must not begin")
    assert (site / name).is_dir()


def test_a_site_whose_mark_tells_nothing_is_held_against_the_new_one(tmp_path: Path) -> None:
    """Earlier builds left an empty mark; what the new site has too was theirs, and all else is kept."""
    site = _site(tmp_path / "site", "old")
    (site / swap.MARK).write_text("")
    with swap.folder_aside(site) as new:
        assert swap.put(_site(new, "new"), site)
    (site / swap.MARK).write_text("")
    (site / "CNAME").touch()
    with pytest.raises(ReadacrossError, match="no build made CNAME"), swap.folder_aside(site) as new:
        swap.put(_site(new, "newest"), site)
    assert (site / "a" / "index.html").read_text() == "new"
    assert (site / "CNAME").is_file()


def test_what_a_system_leaves_in_a_folder_stops_no_build(tmp_path: Path) -> None:
    """Looking at a site in a file manager can put a file there that holds nothing of anybody's."""
    site = _site(tmp_path / "site", "old")
    (site / ".DS_Store").touch()
    with swap.folder_aside(site) as new:
        assert swap.put(_site(new, "new"), site)


@pytest.mark.parametrize("there", [True, False])
def test_a_site_that_is_a_link_stays_one(tmp_path: Path, there: bool) -> None:
    """The new site stands in the folder that the link leads to."""
    (tmp_path / "web").mkdir()
    if there:
        _site(tmp_path / "web" / "htdocs", "old")
    site = tmp_path / "site"
    site.symlink_to(Path("web") / "htdocs")
    with swap.folder_aside(site) as new:
        assert swap.put(_site(new, "new"), site)
    assert site.is_symlink()
    assert (tmp_path / "web" / "htdocs" / "a" / "index.html").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "web"]


def test_the_same_bytes_leave_the_site_untouched(tmp_path: Path) -> None:
    """Not even the time of a file changes."""
    site = _site(tmp_path / "site", "same")
    before = (site / "a" / "index.html").stat()
    with swap.folder_aside(site) as new:
        assert not swap.put(_site(new, "same"), site)
    after = (site / "a" / "index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_build_that_fails_leaves_the_last_good_site(tmp_path: Path) -> None:
    """And nothing of the unfinished one."""
    site = _site(tmp_path / "site", "good")
    with pytest.raises(RuntimeError), swap.folder_aside(site) as new:
        _site(new, "half")
        raise RuntimeError
    assert [file.name for file in tmp_path.iterdir()] == ["site"]
    assert (site / "a" / "index.html").read_text() == "good"


def test_a_run_stopped_while_replacing_is_mended_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old site was moved away and the new one never came: the old one is put back."""
    site = _site(tmp_path / "site", "good")
    rename = Path.rename

    def stop(self: Path, target: Path) -> Path:
        if self.name == "site" and ".new-" in self.parent.name:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt), swap.folder_aside(site) as new:
        swap.put(_site(new, "new"), site)
    monkeypatch.undo()
    assert not site.exists()
    swap.recover(site)
    assert (site / "a" / "index.html").read_text() == "good"
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_a_run_stopped_after_replacing_leaves_the_new_site(tmp_path: Path) -> None:
    """The old one that it had no time to delete does not come back, and goes."""
    site = _site(tmp_path / "site", "new")
    _site(tmp_path / ".site.old-a" / "site", "old")
    swap.recover(site)
    assert (site / "a" / "index.html").read_text() == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_a_run_stopped_before_it_moved_anything_is_mended_too(tmp_path: Path) -> None:
    """Of what stopped runs left beside, the folder that holds the site is put back, and none need hold it."""
    site = tmp_path / "site"
    (tmp_path / ".site.old-z").mkdir()
    swap.recover(site)
    assert list(tmp_path.iterdir()) == []
    _site(tmp_path / ".site.old-a" / "site", "good")
    (tmp_path / ".site.old-z").mkdir()
    swap.recover(site)
    assert (site / "a" / "index.html").read_text() == "good"
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_who_may_read_a_site_is_for_the_machine_to_say(tmp_path: Path) -> None:
    """The folder of a site is as open as its files, which follow the machine's own setting (umask)."""
    site = tmp_path / "site"
    before = os.umask(0o077)
    try:
        with swap.folder_aside(site) as new:
            swap.put(_site(new, "new"), site)
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o077 for path in [site, *site.rglob("*")]}
    assert modes == {0}


@pytest.mark.parametrize("before", [None, "no ids\n"])
def test_a_promise_is_kept_with_the_site_and_by_the_next_run_if_one_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    """Between the site's coming and the promise's keeping a run can be killed; nothing of it stays behind."""
    site, ledger = tmp_path / "site", tmp_path / "permalinks.yml"
    if before:
        ledger.write_text(before)
    promise = swap.Promise(ledger, b"new ids\n")
    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt), swap.folder_aside(site) as new:
        stopped.setattr(swap, "keep_promise", _stop)
        swap.put(_site(new, "new"), site, promise)
    assert (site / "a" / "index.html").read_text() == "new"
    assert (ledger.read_text() if ledger.exists() else None) == before
    assert swap.keep_promise(site, ledger)
    assert ledger.read_text() == "new ids\n"
    assert not swap.keep_promise(site, ledger)
    with swap.folder_aside(site) as new:
        assert not swap.put(_site(new, "new"), site, swap.Promise(ledger, b"newer ids\n"))
    assert ledger.read_text() == "newer ids\n"
    with swap.folder_aside(site) as new:
        assert swap.put(_site(new, "newest"), site, swap.Promise(ledger, b"newest ids\n"))
    assert ledger.read_text() == "newest ids\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["permalinks.yml", "site"]
    assert sorted(path.name for path in site.iterdir()) == [swap.MARK, "a"]


def test_a_promise_that_cannot_be_kept_leaves_the_old_site(tmp_path: Path) -> None:
    """A site must not show ids that no file holds; so it is tried before the site is replaced."""
    site, folder = _site(tmp_path / "site", "good"), tmp_path / "folder"
    folder.touch()
    with pytest.raises(OSError, match="folder"), swap.folder_aside(site) as new:
        swap.put(_site(new, "new"), site, swap.Promise(folder / "permalinks.yml", b"new ids\n"))
    assert (site / "a" / "index.html").read_text() == "good"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "site"]


def test_a_promise_that_was_stopped_spoils_nobodys_change(tmp_path: Path) -> None:
    """What somebody wrote into the file meanwhile stays."""
    site, ledger = tmp_path / "site", tmp_path / "permalinks.yml"
    with pytest.MonkeyPatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(swap, "keep_promise", _stop)
        with swap.folder_aside(site) as new:
            swap.put(_site(new, "new"), site, swap.Promise(ledger, b"new ids\n"))
    ledger.write_text("mine\n")
    assert not swap.keep_promise(site, ledger)
    assert ledger.read_text() == "mine\n"
    assert [path.name for path in site.rglob("*promise*")] == []


def test_a_promise_is_not_kept_where_the_old_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is stopped before the new site stands leaves the old site with the old file."""
    site, ledger = _site(tmp_path / "site", "good"), tmp_path / "permalinks.yml"
    rename = Path.rename

    def stop(self: Path, target: Path) -> Path:
        return _stop() if ".new-" in self.parent.name else rename(self, target)

    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt), swap.folder_aside(site) as new:
        swap.put(_site(new, "new"), site, swap.Promise(ledger, b"new ids\n"))
    monkeypatch.undo()
    swap.recover(site)
    swap.keep_promise(site, ledger)
    assert (site / "a" / "index.html").read_text() == "good"
    assert not ledger.exists()


def _stop(*_: object) -> Never:
    raise KeyboardInterrupt
