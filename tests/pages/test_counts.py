"""The numbers on the pages are the numbers of the corpus, and lead to what they count."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from generator.model import JUDGED, STANCES, StanceLabel, Tally
from generator.pages import addresses
from generator.pages.charts import UNIT, scale, strip
from generator.pages.findings import FindingsView
from generator.pages.letters import LettersView
from generator.pages.matrix import Matrix
from generator.pages.shown import add, in_words
from generator.pages.theme import ThemeView
from generator.pages.themes import ThemesView
from generator.pages.whys import why_of
from tests.corpora import many
from tests.pages.built import Built, built, part_of


@pytest.fixture
def five() -> Built:
    """The five real letters."""
    return built(5)


def matrix_of(site: Built) -> Matrix:
    """The matrix on the page of themes."""
    view = site.pages[addresses.THEMES].view
    assert isinstance(view, ThemesView) and view.matrix
    return view.matrix


@pytest.mark.parametrize(("letters", "authorities"), [(5, 1), (130, 13)])
def test_the_matrix_counts_every_theme_link(letters: int, authorities: int) -> None:
    """The cells of the matrix add up to all links of statements to themes, by letters and by years."""
    site = built(letters, authorities)
    cells = [cell for group in matrix_of(site).groups for row in group.rows for cell in row.cells]
    coded = [coding for letter in site.corpus.letters for coding in letter.codings]
    assert sum(cell.number for cell in cells) == sum(len(coding.themes) for coding in coded)
    holding = [coding for coding in coded if coding.stance.id in ("concern", "mixed")]
    assert sum(cell.concerns for cell in cells) == sum(len(coding.themes) for coding in holding)


def test_a_cell_is_darker_the_more_it_counts(five: Built) -> None:
    """Steps follow the numbers, and only an empty cell has step 0 and no link."""
    cells = sorted(
        (cell for group in matrix_of(five).groups for row in group.rows for cell in row.cells),
        key=lambda cell: cell.number,
    )
    assert [cell.step for cell in cells] == sorted(cell.step for cell in cells)
    assert cells[-1].step == 4
    assert all((cell.number == 0) == (cell.step == 0) == (cell.href == "") for cell in cells)


def test_years_are_coloured_by_what_a_letter_says() -> None:
    """A year with more letters than another is not the darker for that."""
    matrix = matrix_of(part_of(many(45, 4), "themes"))
    letters = [int(column.note.split()[0]) for column in matrix.columns]
    assert len(set(letters)) > 1
    cells = sorted(
        (cell.number / held, cell.step)
        for group in matrix.groups
        for row in group.rows
        for cell, held in zip(row.cells, letters, strict=True)
    )
    assert [step for _, step in cells] == sorted(step for _, step in cells)
    assert cells[-1][1] == 4


@pytest.mark.parametrize("letters", [1, 5])
def test_a_theme_shows_every_passage_once(letters: int) -> None:
    """A theme's page quotes exactly the passages of its thread, in date order, and its numbers count them."""
    site = built(letters)
    for thread in site.corpus.threads:
        path = addresses.theme(thread.theme)
        if not thread.passages:
            assert path not in site.pages
            continue
        view = site.pages[path].view
        assert isinstance(view, ThemeView)
        shown = [passage.id for section in view.sections for passage in section.passages]
        assert shown == [addresses.passage_anchor(p.letter, p.statement) for p in thread.passages]
        counted = {count.stance: 0 for count in view.turns[0].counts}
        for turn in view.turns:
            for count in turn.counts:
                counted[count.stance] += count.number
                assert bool(count.href) == bool(count.number)
        total = add([turn.tally for turn in thread.turns])
        assert counted == {stance: total.of(stance) for stance in STANCES}


def test_silence_is_not_drawn(five: Built) -> None:
    """A letter that does not mention a theme has no bar and no zero in its row, and the row says so."""
    for thread in five.corpus.threads:
        if thread.passages:
            body = five.body(addresses.theme(thread.theme))
            rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", body, re.DOTALL)
            assert len(rows) == len(thread.turns)
            for turn, row in zip(thread.turns, rows, strict=True):
                assert ("<svg" in row) is bool(turn.passages)
                assert ("nothing found" in row) is not bool(turn.passages)


