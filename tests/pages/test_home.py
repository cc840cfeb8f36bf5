"""The first page: what its links say is what they lead to."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.link import link
from generator.model import Authority, Corpus
from generator.pages import addresses, home
from generator.pages.home import HomeView, home_page
from generator.pages.letters import author
from generator.pages.places import place
from tests.corpora import many
from tests.pages.built import Built, built, built_of
from tests.reading import corpus


def doors(of: Corpus) -> dict[str, str]:
    """What each door says, by where it leads."""
    view = home_page(place(of)).view
    assert isinstance(view, HomeView)
    return {door.href: door.what for door in view.doors}


def test_who_writes_is_led_to_search() -> None:
    """What they have is words of a quotation, among five letters as among many councils'."""
    for of in (corpus(), built(12, 3).corpus):
        assert "words of a quotation" in doors(of)["search/"]
        assert not any("compare/" in href for href in doors(of))


def test_where_to_start_stands_before_anything_to_explore() -> None:
    """Above the strip, whose marks take a caption to read."""
    assert built_of(corpus()).ids(addresses.HOME)[:2] == ["start", "when"]


def test_who_is_worried_about_a_child_is_told_whom_to_ask() -> None:
    """On the first page, in words, whatever letters are held."""
    for site in (built_of(corpus()), built(12, 3)):
        home = site.body(addresses.HOME)
        assert "If a child is in danger now, call 999." in home
        assert "contact the children’s services of the council where the child lives" in home


def test_a_council_without_letters_is_none_to_choose() -> None:
    """The settings may list councils, or an entry for "not stated", that no letter held here is about."""
    unused = Authority("not-stated", "Authority not stated")
    listed = replace(corpus().collection, authorities=(*corpus().collection.authorities, unused))
    said = doors(replace(corpus(), collection=listed))
    assert "authorities/" not in said
    assert not any("Choose your council" in what for what in said.values())


def test_what_is_no_letter_is_not_counted_as_one_unsaid() -> None:
    """The kinds of document are listed with their numbers, unless all of them are letters."""
    for path in (addresses.HOME, addresses.LETTERS):
        assert (
            "By kind: Commissioner’s report (1), Director’s message to staff (1), Focused visit letter (1), "
            "Monitoring visit letter (1) and News article (1)."
        ) in built(5).text[path]
    letters = [one for one in corpus().letters if one.meta.kind.endswith("-letter")]
    assert len(letters) == 2
    assert "By kind:" not in built_of(link(corpus().collection, letters)).text[addresses.HOME]


def test_the_newest_document_is_called_what_it_is() -> None:
    """A news article at the head of a collection is no letter, in the heading and in what doors say."""
    site = built_of(link(corpus().collection, corpus().letters[:3]))
    assert "## The newest text {: #newest }" in site.text[addresses.HOME]
    assert not any("newest letter" in said for said in doors(site.corpus).values())


def test_a_kind_that_may_be_anybodys_names_its_publisher() -> None:
    """ "Letter" alone would leave open whether inspectors wrote it or a minister."""
    bare = [
        replace(kind, title="Letter") if kind.id == "focused-visit-letter" else kind
        for kind in corpus().collection.kinds
    ]
    renamed = replace(corpus(), collection=replace(corpus().collection, kinds=tuple(bare)))
    site = built_of(renamed)
    for path in (addresses.LETTERS, addresses.FINDINGS, addresses.theme("supervision-oversight")):
        assert "Letter, Ofsted" in site.text[path], path
        assert "Monitoring visit letter, Ofsted" not in site.text[path]


def test_uses_of_a_term_name_the_council_where_there_are_several() -> None:
    """Letters about two councils may have one date, and a date alone would not tell whose letter it is."""
    one, several = (built(*size).tree(addresses.GLOSSARY).text_content() for size in ((5, 1), (20, 4)))
    assert "Council 000" in several and ", Kirklees" not in one.split("Used", 1)[1].split(".")[0]


def test_the_timeline_says_what_each_text_is() -> None:
    """An article among letters is called one, by its kind."""
    said = built(5).tree(addresses.TIMELINE).text_content()
    assert "News article, held here" in said and "Monitoring visit letter, held here" in said
    assert "the article of August 2018: the fifth monitoring visit" in " ".join(said.split())


def test_readers_of_one_council_start_at_their_council() -> None:
    """Where letters about many are held, the newest letter is about a council that most did not come for."""
    said = doors(many(20, 4))
    assert "Choose your council" in said["authorities/"]
    assert not any(href.startswith("letters/") for href in said)
    assert "findings/" in doors(corpus()) and "authorities/" not in doors(corpus())


