"""Rebuilds the coder's weights from letters that have been coded: `readacross train REFERENCE...`.

Needs the `train` extra (numpy, scipy, scikit-learn); the coder itself needs none of them.
The same references give the same weights, byte for byte: every order is fixed, every solver starts from the
same number, and what is stored is rounded far more coarsely than two machines differ.
Judge a change of this package by `crossed`, which leaves out all letters of an authority at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from generator.annotate.coder import label
from generator.annotate.first import weigh
from generator.annotate.weights import Weights
from generator.errors import ReadacrossError
from generator.evaluate import READERS, Given, Reference, read_reference
from generator.train.coded import NO_COUNCILS, Coded, council_of, folds, gather
from generator.train.learn import learn
from generator.train.table import SEEN_AT_LEAST, tabulate

PARTS = (20, 5)
"""In how many parts letters are left out to measure the coder.

The weights that are published learn from all letters, so the figures of many parts are nearer to them: each
of 20 parts is coded by weights that learnt from 19 of 20 letters, each of 5 by weights from 4 of 5.
More than 20 parts would take longer than that is worth to somebody who retrains.
Those of 5 parts are kept beside them: the difference says what more letters would bring.
"""
FEWEST = 2
"""The fewest parts: one to learn from and one to be measured on."""

__all__ = ["crossed", "parts_made", "train"]


def train(
    paths: Sequence[Path],
    themes: Sequence[str],
    blocks: Path | None = None,
    councils: Mapping[str, str] = NO_COUNCILS,
) -> Weights:
    """The weights learnt from reference codings; ReadacrossError if a file is not one, or has too few words.

    `themes` are the ids of the codebook, in its order; `blocks` and `councils` are as `gather` has them.
    """
    _distinct([*paths, *([blocks] if blocks else [])])
    coded = gather(paths, themes, blocks, councils)
    table = tabulate(coded.seen)
    if not table.names:
        message = (
            f"no word is in {SEEN_AT_LEAST} statements or more, so there is nothing to learn from; expected "
            "several coded letters"
        )
        raise ReadacrossError.one(paths[0].as_posix(), 0, "too-few", message)
    return learn(coded, table, np.arange(len(coded.rows)), _provenance(paths, blocks, coded))


def parts_made(paths: Sequence[Path], councils: Mapping[str, str] = NO_COUNCILS) -> tuple[int, ...]:
    """In how many parts the letters of these references are left out, as PARTS has it, most first.

    A council's letters are never parted, so there are no more parts than authorities.
    ReadacrossError if there is only one, since then nothing is left to learn from.
    """
    named = {council_of(row, councils) for path in paths for row in read_reference(path)}
    if len(named) < FEWEST:
        message = (
            f"fewer than {FEWEST} councils have letters here, and the coder is measured with all letters "
            f"of a council left out; expected letters of {FEWEST} councils or more, or no --figures"
        )
        raise ReadacrossError.one(paths[0].as_posix(), 0, "one-council", message)
    return tuple(dict.fromkeys(min(parts, len(named)) for parts in PARTS))


def crossed(
    paths: Sequence[Path],
    themes: Sequence[str],
    blocks: Path | None = None,
    parts: int = PARTS[0],
    councils: Mapping[str, str] = NO_COUNCILS,
) -> tuple[tuple[Reference, ...], list[Given]]:
    """Every reference statement, and what the coder says of it when its authority's letters are left out.

    The letters are left out in that many parts.
    """
    coded = gather(paths, themes, blocks, councils)
    table = tabulate(coded.seen)
    given: dict[int, Given] = {}
    for kept, out in folds(coded.group, parts, 0):
        weights = learn(coded, table, kept, {})
        left_out = set(out.tolist())
        for letter in coded.letters:
            if letter.start in left_out:
                seen = [coded.seen[n] for n in letter]
                found = label(seen, [weigh(one, weights) for one in seen], weights)
                given.update((n, one) for n, one in zip(letter, map(_given, found), strict=True))
    return coded.rows, [given[n] for n in range(len(coded.rows))]


def _given(found: tuple[Mapping[str, float], tuple[str, float]]) -> Given:
    themes, (stance, sure) = found
    return Given(tuple(themes), stance, tuple(themes.values()), sure)


def _distinct(files: Sequence[Path]) -> None:
    """ReadacrossError if two files have one name, by which the weights say what they were learnt from."""
    seen: dict[str, Path] = {}
    for path in files:
        if path.name in seen:
            message = (
                f"{seen[path.name].as_posix()} has the same name, and the weights name the files that they "
                "were learnt from without their folders; expected names that differ: give this file another"
            )
            raise ReadacrossError.one(path.as_posix(), 0, "same-name", message)
        seen[path.name] = path


def _provenance(paths: Sequence[Path], blocks: Path | None, coded: Coded) -> dict[str, Any]:
    """What the weights were learnt from, by which command."""
    files = [*paths, *([blocks] if blocks else [])]
    return {
        "what": "weights of the coder of themes and stances",
        "learnt_from": READERS,
        "command": "readacross train "
        + " ".join(path.name for path in paths)
        + (f" --blocks {blocks.name}" if blocks else ""),
        "references": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
        "letters": len(coded.starts) - 1,
        "statements": len(coded.rows),
    }
