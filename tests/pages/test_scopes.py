"""Where two letters are compared, pages quote what the visit of each looked at."""

from __future__ import annotations

from dataclasses import replace

from lxml.html import HtmlElement

from generator.link import link
from generator.model import AnnotatedDocument, Corpus
from generator.pages import addresses
from generator.pages.places import place
from generator.pages.shown import At
from tests.corpora import many
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


def test_letters_that_are_compared_quote_what_the_visit_of_each_looked_at() -> None:
    """Each once, in its own row: that of 2019 looked at the front door, that of 2021 at children in care."""
    that, this = scopes_on(built(5))
    for row, slug in ((that, EARLIER), (this, LATER)):
        assert row.text_content().startswith("What this visit looked at: ")
        assert quoted(row) == scope(built(5).corpus, slug)
        [href] = row.xpath(".//a/@href")
        assert row.xpath("string(.//a/@aria-label)").endswith(
            f" of {At(place(corpus()), '').letter(slug).called}"
        )
        assert href == f"../../letters/{slug}/#{corpus().letter(slug).scope[0].statement}"
        assert row.getprevious().xpath("string(th/a/@href)") == f"#{slug}"
    assert len(quoted(that)) > 1
    above = this.getprevious().xpath("string(td[@class='words'])")
    assert above.startswith("too close to call since the letter of 4 January 2019")


def test_a_letter_that_stands_on_another_page_is_quoted_beside_the_one_compared_with_it() -> None:
    """On the page of a year the letter before may be one of another year."""
    site = part_of(many(130, 13), f"theme {THEME}")
    seen = 0
    for path in site.text:
        turns = site.tree(path).xpath("//tr[th[@scope='row']]")
        here = {turn.xpath("string(th/a/@href)").lstrip("#") for turn in turns}
        for row in site.tree(path).xpath("//tr[@class='scopes']"):
            before = row.getprevious().xpath("string(td[@class='words']/a[starts-with(., 'the ')]/@href)")
            elsewhere = bool(before) and before.rstrip("/").split("/")[-1] not in here
            said = [small.text_content().partition(":")[0] for small in row.xpath(".//small")]
            assert ("What the earlier visit looked at" in said) == elsewhere
            assert said[-1] == "What this visit looked at"
            seen += elsewhere
    assert seen


def test_what_was_not_found_is_said_where_the_other_is_known() -> None:
    """Silence would read as if both had looked at the same."""
    that, this = scopes_on(page_with({EARLIER: replace(corpus().letter(EARLIER), scope=())}))
    assert that.text_content() == "What this visit looked at: not found in its letter"
    assert quoted(this) == scope(corpus(), LATER)


def test_nothing_is_said_where_neither_is_known_or_nothing_is_compared() -> None:
    """A row that draws no direction, and that none is drawn from, needs no such words."""
    neither = {slug: replace(corpus().letter(slug), scope=()) for slug in (EARLIER, LATER)}
    assert scopes_on(page_with(neither)) == []
    turns = next(thread.turns for thread in corpus().threads if thread.theme == THEME)
    pairs = [{turn.since, turn.letter} for turn in turns if turn.compared]
    assert len(scopes_on(built(5))) == len(set().union(*pairs))


def test_two_letters_beside_each_other_say_where_one_does_not_tell_what_was_looked_at() -> None:
    """The words of the other alone would read as if both visits had looked at that."""
    unsaid = replace(corpus().letter(EARLIER), scope=())
    letters = [unsaid if one.slug == EARLIER else one for one in corpus().letters]
    page = part_of(link(collection(), letters), "compare").tree(addresses.comparison(LATER))
    one, other = page.xpath("//dl[@class='facts']/div/dd")
    assert one.text_content().endswith("What its visit looked at: not found in its letter")
    assert quoted(other) == scope(corpus(), LATER)


def test_two_letters_beside_each_other_and_a_letter_alone_quote_it_too() -> None:
    """In the facts about each."""
    compared = built(5).tree(addresses.comparison(LATER)).xpath("//dl[@class='facts']/div/dd")
    assert [quoted(one) for one in compared] == [scope(corpus(), EARLIER), scope(corpus(), LATER)]
    (alone,) = built(5).tree(addresses.letter(LATER)).xpath("//dt[.='Looked at']/following-sibling::dd")
    assert quoted(alone) == scope(corpus(), LATER)
