"""Search, as a reader meets it in a browser."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request, expect

from generator.annotate.coder import code
from generator.everyday import read_everyday
from generator.model import AnnotatedDocument
from generator.pages.before import leans, sentence_before
from generator.site import search as search_index
from tests.bench.search import served
from tests.reading import CASES, COLLECTION, corpus, document_of

pytestmark = pytest.mark.seen

SHORT = {
    "addendum": "2017-08-commissioner-addendum",
    "message": "2017-12-director-message",
    "news": "2018-08-news-fifth-monitoring-visit",
    "monitoring": "2019-01-04-monitoring-visit",
    "focused": "2021-11-10-focused-visit",
}
FOUND_AT_3 = 0.95
RANK = """async (questions) => {
  const { openIndex } = await import(new URL("assets/search/index.js", document.baseURI));
  const { read } = await import(new URL("assets/search/question.js", document.baseURI));
  const { rank } = await import(new URL("assets/search/ranking.js", document.baseURI));
  const index = await openIndex();
  const path = (hit) => index.path(hit.paragraph);
  const hits = async (asked) => (await rank(read(asked, index.table.everyday), index)).map(path);
  return Promise.all(questions.map(hits));
}"""

NAMED = """async (questions) => {
  const { openIndex } = await import(new URL("assets/search/index.js", document.baseURI));
  const { thingsNamed } = await import(new URL("assets/search/things.js", document.baseURI));
  const { table } = await openIndex();
  const paths = (asked) => thingsNamed(asked, table).flatMap(([, found]) => found.map((one) => one.path));
  return questions.map(paths);
}"""


def paragraphs() -> dict[str, str]:
    """The text of every paragraph, by the path and anchor that a hit gives."""
    return {
        f"letters/{letter.slug}/#{block.id}": letter.document.of(block)
        for letter in corpus().letters
        for block in letter.document.blocks
        if block.id
    }


def questions() -> list[tuple[str, set[str]]]:
    """What readers ask, and the paragraphs that answer; every answer's words must be in its letter."""
    asked = yaml.safe_load((CASES / "questions.yml").read_text("utf-8"))["questions"]
    texts = paragraphs()
    return [(entry["ask"], _answers(entry["answers"], texts)) for entry in asked]


def _answers(answers: list[list[str]], texts: dict[str, str]) -> set[str]:
    right: set[str] = set()
    for letter, words in answers:
        found = {path for path, text in texts.items() if SHORT[letter] in path and words in text}
        assert found, f"no paragraph of {letter} has the words {words!r}"
        right |= found
    return right


def hits(page: Page) -> list[str]:
    """The paths and anchors of the paragraphs that are shown, in order."""
    return [str(link.get_attribute("data-hit")) for link in page.locator(".search-hits [data-hit]").all()]


def named(page: Page) -> list[str]:
    """The paths of the people, bodies, themes and letters that are shown above the paragraphs."""
    return [str(link.get_attribute("data-hit")) for link in page.locator(".search-things [data-hit]").all()]


def ask(page: Page, words: str) -> None:
    """Type words into the open search and wait until the address and the list have followed."""
    page.locator("#search-words").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_function("q => new URLSearchParams(location.search).get('q') === q", arg=words)
    settled(page)


def settled(page: Page) -> None:
    """Wait until search has shown what it found for what is asked now."""
    page.wait_for_function("() => document.querySelector('.search-found')?.dataset.shown === location.search")


@pytest.fixture
def requests(page: Page) -> Iterator[list[str]]:
    """Every address that the page asks for, and a promise that no script broke the security policy."""
    asked: list[str] = []
    refused: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
    yield asked
    assert refused == []


def test_readers_find_the_passage_among_the_first_three(page: Page, address: str) -> None:
    """At least 95 in 100 of readers' questions, everyday words and whole sentences among them."""
    asked = questions()
    assert len(asked) >= 60
    page.goto(address)
    found = page.evaluate(RANK, [question for question, _ in asked])
    missed = [
        question for (question, right), paths in zip(asked, found, strict=True) if not right & set(paths[:3])
    ]
    assert 1 - len(missed) / len(asked) >= FOUND_AT_3, missed


