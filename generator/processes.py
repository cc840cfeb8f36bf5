"""Processes of ours: programs that we run, forks that share our work, and how they all end with us.

Whoever stops this process, by Ctrl+C or by a signal, must leave none of the others behind.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import active_children, parent_process
from multiprocessing.connection import wait
from pathlib import Path

from generator.stops import STOPS, code_of, heard

PATIENCE = 20.0  # seconds for tidying up


class Stopped(KeyboardInterrupt):
    """A signal stopped us; whatever tidies up after Ctrl+C does so now."""


@dataclass(slots=True)
class Stop:
    """The signal that stopped this process, 0 for none; and whether one is to wait, and one has come."""

    number: int = 0
    to_wait: bool = False
    has_come: bool = False


_stop = Stop()
_programs: set[subprocess.Popen[str]] = set()


@contextmanager
def stoppable() -> Iterator[Stop]:
    """While the block runs, the first signal to stop ends all our processes and raises in it.

    Ctrl+C raises KeyboardInterrupt, any other signal Stopped. Signals that follow are not heard.
    Where tidying up takes longer than PATIENCE, this process ends without it.
    """
    ours = os.getpid()
    _stop.number = 0

    def stop(number: int) -> None:
        if os.getpid() != ours:
            os._exit(code_of(number))  # a fork that has not come to its work yet
        if not _stop.number:
            _stop.number, _stop.has_come = number, _stop.to_wait
            if not _stop.to_wait:
                _end_all()

    with heard(stop):
        yield _stop


@contextmanager
def stopped_later() -> Iterator[None]:
    """A stop that comes while processes begin is heard when they have begun, so that they end too.

    Signals come to the first thread alone.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _stop.to_wait = True
    try:
        yield
    finally:
        _stop.to_wait = False
        if _stop.has_come:
            _stop.has_come = False
            _end_all()


def _end_all() -> None:
    """Ends our forks and programs, then raises KeyboardInterrupt or Stopped."""
    threading.excepthook = _say_nothing
    sys.unraisablehook = _come_again
    threading.Thread(target=_end_at_last, daemon=True).start()
    for program in list(_programs):
        _end(program)
    forks = active_children()
    for fork in forks:
        fork.kill()
    for fork in forks:
        fork.join(PATIENCE)
    raise KeyboardInterrupt if _stop.number == signal.SIGINT else Stopped


def _say_nothing(_: object) -> None:
    """What threads say of forks that have ended is of no interest when we ended them."""


def _come_again(lost: sys.UnraisableHookArgs) -> None:
    """Where Python lets no exception out, as it takes an object away, the stop is sent once more."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        number, _stop.number = _stop.number, 0
        again = threading.Timer(0.05, os.kill, (os.getpid(), number))
        again.daemon = True
        again.start()


def _end_at_last() -> None:
    time.sleep(PATIENCE)
    os._exit(code_of(_stop.number))


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
    with _start(command, cwd, env) as program:
        try:
            out, err = program.communicate()
        except BaseException:
            _end(program)
            program.communicate()  # comes back when all in its group have let go of what they write to
            raise
        finally:
            _programs.discard(program)
    return subprocess.CompletedProcess(command, program.returncode, out, err)


def _start(command: Sequence[str], cwd: Path | None, env: Mapping[str, str] | None) -> subprocess.Popen[str]:
    with stopped_later():
        program = subprocess.Popen(  # noqa: S603 - our own interpreter and files, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            cwd=cwd,
            env=env,
            process_group=0,
        )
        _programs.add(program)
    if _stop.number:  # it began in another thread, just as all others were ended
        _end(program)
    return program


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
