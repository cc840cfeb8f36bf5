"""The terminal that this process runs in, and the name of the person at it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.review.session import Terminal

# Signs decisions where the option --who does not.
WHO = "READACROSS_WHO"


def is_terminal() -> bool:
    """Whether there is somebody to answer questions."""
    return sys.stdin is not None and sys.stdin.isatty()


def this_terminal() -> Terminal:
    """Standard input and output. What cannot be shown or read in the terminal's encoding stops nothing."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Terminal(
        ask=input,
        say=lambda text: print(text, flush=True),
        width=lambda: shutil.get_terminal_size().columns,
    )


def known_name(folder: Path) -> str:
    """The name in READACROSS_WHO, else the one that Git signs with in that folder, else ""."""
    name = os.environ.get(WHO, "").strip() or _name_in_git(folder)
    return name if name.isprintable() else ""


def _name_in_git(folder: Path) -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    asked = [git, "config", "user.name"]
    answer = subprocess.run(asked, cwd=folder, capture_output=True, check=False)  # noqa: S603
    return answer.stdout.decode("utf-8", "replace").strip()
