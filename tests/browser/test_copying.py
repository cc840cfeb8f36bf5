"""What a reader takes away from a letter: quotations with their citation, links that last, and reports."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Page

from generator.model import Block
from tests.browser.conftest import LETTER, LONG, SLUG, VERY_LONG
from tests.reading import corpus

ARTICLE = "2018-08-news-fifth-monitoring-visit"
DOCUMENT = corpus().letter(SLUG).document


def words_of(paragraph: str) -> str:
    """A paragraph's words as the letter has them."""
    return DOCUMENT.of(next(block for block in DOCUMENT.blocks if block.id == paragraph))


def copied(page: Page, paragraph: str, style: str = "text") -> str:
    """What the clipboard holds after the paragraph has been copied in this style."""
    page.evaluate("document.querySelector('.copied').textContent = ''")
    page.select_option("[name='copy-as']", style)
    page.click(f"[data-copy='{paragraph}']")
    page.locator(".copied", has_text="Copied").wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_copy_gives_quotation_citation_and_link(letter: Page) -> None:
    """Copying a paragraph gives its words and nothing of ours, who wrote it, and a link that leads back."""
    text = copied(letter, "p2")
    assert text.startswith(f"“{words_of('p2')}” (Rachel Holden, ‘Monitoring visit of Kirklees")
    assert "4 January 2019, paragraph 2, numbered by this site.)" in text
    letter.goto(text.rsplit(" ", 1)[1])
    assert letter.evaluate("document.querySelector(':target').id") == "p2"
    assert letter.locator(".changed").count() == 0


def test_copy_of_a_selection_quotes_only_that(letter: Page) -> None:
    """With words of the paragraph selected, only those are quoted."""
    letter.evaluate(
        """() => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector('#p2 .st'));
            getSelection().addRange(range);
        }"""
    )
    statement = DOCUMENT.statements_of(next(b for b in DOCUMENT.blocks if b.id == "p2"))[0]
    assert copied(letter, "p2").startswith(f"“{DOCUMENT.of(statement)}” (")


def test_copy_in_every_form(letter: Page) -> None:
    """Markdown quotes, HTML cites, BibTeX and RIS carry the fields that a reference manager reads."""
    quote = words_of("p2")
    assert copied(letter, "p2", "markdown").startswith(f"> {quote}\n>\n> — Rachel Holden")
    page = html.fragment_fromstring(copied(letter, "p2", "html"), create_parent=True)
    assert page.find("blockquote").text_content() == quote
    bibtex = copied(letter, "p2", "bibtex")
    assert bibtex.startswith(f"@techreport{{{SLUG}-p2,\n")
    assert "institution = {Ofsted}" in bibtex
    ris = dict(line.split("  - ", 1) for line in copied(letter, "p2", "ris").splitlines())
    assert (ris["TY"], ris["AU"], ris["DA"]) == ("RPRT", "Holden, Rachel", "2019/01/04")
    assert ris["N1"] == f"“{quote}”"


def test_a_quotation_inside_a_quotation_has_single_marks(letter: Page, address: str) -> None:
    """The article quotes a report; a citation of it does not open two double marks at once."""
    letter.goto(f"{address}letters/{ARTICLE}/")
    quoting = next(b.id for b in corpus().letter(ARTICLE).document.blocks if b.id and "“" in text_of(b))
    text = copied(letter, quoting)
    assert "““" not in text
    assert text.count("“") == text.count("”") == 1
    assert "‘" in text.partition("” (")[0]


@pytest.mark.parametrize(
    ("slug", "note"),
    [
        ("2017-12-director-message", "December 2017 (inferred date)"),
        ("2021-11-10-focused-visit", "10 November 2021 (date from the publisher)"),
        ("2017-08-commissioner-addendum", "Department for Education (publisher inferred)"),
        (SLUG, ""),
    ],
)
def test_a_reference_manager_is_told_what_the_letter_does_not_state(
    letter: Page, address: str, slug: str, note: str
) -> None:
    """A date or publisher that is known otherwise comes with a note, in the words of the page's citation."""
    letter.goto(f"{address}letters/{slug}/")
    paragraph = letter.locator("[data-copy]").first.get_attribute("data-copy") or ""
    assert note in str(letter.locator("dt:text('Cite as') + dd").text_content())
    bibtex, ris = (copied(letter, paragraph, style).splitlines() for style in ("bibtex", "ris"))
    (noted,) = (line for line in bibtex if line.startswith("  note = {"))
    assert noted.startswith(f"  note = {{{note}. Paragraph " if note else "  note = {Paragraph ")
    notes = [line.removeprefix("N1  - ") for line in ris if line.startswith("N1")]
    assert notes[:-1] == ([note] if note else [])
    assert notes[-1].startswith("“")


