"""How a letter is named where its words are quoted: what is said beside the name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.link import link
from generator.model import Authority
from generator.pages import addresses
from generator.pages.places import place
from generator.pages.shown import At
from tests.corpora import many
from tests.pages.built import built


@pytest.mark.parametrize(("letters", "authorities"), [(5, 1), (12, 3)])
def test_what_is_said_beside_a_name_stands_in_one_pair_of_brackets(letters: int, authorities: int) -> None:
    """Its council, where its date is from and whose words it holds, not each in brackets of its own."""
    site = built(letters, authorities)
    beside = [tag for path in site.text for tag in site.tree(path).xpath("//*[@class='tag']")]
    assert any("date from the publisher; Ofsted" in tag.text_content() for tag in beside)
    follow = [tag for tag in beside if tag.xpath("preceding-sibling::node()[1][normalize-space()='']")]
    doubled = [tag for tag in follow if tag.xpath("preceding-sibling::*[1][@class='tag']")]
    assert [tag.text_content() for tag in doubled] == []


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Visit to Salisbury House", "Bury"),
        ("Visit to Bury St Mary’s", ""),
        ("BURY: focused visit", ""),
        ("Bury’s letter", ""),
    ],
)
def test_a_council_is_named_unless_the_title_has_its_name_as_a_word(title: str, about: str) -> None:
    """Its letters inside another word name no council."""
    two = many(2, 2)
    shared = replace(
        two.collection, authorities=(Authority("council-000", "Bury"), Authority("council-001", "B"))
    )
    first = two.letters[0]
    source = replace(first.document.source, meta=replace(first.meta, title=title, authority="council-000"))
    letter = replace(first, document=replace(first.document, source=source))
    at = At(place(link(shared, [letter, two.letters[1]])), addresses.HOME)
    assert at.letter(letter.slug).about == about
