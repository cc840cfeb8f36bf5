"""How a finished site takes the place of the last one."""

import os
from pathlib import Path

import pytest

from generator.errors import ReadacrossError
from generator.site import swap


def _site(folder: Path, text: str) -> Path:
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "index.html").write_text(text)
    (folder / swap.MARK).touch()
    return folder


def test_a_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    """Files that the new site does not have are gone, and nothing is left beside it."""
    site = _site(tmp_path / "site", "old")
    (site / "gone.html").touch()
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
