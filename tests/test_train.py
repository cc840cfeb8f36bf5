"""Learning from coded letters: the same weights every time, and no council on both sides."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from generator.annotate.coder import label
from generator.annotate.features import Unit, see
from generator.annotate.first import highest, weigh
from generator.annotate.packed import unpack
from generator.annotate.weights import Weights, dump, load, parse, root
from generator.cli import main
from generator.corpus import authorities_of
from generator.errors import ReadacrossError
from generator.evaluate import Reference
from generator.exports import FORMATS
from generator.train import PARTS, crossed, parts_made, train
from generator.train.blocks import block_numbers, read_blocks
from generator.train.coded import authority_of, folds, gather
from generator.train.table import families_of, features_of_parts
from tests.reading import COLLECTION, corpus

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
            "block": number // 3,
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
    seen = see([Unit(text, "Findings", False, n // 3) for n, (text, _, _) in enumerate(SENTENCES)])
    weights = learnt(reference)
    found = label(seen, [weigh(one, weights) for one in seen], weights)
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


def of_councils(folder: Path, count: int) -> Path:
    """A reference of one statement by each of so many councils."""
    rows = [
        {
            "letter": f"2020-01-02-council-{n}",
            "id": n,
            "text": text,
            "themes": themes,
            "stance": [stance],
            "block": 0,
        }
        for n in range(count)
        for text, themes, stance in SENTENCES
    ]
    path = folder / f"{count}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_there_are_no_more_parts_than_councils(tmp_path: Path) -> None:
    """The parts are as many as asked for, or one a council; a number that would come twice is left out."""
    assert parts_made([of_councils(tmp_path, 30)]) == PARTS
    assert parts_made([of_councils(tmp_path, 7)]) == (7, 5)
    assert parts_made([of_councils(tmp_path, 3)]) == (3,)


def test_the_figures_say_in_how_many_parts_letters_were_left_out(tmp_path: Path) -> None:
    """They give the parts that were made, not those that a large reference would have had."""
    figures = tmp_path / "figures.json"
    files = ["-o", str(tmp_path / "weights.tsv"), "--figures", str(figures), "--collection", str(COLLECTION)]
    assert main(["train", str(of_councils(tmp_path, 3)), *files]) == 0
    said = json.loads(figures.read_text("utf-8"))
    assert (said["parts"], said["fewer"], said["statements"]) == (3, [], 3 * len(SENTENCES))
    assert said["left_out"].endswith("in 3 parts")


def test_letters_of_one_council_cannot_be_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Figures of letters that nothing was learnt for are refused, before anything is trained or written."""
    figures, weights = tmp_path / "figures.json", tmp_path / "weights.tsv"
    command = ["train", str(of_councils(tmp_path, 1)), "-o", str(weights), "--collection", str(COLLECTION)]
    assert main([*command, "--figures", str(figures)]) == 1
    assert "1.jsonl: fewer than 2 councils have letters here" in capsys.readouterr().err
    assert not figures.exists()
    assert not weights.exists()


def test_exported_letters_of_one_council_cannot_be_left_out(tmp_path: Path) -> None:
    """The letters that are held say which council they are about, whatever their names have of it."""
    path = tmp_path / "export.jsonl"
    path.write_bytes(b"".join(FORMATS["jsonl"](corpus())))
    councils = authorities_of(COLLECTION)
    assert set(councils.values()) == {"kirklees"}
    with pytest.raises(ReadacrossError, match=r"fewer than 2 councils have letters here"):
        parts_made([path], councils)


def test_a_council_is_known_by_its_id_or_by_the_letters_name(tmp_path: Path) -> None:
    """Letters of one council go together, also where only some say which it is, or are held."""
    rows = [
        {"letter": letter, "text": "T.", "themes": [], "stance": "none", "block": 0} | authority
        for letter, authority in (
            ("2020-01-02-luton-focused-visit", {}),
            ("2021-01-02-monitoring-visit", {"authority": "luton"}),
            ("2022-01-02-rutland-focused-visit", {"authority": ""}),
            ("2023-01-02-newtown-focused-visit", {}),
        )
    ]
    path = tmp_path / "reference.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    held = {"2023-01-02-newtown-focused-visit": "rutland"}
    assert gather([path], THEMES, councils=held).group.tolist() == ["luton", "luton", "rutland", "rutland"]


