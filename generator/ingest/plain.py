"""Plain text in any common encoding -> its lines as pieces; the text is kept as it came, but for columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.errors import ReadacrossError
from generator.ingest.columns import column_after_column
from generator.ingest.converted import Converted
from generator.ingest.layout import Piece
from generator.parse.aside import figures_aside
from generator.source import check_characters

# White within a line as wide as between the columns of a page; lines set to both edges have less.
_APART = re.compile(r"(?<=\S) {6,}(?=\S)")
_EDGE = 2  # lines
_FEWEST_PAGES = 3
_TITLE_LINES, _HEAD_WORDS = 5, 3
_OPENING = 20  # lines, of a letterhead and an address
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_plain(data: bytes, path: str) -> Converted:
    """A text file as pieces, one a line. Line ends become "\\n".

    Nothing else changes, unless columns stand side by side: these are put one after the other.

    The encoding is told by the file's mark, else UTF-8, else UTF-16 by its zero bytes, else Windows-1252.
    Raises ReadacrossError for bytes that are no text or a damaged one, a control character that no page can
    show, an empty file, or a text that has front matter already.
    """
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        message = (
            f"this text is cut short or damaged: byte {error.start + 1} is no {encoding}. Fetch it again."
        )
        raise ReadacrossError.one(path, 0, "damaged-text", message) from None
    strange = sum(n for c, n in Counter(text).items() if not c.isprintable() and c not in "\n\t\f\u00ad")
    if strange * 20 > len(text):
        message = "this is not text. Expected a PDF, a DOCX, a web page or plain text."
        raise ReadacrossError.one(path, 0, "not-text", message)
    check_characters(text, path, 1)
    if not text.strip():
        raise ReadacrossError.one(path, 0, "empty", "this file holds no words.")
    if text.startswith("---\n"):
        message = "this text has front matter already. Put it into the collection’s folder as it is."
        raise ReadacrossError.one(path, 1, "front-matter", message)
    read = column_after_column(text)
    how = "" if read == text else ", its columns one after the other"
    return Converted(tuple(_lines(read)), f"plain text, {encoding}{how}", text=read.rstrip("\n") + "\n")


def encoding_of(data: bytes) -> str:
    """The encoding of a text file's bytes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    even, odd = data[0:400:2], data[1:400:2]
    if len(data) > 3 and odd.count(0) * 2 > len(odd):
        return "utf-16-le"
    if len(data) > 3 and even.count(0) * 2 > len(even):
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "iso-8859-1" if any(b in data for b in b"\x81\x8d\x8f\x90\x9d") else "cp1252"
    return "utf-8"


def _lines(text: str) -> list[Piece]:
    """The lines, with " | " between words that stand side by side, as in a letterhead or below a closing.

    What a page prints at its head or foot as other pages do is furniture: it names no title and no person.
    On the first page it may be the title itself, unless the page's number stands beside it.
    """
    pages = [page.split("\n") for page in text.split("\f")]
    again = _printed_again(pages)
    pieces: list[Piece] = []
    blank = True
    # A text without page breaks has no page to name.
    for number, page in enumerate(pages, start=min(1, len(pages) - 1)):
        edges = {i for i in _edges(page) if _key(page[i]) in again}
        short = {i for i in sorted(_edges(page))[:1] if number <= 1 and _cuts_title_short(page, i)}
        for i, line in enumerate(page):
            words = " ".join(_APART.sub(" | ", line.strip()).split())
            beside = number > 1 or _beside_number(page, i) or _above_itself(page, i)
            running = i in short or (i in edges and beside)
            if words:
                pieces.append(Piece("furniture" if running else "text", words, number, tight=not blank))
            blank = not words or running
    return pieces


def _printed_again(pages: Sequence[Sequence[str]]) -> set[str]:
    """What stands at the edges of most pages, figures aside; none, of fewer than three pages."""
    seen = Counter(key for page in pages for key in {_key(page[i]) for i in _edges(page)})
    return {key for key, count in seen.items() if count >= _FEWEST_PAGES and count * 2 > len(pages)}


def _edges(page: Sequence[str]) -> set[int]:
    """Where the first and the last lines of a page stand."""
    filled = [i for i, line in enumerate(page) if line.strip()]
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def _beside_number(page: Sequence[str], i: int) -> bool:
    return any(_key(line) == "#" for line in page[max(i - 1, 0) : i + 2])


def _above_itself(page: Sequence[str], i: int) -> bool:
    """The words of the line stand again right below it, as a title below a running head does."""
    below = "".join("".join(page[i + 1 : i + 1 + _TITLE_LINES]).split())
    return len(page[i].split()) >= _HEAD_WORDS and "".join(page[i].split()) in below


def _cuts_title_short(page: Sequence[str], i: int) -> bool:
    """The words of the line begin a title further down, and end amid a word: a running head without the room.

    A heading may begin a sentence below it with whole words.
    """
    words = page[i].split()
    cut = r"\s+".join(map(re.escape, words))
    below = "\n".join(line.strip() for line in page[i + 1 : i + 1 + _OPENING])
    title = re.search(rf"^{cut}\w[^.;\n]*$", below, re.MULTILINE) if len(words) >= _HEAD_WORDS else None
    return title is not None


def _key(line: str) -> str:
    return figures_aside(" ".join(line.split()))
