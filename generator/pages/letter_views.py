"""What a letter's page shows of its text: blocks, notes beside them, and why each label was given."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model import BlockKind, StanceId
from generator.pages.shown import Link


@dataclass(frozen=True, slots=True)
class Step:
    """One step along a theme into another letter: where to, and that letter's date and title in words."""

    href: str
    day: str
    title: str


@dataclass(frozen=True, slots=True)
class ThemeNote:
    """A theme of a paragraph, with the steps to its passages in the letters before and after.

    `sure` is False where of none of its statements the theme is certain.
    """

    link: Link
    previous: Step | None
    next: Step | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """Why labels were given: their names, the words that weighed most, and whether we are sure."""

    names: str
    because: str
    sure: bool

    def __str__(self) -> str:
        """The reason as a reader is told it."""
        names = self.names if self.sure else f"{self.names} (not certain)"
        return f"{names}. {self.because}." if self.because else f"{names}."


@dataclass(frozen=True, slots=True)
class StatementNote:
    """The labels of one statement, each with its reason; `n` counts the statements of its paragraph."""

    id: str
    n: int
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """Its reasons, one a line."""
        return "\n".join(map(str, self.reasons))


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of the letter that speak of a visit or letter: what they were taken to mean, and how surely.

    `target` is None when they stay unresolved; then `why` says what was tried.
    """

    text: str
    where: Link
    target: Link | None
    basis: str
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside one paragraph; `differ` are the facts that other letters state differently."""

    judged: tuple[tuple[StanceId, str], ...]
    themes: tuple[ThemeNote, ...]
    spoken: tuple[Spoken, ...]
    differ: tuple[Link, ...]
    statements: tuple[StatementNote, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the letter, ready to be shown.

    `number` is what a reader calls the paragraph, or ""; `printed` tells that the letter prints it.
    `former` are ids that were published for other paragraphs and now lead here.
    `hash` is the first digits of the SHA-256 of its words, so that a link can tell that they have changed.
    """

    kind: BlockKind
    html: Markup
    id: str
    former: tuple[str, ...]
    anchor: str
    level: int
    number: str
    printed: bool
    hash: str
    first: int
    last: int
    note: Note | None


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring blocks: the bullets of one list, or a single block."""

    bullets: bool
    pieces: tuple[Piece, ...]
