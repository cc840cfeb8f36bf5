"""The geometry of the two charts: a bar of judgements, and the strip of a timeline.

Every bar on a page has the same scale, so that any two of them can be compared.
One scale for all pages would be set by the longest report, and leave short letters bars too narrow to read.
Numbers are whole SVG units; colours and patterns come from the style sheet by class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.link.order import first_and_last
from generator.model import Event, StanceId, Tally, Turn
from generator.pages import wording
from generator.pages.shown import in_words

ORDER: tuple[StanceId, ...] = ("strength", "progress", "mixed", "concern")
MARKS: dict[StanceId, str] = {"strength": "✓", "progress": "↗", "mixed": "±", "concern": "!", "none": ""}
BAR_WIDTH = 180
UNIT = 12
STRIP_WIDTH = 440
LANES = (("visit", "Visits"), ("letter", "Letters"), ("event", "Other"))
LEFT = RIGHT = 24
FIRST_LANE = 24
LANE_HEIGHT = 36
MOST_YEARS = 7  # so many stand beside each other on a phone
MOST_DOTS = 40  # more of them run into each other at the width of a strip, and none can be told from the next


@dataclass(frozen=True, slots=True)
class Piece:
    """One stance's share of a bar."""

    stance: StanceId
    x: int
    width: int
    mark: str

    @property
    def middle(self) -> int:
        """Where the mark stands."""
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of judgements with its words; `pieces` is empty when nothing is judged."""

    width: int
    pieces: tuple[Piece, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How wide one statement is drawn, everywhere on a page."""

    unit: int
    width: int

    def bar(self, tally: Tally) -> Bar:
        """The bar of a tally; statements without a judgement are not drawn."""
        pieces = []
        x = 0
        for stance in ORDER:
            width = tally.of(stance) * self.unit
            if width:
                pieces.append(Piece(stance, x, width - 1 if width > 2 else width, self._mark(stance, width)))
            x += width
        return Bar(self.width, tuple(pieces), in_words(tally))

    def _mark(self, stance: StanceId, width: int) -> str:
        return MARKS[stance] if width >= 9 else ""


def scale(turns: Iterable[Turn]) -> Scale:
    """The one scale of a page that shows these: the fullest bar fits the width."""
    fullest = max((turn.tally.judged for turn in turns), default=0)
    unit = max(1, min(UNIT, BAR_WIDTH // max(1, fullest)))
    return Scale(unit, max(BAR_WIDTH, fullest * unit))


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the strip; `between` is True for one that a narrow strip has no room to name."""

    x: int
    text: str
    between: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """An entry on the strip; `held` is False for a visit that no letter here reports."""

    x: int
    kind: str
    held: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The entries of one kind, on one line."""

    y: int
    title: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The timeline at a glance; entries of one kind that fall on one point are drawn once.

    `whole_years` says that some of them are dated by a year alone, and stand in its middle.
    """

    width: int
    height: int
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    label: str
    whole_years: bool


def strip(events: Sequence[Event]) -> Strip | None:
    """The strip of all dated entries, or None when there is none or they are too many to be told apart."""
    dated = [event for event in events if event.first]
    if not dated:
        return None
    first = int(min(e.first for e in dated)[:4])
    last = int(max(e.last or e.first for e in dated)[:4]) + 1
    spread = STRIP_WIDTH - LEFT - RIGHT
    lanes: list[Lane] = []
    for kind, title in LANES:
        here = [event for event in dated if event.kind == kind]
        if here:
            dots = tuple(_dots(here, first, last, spread))
            lanes.append(Lane(LANE_HEIGHT * len(lanes) + FIRST_LANE, title, dots))
    if sum(len(lane.dots) for lane in lanes) > MOST_DOTS:
        return None
    return Strip(
        width=STRIP_WIDTH,
        height=LANE_HEIGHT * len(lanes) + FIRST_LANE,
        ticks=tuple(_ticks(first, last, spread)),
        lanes=tuple(lanes),
        label=_label(dated),
        whole_years=any(len(event.first) == len("2017") for event in dated),
    )


def _ticks(first: int, last: int, spread: int) -> Iterable[Tick]:
    step = 1 + (last - first) // 10
    years = range(first, last + 1, step)
    for n, year in enumerate(years):
        x = LEFT + spread * (year - first) // (last - first)
        yield Tick(x, str(year), len(years) > MOST_YEARS and n % 2 == 1)


def _dots(events: Iterable[Event], first: int, last: int, spread: int) -> Iterable[Dot]:
    drawn: dict[tuple[int, bool], Dot] = {}
    for event in events:
        x = LEFT + round(spread * (_years(event.first) - first) / (last - first))
        drawn.setdefault((x, event.held), Dot(x, event.kind, event.held))
    return sorted(drawn.values(), key=lambda dot: (dot.x, dot.held))


def _years(date: str) -> float:
    """An ISO date as years; one that stops early stands in the middle of what it leaves open."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return parts[0] + 0.5
    if len(parts) == 2:
        return parts[0] + (parts[1] - 0.5) / 12
    return parts[0] + (parts[1] - 1 + (parts[2] - 1) / 31) / 12


def _label(events: Sequence[Event]) -> str:
    letters = sum(event.kind == "letter" for event in events)
    visits = [event for event in events if event.kind == "visit"]
    missing = sum(not visit.held for visit in visits)
    first, last = map(wording.day, first_and_last(event.first for event in events))
    return (
        f"From {first} to {last}: {wording.plural(letters, 'letter')} and "
        f"{wording.plural(len(visits), 'visit or inspection', 'visits and inspections')}, "
        f"{missing} of them with no report recorded here. The timeline lists them."
    )
