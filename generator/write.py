"""Pages and files -> `docs/`: writes what changed, removes what it wrote before and no longer makes.

What was written is kept in a manifest (for each path a SHA-256, and what it was made from), so that a page
written by hand is never replaced or removed, and a page made from the same as before is not made again.
Every file is written aside and then moved into place, so that nothing is ever half-written.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from generator.errors import Problem, ReadacrossError

MARK = "readacross: generated"


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to `docs/`: paths relative to it, sorted."""

    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written: its path relative to `docs`, with forward slashes, and what makes its bytes.

    `made_from` is a key of all that `make` reads. A file that was written under the same key and has not been
    touched since is not made again; "" makes it every time.
    """

    path: str
    make: Callable[[], bytes]
    made_from: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the manifest knows of a file: its SHA-256, its key, and its size and time when it was written."""

    sha256: str
    made_from: str = ""
    size: int = -1
    time: int = -1


def write(files: Mapping[str, bytes], docs: Path, manifest: Path) -> Written:
    """As `write_files`, for files whose bytes are at hand."""
    return write_files((File(path, partial(bytes, files[path])) for path in sorted(files)), docs, manifest)


def write_files(files: Iterable[File], docs: Path, manifest: Path) -> Written:
    """Make `docs` hold exactly these generated files beside whatever was written by hand.

    The files are made one by one, so that a large collection never stands in memory as a whole.
    Raises ReadacrossError, before anything is put in place, when a path leaves `docs`
    or when a file that this program did not write stands in the way.
    """
    before = _read(manifest)
    now: dict[str, Kept] = {}
    aside: dict[str, Path] = {}
    problems: list[Problem] = []
    try:
        for file in files:
            kept = before.get(file.path)
            if kept and file.made_from and _untouched(docs / file.path, kept, file.made_from):
                now[file.path] = kept
                continue
            problem = _outside(file.path)
            content = b"" if problem else file.make()
            problem = problem or (None if kept else _in_the_way(file.path, docs))
            if problem:
                problems.append(problem)
            elif not problems:
                now[file.path] = Kept(hashlib.sha256(content).hexdigest(), file.made_from)
                if not _says(docs / file.path, content):
                    aside[file.path] = _set_aside(docs / file.path, content)
        if problems:
            raise ReadacrossError(problems)
        if aside:
            _save(manifest, {**before, **now})
        for path in sorted(aside):
            aside[path].replace(docs / path)
    finally:
        for path in sorted(aside):
            aside[path].unlink(missing_ok=True)
    removed = tuple(p for p in sorted(before) if p not in now and _remove(docs, p, before[p].sha256))
    _save(manifest, {path: _with_time(docs / path, kept) for path, kept in now.items()})
    unchanged = tuple(path for path in sorted(now) if path not in aside)
    return Written(tuple(sorted(aside)), unchanged, removed)


def _untouched(target: Path, kept: Kept, made_from: str) -> bool:
    """Whether the file was made from the same and still is as it was written, by its size and time."""
    if kept.made_from != made_from:
        return False
    try:
        there = target.stat()
    except OSError:
        return False
    return (there.st_size, there.st_mtime_ns) == (kept.size, kept.time)


def _with_time(target: Path, kept: Kept) -> Kept:
    there = target.stat()
    return replace(kept, size=there.st_size, time=there.st_mtime_ns)


def _read(manifest: Path) -> dict[str, Kept]:
    """The manifest of the run before; an unreadable one counts as none, since it only saves work."""
    try:
        entries = json.loads(manifest.read_text("utf-8"))
        return {
            path: Kept(*([entry] if isinstance(entry, str) else entry)) for path, entry in entries.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _save(manifest: Path, files: Mapping[str, Kept]) -> None:
    entries = {path: list(astuple(files[path])) for path in sorted(files)}
    text = json.dumps(entries, indent=0, ensure_ascii=False) + "\n"
    put(manifest, text.encode())


def _outside(path: str) -> Problem | None:
    pure = PurePosixPath(path)
    if not (pure.is_absolute() or ".." in pure.parts or "\\" in path):
        return None
    message = "a generated file would be written outside the folder of pages; its name must stay inside"
    return Problem(path, 0, "write-outside", message)


def _in_the_way(path: str, docs: Path) -> Problem | None:
    if not _is_by_hand(docs / path):
        return None
    message = (
        "a file written by hand stands where a generated page goes; "
        "move it to a name of its own, or delete it if a build made it"
    )
    return Problem(f"{docs.name}/{path}", 0, "write-by-hand", message)


def _is_by_hand(target: Path) -> bool:
    """Whether a file that the manifest does not know was made by somebody else.

    A page of ours says so in its front matter. A data file cannot; it stands in a folder that is ours alone.
    """
    try:
        there = target.read_bytes()
    except FileNotFoundError:
        return False
    except (IsADirectoryError, NotADirectoryError):
        return True
    return target.suffix == ".md" and not _says_it_is_ours(there)


def _says_it_is_ours(content: bytes) -> bool:
    """Whether a page carries our mark in its front matter, which stands at its very beginning."""
    return f"\n{MARK}\n".encode() in content[:4000]


def put(target: Path, content: bytes) -> bool:
    """Write a file unless it already says exactly that; whether it was written."""
    if _says(target, content):
        return False
    aside = _set_aside(target, content)
    try:
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return True


def _says(target: Path, content: bytes) -> bool:
    """Whether the file is there and says exactly that; a size that differs saves reading it."""
    try:
        return target.stat().st_size == len(content) and target.read_bytes() == content
    except FileNotFoundError:
        return False


def _set_aside(target: Path, content: bytes) -> Path:
    """The content in a file beside its target, whole and ready to be moved."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        aside.chmod(0o644)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside


def _remove(docs: Path, path: str, sha256: str) -> bool:
    """Remove a file that we wrote, unless somebody has put another in its place; and folders left empty."""
    target = docs / path
    try:
        there = target.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
    if hashlib.sha256(there).hexdigest() != sha256 and not _says_it_is_ours(there):
        return False
    target.unlink()
    for folder in target.relative_to(docs).parents:
        if folder == Path() or any((docs / folder).iterdir()):
            break
        (docs / folder).rmdir()
    return True
