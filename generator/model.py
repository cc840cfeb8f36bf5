"""Every noun of Readacross, as frozen values.

Offsets are `[start, end)` in characters of `Document.text`.
Line numbers count from 1 in the letter's file, front matter included.
Dates are ISO strings that may stop early ("2017", "2017-11", "2018-12-04"), so that they sort as text
and never claim a precision that the source does not give.
This module imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Literal, NamedTuple

By = Literal["rule", "model", "person"]
Basis = Literal["stated", "publisher", "inferred", "not stated"]
StanceId = Literal["strength", "progress", "concern", "mixed", "none"]
Form = Literal["letter", "report", "message", "web-page"]
SchemaType = Literal["Report", "NewsArticle", "Message"]
EntityKind = Literal["person", "body"]
BlockKind = Literal[
    "title",
    "date",
    "address",
    "salutation",
    "heading",
    "paragraph",
    "bullet",
    "closing",
    "signature",
    "left-out",
]

STANCES: tuple[StanceId, ...] = ("strength", "progress", "concern", "mixed", "none")
JUDGED: tuple[StanceId, ...] = ("strength", "progress", "concern", "mixed")


class Lines(NamedTuple):
    """First and last line of something in its file, both included."""

    first: int
    last: int


# --- the codebook ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Group:
    """A family of themes."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing that letters talk about, with what counts and what does not."""

    id: str
    group: str
    title: str
    question: str
    include: str
    exclude: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """One of the five judgements that a statement can make."""

    id: StanceId
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The written rules by which statements are coded, in the order of the file."""

    version: int
    groups: tuple[Group, ...]
    themes: tuple[Theme, ...]
    stances: tuple[Stance, ...]
    rules: tuple[str, ...]

    def theme(self, theme_id: str) -> Theme:
        """The theme of that id; KeyError if the codebook has none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)

    @property
    def titles(self) -> dict[str, str]:
        """The title of each theme by its id, in the order of the file."""
        return {theme.id: theme.title for theme in self.themes}


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person held, as a letter states it."""

    title: str
    body: str | None
    when: str
    letter: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person or a body that letters name.

    `names` are the exact forms that count as a mention, longest first; the first given is the entry's title.
    `note` is a sentence of ours, with its source.
    """

    id: str
    kind: EntityKind
    title: str
    names: tuple[str, ...]
    roles: tuple[Role, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term that a reader may not know: meaning, where the meaning comes from, and when that was checked."""

    id: str
    term: str
    expansion: str
    meaning: str
    source: str
    link: str
    checked: str


@dataclass(frozen=True, slots=True)
class KindOfDocument:
    """A kind of letter; `form` says by which rules its text is read, `noun` what a sentence calls it."""

    id: str
    title: str
    form: Form
    schema_type: SchemaType
    noun: str = "letter"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published a letter."""

    id: str
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which a letter's text is shown."""

    id: str
    name: str
    note: str
    link: str


@dataclass(frozen=True, slots=True)
class Authority:
    """A council whose services the letters are about."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownVisit:
    """A visit that a maintainer has written down, with where it is known from.

    `ordinal` is its count among its kind (5 for "the fifth monitoring visit"), 0 where no letter counts it.
    """

    id: str
    kind: str
    first: str
    last: str
    title: str
    authority: str
    basis: Basis
    why: str
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """What `source_texts/` holds beside the letters.

    `edition` says whether the collection is set as a PDF; None leaves it to its size.
    `search_with` are the addresses of other sites that its search asks too, relative to the site's own.
    """

    title: str
    summary: str
    language: str
    authorities: tuple[Authority, ...]
    kinds: tuple[KindOfDocument, ...]
    publishers: tuple[Publisher, ...]
    licences: tuple[Licence, ...]
    entities: tuple[Entity, ...]
    glossary: tuple[GlossaryEntry, ...]
    visits: tuple[KnownVisit, ...]
    codebook: Codebook
    edition: bool | None = None
    search_with: tuple[str, ...] = ()

    def kind(self, kind_id: str) -> KindOfDocument:
        """The kind of document of that id; KeyError if the collection has none."""
        for kind in self.kinds:
            if kind.id == kind_id:
                return kind
        raise KeyError(kind_id)


# --- a letter -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LetterDate:
    """When a letter was written: how precisely we know, and from what."""

    value: str
    basis: Basis
    why: str


@dataclass(frozen=True, slots=True)
class VisitReported:
    """The visit that a letter reports; dates as stated, the last equal to the first for one day."""

    kind: str
    first: str
    last: str
    basis: Basis
    why: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """The front matter of one letter, checked. Empty strings and tuples mean "not recorded here".

    `authors` wrote the letter; `inspectors` are those whom it names as having made the visit, whoever signed.
    `about` is the id of the visit that the text is about without being the inspectors' own report of it.
    `publisher_basis` is "inferred" where nothing states who published the letter.
    """

    title: str
    kind: str
    date: LetterDate
    authority: str
    publisher: str
    licence: str
    authors: tuple[str, ...]
    author_role: str
    addressee: str
    addressee_role: str
    visit: VisitReported | None
    framework: str
    link: str
    original_file: str
    original_sha256: str
    converted: str
    note: str
    about: str = ""
    inspectors: tuple[str, ...] = ()
    publisher_basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class Source:
    """One letter's file: checked front matter, and the text as it came.

    `text` is everything after the front matter's closing line, character for character.
    `first_line` is the file's line on which `text` begins.
    `sha256` is of `text` in UTF-8.
    """

    slug: str
    path: str
    meta: Metadata
    text: str
    first_line: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the letter that stands on its own: `Document.text[start:end]`.

    `id` is the permanent anchor ("p12") of a paragraph or bullet, and "" for every other kind.
    `heading` is the text of the heading it stands under, or None before the first.
    `level` is 0, or for a bullet how deep it is nested, or for a heading its rank (1 title, 2, 3).
    `printed` is the number that the letter itself prints before the paragraph, or "".
    `former_ids` are anchors that were published once and lead here now.
    """

    n: int
    kind: BlockKind
    start: int
    end: int
    lines: Lines
    id: str = ""
    heading: str | None = None
    level: int = 0
    printed: str = ""
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, or one bullet: the unit that is coded."""

    id: str
    block: int
    start: int
    end: int
    lines: Lines


@dataclass(frozen=True, slots=True)
class Document:
    """A letter read into blocks and statements.

    `text` is every block's text in the order of the file, white space folded, joined by two newlines.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...]

    @property
    def slug(self) -> str:
        return self.source.slug

    @property
    def meta(self) -> Metadata:
        return self.source.meta

    def of(self, part: Block | Statement | Mention | Reference | DateMention | Abbreviation | Oddity) -> str:
        """The words of a part of this document."""
        return self.text[part.start : part.end]

    def statements_of(self, block: Block) -> tuple[Statement, ...]:
        """The statements of one block, in order."""
        return tuple(s for s in self.statements if s.block == block.n)


# --- annotations ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided something by hand, when and why."""

    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class ThemeLabel:
    """A statement is about a theme; `why` are the words that weighed most, or the reason of a decision."""

    id: str
    by: By
    why: tuple[str, ...]
    confidence: float = field(default=1.0, compare=False)
    decision: Decision | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", intern(self.id))
        object.__setattr__(self, "why", _held_once(self.why))


@dataclass(frozen=True, slots=True)
class StanceLabel:
    """What a statement judges; `why` as for a theme."""

    id: StanceId
    by: By
    why: tuple[str, ...]
    confidence: float = field(default=1.0, compare=False)
    decision: Decision | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "why", _held_once(self.why))


