"""A search that is narrowed, or that finds nothing: what is counted, and what a reader is told to do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from generator.model import AnnotatedDocument
from tests.browser.test_search import ask, hits, settled
from tests.reading import corpus

pytestmark = pytest.mark.seen


def pairs(letter: AnnotatedDocument) -> set[tuple[str, str, str]]:
    """A letter's paragraphs, each with a theme and a judgement that one statement in it has both of."""
    anchors = {block.n: block.id for block in letter.document.blocks if block.id}
    return {
        (f"letters/{letter.slug}/#{anchors[statement.block]}", label.id, coding.stance.id)
        for statement, coding in letter.coded()
        if statement.block in anchors
        for label in coding.themes
    }


def narrowed(page: Page, address: str, theme: str, stance: str) -> int:
    """How many paragraphs the search page counts with both ticked."""
    page.goto(f"{address}search/?theme={theme}&stance={stance}")
    page.wait_for_selector(".search-facet")
    settled(page)
    found = re.match(r"[\d,]+", page.locator("#search-status").inner_text())
    return int(found[0].replace(",", "")) if found else 0


def test_a_theme_and_a_judgement_must_be_of_one_statement(page: Page, address: str) -> None:
    """Not of two sentences that share a paragraph; each choice counts what ticking it leaves."""
    held = set().union(*(pairs(letter) for letter in corpus().letters))
    themes = [theme.id for theme in corpus().collection.codebook.themes]
    for theme in themes:
        expected = {path for path, one, stance in held if (one, stance) == (theme, "concern")}
        assert narrowed(page, address, theme, "concern") == len(expected), theme
        box = page.locator("label", has=page.locator(f"[name=theme][value={theme}]"))
        assert int(box.locator(".num").inner_text()) == len(expected), theme
        assert set(hits(page)) <= expected


@pytest.mark.parametrize("typed", ["xylophone 2018", "supervision xylophone 2018"])
def test_a_year_among_the_words_is_said_to_be_a_choice(search: Page, typed: str) -> None:
    """Only while no year is ticked, with the years open to view; other numbers are no years."""
    status = search.locator("#search-status")
    years = search.locator("details", has=search.get_by_text("Year of the letter", exact=True))
    expect(years).not_to_have_attribute("open", "")
    ask(search, typed)
    expect(status).to_contain_text("Years of letters are under “Narrow by”.")
    expect(years).to_have_attribute("open", "")
    ask(search, typed.replace("2018", "1918"))
    expect(status).not_to_contain_text("Narrow by")


def test_nothing_found_offers_what_helps_and_nothing_else(search: Page) -> None:
    """The lists of themes and letters, the glossary; no order of nothing; to untick only where ticked."""
    status, order = search.locator("#search-status"), search.locator(".search-sort")
    instead = search.locator(".search-instead")
    ask(search, "caseloads")
    expect(order).to_be_visible()
    expect(instead).to_be_hidden()
    ask(search, "xylophone")
    expect(status).to_have_text("No paragraph has this. Try fewer or other words.")
    expect(order).to_be_hidden()
    found = [link.get_attribute("href") for link in instead.locator("a").all()]
    assert [str(path).split("/")[-2] for path in found] == ["themes", "letters", "glossary"]
    search.goto(f"{search.url}&stance=concern")
    settled(search)
    expect(status).to_have_text("No paragraph has this. Try fewer or other words, or untick a choice.")


def test_what_was_perhaps_meant_is_a_question(search: Page) -> None:
    """It ends with a question mark."""
    ask(search, "supervison")
    expect(search.locator(".search-mean")).to_have_text("Did you mean supervision?")


def test_councils_stand_in_order_of_their_names(search: Page) -> None:
    """Not in the order in which their letters were added, in which nobody finds one among many."""
    order = search.evaluate(
        """async (names) => {
            const { choicesOf } = await import(new URL("../assets/search/narrowing.js", location));
            const authority = names.map((name) => [name.toLowerCase(), name]);
            return choicesOf("authority", { titles: { authority } }).map(([, title]) => title);
        }""",
        ["Wigan", "Bury", "St Helens", "Isle of Wight", "Barnet"],
    )
    assert order == ["Barnet", "Bury", "Isle of Wight", "St Helens", "Wigan"]
