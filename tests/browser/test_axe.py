"""axe finds nothing of any A or AA rule, nor of its best practices, on any kind of page."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
SCREENS: tuple[tuple[Scheme, int], ...] = (("light", 320), ("light", 1280), ("dark", 390), ("dark", 1280))
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
KINDS = (
    "",
    "letters/",
    "letters/2019-01-04-monitoring-visit/",
    "letters/2018-08-news-fifth-monitoring-visit/",
    "themes/",
    "themes/assessment/",
    "timeline/",
    "findings/",
    "differences/",
    "people/",
    "glossary/",
    "data/",
    "coding/",
    "changes/",
    "search/",
    "compare/2019-01-04-monitoring-visit/",
    "about/",
    "accessibility/",
    "maintaining/",
    "architecture/",
    "scaling/",
    "changelog/",
    "404.html",
)


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands: the rule and the first element that breaks it."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:200]}" for v in found]


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(browser: Browser, address: str, path: str) -> None:
    """No violation and nothing wider than the screen, in both schemes, on phones and on a desktop."""
    wrong: list[str] = []
    for scheme, width in SCREENS:
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(address + path, wait_until="load")
        wrong += [f"{scheme} {width}: {violation}" for violation in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{scheme} {width}: the page is wider than the screen")
        context.close()
    assert wrong == []


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_letter_with_folds_open_and_layers_off(
    browser: Browser, address: str, scheme: Scheme, width: int
) -> None:
    """Nothing appears when every fold of a letter is open, nor when every layer is switched off."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{address}letters/2019-01-04-monitoring-visit/")
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    opened = violations(page)
    page.evaluate("document.querySelectorAll('.layers input').forEach(box => box.click())")
    switched_off = violations(page)
    context.close()
    assert (opened, switched_off) == ([], [])


def test_every_kind_of_page_is_tried(built: Path) -> None:
    """The list above names a page of every folder of the site that holds pages."""
    folders = {page.relative_to(built).parts[0] for page in built.rglob("index.html")} - {"index.html"}
    assert folders <= {path.split("/")[0] for path in KINDS}
