"""Puts a finished site in the place of the last good one, and never leaves half of either.

The new site is built in a folder beside the old one, so that moving it is one rename.
Between taking the old one away and putting the new one there is a moment with neither; if a run is
stopped in it, the old one still stands beside under a name of its own, and the next run puts it back.
"""

from __future__ import annotations

import filecmp
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ReadacrossError
from generator.write import clear_abandoned
from generator.write import put as put_file

_NEW = ".new-"
_OLD = ".old-"
_PROMISE = ".readacross-promise"
MARK = ".readacross-site"
"""The file by which a folder is known as a site that a build made."""


@contextmanager
def folder_aside(site: Path) -> Iterator[Path]:
    """An empty folder beside `site` to build in; whatever is left of it goes when the block ends."""
    _refuse_what_is_not_ours(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    recover(site)
    clear_abandoned(site.parent, f".{site.name}{_NEW}")
    aside = Path(tempfile.mkdtemp(prefix=f".{site.name}{_NEW}", dir=site.parent))
    try:
        yield aside / "site"
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_what_is_not_ours(site: Path) -> None:
    """A build replaces the whole folder, so it must be one that a build made, or empty, or not there.

    Raises ReadacrossError otherwise.
    """
    if not site.exists() or (site / MARK).is_file() or (site.is_dir() and not any(site.iterdir())):
        return
    message = (
        "this is not a site that was built here, and a build would replace all of it; "
        "name an empty or new folder with --site, or delete this one if it is an old site"
    )
    raise ReadacrossError.one(site.as_posix(), 0, "not-a-site", message)


def recover(site: Path) -> None:
    """Put back the last good site if a run was stopped while it was being replaced."""
    kept = sorted(site.parent.glob(f".{site.name}{_OLD}*"))
    held = [folder / "site" for folder in kept if (folder / "site").is_dir()]
    if held and not site.exists():
        held[-1].rename(site)
    for folder in kept:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Promise:
    """A file to be written when, and only when, the site that shows what it says is in place."""

    path: Path
    content: bytes


def put(new: Path, site: Path, promise: Promise | None = None) -> bool:
    """Replace `site` by `new`; False, with `site` left untouched, if both hold the same bytes.

    The promise comes with the new site, and is kept when that stands in its place.
    Raises OSError, with `site` left untouched, if the promised file cannot be written.
    """
    (new / MARK).touch()
    if site.is_dir() and same(new, site):
        if promise:
            put_file(promise.path, promise.content)
        return False
    if promise:
        _try_to_write(promise)
        (new / _PROMISE).write_bytes(_digest(promise.path) + b"\n" + promise.content)
    old = Path(tempfile.mkdtemp(prefix=f".{site.name}{_OLD}", dir=site.parent))
    if site.exists():
        site.rename(old / "site")
    new.rename(site)
    if promise:
        keep_promise(site, promise.path)
    shutil.rmtree(old, ignore_errors=True)
    return True


def _try_to_write(promise: Promise) -> None:
    """Writes what is promised beside its place, and takes it away: to know it before the site is replaced."""
    with tempfile.NamedTemporaryFile(dir=promise.path.parent, prefix=f".{promise.path.name}.") as file:
        file.write(promise.content)


def keep_promise(site: Path, path: Path) -> bool:
    """Write the file that came with a site to `path`, if a run was stopped before it could; whether it was.

    One that somebody has changed since stays as it is.
    """
    came = site / _PROMISE
    if not came.is_file():
        return False
    was, _, content = came.read_bytes().partition(b"\n")
    written = was == _digest(path) and put_file(path, content)
    came.unlink()
    return written


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest().encode()


def same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    files = _files(one)
    if files != _files(other):
        return False
    _, different, unreadable = filecmp.cmpfiles(one, other, files, shallow=False)
    return not different and not unreadable


def _files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
