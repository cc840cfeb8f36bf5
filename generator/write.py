"""Pages and files -> `docs/`: writes what changed, removes what it wrote before and no longer makes.

What was written is kept in a manifest (a path and a SHA-256 a file), so that a page written by hand is
never replaced or removed.
Every file is written aside and then moved into place, so that nothing is ever half-written.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import Problem, ReadacrossError

MARK = "readacross: generated"


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to `docs/`: paths relative to it, sorted."""

    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def write(files: Mapping[str, bytes], docs: Path, manifest: Path) -> Written:
    """Make `docs` hold exactly these generated files beside whatever was written by hand.

    `files` maps a path relative to `docs`, with forward slashes, to its bytes.
    Raises ReadacrossError, before anything is written, when a path leaves `docs`
    or when a file that this program did not write stands in the way.
    """
    before = _read(manifest)
    _refuse_what_is_not_ours(files, docs, before)
    now = {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)}
    _save(manifest, {**before, **now})
    changed = tuple(path for path in now if put(docs / path, files[path]))
    removed = tuple(path for path in sorted(before) if path not in now and _remove(docs, path, before[path]))
    _save(manifest, now)
    unchanged = tuple(path for path in now if path not in set(changed))
    return Written(changed, unchanged, removed)


def _read(manifest: Path) -> dict[str, str]:
    """The manifest of the run before; an unreadable one counts as none, since it only saves work."""
    try:
        kept = json.loads(manifest.read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        return {}
    return {str(path): str(sha) for path, sha in kept.items()} if isinstance(kept, dict) else {}


def _save(manifest: Path, files: Mapping[str, str]) -> None:
    text = json.dumps(dict(sorted(files.items())), indent=0, ensure_ascii=False) + "\n"
    put(manifest, text.encode())


def _refuse_what_is_not_ours(files: Mapping[str, bytes], docs: Path, before: Mapping[str, str]) -> None:
    problems = []
    for path in sorted(files):
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or "\\" in path:
            message = (
                "a generated file would be written outside the folder of pages; its name must stay inside"
            )
            problems.append(Problem(path, 0, "write-outside", message))
        elif path not in before and _is_by_hand(docs / path, files[path]):
            message = (
                "a file written by hand stands where a generated page goes; "
                "move it to a name of its own, or delete it if a build made it"
            )
            problems.append(Problem(f"{docs.name}/{path}", 0, "write-by-hand", message))
    if problems:
        raise ReadacrossError(problems)


def _is_by_hand(target: Path, coming: bytes) -> bool:
    """Whether a file that the manifest does not know was made by somebody else.

    A page of ours says so in its front matter; a data file is ours if it is what we would write anyway.
    """
    try:
        there = target.read_bytes()
    except FileNotFoundError:
        return False
    except (IsADirectoryError, NotADirectoryError):
        return True
    if target.suffix == ".md":
        return not _says_it_is_ours(there)
    return there != coming


def _says_it_is_ours(content: bytes) -> bool:
    """Whether a page carries our mark in its front matter, which stands at its very beginning."""
    return f"\n{MARK}\n".encode() in content[:4000]


def put(target: Path, content: bytes) -> bool:
    """Write a file unless it already says exactly that; whether it was written."""
    try:
        if target.read_bytes() == content:
            return False
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(aside).chmod(0o644)
        Path(aside).replace(target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return True


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
