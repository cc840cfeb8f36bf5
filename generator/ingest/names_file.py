"""Puts new names (authorities, kinds, publishers, licences) into collection.yml, all else untouched.

The file is the maintainer's: its comments, order and spacing stay; a line is added to a list for each name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import yaml

from generator.errors import ReadacrossError

NameList = Literal["authorities", "kinds", "publishers", "licences"]


def with_names(text: str, names: NameList, entries: Sequence[dict[str, str]], shown: str) -> str:
    """The text of collection.yml with `entries` at the end of that list, but those whose id is there already.

    Raises ReadacrossError if the file has no such list to add to.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = next(((k, v) for k, v in pairs if k.value == names), None)
    if found is None:
        return text.rstrip("\n") + f"\n{names}:\n" + "".join(f"  - {_flow(entry)}\n" for entry in entries)
    key, node = found
    if not isinstance(node, yaml.SequenceNode):
        message = f"{names} is not a list; expected a list to add {entries[0]['id']!r} to; correct it"
        raise ReadacrossError.one(shown, key.start_mark.line + 1, "format", message)
    there = {_id(item) for item in node.value}
    lines = [_flow(entry) for entry in entries if entry["id"] not in there]
    if not lines:
        return text
    if node.flow_style:
        at = node.end_mark.index - 1
        return text[:at] + (", " if node.value else "") + ", ".join(lines) + text[at:]
    return _after_last(text, node, lines)


def _after_last(text: str, node: yaml.SequenceNode, new: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    last = node.value[-1]
    row = last.end_mark.line if last.end_mark.column else last.end_mark.line - 1
    while row > last.start_mark.line and not lines[row].strip():
        row -= 1
    if not lines[row].endswith("\n"):
        lines[row] += "\n"
    lines[row + 1 : row + 1] = [" " * node.start_mark.column + f"- {line}\n" for line in new]
    return "".join(lines)


def _id(item: yaml.Node) -> str:
    pairs = item.value if isinstance(item, yaml.MappingNode) else []
    return next((v.value for k, v in pairs if k.value == "id"), "")


def _flow(entry: dict[str, str]) -> str:
    dumped = yaml.safe_dump(entry, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)
    return dumped.strip()
