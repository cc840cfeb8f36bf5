"""What changed: new letters, changed texts, and codings decided by hand, with feeds to follow each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.model import AnnotatedDocument, Coding, Corpus, Decision, Page
from generator.pages import addresses
from generator.pages.front import front
from generator.pages.places import Places
from generator.pages.shown import At, LetterShown, Link, where

LETTERS_SHOWN = 20
FEEDS = (
    ("New letters", addresses.FEED),
    ("Changed texts", addresses.TEXTS_FEED),
    ("Changed codings", addresses.CODINGS_FEED),
)
DECISIONS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Recoded:
    """A statement that was decided on; `taken` are the themes that the decision took from it."""

    statement: str
    taken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recoding:
    """The statements of one letter that were decided on one day, by one hand, for one reason."""

    when: str
    who: str
    why: str
    letter: str
    statements: tuple[Recoded, ...]


@dataclass(frozen=True, slots=True)
class RecodedIn:
    """A paragraph with how many of its statements were decided on; `taken` are titles of themes."""

    link: Link
    statements: int
    taken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecodingShown:
    """A recoding as the page lists it, paragraph by paragraph: readers see no numbers of statements."""

    when: str
    who: str
    why: str
    letter: LetterShown
    statements: int
    places: tuple[RecodedIn, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The newest letters, the newest decisions, and every feed."""

    feeds: tuple[Link, ...]
    themes: tuple[Link, ...]
    letters: tuple[LetterShown, ...]
    total: int
    recodings: tuple[RecodingShown, ...]
    more: int
    all_letters: str


def changes_page(places: Places) -> Page:
    """The page of changes."""
    at = At(places, addresses.CHANGES)
    corpus = places.corpus
    all_recodings = recodings(corpus)
    view = ChangesView(
        feeds=tuple(Link(at.to(path), title) for title, path in FEEDS),
        themes=tuple(
            Link(
                at.to(addresses.theme_feed(thread.theme)),
                corpus.collection.codebook.theme(thread.theme).title,
            )
            for thread in corpus.threads
            if thread.size
        ),
        letters=tuple(at.letter(letter.slug) for letter in reversed(corpus.letters[-LETTERS_SHOWN:])),
        total=len(corpus.letters),
        recodings=tuple(_shown(at, recoding) for recoding in all_recodings[:DECISIONS_SHOWN]),
        more=max(0, len(all_recodings) - DECISIONS_SHOWN),
        all_letters=at.to(addresses.LETTERS),
    )
    description = "The letters by date, the decisions on their coding, and feeds by which to follow both."
    followed = [{"title": title, "path": path} for title, path in FEEDS]
    return Page(addresses.CHANGES, "changes.md.j2", front("What changed", description, feeds=followed), view)


def recodings(corpus: Corpus) -> tuple[Recoding, ...]:
    """What was decided about the coding, the newest first."""
    found: dict[tuple[str, str, str, str], list[Recoded]] = {}
    for letter in corpus.letters:
        for decision, recoded in _decided(letter):
            key = (decision.when, letter.slug, decision.who, decision.why)
            found.setdefault(key, []).append(recoded)
    return tuple(
        Recoding(when, who, why, slug, tuple(found[when, slug, who, why]))
        for when, slug, who, why in sorted(found, reverse=True)
    )


def _decided(letter: AnnotatedDocument) -> Iterable[tuple[Decision, Recoded]]:
    for coding in letter.codings:
        for decision in coding.decisions:
            yield decision, Recoded(coding.statement, _taken(coding, decision))


def _taken(coding: Coding, decision: Decision) -> tuple[str, ...]:
    return tuple(theme.id for theme in coding.taken if theme.decision == decision)


def _shown(at: At, recoding: Recoding) -> RecodingShown:
    return RecodingShown(
        when=recoding.when,
        who=recoding.who,
        why=recoding.why,
        letter=at.letter(recoding.letter),
        statements=len(recoding.statements),
        places=tuple(_places(at, recoding)),
    )


def _places(at: At, recoding: Recoding) -> Iterable[RecodedIn]:
    """Where the statements stand, in reading order; the link leads to the first of each paragraph."""
    document = at.places.letters[recoding.letter].document
    blocks = {statement.id: statement.block for statement in document.statements}
    titles = at.places.corpus.collection.codebook.titles
    for block, same in groupby(recoding.statements, key=lambda one: blocks[one.statement]):
        decided = tuple(same)
        place = where(at.places.blocks[recoding.letter, block])
        yield RecodedIn(
            Link(at.statement(recoding.letter, decided[0].statement), place),
            len(decided),
            tuple(dict.fromkeys(titles[theme] for one in decided for theme in one.taken)),
        )
