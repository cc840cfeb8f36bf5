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
from typing import Literal

from pydantic import model_validator

from generator.config import Checked, Id, PartialDate, Text, checked, in_order, line_of, read_text
from generator.errors import Problem, ReadacrossError
from generator.misquoted import where_it_parts
from generator.model import Basis, BlockKind, Codebook, Decision, Document, StanceId, Statement

_CANDIDATES = 5  # places that a message shows


class SignedFormat(Checked):
    """Who decides, and when, for every correction of the file that does not say otherwise."""

    who: Text
    when: PartialDate


class QuotedFormat(Checked):
    """The exact words that a correction is about, and those around them where they occur twice."""

    quote: Text
    before: str = ""
    after: str = ""
    who: str = ""
    when: PartialDate | Literal[""] = ""


class BlockFormat(QuotedFormat):
    """The block that holds these words is of another kind, goes on into the next, or begins anew at them."""

    kind: BlockKind | None = None
    join: Literal["next"] | None = None
    split: Literal["before"] | None = None
    why: Text

    @model_validator(mode="after")
    def _one_at_a_time(self) -> BlockFormat:
        asked = [key for key in ("kind", "join", "split") if getattr(self, key)]
        if len(asked) > 1:
            raise ValueError(
                f"this entry asks for {' and '.join(asked)}; expected one of them; give each an entry of its "
                "own, in the order in which they are to be done"
            )
        return self


class CodingFormat(QuotedFormat):
    """The themes and stance of the statement that holds these words; what is left out stays as coded."""

    themes: tuple[Id, ...] | None = None
    add: tuple[Id, ...] = ()
    remove: tuple[Id, ...] = ()
    stance: StanceId | None = None
    why: Text

    @model_validator(mode="after")
    def _no_theme_both_ways(self) -> CodingFormat:
        both = [theme for theme in self.remove if theme in (*(self.themes or ()), *self.add)]
        if both:
            raise ValueError(
                f"this entry both gives and removes the theme {both[0]!r}; expected one of the two; "
                "take the other out"
            )
        return self


class ReferenceFormat(QuotedFormat):
    """These words speak of that visit (its id) or letter (its slug); "" says that it cannot be known."""

    target: Id | Literal[""]
    basis: Basis = "inferred"
    why: Text


class OddityFormat(QuotedFormat):
    """A slip of the source, kept as it is, with what a reader may take it to mean."""

    note: Text


class EventFormat(QuotedFormat):
    """These words tell of a dated happening."""

    title: Text
    first: PartialDate
    last: PartialDate | None = None
    basis: Basis
    why: Text

    _in_order = model_validator(mode="after")(in_order)


class CorrectionsFormat(Checked):
    """`corrections/LETTER.yml`.

    `reviewed` says how every statement was gone through, if it was, and `reviewed_of` is the fingerprint of
    what the coder said then, so that a later coder cannot change a reviewed letter unnoticed.
    """

    by: SignedFormat
    reviewed: str = ""
    reviewed_of: str = ""
    blocks: tuple[BlockFormat, ...] = ()
    statements: tuple[CodingFormat, ...] = ()
    references: tuple[ReferenceFormat, ...] = ()
    oddities: tuple[OddityFormat, ...] = ()
    events: tuple[EventFormat, ...] = ()


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

    def problem(self, item: QuotedFormat, rule: str, message: str, fatal: bool = True) -> Problem:
        """A problem at the line on which the item's quote stands."""
        return Problem(self.path, self._line(item), rule, message, fatal)

    def _line(self, item: QuotedFormat) -> int:
        """The line of the item's quote; 0 for an item that is not of the file."""
        for key in ("blocks", "statements", "references", "oddities", "events"):
            for n, entry in enumerate(getattr(self, key)):
                if entry is item and self.text:
                    return line_of(self.text, (key, n, "quote"))
        return 0


NONE = Corrections("", None)


def read_corrections(folder: Path, slug: str, codebook: Codebook) -> Corrections:
    """The corrections of one letter, or none if there is no file.

    Raises ReadacrossError for a file that does not fit its format or names a theme that the codebook lacks.
    """
    corrections = read_as_they_are(folder, slug)
    known = [theme.id for theme in codebook.themes]
    problems = [
        corrections.problem(item, "unknown-theme", _no_such_theme(theme, known))
        for item in corrections.statements
        for theme in (*(item.themes or ()), *item.add, *item.remove)
        if theme not in known
    ]
    if problems:
        raise ReadacrossError(problems)
    return corrections


def read_as_they_are(folder: Path, slug: str) -> Corrections:
    """The same, whatever themes the codebook has."""
    path = folder / "corrections" / f"{slug}.yml"
    shown = f"{folder.as_posix()}/corrections/{slug}.yml"
    if not path.exists():
        return Corrections(shown, None)
    text = read_text(path, shown)
    return Corrections(shown, checked(CorrectionsFormat, text, shown), text)


def _no_such_theme(theme: str, known: Sequence[str]) -> str:
    near = ", ".join(get_close_matches(theme, known, cutoff=0))
    return f"the codebook has no theme {theme!r}; expected the id of one, such as {near}; correct it"


def locate(text: str, item: QuotedFormat, corrections: Corrections) -> tuple[int, int]:
    """The one place where the item's words stand in `text`, as `[start, end)`.

    They begin and end with whole words: "stable" is not quoted by what stands in "unstable".
    Raises ReadacrossError that lists the candidates if they are there twice, and says so if not at all.
    """
    before, quote, after = re.escape(item.before), _whole_words(item.quote), re.escape(item.after)
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
