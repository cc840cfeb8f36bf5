"""`new` makes a collection for another council that can be checked and built at once."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from generator.cli import main
from generator.codebook import read_collection
from generator.codebook.formats import EntitiesFormat, GlossaryFormat, VisitsFormat
from generator.config import Checked, checked
from generator.corrections import CorrectionsFormat
from generator.errors import ReadacrossError
from generator.ingest.adding import add
from generator.ingest.known import KINDS
from generator.new import new
from generator.parse import parse
from generator.permalinks import Ledger, LedgerFormat, updated
from tests.ingest import samples
from tests.reading import ROOT, source_of


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


def test_a_new_collection_calls_each_kind_by_its_noun(tmp_path: Path) -> None:
    """Minutes, notices and directions are called so from the start, and never reports."""
    new(tmp_path / "letters", "Anyshire")
    kinds = read_collection(tmp_path / "letters" / "source_texts").kinds
    known = {kind.id: kind.noun for kind in KINDS if kind.noun}
    assert known
    assert {kind.id: kind.noun for kind in kinds if kind.id in known} == known


def test_no_other_council_is_named_in_a_new_collection(tmp_path: Path) -> None:
    """What is copied says nothing of the council that the program was first made for."""
    for path in new(tmp_path / "letters", "Anyshire", program="readacross==1"):
        assert path.suffix != ".png", "a picture may show what no test can read"
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


def test_a_new_collection_claims_no_tests_of_pages_it_has_not(tmp_path: Path) -> None:
    """The results on the Accessibility page are of another collection; what we aim at and know stays."""
    written = new(tmp_path / "letters", "Anyshire")
    page = (tmp_path / "letters" / "docs" / "accessibility.md").read_text("utf-8")
    told = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
    before, _, rest = told.partition("<!-- Made by")
    made, _, after = rest.partition("<!-- to here -->\n")
    assert "| Rules met |" in made
    assert page == before + after.lstrip("\n")
    assert "accessibility.json" not in [path.name for path in written]


def test_a_new_collection_is_told_of_no_makefile(tmp_path: Path) -> None:
    """It has none, so its pages name the program's own commands."""
    for path in new(tmp_path / "letters", "Anyshire"):
        if path.suffix == ".md":
            assert not re.search(r"`make\b", path.read_text("utf-8")), path


def test_a_build_without_a_makefile_names_the_command_that_shows_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new collection is shown by `readacross serve`, a copy of the program by `make serve`."""
    folder = tmp_path / "letters"
    new(folder)
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(samples.letter().bytes())
    add([letter], folder / "source_texts")
    monkeypatch.chdir(folder)
    assert main(["build"]) == 0
    said = capsys.readouterr().out
    assert "to look at it: readacross serve\n" in said
    assert said.startswith("1 letter, ")
    assert "proved word for word: 1 letter, " in said
    (folder / "Makefile").touch()
    assert main(["build"]) == 0
    assert "to look at it: make serve\n" in capsys.readouterr().out


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    """A folder that holds anything is refused and left as it is."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(ReadacrossError, match="there is something here already"):
        new(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_new_git_repository_becomes_a_collection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that holds nothing but `.git` is empty to whoever made it, and Git keeps its own."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["new", ".", "--name", "Anyshire"]) == 0
    written = [path for path in tmp_path.rglob("*") if path.is_file() and ".git" not in path.parts]
    assert f"{len(written)} files written; read ./README.md" in capsys.readouterr().out
    assert [path.name for path in (tmp_path / ".git").iterdir()] == ["HEAD"]
    assert read_collection(Path("source_texts")).authorities[0].name == "Anyshire"


def test_the_program_to_install_can_be_named(tmp_path: Path) -> None:
    """A council that keeps its own copy of the program installs that."""
    new(tmp_path / "letters", program="readacross @ git+https://example.org/readacross@v1")
    assert "example.org" in (tmp_path / "letters" / "requirements.txt").read_text("utf-8")


def _installed(folder: Path, monkeypatch: pytest.MonkeyPatch, recorded: str) -> None:
    """The program as an installer would have left it, with that record of where it is from."""
    about = folder / "readacross-7.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: readacross\nVersion: 7.0\n", "utf-8")
    if recorded:
        (about / "direct_url.json").write_text(recorded, "utf-8")
    monkeypatch.setattr(sys, "path", [str(folder)])


_GIT_RECORD = '{"url": "https://example.org/r.git", "vcs_info": {"vcs": "git", "commit_id": "a1b2", "x": 1}}'


@pytest.mark.parametrize(
    ("recorded", "requirement"),
    [
        ("", "readacross==7.0"),
        (_GIT_RECORD, "readacross @ git+https://example.org/r.git@a1b2"),
        (
            _GIT_RECORD.replace('"url"', '"subdirectory": "program", "url"'),
            "readacross @ git+https://example.org/r.git@a1b2#subdirectory=program",
        ),
        (_GIT_RECORD.replace("https://example.org", "file:///home/a"), "git+file:///home/a/r.git@a1b2"),
        (
            '{"url": "https://example.org/r-7.0.whl", "archive_info": {}}',
            "readacross @ https://example.org/r-7.0.whl",
        ),
        ('{"url": "file:///home/a/r", "dir_info": {"editable": true}}', "readacross @ file:///home/a/r"),
    ],
)
def test_a_new_collection_installs_the_program_from_where_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recorded: str, requirement: str
) -> None:
    """What the installer recorded is written, and nothing is made up; the file is one that pip reads."""
    _installed(tmp_path / "packages", monkeypatch, recorded)
    new(tmp_path / "letters")
    lines = (tmp_path / "letters" / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [requirement]


@pytest.mark.parametrize("local", [True, False])
def test_a_program_that_only_this_machine_has_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], local: bool
) -> None:
    """The file, the README and the command say that nobody else can install it; of an address none does."""
    recorded = '{"url": "file:///home/a/r", "dir_info": {}}' if local else _GIT_RECORD
    _installed(tmp_path / "packages", monkeypatch, recorded)
    assert main(["new", str(tmp_path / "letters")]) == 0
    readme = (tmp_path / "letters" / "README.md").read_text("utf-8")
    required = (tmp_path / "letters" / "requirements.txt").read_text("utf-8")
    said = capsys.readouterr().out
    assert [("obody else" in text) for text in (said, readme, required)] == [local] * 3
    assert "<!--" not in readme


