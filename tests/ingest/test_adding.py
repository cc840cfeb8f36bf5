"""`add` writes a letter's source text with its front matter, and says what it found, or why it refused."""

from __future__ import annotations

import errno
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.codebook import read_collection
from generator.errors import ReadacrossError
from generator.ingest import adding, sandbox
from generator.ingest.adding import add
from generator.ingest.names_file import with_names
from generator.parse import parse
from generator.source import read_source
from tests.ingest import samples
from tests.ingest.pdf_writer import Flow
from tests.ingest.test_formats import docx_of, paragraph
from tests.reading import COLLECTION, ROOT

LINK = "https://example.org/letter.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A collection without letters."""
    collection = tmp_path / "source_texts"
    shutil.copytree(COLLECTION / "codebook", collection / "codebook")
    shutil.copy(COLLECTION / "collection.yml", collection)
    return collection


def pdf(folder: Path, name: str = "letter") -> Path:
    """A made-up document beside the collection."""
    path = folder.parent / f"{name}.pdf"
    path.write_bytes(getattr(samples, name)().bytes())
    return path


def test_a_pdf_becomes_a_letter_of_the_collection(folder: Path) -> None:
    """The source text is named by date, council and kind, is valid, and says where it comes from."""
    file = pdf(folder)
    report = add([file], folder)
    path = folder / "2018-07-05-anyshire-focused-visit.txt"
    assert report.ok
    assert [added.written for added in report.files] == [str(path)]
    source = read_source(path, read_collection(folder), str(path))
    assert source.meta.authors == ("Grace Sample",)
    assert source.meta.inspectors == ("Grace Sample", "Alan Test")
    assert source.meta.visit is not None
    assert (source.meta.visit.first, source.meta.visit.basis) == ("2018-06-12", "stated")
    assert source.meta.original_sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert source.meta.original_file == "letter.pdf"
    assert "pypdfium2" in source.meta.converted


def test_files_of_other_programs_beside_the_letters_stop_nothing(folder: Path) -> None:
    """Emacs links a dot file to nowhere while it edits a letter; a letter can be added all the same."""
    (folder / ".#2019-01-04-monitoring-visit.txt").symlink_to("me@host.123")
    assert add([pdf(folder)], folder).ok


@pytest.mark.parametrize("words", ["hello", "Notes\n\nMore notes\n", "Dear Ms Test\n"])
def test_a_file_without_a_paragraph_is_refused(folder: Path, words: str) -> None:
    """Every command would stop at such a letter; the collection stays as it was."""
    file = folder.parent / "x.doc"
    file.write_text(words, "utf-8")
    names = (folder / "collection.yml").read_bytes()
    report = add([file], folder)
    assert [str(one) for one in report.refused[0].problems] == [
        f"{file}: no paragraph was found in this file; expected a letter or a report of at least one "
        "sentence; check that it is the right file and came over whole [no-paragraph]"
    ]
    assert list(folder.glob("*.txt")) == []
    assert (folder / "collection.yml").read_bytes() == names


WEB_LETTER = """<!doctype html><html><head><title>{head}</title></head><body><main>{heading}<p>5 July 2018</p>
<p>Dear Ms Test</p><p>We visited on 12 June 2018.</p><h2>Headline findings</h2><p>Plans are good.</p>
<h2>What needs to improve in this area of practice</h2><ul><li>the quality of plans</li></ul>
<p>Yours sincerely</p></main></body></html>"""


@pytest.mark.parametrize("heading", ["<h1>Focused visit to <i>Anyshire</i> children’s services</h1>", ""])
def test_a_web_letter_is_called_by_its_main_heading(folder: Path, heading: str) -> None:
    """Or by the page's title where it has none: no section names a letter, and no sentence is a heading."""
    file = folder.parent / "letter.html"
    title = "Focused visit to Anyshire children’s services"
    file.write_text(WEB_LETTER.format(head="Letters" if heading else title, heading=heading), "utf-8")
    (added,) = add([file], folder).files
    source = read_source(Path(added.written), read_collection(folder), added.written)
    assert source.meta.title == title
    document = parse(source, "letter")
    assert [(b.kind, document.of(b)) for b in document.blocks if b.kind in ("title", "heading")] == [
        *([("title", title)] if heading else []),
        ("heading", "Headline findings"),
        ("heading", "What needs to improve in this area of practice"),
    ]
    assert "We visited on 12 June 2018." in [document.of(statement) for statement in document.statements]


