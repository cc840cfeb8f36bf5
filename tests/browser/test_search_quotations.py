"""Search by the words of a quotation: words that no paragraph has side by side, words left out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_search import RANK, SHORT, ask, hits, paragraphs, settled

DASHED = f"letters/{SHORT['message']}/#p4"


@pytest.mark.parametrize(
    "typed",
    [
        "a strategic plan – agreed with partners - was in place",
        "a strategic plan agreed with partners was in place",
    ],
)
def test_a_dash_that_stands_alone_does_not_part_a_quotation(page: Page, address: str, typed: str) -> None:
    """However long it is drawn, or left out."""
    page.goto(address)
    assert page.evaluate(RANK, [f"“{typed}”"]) == [[DASHED]]


@pytest.mark.parametrize("typed", ["Yvette Stanley", "Force. Of. nature?"])
def test_nothing_is_offered_while_a_word_stays_unknown(search: Page, typed: str) -> None:
    """One word mended would still find no paragraph with all of them."""
    ask(search, typed)
    assert hits(search) == []
    expect(search.locator(".search-mean")).to_be_hidden()


def test_a_name_that_stands_in_no_paragraph_is_no_unknown_word(search: Page) -> None:
    """Only a signature has it, and what is offered beside it finds her letter."""
    assert not any("Brazil" in text for text in paragraphs().values())
    ask(search, "Brazil caselods")
    offered = search.locator(".search-mean button")
    expect(offered).to_have_text("Brazil caseloads")
    offered.click()
    settled(search)
    assert f"letters/{SHORT['addendum']}/#p10" in hits(search)


def test_what_was_perhaps_meant_ends_in_one_question_mark(search: Page) -> None:
    """One that was typed is enough."""
    ask(search, "Is morael low?")
    expect(search.locator(".search-mean")).to_have_text("Did you mean Is morale low?")


def test_a_hit_says_who_wrote_the_letter_and_that_its_publisher_was_inferred(search: Page) -> None:
    """As its page does: whose words a quotation is."""
    ask(search, "caseloads")
    facts = search.locator(".search-hit", has_text="written by Eleanor Brazil").first.locator(".search-facts")
    expect(facts).to_have_text(re.compile(r" · written by Eleanor Brazil · .+ \(inferred publisher\)$"))
    ask(search, "“Since the last monitoring visit, the local authority has made”")
    expect(search.locator(".search-hit .search-facts")).not_to_contain_text("written by")
    expect(search.locator(".search-hit .search-facts")).not_to_contain_text("inferred publisher")
