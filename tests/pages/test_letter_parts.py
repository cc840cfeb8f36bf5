"""A very long report on several pages: whatever leads to its words leads to the page that holds them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from generator.annotate import annotate
from generator.corrections import Corrections
from generator.exports.feeds import makers
from generator.link import link
from generator.model import AnnotatedDocument, Decision
from generator.pages import addresses
from generator.pages.letter import LetterView
from generator.pages.letter_parts import LetterPartView, TextView, parts_shown
from generator.pages.places import place
from generator.pages.shown import At
from generator.proof import compare, prove
from generator.site.paragraphs import searched_letters
from tests.corpora import long_text
from tests.pages.built import Built, built_of, part_of
from tests.reading import collection, corpus, document_of

SLUG = "2020-02-03-test"
URL = f"letters/{SLUG}"
STATEMENTS = 1_200
THEME_ADDS = 20_000  # bytes: what the theme puts around a page with as many headings
LARGEST = 300_000


@cache
def report() -> AnnotatedDocument:
    """More than 1,200 statements in one letter."""
    return annotate(document_of(long_text(6)), collection(), Corrections("no corrections", None))


@cache
def site() -> Built:
    """The five letters and the report about the same council."""
    letters = sorted((*corpus().letters, report()), key=lambda letter: letter.meta.date.value)
    return built_of(link(collection(), letters))


@cache
def texts() -> dict[str, TextView]:
    """What each page of the report shows of its text, by the page's path, in order."""
    found: dict[str, TextView] = {}
    while page := site().pages.get(path := addresses.letter(SLUG, len(found) + 1)):
        assert isinstance(page.view, LetterView | LetterPartView)
        found[path] = page.view.text
    return found


def test_every_page_says_that_a_date_was_inferred() -> None:
    """A reader who comes to a later part, or to the reasons, would else take it for stated."""
    letter = report()
    date = replace(letter.meta.date, basis="inferred")
    source = replace(letter.document.source, meta=replace(letter.meta, date=date))
    inferred = replace(letter, document=replace(letter.document, source=source))
    made = part_of(link(collection(), [inferred]), "letter ")
    leads = {
        path: made.tree(path).xpath("//p[contains(@class, 'lead')]")[0].text_content()
        for path in made.pages
        if path.startswith(URL)
    }
    assert addresses.letter(SLUG, 2) in leads and addresses.reasons(SLUG, 2) in leads
    assert [path for path, lead in leads.items() if "3 February 2020 inferred" not in lead] == []


def test_every_page_of_a_report_of_1200_statements_is_light() -> None:
    """Each stays below 300 kB: those of its text, those of its reasons, and all that quote it."""
    assert len(report().document.statements) >= STATEMENTS
    assert len(texts()) > 1
    sizes = {path: len(text.encode()) for path, text in site().text.items()}
    assert {path: size for path, size in sizes.items() if size > LARGEST - THEME_ADDS} == {}


def test_every_link_to_the_report_leads_to_the_page_that_holds_the_words() -> None:
    """From themes, findings, the timeline, other letters, and between its own pages."""
    made = site()
    anchors = {addresses.url(path).strip("/"): set(made.ids(path)) for path in made.pages}
    links = [(path, *to) for path in made.pages for to in made.links(path) if to[0].startswith(URL)]
    elsewhere = [one for one in links if not one[0].startswith(URL)]
    assert {part.strip("/") for part in map(addresses.url, texts())} <= {to for _, to, _ in elsewhere}
    assert [one for one in links if one[2] and one[2] not in anchors.get(one[1], set())] == []


def test_the_pages_together_hold_the_report_word_for_word() -> None:
    """In order; a page that is left out, or stands twice, is found out."""
    source = report().document.source
    pages = [site().body(path) for path in texts()]
    assert compare(source, *pages) == []
    assert compare(source, *pages[:-1]) != []
    assert compare(source, *pages[1:]) != []
    assert compare(source, *pages, pages[-1]) != []
    assert compare(source, *reversed(pages)) != []


def test_the_proof_reads_every_page_of_the_report(tmp_path: Path) -> None:
    """As they stand in the built site; without the second, the words of all that follow are missing."""
    for path in texts():
        page = tmp_path / path.replace("index.md", "index.html")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(site().body(path), "utf-8")
    only = link(collection(), [report()])
    assert prove(tmp_path, only) == []
    (tmp_path / URL / "2" / "index.html").unlink()
    (problem,) = prove(tmp_path, only)
    assert "the page ends before it" in problem.message


