"""The page of one letter: facts, words with their marks, notes, and the ways to other letters."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement

from generator.link import link
from generator.model import STANCES, Corpus, LetterDate, Page, StanceLabel
from generator.pages.across import gather
from generator.pages.letter import LetterView, letter_pages
from generator.pages.letter_facts import bodies_among
from generator.pages.letter_views import Piece
from generator.pages.places import place
from generator.pages.shown import At
from generator.pages.whys import because, why_judged
from generator.permalinks import Ledger, with_published_ids
from generator.proof import compare, lost_links
from generator.render import render
from tests.reading import corpus, corpus_of, document_of, source_of

SLUGS = [letter.slug for letter in corpus().letters]
LETTER = "Dear Ms Brown\n\nOverview\n\n{}\n\nYours sincerely\n\nA. Clerk\n"


def letter_page(of: Corpus, slug: str) -> Page:
    """The first page of one letter."""
    places = place(of)
    return next(letter_pages(places, gather(of), places.letters[slug]))


def built(page: Page) -> HtmlElement:
    """The page's one block of HTML, as a browser reads it."""
    markdown = render(page)
    return html.fragment_fromstring(markdown[markdown.index('<div class="letter-page">') :].strip())


def view_of(page: Page) -> LetterView:
    """The page's view, which is a letter's."""
    assert isinstance(page.view, LetterView)
    return page.view


def page_of(paragraphs: str) -> Page:
    """The page of a collection's only letter, with these paragraphs."""
    document = document_of(LETTER.format(paragraphs))
    return letter_page(corpus_of(document), document.slug)


def facts_shown(page: Page) -> dict[str, str]:
    """The facts that a letter's page gives, by their names."""
    named = built(page).xpath("//dl[@class='facts']/div")
    return {one.find("dt").text: " ".join(one.find("dd").text_content().split()) for one in named}


def pieces(page: Page) -> list[Piece]:
    """Every block of the letter that the page shows in its place."""
    return [piece for run in view_of(page).text.runs for piece in run.pieces]


@pytest.mark.parametrize("slug", SLUGS)
def test_word_for_word(slug: str) -> None:
    """Each of the letters comes through its page with every word in its place."""
    source = corpus().letter(slug).document.source
    assert compare(source, html.tostring(built(letter_page(corpus(), slug)), encoding="unicode")) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_ids_are_those_of_the_document_and_unique(slug: str) -> None:
    """Every paragraph and statement is on the page under its id, and no id is there twice."""
    document = corpus().letter(slug).document
    ids = [
        str(element.get("id")) for element in built(letter_page(corpus(), slug)).iter() if element.get("id")
    ]
    assert len(ids) == len(set(ids))
    assert {b.id for b in document.blocks if b.id} | {s.id for s in document.statements} <= set(ids)


@pytest.mark.parametrize("slug", SLUGS)
def test_statements_carry_their_stance(slug: str) -> None:
    """The class of a statement's element is its stance, and the words in the element are the statement."""
    annotated = corpus().letter(slug)
    page = built(letter_page(corpus(), slug))
    for statement, coding in annotated.coded():
        element = page.get_element_by_id(statement.id)
        judged = coding.stance.id
        assert element.get("class") == ("st" if judged == "none" else f"st {judged}")
        for ours in element.xpath(".//*[@data-ours]"):
            ours.drop_tree()
        assert element.text_content() == annotated.document.of(statement)


@pytest.mark.parametrize("slug", SLUGS)
def test_glance_counts_what_the_letter_holds(slug: str) -> None:
    """The totals at a glance are the letter's statements, and each theme's counts those of its thread."""
    annotated = corpus().letter(slug)
    glance = view_of(letter_page(corpus(), slug)).glance
    assert sum(glance.totals) == len(annotated.document.statements)
    tallies = [
        tuple(turn.tally.of(stance) for stance in STANCES)
        for thread in corpus().threads
        for turn in thread.turns
        if turn.letter == slug and turn.passages
    ]
    assert [tuple(count.number for count in row.counts) for row in glance.rows] == tallies


