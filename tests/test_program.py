"""What a run promises: whose ids are published when, for which address, and what it says of files."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from generator import program
from generator.cli import main
from generator.corpus import read_one
from generator.errors import ReadacrossError
from generator.pages import addresses
from generator.site import swap
from tests.reading import ROOT, corpus
from tests.test_cli import project

DRAFT = "A paragraph that is still a draft, and which is not good."
ADDRESS = "https://host.example/letters/"


def _quiet(_stage: str) -> None:
    """For progress that nobody looks at."""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The whole project, never built, without the edition, which takes long to set."""
    folder = project(tmp_path / "project")
    settings = folder / "source_texts" / "collection.yml"
    settings.write_text("edition: false\n" + settings.read_text("utf-8"), "utf-8")
    return folder


def test_ids_are_published_by_a_build_that_is_proved_and_by_no_other(here: Path) -> None:
    """Making pages publishes none, nor does a build that fails, nor a preview."""
    collection, about = here / "source_texts", here / "docs" / "about.md"
    letter, ledger = collection / "2019-01-04-monitoring-visit.txt", collection / "permalinks.yml"
    text, published, good = letter.read_text("utf-8"), ledger.read_text("utf-8"), about.read_text("utf-8")
    at = text.index("\n\n", text.index("\n\n", text.index("Dear")) + 2)
    letter.write_text(f"{text[:at]}\n\n{DRAFT}{text[at:]}", "utf-8")
    made = program.generate(collection, _quiet).ledger()
    assert made
    about.write_text(good + "\n[lost](nowhere.md)\n", "utf-8")
    with pytest.raises(ReadacrossError, match=r"nowhere\.md"):
        program.build(collection, here / "site", None, _quiet)
    about.write_text(good, "utf-8")
    program.build(collection, here / "preview", None, _quiet, publish=False)
    assert ledger.read_text("utf-8") == published
    program.build(collection, here / "site", None, _quiet)
    assert ledger.read_text("utf-8") == made != published
    assert program.generate(collection, _quiet).ledger() is None


def test_a_name_that_is_taken_out_is_nowhere_in_the_site(tmp_path: Path) -> None:
    """Not in a page, the search, a data file, a feed or the PDF, nor in what is kept to save work."""
    folder, name = project(tmp_path / "project"), "Matt Reed"
    program.build(folder / "source_texts", folder / "site", None, _quiet)
    held = holding(folder, name)
    for kind in (".html", ".csv", ".pdf", ".sqlite", ".kept", ".md"):
        assert any(path.suffix == kind for path in held)
    assert any(part.startswith("pagefind") for path in held for part in path.parts)
    letter = folder / "source_texts" / "2019-01-04-monitoring-visit.txt"
    text = letter.read_text("utf-8").replace(f', "{name}"', "").replace(name, "N. M.")
    letter.write_text(text, "utf-8")
    entities = folder / "source_texts" / "codebook" / "entities.yml"
    text = entities.read_text("utf-8")
    begin = text.index("  - id: matt-reed")
    entities.write_text(text[:begin] + text[text.index("  - id: ", begin + 1) :], "utf-8")
    program.build(folder / "source_texts", folder / "site", None, _quiet)
    assert holding(folder, name) == []


