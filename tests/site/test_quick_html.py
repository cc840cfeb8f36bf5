"""The fast way through raw HTML gives what Python-Markdown's and MkDocs' own ways give."""

from __future__ import annotations

from collections.abc import Iterator

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import NormalizeWhitespace
from mkdocs.structure import pages

from generator.pages import pages as every_page
from generator.render import render
from generator.site import quick_html
from tests.corpora import many
from tests.reading import ROOT, corpus

Read = tuple[str, set[str]]

SLOW = {
    NormalizeWhitespace: NormalizeWhitespace.run,
    RawHtmlPostprocessor: RawHtmlPostprocessor.run,
    pages._RawHTMLPreprocessor: pages._RawHTMLPreprocessor.run,
}


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Python-Markdown's and MkDocs' own ways come back after each test."""
    yield
    slowly()


def slowly() -> None:
    """Their own ways."""
    for kind, run in SLOW.items():
        setattr(kind, "run", run)  # noqa: B010 # the classes differ


def read(text: str, quickly: bool, *more: str) -> Read:
    """The HTML of the text and the ids found in it, with what MkDocs and `more` extensions put in."""
    (quick_html.install if quickly else slowly)()
    md = markdown.Markdown(extensions=["attr_list", "tables", "toc", "fenced_code", *more])
    ids = pages._RawHTMLPreprocessor()
    md.preprocessors.register(ids, "ids", 21)
    return md.convert(text), ids.present_anchor_ids


@pytest.fixture(autouse=True)
def nothing_too_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small texts go the fast way too."""
    monkeypatch.setattr(quick_html, "_WORTH_IT", 0)


def body_of(page: str) -> str:
    """A page's Markdown without its front matter."""
    return page.split("\n---\n", 1)[1]


def test_every_generated_page_reads_the_same() -> None:
    """The five letters' pages, those of a large collection, and the pages by hand."""
    texts = [body_of(render(page)) for page in every_page(corpus())]
    texts += [body_of(render(page)) for page in every_page(many(80, 20))[::3]]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))]
    for text in texts:
        assert read(text, quickly=True) == read(text, quickly=False)


def test_generated_pages_go_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters, themes and findings, the largest pages, are not left to the slow way by some sign in them."""
    slow: list[list[str]] = []

    def noted(_: object, lines: list[str]) -> list[str]:
        slow.append(lines)
        return lines

    monkeypatch.setattr(quick_html, "_slow_lines", noted)
    for page in every_page(corpus()):
        if page.template in ("letter.md.j2", "theme.md.j2", "findings.md.j2"):
            read(body_of(render(page)), quickly=True)
    assert slow == []


def test_raw_html_that_an_extension_reads_is_left_to_it() -> None:
    """`md_in_html` reads Markdown inside raw HTML, which must not be put away before."""
    text = '<div markdown="1">\n*word*\n</div>\n\n<p>other</p>\n'
    html, _ = read(text, True, "md_in_html")
    assert html == read(text, False, "md_in_html")[0]
    assert "<em>word</em>" in html


def test_blocks_below_each_other_are_put_away_as_one() -> None:
    """However many blocks a page has, Python-Markdown looks at one paragraph for all of them."""
    quick_html.install()
    md = markdown.Markdown()
    md.convert("# Title\n\n" + "<p>one</p>\n\n<div>\n\ntwo</div>\n" * 9)
    assert md.htmlStash.html_counter == 1


PIECES = st.sampled_from(
    [
        *(
            "<div>",
            "</div>",
            '<p id="a">',
            "</p>",
            "<section class='x'>",
            "</section>",
            "<ul>",
            "</ul>",
            "<br>",
        ),
        *(
            "\n",
            "\n\n",
            " ",
            "\n  \n",
            "\t",
            "\r\n",
            "\x02",
            "\x03",
            "\x02wzxhzdk:0\x03",
            "~~~\n",
            "\n```\n",
            "word",
            "# Title",
            "`<div>`",
            "<!-- x -->",
            "&amp;",
            "&#35;",
            "&amp",
            "<span>",
        ),
        *(
            "</span>",
            '<a name="b">',
            "</a>",
            "<",
            ">",
            "- item",
            "    code",
            "<script>",
            "</script>",
            "<div/>",
        ),
        *('<h2 id="c">', "</h2>", "<table>", "</table>", "*", "&", '<p title="a>b">', "<DIV ID=d>", "</DIV>"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_any_text_reads_the_same(text: str) -> None:
    """Whatever is written, well formed or not, the pages come out the same."""
    assert read(text, quickly=True) == read(text, quickly=False)


BLOCKS = st.sampled_from(
    [
        '<div id="a">\n\n<p>x</p>\n</div>',
        "<ul>\n<li>y\n</ul>",
        "<p>one &amp; two</p>",
        "<h2 id='c'>z</h2>",
        '<p data-id="d"><a name="e">v</a></p>',
        "<section>\n<p>w</SECTION></section>",
        "<div><div></div>",
        '<table title="a>b"><tr></table>',
    ]
)
BETWEEN = st.sampled_from(
    [
        *("\n", "\n\n", "\n\n\n", "\n \n", " \n\n", "", " "),
        *(
            "\n## Title {: #f }\n\n",
            "\n\nword *x* &amp; y\n",
            "\n\n- item\n\n    ",
            "\n\n<b>word\n\n",
            "\n\n| a |\n|---|\n",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(BLOCKS, BETWEEN), max_size=6))
def test_blocks_among_words_read_the_same(pieces: list[tuple[str, str]]) -> None:
    """Blocks that stand as they should, or nearly so, with words, headings and lists between them."""
    text = "".join(part for piece in pieces for part in piece)
    assert read(text, quickly=True) == read(text, quickly=False)
