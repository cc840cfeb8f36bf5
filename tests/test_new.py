"""`new` makes a collection for another council that can be checked and built at once."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.codebook import read_collection
from generator.errors import ReadacrossError
from generator.ingest.adding import add
from generator.new import new
from tests.ingest import samples


def test_a_new_collection_is_valid_and_has_all_that_a_site_needs(tmp_path: Path) -> None:
    """Settings, pages, style, codebook, empty lists, workflow: and the collection reads without a problem."""
    folder = tmp_path / "letters"
    written = {path.relative_to(folder).as_posix() for path in new(folder, "Anyshire")}
    collection = read_collection(folder / "source_texts")
    assert [(a.id, a.name) for a in collection.authorities] == [("anyshire", "Anyshire")]
    assert collection.codebook.themes
    assert not collection.entities
    config = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert "Anyshire" in config["site_description"]
    assert {config["theme"]["custom_dir"] + "/main.html", "docs/about.md", "README.md"} <= written
    assert {f"docs/{path}" for path in config["extra_css"]} <= written
    assert ".github/workflows/site.yml" in written


def test_no_other_council_is_named_in_a_new_collection(tmp_path: Path) -> None:
    """What is copied says nothing of the council that the program was first made for."""
    for path in new(tmp_path / "letters", "Anyshire"):
        if path.suffix in {".md", ".yml", ".yaml", ".html", ".txt"}:
            assert "kirklees" not in path.read_text("utf-8").casefold(), path


def test_letters_can_be_added_to_a_new_collection(tmp_path: Path) -> None:
    """A letter goes into a collection without a council, which then knows it."""
    new(tmp_path / "letters")
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(samples.letter().bytes())
    assert add([letter], tmp_path / "letters" / "source_texts").ok
    authorities = read_collection(tmp_path / "letters" / "source_texts").authorities
    assert [authority.id for authority in authorities] == ["anyshire"]


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    """A folder that holds anything is refused and left as it is."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(ReadacrossError, match="there is something here already"):
        new(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_program_to_install_can_be_named(tmp_path: Path) -> None:
    """A council that keeps its own copy of the program installs that."""
    new(tmp_path / "letters", program="readacross @ git+https://example.org/readacross@v1")
    assert "example.org" in (tmp_path / "letters" / "requirements.txt").read_text("utf-8")
