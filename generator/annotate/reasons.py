"""The words of a statement that weighed most for a label: what a reader is shown as the reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.annotate.cues import kinds, plain_words
from generator.annotate.words import Token

_MOST = 3
_ENOUGH = 0.35


def reasons(text: str, tokens: Sequence[Token], shares: Sequence[int]) -> tuple[str, ...]:
    """Up to three words or phrases of a statement, in reading order, exactly as they stand in its text.

    A phrase is made of neighbouring words that each weigh at least a third of the heaviest.
    Never empty for a statement with a word in it.
    """
    enough = max(1, _ENOUGH * max(shares, default=0))
    phrases = _phrases([n for n, share in enumerate(shares) if share >= enough], tokens)
    if len(phrases) > _MOST:
        heaviest = sorted(phrases, key=lambda phrase: (-sum(shares[phrase[0] : phrase[1] + 1]), phrase))
        phrases = sorted(heaviest[:_MOST])
    if not phrases and tokens:
        bearing = [n for n, token in enumerate(tokens) if token[0] not in plain_words()]
        heaviest_word = max(bearing or range(len(tokens)), key=lambda n: (shares[n], -n))
        phrases = [(heaviest_word, heaviest_word)]
    return tuple([text[tokens[first][1] : tokens[last][2]] for first, last in phrases])


def _phrases(picked: Sequence[int], tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The first and last words of runs of picked words, without plain words at their ends.

    "Not" and other cue words may stand at an end.
    """
    phrases: list[tuple[int, int]] = []
    before, opened = -2, False
    for n in picked:
        opened = opened and n == before + 1
        before = n
        if _bears(tokens[n][0]):
            phrases.append((phrases.pop()[0] if opened else n, n))
            opened = True
    return phrases


@cache
def _bears(word: str) -> bool:
    """Whether a word may begin or end a reason: it has a subject, or is a cue."""
    return word not in plain_words() or bool(kinds(word))
