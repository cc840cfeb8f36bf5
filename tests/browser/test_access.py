"""What readers get who listen, zoom, tab or do without; the docstrings stand on the Accessibility page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model import JUDGED
from tests.browser.access_record import Fact, Record
from tests.browser.conftest import LETTER, SLUG
from tests.browser.test_axe import KINDS, wider_than_its_frame
from tests.reading import corpus

pytestmark = pytest.mark.access
DOCUMENT = corpus().letter(SLUG).document
TEXT_SPACING = (  # WCAG 2.2, success criterion 1.4.12
    "* {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important}"
    "p {margin-bottom: 2em !important}"
)
STOPS = 50  # how often Tab is pressed on each page
LARGE = {"standard": 32, "fixed": 26}  # pixels: twice what browsers begin with
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(el =>
    el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 1
    && ['hidden', 'clip'].includes(getComputedStyle(el).overflowX)
    && el.checkVisibility() && el.innerText.trim()
).map(el => el.outerHTML.slice(0, 150))"""
MOVING = """() => [...document.querySelectorAll('*')].filter(el => {
    const style = getComputedStyle(el);
    const moves = seconds => seconds.split(',').some(part => parseFloat(part) > 0);
    return moves(style.transitionDuration) && style.transitionProperty !== 'none'
        || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
}).map(el => el.outerHTML.slice(0, 150))"""
IN_FOCUS = """() => {
    const el = document.activeElement;
    if (el === document.body) return null;
    const shown = el.matches('[type=radio].md-option') ? el.nextElementSibling : el;
    const box = shown.getBoundingClientRect();
    const header = document.querySelector('.site-header');
    const above = header.contains(el) || el.closest('.md-skip');
    const style = getComputedStyle(shown);
    const faults = [];
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push('no outline');
    if (!above && box.bottom <= header.getBoundingClientRect().bottom) faults.push('under the header');
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
        faults.push('out of view');
    return [el.outerHTML.slice(0, 150), faults.join(', ')];
}"""


@pytest.fixture(autouse=True)
def fact(request: pytest.FixtureRequest, record: Record) -> Iterator[None]:
    """Keep what the test says, and whether it held."""
    before = request.session.testsfailed
    yield
    record.facts.append(Fact(request.function.__doc__, request.session.testsfailed == before))


@contextmanager
def visit(browser: Browser, path: str, **settings: object) -> Iterator[Page]:
    """A fresh page for a reader with these settings of the browser."""
    context = browser.new_context(**settings)  # type: ignore[arg-type] # passed on as they are
    page = context.new_page()
    page.goto(path)
    yield page
    context.close()


def styled(page: Page, css: str) -> None:
    """Lay a style sheet of the reader's own over the page."""
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet]; }",
        css,
    )


def test_headings(page: Page, address: str) -> None:
    """Every kind of page has one main heading, and no heading skips a level."""
    wrong = []
    for path in KINDS:
        page.goto(address + path)
        levels = page.evaluate(
            "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]"
            ".filter(el => el.checkVisibility()).map(el => +el.tagName[1])"
        )
        skips = any(later > before + 1 for before, later in pairwise(levels))
        if levels.count(1) != 1 or levels[0] != 1 or skips:
            wrong.append((path, levels))
    assert wrong == []


def test_landmarks(page: Page, address: str) -> None:
    """Every kind of page has one header, main part and footer, and each list of links has its own name."""
    for path in KINDS:
        page.goto(address + path)
        for role in ("banner", "main", "contentinfo"):
            expect(page.get_by_role(role)).to_have_count(1)
        names = page.evaluate(
            "() => [...document.querySelectorAll('nav')].filter(el => el.checkVisibility())"
            ".map(el => el.getAttribute('aria-label'))"
        )
        assert None not in names, path
        assert len(names) == len(dict.fromkeys(names)), (path, names)


