"""axe finds nothing of any A or AA rule, nor of its best practices, on any kind of page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.access_record import Record, Try
from tests.browser.conftest import LETTER, LONG, VERY_LONG

pytestmark = pytest.mark.access
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PHONES = (320, 390)
WIDTHS = (*PHONES, 1280)
Screen = tuple[Literal["light", "dark"], int]
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
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
COUNCIL = "authorities/kirklees/"
REASONS = f"{LONG}reasons/"
PART = f"{VERY_LONG}2/"
MORE_REASONS = f"{VERY_LONG}reasons/2/"
# Pages that only a collection of many letters about many councils has, or shows otherwise than one of five.
LARGE_KINDS = (
    "",
    "letters/",
    "letters/2019-01-04-monitoring-visit/",
    REASONS,
    VERY_LONG,
    PART,
    MORE_REASONS,
    "authorities/",
    COUNCIL,
    "themes/",
    "themes/by-year/2019/",
    "themes/assessment/",
    "themes/assessment/2019/",
    "timeline/",
    "timeline/2019/",
    "findings/",
    "findings/assessment/",
    "people/",
    "people/ofsted/",
    "search/",
)
RUN = """async rules => {
    const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    return {
        axe: found.testEngine.version,
        met: found.passes.length,
        undecided: found.incomplete.length,
        broken: found.violations.map(v => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 200)}`),
    };
}"""

# A letter by its kind and date, since a new collection for another council begins with this page of ours.
CALLED = """() => {
    const said = document.querySelector('.letter-lead')?.cloneNode(true);
    said?.querySelectorAll('.tag').forEach(tag => tag.remove());
    return said?.textContent.trim() ?? document.title.replace(' - Readacross', '');
}"""
UNNAMED = {
    "": "Home",
    COUNCIL: "A council",
    REASONS: "The reasons of a long letter",
    VERY_LONG: "A letter on several pages",
    PART: "The second page of a letter",
    MORE_REASONS: "The second page of a letter’s reasons",
}


@dataclass(frozen=True, slots=True)
class State:
    """A state of a page that a reader brings about: what it is called, where, how, and on which screens."""

    name: str
    path: str
    reach: Callable[[Page], None]
    screens: tuple[Screen, ...] = tuple((scheme, width) for scheme in SCHEMES for width in WIDTHS)


def unfolded(page: Page) -> None:
    """Every fold of the page is open."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")


def without_layers(page: Page) -> None:
    """Every layer of the letter is switched off."""
    page.evaluate("document.querySelectorAll('.layers input').forEach(box => box.click())")


def arrived(page: Page) -> None:
    """The page is as it comes; search has its choices to tick."""
    if page.url.endswith("/search/"):
        page.wait_for_selector(".search-facet")


def with_the_menu_open(page: Page) -> None:
    """The site's menu, as phones have it, is open."""
    page.get_by_role("button", name="Menu").click()


def with_what_was_found(page: Page) -> None:
    """Search has shown what it found, and its help is open."""
    page.wait_for_selector("[data-hit]")
    page.locator(".search-help summary").click()


ASKED = "?q=supervision&stance=concern"
STATES = (
    State("every fold open", LETTER, unfolded),
    State("every layer off", LETTER, without_layers),
    State("menu open", "", with_the_menu_open, tuple((s, width) for s in SCHEMES for width in PHONES)),
    State("search open", ASKED, with_what_was_found),
    State("with what was found", f"search/{ASKED}", with_what_was_found),
    *(State("", path, arrived) for path in KINDS),
)
# Their markup and colours are those of the pages above, and axe takes as long on them as on all those.
LARGE_SCREENS: tuple[Screen, ...] = (("light", 320), ("dark", 1280))
LARGE_STATES = tuple(State("with many letters", path, arrived, LARGE_SCREENS) for path in LARGE_KINDS)


def wider_than_its_frame(page: Page) -> bool:
    """Whether the page, or a window over it, scrolls sideways."""
    return bool(
        page.evaluate(
            """[document.documentElement, ...document.querySelectorAll('dialog[open]')]
            .some(frame => frame.scrollWidth > frame.clientWidth)"""
        )
    )


def named(state: State) -> str:
    """A state as the name of its test."""
    return f"{state.path or 'home'} {state.name}".strip()


@pytest.mark.parametrize("state", STATES, ids=named)
def test_axe_finds_nothing(browser: Browser, address: str, record: Record, state: State) -> None:
    """No rule broken and nothing wider than the screen, in both schemes, on phones and on a desktop."""
    assert tried(browser, address, record, state) == []


@pytest.mark.parametrize("state", LARGE_STATES, ids=named)
def test_axe_finds_nothing_where_letters_are_many(
    browser: Browser, large_address: str, record: Record, state: State
) -> None:
    """The same of the pages of a collection of many letters about many councils, on two screens."""
    assert tried(browser, large_address, record, state) == []


def tried(browser: Browser, address: str, record: Record, state: State) -> list[str]:
    """What is wrong with a page in one state, on every screen and in both schemes; the record counts it."""
    wrong: list[str] = []
    for scheme, screens in groupby(state.screens, key=lambda screen: screen[0]):
        widths = [width for _, width in screens]
        context = browser.new_context(color_scheme=scheme, viewport={"width": widths[0], "height": 900})
        page = context.new_page()
        page.goto(address + state.path, wait_until="load")
        state.reach(page)
        page.evaluate(Axe().axe_script)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate(RUN, RULES)
            wrong += [f"{scheme} {width}: {rule}" for rule in found["broken"]]
            if wider_than_its_frame(page):
                wrong.append(f"{scheme} {width}: the page is wider than the screen")
            title = UNNAMED.get(state.path.removesuffix(ASKED)) or page.evaluate(CALLED)
            counts = (found["met"], len(found["broken"]), found["undecided"])
            record.tries.append(Try(title, state.path, state.name, scheme, width, *counts))
            record.axe = found["axe"]
        context.close()
    record.browser = browser.version
    return wrong


def test_every_kind_of_page_is_tried(built: Path) -> None:
    """The list above names a page of every folder of the site that holds pages."""
    folders = {page.relative_to(built).parts[0] for page in built.rglob("index.html")} - {"index.html"}
    assert folders <= {path.split("/")[0] for path in KINDS}


def test_every_kind_of_page_that_only_many_letters_have_is_tried(large: Path) -> None:
    """For each folder, a page of every depth at which the site of many letters has pages."""
    paths = {page.relative_to(large).parent.as_posix() for page in large.rglob("index.html")} - {"."}
    tried_paths = {path.strip("/") for path in (*KINDS, *LARGE_KINDS)}
    assert {_kind(path) for path in paths} <= {_kind(path) for path in tried_paths}
    assert {path.strip("/") for path in LARGE_KINDS if path} <= paths


def _kind(path: str) -> tuple[str, int]:
    return path.split("/", maxsplit=1)[0], path.count("/")
