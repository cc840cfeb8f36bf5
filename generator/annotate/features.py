"""What the coder sees of a statement: words with their places, and the features made of them.

Training and coding share this module, so that a weight always means the same thing.
Features come in families; the coder divides what a family adds up to by the root of the family's size,
so that a long statement does not shout a short one down.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from generator.annotate.cues import JUDGING, judging, kinds, plain_words
from generator.model import Document

_WORD = re.compile(r"[^\W_]+(?:['’\u00ad][^\W_]+)*")
_HYPHENS = frozenset({"-", "‐", "‑", "- ", "‑ "})
_APOSTROPHES = str.maketrans("", "", "'’\u00ad")
_LETTERS = (3, 4, 5)
_SCOPE = 4
_JUDGING = frozenset({*JUDGING, "notall"})
_SCOPING = frozenset({"not", "lack", "too", "yet", "some", "most", "plan", "new"})
_PLAIN = frozenset({"good", "bad", "lack", "not", "better", "new", "but", "plan", "yet"})
_ENDINGS = (
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ations", "at"),
    ("ation", "at"),
    ("ating", "at"),
    ("ated", "at"),
    ("ates", "at"),
    ("ments", "ment"),
    ("ingly", "ing"),
    ("ities", "ity"),
    ("iness", "y"),
    ("ically", "ic"),
    ("ies", "y"),
    ("ily", "y"),
    ("ing", ""),
    ("edly", ""),
    ("ers", "er"),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement as the coder sees it: its words, the heading above it, and whether it is a bullet."""

    text: str
    heading: str
    bullet: bool


Token = tuple[str, int, int, str]
"""A word of a statement, folded for comparison, with its `[start, end)` in the statement's text.

The last part is the whole compound ("multiagency") for the second part of "multi-agency", or "".
"""

Run = tuple[str, int, int]
"""A feature with the first and last word it was made from; last before first if no word stands for it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that the coder sees of one statement.

    `words`, `cues`, `scopes` and `topics` are features of its own words; `letters` are its different words,
    each of which stands for the groups of letters in it; `place` and `around` say where it stands and beside
    what.
    """

    tokens: tuple[Token, ...]
    words: list[str]
    cues: list[Run]
    scopes: list[Run]
    topics: list[Run]
    letters: set[str]
    place: list[str]
    around: tuple[list[str], ...]


def units_of(document: Document) -> tuple[Unit, ...]:
    """The statements of a letter as the coder sees them, in reading order."""
    blocks = {block.n: block for block in document.blocks}
    return tuple(
        Unit(
            text=document.of(statement),
            heading=blocks[statement.block].heading or "",
            bullet=blocks[statement.block].kind == "bullet",
        )
        for statement in document.statements
    )


def see(units: Sequence[Unit]) -> list[Seen]:
    """What the coder sees of each statement of one letter, in order."""
    tokens = [tokens_of(unit.text) for unit in units]
    plain = plain_words()
    words = [{token[0] for token in found} for found in tokens]
    stems = [{stem(word) for word in found if word not in plain} for found in words]
    return [
        Seen(
            tokens=found,
            words=word_features(found),
            cues=cue_runs(found),
            scopes=scope_runs(found),
            topics=topic_runs(found),
            letters=words[n],
            place=_place(n, units, found),
            around=_around(n, stems),
        )
        for n, found in enumerate(tokens)
    ]


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text, compounds in their parts; every number folds to "0"."""
    found: list[Token] = []
    past, so_far = -3, ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = folded(match.group())
        hyphened = start - past < 3 and text[past:start] in _HYPHENS
        so_far = so_far + word if hyphened else word
        found.append((word, start, end, so_far if hyphened else ""))
        past = end
    return tuple(found)


@cache
def folded(word: str) -> str:
    """A word in small letters without apostrophes; "0" for a number."""
    word = word.translate(_APOSTROPHES).lower()
    return "0" if word.isdigit() else word


def word_features(tokens: Sequence[Token]) -> list[str]:
    """Words, their stems and runs of two, in this order; then longer runs, compounds and pairs of stems.

    The first three come word by word, so that reasons can be read off them.
    """
    words = [token[0] for token in tokens]
    stems = [stem(word) for word in words]
    plain = plain_words()
    bearing = [found for found, word in zip(stems, words, strict=True) if word not in plain]
    edged = ["^", *words, "$"]
    return [
        *words,
        *["s:" + found for found in stems],
        *[f"{a} {b}" for a, b in pairwise(words)],
        *[f"{a} {b} {c}" for a, b, c in zip(edged, edged[1:], edged[2:], strict=False)],
        *[" ".join(edged[:2]), " ".join(edged[-2:])],
        *[token[3] for token in tokens if token[3]],
        *[f"b:{a} {b}" if a < b else f"b:{b} {a}" for a, b in pairwise(bearing)],
        *[f"d:{a} {b}" if a < b else f"d:{b} {a}" for a, b in zip(bearing, bearing[2:], strict=False)],
    ]


@cache
def stem(word: str) -> str:
    """A word without its common endings, at least four letters of it left."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: len(word) - len(ending)] + instead
    return word