def test_a_scanned_page_amid_a_letter_is_reported(folder: Path) -> None:
    """A page of a picture and no text is named in the report and the letter’s note; a blank one is not."""
    flow = samples.letter()
    flow.pdf.page()
    flow.pdf.page()
    flow.pdf.pages[-1].append("q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
    number = len(flow.pdf.pages)
    file = folder.parent / "letter.pdf"
    file.write_bytes(flow.bytes())
    report = add([file], folder, strict=True)
    assert not report.ok
    assert any(f"not read: page {number}, where a picture and no text was found" in s for s in report.lines())
    source = read_source(Path(report.files[0].written), read_collection(folder), "a letter")
    assert (
        source.meta.note
        == f"Page {number} of the original shows pictures without text, and could not be read."
    )


@pytest.mark.parametrize("name", ["letter", "report", "joint_letter"])
def test_what_is_added_is_parsed_as_it_was_laid_out(folder: Path, name: str) -> None:
    """The parser sees every paragraph and bullet of the PDF, and leaves its furniture out."""
    (added,) = add([pdf(folder, name)], folder).files
    collection = read_collection(folder)
    source = read_source(Path(added.written), collection, added.written)
    form = next(kind.form for kind in collection.kinds if kind.id == source.meta.kind)
    document = parse(source, form)
    body = [document.of(b) for b in document.blocks if b.kind in ("paragraph", "bullet")]
    numbered = {"letter": (), "report": [f"{n}. {samples.prose(n, 4)}" for n in range(1, 61)]}
    assert set(numbered.get(name, ())) <= set(body)
    assert {"letter": samples.prose(2, 6), "report": samples.prose(0, 3)}.get(name, body[0]) in body
    left_out = [document.of(b) for b in document.blocks if b.kind == "left-out"]
    assert len(left_out) == (name != "joint_letter")
    assert not any("=" * 20 in text for text in body)


def test_new_names_go_into_collection_yml_and_nothing_else_changes(folder: Path) -> None:
    """A council that the collection does not know is added to it by one line; comments and order stay."""
    before = (folder / "collection.yml").read_text("utf-8").splitlines()
    report = add([pdf(folder)], folder)
    after = (folder / "collection.yml").read_text("utf-8").splitlines()
    new = [line for line in after if line not in before]
    assert new == ["  - {id: anyshire, name: Anyshire}"]
    assert [line for line in after if line in before] == before
    assert report.files[0].names == ("authorities: anyshire",)


def test_the_same_file_twice_is_noticed(folder: Path) -> None:
    """A file whose content is held already is refused, even under another name, and nothing is written."""
    file = pdf(folder)
    add([file], folder)
    copy = Path(shutil.copy(file, folder.parent / "copy.pdf"))
    before = sorted(folder.glob("*.txt"))
    report = add([copy, file], folder)
    assert not report.ok
    assert [added.problems[0].rule for added in report.refused] == ["same-file", "same-file"]
    assert "as 2018-07-05-anyshire-focused-visit.txt" in report.refused[0].problems[0].message
    assert sorted(folder.glob("*.txt")) == before


def test_another_letter_of_that_name_gets_the_next_one(folder: Path) -> None:
    """Other words of the same date, council and kind stand beside the first; --replace replaces it."""
    add([pdf(folder)], folder)
    path = folder / "2018-07-05-anyshire-focused-visit.txt"
    before = path.read_bytes()
    changed = samples.letter()
    changed.paragraph("One more paragraph, which makes this another file.")
    other = folder.parent / "other.pdf"
    other.write_bytes(changed.bytes())
    report = add([other], folder)
    assert [Path(added.written).name for added in report.files] == [f"{path.stem}-2.txt"]
    told = next(line for line in report.lines() if f"{path.name} is another letter of this date" in line)
    assert told.endswith(f"delete {path.stem}-2.txt and add the file again with --replace.")
    assert path.read_bytes() == before
    path.with_name(f"{path.stem}-2.txt").unlink()
    changed.paragraph("And one more still.")
    other.write_bytes(changed.bytes())
    assert add([other], folder, replace=True).ok
    assert b"And one more still" in path.read_bytes()


def test_a_disk_that_fills_up_is_told_with_the_file_that_had_no_room(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system names no file; first the names in collection.yml find no room, then the source text."""

    def full(path: Path, _: bytes) -> None:
        raise OSError(errno.ENOSPC, f"No space left for {path.suffix}")

    for name in ("collection.yml", "2018-07-05-anyshire-focused-visit.txt"):
        with monkeypatch.context() as small, pytest.raises(OSError, match="No space left") as stopped:
            small.setattr("generator.ingest.adding.write_whole", full)
            add([pdf(folder)], folder)
        assert Path(stopped.value.filename) == folder / name
        add([pdf(folder)], folder)
        (folder / "2018-07-05-anyshire-focused-visit.txt").unlink()


def test_a_letter_of_the_same_words_is_refused(folder: Path) -> None:
    """Another file that says the same, word for word, is no second letter; --replace puts it in its place."""
    add([pdf(folder)], folder)
    again = folder.parent / "again.pdf"
    again.write_bytes(samples.letter().bytes() + b"\n% saved again\n")
    assert [a.problems[0].rule for a in add([again], folder).refused] == ["exists"]
    assert Path(add([again], folder, replace=True).files[0].written).name == (
        "2018-07-05-anyshire-focused-visit.txt"
    )


def test_two_letters_of_one_name_in_one_command_are_both_written(folder: Path) -> None:
    """Not even --replace lets a file take the place of one that was added by the same command."""
    first, second = pdf(folder), folder.parent / "second.pdf"
    changed = samples.letter()
    changed.paragraph("This is another letter of the same day.")
    second.write_bytes(changed.bytes())
    for replace in (False, True):
        report = add([first, second], folder, replace=replace)
        written = [Path(added.written).name for added in report.files]
        assert written == [f"2018-07-05-anyshire-focused-visit{n}.txt" for n in ("", "-2")]


def version(folder: Path, name: str, sentence: str) -> Path:
    """The made-up letter with one more sentence, beside the collection."""
    flow = samples.letter()
    flow.paragraph(sentence)
    path = folder.parent / f"{name}.pdf"
    path.write_bytes(flow.bytes())
    return path


def test_replace_does_not_choose_among_several_letters(folder: Path) -> None:
    """A new version may stand for either of two letters of one name, so both stay and the file is refused."""
    add([version(folder, "one", "This is one."), version(folder, "two", "This is two.")], folder)
    before = {path: path.read_bytes() for path in sorted(folder.glob("*.txt"))}
    report = add([version(folder, "two-v2", "This is two, put right.")], folder, replace=True)
    assert [added.problems[0].rule for added in report.refused] == ["several"]
    stem = "2018-07-05-anyshire-focused-visit"
    assert f"which of {stem}.txt, {stem}-2.txt this replaces" in report.refused[0].problems[0].message
    assert {path: path.read_bytes() for path in sorted(folder.glob("*.txt"))} == before


def test_no_letter_of_one_command_is_lost_whatever_their_order(folder: Path) -> None:
    """A letter that is held already does not take back a name that another has just been given."""
    one, two = version(folder, "one", "This is one."), version(folder, "two", "This is two.")
    add([one], folder)
    report = add([two, one], folder, replace=True)
    assert report.ok
    texts = [Path(added.written).read_text("utf-8") for added in report.files]
    assert ["This is two." in texts[0], "This is one." in texts[1]] == [True, True]


def test_one_letter_twice_in_a_command_is_written_once(folder: Path) -> None:
    """The same file, or another of the same words, is refused the second time, with --replace too."""
    file = pdf(folder)
    again = folder.parent / "again.pdf"
    again.write_bytes(samples.letter().bytes() + b"\n% saved again\n")
    report = add([file, file, again], folder, replace=True)
    assert [bool(added.written) for added in report.files] == [True, False, False]
    assert [added.problems[0].rule for added in report.refused] == ["same-file", "exists"]
    assert len(list(folder.glob("*.txt"))) == 1


def test_adding_again_gives_the_same_bytes(folder: Path) -> None:
    """The same file in gives the same source text out."""
    file = pdf(folder, "report")
    (added,) = add([file], folder).files
    before = Path(added.written).read_bytes()
    (again,) = add([file], folder, replace=True).files
    assert again.written == added.written
    assert Path(again.written).read_bytes() == before


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    """Each file is added or refused for itself, and the report keeps their order."""
    bad = folder.parent / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    report = add([bad, folder.parent / "none.pdf", pdf(folder)], folder)
    assert [bool(added.written) for added in report.files] == [False, False, True]
    assert [added.problems[0].rule for added in report.refused] == ["pdf-unreadable", "missing-file"]
    assert "1 of 3 added, 2 refused." in list(report.lines())


def test_a_file_with_only_a_page_number_does_not_stop_the_others(folder: Path) -> None:
    """A PDF whose only words are in its margin is refused by its name."""
    flow = Flow()
    flow.pdf.text(510, 40, "1", size=10)
    bare = folder.parent / "bare.pdf"
    bare.write_bytes(flow.bytes())
    report = add([bare, pdf(folder)], folder)
    assert [bool(added.written) for added in report.files] == [False, True]
    assert [added.problems[0].rule for added in report.refused] == ["no-paragraph"]


def test_strict_is_not_content_with_gaps(folder: Path) -> None:
    """A report without addressee is added, but not `ok` when strict; the gap and its reason are shown."""
    report = add([pdf(folder, "report")], folder, strict=True)
    assert not report.refused
    assert not report.ok
    assert "  addressee: not stated: the document has no salutation and no address" in list(report.lines())


@pytest.mark.parametrize("address", ["https://example.org/letter", ""])
def test_an_original_whose_address_is_not_known_is_told(folder: Path, address: str) -> None:
    """Readers are led to where the original is published; add says so if the document gives no address."""
    page = folder.parent / "letter.html"
    words = "<h1>A letter</h1><p>Children are seen often, and social workers know them well.</p>" * 3
    head = f'<link rel="canonical" href="{address}">' if address else ""
    page.write_text(f"<html><head>{head}</head><body><main>{words}</main></body></html>", "utf-8")
    report = add([page], folder)
    assert report.ok
    assert ("\nlink: https" in Path(report.files[0].written).read_text("utf-8")) is bool(address)
    assert any("link: not stated: add the address" in line for line in report.lines()) is (not address)


def test_a_text_without_a_date_is_added_as_undated(folder: Path) -> None:
    """A text that says nothing of itself is still taken in, every gap marked as not stated."""
    note = folder.parent / "note.txt"
    note.write_text("A note\n\nChildren like the park. They go there often, and they say so.\n", "utf-8")
    (added,) = add([note], folder).files
    source = read_source(Path(added.written), read_collection(folder), added.written)
    assert source.meta.date.basis == "not stated"
    assert source.meta.authority == source.meta.publisher == source.meta.licence == "not-stated"
    assert Path(added.written).name.startswith("0000-")


def test_hostile_words_stay_text_in_the_front_matter(folder: Path) -> None:
    """A title full of YAML is written so that it reads back as the title."""
    note = folder.parent / "note.txt"
    title = "Visit: {evil: !!python/object} 'x' \"y\" # & * | >"
    note.write_text(f"5 July 2018\n\nDear Ada Test\n\n{title}\n\nChildren are safe here now.\n", "utf-8")
    (added,) = add([note], folder).files
    assert read_source(Path(added.written), read_collection(folder), added.written).meta.title == title


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    """A file that keeps its reader busy is given up after the time allowed."""
    file = tmp_path / "a.txt"
    file.write_text("words", "utf-8")
    with pytest.raises(ReadacrossError, match="took longer than 0 s"):
        sandbox.convert(file, "a.txt", seconds=0.001)


def test_a_folder_is_called_one(folder: Path) -> None:
    """A folder is no damaged file: what can be given instead is said."""
    (added,) = add([folder.parent], folder).files
    (problem,) = added.problems
    assert problem.rule == "folder"
    assert (
        f"this is a folder, and letters are added file by file. Give the files in it: {folder.parent}/*"
        in (problem.message)
    )


def test_a_text_with_a_control_character_is_refused_by_its_own_line(folder: Path) -> None:
    """The line is that of the file that was given, and nothing is written."""
    note = folder.parent / "note.txt"
    note.write_text("5 July 2018\r\n\r\nDear Ada Test\r\n\r\nChildren are safe\x00 here now.\r\n", "utf-8")
    (added,) = add([note], folder).files
    (problem,) = added.problems
    assert (problem.path, problem.line, problem.rule) == (str(note), 5, "control-character")
    assert not list(folder.glob("*.txt"))


def test_control_characters_of_a_web_page_are_not_seen(folder: Path) -> None:
    """A browser shows nothing for them, and the letter has nothing in their place."""
    page = folder.parent / "page.html"
    words = "<p>5 July 2018</p><p>Dear Ada Test</p><p>\x02</p><p>Children are&#1; safe here.</p>"
    page.write_text(f"<!doctype html><html><body><h1>A letter\x01</h1>{words}</body></html>", "utf-8")
    (added,) = add([page], folder).files
    source = read_source(Path(added.written), read_collection(folder), added.written)
    assert source.meta.title == "A letter"
    assert "Dear Ada Test\n\nChildren are safe here.\n" in source.text


def test_a_file_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is looked at before anything is read."""
    file = tmp_path / "a.txt"
    file.write_text("words", "utf-8")
    monkeypatch.setattr(sandbox, "MOST_BYTES", 3)
    with pytest.raises(ReadacrossError, match="larger than"):
        sandbox.convert(file, "a.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("authorities:\n  - {id: a, name: A}  # first\n# end\n",
         "authorities:\n  - {id: a, name: A}  # first\n  - {id: b, name: B}\n# end\n"),
        ("authorities:\n- id: a\n  name: A\n\nkinds: []\n",
         "authorities:\n- id: a\n  name: A\n- {id: b, name: B}\n\nkinds: []\n"),
        ("authorities: []\n", "authorities: [{id: b, name: B}]\n"),
        ("authorities: [{id: a, name: A}]\n", "authorities: [{id: a, name: A}, {id: b, name: B}]\n"),
        ("title: x\n", "title: x\nauthorities:\n  - {id: b, name: B}\n"),
        ("authorities: [{id: b, name: Other}]\n", "authorities: [{id: b, name: Other}]\n"),
    ],
)  # fmt: skip
def test_a_name_is_added_to_a_list_however_it_is_written(text: str, expected: str) -> None:
    """Block or flow, indented or not, empty or missing: one entry more, and every other byte as it was."""
    assert with_names(text, "authorities", [{"id": "b", "name": "B"}], "collection.yml") == expected


