"""An entry put into a file of corrections: what it says, and that nothing else of the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.config import checked
from generator.corrections import CorrectionsFormat
from generator.errors import ReadacrossError
from generator.review.entries import as_yaml, changed, new_file, quoted
from tests.reading import COLLECTION

ENTRY = {
    "quote": "Visits are late: “always”.",
    "before": "",
    "after": "# The next",
    "add": ("timeliness-drift", "assessment"),
    "remove": (),
    "stance": "none",
    "why": 'It says "late"; see rule 14.',
    "who": "Ann",
    "when": "2026-11-22",
}
BY = "by: {who: Ann, when: 2026-11-22}\n"

# Files as people write them.
LAYOUTS = {
    "dashes under the key": (
        "# top\n" + BY + "statements:\n- quote: One  # first\n  stance: none\n  why: w\n"
        "# about two\n- quote: Two\n  add: [assessment]\n  why: w\n\n# end\nreferences: []\n"
    ),
    "dashes further in": (
        BY + "references:\n- {quote: x, target: '', why: w}\nstatements:   # all\n"
        "   - quote: One\n     why: w\n     stance: none\n\n\n"
        "   # about two\n   -   quote: 'Two'\n       stance: none\n"
        "       why: >-\n         folded # not a comment\n"
        "         text\n\n   # after two\nevents: []\n"
    ),
    "entries on one line": (
        BY + "statements:\n  - {quote: One, stance: none, why: 'a # b'}\n"
        "  - {quote: Two, stance: none, why: w} # tail\n"
    ),
    "no line end at the end": (
        BY + "statements:\n- {quote: One, stance: none, why: w}\n- quote: Two\n  themes: []\n  why: |\n    w"
    ),
    "lists below their keys": (
        "---\n" + BY + "statements:\n- quote: One\n  add:\n  - assessment\n  - recording\n  why: w\n"
        "- quote: Two\n  remove:\n  - recording # odd\n  # inside two\n  why: w\n"
        "- quote: Three\n  stance: none\n  why: w\n"
    ),
}
COMMENTS = (
    "# top",
    "# first",
    "# about two",
    "# end",
    "# all",
    "# after two",
    "# tail",
    "# odd",
    "# inside two",
)
LAYOUTS["Windows line ends"] = LAYOUTS["dashes under the key"].replace("\n", "\r\n")


def statements(text: str) -> list[dict[str, object]]:
    """The entries of a file, as plain values."""
    found: list[dict[str, object]] = yaml.safe_load(text)["statements"]
    return found


def said(entry: dict[str, object]) -> dict[str, object]:
    """An entry's values in a form that can be compared with ENTRY; the format strips the ends of texts."""
    return {k: tuple(v) if isinstance(v, list) else str(v).strip() for k, v in entry.items()}


MEANT = {key: value for key, value in ENTRY.items() if value}


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_entry_is_put_last_and_every_other_byte_stays(name: str) -> None:
    """Taking the new lines out again gives the file back, byte for byte."""
    text = LAYOUTS[name]
    after = changed(text, "c.yml", ENTRY, None)
    assert [*map(said, statements(after)[:-1])] == [*map(said, statements(text))]
    assert said(statements(after)[-1]) == MEANT
    added = len(after) - len(text)
    assert text in {after[:n] + after[n + added :] for n in range(len(text) + 1)}
    assert ("\r\n" in text) == ("\r\n" in after) == (after.count("\r\n") == after.count("\n"))


