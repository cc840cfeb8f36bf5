"""What is wrong with a YAML text that cannot be read, in a maintainer's words, and on which line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

_QUOTED = "; put the value in quotation marks"
_BRACKETS = {"flow mapping": ("{", "}"), "flow sequence": ("[", "]")}


def told(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """How many lines below the start of the text it is wrong, and what is to be said of it."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position)
        return line, f"U+{ord(text[error.position]):04X} stands here, which no text shows; take it out"
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0, _not_known(str(error))
    for pattern, say in _RULES:
        if re.match(pattern, error.problem or ""):
            return say(text, error)
    return _line(error.problem_mark), _not_known(error.problem or str(error))


def _not_known(said: str) -> str:
    return f"this is not YAML that can be read: {said.splitlines()[0]}; mend the line or quote its value"


def _line(mark: yaml.Mark | None) -> int:
    return mark.line if mark else 0


def _colon(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    line, mark = _line(error.problem_mark), error.problem_mark
    before = text.splitlines()[line][: mark.column] if mark else ""
    if re.search(r":(\s|$)", before):
        return line, (
            "a second colon stands in this line; expected one, after the key; put the value in straight "
            'quotation marks, as in title: "Monitoring visit: Anytown"'
        )
    return line, (
        "this key stands further in than the one above, which has a value already; expected a value or keys "
        "below it, not both; line the keys up, or take that value away"
    )


def _character(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    line, mark = _line(error.problem_mark), error.problem_mark
    there = text.splitlines()[line][mark.column :][:1] if mark else ""
    if there == "\t":
        return line, "a tab stands here; expected spaces; put spaces in its place"
    return line, f"the value begins with {there}, which YAML keeps for itself; expected words{_QUOTED}"


def _more_than_a_value(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """A quotation that ended too early, or whose end is the beginning of the next."""
    line = _line(error.problem_mark)
    quoted = [scalar for scalar in _quoted(text) if scalar.end_mark.line <= line]
    if quoted and quoted[-1].start_mark.line < quoted[-1].end_mark.line:
        return _open(text, quoted[-1].start_mark.line)
    return line, (
        "words follow the quotation mark that closes this value; expected none; put the whole value in "
        "quotation marks, and write one within it twice (''), or use the other kind around it"
    )


def _quoted(text: str) -> Iterator[yaml.ScalarToken]:
    """The values in quotation marks, as far as the text can be read."""
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                yield token
    except yaml.YAMLError:
        return


def _open(_: str, line: int) -> tuple[int, str]:
    return line, (
        "the quotation mark that opens in this line is not closed in it; expected another at the end of the "
        "value; add it"
    )


def _bracket(_: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    opens, closes = next(
        (marks for kind, marks in _BRACKETS.items() if kind in (error.context or "")), ("{", "}")
    )
    return _line(error.context_mark), (
        f"the bracket {opens} that opens in this line is not closed where it should be; expected commas "
        f"between the values and {closes} after the last; add what is missing"
    )


def _at(say: str, context: bool = False) -> Callable[[str, yaml.MarkedYAMLError], tuple[int, str]]:
    """Says this, on the line of the mistake or of what it is within."""
    return lambda _, error: (_line(error.context_mark if context else error.problem_mark), say)


_INDENT = (
    "this line does not begin below those that it belongs with; expected the same spaces before each; "
    "line them up"
)
_RULES: tuple[tuple[str, Callable[[str, yaml.MarkedYAMLError], tuple[int, str]]], ...] = (
    ("mapping values are not allowed", _colon),
    ("found character .* that cannot start", _character),
    ("expected <block end>, but found '<scalar>'", _more_than_a_value),
    ("found unexpected end of stream", lambda text, error: _open(text, _line(error.context_mark))),
    (
        "expected <block end>, but found '-'",
        _at(
            "an entry of a list stands here; expected a key with its colon; for a list, leave the line of "
            "its key without a value, and begin each entry below with spaces and a hyphen"
        ),
    ),
    ("expected <block end>, but found '<block", _at(_INDENT)),
    ("expected '<document start>'", _at(_INDENT)),
    ("expected ',' or", _bracket),
    ("did not find expected ',' or", _bracket),
    (
        "could not find expected ':'",
        _at(
            "this line has no colon with a space behind it; expected a key, a colon, a space and the value; "
            "mend it, or put the lines of one value in quotation marks",
            context=True,
        ),
    ),
    (
        "found undefined alias",
        _at(f"the value begins with *, which YAML keeps for itself; expected words{_QUOTED}"),
    ),
    (
        "could not determine a constructor",
        _at(f"the value begins with ! or is = alone, which YAML keeps for itself; expected words{_QUOTED}"),
    ),
    (
        "expected a comment or a line break|expected chomping",
        _at(f"the value begins with | or >, which YAML keeps for itself; expected words{_QUOTED}"),
    ),
    (
        "(mapping keys|sequence entries) are not allowed",
        _at(
            "the value begins with a hyphen or a question mark; expected words, or each entry of a list in a "
            f"line of its own below the key{_QUOTED}"
        ),
    ),
    (
        "but found another document",
        _at("a line of three hyphens stands here; expected none within the file; take it out"),
    ),
    (
        "found unknown escape character|expected escape sequence",
        _at(
            "a backslash stands in double quotation marks; expected none alone; write it twice, or use "
            "single quotation marks"
        ),
    ),
)