def test_words_that_word_does_not_print_are_told_of(folder: Path) -> None:
    """Who adds a Word file learns that a comment was in it, which nobody else will see."""
    file = folder.parent / "minutes.docx"
    body = paragraph("Children are seen often, and leaders know the service well.")
    file.write_bytes(docx_of(body, comments=paragraph("Ask her first.")))
    report = add([file], folder)
    assert any("not taken over: 3 words that Word does not print" in line for line in report.lines())
    assert "Ask her" not in Path(report.files[0].written).read_text("utf-8")


def test_words_that_a_page_does_not_show_are_told_of(folder: Path) -> None:
    """Who adds a web page learns how much of it stands below the line that nobody saw in the browser."""
    file = folder.parent / "minutes.html"
    text = "<main><h1>Minutes</h1><p>Children are seen often, and leaders know the service well.</p></main>"
    for hidden, told in (
        (
            "<div hidden><p>Ask her first.</p></div>",
            ["3 words that the page does not show at first; they stand"],
        ),
        ("<div hidden>Old</div>", ["1 word that the page does not show at first; it stands"]),
        ("<button>Print</button>", []),
    ):
        file.write_text(f"<html><body>{text}{hidden}</body></html>", "utf-8")
        lines = add([file], folder, replace=True).lines()
        assert [line for line in lines if "left out" in line] == [
            f"  left out: {t} below the line" for t in told
        ]


