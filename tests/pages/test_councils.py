"""Pages of several councils: each council is found by its name, and stands apart from every other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.link import link as linked
from generator.model import Corpus
from generator.pages import addresses
from generator.pages.shown import BASIS_NOTES
from generator.pages.travel import SHARED_BASIS
from generator.pages.wording import day
from tests.corpora import many
from tests.pages.built import Built, built, part_of

THEME = "supervision-oversight"
PAGE = addresses.theme(THEME)


def councils(corpus: Corpus) -> dict[str, str]:
    """The council of each letter."""
    return {letter.slug: letter.meta.authority for letter in corpus.letters}


def spoken(corpus: Corpus) -> set[str]:
    """The letters in which something was found on the theme."""
    thread = next(thread for thread in corpus.threads if thread.theme == THEME)
    return {turn.letter for turn in thread.turns if turn.passages}


@pytest.fixture(scope="module")
def whole() -> Built:
    """Twenty letters about four councils: the theme has one page."""
    return built(20, 4)


@pytest.fixture(scope="module")
def parted() -> Built:
    """A hundred and thirty letters about thirteen councils: the theme has a page for each year."""
    return built(130, 13)


def test_a_theme_has_each_council_in_a_section_of_its_own(whole: Built) -> None:
    """With its letters alone, in order of date; the councils stand by name."""
    about = councils(whole.corpus)
    sections = whole.tree(PAGE).xpath("//section[@class='council']")
    ids = [section.get("id") for section in sections]
    assert ids == sorted(ids) == [f"council-council-{n:03}" for n in range(4)]
    found = []
    for section in sections:
        letters = section.xpath(".//h4/@id")
        assert letters == sorted(letters)
        assert {f"council-{about[letter]}" for letter in letters} == {section.get("id")}
        found += letters
    assert set(found) == spoken(whole.corpus)
    assert len(found) == len(set(found))


def test_a_council_has_a_row_for_each_of_its_letters(whole: Built) -> None:
    """Above its passages, with those in which nothing was found: narrowed to it, the page has all."""
    seen = 0
    for section in whole.tree(PAGE).xpath("//section[@class='council']"):
        [table] = section.xpath(".//table")
        rows = table.xpath(".//tr[th[@scope='row']]")
        hrefs = [row.xpath("string(th/a/@href)").lstrip("#").rstrip("/").split("/")[-1] for row in rows]
        about = [letter.slug for letter in whole.corpus.letters if section.get("id").endswith(letter.council)]
        assert hrefs == about
        silent = [slug for slug, row in zip(hrefs, rows, strict=True) if row.xpath("td[@class='silent']")]
        assert silent == [slug for slug in about if slug not in spoken(whole.corpus)]
        assert table.get("id") == section.get("id").replace("council-", "travel-", 1)
        assert table.xpath("string(caption)").endswith(f": {section.xpath('string(h3)')}")
        seen += len(rows)
    assert seen == len(whole.corpus.letters)


def test_addresses_that_these_pages_had_still_lead_to_their_councils(whole: Built) -> None:
    """Those of all passages and of a council's rows: links to them were given when they stood apart."""
    page = whole.tree(PAGE)
    assert page.xpath("//*[@id='passages']//section") == page.xpath("//section[@class='council']")
    for council in {letter.council for letter in whole.corpus.letters}:
        [rows] = page.xpath(f"//*[@id='travel-{council}']")
        [place] = rows.xpath(f"ancestor::*[@id='council-{council}']")
        assert place.tag in ("section", "li")


def test_a_council_in_whose_letters_nothing_was_found_is_listed_with_them() -> None:
    """It has no table: the list of councils gives the dates of its letters."""
    corpus = many(20, 4)
    unsaid = [
        replace(one, codings=tuple(replace(coding, themes=()) for coding in one.codings))
        if one.council == "council-001"
        else one
        for one in corpus.letters
    ]
    site = part_of(linked(corpus.collection, unsaid), f"theme {THEME}")
    [line] = site.tree(PAGE).xpath("//li[@id='council-council-001']")
    for letter in unsaid:
        assert (day(letter.meta.date.value) in line.text_content()) is (letter.council == "council-001")
    assert "nothing found: " in line.text_content()
    assert len(site.tree(PAGE).xpath("//section[@class='council']")) == 3
    assert line.xpath("*/@id") == ["travel-council-001"]


def test_a_theme_says_that_it_is_no_ranking(whole: Built, parted: Built) -> None:
    """On the theme's page, and on the page of each of its years."""
    said = "Councils stand in the order of their names and are not compared with each other."
    assert said in whole.text[PAGE]
    years = [path for path in parted.text if path.startswith(f"themes/{THEME}/2")]
    assert years
    assert all(said in parted.text[path] for path in years)
    assert said not in built(5).text[PAGE]
    bars = "Every bar of this table has the same scale, so that letters about one council can be compared."
    assert all(bars in parted.text[path] for path in years)
    assert all("Every bar on this page has the same scale." in site.text[PAGE] for site in (whole, built(5)))


