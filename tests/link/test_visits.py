"""Which visit words speak of: never one that may be another, and none made up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from generator.annotate import annotate
from generator.corrections import Corrections
from generator.link import link
from generator.link.visits import visits_and_references
from generator.model import (
    AnnotatedDocument,
    Basis,
    Decision,
    KnownVisit,
    LetterDate,
    SpokenOf,
    Visit,
    VisitReported,
)
from generator.parse import parse
from tests.reading import collection, corpus, source_of

NOBODY = Corrections("corrections/none.yml", None)


def letter(
    words: str, visit: tuple[str, str] | None = None, slug: str = "2019-01-04-test"
) -> AnnotatedDocument:
    """A letter of 4 January 2019 that says only this, and reports a visit of that kind on that day."""
    source = source_of(f"Dear Ms Smith\n\n{words}\n", slug=slug)
    date = replace(source.meta.date, value="2019-01-04")
    reported = VisitReported(visit[0], visit[1], visit[1], "publisher", "Made for a test.") if visit else None
    source = replace(source, meta=replace(source.meta, date=date, visit=reported))
    return annotate(parse(source, "letter", NOBODY), collection(), NOBODY)


def known(id_: str, first: str, kind: str = "monitoring visit", ordinal: int = 0) -> KnownVisit:
    """A visit that a maintainer has written down."""
    return KnownVisit(id_, kind, first, first, id_, "kirklees", "stated", "Made for a test.", ordinal)


def read(
    letters: AnnotatedDocument | Iterable[AnnotatedDocument], *visits: KnownVisit
) -> tuple[tuple[Visit, ...], tuple[SpokenOf, ...]]:
    """The visits and references of letters in a collection where these visits are known."""
    several = (letters,) if isinstance(letters, AnnotatedDocument) else tuple(letters)
    return visits_and_references(replace(collection(), visits=visits), several)


def meant(letters: AnnotatedDocument, *visits: KnownVisit) -> list[tuple[str, Basis]]:
    """For each reference what it is taken to speak of, and on what footing."""
    return [(spoken.to, spoken.basis) for spoken in read(letters, *visits)[1]]


def test_words_that_fit_two_visits_speak_of_neither_and_make_no_third() -> None:
    """The reason names both."""
    visits, (spoken,) = read(
        letter("Plans are better than at the last visit in July 2018."),
        known("va", "2018-07-02"),
        known("vb", "2018-07-20", "focused visit"),
    )
    assert [visit.id for visit in visits] == ["va", "vb"]
    assert (spoken.to, spoken.basis) == ("", "not stated")
    assert spoken.why == "More than one visit fits these words: va, vb."


def test_words_that_date_a_visit_which_nobody_knows_make_it_known() -> None:
    """The visit has the date of the words and quotes them; a second letter speaks of the same one."""
    words = "Plans are better than at the last visit in July 2018."
    (visit,), spoken = read((letter(words), letter(words, slug="2019-01-05-test")))
    assert (visit.first, visit.kind, visit.basis) == ("2018-07", "visit", "stated")
    assert visit.why == "A letter held here speaks of “the last visit in July 2018”."
    assert [one.to for one in spoken] == [visit.id, visit.id]


def test_a_month_alone_is_the_latest_that_has_begun_when_the_letter_is_written() -> None:
    """In a letter of 4 January 2019: this January, and last July."""
    visits = [known(f"v-{first}", f"{first}-02") for first in ("2018-01", "2018-07", "2019-01")]
    assert meant(letter("Plans are better than at the visit in January."), *visits) == [
        ("v-2019-01", "inferred")
    ]
    assert meant(letter("Plans are better than at the last visit in July."), *visits) == [
        ("v-2018-07", "inferred")
    ]


def test_a_month_alone_in_a_letter_without_a_date_is_that_of_no_year() -> None:
    """The year would come from the letter's date; without one it is not guessed."""
    dated = letter("Plans are better than at the last visit in July.")
    visit = known("v", "2018-07-02")
    assert meant(dated, visit) == [("v", "inferred")]
    source = dated.document.source
    meta = replace(source.meta, date=LetterDate("", "not stated", ""))
    undated = replace(dated, document=replace(dated.document, source=replace(source, meta=meta)))
    (spoken,) = read(undated, visit)[1]
    assert (spoken.to, spoken.basis) == ("", "not stated")
    assert spoken.why == "The words give a month without a year, and the letter has no date."


