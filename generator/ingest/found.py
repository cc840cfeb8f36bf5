"""One fact that a document states of itself, with where it was read, or why it is not stated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A field's value, the page it was read on (0 for none) and the words or the rule that gave it.

    An empty `value` means "not stated"; then `why` says what was looked for.
    """

    name: str
    value: str
    page: int
    why: str


def not_stated(name: str, looked_for: str) -> Found:
    """A field without a value; `looked_for` says what was looked for in vain."""
    return Found(name, "", 0, looked_for)
