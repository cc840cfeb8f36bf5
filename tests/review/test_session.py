"""A review from its first question to its last, with what it leaves on disk."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.corpus import read_corpus
from generator.corrections import read_corrections
from generator.errors import ReadacrossError
from generator.review import session
from generator.review.items import Item, Opened, labels_of, open_letter
from generator.review.session import Terminal, review
from tests.reading import COLLECTION, corpus

SLUG = "2018-08-news-fifth-monitoring-visit"
WHEN = "2026-11-22"

Line = str | Callable[[], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the collection, in which the letter has no corrections yet."""
    copy = shutil.copytree(COLLECTION, tmp_path / "source_texts")
    written(copy).unlink()
    return copy


def written(folder: Path) -> Path:
    """The letter's file of corrections."""
    return folder / "corrections" / f"{SLUG}.yml"


def run(folder: Path, *lines: Line, who: str = "Ann") -> str:
    """A review in which a person types these lines, then closes the terminal; what they saw, on one line."""
    said: list[str] = []
    waiting = list(lines)

    def ask(prompt: str) -> str:
        said.append(prompt)
        if not waiting:
            raise EOFError
        line = waiting.pop(0)
        return line if isinstance(line, str) else line()

    terminal = Terminal(ask, said.append, lambda: 60)
    review(folder, SLUG, folder.parent / ".readacross" / "review", terminal, who, WHEN)
    assert not waiting
    return " ".join(" ".join(said).split())


def first(folder: Path) -> Item:
    """The statement that is asked about first when nothing has been reviewed."""
    return open_letter(folder, SLUG).items[0]


def other(opened: Opened, item: Item) -> tuple[str, str]:
    """The keys that give the statement another stance and one more theme."""
    ids = [theme.id for theme in opened.codebook.themes]
    stances = [stance.id for stance in opened.codebook.stances]
    stance = next(n for n, s in enumerate(stances, start=1) if s != item.labels.stance)
    theme = next(n for n, t in enumerate(ids, start=1) if t not in item.labels.themes)
    return f"s {stance}", f"t {theme}"


def published(folder: Path, item: Item) -> tuple[str, tuple[str, ...], str]:
    """The statement's stance and themes in the corpus, and who decided the stance."""
    for statement, coding in read_corpus(folder).letter(SLUG).coded():
        if statement.id == item.statement.id:
            labels = labels_of(coding)
            return labels.stance, labels.themes, coding.stance.by
    raise AssertionError(item.statement.id)


def test_a_change_is_written_and_the_corpus_has_it(folder: Path) -> None:
    """A file of corrections is begun; it says who, when and why, and the words of the statement."""
    opened, item = open_letter(folder, SLUG), first(folder)
    stance, theme = other(opened, item)
    run(folder, stance, theme, "", "The sentence says so.", "q")
    entry = read_corrections(folder, SLUG, opened.codebook).statements[0]
    assert (entry.quote, entry.why, entry.who, entry.when) == (
        item.text,
        "The sentence says so.",
        "Ann",
        WHEN,
    )
    now = published(folder, item)
    assert now[0] == opened.codebook.stances[int(stance[2:]) - 1].id
    assert set(now[1]) - set(item.labels.themes) == {opened.codebook.themes[int(theme[2:]) - 1].id}
    assert now[2] == "person"


def test_accepting_writes_no_correction(folder: Path) -> None:
    """The coder's labels stay the coder's; the next review does not ask again."""
    item = first(folder)
    run(folder, "", "y", "q")
    assert not written(folder).exists()
    assert published(folder, item)[2] == "model"
    assert item.statement.id not in [i.statement.id for i in remaining(folder)]


def remaining(folder: Path) -> list[Item]:
    """What the next review would ask about, in order."""
    items = open_letter(folder, SLUG).items
    said = run(folder, "q")
    count = said.split("Statement ")[1].split()[0]
    return list(items[int(count) - 1 :])


