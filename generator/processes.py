"""Processes of ours: programs that we run and forks that share our work, which all end when we do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import active_children, parent_process
from multiprocessing.connection import wait
from pathlib import Path

from generator.stops import STOPS, code_of, heard


class Stopped(KeyboardInterrupt):
    """A signal stopped us; whatever tidies up after Ctrl+C does so now."""


_programs: set[subprocess.Popen[str]] = set()


@contextmanager
def stoppable() -> Iterator[list[int]]:
    """While the block runs, a signal to stop ends our forks and programs and raises Stopped.

    Gives the signals that came, of which there is one at most: the next ends this process on the spot.
    """
    ours = os.getpid()
    came: list[int] = []

    def stop(number: int) -> None:
        if came or os.getpid() != ours:  # a fork that has not come to its work yet
            os._exit(code_of(number))
        came.append(number)
        threading.excepthook = sys.unraisablehook = _say_nothing
        for program in list(_programs):
            _end(program)
        for fork in active_children():
            fork.kill()
        raise Stopped

    with heard(stop):
        yield came


def _say_nothing(_: object) -> None:
    """Threads miss the forks that we ended, and where Python lets no exception out it would tell of ours."""


def _end(program: subprocess.Popen[str]) -> None:
    """Ends a program with all that it started, which is in its group."""
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            program.kill()
        else:
            os.killpg(program.pid, signal.SIGKILL)


def run_program(
    command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a program to its end, and gives what it wrote; it ends with us, and so does what it starts."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter and files, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        cwd=cwd,
        env=env,
        process_group=0,
    ) as program:
        _programs.add(program)
        try:
            out, err = program.communicate()
        except BaseException:
            _end(program)
            program.communicate()  # comes back when all in its group have let go of what they write to
            raise
        finally:
            _programs.discard(program)
    return subprocess.CompletedProcess(command, program.returncode, out, err)


def begin_fork() -> None:
    """What a process that shares our work does first: it leaves Ctrl+C to us, and ends when we do."""
    for number in STOPS:
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
