"""Readers' everyday words and the letters' words for the same thing: `codebook/search.yml`.

A reader asks about "kids in care" or "staff leaving"; the letters say "looked after" and "retention".
Search looks for both, and says so. The file may be absent: then search looks for what is typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from generator.config import Checked, Text, read_checked


def _some(texts: tuple[str, ...]) -> tuple[str, ...]:
    if not texts:
        raise ValueError("expected at least one word or phrase")
    return texts


Several = Annotated[tuple[Text, ...], AfterValidator(_some)]


class EverydayFormat(Checked):
    """One entry: what readers say, and what the letters say."""

    say: Several
    letters: Several


class SearchFormat(Checked):
    """`codebook/search.yml`."""

    words: tuple[EverydayFormat, ...] = ()


@dataclass(frozen=True, slots=True)
class Everyday:
    """Words or phrases that readers use, and the words or phrases of the letters to look for as well."""

    say: tuple[str, ...]
    letters: tuple[str, ...]


def read_everyday(collection: Path) -> tuple[Everyday, ...]:
    """The entries of the collection's `codebook/search.yml`, in its order; none if there is no such file.

    Raises ReadacrossError with the line of every entry that is not as expected.
    """
    file = collection / "codebook" / "search.yml"
    if not file.exists():
        return ()
    entries = read_checked(SearchFormat, file, f"{collection.as_posix()}/codebook/search.yml").words
    return tuple(Everyday(entry.say, entry.letters) for entry in entries)
