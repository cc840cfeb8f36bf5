"""What the coder sees of a statement: words with their places, and the features made of them.

Training and coding share this module, so that a weight always means the same thing.
Features come in families; the coder divides what a family adds up to by the root of the family's size,
so that a long statement does not shout a short one down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.annotate.clauses import clause_features, edges, parts_of
from generator.annotate.cues import JUDGING, Run, Runs, judging_kinds, subject_kinds
from generator.annotate.paragraphs import NEAR, near, paragraphs_of
from generator.annotate.turns import turn_runs
from generator.annotate.verbs import verb_runs
from generator.annotate.words import Wording, wording
from generator.model import Document

_LETTERS = (3, 4, 5)
_SCOPE = 4
OPENING = 8
"""How many statements each know how far from the beginning they stand."""
_SCOPING = frozenset({"not", "lack", "too", "yet", "some", "most", "plan", "new"})
_ASKED = re.compile(r"improve|priority action|statutory requirements")
# Headings that speak of improvement and ask for none: a grade, what is better already, a plan or a body.
_NOT_ASKED = re.compile(
    r"\brequires? improvement|\bimprov(?:ed|ing)\b|\bcapacity (?:for improvement|to improve)"
    r"|\bimprovements? (?:since|made|plan|board|notice|partner|journey|programme|strategy|adviser)"
)
_PLAIN = frozenset({"good", "bad", "lack", "not", "better", "new", "but", "plan", "yet"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement as the coder sees it: its words, the heading above it, and whether it is a bullet.

    Statements with the same `block` stand in one paragraph.
    `opens` says that it stands among the first of its text, and `letter` that this has a salutation.
    """

    text: str
    heading: str
    bullet: bool
    block: int
    opens: bool = False
    letter: bool = True


class Seen(NamedTuple):
    """Everything that the coder sees of one statement.

    `line`, `pairs`, `phrases`, `clauses`, `edges` and the runs are of its own words; `place` and `near` say
    where it stands and beside what.
    Each different word of `line` stands for the groups of letters in it, too.
    `parts` are the first words of the parts it falls into, and `block` is its paragraph.
    """

    line: Wording
    pairs: list[str]
    phrases: list[str]
    cues: Runs
    scopes: Runs
    topics: Runs
    verbs: Runs
    turns: Runs
    clauses: list[str]
    edges: list[str]
    place: list[str]
    near: tuple[set[str], ...]
    parts: tuple[int, ...]
    block: int

    @property
    def words(self) -> list[str]:
        """The features that are its words, their stems, pairs and phrases."""
        return [*self.line.folded, *["s:" + found for found in self.line.stems], *self.pairs, *self.phrases]

    @property
    def around(self) -> tuple[list[str], ...]:
        """The stems in `near` as features."""
        return tuple([prefix + stem for stem in stems] for prefix, stems in zip(NEAR, self.near, strict=True))

    @property
    def runs(self) -> tuple[Runs, ...]:
        """The families of features that know their words."""
        return self[3:8]


def units_of(document: Document) -> tuple[Unit, ...]:
    """The statements of a letter as the coder sees them, in reading order."""
    blocks = {block.n: block for block in document.blocks}
    is_letter = any(block.kind == "salutation" for block in document.blocks)
    return tuple(
        Unit(
            text=document.of(statement),
            heading=blocks[statement.block].heading or "",
            bullet=blocks[statement.block].kind == "bullet",
            block=statement.block,
            opens=n < OPENING,
            letter=is_letter,
        )
        for n, statement in enumerate(document.statements)
    )


def see(units: Sequence[Unit]) -> list[Seen]:
    """What the coder sees of each statement of one letter, in order."""
    lines = [wording(unit.text) for unit in units]
    stems = [set(line.bearing) for line in lines]
    paragraphs = paragraphs_of([unit.block for unit in units])
    return [
        Seen(
            line=line,
            pairs=[f"{a} {b}" for a, b in pairwise(line.folded)],
            phrases=phrases(line),
            cues=cue_runs(line),
            scopes=scope_runs(line),
            topics=topic_runs(line),
            verbs=verb_runs(line.folded),
            turns=turn_runs(line.folded),
            clauses=clause_features(line),
            edges=edges(line),
            place=_place(n, units, paragraph, line.folded),
            near=near(n, stems, paragraph),
            parts=parts_of(units[n].text, line.tokens),
            block=units[n].block,
        )
        for n, (line, paragraph) in enumerate(zip(lines, paragraphs, strict=True))
    ]


def phrases(line: Wording) -> list[str]:
    """How a statement begins and ends, compounds, and stems that bear a subject and stand near each other."""
    words, bearing = line.folded, line.bearing
    return [
        " ".join(["^", *words[:1]]),
        " ".join([*words[-1:], "$"]),
        *[token[3] for token in line.tokens if token[3]],
        *[f"b:{a} {b}" if a < b else f"b:{b} {a}" for a, b in pairwise(bearing)],
        *[f"d:{a} {b}" if a < b else f"d:{b} {a}" for a, b in zip(bearing, bearing[2:], strict=False)],
    ]