def test_names_above_the_paragraphs_keep_the_passage_among_the_first_three(page: Page, address: str) -> None:
    """Counting every link of the list, what goes by a name included, as a reader meets them."""
    asked = questions()
    page.goto(address)
    names = page.evaluate(NAMED, [question for question, _ in asked])
    found = page.evaluate(RANK, [question for question, _ in asked])
    missed = [
        question
        for (question, right), above, paths in zip(asked, names, found, strict=True)
        if not right & set([*above, *paths][:3])
    ]
    assert 1 - len(missed) / len(asked) >= FOUND_AT_3, missed


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Steve Walker", "people/#steve-walker"),
        ("Mr Walker", "people/#steve-walker"),
        ("who is professor thorpe?", "people/#david-thorpe"),
        ("leeds", "people/#leeds-council"),
        ("placements", "themes/placements-permanence/"),
        ("has supervision got better", "themes/supervision-oversight/"),
        ("steady progress made", "letters/2018-08-news-fifth-monitoring-visit/"),
        ("4 January 2019", "letters/2019-01-04-monitoring-visit/"),
        ("2019-01-04", "letters/2019-01-04-monitoring-visit/"),
        ("6 and 7 October 2021", "letters/2021-11-10-focused-visit/"),
    ],
)
def test_a_name_leads_to_what_goes_by_it(search: Page, typed: str, first: str) -> None:
    """A person by any form of the name, a theme, a letter by its title, its date or its visit's."""
    ask(search, typed)
    assert named(search)[0] == first


def test_a_question_about_a_council_leads_to_the_council_and_the_theme(
    page: Page, large_address: str
) -> None:
    """The council's name and the words for change are no part of the theme's title."""
    page.goto(f"{large_address}authorities/")
    council = page.locator("article li a").first.inner_text()
    page.goto(f"{large_address}search/")
    page.wait_for_selector(".search-facet")
    ask(page, f"is supervision getting better in {council}")
    found = named(page)
    assert found[0].startswith("authorities/")
    assert found[1:] == ["themes/supervision-oversight/"]


def test_an_addressee_leads_to_the_letter(search: Page) -> None:
    """The letter that is addressed to a person stands beside the person, under a heading of its own."""
    ask(search, "Mel Meggs")
    assert named(search) == ["people/#mel-meggs", "letters/2021-11-10-focused-visit/"]
    rows = search.locator(".search-things dt").all_inner_texts()
    assert rows == ["People and bodies", "Letters"]


def test_every_name_has_a_place_on_the_site(page: Page, address: str, built: Path) -> None:
    """No name leads to a page or an anchor that is not there."""
    page.goto(address)
    paths = page.evaluate(
        "async () => (await (await import(new URL('assets/search/index.js', document.baseURI)))"
        ".openIndex()).table.things.map((thing) => thing[2])"
    )
    assert len(paths) > 20
    for path in paths:
        file, _, anchor = path.partition("#")
        assert not anchor or f'id="{anchor}"' in (built / file / "index.html").read_text("utf-8"), path
        assert (built / file / "index.html").exists()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("supervison", "supervision"),
        ("Is morael low?", "Is morale low?"),
        ("tresholds", "thresholds"),
        ("Steve Walkre", "Steve Walker"),
        ("leadrship qualty", "leadership quality"),
        ("supervison, more supervison", "supervision, more supervision"),
        ("thresholdsq holdsq", "thresholds holds"),
        ("managment", "management"),
        ("managment oversight", "management oversight"),
        ("safegaurding", "safeguarding"),
        ("managment oversite", "management oversight"),
    ],
)
def test_a_mistyped_word_is_offered_mended(search: Page, typed: str, offered: str) -> None:
    """Offered as a button that searches for it, never applied by itself."""
    ask(search, typed)
    mended = search.locator(".search-mean button")
    assert mended.inner_text().lower() == offered.lower()
    assert search.locator("#search-words").input_value() == typed
    mended.click()
    search.wait_for_function("() => new URLSearchParams(location.search).get('q') !== null")
    expect(search.locator("#search-words")).to_have_value(re.compile(offered, re.IGNORECASE))
    settled(search)
    assert hits(search) or named(search)
    expect(search.locator(".search-mean")).to_be_hidden()


