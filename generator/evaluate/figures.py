"""The figures that the site gives of the coder, with examples of its mistakes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.evaluate.agreement import Agreement, Evaluation, Figure
from generator.evaluate.alignment import Pair
from generator.evaluate.calibration import Band, stance_bands, theme_bands
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
