"""Two texts whose council or publisher nobody knows are not for that of one council or by one publisher."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.annotate import annotate
from generator.corrections import read_corrections
from generator.link import link
from generator.model import NOT_STATED, AnnotatedDocument, Corpus, KnownVisit, VisitReported
from generator.pages.across import gather
from generator.pages.compare import CompareView, compare_batches
from generator.pages.directions import DIRECTIONS
from generator.pages.later import said_later, statements_later
from generator.pages.letter import LetterView, letter_pages
from generator.pages.places import place
from generator.parse import parse
from generator.render import render
from tests.link.test_order import THEME, dated
from tests.reading import COLLECTION, collection, source_of

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


def of_council(date: str, slug: str, *facts: str) -> AnnotatedDocument:
    """A letter of concerns of that date."""
    return unstated(dated(date, slug, "concern"), *facts)


@pytest.mark.parametrize(("fact", "date", "may"), [
    ("publisher", "2018-01-01", True),
    ("authority", "2018-01-01", True),
    ("authority", "", True),
    ("publisher", "2020-01-01", False),
    ("authority", "2020-01-01", False),
])  # fmt: skip
def test_no_letter_is_the_first_of_its_publisher_where_one_of_nobody_may_be_older(
    fact: str, date: str, may: bool
) -> None:
    """It is said then that none is known to be earlier."""
    letters = [of_council("2019-01-01", "2019-known"), of_council(date, "2020-unknown", fact)]
    assert place(link(collection(), letters)).may_follow_another("2019-known") is may


def test_a_comparison_does_not_say_that_no_letter_about_anybody_lies_between() -> None:
    """One of an unknown council may."""
    letters = [of_council("2018", "2018-a"), of_council("2020", "2020-b")]
    without, beside = (
        place(link(collection(), [*letters, *more]))
        for more in ([], [of_council("2019", "2019-c", "authority")])
    )
    said = "with no other that is known to be about it held between them"
    for places, told in ((without, False), (beside, True)):
        (page,) = (page for batch in compare_batches(places) for page in batch.pages())
        assert (said in render(page)) is told
    assert without.layouts["kirklees"] != beside.layouts["kirklees"]


def test_a_written_visit_of_an_unknown_council_is_that_of_the_letter_that_is_about_it() -> None:
    """The letter names it; words that date it make no second visit."""
    written = KnownVisit(
        "v-unknown",
        "monitoring visit",
        "2020-06-05",
        "2020-06-05",
        "Monitoring visit",
        NOT_STATED,
        "stated",
        "",
        0,
    )
    settings = replace(collection(), visits=(written,))
    source = source_of("Dear Ms Smith\n\nThe monitoring visit on 5 June 2020 found drift.\n")
    meta = replace(source.meta, authority=NOT_STATED, about="v-unknown")
    none = read_corrections(COLLECTION / "corrections", "no-such-letter", collection().codebook)
    letter = annotate(parse(replace(source, meta=meta), "letter"), settings, none)
    (visit,) = link(settings, [letter]).visits
    assert (visit.id, [spoken.letter for spoken in visit.spoken_of]) == ("v-unknown", [letter.slug])


def test_later_words_by_nobody_known_are_not_counted_as_one_publishers() -> None:
    """Neither as those of the finding's own publisher, nor under a name that reads as a body's."""
    corpus_ = corpus("publisher")
    places, finding = place(corpus_), corpus_.findings[0]
    assert "3 later statements whose publisher is not stated" in statements_later(places, finding)
    assert said_later(places, finding.later).startswith(
        "3 statements whose publisher is not stated in 1 later"
    )


def test_no_machine_is_given_a_publisher_that_is_not_stated() -> None:
    """A citation says so in words, and has no body of that name."""
    places = place(corpus("publisher"))
    (page, *_) = letter_pages(places, gather(places.corpus), places.letters[SLUGS[0]])
    assert "publisher" not in page.front
    assert isinstance(page.view, LetterView)
    given = json.loads(page.view.text.citation)
    assert (given["publisher"], given["notes"][-1]) == ("", "publisher not stated")
