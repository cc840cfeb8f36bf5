"""The statements with most labels wrong, as a page: by kind of error, in context, with the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.evaluate.agreement import Evaluation
from generator.evaluate.alignment import Given, Pair
from generator.evaluate.markdown import plain
from generator.evaluate.reference import Reference


def worst_page(found: Evaluation, pairs: Sequence[Pair]) -> str:
    """Markdown: the worst statements of an evaluation of those pairs, the commonest kind of error first.

    Each kind counts all of its statements, and says how many of them are shown.
    """
    counts = Counter(kind_of(pair) for pair in pairs if pair.missed or pair.wrong or not pair.stance_agrees)
    before = _before(pairs)
    rows = [
        f"# The {len(found.worst)} worst statements",
        "",
        f"{counts.total()} of {len(pairs)} statements have a label that differs from the reference.",
        f"Shown are the {len(found.worst)} with most labels wrong; of equals, those it was surest of.",
        "",
        "| Kind of error | Statements | Shown below |",
        "| --- | ---: | ---: |",
    ]
    shown = {kind: [pair for pair in found.worst if kind_of(pair) == kind] for kind in counts}
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    rows += [f"| {kind} | {counts[kind]} | {len(shown[kind])} |" for kind in kinds]
    for kind in kinds:
        if shown[kind]:
            rows += ["", f"## {kind}: {counts[kind]}", ""]
            for pair in shown[kind]:
                rows += [*_statement(pair, before[pair.wanted.letter, pair.wanted.id]), ""]
    return "\n".join(rows).rstrip("\n") + "\n"


def kind_of(pair: Pair) -> str:
    """What kind of error a pair is: of the stance if that is wrong, otherwise of its themes."""
    if not pair.stance_agrees:
        return f"{pair.wanted.stances[0]} read as {pair.given.stance}"
    if pair.missed and pair.wrong:
        return "one theme taken for another"
    return "theme missed" if pair.missed else "theme given wrongly"


def _before(pairs: Sequence[Pair]) -> dict[tuple[str, str], str]:
    """For each statement the text of the one before it in its letter, or ""."""
    texts: dict[tuple[str, str], str] = {}
    last: Reference | None = None
    for pair in pairs:
        one = pair.wanted
        texts[one.letter, one.id] = last.text if last and last.letter == one.letter else ""
        last = one
    return texts


def _statement(pair: Pair, before: str) -> list[str]:
    one, given = pair.wanted, pair.given
    heading = f", under “{plain(one.heading)}”" if one.heading else ""
    context = f"… {plain(before)} " if before else ""
    reference = ", ".join(sorted(one.themes)) or "no theme"
    return [
        f"{plain(one.letter)} {plain(one.id)}{heading}:",
        "",
        f"> {context}**{plain(one.text)}**",
        "",
        f"- reference: {plain(reference)}; {' or '.join(one.stances)}",
        *[f"- coding: {label}" for label in _labels(given)],
    ]


def _labels(given: Given) -> Iterator[str]:
    """Each label of a coding with how sure it was and the words that weighed most."""
    sures = given.theme_sures or (1.0,) * len(given.themes)
    for label, sure in [*zip(given.themes, sures, strict=True), (given.stance, given.stance_sure)]:
        words = ", ".join(f"“{plain(phrase)}”" for phrase in given.why.get(label, ()))
        yield f"{plain(label)}, {sure:.0%} sure" + (f", for {words}" if words else "")
