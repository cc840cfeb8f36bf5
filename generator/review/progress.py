"""How far the review of a letter has come, kept so that it goes on where it stopped.

The file only saves work: without it every statement is asked again, and no decision is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from generator.review.items import Item, Labels
from generator.whole import write_if_changed

Deed = Literal["accepted", "changed", "skipped"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A statement that a person has looked at, and the labels that it had when they were done with it.

    It counts only as long as the statement still has those words and labels.
    """

    text: str
    nth: int
    deed: Deed
    stance: str
    themes: tuple[str, ...]


Progress = dict[tuple[str, int], Seen]


def seen(item: Item, deed: Deed, labels: Labels) -> Seen:
    """The note that a statement was looked at and left with these labels."""
    return Seen(item.text, item.nth, deed, labels.stance, labels.themes)


def deed_on(item: Item, progress: Progress) -> Deed | None:
    """What a person did about a statement, or None if that must be asked (again)."""
    found = progress.get((item.text, item.nth))
    if found is None or (found.stance, found.themes) != (item.labels.stance, item.labels.themes):
        return None
    return found.deed


def left_to_do(items: Iterable[Item], progress: Progress) -> tuple[Item, ...]:
    """The statements that nobody has looked at yet; once there are none, those that were skipped."""
    deeds = [(item, deed_on(item, progress)) for item in items]
    untouched = tuple(item for item, deed in deeds if deed is None)
    return untouched or tuple(item for item, deed in deeds if deed == "skipped")


def read_progress(path: Path) -> Progress:
    """What was kept; nothing if there is no file, or one that cannot be made sense of."""
    try:
        kept = json.loads(path.read_text("utf-8"))["seen"]
        notes = [Seen(n["text"], n["nth"], n["deed"], n["stance"], tuple(n["themes"])) for n in kept]
        return {(note.text, note.nth): note for note in notes}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def save_progress(path: Path, progress: Progress) -> None:
    """Keeps it, in the order in which the statements were looked at. Raises OSError."""
    about = "How far the review of a letter has come (readacross review). Safe to delete."
    notes = [asdict(note) for note in progress.values()]
    text = json.dumps({"about": about, "seen": notes}, ensure_ascii=False, indent=1)
    write_if_changed(path, (text + "\n").encode("utf-8"))
