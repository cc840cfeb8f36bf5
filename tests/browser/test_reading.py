"""A letter in a real browser: its notes and layers, where links land, its weight and metadata."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.conftest import LETTER, SLUG
from tests.reading import corpus

DOCUMENT = corpus().letter(SLUG).document
FIRST_VISIT_LIMIT = 200_000
ALIGNED = 8  # pixels between the tops of a paragraph and its note


@pytest.mark.parametrize("width", [960, 1220, 1280, 1600, 2200])
def test_notes_stand_beside_their_paragraph_and_cover_nothing(page: Page, address: str, width: int) -> None:
    """On a wide screen a note begins on its paragraph's first line, to its right, above the next note."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + LETTER)
    page.evaluate("document.querySelectorAll('.note details').forEach(fold => fold.open = true)")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.note')].map(note => {
            const box = el => el.getBoundingClientRect().toJSON();
            const words = note.previousElementSibling;
            return {note: box(note), text: box(words), id: words.closest('[id]').id};
        })"""
    )
    assert len(boxes) == sum(bool(block.id) for block in DOCUMENT.blocks)
    for box in boxes:
        beside = abs(box["note"]["top"] - box["text"]["top"]) < ALIGNED
        assert box["note"]["left"] >= box["text"]["right"], f"{box['id']}: the note overlaps its paragraph"
        assert beside, f"{box['id']}: the note does not stand beside it"
    for above, below in pairwise(boxes):
        assert above["note"]["bottom"] <= below["note"]["top"] + 1, f"{above['id']}: runs into the next"


@pytest.mark.parametrize("width", [320, 390, 800])
def test_notes_follow_their_paragraph_on_a_narrow_screen(page: Page, address: str, width: int) -> None:
    """On a phone a note stands below its paragraph."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + LETTER)
    below = page.evaluate(
        """() => [...document.querySelectorAll('.note')].every(note => {
            const words = note.previousElementSibling.getBoundingClientRect();
            return note.getBoundingClientRect().top >= words.bottom - 1;
        })"""
    )
    assert below is True


def test_nothing_moves_when_the_buttons_are_made(browser: Browser, address: str) -> None:
    """Every paragraph stands where it stood before the script ran, on a phone too."""
    tops = "[...document.querySelectorAll('.letter [data-text]')].map(e => e.getBoundingClientRect().top)"
    for width in (390, 1280):
        found = []
        for blocked in (True, False):
            context = browser.new_context(viewport={"width": width, "height": 900})
            page = context.new_page()
            if blocked:
                page.route("**/site.js", lambda route: route.abort())
            page.goto(address + LETTER)
            page.evaluate("document.fonts.ready")
            found.append((page.locator(".copy").count() > 0, page.evaluate(tops)))
            context.close()
        (before, stood), (after, stands) = found
        assert (before, after) == (False, True)
        assert stood == stands


OPACITY = "(element) => getComputedStyle(element).opacity"


def test_the_tools_of_a_note_are_always_there(letter: Page) -> None:
    """Why and Copy show before anything is pointed at: nobody looks for what is hidden."""
    letter.mouse.move(0, 0)
    tools = letter.locator(".note :is(.copy, summary)")
    assert {tool.evaluate(OPACITY) for tool in tools.all()[:20]} == {"1"}


def test_their_words_and_ours_are_told_apart_by_sight(letter: Page) -> None:
    """Every piece of text in the letter is in the serif, and everything of ours in it is not."""
    wrong = letter.evaluate(
        """() => {
            const wrong = [];
            const letter = document.querySelector('[data-letter]');
            const walker = document.createTreeWalker(letter, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const words = walker.currentNode.textContent;
                const parent = walker.currentNode.parentElement;
                const serif = getComputedStyle(parent).fontFamily.includes('Source Serif');
                const ours = parent.closest('[data-ours]') !== null;
                if (words.trim() && serif === ours) wrong.push(words);
            }
            return wrong;
        }"""
    )
    assert wrong == []


def test_with_every_layer_off_a_phone_shows_the_letter_alone(phone: Page, address: str) -> None:
    """No line of ours stands between its paragraphs, nor how to copy them; any layer brings both back."""
    phone.goto(address + LETTER)
    expect(phone.locator(".note").first).to_be_visible()
    for box in phone.locator(".layers input").all():
        box.uncheck()
    ours = phone.locator(".note, .copy-as")
    assert ours.count() > 1
    assert not any(one.is_visible() for one in ours.all())
    phone.check("[name='themes']")
    expect(phone.locator(".copy-as")).to_be_visible()


