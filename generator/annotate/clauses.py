"""Which clause of a statement a word stands in: the main one, or one of purpose, time, contrast or result.

"To ensure that plans are good" says less of plans than "plans are good".
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.cues import plain_words
from generator.annotate.words import Token, Wording

_AFTER_TO = frozenset([
    "the", "a", "an", "their", "be", "this", "these", "children", "all",
])  # fmt: skip
_OPENS = {
    "R": ["which", "who", "that", "whose"],
    "U": ["when", "where", "if", "because", "since", "until", "once", "whether", "before", "after"],
    "C": ["but", "although", "however", "though", "yet", "despite", "while", "whilst"],
    "E": [
        "resulting", "leading", "meaning", "means", "ensuring", "enabling", "helping", "allowing",
        "making",
    ],
}  # fmt: skip
"""Words that open a clause: one that describes, one of time or condition, a contrast, an effect."""
_OPENS_FIRST = {
    "A": ["while", "although", "whilst", "despite", "though", "notwithstanding"],
    "U": [
        "when", "where", "if", "because", "as", "since", "until", "once", "whether", "before", "after",
    ],
}  # fmt: skip
_KINDS = {word: kind for kind, words in _OPENS.items() for word in words}
_FIRST = {word: kind for kind, words in _OPENS_FIRST.items() for word in words}
_EDGE = 3
_PARTS = frozenset([
    "but", "although", "however", "though", "while", "whilst", "despite", "which", "because",
])  # fmt: skip
_MARKS = frozenset(",;:–—")
LEAST = 5
"""How many words a part of a statement has at least."""


def clauses_of(words: Sequence[str]) -> list[str]:
    """The kind of clause that each folded word stands in: "M" for the main one, "P" for a purpose."""
    kind = _FIRST.get(words[0], "M") if words else "M"
    kinds = []
    for n, word in enumerate(words):
        if word == "to":
            kind = "P" if n + 1 == len(words) or words[n + 1] not in _AFTER_TO else kind
        elif n and word in _KINDS:
            kind = "P" if word == "that" and words[n - 1] == "so" else _KINDS[word]
        kinds.append(kind)
    return kinds


def clause_features(line: Wording) -> list[str]:
    """Stems that bear a subject, judging words, and each two judging words in a row, with their clauses."""
    plain = plain_words()
    features, before = [], ""
    for word, stem, judged, kind in zip(*line[1:4], clauses_of(line.folded), strict=True):
        if word not in plain:
            features.append(f"k:{kind}={stem}")
        if judged:
            now = f"{kind}:{judged}"
            features.append("k:" + now)
            if before:
                features.append(f"k:{before} {now}")
            before = now
    return features


def edges(line: Wording) -> list[str]:
    """The first and last three stems that bear a subject, and the first and last words as they stand."""
    words, bearing = line.folded, line.bearing
    return [
        *["e:F " + stem for stem in bearing[:_EDGE]],
        *["e:L " + stem for stem in bearing[-_EDGE:]],
        "e:F " + " ".join(words[:_EDGE]),
        "e:F " + " ".join(words[: _EDGE + 1]),
        "e:L " + " ".join(words[-_EDGE:]),
    ]


def parts_of(text: str, tokens: Sequence[Token]) -> tuple[int, ...]:
    """The first words of the parts that a text falls into at commas, colons, dashes and words like "but".

    A token is a folded word with its `[start, end)` in the text; each part but a lone one has LEAST words.
    """
    starts = [0]
    for n in range(LEAST, len(tokens) - LEAST + 1):
        if n - starts[-1] >= LEAST and (
            tokens[n][0] in _PARTS or not _MARKS.isdisjoint(text[tokens[n - 1][2] : tokens[n][1]])
        ):
            starts.append(n)
    return tuple(starts)
