"""How a theme stands to an earlier letter: what the words and the counts beside them may say."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.link import link
from generator.model import AnnotatedDocument
from generator.pages import addresses
from tests.pages.built import Built, part_of
from tests.reading import collection, corpus

THEME = "supervision-oversight"


def describing_only(letter: AnnotatedDocument) -> AnnotatedDocument:
    """The letter as if none of its statements judged anything."""
    codings = [replace(one, stance=replace(one.stance, id="none")) for one in letter.codings]
    return replace(letter, codings=tuple(codings))


@cache
def site() -> Built:
    """The theme in the five letters, of which the last only describes and the one before it judges."""
    *others, last = corpus().letters
    return part_of(link(collection(), [*others, describing_only(last)]), f"theme {THEME}")


def test_a_letter_that_only_describes_is_compared_with_nothing() -> None:
    """Counts of an earlier letter and then "0 of 0" would read as a fall, where nothing was judged."""
    row = site().tree(addresses.theme(THEME)).xpath("//table[contains(@class, 'travel')]/tbody/tr")[-1]
    assert row.xpath(".//svg")
    assert row.xpath("string(td[@class='words'])").strip() == "too few judgements to compare"
    assert not any("of 0" in text for text in site().text.values())
