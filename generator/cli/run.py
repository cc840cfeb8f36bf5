"""One run of the command, from what was typed to the exit code.

Exit codes: 0 all is well, 1 problems in the collection, 2 wrong usage, 130 stopped by Ctrl+C, 143 stopped by
another program, 129 stopped by the end of the terminal.
"""

from __future__ import annotations

import argparse
import atexit
import errno
import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from generator.cli import commands
from generator.cli.arguments import parser
from generator.errors import ReadacrossError
from generator.processes import stoppable
from generator.stops import code_of, told

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; problems go to standard error, one a line. Returns the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # letters have characters that a terminal may not
    atexit.register(gc.freeze)  # nothing of the corpus need be searched for cycles as Python ends
    options = parser().parse_args(arguments)
    with stoppable() as came:
        code, said = _done(options)
    for number in came:
        if number != signal.SIGINT or code != commands.FINE:  # Ctrl+C is how a preview or a review ends well
            _leave(number)
    sys.stderr.write(said)
    return code


def _leave(number: int) -> NoReturn:
    """Ends this process; nobody waits for threads, which may wait for processes that have been ended."""
    sys.stderr.write(told(number))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code_of(number))


def _done(options: argparse.Namespace) -> tuple[int, str]:
    """Runs the command; gives the exit code, and what is to be said of it."""
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options), ""
    except ReadacrossError as error:
        count = len(error.problems)
        return commands.PROBLEMS, f"{error}\n{count} problem{'s' if count != 1 else ''} to mend first.\n"
    except BrokenPipeError:
        return commands.FINE, ""
    except KeyboardInterrupt:
        return commands.STOPPED, ""
    except (OSError, OverflowError) as error:
        # Of a file that could not be put in place it is the place that is told.
        where = getattr(error, "filename2", None) or getattr(error, "filename", None) or "readacross"
        said = getattr(error, "strerror", None) or str(error)
        return commands.PROBLEMS, f"{where}: {said}; {_mend(error)}, then run it again\n"


def _mend(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in _FULL:
        return "this disk or your share of it is full; make room"
    return "check the path, its permissions and the disk"
