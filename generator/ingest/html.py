"""A web page -> its pieces: the article or letter, then what stands around it as furniture."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from lxml import etree
from lxml import html as lxml_html

from generator.errors import ReadacrossError
from generator.ingest.converted import Converted
from generator.ingest.html_around import is_around, main_of
from generator.ingest.html_beside import Beside, parts_beside
from generator.ingest.html_hidden import take_hidden
from generator.ingest.html_marked import take_struck, write_quotation_marks
from generator.ingest.html_shown import as_shown
from generator.ingest.html_tables import (
    are_paragraphs,
    cells,
    is_frame,
    is_layout,
    loose_words,
    numbers,
    pairs,
)
from generator.ingest.html_words import HEADINGS, is_element, is_inline, raise_figures, runs
from generator.ingest.labels import names_no_document
from generator.ingest.layout import Piece, PieceKind
from generator.ingest.parts import may_name
from generator.ingest.plain import encoding_of
from generator.ingest.tables import cells_text
from generator.ingest.told import below_the_line, taken_over

MOST_BYTES = 20_000_000
_DEEPEST = 200
_PUBLISHERS = (
    "//meta[@name='DC.publisher' or @name='dcterms.publisher' or @name='publisher']/@content",
    "//meta[@property='og:site_name']/@content",
)
# What a page calls itself when it is shared, and in the title of the window.
_NAMES = ("//meta[@property='og:title']/@content", "//head/title/text()")
_DECLARED = re.compile(r"charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its encoding
# Browsers read pages that call themselves these as Windows-1252, which has more characters.
_LATIN = ("ascii", "iso8859-1")
_ADVERT = re.compile(r"^advertisement$", re.IGNORECASE)
_LEFT_OUT = "in parts within the text that look like none of it, such as menus and forms"
_KEPT = "in parts within the text that may be none of it, such as boxes beside it and comments"
_LOOK = "Move them below the line of equals signs if they are no part of the letter."
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}")


def read_html(data: bytes, path: str) -> Converted:
    """A web page as pieces. Raises ReadacrossError for one too large or too deep, or without words."""
    if len(data) > MOST_BYTES:
        message = f"this web page is larger than {MOST_BYTES // 1_000_000} MB."
        raise ReadacrossError.one(path, 0, "html-too-large", message)
    tree, root = _tree(data, path)
    shared, window = (_attribute(tree, path) for path in _NAMES)
    drawn, unseen = as_shown(root)
    struck = take_struck(root)
    write_quotation_marks(root)
    raise_figures(root)
    titles = [shared, *_headings(tree), window]
    main = main_of(root)
    beside = parts_beside(main)
    hidden, opened = take_hidden(root, main, beside.left)
    unseen += hidden
    walk = _Walk(main, beside)
    walk.block(root, "around", level=-1)
    walk.end("text")
    walk.pieces += [Piece("furniture", words, 0) for words in (*drawn, *struck, *unseen)]
    pieces = sorted(walk.pieces, key=lambda p: p.kind == "furniture")
    if not any(p.kind != "furniture" for p in pieces):
        raise ReadacrossError.one(path, 0, "empty", "this web page shows no words.")
    return Converted(
        tuple(pieces),
        f"lxml {etree.__version__}, HTML",
        link=_attribute(tree, "//link[@rel='canonical']/@href"),
        published=_published(tree),
        title=_first_name(titles),
        heading=_first_name(_headings(main)),
        site=" ".join(_first_of(tree, _PUBLISHERS).split()),
        told=(
            *below_the_line(struck, "that the page shows struck out", begin=True),
            *below_the_line(unseen, "that the page does not show at first"),
            *below_the_line(walk.left_out, _LEFT_OUT, begin=True),
            *taken_over(opened, "that the page does not show at first", _LOOK),
            *taken_over(walk.kept, _KEPT, _LOOK),
        ),
    )


def _tree(data: bytes, path: str) -> tuple[Any, Any]:
    """The page and its body."""
    try:
        tree = lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding=_encoding(data)))
    except (etree.ParserError, LookupError, ValueError) as error:
        message = "this web page cannot be read. Save it again from the browser."
        raise ReadacrossError.one(path, 0, "html-unreadable", message) from error
    body = tree.find("body")
    root = tree if body is None else body
    if any(depth > _DEEPEST for depth in _depths(root)):
        raise ReadacrossError.one(path, 0, "html-too-deep", "this web page is nested too deeply to be read.")
    return tree, root


def _encoding(data: bytes) -> str:
    """A page's encoding: by its bytes if marked or all UTF-8, else as the page says, else by its bytes.

    The parser would take what stands before a page's word for it, such as the title, for Latin-1.
    It would leave out what follows bytes that are nothing in the encoding that it is told.
    """
    by_bytes = re.sub(r"^utf-16-(?=[lb]e$)", "utf-16", encoding_of(data))
    if by_bytes.startswith("utf-"):
        return by_bytes.removesuffix("-sig")
    declared = _declared(data[:_HEAD])
    try:
        name = codecs.lookup(declared).name
        # A page that says so in plain letters is in no wider encoding of that family: browsers hold the same.
        if name.startswith("utf-"):
            return "utf-8"
        name = "cp1252" if name in _LATIN else name
        data.decode(name)
    except (LookupError, UnicodeError):
        return by_bytes
    return next((known for known in (name, declared) if _parser_knows(known)), by_bytes)


def _declared(head: bytes) -> str:
    """What a page's own elements call its encoding, or "": neither a comment nor a description does."""
    parser = lxml_html.HTMLParser(encoding="iso-8859-1")
    for meta in lxml_html.document_fromstring(b"<html>" + head, parser=parser).iter("meta"):
        if meta.get("charset"):
            return str(meta.get("charset")).strip()
        named = _DECLARED.search(meta.get("content", ""))
        if named and meta.get("http-equiv", "").lower() == "content-type":
            return named["name"]
    return ""


