"""PDF -> where every piece of text stands on its page, by PDFium.

Only this module knows pypdfium2.
PDFium puts U+0002 where a hyphen is printed at a line's end; here it is again the hyphen that the page shows.
Soft hyphens (U+00AD) are not shown by the page unless a line breaks there, and are dropped.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from generator.errors import ReadacrossError
from generator.ingest.drawn import DASHES, INITIAL, RAISED, Dot, Fragment, Rule, with_initials, with_marks
from generator.ingest.level import walls_of
from generator.ingest.told import count_words

MOST_PAGES = 400
MOST_CHARACTERS = 4_000_000
MOST_DRAWN = 20_000
MOST_RULES = 1_500

_SYMBOL_FONT = re.compile(r"wingdings|webdings|symbol|dingbat", re.IGNORECASE)
_BOLD_FONT = re.compile(r"bold|black|heavy|semibold", re.IGNORECASE)
_BOLD_WEIGHT = 600
_LINE_WIDTH = 3.0
_SHORTEST_RULE = 6.0
_SMALLEST_DOT, _LARGEST_DOT = 1.5, 8.0
_PICTURE_SHARE = 0.3
_DEEPEST_FORM = 15  # a form within a form, and so on: as deep as pypdfium2 looks by itself
_AS_IT_IS = pypdfium2.PdfMatrix()
_SMALL = 0.85  # of the size of the text: raised or lowered signs
# In ems: a mark that stands further from its words than a space is wide begins an item of a list.
_HANGS = 0.45
_GAP = 0.8
_NOT_SHOWN = "\u00ad\x00\ufeff"
_GUESSED, _PRINTED = 1, 2  # the space before a character: seen by PDFium in a gap, or a character of the file


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points, its text and the lines drawn on it.

    `pictured` says that it shows a picture and no text, as a scanned page does.
    `unseen` are the words outside the page or set not to be drawn; they are in no fragment.
    `layer` counts words that are not drawn either but are the page's text, by text recognition.
    """

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    rules: tuple[Rule, ...]
    pictured: bool = False
    unseen: tuple[str, ...] = ()
    layer: int = 0


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    symbol: bool
    upright: bool
    undrawn: bool


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    x0: float
    x1: float
    y: float
    style: _Style
    space: int

    @property
    def size(self) -> float:
        return self.style.size


def read_pages(data: bytes, path: str) -> tuple[Page, ...]:
    """Every page of a PDF.

    Raises ReadacrossError for a file that is broken, locked with a password, empty of text (scanned) or
    longer than MOST_PAGES pages or MOST_CHARACTERS characters.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadacrossError.one(path, 0, "pdf-unreadable", _why_unreadable(error)) from error
    try:
        if len(document) > MOST_PAGES:
            message = f"this PDF has {len(document)} pages; at most {MOST_PAGES} are read. Split it first."
            raise ReadacrossError.one(path, 0, "pdf-too-long", message)
        pages = tuple(_pages(document, path))
    finally:
        document.close()
    if not any(page.fragments for page in pages):
        message = "no text on any page: it is probably scanned. Run it through text recognition first."
        raise ReadacrossError.one(path, 0, "pdf-no-text", message)
    return pages


def reader_name() -> str:
    """The library that reads PDFs, with its version, for the letter's front matter."""
    return f"pypdfium2 {pypdfium2.version.PYPDFIUM_INFO.version}"


def _why_unreadable(error: pypdfium2.PdfiumError) -> str:
    if "password" in str(error).lower():
        return "this PDF is locked with a password. Save an unlocked copy and add that."
    return "this is not a PDF that can be opened: it is broken or cut short. Fetch it again."


def _pages(document: Any, path: str) -> Iterator[Page]:
    left = MOST_CHARACTERS
    for index in range(len(document)):
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            message = f"page {index + 1} cannot be read. Fetch the file again, or save a mended copy."
            raise ReadacrossError.one(path, 0, "pdf-unreadable", message) from error
        left -= text.count_chars()
        if left < 0:
            message = f"more than {MOST_CHARACTERS} characters of text. Split the file first."
            raise ReadacrossError.one(path, 0, "pdf-too-long", message)
        yield _page(page, text, index + 1)
        text.close()
        page.close()