def test_ways_lead_to_the_nearest_letters_that_speak_of_the_theme() -> None:
    """The steps from a letter go to the first passages of the nearest letters that speak of the theme."""
    across = gather(corpus())
    order = {slug: n for n, slug in enumerate(SLUGS)}
    for thread in corpus().threads:
        spoken = [turn.letter for turn in thread.turns if turn.passages]
        for slug in spoken:
            way = across.ways[thread.theme, slug]
            before = [other for other in spoken if order[other] < order[slug]]
            after = [other for other in spoken if order[other] > order[slug]]
            assert (way.previous.letter if way.previous else None) == (before[-1] if before else None)
            assert (way.next.letter if way.next else None) == (after[0] if after else None)


def test_a_letter_without_a_date_is_neither_before_nor_after_another() -> None:
    """No step, no neighbour and no comparison leads to it or from it, wherever it stands in the order."""
    letters = list(corpus().letters)
    source = letters[2].document.source
    undated = replace(source, meta=replace(source.meta, date=LetterDate("", "not stated", "")))
    letters[2] = replace(letters[2], document=replace(letters[2].document, source=undated))
    linked = link(corpus().collection, letters)
    places, across = place(linked), gather(linked)
    dated = [slug for slug in SLUGS if slug != undated.slug]
    assert [places.last_before(slug) for slug in dated] == ["", *dated[:-1]]
    assert [places.first_after(slug) for slug in dated] == [*dated[1:], ""]
    assert places.last_before(undated.slug) == places.first_after(undated.slug) == ""
    assert not any(slug == undated.slug for _, slug in across.ways)
    steps = [step for way in across.ways.values() for step in (way.previous, way.next) if step]
    assert undated.slug not in {step.letter for step in steps}


def test_everything_that_is_ours_says_so() -> None:
    """Within a letter's element, notes, numbers and expansions carry data-ours."""
    page = built(letter_page(corpus(), "2019-01-04-monitoring-visit"))
    letter = page.xpath("//*[@data-letter]")[0]
    for element in letter.xpath(".//aside | .//*[contains(@class, 'pn') or contains(@class, 'exp')]"):
        assert element.get("data-ours") is not None


def test_a_note_follows_its_paragraph() -> None:
    """The next element after a paragraph is the note on it."""
    page = built(letter_page(corpus(), "2021-11-10-focused-visit"))
    for paragraph in page.xpath("//*[@data-letter]/p[@data-text]"):
        assert paragraph.getnext().tag == "aside"


def test_the_copy_button_finds_its_facts() -> None:
    """The citation is a JSON object with a title; the script makes the buttons."""
    page = built(letter_page(corpus(), "2019-01-04-monitoring-visit"))
    citation = json.loads(page.xpath("//*[@data-letter]")[0].get("data-citation"))
    assert citation["title"] == corpus().letter("2019-01-04-monitoring-visit").meta.title
    assert page.xpath("//button") == []


def test_an_arrow_is_named_once() -> None:
    """Its title names the theme and the letter that it leads to; the style sheet draws it."""
    page = letter_page(corpus(), "2019-01-04-monitoring-visit")
    arrows = built(page).xpath("//aside//a[contains(@class, 'way')]")
    expected = [
        f"{theme.link.text}, {where}: {step.title}, {step.day}"
        for piece in pieces(page)
        for theme in (piece.note.themes if piece.note else ())
        for where, step in (("before", theme.previous), ("after", theme.next))
        if step
    ]
    assert [arrow.get("title") for arrow in arrows] == expected != []
    assert all(not arrow.text_content() and arrow.get("aria-label") is None for arrow in arrows)


