"""A very long report on several pages, as a reader meets it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import AT_THE_END, VERY_LONG

LANDED = "document.querySelector(':target')?.id"


def first_of(page: Page, address: str, part: str) -> str:
    """The id of the first paragraph on a page of the report."""
    page.goto(f"{address}{VERY_LONG}{part}")
    return page.locator("[data-text]").first.get_attribute("id") or ""


@pytest.mark.parametrize("kind", ["[data-text]", ".letter .st", ".letter > h3"])
def test_a_link_to_another_page_is_sent_on(page: Page, large_address: str, kind: str) -> None:
    """To paragraphs, statements and headings, with what else the link says; and from a later page back."""
    second = f"{large_address}{VERY_LONG}2/"
    page.goto(second)
    anchor = page.locator(kind).last.get_attribute("id")
    page.goto(f"{large_address}{VERY_LONG}?text=0123abcd#{anchor}")
    page.wait_for_url(f"{second}?text=0123abcd#{anchor}")
    assert page.evaluate(LANDED) == anchor
    page.goto("about:blank")
    page.goto(f"{second}#p1")
    page.wait_for_url(f"{large_address}{VERY_LONG}#p1")
    assert page.evaluate(LANDED) == "p1"


def test_an_anchor_typed_on_the_page_is_sent_on(page: Page, large_address: str) -> None:
    """The page need not be loaded anew; what stands nowhere stays where it is."""
    anchor = first_of(page, large_address, "2/")
    page.goto(f"{large_address}{VERY_LONG}#p99999")
    assert page.url.endswith("#p99999")
    page.evaluate("anchor => (location.hash = anchor)", anchor)
    page.wait_for_url(f"{large_address}{VERY_LONG}2/#{anchor}")


def test_without_scripts_the_first_page_says_where_paragraphs_stand(
    browser: Browser, large_address: str
) -> None:
    """It names those on each page, and leads there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    anchor = first_of(page, large_address, "2/")
    page.goto(f"{large_address}{VERY_LONG}#{anchor}")
    named = page.locator(".parts a", has_text=f"Part 2: paragraphs {anchor[1:]} to ")
    assert named.is_visible()
    named.click()
    assert page.url == f"{large_address}{VERY_LONG}2/"
    assert page.locator(".parts [aria-current=page]").inner_text().startswith("Part 2")
    page.locator("a[rel=prev]").click()
    assert page.url == f"{large_address}{VERY_LONG}"
    context.close()


def test_the_list_of_sections_leads_across_pages(page: Page, large_address: str) -> None:
    """A section of the second page stands in the list beside the first."""
    page.goto(f"{large_address}{VERY_LONG}")
    link = page.locator("nav[aria-label='All sections'] a[href^='2/#h']").last
    title = link.inner_text()
    link.click()
    page.wait_for_url(f"{large_address}{VERY_LONG}2/#h*")
    assert page.locator(":target").inner_text() == title


def test_a_hit_opens_the_page_that_holds_it(page: Page, large_address: str) -> None:
    """Search gives the paragraph at the report's end, and its words are marked where it stands."""
    page.goto(f"{large_address}search/?q=lighthouse")
    hit = page.locator("[data-hit]")
    path = hit.get_attribute("data-hit") or ""
    assert path.startswith(f"{VERY_LONG}2/#p")
    hit.click()
    page.wait_for_url(f"{large_address}{VERY_LONG}2/?mark=lighthouse#p*")
    paragraph = page.locator(path[path.index("#") :])
    expect(paragraph).to_be_in_viewport()
    expect(paragraph).to_contain_text(AT_THE_END)
    assert page.evaluate("CSS.highlights.get('searched')?.size") == 1
