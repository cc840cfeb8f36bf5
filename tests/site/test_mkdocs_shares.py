"""MkDocs with several processes makes what MkDocs alone makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ReadacrossError
from generator.site import mkdocs_run

CONFIG = """
site_name: Many
site_url: https://readacross.example/
theme: {name: material, font: false}
plugins: []
not_in_nav: /letters/*
nav: [{Home: index.md}, {Other: other.md}]
validation: {links: {not_found: warn, anchors: warn}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with more pages outside the navigation than one process is used for."""
    letters = tmp_path / "docs" / "letters"
    letters.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs" / "index.md").write_text(
        "# Home\n\n[One](letters/001.md#one) [Other](other.md#other)\n"
    )
    (tmp_path / "docs" / "other.md").write_text("# Other\n")
    for n in range(120):
        (letters / f"{n:03}.md").write_text(f"# One\n\nLetter {n}. [Next](../other.md)\n")
    return tmp_path


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_shares_make_the_same_site(project: Path) -> None:
    """Every file of the site has the same bytes, whoever wrote it."""
    for processes in (1, 3):
        mkdocs_run.run(project, project / f"site-{processes}", None, 0, processes)
    alone = files_in(project / "site-1")
    assert len([path for path in alone if path.startswith("letters/")]) == 120
    assert files_in(project / "site-3") == alone


@pytest.mark.parametrize("name", ["index.md", "letters/000.md", "letters/119.md"])
def test_a_warning_of_any_share_stops_the_build_once(project: Path, name: str) -> None:
    """A link that leads nowhere is one problem, on whichever page it stands."""
    page = project / "docs" / name
    page.write_text(page.read_text() + "\n[Lost](no-such-page.md)\n")
    with pytest.raises(ReadacrossError) as error:
        mkdocs_run.run(project, project / "site", None, 0, 3)
    assert [(problem.path, problem.line) for problem in error.value.problems] == [(f"docs/{name}", 5)]