def test_a_program_that_was_not_installed_must_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing says what to install, nothing is written and --program is asked for."""
    monkeypatch.setattr(sys, "path", [])
    assert main(["new", str(tmp_path / "letters")]) == 1
    assert "say it with --program" in capsys.readouterr().err
    assert not (tmp_path / "letters").exists()


def test_the_pages_lead_another_council_to_a_collection_of_its_own() -> None:
    """Whoever has letters about another council reads of `new` before the command that adds them here."""
    for page in ("README.md", "docs/maintaining.md"):
        _, _, adding = (ROOT / page).read_text("utf-8").partition("## Add a letter\n")
        before = adding.partition("readacross add")[0]
        assert "about another council" in before, page
        assert "collection of their own" in before, page
        assert "readacross new " in (ROOT / page).read_text("utf-8"), page


def test_the_page_for_maintainers_names_every_fact_at_the_top_that_readers_follow() -> None:
    """The address of the original, that of reports, and where the program stands are told."""
    told = (ROOT / "docs" / "maintaining.md").read_text("utf-8")
    example = told.partition("### The facts at the top")[2].partition("```yaml\n")[2].partition("```")[0]
    shown = example.replace("anytown", "kirklees")
    assert source_of("Text.\n", shown).meta.link.startswith("https://")
    assert "`report` in `mkdocs.yml`" in told
    assert "`.venv/bin/readacross`" in told.partition("## ")[0]


FORMS: dict[str, type[Checked]] = {
    "visits": VisitsFormat,
    "entities": EntitiesFormat,
    "terms": GlossaryFormat,
    "redirects": LedgerFormat,
}


def examples() -> list[str]:
    """Every example of a file on the page for maintainers."""
    told = (ROOT / "docs" / "maintaining.md").read_text("utf-8")
    return re.findall(r"^```yaml\n(.*?)^```$", told, re.DOTALL | re.MULTILINE)


def test_every_example_of_the_page_for_maintainers_is_read_as_it_stands() -> None:
    """Whoever copies one gets no message."""
    shown = set()
    for example in examples():
        if example.startswith("---"):
            continue  # the facts at the top, which another test reads
        form = FORMS.get(example.partition(":")[0], CorrectionsFormat)
        signed = form is not CorrectionsFormat or example.startswith("by:")
        read = checked(form, example if signed else f"by: {{who: A, when: 2026}}\n{example}", "an example")
        shown |= {key for key in read.model_fields_set if getattr(read, key)}
    assert shown == {"by", "blocks", "statements", "references", "oddities", "events", *FORMS}


def uncommented(path: Path) -> str:
    """The example in the comments of a list, as it stands once it is put in the place of the empty one."""
    lines = path.read_text("utf-8").partition("below:\n")[2].splitlines()
    return "".join(f"{line.removeprefix('# ')}\n" for line in lines if line.startswith("#"))


def test_an_empty_list_shows_what_an_entry_looks_like(tmp_path: Path) -> None:
    """The one that the page for maintainers has, to be uncommented; also in the file of paragraph numbers."""
    new(tmp_path / "letters", "Anyshire")
    texts = tmp_path / "letters" / "source_texts"
    for name in ("visits", "entities", "glossary"):
        assert uncommented(texts / "codebook" / f"{name}.yml") in examples(), name
    ledger = updated([parse(source_of("A paragraph.\n"), "letter")], Ledger("", {}, {}))
    assert ledger and ledger.endswith("\nredirects: {}\n")
    (texts / "permalinks.yml").write_text(ledger, "utf-8")
    assert uncommented(texts / "permalinks.yml") in examples()


def test_a_name_is_taken_word_for_word(tmp_path: Path) -> None:
    """Also one with what a pattern would read as more than its characters."""
    new(tmp_path / "letters", r"A\1B \g<0>")
    config = yaml.safe_load((tmp_path / "letters" / "mkdocs.yml").read_text("utf-8"))
    assert r"children’s services in A\1B \g<0>, kept" in config["site_description"]
    assert read_collection(tmp_path / "letters" / "source_texts").authorities[0].name == r"A\1B \g<0>"


@pytest.mark.parametrize("name", ["!!!", "清", "Any\nshire", "Any\x00shire"])
def test_a_name_that_gives_no_id_is_refused_before_anything_is_made(tmp_path: Path, name: str) -> None:
    """What could not be built is not begun."""
    with pytest.raises(ReadacrossError, match="--name: no address can be made"):
        new(tmp_path / "letters", name)
    assert list(tmp_path.iterdir()) == []
