"""Letters whose council is not stated: they are about no council that is known, and not about one."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import cache

from generator.link import link
from generator.model import NOT_STATED, AnnotatedDocument, Authority
from generator.pages import addresses
from generator.pages.home import HomeView
from tests.corpora import many
from tests.pages.built import Built, built_of

THEME = addresses.theme("supervision-oversight")
NOT_STATEDS = addresses.authority(NOT_STATED)


def about_nobody(letter: AnnotatedDocument) -> AnnotatedDocument:
    """The letter as if it did not state its council."""
    meta = replace(letter.meta, authority=NOT_STATED)
    return replace(
        letter, document=replace(letter.document, source=replace(letter.document.source, meta=meta))
    )


@cache
def site(unstated: int = 5) -> Built:
    """Twenty letters about four councils; of the second's the first so many do not state theirs."""
    corpus = many(20, 4)
    of_second = [letter.slug for letter in corpus.letters if letter.meta.authority == "council-001"][
        :unstated
    ]
    names = (*corpus.collection.authorities, Authority(NOT_STATED, "Authority not stated"))
    letters = [about_nobody(one) if one.slug in of_second else one for one in corpus.letters]
    return built_of(link(replace(corpus.collection, authorities=names), letters))


def words(path: str, unstated: int = 5) -> str:
    """The text of a page."""
    return " ".join(site(unstated).tree(path).text_content().split())


def test_no_report_of_a_visit_to_no_known_council_is_said_to_be_missing() -> None:
    """It may be held under the name of a council: on its page, the first page and the timeline."""
    unreported = [v for v in site().corpus.visits if v.authority == NOT_STATED and not v.reported_by]
    assert unreported
    home = site().pages[addresses.HOME].view
    assert isinstance(home, HomeView)
    assert home.missing
    assert not any("not stated" in link.text for link in home.missing)
    assert "missing" not in site().ids(NOT_STATEDS)
    entries = {li.get("id"): li for li in site().tree(addresses.TIMELINE).xpath("//ol/li[@id]")}
    for visit in unreported:
        said = " ".join(entries[addresses.visit_anchor(visit.id)].text_content().split())
        assert "Not held" not in said
        assert "its report may be held under a council’s name" in said
    assert "Not held: the inspectors’ own letter" in words(addresses.TIMELINE)
    rows = csv.DictReader(io.StringIO(site().files[addresses.TIMELINE_CSV].decode()))
    held = {row["target"]: row["held"] for row in rows if row["kind"] == "visit"}
    assert {held[visit.id] for visit in unreported} == {"not known"}
    assert set(held.values()) == {"yes", "no", "not known"}


def test_nothing_is_said_to_be_the_only_letter_about_no_known_council() -> None:
    """Nor to have none after it: others may be about the same council."""
    assert "Only one letter about this council is held here" not in words(NOT_STATEDS, 1)
    assert "Its council is not stated, so nothing that is known to be later can be read" in words(
        NOT_STATEDS, 1
    )
    assert "No letter about this council" not in words(NOT_STATEDS)
    slugs = {letter.slug for letter in site().corpus.letters if letter.meta.authority == NOT_STATED}
    seen = 0
    for path in site().text:
        if path.startswith("findings/") and path.count("/") > 1:
            for slug in slugs.intersection(site().ids(path)):
                part = site().text[path].split(f'id="{slug}"')[1].split("<h2")[0]
                assert "Its council is not stated, so no letter held here is known to be" in part
                assert "about this council" not in part
                seen += 1
    assert seen


def test_not_stated_is_no_council_among_others() -> None:
    """It is in no list of councils, is called the same everywhere, and stands last where it must stand."""
    assert not [path for path in site().text if "Authority not stated" in site().text[path]]
    home = site().pages[addresses.HOME].view
    assert isinstance(home, HomeView)
    assert [council.text for council in home.councils] == ["Council 000", "Council 002", "Council 003"]
    index = site().tree(addresses.AUTHORITIES)
    assert index.xpath("//ul/li/a/text()") == ["Council 000", "Council 002", "Council 003"]
    assert index.xpath("//p/a/@href") == ["not-stated/"]
    assert site().tree(THEME).xpath("//section[@class='council']/@id")[-1] == "council-not-stated"
    assert "Letters whose council is not stated stand last." in words(THEME)
    assert "about Council not stated" not in " ".join(site().text.values())


def test_letters_whose_council_is_not_stated_are_not_said_to_be_about_one() -> None:
    """A page narrowed to them says that they may be about several, and draws no direction between them."""
    section = site().tree(THEME).xpath("//section[@id='council-not-stated']")[0]
    said = " ".join(section.text_content().split())
    assert "Only letters whose council is not stated are shown here; they may be about different" in said
    drawn = {text.strip() for text in section.xpath(".//td[@class='words']/text()")}
    not_compared = "publisher or council not stated, so not compared"
    assert drawn <= {not_compared, "no judgement to compare", "nothing found", ""}
    assert not_compared in drawn
    row = "so a row of this table cannot show whether any of them got better or worse"
    assert row in words(NOT_STATEDS)
    assert row not in words(addresses.authority("council-000"))
    several = "Letters whose council is not stated may be about different councils"
    assert several in words(NOT_STATEDS)
    assert several in words(addresses.AUTHORITIES)
    assert "5 letters whose council is not stated, theme by theme." in site().text[NOT_STATEDS]
    [slug] = [one.slug for one in site(1).corpus.letters if one.meta.authority == NOT_STATED]
    letter = site(1).text[addresses.letter(slug)]
    assert ">Council not stated</a></dd>" in letter
    assert "about:" not in letter.split("\n---\n")[0]