def test_undo_gives_back_the_file_as_it_was(folder: Path) -> None:
    """Twice, to before the file was begun; and the statement is asked about again."""
    opened = open_letter(folder, SLUG)
    keys = [other(opened, item)[0] for item in opened.items[:2]]
    after_one: list[bytes] = []

    def note() -> str:
        after_one.append(written(folder).read_bytes())
        return keys[1]

    def undo() -> str:
        assert written(folder).read_bytes() != after_one[0]
        return "u"

    def undo_again() -> str:
        assert written(folder).read_bytes() == after_one[0]
        return "u"

    said = run(folder, keys[0], "", "Because.", note, "", "", undo, undo_again, "u", "q")
    assert not written(folder).exists()
    assert "There is no decision of this sitting left to undo." in said
    assert said.count(f"Statement 1 of {len(opened.items)}") == 3
    assert "0 accepted, 0 changed, 0 skipped" in said


def test_a_decision_of_before_is_replaced_and_the_rest_of_the_file_stays(folder: Path) -> None:
    """Decided statements come last; the comments and entries that a person wrote stay byte for byte."""
    original = (COLLECTION / "corrections" / f"{SLUG}.yml").read_bytes()
    written(folder).write_bytes(original)
    opened = open_letter(folder, SLUG)
    undecided = [item for item in opened.items if not item.entries]
    item = opened.items[len(undecided)]
    stance = other(opened, item)[0]
    run(folder, *[""] * len(undecided), stance, "", "On reflection.", "q")
    now = written(folder).read_bytes()
    entries = read_corrections(folder, SLUG, opened.codebook).statements
    assert len(entries) == len(opened.corrections.statements)
    pairs = enumerate(zip(entries, opened.corrections.statements, strict=True))
    assert [n for n, (after, before) in pairs if after != before] == [item.entries[-1]]
    kept = [line for line in original.splitlines() if line in now.splitlines()]
    assert len(original.splitlines()) - len(kept) <= 3


def test_a_file_changed_by_somebody_else_is_not_overwritten(folder: Path) -> None:
    """The decision is asked again, with the file read anew."""
    opened, item = open_letter(folder, SLUG), first(folder)
    stance = other(opened, item)[0]
    theirs = f'by: {{who: Bea, when: 2026-11-21}}\nstatements:\n- quote: "{opened.items[5].text}"\n'
    theirs += "  stance: mixed\n  why: Hers.\n"

    def meanwhile() -> str:
        written(folder).write_text(theirs, "utf-8")
        return "Because."

    said = run(folder, stance, "", meanwhile, "q")
    assert written(folder).read_text("utf-8") == theirs
    assert "has been changed by somebody else" in said
    assert said.count(f"{item.statement.id}, line") == 2
    run(folder, stance, "", "Because.", "q")
    assert written(folder).read_text("utf-8").startswith(theirs)
    assert published(folder, item)[2] == "person"


def test_a_file_spoilt_by_somebody_else_is_said_and_left_alone(folder: Path) -> None:
    """The problem names the file and line; the review can go on once it is mended."""

    def spoil() -> str:
        written(folder).write_text("by: [", "utf-8")
        return ""

    def mend() -> str:
        written(folder).unlink()
        return ""

    said = run(folder, spoil, "", mend, "q")
    assert f"corrections/{SLUG}.yml:1: " in said
    assert "1 accepted" in said


def test_a_file_that_cannot_be_added_to_is_left_alone(folder: Path) -> None:
    """The entry to write by hand is shown, and the statement stays."""
    text = "{by: {who: Bea, when: 2026-11-21}}\n"
    written(folder).write_text(text, "utf-8")
    item = first(folder)
    said = run(folder, other(open_letter(folder, SLUG), item)[0], "", "Because.", "q")
    assert written(folder).read_text("utf-8") == text
    assert "Nothing was written." in said
    assert 'why: "Because."' in said
    assert "0 accepted, 0 changed" in said


def test_a_place_that_cannot_be_kept_stops_nothing(folder: Path) -> None:
    """Where the review is cannot be kept; that is said, the decisions are, and the review goes on."""
    opened = open_letter(folder, SLUG)
    (folder.parent / ".readacross").write_text("in the way", "utf-8")
    said = run(folder, "", other(opened, opened.items[1])[0], "", "Because.", "q")
    assert said.count("Where you are cannot be kept") == 2
    assert published(folder, opened.items[1])[2] == "person"