def test_a_file_that_another_run_has_made_is_not_overwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name was free when the folder was looked at; the other's letter stays, and this one is refused."""
    path = folder / "2018-07-05-anyshire-focused-visit.txt"
    accept = adding._Intake.accept

    def meanwhile(*given: Any) -> Any:
        accepted = accept(*given)
        path.write_text("another's", "utf-8")
        return accepted

    monkeypatch.setattr(adding._Intake, "accept", meanwhile)
    for replace in (False, True):
        report = add([pdf(folder)], folder, replace=replace)
        assert [added.problems[0].rule for added in report.refused] == ["made-meanwhile"]
        assert path.read_text("utf-8") == "another's"
        path.unlink()


def test_two_runs_at_once_both_keep_their_letter(folder: Path) -> None:
    """One waits for the other, so that each letter of one council and day gets a name of its own."""
    (folder.parent / "mkdocs.yml").touch()
    files = [version(folder, name, f"This is {name}.") for name in ("one", "two")]
    command = [sys.executable, "-m", "generator.cli", "add", "--collection", str(folder)]
    runs = [subprocess.Popen([*command, str(file)], cwd=ROOT, stdout=subprocess.PIPE) for file in files]
    assert [(run.communicate(), run.returncode)[1] for run in runs] == [0, 0]
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    assert [sum(f"This is {name}." in text for text in texts) for name in ("one", "two")] == [1, 1]


