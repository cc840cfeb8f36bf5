"""Two texts whose council or publisher nobody knows are not for that of one council or by one publisher."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.link import link
from generator.model import NOT_STATED, AnnotatedDocument, Corpus, VisitReported
from generator.pages.compare import CompareView, compare_batches
from generator.pages.directions import DIRECTIONS
from generator.pages.places import place
from generator.render import render
from tests.link.test_order import THEME, dated
from tests.reading import collection

SLUGS = ("2018-a", "2019-b")


def unstated(letter: AnnotatedDocument, *facts: str, visit: VisitReported | None = None) -> AnnotatedDocument:
    """The letter with these facts not stated."""
    source = letter.document.source
    authority = NOT_STATED if "authority" in facts else source.meta.authority
    publisher = NOT_STATED if "publisher" in facts else source.meta.publisher
    meta = replace(source.meta, authority=authority, publisher=publisher, visit=visit)
    return replace(letter, document=replace(letter.document, source=replace(source, meta=meta)))


def corpus(*facts: str, visit: VisitReported | None = None) -> Corpus:
    """A letter that is all concern and one of the next year that is all praise, both without these facts."""
    one, other = dated("2018-06-01", SLUGS[0], "concern"), dated("2019-06-01", SLUGS[1], "strength")
    return link(collection(), [unstated(one, *facts, visit=visit), unstated(other, *facts, visit=visit)])


@pytest.mark.parametrize("facts", [("authority",), ("publisher",), ("authority", "publisher")])
def test_no_theme_is_said_to_go_anywhere(facts: tuple[str, ...]) -> None:
    """With both facts stated concerns became fewer."""
    told = {facts: corpus(*facts), (): corpus()}
    directions = {
        key: [(turn.direction, turn.since) for t in one.threads if t.theme == THEME for turn in t.turns]
        for key, one in told.items()
    }
    assert directions[()] == [("first", ""), ("fewer-concerns", SLUGS[0])]
    assert directions[facts] == [("speaker-unknown", "")] * 2
    assert DIRECTIONS["speaker-unknown"].endswith("so not compared")


def test_texts_about_unknown_councils_are_not_about_one() -> None:
    """Neither stands beside the other, is later than it, before it, or speaks of its visits."""
    visit = VisitReported("focused visit", "2018-05-01", "2018-05-01", "stated", "")
    one = corpus("authority", visit=visit)
    assert one.comparisons == ()
    assert [finding.later for finding in one.findings] == [()] * 3
    assert sorted(visit.reported_by for visit in one.visits if visit.reported_by) == [(s,) for s in SLUGS]
    places = place(one)
    assert [places.last_before(slug) for slug in SLUGS] == ["", ""]
    assert [places.first_after(slug) for slug in SLUGS] == ["", ""]
    assert all(places.is_last(slug) for slug in SLUGS)


def test_texts_about_one_council_by_unknown_publishers_stand_beside_each_other_without_direction() -> None:
    """The page says why, and does not say that their publishers differ, which nobody knows."""
    places = place(corpus("publisher"))
    assert places.last_before(SLUGS[1]) == SLUGS[0]
    (page,) = (page for batch in compare_batches(places) for page in batch.pages())
    assert isinstance(page.view, CompareView)
    assert not page.view.directed
    shown = render(page)
    assert "It is not stated who published one or both, so no direction is drawn" in shown
    assert "different publishers" not in shown
    assert "smaller share" not in shown
