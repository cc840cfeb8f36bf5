"""Dates and counts in words."""

from __future__ import annotations

import re
from html import unescape

import pytest

from generator.model import Passage
from generator.pages import addresses, wording
from generator.pages.shown import where
from tests.corpora import many
from tests.pages.built import built, part_of


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2019-01-04", "4 January 2019"),
        ("2017-08", "August 2017"),
        ("2017", "2017"),
        ("", "date not stated"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(value: str, words: str) -> None:
    """A date that stops early is shown without a day or month that nobody stated."""
    assert wording.day(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2018-12-04", "2018-12-05", "4 and 5 December 2018"),
        ("2018-11-30", "2018-12-01", "30 November to 1 December 2018"),
        ("2018-12-31", "2019-01-02", "31 December 2018 to 2 January 2019"),
        ("2018-12-04", "2018-12-04", "4 December 2018"),
        ("2018-07", "", "July 2018"),
        ("2018-07", "2018-09", "July to September 2018"),
        ("2018", "2018-09", "2018 to September 2018"),
        ("", "", "date not stated"),
    ],
)
def test_a_run_of_days_is_said_once(first: str, last: str, words: str) -> None:
    """Two dates share the month or the year that they have in common."""
    assert wording.days(first, last) == words


def test_counts_agree_with_their_nouns() -> None:
    """One is singular, none and many are plural, and thousands have commas."""
    assert wording.plural(1, "letter") == "1 letter"
    assert wording.plural(0, "letter") == "0 letters"
    assert wording.plural(1234, "body", "bodies") == "1,234 bodies"


def test_lists_read_as_sentences() -> None:
    """The last item is joined by "and"."""
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.listed(["a"]) == "a"
    assert wording.listed([]) == ""


def test_sizes_have_units() -> None:
    """Sizes are bytes, kB or MB, in thousands."""
    assert [wording.size(n) for n in (812, 14_200, 2_300_000)] == ["812 bytes", "14 kB", "2.3 MB"]


def test_a_narrow_column_has_a_short_date() -> None:
    """A month and year where they are known, the year or nothing where they are not."""
    assert [wording.month(d) for d in ("2019-01-04", "2017-08", "2017", "")] == [
        "Jan 2019",
        "Aug 2017",
        "2017",
        "no date",
    ]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2018-04-03", "2018-08-17", "Apr to Aug 2018"),
        ("2018-04-03", "2018-04-17", "Apr 2018"),
        ("2018-11-30", "2019-01-02", "Nov 2018 to Jan 2019"),
    ],
)
def test_a_run_of_months_is_short(first: str, last: str, words: str) -> None:
    """For the head of a narrow column."""
    assert wording.months(first, last) == words


def test_readers_meet_themes_by_their_titles() -> None:
    """No rule on the page of the coding calls a theme by its id."""
    site = built(5)
    ids = [theme.id for theme in site.corpus.collection.codebook.themes if "-" in theme.id]
    words = site.tree(addresses.CODING).xpath("//ul[not(@class)]/li")
    text = " ".join(item.text_content() for item in words)
    assert "“Exploitation and missing children”" in text
    assert "“Case recording and systems” is added only when the record itself is judged." in text
    assert [one for one in ids if re.search(rf"\b{one}\b", text)] == []


def test_a_decision_is_not_said_to_be_by_a_review() -> None:
    """Who decided may be a person or a review, so the name stands by itself."""
    for path, text in built(5).text.items():
        assert "by Review by" not in text, path
    why = built(5).tree(addresses.letter("2019-01-04-monitoring-visit")).xpath("//details[@class='because']")
    said = " ".join(" ".join(fold.text_content() for fold in why).split())
    assert "Decided (Review by a language model). Chosen on reading" in said


def test_colours_of_themes_by_years_have_their_key_on_the_first_page() -> None:
    """The first page explains its table's colours as the page of themes does."""
    for letters, councils in ((5, 1), (130, 13)):
        site = built(letters, councils)
        for path in (addresses.HOME, addresses.THEMES):
            [key] = re.findall("The stronger a cell’s colour, the more statements(.*?),", site.text[path])
            assert key == (" each letter makes on average" if letters == 130 else "")


def test_a_comparison_names_its_council_where_there_are_several() -> None:
    """The heading says whose letters are set side by side."""
    for letters, councils in ((5, 1), (20, 2)):
        site = built(letters, councils)
        names = {one.id: one.name for one in site.corpus.collection.authorities}
        for comparison in site.corpus.comparisons:
            title = str(site.pages[addresses.comparison(comparison.later)].front["title"])
            about = names[site.corpus.letter(comparison.later).meta.authority]
            assert title.startswith(f"{about}: ") is (councils > 1)


