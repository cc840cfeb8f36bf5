"""What the letters about one council say needs to improve, letter by letter, for the page of that council."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.link.findings import findings_on_no_theme, gravest_first
from generator.model import AnnotatedDocument, Corpus, Finding, Listed
from generator.pages import room
from generator.pages.later import statements_later
from generator.pages.shown import At, LetterShown, Link, PassageShown

# The findings of each letter that has any, those of one statement together.
Findings = Mapping[str, Mapping[str, Sequence[Finding]]]


@dataclass(frozen=True, slots=True)
class OnTheme:
    """A theme of a finding, and whether it is certain that it is one.

    `later` leads to what later letters about the council say on it, if they do.
    """

    theme: Link
    sure: bool
    later: Link | None


@dataclass(frozen=True, slots=True)
class Found:
    """One finding; `listed` says in which of the letter's own lists it is an item, or is None."""

    passage: PassageShown
    listed: Listed | None
    themes: tuple[OnTheme, ...]


@dataclass(frozen=True, slots=True)
class FoundInLetter:
    """The findings of one letter, those of its own lists first.

    `last` is True where no later one is held, and `dated` False where nobody can tell.
    """

    letter: LetterShown
    last: bool
    dated: bool
    findings: tuple[Found, ...]


def by_statement(corpus: Corpus) -> Findings:
    """Every finding of the corpus under its letter and its statement."""
    found: dict[str, dict[str, list[Finding]]] = {}
    for finding in corpus.findings:
        passage = finding.passage
        found.setdefault(passage.letter, {}).setdefault(passage.statement, []).append(finding)
    return found


def council_findings(
    at: At, letters: Sequence[AnnotatedDocument], findings: Findings, left: int
) -> tuple[FoundInLetter, ...]:
    """The findings of the newest of these letters: as many as fit into `left` bytes, but one at least."""
    shown: list[FoundInLetter] = []
    for letter in reversed(letters):
        found = tuple(_found(at, letter, findings.get(letter.slug, {})))
        left -= room.COUNCIL_LETTER + sum(room.COUNCIL_FINDING + len(one.passage.text) for one in found)
        if shown and left < 0:
            break
        last, dated = at.places.is_last(letter.slug), at.places.dated(letter.slug)
        shown.append(FoundInLetter(at.letter(letter.slug), last, dated, found))
    return tuple(shown)


def _found(at: At, letter: AnnotatedDocument, statements: Mapping[str, Sequence[Finding]]) -> Iterable[Found]:
    firsts = [*(findings[0] for findings in statements.values()), *findings_on_no_theme(letter)]
    order = sorted(firsts, key=gravest_first)
    shown = at.passages(finding.passage for finding in order)
    for finding, passage in zip(order, shown, strict=True):
        themes = tuple(_on_theme(at, one) for one in statements.get(finding.passage.statement, ()))
        yield Found(passage, finding.listed, themes)


def _on_theme(at: At, finding: Finding) -> OnTheme:
    sure = finding.passage.theme(finding.theme).certain
    theme = at.theme(finding.theme).text + ("" if sure else " (not certain)")
    here = Link(at.theme_passages(finding.theme, finding.passage.letter, finding.passage.statement), theme)
    if not finding.later:
        return OnTheme(here, sure, None)
    first = finding.later[0]
    words = statements_later(at.places, finding)
    return OnTheme(here, sure, Link(at.theme_passages(finding.theme, first.letter, first.statement), words))
