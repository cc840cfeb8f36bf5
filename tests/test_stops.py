"""A command that is stopped before it has begun says one line at most, and leaves as shells expect."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.reading import ROOT

PRESSED = """
import os, signal, sys
from generator.cli import main

class Pressed:
    def find_spec(self, name, path, target=None):
        if name == "generator.cli.commands":
            os.kill(os.getpid(), int(sys.argv[1]))

signal.signal(signal.SIGINT, signal.default_int_handler)  # the tests may have been begun to ignore it
sys.meta_path.insert(0, Pressed())
if len(sys.argv) > 2:
    signal.signal(int(sys.argv[1]), signal.SIG_IGN)
sys.exit(main(["check"]))
"""
"""Sends itself a signal while it loads what the commands need, ignoring it if told to."""


def pressed(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What comes of that."""
    return subprocess.run(
        [sys.executable, "-c", PRESSED, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        (signal.SIGINT, 130, ""),
        (signal.SIGTERM, 143, "stopped by SIGTERM; no file is half-written; run the command again\n"),
        (signal.SIGHUP, 129, "stopped by SIGHUP; no file is half-written; run the command again\n"),
    ],
)
def test_stopping_while_the_program_loads_shows_no_traceback(
    number: signal.Signals, code: int, said: str
) -> None:
    """Loading takes a second on a slow machine, and Ctrl+C then is nobody's mistake."""
    stopped = pressed(str(int(number)))
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (code, "", said)


def test_a_signal_that_we_were_started_to_ignore_is_ignored() -> None:
    """With `nohup` a command goes on when its terminal is closed."""
    went_on = pressed(str(int(signal.SIGHUP)), "ignored")
    assert (went_on.returncode, went_on.stderr) == (0, "")
    assert "0 to mend" in went_on.stdout


def test_nothing_is_loaded_before_stopping_is_heard() -> None:
    """What takes long to load is not loaded with the command's own module."""
    code = "import sys, generator.cli; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "generator.stops" in loaded
    assert {"generator.cli.commands", "generator.errors", "argparse", "pydantic"}.isdisjoint(loaded)
