"""The timeline: every visit, letter and dated event, with the words that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model import NOT_STATED, Event, Page, Passage, SpokenOf, Visit
from generator.pages import addresses, wording
from generator.pages.charts import Strip, strip
from generator.pages.front import TIMELINE, front
from generator.pages.places import SPEAKERS_SHOWN, Places
from generator.pages.reports import may_report
from generator.pages.shown import At, LetterShown, Link, PassageShown
from generator.pages.years import UNDATED, Part, year


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words of one letter about a visit; `how` says from what we infer that they mean it, or is ""."""

    letter: LetterShown
    href: str
    words: str
    how: str


@dataclass(frozen=True, slots=True)
class Open:
    """Words of a letter that could not be placed, once, with every paragraph that has them."""

    words: str
    where: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What one letter says that could not be placed, by the reason why not."""

    letter: LetterShown
    by_reason: tuple[tuple[str, tuple[Open, ...]], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage with the letter that it is from."""

    letter: LetterShown
    passage: PassageShown


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the timeline; `reports` are the letters held that report the visit.

    `perhaps` are letters that may report it where none is recorded to.
    `council_stated` is False for a visit of which nobody knows to which council it was.
    `source` says what the text of an entry for one is, and whose where that tells nobody.
    """

    anchor: str
    kind: str
    authority: str
    council_stated: bool
    held: bool
    date: str
    days: str
    title: str
    href: str
    source: str
    note: str
    reports: tuple[LetterShown, ...]
    perhaps: tuple[LetterShown, ...]
    quoted: Quoted | None
    speakers: tuple[Speaker, ...]
    spoken: int

    @property
    def more(self) -> int:
        """How many places are not listed."""
        return self.spoken - len(self.speakers)


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of one year; `id` is its anchor."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class YearLink:
    """A page of the timeline, with what is on it."""

    href: str
    title: str
    letters: int
    visits: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline: its entries, or links to its years where they are too many; and what has no place.

    `more_unplaced` counts the letters with such words that are not listed.
    `differ` leads to the facts on which letters differ, "" if there are none.
    `councils` leads to the list of councils, or is "" where there is one.
    """

    title: str
    strip: Strip | None
    years: tuple[Year, ...]
    parts: tuple[YearLink, ...]
    unplaced: tuple[Unplaced, ...]
    more_unplaced: int
    csv: str
    up: str
    differ: str = ""
    councils: str = ""

    @property
    def letters(self) -> tuple[Entry, ...]:
        """The letters among the entries."""
        return tuple(entry for year in self.years for entry in year.entries if entry.kind == "letter")


UNPLACED_SHOWN = 100


def timeline_pages(places: Places) -> Iterable[Page]:
    """The timeline, and a page for each year where there are very many entries."""
    events = places.corpus.events
    at = At(places, addresses.TIMELINE)
    whole = not places.timeline_parts[0].name if places.timeline_parts else True
    unplaced = tuple(unplaced_in(at, places.corpus.references))
    view = TimelineView(
        title="Timeline",
        strip=strip(events),
        years=_years(at, events) if whole else (),
        parts=() if whole else tuple(_year_link(at, part) for part in places.timeline_parts),
        unplaced=unplaced[:UNPLACED_SHOWN],
        more_unplaced=max(0, len(unplaced) - UNPLACED_SHOWN),
        csv=at.to(addresses.TIMELINE_CSV),
        up="",
        differ=at.to(addresses.DIFFERENCES) if places.corpus.differences else "",
        councils=at.to(addresses.AUTHORITIES) if places.many_authorities else "",
    )
    description = "Inspections, visits, letters and other dated events, with the words that tell of them."
    yield Page(at.path, "timeline.md.j2", {"title": "Timeline", "description": description}, view)
    if not whole:
        for part in places.timeline_parts:
            yield _part_page(places, part)


def _part_page(places: Places, part: Part) -> Page:
    at = At(places, addresses.timeline_part(part.name))
    events = tuple(places.corpus.events[int(key)] for key in part.keys)
    title = f"Timeline, {part.title}"
    view = TimelineView(
        title, None, _years(at, events), (), (), 0, at.to(addresses.TIMELINE_CSV), at.to(addresses.TIMELINE)
    )
    description = f"Inspections, visits, letters and other dated events of {part.title}."
    return Page(at.path, "timeline.md.j2", front(title, description, TIMELINE), view)


