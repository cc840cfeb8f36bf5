"""One entry of a file of corrections put in, replaced or taken out; every other byte stays as it was.

A YAML writer would lay the whole file out anew.
So the entry's place is found by reading the file as YAML, and only the characters there are changed.
The result is read again, and refused unless it says what was meant and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from generator.config import checked
from generator.corrections import CodingFormat, CorrectionsFormat
from generator.errors import ReadacrossError

Entry = Mapping[str, str | Sequence[str]]

_PLAIN = frozenset({"stance", "when"})
_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\r\n]*")


def new_file(who: str, when: str) -> str:
    """The beginning of a file of corrections that nobody has begun yet."""
    return (
        "# What people have decided about this letter. Each entry quotes the letter's exact words.\n"
        f"by: {{who: {quoted(who)}, when: {when}}}\n"
    )


def changed(text: str, shown: str, entry: Entry | None, place: int | None) -> str:
    """The file's text with one entry under `statements:` changed.

    With a `place` (from 0) the entry there is replaced, or taken out if `entry` is None.
    Without one the entry is put last.
    Raises ReadacrossError, naming `shown` and giving the entry to write by hand, if the file is laid out in
    a way in which that cannot be done without touching anything else.
    """
    try:
        result = _rewritten(text, entry, place)
        fits = _said(result, shown) == _meant(_said(text, shown), entry, place)
    except (ReadacrossError, _LayoutError):
        fits = False
    if fits:
        return result
    by_hand = f"make the change by hand; the entry is:\n{as_yaml(entry)}" if entry else "take it out by hand"
    message = f"the entries of this file are laid out in a way that cannot be added to safely; {by_hand}"
    raise ReadacrossError.one(shown, 0, "not-written", message)


def as_yaml(entry: Entry, column: int = 0, comments: Sequence[str] = (), end: str = "\n") -> str:
    """The entry as the item of a list whose dashes stand in that column, without the last line's end."""
    lines = [f"{key}: {_value(key, value)}" for key, value in entry.items() if value]
    inner = end + " " * (column + 2)
    return " " * column + "- " + inner.join([*lines, *comments])


def quoted(text: str) -> str:
    """A text as YAML in double quotes, on one line."""
    return _dumped(text, default_style='"')


class _LayoutError(Exception):
    """The file is YAML, but not laid out as a list of entries, one below the other."""


def _value(key: str, value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return value if key in _PLAIN else quoted(value)
    return _dumped(list(value), default_flow_style=True)


def _dumped(value: object, **style: Any) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, width=float("inf"), **style)).rstrip("\n")


def _said(text: str, shown: str) -> dict[str, Any]:
    """What a file of corrections says. Raises ReadacrossError if it does not fit its format."""
    return checked(CorrectionsFormat, text, shown).model_dump()


def _meant(said: dict[str, Any], entry: Entry | None, place: int | None) -> dict[str, Any]:
    """What the file should say afterwards."""
    statements = said["statements"]
    now = [CodingFormat.model_validate({k: v for k, v in entry.items() if v}).model_dump()] if entry else []
    first, last = (len(statements), len(statements)) if place is None else (place, place + 1)
    return {**said, "statements": (*statements[:first], *now, *statements[last:])}


def _rewritten(text: str, entry: Entry | None, place: int | None) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise _LayoutError
    key, node = next((pair for pair in root.value if pair[0].value == "statements"), (root, None))
    if place is None and entry:
        return _added(text, root.start_mark.column, node, entry, end)
    if place is None or not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise _LayoutError
    colon = text.index(":", key.end_mark.index) + 1
    return _replaced(text, colon, node, entry, place, end)


def _added(text: str, margin: int, node: yaml.Node | None, entry: Entry, end: str) -> str:
    if node is None:
        break_ = "" if not text or text.endswith("\n") else end
        return f"{text}{break_}{' ' * margin}statements:{end}{as_yaml(entry, margin, end=end)}{end}"
    if not isinstance(node, yaml.SequenceNode) or (node.flow_style and node.value):
        raise _LayoutError
    if not node.value:
        text = text[: node.start_mark.index].rstrip(" ") + text[node.end_mark.index :]
        at = _line_end(text, node.start_mark.index - 1)
        return f"{text[:at]}{end}{as_yaml(entry, margin, end=end)}{text[at:] or end}"
    at = _line_end(text, _last_character(text, node.value[-1]))
    return f"{text[:at]}{end}{as_yaml(entry, node.start_mark.column, end=end)}{text[at:] or end}"


def _replaced(
    text: str, colon: int, node: yaml.SequenceNode, entry: Entry | None, place: int, end: str
) -> str:
    """The comments that a person wrote inside the entry stay, below what it says now."""
    column = node.start_mark.column
    dash = _dashes(text, node)[place]
    first, last = dash - column, _line_end(text, _last_character(text, node.value[place]))
    if text[first:dash].strip(" "):
        raise _LayoutError
    comments = list(_comments(text, node.value[place], dash, last))
    if entry:
        return text[:first] + as_yaml(entry, column, comments, end) + text[last:]
    kept = "".join(f"{' ' * column}{comment}{end}" for comment in comments)
    rest = text[last:].removeprefix("\r").removeprefix("\n")
    if len(node.value) == 1:
        return text[:colon] + " []" + text[colon:first] + kept + rest
    return text[:first] + kept + rest


def _dashes(text: str, node: yaml.SequenceNode) -> list[int]:
    """Where the dash of each item stands."""
    return [
        token.start_mark.index
        for token in yaml.scan(text, Loader=yaml.SafeLoader)
        if isinstance(token, yaml.BlockEntryToken)
        and token.start_mark.column == node.start_mark.column
        and node.start_mark.index <= token.start_mark.index < node.end_mark.index
    ]


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every key and value below a node, in the order of the text."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)


def _last_character(text: str, node: yaml.Node) -> int:
    """The place after a node's last character: YAML counts the blank lines and comments below as its own."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_character(text, last[1] if isinstance(last, tuple) else last)
    return len(text[: node.end_mark.index].rstrip())


def _line_end(text: str, at: int) -> int:
    """Where the line of that place ends, before its line break."""
    found = re.compile(r"\r?\n|\Z").search(text, at)
    return found.start() if found else len(text)


def _comments(text: str, node: yaml.Node, first: int, last: int) -> Iterator[str]:
    """The comments in a stretch of text: what stands between the scalars and begins with a hash."""
    at = first
    for scalar in _scalars(node):
        yield from _COMMENT.findall(text[at : scalar.start_mark.index])
        at = min(scalar.end_mark.index, last)
    yield from _COMMENT.findall(text[at:last])
