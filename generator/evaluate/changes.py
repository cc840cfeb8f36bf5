"""What changed between two exported codings of the same collection, statement by statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.evaluate.alignment import Row, by_letter, overlaps, words
from generator.evaluate.reference import label_id, label_ids


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that was gained, lost, or coded another way.

    `before` is the text of the statement before it, for context, or "".
    The stance is "" on the side where the statement does not exist.
    """

    letter: str
    statement: str
    paragraph: str
    before: str
    text: str
    kind: Literal["gained", "lost", "changed"]
    themes_gained: tuple[str, ...]
    themes_lost: tuple[str, ...]
    stance_was: str
    stance_is: str


def compare(old: Sequence[Row], new: Sequence[Row]) -> list[Change]:
    """The changes from the old rows to the new, by letter, then in reading order; lost statements last."""
    was, now = by_letter(old), by_letter(new)
    return [
        change
        for letter in sorted(was.keys() | now.keys())
        for change in _compare_letter(was.get(letter, []), now.get(letter, []))
    ]


def _compare_letter(old: list[Row], new: list[Row]) -> list[Change]:
    partner = _partners(old, new)
    changes = []
    for n, row in enumerate(new):
        was = old[partner[n]] if n in partner else None
        before = new[n - 1]["text"] if n else ""
        if was is None or _labels(was) != _labels(row):
            changes.append(_change(was, row, before))
    kept = set(partner.values())
    changes += [
        _change(row, None, old[n - 1]["text"] if n else "") for n, row in enumerate(old) if n not in kept
    ]
    return changes


def _partners(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """For each new statement the old one with most of its words, if that is half of either."""
    before, after = [row["text"] for row in old], [row["text"] for row in new]
    if before == after:
        return {n: n for n in range(len(new))}
    sizes = [len(words(text)) for text in before]
    partner = {}
    for n, shared in enumerate(overlaps(after, before)):
        best = max(sorted(shared), key=lambda m: shared[m], default=None)
        if best is not None and 2 * shared[best] >= min(sizes[best], len(words(after[n]))):
            partner[n] = best
    return partner


def _labels(row: Row) -> tuple[list[str], str]:
    return sorted(label_ids(row["themes"])), label_id(row["stance"])


def _change(was: Row | None, now: Row | None, before: str) -> Change:
    row = now or was or {}
    old = set(label_ids(was["themes"])) if was else set()
    new = set(label_ids(now["themes"])) if now else set()
    return Change(
        letter=row["letter"],
        statement=str(row.get("statement", row.get("id", ""))),
        paragraph=row.get("paragraph", ""),
        before=before,
        text=row["text"],
        kind="changed" if was and now else "gained" if now else "lost",
        themes_gained=tuple(sorted(new - old)),
        themes_lost=tuple(sorted(old - new)),
        stance_was=label_id(was["stance"]) if was else "",
        stance_is=label_id(now["stance"]) if now else "",
    )
