"""How alike mended paragraphs are, and how alike their neighbours: `python -m tests.bench.likeness FOLDER`.

FOLDER holds letters as plain texts, without facts at the top. The figures say where `permalinks.ALIKE` parts
a paragraph whose words were mended from another paragraph.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.permalinks import ALIKE, likeness, sketch
from tests.reading import document_of

_LETTER, _WORD = re.compile(r"[^\W\d_]"), re.compile(r"\S+")
_NEAR = (1, 2)
"""How many places on a paragraph stands that is taken for one close by."""


def paragraphs(folder: Path) -> list[list[str]]:
    """The paragraphs of each letter in the folder, those that have an id."""
    documents = [document_of(path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]
    return [[document.of(block) for block in document.blocks if block.id] for document in documents]


def changed(words: str, part: re.Pattern[str]) -> str:
    """A paragraph with the letter or the word in its middle changed; as it is if it has none."""
    found = list(part.finditer(words))
    if not found:
        return words
    middle = found[len(found) // 2]
    other = "z" if middle.group().casefold() != "z" else "x"
    return f"{words[: middle.start()]}{other}{words[middle.end() :]}"


def close_by(letters: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Every two paragraphs of a letter that stand next to each other, or next but one."""
    for letter in letters:
        for on in _NEAR:
            yield from zip(letter, letter[on:], strict=False)


def _alike(pairs: Sequence[tuple[str, str]]) -> int:
    return sum(likeness(sketch(one), sketch(other)) >= ALIKE for one, other in pairs)


def main() -> None:
    """Prints how many reach the threshold."""
    letters = paragraphs(Path(sys.argv[1]))
    each = [words for letter in letters for words in letter]
    print(f"{len(each)} paragraphs of {len(letters)} letters")
    for what, part in (("letter", _LETTER), ("word", _WORD)):
        mended = [(words, changed(words, part)) for words in each]
        print(f"with one {what} changed, all but {len(mended) - _alike(mended)} are alike")
    near = list(close_by(letters))
    print(f"of {len(near)} pairs that stand close together, {_alike(near)} are alike")


if __name__ == "__main__":
    main()
