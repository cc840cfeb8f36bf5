"""The fast way through raw HTML gives what Python-Markdown's and MkDocs' own ways give."""

from __future__ import annotations

from collections.abc import Iterator

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from mkdocs.structure import pages

from generator.pages import pages as every_page
from generator.render import render
from generator.site import quick_html
from tests.corpora import many
from tests.reading import ROOT, corpus

Read = tuple[str, set[str], int]

SLOW = {
    NormalizeWhitespace: NormalizeWhitespace.run,
    FencedBlockPreprocessor: FencedBlockPreprocessor.run,
    HtmlBlockPreprocessor: HtmlBlockPreprocessor.run,
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


def read(text: str, quickly: bool) -> Read:
    """The HTML of the text, the ids found in it, and how much was put away, with what MkDocs puts in."""
    (quick_html.install if quickly else slowly)()
    md = markdown.Markdown(extensions=["attr_list", "tables", "toc", "fenced_code"])
    ids = pages._RawHTMLPreprocessor()
    md.preprocessors.register(ids, "ids", 21)
    return md.convert(text), ids.present_anchor_ids, md.htmlStash.html_counter


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
    texts += [body_of(render(page)) for page in every_page(many(80, 20))][::3]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))]
    for text in texts:
        assert read(text, quickly=True) == read(text, quickly=False)


def test_a_letters_page_goes_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The largest pages are not left to the slow way by some sign in them."""
    slow: list[list[str]] = []

    def noted(_: object, lines: list[str]) -> list[str]:
        slow.append(lines)
        return lines

    monkeypatch.setattr(quick_html, "_slow_blocks", noted)
    monkeypatch.setattr(quick_html, "_slow_ids", noted)
    for page in every_page(corpus()):
        if page.template == "letter.md.j2":
            read(body_of(render(page)), quickly=True)
    assert slow == []


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
