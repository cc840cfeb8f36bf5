"""A page on paper: nothing runs off it, no heading stands alone at its foot, little paper is wasted."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.seen
THEME = "themes/supervision-oversight/"


def sheets(page: Page) -> list[str]:
    """The text of each sheet of A4, as a browser prints the page that is open."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    return [sheet.get_textpage().get_text_range() for sheet in document]


def test_the_table_of_a_theme_has_all_its_columns_on_paper(page: Page, address: str) -> None:
    """Statements with no judgement are the last: without them the counts would not add up."""
    page.goto(address + THEME)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 604, "height": 1000})  # A4 less margins of 25 millimetres
    boxes = page.locator(".table-scroll:has(.travel), table.travel").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().right)"
    )
    assert boxes[1] <= boxes[0] + 1


def test_a_letters_heading_stays_with_its_passages_on_paper(page: Page, address: str) -> None:
    """So does the line that counts them."""
    page.goto(address + THEME)
    counts = [line for line in page.locator(".md-typeset h3 + .small").all_inner_texts() if line]
    assert counts
    last = [sheet.strip().splitlines()[-1] for sheet in sheets(page)]
    assert not [line for line in last if line.strip() in counts]


@pytest.mark.parametrize("path", ["", "themes/", THEME])
def test_whose_the_words_are_stands_on_the_first_sheet(page: Page, address: str, path: str) -> None:
    """At the foot of the page it would often have a sheet to itself."""
    page.goto(address + path)
    foot = "".join(page.locator(".site-footer p").inner_text().split())
    assert "".join(sheets(page)[0].split()).startswith(foot)
