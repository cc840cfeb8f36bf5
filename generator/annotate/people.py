"""What people have decided about a letter, laid over what the rules found. People win."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

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


def correct_codings(
    letter: AnnotatedDocument, codebook: Codebook, corrections: Corrections
) -> AnnotatedDocument:
    """The codings as people have decided them.

    Raises ReadacrossError for quotes that are not there once, and for two entries that contradict each other.
    """
    at = {s.id: i for i, s in enumerate(letter.document.statements)}
    codings = list(letter.codings)
    problems: list[Problem] = []
    decided: dict[tuple[int, str], object] = {}
    for item in corrections.statements:
        try:
            i = at[locate_statement(letter.document, item, corrections).id]
        except ReadacrossError as error:
            problems.extend(error.problems)
            continue
        for what, wanted in _wanted(item):
            if decided.setdefault((i, what), wanted) != wanted:
                problems.append(corrections.problem(item, "contradiction", _contradicted(what)))
        codings[i] = decide(codings[i], item, corrections.decision(item, item.why), codebook)
    if problems:
        raise ReadacrossError(problems)
    if corrections.reviewed:
        codings = [_confirmed(coding) for coding in codings]
    return replace(letter, codings=tuple(codings), reviewed=corrections.reviewed)


def _wanted(item: CodingFormat) -> Iterator[tuple[str, object]]:
    """What an entry decides, each with what it says of it."""
    if item.stance is not None:
        yield "stance", item.stance
    if item.themes is not None:
        yield "themes", item.themes
    for theme in (*item.add, *item.remove):
        yield theme, theme in item.add


def _contradicted(what: str) -> str:
    known = {"stance": "the stance", "themes": "the themes"}
    return (
        f"two entries decide {known.get(what, f'the theme {what!r}')} of this statement in two ways; "
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


def decided_references(letter: AnnotatedDocument, corrections: Corrections) -> AnnotatedDocument:
    """References with the targets that people gave them; words that no rule found are added."""
    references = list(letter.references)
    for item in corrections.references:
        start, end = _locate(letter, item, corrections)
        decision = corrections.decision(item, item.why)
        references = [r for r in references if r.end <= start or end <= r.start]
        references.append(
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
    return replace(letter, references=tuple(sorted(references, key=lambda r: (r.start, r.end))))


def noted_oddities(letter: AnnotatedDocument, corrections: Corrections) -> AnnotatedDocument:
    """The slips of the source that people have noted."""
    oddities = [
        Oddity(*_locate(letter, item, corrections), item.quote, item.note) for item in corrections.oddities
    ]
    return replace(letter, oddities=tuple(sorted(oddities, key=lambda o: o.start)))


def dated_events(letter: AnnotatedDocument, corrections: Corrections) -> AnnotatedDocument:
    """The happenings that people have dated."""
    events = []
    for item in corrections.events:
        start, end = _locate(letter, item, corrections)
        events.append(
            EventMention(
                item.title, item.first, item.last or item.first, item.basis, start, end, item.quote, item.why
            )
        )
    return replace(letter, events=tuple(sorted(events, key=lambda e: (e.first, e.start))))


def _locate(letter: AnnotatedDocument, item: QuotedFormat, corrections: Corrections) -> tuple[int, int]:
    return locate(letter.document.text, item, corrections)