@pytest.mark.parametrize(
    "typed", ["supervision", "supervising", "kids", "superv", "zzzzzzzz", "Mel Meggs", "2019"]
)
def test_nothing_is_offered_for_words_that_exist_or_have_no_neighbour(search: Page, typed: str) -> None:
    """Beginnings of words, everyday words, names and numbers are no slips."""
    ask(search, typed)
    expect(search.locator(".search-mean")).to_be_hidden()


def test_a_hit_says_what_kind_of_document_it_is_from_and_where_its_date_is_from(search: Page) -> None:
    """A journalist sees before the click whose words they are, and that a date was inferred."""
    ask(search, "task-orientated")
    facts = search.locator(".search-hit .search-facts").first
    assert facts.inner_text().startswith("August 2018 (inferred date) · News article · ")


def test_the_number_of_a_paragraph_does_not_run_into_the_date(search: Page) -> None:
    """The facts of a letter begin a line of their own: "paragraph 9", then "4 January 2019"."""
    ask(search, "caseloads")
    where = search.locator(".search-hit .search-where").first.bounding_box()
    facts = search.locator(".search-hit .search-facts").first.bounding_box()
    assert where
    assert facts
    assert facts["y"] >= where["y"] + where["height"] - 5


def test_a_bullet_that_only_names_a_subject_does_not_stand_first(search: Page) -> None:
    """What was found of supervision is read before the bare bullet that says it was looked at."""
    ask(search, "supervision")
    shown = hits(search)
    bullet = f"letters/{SHORT['monitoring']}/#p9"
    assert paragraphs()[bullet].strip(" ;.").endswith("oversight and supervision")
    assert f"letters/{SHORT['news']}/#p10" in shown[: shown.index(bullet)]


@pytest.mark.parametrize("typed", ["complaints", "coffee machine"])
def test_a_word_that_is_not_there_finds_nothing_that_only_begins_alike(search: Page, typed: str) -> None:
    """No letter has these words; "co-ordinating" shares two letters with them and is not found for them."""
    assert not any(typed[:6] in words for words in every_word())
    ask(search, typed)
    assert hits(search) == []


def test_a_word_finds_itself_and_none_that_only_begins_alike(page: Page, large_address: str) -> None:
    """A word whose stem begins no other is found, and with it nothing that begins with a part of it."""
    page.goto(f"{large_address}search/")
    page.wait_for_selector(".search-facet")
    ask(page, "inadequate")
    texts = [one.inner_text().lower() for one in page.locator(".search-hit mark").all()]
    assert texts
    assert all(text.startswith("inadequ") for text in texts), texts


@pytest.mark.parametrize("typed", ["complaints", "oversite"])
def test_where_letters_are_many_too(page: Page, large_address: str, typed: str) -> None:
    """However often a word occurs that shares only its beginning with what was typed."""
    page.goto(f"{large_address}search/")
    page.wait_for_selector(".search-facet")
    ask(page, "co-ordinating")
    assert len(hits(page)) > 5
    ask(page, typed)
    assert hits(page) == []
    expect(page.locator("#search-status")).to_contain_text("No paragraph has this")


@pytest.mark.parametrize("typed", ["responsibilities", "planned", "families", "ordinating"])
def test_other_forms_of_a_word_are_found(search: Page, typed: str) -> None:
    """Whatever ending was typed, and the second part of a compound too."""
    ask(search, typed)
    assert hits(search)


def test_everyday_words_find_all_that_have_them_and_all_that_say_what_they_mean(
    page: Page, address: str
) -> None:
    """However rare one is and however common another: none hides paragraphs with the others."""
    said = {way: entry.letters for entry in read_everyday(COLLECTION) for way in entry.say}
    page.goto(address)
    missed = {}
    for way, found in zip(said, page.evaluate(RANK, list(said)), strict=True):
        wanted = [way, *said[way]]
        expected = {path for path, text in paragraphs().items() if any(_has(text, one) for one in wanted)}
        if expected - set(found):
            missed[way] = expected - set(found)
    assert missed == {}


