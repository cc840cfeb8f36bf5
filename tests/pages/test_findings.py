"""The page of findings: in one order, with what later statements hold, and its marks on other pages too."""

from __future__ import annotations

import re

import pytest

from generator.link.findings import findings_on_no_theme
from generator.link.threads import holds_concern
from generator.pages import addresses
from generator.pages.findings import LATER_QUOTED, FindingsView
from generator.pages.later import said_later
from generator.pages.places import place
from tests.pages.built import Built, built

SIZES = [(5, 1), (130, 13)]


def views(site: Built) -> list[FindingsView]:
    """What every page of findings shows."""
    return [page.view for page in site.pages.values() if isinstance(page.view, FindingsView)]


@pytest.mark.parametrize(("letters", "authorities"), SIZES)
def test_the_newest_letter_stands_first_throughout(letters: int, authorities: int) -> None:
    """Own lists, findings of a theme, what later letters say, and concerns on no theme have one order."""
    for view in views(built(letters, authorities)):
        lists = [[own.letter.date for own in view.own], [one.letter.date for one in view.themeless]]
        lists += [[one.letter.date for one in group.letters] for group in view.themes]
        lists += [[x.letter.date for x in one.later] for group in view.themes for one in group.letters]
        for dates in lists:
            assert dates == sorted(dates, reverse=True)


def test_the_pages_of_a_theme_are_listed_from_the_newest() -> None:
    """Where findings fill several pages, the newest year leads."""
    parted = [view.themes for view in views(built(130, 13)) if view.up and not view.whole]
    assert parted
    for groups in parted:
        years = [group.title[-4:] for group in groups]
        assert years == sorted(years, reverse=True)


def test_a_fold_says_how_many_later_statements_hold_a_concern() -> None:
    """A number alone would not tell praise from blame; the rule of what is quoted is said once."""
    site = built(5)
    later = {(f.theme, f.passage.letter): f.later for f in site.corpus.findings if f.later}
    said = site.tree(addresses.FINDINGS).xpath("//details[@class='plain later']/summary")
    counted = re.compile(r"(\d+) statements? .*later letters?, (\d+|none) coded")
    told = [counted.findall(" ".join(one.text_content().split())) for one in said]
    numbers = [(int(all_), 0 if some == "none" else int(some)) for [(all_, some)] in told]
    assert sorted(numbers) == sorted((len(some), sum(map(holds_concern, some))) for some in later.values())
    assert site.body(addresses.FINDINGS).count(f"up to {LATER_QUOTED} are chosen") == 1


def test_every_page_of_findings_says_what_a_later_passage_is_not() -> None:
    """Also where each theme has a page of its own, which is where readers are sent."""
    for site in (built(5), built(130, 13)):
        for path, page in site.pages.items():
            if isinstance(page.view, FindingsView):
                [notice] = site.tree(path).xpath("//p[@class='notice'][contains(., 'is not an answer')]")
                assert "at different children" in notice.text_content()


def test_a_page_of_one_themes_findings_has_its_title_once() -> None:
    """The letters stand right below it, one level down."""
    site = built(130, 13)
    single = [
        path
        for path, page in site.pages.items()
        if path.startswith("findings/") and isinstance(page.view, FindingsView) and page.view.up
    ]
    assert single
    for path in single:
        assert len(re.findall("^# ", site.body(path), re.MULTILINE)) == 1
        assert "\n## " not in site.body(path)


def test_a_fold_says_whose_the_later_statements_are() -> None:
    """A council's praise of itself is no inspector's: their statements are counted apart."""
    corpus = built(5).corpus
    said = {
        said_later(place(corpus), finding.later)
        for finding in corpus.findings
        if finding.later and finding.passage.letter == "2017-08-commissioner-addendum"
    }
    assert any(re.search(r"^\d+ statements \(\d+ by Kirklees.+\) in \d later letters", one) for one in said)
    for one in said:
        total, *parts = [int(n) for n in re.findall(r"(\d+)(?: statements?| by)", one)]
        assert sum(parts) == (total if parts else 0)


def test_later_statements_that_judge_nothing_are_said_to() -> None:
    """ "None coded with a concern" alone would read as praise where a later letter only describes."""
    corpus = built(5).corpus
    [plain, *_] = [f for f in corpus.findings if any(p.stance.id == "none" for p in f.later)]
    silent = [passage for passage in plain.later if passage.stance.id == "none"][:1]
    judging = next(p for f in corpus.findings for p in f.later if p.stance.id == "strength")
    said = {
        tuple(later): said_later(place(corpus), later).rpartition(" later letter")[2].lstrip("s, ")
        for later in (tuple(silent), (*silent, *silent), (judging,), (judging, *silent))
    }
    assert list(said.values()) == [
        "coded with no judgement",
        "all coded with no judgement",
        "none coded with a concern",
        "none coded with a concern, 1 with no judgement",
    ]


