"""The features of coded statements as one sparse table: a row a statement, a column a feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scipy import sparse

from generator.annotate.features import Seen, letter_groups
from generator.annotate.weights import UNIT, root
from generator.train.coded import Array

RUNS = ("cues", "scopes", "topics", "verbs", "turns")
SEEN_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Features by statement: `values` divided by the root of the family's size, and each column's family."""

    names: tuple[str, ...]
    families: tuple[str, ...]
    values: Array


def families_of(seen: Seen) -> Iterator[tuple[str, Counter[str]]]:
    """The features of a statement, family by family, as the coder adds them up."""
    yield "words", Counter(seen.words)
    for family, runs in zip(RUNS, seen.runs, strict=True):
        yield family, Counter(name for name, _, _ in runs)
    yield "clauses", Counter(seen.clauses)
    yield "edges", Counter(seen.edges)
    yield "letters", Counter(group for word in seen.letters for group in letter_groups(word))
    yield "place", Counter(dict.fromkeys(seen.place, 1))
    for family, names in zip(("before", "after", "around"), seen.around, strict=True):
        yield family, Counter(names)


def tabulate(seen: Sequence[Seen]) -> Table:
    """The features that enough statements have, sorted by name."""
    held = Counter((name, family) for one in seen for family, found in families_of(one) for name in found)
    columns = sorted(key for key, count in held.items() if count >= SEEN_AT_LEAST)
    number = {name: n for n, (name, _) in enumerate(columns)}
    data: list[float] = []
    places: list[int] = []
    ends = [0]
    for one in seen:
        for _, found in families_of(one):
            unit = root(found.total()) / UNIT
            known = [(number[name], count) for name, count in found.items() if name in number]
            places += [n for n, _ in known]
            data += [count * unit for _, count in known]
        ends.append(len(places))
    values = sparse.csr_matrix((data, places, ends), shape=(len(seen), len(columns)))
    values.sort_indices()
    return Table(tuple(name for name, _ in columns), tuple(family for _, family in columns), values)
