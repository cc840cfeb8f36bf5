"""Agreement with a reference, and what changed between two codings."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.errors import ReadacrossError
from generator.evaluate import (
    Evaluation,
    Given,
    Pair,
    Reference,
    align,
    as_markdown,
    as_text,
    changes_as_markdown,
    changes_as_text,
    compare,
    evaluate,
    read_reference,
    stored,
)
from generator.model import STANCES
from tests.reading import COLLECTION

THEMES = ("assessment", "workforce")


def wanted(
    text: str, themes: str = "", stance: str = "none", either: str = "", letter: str = "2020-01-02-anytown"
) -> Reference:
    """A reference statement."""
    kinds = frozenset(themes.split()), frozenset(either.split())
    return Reference(letter, "1", "", "para", text, *kinds, (stance,))


def row(
    text: str, themes: str = "", stance: str = "none", letter: str = "2020-01-02-anytown"
) -> dict[str, Any]:
    """An exported statement."""
    return {
        "letter": letter,
        "statement": "s1",
        "paragraph": "p1",
        "text": text,
        "themes": [{"id": theme} for theme in themes.split()],
        "stance": {"id": stance},
    }


def measured(*pairs: tuple[Reference, Given]) -> Evaluation:
    """The evaluation of some pairs."""
    return evaluate([Pair(one, given) for one, given in pairs], THEMES)


def test_another_way_of_splitting_costs_nothing() -> None:
    """Two exported halves of a statement give it the themes of both, and the stance of the longer."""
    (pair,) = align(
        [wanted("Assessments are good. Caseloads are far too high now.", "assessment workforce", "mixed")],
        [row("Assessments are good.", "assessment", "strength"),
         row("Caseloads are far too high now.", "workforce", "concern")],
    )  # fmt: skip
    assert pair.given.themes == ("assessment", "workforce")
    assert pair.given.stance == "concern"
    assert pair.found == 1


def test_words_that_the_export_lacks_are_lost() -> None:
    """A statement that is not in the export has no theme, no judgement, and all its words lost."""
    pairs = align([wanted("Nobody kept this.", "workforce", "concern")], [])
    assert pairs[0].given == Given((), "none")
    assert evaluate(pairs, THEMES).lost == 1


def test_quotes_hyphens_and_spaces_do_not_part_statements() -> None:
    """Alignment looks at letters and figures only."""
    (pair,) = align(
        [wanted("Children’s multi-agency plans.", "", "none")], [row("Children's multi agency  plans")]
    )
    assert pair.found == 1


def test_a_theme_of_one_reading_is_not_scored() -> None:
    """A theme that only one of two readings gave counts neither for nor against the coding."""
    given = evaluate(
        [Pair(wanted("a", "assessment", either="workforce"), Given(("assessment", "workforce"), "none"))],
        THEMES,
    )
    assert given.theme_f1.value == 1
    assert [(one.right, one.wrong, one.missed) for one in given.themes] == [(1, 0, 0), (0, 0, 0)]


def test_counts_reconcile() -> None:
    """Right, wrong and missed themes, and the confusion of stances, add up to what was given."""
    found = measured(
        (wanted("a", "assessment", "strength"), Given(("assessment",), "strength")),
        (wanted("b", "assessment", "concern"), Given(("workforce",), "strength")),
        (wanted("c", "workforce", "none", letter="2021-01-02-b"), Given((), "none")),
    )
    assert [(one.id, one.right, one.wrong, one.missed) for one in found.themes] == [
        ("assessment", 1, 0, 1),
        ("workforce", 0, 1, 1),
    ]
    assert sum(map(sum, found.confusion)) == found.statements == 3
    assert found.confusion[STANCES.index("concern")][STANCES.index("strength")] == 1
    assert sum(one.right for one in found.stances) / found.statements == found.stance_accuracy
    assert found.letters == 2


def test_kappa_takes_chance_away() -> None:
    """Full agreement is 1; one stance for everything is worth nothing."""
    texts = [(wanted("a", "", "strength"), "strength"), (wanted("b", "", "concern"), "concern")]
    assert measured(*((one, Given((), stance)) for one, stance in texts)).stance_kappa.value == 1
    assert measured(*((one, Given((), "strength")) for one, _ in texts)).stance_kappa.value == 0


def test_intervals_hold_the_figure_and_repeat() -> None:
    """The interval from drawing letters again holds the figure, is not empty, and is the same every time."""
    pairs = [
        (wanted("a", "assessment", letter=f"2020-01-{n:02}"), Given(("assessment",) if n % 3 else (), "none"))
        for n in range(1, 29)
    ]
    found = measured(*pairs).theme_f1
    assert found.low < found.value < found.high
    assert measured(*pairs).theme_f1 == found


def test_the_worst_come_first() -> None:
    """Statements with most labels wrong lead; those with none wrong are not listed."""
    found = measured(
        (wanted("fine", "workforce", "none"), Given(("workforce",), "none")),
        (wanted("bad", "workforce", "none"), Given((), "none")),
        (wanted("worse", "workforce", "concern"), Given(("assessment",), "none")),
    )
    assert [pair.wanted.text for pair in found.worst] == ["worse", "bad"]


def test_reports_name_every_theme_and_stance() -> None:
    """The reports for terminal and page hold every theme, every stance and the counts."""
    found = measured((wanted("x", "assessment", "concern"), Given((), "none")))
    for report in (as_text(found), as_markdown(found)):
        assert all(name in report for name in (*THEMES, *STANCES, "1 statements of 1 letters"))


def test_stored_mistakes_quote_the_statement() -> None:
    """A stored mistake names letter and date, quotes the words, and gives both codings."""
    pairs = [Pair(wanted("Caseloads rose.", "workforce", "concern"), Given(("workforce",), "none"))]
    kept = stored(evaluate(pairs, THEMES), pairs, 20, {}, "0" * 64, "2021-02-03")
    assert kept["mistakes"] == [
        {
            "letter": "Anytown",
            "date": "2020-01-02",
            "quote": "Caseloads rose.",
            "given_themes": ["workforce"],
            "right_themes": ["workforce"],
            "given_stance": "none",
            "right_stance": "concern",
        }
    ]
    assert kept["left_out"].endswith("in 20 parts")
    assert kept["themes"][1] | {"f1": None} == {
        "id": "workforce", "statements": 1, "f1": None, "right": 1, "wrong": 0, "missed": 0,
    }  # fmt: skip


def test_stored_figures_say_what_the_letters_were_about() -> None:
    """Letters are counted by the kind of visit in their names, each letter once."""
    names = ("2020-01-newtown-focused-visit-2", "2020-02-newtown-inspection", "2020-03-newtown-minutes")
    pairs = [
        Pair(replace(wanted("Caseloads rose.", "workforce", "concern"), letter=name), Given((), "none"))
        for name in (*names, names[0])
    ]
    kept = stored(evaluate(pairs, THEMES), pairs, 20, {}, "0" * 64, "2021-02-03")
    assert kept["kinds"] == {"focused visit": 1, "inspection": 1, "": 1}
    assert list(kept["kinds"])[-1] == ""


def test_equal_codings_have_no_changes() -> None:
    """Comparing a coding with itself finds nothing, and says so in a sentence."""
    rows = [row("One.", "workforce"), row("Two.")]
    assert compare(rows, rows) == []
    assert changes_as_text([]) == changes_as_markdown([]) == "No statement is coded another way.\n"


def test_changes_are_gained_lost_or_changed_in_context() -> None:
    """A new statement, one that is gone and one coded another way are told apart, with what stood before."""
    old = [row("Caseloads are high.", "workforce", "concern"), row("This was said before and then removed.")]
    new = [row("Something entirely new here."), row("Caseloads are high.", "assessment", "mixed")]
    changes = {change.kind: change for change in compare(old, new)}
    assert sorted(changes) == ["changed", "gained", "lost"]
    assert changes["changed"].themes_gained == ("assessment",)
    assert changes["changed"].themes_lost == ("workforce",)
    assert (changes["changed"].stance_was, changes["changed"].stance_is) == ("concern", "mixed")
    assert changes["changed"].before == "Something entirely new here."
    assert changes["lost"].text == "This was said before and then removed."


def test_changes_in_markdown_are_inert() -> None:
    """Hostile words of a letter make no markup in a pull request."""
    shown = changes_as_markdown(compare([], [row("<img src=x> [a](http://b) @someone #1 `c`")]))
    assert "<img" not in shown
    assert "](" not in shown.replace("\\]\\(", "")
    assert " @someone" not in shown


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{", "not-json"),
        ("[" * 100_000, "not-json"),
        ("1" * 5_000, "not-json"),
        ('{"letter": "a"}', "not-a-statement"),
        ("[]", "not-a-statement"),
    ],
    ids=["cut-off", "too-deep", "too-long", "other-keys", "list"],
)
def test_a_file_that_is_no_reference_is_named_with_its_line(tmp_path: Path, line: str, rule: str) -> None:
    """What is wrong with which line of which file, and what was expected."""
    path = tmp_path / "reference.jsonl"
    path.write_text(json.dumps(row("Fine.")) + "\n\n" + line + "\n", "utf-8")
    with pytest.raises(ReadacrossError) as caught:
        read_reference(path)
    (problem,) = caught.value.problems
    assert (problem.line, problem.rule) == (3, rule)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": 3},
        {"themes": "workforce"},
        {"stance": 3},
        {"letter": ["a"]},
        {"heading": 3},
        {"kind": ["bullet"]},
        {"authority": 3},
        {"themes_either": 3},
        {"themes_either": None},
        {"stance": "concerns"},
        {"stance": []},
        {"stance": {}},
        {"stance": {"id": ["none"]}},
        {"stance": ["none", "concerns"]},
    ],
)
def test_a_statement_of_another_shape_is_named(tmp_path: Path, wrong: dict[str, object]) -> None:
    """The key, the value and what was expected are said, with the line."""
    path = tmp_path / "reference.jsonl"
    path.write_text(json.dumps(row("One.") | wrong) + "\n", "utf-8")
    with pytest.raises(ReadacrossError, match=rf"reference\.jsonl:1: {next(iter(wrong))} is .*; expected"):
        read_reference(path)


@pytest.mark.parametrize("key", ["themes", "themes_either"])
@pytest.mark.parametrize("theme", [{}, 3, None, "", {"id": None}])
def test_a_theme_is_an_id(tmp_path: Path, key: str, theme: object) -> None:
    """A theme that has no id is named with its line."""
    path = tmp_path / "reference.jsonl"
    path.write_text(json.dumps(row("One.") | {key: ["workforce", theme]}) + "\n", "utf-8")
    with pytest.raises(ReadacrossError, match=rf"reference\.jsonl:1: one of {key} is .*; expected the id"):
        read_reference(path)


@pytest.mark.parametrize("key", ["themes", "themes_either"])
def test_a_theme_that_the_codebook_lacks_is_refused(tmp_path: Path, key: str) -> None:
    """A misspelt theme is not passed over: it is named, with those that there are."""
    path = tmp_path / "reference.jsonl"
    path.write_text(json.dumps(row("One.") | {key: ["work-force"]}) + "\n", "utf-8")
    assert read_reference(path)
    with pytest.raises(ReadacrossError, match=rf'"work-force" in {key} .*: assessment, workforce'):
        read_reference(path, THEMES)


def test_a_reference_with_an_unknown_theme_is_not_evaluated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command leaves with 1 and names the line, before any figure is printed."""
    path = tmp_path / "reference.jsonl"
    path.write_text(json.dumps(row("One.", "improvment-strategy")) + "\n", "utf-8")
    assert main(["evaluate", str(path), "--collection", str(COLLECTION)]) == 1
    said = capsys.readouterr()
    assert 'reference.jsonl:1: "improvment-strategy" in themes' in said.err
    assert not said.out


