"""What several pages show alike: a letter, a passage, a tally, and links as seen from one page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from generator.model import (
    NOT_STATED,
    STANCES,
    Block,
    Event,
    Listed,
    Passage,
    StanceId,
    Tally,
    Turn,
)
from generator.pages import addresses, wording
from generator.pages.before import leans, list_opening, sentence_before
from generator.pages.places import Places
from generator.pages.whys import Why, why_of, why_quoted

STANCE_NOUNS: dict[StanceId, tuple[str, str]] = {
    "strength": ("strength", "strengths"),
    "progress": ("progress", "progress"),
    "concern": ("concern", "concerns"),
    "mixed": ("mixed", "mixed"),
    "none": ("with no judgement", "with no judgement"),
}
BASIS_NOTES = {
    "stated": "",
    "publisher": "date from the publisher",
    "inferred": "inferred date",
    "not stated": "",
}
OUTSIDE = {
    "title": "in the title",
    "date": "in the date line",
    "address": "in the address",
    "salutation": "in the salutation",
    "heading": "in a heading",
    "closing": "at the close",
    "signature": "in the signature",
    "left-out": "in the part left out",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go and what it is called."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter as other pages name it; `note` says where the date is from if the letter does not state it.

    `council` is its council where pages must name it, and `about` the same if the title does not, or "".
    `council_order` sorts letters by their councils, and has one value for each council.
    `council_stated` is False where nobody knows which council it is about, and so what else is about it.
    `source` is its kind, and who published it where the kind tells nobody whose words these are.
    """

    slug: str
    href: str
    title: str
    date: str
    note: str
    kind: str
    authority: str
    noun: str = "letter"
    council: str = ""
    council_stated: bool = True
    council_order: tuple[bool, str, str] = (False, "", "")
    about: str = ""
    source: str = ""
    publisher: str = ""

    @property
    def day(self) -> str:
        """The date in words."""
        return wording.day(self.date)

    @property
    def short(self) -> str:
        """What a heading calls it: by its date, or by its title where none is known."""
        return self.day if self.date else self.title

    @property
    def called(self) -> str:
        """What a sentence calls it: "the letter of 4 January 2019", by its title where no date is known."""
        return f"the {self.noun} of {self.day}" if self.date else f"the {self.noun} “{self.title}”"

    @property
    def named(self) -> str:
        """The same where letters about several councils are listed: with its council."""
        if self.council and not self.council_stated:
            return f"{self.called} (council not stated)"
        return f"{self.called} about {self.council}" if self.council else self.called

    @property
    def newest(self) -> str:
        """What the newest of all is called: the word for a record or a notice alone would tell too little."""
        return "letter" if self.noun == "letter" else "text"


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A statement as other pages quote it.

    `why` says which words made us count it for the theme that the page is about, `judged` the same for its
    stance (None where nothing is to be said); `context` is the whole paragraph where that says more, or "".
    `before` is the sentence before, where the quotation opens with "This" or the like, or "".
    `opening` is the sentence that opens the list before it, where such a quotation follows a list, or "".
    `stance_title` says so where the judgement is not certain; it is "" for words that are no statement, such
    as those of an address; `stance_sure` is False where the judgement is not certain, and `theme_sure` where
    it is not certain that it counts for the page's theme.
    `listed` says in which of the letter's own lists a finding is an item, or is None.
    """

    id: str
    href: str
    where: str
    text: str
    stance: StanceId
    stance_title: str
    why: Why | None
    judged: Why | None
    context: str
    before: str
    opening: str
    theme_sure: bool = True
    stance_sure: bool = True
    listed: Listed | None = None

    @property
    def doubted(self) -> bool:
        """Whether something that is said of it is said to be not certain."""
        return not (self.theme_sure and self.stance_sure)


@dataclass(frozen=True, slots=True)
class Count:
    """A number that links to what it counts; `href` is "" where there is nothing to go to."""

    stance: StanceId
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class At:
    """Links and views as seen from one page."""

    places: Places
    path: str

    def to(self, path: str, anchor: str = "") -> str:
        """The relative link to a page or file, and to an anchor in it."""
        if path == self.path and anchor:
            return f"#{anchor}"
        return _href(self.path, path) + (f"#{anchor}" if anchor else "")

    def letter(self, slug: str) -> LetterShown:
        """A letter as this page names it; KeyError if the collection has none of that slug."""
        meta = self.places.letters[slug].meta
        council = self.authority(meta.authority)
        inferred = ", as inferred" if meta.publisher_basis == "inferred" else ""
        return LetterShown(
            slug=slug,
            href=self.to(addresses.letter(slug)),
            title=meta.title,
            date=meta.date.value,
            note=BASIS_NOTES[meta.date.basis],
            kind=self.places.kinds.get(meta.kind, meta.kind),
            authority=self.places.authorities.get(meta.authority, meta.authority),
            noun=self.places.nouns.get(meta.kind, "letter"),
            council=council,
            council_stated=meta.authority != NOT_STATED,
            council_order=self.places.council_order(meta.authority),
            about="" if _names(meta.title, council) else council,
            source=self.places.sources[slug],
            publisher=self.places.publishers.get(meta.publisher, meta.publisher) + inferred,
        )

    def number(self, letter: str, paragraph: str) -> str:
        """The number of a letter's paragraph for a reader, by its id."""
        blocks = self.places.letters[letter].document.blocks
        return next((number_of(block) for block in blocks if paragraph and block.id == paragraph), "")

    def authority(self, authority_id: str) -> str:
        """The name of an authority where pages must name it, else ""."""
        if not self.places.many_authorities:
            return ""
        return self.places.authorities.get(authority_id, authority_id)

    def theme(self, theme_id: str) -> Link:
        """A theme's page, by its title."""
        return Link(
            self.to(addresses.theme(theme_id)), self.places.corpus.collection.codebook.theme(theme_id).title
        )

    def theme_passages(self, theme_id: str, slug: str, statement: str = "") -> str:
        """The link to a letter's passages on a theme, or to one of them."""
        anchor = addresses.passage_anchor(slug, statement) if statement else slug
        return self.to(self.places.theme_page(theme_id, slug), anchor)

    def statement(self, slug: str, statement: str) -> str:
        """The link to a statement or paragraph in its letter."""
        return self.to(self.places.letter_page(slug, statement), statement)

    def visit(self, visit_id: str) -> str:
        """The link to a visit on the timeline."""
        return self.to(self.places.visit_page(visit_id), addresses.visit_anchor(visit_id))

    def event(self, event: Event) -> str:
        """The link to what an entry of the timeline is about: the letter held, or the entry itself."""
        if event.kind == "letter" and event.target in self.places.letters:
            return self.to(addresses.letter(event.target))
        if event.kind == "visit":
            return self.visit(event.target)
        return ""

    def passage(self, passage: Passage, theme: str = "", context: bool = False) -> PassageShown:
        """A passage as this page quotes it, with why it counts for `theme` if one is given."""
        block = self.places.blocks[passage.letter, passage.block]
        document = self.places.letters[passage.letter].document
        paragraph = document.of(block) if context else ""
        leaning = leans(passage.text)
        before = sentence_before(document, passage.statement) if leaning else ""
        return PassageShown(
            id=addresses.passage_anchor(passage.letter, passage.statement),
            href=self.statement(passage.letter, passage.statement),
            where=where(block),
            text=passage.text,
            stance=passage.stance.id,
            stance_title=self._judged(passage) if passage.statement else "",
            why=why_of(passage.theme(theme)) if theme else None,
            judged=why_quoted(passage),
            context=paragraph if paragraph != passage.text else "",
            before=before,
            opening=list_opening(document, passage.statement) if leaning and not before else "",
            theme_sure=not theme or passage.theme(theme).certain,
            stance_sure=not passage.statement or passage.stance.certain,
            listed=self.places.listed.get((passage.letter, passage.statement)),
        )

    def passages(
        self, passages: Iterable[Passage], theme: str = "", context: bool = False
    ) -> tuple[PassageShown, ...]:
        """Passages in a list; a sentence that is quoted just above is not given again as the one before."""
        found: list[PassageShown] = []
        for passage in passages:
            quoted = self.passage(passage, theme, context)
            said = found and found[-1].text in (quoted.before, quoted.opening)
            found.append(replace(quoted, before="", opening="") if said else quoted)
        return tuple(found)

    def _judged(self, passage: Passage) -> str:
        """What a passage judges, as it is quoted."""
        title = self.stance_title(passage.stance.id)
        return title if passage.stance.certain else f"{title} (not certain)"

    def stance_title(self, stance: StanceId) -> str:
        """A stance's title in the codebook."""
        return self.places.stances[stance]

    def counts(self, theme: str, turn: Turn, stances: tuple[StanceId, ...] = STANCES) -> tuple[Count, ...]:
        """A letter's counts on a theme, each linked to the first passage that it counts."""
        first: dict[StanceId, str] = {}
        for passage in turn.passages:
            first.setdefault(passage.stance.id, passage.statement)
        return tuple(
            Count(
                stance,
                turn.tally.of(stance),
                self.theme_passages(theme, turn.letter, first[stance]) if stance in first else "",
            )
            for stance in stances
        )


