"""Feeds: well-formed, with entries that stay the same until what they stand for changes."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from generator.exports.feeds import ENTRIES, makers, moment
from generator.model import Coding, Corpus, Decision, StanceId, TakenTheme
from generator.pages import addresses
from generator.pages.changes import recodings
from generator.pages.places import place
from tests.corpora import many
from tests.pages.built import built
from tests.reading import corpus

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds(of: Corpus, site_url: str = "") -> dict[str, bytes]:
    """Every feed by its path."""
    return {path: make() for path, make in makers(place(of), site_url).items()}


def entries(content: bytes) -> list[ElementTree.Element]:
    """The entries of a feed."""
    return ElementTree.fromstring(content).findall(f"{ATOM}entry")  # noqa: S314 # our own file


def links(content: bytes) -> list[str]:
    """Where each entry of a feed leads."""
    return [link.get("href", "") for entry in entries(content) for link in entry.findall(f"{ATOM}link")]


def ids(content: bytes) -> set[str]:
    """The ids of a feed's entries."""
    found = [entry.findtext(f"{ATOM}id", "") for entry in entries(content)]
    assert len(found) == len(set(found))
    return set(found)


def with_first_letter(changed: Corpus, text: str = "", restance: bool = False) -> Corpus:
    """The corpus with another text, or another first coding, of its first letter."""
    letter = changed.letters[0]
    if text:
        source = replace(letter.document.source, sha256=text)
        letter = replace(letter, document=replace(letter.document, source=source))
    if restance:
        first = letter.codings[0]
        other: StanceId = "concern" if first.stance.id != "concern" else "strength"
        new = Coding(first.statement, first.themes, replace(first.stance, id=other))
        letter = replace(letter, codings=(new, *letter.codings[1:]))
    return replace(changed, letters=(letter, *changed.letters[1:]))


def test_feeds_have_what_atom_asks_for() -> None:
    """Feeds and entries have an id, a title, a moment and a link, and entries say of which kind they are."""
    for content in feeds(corpus()).values():
        feed = ElementTree.fromstring(content)  # noqa: S314 # our own file
        for element in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated", "link"):
                assert element.find(f"{ATOM}{name}") is not None
            assert element.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        for entry in feed.findall(f"{ATOM}entry"):
            category = entry.find(f"{ATOM}category")
            assert category is not None and category.get("term") in ("letter", "text", "coding")


@pytest.mark.parametrize("letters", [5, 130])
def test_every_link_leads_to_an_anchor_that_stands_on_its_page(letters: int) -> None:
    """From the folder of the feed, whether a theme has one page or, with many letters, one for each year."""
    site = built(letters)
    pages = {addresses.url(path).strip("/"): path for path in site.pages}
    anchors = {path: set(site.ids(path)) for path in pages.values()}
    for path, content in site.files.items():
        if path.endswith(".xml"):
            assert links(content)
            for link in links(content):
                target, _, anchor = link.partition("#")
                page = pages[posixpath.normpath(posixpath.join(posixpath.dirname(path), target))]
                assert not anchor or anchor in anchors[page], link


def test_links_have_the_address_of_the_site_where_that_is_given() -> None:
    """A reader's program can open them wherever the feed's file lies."""
    absolute = feeds(corpus(), "https://example.org/site/")[addresses.FEED]
    assert links(absolute)[0] == f"https://example.org/site/letters/{corpus().letters[-1].slug}/"


def test_an_entry_says_whose_words_it_is_about_and_how_its_date_is_known() -> None:
    """Away from the site nothing else tells an article from an inspector's letter, or a guess from a date."""
    found = feeds(corpus())
    for path in (addresses.FEED, addresses.theme_feed("risk-response")):
        titles = [entry.findtext(f"{ATOM}title", "") for entry in entries(found[path])]
        summaries = [entry.findtext(f"{ATOM}summary", "") for entry in entries(found[path])]
        article = "Steady progress made at Kirklees, August 2018"
        assert f"New letter: {article} (inferred date)" in titles
        told = f"{article} (inferred date; News article, Children First, by WillisPalmer): "
        assert [summary for summary in summaries if summary.startswith(told)]
        stated = "Monitoring visit of Kirklees local authority children’s services, 4 January 2019"
        assert f"New letter: {stated}" in titles
        assert [s for s in summaries if s.startswith(f"{stated} (Monitoring visit letter, Ofsted): ")]


def test_a_feed_has_the_newest_letters_first() -> None:
    """Of more letters than it has room for, those with the latest dates."""
    letters = sorted((letter.meta.date.value, letter.slug) for letter in many(80, 1).letters)
    newest = [f"../letters/{slug}/" for _, slug in reversed(letters)][:ENTRIES]
    assert len(newest) < len(letters)
    assert links(feeds(many(80, 1))[addresses.FEED]) == newest


