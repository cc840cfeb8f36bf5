"""A theme's page of several councils: a link narrows it to one of them, without a script."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from generator import program
from tests.bench.grown import make_project
from tests.browser.access_record import Record
from tests.browser.conftest import SUB_PATH, served
from tests.browser.test_axe import State, arrived, tried
from tests.reading import COLLECTION

THEME = "themes/supervision-oversight/"
ONE = "council-kirklees"
SECTIONS = "section.council"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of ten letters about two councils."""
    folder = tmp_path_factory.mktemp("two")
    site = folder / "served" / SUB_PATH
    site.parent.mkdir()
    collection = make_project(COLLECTION, 10, folder / "project")
    program.build(collection, site, f"http://127.0.0.1/{SUB_PATH}/", progress=lambda _stage: None)
    return site


@pytest.fixture(scope="module")
def councils(two: Path) -> Iterator[str]:
    """Where it is served."""
    with served(two) as root:
        yield root


def shown(page: Page) -> list[str]:
    """The councils whose passages are shown."""
    return [str(one.get_attribute("id")) for one in page.locator(f"{SECTIONS}:visible").all()]


def test_a_theme_narrows_to_one_council_and_opens_again(browser: Browser, councils: str) -> None:
    """By its name, without a script; the page says so, and one link shows all."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(councils + THEME)
    both = shown(page)
    assert len(both) == 2
    assert not page.locator(".alone:visible").count()
    page.locator(f".councils a[href='#{ONE}']").click()
    assert shown(page) == [ONE]
    notice = page.locator(".alone:visible")
    assert notice.inner_text().startswith("Only letters about Kirklees are shown here.")
    notice.get_by_role("link").click()
    assert shown(page) == both
    page.go_back()
    assert shown(page) == [ONE]
    context.close()


def test_a_link_to_a_passage_hides_no_council(page: Page, councils: str) -> None:
    """A letter, a passage and a row of the table keep their links, and all councils in view."""
    page.goto(councils + THEME)
    ids = page.locator(f"{SECTIONS} h4, {SECTIONS} li[id]")
    anchors = [str(ids.nth(n).get_attribute("id")) for n in (0, 1, ids.count() - 1)]
    for anchor in anchors:
        page.goto(f"{councils}{THEME}#{anchor}")
        assert len(shown(page)) == 2
        assert page.locator(f"[id='{anchor}']").bounding_box() is not None


def test_a_councils_own_page_leads_to_its_own_passages(page: Page, councils: str) -> None:
    """A theme in its table opens at what the letters about it say."""
    page.goto(f"{councils}authorities/kirklees/")
    page.locator(f".matrix a[href$='{THEME}#{ONE}']").click()
    page.wait_for_url(f"**/{THEME}#{ONE}")
    assert shown(page) == [ONE]
    assert page.locator(f"#{ONE} > h3").bounding_box()["y"] > 0  # type: ignore[index]


def test_paper_says_that_one_council_is_shown(page: Page, councils: str) -> None:
    """What is printed from a narrowed page must not pass for the whole."""
    page.goto(f"{councils}{THEME}#{ONE}")
    page.emulate_media(media="print")
    assert shown(page) == [ONE]
    assert page.locator(".alone:visible").count() == 1


def test_no_row_on_paper_is_without_its_council(page: Page, councils: str) -> None:
    """Wherever a sheet ends: a table that fits stands below its council's name, and each row has it."""
    page.goto(councils + THEME)
    names = page.locator(f"{SECTIONS} > h3").all_inner_texts()
    assert len(names) == 2
    rows = page.locator(".travel .on-paper").all_text_contents()
    assert len(rows) == 10
    assert set(rows) == set(names)
    for height in range(640, 1080, 40):
        document = pypdfium2.PdfDocument(page.pdf(width="210mm", height=f"{height}px"))
        for sheet in document:
            lines = sheet.get_textpage().get_text_range().strip().splitlines()
            assert lines[-1].strip() not in names
            assert not lines[0].startswith("Letter In words")


def test_a_councils_name_and_dates_are_far_enough_apart(phone: Page, large_address: str) -> None:
    """A thumb needs 24 pixels from line to line, in the list of a theme that is parted by years too."""
    phone.goto(f"{large_address}themes/assessment/")
    links = phone.locator("ul.councils li a").evaluate_all(
        "(all) => all.map((one) => [...one.getClientRects()].map((box) => [box.left, box.right, box.top]))"
    )
    assert len(links) > 20
    assert all(len(boxes) == 1 for boxes in links)
    tops = sorted({round(boxes[0][2]) for boxes in links})
    assert min(after - before for before, after in itertools.pairwise(tops)) >= 23


@pytest.mark.access
@pytest.mark.parametrize("anchor", ["", f"#{ONE}"])
def test_axe_finds_nothing_where_councils_are_several(browser: Browser, councils: str, anchor: str) -> None:
    """As it comes and narrowed, in both schemes, on phones and on a desktop."""
    state = State("of two councils", THEME + anchor, arrived)
    assert tried(browser, councils, Record(date="2026-11-23"), state) == []
