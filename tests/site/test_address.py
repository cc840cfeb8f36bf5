"""What the site says of its own address: with one, everywhere; without one, nowhere."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html

from generator import program
from generator.pages import addresses
from tests.browser.conftest import hand_made
from tests.reading import ROOT

LETTER = "letters/2019-01-04-monitoring-visit/index.html"
ADDRESS = "https://host.example/letters-of-a-council/"
Build = Callable[[str | None], Path]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own files, to build from."""
    folder = hand_made(tmp_path_factory.mktemp("project"))
    shutil.copytree(ROOT / "source_texts", folder / "source_texts")
    return folder


@pytest.fixture(scope="module")
def nowhere(project: Path) -> Path:
    """The site of a build that was given no address."""
    program.build(project / "source_texts", project / "nowhere", None, progress=lambda _stage: None)
    return project / "nowhere"


@pytest.fixture(scope="module")
def somewhere(project: Path) -> Path:
    """The site of a build that was given an address."""
    program.build(project / "source_texts", project / "somewhere", ADDRESS, progress=lambda _stage: None)
    return project / "somewhere"


def head(page: Path) -> dict[str, str]:
    """The page's own address in each of the places where a page can say it."""
    tree = html.parse(str(page))
    ways = {
        "canonical": "//link[@rel='canonical']/@href",
        "og:url": "//meta[@property='og:url']/@content",
        "citation": "//meta[@name='citation_public_url']/@content",
    }
    return {way: str(found[0]) for way, path in ways.items() if (found := tree.xpath(path))}


def linked_data(page: Path) -> dict[str, dict[str, object]]:
    """The page's JSON-LD by type."""
    scripts = html.parse(str(page)).xpath("//script[@type='application/ld+json']")
    blocks = [json.loads(script.text) for script in scripts]
    return {block["@type"]: block for block in blocks}


def test_an_address_stands_in_every_place(somewhere: Path) -> None:
    """Canonical link, Open Graph, citation and schema.org agree."""
    here = ADDRESS + "letters/2019-01-04-monitoring-visit/"
    assert head(somewhere / LETTER) == {"canonical": here, "og:url": here, "citation": here}
    linked = linked_data(somewhere / LETTER)
    assert linked["Report"]["url"] == here
    assert linked["BreadcrumbList"]


def test_the_map_of_the_site_says_of_no_page_when_it_changed(somewhere: Path) -> None:
    """The date of the newest letter is no such day; the packed map is the same."""
    listed = (somewhere / "sitemap.xml").read_bytes()
    pages = [page.parent.relative_to(somewhere) for page in somewhere.rglob("index.html")]
    expected = {ADDRESS + ("" if page == Path() else f"{page.as_posix()}/") for page in pages}
    tree = ElementTree.fromstring(listed)  # noqa: S314 # our own file
    found = [element.text for element in tree.iter() if element.tag.endswith("}loc")]
    assert len(found) == len(expected)
    assert set(found) == expected
    assert b"lastmod" not in listed
    assert gzip.decompress((somewhere / "sitemap.xml.gz").read_bytes()) == listed


def test_without_an_address_no_page_names_one(nowhere: Path) -> None:
    """Nothing made up stands in a page, in the map of the site or in what robots read."""
    for page in nowhere.rglob("*.html"):
        assert head(page) == {}, page
        assert "readacross.example" not in page.read_text("utf-8")
    assert "<loc>" not in (nowhere / "sitemap.xml").read_text("utf-8")
    assert "Sitemap" not in (nowhere / "robots.txt").read_text("utf-8")
    linked = linked_data(nowhere / LETTER)
    assert list(linked) == ["Report"]
    assert "url" not in linked["Report"]


def test_without_an_address_a_letter_can_still_be_cited(nowhere: Path, somewhere: Path) -> None:
    """What Zotero reads is the same but for the address."""

    def tags(site: Path) -> list[tuple[str, str]]:
        found = html.parse(str(site / LETTER)).xpath("//meta[starts-with(@name, 'citation_')]")
        return [(tag.get("name"), tag.get("content")) for tag in found]

    left_out = [tag for tag in tags(somewhere) if tag not in tags(nowhere)]
    assert [name for name, _ in left_out] == ["citation_public_url"]
    assert len(tags(nowhere)) > 4


def test_the_ids_of_feeds_need_no_address(nowhere: Path, somewhere: Path) -> None:
    """An entry is the same entry wherever the site stands."""
    ids = [
        [line for line in (site / addresses.FEED).read_text("utf-8").splitlines() if line.startswith("<id>")]
        for site in (nowhere, somewhere)
    ]
    assert ids[0] == ids[1]
    assert all(line.startswith("<id>urn:uuid:") for line in ids[0])


def test_the_data_set_has_a_name_and_terms(nowhere: Path, somewhere: Path) -> None:
    """As schema.org asks of a Dataset, each file with its address, or its way from the page."""
    for site, first in ((nowhere, ""), (somewhere, ADDRESS)):
        found = linked_data(site / "data" / "index.html")["Dataset"]
        assert "every coded statement" in str(found["name"])
        page = html.parse(str(site / "data" / "index.html"))
        assert found["license"] == f"{first}data/#terms" if first else "#terms"
        assert page.xpath("//*[@id='terms']")
        files = found["distribution"]
        assert isinstance(files, list)
        assert files
        for file in files:
            way = file["contentUrl"].removeprefix(first)
            assert "://" not in way
            assert (site / ("data" if site == nowhere else "") / way).is_file()


def test_the_theme_ships_no_search_of_its_own(nowhere: Path) -> None:
    """The theme's own search, which nothing here loads, is not part of the site."""
    assert not list((nowhere / "assets" / "javascripts").glob("lunr"))
    assert not list((nowhere / "assets" / "javascripts").glob("workers"))
    assert not (nowhere / "search" / "search_index.json").exists()
