"""What is wrong with a YAML text that cannot be read, in a maintainer's words, and on which line."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

import yaml

OTHER_SPACE = "a space of another kind (U+00A0, which does not break)"
_QUOTED = "; put the value in quotation marks"
_WHOLE = (
    "put the whole value in quotation marks, and write one within it twice (''), or use the other kind "
    "around it"
)
_NOT_CLOSED = (
    "the quotation mark that opens in this line is not closed in it; expected another at the end of the "
    "value; add it"
)
_NO_COLON = (
    "this line has no colon with a space behind it; expected a key, a colon, a space and the value; mend it, "
    "or put the lines of one value in quotation marks"
)
_OF_LAYOUT = "mapping values are not allowed|could not find expected ':'|expected <block end>"
_BRACKET_TOKENS = (
    (yaml.FlowSequenceStartToken, yaml.FlowSequenceEndToken),
    (yaml.FlowMappingStartToken, yaml.FlowMappingEndToken),
)
_BRACKETS = {"flow mapping": ("{", "}"), "flow sequence": ("[", "]")}


def told(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """How many lines below the start of the text it is wrong, and what is to be said of it."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position)
        return line, (
            f"U+{ord(text[error.position]):04X} stands here, which no text shows; put what is meant in its "
            "place, or take it out"
        )
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0, _not_known(str(error))
    slip = _slip_of_layout(text, error) if re.match(_OF_LAYOUT, error.problem or "") else None
    if slip:
        return slip
    for pattern, say in _RULES:
        if re.match(pattern, error.problem or ""):
            return say(text, error)
    return _line(error.problem_mark), _not_known(error.problem or str(error))


_SUSPECT = re.compile(r"(?:^|[\s\[{,])&[^\s&]|[^\s#][ \t]+#(?=[^\s#!])", re.MULTILINE)


def passed_over(text: str) -> tuple[int, str] | None:
    """What YAML takes for its own in a text that it reads, and a maintainer for words: the first, as `told`.

    That is a name for a value to come back to (&a), and a remark right behind a value (Visit #3).
    """
    if not _SUSPECT.search(text):
        return None
    plain: yaml.Token | None = None  # a value without quotation marks, up to what follows it
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.AnchorToken):
            return token.start_mark.line, (
                f"the value begins with &, which YAML keeps for itself; expected words{_QUOTED}"
            )
        cut = plain and re.match(r"[ \t]+(#[^\s#!].*)", text[plain.end_mark.index :])
        if plain and cut:
            return plain.end_mark.line, (
                f"YAML takes “{cut[1]}” for a remark, and not for words of the value; expected the value in "
                "quotation marks as a whole, or a space behind the # of a remark; write the one or the other"
            )
        plain = token if isinstance(token, yaml.ScalarToken) and token.plain else None
    return None


def _not_known(said: str) -> str:
    return f"this is not YAML that can be read: {said.splitlines()[0]}; mend the line or quote its value"


def _line(mark: yaml.Mark | None) -> int:
    return mark.line if mark else 0


def _slip_of_layout(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str] | None:
    """What is hard to see in this line or the one above, and makes YAML read both otherwise than meant."""
    lines = text.splitlines()
    line = _line(error.context_mark if "could not find" in str(error.problem) else error.problem_mark)
    for n in (line,) if _second_colon(text, error) else (line, line - 1):
        there = lines[n] if 0 <= n < len(lines) else ""
        if re.match(r"[ \t]*\u00a0", there):
            return n, (
                f"{OTHER_SPACE} stands before this line's words; expected plain spaces; type them anew"
            )
        if re.match(r"\s*-[^\s-]", there):
            return n, "a hyphen without a space behind it begins this line; expected one; add a space"
    return None