@pytest.mark.parametrize("name", LAYOUTS)
def test_an_entry_is_replaced_in_its_place(name: str) -> None:
    """Everything before the entry's dash and after its last line stays; so do comments inside it."""
    text = LAYOUTS[name]
    after = changed(text, "c.yml", ENTRY, 1)
    assert said(statements(after)[1]) == MEANT
    assert [*map(said, statements(after)[::2])] == [*map(said, statements(text)[::2])]
    quote = text.index("Two")
    dash = text.rindex("-", 0, quote)
    assert after[:dash] == text[:dash]
    assert [c for c in COMMENTS if c in text and c not in after] == []


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("place", [0, 1])
def test_an_entry_is_taken_out(name: str, place: int) -> None:
    """The others stay as they were, and so does every comment."""
    text = LAYOUTS[name]
    after = changed(text, "c.yml", None, place)
    assert [*map(said, statements(after))] == [said(e) for n, e in enumerate(statements(text)) if n != place]
    assert [c for c in COMMENTS if c in text and c not in after] == []


def test_the_only_entry_is_taken_out() -> None:
    """An empty list is left, which the format allows."""
    text = BY + "statements: # all\n# why\n- quote: One # odd\n  stance: none\n  why: w\nevents: []\n"
    after = changed(text, "c.yml", None, 0)
    assert after == BY + "statements: [] # all\n# why\n# odd\nevents: []\n"
    assert checked(CorrectionsFormat, after, "c.yml").statements == ()


@pytest.mark.parametrize(
    "text",
    [
        BY,
        BY.rstrip("\n"),
        "# only\n" + BY + "# end",
        BY + "statements: []\n",
        BY + "statements: []  # none yet\nevents: []\n",
        BY + "statements: []",
        new_file("Ann “A.” O'Hara: #1", "2026-11-22"),
    ],
)
def test_the_first_entry_of_a_file(text: str) -> None:
    """A file with no entries gets its first, and keeps what it had."""
    after = changed(text, "c.yml", ENTRY, None)
    assert [said(entry) for entry in statements(after)] == [MEANT]
    lines = [line.replace("statements: []", "statements:") for line in text.splitlines()]
    assert [line for line in after.splitlines() if line in lines] == lines
    assert checked(CorrectionsFormat, after, "c.yml").statements[0].quote == ENTRY["quote"]


@pytest.mark.parametrize(
    "text",
    [
        "{by: {who: Ann, when: 2026-11-22}}\n",
        BY + "statements: [{quote: One, stance: none, why: w}]\n",
        BY + "...\n",
        BY + "statements:\n- &a {quote: One, stance: none, why: w}\n- *a\n",
    ],
)
def test_a_layout_that_cannot_be_added_to_safely_is_left_alone(text: str) -> None:
    """The entry is given to be written by hand; nothing is guessed."""
    with pytest.raises(ReadacrossError) as error:
        changed(text, "corrections/c.yml", ENTRY, 0 if "&a" in text else None)
    assert "corrections/c.yml: " in str(error.value)
    assert as_yaml(ENTRY) in str(error.value)


@pytest.mark.parametrize("path", sorted((COLLECTION / "corrections").glob("*.yml")), ids=lambda p: p.stem)
def test_the_collections_own_files_change_only_where_they_should(path: Path) -> None:
    """In every real file an entry can be replaced; all lines of the others stay as they are."""
    text = path.read_bytes().decode("utf-8")
    entries = statements(text)
    for place in sorted({0, len(entries) // 2, len(entries) - 1}):
        after = changed(text, path.name, ENTRY, place)
        at = after.index(as_yaml(ENTRY))
        rest = after[at + len(as_yaml(ENTRY)) :]
        assert text.startswith(after[:at])
        assert text.endswith(rest)
        assert changed(after, path.name, entry_of(entries[place]), place).count("\n") == text.count("\n")


def entry_of(value: dict[str, object]) -> dict[str, str | tuple[str, ...]]:
    """An entry as read from YAML, as one to be written."""
    return {k: tuple(v) if isinstance(v, list) else str(v) for k, v in value.items()}


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_survives_being_quoted(text: str) -> None:
    """Quotation marks, line ends and control characters come back as they were, from one line."""
    assert yaml.safe_load(quoted(text)) == text
    assert len(quoted(text).splitlines()) == 1
