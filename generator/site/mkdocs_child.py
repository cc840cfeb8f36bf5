"""Runs MkDocs in a process of its own, and says what it warned of as one JSON object a line.

The command line of MkDocs cannot set `site_url`, and a process of its own keeps what MkDocs does to logging,
warnings and the working folder away from ours.
Run as a file; arguments: the config file, the folder to build into, and the site's address
("" keeps the one of the config). A last line says which address was used.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException


class Lines(logging.Handler):
    """Prints every warning as a line of JSON."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        print(json.dumps({"level": record.levelname, "message": record.getMessage()}), flush=True)


def read_html_quickly() -> None:
    """Installs `quick_html`, which stands beside this file; its package would load far more than it needs."""
    beside = Path(__file__).with_name("quick_html.py")
    spec = importlib.util.spec_from_file_location("quick_html", beside)
    if spec is None or spec.loader is None:
        raise ImportError(str(beside))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.install()


def main(config_file: str, site_dir: str, site_url: str) -> int:
    """Build strictly; 0 if MkDocs was content, else 1."""
    read_html_quickly()
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
        print(json.dumps({"level": "ABORT", "message": str(error)}), flush=True)
        return 1
    print(json.dumps({"level": "ADDRESS", "message": config.site_url or ""}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