def _colon(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    line = _line(error.problem_mark)
    if _second_colon(text, error):
        return line, (
            "a second colon stands in this line; expected one, after the key; put the value in straight "
            'quotation marks, as in title: "Monitoring visit: Anytown"'
        )
    above = _first_without_colon(text.splitlines()[:line])
    if above is not None:
        return above, _NO_COLON
    return line, (
        "this key stands further in than the one above, which has a value already; expected a value or keys "
        "below it, not both; line the keys up, or take that value away"
    )


def _second_colon(text: str, error: yaml.MarkedYAMLError) -> bool:
    """Whether a colon stands where none may, and another before it in its line."""
    mark = error.problem_mark
    before = text.splitlines()[mark.line][: mark.column] if mark and "mapping" in str(error.problem) else ""
    return bool(re.search(r":(\s|$)", before))


def _first_without_colon(lines: list[str]) -> int | None:
    """The last of these lines, if it should be the first of the keys that go on below, and has no colon."""
    numbers = [n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    last = lines[numbers[-1]] if numbers else ""
    above = lines[numbers[-2]].split(" #")[0].rstrip() if numbers[1:] else ":"
    first = above.endswith((":", "---")) or last.lstrip().startswith("- ")
    words = re.match(r"\s*(- +)?\w", last) and not re.search(r":(\s|$)", last)
    return numbers[-1] if first and words else None


def _character(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    line, mark = _line(error.problem_mark), error.problem_mark
    there = text.splitlines()[line][mark.column :][:1] if mark else ""
    if there == "\t":
        return line, "a tab stands here; expected spaces; put spaces in its place"
    return line, f"the value begins with {there}, which YAML keeps for itself; expected words{_QUOTED}"


def _more_than_a_value(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """A quotation or brackets that ended too early, or a quotation whose end is the beginning of the next."""
    line, mark = _line(error.problem_mark), error.problem_mark
    there = text[mark.index : mark.index + 1] if mark else ""
    if there == ",":
        return line, (
            "a comma follows what can be a value by itself; expected nothing behind it; put several values "
            "in square brackets, all of them together, and one value in quotation marks as a whole"
        )
    if there in ("]", "}"):
        return line, (
            f"the bracket {there} closes here, and none is open; expected no bracket; take it out, or put "
            "the value in quotation marks"
        )
    tokens = yaml.scan(text, Loader=yaml.SafeLoader)
    before = list(takewhile(lambda token: mark is None or token.start_mark.index < mark.index, tokens))
    last = before[-1] if before else None
    if isinstance(last, yaml.ScalarToken) and last.style in ("'", '"'):
        if last.start_mark.line < last.end_mark.line:
            return last.start_mark.line, f"{_NOT_CLOSED}; if it is closed further down, {_WHOLE}"
        return line, f"words follow the quotation mark that closes this value; expected none; {_WHOLE}"
    for start, end in _BRACKET_TOKENS:
        if isinstance(last, end):
            opens = next(token for token in reversed(before) if isinstance(token, start)).start_mark
            return opens.line, (
                f"the value begins with {text.splitlines()[opens.line][opens.column]}, which YAML keeps for "
                f"itself, and words follow the bracket that closes it; expected none; {_WHOLE}"
            )
    return line, (
        "what stands here belongs to no key; expected a key, a colon, a space and the value; join it to the "
        "value that it belongs to, and put the whole in quotation marks"
    )


def _bracket(_: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    opens, closes = next(
        (marks for kind, marks in _BRACKETS.items() if kind in (error.context or "")), ("{", "}")
    )
    return _line(error.context_mark), _not_closed(opens, closes)


def _open_at_the_end(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The last bracket that is open where the text ends."""
    opened: list[int] = []
    for token in takewhile(
        lambda token: not isinstance(token, yaml.StreamEndToken), yaml.scan(text, Loader=yaml.SafeLoader)
    ):
        for start, end in _BRACKET_TOKENS:
            if isinstance(token, start):
                opened.append(token.start_mark.index)
            elif isinstance(token, end):
                opened.pop()
    opens = text[opened[-1]] if opened else ""
    if not opens:
        return _line(error.problem_mark), _not_known(error.problem or "")
    return text.count("\n", 0, opened[-1]), _not_closed(opens, "]" if opens == "[" else "}")


def _not_closed(opens: str, closes: str) -> str:
    return (
        f"the bracket {opens} that opens in this line is not closed where it should be; expected commas "
        f"between the values and {closes} after the last; add what is missing"
    )


def _at(say: str, context: bool = False) -> Callable[[str, yaml.MarkedYAMLError], tuple[int, str]]:
    """Says this, on the line of the mistake or of what it is within."""
    return lambda _, error: (_line(error.context_mark if context else error.problem_mark), say)


def _line_up(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """A line that is further in or out than it may be, such as an entry below what is said to be empty.

    An empty list may be a decision, as of no theme: only an entry of a list speaks against it.
    """
    line = _line(error.problem_mark)
    lines = text.splitlines()
    above = next((one for one in reversed(lines[:line]) if not _COMMENT.match(one)), "")
    empty = re.search(r":\s*(\[\]|\{\})\s*(#.*)?$", above)
    if not empty or (empty[1] == "[]" and not lines[line].lstrip(" ").startswith("- ")):
        return line, _INDENT
    return line, (
        f"entries stand here, and {empty[1]} above them says that there are none; expected one of the two; "
        f"take the {empty[1]} away"
    )


_COMMENT = re.compile(r"\s*(#|$)")
_INDENT = (
    "this line does not begin below those that it belongs with; expected the same spaces before each; "
    "line them up"
)
_RULES: tuple[tuple[str, Callable[[str, yaml.MarkedYAMLError], tuple[int, str]]], ...] = (
    ("mapping values are not allowed", _colon),
    ("found character .* that cannot start", _character),
    (r"expected <block end>, but found '(<scalar>|[][{},])'", _more_than_a_value),
    ("found unexpected end of stream", _at(_NOT_CLOSED, context=True)),
    (
        "expected <block end>, but found '-'",
        _at(
            "an entry of a list stands here; expected a key with its colon; for a list, leave the line of "
            "its key without a value, and begin each entry below with spaces and a hyphen"
        ),
    ),
    (r"expected <block end>, but found '(<block|\?)", _line_up),
    (
        "expected <block end>, but found ':'",
        _at("a colon stands here with no key before it; expected one; write the key, or take the line out"),
    ),
    (
        "expected alphabetic or numeric character, but found",
        _at(f"this line begins with %, which YAML keeps for itself; expected a key or words{_QUOTED}"),
    ),
    (
        "expected the node content, but found '[,-]'",
        _at("a comma or a hyphen stands where a value should; expected words; put it in quotation marks"),
    ),
    ("expected '<document start>'", _at(_INDENT)),
    ("expected the node content, but found '<stream end>'", _open_at_the_end),
    ("expected ',' or", _bracket),
    ("did not find expected ',' or", _bracket),
    (
        "could not find expected ':'",
        _at(_NO_COLON, context=True),
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
