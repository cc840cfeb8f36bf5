"""Grades: what rows and lines of judgements say, and what is left to the coder."""

from __future__ import annotations

import pytest

from generator.annotate.coder import code
from generator.annotate.features import Unit
from generator.annotate.grades import graded
from tests.reading import collection, document_of


def stances(*texts: str, heading: str = "Main findings") -> list[str]:
    """The stance that the rule gives each statement, or "" where it is left to the coder."""
    units = [Unit(text, heading, False, n) for n, text in enumerate(texts)]
    return [found.stance if found else "" for found in graded(units)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The impact of leaders on social work practice | Requires improvement to be good", "concern"),
        ("The experiences and progress of children who need help and protection | Inadequate", "concern"),
        ("The experiences and progress of children in care | Good", "strength"),
        ("Care leavers | | Good", "strength"),
        ("Out-of-court disposals | Planning | Requires improvement ●", "concern"),
        ("How well children and young people are helped and protected: inadequate", "concern"),
        ("Leadership: Good", "strength"),
        ("Safe – Inadequate", "concern"),
        ("Leadership (Inadequate)", "concern"),
        ("Is the service well-led? | Requires improvement", "concern"),
        ("Is the service safe? Inadequate", "concern"),
        ("Overall effectiveness Outstanding", "strength"),
        ("Children who need help and protection Requires improvement", "concern"),
        ("Capacity for improvement | Grade 2 (good)", "strength"),
        ("Effectiveness of the home | Declined in effectiveness", "concern"),
        ("Effectiveness of the home | Improved effectiveness", "progress"),
        ("Inclusion: urgent improvement", "concern"),
        ("Independent school standards | Not met", "concern"),
        ("Progress since the last inspection: good", "strength"),
        ("Services for care leavers are inadequate.", "concern"),
        ("Leadership, management and governance remain inadequate.", "concern"),
        ("Services for children who need help require improvement to be good.", "concern"),
        ("This children’s home is inadequate because children are not safe.", "concern"),
        ("The overall judgement is that children’s services require improvement", "concern"),
        ("The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate", "concern"),
    ],
)
def test_a_thing_and_its_grade_are_judged_by_the_grade(text: str, stance: str) -> None:
    """Rows and lines of every form get the stance of their grade."""
    assert stances(text) == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Leaders know that services are inadequate.",
        "No service is inadequate.",
        "The overall judgement is that services no longer require improvement.",
        "The overall judgement is that few services are inadequate.",
        "The overall judgement is that services are good but leadership is inadequate.",
        "The overall judgement is that staff believe that leadership is inadequate.",
        "The service is good but leadership is inadequate.",
        "They know which areas require improvement.",
        "The quality of social work practice is good",
        "Social workers said: good",
        "What needs to improve: Good",
        "From inadequate to good",
        "Children’s records: not good",
        "Leadership: good?",
        "Leadership: good, care leavers: inadequate",
        "The experiences of care leavers Good The experiences of children in care Inadequate",
        "Leadership: good with outstanding features",
        "Leadership | Good | Inspectors saw strong leaders but too much drift.",
        "Inadequate | 12 councils",
        "Grade 4: Inadequate",
        "Adoption | Adequate",
        "Effectiveness of the home | Sustained effectiveness",
        "Children with a plan | 45",
    ],
)
def test_what_is_more_or_less_than_a_grade_is_left_to_the_coder(text: str) -> None:
    """Sentences, questions, two lines in one and words without one published meaning are not decided."""
    assert stances(text) == [""]


def test_an_outstanding_action_is_no_praise() -> None:
    """“Outstanding” and “met” count only where something says that this is a judgement."""
    assert stances("Health assessments: outstanding", "Recommendation 3 | Met") == ["", ""]
    assert stances("Action | Status", "Return interviews | Outstanding") == ["none", ""]
    assert stances("Safeguarding referrals | Outstanding") == [""]
    assert stances("Area | Grade", "Adoption | Outstanding") == ["none", "strength"]
    assert stances("Adoption | Outstanding", "Care leavers | Inadequate") == ["strength", "concern"]


def test_the_heads_of_a_table_judge_nothing() -> None:
    """Nor do the grades themselves, side by side above figures or below each other."""
    assert stances("Judgement | Grade", "Leadership | Good") == ["none", "strength"]
    assert stances("Area | Outstanding | Good | Requires improvement | Inadequate") == ["none"]
    assert stances("Standard | Met | Not met") == ["none"]
    assert stances("Good", "Requires improvement", "Inadequate") == ["", "", ""]


