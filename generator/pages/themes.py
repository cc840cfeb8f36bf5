"""The index of themes with the matrix, and a matrix for each year where one table cannot hold all letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.model import Codebook, Page, Thread
from generator.pages import addresses
from generator.pages.batch import Batch
from generator.pages.front import THEMES, front
from generator.pages.matrix import Matrix, matrix, of_letters, year_parts
from generator.pages.places import LETTERS_A_TABLE, Places
from generator.pages.shown import At
from generator.pages.years import Part


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme in the index; `href` is "" where no letter held here speaks of it."""

    href: str
    title: str
    question: str
    statements: int
    letters: int


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The themes of one group."""

    title: str
    themes: tuple[ThemeLine, ...]


@dataclass(frozen=True, slots=True)
class ThemesView:
    """The index of themes; `councils` leads to the list of councils, or is "" where there is one."""

    matrix: Matrix | None
    groups: tuple[ThemeGroup, ...]
    held: int
    councils: str


@dataclass(frozen=True, slots=True)
class YearMatrixView:
    """The matrix of one year's letters."""

    title: str
    matrix: Matrix
    up: str


def themes_page(places: Places) -> Page:
    """The index of themes, with the matrix."""
    at = At(places, addresses.THEMES)
    codebook = places.corpus.collection.codebook
    threads = {thread.theme: thread for thread in places.corpus.threads}
    groups = tuple(
        ThemeGroup(
            group.title,
            tuple(
                _line(at, theme.id, theme.title, theme.question, threads.get(theme.id))
                for theme in codebook.themes
                if theme.group == group.id
            ),
        )
        for group in codebook.groups
    )
    councils = at.to(addresses.AUTHORITIES) if places.many_authorities else ""
    view = ThemesView(matrix(at, tuple(places.letters)), groups, len(places.letters), councils)
    description = "What the letters talk about, theme by theme, and how often each letter speaks of it."
    return Page(addresses.THEMES, "themes.md.j2", {"title": "Themes", "description": description}, view)


def _line(at: At, theme_id: str, title: str, question: str, thread: Thread | None) -> ThemeLine:
    passages = thread.size if thread else 0
    letters = sum(bool(turn.passages) for turn in thread.turns) if thread else 0
    href = at.to(addresses.theme(theme_id)) if passages else ""
    return ThemeLine(href, title, question, passages, letters)


def matrix_batches(places: Places) -> Iterator[Batch]:
    """A page for each year's matrix, where one table cannot hold all letters."""
    slugs = tuple(places.letters)
    if len(slugs) > LETTERS_A_TABLE:
        for part in year_parts(At(places, addresses.THEMES), slugs):
            about = frozenset(places.letters[slug].meta.authority for slug in part.keys)
            yield Batch(f"matrix {part}", about, partial(_matrix_page, places, part))


def _matrix_page(places: Places, part: Part) -> Page:
    at = At(places, addresses.matrix_part(part.name))
    title = f"Themes in the letters of {part.title}"
    view = YearMatrixView(title, of_letters(at, part.keys), at.to(addresses.THEMES))
    description = f"How many statements each letter of {part.title} makes on each theme."
    return Page(at.path, "matrix_year.md.j2", front(title, description, THEMES), view)


def for_readers(rule: str, codebook: Codebook) -> str:
    """A rule of the codebook with the themes' titles for their ids.

    Outside brackets and braces an id of one word ("recording") may be the word itself, and is left.
    """
    titles = {theme.id: f"“{theme.title}”" for theme in codebook.themes}

    def spelled(words: re.Match[str]) -> str:
        return re.sub(r"[a-z]+(?:-[a-z]+)*", lambda word: titles.get(word[0], word[0]), words[0].strip("{}"))

    return re.sub(r"\([^)]*\)|\{[^}]*\}|[a-z]+(?:-[a-z]+)+", spelled, rule)
