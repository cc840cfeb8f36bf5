"""Search by the words of a quotation: words that no paragraph has side by side, words left out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_search import RANK, SHIFTED, SHORT, ask, hits, paragraphs, settled

pytestmark = pytest.mark.seen

EXACT = RANK.replace("const path = (hit) => index.path(hit.paragraph);", "").replace(
    ".map(path)", ".filter((hit) => hit.exact).map((hit) => index.path(hit.paragraph))"
)
NONE = "No paragraph has what you typed word for word."
DASHED = f"letters/{SHORT['message']}/#p4"


def stretches() -> dict[str, list[str]]:
    """By path, the first words of a paragraph, some from its midst and its last, as a reader may retype them.

    A lone dash is left out of the one and drawn longer in the others.
    """
    found = {}
    for path, text in paragraphs().items():
        words = text.split()
        if len(words) < 8:
            continue
        midst = len(words) // 2
        bare = [word for word in words if re.search(r"\w", word)]
        longer = [word if re.search(r"\w", word) else "—" for word in words]
        found[path] = [" ".join(part) for part in (bare[:7], longer[midst - 3 : midst + 4], longer[-8:])]
    return found


def test_the_words_of_every_paragraph_are_known_to_be_there(page: Page, address: str) -> None:
    """Without quotation marks and with them: no search denies a paragraph its own words."""
    asked = [
        (path, re.sub(r"[“”\"…\[\]]", "", words))
        for path, several in stretches().items()
        for words in several
    ]
    assert len(asked) > 200
    page.goto(address)
    exact = page.evaluate(EXACT, [words for _, words in asked])
    marked = page.evaluate(RANK, [f"“{words}”" for _, words in asked])
    assert [one for one, paths in zip(asked, exact, strict=True) if one[0] not in paths] == []
    assert [one for one, paths in zip(asked, marked, strict=True) if one[0] not in paths] == []


@pytest.mark.parametrize(
    "typed",
    [
        "supervision does take place frequently enough",
        "managers are always recognising",
        "There is a consistently robust challenge",
        "Direct work is not being completed",
        "in order to create",
        "Supervision does take place frequently enough [emphasis added]",
        "managers are always recognising (my emphasis)",
    ],
)
def test_words_that_no_paragraph_has_side_by_side_are_said_not_to_stand_so(search: Page, typed: str) -> None:
    """Though a paragraph has them all, and perhaps a “not” among them."""
    ask(search, typed)
    expect(search.locator("#search-status")).to_have_text(
        re.compile(
            rf"^1 paragraph in 1 letter.*\. {re.escape(NONE)} "
            r"To look for a part of it, put that part in quotation marks\.$"
        )
    )


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("supervision does not take place frequently enough", f"letters/{SHORT['focused']}/#p5"),
        ("in order the create (emphasis added)", f"letters/{SHORT['message']}/#p2"),
        ("in order the create", f"letters/{SHORT['message']}/#p2"),
        ("a strategic plan agreed with partners", DASHED),
        ("a strategic plan — agreed with partners", DASHED),
    ],
)
def test_words_that_stand_side_by_side_are_said_to_and_come_first(
    search: Page, typed: str, path: str
) -> None:
    """With the count of paragraphs that have them so, each word of them marked."""
    ask(search, typed)
    expect(search.locator("#search-status")).to_have_text(
        re.compile(r"^1 paragraph in 1 letter.*\. 1 has what you typed word for word\.$")
    )
    assert hits(search)[0] == path
    marked = " ".join(search.locator(".search-hit").first.locator("mark").all_inner_texts())
    assert re.sub(r"— | \(.*", "", typed).lower() in marked.lower()


def test_three_words_are_no_quotation(search: Page) -> None:
    """Nothing is said of how they stand."""
    ask(search, "regular supervision frequent")
    expect(search.locator("#search-status")).not_to_contain_text("word for word")


def test_what_is_not_ticked_is_not_denied(search: Page) -> None:
    """A search that is narrowed speaks of what is ticked alone."""
    search.goto(f"{search.url}?q=supervision+does+not+take+place+frequently+enough&year=2017")
    search.wait_for_selector(".search-facet")
    settled(search)
    status = search.locator("#search-status")
    expect(status).to_contain_text("No paragraph under what is ticked has all your words.")
    search.goto(f"{search.url.split('?')[0]}?q=supervision+does+take+place&year=2021")
    search.wait_for_selector(".search-facet")
    settled(search)
    expect(status).to_contain_text(NONE.replace(" has", " under what is ticked has"))


@pytest.mark.parametrize(
    "typed",
    [
        "a strategic plan – agreed with partners - was in place",
        "a strategic plan agreed with partners was in place",
    ],
)
def test_a_dash_that_stands_alone_does_not_part_a_quotation(page: Page, address: str, typed: str) -> None:
    """However long it is drawn, or left out."""
    page.goto(address)
    assert page.evaluate(RANK, [f"“{typed}”"]) == [[DASHED]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "“supervision does … take place frequently enough”",
            "Between the parts of your quotation the letter has “not” (1 word)",
        ),
        (
            "supervision does … take place frequently enough",
            "Between the parts of your quotation the letter has “not” (1 word)",
        ),
        (
            "“has made … progress … in place”",
            "Between the parts of your quotation the letter has “steady” (1 word), then "
            "“and firm foundations are now” (5 words)",
        ),
        ("“steady [sic] progress”", "Between the parts of your quotation the letter has no words"),
        (
            "“firm foundations … steady progress”",
            "The parts of your quotation do not follow one another here.",
        ),
    ],
)
def test_what_a_quotation_leaves_out_is_said(search: Page, typed: str, said: str) -> None:
    """In the letter's words, with their number, below each paragraph that has the parts."""
    ask(search, typed)
    expect(search.locator("#search-status")).to_contain_text("is said there.")
    expect(search.locator(".search-between").first).to_have_text(re.compile(f"^{re.escape(said)}"))


