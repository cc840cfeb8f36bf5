"""What a typed line makes of the walk, one line at a time."""

from __future__ import annotations

import pytest

from generator.corrections import CodingFormat
from generator.review.items import Labels
from generator.review.walk import Turn, Walk, moved_on, prompt, step
from tests.review.made import CODEBOOK, THEMES, item, walk

ITEM = item("concern", (THEMES[0],))


def typed(*lines: str, on: Walk | None = None) -> Turn:
    """What comes of these lines, typed one after the other about one statement."""
    turn = Turn(on or walk(ITEM))
    for line in lines:
        assert turn.walk.item is not None
        turn = step(turn.walk, turn.walk.item, line)
    return turn


@pytest.mark.parametrize("line", ["", "y", "Y", " y "])
def test_enter_accepts_what_is_published(line: str) -> None:
    """Nothing has been changed, so no reason is asked for."""
    assert typed(line).wants == "accept"


@pytest.mark.parametrize(("line", "wants"), [("n", "skip"), ("u", "undo"), ("q", "quit"), ("Q", "quit")])
def test_keys_that_act_outside_the_walk(line: str, wants: str) -> None:
    """Skip, undo and quit are for the session to do."""
    assert typed(line).wants == wants


@pytest.mark.parametrize("lines", [("s", "1"), ("s1",), ("s 1",), ("S", " 1 ")])
def test_a_stance_is_chosen_by_number(lines: tuple[str, ...]) -> None:
    """It becomes a draft; keeping it asks for a reason, and the reason keeps it."""
    turn = typed(*lines)
    assert turn.walk.draft == Labels(CODEBOOK.stances[0].id, ITEM.labels.themes)
    assert "stance Strength instead of Concern" in turn.said[0]
    assert typed(*lines, "").wants is None
    kept = typed(*lines, "", "It is praised outright.")
    assert (kept.wants, kept.walk.reason) == ("change", "It is praised outright.")


@pytest.mark.parametrize("line", ["6", "0", "x", "²", "-1"])
def test_a_stance_that_is_not_there_is_asked_again(line: str) -> None:
    """The question stays, and nothing is chosen."""
    turn = typed("s", line)
    assert (turn.walk.asking, turn.walk.draft) == ("stance", None)
    assert "expected a number from 1 to 5" in turn.said[0]


@pytest.mark.parametrize(
    "lines", [("t", "2 3", ""), ("t2 3",), ("t 2,3",), ("t 2", "t 3"), ("t", "2", "3", "")]
)
def test_themes_are_toggled_by_number(lines: tuple[str, ...]) -> None:
    """They stand in the codebook's order, whatever the order in which they were chosen."""
    turn = typed(*lines)
    assert turn.walk.draft == Labels("concern", THEMES[:3])
    assert turn.walk.asking == "decision"
    assert typed(*lines, "t 1").walk.draft == Labels("concern", THEMES[1:3])


def test_a_theme_toggled_twice_is_no_change() -> None:
    """Then Enter accepts, and asks for no reason."""
    turn = typed("t", "2", "2", "")
    assert turn.said == ("Nothing is changed on this statement.",)
    assert turn.walk.draft is None
    assert typed("t 2", "t 2", "").wants == "accept"


def test_words_list_the_themes_that_have_them() -> None:
    """Several are listed with their numbers; the only one that has the words is taken."""
    several = typed("t", "plan")
    named = [t for t in CODEBOOK.themes if "plan" in t.title.lower() or "plan" in t.id]
    one = named[0]
    assert len(named) == 1
    assert several.walk.draft == Labels("concern", tuple(t for t in THEMES if t in {THEMES[0], one.id}))
    listed = typed("t", "and").said
    assert len(listed) > 1
    assert all(" and " in line for line in listed)
    assert typed("t and").walk.asking == "themes"
    assert typed("t", "zebra").said == ("No theme has “zebra” in its name.",)
    assert typed("t", "a").walk.draft is None


def test_numbers_beyond_the_list_change_nothing() -> None:
    """Not even those before them in the same line."""
    turn = typed("t", "2 99")
    assert turn.walk.draft is None
    assert turn.said == (f"Expected numbers from 1 to {len(THEMES)}, as in the list of themes.",)


def test_the_listed_themes_mark_those_of_the_statement() -> None:
    """A person sees what is there before toggling."""
    marked = [line for line in typed("t").said if "(on this statement)" in line]
    assert marked == [f"   1  {CODEBOOK.themes[0].title} (on this statement)"]


def test_a_reason_is_needed_and_the_last_one_is_offered() -> None:
    """An empty reason is refused the first time; later Enter gives the last reason again."""
    assert typed("s 1", "", "").wants is None
    assert typed("s 1", "", "x").wants is None
    first = typed("s 1", "", "It is praised.")
    again = typed("s 1", "", on=moved_on(Walk(CODEBOOK, "", 2, (ITEM, ITEM), reason=first.walk.reason)))
    assert again.said[-1] == "Enter alone gives the last reason again: It is praised."
    assert step(again.walk, ITEM, "").wants == "change"
    assert step(again.walk, ITEM, "").walk.reason == "It is praised."


