"""The findings on a council's own page."""

from __future__ import annotations

import csv
import re
from dataclasses import replace

import pytest

from generator.link import link
from generator.link.threads import concerns_on_no_theme
from generator.model import AnnotatedDocument, Document
from generator.pages import addresses
from generator.pages.authority_findings import by_statement, council_findings
from generator.pages.findings import THEMELESS_QUOTED
from generator.pages.places import place
from generator.pages.room import PAGE_HOLDS
from generator.pages.shown import At
from tests.corpora import many
from tests.link.test_findings import LETTER, themeless
from tests.link.test_own_lists import LEAD
from tests.pages.built import built, built_of, part_of
from tests.reading import collection


def test_a_council_has_every_finding_of_its_letters_once() -> None:
    """Whatever the number of its themes, and those on no theme too, under the letter that says it."""
    site = built(70, 7)
    [council, *_] = site.corpus.collection.authorities
    letters = {letter.slug: letter for letter in site.corpus.letters if letter.meta.authority == council.id}
    expected = {(f.passage.letter, f.passage.statement) for f in site.corpus.findings}
    expected |= {(p.letter, p.statement) for one in letters.values() for p in concerns_on_no_theme(one)}
    places = place(site.corpus)
    found = council_findings(
        At(places, addresses.authority(council.id)),
        tuple(letters.values()),
        by_statement(site.corpus),
        PAGE_HOLDS,
    )
    assert [one.letter.slug for one in found] == list(reversed(letters))[: len(found)]
    for one in found:
        shown = [finding.passage.id for finding in one.findings]
        assert sorted(shown) == sorted(
            addresses.passage_anchor(letter, statement)
            for letter, statement in expected
            if letter == one.letter.slug
        )
        listed = [finding.listed is not None for finding in one.findings]
        assert listed == sorted(listed, reverse=True)


LISTS = {"priority": "priority action", "improve": "what needs to improve"}


@pytest.mark.parametrize("letter", [LETTER, themeless(LETTER)], ids=["on a theme", "on none"])
def test_page_and_file_say_the_same_of_a_letters_own_lists(letter: AnnotatedDocument) -> None:
    """Which finding is an item of which list, the gravest first; what announces them stands above them."""
    site = built_of(link(collection(), [letter]))
    at = At(place(site.corpus), addresses.authority(letter.meta.authority))
    [shown] = council_findings(at, (letter,), by_statement(site.corpus), PAGE_HOLDS)
    on_page = [(one.passage.text, LISTS[one.listed.kind] if one.listed else "") for one in shown.findings]
    assert [kind for _, kind in on_page][:3] == [
        "priority action",
        "priority action",
        "what needs to improve",
    ]
    rows = list(csv.DictReader(site.files[addresses.FINDINGS_CSV].decode("utf-8-sig").splitlines()))
    assert {(row["text"], row["list"]) for row in rows} == set(on_page)
    assert all((row["listed"] == "yes") is bool(row["list"]) for row in rows)
    items = site.tree(addresses.FINDINGS).xpath("//ol[@class='passages'][1]/li")
    assert [LEAD in item.text_content() for item in items[:3]] == [True, False, False]
    tags = [item.xpath("string(.//span[@class='listed'])").removeprefix("in its own list ") for item in items]
    assert tags[:3] == ["for priority action", "for priority action", "of what needs to improve"]


def test_the_page_shows_them_with_what_came_later() -> None:
    """Each theme leads to later statements or says that there are none; the newest letter has none."""
    site = built(70, 7)
    council = site.corpus.collection.authorities[0]
    page = site.tree(addresses.authority(council.id))
    letters = [letter for letter in site.corpus.letters if letter.meta.authority == council.id]
    text = " ".join(page.text_content().split())
    assert text.count("No letter about this council that is known to be later is held here") == 1
    assert ": nothing found later" in text
    assert re.search(r": \d+ later statements( \(.*?\))?, (\d+|none) with a concern", text)
    assert "at different children" in text
    shown = len(page.xpath("//ol[contains(@class, 'brief')]"))
    assert 1 <= shown <= len(letters)
    assert ("are shown here" in text) is (shown < len(letters))


