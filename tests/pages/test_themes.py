"""A theme's page: which letter a passage is from."""

from __future__ import annotations

import re

import pytest

from generator.pages import wording
from generator.pages.themes import ThemePartView, ThemeView
from tests.pages.built import built


@pytest.mark.parametrize(("letters", "councils"), [(5, 1), (20, 4), (130, 13)])
def test_every_passage_names_its_letter_beside_its_paragraph(letters: int, councils: int) -> None:
    """Who quotes needs the date, screens below the letter's heading too; and the council among several."""
    site = built(letters, councils)
    seen = 0
    for path, page in site.pages.items():
        if not isinstance(page.view, ThemeView | ThemePartView):
            continue
        links = iter(
            site.tree(path).xpath("//li[contains(@class, 'passage ')]//a[contains(., 'paragraph ')]")
        )
        for section in page.view.sections:
            meta = site.corpus.letter(section.letter.slug).meta
            whose = f", {section.letter.authority}" if councils > 1 else ""
            for _ in section.passages:
                said = next(links).text_content()
                assert re.search(rf"{wording.day(meta.date.value)}{whose}, paragraph \S+", said)
                seen += 1
    assert seen > 100
