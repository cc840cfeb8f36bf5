"""What a file of corrections may say: one format for each kind of entry, and the file's below them."""

from __future__ import annotations

from typing import Literal

from pydantic import ValidationInfo, model_validator

from generator.config import IN_A_FILE, Checked, Id, PartialDate, Text, dated
from generator.model import Basis, BlockKind, StanceId


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
    def _decides(self, info: ValidationInfo) -> CodingFormat:
        decides = self.add or self.remove or self.themes is not None or self.stance is not None
        if info.context == IN_A_FILE and not decides:
            raise ValueError(
                "this entry decides nothing; expected a stance, or themes to add or remove; write what you "
                "decided, or take the entry out"
            )
        return self

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

    @model_validator(mode="after")
    def _known(self) -> ReferenceFormat:
        if self.target and self.basis == "not stated":
            raise ValueError(
                "a target stands here with the basis “not stated”, which is for words that nobody can place; "
                'expected stated, publisher or inferred; correct the basis and say why, or write target: ""'
            )
        return self


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

    _dated = model_validator(mode="after")(dated)


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