def test_an_item_of_a_letters_own_list_leads_to_its_themes() -> None:
    """What stands there is said in plain words, and nothing is promised of later letters."""
    lists = (
        built(5)
        .tree(addresses.FINDINGS)
        .xpath("//p[@class='passage-meta'][contains(., 'See all findings on')]")
    )
    assert lists
    assert not any("later letters" in one.text_content() for one in lists)


def test_words_that_are_no_statement_are_given_no_judgement() -> None:
    """A name in an address or a signature is listed by where it stands, and no judgement is spoken of."""
    text = built(5).text[addresses.PEOPLE]
    outside = {place for entity in built(5).corpus.entities for p in entity.passages for place in _outside(p)}
    assert outside
    for place in outside:
        assert f">{place.capitalize()}</a>" in text and f", {place}</a>" not in text


def _outside(passage: Passage) -> list[str]:
    letter = built(5).corpus.letter(passage.letter)
    return [] if passage.statement else [where(letter.document.blocks[passage.block])]


def test_years_of_many_councils_are_not_offered_as_a_trend() -> None:
    """Where the letters of each year are about other councils, the table of a theme's years says so."""
    path = addresses.theme("supervision-oversight")
    assert "cannot show whether any council got better" in built(130, 13).text[path]
    assert ("themes/supervision-oversight", "councils") in built(130, 13).links(path)
    assert "councils" in built(130, 13).ids(path)
    of_one = part_of(many(130, 1), "theme supervision-oversight").text[path]
    assert "cannot show whether any council" not in of_one
    assert "year by year" in of_one


def test_a_row_of_many_councils_is_not_offered_as_a_trend() -> None:
    """Where the columns of a matrix are about several councils, by letters as by years, it says so."""
    said = "so a row cannot show whether any of them got better or worse"
    for site, several in ((built(5), False), (built(12, 3), True), (built(130, 13), True)):
        for path in (addresses.HOME, addresses.THEMES):
            assert (said in site.body(path)) is several


def test_a_councils_page_says_what_its_table_cannot_show_and_leads_to_its_newest_comparison() -> None:
    """Visits look at different things, as stands beside every matrix; the comparison is one press away."""
    site = built(12, 3)
    for council in site.corpus.collection.authorities:
        path = addresses.authority(council.id)
        newest = [one for one in site.corpus.letters if one.meta.authority == council.id][-1].slug
        lead, table = site.body(path).split("{: #matrix }")[0], site.body(path).split("{: #matrix }")[1]
        assert "Visits look at different parts of a service" in table.split("<table")[0]
        assert f"compare/{newest}/" in lead


def test_counts_of_concerns_say_that_mixed_statements_hold_one_too() -> None:
    """Beside a theme's years, and at a glance where a letter has mixed statements."""
    note = "A mixed statement holds a concern too."
    assert note in built(130, 13).body(addresses.theme("supervision-oversight"))
    for letter in built(5).corpus.letters:
        mixed = any(coding.stance.id == "mixed" for coding in letter.codings)
        glance = built(5).body(addresses.letter(letter.slug)).split('id="glance"')[1].split("</section>")[0]
        assert (note in glance) is mixed


def test_one_thing_has_one_name() -> None:
    """Words that once named the same thing otherwise, or in an odd way, stand on no page."""
    former = (
        "Date inferred",
        "date inferred",
        "without a judgement",
        "could not be resolved",
        "we could not place",
        "ake it away",
        "be taken away:",
        "One row a ",
        "other concerns, on",
        "not the report of one visit",
        "<summary>Which</summary>",
        "by stance",
        "flatter it a little",
    )
    for path, text in built(5).text.items():
        assert [words for words in former if words in unescape(text)] == [], path


def test_a_letter_is_called_by_its_council_among_letters_of_several() -> None:
    """Two councils may have letters of one day, and a link is often heard without what stands beside it."""
    links = [
        link.text_content()
        for path in built(20, 2).pages
        if path.startswith(("timeline/", "themes/", "people/"))
        for link in built(20, 2).tree(path).xpath("//a[starts-with(., 'the letter of ')]")
    ]
    assert links
    assert [words for words in links if " about Council " not in words] == []


def test_a_span_ends_with_the_date_that_ends_last() -> None:
    """A letter of 2018 may be later than one of June 2018."""
    assert wording.span(["2018-06", "2018"]) == "2018"
    assert wording.span(["2018", "2017-05", "", "2018-06"]) == "May 2017 to 2018"
    assert wording.span(["", ""]) == ""
