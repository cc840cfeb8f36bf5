"""What `check` lists is what stops a build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checking import check_collection
from tests.reading import COLLECTION


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the collection, to make mistakes in."""
    return Path(shutil.copytree(COLLECTION, tmp_path / "source_texts"))


def test_a_decision_that_names_no_visit_is_to_be_mended(folder: Path) -> None:
    """A build refuses it, so a check lists it."""
    path = folder / "corrections" / "2017-12-director-message.yml"
    text = path.read_text("utf-8")
    assert "target: 2017-11-monitoring-visit" in text
    path.write_text(text.replace("target: 2017-11-monitoring-visit", "target: 2017-11-monitoring-visitx", 1))
    (problem,) = [problem for problem in check_collection(folder) if problem.fatal]
    assert problem.rule == "unknown-target"


def test_a_mistake_in_everyday_words_is_listed_beside_all_others(folder: Path) -> None:
    """Which the build reads later than letters; what is wrong with letters is listed all the same."""
    (folder / "codebook" / "search.yml").write_text("words:\n  - {say: [kids], letters: 3}\n")
    assert [problem.rule for problem in check_collection(folder) if problem.fatal] == ["format"]
    letter = next(path for path in sorted(folder.glob("2*.txt")))
    letter.write_text(letter.read_text("utf-8").replace("licence: ", "license: ", 1), "utf-8")
    found = [problem.path.rpartition("/")[2] for problem in check_collection(folder) if problem.fatal]
    assert set(found) == {"search.yml", letter.name}
    (folder / "collection.yml").write_text("title: [\n")
    found = [problem.path.rpartition("/")[2] for problem in check_collection(folder) if problem.fatal]
    assert set(found) == {"search.yml", "collection.yml"}


def test_a_correction_of_a_block_that_is_read_so_anyway_is_to_be_looked_at(folder: Path) -> None:
    """The program has caught up with it: a check names its line, and stops nothing."""
    path = folder / "corrections" / "2021-11-10-focused-visit.yml"
    entry = '  - quote: "This letter summarises the findings"\n    kind: paragraph\n    why: "A test."\n'
    text = path.read_text("utf-8") if path.exists() else 'by: {who: "A. Maintainer", when: 2026-11-22}\n'
    assert "\nblocks:" not in text
    path.write_text(f"{text}\nblocks:\n{entry}", "utf-8")
    found = [p for p in check_collection(folder) if "what the program reads by itself" in p.message]
    ((problem),) = found
    assert (problem.rule, problem.fatal) == ("idle-correction", False)
    assert problem.path.endswith(path.name)
    assert problem.line == path.read_text("utf-8").count("\n") - 2
