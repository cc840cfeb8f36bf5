"""Reads YAML files into checked values; every mistake is reported with its line.

Every YAML file and front matter is loaded here; where others look at YAML, it is only for the places in it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Problem, ReadacrossError
from generator.unreadable import told


class Checked(BaseModel):
    """The base of every file format: unknown keys are mistakes, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


# What XML 1.0 (section 2.2) has no place for: pages, feeds and the project for research programs hold it.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_DATE_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_ALIKE = 0.75  # how much of a key must be as in another for it to be that one, misspelt
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _partial_date(value: object) -> object:
    """A date as text, also one that was given as a number.

    Raises ValueError for a day that no calendar has, and for one that is written in another order.
    """
    text = value.strip() if isinstance(value, str) else str(value)
    if not re.match(_DATE_PATTERN, text):
        raise ValueError(
            "expected year, month and day as YYYY-MM-DD, such as 2019-01-04, or as far as known, as YYYY-MM "
            "or YYYY"
        )
    if len(text) == len("YYYY-MM-DD") and not _is_in_the_calendar(text):
        raise ValueError("expected a day that the calendar has, as YYYY-MM-DD, such as 2019-01-04")
    return text


def _is_in_the_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


PartialDate = Annotated[str, BeforeValidator(_partial_date), StringConstraints(pattern=_DATE_PATTERN)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1)]


class Span(Protocol):
    """A happening from its first day to its last; a last that is None is the first."""

    @property
    def first(self) -> str:
        """The first day, or its month or year."""

    @property
    def last(self) -> str | None:
        """The last day, or its month or year."""


AnySpan = TypeVar("AnySpan", bound=Span)


def in_order(span: AnySpan) -> AnySpan:
    """The span, unless its last day is before its first; partial dates are held against each other as far as
    both go. Raises ValueError.
    """
    known = min(len(span.first), len(span.last or ""))
    if span.last and span.last[:known] < span.first[:known]:
        raise ValueError(
            f"last, {span.last}, is before first, {span.first}; expected the first day, then the last; "
            "correct them"
        )
    return span


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
    bad = NOT_IN_XML.search(text)
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
            message = f"the key {key.value!r} is given twice; expected once; take the others out"
            raise _RefusedError(message, key.start_mark)
        seen.add(key.value)
    return loader.construct_mapping(node, deep=True)


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
        return yaml.load(text, Loader=_FastLoader)  # noqa: S506 (a SafeLoader underneath)
    except _NOT_LOADED:
        return _slowly(text, path, first_line)


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
        return form.model_validate({} if value is None else value)
    except ValidationError as error:
        errors = [e for e in error.errors(include_url=False) if "literal['']" not in e["loc"]]
        problems = [_problem(e, text, path, first_line) for e in _each_slip_once(form, errors)]
        raise ReadacrossError(problems) from None


def line_of(text: str, place: Sequence[int | str], first_line: int = 1) -> int:
    """The line of the key or entry at that place of a YAML text, or of the nearest around it that is there.

    `place` is keys and counts of entries (from 0); the text is one that `load_yaml` takes.
    """
    return first_line + _line(_nodes(text), place)


@lru_cache(maxsize=1)
def _nodes(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_FastLoader)
    except yaml.YAMLError:  # libyaml refuses a few texts that are YAML
        return yaml.compose(text, Loader=yaml.SafeLoader)


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
        message = "a byte here is not UTF-8; expected a text in that encoding; save the file as UTF-8"
        raise ReadacrossError.one(shown, line, "encoding", message) from None
    except OSError as error:
        message = (
            f"this cannot be read ({error.strerror}); expected a file that you may read; check that it is"
        )
        raise ReadacrossError.one(shown, 0, "unreadable", message) from None


def _each_slip_once(form: type[Checked], errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """The errors, a key that is not known and is most likely one that is missing being one mistake."""
    told = list(errors)
    for error in errors:
        if error["type"] == "extra_forbidden":
            *around, key = error["loc"]
            beside = {
                str(e["loc"][-1]): e
                for e in told
                if e["type"] == "missing" and e["loc"][:-1] == tuple(around)
            }
            for meant in get_close_matches(str(key), _keys(form, around), n=1, cutoff=_ALIKE):
                if meant in beside:
                    told.remove(beside[meant])
                    told[told.index(error)] = {**error, "ctx": {"meant": meant}}
    return told


def _keys(form: type[Checked], place: Sequence[int | str]) -> list[str]:
    """The keys that a format has at that place of a file."""
    forms = [form]
    for part in place:
        fields = [one.model_fields[part] for one in forms if part in one.model_fields]
        forms = [inner for field in fields for inner in _formats(field.annotation)] or forms
    return sorted({key for one in forms for key in one.model_fields})


def _formats(kind: Any) -> Iterator[type[Checked]]:
    """The formats that a value of this type is of, or holds in a list or under keys."""
    if isinstance(kind, type) and issubclass(kind, Checked):
        yield kind
    for inner in get_args(kind):
        yield from _formats(inner)


def _problem(error: ErrorDetails, text: str, path: str, first_line: int) -> Problem:
    loc = tuple(part for part in error["loc"] if not _CHECK.match(str(part)))
    return Problem(path, line_of(text, loc, first_line), "format", _advice(error, _where(loc)))


def _advice(error: ErrorDetails, where: str) -> str:
    """What is wrong with the value there, what was expected, and how to mend it."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return f"{where} is missing; add it"
    if kind == "extra_forbidden":
        meant = f"expected {context['meant']}, which is missing; " if "meant" in context else ""
        return f"{where} is not a key that is known here; {meant}check its spelling or take it out"
    if value in (None, "") and kind.startswith(("string_", "literal_")):
        return f"{where} has no value; expected one after the colon, in quotation marks if it begins with #"
    if value in (None, "") and kind in ("tuple_type", "model_type", "dict_type"):
        return f"{where} has no value; expected {_KINDS[kind]}; add it"
    if isinstance(value, bool) and kind == "string_type":
        return (
            f"{where}: expected words; YAML reads the word here as true or false; put it in quotation marks"
        )
    if kind == "value_error" and isinstance(value, dict):
        return f"{where}: {error['msg'].removeprefix('Value error, ')}"
    return f"{where}: {_expected(kind, error['msg'], context)}; found {_short(value)}; correct the value"


_PATTERNS = {
    ID_PATTERN: "small letters and digits, parted by hyphens, such as monitoring-visit",
    r"^p\d+$": "the number of a paragraph, such as p12",
}
_KINDS = {
    "string_type": "words",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": "a list, each entry in a line of its own that begins with a hyphen, or as [one, two]",
    "string_pattern_mismatch": "what a build wrote here; put the line back as it was",
    "model_type": "keys and values here, and not a value alone",
    "dict_type": "keys and values here, and not a value alone",
}


def _expected(kind: str, said: str, context: Mapping[str, Any]) -> str:
    """What was expected, in a maintainer's words, by the kind of error that pydantic gives."""
    if kind == "literal_error":
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return f"expected one of: {allowed}"
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = "at least" if kind == "greater_than_equal" else "at most"
        return f"expected a number of {limit} {context.get('ge', context.get('le'))}"
    wanted = _PATTERNS.get(context.get("pattern", "")) or _KINDS.get(kind)
    said = said.removeprefix("Value error, ")
    return f"expected {wanted}" if wanted else f"{said[0].lower()}{said[1:]}"


_CHECK = re.compile(r"^(chain|literal|function-\w+)\[|^constrained-str$|^\[key\]$")
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
