"""Words that a letter has in common with an earlier letter about the same authority."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.link.order import end_of, surely_before
from generator.model import AnnotatedDocument, Repeat, Statement

# A run this long is seldom chance in official prose; shorter runs are often set phrases.
FEWEST_WORDS = 9
_WORD = re.compile(r"[\w’'-]+")

Place = tuple[str, str]
Words = tuple[str, ...]
Gram = tuple[Words, int, int]
"""So many words in a row, and their `[start, end)` in characters of `Document.text`."""


def repeats(letters: Sequence[AnnotatedDocument]) -> list[tuple[Repeat, ...]]:
    """For each of these letters in turn, the longest runs of words that one before it has too.

    The letters are about one authority, in order of date; runs stand in reading order.
    Where several before it have the words, the one whose date ends first stands for them.
    A letter of which the dates do not tell that it is older is none before it.
    """
    first_use: dict[Words, Place] = {}
    found = []
    if len(letters) < 2:
        return [()] * len(letters)
    grams: dict[str, list[tuple[Statement, list[Gram]]]] = {}
    waiting = deque(sorted(letters, key=lambda letter: end_of(letter.meta.date.value)))
    for letter in letters:
        while surely_before(waiting[0].meta.date.value, letter.meta.date.value):
            older = waiting.popleft()
            _use(first_use, older, grams.pop(older.slug))
        of_letter = [(statement, _grams(letter, statement)) for statement in letter.document.statements]
        found.append(tuple(repeat for s, of_s in of_letter for repeat in _runs(letter, s, of_s, first_use)))
        grams[letter.slug] = of_letter
    return found


def _use(
    first_use: dict[Words, Place], letter: AnnotatedDocument, grams: Iterable[tuple[Statement, list[Gram]]]
) -> None:
    for statement, of_statement in grams:
        for gram, _, _ in of_statement:
            first_use.setdefault(gram, (letter.slug, statement.id))


def _grams(letter: AnnotatedDocument, statement: Statement) -> list[Gram]:
    found = list(_WORD.finditer(letter.document.text, statement.start, statement.end))
    words = tuple([word.group().lower() for word in found])
    ends = range(FEWEST_WORDS, len(words) + 1)
    return [(words[i - FEWEST_WORDS : i], found[i - FEWEST_WORDS].start(), found[i - 1].end()) for i in ends]


def _runs(
    later: AnnotatedDocument, statement: Statement, grams: Sequence[Gram], first_use: Mapping[Words, Place]
) -> Iterator[Repeat]:
    open_run: tuple[int, int, Place] | None = None
    for gram, start, end in grams:
        place = first_use.get(gram)
        if open_run and place == open_run[2]:
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
    start, end, (letter, older_statement) = run
    return Repeat(later.slug, statement.id, later.document.text[start:end], letter, older_statement)
