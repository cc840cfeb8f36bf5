"""A letter's file is read to the last character, and bad front matter gets a clear error with its line."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
import yaml

from generator.errors import ReadacrossError
from generator.model import Authority
from generator.source import front_matter_schema, parse_source
from tests.reading import COLLECTION, FRONT, collection, source_of
from tests.refused import problems_of


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("kind: focused-visit-letter\n", ""), 2, "kind is missing; add it"),
        (("publisher:", "publsher:"), 6, "publsher is not a key that is known here"),
        (
            ("2020-02-03, basis", "3 February, basis"),
            4,
            "date.value: expected year, month and day as YYYY-MM-DD, such as 2019-01-04",
        ),
        (("2020-02-03, basis", "27/01/2026, basis"), 4, "YYYY-MM or YYYY; found '27/01/2026'; correct"),
        (
            ("basis: publisher", "basis: guessed"),
            4,
            "date.basis: expected one of: stated, publisher, inferred, not stated",
        ),
        (
            ("kind: focused-visit-letter", "kind: postcard"),
            3,
            "kind is 'postcard', which the collection does not",
        ),
        (
            ("authority: kirklees", "authority: kirklees\nauthority: leeds"),
            6,
            "the key 'authority' is given twice",
        ),
        (("licence: ogl-3", "licence: [ogl-3"), 7, "the bracket [ that opens in this line is not closed"),
        (
            ("licence: ogl-3", "licence: !!python/object:os.system ls"),
            7,
            "the value begins with ! or is = alone",
        ),
    ],
)
def test_front_matter_that_does_not_fit_names_its_line(change: tuple[str, str], line: int, said: str) -> None:
    """Each mistake is one line: path, line, what is wrong."""
    (problem,) = [p for p in problems_of(FRONT.replace(*change) + "Text.\n") if said in p]
    assert problem.startswith(f"source_texts/2020-02-03-test.txt:{line}: ")


def test_a_letter_without_front_matter_is_refused() -> None:
    """The file must begin with its front matter; a text alone is no letter."""
    assert "no front matter" in problems_of("Dear Ms Smith\n")[0]


def test_front_matter_that_does_not_end_is_not_called_missing() -> None:
    """Whoever forgot the second line of hyphens is told of that line, and not that the first is missing."""
    (problem,) = problems_of("---\ntitle: never closed\n\nDear Ms Smith\n")
    assert "expected a second line `---`" in problem
    assert "begin with" not in problem


def test_a_name_that_is_not_known_is_answered_with_those_that_are() -> None:
    """A council is found by its id or its name, the closest first, and no pattern is shown."""
    places = tuple(Authority(f"place-{n:02}", f"The County of {n:02}") for n in range(20))
    many = replace(collection(), authorities=(*places, Authority("lcc", "Lees City Council")))
    for written in ("Lees City", "LCC"):
        with pytest.raises(ReadacrossError) as caught:
            parse_source("2020-02-03-test", FRONT.replace("kirklees", written) + "Text.\n", many, "x.txt")
        (problem,) = [str(p) for p in caught.value.problems]
        assert f"authority is '{written}'" in problem
        assert "expected one of: lcc, place-" in problem
        assert " and 11 more; correct it or define it in collection.yml" in problem
        assert "^[a-z" not in problem


def test_an_empty_letter_is_refused() -> None:
    """Front matter without a text is no letter."""
    assert "no text after the front matter" in problems_of(FRONT + " \n\n")[0]


def test_the_text_is_kept_to_the_last_character() -> None:
    """White space at both ends, missing line ends and carriage returns stay as they came."""
    for text in (" Dear Ms Smith \n \n", "\n\nDear Ms Smith", "Dear\r\nMs Smith\r\n", "a\n---\nb\n"):
        assert source_of(text).text == text


def test_the_schema_that_is_published_accepts_every_letter() -> None:
    """The five letters' front matter fits the published JSON Schema, and a misspelt key does not."""
    schema = front_matter_schema()
    for path in sorted(COLLECTION.glob("*.txt")):
        front = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        jsonschema.validate(json.loads(json.dumps(front, default=str)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"titel": "x"}, schema)


