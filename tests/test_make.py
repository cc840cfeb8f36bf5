"""What the Makefile does by itself; the rest of it is run by whoever sets the project up."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.reading import ROOT


def test_clean_leaves_what_is_written_by_hand(tmp_path: Path) -> None:
    """Generated pages go with the list that knows them; pages by hand, assets and letters stay.

    So does a page that leads on from a theme that was withdrawn, which Git was told to keep.
    """
    for name in ("Makefile", ".gitignore"):
        shutil.copy(ROOT / name, tmp_path)
    leads_on = "docs/themes/old/index.md"
    kept = ["docs/about.md", "docs/assets/site.css", "source_texts/2019-01-04-visit.txt", leads_on]
    made = [
        "docs/.written.json",
        "docs/index.md",
        "docs/letters/x/index.md",
        "docs/themes/new/index.md",
        "docs/data/x.csv",
        "site/x.html",
    ]
    for name in (*kept, *made):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    for command in (["git", "init"], ["git", "add", "--force", leads_on], ["make", "clean"]):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    files = (path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    left = {path.as_posix() for path in files if path.parts[0] != ".git"}
    assert left == {"Makefile", ".gitignore", *kept}


def test_a_lock_takes_newer_versions_of_the_packages_that_are_named() -> None:
    """Of these alone: without a name every version stays as it is."""
    for names in ("mkdocs-material lxml", ""):
        command = ["make", "--dry-run", "--assume-new=Makefile", "lock", f"UPGRADE={names}"]
        said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        locks = [line for line in said.splitlines() if "pip compile" in line]
        assert [line.count("--upgrade-package=") for line in locks] == [len(names.split())] * 2
