"""The tests are run side by side: nothing that a process says is lost or torn, and no failure is."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading import ROOT
from tests.side_by_side import FAILED, PROGRESS

TWO = """
import sys
from tests.side_by_side import side_by_side
commands = {name: (sys.executable, "-c", sys.argv[n]) for n, name in ((1, "one"), (2, "two"))}
sys.exit(side_by_side(commands, some="some" in sys.argv[3:]))
"""
SLOW = """
import time
print("tests/test_slow.py .  [ 50%]", flush=True)
time.sleep(1)
print("tests/test_slow.py .  [100%]", flush=True)
print("= 2 passed in 1.00s =")
"""
FAILING = """
print("tests/test_quick.py .F  [100%]", flush=True)
print("E   the first reason", flush=True)
print("E   the second\\nFAILED tests/test_quick.py::test_one - why\\n= 1 failed, 1 passed in 0.01s =")
raise SystemExit(3)
"""
WAITING = """
import time
try:
    print("tests/test_waiting.py .  [ 50%]", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    print("no tests ran in 0.01s")
    raise SystemExit(2)
"""


def started(one: str, two: str, some: bool = False) -> subprocess.Popen[str]:
    """Two programs side by side, in a process of their own."""
    command = [sys.executable, "-c", TWO, one, two, *(["some"] if some else [])]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(("one", "two"), [(SLOW, FAILING), (FAILING, SLOW)], ids=["second", "first"])
def test_either_failure_fails_both_and_stands_last(one: str, two: str) -> None:
    """Both run to their end, what each says is in one piece, and the last lines name what failed."""
    with started(one, two) as both:
        said, _ = both.communicate()
    assert both.returncode == 3
    assert said.count("[100%]") == 2
    assert "E   the first reason\nE   the second\n" in said
    *_, last = said.split("\n\n")
    failed, passed = "1 failed, 1 passed in 0.01s, exit code 3", "2 passed in 1.00s, exit code 0"
    named = "FAILED tests/test_quick.py::test_one - why"
    lines = [f"one: {failed}", named, f"two: {passed}"]
    if two == FAILING:
        lines = [f"one: {passed}", f"two: {failed}", named]
    assert last.splitlines() == lines


def test_what_passes_passes() -> None:
    """The exit code is 0 where both processes gave 0, and nothing is named."""
    with started(SLOW, SLOW) as both:
        said, _ = both.communicate()
    assert both.returncode == 0
    assert said.count("2 passed in 1.00s, exit code 0") == 2
    assert not [line for line in said.splitlines() if FAILED.match(line)]


def test_the_last_words_are_told_though_empty_lines_and_logs_stand_around_them() -> None:
    """A line of the log that begins as a failure does is none."""
    logging = "print('ERROR    x:test_x.py:3 torn\\n= 1 passed in 0.01s =\\n\\n')"
    with started(logging, SLOW) as both:
        said, _ = both.communicate()
    assert both.returncode == 0
    *_, last = said.split("\n\n")
    assert last.splitlines() == ["one: 1 passed in 0.01s, exit code 0", "two: 2 passed in 1.00s, exit code 0"]


@pytest.mark.parametrize(
    ("codes", "some", "given"),
    [((5, 0), True, 0), ((5, 1), True, 1), ((5, 5), True, 5), ((5, 0), False, 5), ((0, 5), False, 5)],
)
def test_some_tests_may_all_be_of_one_half(codes: tuple[int, int], some: bool, given: int) -> None:
    """Where only some are asked for; where all are, a half without a test is a failure."""
    one, two = (f"raise SystemExit({code})" for code in codes)
    with started(one, two, some) as both:
        both.communicate()
    assert both.returncode == given


def test_a_process_that_dies_without_a_word_fails() -> None:
    """As where the system ends it for want of memory."""
    with started("import os; os.kill(os.getpid(), 9)", SLOW) as both:
        said, _ = both.communicate()
    assert both.returncode != 0
    assert "one: nothing was said, exit code -9" in said


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_stops_it_stops_both(stop: signal.Signals) -> None:
    """As Ctrl+C, a cancelled run and a closed window do, also where the run was begun to ignore Ctrl+C;
    each process still ends in its own way.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    both = started(WAITING, WAITING)
    signal.signal(signal.SIGINT, before)
    with both:
        assert both.stdout is not None
        for _ in range(2):
            assert "[ 50%]" in both.stdout.readline()
        both.send_signal(stop)
        said = both.stdout.read()
    assert both.returncode == 2
    assert said.count(": no tests ran in 0.01s, exit code 2, stopped\n") == 2


def test_pytest_tells_its_progress_and_failures_so(tmp_path: Path) -> None:
    """The signs by which lines of progress and names of failed tests are known are those of pytest."""
    tests = "import pytest\n\ndef test_good(): pass\n"
    tests += "\ndef test_bad():\n    __import__('logging').error('torn')\n    assert 1 == 2\n"
    tests += "\n@pytest.fixture\ndef torn(): raise OSError\n\ndef test_torn(torn): pass\n"
    (tmp_path / "test_it.py").write_text(tests, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -ra\n", "utf-8")
    run = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    said = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False).stdout.splitlines()
    assert [line.split()[:2] for line in said if PROGRESS.match(line)] == [["test_it.py", ".FE"]]
    named = [re.sub(" - .*", "", line) for line in said if FAILED.match(line)]
    assert [line for line in said if line.startswith("ERROR ") and "torn" in line and "test_it.py:" in line]
    assert sorted(named) == ["ERROR test_it.py::test_torn", "FAILED test_it.py::test_bad"]
    assert said[-1].strip("= ").startswith("1 failed, 1 passed, 1 error in ")