def test_a_date_that_the_letter_does_not_state_says_so_in_the_citation() -> None:
    """An inferred date is cited as inferred, a stated one plainly."""
    inferred = view_of(letter_page(corpus(), "2017-12-director-message")).text.cite
    stated = view_of(letter_page(corpus(), "2019-01-04-monitoring-visit")).text.cite
    assert inferred.endswith("(inferred date)")
    assert stated.endswith("4 January 2019")


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("2017-08-commissioner-addendum", "Department for Education (publisher inferred)."),
        ("2017-12-director-message", "(inferred date)"),
        ("2021-11-10-focused-visit", "10 November 2021 (date from the publisher), Ofsted."),
        ("2019-01-04-monitoring-visit", "4 January 2019, Ofsted."),
    ],
)
def test_what_a_letter_does_not_state_says_so_where_reference_managers_look(slug: str, said: str) -> None:
    """Zotero takes the page's description for its abstract, and its tag of a date has no room for a word."""
    assert said in str(letter_page(corpus(), slug).front["description"])


def test_a_letter_without_a_date_says_so() -> None:
    """Without a date the page, the citation and the front matter say nothing that is not known."""
    document = document_of(LETTER.format("Staff are well supported."))
    undated = LetterDate("", "not stated", "")
    source = replace(document.source, meta=replace(document.meta, date=undated))
    page = letter_page(corpus_of(replace(document, source=source)), document.slug)
    assert view_of(page).text.cite.endswith("date not stated")
    assert "date" not in page.front


def test_what_is_not_recorded_is_not_said_to_be_missing_from_the_letter() -> None:
    """A letter whose front matter names no author, addressee or visit may state them: readers look there."""
    said = facts_shown(page_of("Staff are well supported."))
    unrecorded = "not recorded here"
    assert said["From"] == f"{unrecorded}. Published by Ofsted"
    assert said["To"] == unrecorded and said["Visit"] == f"{unrecorded}; see the text"
    assert said["Framework"] == "not recorded here"


def test_a_text_that_reports_no_visit_of_its_own_says_so_in_words_that_fit() -> None:
    """A commissioner's report recounts visits of others; a message may be about one."""
    report = facts_shown(letter_page(corpus(), "2017-08-commissioner-addendum"))
    message = facts_shown(letter_page(corpus(), "2017-12-director-message"))
    assert report["Visit"].startswith("Not recorded as the report of a visit. What it speaks of is listed")
    assert message["Visit"].startswith("Not a report of a visit. It is about ")


def test_a_publisher_that_is_inferred_is_not_cited_as_a_fact() -> None:
    """In the sentence it says so, and no field of a citation or of the page's metadata has it."""
    inferred, stated = (letter_page(corpus(), slug) for slug in ("2017-08-commissioner-addendum", SLUGS[3]))
    assert "Department for Education (publisher inferred), August 2017" in view_of(inferred).text.cite
    assert facts_shown(inferred)["Publisher"] == "Department for Education inferred"
    assert "publisher" not in inferred.front
    assert json.loads(view_of(inferred).text.citation)["publisher"] == ""
    assert "Ofsted, 4 January 2019" in view_of(stated).text.cite
    assert stated.front["publisher"] == json.loads(view_of(stated).text.citation)["publisher"] == "Ofsted"


def test_the_text_stands_before_where_it_is_from_and_its_terms() -> None:
    """What a reader needs first stands first, with how to cite; a link leads over it to the text."""
    element = built(letter_page(corpus(), "2019-01-04-monitoring-visit"))
    ids = element.xpath("//section/@aria-labelledby")
    assert ids[:3] == ["about", "glance", "text"] and ids[-1] == "origin"
    first, last = (
        element.xpath(f"//section[@aria-labelledby='{one}']//dt/text()") for one in (ids[0], ids[-1])
    )
    assert first == ["Date", "From", "To", "About", "Visit", "Looked at", "Inspectors", "Cite as"]
    assert {"Publisher", "Original", "Terms", "Framework", "Length", "Text"} <= set(last)
    assert element.xpath("//section[1]/preceding-sibling::p[starts-with(., 'Go to')]/a/@href") == [
        "#text",
        "#origin",
    ]