@pytest.mark.parametrize("letters", [1, 3])
def test_one_councils_letters_teach_as_well(tmp_path: Path, letters: int) -> None:
    """Where there is one council, what is learnt is tried on its other letters, or on other statements."""
    path = of_councils(tmp_path, letters * 4)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        number = int(row["letter"].rpartition("-")[2])
        row.update(letter=f"2020-01-0{1 + number % letters}-anytown", block=number)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    weights = parse(dump(train([path], THEMES)))
    seen = see([Unit(text, "", False, n) for n, (text, _, _) in enumerate(SENTENCES)])
    found = label(seen, [weigh(one, weights) for one in seen], weights)
    assert [list(themes) for themes, _ in found] == [themes for _, themes, _ in SENTENCES]


def test_letters_of_one_council_share_a_name() -> None:
    """Date and kind of visit are no part of a council's name; names of nothing else are one council's."""
    assert authority_of("2019-01-04-monitoring-visit") == authority_of("2021-11-10-focused-visit-2") == ""
    assert authority_of("2018-07-05-luton-focused-visit") == authority_of("2021-06-18-luton-focused-visit")
    assert authority_of("2019-05-08-rutland-focused-visit") != authority_of("2018-07-05-luton-focused-visit")


def test_the_coder_adds_up_what_the_trainer_counted() -> None:
    """A statement's first score is its features, family by family, each by the root of the family's size."""
    weights = load()
    seen = see(
        [
            Unit("Supervision has improved, but it is not yet regular.", "Main findings", False, 0),
            Unit("More work is needed to ensure that children’s multi-agency plans are good.", "", True, 1),
            Unit("", "", False, 2),
        ]
    )
    for one in seen:
        total = 0
        for _, found in families_of(one):
            total += sum(count * weights.rows[name] for name, count in found.items()) * root(found.total())
        sums = unpack(total, len(weights.outputs))
        expected = [b + s * n for b, s, n in zip(weights.bias, weights.scales, sums, strict=True)]
        assert weigh(one, weights).scores == expected


def test_the_trainer_counts_the_parts_as_the_coder_does() -> None:
    """What the features of a part add up to is what the coder has of its words; the highest part counts."""
    weights = load()
    text = "Plans are good for most children, but visits are late; managers have not yet seen to that."
    (seen,) = see([Unit(text, "Main findings", False, 0)])
    rows = [
        unpack(sum(count * weights.rows[name] for (name, _), count in part.items()), len(weights.outputs))
        for part in features_of_parts(seen)
    ]
    assert len(rows) == len(seen.parts) > 1
    tops = [scale * max(sums) for scale, *sums in zip(weights.scales, *rows, strict=True)]
    assert highest(seen.parts, weigh(seen, weights).shares, weights) == tops


def statement(text: str, block: int | None = None) -> Reference:
    """A statement of a reference."""
    return Reference("2020-01-02-anytown", "1", "", "para", text, frozenset(), frozenset(), ("none",), block)


def test_blocks_that_the_reference_states_are_taken() -> None:
    """Where every statement names its block, no file of blocks is needed."""
    assert block_numbers([statement("Plans drift.", 3), statement("Leaders act.", 5)], None) == [3, 5]


def test_blocks_are_found_by_their_words() -> None:
    """A statement stands in the block that holds its words, after the statement before it."""
    texts = ["Dear Ms Lee", "Plans drift. Leaders act.", "Plans drift."]
    rows = [statement("Plans drift."), statement("Leaders\u00a0act."), statement("Plans drift.")]
    assert block_numbers(rows, texts) == [1, 1, 2]


@pytest.mark.parametrize("texts", [None, [], ["Leaders act."]])
def test_a_statement_without_a_block_is_refused(texts: list[str] | None) -> None:
    """A statement that stands in no block is named, with what to give."""
    with pytest.raises(ReadacrossError, match=r"'Plans drift\.'.*--blocks"):
        block_numbers([statement("Plans drift.")], texts)