def test_a_decision_that_cannot_be_written_stays_to_be_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full: that is said, nothing is written, and the same statement is asked about still."""
    opened, item = open_letter(folder, SLUG), first(folder)

    def full(path: Path, _: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(session, "write_if_changed", full)
    said = run(folder, other(opened, item)[0], "", "Because.", "q")
    assert f"The corrections cannot be written: [Errno {errno.ENOSPC}]" in said
    assert "Nothing was written. Statement 1 of" in said
    assert not written(folder).exists()
    assert published(folder, item)[2] == "model"


def test_decisions_behind_a_link_to_nothing_are_missed(folder: Path) -> None:
    """A review does not begin anew where the decisions that were made cannot be found."""
    written(folder).symlink_to(folder / "nowhere" / "x.yml")
    with pytest.raises(ReadacrossError, match="this file is missing"):
        run(folder)


@pytest.mark.parametrize("end", [KeyboardInterrupt, EOFError])
def test_leaving_at_any_question_keeps_every_decision(folder: Path, end: type[BaseException]) -> None:
    """Ctrl+C and a closed terminal end the review as q does."""
    opened = open_letter(folder, SLUG)
    stance = other(opened, opened.items[0])[0]

    def leave() -> str:
        raise end

    said = run(folder, stance, "", "Because.", other(opened, opened.items[1])[0], "", leave)
    assert "Every decision so far is kept" in said
    assert published(folder, opened.items[0])[2] == "person"
    assert published(folder, opened.items[1])[2] == "model"
    assert f"Statement 2 of {len(opened.items)}" in run(folder, "q")


def test_quitting_with_a_change_that_has_no_reason_says_so(folder: Path) -> None:
    """It is not kept, since every decision says why."""
    said = run(folder, other(open_letter(folder, SLUG), first(folder))[0], "", "q")
    assert "Your change to this statement is not kept" in said
    assert not written(folder).exists()


def test_the_review_comes_to_an_end(folder: Path) -> None:
    """The skipped ones come in a review of their own; the last decision can still be undone."""
    total = len(open_letter(folder, SLUG).items)
    said = run(folder, "n", *[""] * (total - 1), "")
    assert f"{total - 1} accepted, 0 changed, 1 skipped, 0 left." in said
    said = run(folder, "", "u", "", "")
    assert said.count(f"Statement {total} of {total}") == 2
    assert "Every statement of this letter has been looked at" in said
    said = run(folder)
    assert f"{total} accepted" in said
    assert "delete" in said
    (folder.parent / ".readacross" / "review" / f"{SLUG}.json").unlink()
    assert f"Statement 1 of {total}" in run(folder, "q")


def test_a_name_is_asked_for_once_and_never_empty(folder: Path) -> None:
    """Decisions are signed with it."""
    opened, item = open_letter(folder, SLUG), first(folder)
    said = run(folder, "", " \x1b", " Bea ", other(opened, item)[0], "", "Because.", "q", who="")
    assert said.count("Every decision is signed; please type a name.") == 2
    assert read_corrections(folder, SLUG, opened.codebook).statements[0].who == "Bea"


def test_the_walk_goes_from_the_least_certain_and_puts_decided_ones_last() -> None:
    """Within each part by how sure the coder is of its least certain label."""
    for path in sorted(COLLECTION.glob("*.txt")):
        items = open_letter(COLLECTION, path.stem).items
        keys = [(bool(item.entries), item.sureness) for item in items]
        assert keys == sorted(keys)
        assert {item.statement.id: item.labels for item in items} == {
            s.id: labels_of(c) for s, c in corpus().letter(path.stem).coded()
        }


def test_a_letter_that_is_not_there_is_a_problem() -> None:
    """Its message names those that are."""
    with pytest.raises(
        ReadacrossError, match=f"there is no letter of that name; expected a letter's name, such as .*{SLUG}"
    ):
        open_letter(COLLECTION, "nothing")
