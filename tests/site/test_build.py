"""The whole way from docs/ to site/, on a small project."""

import errno
import gc
import gzip
import importlib
import json
import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from generator.edition import edition
from generator.errors import Problem, ReadacrossError
from generator.model import Corpus
from generator.site import mkdocs_run, search, swap
from generator.site.build import BuildReport, build, epoch
from generator.site.settings import Settings, address_in_config
from tests.reading import ROOT, corpus

CONFIG = """
site_name: Small
site_description: A small site.
site_url: https://readacross.example/
theme: {name: material, font: false}
plugins: []
validation: {links: {anchors: warn}}
"""
HOME = "---\ntitle: Home\ndescription: The first page.\n---\n# Home\n\n[Home](#home)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one page."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(HOME)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return tmp_path


def _build(project: Path, letters: Corpus | None = None) -> BuildReport:
    return build(project, project / "site", letters or corpus())


def _home(project: Path) -> str:
    return (project / "site" / "index.html").read_text()


def test_a_project_becomes_a_site_with_all_its_parts(project: Path) -> None:
    """Pages, index, policy in the page, and the files that hosts and robots look for."""
    assert _build(project).pages == 2
    assert "Content-Security-Policy" in _home(project)
    assert "Sitemap: https://readacross.example/sitemap.xml" in (project / "site" / "robots.txt").read_text()
    for name in ("_headers", ".nojekyll", "404.html", "sitemap.xml", "pagefind/pagefind.js"):
        assert (project / "site" / name).is_file()


def test_what_hosts_look_for_under_docs_comes_into_the_site(project: Path) -> None:
    """With our own settings also a folder whose name begins with a dot, and nothing of the templates."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    excluded = settings[settings.index("exclude_docs: |") : settings.index("not_in_nav:")]
    (project / "mkdocs.yml").write_text(CONFIG + excluded)
    for name in ("CNAME", "_redirects", ".well-known/security.txt", "overrides/main.html"):
        (project / "docs" / name).parent.mkdir(exist_ok=True)
        (project / "docs" / name).write_text("For a test.")
    _build(project)
    for name in ("CNAME", "_redirects", ".well-known/security.txt"):
        assert (project / "site" / name).is_file()
    assert not (project / "site" / "overrides").exists()


def test_a_second_build_rewrites_nothing(project: Path) -> None:
    """The same input gives the same bytes, so the site is left as it is."""
    _build(project)
    before = (project / "site" / "index.html").stat().st_mtime_ns
    _build(project)
    assert (project / "site" / "index.html").stat().st_mtime_ns == before


def test_the_bytes_do_not_depend_on_where_and_when(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another time zone, language and hash seed give the same site."""
    _build(project)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    build(project, project / "other", corpus())
    assert swap.same(project / "site", project / "other")


def test_a_warning_of_mkdocs_stops_the_build_with_file_and_line(project: Path) -> None:
    """A broken link is named where it stands; the last good site stays."""
    _build(project)
    good = _home(project)
    (project / "docs" / "index.md").write_text(HOME + "\n[lost](nowhere.md)\n")
    with pytest.raises(ReadacrossError, match=r"docs/index\.md:9: .*nowhere\.md.*\[mkdocs\]"):
        _build(project)
    assert _home(project) == good


def test_a_page_that_is_not_utf_8_is_told_on_its_line(project: Path) -> None:
    """In our own words and once, where MkDocs says it twice and without a line."""
    (project / "docs" / "index.md").write_bytes(HOME.encode() + b"\ncaf\xe9\n")
    with pytest.raises(ReadacrossError) as caught:
        _build(project)
    (problem,) = caught.value.problems
    assert str(problem).startswith("docs/index.md:9: a byte here is not UTF-8; expected")


def test_a_fault_in_the_built_html_stops_the_build(project: Path) -> None:
    """What MkDocs does not look at is found in the HTML."""
    (project / "docs" / "index.md").write_text(HOME + '\n<p style="color: red">x</p>\n')
    with pytest.raises(ReadacrossError, match="a style attribute on <p>"):
        _build(project)
    assert not (project / "site").exists()


@pytest.mark.parametrize("content", ["[Home](#home)", "[Home](gone.md)"])
def test_memory_is_looked_through_again_after_a_build(project: Path, content: str) -> None:
    """What a build sets apart from the search for reference cycles comes back, if the build fails too."""
    (project / "docs" / "index.md").write_text(
        f"---\ntitle: Home\ndescription: First.\n---\n# Home\n\n{content}\n"
    )
    with suppress(ReadacrossError):
        _build(project)
    assert gc.get_freeze_count() == 0