def test_a_council_of_very_many_letters_shows_the_newest() -> None:
    """As many letters as the page holds, and one at least."""
    corpus = many(200, 2)
    places = place(corpus)
    council = corpus.collection.authorities[0]
    letters = places.by_authority[council.id]
    at, findings = At(places, addresses.authority(council.id)), by_statement(corpus)
    found = council_findings(at, letters, findings, PAGE_HOLDS)
    assert 1 < len(found) < len(letters)
    assert found[0].last
    assert len(council_findings(at, letters, findings, 0)) == 1


def test_a_council_of_very_many_letters_lists_the_newest() -> None:
    """So many that the page stays light, each once; the others are among all letters."""
    corpus = many(400, 2)
    council = corpus.collection.authorities[1].id
    site = part_of(corpus, f"authority {council}")
    page = site.tree(addresses.authority(council))
    listed = page.xpath("//p[@class='letter-title']/a/@href")
    newest = [letter.slug for letter in site.corpus.letters if letter.meta.authority == council][-150:]
    assert [link.split("/")[-2] for link in listed] == newest[::-1]
    assert "The 150 letters with the latest dates; all letters." in " ".join(page.text_content().split())


def test_a_council_of_one_letter_has_its_findings_too() -> None:
    """Without words about later letters, of which there are none."""
    site = part_of(many(7, 7), "authority")
    by_council = place(site.corpus).by_authority
    [(council, letter), *_] = [(one, held[0]) for one, held in by_council.items() if len(held) == 1]
    page = site.tree(addresses.authority(council))
    expected = {f.passage.statement for f in site.corpus.findings if f.passage.letter == letter.slug}
    expected |= {passage.statement for passage in concerns_on_no_theme(letter)}
    assert len(page.xpath("//ol[contains(@class, 'brief')]/li")) == len(expected) > 0
    text = " ".join(page.text_content().split())
    assert "Only one letter about this council is held here" in text
    assert "No later letter" not in text and "later statement" not in text


def test_a_council_of_several_letters_leads_to_the_findings_of_each() -> None:
    """Above them stand the dates of the letters, each a link with the number of its findings."""
    site = built(70, 7)
    path = addresses.authority(site.corpus.collection.authorities[0].id)
    lists = site.tree(path).xpath("//ul[contains(@class, 'compact')]//a")
    assert len(lists) > 1
    assert {link.get("href")[1:] for link in lists} <= set(site.ids(path))


def test_letters_and_findings_lead_to_the_councils() -> None:
    """From a letter to all letters about its council, and from the findings to those of one council."""
    site = built(70, 7)
    letter = site.corpus.letters[0]
    council = addresses.url(addresses.authority(letter.meta.authority)).strip("/")
    assert (council, "") in site.links(addresses.letter(letter.slug))
    assert ("authorities", "") in site.links(addresses.FINDINGS)
    assert "The page of each council has the findings" in site.text[addresses.FINDINGS]


def test_the_findings_promise_what_stands_on_their_page() -> None:
    """What later letters say stands under a finding, or on the pages that an index leads to."""
    one_page, index = built(5).text[addresses.FINDINGS], built(130, 13).text[addresses.FINDINGS]
    assert "Under each stands what later letters say" in one_page and "choose a theme" not in one_page
    assert "Under each stands what later letters say" not in index and "choose a theme" in index


def test_long_pages_lead_to_each_of_their_letters_below() -> None:
    """A page of forty letters is too long to be scrolled through for one of them; councils stand by name."""
    site = part_of(many(400, 40), "theme front-door", "findings", "timeline")
    for folder in ("themes/front-door/", "findings/", "timeline/"):
        path = next(path for path in site.text if path.startswith(folder) and "/2022" in path)
        page = site.tree(path)
        by_name = not path.startswith("timeline/")
        called = "Find a council: " if by_name else "Letters on this page: "
        [fold] = page.xpath(f"//details[starts-with(summary, '{called}')]")
        below = [link.get("href").removeprefix("#") for link in fold.xpath(".//a")]
        assert len(below) > 10
        assert set(below) <= set(site.ids(path))
        lines = [line.text_content() for line in fold.xpath(".//li")]
        assert lines == sorted(lines) or not by_name
        assert str(len(lines)) in fold.xpath("string(summary)")


