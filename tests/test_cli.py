"""The command: help, exit codes, and what it says of mistakes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Never

import pytest

from generator import program
from generator.cli import commands, main
from generator.exports import FORMATS
from tests.reading import COLLECTION, ROOT, corpus

COMMANDS = (
    "add", "build", "check", "evaluate", "export", "generate", "new", "review", "serve", "show", "train",
)  # fmt: skip


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def project(folder: Path) -> Path:
    """The whole project in a folder of its own, without what was built."""
    folder.mkdir(parents=True)
    for name in ("source_texts", "mkdocs.yml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()]
    made = {Path(line).name for line in ignored if line.startswith("docs/")}
    shutil.copytree(
        ROOT / "docs",
        folder / "docs",
        ignore=lambda where, names: made & set(names) if Path(where) == ROOT / "docs" else [],
    )
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_worth_reading(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The help says what the command does in a sentence, and names --collection."""
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert "--collection DIR" in said
    assert (command == "new") == ("without effect here" in said)
    assert len(said.split("\n\n")[1].split()) > 10


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["show"], ["export", "--format", "doc"]])
def test_wrong_usage_leaves_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is told apart from problems in the collection."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: readacross" in capsys.readouterr().err


def test_a_collection_that_is_not_there_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    """A missing folder is said in one line, with exit code 1."""
    assert main(["check", "--collection", "nowhere"]) == 1
    assert "nowhere: there is no such folder" in capsys.readouterr().err


