"""Who decided labels: people or programs, by the names that are kept with their decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model import AnnotatedDocument, StanceLabel, ThemeLabel


def labels_of(letters: Iterable[AnnotatedDocument]) -> Iterator[ThemeLabel | StanceLabel]:
    """Every theme and judgement of every statement."""
    for letter in letters:
        for coding in letter.codings:
            yield from coding.themes
            yield coding.stance


def any_doubted(letters: Iterable[AnnotatedDocument]) -> bool:
    """Whether the site shows any label of these letters as not certain."""
    return any(not label.certain for label in labels_of(letters))


def deciders(labels: Iterable[ThemeLabel | StanceLabel]) -> dict[str, int]:
    """Who decided how many of these labels, in the order of the names."""
    found = Counter(label.decision.who for label in labels if label.decision)
    return dict(sorted(found.items()))
