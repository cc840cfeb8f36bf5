"""Text twice as large, targets that a thumb can hit, pieces that stay whole, and what stands in line."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LETTER
from tests.browser.test_access import contrast
from tests.browser.test_axe import KINDS

pytestmark = pytest.mark.seen
COMPARED = "compare/2021-11-10-focused-visit/"
TWICE = "(size) => document.documentElement.style.setProperty('font-size', size, 'important')"
NO_WIDER = "document.documentElement.scrollWidth <= innerWidth"
SMALL = """(selector) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility())
  .map((one) => one.getBoundingClientRect())
  .filter(({ width, height }) => width < 23.9 || height < 23.9).length"""
# Words of titles that stand on two lines.
BROKEN = """() => [...document.querySelectorAll('h1, h2')].flatMap((title) => {
  const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { 0: word, index } of node.data.matchAll(/[^\\s-]+/g)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const feet = [...range.getClientRects()].map(({ bottom }) => Math.round(bottom));
      if (new Set(feet).size > 1) broken.push(word);
    }
  }
  return broken;
})"""
# The right edges of what ends a line that can be seen: text, rules, tables; not what stands in two columns.
EDGES = """() => [...document.querySelectorAll(
    '.lead, .md-content__inner table, .facts, .entity, .glossary > div, .index-list > li, .doors > li')]
  .filter((one) => one.checkVisibility() && !one.closest('.columns, .sides, .letter-page .facts'))
  .map((one) => [one.outerHTML.slice(0, 60), Math.round(one.getBoundingClientRect().right)])"""
OVERLAPS = """(selector) => {
  const boxes = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
    .map((one) => one.getBoundingClientRect());
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  return boxes.filter((box, n) => boxes.slice(n + 1, n + 30).some((other) => meet(box, other))).length;
}"""
# The right edge and foot of a cell's number, whatever stands after it.
NUMBER = """(cell) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && !/\\d/.test(node.data)) node = walker.nextNode();
  if (!node) return null;
  const range = new Range();
  range.setStart(node, node.data.search(/\\d/));
  range.setEnd(node, node.data.trimEnd().length);
  const box = range.getBoundingClientRect();
  return [Math.round(box.right), Math.round(box.bottom)];
}"""


@pytest.mark.parametrize("path", ["", "themes/", LETTER, "findings/", "data/"])
def test_text_twice_as_large_keeps_the_menu_and_the_page_in_view(
    phone: Page, address: str, path: str
) -> None:
    """WCAG 1.4.4: the header wraps, the menu opens below it, and the page is no wider than the screen."""
    phone.goto(address + path)
    phone.evaluate(TWICE, "40px")
    menu = phone.locator(".site-menu-button")
    expect(menu).to_be_in_viewport(ratio=1)
    assert phone.evaluate(NO_WIDER)
    menu.click()
    header, nav = phone.locator(".site-header").bounding_box(), phone.locator("#site-nav").bounding_box()
    assert header
    assert nav
    assert nav["y"] >= header["y"] + header["height"] - 1


@pytest.mark.parametrize("path", ["", LETTER, "search/"])
@pytest.mark.parametrize("width", [1000, 1280])
def test_text_twice_as_large_has_the_window_to_itself(
    page: Page, address: str, path: str, width: int
) -> None:
    """The head is one row with a menu, and no contents or empty column stand beside the text."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address + path)
    page.evaluate(TWICE, "40px")
    head = page.locator(".site-header").bounding_box()
    assert head
    assert head["height"] <= 3 * 40
    expect(page.locator(".site-menu-button")).to_be_visible()
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    text = page.locator(".md-content").bounding_box()
    assert text
    assert text["x"] == 0


def test_search_has_no_empty_column_where_room_is_short(page: Page, address: str) -> None:
    """It has no contents to stand beside its own two columns."""
    page.set_viewport_size({"width": 1000, "height": 844})
    page.goto(address + "search/")
    text = page.locator(".md-content").bounding_box()
    assert text
    assert text["x"] == 0


def test_text_twice_as_large_fits_a_phone(phone: Page, address: str) -> None:
    """WCAG 1.4.4 and 1.4.10: no kind of page scrolls sideways, and no title breaks within a word."""
    wrong = []
    for path in KINDS:
        phone.goto(address + path)
        phone.evaluate(TWICE, "40px")
        broken = phone.evaluate(BROKEN)
        if broken or not phone.evaluate(NO_WIDER):
            wrong.append((path, broken or "scrolls sideways"))
    assert wrong == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("asked", ["", "?q=supervision"])
