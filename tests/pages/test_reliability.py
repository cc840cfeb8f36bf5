"""How the stored evaluation of the coder is shown, and what is said when there is none."""

from __future__ import annotations

from generator.pages.coding import CodingView, coding_page
from generator.pages.places import place
from generator.pages.theme import theme_batches
from generator.program import published_evaluation
from generator.render import render
from tests.reading import corpus

FIGURE = {"value": 0.84, "low": 0.81, "high": 0.869}
STORED: dict[str, object] = {
    "date": "2026-11-22",
    "weights_sha256": "0123456789abcdef" * 4,
    "reference": "readings by a language model, not human coders",
    "left_out": "whole letters",
    "parts": 20,
    "fewer": [
        {
            "parts": 5,
            "theme_f1": {"value": 0.83, "low": 0.8, "high": 0.86},
            "stance_kappa": {"value": 0.8, "low": 0.7, "high": 0.88},
        }
    ],
    "letters": 3,
    "kinds": {"focused visit": 2, "": 1},
    "statements": 1200,
    "theme_f1": FIGURE,
    "stance_kappa": FIGURE,
    "stance_accuracy": 0.9,
    "themes": [
        {"id": "recording", "statements": 12, "f1": FIGURE, "right": 10, "wrong": 3, "missed": 2},
        {"id": "no-longer-a-theme", "statements": 1, "f1": FIGURE, "right": 1, "wrong": 0, "missed": 0},
        {"id": "assessment", "statements": 40, "f1": FIGURE, "right": 30, "wrong": 5, "missed": 10},
    ],
    "stances": [{"id": "concern", "statements": 50, "f1": FIGURE, "right": 45, "wrong": 4, "missed": 5}],
    "confusion": {"concern": {"concern": 45, "mixed": 5}},
    "sure_themes": [
        {"low": 0.0, "high": 0.8, "labels": 0, "right": 0},
        {"low": 0.8, "high": 0.9, "labels": 1200, "right": 1000},
    ],
    "sure_stances": [
        {"low": 0.0, "high": 0.8, "labels": 8, "right": 4},
        {"low": 0.8, "high": 0.9, "labels": 10, "right": 9},
    ],
    "mistakes": [
        {
            "letter": "Anytown",
            "date": "2020-02",
            "quote": "Records are <not> up to date.",
            "given_themes": [],
            "right_themes": ["recording"],
            "given_stance": "none",
            "right_stance": "concern",
        }
    ],
}


def test_without_a_measurement_the_page_says_so() -> None:
    """No stored evaluation: the page claims no reliability."""
    page = render(coding_page(place(corpus()), None))
    assert "No measurement has been stored" in page
    assert "F1" not in page


def test_figures_stand_beside_their_counts_and_intervals() -> None:
    """What is stored is shown by the codebook's titles and in its order; a theme that is gone is left out."""
    page = coding_page(place(corpus()), STORED)
    assert isinstance(page.view, CodingView) and page.view.reliability
    shown = page.view.reliability
    assert [one.title for one in shown.themes] == ["Assessment", "Case recording and systems"]
    assert (shown.themes[1].right, shown.themes[1].missed, shown.themes[1].wrong) == (10, 2, 3)
    figure = shown.themes_figure
    assert (figure.value, figure.low, figure.high) == ("84.0", "81.0", "86.9")
    text = render(page)
    assert "readings by a language model, not human coders" in text
    assert "Nobody has yet compared it with trained human coders" in text


def test_a_theme_says_how_well_it_is_found() -> None:
    """Where its counts stand, a theme gives what was stored for it and leads to the figures of all themes."""
    whole = place(corpus())
    [measured] = [b for b in theme_batches(whole, STORED) if b.name == "theme recording"]
    [unmeasured] = [b for b in theme_batches(whole, STORED) if b.name == "theme timeliness-drift"]
    texts = [render(page) for batch in (measured, unmeasured) for page in batch.pages()]
    assert "found 10 of 12 statements on this theme" in texts[0]
    assert "gave the theme to 3 others." in texts[0] and "coding/#by-theme" in texts[0]
    assert f"Compared with {STORED['reference']}, the program alone" in texts[0]
    everything = all(letter.reviewed for letter in corpus().letters)
    assert ("Every letter held here was reviewed as a whole" in texts[0]) is everything
    assert "Nobody has measured how well the program finds this theme." in texts[1]


def test_agreement_is_not_called_by_a_word_for_being_right() -> None:
    """The first figure beside the word “Themes” read as a share of right labels."""
    text = render(coding_page(place(corpus()), STORED))
    assert "<dt>Agreement on themes</dt>" in text and "<dt>Themes</dt><dd><b>" not in text


def test_what_fewer_letters_would_give_is_told() -> None:
    """The page says how the letters were parted, and what was reached where less was learnt from."""
    text = render(coding_page(place(corpus()), STORED))
    assert "For each of the 20 parts, the program learnt from the other 19 alone." in text
    assert "With 5 parts, and so fewer letters to learn from" in text
    assert "83.0 of 100 for themes (80.0 to 86.0) and 80.0 of 100 for judgements (70.0 to 88.0)" in text


def test_kinds_that_were_not_measured_are_named() -> None:
    """The page says what the measured letters were about, and which kinds held here it says nothing of."""
    text = render(coding_page(place(corpus()), STORED))
    assert "Of these, 2 were about focused visits and 1 was about what its name does not say." in text
    assert "nobody has measured it" in text
    held = text.split("Held here are: ")[1].split(". Where")[0]
    assert "Monitoring visit letter (1)" in held and "News article (1)" in held
    assert "Focused visit letter" not in held


def test_letters_all_about_one_kind_of_visit_are_said_to_be() -> None:
    """Where the names tell of one kind only, the page says so of all of them."""
    text = render(coding_page(place(corpus()), {**STORED, "kinds": {"inspection": 3}}))
    assert "All were letters about inspections." in text
    assert "Focused visit letter (1)" in text


def test_a_mistake_is_shown_with_what_is_right() -> None:
    """A real mistake is quoted as text, with what the program said and what the reference says."""
    text = render(coding_page(place(corpus()), STORED))
    assert "Records are &lt;not&gt; up to date." in text
    assert "no theme; No judgement" in text
    assert "Case recording and systems; Concern" in text


def test_confidence_is_held_against_how_often_it_was_right() -> None:
    """For each band of confidence the page says how many labels there are and how many of 100 are right."""
    text = render(coding_page(place(corpus()), STORED))
    assert "80% to 90%" in text
    assert (
        '<td class="num">1,200</td><td class="num">83</td><td class="num">10</td><td class="num">90</td>'
        in text
    )
    assert '<td class="num">0</td><td class="num">–</td><td class="num">8</td><td class="num">50</td>' in text


def test_the_evaluation_of_this_version_can_be_shown() -> None:
    """The page counts the mistakes of the file that comes with the program."""
    stored = published_evaluation()
    assert stored
    mistakes = stored["mistakes"]
    assert isinstance(mistakes, list)
    assert f"{len(mistakes)} real mistakes" in render(coding_page(place(corpus()), stored))
