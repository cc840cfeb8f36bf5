"""Reference codings, read from their files.

A reference is one object a line: letter, authority, id, heading, kind, block, text, themes, themes_either and
stance (a list of those that are right); only letter, text, themes and stance must be there.
Themes in `themes_either` were given by one of two readings and are not scored.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import Any

from generator.config import read_text
from generator.errors import ReadacrossError
from generator.model import STANCES

_SHAPES: Mapping[str, tuple[tuple[type, ...], str]] = {
    "letter": ((str,), "the letter's name"),
    "text": ((str,), "the statement's words"),
    "themes": ((list,), "a list of themes"),
    "stance": ((str, list, dict, NoneType), "a stance, or a list of those that are right"),
}
_MAY_BE_THERE: Mapping[str, tuple[tuple[type, ...], str]] = {
    "authority": ((str,), "the id of the authority that the letter is about"),
    "heading": ((str, NoneType), "the words of the heading that the statement stands under"),
    "kind": ((str, NoneType), "the kind of paragraph"),
    "themes_either": ((list,), "a list of themes"),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A statement as a reference has it; `either` are themes that are not scored.

    `block` is the number of the block it stands in, or None if the reference does not say.
    `authority` is the id of the council that its letter is about, or "" if the reference does not say.
    """

    letter: str
    id: str
    heading: str
    kind: str
    text: str
    themes: frozenset[str]
    either: frozenset[str]
    stances: tuple[str, ...]
    block: int | None = None
    authority: str = ""


def read_rows(path: Path, themes: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The objects of a file with one a line; ReadacrossError naming the line that is not one.

    `themes` are those that a statement may have, or None if it may have any.
    """
    rows = []
    for number, line in enumerate(read_text(path, path.as_posix()).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            said = getattr(error, "msg", error)
            message = f"this is not JSON ({said}); expected one object a line, as `readacross export` writes"
            raise ReadacrossError.one(path.as_posix(), number, "not-json", message) from None
        wrong = _wrong_with(row) or _wrong_labels(row, themes)
        if wrong:
            raise ReadacrossError.one(path.as_posix(), number, "not-a-statement", wrong)
        rows.append(row)
    return rows


def _wrong_with(row: Any) -> str:
    """Why an object is no statement, and what was expected; "" if it is one."""
    absent = [key for key in _SHAPES if not isinstance(row, dict) or key not in row]
    if absent:
        return f"no {', '.join(absent)} here; expected an object with {', '.join(_SHAPES)}"
    for key, (types, expected) in {**_SHAPES, **_MAY_BE_THERE}.items():
        if key in row and not isinstance(row[key], types):
            return f"{key} is {_shown(row[key])}; expected {expected}"
    if type(row.get("block")) not in (int, NoneType):
        return (
            f"block is {_shown(row['block'])}; expected the number of the paragraph that the "
            "statement stands in, a whole number, or no block at all"
        )
    return ""


def _wrong_labels(row: Mapping[str, Any], themes: Collection[str] | None) -> str:
    """Which theme or stance is none, and what was expected; "" if all are."""
    for key in ("themes", "themes_either"):
        for label in row.get(key, ()):
            if not _is_label(label):
                return f'one of {key} is {_shown(label)}; expected the id of a theme, or {{"id": "THEME"}}'
            if themes is not None and label_id(label) not in themes:
                return (
                    f"{_shown(label_id(label))} in {key} is no theme of the codebook; expected one of: "
                    + ", ".join(themes)
                )
    stances = _listed(row["stance"])
    wrong = [one for one in stances if one is not None and not (_is_label(one) and label_id(one) in STANCES)]
    if wrong or not stances:
        expected = f"one of {', '.join(STANCES)}, or a list of those that are right"
        return f"stance is {_shown(row['stance'])}; expected {expected}"
    return ""


def _is_label(label: Any) -> bool:
    """Whether it is an id, or an object that has one."""
    given = label.get("id") if isinstance(label, dict) else label
    return bool(given) and isinstance(given, str)


def _listed(stance: Any) -> list[Any]:
    return stance if isinstance(stance, list) else [stance]


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:40]


def read_reference(path: Path, themes: Collection[str] | None = None) -> list[Reference]:
    """The statements of a reference file; ReadacrossError if it is not one.

    `themes` are those of the codebook, or None if a statement may have any.
    """
    return [
        Reference(
            letter=row["letter"],
            id=str(row.get("id", row.get("statement", ""))),
            heading=row.get("heading") or "",
            kind=row.get("kind") or "",
            text=row["text"],
            themes=frozenset(label_ids(row["themes"])),
            either=frozenset(label_ids(row.get("themes_either", ()))),
            stances=tuple(label_ids(_listed(row["stance"]))),
            block=row.get("block"),
            authority=row.get("authority", ""),
        )
        for row in read_rows(path, themes)
    ]


def part_held(
    wanted: Sequence[Reference], letters: Collection[str]
) -> tuple[list[Reference], tuple[str, ...]]:
    """The statements of those letters, and the names of the reference's other letters, in its order.

    A letter that a collection does not hold says nothing of how the collection is coded.
    """
    absent = tuple(dict.fromkeys(one.letter for one in wanted if one.letter not in letters))
    return [one for one in wanted if one.letter in letters], absent


def label_id(label: Any) -> str:
    """The id of a label, which is the id itself or an object that has one; "none" for nothing."""
    return str(label["id"]) if isinstance(label, dict) else str(label or "none")


def label_ids(labels: Iterable[Any]) -> list[str]:
    """The ids of labels, in their order."""
    return [label_id(label) for label in labels]
