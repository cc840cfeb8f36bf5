"""Tables on a phone: the newest in view, the key beside the signs, and nothing off the screen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LETTER

pytestmark = pytest.mark.seen
IN_VIEW = """(cell) => {
  const box = cell.getBoundingClientRect();
  const scroller = cell.closest(".table-scroll").getBoundingClientRect();
  return box.left >= scroller.left - 1 && box.right <= scroller.right + 1;
}"""


@pytest.mark.parametrize("path", ["", "themes/"])
def test_the_matrix_opens_at_its_newest_column(phone: Page, address: str, path: str) -> None:
    """With the themes' names beside it; the older columns are one swipe away."""
    phone.goto(address + path)
    heads = phone.locator("table.matrix thead th")
    assert heads.last.evaluate(IN_VIEW)
    assert phone.locator("table.matrix tbody th[scope=row]").first.evaluate(IN_VIEW)
    phone.locator(".table-scroll.newest").first.evaluate("(box) => box.scrollBy(-2000, 0)")
    assert heads.last.evaluate(f"(cell) => !({IN_VIEW})(cell)")


OVERFLOWS = "(box) => box.scrollWidth > box.clientWidth + 1"


@pytest.mark.parametrize("path", ["", "themes/"])
@pytest.mark.parametrize("width", [320, 390, 500, 600, 700, 1280])
def test_a_matrix_says_that_it_scrolls(page: Page, address: str, path: str, width: int) -> None:
    """Before the table, in words, at each width at which it does; and not where all of it is in view."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address + path)
    scrolls = page.locator(".table-scroll.newest").evaluate(OVERFLOWS)
    expect(page.locator(".sideways + .table-scroll.newest")).to_have_count(1)
    said = page.locator(".sideways", has_text="5 columns")
    expect(said).to_be_visible(visible=scrolls)


def test_a_narrow_matrix_starts_at_the_left(page: Page, address: str) -> None:
    """On a wide screen nothing moves: the first column is where the text begins."""
    page.goto(address + "themes/")
    table = page.locator("table.matrix").bounding_box()
    lead = page.locator(".lead").bounding_box()
    assert table
    assert lead
    assert abs(table["x"] - lead["x"]) < 2


@pytest.mark.parametrize("path", ["", "timeline/"])
@pytest.mark.parametrize("width", [320, 390, 560, 600, 760, 1280])
def test_the_strip_stands_whole_on_a_phone_and_can_be_read(
    page: Page, address: str, path: str, width: int
) -> None:
    """Nothing of it is off the screen, its words are 12 pixels at least, and no year lies over the next."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address + path)
    text = page.locator(".strip .tick").first
    size = text.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a")
    assert size >= 12
    assert not page.locator(".chart-scroll").evaluate(OVERFLOWS)
    expect(page.locator(".of-strip .sideways")).to_be_hidden()
    edges = page.locator(".strip .tick").evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())"
        ".map(({ left, right }) => [left, right])"
    )
    assert edges[-1][1] <= width
    assert all(right < left for (_, right), (left, _) in pairwise(edges))


def test_a_strip_that_scrolls_opens_at_its_newest_and_says_so(phone: Page, address: str) -> None:
    """Where the text is so large that it has no room."""
    phone.goto(address + "timeline/")
    phone.evaluate("document.documentElement.style.setProperty('font-size', '40px', 'important')")
    assert phone.locator(".chart-scroll").evaluate(OVERFLOWS)
    expect(phone.locator(".of-strip .sideways")).to_be_visible()
    newest = phone.locator(".strip .dot.letter").last.bounding_box()
    assert newest
    assert 0 <= newest["x"] <= 390 - newest["width"]


WIDTHS = "(all) => all.map((one) => one.getBoundingClientRect().width)"


@pytest.mark.parametrize("path", ["", "themes/"])
@pytest.mark.parametrize("width", [390, 760, 1000, 1280])
def test_columns_of_a_matrix_are_as_wide_as_each_other(
    page: Page, address: str, large_address: str, path: str, width: int
) -> None:
    """A wide column would look like more; at 1280 pixels the dates of five letters stand in one line."""
    page.set_viewport_size({"width": width, "height": 844})
    for root in (address, large_address):
        page.goto(root + path)
        widths = page.locator("table.matrix thead th + th").evaluate_all(WIDTHS)
        assert max(widths) - min(widths) < 2
        if width == 1280 and root == address:
            lines = "(all) => all.map((one) => one.getClientRects().length)"
            assert set(page.locator("table.matrix thead th a").evaluate_all(lines)) == {1}


def test_the_matrix_on_the_home_page_ends_with_the_text(page: Page, address: str, large_address: str) -> None:
    """With five letters and with nine years."""
    for root in (address, large_address):
        page.goto(root)
        table = page.locator("table.matrix").bounding_box()
        doors = page.locator(".doors").bounding_box()
        assert table
        assert doors
        assert table["x"] + table["width"] <= doors["x"] + doors["width"] + 1


def test_concerns_of_a_theme_stand_in_view_beside_strengths(phone: Page, large_address: str) -> None:
    """A table that showed the strengths of each year and hid the concerns would mislead."""
    phone.goto(large_address + "themes/supervision-oversight/")
    heads = phone.locator("table.years thead th .stance")
    assert heads.count() == 4
    assert all(head.evaluate(IN_VIEW) for head in heads.all())
    expect(phone.locator(".glance-key")).to_be_visible()


@pytest.mark.parametrize("width", [390, 768, 1024, 1280])
def test_no_table_of_letters_or_figures_scrolls_unsaid(page: Page, address: str, width: int) -> None:
    """A theme's letters have room at any width; the figures on the coding say before each that it scrolls."""
    page.set_viewport_size({"width": width, "height": 844})
    for path in ("themes/supervision-oversight/", "coding/"):
        page.goto(address + path)
        for box in page.locator(".table-scroll").all():
            before = box.locator("xpath=preceding-sibling::*[1][contains(@class, 'sideways')]")
            assert not box.evaluate(OVERFLOWS) or before.is_visible()


def test_at_a_glance_has_its_key_beside_the_signs(phone: Page, address: str) -> None:
    """The heads of the columns are signs only; the key says what each means."""
    phone.goto(address + LETTER)
    key = phone.locator(".glance-key")
    expect(key).to_be_visible()
    expect(key).to_contain_text("concern")
    phone.set_viewport_size({"width": 1280, "height": 844})
    expect(key).to_be_hidden()


def test_a_comparison_is_read_from_top_to_bottom(phone: Page, address: str) -> None:
    """Each theme is a block with both letters named in it; nothing scrolls sideways."""
    phone.goto(address + "compare/2021-11-10-focused-visit/")
    sideways = (
        "[...document.querySelectorAll('.table-scroll')].filter(e => e.scrollWidth > e.clientWidth).length"
    )
    assert phone.evaluate(sideways) == 0
    labels = phone.evaluate(
        "[...document.querySelectorAll('table.compared tbody tr:first-child td')]"
        ".map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert [label.strip('"') for label in labels] == ["4 January 2019: ", "10 November 2021: ", "In words: "]
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
