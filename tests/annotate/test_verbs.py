"""How a statement's verbs stand."""

from __future__ import annotations

import pytest

from generator.annotate.verbs import verb_runs


def found(text: str) -> set[str]:
    """The features of a text's verbs."""
    return set(verb_runs(text.split()).names)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("practice has recently improved", "a:hav>improved"),
        ("practice has recently improved", "a:hav<recently"),
        ("plans are being reviewed", "a:be being>ed"),
        ("plans are improving", "a:be>ing"),
        ("children are not seen", "a:be!>ed"),
        ("plans need to be good", "a:need to be>>good"),
        ("leaders know", "a:F -"),
    ],
)
def test_the_form_of_a_verb_is_seen(text: str, feature: str) -> None:
    """What has happened, is happening, is denied or is still needed are told apart."""
    assert feature in found(text)


def test_a_group_points_at_its_words() -> None:
    """A feature knows its first and last word, so that a reader can be shown them."""
    words = "practice has recently improved".split()  # noqa: SIM905 - a sentence reads better
    runs = {name: (first, last) for name, first, last in verb_runs(words).found}
    assert runs["a:hav>improved"] == (1, 3)


def test_the_order_of_groups_is_kept() -> None:
    """Two groups with different forms leave their order; one repeated counts once."""
    assert "a:T be | hav" in found("plans are good and reviews are good but visits have slipped")


def test_a_verb_that_never_comes_is_no_error() -> None:
    """A statement that breaks off after "has" is read to its end, and an empty one too."""
    assert found("the council has") == {"a:T ", "a:F -"}
    assert found("") == {"a:T ", "a:F -"}
