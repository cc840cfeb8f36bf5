"""The print edition: the whole collection as one PDF to print, to keep or to read without a network.

Typst sets it from `templates/edition.typ`, which holds the wording and the look.
The letters reach Typst as data, never as its markup, so nothing in a letter can run or change the layout.
The fonts are our own files and those built into Typst, never the machine's.
The same letters give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import typst

from generator.edition.content import content
from generator.model import Corpus

TEMPLATE = Path(__file__).parent.parent / "templates" / "edition.typ"
FONTS = Path(__file__).parent / "fonts"
NO_GLYPH = "could not be displayed"


def edition(corpus: Corpus, epoch: int) -> bytes:
    """The whole collection as one tagged PDF; `epoch` is its date, in seconds since 1970 in UTC.

    It is made to PDF/UA-1, the standard for accessible PDF (ISO 14289-1), as far as Typst checks it.
    A letter with a character that no font here can draw makes that impossible: then the same pages are made
    without the claim, an empty box stands for the character, and the first page says so.
    """
    data = msgspec.json.encode(content(corpus)).decode("utf-8")
    try:
        return _set(data, epoch, "every character", "ua-1")
    except typst.TypstError as error:
        if NO_GLYPH not in error.message:
            raise
    return _set(data, epoch, "some as boxes", None)


def _set(data: str, epoch: int, drawn: str, standard: typst.PDFStandard | None) -> bytes:
    return typst.compile(
        TEMPLATE,
        format="pdf",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"edition": data, "drawn": drawn},
        timestamp=epoch,
        pdf_standards=standard,
    )
