"""Evaluations and changes in words: for a terminal, for a pull request, and to be stored for the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.evaluate.agreement import Agreement, Evaluation, Figure
from generator.evaluate.alignment import Pair
from generator.evaluate.calibration import Band, stance_bands, theme_bands
from generator.evaluate.changes import Change
from generator.evaluate.markdown import plain
from generator.measured import (
    StoredAgreement,
    StoredBand,
    StoredEvaluation,
    StoredFewer,
    StoredFigure,
    StoredMistake,
)
from generator.model import STANCES

LONGEST_QUOTE = 240
MISTAKES = ((4, "stance"), (3, "missed"), (3, "wrong"))
"""How many mistakes of each kind are shown as examples."""
_KIND = re.compile(r"-((?:focused|monitoring|assurance)-visit|inspection)\b")
READERS = "readings by a language model under a written codebook, not human coders"
"""Whose the reference codings are that the coder learnt from and was measured on."""


def as_text(found: Evaluation, absent: Sequence[str] = ()) -> str:
    """An evaluation for a terminal; `absent` are the reference's letters that were not compared."""
    rows = [
        *([_compared(found, absent), *(f"  {letter}" for letter in absent), ""] if absent else []),
        f"{found.statements} statements of {found.letters} letters; words lost {found.lost:.2%}",
        f"themes, micro-F1 {_span(found.theme_f1)}",
        f"stance, kappa {_span(found.stance_kappa)}, same stance {found.stance_accuracy:.1%}",
        "",
        f"{'':24}{'F1':>6}  {'95% interval':<14}{'right':>7}{'wrong':>7}{'missed':>8}",
    ]
    for one in (*found.themes, *found.stances):
        interval = f"{one.f1.low:.2f} to {one.f1.high:.2f}"
        rows.append(f"{one.id:24}{one.f1.value:6.2f}  {interval:<14}{one.right:7}{one.wrong:7}{one.missed:8}")
    rows += ["", "reference down, coding across", f"{'':10}" + "".join(f"{s:>10}" for s in STANCES)]
    rows += [
        f"{stance:10}" + "".join(f"{count:10}" for count in counts)
        for stance, counts in zip(STANCES, found.confusion, strict=True)
    ]
    return "\n".join(rows) + "\n"


def as_markdown(found: Evaluation, absent: Sequence[str] = ()) -> str:
    """An evaluation as a page: figures, and which stance was read as which.

    `absent` are the reference's letters that were not compared.
    """
    rows = [
        "# Agreement with the reference",
        "",
        *([_compared(found, absent), "", *(f"- {plain(one)}" for one in absent), ""] if absent else []),
        f"{found.statements} statements of {found.letters} letters.",
        f"Themes: micro-F1 {_span(found.theme_f1)}.",
        f"Stance: kappa {_span(found.stance_kappa)}, the same stance for {found.stance_accuracy:.1%}.",
        f"Words of the reference that the coding does not hold: {found.lost:.2%}.",
        "",
        *_agreement_table("Theme", found.themes),
        *_agreement_table("Stance", found.stances),
        "| Reference | " + " | ".join(STANCES) + " |",
        "| --- |" + " ---: |" * len(STANCES),
    ]
    rows += [
        f"| {stance} | " + " | ".join(map(str, counts)) + " |"
        for stance, counts in zip(STANCES, found.confusion, strict=True)
    ]
    return "\n".join(rows) + "\n"


def _compared(found: Evaluation, absent: Sequence[str]) -> str:
    """How many of the reference's letters were compared; a list of the others follows."""
    return (
        f"{found.letters} of the reference's {found.letters + len(absent)} letters compared; "
        f"the collection does not hold these {len(absent)}, and no figure counts them:"
    )


def _agreement_table(title: str, rows: Iterable[Agreement]) -> list[str]:
    return [
        f"| {title} | F1 | 95% interval | Right | Wrong | Missed |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *[
            f"| {one.id} | {one.f1.value:.2f} | {one.f1.low:.2f} to {one.f1.high:.2f} "
            f"| {one.right} | {one.wrong} | {one.missed} |"
            for one in rows
        ],
        "",
    ]


def changes_as_text(changes: Sequence[Change]) -> str:
    """Changes for a terminal, one block a statement; a sentence if there are none."""
    if not changes:
        return "No statement is coded another way.\n"
    return "".join(
        f"{change.letter} {change.paragraph or change.statement}: {_what(change)}\n"
        + (f"    … {change.before}\n" if change.before else "")
        + f"    {change.text}\n"
        for change in changes
    )


def changes_as_markdown(changes: Sequence[Change]) -> str:
    """Changes for a pull request: a count, then each letter's statements in context."""
    if not changes:
        return "No statement is coded another way.\n"
    letters = sorted({change.letter for change in changes})
    many = "statement is" if len(changes) == 1 else "statements are"
    rows = [f"{len(changes)} {many} gained, lost or coded another way.", ""]
    for letter in letters:
        rows += [f"### {plain(letter)}", ""]
        for change in (one for one in changes if one.letter == letter):
            where = change.paragraph or change.statement
            rows += [f"**{plain(where)}**, {plain(_what(change))}", ""]
            context = f"… {plain(change.before)} " if change.before else ""
            rows += [f"> {context}**{plain(change.text)}**", ""]
    return "\n".join(rows)


