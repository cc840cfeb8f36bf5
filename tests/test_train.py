"""Learning from coded letters: the same weights every time, and no council on both sides."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from generator.annotate.coder import first_scores, label
from generator.annotate.features import Unit, see
from generator.annotate.packed import unpack
from generator.annotate.weights import Weights, dump, load, parse, root
from generator.train import authority_of, crossed, folds, gather, train
from generator.train.table import families_of

THEMES = ("assessment", "workforce")
SENTENCES: tuple[tuple[str, list[str], str], ...] = (
    ("Assessments are thorough and effective.", ["assessment"], "strength"),
    ("Assessments are weak and too late.", ["assessment"], "concern"),
    ("Caseloads are too high for most workers.", ["workforce"], "concern"),
    ("Caseloads are manageable and staff feel supported.", ["workforce"], "strength"),
    ("Assessments have improved since the last visit.", ["assessment"], "progress"),
    ("Caseloads are lower, but still too high.", ["workforce"], "mixed"),
    ("Inspectors met staff on 4 May.", [], "none"),
)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve short letters of six councils, coded without doubt."""
    rows = [
        {
            "letter": f"20{year}-05-0{1 + council}-council-{'abcdef'[council]}-focused-visit",
            "id": number,
            "heading": "Findings",
            "kind": "para",
            "text": text,
            "themes": themes,
            "themes_either": [],
            "stance": [stance],
        }
        for year in (18, 21)
        for council in range(6)
        for number, (text, themes, stance) in enumerate(SENTENCES[council % 3 :] + SENTENCES[: council % 3])
    ]
    path = tmp_path_factory.mktemp("train") / "reference.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@cache
def learnt(path: Path) -> Weights:
    """The weights from the reference, as their file has them."""
    return parse(dump(train([path], THEMES)))


def test_the_same_letters_give_the_same_weights(reference: Path) -> None:
    """Training again gives the same file, byte for byte."""
    assert dump(train([reference], THEMES)) == dump(learnt(reference))


def test_what_was_taught_is_known(reference: Path) -> None:
    """Sentences of the reference get their labels back from the weights learnt from it."""
    units = [Unit(text, "Findings", False) for text, _, _ in SENTENCES]
    found = label(see(units), learnt(reference))
    assert [(list(themes), stance) for themes, (stance, _) in found] == [
        (themes, stance) for _, themes, stance in SENTENCES
    ]


def test_weights_name_their_letters(reference: Path) -> None:
    """The provenance has the file's name and checksum, the counts and no folder."""
    about = learnt(reference).about
    assert list(about["references"]) == ["reference.jsonl"]
    assert (about["letters"], about["statements"]) == (12, 12 * len(SENTENCES))
    assert str(reference.parent) not in json.dumps(about)


def test_every_statement_is_left_out_once(reference: Path) -> None:
    """Crossing codes each statement of the reference, by weights that never saw its council."""
    rows, given = crossed([reference], THEMES)
    assert len(rows) == len(given) == 12 * len(SENTENCES)
    assert sum(set(one.themes) == row.themes for row, one in zip(rows, given, strict=True)) > len(rows) / 2


def test_no_council_is_on_both_sides(reference: Path) -> None:
    """A part that is left out shares no council with what is kept, and the parts make up the whole."""
    group = gather([reference], THEMES).group
    parts = folds(group, 3, 0)
    assert all(set(group[kept]).isdisjoint(set(group[out])) for kept, out in parts)
    assert sorted(np.concatenate([out for _, out in parts]).tolist()) == list(range(len(group)))


def test_letters_of_one_council_share_a_name() -> None:
    """Date and kind of visit are not part of a council's name."""
    assert authority_of("2018-07-05-luton-focused-visit") == authority_of("2021-06-18-luton-focused-visit")
    assert authority_of("2019-05-08-rutland-focused-visit") != authority_of("2018-07-05-luton-focused-visit")


def test_the_coder_adds_up_what_the_trainer_counted() -> None:
    """A statement's first score is its features, family by family, each by the root of the family's size."""
    weights = load()
    seen = see(
        [
            Unit("Supervision has improved, but it is not yet regular.", "Main findings", False),
            Unit("More work is needed to ensure that children’s multi-agency plans are good.", "", True),
            Unit("", "", False),
        ]
    )
    for one in seen:
        total = 0
        for _, found in families_of(one):
            total += sum(count * weights.rows[name] for name, count in found.items()) * root(found.total())
        sums = unpack(total, len(weights.outputs))
        expected = [b + s * n for b, s, n in zip(weights.bias, weights.scales, sums, strict=True)]
        assert first_scores(one, weights) == expected
