"""A long letter: why its labels were given stands on pages of its own."""

from __future__ import annotations

from functools import cache

import pytest

from generator.annotate import annotate
from generator.corrections import Corrections
from generator.link import link
from generator.pages import addresses
from generator.pages.letter import LetterView
from generator.pages.letter_parts import LetterPartView, TextView
from generator.pages.letter_reasons import ReasonsView
from generator.proof import compare
from tests.corpora import long_text
from tests.pages.built import Built, built_of
from tests.reading import collection, corpus, document_of

SLUG = "2020-02-03-test"
THEME_ADDS = 20_000  # bytes: what the theme puts around a page with as many headings
LARGEST = 300_000


@cache
def site(times: int) -> Built:
    """The five letters, and a report of all their words so many times over about the same council."""
    report = annotate(document_of(long_text(times)), collection(), Corrections("no corrections", None))
    letters = sorted((*corpus().letters, report), key=lambda letter: letter.meta.date.value)
    return built_of(link(collection(), letters))


def view_of(times: int) -> LetterView:
    """What the report's page shows."""
    view = site(times).pages[addresses.letter(SLUG)].view
    assert isinstance(view, LetterView)
    return view


def texts_of(times: int) -> list[TextView]:
    """What each page shows of the report's text, in order."""
    pages = site(times).pages
    views = [view_of(times).text]
    while page := pages.get(addresses.letter(SLUG, len(views) + 1)):
        assert isinstance(page.view, LetterPartView)
        views.append(page.view.text)
    return views


def reasons_of(times: int) -> list[ReasonsView]:
    """What the pages of the report's reasons show, in order."""
    pages = site(times).pages
    views: list[ReasonsView] = []
    while page := pages.get(addresses.reasons(SLUG, len(views) + 1)):
        assert isinstance(page.view, ReasonsView)
        views.append(page.view)
    return views


def test_a_letter_of_usual_length_keeps_its_reasons() -> None:
    """Beside each paragraph, with the arrows, and there is no page of reasons."""
    assert reasons_of(1) == []
    assert view_of(1).text.reasons == {}
    page = site(1).tree(addresses.letter(SLUG))
    assert page.xpath("//details[@class='because']") and page.xpath("//aside//a[@class='way']")


@pytest.mark.parametrize("times", [2, 3])
def test_a_long_letter_has_its_reasons_elsewhere(times: int) -> None:
    """Each note leads to the reasons for its paragraph; there stands all that the note leaves out."""
    texts = texts_of(times)
    pages = [site(times).tree(addresses.letter(SLUG, n)) for n, _ in enumerate(texts, 1)]
    assert [page for page in pages if page.xpath("//details[@class='because']")] == []
    beside = {
        piece.id: [(statement.id, statement.why) for statement in piece.note.statements]
        for text in texts
        for run in text.runs
        for piece in run.pieces
        if piece.note and piece.note.statements
    }
    apart = {
        paragraph.id: [(one.link.href.partition("#")[2], one.why) for one in paragraph.statements]
        for view in reasons_of(times)
        for paragraph in view.paragraphs
    }
    assert apart == beside
    assert texts[0].reasons.keys() == beside.keys()
    assert sum(len(page.xpath("//aside/a[@class='because']")) for page in pages) == len(beside)


@pytest.mark.parametrize("times", [2, 3])
def test_every_link_between_a_letter_and_its_reasons_leads_somewhere(times: int) -> None:
    """To a page that is made, and to an anchor of it that stands there once."""
    made = site(times)
    ours = [path for path in made.pages if path.startswith(f"letters/{SLUG}/")]
    anchors = {addresses.url(path).strip("/"): made.ids(path) for path in ours}
    assert all(len(set(ids)) == len(ids) for ids in anchors.values())
    between = [link for path in ours for link in made.links(path) if link[0] in anchors]
    assert len(between) > len(view_of(times).text.reasons)
    assert [link for link in between if link[1] and link[1] not in anchors[link[0]]] == []


def test_each_page_of_a_long_letter_leads_to_the_reasons_for_what_stands_on_it() -> None:
    """Not to those for the first part, whose paragraphs stand on another page."""
    leads = [text.first_reasons for text in texts_of(6)]
    assert len(leads) > 1
    for lead, text in zip(leads, texts_of(6), strict=True):
        here = {piece.id for run in text.runs for piece in run.pieces}
        assert lead.partition("#")[2] in here
    assert leads[-1] in site(6).text[addresses.letter(SLUG, len(leads))]


def test_the_reasons_quote_the_letter() -> None:
    """Each statement stands above its reasons, word for word."""
    document = site(2).corpus.letter(SLUG).document
    words = {statement.id: document.of(statement) for statement in document.statements}
    quoted = site(2).tree(addresses.reasons(SLUG, 1)).xpath("//q[@class='theirs']")
    statements = [
        one for view in reasons_of(2) for paragraph in view.paragraphs for one in paragraph.statements
    ]
    assert [one.text for one in statements] == [words[one.link.href.partition("#")[2]] for one in statements]
    assert [quote.text_content() for quote in quoted] == [one.text for one in statements]


def test_the_arrows_of_a_long_letter_stand_at_a_glance() -> None:
    """Where each theme stands once; notes have none."""
    page = site(2).tree(addresses.letter(SLUG))
    assert page.xpath("//aside//a[contains(@class, 'way')]") == []
    steps = [
        step.href
        for row in view_of(2).glance.rows
        for step in (row.theme.previous, row.theme.next)
        if step is not None
    ]
    arrows = page.xpath("//table//th[@class='ways']/a[contains(@class, 'way')]")
    assert [arrow.get("href") for arrow in arrows] == steps != []


def test_a_long_letter_is_proved_as_any_other() -> None:
    """Its one page holds it word for word, under the ids of its paragraphs and statements."""
    made = site(2)
    path = addresses.letter(SLUG)
    document = made.corpus.letter(SLUG).document
    assert compare(document.source, made.body(path)) == []
    assert {b.id for b in document.blocks if b.id} | {s.id for s in document.statements} <= set(
        made.ids(path)
    )


@pytest.mark.parametrize("times", [1, 2])
def test_a_letters_pages_are_light(times: int) -> None:
    """A report of 460 statements stays below 300 kB on each of its pages, as does one of 230."""
    sizes = {
        path: len(text.encode())
        for path, text in site(times).text.items()
        if path.startswith(f"letters/{SLUG}/")
    }
    assert {path: size for path, size in sizes.items() if size > LARGEST - THEME_ADDS} == {}


def test_pages_of_reasons_are_parted() -> None:
    """Each below 300 kB; together they name every paragraph once, and lead to each other."""
    views = reasons_of(3)
    sizes = [len(site(3).text[addresses.reasons(SLUG, n)].encode()) for n in range(1, len(views) + 1)]
    assert len(views) > 1 and max(sizes) < LARGEST - THEME_ADDS
    assert [view.previous is None for view in views] == [True, *[False] * (len(views) - 1)]
    assert [view.next is None for view in views] == [*[False] * (len(views) - 1), True]
    assert len({view.title for view in views}) == len(views)