def _what(change: Change) -> str:
    """What happened to a statement, in a line."""
    labels = [f"+ {theme}" for theme in change.themes_gained] + [f"- {theme}" for theme in change.themes_lost]
    if change.stance_was != change.stance_is:
        labels.append(f"stance {change.stance_was or '(none before)'} to {change.stance_is or '(none now)'}")
    return f"{change.kind}: {'; '.join(labels) or 'no labels'}"


def _span(figure: Figure) -> str:
    return f"{figure.value:.3f} (95% interval {figure.low:.3f} to {figure.high:.3f})"


def stored(
    found: Evaluation,
    pairs: Sequence[Pair],
    parts: int,
    fewer: Mapping[int, Evaluation],
    weights_sha256: str,
    date: str,
) -> StoredEvaluation:
    """An evaluation on letters left out, as `generator/data/evaluation.json` keeps it for the site.

    The letters were left out in that many `parts`; `fewer` are evaluations with fewer parts, each of
    whose weights had less to learn from.
    """
    return {
        "date": date,
        "weights_sha256": weights_sha256,
        "reference": READERS,
        "left_out": f"whole letters, all of an authority’s at a time, in {parts} parts",
        "parts": parts,
        "fewer": [_of_parts(count, one) for count, one in fewer.items()],
        "letters": found.letters,
        "kinds": _kinds(pair.wanted.letter for pair in pairs),
        "statements": found.statements,
        "theme_f1": _figure(found.theme_f1),
        "stance_kappa": _figure(found.stance_kappa),
        "stance_accuracy": round(found.stance_accuracy, 3),
        "themes": [_agreement(one) for one in found.themes],
        "stances": [_agreement(one) for one in found.stances],
        "confusion": {
            stance: dict(zip(STANCES, counts, strict=True))
            for stance, counts in zip(STANCES, found.confusion, strict=True)
        },
        "sure_themes": [_band(band) for band in theme_bands(pairs)],
        "sure_stances": [_band(band) for band in stance_bands(pairs)],
        "mistakes": [_mistake(pair) for pair in mistakes(pairs)],
    }


def _of_parts(parts: int, found: Evaluation) -> StoredFewer:
    return {
        "parts": parts,
        "theme_f1": _figure(found.theme_f1),
        "stance_kappa": _figure(found.stance_kappa),
    }


def _kinds(letters: Iterable[str]) -> dict[str, int]:
    """How many of these letters are about which kind of visit, by their names; "" where a name has none."""
    named = (_KIND.search(letter) for letter in dict.fromkeys(letters))
    counted = Counter(found[1].replace("-", " ") if found else "" for found in named)
    return dict(sorted(counted.items(), key=lambda one: (not one[0], one[0])))


def _figure(figure: Figure) -> StoredFigure:
    return {"value": round(figure.value, 3), "low": round(figure.low, 3), "high": round(figure.high, 3)}


def _band(band: Band) -> StoredBand:
    return {"low": band.low, "high": band.high, "labels": band.labels, "right": band.right}


def _agreement(one: Agreement) -> StoredAgreement:
    return {
        "id": one.id,
        "statements": one.count,
        "f1": _figure(one.f1),
        "right": one.right,
        "wrong": one.wrong,
        "missed": one.missed,
    }


def mistakes(pairs: Sequence[Pair]) -> list[Pair]:
    """Ten mistakes of the coder, of each kind those that it was surest of, no two of one letter."""
    kinds: dict[str, Callable[[Pair], bool]] = {
        "stance": lambda pair: not pair.stance_agrees and not pair.missed and not pair.wrong,
        "missed": lambda pair: bool(pair.missed) and not pair.wrong and pair.stance_agrees,
        "wrong": lambda pair: bool(pair.wrong) and not pair.missed and pair.stance_agrees,
    }
    ranked = sorted(pairs, key=lambda pair: (-pair.given.sure, pair.wanted.letter, pair.wanted.id))
    chosen: list[Pair] = []
    for count, kind in MISTAKES:
        letters = {pair.wanted.letter for pair in chosen}
        left = count
        for pair in ranked:
            short = len(pair.wanted.text) <= LONGEST_QUOTE
            if left and short and kinds[kind](pair) and pair.wanted.letter not in letters:
                chosen.append(pair)
                letters.add(pair.wanted.letter)
                left -= 1
    return chosen


def _mistake(pair: Pair) -> StoredMistake:
    dated = re.match(r"\d{4}(-\d\d)*", pair.wanted.letter)
    date = dated.group() if dated else ""
    name = pair.wanted.letter[len(date) :].strip("-")
    council, visit, kind = name.replace("-", " ").partition(" focused visit")
    council = council.title().replace(" And ", " and ").replace(" Upon ", " upon ")
    return {
        "letter": council + visit + kind,
        "date": date,
        "quote": pair.wanted.text,
        "given_themes": list(pair.given.themes),
        "right_themes": sorted(pair.wanted.themes),
        "given_stance": pair.given.stance,
        "right_stance": pair.wanted.stances[0],
    }
