"""What a browser is given: nothing missing, and a citation whether or not it runs scripts."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.browser.conftest import LETTER


def test_nothing_that_a_page_asks_for_is_missing(page: Page, address: str) -> None:
    """The theme's own search is left out of the site, and no page and no press of a key misses it."""
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    for path in ("", LETTER, "themes/", "search/?q=supervision", "findings/"):
        page.goto(address + path, wait_until="networkidle")
        for key in ("s", "f", "/"):
            page.keyboard.press(key)
        page.wait_for_timeout(200)
    assert missing == []


def test_how_to_cite_is_only_for_readers_without_scripts(letter: Page) -> None:
    """With scripts the buttons copy the citation, and no line takes their place."""
    assert letter.locator(".cite-line").count() == 0
    assert letter.get_by_text("To cite a paragraph").count() == 0
    assert letter.locator(".note .copy").count() == letter.locator(".note").count()


def test_without_scripts_a_line_says_how_to_cite(browser: Browser, address: str) -> None:
    """In view above the text; there is no button that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LETTER)
    assert page.locator(".cite-line").is_visible()
    assert page.locator(".note button").count() == 0
    context.close()
