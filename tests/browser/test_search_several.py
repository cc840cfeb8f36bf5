"""Two sites under one address, searched as one from the first of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from generator import program
from generator.new import new
from generator.site import search as search_index
from tests.browser.conftest import SUB_PATH, served
from tests.reading import corpus

LETTER = """\
---
title: Focused visit to Newtown children’s services
kind: focused-visit-letter
date: {value: 2019-06-05, basis: stated, why: "Printed at the head."}
authority: newtown
publisher: ofsted
licence: ogl-3
---
5 June 2019

Dear Colleague

Focused visit to Newtown children’s services

Lighthouse workers visit every child in the harbour. Supervision is regular.

Social workers are proud of their lighthouse.
"""
OTHER = "../newtown/letters/2019-06-05-newtown/"


@pytest.fixture(scope="module")
def sites(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site of the five letters, which asks the other too, and that of one letter more."""
    folder = tmp_path_factory.mktemp("several")
    shutil.copytree(built, folder / SUB_PATH)
    own = corpus()
    asking = replace(own, collection=replace(own.collection, search_with=("../newtown/", "../nowhere/")))
    shutil.rmtree(folder / SUB_PATH / "pagefind")
    search_index.index(asking, folder / SUB_PATH, ())
    project = tmp_path_factory.mktemp("newtown") / "project"
    new(project, "Newtown")
    (project / "source_texts" / "2019-06-05-newtown.txt").write_text(LETTER, "utf-8")
    address = "http://127.0.0.1/newtown/"
    program.build(project / "source_texts", folder / "newtown", address, progress=lambda _stage: None)
    return folder


@pytest.fixture
def first(sites: Path) -> Iterator[str]:
    """The address of the site that asks the other too, while both are served."""
    with served(sites / SUB_PATH) as address:
        yield address


def ask(page: Page, words: str) -> list[str]:
    """Where the hits for these words lead, in order."""
    page.locator("#search-words").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_function("q => new URLSearchParams(location.search).get('q') === q", arg=words)
    page.wait_for_function("() => document.querySelector('.search-found')?.dataset.shown === location.search")
    return [str(hit.get_attribute("data-hit")) for hit in page.locator(".search-hits [data-hit]").all()]


def test_a_paragraph_of_the_other_site_is_found_and_opened_there(page: Page, first: str) -> None:
    """Its hit leads to the letter's page on its own site, with the words marked."""
    page.goto(f"{first}search/")
    assert ask(page, "lighthouse") == [f"{OTHER}#p2", f"{OTHER}#p1"]
    expect(page.locator(".search-hits blockquote").first).to_contain_text("proud of their lighthouse")
    page.locator(".search-hits [data-hit]").first.click()
    page.wait_for_url("**/newtown/letters/2019-06-05-newtown/**")
    expect(page.locator("#p2")).to_be_in_viewport()


def test_both_sites_are_ranked_counted_and_narrowed_together(page: Page, first: str) -> None:
    """Councils become a choice; each choice's count is what it leaves."""
    page.goto(f"{first}search/")
    found = ask(page, "supervision")
    assert f"{OTHER}#p1" in found
    assert any(not path.startswith("..") for path in found)
    council = page.locator(".search-facet").filter(has_text="Council")
    council.locator("summary").click()
    choice = council.locator("label").filter(has_text="Newtown")
    expect(choice.locator(".num")).to_have_text("1")
    choice.locator("input").check()
    expect(page.locator(".search-hits [data-hit]")).to_have_count(1)
    assert page.locator(".search-hits [data-hit]").get_attribute("data-hit") == f"{OTHER}#p1"


def test_letters_of_both_stand_in_order_of_date(page: Page, first: str) -> None:
    """With no words typed, the newest letter comes first whichever site holds it."""
    page.goto(f"{first}search/?authority=newtown&sort=oldest")
    expect(page.locator(".search-hits [data-hit]")).to_have_count(2)
    dates = page.evaluate(
        "async () => (await (await import(new URL('../assets/search/index.js', location))).openIndex())"
        ".table.letters.map((letter) => letter.date)"
    )
    assert dates == sorted(dates)
    assert len(dates) == len(corpus().letters) + 1


def left_out(first: str, *folders: str) -> str:
    """What the search says of sites that it could not ask."""
    places = " and ".join(f"{first.removesuffix(f'{SUB_PATH}/')}{folder}/" for folder in folders)
    return f"The letters at {places} could not be searched; load the page again to try once more."


def never(_route: Route) -> None:
    """No answer at all, and no error either."""


def test_a_site_that_cannot_be_asked_is_said_to_be_missing(page: Page, first: str) -> None:
    """The search goes on with the others, and says which it left out."""
    page.goto(f"{first}search/")
    ask(page, "lighthouse")
    expect(page.locator("#search-status")).to_have_text(
        f"2 paragraphs in 1 letter. {left_out(first, 'nowhere')}"
    )


def test_a_site_that_never_answers_does_not_hold_up_the_others(page: Page, first: str) -> None:
    """It is waited for so long and no longer."""
    page.route("**/nowhere/**", never)
    page.goto(f"{first}search/")
    expect(page.locator(".search-facet").first).to_be_attached(timeout=10_000)
    ask(page, "lighthouse")
    expect(page.locator("#search-status")).to_contain_text(left_out(first, "nowhere"))
    assert len(page.locator(".search-hits [data-hit]").all()) == 2


def test_a_site_that_falls_silent_leaves_what_the_others_found(page: Page, first: str) -> None:
    """It answered when search was opened, and not when it was asked."""
    page.route("**/newtown/pagefind/index/**", never)
    page.goto(f"{first}search/")
    found = ask(page, "supervision")
    assert found
    assert not any(path.startswith("..") for path in found)
    expect(page.locator("#search-status")).to_contain_text(left_out(first, "nowhere", "newtown"))


def test_a_hit_whose_words_do_not_come_keeps_its_place(page: Page, first: str) -> None:
    """Its letter, date and themes are known; its paragraph is a link away."""
    page.route("**/newtown/pagefind/fragment/**", never)
    page.goto(f"{first}search/?q=supervision&authority=newtown")
    item = page.locator(".search-hit")
    expect(item).to_contain_text("its site does not answer", timeout=10_000)
    expect(item).to_contain_text("5 June 2019")
    assert item.locator("[data-hit]").get_attribute("data-hit") == f"{OTHER}#p1"


def test_things_of_the_same_name_at_two_sites_stay_two(page: Page, first: str) -> None:
    """The other site's says whose it is."""
    page.goto(f"{first}search/")
    ask(page, "Supervision, oversight and challenge")
    themes = page.locator(".search-things dd").filter(has_text="Supervision, oversight and challenge")
    assert [theme.inner_text() for theme in themes.all()] == [
        "Supervision, oversight and challenge",
        "Supervision, oversight and challenge Newtown",
    ]
    paths = [theme.locator("a").get_attribute("data-hit") for theme in themes.all()]
    assert paths == ["themes/supervision-oversight/", "../newtown/themes/supervision-oversight/"]


def test_nothing_of_any_site_is_fetched_before_search_is_opened(page: Page, first: str) -> None:
    """Neither this site's index nor the other's."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(first)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pagefind" in url or "newtown" in url]
