"""A slip in a file of the collection is told in plain words, on the line where it was made."""

from __future__ import annotations

import re

import pytest

from generator.config import load_yaml
from generator.errors import ReadacrossError

TOLD = (
    (
        2,
        "title: Monitoring visit: Anytown",
        "a second colon stands in this line; expected one, after the key",
    ),
    (2, "title: “Monitoring: visit”", "put the value in straight quotation marks"),
    (3, "date: 2019-01-04\n  basis: stated", "this key stands further in than the one above"),
    (3, "why: x\n\tbasis: stated", "a tab stands here; expected spaces; put spaces in its place"),
    (2, 'title: "Monitoring', "the quotation mark that opens in this line is not closed in it"),
    (2, "title: 'Monitoring", "the quotation mark that opens in this line is not closed in it"),
    (2, 'title: "Monitoring\nlink: "x"', "the quotation mark that opens in this line is not closed in it"),
    (2, 'title: "Monitoring" visit', "words follow the quotation mark that closes this value"),
    (2, "title: 'Children's services'", "words follow the quotation mark that closes this value"),
    (3, "title: Monitoring\n- visit", "an entry of a list stands here; expected a key with its colon"),
    (2, "title: - visit", "the value begins with a hyphen or a question mark"),
    (2, "date: {value: 2019\nlink: x", "the bracket { that opens in this line is not closed"),
    (2, "names: [A, B\nlink: x", "the bracket [ that opens in this line is not closed"),
    (2, "kind letter\nlink: x", "this line has no colon with a space behind it"),
    (2, "kind:letter\nlink: x", "this line has no colon with a space behind it"),
    (3, "kind: letter\n  link: x", "this key stands further in than the one above"),
    (4, "list:\n  - a: b\n   c: d", "this line does not begin below those that it belongs with"),
    (3, "visits: []\n  - id: a", "entries stand here, and [] above them says that there are none"),
    (
        5,
        "list:\n  - quote: a\n    themes: []\n     why: b",
        "this line does not begin below those that it belongs with",
    ),
    (5, "redirects: {} # none\n\n# mine\n  a: {}", "expected one of the two; take the {} away"),
    (2, "title: @x", "the value begins with @, which YAML keeps for itself"),
    (2, "title: %x", "the value begins with %, which YAML keeps for itself"),
    (2, "title: *x", "the value begins with *, which YAML keeps for itself"),
    (2, "title: !x y", "the value begins with ! or is = alone"),
    (2, "title: | x", "the value begins with | or >"),
    (2, 'title: "\\q"', "a backslash stands in double quotation marks"),
    (3, "title: x\n---", "a line of three hyphens stands here; expected none within the file"),
    (
        2,
        "title: a\x07b",
        "U+0007 stands here, which no text shows; put what is meant in its place, or take it",
    ),
    (2, "title: Children\x92s services", "U+0092 stands here, which no text shows; put what is meant"),
    (2, "title: [Draft] visit", "the value begins with [, which YAML keeps for itself, and words follow"),
    (2, "title: {Draft} visit", "the value begins with {, which YAML keeps for itself, and words follow"),
    (2, "names: [A,\n  B] C", "the value begins with [, which YAML keeps for itself, and words follow"),
    (2, "title: [Draft] [2]", "the value begins with [, which YAML keeps for itself, and words follow"),
    (2, 'title: "Draft" [2]', "words follow the quotation mark that closes this value"),
    (
        3,
        "title: 'Draft'\nkind: [a] b",
        "the value begins with [, which YAML keeps for itself, and words follow",
    ),
    (2, 'authors: "A. B", "C. D"', "a comma follows what can be a value by itself; expected nothing"),
    (2, 'why: ["A"], ["B"]', "a comma follows what can be a value by itself; expected nothing behind it"),
    (2, "names: [a: [b]]]", "the bracket ] closes here, and none is open; expected no bracket"),
    (2, 'title: "x"}', "the bracket } closes here, and none is open; expected no bracket"),
    (2, "names: [a,\n  {b: c},", "the bracket [ that opens in this line is not closed where it should be"),
    (3, "kind: a\nnames: {", "the bracket { that opens in this line is not closed where it should be"),
    (4, "list:\n  - id: c\n  title: x", "this line does not begin below those that it belongs with"),
    (3, "list:\n  -{id: a, name: b}", "a hyphen without a space behind it begins this line"),
    (3, "list:\n  -id: a\n    name: b", "a hyphen without a space behind it begins this line"),
    (4, "list:\n  - {id: a}\n  -{id: b}", "a hyphen without a space behind it begins this line"),
    (4, "list:\n  -id: a\n  name: b: c", "a second colon stands in this line"),
    (3, "list:\n  one\n    a: b", "this line has no colon with a space behind it"),
    (3, "list:  # why\n  one x\n  two: y", "this line has no colon with a space behind it"),
    (3, "list:\n  - id a\n    name: b", "this line has no colon with a space behind it"),
    (4, "why: some\n  words\n  a: b", "this key stands further in than the one above"),
    (2, 'why: "It says\n  so" here', "if it is closed further down, put the whole value in quotation marks"),
    (3, "list:\n\u00a0\u00a0a: x\n  b: y", "a space of another kind (U+00A0, which does not break)"),
    (4, "list:\n  - a: x\n  \u00a0 b: y", "a space of another kind (U+00A0, which does not break)"),
    (2, ": [a]", "a colon stands here with no key before it"),
    (2, "%title: x", "this line begins with %, which YAML keeps for itself"),
    (2, "title: , x", "a comma or a hyphen stands where a value should"),
    (4, "title: |\n  one\n two", "what stands here belongs to no key"),
    (2, "title: &c Others", "the value begins with &, which YAML keeps for itself"),
    (3, "list:\n  - {id: a, title: &c Others}", "the value begins with &, which YAML keeps for itself"),
    (2, "title: Visit #3 of five", "YAML takes “#3 of five” for a remark, and not for words of the value"),
    (3, "list:\n  - Visit #3", "YAML takes “#3” for a remark, and not for words of the value"),
)
KEPT = (
    "title: a # a remark\n",
    "title: 'Visit #3' #3\n",
    "title: Visit#3 & more\n",
    "#title: a\ntitle: R&D\n",
    "title: |\n  Visit #3 &c\n",
    "list: #all\n  - a\n",
)


