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

from generator.annotate.clauses import clause_features, edges, parts_of
from generator.annotate.cues import JUDGING, Run, judging, judging_kinds, plain_words, subject_kinds
from generator.annotate.paragraphs import NEAR, near, paragraphs_of
from generator.annotate.turns import turn_runs
from generator.annotate.verbs import verb_runs
from generator.model import Document

_WORD = re.compile(r"[^\W_]+(?:['’\u00ad][^\W_]+)*")
_LONGEST_COMPOUND = 60
_HYPHENS = frozenset({"-", "‐", "‑", "- ", "‑ "})
_APOSTROPHES = str.maketrans("", "", "'’\u00ad")
_LETTERS = (3, 4, 5)
_SCOPE = 4
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
    """A statement as the coder sees it: its words, the heading above it, and whether it is a bullet.

    Statements with the same `block` stand in one paragraph.
    """

    text: str
    heading: str
    bullet: bool
    block: int


Token = tuple[str, int, int, str]
"""A word of a statement, folded for comparison, with its `[start, end)` in the statement's text.

The last part is the whole compound ("multiagency") for the second part of "multi-agency", or "".
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that the coder sees of one statement.

    `words`, `clauses`, `edges` and the runs are features of its own words; `letters` are its different words,
    each of which stands for the groups of letters in it; `place` and `near` say where it stands and beside
    what.
    `parts` are the first words of the parts it falls into, and `block` is its paragraph.
    """

    tokens: tuple[Token, ...]
    words: list[str]
    cues: list[Run]
    scopes: list[Run]
    topics: list[Run]
    verbs: list[Run]
    turns: list[Run]
    clauses: list[str]
    edges: list[str]
    letters: set[str]
    place: list[str]
    near: tuple[set[str], ...]
    parts: tuple[int, ...]
    block: int

    @property
    def around(self) -> tuple[list[str], ...]:
        """The stems in `near` as features."""
        return tuple([prefix + stem for stem in stems] for prefix, stems in zip(NEAR, self.near, strict=True))

    @property
    def runs(self) -> tuple[list[Run], ...]:
        """The families of features that know their words."""
        return (self.cues, self.scopes, self.topics, self.verbs, self.turns)


def units_of(document: Document) -> tuple[Unit, ...]:
    """The statements of a letter as the coder sees them, in reading order."""
    blocks = {block.n: block for block in document.blocks}
    return tuple(
        Unit(
            text=document.of(statement),
            heading=blocks[statement.block].heading or "",
            bullet=blocks[statement.block].kind == "bullet",
            block=statement.block,
        )
        for statement in document.statements
    )