def _page(page: Any, text: Any, number: int) -> Page:
    width, height = page.get_size()
    drawn = tuple(_drawn(page))
    rules = tuple(shape for shape in drawn if isinstance(shape, Rule))
    few = rules if len(rules) <= MOST_RULES else ()
    walls = [rule for rule in few if not rule.level]
    held = tuple(_fragments(_glyphs(text), walls, walls_of(few)))
    fragments = _of_text(page, held)
    shown = set(fragments)
    dots = [shape for shape in drawn if isinstance(shape, Dot)]
    return Page(
        number,
        width,
        height,
        with_marks(with_initials(fragments), dots),
        rules,
        pictured=not fragments and _shows_picture(page, width * height),
        unseen=tuple(f.text for f in held if f not in shown),
        layer=count_words(f.text for f in fragments if f.undrawn),
    )


def _of_text(page: Any, fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """What the page shows, and what text recognition found in its pictures and set there undrawn.

    A page of which nothing is drawn is a picture with its text.
    Source: ISO 32000-1, sections 9.3.6 (text rendering modes) and 14.11.2 (page boundaries).
    """
    x0, y0, x1, y1 = page.get_bbox()
    within = [f for f in fragments if f.x1 > x0 and f.x0 < x1 and f.y + f.size > y0 and f.y < y1]
    if all(f.undrawn for f in within) or not any(f.undrawn for f in within):
        return tuple(within)
    pictures = list(_pictures(page))
    return tuple(f for f in within if not f.undrawn or any(_lies_in(f, bounds) for bounds in pictures))


def _lies_in(fragment: Fragment, bounds: tuple[float, float, float, float]) -> bool:
    x0, y0, x1, y1 = bounds
    return x0 <= (fragment.x0 + fragment.x1) / 2 <= x1 and y0 <= fragment.y + fragment.size / 3 <= y1


def _glyphs(text: Any) -> Iterator[_Glyph]:
    edges = tuple(ctypes.c_double() for _ in range(6))
    left, bottom, right, top, x, y = edges
    style, known, space = _Style(0, False, False, True, False), None, _PRINTED
    for i in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, i)
        character = "-" if pdfium.FPDFText_IsHyphen(text, i) else chr(code)
        if character.isspace():
            space = max(space, _GUESSED if pdfium.FPDFText_IsGenerated(text, i) else _PRINTED)
            continue
        if character in _NOT_SHOWN or 0xD800 <= code < 0xE000:
            continue
        here = ctypes.cast(pdfium.FPDFText_GetTextObject(text, i), ctypes.c_void_p).value
        if here != known or here is None:
            style, known = _style(text, i), here
        pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        start = min(x.value, left.value) if style.upright else left.value
        base = y.value if style.upright else round(bottom.value)
        yield _Glyph(character, start, right.value, base, style, space)
        space = 0


