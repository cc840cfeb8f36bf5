"""An index and a page for each authority; a collection about one authority has none of this."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.link.order import ends_with_newest
from generator.model import NOT_STATED, AnnotatedDocument, Authority, Event, Page, Visit
from generator.pages import addresses, room, wording
from generator.pages.authority_findings import Findings, FoundInLetter, by_statement, council_findings
from generator.pages.batch import Batch, connected
from generator.pages.charts import Strip, strip
from generator.pages.front import LETTERS, Branch, front
from generator.pages.home import dated_title
from generator.pages.letters import LetterYear, letter_years, span
from generator.pages.matrix import Matrix, of_letters
from generator.pages.places import LETTERS_A_TABLE, MANY_LETTERS, Places
from generator.pages.reports import is_held
from generator.pages.shown import At, Link

_LETTERS_LISTED = 150
_VISITS_LISTED = 30


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """An authority in the index."""

    href: str
    name: str
    letters: int
    span: str


@dataclass(frozen=True, slots=True)
class AuthoritiesView:
    """The index; `unstated` leads to the letters whose council is not stated, or is None."""

    authorities: tuple[AuthorityLine, ...]
    unstated: AuthorityLine | None


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """One authority: its letters, by theme too, its timeline, and the findings of the latest by date.

    `listed` of these are listed, in few words if `brief`; `all_letters` leads to the others.
    `stated` is False for the letters of which nobody knows which council each is about.
    `missing` are the visits whose reports are not held, the latest first; `more_missing` counts those that
    `timeline` alone names.
    """

    name: str
    stated: bool
    letters: int
    span: str
    strip: Strip | None
    matrix: Matrix | None
    shown: int
    listed: int
    brief: bool
    years: tuple[LetterYear, ...]
    all_letters: str
    missing: tuple[Link, ...]
    more_missing: int
    timeline: str
    findings: tuple[FoundInLetter, ...]
    all_findings: str
    newest: Link | None
    coding: str
    up: str

    @property
    def doubted(self) -> bool:
        """Whether anything that is said of a finding is said to be not certain."""
        said = [found for letter in self.findings for found in letter.findings]
        return any(one.passage.doubted or not all(on.sure for on in one.themes) for one in said)


def authority_batches(places: Places) -> Iterator[Batch]:
    """The index and the page of each authority that has a letter; nothing where there is only one."""
    if not places.many_authorities:
        return
    yield Batch("authorities", None, partial(_index, places))
    events = _events_by_authority(places)
    visits = _unreported(places)
    joined, letters, findings = connected(places.corpus), places.by_authority, by_statement(places.corpus)
    for authority in places.corpus.collection.authorities:
        held = letters.get(authority.id)
        if held:
            about = (events.get(authority.id, []), visits.get(authority.id, []))
            make = partial(_authority_page, places, authority, held, *about, findings)
            yield Batch(f"authority {authority.id}", joined[authority.id], make)


def _index(places: Places) -> Page:
    at = At(places, addresses.AUTHORITIES)
    letters = places.by_authority
    lines = {
        council: AuthorityLine(
            at.to(addresses.authority(council)),
            places.authorities[council],
            len(letters[council]),
            span(letters[council]),
        )
        for council in sorted(places.authorities, key=places.council_order)
        if council in letters
    }
    unstated = lines.pop(NOT_STATED, None)
    view = AuthoritiesView(tuple(lines.values()), unstated)
    description = "The councils whose services the letters are about, each with its letters."
    return Page(at.path, "authorities.md.j2", front("Councils", description, LETTERS), view)


def _events_by_authority(places: Places) -> dict[str, list[Event]]:
    """The entries of the timeline that are about each authority, in order."""
    visits = {visit.id: visit.authority for visit in places.corpus.visits}
    events: dict[str, list[Event]] = defaultdict(list)
    for event in places.corpus.events:
        about = [
            places.letters[slug].meta.authority
            for slug in (event.target, event.passage.letter if event.passage else "")
            if slug in places.letters
        ]
        for authority in dict.fromkeys([*about, visits.get(event.target, "")]):
            events[authority].append(event)
    return events


def _unreported(places: Places) -> dict[str, list[Visit]]:
    """The visits to each authority whose reports are not held, the latest first."""
    visits: dict[str, list[Visit]] = defaultdict(list)
    for visit in reversed(places.corpus.visits):
        if is_held(visit, places.letters, places.kinds) == "no":
            visits[visit.authority].append(visit)
    return visits


def _authority_page(
    places: Places,
    authority: Authority,
    held: Sequence[AnnotatedDocument],
    events: Sequence[Event],
    unreported: Sequence[Visit],
    findings: Findings,
) -> Page:
    at = At(places, addresses.authority(authority.id))
    newest = [letter.slug for letter in held[-LETTERS_A_TABLE:]]
    listed, brief = held[-_LETTERS_LISTED:], len(held) > MANY_LETTERS
    cells = len(newest) * len(places.corpus.collection.codebook.themes)
    lines = len(listed) * (room.COUNCIL_LINE_IN_BRIEF if brief else room.COUNCIL_LINE)
    left = room.PAGE_HOLDS - room.COUNCIL_CELL * cells - lines
    view = AuthorityView(
        name=places.authorities[authority.id],
        stated=authority.id != NOT_STATED,
        letters=len(held),
        span=span(held),
        strip=strip(events),
        matrix=of_letters(at, newest, addresses.council_anchor(authority.id)),
        shown=len(newest),
        listed=len(listed),
        brief=brief,
        years=letter_years(at, listed),
        all_letters=at.to(addresses.LETTERS),
        missing=tuple(Link(at.visit(visit.id), dated_title(visit)) for visit in unreported[:_VISITS_LISTED]),
        more_missing=max(0, len(unreported) - _VISITS_LISTED),
        timeline=at.to(addresses.TIMELINE),
        findings=council_findings(at, held, findings, left),
        all_findings=at.to(addresses.FINDINGS),
        newest=_newest(at, held),
        coding=at.to(addresses.CODING),
        up=at.to(addresses.AUTHORITIES),
    )
    about = f"about {view.name}, read across" if view.stated else "whose council is not stated,"
    description = f"{wording.plural(len(held), 'letter')} {about} theme by theme."
    matter = front(view.name, description, LETTERS, up=Branch("Councils", addresses.AUTHORITIES))
    return Page(at.path, "authority.md.j2", matter, view)


def _newest(at: At, held: Sequence[AnnotatedDocument]) -> Link | None:
    """Where the newest letter stands beside the last one before it, if dates say which these are."""
    newest = held[-1].slug
    before = at.places.last_before(newest)
    if not before or not ends_with_newest([letter.meta.date.value for letter in held]):
        return None
    said = f"Newest {at.letter(newest).noun}: compare with the {at.letter(before).noun} before"
    return Link(at.to(addresses.comparison(newest)), said)