def test_a_theme_leads_to_the_passages_of_each_letter_that_speaks_of_it() -> None:
    """From its table, whose dates of other letters lead to the letters."""
    site = built(5)
    path = addresses.theme("supervision-oversight")
    dates = [link.get("href") for link in site.tree(path).xpath("//table//th[@scope='row']/a")]
    sections = [f"#{anchor}" for anchor in site.tree(path).xpath("//h3/@id")]
    assert [href for href in dates if href.startswith("#")] == sections
    assert all(href.startswith("../../letters/") for href in dates if href not in sections)
    assert 0 < len(sections) < len(dates)


def test_the_timeline_leads_to_its_years() -> None:
    """Where it stands on one page."""
    site = built(5)
    years = re.findall("Go to (.*?)</p>", site.text[addresses.TIMELINE])
    assert len(years) == 1
    assert set(re.findall('href="#([^"]+)"', years[0])) <= set(site.ids(addresses.TIMELINE))


def test_a_letter_is_named_with_its_council_where_its_title_has_none() -> None:
    """On pages that quote letters about several councils; never where there is one."""
    site = built(70, 7)
    letter = site.corpus.letters[0]
    place_of = place(site.corpus)
    untitled = replace(letter, document=_called(letter.document, "Focused visit"))
    shown = At(replace(place_of, letters={**place_of.letters, letter.slug: untitled}), addresses.FINDINGS)
    council = place_of.authorities[letter.meta.authority]
    assert shown.letter(letter.slug).about == council
    assert At(place_of, addresses.FINDINGS).letter(letter.slug).about == ""
    assert all(At(place(built(5).corpus), "").letter(one.slug).about == "" for one in built(5).corpus.letters)


def _called(document: Document, title: str) -> Document:
    meta = replace(document.source.meta, title=title)
    return replace(document, source=replace(document.source, meta=meta))


def test_concerns_on_no_theme_are_bounded_and_folded() -> None:
    """Where letters are many they are a fold, with the newest letters' only; the CSV file has all."""
    site = part_of(many(400, 40), "findings")
    page = site.tree(addresses.FINDINGS)
    quoted = page.xpath("//details//blockquote")
    assert 0 < len(quoted) <= THEMELESS_QUOTED
    assert "in the CSV file only" in page.text_content()
    assert "in the CSV file only" not in built(5).text[addresses.FINDINGS]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("2020-01-01", "2020-02-01", "2020-03-01"), True),
        (("2020-01-01", "2020-01-01", "2020-03-01"), False),
        (("2020-01-01", "2020-03-01", "2020-03-01"), False),
        (("", "2020-02-01", "2020-03-01"), False),
        (("2020-01-01", "2020", "2020-03-01"), False),
    ],
)
def test_a_council_leads_to_its_newest_letter_only_where_dates_say_which_it_is(
    dates: tuple[str, ...], told: bool
) -> None:
    """And which is the last before it; on no ground does its page call a letter the newest otherwise."""
    letters = []
    for letter, date in zip(many(6, 2).letters, dates, strict=False):
        meta = replace(letter.meta, date=replace(letter.meta.date, value=date), authority="council-000")
        source = replace(letter.document.source, meta=meta)
        letters.append(replace(letter, document=replace(letter.document, source=source)))
    site = part_of(link(many(6, 2).collection, [*letters, many(6, 2).letters[-1]]), "authority council-000")
    body = site.body(addresses.authority("council-000"))
    assert ("Newest " in body) is told
    assert "newest letter" not in body.replace("Newest letter: compare", "")