# What is asked in words of praise, or of blame, and passages of both that answer it.
BOTH_SIDES = {
    "are children safe": [["addendum", "left in risky situations"], ["monitoring", "children are safe"]],
    "are children safe in Kirklees": [
        ["addendum", "left in risky situations"],
        ["monitoring", "children are safe"],
    ],
    "is it safe": [["addendum", "left in risky situations"], ["monitoring", "children are safe"]],
    "unsafe": [["addendum", "left in risky situations"], ["monitoring", "keep them safe"]],
    "has supervision got better": [
        ["focused", "The quality and frequency of social work supervision"],
        ["monitoring", "has recently improved"],
    ],
    "has practice got worse": [["monitoring", "weaker practice"], ["focused", "The quality and frequency"]],
    "is help quick": [["news", "to tackle drift and delay"], ["focused", "Effective and timely use"]],
    "what has been promised": [
        ["monitoring", "expects to resolve this in the next few weeks"],
        ["addendum", "further delayed till January 2018"],
        ["addendum", "in the next few months these issues will be addressed"],
    ],
    "broken promises": [
        ["monitoring", "expects to resolve this in the next few weeks"],
        ["addendum", "further delayed till January 2018"],
    ],
}  # fmt: skip


@pytest.mark.parametrize(("typed", "answers"), BOTH_SIDES.items(), ids=list(BOTH_SIDES))
def test_a_word_of_praise_finds_the_concern_too_and_the_other_way_about(
    page: Page, address: str, typed: str, answers: list[list[str]]
) -> None:
    """Who asks whether children are safe must not be shown praise alone: both stand among the first ten."""
    page.goto(address)
    [found] = page.evaluate(RANK, [typed])
    for answer in answers:
        assert _answers([answer], paragraphs()) & set(found[:10]), answer


STEMS = """Dear colleague

The report tells of workforce instability.

Some children move towards independent living.

Others go back to their birth family.

The service is good at identifying risks.

Two of Her Majesty’s officers came.

Yours sincerely
"""
STEMMED = {
    "p1": ["quit", "staff leaving", "turnover", "instability"],
    "p2": ["own flat", "adulthood", "moving out", "living"],
    "p3": ["kinship", "aunt", "extended family"],
    "p4": ["identify"],
    "p5": ["majesty"],
}


def test_words_whose_stem_does_not_begin_them_are_found(page: Page, built: Path, tmp_path: Path) -> None:
    """Pagefind looks for "living" as "live" and for "majesty" as "majesti", with which neither begins."""
    document = document_of(STEMS)
    letter = AnnotatedDocument(document, code(document, corpus().collection.codebook))
    search_index.index(replace(corpus(), letters=(letter,)), tmp_path, read_everyday(COLLECTION))
    shutil.copytree(built / "assets" / "search", tmp_path / "assets" / "search")
    (tmp_path / "index.html").write_text('<!doctype html><html lang="en"><title>x</title>')
    asked = [(paragraph, question) for paragraph, several in STEMMED.items() for question in several]
    with served(tmp_path) as address:
        page.goto(address)
        found = page.evaluate(RANK, [question for _, question in asked])
    expected = [[f"letters/{letter.slug}/#{paragraph}"] for paragraph, _ in asked]
    assert dict(zip(asked, found, strict=True)) == dict(zip(asked, expected, strict=True))


def every_word() -> list[str]:
    """Each letter's words, small."""
    return [letter.document.text.lower() for letter in corpus().letters]


def test_the_list_of_words_is_fetched_only_for_a_slip(page: Page, address: str, requests: list[str]) -> None:
    """A reader who types what exists does not pay for mending."""
    page.goto(f"{address}search/")
    page.wait_for_selector(".search-facet")
    ask(page, "supervision")
    assert not [url for url in requests if url.endswith("words.bin")]
    ask(page, "supervison")
    assert [url for url in requests if url.endswith("words.bin")]


