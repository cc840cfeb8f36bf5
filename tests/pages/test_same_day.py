"""What pages say of letters whose dates do not tell which came first: neither is called the earlier."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.link import link
from generator.model import LetterDate
from generator.pages import addresses
from generator.pages.across import Neighbours, gather
from generator.pages.places import place
from tests.pages.built import Built, built_of
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
    """Each follows the one that is surely before both, and none follows it."""
    across = gather(site().corpus)
    assert across.neighbours[DAY] == across.neighbours[MONTH] == Neighbours(OLDER, "")
    between = {DAY, MONTH}
    for (_, letter), way in across.ways.items():
        if letter in between:
            assert between.isdisjoint(step.letter for step in (way.previous, way.next) if step)
    assert all({later, earlier} != between for later, earlier in across.compared_with.items())


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
