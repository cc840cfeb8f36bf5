"""What can go wrong, said so that a maintainer can mend it.

Every problem is one line: `path:line: what is wrong, what was expected, how to mend it`.
What is wrong with a file as a whole has no line: `path: what is wrong ...`.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in the collection or in what was built from it.

    `line` counts from 1 in the file named by `path`; 0 means the file as a whole.
    `rule` is a short stable name, so that tests and maintainers can tell problems apart.
    `fatal` is False for something to look at that does not stop a build.
    """

    path: str
    line: int
    rule: str
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        kind = "" if self.fatal else "to look at: "
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {kind}{self.message} [{self.rule}]"


class ReadacrossError(Exception):
    """The base of every error that a maintainer can cause; it carries all the problems found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ReadacrossError], tuple[tuple[Problem, ...]]]:
        """Sent from process to process it is made anew of its problems, not of its words."""
        return type(self), (self.problems,)

    @classmethod
    def one(cls, path: str, line: int, rule: str, message: str) -> ReadacrossError:
        """An error that carries one fatal problem."""
        return cls([Problem(path, line, rule, message)])


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """An OSError of the block that names no file, as that of a full disk, names this one."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def raise_if_full(said: str, where: str) -> None:
    """Raises OSError for a full disk, if that is what another program said it stopped for.

    `where` is the file or folder that it wrote.
    """
    full = os.strerror(errno.ENOSPC)
    if full in said:
        raise OSError(errno.ENOSPC, full, where)
