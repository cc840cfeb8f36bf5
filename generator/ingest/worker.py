"""Reads one file in a process of its own, with limits: a hostile file harms nothing but this process.

Run as `python -m generator.ingest.worker FILE SHOWN`; prints one line of JSON.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator.errors import ReadacrossError
from generator.ingest.converted import Converted, as_shown, to_json
from generator.ingest.docx import read_docx
from generator.ingest.html import read_html
from generator.ingest.layout import pieces_of
from generator.ingest.pdf import read_pages, reader_name
from generator.ingest.pdf_told import told_of
from generator.ingest.plain import encoding_of, read_plain

try:
    import resource
except ImportError:  # Windows has no such limits; the time limit of the parent still holds
    resource = None  # type: ignore[assignment]

MOST_MEMORY = 2_000_000_000
MOST_SECONDS = 60


def read_file(data: bytes, path: str) -> Converted:
    """A file's bytes as pieces, by what the file is and not by its name.

    Raises ReadacrossError for a kind of file that is not read, and as each reader does.
    """
    if b"%PDF-" in data[:1024]:
        pages = read_pages(data, path)
        pictured = tuple(page.number for page in pages if page.pictured)
        pieces = pieces_of(pages)
        told = told_of(pages, pieces)
        return as_shown(Converted(pieces, reader_name(), pictured=pictured, told=told))
    if data.startswith(b"PK\x03\x04"):
        return read_docx(data, path)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        message = "this is an old Word or RTF file. Save it as DOCX or PDF, and add that."
        raise ReadacrossError.one(path, 0, "old-word", message)
    head = data[:4096].decode(encoding_of(data), errors="replace").lstrip("\ufeff \t\r\n").casefold()
    if head.startswith(("<!doctype html", "<html", "<head", "<body")) or "<html" in head:
        return as_shown(read_html(data, path))
    if Path(path).suffix.lower() in (".pdf", ".docx"):
        message = (
            f"the name says {Path(path).suffix}, but this is no such file; check that it came over whole"
        )
        raise ReadacrossError.one(path, 0, "not-as-named", message)
    return read_plain(data, path)


def limit() -> None:
    """Bounds this process's memory and processor time, where the system can."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def main(arguments: list[str]) -> None:
    """Reads the file named first and prints the result; the second argument is its name in messages."""
    path, shown = arguments
    limit()
    try:
        result: Converted | ReadacrossError = read_file(Path(path).read_bytes(), shown)
    except ReadacrossError as error:
        result = error
    except (MemoryError, RecursionError):
        message = "this file needs more memory than is allowed to read it. Split it, or add its text."
        result = ReadacrossError.one(shown, 0, "too-much-memory", message)
    sys.stdout.write(to_json(result) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
