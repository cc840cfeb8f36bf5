"""What was tried for access, in which browser and when: kept as data, and said on the Accessibility page.

`make accessibility` runs the tests with `$ACCESSIBILITY_RECORD` set, and then both files are written anew.
Nothing in them is typed by hand: pages are called by their titles, and other tests by their docstrings.
"""

from __future__ import annotations

import json
from calendar import month_name
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import groupby

from tests.reading import ROOT

DATA = ROOT / "docs" / "assets" / "accessibility.json"
PAGE = ROOT / "docs" / "accessibility.md"
BEGIN = "<!-- Made by `make accessibility` from here -->\n"
END = "<!-- to here -->\n"


@dataclass(frozen=True, slots=True)
class Try:
    """One run of axe on a page in one state: how many rules were met, broken, and left to a person."""

    title: str
    path: str
    state: str
    scheme: str
    width: int
    met: int
    broken: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A test that is not axe's: what it says, and whether it held."""

    says: str
    held: bool


@dataclass(slots=True)
class Record:
    """A run of the tests; `date` is the day it was run, as in 2026-11-22."""

    date: str = ""
    browser: str = ""
    axe: str = ""
    tries: list[Try] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


def write(record: Record) -> None:
    """Write the data file, and the part of the Accessibility page that is made from it.

    A fact that was tried on several pages holds if it held on all of them.
    """
    failed = [fact.says for fact in record.facts if not fact.held]
    record.facts = [Fact(says, says not in failed) for says in dict.fromkeys(f.says for f in record.facts)]
    DATA.write_text(json.dumps(asdict(record), indent=1, ensure_ascii=False) + "\n", "utf-8", newline="\n")
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(before + BEGIN + rendered(record) + END + after, "utf-8", newline="\n")


def read() -> Record:
    """The record as it was last written."""
    kept = json.loads(DATA.read_text("utf-8"))
    tries = [Try(**each) for each in kept.pop("tries")]
    facts = [Fact(**each) for each in kept.pop("facts")]
    return Record(**kept, tries=tries, facts=facts)


def rendered(record: Record) -> str:
    """The part of the page, as Markdown."""
    schemes = sorted({each.scheme for each in record.tries}, reverse=True)
    widths = [str(width) for width in sorted({each.width for each in record.tries})]
    broken = sum(each.broken for each in record.tries)
    unsure = sum(each.undecided > 0 for each in record.tries)
    lines = [
        "",
        f"Last run on {_day(record.date)}, with Chromium {record.browser} and axe {record.axe}.",
        f"Pages were tried in {_listed(schemes)} colours, {_listed(widths)} pixels wide.",
        f"In {len(record.tries)} tries axe found {_counted(broken, 'rule')} broken.",
        f"In {unsure} of them there was something that axe could not decide and a person must look at.",
        "",
        "| Page | Tries | Rules met | Rules broken |",
        "|---|--:|--:|--:|",
        *[_row(name, list(tries)) for name, tries in groupby(record.tries, key=_named)],
        "",
        "[Every try, as data](assets/accessibility.json)",
        "",
        "### What else was tried",
        "",
        *[f"- {fact.says}" + ("" if fact.held else " **This failed.**") for fact in record.facts],
        "",
    ]
    return "\n".join(lines)


def _named(each: Try) -> str:
    return f"{each.title}, {each.state}" if each.state else each.title


def _row(name: str, tries: list[Try]) -> str:
    few, many = min(each.met for each in tries), max(each.met for each in tries)
    met = str(few) if few == many else f"{few} to {many}"
    return f"| {name} | {len(tries)} | {met} | {sum(each.broken for each in tries)} |"


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _day(date: str) -> str:
    day = datetime.strptime(date, "%Y-%m-%d").replace(tzinfo=UTC)
    return f"{day.day} {month_name[day.month]} {day.year}"