@cache
def letter_groups(word: str) -> tuple[str, ...]:
    """The different groups of three to five letters in a word, its ends marked."""
    marked = f"<{word}>"
    groups = {marked[a : a + n] for n in _LETTERS for a in range(len(marked) - n + 1)}
    return tuple("#" + group for group in sorted(groups))


def cue_runs(line: Wording) -> Runs:
    """Cue words that judge: how many of which kind, together with which, and in what order."""
    runs: list[Run] = []
    counts: dict[str, int] = {}
    turns: list[int] = []
    for n, of_word in enumerate(map(judging_kinds, line.folded)):
        for kind in of_word:
            count = counts[kind] = counts.get(kind, 0) + 1
            runs.append((f"c:{kind}{min(3, count)}", n, n))
            if kind == "but":
                turns.append(n)
    found = [(judged, n) for n, judged in enumerate(line.judged) if judged]
    ordered, orders = _order(found)
    present = tuple([kind for kind in JUDGING if kind in counts])
    return Runs([*runs, *_halves(turns, found), *ordered], [*_together(present), *orders])


@cache
def _together(present: tuple[str, ...]) -> tuple[str, ...]:
    """Which kinds of judging word a statement has none of, and which it has together."""
    absent = ["c:no " + kind for kind in sorted(_PLAIN.difference(present))]
    pairs = [f"c:{one}&{other}" for n, one in enumerate(present) for other in present[n + 1 :]]
    return (*absent, *pairs)


def topic_runs(line: Wording) -> Runs:
    """Cue words that belong to a subject, counted up to three of a kind."""
    runs: list[Run] = []
    counts: dict[str, int] = {}
    for n, of_word in enumerate(map(subject_kinds, line.folded)):
        for kind in of_word:
            count = counts[kind] = counts.get(kind, 0) + 1
            runs.append((f"t:{kind}{min(3, count)}", n, n))
    return Runs(runs, [])


def _halves(turns: Sequence[int], found: Sequence[tuple[str, int]]) -> list[Run]:
    """Each judging word with its side of a "but": L after a leading one, A before, B after, S none."""
    turn = next((n for n in turns if n > 0), None)
    whole = "L" if turns and turns[0] == 0 else "S"
    return [(f"v:{whole if turn is None else 'A' if n < turn else 'B'}:{kind}", n, n) for kind, n in found]


def _order(found: Sequence[tuple[str, int]]) -> tuple[list[Run], list[str]]:
    """Judging kinds that differ from the one before, and runs of two and three of them, in their order."""
    changed = [step for n, step in enumerate(found) if n == 0 or step[0] != found[n - 1][0]]
    line = ["^", *[kind for kind, _ in changed], "$"]
    twos = [f"q:{a} {b}" for a, b in pairwise(line)]
    threes = [f"q:{a} {b} {c}" for a, b, c in zip(line, line[1:], line[2:], strict=False)]
    return [("q:" + kind, n, n) for kind, n in changed], twos + threes


def scope_runs(line: Wording) -> Runs:
    """What stands within four words after "not", "lack", "too", "yet", "some", "most", "plan" or "new"."""
    runs: list[Run] = []
    for n, kind in enumerate(line.judged):
        if kind in _SCOPING:
            last = min(n + _SCOPE + 1, len(line.folded))
            for m in range(n + 1, last):
                runs.append((f"z:{kind}>{line.folded[m]}", n, m))
                if line.judged[m]:
                    runs.append((f"z:{kind}>>{line.judged[m]}", n, m))
    return Runs(runs, [])


@cache
def heading_kind(heading: str) -> str:
    """What a heading announces, as far as stance and theme go."""
    folded = heading.lower()
    if _ASKED.search(folded) and not _NOT_ASKED.search(folded):
        return "improve"
    if "strength" in folded:
        return "strength"
    if not folded or "visit to" in folded or "visit of" in folded:
        return "title"
    if "overview" in folded:
        return "overview"
    return "headline" if "headline" in folded else "main"


def _place(n: int, units: Sequence[Unit], paragraph: range, words: Sequence[str]) -> list[str]:
    """Where a statement stands in its letter and its paragraph, how long it is, and how it begins."""
    unit = units[n]
    kind, shape = heading_kind(unit.heading), "bullet" if unit.bullet else "paragraph"
    same = n > 0 and units[n - 1].heading == unit.heading
    return [
        f"h:{kind}",
        f"h:{shape}",
        f"h:{kind} {shape}",
        f"h:{'same' if same else 'first'}",
        f"h:begin {min(n, OPENING)}",
        f"h:{'early' if n < 6 else 'late'}",
        f"h:end {min(len(units) - n, 4)}",
        f"h:long {min(len(words) // 5, 8)}",
        f"h:inside {min(n - paragraph.start, 3)}",
        f"h:outside {min(paragraph.stop - n - 1, 3)}",
        f"h:paragraph {min(len(paragraph), 5)}",
        *dict.fromkeys(["^:" + " ".join(words[:1]), "^:" + " ".join(words[:2])]),
    ]
