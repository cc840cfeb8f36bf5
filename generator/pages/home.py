"""The first page: what this is, what it holds and does not hold, and where to start."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.link.order import ends_with_newest
from generator.model import Page, Visit
from generator.pages import addresses, wording
from generator.pages.charts import Strip, strip
from generator.pages.councils import all_councils
from generator.pages.front import front
from generator.pages.letters import LetterLine, letter_line, other_than_letters, span
from generator.pages.matrix import Matrix, matrix
from generator.pages.places import Places
from generator.pages.reports import is_held
from generator.pages.shown import At, Link

MISSING_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Door:
    """Where one kind of reader starts."""

    href: str
    reader: str
    what: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page; `shown` is the letter that it shows, None while none is held.

    `newest` says that dates tell that it is the newest of all.
    `beside` is what the matrix says under each head, where others read the same, or "".
    `councils` lead to the page of each, by name, where letters about several are held.
    `missing` are the visits whose reports are not held.
    """

    title: str
    summary: str
    letters: int
    statements: int
    themes: int
    span: str
    kinds: str
    strip: Strip | None
    matrix: Matrix | None
    beside: tuple[str, ...]
    doors: tuple[Door, ...]
    councils: tuple[Link, ...]
    shown: LetterLine | None
    newest: bool
    missing: tuple[Link, ...]
    more_missing: int
    letters_href: str
    themes_href: str
    timeline_href: str
    coding_href: str
    authorities: str
    differ: str


def home_page(places: Places) -> Page:
    """The first page."""
    at = At(places, addresses.HOME)
    corpus = places.corpus
    newest = ends_with_newest([letter.meta.date.value for letter in corpus.letters])
    missing = [visit for visit in corpus.visits if is_held(visit, places.letters, places.kinds) == "no"]
    table = matrix(at, tuple(places.letters))
    view = HomeView(
        title=corpus.collection.title,
        summary=corpus.collection.summary,
        letters=len(corpus.letters),
        statements=sum(len(letter.codings) for letter in corpus.letters),
        themes=sum(bool(thread.size) for thread in corpus.threads),
        span=span(corpus.letters),
        kinds=other_than_letters(places),
        strip=strip(corpus.events),
        matrix=table,
        beside=_beside(table) if table else (),
        doors=tuple(_doors(at, newest)) if corpus.letters else (),
        councils=all_councils(at),
        shown=letter_line(at, corpus.letters[-1]) if corpus.letters else None,
        newest=newest,
        missing=tuple(Link(at.visit(visit.id), visit_words(at, visit)) for visit in missing[:MISSING_SHOWN]),
        more_missing=max(0, len(missing) - MISSING_SHOWN),
        letters_href=at.to(addresses.LETTERS),
        themes_href=at.to(addresses.THEMES),
        timeline_href=at.to(addresses.TIMELINE),
        coding_href=at.to(addresses.CODING),
        authorities=at.to(addresses.AUTHORITIES) if places.many_authorities else "",
        differ=at.to(addresses.DIFFERENCES) if corpus.differences else "",
    )
    feeds = [{"title": "Letters", "path": addresses.FEED}]
    matter = front(corpus.collection.title, corpus.collection.summary, feeds=feeds)
    return Page(addresses.HOME, "home.md.j2", matter, view)


def _beside(table: Matrix) -> tuple[str, ...]:
    """What stands under each head of the matrix: its council, if there are several; else its kind, where two
    heads are alike.
    """
    councils = table.several and not table.by_years
    times = Counter(column.short for column in table.columns)
    return tuple(c.note if councils or times[c.short] > 1 else "" for c in table.columns)


def visit_words(at: At, visit: Visit) -> str:
    """A visit's title and date, unless the title has the date, after its council where there are several."""
    words = dated_title(visit)
    council = at.authority(visit.authority)
    return f"{council}: {words}" if council else words


def dated_title(visit: Visit) -> str:
    """A visit's title and date, unless the title has the date."""
    when = wording.days(visit.first, visit.last)
    return visit.title if when in visit.title else f"{visit.title}, {when}"


def _doors(at: At, newest: bool) -> tuple[Door, ...]:
    """Where each reader starts: at their own council where letters about several are held.

    `newest` says that the last of the letters is known to be the newest.
    """
    letter = at.letter(at.places.corpus.letters[-1].slug)
    which = "The newest" if newest else "A"
    councils = at.to(addresses.AUTHORITIES) if at.places.many_authorities else ""
    return (
        Door(
            councils or at.to(addresses.FINDINGS),
            "You sit on a council or scrutiny committee",
            "Choose your council: its letters theme by theme, and what each said must improve."
            if councils
            else "What letters said must improve, and what later letters say on the same theme.",
        ),
        Door(
            at.to(addresses.SEARCH),
            "You write about the service",
            "Look for the words of a quotation: each hit leads to its paragraph, which you can cite.",
        ),
        Door(
            at.to(addresses.DATA),
            "You study services over years",
            "Every coded statement as a table, with the written rules and how reliable the coding is.",
        ),
        Door(
            councils or at.to(addresses.letter(letter.slug)),
            "You are a parent, a young person or work with families",
            "Choose your council: its letters, word for word, with terms explained."
            if councils
            else f"{which} {letter.newest}, word for word, with terms explained.",
        ),
    )
