"""The data page says of its files what somebody who counts must know."""

from __future__ import annotations

from generator.exports.table import FORMULA
from generator.pages import addresses
from tests.pages.built import built


def guide() -> str:
    """What the page says about using its files."""
    return built(5).body(addresses.DATA).split("{: #guide }")[1].split("\n## ")[0]


def test_it_says_how_to_cite_the_data() -> None:
    """By what does not change by itself, and the day, since the labels do."""
    collection = built(5).corpus.collection
    said = built(5).body(addresses.DATA).split("{: #cite }")[1].split("\n## ")[0]
    assert f"“{collection.title}”" in said
    assert f"version {collection.codebook.version} of" in said
    assert "the day on which you took the file" in said


def test_it_says_which_cells_have_an_apostrophe_in_front() -> None:
    """Whoever compares texts knows that such a cell of a CSV file is not the letter's words exactly."""
    shown = ["a tab" if sign.isspace() else f"<code>{sign}</code>" for sign in FORMULA]
    assert "apostrophe" in guide()
    assert all(sign in guide() for sign in shown)


def test_it_says_where_each_file_tells_who_decided_and_why() -> None:
    """A decision need not be a person’s, some files name who made it, and its reason is no quotation."""
    said = guide()
    assert "may come from a review by a language model" in said
    assert "<code>who</code>" in said and "<code>creator</code>" in said
    assert "for a rule the words or the heading" in said and "for a decision the reason given" in said


def test_it_says_how_to_get_the_statements_that_hold_a_word_as_a_table() -> None:
    """The file and the column that it names are those that are offered."""
    path = addresses.STATEMENTS_CSV
    assert f"open <code>{path.rsplit('/', 1)[1]}</code> and filter the column <code>text</code>" in guide()
    columns = built(5).files[path].decode("utf-8-sig").splitlines()[0].split(",")
    assert "text" in columns


def test_the_rules_own_word_for_a_judgement_is_explained() -> None:
    """Pages say “judgement”; the codebook and the columns of files say “stance”."""
    rules = built(5).body(addresses.CODING).split("{: #rules }")[1]
    assert "call a judgement “stance”, and no judgement “none”" in rules
