"""All letters at once: threads, visits, references, findings, differences, events and comparisons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from generator.annotate.claims import QUESTIONS
from generator.annotate.text import statement_at
from generator.link.findings import findings
from generator.link.threads import passages_of, thread
from generator.link.visits import visits_and_references
from generator.model import (
    AnnotatedDocument,
    Collection,
    Comparison,
    Corpus,
    Difference,
    EntityMentions,
    Event,
    EventMention,
    Passage,
    Side,
    StanceLabel,
    Thread,
    Visit,
)

ByPlace = dict[tuple[str, str], Passage]


def in_order(letters: Sequence[AnnotatedDocument]) -> tuple[AnnotatedDocument, ...]:
    """Letters by date and name; those without a date stand first."""
    return tuple(sorted(letters, key=lambda letter: (letter.meta.date.value, letter.slug)))


def link(collection: Collection, annotated: Sequence[AnnotatedDocument]) -> Corpus:
    """The whole collection, read across."""
    letters = in_order(annotated)
    passages = tuple(p for letter in letters for p in passages_of(letter))
    grouped: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        for label in passage.themes:
            grouped[passage.letter, label.id].append(passage)
    by_theme = {key: tuple(found) for key, found in grouped.items()}
    by_place: ByPlace = {(p.letter, p.statement): p for p in passages}
    threads = tuple(thread(theme.id, letters, by_theme) for theme in collection.codebook.themes)
    visits, references = visits_and_references(collection, letters)
    return Corpus(
        collection=collection,
        letters=letters,
        threads=threads,
        visits=visits,
        references=references,
        findings=findings(letters, threads),
        differences=_differences(letters, by_place),
        events=_events(letters, visits, by_place),
        entities=_entities(collection, letters, by_place),
        comparisons=_comparisons(letters, threads),
    )


def _differences(letters: Sequence[AnnotatedDocument], by_place: ByPlace) -> tuple[Difference, ...]:
    """Facts that letters about one authority state in more than one way."""
    stated: dict[tuple[str, str], dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for letter in letters:
        for claim in letter.claims:
            statement = statement_at(letter.document, claim.start)
            if statement:
                passage = by_place[letter.slug, statement.id]
                stated[letter.council, claim.fact][claim.value].append(passage)
    return tuple(
        Difference(
            fact=f"{authority}-{fact}",
            question=QUESTIONS[fact],
            sides=tuple(Side(value, tuple(found)) for value, found in values.items()),
        )
        for (authority, fact), values in sorted(stated.items())
        if len(values) > 1
    )


def _events(
    letters: Sequence[AnnotatedDocument], visits: Sequence[Visit], by_place: ByPlace
) -> tuple[Event, ...]:
    """Visits, letters and dated happenings in order of date; what has no date stands first."""
    events = [
        Event(
            kind="visit",
            first=visit.first,
            last=visit.last,
            title=visit.title,
            basis=visit.basis,
            why=visit.why,
            target=visit.id,
            held=bool(visit.reported_by),
            passage=_words_of(visit, by_place),
        )
        for visit in visits
    ]
    for letter in letters:
        events.append(_publishing(letter))
        events += [_happening(letter, event, by_place) for event in letter.events]
    rank = {"visit": 0, "event": 1, "letter": 2}
    return tuple(sorted(events, key=lambda e: (e.first, e.last, rank[e.kind], e.target, e.title)))


def _publishing(letter: AnnotatedDocument) -> Event:
    date = letter.meta.date
    return Event(
        kind="letter",
        first=date.value,
        last=date.value,
        title=letter.meta.title,
        basis=date.basis,
        why=date.why,
        target=letter.slug,
        held=True,
        passage=None,
    )


def _happening(letter: AnnotatedDocument, event: EventMention, by_place: ByPlace) -> Event:
    statement = statement_at(letter.document, event.start)
    return Event(
        kind="event",
        first=event.first,
        last=event.last,
        title=event.title,
        basis=event.basis,
        why=event.why,
        target=letter.slug,
        held=True,
        passage=by_place[letter.slug, statement.id] if statement else None,
    )


def _words_of(visit: Visit, by_place: ByPlace) -> Passage | None:
    """The first words that date the visit as closely as it is dated here, else the first that speak of it."""
    told = [spoken for spoken in visit.spoken_of if spoken.statement]
    dated = (s for s in told if s.reference.first.startswith(visit.first))
    spoken = next(dated, told[0] if told else None)
    return by_place[spoken.letter, spoken.statement] if spoken else None


def _entities(
    collection: Collection, letters: Sequence[AnnotatedDocument], by_place: ByPlace
) -> tuple[EntityMentions, ...]:
    """Every person and body that is named, with the passages that name it, in date order."""
    found: dict[str, dict[Passage, None]] = defaultdict(dict)
    for letter in letters:
        for mention in letter.mentions:
            statement = statement_at(letter.document, mention.start)
            if statement:
                found[mention.entity][by_place[letter.slug, statement.id]] = None
            else:
                found[mention.entity][_outside(letter, mention.start)] = None
    return tuple(
        EntityMentions(entity, tuple(found[entity.id]))
        for entity in collection.entities
        if entity.id in found
    )


def _outside(letter: AnnotatedDocument, offset: int) -> Passage:
    """A heading, an address or a signature as a passage: it makes no statement and takes no stance."""
    block = next(b for b in letter.document.blocks if b.start <= offset < b.end)
    return Passage(
        letter=letter.slug,
        date=letter.meta.date.value,
        block=block.n,
        paragraph="",
        statement="",
        text=letter.document.of(block),
        heading=block.heading,
        stance=StanceLabel("none", "rule", ()),
        themes=(),
    )


def _comparisons(letters: Sequence[AnnotatedDocument], threads: Sequence[Thread]) -> tuple[Comparison, ...]:
    """Every letter beside the one before it about the same authority, in order of the later letter."""
    at = {letter.slug: i for i, letter in enumerate(letters)}
    by_council: dict[str, list[AnnotatedDocument]] = defaultdict(list)
    for letter in letters:
        by_council[letter.council].append(letter)
    comparisons = []
    for about_one in by_council.values():
        for previous, letter in pairwise(about_one):
            before, now = at[previous.slug], at[letter.slug]
            turns = tuple(
                (t.theme, t.turns[before], t.turns[now])
                for t in threads
                if t.turns[before].tally.total or t.turns[now].tally.total
            )
            comparisons.append(Comparison(previous.slug, letter.slug, turns))
    return tuple(sorted(comparisons, key=lambda c: at[c.later]))