@pytest.mark.parametrize("path", [addresses.FINDINGS, addresses.theme("supervision-oversight")])
def test_the_heading_above_passages_names_who_published_them(path: str) -> None:
    """Of an inspector's letter too, whose title may name a visit only."""
    site = built(5)
    names = {one.name for one in site.corpus.collection.publishers}
    headings = site.tree(path).xpath("//h3")
    assert headings
    for heading in headings:
        said = heading.text_content().strip().removesuffix(", as inferred")
        assert any(said.endswith(name) for name in names)


def test_the_count_of_findings_is_said_in_whole_sentences() -> None:
    """How many there are, how many have nothing later on their theme, and how many no later letter at all."""
    site = built(5)
    [view] = views(site)
    said = " ".join(site.tree(addresses.FINDINGS).text_content().split())
    assert (
        f"{view.items} findings. For {view.unanswered}, nothing was found on their theme, or on one" in said
    )
    assert f" For {view.alone}, no letter that is known to be later is held. " in said


def test_findings_on_no_theme_are_counted_in_the_list() -> None:
    """Every line of the list of themes has its number."""
    site = built(5)
    lines = site.tree(addresses.FINDINGS).xpath("//ul[@class='columns index-list compact']/li")
    counted = [re.search(r"(\d+) findings?", line.text_content()) for line in lines]
    assert all(counted)
    [view] = views(site)
    last = site.tree(addresses.FINDINGS).xpath("//a[@href='#on-no-theme']/following-sibling::span")[-1]
    assert last.text == f"{view.themeless_items} findings"
    assert view.themeless_items == sum(len(one.items) for one in view.themeless)


@pytest.mark.parametrize(("letters", "authorities"), SIZES)
def test_a_theme_marks_the_items_of_a_letters_own_list(letters: int, authorities: int) -> None:
    """The tag that such a finding has on the page of findings stands beside it on its themes' pages."""
    site = built(letters, authorities)
    listed = {(f.theme, f.passage.letter, f.passage.statement) for f in site.corpus.findings if f.listed}
    assert listed
    marked = set()
    for path in site.pages:
        if re.match(r"themes/.+/", path):
            for item in site.tree(path).xpath("//li[.//span[contains(., 'in its own list')]]"):
                marked.add((path.split("/")[1], item.get("id")))
    assert marked == {(theme, addresses.passage_anchor(slug, s)) for theme, slug, s in listed}


def test_words_are_never_called_a_reason() -> None:
    """What weighs with the program is no reason of anybody's, and is said in one way everywhere."""
    site = built(5)
    said = []
    for path in site.pages:
        if path.startswith(("themes/", "letters/")):
            tree = site.tree(path)
            said += [" ".join(one.text_content().split()) for one in tree.xpath("//p[@class='why']")]
            said += [one.text_content() for one in tree.xpath("//details[@class='because']/p")]
    assert not [one for one in said if re.search(r"because of [“‘]|because of\W*$", one)]
    assert any(one.startswith("Words that weighed most") for one in said)
    assert not [one for one in said if one.count("Words that weighed most") > 1 and "\n" not in one]


def test_findings_on_no_theme_count_among_those_that_no_later_letter_can_speak_of() -> None:
    """A council's newest letter has findings with a theme and without, and no letter comes after any."""
    site = built(8, 4)
    [view] = [page.view for page in site.pages.values() if page.path == addresses.FINDINGS]
    assert isinstance(view, FindingsView)
    newest = {letter.meta.authority: letter for letter in site.corpus.letters}.values()
    slugs = {letter.slug for letter in newest}
    themed = {
        f.passage.statement + f.passage.letter for f in site.corpus.findings if f.passage.letter in slugs
    }
    themeless = [found for letter in newest for found in findings_on_no_theme(letter)]
    assert themeless
    assert view.alone == len(themed) + len(themeless)


def test_of_what_later_letters_say_the_concerns_and_the_newest_are_quoted() -> None:
    """What is left out is older or milder than what is quoted, and is counted, its concerns too."""
    site = built(130, 13)
    later = {(f.theme, f.passage.letter): f.later for f in site.corpus.findings}
    left = 0
    for view in views(site):
        for one in (letter for group in view.themes for letter in group.letters):
            said = later[one.theme, one.letter.slug]
            ranks = {
                addresses.passage_anchor(passage.letter, passage.statement): (holds_concern(passage), n)
                for n, passage in enumerate(said)
                if passage.stance.id != "none"
            }
            quoted = [ranks.pop(shown.id) for other in one.later for shown in other.passages]
            assert one.more == len(said) - len(quoted)
            assert one.concerns == sum(concern for concern, _ in ranks.values())
            if ranks:
                assert min(quoted) > max(ranks.values())
                left += 1
    assert left
