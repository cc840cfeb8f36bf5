"""Findings: one rule for every page and file of which list a finding is in, and in which order they stand."""

from __future__ import annotations

from dataclasses import replace

from generator.link import link
from generator.link.findings import findings_on_no_theme, gravest_first
from generator.model import AnnotatedDocument, Corpus
from tests.link.test_own_lists import IMPROVE, LEAD, PRIORITY, letter_of
from tests.reading import collection

LETTER = letter_of(
    IMPROVE,
    "• The timeliness of social work assessments of children.",
    PRIORITY,
    LEAD,
    "• the oversight of social workers by their managers, in supervision",
    "• the supervision of social workers by their managers",
)


def themeless(letter: AnnotatedDocument) -> AnnotatedDocument:
    """The letter without any theme."""
    return replace(letter, codings=tuple(replace(coding, themes=()) for coding in letter.codings))


def corpus() -> Corpus:
    """A collection of that letter only."""
    return link(collection(), [LETTER])


def test_what_announces_a_list_is_no_finding() -> None:
    """Its items are, on a theme or on none."""
    assert LEAD not in [finding.passage.text for finding in corpus().findings]
    assert LEAD in [finding.listed.lead for finding in corpus().findings if finding.listed]
    assert LEAD not in [finding.passage.text for finding in findings_on_no_theme(themeless(LETTER))]


def test_a_finding_on_no_theme_is_an_item_of_its_list_too() -> None:
    """What list it stands in does not hang on its themes."""
    found = findings_on_no_theme(themeless(LETTER))
    assert [f.listed.kind for f in found if f.listed] == ["improve", "priority", "priority"]
    assert {finding.theme for finding in found} == {""}


def test_priority_action_stands_before_what_needs_to_improve() -> None:
    """Whichever list the letter has first, and before all that is in neither."""
    found = sorted(findings_on_no_theme(themeless(LETTER)), key=gravest_first)
    kinds = [finding.listed.kind if finding.listed else "" for finding in found]
    assert kinds == ["priority", "priority", "improve", "", ""]
    others = [int(finding.passage.statement[1:]) for finding in found[3:]]
    assert others == sorted(others)
