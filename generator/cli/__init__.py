"""The command `readacross`: arguments, one call, then print and exit.

Exit codes: 0 all is well, 1 problems in the collection, 2 wrong usage, 130 stopped by Ctrl+C.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import sys
from collections.abc import Callable, Sequence

from generator.cli import commands
from generator.cli.arguments import parser
from generator.errors import ReadacrossError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; problems go to standard error, one a line. Returns the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # letters have characters that a terminal may not
    atexit.register(gc.freeze)  # nothing of the corpus need be searched for cycles as Python ends
    options = parser().parse_args(arguments)
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except ReadacrossError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count != 1 else ''} to mend first.", file=sys.stderr)
        return commands.PROBLEMS
    except BrokenPipeError:
        return commands.FINE
    except KeyboardInterrupt:
        return commands.STOPPED
    except (OSError, OverflowError) as error:
        where = getattr(error, "filename", None) or "readacross"
        said = getattr(error, "strerror", None) or str(error)
        print(
            f"{where}:0: {said}; check the path, its permissions and the disk, then run it again",
            file=sys.stderr,
        )
        return commands.PROBLEMS
