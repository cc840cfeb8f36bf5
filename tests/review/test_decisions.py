"""From the labels that a person wants to an entry that brings exactly those about."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.people import decide
from generator.corrections import NONE, CodingFormat, locate_statement
from generator.model import STANCES, Decision, StanceId
from generator.review.decisions import entry_for, needs_entry, quote_of
from generator.review.items import Item, Labels, Opened, labels_of
from tests.reading import document_of
from tests.review.made import CODEBOOK, THEMES, item

DOCUMENT = document_of("Dear Ann\n\nSocial workers visit children.\n\nYours sincerely\n\nBea\n")
FEW = THEMES[:4]

STANCE = st.sampled_from(STANCES)
SOME = st.sets(st.sampled_from(FEW)).map(lambda chosen: tuple(t for t in THEMES if t in chosen))
WANTED = st.builds(Labels, STANCE, SOME)


def said_before(
    themes: tuple[str, ...] | None, add: tuple[str, ...], remove: tuple[str, ...], stance: StanceId | None
) -> CodingFormat:
    """An earlier entry; none takes a theme away that it gives."""
    taken = tuple(theme for theme in remove if theme not in (*(themes or ()), *add))
    return CodingFormat(
        quote="visit", themes=themes, add=add, remove=taken, stance=stance, why="Said before."
    )


FORMER = st.none() | st.builds(said_before, st.none() | SOME, SOME, SOME, st.none() | STANCE)


def opened() -> Opened:
    """A letter of one statement, open for review."""
    return Opened(DOCUMENT, CODEBOOK, NONE, Path("test.yml"), None, ())


def entry(of: Item, wanted: Labels) -> CodingFormat | None:
    """The entry as it would be read back from the file."""
    made = entry_for(opened(), of, wanted, "Because.", "Ann", "2026-11-22")
    return None if made is None else CodingFormat.model_validate({k: v for k, v in made.items() if v})


@given(STANCE, SOME, FORMER, WANTED)
def test_the_entry_brings_about_what_was_wanted(
    stance: StanceId, themes: tuple[str, ...], former: CodingFormat | None, wanted: Labels
) -> None:
    """Whatever the coder says and whatever was decided before, the labels become the person's."""
    of = item(stance, themes, former)
    made = entry(of, wanted)
    result = of.base if made is None else decide(of.base, made, Decision("", "", ""), CODEBOOK)
    assert labels_of(result) == wanted
    assert needs_entry(CODEBOOK, of, wanted) == (made is not None)


@given(STANCE, SOME, WANTED)
def test_a_first_entry_says_only_what_differs_from_the_coder(
    stance: StanceId, themes: tuple[str, ...], wanted: Labels
) -> None:
    """Labels on which person and coder agree are left to the coder; agreement on all needs no entry."""
    made = entry(item(stance, themes), wanted)
    if made is None:
        assert wanted == Labels(stance, themes)
    else:
        assert made.themes is None
        assert set(made.add) == set(wanted.themes) - set(themes)
        assert set(made.remove) == set(themes) - set(wanted.themes)
        assert made.stance == (wanted.stance if wanted.stance != stance else None)


def test_an_earlier_decision_that_still_holds_is_kept() -> None:
    """A theme added by hand before stays in the entry when the stance is changed, and so do its words."""
    former = CodingFormat(quote="visit", add=(FEW[1],), remove=(FEW[2],), stance="concern", why="Before.")
    made = entry(item("concern", (FEW[1],), former), Labels("mixed", (FEW[1],)))
    assert made is not None
    assert (made.quote, made.add, made.remove, made.stance) == ("visit", (FEW[1],), (FEW[2],), "mixed")
    assert (made.why, made.who, made.when) == ("Because.", "Ann", "2026-11-22")


def test_going_back_to_what_the_coder_says_needs_no_entry() -> None:
    """The entry is taken out then, since a correction that corrects nothing would be reported as idle."""
    former = CodingFormat(quote="visit", add=(FEW[1],), why="Before.")
    assert entry(item("none", (), former), Labels("none", ())) is None


@pytest.mark.parametrize(
    "body",
    [
        "One is late.\n\nTwo is late.",
        "Plans are late.\n\nPlans are late.\n\nReviews are late.\n\nPlans are late.",
        "Plans are late. Plans are late. Plans are late.",
        "What needs to improve\n\n• the plans\n• the plans for reviews\n• the plans\n• the plans",
        "Plans (all of*) are late. Not all plans (all of*) are late. Plans (all of*) are late.",
    ],
)
def test_a_quote_finds_its_own_statement(body: str) -> None:
    """The same words twice are told apart by the words around them, and by as few as will do."""
    document = document_of(f"Dear Ann\n\n{body}\n\nYours sincerely\n\nBea\n")
    assert len(document.statements) > 1
    for statement in document.statements:
        quote = quote_of(document, statement, NONE)
        assert locate_statement(document, quote, NONE) == statement
        assert quote.quote == document.of(statement)
        if document.text.count(quote.quote) == 1:
            assert (quote.before, quote.after) == ("", "")
        else:
            assert quote.before or quote.after