@pytest.mark.parametrize(("line", "written", "said"), TOLD)
def test_a_slip_is_told_in_plain_words_on_its_line(line: int, written: str, said: str) -> None:
    """No word of the parser's own is left to stand alone."""
    with pytest.raises(ReadacrossError) as caught:
        load_yaml(f"note: x\n{written}\nafter: y\n", "g.yml")
    (problem,) = caught.value.problems
    assert problem.line == line
    assert said in problem.message
    assert not re.search(r"<\w|token|scalar|mapping|block", problem.message)


@pytest.mark.parametrize("written", KEPT)
def test_what_loses_no_word_is_taken(written: str) -> None:
    """Remarks as they are usually written, and # and & within words or quotation marks."""
    assert load_yaml(written, "g.yml")


def test_a_first_key_without_its_colon_is_told() -> None:
    """It and the next line would be one key, so the line that is wrong is the one above."""
    for text in ("letters\n  2019-01-04-x:\n    p1: y\n", "# ids\ntitle x\nkind: y\n"):
        with pytest.raises(ReadacrossError) as caught:
            load_yaml(text, "g.yml")
        line = 2 if text.startswith("#") else 1
        assert str(caught.value).startswith(f"g.yml:{line}: this line has no colon with a space behind it")


def test_what_no_rule_knows_is_told_in_the_words_of_the_parser() -> None:
    """Better than nothing, and with what to do."""
    with pytest.raises(ReadacrossError) as caught:
        load_yaml("note: x\n<<: y\n", "g.yml")
    assert str(caught.value).startswith("g.yml:2: this is not YAML that can be read: expected a mapping")
    assert "mend the line or quote its value" in str(caught.value)