@pytest.mark.parametrize("line", ["s 9", "s9", "S", "x", "t 2,3", "t2 3", "?", "? 4", "42", "...", "é 1"])
def test_a_key_is_not_taken_for_a_reason(line: str) -> None:
    """Readers would see it; the question stays, with the draft and the way back."""
    turn = typed("s 1", "", line)
    assert (turn.wants, turn.walk.asking, turn.walk.reason) == (None, "why", "")
    assert turn.walk.draft == Labels("strength", ITEM.labels.themes)
    assert f"“{line}” looks like a key" in turn.said[0]
    assert "u to go back" in turn.said[1]


@pytest.mark.parametrize("line", ["It is praised.", "OK", "s 17 says so", "4 of 6 drift", "a fact"])
def test_words_are_a_reason(line: str) -> None:
    """Short ones too, and those that begin with a letter or a number."""
    turn = typed("s 1", "", line)
    assert (turn.wants, turn.walk.reason) == ("change", line)


def test_undo_takes_back_a_draft_before_a_decision() -> None:
    """The first u is about this statement, the second about the one before."""
    turn = typed("s 1", "u")
    assert (turn.wants, turn.walk.draft) == (None, None)
    assert typed("s 1", "u", "u").wants == "undo"


@pytest.mark.parametrize("asked", ["s", "t"])
def test_u_goes_back_and_q_quits_from_every_question(asked: str) -> None:
    """Nobody is caught in a question."""
    assert typed(asked, "u").walk.asking == "decision"
    assert typed(asked, "q").wants == "quit"
    back = typed("s 1", "", "u")
    assert (back.walk.asking, back.walk.draft) == ("decision", Labels("strength", ITEM.labels.themes))
    assert typed("s 1", "", "q").wants == "quit"


def test_skipping_with_a_draft_says_that_it_is_lost() -> None:
    """Nothing is dropped in silence."""
    turn = typed("s 1", "n")
    assert (turn.wants, turn.said) == ("skip", ("Your change to this statement is not kept.",))


def test_going_back_to_the_coder_asks_for_no_reason() -> None:
    """The entry is taken out, so there would be nowhere to write a reason."""
    decided = item("concern", (), CodingFormat(quote="visit", stance="none", why="Before."))
    turn = typed("s 3", "", on=walk(decided))
    assert turn.wants == "change"
    assert "the correction is taken out" in turn.said[0]


def test_the_codebook_is_shown_on_demand() -> None:
    """Of the labels in hand, of others by name, and its rules."""
    theme = CODEBOOK.themes[0]
    here = "\n".join(typed("?").said)
    assert theme.question in here
    assert all(stance.definition in here for stance in CODEBOOK.stances)
    assert CODEBOOK.themes[1].question in "\n".join(typed(f"? {CODEBOOK.themes[1].title}").said)
    assert CODEBOOK.themes[1].question in "\n".join(typed("t", f"?{CODEBOOK.themes[1].id}").said)
    rules = typed("? rules").said
    assert len(rules) == len(CODEBOOK.rules)
    assert typed("? zebra").said == ("The codebook has no stance or theme with “zebra” in its name.",)


def test_the_codebook_names_other_themes_by_their_titles() -> None:
    """A reviewer sees titles everywhere else, and the codebook writes ids, some between braces."""
    said = "\n".join([*typed("? rules").said, *typed("? partnership").said])
    assert "“Case recording and systems” is added only" in said
    assert "help from another council to improve (“Improvement strategy and pace”)" in said
    assert "{" not in said


@pytest.mark.parametrize("line", ["x", "yes please", "tt", "sx", "42"])
def test_an_unknown_key_says_where_help_is(line: str) -> None:
    """It changes nothing."""
    turn = typed(line)
    assert turn == Turn(walk(ITEM), (f"“{line}” is not a key that is known here. Type h for help.",))


@pytest.mark.parametrize("line", ["\x1b[A", "a\x07b", "caf\udce9", "a\u202eb"])
def test_keys_that_are_not_text_are_not_taken_for_words(line: str) -> None:
    """An arrow key or an undecodable byte never ends up in a reason."""
    turn = typed("s 1", "", line)
    assert (turn.wants, turn.walk.asking, turn.walk.reason) == (None, "why", "")


def test_every_question_has_a_prompt_that_says_what_is_asked() -> None:
    """Short enough for a narrow terminal."""
    prompts = {prompt(typed(*lines).walk) for lines in [("h",), ("s",), ("t",), ("s 1", "")]}
    assert len(prompts) == 4
    assert all(len(line) < 50 for line in prompts)
