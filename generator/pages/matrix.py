"""The matrix: themes by letters, or by years where there are too many letters for one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Tally, Theme
from generator.pages import addresses, wording
from generator.pages.places import LETTERS_A_TABLE, UNDATED, Part, split, year
from generator.pages.shown import At, add

LETTERS_A_YEAR_TABLE = 45


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column says on a theme: `number` statements, of which `concerns` hold a concern.

    `step` is 0 for none, 1 to 4 by the share of the fullest cell.
    `name` is the whole of it in words, for who hears the cell without its row and column.
    """

    number: int
    concerns: int
    step: int
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One theme; `href` is "" for a theme that no letter here mentions."""

    href: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The themes of one group of the codebook."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A letter or a year at the head of a column; `said` is how a sentence ends that speaks of it."""

    href: str
    text: str
    short: str
    note: str
    said: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table as a template shows it; `csv` holds the same numbers."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    csv: str

    @property
    def width(self) -> int:
        """How many columns the table has, the row heads among them."""
        return len(self.columns) + 1


def matrix(at: At, slugs: Sequence[str]) -> Matrix | None:
    """The matrix of these letters, by years when they are many; None without letters."""
    if not slugs:
        return None
    if len(slugs) <= LETTERS_A_TABLE:
        return of_letters(at, slugs)
    return of_years(at, slugs)


def of_letters(at: At, slugs: Sequence[str]) -> Matrix:
    """Themes by letters, one column a letter in date order."""
    letters = [at.letter(slug) for slug in slugs]
    several = len({letter.authority for letter in letters}) > 1
    columns = tuple(
        Column(
            letter.href,
            letter.day,
            wording.month(letter.date),
            letter.authority if several else letter.kind,
            f"in the {letter.noun} of {letter.day}" + (f" about {letter.authority}" if several else ""),
        )
        for letter in letters
    )
    return _table(
        at,
        columns,
        [(slug,) for slug in slugs],
        "Themes by letters",
    )


def of_years(at: At, slugs: Sequence[str]) -> Matrix:
    """Themes by years; each year's number links to the passages of that year."""
    parts = year_parts(at, slugs)
    columns = tuple(
        Column(
            at.to(addresses.matrix_part(part.name)),
            part.title,
            part.name,
            wording.plural(len(part.keys), "letter"),
            f"in the letters of {part.title}",
        )
        for part in parts
    )
    return _table(
        at,
        columns,
        [part.keys for part in parts],
        "Themes by years",
    )


def year_parts(at: At, slugs: Sequence[str]) -> tuple[Part, ...]:
    """The letters by year, a year of very many letters in several parts."""
    keyed = [(slug, year(at.places.letters[slug].meta.date.value), 1) for slug in slugs]
    years = sorted({name for _, name, _ in keyed}, key=lambda name: (name == UNDATED, name))
    parts: list[Part] = []
    for name in years:
        runs = split([key for key in keyed if key[1] == name], LETTERS_A_YEAR_TABLE)
        parts.extend(run if run.name else Part(name, name, run.keys) for run in runs)
    return tuple(parts)


def _table(at: At, columns: tuple[Column, ...], keys: Sequence[Sequence[str]], caption: str) -> Matrix:
    codebook = at.places.corpus.collection.codebook
    tallies = at.places.tallies
    counted = {theme.id: _tallies(tallies.get(theme.id, {}), keys) for theme in codebook.themes}
    most = max((tally.total for tallies in counted.values() for tally, _ in tallies), default=0)
    groups = []
    for group in codebook.groups:
        rows = tuple(
            Row(
                at.to(addresses.theme(theme.id)) if theme.id in tallies else "",
                theme.title,
                tuple(
                    _cell(at, theme, tally, slug, most, column.said)
                    for (tally, slug), column in zip(counted[theme.id], columns, strict=True)
                ),
            )
            for theme in codebook.themes
            if theme.group == group.id
        )
        if rows:
            groups.append(RowGroup(group.title, rows))
    return Matrix(caption, columns, tuple(groups), at.to(addresses.MATRIX_CSV))


def _tallies(tallies: Mapping[str, Tally], keys: Sequence[Sequence[str]]) -> list[tuple[Tally, str]]:
    """For each column its tally and the first of its letters that speaks of the theme ("" if none does)."""
    return [
        (
            add([tallies[slug] for slug in column if slug in tallies]),
            next((slug for slug in column if slug in tallies), ""),
        )
        for column in keys
    ]


def _cell(at: At, theme: Theme, tally: Tally, slug: str, most: int, said: str) -> Cell:
    step = -(-4 * tally.total // most) if most else 0
    concerns = tally.concern + tally.mixed
    holding = f", {wording.number(concerns)} with a concern" if concerns else ""
    return Cell(
        tally.total,
        concerns,
        step,
        at.theme_passages(theme.id, slug) if slug else "",
        f"{wording.plural(tally.total, 'statement')}{holding}, on {theme.title} {said}",
    )