def test_layers_switch_off_and_are_remembered(letter: Page, address: str) -> None:
    """A layer that is switched off is gone from the text, and stays off on every letter read after it."""
    underlined = "getComputedStyle(document.querySelector('.letter .st.concern')).textDecorationLine"
    assert letter.evaluate(underlined) == "underline"
    letter.uncheck("[name='stance']")
    assert letter.evaluate(underlined) == "none"
    letter.goto(f"{address}letters/2021-11-10-focused-visit/")
    assert letter.evaluate(underlined) == "none"
    assert not letter.is_visible(".note > .stance >> nth=0")


def test_colours_follow_the_system_until_a_reader_chooses(letter: Page, address: str) -> None:
    """The switch goes round; what was chosen holds on the next page before a script of ours has run."""
    ground = "getComputedStyle(document.body).backgroundColor"
    light = letter.evaluate(ground)
    letter.emulate_media(color_scheme="dark")
    dark = letter.evaluate(ground)
    assert light != dark
    switch = letter.locator("[data-colours]")
    expect(switch).to_have_accessible_name("Colours follow your system. Switch to light")
    switch.click()
    expect(switch).to_have_accessible_name("Light colours. Switch to dark")
    assert letter.evaluate(ground) == light
    letter.route("**/*.js", lambda route: route.abort())
    letter.goto(f"{address}themes/")
    assert letter.evaluate(ground) == light
    letter.unroute("**/*.js")
    letter.reload()
    switch.click()
    letter.emulate_media(color_scheme="light")
    assert letter.evaluate(ground) == dark
    switch.focus()
    letter.keyboard.press("Enter")
    expect(switch).to_have_accessible_name("Colours follow your system. Switch to light")
    assert letter.evaluate(ground) == light


def test_paper_has_the_folds_that_a_reader_opened(page: Page, address: str) -> None:
    """All would be dozens of sheets; the summary of a shut one, which counts what it holds, is printed."""
    page.goto(f"{address}findings/")
    folds = page.locator("details.later:has(blockquote)")
    folds.first.evaluate("(fold) => (fold.open = true)")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = "(fold) => fold.querySelector('blockquote').checkVisibility()"
    assert folds.first.evaluate(shown)
    assert not folds.nth(1).evaluate(shown)
    expect(folds.nth(1).locator("summary")).to_be_visible()


def test_anchors_land_in_view_below_the_header(page: Page, address: str) -> None:
    """A link to a paragraph or statement shows it below the header, not under it."""
    for anchor in ("p15", "s40", "text"):
        page.goto("about:blank")
        page.goto(f"{address}{LETTER}#{anchor}")
        top, header = page.evaluate(
            """id => [document.getElementById(id).getBoundingClientRect().top,
                      document.querySelector('.site-header').getBoundingClientRect().bottom]""",
            anchor,
        )
        assert header <= top < 450


@pytest.mark.parametrize("width", [390, 1280])
def test_first_visit_is_light_still_and_asks_nobody_else(browser: Browser, address: str, width: int) -> None:
    """A first visit to a letter is at most 200 kB with gzip, moves nothing, and asks no other host."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    sizes: dict[str, int] = {}
    refused: list[str] = []

    def count(response: Response) -> None:
        compressed = response.url.endswith(".woff2")
        sizes[response.url] = len(response.body() if compressed else gzip.compress(response.body()))
        if not response.ok:
            refused.append(response.url)

    page.on("response", count)
    page.goto(address + LETTER, wait_until="networkidle")
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                .observe({type: 'layout-shift', buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )
    context.close()
    assert refused == []
    assert [url for url in sizes if not url.startswith(address)] == []
    assert sum(sizes.values()) <= FIRST_VISIT_LIMIT
    assert shift == 0


def test_metadata_for_zotero_and_search_engines(letter: Page) -> None:
    """The head has the tags that Zotero's embedded-metadata translator reads, and valid JSON-LD."""
    tags = letter.evaluate(
        "() => [...document.querySelectorAll('meta[name^=citation]')].map(tag => [tag.name, tag.content])"
    )
    meta = corpus().letter(SLUG).meta
    assert ["citation_title", meta.title] in tags
    assert ["citation_author", meta.authors[0]] in tags
    assert ["citation_publication_date", "2019/01/04"] in tags
    assert ["citation_technical_report_institution", "Ofsted"] in tags
    blocks = letter.locator("script[type='application/ld+json']").all_text_contents()
    linked = {json.loads(block)["@type"]: json.loads(block) for block in blocks}
    assert linked["Report"]["datePublished"] == meta.date.value
    assert linked["BreadcrumbList"]["itemListElement"][0]["name"] == "Letters"