def test_an_empty_search_offers_examples_that_find_something(search: Page) -> None:
    """Each example leads to a paragraph or to what goes by that name."""
    examples = search.locator(".search-examples button").all_inner_texts()
    assert len(examples) >= 4
    for example in examples:
        search.locator("#search-words").fill("")
        search.locator(".search-examples button", has_text=example).click()
        search.wait_for_function("q => new URLSearchParams(location.search).get('q') === q", arg=example)
        settled(search)
        assert hits(search) or named(search), example
        expect(search.locator(".search-examples")).to_be_hidden()


def test_paragraphs_with_some_of_the_words_stand_apart(search: Page) -> None:
    """Under a heading of their own, after those with all the words; each kind is counted for itself."""
    heading, status = search.locator(".search-apart"), search.locator("#search-status")
    ask(search, "regular supervision")
    expect(heading).to_have_text("These have some of your words")
    expect(status).to_have_text(
        re.compile(r"^\d+ paragraphs in \d letters, and \d+ others with some of your words$")
    )
    lists = search.locator(".search-hits")
    held = paragraphs()
    links = lists.first.locator("[data-hit]").all()
    texts = [held[str(link.get_attribute("data-hit"))].lower() for link in links]
    assert texts
    assert all(re.search("regular|frequen", text) for text in texts)
    assert lists.last.locator("li").count() > 0
    ask(search, "supervision xylophone")
    expect(status).to_have_text(
        re.compile(r"^No paragraph has all your words\. \d+ paragraphs in \d letters have some of them, or ")
    )
    assert lists.first.locator("li").count() == 0
    assert lists.last.locator("li").count() > 0
    ask(search, "supervision")
    expect(heading).to_be_hidden()


def test_a_paragraph_that_leans_on_the_one_before_shows_its_last_sentence(search: Page) -> None:
    """The one that theme pages show, marked as such, outside the quotation; other paragraphs show none."""
    shown = 0
    for letter in corpus().letters:
        document = letter.document
        for block in document.blocks:
            if not block.id or not leans(document.of(block)):
                continue
            ask(search, f'"{" ".join(document.of(block).split()[:6])}"')
            path = f"letters/{letter.slug}/#{block.id}"
            item = search.locator(".search-hit", has=search.locator(f"[data-hit='{path}']"))
            expected = sentence_before(document, document.statements_of(block)[0].id)
            quoted = item.locator(".before .theirs").all_inner_texts()
            assert quoted == ([expected] if expected else [])
            if quoted:
                expect(item.locator(".before")).to_contain_text("The sentence before:")
                shown += 1
    assert shown


def test_the_list_shows_what_the_ranking_gives(search: Page, address: str) -> None:
    """A sample of the questions, typed by hand: the links stand in the order that was measured above."""
    for question, _ in questions()[::12]:
        ask(search, question)
        shown = hits(search)
        [ranked] = search.evaluate(RANK.replace("document.baseURI", repr(address)), [question])
        assert shown == ranked[: len(shown)]


def test_nothing_of_search_is_fetched_before_it_is_opened(
    page: Page, address: str, requests: list[str]
) -> None:
    """A reader who does not search does not pay for it; opening it fetches from the site's own folder."""
    page.goto(f"{address}letters/2021-11-10-focused-visit/", wait_until="networkidle")
    assert [url for url in requests if "/pagefind/" in url or "/search/" in url] == []
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] .search-facet")
    assert any(url.startswith(f"{address}pagefind/") for url in requests)
    assert [url for url in requests if not url.startswith(address)] == []


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_keys_open_search_and_escape_gives_the_focus_back(page: Page, address: str, key: str) -> None:
    """The focus goes to the words, stays in the window while tabbing, and returns to where it was."""
    page.goto(f"{address}themes/")
    link = page.locator("main a").first
    link.focus()
    before = link.get_attribute("href")
    page.keyboard.press(key)
    page.wait_for_selector("dialog[open] .search-facet")
    expect(page.locator("#search-words")).to_be_focused()
    for _ in range(80):
        page.keyboard.press("Tab")
        outside = "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
        assert not page.evaluate(outside)
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('href')") == before


