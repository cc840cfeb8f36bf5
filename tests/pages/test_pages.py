"""What holds of every page, with no letter, one, five, and hundreds about many councils."""

from __future__ import annotations

import re

import pytest

from generator.model import Corpus
from generator.pages import addresses, pages
from generator.pages.directions import DIRECTIONS
from generator.render import TEMPLATES, render
from tests.corpora import many
from tests.pages.built import Built, built

LARGEST_BODY = 280_000  # bytes; the theme adds about 15,000, and no page may be above 300,000
SIZES = [(0, 1), (1, 1), (5, 1), (20, 2), (130, 13)]
IN_NAVIGATION = [
    addresses.HOME,
    addresses.LETTERS,
    addresses.THEMES,
    addresses.TIMELINE,
    addresses.FINDINGS,
    addresses.DIFFERENCES,
    addresses.PEOPLE,
    addresses.GLOSSARY,
    addresses.DATA,
    addresses.CODING,
    addresses.CHANGES,
    addresses.SEARCH,
]
BY_HAND = {"about", "accessibility", "maintaining", "architecture", "changelog"}


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]} letters, {size[1]} councils")
def site(request: pytest.FixtureRequest) -> Built:
    """The pages of a collection of some size."""
    letters, authorities = request.param
    return built(letters, authorities)


def test_every_page_of_the_navigation_exists(site: Built) -> None:
    """Whatever is held, each page that the navigation names is there."""
    assert [path for path in IN_NAVIGATION if path not in site.pages] == []


def test_every_link_leads_somewhere(site: Built) -> None:
    """Every link of every page leads to a page or file that is made, and to an anchor that it has."""
    anchors = {addresses.url(path).strip("/"): set(site.ids(path)) for path in site.pages}
    anchors |= {path: set() for path in site.files}
    dead = {
        (path, target, anchor)
        for path in site.pages
        for target, anchor in site.links(path)
        if target.split("/")[0] not in BY_HAND
        if target not in anchors or (anchor and anchor not in anchors[target])
    }
    assert sorted(dead)[:20] == []


def test_no_anchor_stands_twice_on_a_page(site: Built) -> None:
    """An id names one thing."""
    doubled = {path for path in site.pages if len(set(site.ids(path))) != len(site.ids(path))}
    assert doubled == set()


def test_pages_say_what_they_are(site: Built) -> None:
    """Every page has a title and a description that is a sentence, in its front matter."""
    for path, page in site.pages.items():
        assert page.front["title"], path
        assert re.fullmatch(r"\S.*[.?!]", str(page.front["description"])), path


def test_nothing_of_the_machinery_shows(site: Built) -> None:
    """No page has an inline style or handler, a brace of a template, or the word None for a missing value."""
    for path in site.pages:
        body = site.body(path)
        assert not re.search(r"\sstyle=|\son\w+=|\{\{|\{%", body), path
        assert ">None<" not in body and " None " not in body, path


@pytest.mark.parametrize(("letters", "authorities"), [(1, 1), (5, 1), (70, 7)])
def test_the_letters_words_are_quoted_exactly(letters: int, authorities: int) -> None:
    """Whatever is set as a letter's words on a page of ours stands so in a letter."""
    site = built(letters, authorities)
    words = "\n".join({letter.document.text: "" for letter in site.corpus.letters})
    for path in site.pages:
        if path.startswith("letters/") and path != addresses.LETTERS:
            continue
        for quoted in site.tree(path).xpath("//*[@class='theirs']"):
            assert quoted.text_content().strip() in words, path


def test_every_quotation_is_marked_as_theirs(site: Built) -> None:
    """There is no quotation on a page of ours that is set like our own words."""
    for path in site.pages:
        if path.startswith("letters/") and path != addresses.LETTERS:
            continue
        tags = re.findall(r"<(?:blockquote|q)\b[^>]*>", site.body(path))
        assert [tag for tag in tags if 'class="theirs"' not in tag] == [], path


def test_tables_are_tables(site: Built) -> None:
    """Every table has a caption, and every head of a row or column says which it is."""
    for path in site.pages:
        body = site.body(path)
        assert body.count("<table") == body.count("<caption"), path
        assert re.findall(r"<th(?![^>]*\bscope=)[^>]*>", body.replace("<thead>", "")) == [], path


def test_pictures_have_words(site: Built) -> None:
    """Every chart is an image with a label."""
    for path in site.pages:
        for chart in re.findall(r"<svg[^>]*>", site.body(path)):
            assert 'aria-hidden="true"' in chart or re.search(r'role="img" aria-label="[^"]+"', chart), path


def test_authorities_are_there_only_when_there_are_several(site: Built) -> None:
    """One council: no index of councils, and no page speaks of one."""
    several = len(site.corpus.collection.authorities) > 1
    assert (addresses.AUTHORITIES in site.pages) is several
    assert any("authorities/" in text for text in site.text.values()) is several


