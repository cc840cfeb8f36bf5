"""Words that a letter takes over from an earlier letter about the same authority."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import AnnotatedDocument, Repeat, Statement

# A run this long is seldom chance in official prose; shorter runs are often set phrases.
FEWEST_WORDS = 9
_WORD = re.compile(r"[\w’'-]+")

Place = tuple[str, str]


def repeats(letters: Sequence[AnnotatedDocument]) -> list[tuple[Repeat, ...]]:
    """For each of these letters in turn, the longest runs of words that one before it has first.

    The letters are about one authority, in order of date; runs stand in reading order.
    """
    first_use: dict[tuple[str, ...], Place] = {}
    found = []
    if len(letters) < 2:
        return [()] * len(letters)
    for letter in letters:
        statements = letter.document.statements
        found.append(tuple(repeat for s in statements for repeat in _runs(letter, s, first_use)))
        for statement in statements:
            for gram, _, _ in _grams(letter, statement):
                first_use.setdefault(gram, (letter.slug, statement.id))
    return found


def _grams(letter: AnnotatedDocument, statement: Statement) -> Iterator[tuple[tuple[str, ...], int, int]]:
    found = list(_WORD.finditer(letter.document.text, statement.start, statement.end))
    words = [word.group().lower() for word in found]
    for i in range(len(words) - FEWEST_WORDS + 1):
        last = i + FEWEST_WORDS
        yield tuple(words[i:last]), found[i].start(), found[last - 1].end()


def _runs(
    later: AnnotatedDocument, statement: Statement, first_use: dict[tuple[str, ...], Place]
) -> Iterator[Repeat]:
    open_run: tuple[int, int, Place] | None = None
    for gram, start, end in _grams(later, statement):
        place = first_use.get(gram)
        if open_run and place == open_run[2] and start < open_run[1]:
            open_run = (open_run[0], end, place)
            continue
        if open_run:
            yield _repeat(later, statement, open_run)
            open_run = None
        if place:
            open_run = (start, end, place)
    if open_run:
        yield _repeat(later, statement, open_run)


def _repeat(later: AnnotatedDocument, statement: Statement, run: tuple[int, int, Place]) -> Repeat:
    start, end, (letter, first_statement) = run
    return Repeat(later.slug, statement.id, later.document.text[start:end], letter, first_statement)
