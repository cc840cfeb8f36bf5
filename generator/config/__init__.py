"""Reads YAML files into checked values; every mistake is reported with its line.

Every YAML file and front matter is loaded here; where others look at YAML, it is only for the places in it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from generator.config.unfit import slips
from generator.config.values import (
    ID_PATTERN,
    IN_A_FILE,
    NOBODY_KNOWS,
    Checked,
    Id,
    Link,
    PartialDate,
    Place,
    Text,
    dated,
    is_in_the_calendar,
)
from generator.errors import Problem, ReadacrossError
from generator.unreadable import passed_over, told

__all__ = [
    "ID_PATTERN",
    "IN_A_FILE",
    "NOBODY_KNOWS",
    "Checked",
    "Format",
    "Id",
    "Link",
    "PartialDate",
    "Place",
    "Text",
    "checked",
    "dated",
    "given_twice",
    "is_in_the_calendar",
    "line_of",
    "load_yaml",
    "nodes",
    "read_checked",
    "read_text",
]

# What XML 1.0 (section 2.2) has no place for: pages, feeds and the project for research programs hold it.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_TWO_VERSIONS = [re.compile(sign, re.MULTILINE) for sign in (r"^<{7} ", r"^={7}\r?$", r"^>{7} ")]

Format = TypeVar("Format", bound=Checked)


class _StrictLoader(yaml.SafeLoader):
    """A safe loader that refuses a key given twice, which YAML would let the last one win in silence."""


class _FastLoader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """The same, several times as fast where libyaml is there; it says less well what is wrong."""


class _RefusedError(yaml.constructor.ConstructorError):
    """What YAML allows and no file here may hold; its message is whole."""

    def __init__(self, message: str, mark: yaml.Mark) -> None:
        super().__init__(None, None, message, mark)
        self.said = message
        self.line = mark.line


def _as_written(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    """Dates and numbers stay the text that they are: YAML reads 20:17 as 1217, and 02017 as 1039."""
    text = str(loader.construct_scalar(node))
    bad = _NOT_IN_XML.search(text)
    if bad:
        message = (
            f"U+{ord(bad.group()):04X} stands here, a character that no page can show; "
            "put what is meant in its place, or take it out"
        )
        raise _RefusedError(message, node.start_mark)
    return text


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            message = (
                "a list, or keys and values, stand here in the place of a key; expected a word; mend the "
                "line, or put its value in quotation marks if the value begins with a bracket"
            )
            raise _RefusedError(message, key.start_mark)
        if key.value in seen:
            raise _RefusedError(given_twice(key.value), key.start_mark)
        seen.add(key.value)
    return loader.construct_mapping(node, deep=True)


def given_twice(key: str) -> str:
    """What is said of a key that YAML would let the last one win in silence."""
    return f"the key {key!r} is given twice; expected once; take the others out"


_TAG = "tag:yaml.org,2002:"
for _loader in (_StrictLoader, _FastLoader):
    _loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
    for _kind in ("str", "int", "float", "timestamp"):
        _loader.add_constructor(_TAG + _kind, _as_written)
    for _kind in ("binary", "omap", "pairs", "set"):  # no file here has a place for them
        _loader.add_constructor(_TAG + _kind, _loader.construct_undefined)

# What loading raises for a text that is not plain YAML: `!!bool foo`, and brackets by the thousand.
_NOT_LOADED = (yaml.YAMLError, ValueError, TypeError, KeyError, RecursionError)


def load_yaml(text: str, path: str, first_line: int = 1) -> Any:
    """The value of a YAML text; `first_line` is the line of the file on which the text begins.

    Raises ReadacrossError naming the line for anything that is not plain, safe YAML.
    """
    try:
        value = yaml.load(text, Loader=_FastLoader)  # noqa: S506 (a SafeLoader underneath)
    except _NOT_LOADED:
        value = _slowly(text, path, first_line)
    lost = passed_over(text)
    if lost:
        raise ReadacrossError.one(path, first_line + lost[0], "yaml", lost[1])
    return value


def _slowly(text: str, path: str, first_line: int) -> Any:
    """The value by the loader that says best what is wrong and where."""
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 (a SafeLoader underneath)
    except _RefusedError as error:
        raise ReadacrossError.one(path, first_line + error.line, "yaml", error.said) from None
    except yaml.YAMLError as error:
        line, message = told(text, error)
        raise ReadacrossError.one(path, first_line + line, "yaml", message) from None
    except RecursionError:
        message = "lists stand within lists here, hundreds deep; expected a few; mend or quote the value"
        raise ReadacrossError.one(path, first_line, "yaml", message) from None
    except _NOT_LOADED as error:
        message = (
            f"a value with an exclamation mark before it cannot be read ({str(error).splitlines()[0]}); "
            "expected words; put the value in quotation marks"
        )
        raise ReadacrossError.one(path, first_line, "yaml", message) from None


def checked(form: type[Format], text: str, path: str, first_line: int = 1) -> Format:
    """The YAML text as a value of that format.

    Raises ReadacrossError with one problem for every field that is wrong, each with its line.
    """
    value = load_yaml(text, path, first_line)
    try:
        return form.model_validate({} if value is None else value, context=IN_A_FILE)
    except ValidationError as error:
        raise ReadacrossError(
            Problem(path, line_of(text, place, first_line), "format", message)
            for place, message in slips(form, value, error)
        ) from None


def line_of(text: str, place: Sequence[int | str], first_line: int = 1) -> int:
    """The line of the key or entry at that place of a YAML text, or of the nearest around it that is there.

    `place` is keys and counts of entries (from 0); the text is one that `load_yaml` takes.
    """
    return first_line + _line(nodes(text), place)


@lru_cache(maxsize=1)
def nodes(text: str) -> yaml.Node | None:
    """What the places of a YAML text hold, with no meaning given to tags. Raises YAMLError."""
    try:
        return yaml.compose(text, Loader=_FastLoader)
    except yaml.YAMLError:  # libyaml refuses a few texts that are YAML
        return yaml.compose(text, Loader=yaml.SafeLoader)


def read_checked(form: type[Format], path: Path, shown: str) -> Format:
    """A whole YAML file as a value of that format; `shown` is the path as messages give it."""
    return checked(form, read_text(path, shown), shown)


def read_text(path: Path, shown: str) -> str:
    """A UTF-8 text file, line ends as they are; raises ReadacrossError if it cannot be read as one.

    A file in which Git has left two versions of some lines is not one text.
    """
    text = _read_text(path, shown)
    begins = _two_versions(text)
    if begins is not None:
        message = (
            "Git has left two versions of some lines here, since two people changed them; expected one; keep "
            "what is right of both, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"
        )
        raise ReadacrossError.one(shown, text.count("\n", 0, begins) + 1, "two-versions", message)
    return text


def _two_versions(text: str) -> int | None:
    """Where Git's signs begin, if all of them follow each other."""
    begins, at = None, 0
    for sign in _TWO_VERSIONS:
        found = sign.search(text, at)
        if found is None:
            return None
        begins, at = found.start() if begins is None else begins, found.end()
    return begins


def _read_text(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        message = "this file is missing; expected a UTF-8 text file here; create it or put it back"
        raise ReadacrossError.one(shown, 0, "missing-file", message) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = "a byte here is not UTF-8; expected a text in that encoding; save the file as UTF-8"
        raise ReadacrossError.one(shown, line, "encoding", message) from None
    except OSError as error:
        message = (
            f"this cannot be read ({error.strerror}); expected a file that you may read; check that it is"
        )
        raise ReadacrossError.one(shown, 0, "unreadable", message) from None


def _line(node: yaml.Node | None, loc: Sequence[int | str]) -> int:
    """How many lines below the start of the text the value at `loc` (or its nearest parent) stands."""
    line = node.start_mark.line if node is not None else 0
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(part)), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line
        else:
            return line
    return line
