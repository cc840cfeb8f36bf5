"""All letters read across: themes followed, visits, findings, and where letters differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.model.basis import Basis
from generator.model.codebook import StanceId
from generator.model.coding import StanceLabel, ThemeLabel
from generator.model.collection import Collection, Entity
from generator.model.document import AnnotatedDocument
from generator.model.mentions import Reference


class Passage(NamedTuple):
    """One statement of one letter, as a theme, a finding or a difference points at it."""

    letter: str
    date: str
    block: int
    paragraph: str
    statement: str
    text: str
    heading: str | None
    stance: StanceLabel
    themes: tuple[ThemeLabel, ...]

    def theme(self, theme_id: str) -> ThemeLabel:
        """The label of that theme; KeyError if the passage has none."""
        for label in self.themes:
            if label.id == theme_id:
                return label
        raise KeyError(theme_id)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements of one letter (or of all) take each stance."""

    strength: int = 0
    progress: int = 0
    concern: int = 0
    mixed: int = 0
    none: int = 0

    @property
    def total(self) -> int:
        return self.strength + self.progress + self.concern + self.mixed + self.none

    @property
    def judged(self) -> int:
        return self.total - self.none

    @property
    def concerns(self) -> int:
        """How many hold a concern: those that are mixed do too."""
        return self.concern + self.mixed

    def of(self, stance: StanceId) -> int:
        """The count of one stance."""
        count: int = getattr(self, stance)
        return count


@dataclass(frozen=True, slots=True)
class Turn:
    """A theme in one letter: its tally, its passages, and how it stands to its publisher's letter before.

    `direction` is a key, never a sentence: "first", "more-concerns", "fewer-concerns", "about-the-same",
    "too-few", "not-mentioned", "undated", "order-unknown", "speaker-unknown".
    "first" means that no earlier letter of the same publisher about the same authority judges the theme,
    "order-unknown" that several do, and that dates do not tell which of them is the last before it,
    "speaker-unknown" that its publisher or council is not stated.
    `since` is the slug of the letter that it is compared with, or "".
    """

    letter: str
    tally: Tally
    passages: tuple[Passage, ...]
    direction: str
    since: str

    @property
    def compared(self) -> bool:
        """Whether enough is judged in both letters to say how it stands to the one before."""
        return self.direction in ("more-concerns", "fewer-concerns", "about-the-same")


@dataclass(frozen=True, slots=True)
class Thread:
    """A theme followed from letter to letter; `turns` has one entry for every letter, in date order."""

    theme: str
    turns: tuple[Turn, ...]
    often_with: tuple[tuple[str, int], ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What every letter says on the theme."""
        return tuple(p for turn in self.turns for p in turn.passages)

    @property
    def size(self) -> int:
        """How many passages there are."""
        return sum(len(turn.passages) for turn in self.turns)


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """One letter's words about a visit or a letter, with what they were taken to mean.

    `to` is the id of a visit or the slug of a letter.
    It is "" when the words stay unresolved; then `why` says what was tried.
    """

    letter: str
    paragraph: str
    statement: str
    reference: Reference
    to: str
    basis: Basis
    why: str


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection or visit that some letter speaks of, or reports.

    `reported_by` are the slugs of the letters held here that report it, in the order of the letters.
    """

    id: str
    kind: str
    title: str
    first: str
    last: str
    authority: str
    basis: Basis
    why: str
    reported_by: tuple[str, ...]
    spoken_of: tuple[SpokenOf, ...]
    ordinal: int = 0


ListKind = Literal["priority", "improve"]
LIST_KINDS: tuple[ListKind, ...] = ("priority", "improve")


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of a letter's own list: for priority action, or of what needs to improve.

    `lead` are the letter's words that announce the item and are no finding of their own, or "".
    """

    kind: ListKind
    lead: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a letter says needs to improve, and what later letters say on the same theme.

    `listed` says in which of the letter's own lists it is an item, or is None.
    """

    passage: Passage
    theme: str
    listed: Listed | None
    later: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a disputed fact, and the passages that state it."""

    value: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Letters that state different things of one fact."""

    fact: str
    question: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated entry of the timeline.

    `kind` is "visit", "letter" or "event"; `target` the id of the visit or slug of the letter, or "".
    `why` says how its date is known, and `passage` quotes the words that tell it, where there are any.
    """

    kind: Literal["visit", "letter", "event"]
    first: str
    last: str
    title: str
    basis: Basis
    why: str
    target: str
    held: bool
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class EntityMentions:
    """A person or body with every passage that names it, in date order."""

    entity: Entity
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two consecutive letters about one authority, theme by theme."""

    earlier: str
    later: str
    turns: tuple[tuple[str, Turn, Turn], ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The whole collection, read across. `letters` are in date order, then by slug."""

    collection: Collection
    letters: tuple[AnnotatedDocument, ...]
    threads: tuple[Thread, ...]
    visits: tuple[Visit, ...]
    references: tuple[SpokenOf, ...]
    findings: tuple[Finding, ...]
    differences: tuple[Difference, ...]
    events: tuple[Event, ...]
    entities: tuple[EntityMentions, ...]
    comparisons: tuple[Comparison, ...]

    def letter(self, slug: str) -> AnnotatedDocument:
        """The letter of that slug; KeyError if the corpus has none."""
        for letter in self.letters:
            if letter.slug == slug:
                return letter
        raise KeyError(slug)