def test_the_date_of_a_judgement_is_that_of_an_inspection_by_inference() -> None:
    """Both where the inspection is known and where these words alone tell of it."""
    words = "It was judged inadequate in September 2016."
    (visit,), (spoken,) = read(letter(words))
    assert (visit.basis, spoken.basis) == ("inferred", "inferred")
    assert spoken.why.startswith("The words date a judgement")
    assert meant(letter(words), known("i", "2016-09", "inspection")) == [("i", "inferred")]


def test_words_for_another_kind_of_visit_are_not_the_letters_own() -> None:
    """A letter about a monitoring visit does not report the focused visit that it speaks of."""
    words = "The recent focused visit found drift. The recent monitoring visit did not. This visit is over."
    own = ("kirklees-2018-12-04-monitoring-visit", "stated")
    assert meant(letter(words, ("monitoring visit", "2018-12-04"))) == [("", "not stated"), own, own]


def test_several_visits_are_not_one() -> None:
    """Nor is a visit made up for them."""
    visits, (spoken,) = read(letter("Practice was weak at the two monitoring visits in 2018."))
    assert visits == ()
    assert spoken.why == "The words speak of several visits."


def test_a_count_within_a_year_does_not_tell_which_visit() -> None:
    """The first visit in a year may be another than the one of that year which is known."""
    words = letter("This was seen at the first monitoring visit in 2018.")
    assert meant(words, known("v", "2018-12-04")) == [("", "not stated")]
    assert meant(words, known("v", "2018-12-04", ordinal=1)) == [("v", "stated")]
    assert meant(words, known("v", "2017-12-04", ordinal=1)) == [("", "not stated")]


def test_a_visit_that_is_counted_otherwise_is_another() -> None:
    """The third visit is not the second, whatever its month."""
    words = letter("This was seen at the third monitoring visit in May 2018.")
    assert meant(words, known("v", "2018-05-04", ordinal=3)) == [("v", "stated")]
    assert meant(words, known("v", "2018-05-04")) == [("v", "stated")]
    assert meant(words, known("v", "2018-05-04", ordinal=2)) == [("", "not stated")]


def test_a_date_that_may_be_of_what_a_visit_looked_at_makes_no_visit() -> None:
    """It leads to a visit of that date by inference, if one is known."""
    words = letter("The last visit, which looked at decisions taken in May 2018, was good.")
    assert read(words)[0] == ()
    assert meant(words) == [("", "not stated")]
    assert meant(words, known("v", "2018-05-04")) == [("v", "inferred")]


def test_what_a_person_decided_stands() -> None:
    """Words of which somebody said that nobody can know what they mean make no visit."""
    one = letter("Plans are better than at the last visit in July 2018.")
    decision = Decision("A. Maintainer", "2026-11-22", "Two visits were held that month.")
    decided = replace(one, references=(replace(one.references[0], decision=decision, basis="not stated"),))
    visits, (spoken,) = read(decided)
    assert visits == ()
    assert (spoken.to, spoken.why) == ("", "Two visits were held that month.")


def test_words_that_give_a_year_alone_part_no_visits_and_join_none() -> None:
    """Of two visits in a year each is known by its month, and the year alone fits both."""
    words = "Plans were late at the inspection in 2017. The inspection in May 2017 said so."
    (visit,), spoken = read(letter(words))
    assert visit.first == "2017-05"
    assert [one.to for one in spoken] == [visit.id, visit.id]
    visits, spoken = read(letter(f"{words} So did the inspection in November 2017."))
    assert [visit.first for visit in visits] == ["2017-05", "2017-11"]
    assert [one.to for one in spoken] == ["", *(visit.id for visit in visits)]
    assert spoken[0].why.startswith("More than one visit fits")


def test_a_visit_of_no_special_kind_may_be_called_by_any() -> None:
    """A letter that reports a visit speaks of it as a focused one too."""
    own = letter("This focused visit found drift.", ("visit", "2018-12-04"))
    assert meant(own) == [("kirklees-2018-12-04-visit", "stated")]


def test_an_inspection_of_any_framework_is_an_inspection() -> None:
    """The letter's own one is meant by its date and by "this inspection"; in a visit's letter it is none."""
    words = "This inspection found drift. The inspection in December 2018 was joint."
    own = ("kirklees-2018-12-04-joint-targeted-area-inspection", "stated")
    assert meant(letter(words, ("joint targeted area inspection", "2018-12-04"))) == [own, own]
    assert meant(letter("This inspection found drift.", ("monitoring visit", "2018-12-04"))) == [
        ("", "not stated")
    ]