def see(units: Sequence[Unit]) -> list[Seen]:
    """What the coder sees of each statement of one letter, in order."""
    plain = plain_words()
    tokens = [tokens_of(unit.text) for unit in units]
    lines = [[token[0] for token in found] for found in tokens]
    stemmed = [[stem(word) for word in line] for line in lines]
    stems = [
        {found for word, found in zip(line, line_stems, strict=True) if word not in plain}
        for line, line_stems in zip(lines, stemmed, strict=True)
    ]
    paragraphs = paragraphs_of([unit.block for unit in units])
    return [
        Seen(
            tokens=found,
            words=word_features(found),
            cues=cue_runs(found),
            scopes=scope_runs(found),
            topics=topic_runs(found),
            verbs=verb_runs(lines[n]),
            turns=turn_runs(lines[n]),
            clauses=clause_features(lines[n], stemmed[n]),
            edges=edges(lines[n], stemmed[n]),
            letters=set(lines[n]),
            place=_place(n, units, paragraph, found),
            near=near(n, stems, paragraph),
            parts=parts_of(units[n].text, found),
            block=units[n].block,
        )
        for n, (found, paragraph) in enumerate(zip(tokens, paragraphs, strict=True))
    ]


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text, compounds in their parts; every number folds to "0"."""
    found: list[Token] = []
    past, so_far = -3, ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = folded(match.group())
        hyphened = start - past < 3 and text[past] != " " and text[past:start] in _HYPHENS
        so_far = so_far + word if hyphened and len(so_far) < _LONGEST_COMPOUND else word
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
    counts: dict[str, int] = {}
    found: list[tuple[str, int]] = []
    turns: list[int] = []
    for n, token in enumerate(tokens):
        if of_word := judging_kinds(token[0]):
            for kind in of_word:
                counts[kind] = counts.get(kind, 0) + 1
                runs.append((f"c:{kind}{min(counts[kind], 3)}", n, n))
            if judged := judging(token[0]):
                found.append((judged, n))
            if "but" in of_word:
                turns.append(n)
    runs += _together(tuple([kind for kind in JUDGING if kind in counts]))
    return runs + _halves(turns, found) + _order(found)


@cache
def _together(present: tuple[str, ...]) -> tuple[Run, ...]:
    """Which kinds of judging word a statement has none of, and which it has together."""
    absent = [("c:no " + kind, 0, -1) for kind in sorted(_PLAIN.difference(present))]
    pairs = [(f"c:{one}&{other}", 0, -1) for n, one in enumerate(present) for other in present[n + 1 :]]
    return (*absent, *pairs)


def topic_runs(tokens: Sequence[Token]) -> list[Run]:
    """Cue words that belong to a subject, counted up to three of a kind."""
    runs: list[Run] = []
    counts: Counter[str] = Counter()
    for n, token in enumerate(tokens):
        for kind in subject_kinds(token[0]):
            counts[kind] += 1
            runs.append((f"t:{kind}{min(counts[kind], 3)}", n, n))
    return runs


def _halves(turns: Sequence[int], found: Sequence[tuple[str, int]]) -> list[Run]:
    """Each judging word with its side of a "but": L after a leading one, A before, B after, S none."""
    turn = next((n for n in turns if n > 0), None)
    whole = "L" if turns and turns[0] == 0 else "S"
    return [(f"v:{whole if turn is None else 'A' if n < turn else 'B'}:{kind}", n, n) for kind, n in found]


def _order(found: Sequence[tuple[str, int]]) -> list[Run]:
    """Runs of one to three different judging kinds in the order of the text."""
    line = [("^", -1), *found, ("$", -1)]
    line = [step for n, step in enumerate(line) if n == 0 or step[0] != line[n - 1][0]]
    kinds_alone = [kind for kind, _ in line]
    runs = [("q:" + kind, n, n) for kind, n in line if n >= 0]
    runs += map(_in_order, kinds_alone, kinds_alone[1:])
    return runs + list(map(_in_order, kinds_alone, kinds_alone[1:], kinds_alone[2:]))


@cache
def _in_order(*kinds_in_order: str) -> Run:
    return "q:" + " ".join(kinds_in_order), 0, -1


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


def _place(n: int, units: Sequence[Unit], paragraph: range, tokens: Sequence[Token]) -> list[str]:
    """Where a statement stands in its letter and its paragraph, how long it is, and how it begins."""
    unit = units[n]
    kind, shape = heading_kind(unit.heading), "bullet" if unit.bullet else "paragraph"
    same = n > 0 and units[n - 1].heading == unit.heading
    first = [token[0] for token in tokens[:2]]
    return [
        f"h:{kind}",
        f"h:{shape}",
        f"h:{kind} {shape}",
        f"h:{'same' if same else 'first'}",
        f"h:begin {min(n, 8)}",
        f"h:{'early' if n < 6 else 'late'}",
        f"h:end {min(len(units) - n, 4)}",
        f"h:long {min(len(tokens) // 5, 8)}",
        f"h:inside {min(n - paragraph.start, 3)}",
        f"h:outside {min(paragraph.stop - n - 1, 3)}",
        f"h:paragraph {min(len(paragraph), 5)}",
        *dict.fromkeys(["^:" + " ".join(first[:1]), "^:" + " ".join(first)]),
    ]