def holding(folder: Path, words: str) -> list[Path]:
    """The files below a folder with these words; in a PDF they may stand over a line's end."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.suffix == ".pdf":
            with PdfDocument(content) as pdf:
                text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
            content = " ".join(text.split()).encode()
        elif content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        if words.encode() in content:
            found.append(path.relative_to(folder))
    return found


def test_a_run_names_each_number_that_stayed_with_changed_words(here: Path) -> None:
    """Once the site is proved the ledger holds the new words, so that whoever builds is told before."""
    letter = here / "source_texts" / "2021-11-10-focused-visit.txt"
    text = letter.read_text("utf-8")
    at = text.index(".", text.index("Dear") + 200)
    letter.write_text(f"{text[:at]} today{text[at:]}", "utf-8")
    notes = program.generate(here / "source_texts", _quiet).notes
    assert [(Path(note.path).name, note.rule, note.fatal) for note in notes] == [
        ("permalinks.yml", "mended-words", False)
    ]


def test_feeds_give_the_address_that_mkdocs_is_set_to(here: Path) -> None:
    """An address in mkdocs.yml is as good as one that is given to the run; one that is given goes before."""
    config, feed = here / "mkdocs.yml", here / "docs" / addresses.FEED
    set_to = config.read_text("utf-8").replace('site_url: ""', f"site_url: {ADDRESS}")
    assert ADDRESS in set_to
    config.write_text(set_to, "utf-8")
    program.generate(here / "source_texts", _quiet)
    assert f'href="{ADDRESS}letters/' in feed.read_text("utf-8")
    program.generate(here / "source_texts", _quiet, "https://other.example/")
    assert ADDRESS not in feed.read_text("utf-8")
    config.write_text("INHERIT: nowhere.yml\n", "utf-8")
    with pytest.raises(ReadacrossError, match=r"mkdocs\.yml: MkDocs cannot read this file"):
        program.generate(here / "source_texts", _quiet)


@pytest.mark.parametrize("address", [None, ADDRESS])
def test_a_slip_in_the_settings_of_mkdocs_is_told_on_its_line(here: Path, address: str | None) -> None:
    """In the words of every other file of YAML, whether the program reads them first or MkDocs does."""
    config = here / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("site_url: ", "site_url: x: ", 1), "utf-8")
    line = text[: text.index("site_url: ")].count("\n") + 1
    with pytest.raises(ReadacrossError) as caught:
        program.build(here / "source_texts", here / "site", address, progress=_quiet)
    assert str(caught.value).startswith(f"mkdocs.yml:{line}: a second colon stands in this line")


def test_a_file_that_a_lost_manifest_knew_is_named(here: Path) -> None:
    """It may be anybody's, so it stays; that it is published is said until somebody decides.

    A page without our mark is somebody's, as the one that leads on from a theme that was withdrawn.
    """
    collection = here / "source_texts"
    program.generate(collection, _quiet)
    old = here / "docs" / addresses.EDITION
    old.write_bytes(b"%PDF")
    leads_on = here / "docs" / "themes" / "withdrawn" / "index.md"
    leads_on.parent.mkdir()
    leads_on.write_text("# Withdrawn\n\nIt is part of [another theme](../workforce/index.md).\n", "utf-8")
    (here / "docs" / ".written.json").unlink()
    for _ in range(2):
        (note,) = program.generate(collection, _quiet).notes
        assert (note.path, note.rule, note.fatal) == ("docs/data/edition.pdf", "unknown-maker", False)
    old.unlink()
    assert program.generate(collection, _quiet).notes == ()


@pytest.mark.parametrize("asked", [None, True, False])
def test_a_collection_of_up_to_sixty_letters_has_an_edition(asked: bool | None) -> None:
    """Unless `collection.yml` says otherwise, and never without letters; so the pages that tell of it say."""
    held = corpus()
    settings = replace(held.collection, edition=asked)
    for count, unasked in ((0, False), (1, True), (60, True), (61, False)):
        several = replace(held, collection=settings, letters=(held.letters * 13)[:count])
        assert program.has_edition(several) == (unasked if asked is None else asked and count > 0)


def test_a_build_says_once_that_ids_are_to_be_committed(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When it has published some, and not when none is new."""
    monkeypatch.chdir(here)
    (here / "source_texts" / "permalinks.yml").unlink()
    assert [main(["build"]), main(["build"])] == [0, 0]
    assert capsys.readouterr().out.count("permalinks.yml holds new ids or mended words now: commit it") == 1


