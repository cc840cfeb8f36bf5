"""What a file may say: the base of its format, and kinds of value that several formats have."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Protocol, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

EMPTY = "empty"
"""The kind of error of a key without a value that may be left out: nobody can tell which was meant."""
IN_A_FILE = "in a file"
"""What validation is told of values that somebody wrote."""


class Checked(BaseModel):
    """The base of every file format: unknown keys are mistakes, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _has_a_value(cls, value: Any, info: ValidationInfo) -> Any:
        if value is None and info.context == IN_A_FILE and info.field_name in cls._may_be_left_out():
            raise PydanticCustomError(EMPTY, "no value")
        return value

    @classmethod
    def _may_be_left_out(cls) -> set[str]:
        return {key for key, field in cls.model_fields.items() if type(None) in get_args(field.annotation)}


_DATE_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
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
    if len(text) == len("YYYY-MM-DD") and not is_in_the_calendar(text):
        raise ValueError("expected a day that the calendar has, as YYYY-MM-DD, such as 2019-01-04")
    return text


def is_in_the_calendar(day: str) -> bool:
    """Whether there is such a day, given as YYYY-MM-DD."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


_LINK = re.compile(r"""https?://[^\s"'<>\\?#/\[\]]+([/?#][^\s"<>\\]*)?""")


def _link(address: str) -> str:
    if address and not _LINK.fullmatch(address):
        raise ValueError("expected an address of the web, such as https://www.gov.uk/ofsted, or none")
    return address


Link = Annotated[str, AfterValidator(_link)]
PartialDate = Annotated[str, BeforeValidator(_partial_date), StringConstraints(pattern=_DATE_PATTERN)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1)]
Place = tuple[int | str, ...]
"""Keys and counts of entries (from 0) that lead to a value of a file."""


class Span(Protocol):
    """A happening from its first day to its last; a last that is None is the first."""

    @property
    def first(self) -> str:
        """The first day, or its month or year."""

    @property
    def last(self) -> str | None:
        """The last day, or its month or year."""

    @property
    def basis(self) -> str:
        """How the days are known."""


AnySpan = TypeVar("AnySpan", bound=Span)


NOBODY_KNOWS = (
    "a date stands here with the basis “not stated”, which is for one that nobody knows; expected stated, "
    "publisher or inferred; correct the basis and say why, or take the date out"
)


def dated(span: AnySpan) -> AnySpan:
    """The span, unless its last day is before its first, or its basis says that nobody knows it.

    Partial dates are held against each other as far as both go. Raises ValueError.
    """
    if span.basis == "not stated":
        raise ValueError(NOBODY_KNOWS)
    known = min(len(span.first), len(span.last or ""))
    if span.last and span.last[:known] < span.first[:known]:
        raise ValueError(
            f"last, {span.last}, is before first, {span.first}; expected the first day, then the last; "
            "correct them"
        )
    return span
