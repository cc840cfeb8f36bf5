"""What people have decided about a letter, laid over what the rules found. People win."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.corrections import CodingFormat, Corrections, QuotedFormat, locate, locate_statement
from generator.errors import Problem, ReadacrossError
from generator.model import (
    AnnotatedDocument,
    Codebook,
    Coding,
    Decision,
    EventMention,
    Oddity,
    Reference,
    StanceLabel,
    TakenTheme,
    ThemeLabel,
)

Item = TypeVar("Item", bound=QuotedFormat)
_FEW_WORDS = 2


def correct_codings(
    letter: AnnotatedDocument, codebook: Codebook, corrections: Corrections
) -> AnnotatedDocument:
    """The codings as people have decided them.

    Raises ReadacrossError for quotes that are not there once, and for two entries that contradict each other.
    """
    at = {s.id: i for i, s in enumerate(letter.document.statements)}
    codings = list(letter.codings)
    problems: list[Problem] = []
    decided: dict[tuple[int, str], str | bool] = {}
    for item in corrections.statements:
        try:
            i = at[locate_statement(letter.document, item, corrections).id]
        except ReadacrossError as error:
            problems.extend(error.problems)
            continue
        says = _wanted(item, codebook)
        against = [what for what, said in says if decided.setdefault((i, what), said) != said]
        if against:
            problems.append(corrections.problem(item, "contradiction", _contradicted(against[0])))
        codings[i] = decide(codings[i], item, corrections.decision(item, item.why), codebook)
    if problems:
        raise ReadacrossError(problems)
    if corrections.reviewed:
        codings = [_confirmed(coding) for coding in codings]
    return replace(letter, codings=tuple(codings), reviewed=corrections.reviewed)


def _wanted(item: CodingFormat, codebook: Codebook) -> Iterator[tuple[str, str | bool]]:
    """What an entry decides, each with what it says of it: its stance, and whether it has a theme."""
    if item.stance is not None:
        yield "", item.stance
    if item.themes is not None:
        for theme in codebook.themes:
            yield theme.id, theme.id in (*item.themes, *item.add)
    for named in (*item.add, *item.remove):
        yield named, named in item.add


def _contradicted(what: str) -> str:
    of = f"the theme {what!r}" if what else "the stance"
    return (
        f"two entries decide {of} of this statement in two ways; "
        "expected one decision: take out the entry that no longer holds"
    )


def fingerprint(codings: Sequence[Coding]) -> str:
    """Eight hexadecimal digits that stand for what a coder says of every statement of a letter."""
    said = "\n".join(
        f"{coding.statement} {coding.stance.id} {' '.join(label.id for label in coding.themes)}"
        for coding in codings
    )
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:8]


def _confirmed(coding: Coding) -> Coding:
    """A coding that a review has gone through: whoever made its labels, they are not in doubt."""
    themes = tuple(replace(label, confidence=1.0) for label in coding.themes)
    return replace(coding, themes=themes, stance=replace(coding.stance, confidence=1.0))


def decide(coding: Coding, item: CodingFormat, decision: Decision, codebook: Codebook) -> Coding:
    """A coding with a person's decision in it; labels that the decision does not touch stay as they were."""
    labels = {label.id: label for label in coding.themes}
    named = (
        item.themes if item.themes is not None else (*(t for t in labels if t not in item.remove), *item.add)
    )
    decided = (*named, *item.add) if item.themes is not None else item.add
    by_person = {t: ThemeLabel(t, "person", (decision.why,), 1.0, decision) for t in decided}
    themes = tuple(
        by_person.get(theme.id) or labels[theme.id]
        for theme in codebook.themes
        if theme.id in {*named, *by_person}
    )
    stance = coding.stance
    if item.stance is not None:
        stance = StanceLabel(item.stance, "person", (decision.why,), 1.0, decision)
    kept = {theme.id for theme in themes}
    taken = (
        *(earlier for earlier in coding.taken if earlier.id not in kept),
        *(TakenTheme(label.id, decision) for label in coding.themes if label.id not in kept),
    )
    return Coding(coding.statement, themes, stance, taken)


