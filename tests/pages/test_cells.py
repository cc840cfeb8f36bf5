"""What a number in a table says to a reader who hears it without its row and its column."""

import re

import pytest

from generator.pages import addresses
from tests.corpora import many
from tests.pages.built import built
from tests.reading import corpus

NEWEST = "2021-11-10-focused-visit"


@pytest.mark.parametrize("letters", [1, 5, 20])
def test_every_cell_of_the_matrix_is_named_in_full(letters: int) -> None:
    """How many statements, how many with a concern, on which theme, and in which letter or year."""
    site = built(letters, 2 if letters == 20 else 1)
    for path in (addresses.THEMES, addresses.HOME):
        links = site.tree(path).xpath("//table[contains(@class, 'matrix')]//td/a")
        assert links
        for link in links:
            number = re.match(r"\d+", link.text_content())
            assert number
            name = link.get("aria-label")
            noun = "statement" if number[0] == "1" else "statements"
            assert name.startswith(f"{number[0]} {noun}")
            assert re.search(r", on .+ in the (letters? of |\w+ of )", name)


def test_a_cell_says_its_concerns_theme_and_letter() -> None:
    """The sentence of one cell, counted from the corpus."""
    thread = next(one for one in corpus().threads if one.theme == "supervision-oversight")
    turn = next(one for one in thread.turns if one.letter == NEWEST)
    concerns = turn.tally.concern + turn.tally.mixed
    expected = (
        f"{turn.tally.total} statements, {concerns} with a concern, "
        "on Supervision, oversight and challenge in the letter of 10 November 2021"
    )
    names = built(5).tree(addresses.THEMES).xpath("//table//td/a/@aria-label")
    assert expected in names


def test_a_letter_of_several_councils_is_named_with_its_council() -> None:
    """Two letters of one day are told apart."""
    names = built(20, 2).tree(addresses.authority("council-000")).xpath("//table//td/a/@aria-label")
    assert names
    names = built(20, 2).tree(addresses.matrix_part("2021")).xpath("//table//td/a/@aria-label")
    assert any(name.endswith("about Council 001") for name in names)
    assert len(many(20, 2).letters) == 20


@pytest.mark.parametrize(
    ("path", "table", "said"),
    [
        (addresses.letter(NEWEST), "glance", r"^(\d+) .+ on [A-Z]"),
        (addresses.theme("supervision-oversight"), "travel", r"^(\d+) .+ in the \w+ of .*\d{4}$"),
    ],
)
def test_every_count_of_judgements_is_named(path: str, table: str, said: str) -> None:
    """At a glance by theme, in the direction of travel by letter; the name begins with what is seen."""
    links = built(5).tree(path).xpath(f"//table[contains(@class, '{table}')]//td[@class='num']/a")
    assert links
    for link in links:
        named = re.match(said, link.get("aria-label"))
        assert named
        assert named[1] == link.text_content()