def test_a_file_of_blocks_is_checked(tmp_path: Path) -> None:
    """Blocks by letter are read; anything else is refused by name."""
    path = tmp_path / "blocks.json"
    path.write_text('{"a": [{"kind": "paragraph", "text": "Plans drift."}]}', "utf-8")
    assert read_blocks(path) == {"a": ["Plans drift."]}
    for wrong in (
        "[]",
        "{",
        "[" * 100_000,
        '{"a": ["Plans drift."]}',
        '[{"kind": "paragraph", "text": "Plans drift."}]',
    ):
        path.write_text(wrong, "utf-8")
        with pytest.raises(ReadacrossError, match=r'blocks\.json:1: .*\{"LETTER": \[.*show LETTER'):
            read_blocks(path)
    path.write_bytes(b'{"a":\n"\xff"}')
    with pytest.raises(ReadacrossError, match=r"blocks\.json:2: a byte here is not UTF-8"):
        read_blocks(path)


def test_what_show_writes_is_a_letters_blocks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list that `show` writes, after the letter's name and between braces, is a file of blocks."""
    letter = "2019-01-04-monitoring-visit"
    assert main(["show", letter, "--format", "json", "--collection", str(COLLECTION)]) == 0
    path = tmp_path / "blocks.json"
    path.write_text(f'{{"{letter}": {capsys.readouterr().out}}}', "utf-8")
    document = corpus().letter(letter).document
    assert read_blocks(path) == {letter: [document.of(block) for block in document.blocks]}


def test_references_without_a_statement_are_refused(tmp_path: Path) -> None:
    """There is nothing to learn from."""
    (tmp_path / "empty.jsonl").write_text("\n", "utf-8")
    with pytest.raises(ReadacrossError, match=r"empty\.jsonl: no statement"):
        train([tmp_path / "empty.jsonl"], THEMES)


def test_a_theme_that_the_codebook_lacks_is_not_learnt(tmp_path: Path) -> None:
    """A misspelt theme is refused with its line, where it would have been learnt as no theme at all."""
    path = of_councils(tmp_path, 2)
    with pytest.raises(ReadacrossError, match=r'2\.jsonl:3: "workforce" in themes is no theme'):
        gather([path], ("assessment",))


def test_references_with_too_few_words_are_refused(tmp_path: Path) -> None:
    """One statement teaches nothing; the maintainer is told."""
    path = tmp_path / "one.jsonl"
    path.write_text(of_councils(tmp_path, 1).read_text("utf-8").split("\n")[0], "utf-8")
    with pytest.raises(ReadacrossError, match=r"one\.jsonl: no word is in 3 statements"):
        train([path], THEMES)


def test_without_the_trainer_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the words that Dask's message has, which are right for a checkout and for an installed program."""
    monkeypatch.setitem(sys.modules, "generator.train", None)
    assert main(["train", "reference.jsonl", "--collection", str(COLLECTION)]) == 1
    assert f"install it with: {sys.executable} -m pip install 'readacross[train]'" in capsys.readouterr().err


def test_two_references_of_one_name_are_refused(reference: Path, tmp_path: Path) -> None:
    """The provenance would lose one of them; a file of blocks of that name is refused as well."""
    other = tmp_path / reference.name
    other.write_bytes(reference.read_bytes())
    for files in (([reference, other], None), ([reference], other)):
        with pytest.raises(ReadacrossError, match=r"reference\.jsonl: .*names that differ"):
            train(files[0], THEMES, files[1])


def test_the_file_of_blocks_is_named_in_the_weights(reference: Path, tmp_path: Path) -> None:
    """The provenance has the command with the file of blocks, and its checksum beside the references'."""
    path = tmp_path / "blocks.json"
    path.write_text("{}", "utf-8")
    about = parse(dump(train([reference], THEMES, path))).about
    assert about["command"] == "readacross train reference.jsonl --blocks blocks.json"
    assert set(about["references"]) == {"reference.jsonl", "blocks.json"}
