"""A DOCX file -> its pieces, read from its XML; a small part of the format is enough for letters."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from lxml import etree

from generator.errors import ReadacrossError
from generator.ingest.converted import Converted
from generator.ingest.docx_styles import Styles, is_on, value
from generator.ingest.drawn import RAISED, raised
from generator.ingest.layout import Piece, PieceKind
from generator.ingest.numbering import Label, Numbering
from generator.ingest.spans import Begun, by_column
from generator.ingest.tables import cells_text
from generator.ingest.told import below_the_line, not_taken_over

MOST_BYTES = 50_000_000
MOST_PARTS = 2_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OTHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = f"{_OTHER}Fallback"
_HELD = {
    *(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")),
    *(f"{_OTHER}{name}" for name in ("AlternateContent", "Choice")),
}
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_LIST = re.compile(r"^list(?:bullet|number)(?P<deep>[2-5]?)$", re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_DOCUMENT = re.compile(r"^word/document\d*\.xml$")
_FURNITURE = re.compile(r"^word/(?:header|footer)\d*\.xml$")
_PICTURES = re.compile(r"^word/(?:charts/chart|diagrams/data)\d*\.xml$")
_COMMENTS = "word/comments.xml"
_HEADING_WORDS = 40
_STRUCK = "struck"  # set on words that were taken out, since Word still counts their paragraph
_ON = ("1", "true", "on")
_HEXADECIMAL = re.compile(r"^[0-9A-Fa-f]{2,4}$")
_COLUMN = 1_000  # twentieths of a point: the width of a column that the file does not give
_SAME_PLACE = 220  # twentieths of a point: cells of one column often begin a little apart


class _Rules(NamedTuple):
    """What a file says of its paragraphs elsewhere than beside them."""

    numbering: Numbering
    styles: Styles


def read_docx(data: bytes, path: str) -> Converted:
    """A DOCX file as pieces.

    Raises ReadacrossError for a file that is no DOCX, is locked, or would unpack to more than MOST_BYTES.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, path)
    except _BROKEN as error:
        message = "this is not a DOCX file that can be opened. Save it again as DOCX, or as PDF."
        raise ReadacrossError.one(path, 0, "docx-unreadable", message) from error


def _read(archive: zipfile.ZipFile, path: str) -> Converted:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        message = f"this file would unpack to more than {MOST_BYTES // 1_000_000} MB, and is not read."
        raise ReadacrossError.one(path, 0, "docx-too-large", message)
    document = next((n for n in archive.namelist() if _DOCUMENT.match(n)), "word/document.xml")
    body = _xml(archive, document, path).find(f"{_W}body")
    if body is not None and body.find(f".//{_W}altChunk") is not None:
        message = "this file holds other files that only Word can read. Open it in Word and save it again."
        raise ReadacrossError.one(path, 0, "docx-parts", message)
    lists, styled = (_optional(archive, f"word/{name}.xml", path) for name in ("numbering", "styles"))
    rules = _Rules(Numbering(lists, styled), Styles(styled))
    plain = rules._replace(numbering=Numbering(None, None))
    names = [n for n in archive.namelist() if n in {"word/footnotes.xml", "word/endnotes.xml"}]
    notes = [_xml(archive, name, path) for name in names]
    if body is not None:
        _number_notes(body, notes)
    texts = [part for part in (body, *notes) if part is not None]
    struck = [words for part in texts for words in _take_struck(part, rules.styles)]
    pieces = [] if body is None else list(_blocks(body, rules))
    for part in notes:
        pieces += [Piece("note", p.text, 0) for p in _blocks(part, plain)]
    if not pieces:
        raise ReadacrossError.one(path, 0, "empty", "this file holds no words.")
    for name in sorted(n for n in archive.namelist() if _FURNITURE.match(n)):
        pieces += [Piece("furniture", p.text, 0) for p in _blocks(_xml(archive, name, path), plain)]
    for name in sorted(n for n in archive.namelist() if _PICTURES.match(n)):
        pieces += [Piece("furniture", text, 0) for text in _drawn_words(_xml(archive, name, path))]
    pieces += [Piece("furniture", words, 0) for words in struck]
    comments = _optional(archive, _COMMENTS, path)
    withheld = sum(map(_withheld, texts))
    withheld += 0 if comments is None else _count(comments.iter(f"{_W}t"))
    told = (
        *below_the_line(struck, "that Word shows struck out", begin=True),
        *not_taken_over(withheld, "that Word does not print (deleted, hidden or in a comment)"),
    )
    return Converted(tuple(pieces), f"lxml {etree.__version__}, DOCX", told=told)