def test_what_is_for_maintainers_is_behind_one_link(page: Page, address: str) -> None:
    """Readers meet one link at the foot of every page; the page that it opens leads to the others."""
    page.goto(address)
    titles = page.locator("footer a").all_inner_texts()
    assert "Maintaining this site" in titles
    assert not {"Running many letters", "Architecture"} & set(titles)
    page.locator("footer a", has_text="Maintaining this site").click()
    for place in (page.get_by_role("navigation", name="About", exact=True), page.get_by_role("article")):
        for title in ("Running many letters", "Architecture"):
            expect(place.get_by_role("link", name=title).first).to_be_visible()


def test_names(letter: Page) -> None:
    """A letter's page names its parts aloud: the site's links, search, the themes and each paragraph."""
    expect(letter.get_by_role("banner")).to_match_aria_snapshot(
        """
        - banner:
          - link "Readacross"
          - navigation "Site":
            - list:
              - listitem:
                - link "Letters"
              - listitem:
                - link "Themes"
          - button "Search"
          - button "Colours follow your system. Switch to light"
        """
    )
    expect(letter.get_by_role("region", name="Themes of this letter")).to_be_visible()
    expect(letter.get_by_role("region", name="The text")).to_be_visible()
    expect(letter.locator("#p2 .pn")).to_have_accessible_name("Paragraph 2")
    note = letter.get_by_role("note", name="Paragraph 2", exact=True)
    expect(note.locator(".way").first).to_have_accessible_name(re.compile(r"^.+, (before|after): .+$"))
    expect(note.get_by_role("button")).to_have_accessible_name("Copy paragraph 2")
    expect(letter.get_by_role("contentinfo").get_by_role("navigation")).to_have_accessible_name(
        "About this site"
    )
    letter.keyboard.press("/")
    window = letter.get_by_role("dialog", name="Search the letters")
    expect(window.get_by_role("search").get_by_role("textbox")).to_be_focused()
    expect(
        window.get_by_role("group", name="Theme", exact=True).get_by_role("checkbox").first
    ).to_be_visible()