def _names(title: str, council: str) -> bool:
    """Whether a title has the name as words of its own: "Salisbury House" does not name Bury."""
    return bool(re.search(rf"(?<!\w){re.escape(council)}(?!\w)", title, re.IGNORECASE))


@lru_cache(maxsize=65536)
def _href(from_path: str, to_path: str) -> str:
    return addresses.href(from_path, to_path)


def where(block: Block) -> str:
    """How a reader names a place in a letter: the number that the letter prints, else ours."""
    if block.printed:
        return f"paragraph {block.printed.strip('.')} as printed"
    if block.id:
        return f"paragraph {block.id.removeprefix('p')}"
    return OUTSIDE.get(block.kind, "outside the paragraphs")


def number_of(block: Block) -> str:
    """The number of a paragraph for a reader: the one that the letter prints, else ours."""
    return block.printed.strip(".") or block.id.removeprefix("p")


def add(tallies: list[Tally]) -> Tally:
    """The sum of several tallies."""
    return Tally(*(sum(map(attrgetter(stance), tallies)) for stance in STANCES))


def in_words(tally: Tally) -> str:
    """A tally as a sentence lists it, so that it adds up: "2 strengths and 3 with no judgement"."""
    said = [
        f"{wording.number(tally.of(stance))} {STANCE_NOUNS[stance][tally.of(stance) != 1]}"
        for stance in STANCES
        if tally.of(stance)
    ]
    return wording.listed(said) or "no statement"
