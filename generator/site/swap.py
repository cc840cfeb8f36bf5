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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ReadacrossError
from generator.whole import write_if_changed
from generator.write import clear_abandoned

_NEW = ".new-"
_OLD = ".old-"
_PROMISE = ".readacross-promise"
MARK = ".readacross-site"
"""The file by which a folder is known as a site that a build made; it names what stands at the site's top."""
_OF_THE_SYSTEM = (
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
)  # left where somebody looked


@contextmanager
def folder_aside(site: Path) -> Iterator[Path]:
    """An empty folder beside `site` to build in; whatever is left of it goes when the block ends."""
    site = _itself(site)
    _refuse_what_is_not_ours(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    recover(site)
    clear_abandoned(site.parent, f".{site.name}{_NEW}")
    aside = Path(tempfile.mkdtemp(prefix=f".{site.name}{_NEW}", dir=site.parent))
    try:
        yield aside / "site"
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _itself(site: Path) -> Path:
    """The folder that a link leads to, which is what is replaced: the link stays."""
    return site.resolve() if site.is_symlink() else site


def _refuse_what_is_not_ours(site: Path) -> None:
    """A build replaces the whole folder, so it must be one that a build made, or empty, or not there.

    Raises ReadacrossError otherwise.
    """
    if (site / MARK).is_file():
        made = (site / MARK).read_text("utf-8", errors="replace").splitlines()
        if made:
            _refuse_what_was_added(site, made)
        return
    if not site.exists() or (site.is_dir() and not any(site.iterdir())):
        return
    message = (
        "this is not a site that was built here, and a build would replace all of it; "
        "name an empty or new folder with --site, or delete this one if it is an old site"
    )
    raise ReadacrossError.one(site.as_posix(), 0, "not-a-site", message)


def _refuse_what_was_added(site: Path, made: Sequence[str]) -> None:
    """Raises ReadacrossError if anything stands at the top of a built site that a build did not make."""
    added = [name for name in _top(site) if name not in made]
    if not added:
        return
    message = (
        f"no build made {', '.join(added)} here, and a build replaces all of this folder. "
        "A file that every site shall have, such as CNAME, belongs under docs/. "
        "To keep the site in Git, build into a folder of its own with --site, and copy it from there. "
        "Move or delete what is named here, then build again"
    )
    raise ReadacrossError.one(site.as_posix(), 0, "not-of-the-site", message)


def _top(site: Path) -> list[str]:
    """The names at the top of a site, but for our own and the system's."""
    return sorted(p.name for p in site.iterdir() if p.name not in (MARK, _PROMISE, *_OF_THE_SYSTEM))


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
    Raises OSError, with `site` left untouched, if the promised file cannot be written, and ReadacrossError if
    `site` is of a time when its mark did not tell what was made, and holds what this build does not make.
    """
    site = _itself(site)
    made = _top(new)
    (new / MARK).write_text("".join(f"{name}\n" for name in made), "utf-8", newline="\n")
    if (site / MARK).is_file() and not (site / MARK).stat().st_size:
        _refuse_what_was_added(site, made)
    if site.is_dir() and same(new, site):
        if promise:
            write_if_changed(promise.path, promise.content)
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
    written = was == _digest(path) and write_if_changed(path, content)
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
