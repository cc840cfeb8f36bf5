"""The sentence before a quotation that opens with "This" or the like."""

import pytest

from generator.pages import addresses
from generator.pages.before import leans, list_opening, sentence_before
from tests.files import files_of
from tests.pages.built import built
from tests.reading import corpus, document_of

LETTER = """\
Dear colleague

Plans are late. This worries inspectors.

It has been so for a year. Managers know.

Another heading

They were told.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This worries inspectors.", True),
        ("However, managers know.", True),
        ("“They were told,” it says.", True),
        ("Thistles grow.", False),
        ("Managers know this.", False),
        ("For some, though, morale is low.", True),
        ("Too many were poor, with insufficient clarity.", True),
        ("The majority are now clearly focused.", True),
        ("Most of them are late.", True),
        ("Some children wait.", False),
        ("Most of the plans are late.", False),
        ("Too many children wait.", False),
        ("As a result, some children wait.", True),
        ("As a result of changes, some children wait.", False),
        ("As a result of this, some children wait.", True),
        ("Consequently, children wait.", True),
        ("Despite this, children wait.", True),
        ("In these cases, children wait.", True),
        ("During this visit, children waited.", False),
        ("In this visit, children waited.", False),
        ("For some children, these visits are late.", True),
        ("When plans are late, this is not noticed.", False),
        ("Such delays are common.", True),
        ("This letter summarises the findings.", False),
        ("This letter was late.", True),
        ("", False),
    ],
)
def test_a_quotation_leans_by_the_words_that_open_it(text: str, expected: bool) -> None:
    """Only by whole words, whatever stands around them, and not where they speak of the sentence itself."""
    assert leans(text) is expected


def test_the_sentence_before_is_of_the_same_section() -> None:
    """In the same paragraph, else the end of the one before; never across a heading."""
    document = document_of(LETTER)
    before = {document.of(s): sentence_before(document, s.id) for s in document.statements}
    assert before["This worries inspectors."] == "Plans are late."
    assert before["It has been so for a year."] == "This worries inspectors."
    assert before["They were told."] == ""


LISTED = """\
Dear colleague

Inspectors looked again. They looked at these areas:

- plans

- visits

They found limited progress. They will return.

- late plans

They said so.

- schools:

Another heading

- fewer plans

They asked why.

Inspectors looked again. They looked at these areas:

Another heading

They were told.
"""


def test_a_quotation_after_a_list_has_the_words_that_open_the_list() -> None:
    """Only the first sentence after it, never across a heading, and only words that announce a list."""
    document = document_of(LISTED)
    opening = {document.of(s): list_opening(document, s.id) for s in document.statements}
    assert opening["They found limited progress."] == "They looked at these areas:"
    assert opening["They said so."] == ""
    assert opening["They asked why."] == ""
    assert {words for said, words in opening.items() if not said.startswith("They ")} == {""}
    assert opening["They will return."] == opening["They were told."] == ""


def test_theme_pages_show_it_outside_the_quotation() -> None:
    """Every leaning passage of a theme has it, unless the list quotes it just above; no other passage has."""
    site = built(5)
    seen = 0
    for thread in corpus().threads:
        if not thread.passages:
            continue
        above = ""
        for item in site.tree(addresses.theme(thread.theme)).xpath("//li[contains(@class, 'passage')]"):
            [quoted] = item.xpath("blockquote")
            before = item.xpath("p[@class='before']/span[@class='theirs']")
            slug, statement = item.get("id").rsplit("-", 1)
            document = corpus().letter(slug).document
            leaning = leans(quoted.text_content())
            expected = sentence_before(document, statement) or list_opening(document, statement)
            expected = expected if leaning else ""
            shown = "".join(span.text_content() for span in before)
            assert shown == ("" if expected == above else expected)
            above = quoted.text_content()
            seen += bool(shown)
    assert seen > 5


@pytest.mark.parametrize("path", [addresses.FINDINGS, addresses.comparison("2021-11-10-focused-visit")])
def test_findings_and_comparisons_show_it_too(path: str) -> None:
    """Marked as ours by its label, and the letter's words as the letter's."""
    labels = built(5).tree(path).xpath("//p[@class='before']/span[@class='before-label']")
    assert labels
    assert "The sentence before:" in {label.text_content() for label in labels}
    assert {label.text_content() for label in labels} <= {
        "The sentence before:",
        "The list before it begins:",
    }


def test_the_exported_record_has_none_of_it() -> None:
    """A statement's text is its own words only."""
    record = files_of(corpus())[addresses.STATEMENTS_JSONL].decode()
    assert "sentence before" not in record
    assert '"before"' not in record