def test_an_office_without_a_name_is_shown() -> None:
    """A letter to an office that names nobody is to that office."""
    document = document_of(LETTER.format("Staff are well supported."))
    meta = replace(document.meta, addressee_role="Director of Children’s Services")
    source = replace(document.source, meta=meta)
    said = facts_shown(letter_page(corpus_of(replace(document, source=source)), document.slug))
    assert said["To"] == "Director of Children’s Services"


def test_who_inspected_is_shown_apart_from_who_signed() -> None:
    """An inspector who did not sign is not said to have written the letter."""
    document = corpus().letter("2019-01-04-monitoring-visit").document
    for inspectors, shown in ((("Rachel Holden", "Matt Reed"), True), (("Rachel Holden",), False)):
        source = replace(document.source, meta=replace(document.meta, inspectors=inspectors))
        text = built(letter_page(corpus_of(replace(document, source=source)), document.slug)).text_content()
        assert ("InspectorsRachel Holden and Matt Reed" in text) == shown


def test_a_text_is_called_by_its_kind() -> None:
    """An article or a message is not called a letter where its facts are told."""
    for slug, noun in [
        ("2018-08-news-fifth-monitoring-visit", "article"),
        ("2017-12-director-message", "message"),
        ("2017-08-commissioner-addendum", "report"),
        ("2021-11-10-focused-visit", "letter"),
    ]:
        page = letter_page(corpus(), slug)
        text = built(page).text_content()
        assert view_of(page).text.contents[0].title == f"About this {noun}"
        assert f"About this {noun}" in text
        others = {"article", "message", "report", "letter"} - {noun}
        assert not [one for one in others if f"The {one}’s own words" in text or f"About this {one}" in text]


def test_a_fact_that_other_letters_state_differently_leads_to_where_they_differ() -> None:
    """In the note beside each of its paragraphs, and in no other note."""
    expected = {
        (passage.letter, passage.paragraph)
        for difference in corpus().differences
        for side in difference.sides
        for passage in side.passages
    }
    found = set()
    for slug in SLUGS:
        for piece in pieces(letter_page(corpus(), slug)):
            for link_ in piece.note.differ if piece.note else ():
                assert link_.href.startswith("../../differences/#")
                found.add((slug, piece.id))
    assert expected
    assert found == expected


def test_readers_without_scripts_are_told_how_to_cite_a_paragraph() -> None:
    """Once, above the text and not among the letter's words."""
    page = letter_page(corpus(), "2019-01-04-monitoring-visit")
    lines = built(page).xpath("//noscript/p")
    expected = f"To cite a paragraph, give its number: {view_of(page).text.cite}, paragraph 1."
    assert [line.text_content() for line in lines] == [expected]
    assert built(page).xpath("//*[@data-letter]//noscript") == []


def test_authors_that_are_bodies_are_told_from_people() -> None:
    """By the collection's own list of names and publishers; an unknown name is taken for a person's."""
    at = At(place(corpus()), "letters/x/index.md")
    assert bodies_among(at, ["Ofsted", "Rachel Holden", "Kirklees Council", "A. Nobody"]) == [
        "Ofsted",
        "Kirklees Council",
    ]


def test_hash_changes_with_the_words() -> None:
    """A paragraph's hash depends on its words and on nothing else."""
    first = page_of("Staff are well supported.\n\nVisits are late.")
    second = page_of("Staff are very well supported.\n\nVisits are late.")
    hashes = [[p.hash for p in pieces(page) if p.kind == "paragraph"] for page in (first, second)]
    assert hashes[0][0] != hashes[1][0]
    assert hashes[0][1] == hashes[1][1]


def test_a_redirected_id_leads_to_the_paragraph_that_took_its_place() -> None:
    """The old id stands on the new paragraph, in a bullet too; the proof misses one that stands nowhere."""
    document = document_of(LETTER.format("Staff are well supported.\n\n- Visits are late."))
    ledger = Ledger("permalinks.yml", {document.slug: {"p7": "", "p8": "", "p9": ""}}, {})
    ledger = replace(ledger, redirects={document.slug: {"p7": "p10", "p8": "p10", "p9": "p11"}})
    document = with_published_ids(document, ledger)
    page = letter_page(corpus_of(document), document.slug)
    text = render(page)
    for old, new in (("p7", "p10"), ("p8", "p10"), ("p9", "p11")):
        (place,) = built(page).xpath(f"//*[@id='{old}']")
        assert place.xpath(f"ancestor::*[@id='{new}']")
        assert place.get("data-ours") is not None
    assert compare(document.source, text) == lost_links(document, text) == []
    (problem,) = lost_links(document, text.replace('id="p8"', ""))
    assert " p8," in problem.message


