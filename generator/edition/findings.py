"""What the print edition says needs to improve, and where letters differ, each in the letters' own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.edition.letters import beside, fitting, key_of
from generator.link.findings import findings_on_no_theme, gravest_first
from generator.model import Finding, Passage
from generator.pages import wording
from generator.pages.authority_findings import by_statement
from generator.pages.before import leans, list_opening, sentence_before
from generator.pages.places import Places
from generator.pages.shown import number_of


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement as the edition quotes it.

    `before` is the sentence that it leans on, or `opening` the one that opens the list that it leans on;
    `lead` are the words that announce it in a list. Each may be "".
    """

    text: str
    before: str
    opening: str
    lead: str
    stance: str
    sure: bool
    number: str
    key: str
    day: str
    beside: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterFindings:
    """What one letter lists itself, for priority action and otherwise, and its other findings."""

    slug: str
    title: str
    day: str
    beside: str
    priority: tuple[Quote, ...]
    listed: tuple[Quote, ...]
    others: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class SideShown:
    """One value of a fact that letters state differently, and who states it."""

    value: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """A fact that letters state differently."""

    question: str
    sides: tuple[SideShown, ...]


def findings_of(places: Places) -> tuple[LetterFindings, ...]:
    """Every finding once, by letter in date order; concerns on no theme among them."""
    found = by_statement(places.corpus)
    shown = (_letter(places, slug, found.get(slug, {})) for slug in places.letters)
    return tuple(letter for letter in shown if letter.priority or letter.listed or letter.others)


def _letter(places: Places, slug: str, found: Mapping[str, Sequence[Finding]]) -> LetterFindings:
    annotated = places.letters[slug]
    firsts = (*(several[0] for several in found.values()), *findings_on_no_theme(annotated))
    by_list: dict[str, list[Quote]] = {"priority": [], "improve": [], "": []}
    above = ""
    for finding in sorted(firsts, key=gravest_first):
        kind, lead = (finding.listed.kind, finding.listed.lead) if finding.listed else ("", "")
        by_list[kind].append(quote(places, finding.passage, lead if lead != above else ""))
        above = lead
    return LetterFindings(
        slug=slug,
        title=annotated.meta.title,
        day=wording.day(annotated.meta.date.value),
        beside=beside(places, slug),
        priority=tuple(by_list["priority"]),
        listed=tuple(by_list["improve"]),
        others=tuple(by_list[""]),
    )


def differences_of(places: Places) -> tuple[DifferenceShown, ...]:
    """Every fact that letters state differently, as on the site."""
    return tuple(
        DifferenceShown(
            difference.question,
            tuple(SideShown(side.value, tuple(_quotes(places, side.passages))) for side in difference.sides),
        )
        for difference in places.corpus.differences
    )


def _quotes(places: Places, passages: Sequence[Passage]) -> list[Quote]:
    """In the order in which the letters have them."""
    order = {slug: n for n, slug in enumerate(places.letters)}
    return [quote(places, p) for p in sorted(passages, key=lambda p: (order[p.letter], p.block, _number(p)))]


def _number(passage: Passage) -> int:
    """A statement's number in its letter; a heading or signature makes none and stands first."""
    return int(passage.statement[1:] or 0)


def quote(places: Places, passage: Passage, lead: str = "") -> Quote:
    """One statement, with the words that announce it in a list, if any do."""
    letter, block = places.letters[passage.letter], places.blocks[passage.letter, passage.block]
    leaning = leans(passage.text)
    before = sentence_before(letter.document, passage.statement) if leaning else ""
    opening = list_opening(letter.document, passage.statement) if leaning and not before else ""
    titles = places.corpus.collection.codebook.titles
    return Quote(
        text=fitting(passage.text),
        before=fitting(before) if before != lead else "",
        opening=fitting(opening),
        lead=fitting(lead),
        stance=passage.stance.id,
        sure=passage.stance.certain or not passage.statement,
        number=number_of(block),
        key=key_of(passage.letter, block),
        day=wording.day(letter.meta.date.value),
        beside=beside(places, passage.letter),
        themes=tuple(titles[x.id] if x.certain else f"{titles[x.id]} (not certain)" for x in passage.themes),
    )
