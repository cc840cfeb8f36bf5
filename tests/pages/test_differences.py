"""Where letters differ: whose words stand side by side."""

from __future__ import annotations

from generator.pages import addresses
from generator.pages.compare import CompareView
from generator.pages.differences import DifferencesView
from tests.pages.built import built


def test_each_side_says_who_speaks() -> None:
    """The kind of text, who published it, and that a date is inferred, beside each quotation."""
    view = built(5).pages[addresses.DIFFERENCES].view
    assert isinstance(view, DifferencesView)
    letters = [quote.letter for d in view.differences for side in d.sides for quote in side.quotes]
    captions = built(5).tree(addresses.DIFFERENCES).xpath("//figcaption")
    assert len(captions) == len(letters) > 1
    for letter, caption in zip(letters, captions, strict=True):
        said = caption.text_content()
        assert letter.publisher in said and letter.note in said and letter.title in said
        assert letter.noun == "letter" or letter.kind in said
    assert any(letter.note == "inferred date" for letter in letters)


def test_two_letters_stand_side_by_side_on_every_theme_that_either_speaks_of() -> None:
    """Also where the later says nothing; only themes on which neither does are listed as silent."""
    site = built(5)
    for comparison in site.corpus.comparisons:
        view = site.pages[addresses.comparison(comparison.later)].view
        assert isinstance(view, CompareView)
        both = [site.corpus.letter(slug) for slug in (comparison.earlier, comparison.later)]
        spoken = {label.id for letter in both for coding in letter.codings for label in coding.themes}
        themes = site.corpus.collection.codebook.themes
        assert {theme.id for theme in view.themes} == spoken
        assert set(view.silent) == {theme.title for theme in themes if theme.id not in spoken}
    assert any("nothing found in the later text" in text for text in site.text.values())
