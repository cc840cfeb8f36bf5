"""Runs in one project wait for each other."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path
from typing import Never

import pytest

from generator.alone import alone
from generator.cli import main
from generator.errors import ReadacrossError
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


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.EACCES])
def test_a_drive_without_locks_stops_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Some network drives have none: the run goes on, and says that nothing keeps others away."""

    def refuse(*_: object) -> Never:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "lockf", refuse)
    told: list[str] = []
    with alone(tmp_path, told.append):
        assert told[-1].startswith(f"this folder cannot be locked ({os.strerror(number)})")


def test_a_lock_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    """Whoever meets it is told the likelier cause first: a folder that may only be read has no such file."""
    (tmp_path / "lock").mkdir()
    with (
        pytest.raises(
            ReadacrossError, match=r"/lock: this file cannot be opened .* write in its folder, delete it if"
        ),
        alone(tmp_path, print),
    ):
        raise AssertionError("nothing may begin")


def test_that_a_run_waits_is_said_where_there_is_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In CI and into a file too: a run that waits in silence looks as if it hung."""

    def taken(_: object, how: int) -> None:
        if how & fcntl.LOCK_NB:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(fcntl, "lockf", taken)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    for command in ("generate", "build"):
        assert main([command]) == 1  # there is no letter here
        assert "waiting for another run in this folder to end" in capsys.readouterr().err
