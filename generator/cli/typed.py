"""What is typed and can be wrong before anything is read: names, addresses, numbers, and files to write."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from generator.errors import ReadacrossError

MOST_JOBS = 256
MOST_PORTS = 65_535
_ADDRESS = re.compile(r"""https?://[^\s"'<>\\?#/]+(/[^\s"'<>\\?#]*)?""")


def name(typed: str) -> str:
    """A name given on the command line, which must be one."""
    if not typed.strip() or not typed.isprintable():
        raise argparse.ArgumentTypeError("a name is expected; every decision is signed")
    return typed.strip()


def address(typed: str) -> str:
    """The address of a site given on the command line, which must be one."""
    if typed and not _ADDRESS.fullmatch(typed):
        raise argparse.ArgumentTypeError(
            f"{typed!r} is no address of a site; expected one such as https://example.org/letters/"
        )
    return typed


def jobs(typed: str) -> int:
    """How many processes; no more than a machine of today can use, since each is started."""
    if not (typed.isdecimal() and int(typed) <= MOST_JOBS):
        raise argparse.ArgumentTypeError(f"a number from 0 to {MOST_JOBS} is expected; 0 means one a core")
    return int(typed)


def port(typed: str) -> int:
    """Where a preview listens: a port has two bytes, and 0 would be any that is free."""
    if not (typed.isdecimal() and 0 < int(typed) <= MOST_PORTS):
        raise argparse.ArgumentTypeError(f"a number from 1 to {MOST_PORTS} is expected")
    return int(typed)


def target(typed: str, collection: Path, inputs: Sequence[str | None] = ()) -> Path:
    """The file to write; it must not be one that is read.

    Raises ReadacrossError for one of the inputs, and for a file in the collection's folder.
    """
    real, read = Path(typed).resolve(), [Path(name).resolve() for name in inputs if name]
    if real in read or real.is_relative_to(collection.resolve()):
        where = (
            "this command is given this file already"
            if real in read
            else "this is in the collection's folder, where its own files alone belong"
        )
        message = f"{where}; name another file to write"
        raise ReadacrossError.one(Path(typed).as_posix(), 0, "overwrites", message)
    return Path(typed)
