"""The words of a statement that weighed most for a label: what a reader is shown as the reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.annotate.cues import kinds, plain_words
from generator.annotate.features import Seen, Token
from generator.annotate.weights import Weights, root

_MOST = 3
_ENOUGH = 0.35


def word_shares(seen: Seen, weights: Weights) -> list[int]:
    """For each word, a packed row: what it adds to each output's score.

    Counted are the word, its stem, its letters, the runs of two that it is in, what it is a cue for, and the
    verbs and turns of phrase that it opens or closes; not the longer runs, which say the same again.
    """
    rows, count = weights.rows, len(seen.tokens)
    of_words = [rows.words[token[0]] for token in seen.tokens]
    row = rows.get
    doubles = [0, *[row(name, 0) for name in seen.words[2 * count : max(0, 3 * count - 1)]], 0]
    unit = root(len(seen.words))
    letter_unit = root(sum([rows.words[word][2] for word in seen.letters]))
    sums = [
        (itself + before + after) * unit + letters * letter_unit
        for (itself, letters, _), before, after in zip(of_words, doubles, doubles[1:], strict=False)
    ]
    for runs in seen.runs:
        unit = root(len(runs))
        for name, first, last in runs:
            if first <= last and (found := row(name)):
                share = found * unit
                sums[first] += share
                if last > first:
                    sums[last] += share
    return sums


def reasons(text: str, tokens: Sequence[Token], shares: Sequence[int]) -> tuple[str, ...]:
    """Up to three words or phrases of a statement, in reading order, exactly as they stand in its text.

    A phrase is made of neighbouring words that each weigh at least a third of the heaviest.
    Never empty for a statement with a word in it.
    """
    enough = max(1, _ENOUGH * max(shares, default=0))
    picked = [n for n, share in enumerate(shares) if share >= enough]
    phrases = [phrase for run in _neighbours(picked) if (phrase := _trimmed(run, tokens))]
    phrases.sort(key=lambda phrase: (-sum(shares[n] for n in phrase), phrase))
    if not phrases and tokens:
        bearing = [n for n, token in enumerate(tokens) if token[0] not in plain_words()]
        phrases = [[max(bearing or range(len(tokens)), key=lambda n: (shares[n], -n))]]
    return tuple(text[tokens[p[0]][1] : tokens[p[-1]][2]] for p in sorted(phrases[:_MOST]))


def _neighbours(picked: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for n in picked:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


@cache
def _bears(word: str) -> bool:
    """Whether a word may begin or end a reason: it has a subject, or is a cue."""
    return word not in plain_words() or bool(kinds(word))


def _trimmed(run: list[int], tokens: Sequence[Token]) -> list[int]:
    """The run without plain words at its ends; "not" and other cue words stay."""

    bearing = [n for n in run if _bears(tokens[n][0])]
    return list(range(bearing[0], bearing[-1] + 1)) if bearing else []