def _held_once(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same words stand in letter after letter: each is held in memory once."""
    return tuple(map(intern, words))


@dataclass(frozen=True, slots=True)
class TakenTheme:
    """A theme that the coder gave to a statement and that a decision took away."""

    id: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Coding:
    """The labels of one statement; themes in the order of the codebook.

    `taken` are the themes that it had before somebody decided that it is not about them.
    """

    statement: str
    themes: tuple[ThemeLabel, ...]
    stance: StanceLabel
    taken: tuple[TakenTheme, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions made on this statement, each once, in the order of its labels."""
        found = [label.decision for label in self.themes if label.decision]
        found += [self.stance.decision] if self.stance.decision else []
        found += [theme.decision for theme in self.taken]
        return tuple(dict.fromkeys(found)) if found else ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a letter names a person or a body; `entity` is the thing named."""

    entity: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text, as precise as it is written."""

    start: int
    end: int
    text: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A use of an acronym or term of the glossary.

    `expansion` is what it stands for; `by_letter` says whether the letter itself expands it.
    """

    start: int
    end: int
    text: str
    term: str
    expansion: str
    by_letter: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that speak of a visit or of another letter, before anyone has looked for it.

    `first` and `last` are the dates that the words give ("" if none).
    `ordinal` is the count they give (5 for "fifth").
    `own` is True for the visit that the letter itself reports.
    `target` is what a person decided, or "", and `basis` on what footing.
    A month without a year is "--11".
    """

    start: int
    end: int
    text: str
    kind: Literal["monitoring visit", "focused visit", "inspection", "visit", "letter"]
    first: str = ""
    last: str = ""
    ordinal: int = 0
    own: bool = False
    target: str = ""
    basis: Basis = "stated"
    decision: Decision | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Oddity:
    """A slip of the source that is kept as it is, with what a reader may take it to mean."""

    start: int
    end: int
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that a letter states for a fact that other letters state too."""

    fact: str
    value: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """A dated happening that a maintainer has marked by the words that tell it."""

    title: str
    first: str
    last: str
    basis: Basis
    start: int
    end: int
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document with everything that can be said of it without another letter.

    `reviewed` says who went through every statement's coding; its labels are then as sure as they can be.
    """

    document: Document
    codings: tuple[Coding, ...]
    mentions: tuple[Mention, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    references: tuple[Reference, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[EventMention, ...] = ()
    reviewed: Decision | None = None

    @property
    def slug(self) -> str:
        return self.document.slug

    @property
    def meta(self) -> Metadata:
        return self.document.meta

    def coded(self) -> Iterator[tuple[Statement, Coding]]:
        """Every statement with its coding, in reading order."""
        return zip(self.document.statements, self.codings, strict=True)


# --- the corpus -----------------------------------------------------------------------------


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
    "too-few", "not-mentioned", "undated".
    "first" means that no earlier letter of the same publisher about the same authority judges the theme.
    `since` is the slug of the letter that it is compared with, or "".
    """

    letter: str
    tally: Tally
    passages: tuple[Passage, ...]
    direction: str
    since: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A theme followed from letter to letter; `turns` has one entry for every letter, in date order."""

    theme: str
    turns: tuple[Turn, ...]
    often_with: tuple[tuple[str, int], ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(p for turn in self.turns for p in turn.passages)


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
class Repeat:
    """A run of words in one letter that an earlier letter has too."""

    letter: str
    statement: str
    text: str
    first_letter: str
    first_statement: str


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


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be written: where, from which template, and the value that the template shows.

    `path` is relative to `docs/`, with forward slashes ("letters/2019-01-04-monitoring-visit/index.md").
    `front` is the page's front matter.
    """

    path: str
    template: str
    front: Mapping[str, object]
    view: object