def test_the_button_opens_search_and_gets_the_focus_back(page: Page, address: str) -> None:
    """By mouse, and closed with the button in the window."""
    page.goto(address)
    page.locator("[data-search-open]").click()
    page.wait_for_selector("dialog[open] .search-facet")
    page.locator(".search-close").click()
    assert page.locator("dialog[open]").count() == 0
    expect(page.locator("[data-search-open]")).to_be_focused()


def test_a_slash_in_words_is_a_slash(search: Page) -> None:
    """The shortcut does not swallow what a reader types; and it can be switched off."""
    search.locator("#search-words").fill("")
    search.keyboard.type("and/or")
    assert search.locator("#search-words").input_value() == "and/or"


def test_the_slash_can_be_switched_off(page: Page, address: str) -> None:
    """WCAG 2.1.4: then only Ctrl+K opens search."""
    page.goto(f"{address}search/")
    page.wait_for_selector(".search-facet")
    page.locator(".search-help summary").click()
    page.locator(".search-help input").uncheck()
    page.goto(address)
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert page.locator("dialog").count() == 0
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open]")


def test_facets_count_paragraphs_without_a_word_typed(search: Page) -> None:
    """The counts beside themes and judgements are those of the corpus, and choosing shows that many."""
    stances: Counter[str] = Counter()
    for letter in corpus().letters:
        ids = {block.n for block in letter.document.blocks if block.id}
        pairs = {(s.block, coding.stance.id) for s, coding in letter.coded() if s.block in ids}
        stances.update(stance for _, stance in pairs if stance != "none")
    options = search.locator("input[name=stance]").all()
    shown = {str(box.get_attribute("value")): _number(box.locator("..").inner_text()) for box in options}
    assert shown == dict(stances)
    search.locator("input[name=stance][value=concern]").check()
    search.wait_for_selector("[data-hit]")
    settled(search)
    expect(search.locator("#search-status")).to_have_text(re.compile(f"^{stances['concern']} paragraphs in "))
    assert {_number(search.locator("label", has=search.locator("[value=strength]")).inner_text())} == {
        stances["strength"]
    }


def _number(text: str) -> int:
    return int(text.rsplit(maxsplit=1)[-1])


def test_choices_of_two_facets_narrow_each_other(search: Page) -> None:
    """Every hit has one of the chosen values of each facet."""
    ask(search, "supervision")
    search.locator("summary", has_text="Year").click()
    search.locator("input[name=year][value='2021']").check()
    settled(search)
    assert hits(search)
    assert all("2021-11-10-focused-visit" in path for path in hits(search))
    assert "q=supervision" in search.url
    assert "year=2021" in search.url


@pytest.mark.parametrize(
    ("asked", "phrases"),
    [
        ('"social work"', ["social work"]),
        ('"drift and delay" chairs', ["drift and delay"]),
        ("“children in care” placement", ["children in care"]),
        ('the "improvement board" and "performance data"', ["improvement board", "performance data"]),
        ('"children\'s services"', ["children's services"]),
        ('"in care children"', ["in care children"]),
        (
            "“supervision is now regular … securing compliance”",
            ["supervision is now regular", "securing compliance"],
        ),
        (
            '"Case supervision is now regular, ... and [it is] appropriately focused"',
            ["Case supervision is now regular", "and", "appropriately focused"],
        ),
        ('"[S]ocial workers"', ["social workers"]),
        ('"social worker[s]"', ["social workers"]),
    ],
)
def test_quoted_phrases_are_found_word_for_word(
    page: Page, address: str, asked: str, phrases: list[str]
) -> None:
    """Exactly the paragraphs with each phrase as whole words side by side, wherever it is in the question."""
    page.goto(address)
    [found] = page.evaluate(RANK, [asked])
    expected = {path for path, text in paragraphs().items() if all(_has(text, phrase) for phrase in phrases)}
    assert set(found) == expected


def test_a_quotation_that_no_paragraph_has_can_be_looked_for_word_by_word(search: Page) -> None:
    """A slip in it is no sign that nobody said it; one press drops the marks, and no word is changed."""
    ask(search, "“case supervison is regular, task-orientated and focused”")
    expect(search.locator("[role=status]")).to_have_text(
        "No paragraph has the words in quotation marks, word for word. "
        "If they run over two paragraphs, look for one part at a time."
    )
    assert hits(search) == []
    search.get_by_role("button", name="case supervison is regular, task-orientated and focused").click()
    settled(search)
    assert hits(search)
    expect(search.locator(".search-mean")).to_contain_text("case supervision is regular")


