"""Feeds: well-formed, with entries that stay the same until what they stand for changes."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from generator.exports.feeds import makers, moment
from generator.model import Coding, Corpus, StanceId
from generator.pages import addresses
from tests.reading import corpus

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds(of: Corpus, site_url: str = "") -> dict[str, bytes]:
    """Every feed by its path."""
    return {path: make() for path, make in makers(of, site_url).items()}


def entries(content: bytes) -> list[ElementTree.Element]:
    """The entries of a feed."""
    return ElementTree.fromstring(content).findall(f"{ATOM}entry")  # noqa: S314 # our own file


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


def test_links_lead_from_the_feed_to_the_page() -> None:
    """A relative link starts from the folder of the feed; an absolute one has the site's address."""
    for path, content in feeds(corpus()).items():
        for entry in entries(content):
            link = entry.find(f"{ATOM}link")
            assert link is not None
            target = (link.get("href") or "").split("#")[0]
            found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            assert found.split("/")[0] in ("letters", "themes")
    absolute = feeds(corpus(), "https://example.org/site/")[addresses.FEED]
    link = entries(absolute)[0].find(f"{ATOM}link")
    slug = corpus().letters[-1].slug
    assert link is not None and link.get("href") == f"https://example.org/site/letters/{slug}/"


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


def test_characters_that_xml_forbids_are_left_out() -> None:
    """A title with control characters does not break the feed."""
    letter = corpus().letters[0]
    meta = replace(letter.meta, title="a\x00b\x0b<&>")
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
