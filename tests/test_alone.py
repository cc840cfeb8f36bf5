"""Runs in one project wait for each other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from generator.alone import alone
from tests.reading import ROOT

HOLD = """
import sys
from pathlib import Path
from generator.alone import alone
with alone(Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_run_waits_until_another_ends_however_it_ends(tmp_path: Path) -> None:
    """It says that it waits, and goes on when the other is killed."""
    told: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"

        def waiting(message: str) -> None:
            told.append(message)
            other.kill()

        with alone(tmp_path, waiting):
            assert told == ["waiting for another run in this folder to end"]
    with alone(tmp_path, told.append):
        assert len(told) == 1