def test_a_visit_is_told_in_words_that_give_its_date() -> None:
    """A letter that gives a year alone comes first, and one that gives the month is quoted."""
    letters = (
        letter("Practice is better than at the last inspection in 2018.", slug="2019-01-04-first"),
        letter("An inspection took place in February 2018.", slug="2019-01-05-second"),
        letter("The inspection in February 2018 was short.", slug="2019-01-06-third"),
    )
    corpus = link(replace(collection(), visits=()), letters)
    (visit,) = [event for event in corpus.events if event.kind == "visit"]
    assert visit.first == "2018-02"
    assert visit.passage is not None
    assert visit.passage.letter == "2019-01-05-second"


def test_words_that_date_a_visit_more_closely_tell_of_it_too() -> None:
    """What was judged in October 2016 says more of the inspection of 2016 than what has changed since."""
    (visit,) = [event for event in corpus().events if event.target == "2016-inspection"]
    assert visit.first == "2016"
    assert visit.passage is not None
    assert "judged as inadequate" in visit.passage.text


def test_the_last_inspection_is_the_one_that_the_letter_dates_in_these_words() -> None:
    """Before or after it; which one it is, is inferred, and the reason quotes the words."""
    words = (
        "Plans are better than at the last inspection. At the last ILACS inspection in May 2018, "
        "they were weak. The last inspection saw drift."
    )
    (visit,), spoken = read(letter(words))
    assert [(one.to, one.basis) for one in spoken] == [
        (visit.id, "inferred"),
        (visit.id, "stated"),
        (visit.id, "inferred"),
    ]
    assert spoken[0].why == "The letter speaks elsewhere of “the last ILACS inspection in May 2018”."
    assert len(visit.spoken_of) == 3
    told = "The council was last inspected in 2017. Since the last inspection, plans are better."
    assert [basis for _, basis in meant(letter(told))] == ["stated", "inferred"]


@pytest.mark.parametrize(
    "words",
    [
        "The previous inspection in 2014 saw drift. Plans are better than at the last inspection.",
        "The inspection in 2014 saw drift. Plans are better than at the last inspection.",
        "The last inspection in 2018 saw drift. Plans are better than at the last full inspection.",
        "The last monitoring visit in May 2018 saw drift. Plans are better than at the last inspection.",
        "The last inspection in 2018 saw drift. Plans are better than at the inspection.",
        "The last inspection in 2018 saw drift. Plans are better than at the last visit.",
        "The last inspection in 2016 saw drift. So did the inspection in May 2018. It grew since the last"
        " inspection.",
        "The last inspection in 2018 saw drift. At its last inspection, the school was good.",
        "Its last inspection in 2018 saw drift. The children’s home is better than at its last inspection.",
    ],
)
def test_words_that_the_letter_does_not_date_stay_unresolved(words: str) -> None:
    """Other words may speak of another inspection, and of words that say more it is not told."""
    assert meant(letter(words))[-1] == ("", "not stated")


def test_the_last_inspection_is_the_one_before_that_which_the_letter_reports() -> None:
    """The date of its own inspection does not hide the earlier one."""
    words = (
        "The inspection in December 2018 was clear. The last inspection in 2016 saw drift. "
        "It has grown since the last inspection."
    )
    assert meant(letter(words, ("inspection", "2018-12-04")))[-1] == ("kirklees-2016-inspection", "inferred")


def test_a_letter_that_dates_two_earlier_inspections_does_not_tell_which_was_the_last() -> None:
    """Nor does another letter."""
    two = (
        "The last inspection in 2016 saw drift. The previous inspection in 2014 did. "
        "Since the last inspection, it is better."
    )
    assert meant(letter(two))[-1] == ("", "not stated")
    letters = (
        letter("The last inspection in 2016 saw drift."),
        letter("Plans are better than at the last inspection.", slug="2019-01-05-test"),
    )
    assert [spoken.to for spoken in read(letters)[1]] == ["kirklees-2016-inspection", ""]


def test_a_letter_that_counts_its_own_visit_speaks_of_it() -> None:
    """Where a maintainer has written down which visit has that count, it is that one."""
    own = letter("This is the second monitoring visit since 2016.", ("monitoring visit", "2018-12-04"))
    assert meant(own) == [("kirklees-2018-12-04-monitoring-visit", "stated")]
    second = known("second", "2018-12-04", ordinal=2)
    assert meant(own, second, known("first", "2018-07-02", ordinal=1)) == [("second", "stated")]
    other = known("focused", "2018-07-02", "focused visit", ordinal=2)
    assert meant(own, other) == [("kirklees-2018-12-04-monitoring-visit", "stated")]
