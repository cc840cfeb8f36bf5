"""Where this program was installed from, so that a new collection can say how to install it again."""

from __future__ import annotations

import json
from importlib import metadata
from typing import Any

from generator.errors import ReadacrossError

_NAME = "readacross"


def installed_from() -> str:
    """What `pip install` is to be given for this very program: the address that it was installed from.

    A version control address is given with its commit; a folder or a packed file is given as it is.
    Where no address was recorded the program came by its name, and its version is given.
    How installers record the address: PEP 610, `direct_url.json`.
    Raises ReadacrossError if the program runs without having been installed.
    """
    try:
        program = metadata.distribution(_NAME)
    except metadata.PackageNotFoundError:
        message = "this program was not installed, so nothing says where it is from; say it with --program"
        raise ReadacrossError.one("requirements.txt", 0, "no-origin", message) from None
    recorded = program.read_text("direct_url.json")
    if not recorded:
        return f"{_NAME}=={program.version}"
    address = _address(json.loads(recorded))
    # Without a host in it, pip takes the address of a repository only by itself.
    return address if "+file:" in address else f"{_NAME} @ {address}"


def is_local(requirement: str) -> bool:
    """Whether only this machine can install that, since it names a file or a folder of its own."""
    return "file:" in requirement


def _address(recorded: dict[str, Any]) -> str:
    """The recorded address as `pip install` takes it."""
    control = recorded.get("vcs_info")
    address = f"{control['vcs']}+{recorded['url']}@{control['commit_id']}" if control else recorded["url"]
    folder = recorded.get("subdirectory")
    return f"{address}#subdirectory={folder}" if folder else str(address)