def test_the_parts_are_those_that_stand_closest(page: Page, address: str) -> None:
    """In order; runs that overlap do not follow one another."""
    page.goto(address)
    found = page.evaluate(
        """async (asked) => {
          const { between } = await import(new URL("assets/search/ranking.js", document.baseURI));
          return asked.map(between);
        }""",
        [
            [[[1, 2], [10, 11]], [[5], [13]]],
            [[[4, 5]], [[5, 6]]],
            [[[4, 5]], [[6, 7]], [[20], [30]]],
        ],
    )
    assert found == [[[12, 13]], None, [[6, 6], [8, 20]]]


def test_many_words_left_out_are_counted(search: Page) -> None:
    """More than an excerpt shows are a number of words, without the words."""
    text = paragraphs()[f"letters/{SHORT['focused']}/#p5"].split()
    assert len(text) > 60
    ask(search, f"“{' '.join(text[:4])} … {' '.join(text[-4:])}”")
    assert hits(search) == [f"letters/{SHORT['focused']}/#p5"]
    expect(search.locator(".search-between")).to_have_text(
        f"Between the parts of your quotation the letter has {len(text) - 8} words"
    )


@pytest.mark.parametrize(
    "remark", ["[emphasis added]", "(sic)", "[sic]", "(my emphasis)", "(Emphasis in original)"]
)
def test_a_remark_on_a_quotation_is_not_looked_for(search: Page, remark: str) -> None:
    """What whoever quotes says of it stands in no letter."""
    ask(search, "“steady progress”")
    found = hits(search)
    ask(search, f"“steady progress” {remark}")
    expect(search.locator("#search-status")).to_have_text("2 paragraphs in 1 letter")
    assert hits(search) == found


def test_a_name_does_not_hide_that_a_quotation_is_not_there(search: Page) -> None:
    """A title that shares two words with it stands below, and the message is about the quotation."""
    ask(search, "“the authority has made steady progress”")
    expect(search.locator("#search-status")).to_have_text(
        "No paragraph has the words in quotation marks, word for word. "
        "If they run over two paragraphs, look for one part at a time. What has a name like it stands below."
    )
    assert search.locator(".search-things [data-hit]").count()


@pytest.mark.parametrize("typed", ["Yvette Stanley", "Force. Of. nature?"])
def test_nothing_is_offered_while_a_word_stays_unknown(search: Page, typed: str) -> None:
    """One word mended would still find no paragraph with all of them."""
    ask(search, typed)
    assert hits(search) == []
    expect(search.locator(".search-mean")).to_be_hidden()


def test_a_name_that_stands_in_no_paragraph_is_no_unknown_word(search: Page) -> None:
    """Only a signature has it, and what is offered beside it finds her letter."""
    assert not any("Brazil" in text for text in paragraphs().values())
    ask(search, "Brazil caselods")
    offered = search.locator(".search-mean button")
    expect(offered).to_have_text("Brazil caseloads")
    offered.click()
    settled(search)
    assert f"letters/{SHORT['addendum']}/#p10" in hits(search)


def test_what_was_perhaps_meant_ends_in_one_question_mark(search: Page) -> None:
    """One that was typed is enough."""
    ask(search, "Is morael low?")
    expect(search.locator(".search-mean")).to_have_text("Did you mean Is morale low?")


def test_a_hit_says_who_wrote_the_letter_and_that_its_publisher_was_inferred(search: Page) -> None:
    """As its page does: whose words a quotation is."""
    ask(search, "caseloads")
    facts = search.locator(".search-hit", has_text="written by Eleanor Brazil").first.locator(".search-facts")
    expect(facts).to_have_text(re.compile(r" · written by Eleanor Brazil · .+ \(inferred publisher\)$"))
    ask(search, "“Since the last monitoring visit, the local authority has made”")
    expect(search.locator(".search-hit .search-facts")).not_to_contain_text("written by")
    expect(search.locator(".search-hit .search-facts")).not_to_contain_text("inferred publisher")


@pytest.mark.parametrize("typed", ["supervision+does+…+take+place+frequently", "kids+in+care+are+doing+well"])
@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_said_of_a_quotation_moves_nothing(page: Page, address: str, width: int, typed: str) -> None:
    """Every line above the list is there before the list is (layout shift below 0.02, fonts aside)."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}search/?q=supervision")  # fetches the fonts
    settled(page)
    page.goto(f"{address}search/?q={typed}")
    settled(page)
    expect(page.locator(".search-side[data-counted]")).to_be_attached()
    assert page.evaluate(SHIFTED) < 0.02
