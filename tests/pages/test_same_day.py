"""What pages say of letters whose dates do not tell which came first: neither is called the earlier."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from generator.link import link
from generator.model import LetterDate
from generator.pages import addresses
from generator.pages.across import gather
from generator.pages.places import place
from tests.pages.built import Built, built, built_of
from tests.reading import collection, corpus

OLDER, DAY, MONTH = (
    "2018-08-news-fifth-monitoring-visit",
    "2019-01-04-monitoring-visit",
    "2021-11-10-focused-visit",
)


@cache
def site() -> Built:
    """The five letters, of which the last is known to be of January 2019 only; another is of the fourth."""
    *others, last = corpus().letters
    meta = replace(last.meta, date=LetterDate("2019-01", "inferred", "an index says so"))
    source = replace(last.document.source, meta=meta)
    return built_of(
        link(collection(), [*others, replace(last, document=replace(last.document, source=source))])
    )


def test_no_step_leads_between_letters_of_which_none_is_known_to_be_the_earlier() -> None:
    """Nor is the one that is before both said to be the letter before either: the other may lie between."""
    across, places = gather(site().corpus), place(site().corpus)
    assert places.last_before(DAY) == places.last_before(MONTH) == ""
    assert place(corpus()).last_before(DAY) == OLDER
    assert places.first_after(DAY) == places.first_after(MONTH) == places.first_after(OLDER) == ""
    between = {DAY, MONTH}
    for (_, letter), way in across.ways.items():
        if letter in between:
            assert between.isdisjoint(step.letter for step in (way.previous, way.next) if step)
    assert "Compare with the" not in site().text[addresses.letter(DAY)]


def test_both_are_the_last_that_is_held() -> None:
    """Neither has a finding of which a later letter is said to tell nothing."""
    places = place(site().corpus)
    assert [letter.slug for letter in site().corpus.letters if places.is_last(letter.slug)] == [MONTH, DAY]


def test_their_comparison_says_that_their_order_is_not_known() -> None:
    """No direction is drawn, and none is called the later."""
    page = addresses.comparison(DAY)
    assert "do not tell which came first" in site().text[page]
    assert [dt.text for dt in site().tree(page).xpath("//dt")][:2] == ["One", "The other"]
    line = site().tree(addresses.LETTERS).xpath(f"//a[contains(@href, 'compare/{DAY}')]")
    assert [link.text for link in line] == ["compare with another letter"]


def test_nothing_is_said_to_lie_between_two_letters_where_a_third_may() -> None:
    """The letter of the fourth may be before the one of that month, or after it."""
    places = place(site().corpus)
    assert places.next_to_each_other("2017-12-director-message", OLDER)
    assert not places.next_to_each_other(OLDER, MONTH)
    assert "held between them" not in site().text[addresses.comparison(MONTH)]
    assert "held between them" in site().text[addresses.comparison(OLDER)]


def test_a_letter_that_may_follow_another_is_not_said_to_be_the_first() -> None:
    """Both are by Ofsted, and either may have judged a theme before the other."""
    assert place(site().corpus).may_follow_another(DAY)
    assert not place(corpus()).may_follow_another(DAY)


NEWEST = "2021-11-10-focused-visit"


@cache
def before_a_third(name: str) -> Built:
    """Two letters of Ofsted of one day, one of them under this name, and a later one about the same council.

    One of the two is the later one over again, under the earlier date.
    """
    *_, day, newest = corpus().letters
    source = replace(newest.document.source, slug=name, meta=replace(newest.meta, date=day.meta.date))
    copy = replace(newest, document=replace(newest.document, source=source))
    return built_of(link(collection(), [day, copy, newest]))


NAMES = pytest.mark.parametrize("name", ["2019-01-04-a", "2019-01-04-z"])


@NAMES
def test_no_direction_leads_to_a_third_letter_from_the_one_that_it_stands_beside(name: str) -> None:
    """The file's name decides beside which of the two it stands, and must not decide what is said of it."""
    page = before_a_third(name).tree(addresses.comparison(NEWEST))
    assert not page.xpath("//th[text()='In words'] | //td[@data-label='In words']")
    [notice] = page.xpath("//p[@class='notice']")
    assert (
        "Another text may lie between them, by its date, so no direction is drawn." in notice.text_content()
    )
    of_all = built(5).tree(addresses.comparison(NEWEST))
    assert "Another text may lie between" not in of_all.text_content()


@NAMES
def test_a_third_letter_is_compared_with_neither_of_two_of_one_day(name: str) -> None:
    """Where both judge a theme, the row says so, whichever file's name comes first."""
    turns = {t.theme: {turn.letter: turn for turn in t.turns} for t in before_a_third(name).corpus.threads}
    both = [theme for theme, by in turns.items() if all(turn.tally.judged for turn in by.values())]
    assert both
    for theme in both:
        page = before_a_third(name).tree(addresses.theme(theme))
        row = page.xpath("//table[contains(@class, 'travel')]/tbody/tr")[-1]
        said = " ".join(row.xpath("string(td[@class='words'])").split())
        assert said.startswith("not known which letter is the last before it, so not compared with a concern")
        assert not row.xpath("td[@class='words']/a")


@NAMES
def test_no_step_leads_from_a_third_letter_to_one_of_two_of_one_day(name: str) -> None:
    """Neither the foot of its page nor the arrows of a theme on which both speak choose by a name."""
    site = before_a_third(name)
    body = site.tree(addresses.letter(NEWEST))
    assert not body.xpath("//nav[@class='pager']")
    across, (one, other) = gather(site.corpus), (DAY, name)
    for thread in site.corpus.threads:
        spoken = {turn.letter for turn in thread.turns if turn.passages}
        if {one, other, NEWEST} <= spoken:
            assert across.ways[thread.theme, NEWEST].previous is None
    line = site.tree(addresses.LETTERS).xpath(f"//a[contains(@href, 'compare/{NEWEST}')]")
    assert [link.text for link in line] == ["compare with another letter"]


def test_the_coding_page_says_why_a_letter_is_compared_with_none() -> None:
    """In the words that a row has, beside those for a letter with none before it."""
    said = " ".join(built(5).tree(addresses.CODING).text_content().split())
    assert "Not known which letter is the last before it" in said
    assert "the date of one of the two is not known or stops early, or both are the same" in said


def test_words_in_an_older_letter_are_not_said_to_stand_there_first() -> None:
    """Another letter may have had them before it."""
    for text in before_a_third("2019-01-04-a").text.values():
        assert not re.search(r"\bfirst in\b|\bhave them first\b|oldest", text)
