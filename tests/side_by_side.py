"""Runs the tests in two processes side by side: what readers meet with, and the rest. `make test` runs this.

Those that measure time are left to a run of their own, after it.

A process's lines of progress are shown as they come; all else that it says is shown in one piece at its end.
The last lines say how each ended, and name what failed.
"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from subprocess import DEVNULL, PIPE, STDOUT, Popen
from threading import Lock, Thread

PYTEST = (sys.executable, "-m", "pytest")
HALVES = {
    "access and what readers see": (*PYTEST, "-m", "access or seen"),
    "the rest": (*PYTEST, "-m", "not access and not seen and not timed"),
}
PROGRESS = re.compile(r".*\[ *\d+%\]$")
FAILED = re.compile(r"(FAILED|ERROR) \S")  # a line of the log, which pytest repeats, has more spaces
NOTHING_SELECTED = 5  # pytest's exit code where no test is to be run


def side_by_side(commands: Mapping[str, Sequence[str]], some: bool = False) -> int:
    """Run the commands at once, each to its end, and print what they say under their names.

    Gives the exit code of the first, in the order given, that failed; 0 where none did.
    With `some`, only some tests are asked for: one command may then have none to run, but not all.
    Whatever stops this process, such as Ctrl+C, stops theirs, which then end as they would alone.
    """
    processes: dict[str, Popen[str]] = {}
    stopped: set[str] = set()
    asked_to_stop = False

    def stop(*_: object) -> None:
        nonlocal asked_to_stop
        asked_to_stop = True
        for name, process in processes.items():
            if process.poll() is None:
                stopped.add(name)
                process.send_signal(signal.SIGINT)

    # Before any process is started: one that is started where a signal is ignored ignores it too.
    for told in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(told, stop)
    for name, command in commands.items():
        processes[name] = _started(command)
    if asked_to_stop:  # while they were started
        stop()
    one_at_a_time = Lock()
    said: dict[str, list[str]] = {name: [] for name in commands}
    readers = [
        Thread(target=_show, args=(name, process, said[name], one_at_a_time))
        for name, process in processes.items()
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    print()
    for name, lines in said.items():
        failed = [line for line in lines if FAILED.match(line)]
        ended = next((line.strip("= ") for line in reversed(lines) if line), "nothing was said")
        cut = ", stopped" if name in stopped else ""
        print(f"{name}: {ended}, exit code {processes[name].returncode}{cut}", *failed, sep="\n")
    codes = [process.returncode for process in processes.values()]
    if some and set(codes) != {NOTHING_SELECTED}:
        codes = [code for code in codes if code != NOTHING_SELECTED]
    return next((code for code in codes if code != 0), 0)


def _started(command: Sequence[str]) -> Popen[str]:
    """The command as a process that no key of the terminal reaches: it is told by this one."""
    return Popen(
        command,
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=STDOUT,
        encoding="utf-8",
        errors="backslashreplace",
        process_group=0,
    )


def _show(name: str, process: Popen[str], said: list[str], one_at_a_time: Lock) -> None:
    """Print the progress of a process, then what else it says, which is put into `said` line by line."""
    assert process.stdout is not None
    for line in process.stdout:
        if PROGRESS.match(line.rstrip()):
            with one_at_a_time:
                print(f"{name}: {line}", end="", flush=True)
        else:
            said.append(line.rstrip())
    process.wait()
    with one_at_a_time:
        print(f"\n{name}:", *said, sep="\n", flush=True)


if __name__ == "__main__":
    assert isinstance(sys.stdout, TextIOWrapper)
    sys.stdout.reconfigure(errors="backslashreplace")
    asked = sys.argv[1:]
    sys.exit(side_by_side({name: (*command, *asked) for name, command in HALVES.items()}, bool(asked)))