def test_a_grade_alone_on_its_line_judges_what_stands_above() -> None:
    """A converter may put a table's cells below each other."""
    assert stances("Care leavers", "Inadequate", "Children in care", "Good") == [
        "",
        "concern",
        "",
        "strength",
    ]


@pytest.mark.parametrize(
    ("heads", "row", "stance"),
    [
        ("Judgement | Grade 2016 | Grade 2019", "Leadership | Inadequate | Good", "strength"),
        ("Judgement | June 2022 | March 2019", "Leadership | Inadequate | Good", "concern"),
        ("Area | Last inspection | This inspection", "Leadership | Good | Inadequate", "concern"),
        ("Area | Current | Target", "Leadership | Requires improvement | Good", "concern"),
        ("Area | Target", "Leadership | Good", "none"),
        ("Area | Key | Grade", "Leadership | Good | Inadequate", "mixed"),
    ],
)
def test_of_two_grades_the_newest_counts_where_the_heads_tell_it(heads: str, row: str, stance: str) -> None:
    """Years, and words such as “last” and “target”, say which grade holds now; without them both do."""
    assert stances(heads, row) == ["none", stance]


def test_two_grades_without_heads_are_told_apart_by_their_own_years_or_not_at_all() -> None:
    """A row that holds praise and blame is mixed; never is the first grade taken for the only one."""
    assert stances("Leadership | Inadequate (2016) | Good (2019)") == ["strength"]
    assert stances("Inadequate (2019) | Good (2016)") == ["concern"]
    assert stances("Leadership | Inadequate | Good") == ["mixed"]
    assert stances("Leadership | Inadequate | Requires improvement") == ["concern"]


def test_heads_count_for_rows_of_their_own_table_alone() -> None:
    """Behind a line that is no row, or where a row has other cells, no head says what a grade is."""
    heads = "Area | Last inspection | This inspection"
    assert stances(heads, "Care leavers were seen.", "Leadership | Good | Inadequate")[-1] == "mixed"
    assert stances(heads, "1 | Leadership | Good | Inadequate")[-1] == "mixed"


@pytest.mark.parametrize(
    "text",
    [
        "Overall judgement at last inspection: requires improvement to be good",
        "Overall effectiveness at previous inspection | Good",
        "05/06/2018 | Full | Good",
        "12 March 2017 | Interim | Declined in effectiveness",
        "Our ambition: Outstanding",
        "Target: Good",
        "Good | 45%",
    ],
)
def test_a_grade_given_before_or_aimed_at_judges_nothing_now(text: str) -> None:
    """The codebook holds background and intentions to be none."""
    assert stances(text) == ["none"]


def test_below_a_heading_of_earlier_inspections_no_grade_judges() -> None:
    """The heading tells what all its rows are."""
    assert stances("Leadership | Good", heading="Previous Ofsted inspections") == ["none"]
    assert stances("Leadership | Good", heading="Progress since the last inspection") == ["strength"]


def test_the_grades_words_are_the_reason_and_themes_are_the_coders() -> None:
    """The stance is by rule, with the words as they stand; themes come from the words of the row."""
    text = "Judgement | Grade\nThe experiences of care leavers | Requires Improvement to be good\n"
    document = document_of(f"Inspection of Anytown\n\nThe visit took place in May.\n\n{text}")
    coding = code(document, collection().codebook)[-1]
    assert (coding.stance.id, coding.stance.by) == ("concern", "rule")
    assert coding.stance.why == ("Requires Improvement to be good",)
    assert [(theme.id, theme.by) for theme in coding.themes] == [("care-leavers", "model")]


@pytest.mark.parametrize(
    "text",
    [
        "Self-evaluation | Good",
        "Staff’s own rating of leadership | Outstanding",
        "Regional average: requires improvement",
        "Overall effectiveness (2014): inadequate",
        "Overall effectiveness in 2014 | Inadequate",
        "Fewer services are inadequate.",
        "Neither team is inadequate.",
    ],
)
def test_what_is_no_grade_of_the_service_today_is_left_to_the_coder(text: str) -> None:
    """Others judge themselves, or a year that may be long gone, or a sentence denies it."""
    assert stances(text) == [""]


def test_a_grade_alone_below_an_earlier_judgement_is_that_one() -> None:
    """The line above says of which inspection it is."""
    assert stances("Previous judgement", "Inadequate")[-1] == "none"
    assert stances("Our target", "Good")[-1] == "none"
    assert stances("Area | 2022 target | 2021", "Leadership | Good | Inadequate")[-1] == "concern"


def test_a_letter_that_only_looks_like_a_grade_is_left_to_the_coder() -> None:
    """A dotless i is no i once the words are in small letters."""
    assert stances("Leadership | \u0130nadequate", "Leadership | requ\u0131res improvement") == ["", ""]
