"""The same `mkdocs.yml` and `docs/` under ProperDocs and Zensical as under MkDocs: the same pages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from generator import program
from generator.program import Generated
from generator.proof import prove
from generator.site import mkdocs_run
from tests.browser.conftest import hand_made
from tests.reading import ROOT

ENGINES = {
    "properdocs": ("properdocs", "build", "--strict", "--quiet", "--config-file", "mkdocs.yml"),
    "zensical": ("zensical", "build", "--strict", "--config-file", "mkdocs.yml"),
}
# The ids that an engine adds to every page's article; docs/architecture.md says the same.
ADDED = {"properdocs": [], "zensical": ["__skip"]}
LINKS = "//article//@href | //article//@src | //header//@href | //footer//@href"


@dataclass(frozen=True, slots=True)
class Built:
    """A project whose pages are generated, and the folder that MkDocs built from them."""

    project: Path
    generated: Generated
    site: Path


@dataclass(frozen=True, slots=True)
class Shown:
    """What a built page shows: the ids in its article, where its links lead, and the article's words."""

    ids: Counter[str]
    links: Counter[str]
    words: tuple[str, ...]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The five letters, generated once, and built by MkDocs as `readacross build` runs it."""
    project = hand_made(tmp_path_factory.mktemp("project"))
    shutil.copytree(ROOT / "source_texts", project / "source_texts")
    generated = program.generate(project / "source_texts", lambda _stage: None)
    mkdocs_run.run(project, project / "by-mkdocs", None, 0)
    return Built(project, generated, project / "by-mkdocs")


@pytest.fixture(scope="module", params=ENGINES)
def other(request: pytest.FixtureRequest, built: Built) -> tuple[str, Path]:
    """The name of another engine, and what it built from the same files, warnings counting as errors."""
    name = str(request.param)
    done = subprocess.run(
        [sys.executable, "-m", *ENGINES[name]], cwd=built.project, capture_output=True, text=True, check=False
    )
    how = f"if {name} is missing, run `make test`, which installs what requirements-dev.txt names"
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\n{how}"
    site = (built.project / "site").rename(built.project / f"by-{name}")
    return name, site


def shown(site: Path, path: str) -> Shown:
    """What the page at this path of the built site shows."""
    page = html.document_fromstring((site / path).read_bytes())
    address = f"https://site.example/{path.removesuffix('index.html')}"
    article = page.find(".//article")
    return Shown(
        Counter(article.xpath(".//@id")),
        Counter(urljoin(address, link) for link in page.xpath(LINKS)),
        tuple(article.text_content().split()),
    )


def pages(site: Path) -> list[str]:
    """The path of every page of a built site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_every_page_shows_the_same(built: Built, other: tuple[str, Path]) -> None:
    """No page more or less; on each the same ids (but those listed above), links and words."""
    name, site = other
    assert pages(site) == pages(built.site)
    for path in pages(site):
        ours, theirs = shown(built.site, path), shown(site, path)
        assert theirs.ids == ours.ids + Counter(ADDED[name]), path
        assert theirs.links == ours.links, path
        assert theirs.words == ours.words, path


def test_letters_stand_word_for_word(built: Built, other: tuple[str, Path]) -> None:
    """The proof that every build makes holds for the pages of the other engine too."""
    assert prove(other[1], built.generated.corpus) == []


def test_files_are_the_same(built: Built, other: tuple[str, Path]) -> None:
    """Data, feeds, letters' texts, style sheets, scripts and fonts come through byte for byte."""
    docs = built.project / "docs"
    left_out = {"overrides", ".written.json"}
    files = [path.relative_to(docs) for path in docs.rglob("*") if path.is_file() and path.suffix != ".md"]
    kept = [path for path in files if path.parts[0] not in left_out]
    assert len(kept) > len(built.generated.corpus.letters)
    assert [path for path in kept if (other[1] / path).read_bytes() != (docs / path).read_bytes()] == []


def test_the_architecture_page_says_what_differs() -> None:
    """Each id that an engine adds is named there."""
    said = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert [i for added in ADDED.values() for i in added if f"`{i}`" not in said] == []
