"""Letters that have been coded, as the trainer uses them, and the ways of leaving some of them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from generator.annotate.features import Seen, Unit, see
from generator.errors import ReadacrossError
from generator.evaluate import Reference, read_reference
from generator.model import STANCES
from generator.train.blocks import block_numbers, read_blocks

Array = Any
NO_COUNCILS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Coded:
    """Letters that have been coded, as arrays: one row a statement, one column an output.

    `starts` are the first statements of the letters, with the number of statements last.
    `unscored` marks themes that only one of two readings gave.
    """

    rows: tuple[Reference, ...]
    seen: tuple[Seen, ...]
    starts: tuple[int, ...]
    outputs: tuple[str, ...]
    wanted: Array
    unscored: Array
    group: Array

    @property
    def themes(self) -> int:
        """How many outputs are themes: they stand first, and the stances after them."""
        return len(self.outputs) - len(STANCES)

    @property
    def letters(self) -> Iterator[range]:
        """The statements of each letter."""
        for n, start in enumerate(self.starts[:-1]):
            yield range(start, self.starts[n + 1])


def gather(
    paths: Sequence[Path],
    themes: Sequence[str],
    blocks: Path | None = None,
    councils: Mapping[str, str] = NO_COUNCILS,
) -> Coded:
    """The reference codings of all files, letters in the order of their names.

    `councils` are those of letters that are held, by the letters’ names.
    `blocks` is a file with the blocks of letters whose reference does not say which each statement stands in.
    ReadacrossError if a file is not what it should be, or no file has a statement, or a statement has a theme
    that is not one of `themes`.
    """
    of_letters = read_blocks(blocks) if blocks else {}
    rows: list[Reference] = []
    seen: list[Seen] = []
    starts = [0]
    for letter, of_letter in sorted(_by_letter(paths, themes).items()):
        rows += of_letter
        seen += _seen(of_letter, block_numbers(of_letter, of_letters.get(letter)))
        starts.append(len(rows))
    wanted = [
        [theme in row.themes for theme in themes] + [stance == row.stances[0] for stance in STANCES]
        for row in rows
    ]
    return Coded(
        rows=tuple(rows),
        seen=tuple(seen),
        starts=tuple(starts),
        outputs=(*themes, *(f"stance:{stance}" for stance in STANCES)),
        wanted=np.array(wanted, dtype=bool),
        unscored=np.array([[theme in row.either for theme in themes] for row in rows], dtype=bool),
        group=np.array([council_of(row, councils) for row in rows]),
    )


def _by_letter(paths: Sequence[Path], themes: Sequence[str]) -> dict[str, list[Reference]]:
    """The statements of all references, in the order in which each letter has them."""
    found: dict[str, list[Reference]] = {}
    for path in paths:
        for row in read_reference(path, themes):
            found.setdefault(row.letter, []).append(row)
    if not found:
        message = (
            "no statement is in the references; expected one object a line, as `readacross export` writes"
        )
        raise ReadacrossError.one(paths[0].as_posix(), 0, "no-statement", message)
    return found


def _seen(rows: Sequence[Reference], blocks: Sequence[int]) -> Sequence[Seen]:
    """What the coder sees of one letter's statements, each of which stands in the block of that number."""
    return see(
        [
            Unit(row.text, row.heading, row.kind == "bullet", block)
            for row, block in zip(rows, blocks, strict=True)
        ]
    )


def council_of(row: Reference, councils: Mapping[str, str]) -> str:
    """The council that a statement's letter is about.

    As the reference says, else as the letter does if it is held, else by the letter's name.
    """
    return row.authority or councils.get(row.letter) or authority_of(row.letter)


def authority_of(letter: str) -> str:
    """What letters of one authority share in their names: the name without date and kind of visit.

    It is "" for all letters that are named by date and kind alone, so that none of them is parted.
    """
    undated = re.sub(r"^\d{4}(-\d\d)*-", "", letter)
    return re.sub(r"(^|-)(focused|monitoring|inspection|assurance).*$", "", undated)


def folds(groups: Array, count: int, seed: int) -> list[tuple[Array, Array]]:
    """`count` ways to part the statements into kept and left out, no group on both sides.

    Fewer if there are fewer groups.
    """
    names = sorted(set(groups.tolist()))
    count = min(count, len(names))
    np.random.RandomState(seed).shuffle(names)
    part = {name: n % count for n, name in enumerate(names)}
    fold = np.array([part[name] for name in groups.tolist()])
    return [(np.flatnonzero(fold != n), np.flatnonzero(fold == n)) for n in range(count)]
