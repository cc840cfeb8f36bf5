"""The features of coded statements as one sparse table: a row a statement, a column a feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from scipy import sparse

from generator.annotate.features import Seen, letter_groups
from generator.annotate.weights import UNIT, root
from generator.train.coded import Array

Key = tuple[str, str]
"""The name and the family of a feature."""
RUNS = ("cues", "scopes", "topics", "verbs", "turns")
NEAR_FAMILIES = ("before", "before other", "after", "after other", "paragraph")
SEEN_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Features by statement: `values` divided by the root of the family's size, and each column's family.

    `parts` has the same columns and a row for each part of a statement; `starts` are the first rows of the
    statements in it.
    """

    names: tuple[str, ...]
    families: tuple[str, ...]
    values: Array
    parts: Array
    starts: tuple[int, ...]


def families_of(seen: Seen) -> Iterator[tuple[str, Counter[str]]]:
    """The features of a statement, family by family, as the coder adds them up."""
    yield "words", Counter(seen.words)
    for family, runs in zip(RUNS, seen.runs, strict=True):
        yield family, Counter(runs.names)
    yield "clauses", Counter(seen.clauses)
    yield "edges", Counter(seen.edges)
    yield "letters", Counter(group for word in set(seen.line.folded) for group in letter_groups(word))
    yield "place", Counter(dict.fromkeys(seen.place, 1))
    for family, names in zip(NEAR_FAMILIES, seen.around, strict=True):
        yield family, Counter(names)


def features_of_parts(seen: Seen) -> list[Counter[Key]]:
    """What the shares of its words count of each part of a statement, times the root of the family's size."""
    words, runs = seen.line.folded, dict(zip(RUNS, seen.runs, strict=True))
    count = len(words)
    found: list[Counter[Key]] = [Counter() for _ in range(count)]
    unit = root(len(seen.words))
    letters = root(sum(len(letter_groups(word)) for word in set(words)))
    for n, word in enumerate(words):
        doubles = [seen.pairs[m] for m in (n - 1, n) if 0 <= m < count - 1]
        for name in (word, "s:" + seen.line.stems[n], *doubles):
            found[n][name, "words"] += unit
        for group in letter_groups(word):
            found[n][group, "letters"] += letters
    for family, of_family in runs.items():
        for name, first, last in of_family.found:
            for n in dict.fromkeys((first, last)):
                found[n][name, family] += root(len(of_family.names))
    ends = [*seen.parts[1:], count]
    return [sum(found[start:end], Counter[Key]()) for start, end in zip(seen.parts, ends, strict=True)]


def tabulate(seen: Sequence[Seen]) -> Table:
    """The features that enough statements have, sorted by name."""
    held = Counter((name, family) for one in seen for family, found in families_of(one) for name in found)
    columns = sorted(key for key, count in held.items() if count >= SEEN_AT_LEAST)
    number = {key: n for n, key in enumerate(columns)}
    values = _matrix(
        number,
        [
            {
                (name, family): count * root(found.total())
                for family, found in families_of(one)
                for name, count in found.items()
            }
            for one in seen
        ],
    )
    parts = [features_of_parts(one) for one in seen]
    return Table(
        names=tuple(name for name, _ in columns),
        families=tuple(family for _, family in columns),
        values=values,
        parts=_matrix(number, [part for of_one in parts for part in of_one]),
        starts=tuple(accumulate(map(len, parts[:-1]), initial=0)),
    )


def _matrix(number: Mapping[Key, int], rows: Sequence[Mapping[Key, int]]) -> Array:
    """A sparse table of those rows; UNIT counts as 1."""
    data: list[float] = []
    places: list[int] = []
    ends = [0]
    for row in rows:
        known = [(number[key], count) for key, count in row.items() if key in number]
        places += [n for n, _ in known]
        data += [count / UNIT for _, count in known]
        ends.append(len(places))
    values = sparse.csr_matrix((data, places, ends), shape=(len(rows), len(number)))
    values.sort_indices()
    return values