def test_hostile_words_stay_words() -> None:
    """Tags, Markdown, Jinja and entities in a letter are shown as text; nothing of them becomes markup."""
    hostile = (
        "<script>alert(1)</script> and </div></section> & &amp; {{ config }} {% include 'x' %} "
        "[a](javascript:x) **bold** <img src=x onerror=alert(1)> were seen."
    )
    page = page_of(hostile)
    element = built(page)
    assert element.xpath("//script | //img") == []
    assert "{{" not in render(page)
    source = source_of(LETTER.format(hostile))
    assert compare(source, html.tostring(element, encoding="unicode")) == []


def test_expansions_come_once_in_a_section() -> None:
    """An abbreviation is expanded where it is first used in a section, and has a tooltip afterwards."""
    page = page_of(
        "The IRO visits often. Another IRO does not.\n\nMain findings\n\nThe IRO is heard in time."
    )
    element = built(page)
    expanded = element.xpath("//a[@class='exp']")
    assert [note.text_content().strip(" []").lower() for note in expanded] == [
        "independent reviewing officer"
    ] * 2
    assert [tip.text_content() for tip in element.xpath("//abbr")] == ["IRO"]


def test_an_abbreviation_is_not_expanded_where_the_letter_has_just_said_its_words() -> None:
    """A word may stand between them: "children’s services framework (ILACS)"."""
    just = "Inspection of Local Authority Children's Services framework (ILACS)"
    page = page_of(f"We used the {just}. The ILACS framework is new.")
    assert built(page).xpath("//a[@class='exp']") == []
    assert [tip.text_content() for tip in built(page).xpath("//abbr")] == ["ILACS", "ILACS"]
    long_ago = just.replace(" framework (", " framework, which inspectors use for every visit (")
    assert len(built(page_of(f"We used the {long_ago}.")).xpath("//a[@class='exp']")) == 1


def test_uncertain_labels_are_never_shown_as_certain() -> None:
    """A label of low confidence carries the words “not certain”; a person's decision never does."""
    document = document_of(LETTER.format("Staff are well supported."))
    whole = corpus_of(document)
    letter = whole.letters[0]
    coding = letter.codings[0]
    doubtful = replace(coding, stance=replace(coding.stance, id="strength", by="model", confidence=0.4))
    decided = replace(coding, stance=replace(coding.stance, id="strength", by="person", confidence=0.4))
    texts = [
        built(
            letter_page(replace(whole, letters=(replace(letter, codings=(changed,)),)), letter.slug)
        ).text_content()
        for changed in (doubtful, decided)
    ]
    assert [bool(re.search(r"Strength\s*\(not certain\)", text)) for text in texts] == [True, False]


UNDER_HEADINGS = (
    "Areas covered by the visit\n\nThe visit looked at the front door.\n\n"
    "What needs to improve\n\n- The quality of supervision of social workers.\n\n"
    "Main findings\n\nSupervision is too variable."
)


def test_a_reason_names_the_heading_that_announces_a_judgement() -> None:
    """Alone where it announces the judgement or a rule decides, else not at all."""
    notes = [piece.note for piece in pieces(page_of(UNDER_HEADINGS)) if piece.note]
    stances = [note.statements[0].reasons[0] for note in notes]
    assert [reason.names for reason in stances] == ["No judgement", "Concern", "Concern"]
    covered, listed, plain = (reason.because for reason in stances)
    assert covered == "By the rule for what stands under the heading ‘Areas covered by the visit’"
    assert listed == "It stands under the heading ‘What needs to improve’"
    assert plain.startswith("Words that weighed most: ‘") and "heading" not in plain
    themes = [reason.because for note in notes for reason in note.statements[0].reasons[1:]]
    assert themes and not any("heading" in why for why in themes)


