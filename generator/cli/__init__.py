"""The command `readacross`: arguments, one call, then print and exit.

What the commands need is loaded only when stopping is heard, so that no moment of it shows a traceback.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Sequence

from generator.stops import code_of, heard, told


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; problems go to standard error, one a line. Returns the exit code."""
    with heard(_leave):
        run: Callable[[Sequence[str] | None], int] = importlib.import_module("generator.cli.run").run
        return run(arguments)


def _leave(number: int) -> None:
    """Ends this process on the spot: nothing has begun that would have to be tidied up."""
    os.write(2, told(number).encode())
    os._exit(code_of(number))
