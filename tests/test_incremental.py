"""Making only what has changed gives what making everything gives."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from generator import program, write
from generator.exports import w3c
from generator.model import AnnotatedDocument, Corpus
from generator.pages import addresses
from tests.bench.grown import make_project
from tests.reading import COLLECTION, ROOT

CARE_LEAVERS = (
    "Care leavers are well supported by their personal advisers, and pathway plans are of good quality."
)
MADE = ("docs", ".readacross")
LETTERS = 62  # enough for themes, findings and the timeline to be split over pages


def generated(project: Path) -> dict[str, bytes]:
    """Every file below `docs/` after a run, the manifest left out.

    The run is in the project's folder: letters are kept under their paths, which a copy then has too.
    """
    with chdir(project):
        program.generate(Path("source_texts"), lambda _: None)
    return files_of(project)


def files_of(project: Path) -> dict[str, bytes]:
    """Every file below `docs/`, the manifest left out."""
    docs = project / "docs"
    files = {p.relative_to(docs).as_posix(): p.read_bytes() for p in sorted(docs.rglob("*")) if p.is_file()}
    del files[".written.json"]
    return files


def afresh(project: Path, into: Path) -> dict[str, bytes]:
    """The same from a copy that has never been built."""
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir()
    shutil.copy(project / "mkdocs.yml", into / "mkdocs.yml")
    shutil.copytree(project / "source_texts", into / "source_texts")
    return generated(into)


def letters(project: Path) -> list[Path]:
    """The letters' files."""
    return sorted((project / "source_texts").glob("*.txt"))


def reword(project: Path) -> None:
    """A sentence changes what it judges."""
    path = letters(project)[30]
    head, fence, text = path.read_text("utf-8").partition("\n---\n")
    assert ". " in text
    path.write_text(head + fence + text.replace(". ", ". Supervision is poor and drift is common. ", 1))


def redate(project: Path) -> None:
    """A letter moves to another year, and so to other pages."""
    path = next(p for p in letters(project) if "monitoring-visit" in p.name and p.name.startswith("2019"))
    text = path.read_text("utf-8").replace("2019-01-04", "2020-02-05")
    path.write_text(text.replace("4 January 2019", "5 February 2020"))


def remove(project: Path) -> None:
    """A letter goes, and with it what other letters' pages said of it."""
    letters(project)[40].unlink()


def rename(project: Path) -> None:
    """The collection's own files change."""
    path = project / "source_texts" / "collection.yml"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Renamed ", 1))


def correct(project: Path) -> None:
    """People's decisions on a letter come in."""
    decided = "2018-08-news-fifth-monitoring-visit.yml"
    corrections = project / "source_texts" / "corrections"
    corrections.mkdir()
    shutil.copy(COLLECTION / "corrections" / decided, corrections / decided)


def first_of_a_theme(project: Path) -> None:
    """One council's letter is the first of all to speak of a theme; every council's table links to it."""
    path = letters(project)[5]
    path.write_text(path.read_text("utf-8").rstrip() + "\n\n" + CARE_LEAVERS + "\n")


def drop_care_leavers(project: Path) -> None:
    """No letter speaks of care leavers, until one does."""
    for path in letters(project):
        text = path.read_text("utf-8")
        words = re.sub(r"(?i)care leav\w+|leaving care|pathway plan\w*|personal advis\w+", "others", text)
        path.write_text(words)


