"""Where two letters are compared, pages quote what the visit of each looked at."""

from __future__ import annotations

from dataclasses import replace

from lxml.html import HtmlElement

from generator.link import link
from generator.model import AnnotatedDocument, Corpus
from generator.pages import addresses
from tests.pages.built import Built, built, part_of
from tests.reading import collection, corpus

THEME = "supervision-oversight"
EARLIER, LATER = "2019-01-04-monitoring-visit", "2021-11-10-focused-visit"


def page_with(change: dict[str, AnnotatedDocument]) -> Built:
    """The theme's page, some letters changed."""
    return part_of(
        link(collection(), [change.get(one.slug, one) for one in corpus().letters]), f"theme {THEME}"
    )


def scopes_on(site: Built) -> list[HtmlElement]:
    """The rows that say what was looked at."""
    rows: list[HtmlElement] = site.tree(addresses.theme(THEME)).xpath("//tr[@class='scopes']")
    return rows


def quoted(element: HtmlElement) -> list[str]:
    """The letters' words in it."""
    return [q.text_content() for q in element.xpath(".//q[@class='theirs']")]


def scope(corpus: Corpus, slug: str) -> list[str]:
    """What a letter says that its visit looked at."""
    return [one.text for one in corpus.letter(slug).scope]


def test_a_comparison_of_two_letters_quotes_what_each_visit_looked_at() -> None:
    """The one of 2019 looked at the front door, that of 2021 at children in care."""
    (row,) = scopes_on(built(5))
    that, this = row.xpath(".//small")
    assert that.text_content().startswith("that visit: ") and this.text_content().startswith("this visit: ")
    assert quoted(that) == scope(built(5).corpus, EARLIER) and len(quoted(that)) > 1
    assert quoted(this) == scope(built(5).corpus, LATER)
    assert that.xpath("a/@href") == [
        f"../../letters/{EARLIER}/#{corpus().letter(EARLIER).scope[0].statement}"
    ]
    above = row.getprevious().xpath("string(td[@class='words'])")
    assert above.startswith("too close to call since the letter of 4 January 2019")


def test_words_that_are_the_same_are_quoted_once() -> None:
    """Two visits to one service are what can be compared best."""
    earlier, later = corpus().letter(EARLIER), corpus().letter(LATER)
    same = replace(earlier, scope=tuple(replace(one, statement="s1") for one in later.scope))
    (row,) = scopes_on(page_with({EARLIER: same}))
    assert [small.text_content().partition(":")[0] for small in row.xpath(".//small")] == ["both visits"]
    assert quoted(row) == scope(corpus(), LATER)


def test_what_was_not_found_is_said_where_the_other_is_known() -> None:
    """Silence would read as if both had looked at the same."""
    (row,) = scopes_on(page_with({EARLIER: replace(corpus().letter(EARLIER), scope=())}))
    that, this = row.xpath(".//small")
    assert that.text_content() == "that visit: not found in its letter"
    assert quoted(this) == scope(corpus(), LATER)


def test_nothing_is_said_where_neither_is_known_or_nothing_is_compared() -> None:
    """A row that draws no direction needs no such words."""
    neither = {slug: replace(corpus().letter(slug), scope=()) for slug in (EARLIER, LATER)}
    assert scopes_on(page_with(neither)) == []
    assert len(scopes_on(built(5))) == sum(
        turn.compared for thread in corpus().threads if thread.theme == THEME for turn in thread.turns
    )


def test_two_letters_beside_each_other_and_a_letter_alone_quote_it_too() -> None:
    """In the facts about each."""
    compared = built(5).tree(addresses.comparison(LATER)).xpath("//dl[@class='facts']/div/dd")
    assert [quoted(one) for one in compared] == [scope(corpus(), EARLIER), scope(corpus(), LATER)]
    (alone,) = built(5).tree(addresses.letter(LATER)).xpath("//dt[.='Looked at']/following-sibling::dd")
    assert quoted(alone) == scope(corpus(), LATER)