def test_two_councils_of_one_name_stand_apart_in_a_list() -> None:
    """`check` refuses them, and no page may put the letters of both in one line before it does."""
    corpus = many(130, 13)
    alike = tuple(replace(one, name="Council of one name") for one in corpus.collection.authorities)
    site = part_of(replace(corpus, collection=replace(corpus.collection, authorities=alike)), "findings")
    folds = [
        fold
        for path in site.text
        for fold in site.tree(path).xpath("//details[summary[starts-with(., 'Find a council')]]")
    ]
    assert folds
    about = councils(corpus)
    for fold in folds:
        lines = [{about[href[1:]] for href in li.xpath("a/@href")} for li in fold.xpath("ul/li")]
        assert all(len(line) == 1 for line in lines)
        assert fold.xpath("string(summary)") == f"Find a council: {len(lines)} on this page"


def test_a_page_that_quotes_nothing_does_not_promise_to(whole: Built, parted: Built) -> None:
    """What search engines show of a theme that has a page for each year."""
    for site, said in (
        (whole, "quoted council by council."),
        (parted, "counted year by year, with links by council."),
        (built(5), "quoted in date order."),
    ):
        front_matter = site.text[PAGE].split("\n---\n")[0]
        assert said in front_matter
        assert ("quoted" in front_matter) is ("quoted" in said)


def test_a_parted_theme_leads_from_each_council_to_each_of_its_letters(parted: Built) -> None:
    """Also where nothing was found, which is said; and a council that a link names is there."""
    about = councils(parted.corpus)
    [names] = parted.tree(PAGE).xpath("//ul[contains(@class, 'councils')]")
    speak, led, silent = spoken(parted.corpus), set(), 0
    for line in names:
        hrefs = [href for href in line.xpath(".//a/@href") if "#" in href]
        letters = {href.split("#")[1] for href in hrefs}
        assert {f"council-{about[letter]}" for letter in letters} <= {line.get("id")}
        led |= letters
        silent += line.text_content().count("nothing found")
    assert led == speak
    assert silent == len(about) - len(speak)


def test_what_a_narrowed_page_still_counts_of_all_councils_is_said(whole: Built, parted: Built) -> None:
    """Below the list of one council's passages stand themes counted in every council's letters."""
    assert "Only letters about Council 001 are shown here." in whole.text[PAGE]
    for site in (whole, parted):
        often = site.text[PAGE].split("## Often found with")[1]
        assert "Counted in the letters about all councils together." in often
    assert "all councils together" not in built(5).text[PAGE]


@pytest.mark.parametrize("letters", [(20, 4), (130, 13)])
def test_a_council_leads_to_its_own_part_of_a_theme(letters: tuple[int, int]) -> None:
    """Its table's themes lead to what its own letters say, not to the letters of all councils."""
    site = built(*letters)
    for n in range(2):
        path = addresses.authority(f"council-{n:03}")
        rows = site.tree(path).xpath("//table[contains(@class, 'matrix')]//th[@scope='row']/a/@href")
        assert rows
        for href in rows:
            theme, anchor = href.removeprefix("../../themes/").split("/#")
            assert anchor == f"council-council-{n:03}"
            assert anchor in site.ids(addresses.theme(theme))


def test_a_year_of_the_matrix_leads_to_no_single_council(whole: Built) -> None:
    """A number of many councils' statements must not open at the letter of one."""
    slugs = {letter.slug for letter in whole.corpus.letters}
    cells = whole.tree(addresses.THEMES).xpath("//table[contains(@class, 'matrix')]//td/a/@href")
    assert cells
    assert not [href for href in cells if href.partition("#")[2] in slugs]


def test_the_matrix_says_whether_a_column_is_one_letter(whole: Built) -> None:
    """Only by years are the letters of all councils counted together."""
    together, alone = "counts the letters of all councils together", "Each column of the table is one letter"
    few = built(12, 3).text[addresses.THEMES]
    assert alone in few
    assert together not in few
    assert together in whole.text[addresses.THEMES]
    assert alone not in whole.text[addresses.THEMES]


