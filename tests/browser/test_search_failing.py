"""Search where something cannot be fetched, or comes late: nothing is passed over in silence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_search import ask, hits, settled

pytestmark = pytest.mark.seen

INDEX = "async () => (await import(new URL('../assets/search/index.js', location))).openIndex()"
SLOWLY = f"""async () => {{
  const index = await ({INDEX})();
  const words = index.words.bind(index);
  index.words = async (paragraph) => {{
    await new Promise((go) => setTimeout(go, 800));
    return words(paragraph);
  }};
}}"""
AS_BEFORE = f"async () => {{ delete (await ({INDEX})()).words; }}"


def refuse(route: Route) -> None:
    """The network is gone."""
    route.abort()


def opened(page: Page, address: str) -> None:
    """The search page, ready to be asked."""
    page.goto(f"{address}search/")
    page.wait_for_selector(".search-facet")


def test_a_part_of_the_index_that_cannot_be_fetched_is_not_nothing_found(page: Page, address: str) -> None:
    """The search says that it failed, and finds the passages when it is asked once more."""
    opened(page, address)
    page.route("**/pagefind/index/**", refuse)
    page.locator("#search-words").fill("caseloads")
    status = page.locator("#search-status")
    expect(status).to_contain_text("This search failed")
    assert hits(page) == []
    page.unroute_all()
    page.locator("#search-words").press("Enter")
    settled(page)
    expect(status).to_have_text("1 paragraph in 1 letter")
    assert hits(page)


def test_a_text_that_could_not_be_fetched_is_asked_for_again(page: Page, address: str) -> None:
    """A letter's words that failed once are not kept as failed."""
    opened(page, address)
    page.route("**/pagefind/fragment/**", refuse)
    page.locator("#search-words").fill("caseloads")
    expect(page.locator("#search-status")).to_contain_text("This search failed")
    page.unroute_all()
    page.locator("#search-words").press("Enter")
    settled(page)
    expect(page.locator(".search-hits blockquote").first).to_contain_text("caseloads")


def test_more_of_one_search_never_stand_under_another(page: Page, address: str) -> None:
    """Its next hits came late, when the reader had asked for something else."""
    opened(page, address)
    ask(page, "children")
    page.evaluate(SLOWLY)
    page.locator(".search-more").click()
    page.evaluate(AS_BEFORE)
    ask(page, "caseloads")
    right = hits(page)
    page.wait_for_timeout(1000)
    assert hits(page) == right


def test_more_is_shown_once_however_often_it_is_asked_for(page: Page, address: str) -> None:
    """Two presses while the first is on its way show the next ten, not the same ten twice."""
    opened(page, address)
    ask(page, "children")
    page.evaluate(SLOWLY)
    page.locator(".search-more").dblclick()
    expect(page.locator(".search-hits [data-hit]")).to_have_count(20)
    page.wait_for_timeout(500)
    assert len(set(hits(page))) == len(hits(page)) == 20


def test_a_search_that_could_not_be_opened_is_opened_at_the_next_try(page: Page, address: str) -> None:
    """The table did not come at first; pressing Enter fetches it again."""
    page.route("**/pagefind/paragraphs.bin", refuse)
    page.goto(f"{address}search/?q=caseloads")
    expect(page.locator("#search-status")).to_contain_text("This search failed")
    page.unroute_all()
    page.locator("#search-words").press("Enter")
    settled(page)
    assert hits(page)


@pytest.mark.parametrize("path", ["themes/", "search/"])
@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_letters_typed_straight_after_the_key_are_kept(page: Page, address: str, key: str, path: str) -> None:
    """The field is there before any script of search has come, and what stands in it is then searched for."""
    held: list[Route] = []
    page.route("**/assets/search/**", lambda route: held.append(route))
    page.goto(address + path)
    page.keyboard.press(key)
    page.keyboard.type("caseloads")
    page.keyboard.press("Enter")
    words = page.locator("#search-words")
    assert words.input_value() == "caseloads"
    assert held
    page.unroute_all()  # lets go of what was held
    page.wait_for_selector(".search-facet")
    settled(page)
    expect(words).to_be_focused()
    assert words.input_value() == "caseloads"
    assert hits(page)
    assert "q=caseloads" in page.url


def test_search_that_cannot_be_loaded_says_so(page: Page, address: str) -> None:
    """The window stands open with what to read instead, and closes."""
    page.route("**/assets/search/**", refuse)
    page.goto(f"{address}themes/")
    page.keyboard.press("/")
    expect(page.locator("#search-status")).to_contain_text("Search could not be loaded")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