def date_otherwise(project: Path) -> None:
    """A letter dates a visit otherwise, which its council's other letters may speak of too."""
    path = next(p for p in letters(project) if p.name.startswith("2019"))
    head, fence, text = path.read_text("utf-8").partition("\n---\n")
    path.write_text(head + fence + text.replace("November 2017", "December 2017"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has been built; each test changes a copy of its own."""
    project = tmp_path_factory.mktemp("incremental") / "project"
    make_project(COLLECTION, LETTERS, project)
    shutil.rmtree(project / "docs")
    drop_care_leavers(project)
    generated(project)
    return project


def copied(project: Path, into: Path) -> Path:
    """A project copied with all that was made of it.

    What was made is linked, since the program knows its files by their place on the disk, and never writes
    into one that stands.
    """
    shutil.copytree(project, into, ignore=shutil.ignore_patterns(*MADE))
    for folder in MADE:
        shutil.copytree(project / folder, into / folder, copy_function=os.link)
    return into


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A project of five letters that has never been built."""
    project = tmp_path / "few"
    make_project(COLLECTION, 5, project)
    shutil.rmtree(project / "docs")
    return project


def test_of_the_data_only_what_a_letter_changed_is_made(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One letter is written out anew; the others are copied, and made again only where nothing is kept."""
    written: list[str] = []
    original = w3c._lines

    def noted(letter: AnnotatedDocument, corpus: Corpus) -> bytes:
        written.append(letter.slug)
        return original(letter, corpus)

    monkeypatch.setattr(w3c, "_lines", noted)
    generated(few)
    assert len(written) == 5
    for kept in (True, False):
        path = letters(few)[1]
        path.write_text(path.read_text("utf-8").rstrip() + "\n\n" + CARE_LEAVERS + "\n")
        if not kept:
            shutil.rmtree(few / ".readacross" / "standing")
        written.clear()
        now = generated(few)
        assert sorted(written) == ([path.stem] if kept else [one.stem for one in letters(few)])
        assert afresh(few, tmp_path / "fresh") == now


def test_new_numbers_alone_make_nothing_anew(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once paragraphs have their permanent numbers letters are read again, and give the same pages."""
    collection = few / "source_texts"
    (collection / "permalinks.yml").unlink(missing_ok=True)
    ledger = program.generate(collection, lambda _: None).ledger()
    assert ledger is not None
    (collection / "permalinks.yml").write_text(ledger, "utf-8")
    made: list[str] = []
    original = write._prepare

    def noted(file: write.File, *rest: Any) -> write.Prepared:
        made.append(file.path)
        return original(file, *rest)

    monkeypatch.setattr(write, "_prepare", noted)
    again = program.generate(collection, lambda _: None)
    assert again.ledger() is None
    assert again.written.changed == ()
    assert made == [addresses.DATA]


@pytest.mark.parametrize(
    "change", [reword, redate, remove, rename, correct, first_of_a_theme, date_otherwise]
)
def test_a_changed_collection_is_as_if_made_afresh(
    change: Callable[[Path], None], built: Path, tmp_path: Path
) -> None:
    """After a change each file has the bytes that a first build gives it, and there is no other file."""
    project = copied(built, tmp_path / "project")
    change(project)
    now = generated(project)
    assert now == generated(project)
    assert afresh(project, tmp_path / "fresh") == now


TWO_PROCESSES = """
import sys
from pathlib import Path
from generator import program
from generator.jobs import Jobs
original, started = program.beside, []
def noted(do):
    started.append(do)
    return original(do)
program.beside = noted
program.generate(Path(sys.argv[1]), lambda _: None, jobs=Jobs(2))
print(len(started))
"""


def test_two_processes_write_what_one_writes(tmp_path: Path) -> None:
    """Cold, when nothing has changed and after one letter; the database is written while letters are linked
    where some were read anew.
    """
    project = tmp_path / "project"
    make_project(COLLECTION, LETTERS, project)
    shutil.rmtree(project / "docs")
    for change, beside in ((None, "1"), (None, "0"), (reword, "1")):
        if change:
            change(project)
        run = subprocess.run(  # a process of its own, since tests before this one may have left threads
            [sys.executable, "-W", "error", "-c", TWO_PROCESSES, str(project / "source_texts")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.stdout.strip(), run.stderr) == (beside, "")
    assert files_of(project) == afresh(project, tmp_path / "fresh")
