"""The worst statements as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.evaluate import Given, Pair, Reference, align, evaluate, worst_page
from generator.evaluate.worst import kind_of
from tests.reading import CASES, COLLECTION

THEMES = ("assessment", "workforce")


def pair(number: int, text: str, themes: str, stance: str, given: Given) -> Pair:
    """A statement of one letter with what the coding says of it."""
    wanted = Reference(
        "a", str(number), "Findings", "para", text, frozenset(themes.split()), frozenset(), (stance,)
    )
    return Pair(wanted, given)


WHY = {"workforce": ["Caseloads"], "strength": ["fell"]}
PAIRS = [
    pair(1, "Leaders act.", "", "none", Given((), "none")),
    pair(2, "Caseloads <b>fell</b>.", "workforce", "progress",
         Given(("workforce",), "strength", (0.61,), 0.84, WHY)),
    pair(3, "Plans slip.", "assessment", "concern", Given((), "concern")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("themes", "stance", "given", "kind"),
    [
        ("workforce", "progress", Given(("workforce",), "strength"), "progress read as strength"),
        ("workforce", "concern", Given(("assessment",), "concern"), "one theme taken for another"),
        ("workforce", "concern", Given((), "concern"), "theme missed"),
        ("", "concern", Given(("assessment",), "concern"), "theme given wrongly"),
    ],
)
def test_errors_have_kinds(themes: str, stance: str, given: Given, kind: str) -> None:
    """A wrong stance names the error; otherwise the themes do."""
    assert kind_of(pair(1, "T.", themes, stance, given)) == kind


def test_a_statement_stands_in_its_context_with_reasons() -> None:
    """The page has heading, the sentence before, both codings, how sure the program was, and its reasons."""
    page = worst_page(evaluate(PAIRS, THEMES), PAIRS)
    assert "## progress read as strength: 1" in page
    assert "under “Findings”" in page
    assert "> … Leaders act. **Caseloads &lt;b&gt;fell&lt;/b&gt;.**" in page
    assert "- reference: workforce; progress" in page
    assert "- coding: workforce, 61% sure, for “Caseloads”" in page
    assert "- coding: strength, 84% sure, for “fell”" in page


def test_kinds_are_counted_over_all_statements() -> None:
    """A kind's count is that of all statements, and how many are shown is said beside it."""
    page = worst_page(evaluate(PAIRS, THEMES, worst=1), PAIRS)
    assert "2 of 3 statements have a label that differs from the reference." in page
    assert "| theme missed | 1 | 0 |" in page
    assert "| progress read as strength | 1 | 1 |" in page


def test_reasons_and_sureness_come_with_the_rows() -> None:
    """What an exported row says of its labels reaches the pair; a row that says nothing is wholly sure."""
    row = {
        "letter": "a",
        "text": "Caseloads fell.",
        "themes": [{"id": "workforce", "why": ["Caseloads"]}],
        "stance": {"id": "progress", "why": ["fell"]},
    }
    wanted = PAIRS[1].wanted
    (sure,) = align([wanted], [{**row, "sure": {"workforce": 0.7, "progress": 0.6}}])
    assert (sure.given.theme_sures, sure.given.stance_sure) == ((0.7,), 0.6)
    assert sure.given.why == {"workforce": ("Caseloads",), "progress": ("fell",)}
    (plain,) = align([wanted], [row])
    assert plain.given.sure == 1


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--page` writes the file beside the printed figures; without a reference it is wrong usage.

    That is told before anything is read.
    """
    page = tmp_path / "worst.md"
    reference = str(CASES / "reviewed.jsonl")
    assert main(["evaluate", reference, "--page", str(page), "--collection", str(COLLECTION)]) == 0
    assert page.read_text("utf-8").startswith("# The 0 worst statements\n")
    assert "micro-F1" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["evaluate", "--compare", reference, "--page", str(page), "--collection", "nowhere"])