def test_a_decision_is_an_entry_with_its_day_and_its_place() -> None:
    """It leads to the first statement that was decided on, and says who decided, on how many, and why."""
    read = {
        (entry.findtext(f"{ATOM}updated", ""), link.get("href", ""), entry.findtext(f"{ATOM}summary", ""))
        for entry in entries(feeds(corpus())[addresses.CODINGS_FEED])
        for link in entry.findall(f"{ATOM}link")
    }
    decided = recodings(corpus())
    assert decided
    for one in decided:
        count = f"{len(one.statements)} statement{'s' * (len(one.statements) > 1)}"
        summary = f"{one.who} decided the coding of {count}. {one.why}".strip()
        link = f"../letters/{one.letter}/#{one.statements[0].statement}"
        assert (f"{one.when}T00:00:00Z", link, summary) in read


def test_a_theme_that_a_decision_took_away_has_that_news_in_its_feed() -> None:
    """Who follows a theme learns of statements that are no longer about it too."""
    letter = corpus().letters[0]
    first, decision = letter.codings[0], Decision("A. Reader", "2030-01-02", "It is about something else.")
    theme = next(t.theme for t in corpus().threads if t.theme not in {label.id for label in first.themes})
    taken = replace(first, taken=(TakenTheme(theme, decision),))
    changed = replace(letter, codings=(taken, *letter.codings[1:]))
    after = feeds(replace(corpus(), letters=(changed, *corpus().letters[1:])))
    told = {
        path
        for path, content in after.items()
        for entry in entries(content)
        if "It is about something else." in entry.findtext(f"{ATOM}summary", "")
    }
    about = [theme, *(label.id for label in first.themes)]
    assert told == {addresses.CODINGS_FEED, *map(addresses.theme_feed, about)}


def test_a_changed_text_is_news_in_its_own_feed_only() -> None:
    """Another text of a letter is a new entry among texts, and no new letter and no new coding."""
    before, after = feeds(corpus()), feeds(with_first_letter(corpus(), text="0" * 64))
    assert len(ids(after[addresses.TEXTS_FEED]) - ids(before[addresses.TEXTS_FEED])) == 1
    assert ids(after[addresses.FEED]) == ids(before[addresses.FEED])
    assert ids(after[addresses.CODINGS_FEED]) == ids(before[addresses.CODINGS_FEED])


def test_a_changed_coding_is_news_in_its_own_feed_only() -> None:
    """Another judgement is a new entry among codings, and no new letter and no new text."""
    before, after = feeds(corpus()), feeds(with_first_letter(corpus(), restance=True))
    assert len(ids(after[addresses.CODINGS_FEED]) - ids(before[addresses.CODINGS_FEED])) == 1
    assert ids(after[addresses.FEED]) == ids(before[addresses.FEED])
    assert ids(after[addresses.TEXTS_FEED]) == ids(before[addresses.TEXTS_FEED])


def test_each_theme_has_a_feed_of_its_letters() -> None:
    """A theme's feed has an entry for every letter that speaks of it."""
    found = feeds(corpus())
    for thread in corpus().threads:
        speaking = sum(bool(turn.passages) for turn in thread.turns)
        path = addresses.theme_feed(thread.theme)
        assert (path in found) is bool(speaking)
        if speaking:
            terms = [entry.find(f"{ATOM}category") for entry in entries(found[path])]
            assert sum(term is not None and term.get("term") == "letter" for term in terms) == speaking


def test_signs_of_markup_in_a_title_are_escaped() -> None:
    """A title with signs of XML's own does not break the feed."""
    letter = corpus().letters[0]
    meta = replace(letter.meta, title="ab<&>")
    source = replace(letter.document.source, meta=meta)
    hostile = replace(letter, document=replace(letter.document, source=source))
    content = feeds(replace(corpus(), letters=(hostile, *corpus().letters[1:])))[addresses.FEED]
    assert any("ab<&>" in entry.findtext(f"{ATOM}title", "") for entry in entries(content))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019-01-04", "2019-01-04T00:00:00Z"),
        ("2017-08", "2017-08-01T00:00:00Z"),
        ("2017", "2017-01-01T00:00:00Z"),
        ("", "1970-01-01T00:00:00Z"),
    ],
)
def test_a_date_that_stops_early_is_still_a_moment(date: str, expected: str) -> None:
    """Atom wants a full moment; what is not known is the first there is."""
    assert moment(date) == expected
