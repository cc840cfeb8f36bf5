"""Marks in a letter's words: one policy for those that collide, and no way out for hostile text."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.pages.marking import Addition, Mark, Rank, chosen, marked, shown

TEXT = "Managers at Leeds visited in June. They met staff."


def element(kind: str, start: int, end: int, rank: int = 0) -> Mark:
    """A mark that is an element of this kind."""
    return Mark(start, end, Markup("<{}>").format(kind), Markup("</{}>").format(kind), rank)


def mark(words: str, kind: str, rank: int = 0) -> Mark:
    """A mark around the first place where the words stand in TEXT."""
    start = TEXT.index(words)
    return element(kind, start, start + len(words), rank)


def braces(html: Markup) -> str:
    """HTML with its tags as braces, to be read in a test."""
    return str(html).replace("<", "{").replace(">", "}")


def test_marks_nest_statement_link_tooltip() -> None:
    """A statement is outermost, a link inside it, a tooltip inside the link."""
    html = marked(
        TEXT,
        0,
        len(TEXT),
        statements=[mark("Managers at Leeds visited in June.", "s")],
        links=[mark("Leeds", "a", Rank.NAME)],
        tooltips=[mark("Leeds", "abbr")],
    )
    assert braces(html) == "{s}Managers at {a}{abbr}Leeds{/abbr}{/a} visited in June.{/s} They met staff."


def test_a_reference_wins_over_a_name_inside_it() -> None:
    """Of links that overlap the reference is kept and the name is not linked."""
    html = marked(
        TEXT,
        0,
        34,
        links=[mark("Leeds", "n", Rank.NAME), mark("Leeds visited in June", "r", Rank.REFERENCE)],
    )
    assert braces(html) == "Managers at {r}Leeds visited in June{/r}."


def test_of_equal_links_the_first_then_the_longer_is_kept() -> None:
    """Among equals the one that begins first wins, then the longer."""
    short, long = mark("Leeds", "n", Rank.NAME), mark("Leeds visited", "n", Rank.NAME)
    later = mark("visited in", "n", Rank.NAME)
    assert chosen([later, short, long]) == (long,)


def test_a_mark_across_the_edge_of_a_statement_is_dropped() -> None:
    """A link or tooltip that begins in one statement and ends in the next has no place."""
    crossing = element("a", 29, 39, Rank.NAME)
    html = marked(
        TEXT, 0, len(TEXT), statements=[mark("Managers at Leeds visited in June.", "s")], links=[crossing]
    )
    assert "{a}" not in braces(html)


def test_an_addition_stands_after_the_whole_link() -> None:
    """What is added after a word inside a link stands after the link, still inside the statement."""
    statement = mark("Managers at Leeds visited in June.", "s")
    at = TEXT.index("Leeds") + len("Leeds")
    html = marked(
        TEXT,
        0,
        len(TEXT),
        statements=[statement],
        links=[mark("Leeds visited", "a", Rank.NAME)],
        additions=[Addition(at, Markup("<i>[a city]</i>"))],
    )
    assert braces(html) == "{s}Managers at {a}Leeds visited{/a}{i}[a city]{/i} in June.{/s} They met staff."


def test_an_addition_at_the_end_of_a_statement_stays_in_it() -> None:
    """An addition after a statement's last character is inside the statement's element."""
    statement = mark("They met staff.", "s")
    html = marked(
        TEXT, 0, len(TEXT), statements=[statement], additions=[Addition(len(TEXT), Markup("<i>!</i>"))]
    )
    assert braces(html).endswith("{s}They met staff.{i}!{/i}{/s}")


def test_text_cannot_become_markup_or_template() -> None:
    """Tags, quotation marks and braces of a letter are shown as they are written."""
    hostile = '<script>alert("x")</script> {{ 7 * 7 }} {% raw %}'
    html = str(shown(hostile))
    assert not any(sign in html for sign in '<>{}"')
    assert unescape(html) == hostile


class _Words(HTMLParser):
    """The text of some HTML, with everything in `<i>` (ours) left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element; it must be the innermost one."""
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the letter's words."""
        if "i" not in self.stack:
            self.words.append(data)


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark], list[Mark], list[Mark], list[Addition]]:
    """A text with statements that do not overlap, and links, tooltips and additions anywhere."""
    text = draw(st.text(alphabet=st.sampled_from("ab <>&{}\"'\n"), min_size=1, max_size=40))
    place = st.integers(0, len(text))
    edges = sorted(draw(st.lists(place, max_size=6, unique=True)))
    statements = [element("s", a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]

    def anywhere(tag: str) -> list[Mark]:
        pairs = draw(st.lists(st.tuples(place, place, st.sampled_from(list(Rank))), max_size=5))
        return [element(tag, min(a, b), max(a, b), rank) for a, b, rank in pairs if a != b]

    additions = [Addition(at, Markup("<i>ours</i>")) for at in draw(st.lists(place, max_size=4))]
    return text, statements, anywhere("a"), anywhere("u"), additions


@given(texts_with_marks())
def test_no_word_is_lost_whatever_the_marks(
    drawn: tuple[str, list[Mark], list[Mark], list[Mark], list[Addition]],
) -> None:
    """Whatever marks collide, the elements nest and the text comes out character for character."""
    text, statements, links, tooltips, additions = drawn
    html = marked(
        text, 0, len(text), statements=statements, links=links, tooltips=tooltips, additions=additions
    )
    reader = _Words()
    reader.feed(str(html))
    reader.close()
    assert "".join(reader.words) == text
    assert reader.stack == []
    assert str(html).count("<s>") == len(statements)