def text_of(block: Block) -> str:
    """A block's words in the article."""
    return corpus().letter(ARTICLE).document.of(block)


def test_words_selected_over_several_paragraphs_are_the_letters(letter: Page) -> None:
    """What a reader selects and copies by hand holds none of our notes between the paragraphs."""
    selected = letter.evaluate(
        """() => {
          const [from, to] = ["p2", "p4"].map((id) => document.getElementById(id));
          getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length);
          return getSelection().toString();
        }"""
    )
    first, last = (next(block for block in DOCUMENT.blocks if block.id == p) for p in ("p2", "p4"))
    assert selected.split() == DOCUMENT.text[first.start : last.end].split()


def test_a_body_is_cited_as_a_body(letter: Page) -> None:
    """RIS turns a person's name round and leaves a body's; BibTeX keeps a body's together in braces."""
    assert "author = {Rachel Holden}" in copied(letter, "p2", "bibtex")
    letter.evaluate(
        """() => {
            const data = document.querySelector('[data-letter]').dataset;
            const names = ['A Board, of two'];
            data.citation = JSON.stringify({...JSON.parse(data.citation), authors: names, bodies: names});
        }"""
    )
    assert "AU  - A Board of two" in copied(letter, "p2", "ris").splitlines()
    assert "author = {{A Board, of two}}" in copied(letter, "p2", "bibtex")


def test_a_link_made_before_the_words_changed_says_so(letter: Page, address: str) -> None:
    """A link with another hash than the paragraph's shows a notice by it; it is ours, not the letter's."""
    letter.goto(f"{address}{LETTER}?text=00000000#p2")
    notice = letter.locator("#p2 + .note, .changed").first
    assert "have changed" in str(notice.text_content())
    assert notice.get_attribute("data-ours") is not None


NAMED = '<meta name="readacross-report" content="mailto:a@example.org?subject={title}&amp;body={body}">'


def with_an_address_for_reports(page: Page, path: str) -> None:
    """The page comes as from a site whose maintainers take reports."""
    page.route(
        f"**/{path}",
        lambda route: route.fulfill(
            response=(got := route.fetch()), body=got.text().replace("</head>", f"{NAMED}</head>")
        ),
    )


def test_a_report_of_a_wrong_coding_is_filled_in(page: Page, address: str) -> None:
    """With an address for reports, a note offers one that names the paragraph and its labels."""
    with_an_address_for_reports(page, LETTER)
    page.goto(address + LETTER)
    page.locator(".note .because summary").first.click()
    report = unquote(page.locator(".note .report").first.get_attribute("href") or "")
    assert report.startswith(f"mailto:a@example.org?subject=Coding of paragraph 2, {SLUG}&body=http://")
    assert "#p2\n\nNow:\nSentence 1" in report


def test_a_long_letter_is_reported_from_its_reasons(page: Page, large_address: str) -> None:
    """The note leads to the paragraph's reasons, and a report from there links to the paragraph."""
    with_an_address_for_reports(page, f"{LONG}reasons/")
    page.goto(f"{large_address}{LONG}")
    paragraph = page.locator("[data-text]:has(+ .note .because)").first.get_attribute("id") or ""
    page.locator(f"#{paragraph} + .note .because").click()
    assert page.url == f"{large_address}{LONG}reasons/#{paragraph}"
    report = unquote(page.locator(f"#{paragraph} .report").get_attribute("href") or "")
    assert f"Coding of paragraph {paragraph[1:]}, " in report
    assert re.search(
        rf"body={re.escape(large_address + LONG)}\?text=[0-9a-f]+#{paragraph}\n\nNow:\nSentence", report
    )


def test_a_citation_from_a_later_page_leads_to_that_page(page: Page, large_address: str) -> None:
    """What is copied from the second page of a very long report links to the paragraph there."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{large_address}{VERY_LONG}2/")
    paragraph = page.locator("[data-text]").first.get_attribute("id")
    page.locator(f"[data-copy={paragraph}]").press("Enter")
    page.locator(".copied:not(:empty)").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    address = re.escape(f"{large_address}{VERY_LONG}2/")
    assert re.search(rf"{address}\?text=[0-9a-f]+#{paragraph}$", copied)
