"""Where letters differ: whose words stand side by side."""

from __future__ import annotations

from generator.pages import addresses
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
