"""Has a file read by a process of its own, and waits for it no longer than is reasonable."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.errors import ReadacrossError
from generator.ingest.converted import Converted, from_json

MOST_BYTES = 100_000_000
MOST_WAIT = 90.0


def convert(path: Path, shown: str, seconds: float = MOST_WAIT) -> Converted:
    """A file as pieces.

    Raises ReadacrossError for a folder, a file that is missing or larger than MOST_BYTES, that takes longer
    than `seconds`, that breaks its reader, and for what the readers refuse.
    """
    if path.is_dir():
        message = f"this is a folder, and letters are added file by file. Give the files in it: {shown}/*"
        raise ReadacrossError.one(shown, 0, "folder", message)
    try:
        size = path.stat().st_size
    except OSError as error:
        message = f"this file cannot be read ({error.strerror}). Check its name."
        raise ReadacrossError.one(shown, 0, "missing-file", message) from None
    if size > MOST_BYTES:
        message = f"this file is larger than {MOST_BYTES // 1_000_000} MB. Split it first."
        raise ReadacrossError.one(shown, 0, "too-large", message)
    command = [sys.executable, "-P", "-m", "generator.ingest.worker", str(path), shown]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        message = f"reading this file took longer than {seconds:.0f} s and was stopped. Split it first."
        raise ReadacrossError.one(shown, 0, "too-slow", message) from None
    if done.returncode != 0 or not done.stdout:
        message = (
            "the reader broke on this file: it is damaged, or too large. Save a mended copy and add that."
        )
        raise ReadacrossError.one(shown, 0, "reader-broke", message)
    return from_json(done.stdout.decode("utf-8"))