def test_a_column_of_the_first_page_names_its_council() -> None:
    """A month alone would not tell whose letter it is, and the next column may be another council's."""
    site = part_of(many(10, 5), "home")
    heads = site.tree(addresses.HOME).xpath("//table[contains(@class, 'matrix')]/thead//th[position() > 1]")
    about = [one.meta.authority.replace("c", "C", 1).replace("-", " ") for one in site.corpus.letters]
    assert [head.xpath("string(small)") for head in heads] == about
    names = [head.xpath("string(a/@aria-label)").split(", ")[-1] for head in heads]
    assert names == about
    years = part_of(many(20, 4), "home").tree(addresses.HOME).xpath("//table//th[@scope='col']/small/text()")
    assert not [head for head in years if head.startswith("Council")]


def test_the_first_page_names_every_council(whole: Built) -> None:
    """Whoever looks for one council finds it there; the themes and the timeline lead to the list."""
    links = whole.links(addresses.HOME)
    assert all((f"authorities/council-{n:03}", "") in links for n in range(4))
    assert ("authorities", "") in whole.links(addresses.THEMES)
    assert ("authorities", "") in whole.links(addresses.TIMELINE)
    assert "council-" not in built(5).text[PAGE]


def test_a_council_names_the_visits_whose_reports_are_not_held() -> None:
    """Its strip draws them as hollow circles, which tell nobody what they are."""
    corpus = many(20, 4)
    site = part_of(corpus, "authority", "timeline")
    missing = {visit.id: visit for visit in corpus.visits if not visit.reported_by}
    assert missing
    named: set[str] = set()
    for council in corpus.collection.authorities:
        page = site.tree(addresses.authority(council.id))
        links = {href.split("#visit-")[1] for href in page.xpath("//a[contains(@href, '#visit-')]/@href")}
        listed = links & set(missing)
        assert {missing[visit].authority for visit in listed} <= {council.id}
        named |= listed
    assert named


def test_findings_are_followed_in_letters_about_the_same_council(parted: Built) -> None:
    """ "In later letters" alone could be read as letters about any council."""
    path = next(path for path in parted.text if path.startswith("findings/") and path.count("/") > 1)
    page = parted.tree(path)
    folds = page.xpath("//details[contains(@class, 'later')]/summary")
    assert folds
    said = "What later letters about this council say on this theme: "
    assert all(fold.text_content().startswith(said) for fold in folds)
    assert "about this council say" not in built(5).text[addresses.FINDINGS]


def test_a_date_that_no_letter_states_says_so_wherever_it_stands_alone(parted: Built) -> None:
    """In the list by council, and in the fold that finds a council on a long page."""
    bases = {letter.slug: letter.meta.date.basis for letter in parted.corpus.letters}
    found = set()
    for path in parted.text:
        if not path.startswith((f"themes/{THEME}/", "findings/")):
            continue
        page = parted.tree(path)
        alike = any(said in page.text_content() for said in SHARED_BASIS.values())
        for link in page.xpath("//ul[contains(@class, 'councils')]//span/a | //details[ul]/ul/li/a"):
            basis = bases[link.get("href").split("#")[1]]
            beside = "" if link.tail and link.tail.strip() else link.xpath("string(following-sibling::*[1])")
            assert beside == ("" if alike else BASIS_NOTES[basis]), (path, link.text)
            found.add(basis)
    assert found == {"stated", "publisher", "inferred"}


def test_all_passages_after_a_finding_are_those_about_its_council(parted: Built) -> None:
    """What follows the words of letters about one council must not lead to the letters about all."""
    about, seen = councils(parted.corpus), 0
    for path in parted.text:
        if path.startswith("findings/") and path.count("/") > 1:
            for link in parted.tree(path).xpath("//a[starts-with(., 'All passages on this theme')]"):
                heading = link.xpath("ancestor::details[1]/preceding-sibling::h2[1]/@id")[0]
                page, anchor = link.get("href").split("#")
                assert anchor == f"council-{about[heading]}"
                assert anchor in parted.ids(addresses.theme(page.rstrip("/").split("/")[-1]))
                assert link.text_content().endswith("in letters about this council")
                seen += 1
    assert seen


@pytest.mark.parametrize(("letters", "councils"), [(12, 3), (20, 4), (130, 13)])
def test_a_link_that_shows_a_date_alone_is_called_by_its_council_too(letters: int, councils: int) -> None:
    """In a list of links a date would not tell which council's letter of that day it leads to."""
    site = built(letters, councils)
    seen = 0
    for path in site.text:
        if not path.startswith(("themes/", "findings/", addresses.HOME)):
            continue
        links = (
            "//table//th//a | //ul[contains(@class, 'councils')]//a | //details[@class='plain no-print']//a"
        )
        for link in site.tree(path).xpath(links):
            if re.match(r"(\d+ )?[A-Z][a-z]+ \d{4}$", link.text_content().strip()):
                assert re.match(r".* \d{4}, Council \d{3}$", link.get("aria-label", "")), path
                seen += 1
    assert seen > 10