def _drawn_words(part: Any) -> Iterator[str]:
    """The words of a chart or a diagram, which stand in a part of their own, paragraph by paragraph."""
    for node in part.iter(f"{_DRAWN}p", f"{_CHART}v"):
        texts = [node] if node.tag == f"{_CHART}v" else node.iter(f"{_DRAWN}t")
        if words := " ".join("".join(text.text or "" for text in texts).split()):
            yield words


def _take_struck(part: Any, styles: Styles) -> Iterator[str]:
    """Takes words with a line through them out of a part, and gives those of each paragraph.

    The words around them stay apart where a space was struck out too.
    """
    for paragraph in part.iter(f"{_W}p"):
        style = value(paragraph.find(f"{_W}pPr"), "pStyle")
        words = ""
        for text in paragraph.iter(f"{_W}t"):
            if _in_box(text, paragraph) or _hidden(text) or not _is_struck(text, style, styles):
                words += " "
                continue
            held = text.text or ""
            words += held
            text.text = " " if held != held.strip() else ""
            text.set(_STRUCK, "")
        if words := " ".join(words.split()):
            yield words


def _is_struck(text: Any, style: str, styles: Styles) -> bool:
    run = next(text.iterancestors(f"{_W}r"), None)
    return run is not None and any(styles.sets(run, style, name) for name in ("strike", "dstrike"))


def _withheld(part: Any) -> int:
    """How many words Word does not print: deleted by a tracked change, or hidden.

    They are in none of the pieces, since who wrote them may not have meant them to be published.
    """
    hidden = (text for text in part.iter(f"{_W}t") if _is_vanished(text))
    return _count(part.iter(f"{_W}delText")) + _count(hidden)


def _count(texts: Iterable[Any]) -> int:
    return sum(len((text.text or "").split()) for text in texts)


def _optional(archive: zipfile.ZipFile, name: str, path: str) -> Any | None:
    return _xml(archive, name, path) if name in archive.namelist() else None


def _xml(archive: zipfile.ZipFile, name: str, path: str) -> Any:
    """A part of the file; never more of it than MOST_BYTES, whatever size it claims to have.

    Raises ReadacrossError for a larger one, and for one with a DOCTYPE, whose entities are not read.
    """
    with archive.open(name) as part:
        data = part.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ReadacrossError.one(path, 0, "docx-too-large", "a part of this file is too large to be read.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        message = (
            f"{name} in this file begins with a DOCTYPE, which no Word file has: it can stand for words that "
            "would be lost. Save the letter from Word again, or add a PDF of it."
        )
        raise ReadacrossError.one(path, 0, "docx-doctype", message)
    return root


def _number_notes(body: Any, notes: Sequence[Any]) -> None:
    """Writes out the numbers of footnotes, which Word counts by itself, and raises raised figures."""
    numbers: dict[str, str] = {}
    for reference in list(body.iter(f"{_W}footnoteReference")):
        if reference.get(f"{_W}customMarkFollows", "0") in _ON:
            continue  # its mark stands in the text, and Word does not count it
        number = str(len(numbers) + 1).translate(RAISED)
        reference.tag = f"{_W}t"
        reference.text = numbers.setdefault(reference.get(f"{_W}id", ""), number)
    for mark in [mark for part in notes for mark in part.iter(f"{_W}footnoteRef")]:
        note = next(mark.iterancestors(f"{_W}footnote"), mark)
        mark.tag, mark.text = f"{_W}t", numbers.get(note.get(f"{_W}id", ""), "")
    for style in body.iter(f"{_W}vertAlign"):
        run = next(style.iterancestors(f"{_W}r"), None)
        texts = [] if run is None or style.get(f"{_W}val") != "superscript" else list(run.iter(f"{_W}t"))
        for text in texts:
            text.text = raised(text.text or "")


def _blocks(parent: Any, rules: _Rules) -> Iterator[Piece]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, rules)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, rules)
        elif child.tag in _HELD or child.tag in {f"{_W}footnote", f"{_W}endnote"}:
            yield from _blocks(child, rules)


def _paragraph(paragraph: Any, rules: _Rules) -> Iterator[Piece]:
    lines = [" ".join(line.split()) for line in "".join(_words(paragraph)).split("\n")]
    counted = any(lines) or any(_STRUCK in text.attrib for text in paragraph.iter(f"{_W}t"))
    label = rules.numbering.label(paragraph) if counted else None
    kind, level = _kind(paragraph, label, rules.styles)
    number = f"{label.number} " if label and label.number else ""
    tight = False
    for text in lines:
        if text:
            yield Piece(kind, number + text, 0, level, tight=tight)
            number = ""
        tight = bool(text)
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not _in_fallback(box) and not _in_box(box, paragraph):
            yield from _blocks(box, rules)


