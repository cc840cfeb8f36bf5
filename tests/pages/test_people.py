"""The page of people and bodies."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from generator.link import link
from generator.model import Role
from generator.pages import people
from generator.pages.people import PeopleView, people_pages
from generator.pages.places import place
from generator.render import render
from tests.pages.built import built_of
from tests.reading import corpus


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("2019-01-04", "4 January 2019"),
        ("2018-04", "April 2018"),
        ("2018", "2018"),
        ("January 2019", "January 2019"),
        ("mid-2018", "mid-2018"),
        ("2017-2019", "2017-2019"),
        ("2018-19", "2018-19"),
        ("2018-04 to 2019-01", "2018-04 to 2019-01"),
        ("", "Role"),
    ],
)
def test_a_roles_time_is_shown_as_the_codebook_has_it(stated: str, shown: str) -> None:
    """A date in words; what is no date word for word, whatever hyphens it has."""
    held = corpus()
    (first, *others) = held.entities
    role = Role("Director", None, stated, None)
    named = replace(first, entity=replace(first.entity, roles=(role,)))
    (page, *_) = people_pages(place(replace(held, entities=(named, *others))))
    assert isinstance(page.view, PeopleView)
    assert f"<dt>{shown}</dt><dd>Director</dd>" in render(page)


def test_an_entry_counts_its_passages_and_the_letters_that_they_stand_in() -> None:
    """All together and letter by letter, whether they are quoted or too many for that."""
    (page, *_) = people_pages(place(corpus()))
    assert isinstance(page.view, PeopleView)
    entries = {entry.id: entry for entry in (*page.view.people, *page.view.bodies)}
    assert list(entries) and len(entries) == len(corpus().entities)
    for found in corpus().entities:
        entry, letters = entries[found.entity.id], Counter(passage.letter for passage in found.passages)
        assert (entry.mentions, entry.letters) == (letters.total(), len(letters))
        assert {named.letter.slug: named.number for named in entry.named} == letters
    assert any(named.number > 1 for entry in entries.values() for named in entry.named)


def unlisted() -> str:
    """The words of the page where nobody has written a list of names."""
    bare = replace(corpus().collection, entities=())
    letters = [replace(letter, mentions=()) for letter in corpus().letters]
    return " ".join(built_of(link(bare, letters)).tree("people/index.md").text_content().split())


def test_without_a_list_of_names_the_page_says_whom_the_facts_of_letters_name() -> None:
    """Authors, inspectors and addressees, each with the letters; what is no name is left out."""
    said = unlisted()
    assert "The list of names that this site looks for in the text of letters is empty" in said
    assert (
        "Rachel Holden: author and inspector of the letter of 4 January 2019; inspector of the letter of 10"
        in said
    )
    assert "Mel Meggs: addressee of the letter of 10 November 2021" in said
    assert "colleagues" not in said.partition("In the facts of letters")[2]


def test_names_in_facts_that_have_an_entry_stand_once() -> None:
    """Under whatever form a letter gives them: "Mr Steve Walker" is an entry's."""
    (page, *_) = people_pages(place(corpus()))
    assert isinstance(page.view, PeopleView)
    assert page.view.in_facts == ()


def test_names_too_many_to_list_lead_to_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are counted all the same."""
    monkeypatch.setattr(people, "FACTS_A_PAGE", 3)
    said = unlisted()
    assert re.search(r"\d+ names of authors, inspectors and addressees", said)
    assert "They are too many to list: they stand at the head of each letter." in said
    assert "Rachel Holden" not in said
