"""The checks on the built HTML."""

from pathlib import Path

import pytest

from generator.errors import Problem
from generator.site.built import read_site
from generator.site.checks import built_file, check, docs_file

PAGE = """<!doctype html><html lang="en"><head><title>T</title>
<meta name="description" content="D"></head><body>{}</body></html>"""


class Site:
    """A built site in a temporary folder, with the pages that a test gives."""

    def __init__(self, folder: Path) -> None:
        self.site, self.docs = folder / "site", folder / "docs"
        self.docs.mkdir(parents=True)
        self.page("index.html", "")

    def page(self, path: str, body: str, source: str = "") -> None:
        """A page of this body, and the Markdown that it was made from."""
        self.file(path, PAGE.format(body))
        if source:
            file = self.docs / source
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"# Title\n\n{body}\n")

    def file(self, path: str, text: str) -> None:
        """Any file of the site."""
        (self.site / path).parent.mkdir(parents=True, exist_ok=True)
        (self.site / path).write_text(text)

    def problems(self, address: str = "https://readacross.example/") -> list[Problem]:
        """What the checks find."""
        return check(self.site, read_site(self.site), self.docs, address)


@pytest.fixture
def built(tmp_path: Path) -> Site:
    """A site with an empty home page."""
    return Site(tmp_path)


def test_a_sound_site_has_no_problems(built: Site) -> None:
    """Links to pages, folders, files, anchors and other hosts, as a reader may follow them."""
    built.page("x/index.html", '<p id="a">x</p><a href="../">h</a><a href="#a">a</a><a href="">same</a>')
    built.file("data/a.csv", "a")
    built.page(
        "index.html",
        '<a href="x/#a">x</a><a href="x/">x</a><a href="data/a.csv">c</a><a href="https://other.example/">o</a>'
        '<a href="mailto:a@b.example">m</a><img src="data:image/png;base64,AA" alt=""><a href="#top">t</a>',
    )
    assert built.problems() == []


def test_a_link_to_nothing_names_the_source_line(built: Site) -> None:
    """The message names the Markdown file and line that has the link, and the built page."""
    built.page("x/index.html", '<a href="../nowhere/">x</a>', "x.md")
    [problem] = built.problems()
    assert (problem.path, problem.line, problem.rule) == ("docs/x.md", 3, "link-missing")
    assert "'../nowhere/'" in problem.message
    assert "site/x/index.html" in problem.message


@pytest.mark.parametrize("link", ["x/#b", "x/index.html#b", "./x/#b"])
def test_a_link_to_a_missing_anchor_is_found(built: Site, link: str) -> None:
    """The page is there, the id on it is not."""
    built.page("x/index.html", '<p id="a">x</p>')
    built.page("index.html", f'<a href="{link}">x</a>')
    assert [problem.rule for problem in built.problems()] == ["anchor-missing"]


def test_a_link_out_of_the_site_is_found(built: Site) -> None:
    """A relative link that climbs above the root cannot work on another host."""
    built.page("index.html", '<a href="../other/">x</a>')
    assert [problem.rule for problem in built.problems()] == ["link-missing"]


def test_links_from_the_root_count_under_the_sites_own_path(built: Site) -> None:
    """On a project page, the site's root is not the host's root."""
    built.page("404.html", '<a href="/project/x/">x</a>')
    built.page("x/index.html", "")
    assert built.problems("https://host.example/project/") == []
    assert [problem.rule for problem in built.problems("https://host.example/")] == ["link-missing"]


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<img src="//cdn.example/a.png" alt="">',
        '<img srcset="index.html 1x, https://cdn.example/a.png 2x" alt="">',
        '<link rel="stylesheet" href="https://fonts.example/a.css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<link rel="stylesheet" href="https:fonts.example/a.css">',
        '<iframe src="https://video.example/1" title="v"></iframe>',
        '<object data="https://video.example/1"></object>',
        '<form action="https://collect.example/"></form>',
    ],
)
def test_anything_fetched_from_another_host_is_found(built: Site, body: str) -> None:
    """No page may ask a third party for anything."""
    built.page("index.html", body)
    assert [problem.rule for problem in built.problems()] == ["third-party"]


def test_a_canonical_link_is_not_a_request(built: Site) -> None:
    """Browsers do not fetch a canonical address."""
    built.page("index.html", '<link rel="canonical" href="https://readacross.example/">')
    assert built.problems() == []


def test_style_sheets_may_not_fetch_from_another_host(built: Site) -> None:
    """Neither by `url()` nor by `@import`; what stands beside the style sheet is fine."""
    built.file(
        "a.css", '@import "https://a.example/x.css"; p { background: url(b.png) } i { src: url("//c/d") }'
    )
    assert [(problem.path, problem.rule) for problem in built.problems()] == [
        ("site/a.css", "third-party")
    ] * 2


def test_an_id_twice_on_a_page_is_found(built: Site) -> None:
    """The same id on two pages is fine."""
    built.page("index.html", '<p id="a">x</p><p id="a">y</p>')
    built.page("x/index.html", '<p id="a">x</p>')
    [problem] = built.problems()
    assert (problem.path, problem.rule) == ("site/index.html", "id-twice")


def test_a_style_attribute_is_found(built: Site) -> None:
    """The policy would drop it without a word."""
    built.page("index.html", '<p style="color: red">x</p>')
    assert [problem.rule for problem in built.problems()] == ["unsafe-inline"]


def test_a_page_without_title_description_or_language_is_found(built: Site) -> None:
    """Each is a problem of its own; a page that only redirects needs none of them."""
    built.file("x.html", "<html><head></head><body></body></html>")
    built.file("y.html", '<html><head><meta http-equiv="refresh" content="0; url=x.html"></head></html>')
    assert [problem.rule for problem in built.problems()] == ["page-description", "page-lang", "page-title"]


@pytest.mark.parametrize(
    ("page", "link", "file"),
    [
        ("a/b/index.html", "../../", "index.html"),
        ("a/b/index.html", "..", "a/index.html"),
        ("a/b/index.html", ".", "a/b/index.html"),
        ("a/b/index.html", "c.csv", "a/b/c.csv"),
        ("index.html", "a/", "a/index.html"),
        ("index.html", "../", None),
    ],
)
def test_a_link_is_resolved_as_a_browser_does(page: str, link: str, file: str | None) -> None:
    """Folders stand for the index page in them."""
    assert built_file(page, link, "/") == file


def test_a_built_page_is_traced_to_its_source(tmp_path: Path) -> None:
    """Both ways of naming a page's source are known; a page of the theme has none."""
    for name in ("index.md", "a.md", "b/index.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    built = ["index.html", "a/index.html", "b/index.html", "404.html", "c/index.html"]
    assert [docs_file(path, tmp_path) for path in built] == ["index.md", "a.md", "b/index.md", None, None]
