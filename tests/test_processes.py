"""Whoever stops a build leaves no process of it behind, and no file half-written."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.jobs import FEWEST_FOR_PROCESSES
from generator.processes import run_program
from tests.bench.grown import make_project
from tests.reading import COLLECTION, ROOT

MARK = "READACROSS_TEST"
PATIENCE = 120  # seconds, on a machine that does much else

Found = dict[int, str]

BUILD = (  # the tests may have been begun to ignore Ctrl+C
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from generator.cli import main; sys.exit(main(['build', '--jobs', '2']))"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of so many letters that several processes share the work."""
    folder = tmp_path_factory.mktemp("stopped") / "project"
    make_project(COLLECTION, FEWEST_FOR_PROCESSES + 16, folder)
    return folder


def marked(mark: str) -> Found:
    """The processes with this mark in their environment that have not ended: numbers and commands."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment, command = (folder / "environ").read_bytes(), (folder / "cmdline").read_bytes()
        except OSError:  # it has ended, or is not ours to look at
            continue
        if f"{MARK}={mark}".encode() in environment.split(b"\0") and command:
            found[int(folder.name)] = command.replace(b"\0", b" ").decode()
    return found


def until(true: Callable[[], bool]) -> None:
    """Waits until this is so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def stopped(
    project: Path, at: Callable[[Sequence[str]], bool], number: signal.Signals
) -> tuple[int, str, str]:
    """What comes of a build that gets a signal when its processes' commands are as `at` says."""
    mark = f"{os.getpid()}-{time.monotonic_ns()}"
    with subprocess.Popen(
        [sys.executable, "-P", "-c", BUILD],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT), MARK: mark},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as build:
        until(lambda: build.poll() is not None or at(sorted(marked(mark).values())))
        build.send_signal(number)
        out, err = build.communicate(timeout=PATIENCE)
        until(lambda: not marked(mark)) if number == signal.SIGKILL else None
        assert marked(mark) == {}
        return build.returncode, out, err


def forks(commands: Sequence[str]) -> bool:
    """Forks of the command share the work."""
    return sum("generator.cli" in command for command in commands) == 3


def pages(commands: Sequence[str]) -> bool:
    """MkDocs is at work, in two processes, and we have no forks."""
    return sum("mkdocs_child" in command for command in commands) == 2


@pytest.mark.parametrize(
    ("at", "number", "code"),
    [
        (forks, signal.SIGTERM, 143),
        (forks, signal.SIGINT, 130),
        (pages, signal.SIGHUP, 129),
        (pages, signal.SIGTERM, 143),
    ],
)
def test_a_build_that_is_stopped_leaves_nothing_behind(
    project: Path, at: Callable[[Sequence[str]], bool], number: signal.Signals, code: int
) -> None:
    """No process, no file aside, no site and no published number; one line says what happened."""
    told = f"stopped by {number.name}; no file is half-written; run the command again\n"
    assert stopped(project, at, number) == (code, "", "" if number == signal.SIGINT else told)
    left = [path.name for path in (*project.iterdir(), *(project / "docs").iterdir())]
    assert [name for name in left if name == "site" or name.startswith((".aside-", ".site"))] == []
    assert not (project / "source_texts" / "permalinks.yml").exists()


def test_forks_end_when_nothing_is_left_to_end_them(project: Path) -> None:
    """A build that is killed, or ended for want of memory, cannot tell its forks to end."""
    shutil.rmtree(project / ".readacross" / "cache", ignore_errors=True)
    code, out, err = stopped(project, forks, signal.SIGKILL)
    assert (code, out, err) == (-signal.SIGKILL, "", "")


def test_a_program_says_what_it_wrote_and_how_it_ended() -> None:
    """Standard output and error apart, bytes that are no UTF-8 replaced, and nothing to read."""
    code = "import sys; print(sys.stdin.read() + 'out'); sys.stderr.buffer.write(b'\\xff'); sys.exit(3)"
    done = run_program([sys.executable, "-c", code])
    assert (done.stdout, done.stderr, done.returncode) == ("out\n", "\N{REPLACEMENT CHARACTER}", 3)


def test_a_program_ends_with_what_it_started() -> None:
    """Breaking off the wait for it is enough."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(99)'])"
    mark = f"{os.getpid()}-program"

    def press() -> None:
        until(lambda: len(marked(mark)) == 2)
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    presses = threading.Thread(target=press)
    presses.start()
    with pytest.raises(KeyboardInterrupt):
        run_program([sys.executable, "-c", code], env=os.environ | {MARK: mark})
    presses.join()
    signal.signal(signal.SIGINT, before)
    assert marked(mark) == {}
