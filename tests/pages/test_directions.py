"""How a theme stands to an earlier letter: what the words and the counts beside them may say."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from generator.link import link
from generator.model import AnnotatedDocument
from generator.pages import addresses
from tests.corpora import many
from tests.pages.built import Built, built, built_of, part_of
from tests.reading import collection, corpus

THEME = "supervision-oversight"


def describing_only(letter: AnnotatedDocument) -> AnnotatedDocument:
    """The letter as if none of its statements judged anything."""
    codings = [replace(one, stance=replace(one.stance, id="none")) for one in letter.codings]
    return replace(letter, codings=tuple(codings))


@cache
def site() -> Built:
    """The theme in the five letters, of which the last only describes and the one before it judges."""
    *others, last = corpus().letters
    return part_of(link(collection(), [*others, describing_only(last)]), f"theme {THEME}")


def test_a_letter_that_only_describes_is_compared_with_nothing() -> None:
    """Counts of an earlier letter and then "0 of 0" would read as a fall, where nothing was judged."""
    row = site().tree(addresses.theme(THEME)).xpath("//table[contains(@class, 'travel')]/tbody/tr")[-1]
    assert row.xpath(".//svg")
    assert row.xpath("string(td[@class='words'])").strip() == "no judgement to compare"
    assert not any("of 0" in text for text in site().text.values())


def test_every_page_with_figures_says_once_what_they_count() -> None:
    """ "2 of 5" alone could be of letters, of children or of all; elsewhere it explains nothing."""
    *others, last = corpus().letters
    for site in (built(5), built(12, 3), built_of(link(collection(), [*others, describing_only(last)]))):
        for path, text in site.text.items():
            said = text.count("of 5 statements that judge the theme")
            assert said == bool(re.search(r"with a concern: \d", text)), path


@pytest.mark.parametrize(
    "path", [addresses.theme(THEME), addresses.comparison("2021-11-10-focused-visit"), addresses.FINDINGS]
)
def test_a_page_says_once_that_a_mixed_statement_holds_a_concern(path: str) -> None:
    """Else "with a concern: 2" beside a column of one concern reads as a mistake."""
    assert built(5).text[path].count("A mixed statement holds a concern too.") == 1
    assert not re.search(r"\bconcerns: \d|share of concerns", built(5).text[path])


def test_figures_do_not_hide_that_a_letter_lists_the_theme() -> None:
    """What the letter itself lists is named by its own heading, which leads to the item."""
    cell = "//table[contains(@class, 'travel')]/tbody/tr[not(@class)][last()]/td[@class='words']"
    [found] = built(5).tree(addresses.theme(THEME)).xpath(cell)
    own = next(f for f in built(5).corpus.findings if f.theme == THEME and f.listed)
    said = " ".join(found.text_content().split())
    assert said.endswith(f"this letter lists it under {own.passage.heading}")
    anchor = addresses.passage_anchor(own.passage.letter, own.passage.statement)
    assert found.xpath(".//a[q]/@href")[0].endswith(f"#{anchor}")


def test_a_comparison_names_the_heading_of_a_letters_own_list_once() -> None:
    """Above the table; each theme that the letter lists leads from its row to the item."""
    tree = built(5).tree(addresses.comparison("2021-11-10-focused-visit"))
    own = [f for f in built(5).corpus.findings if f.listed and f.passage.letter == "2021-11-10-focused-visit"]
    [heading] = {finding.passage.heading for finding in own}
    [said] = tree.xpath("//p[@class='small'][q]")
    named = "“Its own list” is what the letter of 10 November 2021 lists under"
    assert said.text_content() == f"{named} {heading}."
    assert not tree.xpath("//table//q")
    links = tree.xpath("//td[@data-label='10 November 2021']//a[.='its own list']/@href")
    first = {f.theme: f.passage for f in reversed(own)}
    anchors = {addresses.passage_anchor(passage.letter, passage.statement) for passage in first.values()}
    assert {link.split("#")[1] for link in links} == anchors
    assert len(links) == len(first)


def test_the_direction_of_travel_stands_above_how_well_a_theme_is_found() -> None:
    """The answer comes first, and no caveat is lost."""
    body = built(5).body(addresses.theme(THEME))
    order = [
        "Found in</dt>",
        "A change of words is no proof",
        "<table",
        "Visits look at different parts",
        "How well it is found",
        "Every passage {",
    ]
    places = [body.index(words) for words in order]
    assert places == sorted(places)


def test_figures_of_two_letters_name_the_earlier_one() -> None:
    """ "2 of 2, then 0 of 3" reads as a change; a reader must see since when, also where it is too few."""
    few = 0
    for path in built(5).text:
        if not path.startswith("themes/"):
            continue
        for words in built(5).tree(path).xpath("//td[@class='words'][contains(., ', then ')]"):
            assert words.xpath("a[contains(@href, 'letters/')]"), path
            few += words.text_content().startswith("too few judgements to compare with the letter of ")
    assert few


def test_a_year_of_many_councils_names_the_council_first() -> None:
    """Above the rows of its letters, each of which begins with its date."""
    site = part_of(many(130, 13), f"theme {THEME} ")
    for path in site.text:
        groups = site.tree(path).xpath("//table[contains(@class, 'travel')]/tbody")
        assert groups
        for group in groups:
            first, *rows = group.xpath("tr/th")
            assert first.get("scope") == "rowgroup" and first.text_content().startswith("Council ")
            assert rows and all(row.xpath("a/time") for row in rows)


def test_a_basis_that_all_dates_share_is_said_once() -> None:
    """Not beside each date; where dates are from several sources it stands beside each."""
    assert built(5).tree(addresses.theme(THEME)).xpath("//table//th/span[@class='tag']")
    letters = [letter for letter in corpus().letters if letter.meta.date.basis == "inferred"]
    assert len(letters) > 1
    one = part_of(link(collection(), letters), "theme workforce")
    page = one.tree(addresses.theme("workforce"))
    assert "The dates of all these letters are inferred." in page.text_content()
    assert not page.xpath("//table//th/span[@class='tag']")