@pytest.mark.parametrize("value", ["2021-13-45", "2021-02-30", '"2021-02-30"'])
def test_a_date_that_no_calendar_has_is_refused(value: str) -> None:
    """An impossible day is a clear error with its line, however it is written."""
    (problem,) = problems_of(FRONT.replace("2020-02-03, basis", f"{value}, basis") + "Text.\n")
    assert problem.startswith("source_texts/2020-02-03-test.txt:")
    assert "Traceback" not in problem


def test_a_byte_order_mark_is_named() -> None:
    """A mark that nobody can see before the front matter is said to be there."""
    assert "byte order mark" in problems_of("\ufeff" + FRONT + "Text.\n")[0]


@pytest.mark.parametrize(
    ("character", "name"), [("\x00", "U+0000"), ("\x01", "U+0001"), ("\x02", "U+0002"), ("\x1b", "U+001B")]
)
def test_a_control_character_is_named_where_it_stands(character: str, name: str) -> None:
    """The letter is refused when it is read, with its line, in words that can be printed."""
    (problem,) = problems_of(f"{FRONT}Dear Ms Smith\n\nChildren are safe{character} and well{character}.\n")
    line = FRONT.count("\n") + 3
    assert f":{line}: the text holds {name}, a control character" in problem
    assert "(2 such characters in all)" in problem
    assert problem.isprintable()


@pytest.mark.parametrize(
    "character", ["\t", "\f", "\r", "\x0b", "\x1f", "\x7f", "\x92", "\x95", "\u00ad", "\ufeff"]
)
def test_what_converters_leave_is_read(character: str) -> None:
    """White space of every kind, marks that nobody sees, and bullets in a wrong encoding are no mistakes."""
    text = f"Dear Ms Smith\n\n{character} Children are safe.\n"
    assert parse_source("2020-02-03-test", FRONT + text, collection(), "a.txt").text == text


@pytest.mark.parametrize(
    "change",
    [
        ("kind: focused-visit-letter", '"kind": nope'),
        ("kind: focused-visit-letter", "kind : nope"),
        ("kind: focused-visit-letter", "<<: {kind: nope}"),
    ],
)
def test_an_unknown_name_is_told_however_its_key_is_written(change: tuple[str, str]) -> None:
    """A key in quotation marks, before a space, or merged in has a line as well."""
    (problem,) = problems_of(FRONT.replace(*change) + "Text.\n")
    line = 2 if change[1].startswith("<<") else 3
    assert problem.startswith(
        f"source_texts/2020-02-03-test.txt:{line}: kind is 'nope', which the collection"
    )


@pytest.mark.parametrize("value", ["20:17", "02017"])
def test_a_year_that_yaml_reads_as_another_number_is_refused(value: str) -> None:
    """It is told as it is written, and no letter gets a date in the Middle Ages."""
    (problem,) = problems_of(FRONT.replace("2020-02-03, basis", f"{value}, basis") + "Text.\n")
    assert "date.value: expected year, month and day as YYYY-MM-DD" in problem
    assert f"or as far as known, as YYYY-MM or YYYY; found '{value}'" in problem


def test_a_kind_of_visit_is_known_however_it_is_capitalised() -> None:
    """Letters speak of a monitoring visit; another kind of visit stays as it is written."""
    for written, read in (("Monitoring Visit", "monitoring visit"), ("Peer review", "Peer review")):
        visit = f"visit: {{kind: {written}, first: 2020-01-05, basis: inferred, why: x}}\n---\n"
        reported = source_of("Text.\n", FRONT.removesuffix("---\n") + visit).meta.visit
        assert reported is not None
        assert reported.kind == read
