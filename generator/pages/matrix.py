"""The matrix: themes by letters, or by years where there are too many letters for one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from generator.model import Tally, Theme
from generator.pages import addresses, wording
from generator.pages.deciders import any_doubted
from generator.pages.places import LETTERS_A_TABLE
from generator.pages.shown import At, add
from generator.pages.years import UNDATED, Part, split

LETTERS_A_YEAR_TABLE = 45


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column says on a theme: `number` statements, of which `concerns` hold a concern.

    `step` is 0 for none, 1 to 4 by how many statements a letter makes, beside the fullest cell of the table.
    `name` is the whole of it in words, for who hears the cell without its row and column.
    """

    number: int
    concerns: int
    step: int
    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A theme in a column's letters; `first` is the first of them that speaks of it, "" if none does.

    `a_letter` is how many statements a letter of the column makes on it on average: columns of many letters
    and of few can only so be compared.
    """

    tally: Tally
    first: str
    a_letter: float


@dataclass(frozen=True, slots=True)
class Row:
    """One theme; `href` is "" for a theme on which nothing was found here."""

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
    """The table as a template shows it; `csv` holds the same numbers.

    `by_years` is True where a column holds several letters, `several` where they are about several councils,
    `doubted` where the site shows some of their labels as not certain.
    """

    caption: str
    by_years: bool
    several: bool
    doubted: bool
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


def of_letters(at: At, slugs: Sequence[str], anchor: str = "") -> Matrix:
    """Themes by letters, a column each in date order; `anchor` is where they stand on a theme's page."""
    letters = [at.letter(slug) for slug in slugs]
    several = len({letter.authority for letter in letters}) > 1
    columns = tuple(
        Column(
            letter.href,
            letter.day,
            wording.month(letter.date),
            letter.authority if several else letter.source,
            f"in {letter.named if several else letter.called}",
        )
        for letter in letters
    )
    return _table(at, columns, [(slug,) for slug in slugs], "Themes by letters", anchor)


def of_years(at: At, slugs: Sequence[str]) -> Matrix:
    """Themes by years; each year's number links to the passages of that year."""
    parts = year_parts(at, slugs)
    columns = tuple(
        Column(
            at.to(addresses.matrix_part(part.name)),
            part.short,
            part.short,
            wording.plural(len(part.keys), "letter"),
            f"in the letters of {part.title}",
        )
        for part in parts
    )
    return _table(at, columns, [part.keys for part in parts], "Themes by years")


def year_parts(at: At, slugs: Sequence[str]) -> tuple[Part, ...]:
    """The letters by year, a year of very many letters in several parts."""
    keyed = [(slug, at.places.letters[slug].meta.date.value, 1) for slug in slugs]
    parts = split(keyed, LETTERS_A_YEAR_TABLE, whole=False)
    return tuple(sorted(parts, key=lambda part: part.name.startswith(UNDATED)))


def _table(
    at: At, columns: tuple[Column, ...], keys: Sequence[Sequence[str]], caption: str, anchor: str = ""
) -> Matrix:
    codebook = at.places.corpus.collection.codebook
    tallies = at.places.tallies
    counted = {theme.id: _counted(tallies.get(theme.id, {}), keys) for theme in codebook.themes}
    most = max((cell.a_letter for cells in counted.values() for cell in cells), default=0.0)
    groups = []
    for group in codebook.groups:
        rows = tuple(
            Row(
                at.to(addresses.theme(theme.id), anchor) if theme.id in tallies else "",
                theme.title,
                tuple(
                    _cell(at, theme, cell, most, column.said, len(slugs) > 1)
                    for cell, column, slugs in zip(counted[theme.id], columns, keys, strict=True)
                ),
            )
            for theme in codebook.themes
            if theme.group == group.id
        )
        if rows:
            groups.append(RowGroup(group.title, rows))
    by_years = any(len(column) > 1 for column in keys)
    letters = [at.places.letters[slug] for column in keys for slug in column]
    several = len({letter.meta.authority for letter in letters}) > 1
    csv = at.to(addresses.MATRIX_CSV)
    return Matrix(caption, by_years, several, any_doubted(letters), columns, tuple(groups), csv)


def _counted(tallies: Mapping[str, Tally], keys: Sequence[Sequence[str]]) -> list[Counted]:
    """The theme of these tallies in each column."""
    found = []
    for column in keys:
        spoken = [slug for slug in column if slug in tallies]
        tally = add([tallies[slug] for slug in spoken])
        found.append(Counted(tally, spoken[0] if spoken else "", tally.total / len(column)))
    return found


def _cell(at: At, theme: Theme, cell: Counted, most: float, said: str, several: bool) -> Cell:
    tally = cell.tally
    holding = f", {wording.number(tally.concerns)} with a concern" if tally.concerns else ""
    return Cell(
        tally.total,
        tally.concerns,
        ceil(4 * cell.a_letter / most) if most else 0,
        _passages(at, theme.id, cell.first, several) if cell.first else "",
        f"{wording.plural(tally.total, 'statement')}{holding}, on {theme.title} {said}",
    )


def _passages(at: At, theme: str, first: str, several: bool) -> str:
    """Where the passages that a cell counts stand; `several` is True where they are of several letters.

    Those about several councils do not stand together under the first letter: the page as a whole has them.
    """
    if not (several and at.places.many_authorities):
        return at.theme_passages(theme, first)
    page = at.places.theme_page(theme, first)
    return at.to(page, addresses.DIRECTION_ANCHOR if page == addresses.theme(theme) else "")