def test_text_twice_as_large_fits_search(page: Page, address: str, asked: str, width: int) -> None:
    """WCAG 1.4.4 and 1.4.10, once what was found stands there: its choices stand above it."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}search/{asked}")
    page.wait_for_selector(".search-facet")
    page.evaluate(TWICE, "40px")
    assert page.evaluate(NO_WIDER)


def test_what_a_theme_says_in_words_has_room(page: Page, address: str) -> None:
    """Beside the figures: eleven times the root's text at least, some thirty characters."""
    page.goto(address + "themes/supervision-oversight/")
    width = page.locator("table.travel td.words").first.evaluate("(one) => one.clientWidth")
    assert width >= 11 * 20


@pytest.mark.parametrize("width", [390, 1280])
def test_a_long_title_without_a_date_pushes_no_figure_out_of_sight(
    page: Page, address: str, width: int
) -> None:
    """It takes the lines that it needs; a date stays in one line."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address + "themes/supervision-oversight/")
    table = page.locator("table.travel")
    table.locator("th[scope=row] a").first.evaluate(
        "(link) => { link.textContent = 'Message to all who work for children and families '.repeat(3); }"
    )
    wide, seen = table.evaluate("(one) => [one.scrollWidth, one.closest('.table-scroll').clientWidth]")
    assert wide <= seen
    dates = table.locator("th[scope=row] time").evaluate_all(
        "(all) => all.map((one) => one.getClientRects().length)"
    )
    assert dates
    assert set(dates) == {1}


def test_text_twice_as_large_leaves_words_whole_in_a_letters_facts(page: Page, address: str) -> None:
    """A value has room for its words, below its label if need be."""
    page.goto(address + LETTER)
    page.evaluate(TWICE, "40px")
    assert page.evaluate(NO_WIDER)
    widths = "(all) => all.map((one) => one.getBoundingClientRect().width / 40)"
    assert min(page.locator(".facts dd").evaluate_all(widths)) >= 9


@pytest.mark.parametrize("path", ["", "themes/"])
@pytest.mark.parametrize(("width", "size"), [(390, "20px"), (390, "32px"), (1280, "40px")])
def test_the_column_that_stays_leaves_room(
    page: Page, address: str, path: str, width: int, size: str
) -> None:
    """Two fifths of the box at most; and most of what has the focus is in view beside it (WCAG 2.4.11)."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address + path)
    page.evaluate(TWICE, size)
    hidden = page.locator(".table-scroll.newest").evaluate(
        """(box) => {
            const first = box.querySelector("tbody th[scope=row]");
            if (first.getBoundingClientRect().width > 0.4 * box.clientWidth + 1) return "too wide";
            const links = [...first.closest("tr").querySelectorAll("td a")];
            for (const link of [...links, ...links.toReversed(), ...links]) {
                link.focus();
                const [under, over] = [link.getBoundingClientRect(), first.getBoundingClientRect()];
                if (under.left + under.width / 2 < over.right - 1) return link.textContent;
            }
            return "";
        }"""
    )
    assert hidden == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "letters/", "findings/", "themes/supervision-oversight/"])