def heavy_pages(corpus: Corpus) -> dict[str, int]:
    """The pages that are larger than a page may be, with their sizes."""
    sizes = {page.path: len(render(page).encode()) for page in pages(corpus)}
    assert len(sizes) > len(corpus.letters)
    return {path: size for path, size in sizes.items() if size > LARGEST_BODY}


@pytest.mark.parametrize("councils", [40, 8, 2])
def test_no_page_is_heavy_with_four_hundred_letters(councils: int) -> None:
    """At 400 letters about many councils or few no page is above 300 kB with the theme around it."""
    assert heavy_pages(many(400, councils)) == {}


def test_no_page_is_heavy_when_all_letters_are_about_one_council() -> None:
    """The same with the letters of one council, whose findings are all followed by hundreds of letters."""
    assert heavy_pages(many(80, 1)) == {}


@pytest.mark.parametrize(
    "path",
    [
        addresses.HOME,
        addresses.LETTERS,
        addresses.THEMES,
        addresses.FINDINGS,
        addresses.DIFFERENCES,
        addresses.PEOPLE,
        addresses.CHANGES,
        addresses.CODING,
    ],
)
def test_an_empty_collection_says_what_that_means(path: str) -> None:
    """With no letter, a page that would list something says that there is nothing, and why."""
    assert 'class="empty"' in built(0).body(path)


def test_no_page_claims_a_cure() -> None:
    """Our own words never call anything fixed, solved or cured, except to say that we do not."""
    for template in sorted(TEMPLATES.glob("*.j2")):
        for line in template.read_text("utf-8").splitlines():
            if re.search(r"\b(fixed|solved|cured)\b", line):
                assert "never call" in line, template.name


def test_a_small_change_is_given_in_figures_and_no_verdict() -> None:
    """Two of twelve, then three of nine: a doubled share, and less than the rule asks for."""
    site = built(5)
    pair = addresses.comparison("2021-11-10-focused-visit")
    assert "too close to call, with a concern: 2 of 12, then 3 of 9" in site.text[pair]
    words = site.tree(addresses.theme("supervision-oversight")).xpath("//td[@class='words']")
    said = " ".join(words[-1].text_content().split())
    assert said.startswith(
        "too close to call since the letter of 4 January 2019 with a concern: 2 of 12, then 3 of 9"
    )
    assert not any("no clear change" in text.casefold() for text in site.text.values())


def test_a_council_is_not_compared_with_an_inspector() -> None:
    """Ofsted's first letter is called so, whatever others said before, and two publishers are told apart."""
    site = built(5)
    rows = site.tree(addresses.theme("supervision-oversight")).xpath("//td[@class='words']")
    assert rows[-2].text_content().startswith("no earlier judgement by this publisher")
    for comparison in site.corpus.comparisons:
        body = site.tree(addresses.comparison(comparison.later))
        two = [site.corpus.letter(slug).meta for slug in (comparison.earlier, comparison.later)]
        differ = two[0].publisher != two[1].publisher
        assert ("These two are from different publishers" in body.text_content()) is differ
        assert bool(body.xpath("//td[@data-label='In words']")) is not differ
    names = [name.text for name in body.xpath("//thead//small")]
    assert names == ["Monitoring visit letter, Ofsted", "Focused visit letter, Ofsted"]


def test_a_year_of_first_letters_says_once_that_they_have_none_before() -> None:
    """Where most rows would repeat it, figures stand alone and the page says why."""
    site = built(130, 13)
    parts = [path for path in site.pages if "A letter is compared only with" in site.text[path]]
    assert parts
    once = 0
    for path in parts:
        said = [cell.text_content() for cell in site.tree(path).xpath("//td[@class='words']")]
        first = [words for words in said if "no earlier judgement by this publisher" in words]
        bare = [words for words in said if words.strip().startswith("with a concern: ")]
        told = "Where a row has no words before its figures, no letter that is known" in site.text[path]
        assert not (first and bare)
        assert len(first) * 2 <= len(said)
        assert bool(bare) is told
        once += told
    assert 0 < once < len(parts)


@pytest.mark.parametrize(("letters", "authorities"), [(5, 1), (130, 13)])
def test_silence_is_nothing_found_and_never_more(letters: int, authorities: int) -> None:
    """A statement that the program missed may be there, so no page says that a letter does not mention it."""
    for path, text in built(letters, authorities).text.items():
        assert "not mention" not in text, path
        if "nothing found" in text.casefold():
            assert "a program looked, and may have missed some" in text, path


def test_every_direction_has_words() -> None:
    """Each way in which a theme can stand to the letter before is worded."""
    used = {turn.direction for thread in built(130, 13).corpus.threads for turn in thread.turns}
    assert used <= set(DIRECTIONS)
