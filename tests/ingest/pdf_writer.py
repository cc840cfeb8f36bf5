"""Writes small PDFs for the tests: text in the standard faces at given places, and straight lines.

A page is US-free: A4, 595 by 842 points, its origin at the left foot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.parse.widths import width

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 72.0, 523.0
_FONTS = ("Helvetica", "Helvetica-Bold", "ZapfDingbats")
BULLET = "n"  # a black square in ZapfDingbats


class Pdf:
    """A PDF in the making; `bytes()` gives the file."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []

    def page(self) -> None:
        """Begins a new page."""
        self.pages.append([])

    def text(self, x: float, y: float, words: str, size: float = 12, font: int = 0) -> None:
        """Words at a place on the last page; `font` 1 is bold and 2 is symbols."""
        coded = words.encode("cp1252").decode("latin-1")
        safe = coded.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.pages[-1].append(f"BT /F{font} {size} Tf {x} {y} Td ({safe}) Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin line on the last page."""
        self.pages[-1].append(f"0.5 w {x0} {y0} m {x1} {y1} l S")

    def bytes(self) -> bytes:
        """The file."""
        fonts = " ".join(f"/F{i} {i + 3} 0 R" for i in range(len(_FONTS)))
        first = 3 + len(_FONTS)
        kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(self.pages)))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>",
        ]
        for name in _FONTS:
            coding = "" if name == "ZapfDingbats" else " /Encoding /WinAnsiEncoding"
            objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}{coding} >>")
        for i, page in enumerate(self.pages):
            stream = "\n".join(page)
            box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << {fonts} >> >>"
            objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {first + 2 * i + 1} 0 R >>")
            objects.append(f"<< /Length {len(stream.encode('latin-1'))} >>\nstream\n{stream}\nendstream")
        return file_of(objects)


def file_of(objects: Sequence[str]) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(data)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return data + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def wrap(text: str, points: float, size: float = 12, font: int = 0) -> list[str]:
    """The lines that a word processor would break the text into."""
    lines = [""]
    scale = size * (1.12 if font == 1 else 1.0)
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer) * scale > points and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class Flow:
    """Sets blocks down a page and over to the next, as a letter is typed."""

    def __init__(self, running_head: str = "", numbers: bool = True) -> None:
        self.pdf = Pdf()
        self.head = running_head
        self.numbers = numbers
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """A new page with its running head and number."""
        self.pdf.page()
        number = len(self.pdf.pages)
        self.y = 730.0
        if number > 1 and self.head:
            self.pdf.text(LEFT, 800, self.head, size=9)
        if number > 1 and self.numbers:
            self.pdf.text(510, 40, str(number), size=10)

    def lines(self, lines: Iterable[str], x: float = LEFT, size: float = 12, font: int = 0) -> None:
        """Lines one under the other, and the page turned where it is full."""
        for line in lines:
            if self.y < 90:
                self.turn()
            self.pdf.text(x, self.y, line, size, font)
            self.y -= 1.2 * size

    def gap(self, points: float = 14.4) -> None:
        """White space below what was set."""
        self.y -= points

    def paragraph(self, text: str, x: float = LEFT, size: float = 12, font: int = 0) -> None:
        """A paragraph from `x` to the right margin, with a line's space below."""
        self.lines(wrap(text, RIGHT - x, size, font), x, size, font)
        self.gap()

    def heading(self, text: str, size: float = 12) -> None:
        """A bold line."""
        self.paragraph(text, size=size, font=1)

    def bullet(self, text: str, level: int = 0) -> None:
        """An item of a list, with its glyph in a symbol face."""
        x = LEFT + 18 * level
        if self.y < 90:
            self.turn()
        self.pdf.text(x, self.y, BULLET, 10, font=2)
        self.paragraph(text, x + 18)

    def numbered(self, number: int, text: str) -> None:
        """A numbered paragraph: the number in the margin, the words a tab further in."""
        if self.y < 90:
            self.turn()
        self.pdf.text(LEFT, self.y, f"{number}.")
        self.paragraph(text, LEFT + 28)

    def table(self, rows: Sequence[Sequence[str]], columns: Sequence[float]) -> None:
        """A table with lines around every cell; `columns` are the left edges of its columns."""
        edges = [*columns, RIGHT]
        top = self.y + 14
        self.pdf.line(edges[0], top, edges[-1], top)
        for row in rows:
            cells = [wrap(cell, edges[i + 1] - edges[i] - 10) for i, cell in enumerate(row)]
            high = 14.4 * max(len(cell) for cell in cells) + 8
            for i, cell in enumerate(cells):
                for n, line in enumerate(cell):
                    self.pdf.text(edges[i] + 5, top - 14 - 14.4 * n, line)
            for edge in edges:
                self.pdf.line(edge, top, edge, top - high)
            top -= high
            self.pdf.line(edges[0], top, edges[-1], top)
        self.y = top - 28

    def bytes(self) -> bytes:
        """The file."""
        return self.pdf.bytes()