def test_every_bar_has_one_scale(five: Built) -> None:
    """On a page a statement is as wide in one bar as in another, and the fullest bar fits."""
    turns = [turn for thread in five.corpus.threads for turn in thread.turns]
    drawn = scale(turns)
    for tally in (Tally(strength=1), Tally(strength=2, concern=3, none=9), Tally(none=4)):
        bar = drawn.bar(tally)
        assert sum(-(-piece.width // drawn.unit) for piece in bar.pieces) == tally.judged
    fullest = max(turn.tally.judged for turn in turns)
    assert fullest * drawn.unit <= drawn.width


def test_the_letters_index_counts_every_statement(five: Built) -> None:
    """Each letter's numbers add up to its statements."""
    view = five.pages[addresses.LETTERS].view
    assert isinstance(view, LettersView)
    lines = [line for year in view.years for line in year.letters]
    statements = {letter.slug: len(letter.codings) for letter in five.corpus.letters}
    assert {line.letter.slug: line.statements for line in lines} == statements
    assert all(sum(count.number for count in line.counts) == line.statements for line in lines)
    dates = [line.letter.date for line in lines]
    assert dates == sorted(dates, reverse=True)


def test_what_a_letter_lists_itself_stands_first(five: Built) -> None:
    """Each item of such a list once, the newest letter first, before the findings by theme."""
    tree = five.tree(addresses.FINDINGS)
    view = five.pages[addresses.FINDINGS].view
    assert isinstance(view, FindingsView)
    listed = {(f.passage.letter, f.passage.text) for f in five.corpus.findings if f.listed}
    shown = [(own.letter.slug, item.passage.text) for own in view.own for item in own.items]
    assert listed
    assert sorted(shown) == sorted(listed)
    body = five.body(addresses.FINDINGS)
    assert body.index("own-lists") < body.index('id="by-theme"') < body.index(f'id="{view.themes[0].id}"')
    first = tree.xpath("//ol[@class='passages']/li/blockquote")[0]
    assert first.text_content() == shown[0][1]


def test_every_finding_is_shown_with_its_fate(five: Built) -> None:
    """Every finding stands under its theme, followed by later words or by what their absence means."""
    view = five.pages[addresses.FINDINGS].view
    assert isinstance(view, FindingsView)
    shown = [
        (group.id, letter.letter.slug, item.passage.text)
        for group in view.themes
        for letter in group.letters
        for item in letter.items
    ]
    found = [(f.theme, f.passage.letter, f.listed, f.passage.text) for f in five.corpus.findings]
    assert sorted(shown) == sorted((theme, letter, text) for theme, letter, _, text in found)
    themes = list(dict.fromkeys(theme for theme, *_ in found))
    assert list(dict.fromkeys(theme for theme, *_ in shown)) == themes
    for group in view.themes:
        for letter in group.letters:
            own = [item.listed is not None for item in letter.items]
            assert own == sorted(own, reverse=True)
    last = five.corpus.letters[-1].slug
    for group in view.themes:
        for letter in group.letters:
            assert letter.last is (letter.letter.slug == last)
            assert letter.last or not letter.said or letter.later or letter.more
    body = five.body(addresses.FINDINGS)
    unanswered = [f for f in five.corpus.findings if not f.later and f.passage.letter != last]
    assert view.unanswered == len({(f.passage.letter, f.passage.statement) for f in unanswered})
    assert sum(group.unanswered for group in view.themes) == len(unanswered)
    alone = sum(f.passage.letter == last for f in five.corpus.findings)
    assert sum(group.alone for group in view.themes) == alone
    assert body.count(" with no letter known to be later</span>") == sum(
        group.alone > 0 for group in view.themes
    )
    assert ("Nothing found on this theme in later letters held here." in body) is bool(unanswered)


def test_the_strip_draws_what_the_timeline_lists(five: Built) -> None:
    """Dated entries stand inside the strip, later ones further right; visits without a report are hollow."""
    drawn = strip(five.corpus.events)
    assert drawn
    for lane in drawn.lanes:
        assert all(0 < dot.x < drawn.width for dot in lane.dots)
        assert [dot.x for dot in lane.dots] == sorted(dot.x for dot in lane.dots)
    hollow = {dot.held for lane in drawn.lanes for dot in lane.dots if dot.kind == "visit"}
    assert hollow == {event.held for event in five.corpus.events if event.kind == "visit"}
    assert strip(()) is None


def test_a_narrow_strip_names_no_more_years_than_it_has_room_for(five: Built) -> None:
    """Seven at most on a phone, at even steps from the first."""
    letter = next(event for event in five.corpus.events if event.kind == "letter")
    for last in (2010, 2016, 2017, 2020, 2040):
        drawn = strip([replace(letter, first=f"{year}-05", last="") for year in (2010, last)])
        assert drawn
        named = [int(tick.text) for tick in drawn.ticks if not tick.between]
        assert named[0] == 2010
        assert 2 <= len(named) <= 7
        assert len({later - year for year, later in pairwise(named)}) == 1


def test_a_strip_says_where_a_date_that_is_only_a_year_stands(five: Built) -> None:
    """The caption says so where such a date is drawn, and only there."""
    letter = next(event for event in five.corpus.events if event.kind == "letter")
    yearly, daily = (strip([replace(letter, first=date, last="")]) for date in ("2017", "2017-03-01"))
    assert yearly and yearly.whole_years
    assert daily and not daily.whole_years
    drawn = strip(five.corpus.events)
    assert drawn
    said = "A date that is only a year stands in the middle of it." in five.text[addresses.TIMELINE]
    assert said is drawn.whole_years


def test_a_strip_of_more_than_can_be_told_apart_is_left_out(five: Built) -> None:
    """Forty letters in forty months are drawn; one more would be a smear."""
    letter = next(event for event in five.corpus.events if event.kind == "letter")
    months = [f"{2010 + n // 12}-{n % 12 + 1:02}" for n in range(41)]
    many = [replace(letter, first=month, last="") for month in months]
    assert strip(many[:40])
    assert strip(many) is None


def test_a_page_of_short_letters_has_bars_that_can_be_read(five: Built) -> None:
    """However long the longest report is on another page."""
    turn = max(
        (turn for thread in five.corpus.threads for turn in thread.turns), key=lambda turn: turn.tally.judged
    )
    long = replace(turn, tally=Tally(strength=400))
    assert scale([long]).unit == 1
    assert scale([turn]).unit == UNIT


def test_a_tally_in_words() -> None:
    """Only what is there is said, and the numbers add up to all statements, judging or not."""
    assert in_words(Tally(strength=1, concern=2)) == "1 strength and 2 concerns"
    assert in_words(Tally(none=3)) == "3 with no judgement"
    assert in_words(Tally(concern=1, none=2)) == "1 concern and 2 with no judgement"
    assert all(in_words(add([Tally(**{stance: 2})])).startswith("2 ") for stance in JUDGED)


def test_a_body_that_the_glossary_explains_has_its_meaning(five: Built) -> None:
    """So that no entry is a bare abbreviation; the meaning leads to its source in the glossary."""
    [entry] = five.tree(addresses.PEOPLE).xpath("//section[h3[@id='mash']]")
    meaning = next(e.meaning for e in five.corpus.collection.glossary if e.term == "MASH")
    assert meaning in entry.text_content()
    assert entry.xpath(".//a[contains(@href, 'glossary') and contains(@href, '#mash')]")


def test_no_reason_gives_a_word_twice() -> None:
    """Words that made a label in two places are named once, in their order."""
    why = why_of(StanceLabel("concern", "rule", ("late", "weak", "late")))
    assert why
    assert why.words == ("late", "weak")


def test_the_timeline_calls_each_text_by_its_kind(five: Built) -> None:
    """An article, a message or a report that is held is not called a letter."""
    kinds = {kind.id: kind.title for kind in five.corpus.collection.kinds}
    entries = five.tree(addresses.TIMELINE).xpath("//li[starts-with(@class, 'of-letter')]")
    said = [
        entry.xpath("string(span[contains(., 'held here')])").removesuffix(", held here") for entry in entries
    ]
    assert said == [kinds[letter.meta.kind] for letter in five.corpus.letters]
    assert "News article" in said