def idle_corrections(
    letter: AnnotatedDocument, corrections: Corrections, codebook: Codebook
) -> list[Problem]:
    """Corrections of themes or stance that say what the coder says anyway; `letter` is as coded by rule."""
    at = {s.id: i for i, s in enumerate(letter.document.statements)}
    problems = []
    for item in corrections.statements:
        coding = letter.codings[at[locate_statement(letter.document, item, corrections).id]]
        after = decide(coding, item, corrections.decision(item, item.why), codebook)
        same_themes = [t.id for t in after.themes] == [t.id for t in coding.themes]
        if same_themes and after.stance.id == coding.stance.id:
            message = "this correction has become what the coder says by itself; it may be taken out"
            problems.append(corrections.problem(item, "idle-correction", message, fatal=False))
    return problems


def short_quotes(letter: AnnotatedDocument, corrections: Corrections) -> list[Problem]:
    """Corrections of whole statements that quote but a word or two of them, which may be by mistake."""
    problems = []
    for item in corrections.statements:
        statement = letter.document.of(locate_statement(letter.document, item, corrections))
        words = len(item.quote.split())
        if words <= _FEW_WORDS and 2 * words < len(statement.split()):
            message = (
                f"these words decide the whole of “{statement}”; quote more of it, so that a reader of this "
                "file sees what was decided, or write another quote if that is not what was meant"
            )
            problems.append(corrections.problem(item, "quote-short", message, fatal=False))
    return problems


def decided_references(letter: AnnotatedDocument, corrections: Corrections) -> AnnotatedDocument:
    """References with the targets that people gave them; words that no rule found are added.

    Raises ReadacrossError for quotes that are not there once, and for two entries on the same words.
    """
    decided: list[Reference] = []
    problems: list[Problem] = []
    for item, start, end in _located(letter, corrections.references, corrections):
        problems += [
            corrections.problem(item, "contradiction", _decided_already(other.text))
            for other in decided
            if start < other.end and other.start < end
        ]
        decision = corrections.decision(item, item.why)
        decided.append(
            Reference(
                start,
                end,
                item.quote,
                "visit",
                target=item.target,
                basis=item.basis,
                decision=decision,
            )
        )
    if problems:
        raise ReadacrossError(problems)
    found = [r for r in letter.references if all(r.end <= d.start or d.end <= r.start for d in decided)]
    return replace(letter, references=tuple(sorted([*found, *decided], key=lambda r: (r.start, r.end))))


def _decided_already(words: str) -> str:
    return (
        f"another entry already decides what “{words}” speaks of, and these words are the same or part of "
        "them; expected one decision: take out the entry that no longer holds"
    )


def noted_oddities(letter: AnnotatedDocument, corrections: Corrections) -> AnnotatedDocument:
    """The slips of the source that people have noted. Raises ReadacrossError for quotes not there once."""
    oddities = [
        Oddity(start, end, item.quote, item.note)
        for item, start, end in _located(letter, corrections.oddities, corrections)
    ]
    return replace(letter, oddities=tuple(sorted(oddities, key=lambda o: o.start)))


def dated_events(letter: AnnotatedDocument, corrections: Corrections) -> AnnotatedDocument:
    """The happenings that people have dated. Raises ReadacrossError for quotes that are not there once."""
    events = [
        EventMention(
            item.title, item.first, item.last or item.first, item.basis, start, end, item.quote, item.why
        )
        for item, start, end in _located(letter, corrections.events, corrections)
    ]
    return replace(letter, events=tuple(sorted(events, key=lambda e: (e.first, e.start))))


def _located(
    letter: AnnotatedDocument, items: Sequence[Item], corrections: Corrections
) -> list[tuple[Item, int, int]]:
    """Each item with the place of its words. Raises ReadacrossError for all that are not there once."""
    located: list[tuple[Item, int, int]] = []
    problems: list[Problem] = []
    for item in items:
        try:
            located.append((item, *locate(letter.document.text, item, corrections)))
        except ReadacrossError as error:
            problems.extend(error.problems)
    if problems:
        raise ReadacrossError(problems)
    return located
