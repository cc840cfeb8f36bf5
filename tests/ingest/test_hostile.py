"""Locked, bottomless and crooked files end in a clear message, in bounded time and memory."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from generator.errors import ReadacrossError
from generator.ingest import pdf as pdf_reader
from generator.ingest.pdf import read_pages
from generator.ingest.sandbox import convert
from tests.ingest import samples
from tests.ingest.pdf_writer import Pdf


def test_a_locked_pdf_is_told_from_a_broken_one() -> None:
    """A PDF that needs a password says so."""
    locked = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>"
    data = (
        samples.letter()
        .bytes()
        .replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt " + locked + b" /ID [<00> <00>]")
    )
    with pytest.raises(ReadacrossError, match="locked with a password"):
        read_pages(data, "locked.pdf")


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are counted before any is read."""
    monkeypatch.setattr(pdf_reader, "MOST_PAGES", 2)
    with pytest.raises(ReadacrossError, match="this PDF has 3 pages; at most 2 are read"):
        read_pages(samples.letter().bytes(), "long.pdf")


def test_a_pdf_of_too_many_characters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The characters are counted page by page, and reading stops when there are too many."""
    monkeypatch.setattr(pdf_reader, "MOST_CHARACTERS", 2_000)
    with pytest.raises(ReadacrossError, match="more than 2000 characters"):
        read_pages(samples.letter().bytes(), "long.pdf")


def test_a_page_that_unpacks_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    """A content stream of two thousand million blanks is given up by the process that reads it."""
    packer = zlib.compressobj(9)
    blank = b" " * 10_000_000
    stream = b"".join(packer.compress(blank) for _ in range(220)) + packer.flush()
    pdf = Pdf()
    pdf.page()
    data = pdf.bytes().replace(
        b"<< /Length 0 >>\nstream\n\nendstream",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
    )
    file = tmp_path / "bomb.pdf"
    file.write_bytes(data)
    with pytest.raises(ReadacrossError):
        convert(file, "bomb.pdf", seconds=60)


def test_words_that_stand_upright_or_over_each_other_are_read(tmp_path: Path) -> None:
    """Text that is upright or as tall as the page is read; what is printed twice counts once."""
    pdf = Pdf()
    pdf.page()
    pdf.text(72, 700, "Twice over.")
    pdf.text(73, 700, "Twice over.")
    pdf.text(72, 400, "Giant", size=700)
    pdf.pages[-1].append("BT /F0 12 Tf 0 1 -1 0 300 300 Tm (Upright) Tj ET")
    file = tmp_path / "odd.pdf"
    file.write_bytes(pdf.bytes())
    text = " ".join(piece.text for piece in convert(file, "odd.pdf").pieces)
    assert sorted(text.replace(" ", "")) == sorted("Twiceover.GiantUpright")


def test_a_drawing_of_ten_thousand_lines_is_no_table(tmp_path: Path) -> None:
    """A page full of lines is read in time, its words as plain text."""
    pdf = Pdf()
    pdf.page()
    for i in range(10_000):
        pdf.line(i % 500, (i * 7) % 800, i % 500 + 30, (i * 7) % 800)
    pdf.text(72, 400, "Words amid lines.")
    file = tmp_path / "lines.pdf"
    file.write_bytes(pdf.bytes())
    assert [piece.text for piece in convert(file, "lines.pdf", seconds=60).pieces] == ["Words amid lines."]


def test_a_web_table_of_many_columns_and_short_rows_is_read(tmp_path: Path) -> None:
    """A row of 20,000 cells above 20,000 rows of one is read, with no room for cells that are not there."""
    size = 20_000
    file = tmp_path / "wide.html"
    table = f"<table><tr>{'<td>a' * size}{'<tr><td>b' * size}</table>"
    file.write_text(f"<html><body><p>Inspectors saw children.</p>{table}</body></html>", "utf-8")
    rows = [piece.text for piece in convert(file, "wide.html", seconds=60).pieces if piece.kind == "row"]
    assert rows == [" | ".join("a" * size), *["b"] * size]