def test_replace_keeps_what_a_person_added_and_tells_what_it_overwrites(folder: Path) -> None:
    """The address of the original is added by hand; what the document states itself comes from it."""
    file = pdf(folder)
    (added,) = add([file], folder).files
    path = Path(added.written)
    made = path.read_text("utf-8")
    linked = made.replace("\n---\n", f"\nlink: {LINK}\n---\n", 1)
    mended = linked.replace("- Grace Sample\n", "- Grace Semple\n", 1).replace("\nDear ", "\nMy dear ", 1)
    path.write_text(mended, "utf-8")
    report = add([file], folder, replace=True)
    assert path.read_text("utf-8") == linked
    assert [line for line in report.lines() if "kept" in line or "overwritten" in line] == [
        "  kept from before: link, which the document does not state",
        "  overwritten: authors, of which the document says something else",
        "  overwritten: the text, which said something else; words that somebody had mended in it are gone, "
        "so mend them again",
    ]
    assert not any("link: not stated" in line for line in report.lines())
    again = add([file], folder, replace=True)
    assert [line for line in again.lines() if "kept" in line or "overwritten" in line] == [
        "  kept from before: link, which the document does not state"
    ]


def test_replace_keeps_a_date_that_only_a_person_knows_and_not_a_note_of_pages_unread(folder: Path) -> None:
    """What `add` writes where nothing is stated gives way to a person's; a note of its own goes."""
    note = folder.parent / "note.txt"
    note.write_text("A note\n\nChildren like the park. They go there often, and they say so.\n", "utf-8")
    (added,) = add([note], folder).files
    path = Path(added.written)
    by_hand = {"value": "2019-01-04", "basis": "publisher", "why": "The list of letters says so."}
    unread = "Page 2 of the original shows pictures without text, and could not be read."
    before = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    facts = yaml.safe_dump({**before, "date": by_hand, "note": unread}, sort_keys=False)
    path.write_text(f"---\n{facts}---\n{path.read_text('utf-8').split('---', 2)[2].lstrip()}", "utf-8")
    (again,) = add([note], folder, replace=True).files
    source = read_source(path, read_collection(folder), "a letter")
    assert (source.meta.date.value, source.meta.date.basis, source.meta.note) == (
        "2019-01-04",
        "publisher",
        "",
    )
    assert again.merged is not None
    assert (again.merged.kept, again.merged.overwritten) == (("date",), ())


