"""What people have decided about a letter, kept beside its text and never edited into it.

A correction names the exact words it is about.
If they are not there exactly once the build stops and lists the candidates.
Nothing is re-attached by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from generator.config import checked, line_of, read_text
from generator.corrections.formats import (
    BlockFormat,
    CodingFormat,
    CorrectionsFormat,
    EventFormat,
    OddityFormat,
    QuotedFormat,
    ReferenceFormat,
)
from generator.corrections.misquoted import where_it_parts
from generator.errors import Problem, ReadacrossError
from generator.model import Codebook, Decision, Document, Statement

__all__ = [
    "NONE",
    "BlockFormat",
    "CodingFormat",
    "Corrections",
    "CorrectionsFormat",
    "QuotedFormat",
    "locate",
    "locate_statement",
    "read_as_they_are",
    "read_corrections",
]

_CANDIDATES = 5  # places that a message shows


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one letter; `path` and `text`, the file's content, are for messages."""

    path: str
    form: CorrectionsFormat | None
    text: str = ""

    @property
    def blocks(self) -> tuple[BlockFormat, ...]:
        """Corrections of blocks."""
        return self.form.blocks if self.form else ()

    @property
    def statements(self) -> tuple[CodingFormat, ...]:
        """Corrections of themes and stances."""
        return self.form.statements if self.form else ()

    @property
    def references(self) -> tuple[ReferenceFormat, ...]:
        """Decisions on what words refer to."""
        return self.form.references if self.form else ()

    @property
    def oddities(self) -> tuple[OddityFormat, ...]:
        """Slips of the source."""
        return self.form.oddities if self.form else ()

    @property
    def events(self) -> tuple[EventFormat, ...]:
        """Dated happenings."""
        return self.form.events if self.form else ()

    @property
    def reviewed(self) -> Decision | None:
        """Who went through every statement, when and how; None if nobody has."""
        if self.form is None or not self.form.reviewed:
            return None
        return Decision(self.form.by.who, self.form.by.when, self.form.reviewed)

    def decision(self, item: QuotedFormat, why: str) -> Decision:
        """Who decided an item of this file, when and why."""
        by = self.form.by if self.form else None
        return Decision(item.who or (by.who if by else ""), item.when or (by.when if by else ""), why)

    def problem(
        self, item: QuotedFormat, rule: str, message: str, fatal: bool = True, key: str = "quote"
    ) -> Problem:
        """A problem at the line on which the item's quote stands, or another of its keys."""
        return Problem(self.path, self._line(item, key), rule, message, fatal)

    def _line(self, item: QuotedFormat, of: str) -> int:
        """The line of that key of the item; 0 for an item that is not of the file."""
        for key in ("blocks", "statements", "references", "oddities", "events"):
            for n, entry in enumerate(getattr(self, key)):
                if entry is item:
                    return line_of(self.text, (key, n, of))
        return 0


NONE = Corrections("", None)


def read_corrections(folder: Path, slug: str, codebook: Codebook) -> Corrections:
    """The corrections of one letter, or none if there is no file.

    Raises ReadacrossError for a file that does not fit its format or names a theme that the codebook lacks.
    """
    corrections = read_as_they_are(folder, slug)
    known = [theme.id for theme in codebook.themes]
    problems = [
        corrections.problem(item, "unknown-theme", _no_such_theme(theme, known), key=key)
        for item in corrections.statements
        for key, themes in (("themes", item.themes or ()), ("add", item.add), ("remove", item.remove))
        for theme in themes
        if theme not in known
    ]
    if problems:
        raise ReadacrossError(problems)
    return corrections


def read_as_they_are(folder: Path, slug: str) -> Corrections:
    """The same, whatever themes the codebook has."""
    path = folder / "corrections" / f"{slug}.yml"
    shown = f"{folder.as_posix()}/corrections/{slug}.yml"
    if not path.exists() and not path.is_symlink():  # a link to nothing held decisions once
        return Corrections(shown, None)
    text = read_text(path, shown)
    return Corrections(shown, checked(CorrectionsFormat, text, shown), text)


def _no_such_theme(theme: str, known: Sequence[str]) -> str:
    near = ", ".join(get_close_matches(theme, known, cutoff=0))
    return (
        f"the codebook has no theme {theme!r}; expected the id of one, such as {near}; correct it, or take "
        "it out"
    )


def locate(text: str, item: QuotedFormat, corrections: Corrections) -> tuple[int, int]:
    """The one place where the item's words stand in `text`, as `[start, end)`.

    They begin and end with whole words: "stable" is not quoted by what stands in "unstable".
    Raises ReadacrossError that lists the candidates if they are there twice, and says so if not at all.
    """
    before, quote, after = re.escape(item.before), _whole_words(item.quote), re.escape(item.after)
    start = text.find(item.quote)
    alone = not item.before + item.after and text.find(item.quote, start + 1) < 0
    if start >= 0 and alone and re.compile(quote).match(text, start):
        return start, start + len(item.quote)
    # Looked for from every character on, since the words around one place may belong to the next as well.
    found = re.finditer(rf"(?=(?P<whole>{before}\s*(?P<quote>{quote})\s*{after}))", text)
    places = {place.span("quote"): place.span("whole") for place in found}
    if len(places) == 1:
        return next(iter(places))
    if not places:
        message = f"the words “{item.quote}” are not in the letter; {_expected(text, item)}"
        raise ReadacrossError([corrections.problem(item, "quote-missing", message)])
    shown = islice(places.values(), _CANDIDATES)
    around = (" ".join(text[max(0, start - 30) : end + 30].split()) for start, end in shown)
    candidates = "; ".join(f"“…{words}…”" for words in around)
    message = (
        f"the words {_short(item.quote)} are in the letter {len(places)} times; expected once; "
        f"add `before` or `after` with the words around them; candidates: {candidates}"
        + (f"; and {len(places) - _CANDIDATES} more" if len(places) > _CANDIDATES else "")
    )
    raise ReadacrossError([corrections.problem(item, "quote-ambiguous", message)])


def locate_statement(document: Document, item: QuotedFormat, corrections: Corrections) -> Statement:
    """The one statement that holds the item's words. Raises ReadacrossError as `locate` does."""
    start, end = locate(document.text, item, corrections)
    for statement in document.statements:
        if statement.start <= start and end <= statement.end:
            return statement
    message = f"the words {_short(item.quote)} are not within one statement; quote words of a single sentence"
    raise ReadacrossError([corrections.problem(item, "quote-spans", message)])


def _whole_words(quote: str) -> str:
    """A pattern of the quote that finds it at no place within a longer word."""
    begins, ends = (r"\b" if re.match(r"\w", edge) else "" for edge in (quote[0], quote[-1]))
    return f"{begins}{re.escape(quote)}{ends}"


def _expected(text: str, item: QuotedFormat) -> str:
    """What to do about words that are not there."""
    if item.quote in text and not re.search(_whole_words(item.quote), text):
        return (
            "they stand only inside longer words; expected a quote that begins and ends with whole words; "
            "write these out"
        )
    if item.quote in text:
        return "they are, but not with those of `before` and `after` around them; correct these"
    parts = where_it_parts(text, item.quote)
    exactly = "expected them exactly as the letter has them, white space folded; copy them from its page"
    return f"{parts}; {exactly}" if parts else exactly


def _short(quote: str) -> str:
    return f"“{quote}”" if len(quote) <= 70 else f"“{quote[:67]}…”"