def _has(text: str, phrase: str) -> bool:
    plain, wanted = _plain(text), _plain(phrase)
    return any(plain[at : at + len(wanted)] == wanted for at in range(len(plain)))


@cache
def _plain(text: str) -> list[str]:
    return [re.sub(r"[^\w]", "", word).lower() for word in text.split()]


MISPLACED = """async () => {
  const { openIndex } = await import(new URL("assets/search/index.js", document.baseURI));
  const { plain } = await import(new URL("assets/search/question.js", document.baseURI));
  const index = await openIndex();
  const stands = new Map();
  for (const paragraph of index.paragraphs) {
    for (const word of (await index.words(paragraph)).map(plain).filter(Boolean)) {
      if (!stands.has(word)) stands.set(word, new Set());
      stands.get(word).add(paragraph.number);
    }
  }
  const wrong = [];
  for (const [word, numbers] of stands) {
    const found = [...(await index.places(word, true)).keys()];
    const same = found.length === numbers.size && found.every((number) => numbers.has(number));
    const begun = await index.places(word, false);
    if (!same || !found.every((number) => begun.has(number))) wrong.push(word);
  }
  return wrong;
}"""

ODD = """Dear colleague

A lone – dash, a \u00adsoft hyphen, multi-agency work, s.47 and e.g. “quotes”
(brackets) & ampersands; 39 per cent.

<script>alert(1)</script> {{ braces }} {% tag %} &lt;entity&gt; _underscored_
*starred* [a](b) C++ 50% £3.5m … end.

Zero\u200bwidth and \u202ereversed\u202c words, café and naïve, ½ of it,
don’t, O’Brien’s, co-ordinate – again.

Yours sincerely
"""


def test_every_word_is_found_in_its_own_paragraph(page: Page, address: str) -> None:
    """Each word of the letters, asked for whole, leads to all the paragraphs that have it and to no other.

    Asked for as the beginning of a word it leads to these too, whatever its ending.
    """
    page.goto(address)
    assert page.evaluate(MISPLACED) == []


def test_odd_words_do_not_shift_the_places_of_others(page: Page, built: Path, tmp_path: Path) -> None:
    """Dashes that stand alone, entities, scripts and unseen marks: places still tell the paragraph."""
    collection = corpus().collection
    document = document_of(ODD)
    letter = AnnotatedDocument(document, code(document, collection.codebook))
    search_index.index(replace(corpus(), letters=(letter,)), tmp_path, ())
    shutil.copytree(built / "assets" / "search", tmp_path / "assets" / "search")
    (tmp_path / "index.html").write_text('<!doctype html><html lang="en"><title>x</title>')
    with served(tmp_path) as address:
        page.goto(address)
        assert page.evaluate(MISPLACED) == []


def test_a_search_is_in_the_address(search: Page) -> None:
    """The same address, opened afresh, shows the same list; the order is part of it."""
    ask(search, "supervision")
    search.locator("#search-sort").select_option("oldest")
    settled(search)
    shown = hits(search)
    search.goto(search.url)
    search.wait_for_selector("[data-hit]")
    settled(search)
    assert hits(search) == shown
    assert search.locator("#search-words").input_value() == "supervision"
    assert [path.split("/")[1] for path in shown] == sorted(path.split("/")[1] for path in shown)


