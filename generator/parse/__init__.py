"""What a line is: from a source text to blocks and statements, each with its place.

Nothing is spelled differently: white space is folded, bullet glyphs become list items,
a hyphen at a line's end is kept and joined without a space unless a word such as "and" follows,
and soft hyphens are dropped.
"""

from __future__ import annotations

from dataclasses import replace

from generator import corrections as human
from generator.corrections import Corrections
from generator.errors import Problem, ReadacrossError
from generator.model import Document, Source
from generator.parse.aside import below_rule, set_aside
from generator.parse.counting import counted
from generator.parse.document import assemble
from generator.parse.kinds import Form, kinds_of
from generator.parse.layout import group_lines
from generator.parse.lines import fold, read_lines
from generator.parse.lone import with_own_numbers
from generator.parse.pieces import Piece, correct_pieces, idle_pieces, pieces_of, put_back
from generator.parse.spacing import layout_of
from generator.parse.unmarked import with_unmarked_items


def parse(source: Source, form: Form, corrections: Corrections = human.NONE) -> Document:
    """A source text as a document. `form` is that of its kind of document.

    Raises ReadacrossError if the text holds no words or no paragraph, or a correction's words are not there
    exactly once.
    """
    document = assemble(source, correct_pieces(_pieces(source, form), corrections))
    if not document.statements:
        message = (
            "no paragraph was found in this text; expected at least one sentence; check the text and its kind"
        )
        raise ReadacrossError.one(source.path, source.first_line, "no-paragraph", message)
    return document


def idle_blocks(source: Source, form: Form, corrections: Corrections) -> list[Problem]:
    """Corrections of blocks that the program has caught up with, of a letter that `parse` takes."""
    return idle_pieces(_pieces(source, form), corrections) if corrections.blocks else []


def _pieces(source: Source, form: Form) -> list[Piece]:
    """The blocks of a source text as the program reads them by itself."""
    lines = set_aside(read_lines(source))
    if not lines.kept:
        message = (
            "no words of a letter stand in this text, or none above its line of equals signs; "
            "expected at least one sentence; put the letter's words there, above that line"
        )
        raise ReadacrossError.one(source.path, source.first_line, "no-words", message)
    kept = with_own_numbers(lines.kept)
    layout = layout_of(kept)
    breaks = replace(layout, wrapped=layout.wrapped and form != "web-page")
    groups = with_unmarked_items(group_lines(kept, breaks, fold(source.meta.title)))
    kinded = put_back(kinds_of(groups, source.meta, form, below_rule(lines)), lines.aside)
    return counted(pieces_of(kinded, layout.wrapped))
