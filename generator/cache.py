"""Work that is kept from run to run, above all so that a letter that has not changed is not read again.

What was read from a letter is known by the SHA-256 of everything that the reading depends on:
the program, `collection.yml`, `codebook/` (but for `search.yml`), the letter's file, its corrections and its
published ids.
The folder may be deleted at any time, and several builds may use it at once:
an entry is put in place whole, and one that is not what its first line promises counts as none.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.whole import write_whole

_PROGRAM = Path(__file__).parent
_SOURCES = ("*.py", "data/*", "templates/*", "edition/fonts/*", "*/**/*.py")
# Other people's programs that what we read and write depends on.
_SETTERS = ("jinja2", "markupsafe", "msgspec", "pydantic", "python-frontmatter", "pyyaml", "typst")
_ENDING = ".kept"


def program_key() -> str:
    """The SHA-256 of this program: its code, data and templates, and what runs it and sets its pages."""
    versions = [sys.version, sqlite3.sqlite_version, zlib.ZLIB_RUNTIME_VERSION]
    versions += [f"{name} {version(name)}" for name in _SETTERS]
    digest = hashlib.sha256("\n".join(versions).encode())
    files = {path for pattern in _SOURCES for path in _PROGRAM.glob(pattern) if path.is_file()}
    for path in sorted(files):
        content = path.read_bytes()
        digest.update(f"\n{path.relative_to(_PROGRAM).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def key_of(*parts: bytes | None) -> str:
    """The SHA-256 of several byte strings in order, each told from its neighbours; None is not b""."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"-" if part is None else f"{len(part)}:".encode())
        digest.update(part or b"")
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in a folder, one a name; a name's new entry takes the place of its old one."""

    folder: Path

    def get(self, name: str, key: str) -> bytes | None:
        """The entry of that name and key, or None where there is none that is whole."""
        try:
            content = (self.folder / f"{name}{_ENDING}").read_bytes()
        except OSError:
            return None
        head, _, body = content.partition(b"\n")
        return body if head == _head(key, body) else None

    def put(self, name: str, key: str, body: bytes) -> None:
        """Keep an entry; a folder that cannot be written to keeps nothing, and that is no error."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.folder / f"{name}{_ENDING}", _head(key, body) + b"\n" + body)

    def keep_only(self, names: Iterable[str]) -> None:
        """Drop the entries of every other name, and whatever else was kept there before."""
        wanted = {f"{name}{_ENDING}" for name in names}
        for path in sorted(self.folder.glob("[!.]*")) if self.folder.is_dir() else ():
            if path.name not in wanted and path.is_file():
                path.unlink(missing_ok=True)


def _head(key: str, body: bytes) -> bytes:
    return f"{key} {hashlib.sha256(body).hexdigest()}".encode()


def sorted_entries(entries: Mapping[str, str] | None) -> bytes | None:
    """A mapping as bytes for a key, or None where there is no mapping."""
    return None if entries is None else json.dumps(dict(entries), sort_keys=True).encode("utf-8")
