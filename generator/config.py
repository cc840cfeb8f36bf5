"""Reads YAML files into checked values; every mistake is reported with its line.

This module and `codebook` are the only ones that read YAML files.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Problem, ReadacrossError


class Checked(BaseModel):
    """The base of every file format: unknown keys are mistakes, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


_DATE_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _partial_date(value: object) -> object:
    """A date as text; YAML reads 2017 as a number.

    Raises ValueError for a day that no calendar has, and for one that is written in another order.
    """
    text = value.strip() if isinstance(value, str) else str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        date.fromisoformat(text)
    if not re.match(_DATE_PATTERN, text):
        raise ValueError("expected YYYY-MM-DD, YYYY-MM or YYYY")
    return text


PartialDate = Annotated[str, BeforeValidator(_partial_date), StringConstraints(pattern=_DATE_PATTERN)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1)]
BasisField = Literal["stated", "publisher", "inferred", "not stated"]

Format = TypeVar("Format", bound=Checked)


class _StrictLoader(yaml.SafeLoader):
    """A safe loader that refuses a key given twice, which YAML would let the last one win in silence."""


class _FastLoader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """The same, several times as fast where libyaml is there; it says less well what is wrong."""


def _as_written(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    """A date stays the text that it is, so that one which no calendar has is told with its line."""
    return str(loader.construct_scalar(node))


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key.value!r} is given twice", key.start_mark
            )
        seen.add(key.value)
    return loader.construct_mapping(node, deep=True)


for _loader in (_StrictLoader, _FastLoader):
    _loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
    _loader.add_constructor("tag:yaml.org,2002:timestamp", _as_written)


def load_yaml(text: str, path: str, first_line: int = 1) -> Any:
    """The value of a YAML text; `first_line` is the line of the file on which the text begins.

    Raises ReadacrossError naming the line for anything that is not plain, safe YAML.
    """
    try:
        return yaml.load(text, Loader=_FastLoader)  # noqa: S506 (a SafeLoader underneath)
    except yaml.YAMLError:
        return _slowly(text, path, first_line)


def _slowly(text: str, path: str, first_line: int) -> Any:
    """The value by the loader that says best what is wrong and where."""
    try:
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 (a SafeLoader underneath)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        message = (
            f"this is not YAML that can be read: {error.problem or error}; mend the line or quote its value"
        )
        raise ReadacrossError.one(path, line, "yaml", message) from None
    except yaml.YAMLError as error:
        message = f"this is not YAML that can be read: {str(error).splitlines()[0]}; mend or quote the value"
        raise ReadacrossError.one(path, first_line, "yaml", message) from None


def checked(form: type[Format], text: str, path: str, first_line: int = 1) -> Format:
    """The YAML text as a value of that format.

    Raises ReadacrossError with one problem for every field that is wrong, each with its line.
    """
    value = load_yaml(text, path, first_line)
    try:
        return form.model_validate({} if value is None else value)
    except ValidationError as error:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        errors = [e for e in error.errors(include_url=False) if "literal['']" not in e["loc"]]
        problems = [_problem(e, root, path, first_line) for e in errors]
        raise ReadacrossError(problems) from None


def read_checked(form: type[Format], path: Path, shown: str) -> Format:
    """A whole YAML file as a value of that format; `shown` is the path as messages give it."""
    return checked(form, read_text(path, shown), shown)


def read_text(path: Path, shown: str) -> str:
    """A UTF-8 text file, line ends as they are; raises ReadacrossError if it cannot be read as one."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        message = "this file is missing; expected a UTF-8 text file here; create it or put it back"
        raise ReadacrossError.one(shown, 0, "missing-file", message) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = "a byte here is not UTF-8; save the file as UTF-8"
        raise ReadacrossError.one(shown, line, "encoding", message) from None
    except OSError as error:
        message = f"this file cannot be read ({error.strerror}); check its permissions"
        raise ReadacrossError.one(shown, 0, "unreadable", message) from None


def _problem(error: ErrorDetails, root: yaml.Node | None, path: str, first_line: int) -> Problem:
    loc = tuple(part for part in error["loc"] if not _CHECK.match(str(part)))
    where = _where(loc)
    said = error["msg"].removeprefix("Value error, ")
    if error["type"] == "string_pattern_mismatch" and error.get("ctx", {}).get("pattern") == ID_PATTERN:
        said = "expected small letters and digits, parted by hyphens, such as monitoring-visit"
    if error["type"] == "model_type":
        said = "expected keys and values here, and not a value alone"
    advice = {
        "missing": f"{where} is missing; add it",
        "extra_forbidden": f"{where} is not a key that is known here; check its spelling or take it out",
    }.get(
        error["type"],
        f"{where}: {said[0].lower()}{said[1:]}; found {_short(error['input'])}; correct the value",
    )
    return Problem(path, first_line + _line(root, loc), "format", advice)


_CHECK = re.compile(r"^(chain|literal|function-\w+)\[|^constrained-str$")
"""What pydantic puts into a place where a value may be of two kinds; it is no key of the file."""


def _where(loc: Sequence[int | str]) -> str:
    """The place of a value in words, entries counted from 1: `entry 2 of statements: why`."""
    said = ""
    keys: list[str] = []
    for part in loc:
        if isinstance(part, int):
            said += f"entry {part + 1} of {'.'.join(keys) or 'the list'}: "
            keys = []
        else:
            keys.append(part)
    return said + ".".join(keys) if keys else said.removesuffix(": ") or "the file"


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _line(node: yaml.Node | None, loc: tuple[int | str, ...]) -> int:
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
