"""Writes a file whole or not at all.

The content is written beside its place and moved there in one step.
A run that is stopped and a disk that is full leave the file as it was; a run that is killed may leave a file
beside it as well, whose name begins with a dot.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Write a file that everybody may read (mode 0644), into a folder that is there.

    A link that stands in its place is replaced, and what it leads to stays as it is. Raises OSError.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        aside.chmod(0o644)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def write_if_changed(target: Path, content: bytes) -> bool:
    """The same, unless the file already says exactly that; whether it was written. Makes missing folders."""
    if _says(target, content):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content)
    return True


def _says(target: Path, content: bytes) -> bool:
    """Whether the file is there and says exactly that; a size that differs saves reading it."""
    try:
        return target.stat().st_size == len(content) and target.read_bytes() == content
    except FileNotFoundError:
        return False
