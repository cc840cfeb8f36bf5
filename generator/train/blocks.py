"""Which block of its letter each statement of a reference stands in: statements of one block are a paragraph.

A reference that was exported says so itself; for any other, a file with the letters' blocks is asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from generator.config import read_text
from generator.errors import ReadacrossError
from generator.evaluate import Reference

_UNSEEN = re.compile(r"[\W_]+")


def read_blocks(path: Path) -> dict[str, list[str]]:
    """The texts of the blocks of each letter, in reading order.

    The file is a JSON object with the names of letters, and for each the list of its blocks that
    `readacross show LETTER --format json` writes.
    ReadacrossError if it is not.
    """
    try:
        found = json.loads(read_text(path, path.as_posix()))
        return {letter: [str(block["text"]) for block in blocks] for letter, blocks in found.items()}
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        message = (
            'these are not the blocks of letters; expected {"LETTER": [...], "ANOTHER": [...]}, each list '
            "as `readacross show LETTER --format json` writes it: put the letter's name before it, and "
            "braces around them all"
        )
        raise ReadacrossError.one(path.as_posix(), 1, "not-blocks", message) from None


def block_numbers(rows: Sequence[Reference], texts: Sequence[str] | None) -> list[int]:
    """The number of the block that each statement of one letter stands in.

    `texts` are the letter's blocks, or None if there are none at hand.
    ReadacrossError if a statement neither names its block nor stands in one, after the statement before it.
    """
    stated = [row.block for row in rows if row.block is not None]
    if len(stated) == len(rows):
        return stated
    words = [_folded(text) for text in texts or ()]
    whole = "".join(words)
    owners = [n for n, text in enumerate(words) for _ in text]
    at, numbers = 0, []
    for row in rows:
        found = whole.find(_folded(row.text), at)
        if found < 0 or not owners:
            raise ReadacrossError.one(row.letter, 0, "no-block", _missing(row.text))
        at = found + len(_folded(row.text))
        numbers.append(owners[min(found, len(owners) - 1)])
    return numbers


def _missing(text: str) -> str:
    return (
        f"no paragraph is known for {text[:60]!r}; expected `block` in the reference, as `readacross export` "
        "writes it, or the letter's blocks in a file named with --blocks"
    )


def _folded(text: str) -> str:
    """Letters and figures alone, so that hyphens, quotation marks and spaces may differ."""
    return _UNSEEN.sub("", text).lower()