@cache
def letter_groups(word: str) -> tuple[str, ...]:
    """The different groups of three to five letters in a word, its ends marked."""
    marked = f"<{word}>"
    groups = {marked[a : a + n] for n in _LETTERS for a in range(len(marked) - n + 1)}
    return tuple("#" + group for group in sorted(groups))


def cue_runs(tokens: Sequence[Token]) -> list[Run]:
    """Cue words that judge: how many of which kind, together with which, and in what order."""
    runs: list[Run] = []
    counts: Counter[str] = Counter()
    for n, token in enumerate(tokens):
        for kind in kinds(token[0]):
            if kind in _JUDGING:
                counts[kind] += 1
                runs.append((f"c:{kind}{min(counts[kind], 3)}", n, n))
    runs += [("c:no " + kind, 0, -1) for kind in sorted(_PLAIN - counts.keys())]
    present = [kind for kind in JUDGING if kind in counts]
    runs += [(f"c:{one}&{other}", 0, -1) for n, one in enumerate(present) for other in present[n + 1 :]]
    found = [(kind, n) for n, token in enumerate(tokens) if (kind := judging(token[0]))]
    return runs + _halves(tokens, found) + _order(found)


def topic_runs(tokens: Sequence[Token]) -> list[Run]:
    """Cue words that belong to a subject, counted up to three of a kind."""
    runs: list[Run] = []
    counts: Counter[str] = Counter()
    for n, token in enumerate(tokens):
        for kind in kinds(token[0]):
            if kind not in _JUDGING:
                counts[kind] += 1
                runs.append((f"t:{kind}{min(counts[kind], 3)}", n, n))
    return runs


def _halves(tokens: Sequence[Token], found: Sequence[tuple[str, int]]) -> list[Run]:
    """Each judging word with its side of a "but": L after a leading one, A before, B after, S none."""
    at = [n for n, token in enumerate(tokens) if "but" in kinds(token[0])]
    turn = next((n for n in at if n > 0), None)
    whole = "L" if at and at[0] == 0 else "S"
    return [(f"v:{whole if turn is None else 'A' if n < turn else 'B'}:{kind}", n, n) for kind, n in found]


def _order(found: Sequence[tuple[str, int]]) -> list[Run]:
    """Runs of one to three different judging kinds in the order of the text."""
    line = [("^", -1), *found, ("$", -1)]
    line = [step for n, step in enumerate(line) if n == 0 or step[0] != line[n - 1][0]]
    runs = [("q:" + kind, n, n) for kind, n in line if n >= 0]
    runs += [(f"q:{a[0]} {b[0]}", 0, -1) for a, b in pairwise(line)]
    triples = zip(line, line[1:], line[2:], strict=False)
    return runs + [(f"q:{a[0]} {b[0]} {c[0]}", 0, -1) for a, b, c in triples]


def scope_runs(tokens: Sequence[Token]) -> list[Run]:
    """What stands within four words after "not", "lack", "too", "yet", "some", "most", "plan" or "new"."""
    runs: list[Run] = []
    for n, token in enumerate(tokens):
        kind = judging(token[0])
        if kind in _SCOPING:
            for m in range(n + 1, min(n + _SCOPE + 1, len(tokens))):
                word = tokens[m][0]
                runs.append((f"z:{kind}>{word}", n, m))
                if judged := judging(word):
                    runs.append((f"z:{kind}>>{judged}", n, m))
    return runs


def heading_kind(heading: str) -> str:
    """What a heading announces, as far as stance and theme go."""
    folded = heading.lower()
    if "improve" in folded or "priority action" in folded:
        return "improve"
    if "strength" in folded:
        return "strength"
    if not folded or "visit to" in folded or "visit of" in folded:
        return "title"
    if "overview" in folded:
        return "overview"
    return "headline" if "headline" in folded else "main"


def _place(n: int, units: Sequence[Unit], tokens: Sequence[Token]) -> list[str]:
    """Where a statement stands, how long it is, and how it begins."""
    unit = units[n]
    kind, shape = heading_kind(unit.heading), "bullet" if unit.bullet else "paragraph"
    same = n > 0 and units[n - 1].heading == unit.heading
    return [
        f"h:{kind}",
        f"h:{shape}",
        f"h:{kind} {shape}",
        f"h:{'same' if same else 'first'}",
        f"h:begin {min(n, 8)}",
        f"h:{'early' if n < 6 else 'late'}",
        f"h:end {min(len(units) - n, 4)}",
        f"h:long {min(len(tokens) // 5, 8)}",
        "^:" + " ".join(token[0] for token in tokens[:1]),
        "^:" + " ".join(token[0] for token in tokens[:2]),
    ]


def _around(n: int, stems: Sequence[set[str]]) -> tuple[list[str], ...]:
    """The stems of the statement before, of the one after, and of the two before those."""
    earlier = [stems[m] for m in range(max(0, n - 3), max(0, n - 1))]
    return (
        ["p:" + word for word in stems[n - 1]] if n else [],
        ["n:" + word for word in stems[n + 1]] if n + 1 < len(stems) else [],
        ["w:" + word for word in set().union(*earlier)],
    )
