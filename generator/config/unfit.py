"""What is wrong with values that do not fit their format, in a maintainer's words, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.config.values import EMPTY, ID_PATTERN, Checked, Place
from generator.unreadable import OTHER_SPACE

# How much of a key must be as in another for it to be that one, misspelt: of three letters two.
_ALIKE, _SHORT, _SHORT_ALIKE = 0.75, 3, 0.66


def slips(form: type[Checked], value: object, error: ValidationError) -> Iterator[tuple[Place, str]]:
    """Each place of a file that does not fit its format, and what is to be said of it.

    `value` is what the file says.
    """
    errors = [e for e in error.errors(include_url=False) if "literal['']" not in e["loc"]]
    for one in _each_slip_once(form, value, errors):
        place = _place(one["loc"])
        yield place, _advice(one, _where(place))


def _each_slip_once(form: type[Checked], value: object, errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """The errors; a key that is not known, and is most likely one that is missing, is one mistake.

    A key that stands there already is not what was meant.
    """
    told = list(errors)
    for error in errors:
        if error["type"] == "extra_forbidden":
            *around, key = error["loc"]
            beside = {
                str(e["loc"][-1]): e
                for e in told
                if e["type"] == "missing" and e["loc"][:-1] == tuple(around)
            }
            cutoff = _SHORT_ALIKE if len(str(key)) <= _SHORT else _ALIKE
            there = _standing(value, _place(around))
            for meant in get_close_matches(str(key).lower(), sorted(_keys(form, around)), n=1, cutoff=cutoff):
                if meant in beside:
                    told.remove(beside[meant])
                if meant in beside or not (beside or meant in there):
                    told[told.index(error)] = {**error, "ctx": {"meant": meant, "missing": bool(beside)}}
    return told


def _place(loc: Sequence[int | str]) -> Place:
    """The place in the file, without what pydantic adds to it."""
    return tuple(part for part in loc if not _CHECK.match(str(part)))


def _standing(value: Any, place: Place) -> Collection[object]:
    """The keys that the file has at that place."""
    for part in place:
        value = value[part]
    return value if isinstance(value, dict) else ()


def _keys(form: type[Checked], place: Sequence[int | str]) -> set[str]:
    """The keys that a format has at that place of a file."""
    forms = [form]
    for part in place:
        fields = [one.model_fields[part] for one in forms if part in one.model_fields]
        forms = [inner for field in fields for inner in _formats(field.annotation)] or forms
    return {key for one in forms for key in one.model_fields}


def _formats(kind: Any) -> Iterator[type[Checked]]:
    """The formats that a value of this type is of, or holds in a list or under keys."""
    if isinstance(kind, type) and issubclass(kind, Checked):
        yield kind
    for inner in get_args(kind):
        yield from _formats(inner)


def _advice(error: ErrorDetails, where: str) -> str:
    """What is wrong with the value there, what was expected, and how to mend it."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return f"{where} is missing; add it"
    if kind == "extra_forbidden" and "\u00a0" in where:
        return f"{where}: {OTHER_SPACE} stands in this line; expected plain spaces; type them anew"
    if kind == "extra_forbidden":
        missing = ", which is missing" if context.get("missing") else ""
        meant = f"expected {context['meant']}{missing}; " if "meant" in context else ""
        return f"{where} is not a key that is known here; {meant}check its spelling or take it out"
    if kind == EMPTY:
        return f"{where} has no value; expected one after the colon; add it, or take the line out"
    if isinstance(value, str) and not value.strip():
        value = None
    if value is None and kind.startswith(("string_", "literal_")):
        return f"{where} has no value; expected one after the colon, in quotation marks if it begins with #"
    if value is None and kind == "dict_type":
        return f"{where} has no value; expected keys and values below it; add them, or {{}} if there are none"
    if value is None and kind in ("tuple_type", "model_type"):
        return f"{where} has no value; expected {_KINDS[kind]}; add it"
    if isinstance(value, bool) and kind == "string_type":
        return (
            f"{where}: expected words; YAML reads the word here as true or false; put it in quotation marks"
        )
    if isinstance(value, list) and kind == "string_type":
        return f"{where}: expected words, and brackets make a list; put the value in quotation marks"
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
