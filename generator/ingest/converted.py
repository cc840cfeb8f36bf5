"""What every reader of a file gives, and how it travels from the process that read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from generator.errors import Problem, ReadacrossError
from generator.ingest.layout import Piece

LEFT_OUT = "=" * 40
_SHORT = 90
# What neither a page of a PDF nor a browser shows, and no letter may hold.
_CONTROLS = dict.fromkeys((*range(9), *range(14, 28)))


@dataclass(frozen=True, slots=True)
class Converted:
    """A file as pieces in reading order, page furniture last.

    `reader` names the library and version that read it.
    `text` is the file's own text where it is kept as it came (plain text), else "".
    `pictured` are the pages that show a picture and no text, and so could not be read.
    `link`, `published` (an ISO date) and `title` are what a web page's own data says of it, or "".
    `heading` is the main heading in the text of a web page, or "".
    `site` is the name that a web page's own data gives for who publishes it, or "".
    `told` are lines for whoever adds the file: which of its words were left out, and where to look again.
    """

    pieces: tuple[Piece, ...]
    reader: str
    text: str = ""
    link: str = ""
    published: str = ""
    title: str = ""
    heading: str = ""
    site: str = ""
    pictured: tuple[int, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def web_page(self) -> bool:
        """Whether it was a web page."""
        return self.reader.startswith("lxml") and "HTML" in self.reader


def as_shown(converted: Converted) -> Converted:
    """A file that was laid out, without the control characters that are not seen on it."""
    pieces = [replace(piece, text=piece.text.translate(_CONTROLS)) for piece in converted.pieces]
    return replace(
        converted,
        pieces=tuple(piece for piece in pieces if piece.text.strip()),
        title=converted.title.translate(_CONTROLS),
        heading=converted.heading.translate(_CONTROLS),
        site=converted.site.translate(_CONTROLS),
    )


def to_json(result: Converted | ReadacrossError) -> str:
    """One line of JSON for a result, or for the problems that stood in its way."""
    if isinstance(result, ReadacrossError):
        return json.dumps({"problems": [asdict(problem) for problem in result.problems]})
    return json.dumps(asdict(result))


def from_json(text: str) -> Converted:
    """The result that `to_json` wrote; raises the ReadacrossError that it wrote."""
    value = json.loads(text)
    if "problems" in value:
        raise ReadacrossError(Problem(**problem) for problem in value["problems"])
    pieces = tuple(Piece(**piece) for piece in value.pop("pieces"))
    return Converted(pieces, pictured=tuple(value.pop("pictured")), told=tuple(value.pop("told")), **value)


def pages_named(numbers: Sequence[int]) -> str:
    """Numbers of pages as a sentence names them: "page 3", "pages 3, 4 and 7"."""
    shown = [str(number) for number in numbers]
    if len(shown) == 1:
        return f"page {shown[0]}"
    return f"pages {', '.join(shown[:-1])} and {shown[-1]}"


def body_text(converted: Converted) -> str:
    """The text of a source text: one piece a line, a blank line between pieces, page furniture below a rule.

    The lines of an address stay together.
    A web page always has that rule: it says that what stands above it is the page's own text.
    A file that was text already is kept as it came.
    """
    if converted.text:
        return converted.text
    shown = [p for p in converted.pieces if p.kind != "furniture"]
    furniture = [p for p in converted.pieces if p.kind == "furniture"]
    text = _joined(shown)
    if furniture or converted.web_page:
        text += "\n" + LEFT_OUT + "\n\n" + "\n".join(p.text for p in furniture) + "\n"
    return text


def _joined(pieces: Sequence[Piece]) -> str:
    text = ""
    for i, piece in enumerate(pieces):
        before = pieces[i - 1] if i else None
        mark = "  " * piece.level + ("• " if piece.kind == "bullet" else "")
        text += ("" if before is None else "\n" if _together(before, piece) else "\n\n") + mark + piece.text
    return text + "\n"


def _together(above: Piece, piece: Piece) -> bool:
    rows = above.kind == piece.kind == "row"
    lines = piece.tight and above.kind == piece.kind == "text"
    return rows or (lines and max(len(above.text), len(piece.text)) <= _SHORT)