def test_a_broken_config_is_said_plainly(project: Path) -> None:
    """MkDocs' own words, as a problem of ours."""
    (project / "mkdocs.yml").write_text("site_name: Small\ntheme: nosuch\n")
    with pytest.raises(ReadacrossError, match=r"mkdocs\.yml:2: .*nosuch"):
        _build(project)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            CONFIG.replace("theme:", "thme:"),
            ":5: thme is not a key that is known here; expected theme; check",
        ),
        (
            CONFIG + "colour: red\n",
            ":8: colour is not a key that is known here; check its spelling or take it",
        ),
        (CONFIG + "docs_dir: pages\n", r":8: docs_dir: .*; correct the value"),
        (
            CONFIG.replace("links: {anchors", "links:\n    {anchrs"),
            r":8: validation\.links\.anchrs is no setting that MkDocs knows; check",
        ),
        (CONFIG + "nav:\n  - Home: hme.md\n", r":9: .*hme\.md"),
        (CONFIG.replace("site_name: Small", ""), ": site_name is missing; add it"),
        (
            CONFIG.replace("font: false", "font: false, langage: en"),
            r":5: theme\.langage is not a key that is known here; expected language; check",
        ),
        (
            CONFIG.replace("font: false", "font: false, palette: {sheme: slate}"),
            r":5: entry 1 of theme\.palette: sheme is not a key that is known here; expected scheme",
        ),
        (
            CONFIG.replace("font: false", "font: false, icon: {lgo: material/text-long}"),
            r":5: theme\.icon\.lgo is not a key that is known here; expected logo",
        ),
        (
            CONFIG.replace("font: false", "font: false, icon: {tag: {html: simple/html}}"),
            r":5: theme\.icon\.tag: the theme writes a style for it into every page, which their security",
        ),
        (CONFIG.replace("font: false", "font: {text: Lato}"), r":5: theme\.font: .* expected false"),
        (CONFIG.replace(", font: false", ""), r":5: theme\.font: .* expected false"),
        (
            CONFIG.replace("font: false", "font: false, features: [navigation.instant]"),
            r":5: theme\.features: with navigation\.instant our scripts work on the first page alone",
        ),
        (
            CONFIG
            + "extra_javascript:\n  - assets/own.js\n  - path: https://cdn.example/a.js\n    defer: true\n",
            r":10: https://cdn\.example/a\.js fetches from elsewhere; keep a copy in docs/assets",
        ),
        (
            CONFIG + "etra_css: []\n",
            ":8: etra_css is not a key that is known here; expected extra_css; check",
        ),
        (CONFIG + "SITE_DIR: site\n", ":8: SITE_DIR is not a key that is known here; expected site_dir"),
        (
            CONFIG.replace("font: false", "font: false, language: xx"),
            ":5: the theme has no icon or language 'xx'; expected the name of one",
        ),
        (CONFIG + "site_dir: public\n", ":8: site_dir: the site goes to site, or where --site says"),
        (
            CONFIG + "extra:\n  reprot: x\n",
            r":9: extra\.reprot is not a key that is known here; expected report",
        ),
        (CONFIG + "extra:\n  report: a@b.example\n", r":9: extra\.report: expected an address that begins"),
        (
            CONFIG + "extra: {report: 'mailto:a@b.example?body={text}'}\n",
            r":8: extra\.report: .* no other braces",
        ),
        (
            CONFIG + "extra: {analytics: {provider: google}}\n",
            r":8: extra\.analytics\.provider: the pages' sec",
        ),
        (
            CONFIG + "markdown_extensions:\n  - toc: {permalnk: true}\n",
            r":8: markdown_extensions: Failed to load extension 'toc'\. KeyError: 'permalnk'; correct",
        ),
        (
            CONFIG + "INHERIT: gone.yml\n",
            r": MkDocs cannot read this file: .* does not exist at '.*gone\.yml'; mend",
        ),
        (CONFIG + "plugins: []\n", ":8: the key 'plugins' is given twice; expected once"),
        (CONFIG + "copyright: 2019-13-01\n", ":8: MkDocs cannot read this file: month must be in"),
        (CONFIG + "[a]: b\n", ":8: MkDocs cannot read this file: found unhashable key; mend the line"),
        (
            CONFIG.replace("anchors: warn}", "anchors: warn}, nav: {omitted_files: warn}")
            + "nav: ['https://x.example']\n",
            r': .*"nav" configuration: - index\.md; list them under nav, or',
        ),
    ],
)
def test_a_setting_that_does_not_fit_is_told_on_its_line(project: Path, settings: str, said: str) -> None:
    """With what was expected and how to mend it, as in every other file of YAML."""
    (project / "mkdocs.yml").write_text(settings)
    with pytest.raises(ReadacrossError, match=rf"^mkdocs\.yml{said}"):
        _build(project)


def test_a_style_or_script_of_ours_that_is_not_named_is_told(project: Path) -> None:
    """Without its style no judgement is marked; without its script, or not as a module, nothing is found."""
    shutil.copytree(ROOT / "docs" / "assets", project / "docs" / "assets")
    own = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = CONFIG + own[own.index("extra_css:") :]
    (project / "mkdocs.yml").write_text(settings)
    assert address_in_config(project) == "https://readacross.example/"
    without = settings.replace("  - assets/letter.css\n", "").replace(
        "search.js\n    type: module", "search.js"
    )
    (project / "mkdocs.yml").write_text(without)
    with pytest.raises(ReadacrossError) as caught:
        address_in_config(project)
    styles, scripts = map(str, caught.value.problems)
    assert styles.startswith("mkdocs.yml:8: extra_css lacks assets/letter.css; every page needs that; add it")
    assert scripts.startswith(
        "mkdocs.yml:12: extra_javascript lacks assets/search.js, each as `path: ...` with"
    )