@pytest.mark.parametrize("block", ["x", [1], 1.5, True])
def test_a_block_is_a_whole_number(tmp_path: Path, block: object) -> None:
    """A paragraph that is no number is named with its line; one that is not stated is fine."""
    path = tmp_path / "reference.jsonl"
    fine = [row("One.") | {"block": 3}, row("Two.") | {"block": None}, row("Three.")]
    path.write_text("".join(json.dumps(one) + "\n" for one in fine), "utf-8")
    assert [one.block for one in read_reference(path)] == [3, None, None]
    path.write_text(json.dumps(fine[0]) + "\n" + json.dumps(row("Two.") | {"block": block}) + "\n", "utf-8")
    with pytest.raises(ReadacrossError, match=r"reference\.jsonl:2: block is .*a whole number"):
        read_reference(path)


def test_a_reference_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    """The line of the byte is given."""
    path = tmp_path / "reference.jsonl"
    path.write_bytes(json.dumps(row("One.")).encode() + b'\n{"text": "\xe9"}\n')
    with pytest.raises(ReadacrossError, match=r"reference\.jsonl:2: a byte here is not UTF-8"):
        read_reference(path)


def test_a_reference_may_be_an_export(tmp_path: Path) -> None:
    """Labels as ids or as objects, and a stance or a list of them, read alike."""
    path = tmp_path / "reference.jsonl"
    plain = {"letter": "a", "id": 1, "text": "T.", "themes": ["workforce"], "stance": ["none", "concern"]}
    unsaid = plain | {"stance": None, "heading": None, "kind": None}
    path.write_text(
        "".join(json.dumps(one) + "\n" for one in (plain, row("T.", "workforce"), unsaid)), "utf-8"
    )
    first, second, third = read_reference(path)
    assert first.themes == second.themes == third.themes == {"workforce"}
    assert first.stances == ("none", "concern")
    assert second.stances == third.stances == ("none",)
    assert (third.heading, third.kind, third.authority) == ("", "", "")
