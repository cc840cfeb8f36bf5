"""One run at a time in a project: pages that one run writes must not come into another's site."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from generator.errors import ReadacrossError

if sys.platform != "win32":
    import fcntl


@contextmanager
def alone(folder: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Holds a lock in the folder, which is made if need be; another run's end is waited for.

    The system takes the lock back when a run ends, however it ends. Windows has no such lock, nor have some
    network drives: there runs are not kept apart. `say` is told of waiting, and of a drive without locks.
    Raises ReadacrossError for a lock file that cannot be opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _opened(folder / "lock") as file:
        _lock(file, say)
        yield


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("ab")
    except OSError as error:
        message = (
            f"this file cannot be opened ({error.strerror}), and by it runs wait for each other; make sure "
            "that you may write in its folder, delete it if it is there, and run this again"
        )
        raise ReadacrossError.one(path.as_posix(), 0, "lock", message) from None


def _lock(file: BinaryIO, say: Callable[[str], None]) -> None:
    if sys.platform == "win32":
        return
    try:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # POSIX lets a system choose between these two
            say("waiting for another run in this folder to end")
            fcntl.lockf(file, fcntl.LOCK_EX)
    except OSError as error:
        say(
            f"this folder cannot be locked ({error.strerror}), so going on without; let no other run work in "
            "it meanwhile"
        )
