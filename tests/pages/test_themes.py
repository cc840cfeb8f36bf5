"""A theme's page: which letter a passage is from, and when the theme was last judged."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.link import link
from generator.model import AnnotatedDocument, Corpus
from generator.pages import addresses, wording
from generator.pages.theme import ThemePartView, ThemeView
from tests.pages.built import built, part_of
from tests.reading import collection, corpus

JUDGED_IN_2019 = "risk-response"
JUDGED_IN_2021 = "supervision-oversight"


def last_judged(corpus: Corpus, theme: str) -> str:
    """What the head of a theme's page says of when it was last judged, or ""."""
    page = part_of(corpus, f"theme {theme}").tree(addresses.theme(theme))
    [*said] = page.xpath("//dt[.='Last judged here']/following-sibling::dd")
    return " ".join(said[0].text_content().split()) if said else ""


def redated(letter: AnnotatedDocument, date: str) -> AnnotatedDocument:
    """A letter as if it were of this date."""
    meta = replace(letter.meta, date=replace(letter.meta.date, value=date))
    return replace(
        letter, document=replace(letter.document, source=replace(letter.document.source, meta=meta))
    )


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


def test_a_theme_says_when_it_was_last_judged_where_later_letters_do_not() -> None:
    """With the letter, which leads to its passages; where the last letter judges it nothing is to be said."""
    said = last_judged(corpus(), JUDGED_IN_2019)
    assert said.startswith(
        "in the letter of 4 January 2019. No letter held here that is known to be later judges"
    )
    assert "neither good nor bad" in said
    assert last_judged(corpus(), JUDGED_IN_2021) == ""


def test_nothing_is_last_where_dates_do_not_tell() -> None:
    """Neither which letter judged it last, nor that one which does not is later."""
    *others, monitoring, focused = corpus().letters
    for first, second in (("2021", "2021-11-10"), ("2021-11-10", "2021-11-10"), ("", "2021-11-10")):
        dated = link(collection(), [*others, redated(monitoring, first), redated(focused, second)])
        assert last_judged(dated, JUDGED_IN_2019) == "", (first, second)
