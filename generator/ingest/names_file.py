"""Puts a new name (an authority, a kind, a publisher, a licence) into collection.yml, all else untouched.

The file is the maintainer's: its comments, order and spacing stay; one line is added to one list.
"""

from __future__ import annotations

from typing import Literal

import yaml

from generator.errors import ReadacrossError

NameList = Literal["authorities", "kinds", "publishers", "licences"]


def with_name(text: str, names: NameList, entry: dict[str, str], shown: str) -> str:
    """The text of collection.yml with `entry` at the end of that list; unchanged if its id is there already.

    Raises ReadacrossError if the file has no such list to add to.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = next(((k, v) for k, v in pairs if k.value == names), None)
    line = _flow(entry)
    if found is None:
        return text.rstrip("\n") + f"\n{names}:\n  - {line}\n"
    key, node = found
    if not isinstance(node, yaml.SequenceNode):
        message = f"{names} is not a list; expected a list to add {entry['id']!r} to; correct it"
        raise ReadacrossError.one(shown, key.start_mark.line + 1, "format", message)
    if any(_id(item) == entry["id"] for item in node.value):
        return text
    if node.flow_style:
        at = node.end_mark.index - 1
        return text[:at] + (", " if node.value else "") + line + text[at:]
    return _after_last(text, node, line)


def _after_last(text: str, node: yaml.SequenceNode, line: str) -> str:
    lines = text.splitlines(keepends=True)
    last = node.value[-1]
    row = last.end_mark.line if last.end_mark.column else last.end_mark.line - 1
    while row > last.start_mark.line and not lines[row].strip():
        row -= 1
    if not lines[row].endswith("\n"):
        lines[row] += "\n"
    lines.insert(row + 1, " " * node.start_mark.column + f"- {line}\n")
    return "".join(lines)


def _id(item: yaml.Node) -> str:
    pairs = item.value if isinstance(item, yaml.MappingNode) else []
    return next((v.value for k, v in pairs if k.value == "id"), "")


def _flow(entry: dict[str, str]) -> str:
    dumped = yaml.safe_dump(entry, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)
    return dumped.strip()