def _parser_knows(encoding: str) -> bool:
    try:
        lxml_html.HTMLParser(encoding=encoding)
    except LookupError:
        return False
    return True


def _headings(element: Any) -> Iterator[str]:
    """The words of the main headings in an element, without those in what stands around the text."""
    for heading in element.iter("h1"):
        if not any(is_around(above) for above in heading.iterancestors()):
            yield " ".join(runs(heading))


def _first_name(texts: Iterable[str]) -> str:
    """The first text that may name a document, or ""."""
    names = (" ".join(text.split()) for text in texts)
    return next((name for name in names if may_name(name) and not names_no_document(name)), "")


def _depths(root: Any) -> Iterator[int]:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        yield depth


def _attribute(tree: Any, path: str) -> str:
    values = tree.xpath(path)
    return str(values[0]).strip() if values else ""


def _first_of(tree: Any, paths: Sequence[str]) -> str:
    return next((value for path in paths if (value := _attribute(tree, path))), "")


def _published(tree: Any) -> str:
    for path in (
        "//meta[@property='article:published_time']/@content",
        "//meta[@name='govuk:first-published-at']/@content",
        "//*[@itemprop='datePublished']/@content",
        "//*[@itemprop='datePublished']/@datetime",
        "//article//time/@datetime",
    ):
        found = _DATE.match(_attribute(tree, path))
        if found:
            return found.group(0)
    return ""


# Around the page's text, in it, or within it in a part that is left out or that stays.
_Place = Literal["around", "text", "left", "kept"]


class _Walk:
    """Goes through the page once, gathering words until a block ends.

    `left_out` and `kept` are the words of each part within the text that looks as if it stood around it.
    """

    def __init__(self, main: Any, beside: Beside) -> None:
        self.main = main
        self.beside = beside
        self.pieces: list[Piece] = []
        self.left_out: list[str] = []
        self.kept: list[str] = []
        self.words = ""
        self.place: _Place = "around"
        self.level = 0
        self.tight = False
        self.numbers: dict[Any, str] = {}
        self.cells: dict[Any, list[str]] = {}
        self.paragraphs: set[Any] = set()
        self.mark: str | None = None
        self.item: Any = None

    def end(self, kind: PieceKind, tight: bool = False) -> None:
        text = " ".join(self.words.split())
        self.words = ""
        if text:
            shown = self.place in {"text", "kept"} and not _ADVERT.match(text)
            self._tell(text, shown)
            if self.mark is not None and kind != "heading":
                kind = "text" if self.item in self.paragraphs else "bullet"
                text = text if text.startswith(self.mark) else f"{self.mark} {text}"
            self.mark = None
            kind = kind if shown else "furniture"
            self.pieces.append(Piece(kind, text, 0, max(self.level, 0), tight=self.tight))
        self.tight = tight and bool(text)

    def _tell(self, text: str, shown: bool) -> None:
        if self.place == "left":
            self.left_out[-1] += f" {text}"
        elif self.place != "around" and not shown:
            self.left_out.append(text)
        elif self.place == "kept":
            self.kept[-1] += f" {text}"

    def _place_of(self, element: Any, around: _Place) -> _Place:
        """Where an element stands, which begins a new part if it is one."""
        if element is self.main:
            return "text"
        if around in {"text", "kept"} and element in self.beside.left:
            self.left_out.append("")
            return "left"
        if around == "text" and element in self.beside.kept:
            self.kept.append("")
            return "kept"
        return around

    def block(self, element: Any, place: _Place, level: int) -> None:
        """A block: what stands before it ends, and so does it."""
        if not is_element(element):
            return
        tag = element.tag
        place = self._place_of(element, place)
        self.place, self.level = place, level
        kind: PieceKind = "heading" if tag in HEADINGS else "text"
        row = tag == "tr" and element in self.cells and not is_layout(element, self.main)
        if row or (tag in {"dt", "dd"} and element in self.cells):
            self._table_row(element)
            return
        if tag == "dl":
            self.cells.update(pairs(element))
        if tag == "table" and not is_frame(element):
            self.cells.update(cells(element))
        if tag == "ol":
            self.numbers.update(numbers(element))
            self.paragraphs.update(element if are_paragraphs(element) else ())
        if tag == "li":
            self.mark, self.item = self.numbers.get(element, ""), element
        deeper = level + 1 if tag in {"ul", "ol"} else level
        self.words += element.text or ""
        for child in element:
            self._child(child, kind, place, deeper)
            self.words += child.tail or ""
        self.end(kind)
        if tag == "li":
            self.mark = None

    def _child(self, child: Any, kind: PieceKind, place: _Place, level: int) -> None:
        if not is_element(child):
            return
        if child.tag == "br":
            self.end(kind, tight=True)
        elif is_inline(child):
            self.words += child.text_content()
        else:
            self.end(kind)
            self.block(child, place, level)
            self.place, self.level = place, level

    def _table_row(self, row: Any) -> None:
        self.words = cells_text(self.cells[row])
        self.end("row")
        self.words = loose_words(row) if row.tag == "tr" else ""
        self.end("text")