def test_lists_name_the_kind_of_text_that_a_letter_stands_beside() -> None:
    """A list and a letter's foot say whether a letter, a message or an article stands before it."""
    nouns = {kind.id: kind.noun for kind in corpus().collection.kinds}
    site = built(5)
    said = {}
    for comparison in corpus().comparisons:
        noun = said[comparison.later] = nouns[corpus().letter(comparison.earlier).meta.kind]
        page = site.text[addresses.letter(comparison.later)]
        assert f">Compare with the {noun} before</a>" in page
    found = re.findall(r'compare/([^/"]+)/">compare with the (\w+) before</a>', site.text[addresses.LETTERS])
    assert dict(found) == said and len(set(said.values())) > 1


def test_an_author_that_is_not_recorded_is_not_said_to_be_missing() -> None:
    """Nothing in the front matter means that no author is recorded, not that the letter names none."""
    letter = corpus().letters[0]
    meta = replace(letter.meta, authors=(), author_role="")
    source = replace(letter.document.source, meta=meta)
    bare = replace(letter, document=replace(letter.document, source=source))
    assert author(bare) == "author not recorded here"


def test_visits_that_are_not_held_and_not_listed_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list and the count make up all of them."""
    views = []
    for shown in (home.MISSING_SHOWN, 1):
        monkeypatch.setattr(home, "MISSING_SHOWN", shown)
        view = home_page(place(corpus())).view
        assert isinstance(view, HomeView)
        views.append(view)
    every, one = views
    assert (len(one.missing), every.more_missing) == (1, 0)
    assert one.more_missing == len(every.missing) - 1 > 0


def dated(*dates: str) -> Built:
    """The first real letters, as if they were of these dates."""
    letters = []
    for letter, date in zip(corpus().letters, dates, strict=False):
        meta = replace(letter.meta, date=replace(letter.meta.date, value=date))
        source = replace(letter.document.source, meta=meta)
        letters.append(replace(letter, document=replace(letter.document, source=source)))
    return built_of(link(corpus().collection, letters))


@pytest.mark.parametrize(
    ("dates", "known"),
    [
        (("2018", "2018-06"), False),
        (("2018-06-01", "2018-06-01"), False),
        (("", ""), False),
        (("", "2018-06-01"), False),
        (("2017", "2018-06"), True),
        (("2018-06-01",), True),
    ],
)
def test_a_letter_is_called_the_newest_only_where_no_other_may_be(
    dates: tuple[str, ...], known: bool
) -> None:
    """The first page shows a letter all the same, under the same anchor, and an index promises no order."""
    site = dated(*dates)
    assert ("## The newest text {: #newest }" in site.text[addresses.HOME]) is known
    assert ("## A text {: #newest }" in site.text[addresses.HOME]) is not known
    told = doors(site.corpus).values()
    assert any("The newest text, word for word" in said for said in told) is known
    assert any("A text, word for word" in said for said in told) is not known
    for path in (addresses.LETTERS, addresses.FINDINGS):
        assert not re.search(r"(?i)newest", site.text[path]), path


def heads(site: Built) -> list[str]:
    """The words at the head of each letter's column in the first page's table."""
    found = site.tree(addresses.HOME).xpath("//table[contains(@class, 'matrix')]/thead//th[position() > 1]")
    return [" ".join(head.text_content().split()) for head in found]


def test_letters_of_one_month_or_of_no_date_are_told_apart_by_their_kinds() -> None:
    """Two columns under one head say nothing; where heads differ no words stand below them."""
    assert heads(dated("", "", "2018-06")) == [
        "no date Commissioner’s report",
        "no date Director’s message to staff",
        "Jun 2018",
    ]
    assert heads(dated("2017-08-02", "2017-08-30"))[1] == "Aug 2017 Director’s message to staff"
    assert heads(dated("2017-08", "2017-12")) == ["Aug 2017", "Dec 2017"]


def test_an_index_says_how_many_letters_are_outside_its_span() -> None:
    """Those without a date may be older or newer than all others."""
    said = "2 letters, June 2018, 1 without a date. The latest date stands first."
    assert said in dated("", "2018-06").text[addresses.LETTERS]
    assert "2 letters. Every letter" in dated("", "").text[addresses.LETTERS]
    assert "2 letters, 2018. The latest date" in dated("2018", "2018-06").text[addresses.LETTERS]
    assert "2 letters, 2018." in dated("2018", "2018-06").text[addresses.HOME]


def test_a_visit_is_not_said_to_be_spoken_of_where_no_letter_does() -> None:
    """Files of the collection may record it; neither the list of what is missing nor a strip says more."""
    for path in (addresses.HOME, addresses.TIMELINE):
        assert not re.search(r"letters here (also )?speak of", built(5).text[path]), path
    said = "What they found is known here only from letters that speak of them, if any do."
    assert said in built(5).text[addresses.HOME]
