"""A letter full of markup, template code and signs that turn text round is shown as text."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser

from generator import program
from tests.browser.conftest import hand_made, served
from tests.reading import ROOT

SLUG = "2020-02-03-test"
FRONT = """\
---
title: "</title><script>window.ran = 'title'</script> {{ config }} & \\u202Etfel"
kind: focused-visit-letter
date: {value: 2020-02-03, basis: publisher, why: "<img src=x onerror=\\"window.ran = 'why'\\">"}
authority: kirklees
publisher: ofsted
licence: ogl-3
authors: ["\\"><script>window.ran = 'author'</script>"] # a name must stand in the letter: it signs it
note: "<svg onload=\\"window.ran = 'note'\\">"
---
"""
PARAGRAPHS = (
    "<script>window.ran = 'text'</script> Staff are well supported by leaders who know their service well.",
    "</div></section></article><img src=x onerror=\"window.ran = 'image'\"> Visits to children are late.",
    "{{ config.site_url }} {% include 'main.html' %} {# gone? #} ${7*7} remain as they are written here.",
    "&lt;b&gt; &amp; &#60;i&#62; and **bold** _slanted_ `code` [go](javascript:window.ran='link') stay.",
    "Text that turns \u202eround and back\u202c and \u2066isolated\u2069 with zero\u200bwidth, \u00adsoft.",
    "One_very_long_word_" + "x" * 400 + " must not widen the page for anybody who reads it on a phone.",
)
TEXT = (
    "Dear Ms Brown\n\n"
    + "\n\n".join(PARAGRAPHS)
    + "\n\nYours sincerely\n\n\"><script>window.ran = 'author'</script>\n"
)


def test_hostile_letter_is_text(browser: Browser, tmp_path: Path) -> None:
    """The build proves it word for word; the browser runs nothing, loads nothing and keeps its width."""
    project = hand_made(tmp_path)
    collection = project / "source_texts"
    collection.mkdir()
    shutil.copy(ROOT / "source_texts" / "collection.yml", collection)
    shutil.copytree(ROOT / "source_texts" / "codebook", collection / "codebook")
    (collection / "codebook" / "visits.yml").write_text("visits: []\n", "utf-8")
    (collection / f"{SLUG}.txt").write_text(FRONT + TEXT, "utf-8")
    site = tmp_path / "served" / "site"
    site.parent.mkdir()
    program.build(collection, site, "http://127.0.0.1/", lambda _stage: None)
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with served(site) as address:
        for path in ("", "letters/", f"letters/{SLUG}/", "themes/", "timeline/", "findings/", "people/"):
            page.goto(address + path, wait_until="networkidle")
            assert page.evaluate("window.ran") is None, path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            assert [url for url in asked if not url.startswith(address)] == []
            assert not any(url.endswith("/x") for url in asked)
        page.goto(f"{address}letters/{SLUG}/")
        assert page.title().startswith("</title><script>window.ran = 'title'</script> {{ config }} &")
        shown = page.locator("[data-letter] > p[data-text]").all_inner_texts()
    context.close()
    assert len(shown) == len(PARAGRAPHS)
    assert "<script>window.ran = 'text'</script>" in shown[0]
    assert "{% include 'main.html' %}" in shown[2]
    assert "&lt;b&gt; &amp; &#60;i&#62;" in shown[3]
