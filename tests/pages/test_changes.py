"""What changed: every decision on the coding is listed, those that only take a theme away among them."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

from generator.corrections import read_corrections
from generator.model import Coding, Decision, StanceLabel, TakenTheme
from generator.pages import addresses
from generator.pages.changes import recodings
from generator.pages.coding import CodingView
from tests.pages.built import built
from tests.reading import COLLECTION, collection, corpus


def test_every_statement_decided_on_is_listed() -> None:
    """The page of changes lists as many statements as corrections name, and the coding page counts them."""
    codebook = collection().codebook
    written = [
        (letter.slug, item.quote)
        for letter in corpus().letters
        for item in read_corrections(COLLECTION, letter.slug, codebook).statements
    ]
    listed = {(found.letter, one.statement) for found in recodings(corpus()) for one in found.statements}
    assert len(listed) == len(written) > 0
    view = built(5).pages[addresses.CODING].view
    assert isinstance(view, CodingView) and view.decided == len(listed)


def test_a_theme_taken_away_is_told_where_it_was() -> None:
    """The letter's page and the page of changes name the theme; the former says who took it away and why."""
    pages = built(5)
    changes = unescape(pages.text[addresses.CHANGES])
    gone = [(letter.slug, taken) for letter in corpus().letters for c in letter.codings for taken in c.taken]
    assert gone
    for slug, taken in gone:
        title = collection().codebook.theme(taken.id).title
        beside = unescape(pages.text[addresses.letter(slug)])
        assert f"Decided ({taken.decision.who}). {taken.decision.why}" in beside
        assert any(f"“{title}”" in line for line in beside.splitlines() if "Taken from " in line)
        assert re.search(rf"themes? taken away: [^)]*{re.escape(title)}", changes)


def test_decisions_are_listed_by_paragraphs_that_readers_see() -> None:
    """Statements have no number on a letter's page; those of one paragraph are counted, and none is lost."""
    page = built(5).tree(addresses.CHANGES)
    for fold in page.xpath("//details[summary='Which statements']"):
        said = " ".join(fold.xpath("string(p)").split())
        assert "statement s" not in said and not re.search(r"statement \d", said)
        links = [link.text for link in fold.xpath(".//a")]
        assert links and len(links) == len(set(links))
        several = [int(number) - 1 for number in re.findall(r", (\d+) statements", said)]
        counted = re.search(r"(\d+) statements? of", fold.getparent().text_content())
        assert counted and len(links) + sum(several) == int(counted[1])


def test_letters_are_not_said_to_have_changed_on_their_own_date() -> None:
    """The list of letters under "What changed" says by which date it goes."""
    assert "Letters, by their own date" in built(5).text[addresses.CHANGES]


def test_the_table_of_statements_has_the_themes_that_were_taken() -> None:
    """Each row of the CSV file names the themes that a decision took from its statement."""
    rows = list(csv.DictReader(io.StringIO(built(5).files[addresses.STATEMENTS_CSV].decode("utf-8"))))
    expected = [[one.id for one in coding.taken] for a in corpus().letters for coding in a.codings]
    assert [row["themes_taken"].split("; ") if row["themes_taken"] else [] for row in rows] == expected


def test_the_feed_of_a_theme_tells_what_was_taken_from_it() -> None:
    """A decision that takes a theme away is an entry of that theme's feed."""
    for found in recodings(corpus()):
        for one in found.statements:
            for theme in one.taken:
                feed = built(5).files[addresses.theme_feed(theme)].decode("utf-8")
                assert f"#{found.statements[0].statement}" in feed


def test_a_decision_is_counted_once() -> None:
    """A decision that changes the judgement and takes a theme away is one decision on the statement."""
    made = Decision("Ann", "2026-11-22", "Reread.")
    stance = StanceLabel("none", "person", (made.why,), 1.0, made)
    assert Coding("s1", (), stance, (TakenTheme("recording", made),)).decisions == (made,)