def _table(table: Any, rules: _Rules) -> Iterator[Piece]:
    """A table row by row; one whose rows have but one cell each is a box around their paragraphs."""
    columns = [column.get(f"{_W}w", "") for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]
    widths = [int(width) if re.fullmatch(r"[1-9]\d{0,4}", width) else _COLUMN for width in columns]
    edges = list(accumulate(widths, initial=0))
    rows, filled = [], []
    for row in _children(table, "tr"):
        cells = [(at, list(_blocks(cell, rules))) for at, cell in _cells(row, edges)]
        filled.append([pieces for _, pieces in cells if pieces])
        rows.append([Begun(at, " ".join(map(_in_cell, pieces))) for at, pieces in cells])
    if all(len(cells) <= 1 for cells in filled):
        yield from (piece for cells in filled for pieces in cells for piece in _boxed(pieces))
        return
    for words in by_column(rows, _SAME_PLACE):
        if text := cells_text(words):
            yield Piece("row", text, 0)


def _boxed(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Several paragraphs as they are; a lone one is a row still."""
    return pieces if len(pieces) > 1 else [Piece("row", pieces[0].text, 0)]


def _in_cell(piece: Piece) -> str:
    return f"• {piece.text}" if piece.kind == "bullet" else piece.text


def _cells(row: Any, edges: Sequence[int]) -> Iterator[tuple[int, Any]]:
    """Every cell of a row, and where it begins: in twentieths of a point, as the columns' edges are."""
    column = _number_in(row.find(f"{_W}trPr"), "gridBefore")
    for cell in _children(row, "tc"):
        known = min(column, len(edges) - 1)
        yield edges[known] + _COLUMN * (column - known), cell
        column += _number_in(cell.find(f"{_W}tcPr"), "gridSpan") or 1


def _children(parent: Any, name: str) -> Iterator[Any]:
    """The children of that name, those within a control or a tracked change too."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in _HELD:
            yield from _children(child, name)


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph, without what a tracked change deleted and what stands in text boxes."""
    for node in paragraph.iterdescendants():
        if node.tag in {f"{_W}t", _FORMULA} and not _in_box(node, paragraph) and not _hidden(node):
            yield node.text or ""
        elif node.tag == f"{_W}sym" and _HEXADECIMAL.match(node.get(f"{_W}char", "")):
            yield chr(int(node.get(f"{_W}char"), 16))
        elif node.tag in {f"{_W}tab", f"{_W}ptab"}:
            yield " "
        elif node.tag in {f"{_W}br", f"{_W}cr"} and node.getparent().tag == f"{_W}r":
            yield "\n"
        elif node.tag == f"{_W}noBreakHyphen":
            yield "-"


def _hidden(text: Any) -> bool:
    """Moved away by a tracked change, or set so that Word does not show it."""
    moved = next(text.iterancestors(f"{_W}moveFrom"), None) is not None
    return moved or _is_vanished(text) or _in_fallback(text)


def _is_vanished(text: Any) -> bool:
    run = next(text.iterancestors(f"{_W}r"), None)
    return run is not None and is_on(run.find(f"{_W}rPr/{_W}vanish"))


def _in_fallback(node: Any) -> bool:
    """In what is shown only by programs that cannot show the same in its newer form."""
    above = next(node.iterancestors(_FALLBACK), None)
    choice = None if above is None else above.getparent().find(f"{_OTHER}Choice")
    return choice is not None and next(choice.iter(f"{_W}t", _FORMULA), None) is not None


def _in_box(node: Any, paragraph: Any) -> bool:
    for ancestor in node.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag == f"{_W}txbxContent":
            return True
    return False


def _kind(paragraph: Any, label: Label | None, styles: Styles) -> tuple[PieceKind, int]:
    rules = paragraph.find(f"{_W}pPr")
    name = value(rules, "pStyle")
    if styles.heading(name):
        return "heading", 0
    styled = _LIST.match(name)
    deep = int(styled["deep"] or 1) - 1 if styled else 0
    if label is not None:
        return "text" if label.number else "bullet", max(label.level, deep)
    numbering = paragraph.find(f"{_W}pPr/{_W}numPr")
    if styled or (numbering is not None and value(numbering, "numId") != "0"):
        depth = "" if numbering is None else value(numbering, "ilvl")
        return "bullet", int(depth) if depth.isdigit() else deep
    runs = [r for r in paragraph.iter(f"{_W}r") if "".join(t.text or "" for t in r.iter(f"{_W}t")).strip()]
    words = sum(len((t.text or "").split()) for t in paragraph.iter(f"{_W}t"))
    bold = bool(runs) and all(styles.sets(run, name, "b") for run in runs)
    return ("heading" if bold and words <= _HEADING_WORDS else "text"), 0


def _number_in(parent: Any | None, name: str) -> int:
    """The value of a child, if it is a whole number that a table can have, else 0."""
    found = value(parent, name)
    return int(found) if re.fullmatch(r"\d{1,2}", found) else 0
