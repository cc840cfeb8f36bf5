"""What the coder sees of a statement."""

from __future__ import annotations

from generator.annotate.features import (
    Unit,
    cue_runs,
    heading_kind,
    letter_groups,
    phrases,
    scope_runs,
    see,
    topic_runs,
)
from generator.annotate.paragraphs import paragraphs_of
from generator.annotate.words import wording


def test_a_compound_is_seen_with_and_without_its_hyphen() -> None:
    """A letter that has lost a hyphen shares a feature with one that has it, split over a line or not."""
    assert "multiagency" in wording("multiagency meetings").folded
    for written in ("multi-agency meetings", "multi- agency meetings", "multi‑agency meetings"):
        assert "multiagency" in phrases(wording(written))


def test_pairs_of_stems_do_not_mind_order() -> None:
    """ "quality of assessments" and "assessment quality" have a feature in common beyond their words."""
    one = set(phrases(wording("quality of assessments")))
    other = set(phrases(wording("assessment quality")))
    assert "b:assess quality" in one & other or "b:assessment quality" in one & other


def test_letters_of_a_word_know_its_ends() -> None:
    """The groups of letters mark where the word begins and ends."""
    assert {"#<un", "#er>"} <= set(letter_groups("under"))


def test_a_negation_reaches_the_words_behind_it() -> None:
    """What follows "not" within four words is seen as denied; what follows later is not."""
    found = {name for name, _, _ in scope_runs(wording("not yet good or safe or well kept")).found}
    assert "z:not>good" in found
    assert "z:not>kept" not in found


def test_a_but_parts_a_sentence() -> None:
    """Judging words before and after "but" are told apart."""
    found = {name for name, _, _ in cue_runs(wording("Plans are good but reviews are poor")).found}
    assert {"v:A:good", "v:B:bad"} <= found


def test_subject_cues_are_counted_up_to_three() -> None:
    """A fourth word of one kind says no more than a third."""
    found = [name for name, _, _ in topic_runs(wording("leaders leaders leaders leaders")).found]
    assert sorted(set(found)) == ["t:leader1", "t:leader2", "t:leader3"]


def test_headings_that_ask_for_improvement_are_known() -> None:
    """The headings over lists of weaknesses are told from others, with or without question mark."""
    assert heading_kind("What needs to improve in this area of social work practice?") == "improve"
    assert heading_kind("Area for priority action") == "improve"
    assert heading_kind("Statutory requirements") == "improve"
    assert heading_kind("Main findings") == "main"
    assert heading_kind("") == "title"


def test_a_heading_that_names_improvement_may_ask_for_none() -> None:
    """A grade above a section, a plan, and what has improved already announce no list of weaknesses."""
    assert heading_kind("The experiences of care leavers: requires improvement to be good") == "main"
    assert heading_kind("What has improved since the last inspection") == "main"
    assert heading_kind("The improvement plan") == "main"
    assert heading_kind("Areas requiring improvement") == "improve"


def test_neighbours_are_of_the_same_letter_only() -> None:
    """The first statement has nothing before it, the last nothing after it."""
    seen = see([Unit("Leaders act.", "", False, 0), Unit("They know.", "", False, 0)])
    before, _, after, _, _ = zip(*[one.around for one in seen], strict=True)
    assert before[0] == []
    assert "p:leader" in before[1]
    assert "n:know" in after[0]
    assert after[1] == []


def test_neighbours_in_another_paragraph_are_told_apart() -> None:
    """The statement before a paragraph is a neighbour, but not one of the paragraph."""
    seen = see([Unit("Leaders act.", "", False, 0), Unit("They know.", "", False, 1)])
    assert [list(map(sorted, one.around)) for one in seen] == [
        [[], [], [], ["N:know"], []],
        [[], ["P:act", "P:leader"], [], [], []],
    ]


def test_all_of_a_paragraph_is_seen_from_each_statement() -> None:
    """The words of every other statement of the paragraph count, and no word of another paragraph."""
    texts = ("Leaders act.", "They know.", "Plans drift.", "Audits help.")
    seen = see([Unit(text, "", False, min(n, 1)) for n, text in enumerate(texts)])
    assert [sorted(one.around[4]) for one in seen[:2]] == [[], ["o:audit", "o:drift", "o:help", "o:plan"]]
    assert sorted(seen[3].around[4]) == ["o:drift", "o:know", "o:plan"]


def test_a_paragraph_ends_where_the_block_does() -> None:
    """Statements next to one another in one block make a paragraph."""
    assert paragraphs_of([4, 4, 7, 9, 9]) == [range(2), range(2), range(2, 3), range(3, 5), range(3, 5)]
    assert paragraphs_of([]) == []


def test_a_statement_without_words_is_seen() -> None:
    """A lone dash gives no word and no error."""
    assert see([Unit("–", "", True, 0)])[0].line.tokens == ()
