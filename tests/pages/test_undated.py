"""What pages say of letters whose date nobody knows: they are called neither earlier nor later than any."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.link import link
from generator.model import AnnotatedDocument, LetterDate
from generator.pages import addresses
from generator.pages.findings import FindingsView
from generator.pages.places import place
from tests.pages.built import Built, built_of
from tests.reading import collection, corpus

THEME = "supervision-oversight"
LAST = "2021-11-10-focused-visit"  # the newest of the five, which stands first when its date is taken away


def without_date(letter: AnnotatedDocument) -> AnnotatedDocument:
    """The letter as if nobody knew its date."""
    meta = replace(letter.meta, date=LetterDate("", "not stated", ""))
    source = replace(letter.document.source, meta=meta)
    return replace(letter, document=replace(letter.document, source=source))


@cache
def site() -> Built:
    """The five letters, of which the newest has lost its date."""
    *others, last = corpus().letters
    return built_of(link(collection(), [*others, without_date(last)]))


def test_a_letter_without_a_date_is_set_beside_no_other() -> None:
    """It stands first in the theme's table, and is no beginning that later letters are compared with."""
    rows = site().tree(addresses.theme(THEME)).xpath("//table[contains(@class, 'travel')]/tbody/tr")
    words = [" ".join(row.xpath("string(td[@class='words'])").split()) for row in rows]
    assert words[0].startswith("no date known, so not compared")
    assert not any("date not stated" in said for said in words)
    said = " ".join(words[1:])
    assert "no judgement by this publisher that is known to be earlier" in said
    assert "no earlier judgement by this publisher to compare with" in said


def test_a_silent_letter_is_said_to_be_silent_after_one_without_a_date() -> None:
    """Where nothing is said there is nothing to compare, whatever stands before it."""
    rows = site().tree(addresses.theme(THEME)).xpath("//table[contains(@class, 'travel')]/tbody/tr")
    silent = [row for row in rows if row.xpath("td[@class='silent']")]
    assert silent
    assert all("nothing found" in row.xpath("string(td[@class='words'])") for row in silent)


def test_letters_without_a_date_are_told_apart_by_their_titles() -> None:
    """Two rows called "date not stated" would look alike."""
    rows = site().tree(addresses.theme(THEME)).xpath("//table[contains(@class, 'travel')]/tbody/tr/th")
    assert site().corpus.letters[0].meta.title in rows[0].text_content()


def test_no_sentence_has_a_missing_date_for_a_date() -> None:
    """A letter without a date is called by its title, and never "the letter of date not stated"."""
    for path, text in site().text.items():
        assert "of date not stated" not in text, path
    heading = site().tree(addresses.FINDINGS).xpath("//h3")[-1]
    assert all(not h.text_content().startswith("date not") for h in heading.xpath("//h3"))


def test_nothing_is_called_later_than_a_letter_without_a_date() -> None:
    """Its findings are followed by no later passages, although letters with dates are held."""
    tree = site().tree(addresses.FINDINGS)
    title = site().corpus.letters[0].meta.title
    after = [
        heading.xpath("following-sibling::*")[1] for heading in tree.xpath(f"//h3[contains(., '{title}')]")
    ]
    assert after
    assert not any(below.tag == "details" for below in after)
    assert "has no date that is known, so nothing here is called later than it" in site().body(
        addresses.FINDINGS
    )


def test_pages_say_how_many_texts_have_no_date() -> None:
    """Readers of a theme and of findings are told that where such a text stands says nothing."""
    for path in (addresses.theme(THEME), addresses.FINDINGS):
        assert "1 text held here has no date that is known." in site().body(path)


def test_a_letter_without_a_date_is_not_the_last() -> None:
    """Its findings are not counted with those after which nothing later can be held."""
    places = place(site().corpus)
    assert [slug for slug in places.letters if places.is_last(slug)] == ["2019-01-04-monitoring-visit"]


def test_two_texts_are_not_ordered_where_one_has_no_date() -> None:
    """The page that sets them side by side calls neither earlier, and the index none the one before."""
    [pair] = [one for one in site().corpus.comparisons if one.earlier == LAST]
    page = site().tree(addresses.comparison(pair.later)).text_content()
    assert "do not tell which came first" in page
    assert "held between them" not in page
    assert "Earlier" not in page and "earlier text" not in page and "date not stated beside" not in page
    for other in site().corpus.comparisons[1:]:
        assert "with no dated one held between them" in site().body(addresses.comparison(other.later))
    line = site().tree(addresses.LETTERS).xpath(f"//a[contains(@href, 'compare/{pair.later}')]")
    assert [link.text for link in line] == ["compare with another letter"]


def test_findings_after_which_none_is_known_to_be_later_are_counted_with_those_of_no_date() -> None:
    """Each finding has later words on its theme, has none, or has no letter known to be later."""
    view = site().pages[addresses.FINDINGS].view
    assert isinstance(view, FindingsView)
    statements = {(f.passage.letter, f.passage.statement) for f in site().corpus.findings}
    alone = {LAST, "2019-01-04-monitoring-visit"}
    on_no_theme = [one for one in view.themeless if one.letter.slug in alone]
    themeless = sum(len(one.items) for one in on_no_theme)
    assert view.alone == sum(letter in alone for letter, _ in statements) + themeless
    said = " ".join(site().tree(addresses.FINDINGS).text_content().split())
    assert f"For {view.alone}, no letter that is known to be later is held." in said
