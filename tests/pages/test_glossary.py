"""The glossary: how a reader gets to a term, and where its meaning stands."""

from __future__ import annotations

from generator.pages import addresses
from tests.pages.built import built


def test_the_letters_at_the_top_lead_to_the_first_term_of_each() -> None:
    """Every first letter of a term, once and in the order of the alphabet."""
    page = built(5).tree(addresses.GLOSSARY)
    links = {link.text: link.get("href") for link in page.xpath("//nav[starts-with(@class, 'a-to-z')]/a")}
    terms = page.xpath("//dl[@class='glossary']/div")
    firsts: dict[str, str] = {}
    for term in terms:
        firsts.setdefault(term.find("dt").text.strip()[0].upper(), f"#{term.get('id')}")
    assert links == firsts
    assert list(links) == sorted(links)


def test_an_abbreviation_leads_to_the_entry_that_has_its_meaning() -> None:
    """A meaning that two entries share stands once, under the words in full."""
    glossary = built(5).corpus.collection.glossary
    by_term = {entry.term.casefold(): entry for entry in glossary}
    shared = {
        entry.id: by_term[entry.expansion.casefold()].id
        for entry in glossary
        if entry.expansion.casefold() in by_term
    }
    page = built(5).tree(addresses.GLOSSARY)
    assert {"dcs", "iro"} <= set(shared)
    for short, full in shared.items():
        [entry] = page.xpath(f"//div[@id='{short}']")
        assert entry.xpath("dd/p[1]/a/@href") == [f"#{full}"]
        assert "Source:" not in entry.text_content()
    meanings = [entry.meaning for entry in glossary if entry.id not in shared]
    assert all(page.text_content().count(meaning) == 1 for meaning in meanings)


def test_each_meaning_that_nobody_has_checked_says_so() -> None:
    """Whether or not its source has a link: a source named alone would look as if it bore the meaning out."""
    for entry in built(5).corpus.collection.glossary:
        [shown] = built(5).tree(addresses.GLOSSARY).xpath(f"//div[@id='{entry.id}']")
        if not shown.xpath("dd/p[1]/a"):  # that leads to the entry with the meaning
            said = "The meaning is not yet checked." in shown.text_content()
            assert said != bool(entry.checked), entry.id
