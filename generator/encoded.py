"""Values of the model as JSON, and back, so that they can be kept in a file.

A dataclass becomes the list of its fields' values in their order; a tuple becomes a list.
How a class is written follows from its annotations alone, so a field that is added needs nothing here;
what was kept before is then of another program and is not read (see `cache`).
"""

from __future__ import annotations

import json
import sys
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar

Value = TypeVar("Value")
Decoder = Callable[[Any], Any]

_PLAIN = (str, int, float, bool)


def encoded(value: object) -> bytes:
    """A value of the model as JSON; the same value always gives the same bytes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_values)
    return text.encode("utf-8")


def _values(value: object) -> tuple[object, ...]:
    kind: Any = type(value)
    return tuple([getattr(value, name) for name in _names(kind)])


@cache
def _names(kind: Any) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is not a value of the model")
    return tuple(field.name for field in fields(kind))


def decoded(kind: Callable[..., Value], content: bytes) -> Value:
    """The value of that class of which `encoded` made this content.

    Raises TypeError, ValueError, KeyError or IndexError for anything else of another shape.
    """
    data = json.loads(content)
    decode = _decoder(kind)
    value: Value = decode(data) if decode else data
    return value


@cache
def _decoder(kind: Any) -> Decoder | None:
    """What turns plain data into a value of that annotation, or None where it is that value already."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return _tuple_of(_decoder(parts[0]))
    if origin in (typing.Union, UnionType):
        (only,) = (part for part in parts if part is not NoneType)
        return _optional(_decoder(only))
    if isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields")):
        return _made(kind)
    if origin is typing.Literal or kind is str:
        return sys.intern  # the same ids and words come in every letter; one of each is enough
    if kind in _PLAIN:
        return None
    raise TypeError(f"values of {kind} cannot be kept")


def _tuple_of(item: Decoder | None) -> Decoder:
    if item is None:
        return tuple
    return lambda data: tuple(map(item, data))


def _optional(some: Decoder | None) -> Decoder | None:
    if some is None:
        return None
    return lambda data: None if data is None else some(data)


def _made(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    decoders = [(n, _decoder(hint)) for n, hint in enumerate(hints.values())]
    busy = [(n, decode) for n, decode in decoders if decode is not None]
    if not busy:
        return lambda row: kind(*row)

    def make(row: list[Any]) -> Any:
        for n, decode in busy:
            row[n] = decode(row[n])
        return kind(*row)

    return make