def test_going_back_from_a_hit_finds_the_search_open(page: Page, address: str) -> None:
    """The window's search is in the address too, and goes from it when the window is closed."""
    page.goto(f"{address}themes/")
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open] .search-facet")
    ask(page, "caseloads")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letters/**")
    page.go_back()
    page.wait_for_selector("dialog[open] [data-hit]")
    assert page.locator("#search-words").input_value() == "caseloads"
    page.keyboard.press("Escape")
    page.wait_for_url(f"{address}themes/")


def test_arrow_keys_walk_through_the_hits(search: Page) -> None:
    """Down from the words to the first hit and on, up again to the words."""
    ask(search, "supervision")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowDown")
    assert search.evaluate("document.activeElement.dataset.hit") == [*named(search), *hits(search)][1]
    search.keyboard.press("ArrowUp")
    search.keyboard.press("ArrowUp")
    expect(search.locator("#search-words")).to_be_focused()


def test_a_hit_lands_on_its_paragraph_with_the_words_marked(search: Page, address: str) -> None:
    """In view below the header, the words painted over, and the letter's own text as it was."""
    ask(search, '"drift and delay" reviews')
    link = search.locator("[data-hit]").first
    path, anchor = str(link.get_attribute("data-hit")).split("#")
    link.click()
    search.wait_for_function("() => CSS.highlights?.get('searched')?.size > 0")
    marked = search.evaluate(
        "[...CSS.highlights.get('searched')].map(range => range.toString().toLowerCase())"
    )
    assert "drift and delay" in " ".join(marked)
    assert "searched" in search.evaluate("[...CSS.highlights.keys()]")
    box = search.locator(f"#{anchor}").bounding_box()
    header = search.locator("header").first.bounding_box()
    assert box
    assert header
    assert header["y"] + header["height"] <= box["y"] < 900
    text = "document.querySelector('[data-letter]').textContent"
    with_marks = search.evaluate(text)
    search.goto(f"{address}{path}")
    assert search.evaluate(text) == with_marks


def test_a_hit_says_where_it_stands_and_how_it_is_coded(search: Page) -> None:
    """Letter, paragraph, date, judgement in words and themes, with the words in context."""
    ask(search, "caseloads")
    item = search.locator(".search-hit").first
    text = item.inner_text()
    letter = next(letter for letter in corpus().letters if letter.slug == SHORT["addendum"])
    assert letter.meta.title in text
    assert "paragraph 10" in text
    assert "August 2017" in text
    assert re.search(r"\d+ concerns?", text)
    assert "Themes: " in text
    assert item.locator("mark").all_inner_texts() == ["caseloads."]


SHIFTED = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("asked", ["", "?q=supervision"])
def test_what_comes_late_moves_nothing(page: Page, address: str, asked: str, width: int) -> None:
    """Neither the foot nor the choices jump while a reader looks for a hit (layout shift below 0.02)."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}search/{asked}")
    settled(page)
    expect(page.locator(".search-side[data-counted]")).to_be_attached()
    assert page.evaluate(SHIFTED) < 0.02


def test_everyday_words_are_explained(search: Page) -> None:
    """What else was looked for, and found, is said above the list."""
    ask(search, "kids")
    expect(search.locator(".search-also")).to_contain_text("Also looked for: children")


def test_the_number_of_results_is_announced(search: Page) -> None:
    """In a live region, for found and for nothing found."""
    status = search.locator("[role=status]")
    ask(search, "ILACS")
    expect(status).to_have_text("1 paragraph in 1 letter")
    ask(search, "xylophone")
    expect(status).to_contain_text("No paragraph has this")
    assert hits(search) == []


def test_search_works_where_nothing_can_be_stored(browser: Browser, address: str) -> None:
    """A browser that refuses localStorage still opens, finds and lands."""
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page = context.new_page()
    page.goto(f"{address}search/?q=supervision")
    page.wait_for_selector("[data-hit]")
    settled(page)
    page.keyboard.press("/")
    assert len(hits(page)) > 3
    context.close()


def test_without_javascript_the_page_points_to_the_lists(browser: Browser, address: str) -> None:
    """Search needs JavaScript, and says where to go without it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    assert page.locator("noscript a").count() >= 2
    context.close()


def test_the_index_stays_small(built: Path) -> None:
    """What every first search fetches besides its own words: engine, list of letters and table."""
    folder = built / "pagefind"
    always = [
        *folder.glob("*.js"),
        *folder.glob("wasm.en*"),
        *folder.glob("*.pf_meta"),
        folder / "paragraphs.bin",
    ]
    scripts = (built / "assets" / "search").glob("*.js")
    assert sum(file.stat().st_size for file in [*always, *scripts]) < 200_000
