"""Under which terms a letter's words stand, so that every file that holds them says so."""

from __future__ import annotations

from generator.model import Licence


def in_words(licence: Licence) -> str:
    """A licence with its note and address, as a line."""
    return " ".join(part for part in (f"{licence.name}.", licence.note, licence.link) if part)
