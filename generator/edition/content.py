"""What the print edition says: the whole collection as plain values, without a word about how it looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.edition.findings import DifferenceShown, LetterFindings, differences_of, findings_of
from generator.edition.letters import Letter, beside, key_of, letter_of
from generator.model import (
    STANCES,
    Corpus,
    GlossaryEntry,
    Licence,
    Passage,
    Stance,
    StanceId,
    StanceLabel,
    ThemeLabel,
    Thread,
    Turn,
)
from generator.pages import wording
from generator.pages.deciders import deciders, labels_of
from generator.pages.letters import span
from generator.pages.places import Places, place
from generator.pages.shown import number_of


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph as a theme names it: its number ("" outside the paragraphs), and the key of its place."""

    number: str
    key: str


@dataclass(frozen=True, slots=True)
class Row:
    """Where one letter speaks of a theme, by stance."""

    slug: str
    title: str
    day: str
    beside: str
    spots: tuple[tuple[StanceId, tuple[Spot, ...]], ...]


@dataclass(frozen=True, slots=True)
class ThemeShown:
    """A theme with every letter that speaks of it, in date order."""

    title: str
    question: str
    statements: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade; `checked` is a date in words."""

    term: str
    expansion: str
    meaning: str
    source: str
    link: str
    checked: str


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of use, and how many letters stand under them."""

    licence: Licence
    letters: str


@dataclass(frozen=True, slots=True)
class Content:
    """The whole edition, in the order in which it is read.

    `decided` says how many of all `labels` were decided, and `deciders` by whom, or is "".
    `inferred` says how many letters have a date that no source states, in words, or "".
    """

    title: str
    summary: str
    language: str
    region: str
    span: str
    count: str
    labels: str
    decided: str
    deciders: str
    unsure: str
    inferred: str
    stances: tuple[Stance, ...]
    letters: tuple[Letter, ...]
    findings: tuple[LetterFindings, ...]
    differences: tuple[DifferenceShown, ...]
    themes: tuple[ThemeShown, ...]
    glossary: tuple[Term, ...]
    terms: tuple[Terms, ...]


def content(corpus: Corpus) -> Content:
    """Everything that the edition says, from the corpus alone."""
    places = place(corpus)
    collection = corpus.collection
    language, _, region = collection.language.partition("-")
    labels = list(labels_of(corpus.letters))
    who = deciders(labels)
    return Content(
        title=collection.title,
        summary=collection.summary,
        language=language,
        region=region,
        span=span(corpus.letters),
        count=wording.plural(len(corpus.letters), "letter"),
        labels=wording.plural(len(labels), "label"),
        decided=wording.number(sum(who.values())),
        deciders=wording.listed(tuple(who)),
        unsure=_unsure(labels),
        inferred=_inferred(corpus),
        stances=collection.codebook.stances,
        letters=tuple(letter_of(places, letter) for letter in corpus.letters),
        findings=findings_of(places),
        differences=differences_of(places),
        themes=tuple(_theme(places, thread) for thread in corpus.threads if thread.size),
        glossary=tuple(_glossary(collection.glossary)),
        terms=tuple(_terms(corpus)),
    )


def _inferred(corpus: Corpus) -> str:
    number = sum(letter.meta.date.basis == "inferred" for letter in corpus.letters)
    return wording.plural(number, "letter") if number else ""


def _unsure(labels: Iterable[ThemeLabel | StanceLabel]) -> str:
    """How many labels the site shows as not certain, or ""."""
    number = sum(not label.certain for label in labels)
    return wording.number(number) if number else ""


def _theme(places: Places, thread: Thread) -> ThemeShown:
    theme = places.corpus.collection.codebook.theme(thread.theme)
    rows = tuple(_row(places, turn) for turn in thread.turns if turn.passages)
    return ThemeShown(
        title=theme.title,
        question=theme.question,
        statements=f"{wording.plural(thread.size, 'statement')} in {wording.plural(len(rows), 'letter')}",
        rows=rows,
    )


def _row(places: Places, turn: Turn) -> Row:
    meta = places.letters[turn.letter].meta
    by_stance = ((stance, [p for p in turn.passages if p.stance.id == stance]) for stance in STANCES)
    return Row(
        slug=turn.letter,
        title=meta.title,
        day=wording.day(meta.date.value),
        beside=beside(places, turn.letter),
        spots=tuple((stance, _spots(places, found)) for stance, found in by_stance if found),
    )


def _spots(places: Places, passages: list[Passage]) -> tuple[Spot, ...]:
    """The paragraphs of some passages, each once, in reading order."""
    blocks = [places.blocks[passage.letter, passage.block] for passage in passages]
    spots = (Spot(number_of(b), key_of(p.letter, b)) for p, b in zip(passages, blocks, strict=True))
    return tuple(dict.fromkeys(spots))


def _glossary(entries: tuple[GlossaryEntry, ...]) -> Iterator[Term]:
    for entry in sorted(entries, key=lambda e: (e.term.casefold(), e.id)):
        yield Term(
            term=entry.term,
            expansion=entry.expansion if entry.expansion != entry.term else "",
            meaning=entry.meaning,
            source=entry.source.removesuffix("."),
            link=entry.link,
            checked=wording.day(entry.checked) if entry.checked else "",
        )


def _terms(corpus: Corpus) -> Iterator[Terms]:
    used = Counter(letter.meta.licence for letter in corpus.letters)
    for licence in corpus.collection.licences:
        if used[licence.id]:
            yield Terms(licence, wording.plural(used[licence.id], "letter"))