def test_each_page_says_what_the_others_hold() -> None:
    """Every page lists them all, with exactly the anchors of each, by which scripts send readers on."""
    told = {tuple(part.holds for part in text.parts) for text in texts().values()}
    assert len(told) == 1
    for path, holds in zip(texts(), *told, strict=True):
        spelled = {anchor for run in holds.split() for anchor in spelled_out(run)}
        assert spelled == {id_ for id_ in site().ids(path) if re.fullmatch(r"[psh]\d+", id_)}
    assert [[part.here for part in text.parts].index(True) for text in texts().values()] == list(
        range(len(texts()))
    )


def spelled_out(run: str) -> list[str]:
    """The anchors of a run ("p3-5")."""
    first, _, last = run[1:].partition("-")
    return [f"{run[0]}{number}" for number in range(int(first), int(last or first) + 1)]


def test_pages_are_named_by_their_paragraphs_and_lead_to_each_other() -> None:
    """In reading order, without a gap."""
    shown = list(texts().values())
    named = [re.findall(r"\d+", part.title) for part in shown[0].parts]
    assert [int(part[0]) for part in named] == list(range(1, len(shown) + 1))
    assert [int(part[1]) for part in named[1:]] == [int(part[2]) + 1 for part in named[:-1]]
    assert [text.earlier and text.earlier.title for text in shown[1:]] == [
        text.parts[n].title for n, text in enumerate(shown[:-1])
    ]
    assert [text.later and text.later.title for text in shown[:-1]] == [
        text.parts[n + 1].title for n, text in enumerate(shown[1:])
    ]
    assert shown[0].earlier is None and shown[-1].later is None


def test_every_page_has_the_same_list_of_sections() -> None:
    """All of the report's headings, wherever they stand, and ours of the first page."""
    lists = [[(entry.title, entry.level) for entry in text.contents] for text in texts().values()]
    assert all(one == lists[0] for one in lists)
    headings = [block for block in report().document.blocks if block.kind in ("title", "heading")]
    assert [title for title, level in lists[0] if level == 3] == [
        report().document.of(block) for block in headings
    ]


def test_search_opens_the_page_that_holds_the_paragraph() -> None:
    """The table says from which paragraph on a letter goes on elsewhere; a usual letter stays as it is."""
    for letter in searched_letters(site().corpus):
        if letter.url != f"{URL}/":
            assert letter.parts == ()
            continue
        assert len(letter.parts) == len(texts()) - 1
        for number, paragraph in enumerate(letter.paragraphs):
            below = [address for start, address in letter.parts if start <= number]
            path = f"{letter.url}{below[-1] if below else ''}index.md"
            assert paragraph.id in site().ids(path)


def test_the_feed_of_a_decision_leads_to_the_page_that_holds_the_statement() -> None:
    """A decided statement at the report's end stands on its last page."""
    last = report().codings[-1]
    stance = replace(last.stance, by="person", decision=Decision("A. Maintainer", "2026-11-22", "Made up."))
    decided = replace(report(), codings=(*report().codings[:-1], replace(last, stance=stance)))
    feed = makers(place(link(collection(), [decided])))[addresses.CODINGS_FEED]()
    links = ElementTree.fromstring(feed).iter("{http://www.w3.org/2005/Atom}link")  # noqa: S314 # our own
    assert f"../{URL}/{len(texts())}/#{last.statement}" in {link.get("href") for link in links}


def ends_with(id_: str = "p4", printed: str = "") -> list[str]:
    """The ends of links that each page is told to hold, if the fourth paragraph had this id and number."""
    blocks = [
        replace(block, id=id_, printed=printed) if block.id == "p4" else block
        for block in report().document.blocks
    ]
    letter = replace(report(), document=replace(report().document, blocks=tuple(blocks)))
    places = place(link(collection(), [letter]))
    return [part.ends for part in parts_shown(At(places, addresses.letter(SLUG)), letter)]


def test_ends_of_links_are_told_where_they_are_not_the_numbers_that_readers_see() -> None:
    """Where the letter prints numbers of its own, and where a paragraph came in after the others."""
    assert set(ends_with()) == {""}
    first, *others = ends_with("p9000")
    assert re.fullmatch(r"#p1 to #p3, #p5 to #p\d+ and #p9000", first)
    assert set(others) == {""}
    first, *others = ends_with(printed="17.")
    assert re.fullmatch(r"#p1 to #p\d+", first)
    assert set(others) == {""}
