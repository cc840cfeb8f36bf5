"""Pages and files -> `docs/`: writes what changed, removes what it wrote before and no longer makes.

What was written is kept in a manifest (for each path a SHA-256, and what it was made from), so that a page
written by hand is never replaced or removed, and a page made from the same as before is not made again.
Every file is written aside and then moved into place, so that nothing is ever half-written.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePosixPath

import msgspec

from generator.chunks import Parts, Standing, made
from generator.errors import Problem, ReadacrossError, naming
from generator.jobs import share_out
from generator.whole import write_if_changed

MARK = "readacross: generated"
_FRONT_MATTER = 4000  # bytes at the beginning of a page; the mark stands in its first lines
_ASIDE = ".aside-"
_ABANDONED_AFTER = 24 * 60 * 60  # seconds; no run takes as long


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to `docs/`: paths relative to it, sorted.

    `unknown` stand where generated files do and are not made now; who made them is not known, since the
    manifest was lost.
    """

    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written: its path relative to `docs`, with forward slashes, and what makes its bytes.

    The bytes come in parts, so that a large file never stands in memory as a whole.
    """

    path: str
    make: Callable[[], Parts]


@dataclass(frozen=True, slots=True)
class FileBatch:
    """Files that are made together, one after the other, by whichever process takes them.

    `made_from` is a key of all that making them reads, different for each batch.
    When all files that were written under the same key still are as they were written, none is made again;
    "" makes them every time.
    """

    make: Callable[[], Iterable[File]]
    made_from: str = ""


Sizes = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the manifest knows of a file: its SHA-256, its key, and its size and time when it was written.

    The SHA-256 is "" where it is not known who made the file.
    """

    sha256: str
    made_from: str = ""
    size: int = -1
    time: int = -1