def test_a_build_keeps_what_a_stopped_one_promised(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site that shows new ids came in place, and the run was killed before it could write them."""
    collection, ledger = here / "source_texts", here / "source_texts" / "permalinks.yml"
    ledger.unlink()
    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(swap, "keep_promise", _stop)
        program.build(collection, here / "site", None, _quiet)
    assert (here / "site" / "index.html").is_file()
    assert not ledger.exists()
    _, report = program.build(collection, here / "site", None, _quiet, publish=False)
    assert ledger.is_file()
    assert report.promised  # whoever ran this build is told to commit the file
    assert program.generate(collection, _quiet).ledger() is None


def test_a_slip_in_the_everyday_words_is_told_with_all_others(here: Path) -> None:
    """Pages need these words last of all; whoever mends them then finds nothing else."""
    collection = here / "source_texts"
    words, letter = collection / "codebook" / "search.yml", collection / "2021-11-10-focused-visit.txt"
    entry = words.read_text("utf-8").partition("{say:")[0].count("\n") + 1
    for path, was, now in ((words, "{say:", "{sya:"), (letter, "\nkind:", "\nknid:")):
        text = path.read_text("utf-8")
        path.write_text(text.replace(was, now, 1), "utf-8")
    with pytest.raises(ReadacrossError) as caught:
        program.build(collection, here / "site", None, _quiet)
    told = [(problem.path, problem.line) for problem in caught.value.problems]
    assert told == [(letter.as_posix(), 3), (words.as_posix(), entry)]
    assert "sya is not a key that is known here; expected say, which is missing" in str(caught.value)


def test_a_slip_in_the_collections_own_file_is_told_with_those_of_letters(here: Path) -> None:
    """Else each build told the next one alone."""
    collection = here / "source_texts"
    own, letter = collection / "collection.yml", collection / "2021-11-10-focused-visit.txt"
    own.write_text(own.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    letter.write_text(letter.read_text("utf-8").replace("\nkind:", "\nknid:", 1), "utf-8")
    with pytest.raises(ReadacrossError) as caught:
        program.build(collection, here / "site", None, _quiet)
    assert [problem.path for problem in caught.value.problems] == [letter.as_posix(), own.as_posix()]
    with pytest.raises(ReadacrossError) as caught:
        read_one(collection, "2019-01-04-monitoring-visit")
    assert [problem.path for problem in caught.value.problems] == [own.as_posix()]


def test_a_build_names_themes_whose_pages_the_last_site_had(here: Path) -> None:
    """Out of the codebook, or out of use; a page by hand in its place is what readers are to find."""
    collection, codebook = here / "source_texts", here / "source_texts" / "codebook" / "themes.yml"
    assert program.build(collection, here / "site", None, _quiet)[0].notes == ()
    entry = r"  - id: pre-proceedings\n(?:    .*\n)+"
    codebook.write_text(re.sub(entry, "", codebook.read_text("utf-8")), "utf-8")
    (note,) = program.build(collection, here / "site", None, _quiet)[0].notes
    assert (note.path, note.rule, note.fatal) == (codebook.as_posix(), "theme-gone", False)
    assert "'pre-proceedings', and this one does not: the codebook has no such theme" in note.message
    for address in ("themes/pre-proceedings", "data/themes/pre-proceedings.csv"):
        assert address in note.message and not (here / "site" / address).exists()
    assert "“Withdraw a theme” in docs/maintaining.md" in note.message
    assert "\n## Withdraw a theme\n" in (ROOT / "docs" / "maintaining.md").read_text("utf-8")
    page = here / "docs" / "themes" / "pre-proceedings" / "index.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Pre-proceedings\n\nSee [Themes](../index.md).\n", "utf-8")
    last = here / "site" / "themes" / "pre-proceedings" / "index.html"
    last.parent.mkdir()
    last.touch()
    assert program.build(collection, here / "site", None, _quiet)[0].notes == ()
    assert "See <a" in last.read_text("utf-8")


def test_a_theme_that_no_passage_has_any_more_is_named(here: Path) -> None:
    """Its page goes as well, whatever the codebook has."""
    last = here / "site" / "themes" / "a-theme" / "index.html"
    program.build(here / "source_texts", here / "site", None, _quiet)
    last.parent.mkdir()
    last.touch()
    book = here / "source_texts" / "codebook" / "themes.yml"
    entry = "  - id: a-theme\n    group: care\n    title: A theme\n    question: Why?\n    include: none\n"
    text = book.read_text("utf-8")
    book.write_text(text.replace("  - id: pre-proceedings\n", f"{entry}  - id: pre-proceedings\n"), "utf-8")
    (note,) = program.build(here / "source_texts", here / "site", None, _quiet)[0].notes
    assert "'a-theme', and this one does not: no passage has it any more" in note.message


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