def test_check_finds_nothing_to_mend_and_lists_what_to_look_at(capsys: pytest.CaptureFixture[str]) -> None:
    """The collection that the project holds is fine."""
    assert main(["check", "--collection", str(COLLECTION)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 to mend")


def test_check_lists_every_problem_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems of several files are told together, and the exit code is 1."""
    folder = Path(shutil.copytree(COLLECTION, tmp_path / "source_texts"))
    for path in sorted(folder.glob("2*.txt"))[:3]:
        path.write_text(path.read_text("utf-8").replace("licence: ", "license: ", 1), "utf-8")
    assert main(["check", "--collection", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len({line.split(":")[0] for line in lines if "license is not a key" in line}) == 3


def test_check_tells_what_is_wrong_with_mkdocs_yml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build would stop at it."""
    here = project(tmp_path / "here")
    monkeypatch.chdir(here)
    settings = (here / "mkdocs.yml").read_text("utf-8")
    (here / "mkdocs.yml").write_text(settings.replace("  report:", "  reprot:"), "utf-8")
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "extra.reprot is not a key that is known here; expected report" in said
    assert said.endswith("1 to mend, 0 to look at\n")


def test_a_file_that_is_not_read_is_told_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A letter saved as another kind of file is named by check and by generate, with what to do."""
    here = project(tmp_path / "here")
    monkeypatch.chdir(here)
    for name in ("2020-01-01-letter.docx", "letter.md", "letter.pdf", ".letter.txt.swp"):
        (here / "source_texts" / name).touch()
    (here / "source_texts" / "2020").mkdir()
    told = [f"source_texts/{n}:" for n in ("2020", "2020-01-01-letter.docx", "letter.md", "letter.pdf")]
    assert main(["check"]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if "not-read" in line]
    assert [line.split(" ")[0] for line in said] == told
    assert all("readacross add FILE" in line for line in said)
    assert main(["generate"]) == 0
    assert capsys.readouterr().err.splitlines() == said


def test_a_decision_or_rule_that_is_not_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A correction under another ending, in a folder below, or a misnamed list, would do nothing unseen."""
    folder = Path(shutil.copytree(COLLECTION, tmp_path / "source_texts"))
    (folder / "corrections" / "old").mkdir()
    for name in (
        "corrections/2019-01-04-monitoring-visit.yaml",
        "codebook/visit.yml",
        "codebook/.themes.yml.swp",
    ):
        (folder / name).touch()
    assert main(["check", "--collection", str(folder)]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if "not-read" in line]
    assert [line.removeprefix(f"{folder}/").partition(" to look at")[0] for line in said] == [
        "codebook/visit.yml:",
        "corrections/2019-01-04-monitoring-visit.yaml:",
        "corrections/old:",
    ]
    assert "expected here are entities.yml, glossary.yml, search.yml, themes.yml, visits.yml." in said[0]
    assert all("named as the letter is and ends in .yml" in line for line in said[1:])


def test_show_gives_the_blocks(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON of a letter has kind, text, offsets and lines for each block."""
    slug = "2019-01-04-monitoring-visit"
    assert main(["show", slug, "--format", "json", "--collection", str(COLLECTION)]) == 0
    blocks = json.loads(capsys.readouterr().out)
    document = corpus().letter(slug).document
    assert [(b["kind"], b["text"]) for b in blocks] == [(b.kind, document.of(b)) for b in document.blocks]
    assert all(document.text[b["start"] : b["end"]] == b["text"] for b in blocks)
    assert main(["show", slug, "--collection", str(COLLECTION)]) == 0
    assert "[concern]" in capsys.readouterr().out


def test_show_fails_for_its_own_letter_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever looks for a fault in one letter is not stopped by that of another."""
    folder = Path(shutil.copytree(COLLECTION, tmp_path / "source_texts"))
    broken, sound = "2017-12-director-message", "2019-01-04-monitoring-visit"
    path = folder / f"{broken}.txt"
    path.write_text(path.read_text("utf-8").replace("licence: ", "license: ", 1), "utf-8")
    (folder / "corrections" / "2000-nobody.yml").touch()
    assert main(["show", sound, "--collection", str(folder)]) == 0
    assert capsys.readouterr().err == ""
    assert main(["show", broken, "--collection", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "license is not a key" in said
    assert "nobody" not in said
    own = folder / "collection.yml"
    own.write_text(own.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    for slug, others in ((broken, True), (sound, False)):
        assert main(["show", slug, "--collection", str(folder)]) == 1
        said = capsys.readouterr().err
        assert "titel is not a key" in said
        assert ("license is not a key" in said) is others
        assert "nobody" not in said


def test_show_of_an_unknown_letter_names_those_that_are_here(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong name is answered with the right ones."""
    assert main(["show", "nobody", "--collection", str(COLLECTION)]) == 1
    assert "2019-01-04-monitoring-visit" in capsys.readouterr().err


def test_export_is_the_record_that_was_promised(tmp_path: Path) -> None:
    """One object a statement, in reading order, with offsets that give its words."""
    out = tmp_path / "out.jsonl"
    assert main(["export", "--collection", str(COLLECTION), "--output", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(r["letter"], r["statement"]) for r in rows] == [
        (letter.slug, s.id) for letter in corpus().letters for s in letter.document.statements
    ]
    keys = {"letter", "block", "paragraph", "statement", "kind", "heading", "start", "end"}
    for row in rows:
        said = {"lines", "text", "themes", "stance", "mentions", "references", "licence", "licence_name"}
        assert set(row) == keys | said
        text = corpus().letter(row["letter"]).document.text
        assert text[row["start"] : row["end"]] == row["text"]
        assert all({"id", "by", "why"} <= set(label) for label in [row["stance"], *row["themes"]])


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with its SHA-256."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its site, built once; tests leave it as it is."""
    here = project(tmp_path_factory.mktemp("built") / "one")
    done = run("build", cwd=here, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr
    return here


def test_the_same_letters_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale and hash seed change no byte of the site."""
    two = project(tmp_path / "deep" / "er" / "two")
    second = run("build", cwd=two, TZ="Pacific/Auckland", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert second.returncode == 0, second.stderr
    assert digests(built / "site") == digests(two / "site")
    assert len(digests(two / "site")) > 100


def test_a_failed_build_leaves_the_last_good_site(built: Path, tmp_path: Path) -> None:
    """A broken letter stops the build with exit code 1, and the site that stands is untouched."""
    here = Path(shutil.copytree(built, tmp_path / "project"))
    before = digests(here / "site")
    pages = digests(here / "docs")
    letter = here / "source_texts" / "2019-01-04-monitoring-visit.txt"
    letter.write_text(letter.read_text("utf-8").replace("basis: stated", "basis: sated", 1), "utf-8")
    failed = run("build", cwd=here)
    assert failed.returncode == 1
    assert "source_texts/2019-01-04-monitoring-visit.txt:6: date.basis" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert digests(here / "site") == before
    assert digests(here / "docs") == pages


def test_a_second_run_writes_nothing(built: Path) -> None:
    """Generating again with nothing changed touches no file."""
    before = times(built)
    assert "0 files written" in run("generate", cwd=built).stdout
    assert times(built) == before


def times(folder: Path) -> dict[Path, int]:
    """When each file was last written, but for what is kept to save work."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".readacross" not in path.parts)
    return {path: path.stat().st_mtime_ns for path in files}


def test_evaluate_holds_the_coding_against_a_reference(capsys: pytest.CaptureFixture[str]) -> None:
    """The published coding of the five letters agrees wholly with its own review."""
    reviewed = str(ROOT / "tests" / "cases" / "reviewed.jsonl")
    assert main(["evaluate", reviewed, "--collection", str(COLLECTION)]) == 0
    said = capsys.readouterr().out
    assert "232 statements" in said
    assert "1.00" in said


def test_letters_that_are_not_here_are_named_and_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reference of more letters gives the figures of those that are here, and names the others."""
    reviewed = (ROOT / "tests" / "cases" / "reviewed.jsonl").read_text("utf-8")
    other = {
        "letter": "2020-01-02-anytown",
        "id": 1,
        "text": "T.",
        "themes": ["workforce"],
        "stance": ["mixed"],
    }
    both = tmp_path / "both.jsonl"
    both.write_text(reviewed + json.dumps(other) + "\n", "utf-8")
    for form in ("text", "markdown"):
        said = {}
        for path in (both, ROOT / "tests" / "cases" / "reviewed.jsonl"):
            assert main(["evaluate", str(path), "--format", form, "--collection", str(COLLECTION)]) == 0
            said[path.name] = capsys.readouterr().out
        assert "5 of the reference's 6 letters compared" in said["both.jsonl"]
        assert "2020" in said["both.jsonl"].partition("232 statements")[0]
        after = [one.partition("232 statements")[2] for one in said.values()]
        assert after[0] == after[1] != ""


def test_a_reference_of_other_letters_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the collection holds none of the letters there is nothing to measure."""
    other = tmp_path / "other.jsonl"
    other.write_text('{"letter": "x", "id": 1, "text": "T.", "themes": [], "stance": ["none"]}\n', "utf-8")
    assert main(["evaluate", str(other), "--collection", str(COLLECTION)]) == 1
    caught = capsys.readouterr()
    assert "other.jsonl: the collection holds none of this reference's 1 letters" in caught.err
    assert caught.out == ""


def test_evaluate_lists_what_changed_since_an_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stance that was another one before is told with its letter and its words; nothing else is."""
    rows = [json.loads(line) for line in b"".join(FORMATS["jsonl"](corpus())).decode("utf-8").splitlines()]
    old = tmp_path / "old.jsonl"
    old.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert main(["evaluate", "--compare", str(old), "--collection", str(COLLECTION)]) == 0
    assert capsys.readouterr().out == "No statement is coded another way.\n"
    changed = next(row for row in rows if row["stance"]["id"] == "concern")
    changed["stance"]["id"] = "strength"
    old.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert (
        main(["evaluate", "--compare", str(old), "--format", "markdown", "--collection", str(COLLECTION)])
        == 0
    )
    said = capsys.readouterr().out
    assert "1 statement is gained, lost or coded another way" in said
    assert "strength to concern" in said


def test_evaluate_with_nothing_to_hold_against_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A reference or an earlier export must be named."""
    with pytest.raises(SystemExit) as left:
        main(["evaluate", "--collection", str(COLLECTION)])
    assert left.value.code == 2
    assert "REFERENCE" in capsys.readouterr().err


def test_no_command_writes_over_what_it_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that the command is given, and any in the collection's folder, stays as it was."""
    folder = Path(shutil.copytree(COLLECTION, tmp_path / "source_texts"))
    reference = tmp_path / "reference.jsonl"
    shutil.copy(ROOT / "tests" / "cases" / "reviewed.jsonl", reference)
    before = digests(tmp_path)
    letter = str(folder / "2019-01-04-monitoring-visit.txt")
    typed = str(reference)
    inside = "this is in the collection's folder, where its own files alone belong"
    for arguments, why in (
        (["export", "-o", letter], inside),
        (["evaluate", typed, "--page", letter], inside),
        (
            ["evaluate", typed, "--page", f"{folder}/../reference.jsonl"],
            "this command is given this file already",
        ),
        (["train", typed, "-o", typed], "this command is given this file already"),
        (
            ["train", typed, "-o", f"{tmp_path}/w", "--figures", f"{tmp_path}/w"],
            "this command is given this file already",
        ),
    ):
        assert main([*arguments, "--collection", str(folder)]) == 1
        assert f"{why}; name another file to write" in capsys.readouterr().err
    assert digests(tmp_path) == before


def test_the_pages_name_every_command() -> None:
    """Each command stands in the README or in the pages for maintainers."""
    written = (ROOT / "README.md").read_text("utf-8") + "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))
    )
    assert [command for command in COMMANDS if f"readacross {command}" not in written] == []


def test_what_is_kept_to_save_work_may_be_deleted(built: Path, tmp_path: Path) -> None:
    """Without `.readacross/` a changed collection is generated too, and a letter taken out leaves no page."""
    here = Path(shutil.copytree(built, tmp_path / "project"))
    shutil.rmtree(here / ".readacross")
    slug = "2018-08-news-fifth-monitoring-visit"
    assert (here / "docs" / "letters" / slug / "index.md").is_file()
    (here / "source_texts" / f"{slug}.txt").unlink()
    (here / "source_texts" / "corrections" / f"{slug}.yml").unlink()
    ledger = here / "source_texts" / "permalinks.yml"
    ledger.write_text("letters: {}\n", "utf-8")
    again = run("generate", cwd=here)
    assert again.returncode == 0, again.stderr
    assert not (here / "docs" / "letters" / slug / "index.md").exists()


@pytest.mark.parametrize("number", ["-3", "many", "1000000"])
def test_a_number_of_processes_is_one_that_can_be(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be a number of processes is refused before anything is read."""
    with pytest.raises(SystemExit):
        main(["generate", "--jobs", number])
    assert "a number from 0 to" in capsys.readouterr().err


def test_a_terminal_without_the_letters_characters_stops_nothing() -> None:
    """What it cannot show is shown by its number."""
    said = run("show", "2019-01-04-monitoring-visit", PYTHONIOENCODING="latin-1")
    assert (said.returncode, said.stderr) == (0, "")
    assert "\\u2019" in said.stdout


@pytest.mark.parametrize("number", ["0", "-3", "many", "65536"])
def test_a_port_is_one_that_can_be(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be a port is refused before a site is built for it."""
    with pytest.raises(SystemExit) as left:
        main(["serve", "--port", number])
    assert left.value.code == 2
    assert "a number from 1 to 65535 is expected" in capsys.readouterr().err


def test_a_preview_that_nobody_could_see_is_not_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another preview stands there, or the address is not this computer's."""
    monkeypatch.setattr(program, "build", lambda *_, **__: pytest.fail("it was built"))
    assert main(["serve", "--host", "nosuch.invalid", "--collection", str(COLLECTION)]) == 1
    assert "cannot serve on nosuch.invalid:8000" in capsys.readouterr().err


def test_a_preview_is_kept_apart_from_the_site(capsys: pytest.CaptureFixture[str]) -> None:
    """Its pages give this computer as their address, so it must not stand where a site is published from."""
    for command, folder in (("build", "site"), ("serve", ".readacross/preview")):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        told = f"where the site goes (default: {folder} in the collection's project)"
        assert told in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("command", "own"), [("build", "site"), ("serve", ".readacross/preview")])
def test_a_site_goes_where_its_collection_belongs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, own: str
) -> None:
    """The build of another project's collection does not replace the site of the one we stand in."""
    asked: list[Path] = []

    def stop(_: Path, site: Path, *__: object, **___: object) -> Never:
        asked.append(site)
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "build", stop)
    monkeypatch.setattr(commands, "require_place", lambda *_: None)  # another preview may stand there
    for name in ("here", "other"):
        (tmp_path / name / "source_texts").mkdir(parents=True)
        (tmp_path / name / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path / "here")
    for more in ([], ["--collection", "../other/source_texts"], ["--site", "x"]):
        assert main([command, *more]) == 130
    assert asked == [Path(own), tmp_path / "other" / own, Path("x")]


@pytest.mark.parametrize(
    "typed", ["example.org", "ftp://a.org/", "https://a b/", 'https://a/"', "https:///x"]
)
def test_an_address_that_is_none_is_told_before_a_build(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would stand on every page, so nothing is read before it is right."""
    with pytest.raises(SystemExit) as left:
        main(["build", "--site-url", typed])
    assert left.value.code == 2
    assert "is no address of a site; expected one such as https://" in capsys.readouterr().err


FULL = """
import resource, sys
from pathlib import Path
from generator import program
from generator.cli import main
from generator.write import File, FileBatch, write_files

def generate(*_, **__):
    resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
    write_files([FileBatch(lambda: [File("data/a.csv", lambda: [bytes(9001)])])], *PATHS)

PATHS = Path("docs"), Path("docs/.written.json")
program.generate = generate
sys.exit(main(["generate"]))
"""


def test_a_disk_that_is_full_is_told_with_the_file_that_had_no_room(tmp_path: Path) -> None:
    """The system itself names no file when a write fails; a share of the disk stands for the whole here."""
    (tmp_path / "source_texts").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", FULL],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    told = "docs/data/a.csv: File too large; this disk or your share of it is full; make room"
    assert (done.returncode, done.stderr) == (1, f"{told}, then run it again\n")
    assert list((tmp_path / "docs").iterdir()) == []