def _style(text: Any, i: int) -> _Style:
    name, flags, matrix = ctypes.create_string_buffer(128), ctypes.c_int(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetFontInfo(text, i, name, 128, flags)
    font = name.value.decode("latin-1")
    scale, upright = 1.0, True
    if pdfium.FPDFText_GetMatrix(text, i, matrix):
        scale = math.hypot(matrix.b, matrix.d) or 1.0
        upright = abs(matrix.a) >= abs(matrix.b)
    weight = pdfium.FPDFText_GetFontWeight(text, i)
    shape = pdfium.FPDFText_GetTextObject(text, i)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(shape) if shape else pdfium.FPDF_TEXTRENDERMODE_UNKNOWN
    return _Style(
        size=pdfium.FPDFText_GetFontSize(text, i) * scale,
        bold=weight >= _BOLD_WEIGHT or bool(_BOLD_FONT.search(font)),
        symbol=bool(_SYMBOL_FONT.search(font)),
        upright=upright,
        undrawn=mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
    )


def _fragments(
    glyphs: Iterator[_Glyph], walls: Sequence[Rule], between: Sequence[Rule]
) -> Iterator[Fragment]:
    """Runs of characters; `walls` part them, and those `between` columns part words that are set apart.

    A style is read anew for each piece of text that the page sets, and no such piece is of two cells.
    """
    run: list[_Glyph] = []
    for glyph in glyphs:
        apart = bool(run) and glyph.space and glyph.style is not run[-1].style
        parting = [*walls, *between] if apart else walls
        if run and not (_ligature(run[-1], glyph) or _follows(run, glyph, parting)):
            yield _fragment(run)
            run = []
        run.append(glyph)
    if run:
        yield _fragment(run)


def _ligature(last: _Glyph, glyph: _Glyph) -> bool:
    """Two letters that are printed as one sign, and so stand in one place."""
    same = (last.x0, last.x1, last.y) == (glyph.x0, glyph.x1, glyph.y) and not glyph.space
    return same and last.style.undrawn == glyph.style.undrawn


def _follows(run: list[_Glyph], glyph: _Glyph, walls: Sequence[Rule]) -> bool:
    first, last = run[0], run[-1]
    size = max(last.size, glyph.size)
    gap = glyph.x0 - last.x1
    small = _smaller(glyph, first) or _smaller(first, glyph)
    if abs(glyph.y - first.y) > (0.6 if small else 0.3) * size or gap < -0.6 * size:
        return False
    if len(run) == 1 and first.text.isupper() and first.size > INITIAL * glyph.size:
        return False
    if last.style.undrawn != glyph.style.undrawn:
        return False
    if last.style.symbol and len(run) == 1 and not glyph.style.symbol:
        return False
    if len(run) == 1 and first.text in DASHES and glyph.space and gap > _HANGS * size:
        return False
    if any(last.x1 - 1 <= wall.x0 <= glyph.x0 + 1 and wall.y0 <= last.y <= wall.y1 for wall in walls):
        return False
    return gap < (1.2 if glyph.space else 0.6) * size


def _smaller(one: _Glyph, other: _Glyph) -> bool:
    return one.size <= _SMALL * other.size


def _fragment(run: list[_Glyph]) -> Fragment:
    base = max(run, key=lambda g: g.size)
    spaced = [_shown(run[0], base)]
    gaps = []
    for last, glyph in pairwise(run):
        mark = _is_raised(glyph, base) and not _is_raised(last, base)
        if glyph.space and glyph.x0 - last.x1 > _GAP * base.size:
            gaps.append((len("".join(spaced)), last.x1, glyph.x0))
        wide = glyph.space and not mark and glyph.x0 - last.x1 > 0.1 * glyph.size
        apart = glyph.space == _PRINTED or wide
        spaced.append(" " * bool(apart) + _shown(glyph, base))
    letters = [g for g in run if g.text.isalnum()] or run
    return Fragment(
        text="".join(spaced),
        x0=run[0].x0,
        x1=max(g.x1 for g in run),
        y=base.y,
        size=base.size,
        bold=sum(g.style.bold for g in letters) * 10 >= 9 * len(letters),
        symbol=run[0].style.symbol,
        gaps=tuple(gaps),
        undrawn=run[0].style.undrawn,
    )


def _shown(glyph: _Glyph, base: _Glyph) -> str:
    """A raised small figure (the mark of a footnote) stays apart from the word that it follows."""
    return glyph.text.translate(RAISED) if _is_raised(glyph, base) else glyph.text


def _is_raised(glyph: _Glyph, base: _Glyph) -> bool:
    return glyph.y > base.y + 0.15 * base.size and _smaller(glyph, base)


def _shows_picture(page: Any, area: float) -> bool:
    """A picture takes up a good part of the page; a logo on an empty page does not."""
    return any((x1 - x0) * (y1 - y0) > _PICTURE_SHARE * area for x0, y0, x1, y1 in _pictures(page))


def _pictures(
    page: Any, form: Any = None, placed: Any = _AS_IT_IS, depth: int = 0
) -> Iterator[tuple[float, float, float, float]]:
    """Where each picture of a page stands, in points: its left, foot, right and top.

    A picture in a form knows its place in that form only; `placed` puts the form on the page.
    Source: ISO 32000-1, section 8.10.1 (form XObjects).
    """
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM]
    for item in page.get_objects(filter=kinds, max_depth=1, form=form):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield placed.on_rect(*item.get_bounds())
        elif depth < _DEEPEST_FORM:
            yield from _pictures(page, item, item.get_matrix().multiply(placed), depth + 1)


def _drawn(page: Any) -> Iterator[Rule | Dot]:
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    for count, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count >= MOST_DRAWN:
            return
        x0, y0, x1, y1 = item.get_bounds()
        wide, high = x1 - x0 > _SHORTEST_RULE, y1 - y0 > _SHORTEST_RULE
        pdfium.FPDFPath_GetDrawMode(item, fill, stroked)
        if (wide and y1 - y0 <= _LINE_WIDTH) or (high and x1 - x0 <= _LINE_WIDTH):
            yield Rule(x0, y0, x1, y1)
        elif wide and high and stroked.value:
            yield from (Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1))
            yield from (Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1))
        elif abs((x1 - x0) - (y1 - y0)) <= 1 and _SMALLEST_DOT <= x1 - x0 <= _LARGEST_DOT:
            yield Dot(x0, y0, x1, y1)