def test_where_a_date_is_from_stands_in_brackets_after_it(
    page: Page, address: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    """In plain words that shout less than the date, are read easily and are heard as an aside."""
    page.emulate_media(color_scheme=scheme)
    page.goto(address + path)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    tags = page.locator(".tag").evaluate_all(
        """(all) => all.map((one) => {
            const { borderTopWidth, fontWeight, color } = getComputedStyle(one);
            return [borderTopWidth, fontWeight, getComputedStyle(one, "::before").content, color];
        })"""
    )
    assert tags
    for border, weight, before, colour in tags:
        assert (border, weight, before) == ("0px", "400", '"("')
        assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize(
    ("path", "targets"),
    [
        (LETTER, ".letter .pn"),
        (LETTER, ".on-this-page a"),
        (LETTER, "table.glance .num a"),
        (LETTER, ".note .ways a"),
        (LETTER, ".site-footer a"),
        ("", ".tally a"),
        ("findings/", ".passage-meta > a:first-of-type"),
        ("people/", ".passage .at"),
        (COMPARED, ".passage-meta > a, .passage .at"),
        ("themes/", "table.matrix td a"),
        ("search/", ".search-help input"),
    ],
)
def test_targets_are_large_enough_for_a_thumb(phone: Page, address: str, path: str, targets: str) -> None:
    """WCAG 2.5.8: 24 by 24 pixels, and no target lies over another."""
    phone.goto(address + path)
    if path == "search/":
        phone.wait_for_selector(".search-facet")
    phone.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    assert phone.locator(targets).count()
    assert phone.evaluate(SMALL, targets) == 0
    assert phone.evaluate(OVERLAPS, targets) == 0


def test_numbers_of_years_are_large_enough_for_a_thumb(phone: Page, large_address: str) -> None:
    """Where a theme's letters are counted by years."""
    phone.goto(large_address + "themes/supervision-oversight/")
    assert phone.locator("table.years .num a").count()
    assert phone.evaluate(SMALL, "table.years .num a") == 0
    assert phone.evaluate(OVERLAPS, "table.years a") == 0


def test_figures_stand_in_line(page: Page, address: str) -> None:
    """Numbers with a link and without in a row; numbers with concerns after them and without in a column."""
    page.goto(address + LETTER)
    for row in page.locator("table.glance tbody tr").all():
        assert len({foot for _, foot in row.locator("td").evaluate_all(f"(all) => all.map({NUMBER})")}) == 1
    page.goto(address + "themes/")
    assert page.locator("table.matrix td small").count()
    for column in range(2, 7):
        cells = page.locator(f"table.matrix td:nth-child({column}):not(.n0)")
        assert len({right for right, _ in cells.evaluate_all(f"(all) => all.map({NUMBER})")}) == 1


def test_a_matrix_is_not_named_twice(page: Page, address: str) -> None:
    """Its heading says what it is; the caption that repeats it is for who hears it alone."""
    page.goto(address + "themes/")
    caption = page.locator("table.matrix caption")
    assert caption.inner_text()
    box = caption.bounding_box()
    assert box
    assert box["height"] <= 1


def test_arrows_stand_at_the_first_line_of_their_theme(page: Page, address: str) -> None:
    """Also where the theme's name takes two lines."""
    page.goto(address + LETTER)
    away = page.locator(".note .way").evaluate_all(
        "(all) => all.map((one) => [one, one.closest('li')].map((part) => part.getBoundingClientRect().top))"
    )
    assert away
    assert max(abs(top - above) for top, above in away) < 3


def test_every_page_has_the_same_two_measures(page: Page, address: str) -> None:
    """Text starts at one edge and ends at one; tables may use the whole column."""
    starts, ends = set(), set()
    for path in ("", "themes/", "letters/", "timeline/", "findings/", "data/", "coding/", "about/", LETTER):
        page.goto(address + path)
        box = page.locator("h1").bounding_box()
        assert box
        starts.add(round(box["x"]))
        lead = page.locator(".md-content__inner > p, .letter-lead").first.bounding_box()
        assert lead
        starts.add(round(lead["x"]))
        ends.add(round(lead["x"] + lead["width"]))
    assert len(starts) == 1
    assert len(ends) == 1


@pytest.mark.parametrize(
    "path",
    ["", "letters/", "themes/", "themes/supervision-oversight/", "people/", "glossary/", "data/", "changes/",
     "coding/", "maintaining/", LETTER, COMPARED],
)  # fmt: skip
def test_a_page_has_two_right_edges_at_most(page: Page, address: str, path: str) -> None:
    """Text and its rules end at one; only tables, lists in columns and a letter with its notes are wider."""
    page.goto(address + path)
    text, column = page.evaluate(
        """() => {
            const inner = document.querySelector(".md-content__inner");
            const style = getComputedStyle(inner);
            const edge = inner.getBoundingClientRect().right - parseFloat(style.paddingRight);
            const left = inner.getBoundingClientRect().left + parseFloat(style.paddingLeft);
            const measure = parseFloat(style.getPropertyValue("--measure")) * 20;
            return [Math.round(left + measure), Math.round(edge)];
        }"""
    )
    assert [one for one in page.evaluate(EDGES) if one[1] not in (text, column)] == []


def test_notes_on_paper_are_parted_by_dots_that_stand_between(letter: Page) -> None:
    """No note begins with one, and none follows a space."""
    letter.emulate_media(media="print")
    parted = "(all) => all.map((one) => getComputedStyle(one, '::before').content)"
    begins = letter.locator(".note > :is(.ways, .speaks):first-child").evaluate_all(parted)
    assert set(begins) == {"none"}
    assert set(letter.locator(".note .ways li + li").evaluate_all(parted)) == {'"· "'}
