"""The command itself, in a real terminal of 60 columns."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.cli import main
from generator.corpus import read_corpus
from generator.corrections import read_corrections
from generator.review.items import labels_of, open_letter
from generator.review.terminal import known_name
from tests.reading import COLLECTION, ROOT, collection

SLUG = "2021-11-10-focused-visit"
COLUMNS = 60
# The terminal becomes the command's own, so that Ctrl+C reaches it as from a keyboard.
DECIDE, WHY = "Decide (h: help): ", "Why? (u: back) "
# A suite that runs in the background hands down that Ctrl+C is ignored; at a keyboard it is not.
COMMAND = (
    "import fcntl, signal, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from generator.cli import main; sys.exit(main())"
)


STANCES = tuple(stance.id for stance in collection().codebook.stances)
THEMES = tuple(theme.id for theme in collection().codebook.themes)


def number(ids: tuple[str, ...], *taken: str) -> int:
    """The number, from 1, of the first that is not taken."""
    return next(n for n, one in enumerate(ids, start=1) if one not in taken)


class Terminal:
    """A command at a terminal: what it says, and what is typed."""

    def __init__(self, process: subprocess.Popen[bytes], side: int) -> None:
        self.process = process
        self.side = side
        self.said = ""

    def expect(self, words: str) -> str:
        """Waits until these words have been said; gives everything said since the last time."""
        while words not in self.said:
            more = self._read(f"{words!r}")
            assert more, f"ended while waiting for {words!r}: {self.said!r}"
            self.said += more
        before, _, self.said = self.said.partition(words)
        return before + words

    def answer(self, prompt: str, line: str) -> str:
        """Waits for the prompt, then types the line; gives what was said up to there."""
        said = self.expect(prompt)
        os.write(self.side, line.encode() + b"\n")
        return said

    def interrupt(self) -> None:
        """Presses Ctrl+C until the command answers: Python misses one while it is just about to read.

        The terminal's own echo, "^C", is no answer.
        """
        for _ in range(5):
            self.press(b"\x03")
            while select.select([self.side], [], [], 5)[0]:
                more = self._read("an answer to Ctrl+C")
                self.said += more
                if not more or more.strip("^C\r\n"):
                    return

    def press(self, key: bytes) -> None:
        """Presses a key that sends no line."""
        os.write(self.side, key)

    def rest(self) -> str:
        """Everything until the command ends, which it does by itself."""
        while more := self._read("the end"):
            self.said += more
        self.process.wait(60)
        return self.said

    def _read(self, awaited: str) -> str:
        """What is said next, "" at the end; a terminal whose command has ended gives an error on Linux."""
        ready, _, _ = select.select([self.side], [], [], 30)
        assert ready, f"waited for {awaited}, got {self.said!r}"
        try:
            return os.read(self.side, 65536).decode("utf-8", "replace")
        except OSError:
            return ""


@contextmanager
def terminal(folder: Path, *arguments: str, **environment: str) -> Iterator[Terminal]:
    """`readacross review` at a terminal, started in that folder; nobody has told it a name."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "READACROSS_WHO")}
    plain = {"TERM": "dumb", "NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    git = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(folder),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "review", *arguments],
        cwd=folder,
        env=kept | plain | git | environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(ours)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the collection."""
    shutil.copytree(COLLECTION, tmp_path / "source_texts")
    return tmp_path


def test_a_review_is_stopped_and_goes_on(folder: Path) -> None:
    """A stance and a theme are changed, one decision is undone, Ctrl+C leaves, and the next time resumes."""
    opened = open_letter(folder / "source_texts", SLUG)
    one, two = opened.items[:2]
    file = folder / "source_texts" / "corrections" / f"{SLUG}.yml"
    original = file.read_bytes()
    total = len(opened.items)
    with terminal(folder, SLUG) as shell:
        shell.answer("sign decisions with: ", "Ann Ødegård")
        shell.expect(f"Statement 1 of {total}: {one.statement.id}")
        shell.answer(DECIDE, f"s {number(STANCES, one.labels.stance)}")
        shell.answer(DECIDE, f"t {number(THEMES, *one.labels.themes)}")
        shell.answer(DECIDE, "")
        shell.answer(WHY, "The sentence’s own words say so.")
        shell.expect(f"Statement 2 of {total}: {two.statement.id}")
        after_one = file.read_bytes()
        shell.answer(DECIDE, f"s {number(STANCES, two.labels.stance)}")
        shell.answer(DECIDE, "")
        shell.answer(WHY, "")
        shell.expect("Statement 3")
        assert file.read_bytes() != after_one
        shell.answer(DECIDE, "u")
        shell.expect(f"Statement 2 of {total}")
        assert file.read_bytes() == after_one
        shell.expect(DECIDE)
        shell.interrupt()
        assert "Every decision so far is kept" in " ".join(shell.rest().split())
        assert shell.process.returncode == 0
    with terminal(folder, SLUG, "--who", "Bea") as shell:
        shell.expect(f"Statement 2 of {total}: {two.statement.id}")
        shell.answer(DECIDE, "q")
        shell.rest()
        assert shell.process.returncode == 0
    added = file.read_bytes().removeprefix(original)
    assert added.startswith(b'- quote: "')
    entry = read_corrections(folder / "source_texts", SLUG, opened.codebook).statements[-1]
    assert (entry.quote, entry.who) == (one.text, "Ann Ødegård")
    assert entry.why == "The sentence’s own words say so."
    letter = read_corpus(folder / "source_texts").letter(SLUG)
    coding = next(c for s, c in letter.coded() if s.id == one.statement.id)
    assert coding.stance.by == "person"
    assert coding.stance.id != one.labels.stance
    assert set(labels_of(coding).themes) > set(one.labels.themes)


def test_it_is_plain_lines_of_the_terminals_width(folder: Path) -> None:
    """No line is wider than the terminal, and none holds a colour or moves the cursor."""
    with terminal(folder, SLUG, READACROSS_WHO="Ann") as shell:
        said = shell.answer(DECIDE, "h") + shell.answer(DECIDE, "?") + shell.answer(DECIDE, "t")
        said += shell.answer("done): ", "q") + shell.rest()
    assert "signed Ann" in said
    assert max(len(line) for line in said.replace("\r", "").split("\n")) <= COLUMNS
    assert set(re.findall(r"[\x00-\x1f\x7f-\x9f]", said)) <= {"\r", "\n"}


def test_an_arrow_key_never_ends_up_in_a_reason(folder: Path) -> None:
    """Terminals send escape codes for it; the person is asked to type again."""
    with terminal(folder, SLUG, "--who", "Ann") as shell:
        shell.expect(DECIDE)
        shell.press(b"\x1b[A\n")
        shell.expect("such as arrow keys")
        shell.expect(DECIDE)
        shell.press(b"\x04")
        assert "kept" in shell.rest()
        assert shell.process.returncode == 0


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_terminal_without_unicode_does(folder: Path, locale: str) -> None:
    """What it cannot show is shown as a question mark; nothing stops."""
    unicode_off = {
        "LC_ALL": locale,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    with terminal(folder, SLUG, "--who", "Ann", **unicode_off) as shell:
        shell.answer(DECIDE, "?")
        shell.answer(DECIDE, "q")
        shell.rest()
        assert shell.process.returncode == 0


def test_without_a_terminal_it_leaves_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe cannot be asked anything."""
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "review", SLUG],
        cwd=ROOT,
        input=b"y\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"run it in a terminal" in done.stderr
    assert done.stdout == b""
    with pytest.raises(SystemExit) as left:
        main(["review", SLUG, "--who", " "])
    assert left.value.code == 2
    assert "every decision is signed" in capsys.readouterr().err


def test_gits_name_signs_where_nobody_says_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """READACROSS_WHO goes before it; a name that is not there is "", so that it is asked for."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.delenv("READACROSS_WHO", raising=False)
    assert known_name(tmp_path) == ""
    (tmp_path / "config").write_text("[user]\n\tname = Cäcilie\n", "utf-8")
    assert known_name(tmp_path) == "Cäcilie"
    monkeypatch.setenv("READACROSS_WHO", " Dora ")
    assert known_name(tmp_path) == "Dora"
    monkeypatch.delenv("READACROSS_WHO")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert known_name(tmp_path) == ""
