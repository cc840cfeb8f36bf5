"""Under which terms a letter's words stand, so that every file that holds them says so."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Collection, Licence

Licences = Mapping[str, Licence]


def licences_of(collection: Collection) -> Licences:
    """The collection's licences by their ids; every letter's is among them."""
    return {licence.id: licence for licence in collection.licences}


def in_words(licence: Licence) -> str:
    """A licence with its note and address, as a line."""
    return " ".join(part for part in (f"{licence.name}.", licence.note, licence.link) if part)
