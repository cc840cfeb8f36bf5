"""How good a coding is, against a reference, and how it differs from an earlier one."""

from __future__ import annotations

from generator.evaluate.agreement import Evaluation, evaluate
from generator.evaluate.alignment import Given, Pair, align
from generator.evaluate.changes import compare
from generator.evaluate.figures import READERS, stored
from generator.evaluate.reference import Reference, part_held, read_reference, read_rows
from generator.evaluate.report import as_markdown, as_text, changes_as_markdown, changes_as_text
from generator.evaluate.rows import rows_of
from generator.evaluate.worst import worst_page

__all__ = [
    "READERS",
    "Evaluation",
    "Given",
    "Pair",
    "Reference",
    "align",
    "as_markdown",
    "as_text",
    "changes_as_markdown",
    "changes_as_text",
    "compare",
    "evaluate",
    "part_held",
    "read_reference",
    "read_rows",
    "rows_of",
    "stored",
    "worst_page",
]
