"""Which files of a collection's folder are letters, and what is told of all of them together."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus import read_corpus, read_letters
from generator.errors import ReadacrossError
from generator.inventory import letter_paths
from tests.reading import copied
from tests.refused import CORRECTIONS


def test_files_of_other_programs_are_no_letters(tmp_path: Path) -> None:
    """macOS keeps a file's colours in `._name`, and Emacs links `.#name` to nowhere while one is edited."""
    folder = copied(tmp_path)
    letters = letter_paths(folder)
    for place in (folder, folder / "corrections"):
        ending = ".txt" if place == folder else ".yml"
        (place / f"._2019-01-04-monitoring-visit{ending}").write_bytes(b"\x00\x05\x16\x07\x00")
        (place / f".#2019-01-04-monitoring-visit{ending}").symlink_to("me@host.123")
    assert letter_paths(folder) == letters
    assert [problem for problem in read_letters(folder).problems if problem.fatal] == []


def test_all_letters_are_read_before_the_problems_are_told(tmp_path: Path) -> None:
    """A letter that fails does not hide the problems of another, and the good ones are still read."""
    folder = copied(tmp_path)
    for slug in ("2019-01-04-monitoring-visit", "2021-11-10-focused-visit"):
        path = folder / f"{slug}.txt"
        path.write_text(path.read_text("utf-8").replace("kind: ", "knid: ", 1), "utf-8")
    reading = read_letters(folder)
    assert len(reading.letters) == 3
    assert len({p.path for p in reading.problems if p.fatal}) == 2
    with pytest.raises(ReadacrossError):
        read_corpus(folder)


def test_corrections_of_a_letter_that_is_not_here_are_told(tmp_path: Path) -> None:
    """A renamed letter does not lose its corrections in silence."""
    folder = copied(tmp_path)
    (folder / "corrections" / "2001-01-01-gone.yml").write_text(CORRECTIONS.format(quote="x"), "utf-8")
    assert [p.rule for p in read_letters(folder).problems if p.fatal] == ["stray-corrections"]


def test_a_reference_to_nothing_is_refused(tmp_path: Path) -> None:
    """A correction that names a visit which is not here stops the build, and names those that are."""
    folder = copied(tmp_path)
    path = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    text = path.read_text("utf-8").replace(
        "target: kirklees-2018-12-04-monitoring-visit", "target: 2017-99-nope"
    )
    path.write_text(text, "utf-8")
    with pytest.raises(ReadacrossError, match=r"corrections/.*'2017-99-nope', which is neither a visit"):
        read_corpus(folder)


def test_each_decision_that_leads_nowhere_is_told_on_its_own_line(tmp_path: Path) -> None:
    """Also where two of one letter name the same visit."""
    folder = copied(tmp_path)
    path = folder / "corrections" / "2017-08-commissioner-addendum.yml"
    text = path.read_text("utf-8").replace("target: 2017-06-monitoring-visit", "target: 2017-06-nope")
    path.write_text(text, "utf-8")
    with pytest.raises(ReadacrossError) as caught:
        read_corpus(folder)
    lines = [n for n, line in enumerate(text.splitlines(), 1) if "target: 2017-06-nope" in line]
    assert [problem.line for problem in caught.value.problems] == lines
    assert len(lines) == 2


def test_each_lost_number_is_told_on_its_own_line_of_the_ledger(tmp_path: Path) -> None:
    """A number without its paragraph, one with other words, a letter that is gone, and lines of redirects."""
    folder = copied(tmp_path)
    path, letter = folder / "permalinks.yml", folder / "2019-01-04-monitoring-visit.txt"
    text = letter.read_text("utf-8")
    letter.write_text(text.replace("Supervision continues to be", "Supervision continued to be", 1), "utf-8")
    (folder / "corrections" / f"{letter.stem}.yml").unlink()
    lost = "    p29: 12345678\n"
    ledger = path.read_text("utf-8").replace("redirects: {}\n", "").rstrip("\n").split("\nletters:\n", 1)
    here = f"  {letter.stem}:\n"
    path.write_text(
        f"{ledger[0]}\nletters:\n  2018-01-01-gone: {{p1: 12345678}}\n"
        + ledger[1].replace(here, here + lost)
        + f"\nredirects:\n  {letter.stem}:\n    p30: p97\n  2018-01-01-none:\n    p1: p2\n",
        "utf-8",
    )
    lines = path.read_text("utf-8").splitlines()
    told = [p for p in read_letters(folder).problems if p.path == path.as_posix()]
    there = {lines[p.line - 1].strip().split(" ")[0] for p in told}
    changed = next(p.message for p in told if not p.fatal).partition("#")[2].partition(" ")[0]
    assert all(p.line for p in told)
    assert there == {"2018-01-01-gone:", "p29:", "p30:", "p1:", f"{changed}:"}
    assert len({p.line for p in told}) == len(told) == 5


def test_two_letters_may_report_one_visit(tmp_path: Path) -> None:
    """A letter issued again reports the same visit: there is one visit, and both letters speak of it."""
    folder = copied(tmp_path)
    first = folder / "2019-01-04-monitoring-visit.txt"
    (folder / "2019-01-05-monitoring-visit-again.txt").write_text(first.read_text("utf-8"), "utf-8")
    corpus = read_corpus(folder)
    ids = [visit.id for visit in corpus.visits]
    assert len(ids) == len(set(ids))
    visit = next(v for v in corpus.visits if v.first == "2018-12-04")
    assert {s.letter for s in visit.spoken_of} >= {first.stem, "2019-01-05-monitoring-visit-again"}


def test_a_visit_that_a_letter_reports_is_not_written_down_again(tmp_path: Path) -> None:
    """Two visits of one id would share every link, so the entry is refused."""
    folder = copied(tmp_path)
    path = folder / "codebook" / "visits.yml"
    again = "kirklees-2018-12-04-monitoring-visit"
    text = path.read_text("utf-8")
    path.write_text(text.replace("id: 2017-06-monitoring-visit", f"id: {again}", 1), "utf-8")
    (problem,) = [p for p in read_letters(folder).problems if p.fatal]
    assert problem.path.endswith("codebook/visits.yml")
    assert f"{again!r} is the one that 2019-01-04-monitoring-visit reports" in problem.message


@pytest.mark.parametrize("written", ['" {}"', ">\n      {}\n"])
def test_the_line_of_an_id_is_found_however_it_is_written(tmp_path: Path, written: str) -> None:
    """With a space within its quotation marks, or in lines folded into one: it is the same id."""
    folder = copied(tmp_path)
    path = folder / "codebook" / "visits.yml"
    text = path.read_text("utf-8")
    was, again = "id: 2017-06-monitoring-visit", "kirklees-2018-12-04-monitoring-visit"
    path.write_text(text.replace(was, f"id: {written.format(again)}", 1), "utf-8")
    line = text[: text.index(was)].count("\n") + 1
    (problem,) = [p for p in read_letters(folder).problems if p.fatal]
    assert (problem.rule, problem.line) == ("given-twice", line)
    path.write_text(text, "utf-8")
    decided = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    text = decided.read_text("utf-8")
    was = f"target: {again}"
    decided.write_text(text.replace(was, f"target: {written.format('2017-99-nope')}", 1), "utf-8")
    with pytest.raises(ReadacrossError) as caught:
        read_corpus(folder)
    (problem,) = caught.value.problems
    assert (problem.rule, problem.line) == ("unknown-target", text[: text.index(was)].count("\n") + 1)