def test_replace_adds_no_name_that_the_letter_does_not_use(folder: Path) -> None:
    """Who published a note is known to a person only; the list of publishers gets no "not stated" for it."""
    note = folder.parent / "note.txt"
    note.write_text("A note\n\nChildren like the park. They go there often, and they say so.\n", "utf-8")
    names = (folder / "collection.yml").read_bytes()
    (added,) = add([note], folder).files
    path = Path(added.written)
    said = path.read_text("utf-8").replace("publisher: not-stated", "publisher: ofsted")
    path.write_text(said.replace("licence: not-stated", "licence: ogl-3"), "utf-8")
    (folder / "collection.yml").write_bytes(names)
    (again,) = add([note], folder, replace=True).files
    assert not [name for name in again.names if name.startswith(("publishers", "licences"))]
    collection = read_collection(folder)
    assert "not-stated" not in [publisher.id for publisher in collection.publishers]
    assert read_source(path, collection, "a letter").meta.publisher == "ofsted"


def test_replace_keeps_the_facts_of_a_text_that_begins_with_a_byte_order_mark(folder: Path) -> None:
    """Some editors write one unasked; the address that a person added there stays, and the mark goes."""
    file = pdf(folder)
    (added,) = add([file], folder).files
    path = Path(added.written)
    linked = path.read_text("utf-8").replace("\n---\n", f"\nlink: {LINK}\n---\n", 1)
    path.write_text(linked, "utf-8-sig")
    (again,) = add([file], folder, replace=True).files
    assert path.read_text("utf-8") == linked
    assert again.merged is not None
    assert again.merged.kept == ("link",)


def test_replace_loses_no_fact_that_it_cannot_read(folder: Path) -> None:
    """Where the old facts are no YAML the file is refused with their line, and stays as it was."""
    file = pdf(folder)
    (added,) = add([file], folder).files
    path = Path(added.written)
    broken = path.read_text("utf-8").replace("title: ", "title: [", 1)
    path.write_text(broken, "utf-8")
    (refused,) = add([file], folder, replace=True).refused
    assert (refused.problems[0].path, refused.problems[0].rule) == (str(path), "yaml")
    assert path.read_text("utf-8") == broken