def test_the_settings_that_mkdocs_has_are_known() -> None:
    """As its own list has them, with INHERIT, which it reads before; it finds its own file by itself."""
    known = {key for key, _ in importlib.import_module("mkdocs.config.defaults").get_schema()}
    assert set(Settings.model_fields) == known - {"config_file_path"} | {"INHERIT"}


@pytest.mark.parametrize(
    "settings",
    [
        "extra:\n  social: [{icon: fontawesome/brands/github, link: 'https://x.example'}]\n  mine: 1\n",
        "extra: {report: !ENV [REPORT, 'https://x.example/new?title={title}&body={body}']}\n",
        "extra: {report: 'https://x.example/contact', analytics: {provider: custom}}\n",
        "extra:\n  report:\n",
        "markdown_extensions: {attr_list: {}, toc: {permalink: true}}\nuse_directory_urls: false\n",
        "markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: "
        "!!python/name:material.extensions.emoji.twemoji\n",
        "site_dir: site\nwatch: [generator]\nstrict: true\nrepo_url: https://x.example/y\n",
        "extra_javascript: [assets/own.js, {path: assets/other.js, defer: true}]\n",
    ],
)
def test_settings_that_sites_have_are_taken(project: Path, settings: str) -> None:
    """What a maintainer may want stands in nobody's way, a key of their own under `extra` among it."""
    (project / "mkdocs.yml").write_text(CONFIG + settings)
    assert address_in_config(project) == "https://readacross.example/"


def test_a_folder_without_a_config_is_said_plainly(tmp_path: Path) -> None:
    """Not a traceback of MkDocs."""
    with pytest.raises(ReadacrossError, match=r"mkdocs\.yml: this file is missing; expected"):
        _build(tmp_path)


def test_extra_checks_can_stop_a_build(project: Path) -> None:
    """A fatal problem stops it; one to look at is reported."""

    def look(site: Path) -> list[Problem]:
        assert (site / "index.html").is_file()
        return [Problem("letter.txt", 4, "odd", "an odd thing", fatal=False)]

    report = build(project, project / "site", corpus(), extra_checks=[look])
    assert [problem.rule for problem in report.notes] == ["odd"]

    def refuse(site: Path) -> list[Problem]:
        return [*look(site), Problem("letter.txt", 4, "word-for-word", "a word is lost")]

    with pytest.raises(ReadacrossError, match="a word is lost"):
        build(project, project / "other", corpus(), extra_checks=[refuse])


def test_the_site_can_be_built_for_another_address(project: Path) -> None:
    """The sitemap and robots.txt follow, and links from the root are resolved under its path."""
    build(project, project / "site", corpus(), site_url="https://host.example/project/")
    assert "https://host.example/project/" in (project / "site" / "sitemap.xml").read_text()
    assert "https://host.example/project/sitemap.xml" in (project / "site" / "robots.txt").read_text()


def test_a_collection_without_letters_builds(project: Path) -> None:
    """Search then has an empty table and says so."""
    empty = replace(corpus(), letters=())
    _build(project, empty)
    table = json.loads(gzip.decompress((project / "site" / "pagefind" / "paragraphs.bin").read_bytes()))
    assert table["letters"] == []


def test_the_sites_time_is_that_of_the_newest_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """`SOURCE_DATE_EPOCH` goes before; without letters it is the beginning of time."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert epoch(replace(corpus(), letters=())) == 0
    assert epoch(corpus()) > 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")
    assert epoch(corpus()) == 12


@pytest.mark.parametrize("given", ["99999999999999", "253402300800", "-1", "soon", "12.5", "١٢"])
def test_a_time_that_no_calendar_has_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    """As the specification asks: what is malformed stops the build, and says what was expected."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with pytest.raises(ReadacrossError, match=r"SOURCE_DATE_EPOCH: .*expected the seconds since 1970"):
        epoch(corpus())


def test_the_last_time_of_all_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """The typesetter takes what is not refused."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253402300799")
    assert edition(corpus(), epoch(corpus())).startswith(b"%PDF")


def test_a_disk_that_is_full_is_called_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not a fault of the settings or of the program that could not go on."""
    said = subprocess.CompletedProcess([], 1, stdout="", stderr="OSError: [Errno 28] No space left on device")
    for module in (mkdocs_run, search):
        monkeypatch.setattr(module, "run_program", lambda *_, **__: said)
    with pytest.raises(OSError, match="No space left") as pages:
        mkdocs_run.run(project, project / "site", None, 0)
    with pytest.raises(OSError, match="No space left") as index:
        search.index(corpus(), project, ())
    assert (pages.value.errno, index.value.errno) == (errno.ENOSPC, errno.ENOSPC)
