"""The record on the Accessibility page is of the tests as they are now, and its measures can fail."""

from __future__ import annotations

import inspect

from playwright.sync_api import Page

from tests.browser import access_record, test_access
from tests.browser.access_record import BEGIN, DATA, END, PAGE
from tests.browser.test_access import CUT_OFF, IN_FOCUS, MOVING
from tests.browser.test_axe import LARGE_STATES, STATES, wider_than_its_frame

ANEW = "the tests have changed since the record was made: run `make accessibility`"
BAD = """<header class="site-header" style="position: fixed; top: 0; height: 50px">x</header>
<div style="overflow: hidden; width: 50px; white-space: nowrap">cut off at the edge</div>
<p style="transition: color 1s">fades</p><p style="width: 3000px">wide</p>
<a href="#" style="position: fixed; top: 5px; outline: none">under</a>"""


def test_the_record_is_of_every_try() -> None:
    """Every page, state, scheme and width that axe tries is in the record, and no other."""
    kept = [(each.path, each.state, each.scheme, each.width) for each in access_record.read().tries]
    states = (*STATES, *LARGE_STATES)
    tried = [(s.path, s.name, scheme, width) for s in states for scheme, width in s.screens]
    assert kept == tried, ANEW


def test_the_record_is_of_every_other_test() -> None:
    """Every other test for access is in the record by what it says of itself."""
    tests = [test for name, test in vars(test_access).items() if name.startswith("test_")]
    kept = [fact.says for fact in access_record.read().facts]
    assert kept == [inspect.getdoc(test) for test in tests], ANEW


def test_the_page_says_what_the_record_says() -> None:
    """What stands between the marks of the page is made from the data beside it."""
    said = PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert said == access_record.rendered(access_record.read()), f"{DATA.name} and {PAGE.name}: {ANEW}"


def test_the_measures_tell_bad_from_good(page: Page) -> None:
    """Cut off text, movement, width, a missing outline and a place under the header are each found."""
    page.set_content(BAD)
    assert "cut off at the edge" in page.evaluate(CUT_OFF)[0]
    assert "fades" in page.evaluate(MOVING)[0]
    assert wider_than_its_frame(page)
    page.keyboard.press("Tab")
    assert page.evaluate(IN_FOCUS)[1] == "no outline, under the header"