def test_judgements_are_heard(letter: Page) -> None:
    """Each judgement is said in a word before the sentence that it is about."""
    session = letter.context.new_cdp_session(letter)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    heard = [str(node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored")]
    codings = corpus().letter(SLUG).codings
    for stance in JUDGED:
        judged = sum(coding.stance.id == stance for coding in codings)
        assert heard.count(f"{stance.capitalize()}: ") == judged


def test_judgements_keep_their_contrast(browser: Browser, address: str) -> None:
    """The colour of each judgement stands out from its ground by at least 4.5 to 1, in light and in dark."""
    for scheme in ("light", "dark"):
        with visit(browser, address + LETTER, color_scheme=scheme) as page:
            ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
            for stance in JUDGED:
                colour = page.evaluate(f"getComputedStyle(document.querySelector('.note .{stance}')).color")
                assert contrast(colour, ground) >= 4.5, (scheme, stance)


def contrast(one: str, other: str) -> float:
    """The contrast of two CSS colours "rgb(1, 2, 3)", by the formula of WCAG 2.2."""
    lights = sorted(luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a CSS colour, by the formula of WCAG 2.2."""
    parts = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("width", [390, 1280])
def test_focus(page: Page, address: str, width: int) -> None:
    """On every kind of page, what the keyboard reaches is outlined, in view and not under the header."""
    page.set_viewport_size({"width": width, "height": 900})
    wrong = []
    for path in KINDS:
        page.goto(address + path)
        if path == "search/":  # the rest of its page comes when the list of letters has been fetched
            page.wait_for_selector(".search-facet")
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            element, faults = page.evaluate(IN_FOCUS) or ("", "")
            if faults:
                wrong.append(f"{path}: {element}: {faults}")
            if not element:
                break
    assert wrong == []


def test_keyboard_alone_from_home_to_a_copied_quotation(page: Page, address: str) -> None:
    """A quotation can be copied from a letter by keyboard alone, beginning at the home page."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    tab_to(page, "el => el.textContent.trim() === 'Letters'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letters/")
    tab_to(page, f"el => el.getAttribute('href') === '{SLUG}/'")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{LETTER}")
    tab_to(page, "el => el.matches('#p2 .pn')", limit=400)
    page.keyboard.press("c")
    page.locator(".copied", has_text="Copied").wait_for()
    words = DOCUMENT.of(next(block for block in DOCUMENT.blocks if block.id == "p2"))
    assert words in page.evaluate("navigator.clipboard.readText()")


def tab_to(page: Page, reached: str, limit: int = 200) -> None:
    """Press Tab until the element in focus passes the test; on the way each must be seen to be in focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        element, faults = page.evaluate(IN_FOCUS)
        assert not faults, f"{element}: {faults}"
        if page.evaluate(f"() => ({reached})(document.activeElement)"):
            return
    pytest.fail("the element was not reached by Tab")


def test_reduced_motion(browser: Browser, address: str) -> None:
    """For a reader whose system asks for less motion, nothing moves, fades or scrolls by itself."""
    for path in ("", LETTER, "search/"):
        with visit(browser, address + path, reduced_motion="reduce") as page:
            assert page.evaluate(MOVING) == []


def test_zoom(page: Page, address: str) -> None:
    """At 200% and at 400%, no kind of page is cut off or scrolls sideways as a whole."""
    assert too_wide(page, address, "", (1280 // 2, 1280 // 4)) == []


def test_large_text(page: Page, address: str) -> None:
    """With the browser's own text set twice as large, no kind of page is cut off or scrolls sideways."""
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": LARGE})
    page.goto(address)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
    assert too_wide(page, address, "", (1280,)) == []


def test_text_spacing(page: Page, address: str) -> None:
    """With letters, words and lines set further apart, no kind of page is cut off."""
    assert too_wide(page, address, TEXT_SPACING, (320, 1280)) == []


def too_wide(page: Page, address: str, css: str, widths: tuple[int, ...]) -> list[str]:
    """What is cut off on any kind of page, or makes it scroll sideways, under a reader's own style sheet."""
    wrong = []
    for path in KINDS:
        page.goto(address + path)
        styled(page, css)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            cut_off = page.evaluate(CUT_OFF)
            if cut_off or wider_than_its_frame(page):
                wrong.append(f"{path} at {width}: {cut_off or 'scrolls sideways'}")
    return wrong


def test_forced_colours(browser: Browser, address: str) -> None:
    """Where the system forces its colours, judgements keep their lines and marks, and focus is outlined."""
    with visit(browser, address + LETTER, forced_colors="active") as page:
        statement = "document.querySelector('.letter .st.concern')"
        assert page.evaluate(f"getComputedStyle({statement}).textDecorationStyle") == "double"
        assert "!" in page.evaluate(f"getComputedStyle({statement}, '::before').content")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate(IN_FOCUS)[1] == ""


def test_without_javascript(browser: Browser, address: str) -> None:
    """Without JavaScript a reader gets from home to a letter, its notes and layers, and on to the themes."""
    with visit(browser, address, java_script_enabled=False, viewport={"width": 390, "height": 844}) as page:
        page.get_by_role("button", name="Menu").click()
        site = page.get_by_role("navigation", name="Site")
        site.get_by_role("link", name="Letters", exact=True).click()
        page.locator(f"main a[href='{SLUG}/']").first.click()
        assert page.locator("[data-letter] [id^='s']").count() == len(DOCUMENT.statements)
        assert page.locator(".facts").get_by_text("Rachel Holden, ‘Monitoring visit").is_visible()
        assert page.locator("[data-search-open]").is_visible() is False
        page.uncheck("[name='themes']")
        assert page.locator(".note .ways").first.is_visible() is False
        page.locator(".note summary").first.click()
        assert page.locator(".note .because p").first.is_visible()
        page.get_by_role("button", name="Menu").click()
        site.get_by_role("link", name="Themes", exact=True).click()
        assert page.url.endswith("/themes/")