def _year_link(at: At, part: Part) -> YearLink:
    kinds = [at.places.corpus.events[int(key)].kind for key in part.keys]
    href = at.to(addresses.timeline_part(part.name))
    return YearLink(href, part.title, kinds.count("letter"), kinds.count("visit"))


def _years(at: At, events: Sequence[Event]) -> tuple[Year, ...]:
    visits = {visit.id: visit for visit in at.places.corpus.visits}
    by_year: dict[str, list[Entry]] = {}
    for event in events:
        by_year.setdefault(year(event.first), []).append(entry(at, event, visits.get(event.target)))
    return tuple(
        Year(name, "Date not stated" if name == UNDATED else name, tuple(entries))
        for name, entries in by_year.items()
    )


def entry(at: At, event: Event, visit: Visit | None) -> Entry:
    """One entry as the timeline shows it."""
    letters, kinds = at.places.letters, at.places.kinds
    is_letter = event.kind == "letter" and event.target in letters
    return Entry(
        anchor=_anchor(event),
        kind=event.kind,
        authority=at.authority(_authority_of(at, event, visit)),
        council_stated=not visit or visit.authority != NOT_STATED,
        held=event.held,
        date=event.first,
        days=wording.days(event.first, event.last),
        title=event.title,
        href=at.to(addresses.letter(event.target)) if is_letter else "",
        source=at.letter(event.target).source if is_letter else "",
        note=_note(event),
        reports=tuple(at.letter(slug) for slug in visit.reported_by) if visit else (),
        perhaps=tuple(at.letter(slug) for slug in may_report(visit, letters, kinds)) if visit else (),
        quoted=quoted(at, event.passage) if event.passage else None,
        speakers=tuple(speaker(at, spoken) for spoken in visit.spoken_of[:SPEAKERS_SHOWN]) if visit else (),
        spoken=len(visit.spoken_of) if visit else 0,
    )


def _anchor(event: Event) -> str:
    """Where an entry of a visit or letter stands; other events are told within a letter, and lead there."""
    if event.kind == "visit":
        return addresses.visit_anchor(event.target)
    return f"letter-{event.target}" if event.kind == "letter" else ""


def _authority_of(at: At, event: Event, visit: Visit | None) -> str:
    if visit:
        return visit.authority
    letter = at.places.letters.get(event.target)
    return letter.meta.authority if letter else ""


def _note(event: Event) -> str:
    """How the date is known, where the source does not simply state it."""
    if event.basis == "inferred":
        return f"Inferred date: {event.why}" if event.why else "Inferred date"
    return "Date from the publisher" if event.basis == "publisher" else ""


def quoted(at: At, passage: Passage) -> Quoted:
    """A passage with its letter."""
    return Quoted(at.letter(passage.letter), at.passage(passage))


def speaker(at: At, spoken: SpokenOf) -> Speaker:
    """Words about a visit, linked to where they stand."""
    return Speaker(
        letter=at.letter(spoken.letter),
        href=at.statement(spoken.letter, spoken.statement or spoken.paragraph),
        words=spoken.reference.text,
        how=spoken.why if spoken.basis == "inferred" else "",
    )


def unplaced_in(at: At, references: Iterable[SpokenOf]) -> Iterator[Unplaced]:
    """The words that could not be placed, letter by letter: each words and each reason once for a letter."""
    left = (spoken for spoken in references if not spoken.to)
    for slug, of_letter in groupby(left, key=lambda spoken: spoken.letter):
        by_reason: dict[str, dict[str, list[SpokenOf]]] = {}
        for spoken in of_letter:
            words = by_reason.setdefault(spoken.why, {})
            words.setdefault(spoken.reference.text.casefold(), []).append(spoken)
        yield Unplaced(
            at.letter(slug),
            tuple((why, tuple(_open(at, same) for same in said.values())) for why, said in by_reason.items()),
        )


def _open(at: At, same: Sequence[SpokenOf]) -> Open:
    where: dict[str, Link] = {}
    for one in same:
        href = at.statement(one.letter, one.statement or one.paragraph)
        where.setdefault(one.paragraph, Link(href, at.number(one.letter, one.paragraph)))
    return Open(same[0].reference.text, tuple(where.values()))
