"""One run at a time in a project: pages that one run writes must not come into another's site."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def alone(folder: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Holds a lock in the folder, which is made if need be; another run's end is waited for.

    The system takes the lock back when a run ends, however it ends. Windows has no such lock: there runs are
    not kept apart.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("ab") as file:
        if sys.platform != "win32":
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError):  # POSIX lets a system choose between these two
                waiting("waiting for another run in this folder to end")
                fcntl.lockf(file, fcntl.LOCK_EX)
        yield