_COLUMNS = tuple(field.name for field in fields(Kept))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file as it will stand: what the manifest will know of it, and where its new content waits.

    `aside` is "" where the file already says the same, `problem` what forbids writing it.
    """

    path: str
    kept: Kept
    aside: str = ""
    problem: Problem | None = None


def write_files(
    batches: Sequence[FileBatch],
    docs: Path,
    manifest: Path,
    last: Callable[[Sizes], Iterable[File]] | None = None,
    processes: int = 1,
    standing: Standing | None = None,
) -> Written:
    """Make `docs` hold exactly these generated files beside whatever was written by hand.

    The batches are shared out among so many processes.
    `last` gives the files that tell how large the others are, in bytes by path.
    With `standing`, parts of files that are made from the same as before are copied.
    Raises ReadacrossError, before anything is put in place, when a path leaves `docs`
    or when a file that this program did not write stands in the way.
    """
    before = _read(manifest)
    docs.mkdir(parents=True, exist_ok=True)
    clear_abandoned(docs, _ASIDE)
    done = {path: Prepared(path, kept) for path, kept in _still_good(batches, docs, before).items()}
    good = {prepared.kept.made_from for prepared in done.values()}
    to_make = [batch for batch in batches if batch.made_from not in good]
    with tempfile.TemporaryDirectory(dir=docs, prefix=_ASIDE) as folder:
        aside = Path(folder)

        def prepare(n: int) -> list[Prepared]:
            key, files = to_make[n].made_from, enumerate(to_make[n].make())
            return [_prepare(f, key, docs, aside / f"{n}-{m}", standing) for m, f in files]

        for several in share_out(prepare, len(to_make), processes):
            done.update((prepared.path, prepared) for prepared in several)
        sizes = {path: prepared.kept.size for path, prepared in done.items()}
        for m, file in enumerate(last(sizes) if last else ()):
            done[file.path] = _prepare(file, "", docs, aside / f"last-{m}")
        if standing:
            standing.keep_only(done)
        return _put_in_place(done, docs, manifest, before or _of_unknown_makers(docs, done))


def _put_in_place(
    done: Mapping[str, Prepared], docs: Path, manifest: Path, before: Mapping[str, Kept]
) -> Written:
    """Move what was set aside to its place, and remove what is no longer made."""
    problems = [prepared.problem for prepared in done.values() if prepared.problem]
    if problems:
        raise ReadacrossError(problems)
    now = {path: prepared.kept for path, prepared in done.items()}
    changed = {path: prepared.aside for path, prepared in done.items() if prepared.aside}
    if changed:  # without keys: what a run that is stopped here leaves behind is of no batch as a whole
        _save(manifest, {path: replace(kept, made_from="") for path, kept in {**before, **now}.items()})
    for path in sorted(changed):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        Path(changed[path]).replace(docs / path)
    removed = tuple(p for p in sorted(before) if p not in now and _remove(docs, p, before[p].sha256))
    unknown = {
        path: kept
        for path, kept in before.items()
        if not kept.sha256 and path not in now and (docs / path).is_file()
    }
    _save(manifest, {**now, **unknown})
    unchanged = sorted(now.keys() - changed.keys())
    return Written(tuple(sorted(changed)), tuple(unchanged), removed, tuple(sorted(unknown)))


def _of_unknown_makers(docs: Path, made: Iterable[str]) -> dict[str, Kept]:
    """What is to be looked at where no manifest says what was written: pages with our mark, which go if they
    are no longer made, and all else in folders into which files are made, which may be anybody's.
    """
    folders = {path.partition("/")[0] for path in made if "/" in path}
    found = (path.relative_to(docs) for path in docs.glob("*/**/*") if path.is_file())
    return {
        path.as_posix(): Kept("")
        for path in sorted(found)
        if not any(part.startswith(".") for part in path.parts)
        and (path.parts[0] in folders or (path.suffix == ".md" and not _is_by_hand(docs / path)))
    }


def _still_good(batches: Sequence[FileBatch], docs: Path, before: Mapping[str, Kept]) -> dict[str, Kept]:
    """The files of batches that were made from the same before and have not been touched since."""
    by_key: dict[str, dict[str, Kept]] = {}
    for path, kept in before.items():
        by_key.setdefault(kept.made_from, {})[path] = kept
    found: dict[str, Kept] = {}
    for key in {batch.made_from: None for batch in batches if batch.made_from}:
        files = by_key.get(key, {})
        if all(_untouched(docs / path, kept) for path, kept in files.items()):
            found.update(files)
    return found


def _prepare(
    file: File,
    made_from: str,
    docs: Path,
    aside: Path,
    standing: Standing | None = None,
) -> Prepared:
    """One file, made and set aside, unless it says the same already or cannot be written."""
    target = docs / file.path
    problem = _outside(file.path) or _in_the_way(file.path, docs)
    if problem:
        return Prepared(file.path, Kept(""), problem=problem)
    digest = hashlib.sha256()
    lengths: list[tuple[str, int]] = []
    parts = file.make()
    contents = standing.contents(parts, file.path, target) if standing else (("", c) for c in made(parts))
    with naming(target), aside.open("wb") as stream:
        for key, content in contents:
            digest.update(content)
            lengths.append((key, len(content)))
            stream.write(content)
    # Moving it keeps its time, by which the next run knows that nobody else has put a file there since.
    now = Kept(digest.hexdigest(), made_from, sum(length for _, length in lengths), aside.stat().st_mtime_ns)
    same = _time_if_it_has(target, now.size, now.sha256)
    if standing:
        standing.keep(file.path, target if same else aside, lengths)
    if same:
        aside.unlink()
        return Prepared(file.path, replace(now, time=same))
    return Prepared(file.path, now, str(aside))


def _time_if_it_has(target: Path, size: int, sha256: str) -> int:
    """The time of the file that is there with these bytes, or 0; a size that differs saves reading it."""
    try:
        with target.open("rb") as stream:
            there = os.fstat(stream.fileno())
            same = there.st_size == size and hashlib.file_digest(stream, "sha256").hexdigest() == sha256
            return there.st_mtime_ns if same else 0
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return 0


def _untouched(target: Path, kept: Kept) -> bool:
    """Whether the file still is as it was written, by its size and time."""
    try:
        there = target.stat()
    except OSError:
        return False
    return (there.st_size, there.st_mtime_ns) == (kept.size, kept.time)


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
    entries = {path: [getattr(kept, name) for name in _COLUMNS] for path, kept in sorted(files.items())}
    write_if_changed(manifest, msgspec.json.encode(entries) + b"\n")


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
    """Whether what stands where we write was made by somebody else, whatever we wrote there before.

    A page of ours says so in its front matter. A data file cannot; it stands in a folder that is ours alone.
    """
    try:
        with target.open("rb") as stream:
            begins = stream.read(_FRONT_MATTER)
    except FileNotFoundError:
        return False
    except (IsADirectoryError, NotADirectoryError):
        return True
    return target.suffix == ".md" and not _says_it_is_ours(begins)


def _says_it_is_ours(content: bytes) -> bool:
    """Whether a page carries our mark in its front matter, which stands at its very beginning."""
    return f"\n{MARK}\n".encode() in content[:_FRONT_MATTER]


def clear_abandoned(folder: Path, prefix: str) -> None:
    """Remove the folders so named that were last written to a day ago: runs that were killed left them."""
    for left in sorted(folder.glob(f"{prefix}*")):
        with suppress(FileNotFoundError):
            if left.is_dir() and time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(left, ignore_errors=True)


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