def test_a_theme_says_which_heading_stood_above() -> None:
    """The page of a theme gives the same reasons as the letter's."""
    linked = corpus_of(document_of(LETTER.format(UNDER_HEADINGS)))
    passages = [passage for thread in linked.threads for passage in thread.passages]
    at = At(place(linked), "themes/index.md")
    shown = {one.judged.heading: one.judged for one in at.passages(passages) if one.judged}
    assert shown[""].words
    assert not shown["What needs to improve"].words and not shown["What needs to improve"].ruled
    assert not shown["Areas covered by the visit"].words and shown["Areas covered by the visit"].ruled


def test_words_are_named_where_they_speak_against_the_heading() -> None:
    """What a heading announces is no reason for the opposite judgement."""
    label = StanceLabel("strength", "model", ("good",))
    why = why_judged(label, "What needs to improve")
    assert why and (why.words, why.heading) == (("good",), "What needs to improve")


def test_a_rule_is_named_by_what_it_went_by() -> None:
    """A grade is told by its words, whatever stands above it; a list of what was looked at by its heading."""
    graded = why_judged(StanceLabel("concern", "rule", ("Inadequate",)), "Inspection of Newtown")
    assert graded and (graded.words, graded.heading, graded.ruled) == (("Inadequate",), "", True)
    assert because(graded) == "By a written rule, from ‘Inadequate’"
    scope = why_judged(
        StanceLabel("none", "rule", ("Areas covered by the visit",)), "Areas covered by the visit"
    )
    assert because(scope) == "By the rule for what stands under the heading ‘Areas covered by the visit’"


def test_a_collection_of_one_letter_has_no_ways_and_says_so() -> None:
    """With one letter there is no step to another, and the foot of the page says what is missing."""
    page = built(page_of("Staff are well supported."))
    assert page.xpath("//*[contains(@class, 'way') and @href]") == []
    assert "No other letter held here speaks of this one" in page.text_content()


def test_front_matter_feeds_the_head() -> None:
    """The front matter has what citations and search results need."""
    front = letter_page(corpus(), "2019-01-04-monitoring-visit").front
    assert front["schema"] == "Report"
    assert front["date"] == "2019-01-04"
    assert front["authors"] == ["Rachel Holden"]
    contents = front["contents"]
    assert isinstance(contents, list)
    assert [entry["id"] for entry in contents][:3] == ["about", "glance", "text"]


def test_a_visit_is_named_once_a_paragraph_and_its_words_once_at_the_foot() -> None:
    """The notes name each visit or letter once; the foot gives the same words once, with every paragraph."""
    for letter in corpus().letters:
        view = letter_page(corpus(), letter.slug).view
        assert isinstance(view, LetterView)
        for piece in (piece for run in view.text.runs for piece in run.pieces if piece.note):
            assert piece.note
            spoken = [said.target or said.text for said in piece.note.spoken]
            assert len(spoken) == len(set(spoken))
        for group in view.speaks_of:
            words = [(said.text.casefold(), said.basis) for said in group.said]
            assert len(words) == len(set(words))
            assert all(len({where.text for where in said.where}) == len(said.where) for said in group.said)
            assert group.basis in ("", *{said.basis for said in group.said})


def test_only_the_first_words_on_a_visit_are_set_as_a_link() -> None:
    """What speaks of the same visit again still leads there, without drawing the eye."""
    tree = html.fromstring(render(letter_page(corpus(), "2019-01-04-monitoring-visit")))
    first: dict[str, str] = {}
    again = 0
    for found in tree.xpath("//a[starts-with(@class, 'ref')]"):
        expected = "ref again" if found.get("href") in first else "ref"
        assert found.get("class") == expected
        first.setdefault(found.get("href"), found.text_content())
        again += expected == "ref again"
    assert again > 2
