"""Runs MkDocs in a process of its own, and says what it warned of as one JSON object a line.

The command line of MkDocs cannot set `site_url`, and a process of its own keeps what MkDocs does to logging,
warnings and the working folder away from ours.
Run as a file; arguments: the config file, the folder to build into, the site's address
("" keeps the one of the config), and how many processes may share the work.
A last line says which address was used.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException


def say(level: str, message: str) -> None:
    """One line, in one piece, so that the lines of processes at work together never run into each other."""
    os.write(sys.stdout.fileno(), json.dumps({"level": level, "message": message}).encode() + b"\n")


class Lines(logging.Handler):
    """Prints every warning as a line of JSON."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        say(record.levelname, record.getMessage())


def beside(name: str) -> Any:
    """The module in a file beside this one; its package would load far more than it needs."""
    file = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(str(file))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(config_file: str, site_dir: str, site_url: str, processes: str) -> int:
    """Build strictly; 0 if MkDocs was content, else 1."""
    beside("quick_html").install()
    shares = beside("mkdocs_shares").Shares(int(processes))
    shares.install()
    code = _build(config_file, site_dir, site_url)
    return int(shares.finish(code))


def _build(config_file: str, site_dir: str, site_url: str) -> int:
    logger = logging.getLogger("mkdocs")
    logger.propagate = False
    logger.addHandler(Lines(logging.WARNING))
    settings = {"site_url": site_url} if site_url else {}
    try:
        config = load_config(config_file=config_file, site_dir=site_dir, strict=True, **settings)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        say("ABORT", str(error))
        return 1
    say("ADDRESS", config.site_url or "")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
