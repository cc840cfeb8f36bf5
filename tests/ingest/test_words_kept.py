"""Every word of a web page or a Word file is in its text or left out, once; none is lost."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import ReadacrossError
from generator.ingest.docx import read_docx
from generator.ingest.html import read_html
from tests.ingest.test_formats import docx_of, paragraph, shown

TEXT = "<p>Leaders know the service well.</p>"
FORMULA = "http://schemas.openxmlformats.org/officeDocument/2006/math"
OTHER = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def page(inner: str) -> list[tuple[str, str]]:
    """Kind and words of what a web page with this text gives, but for its first paragraph."""
    found = shown(read_html(f"<html><body><main>{TEXT}{inner}</main></body></html>".encode(), "a.html"))
    assert found[0] == ("text", "Leaders know the service well.")
    return found[1:]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            "<table><tr><form><td>Plans</td><td>Good</td></form></tr><tr><td>Visits</td><td>Late</td></tr>"
            "</table>",
            [("row", "Plans | Good"), ("row", "Visits | Late")],
        ),
        ("<table><form><tr><td>Plans</td><td>Good</td></tr></form></table>", [("row", "Plans | Good")]),
        (
            "<table><tr>Since 2019<td>Plans</td><td>Good</td><i>of all</i></tr></table>",
            [("row", "Plans | Good"), ("text", "Since 2019 of all")],
        ),
        (
            "<p>Plans drift.</p><div class='ad-slot'><p>Buy.</p></div><p>ADVERTISEMENT</p><p>Staff stay.</p>",
            [
                ("text", "Plans drift."),
                ("text", "Staff stay."),
                ("furniture", "Buy."),
                ("furniture", "ADVERTISEMENT"),
            ],
        ),
        ("<h2><button>Findings</button></h2>", [("heading", "Findings")]),
        ("<p>Plans are <button>clear</button> now.</p>", [("text", "Plans are clear now.")]),
        ("<p>Plans drift.</p><button>Print</button>", [("text", "Plans drift."), ("furniture", "Print")]),
        ("<p>Children <img src='a.png'> wait.</p>", [("text", "Children wait.")]),
        ("<p>Plans <math><mi>x</mi><mo>=</mo><mn>2</mn></math> drift.</p>", [("text", "Plans x=2 drift.")]),
        (
            "<p>Staff<noscript><img src='a'></noscript> stay.</p><noscript>No script.</noscript>",
            [("text", "Staff stay."), ("furniture", "No script.")],
        ),
        (
            "<svg><title>Chart</title><text>12 of 20</text></svg><p>Staff stay.</p>",
            [("text", "Staff stay."), ("furniture", "Chart 12 of 20")],
        ),
        (
            "<template><p>Later.</p></template>"
            "<my-box><template shadowrootmode='open'><p>Plans are clear.</p></template></my-box>",
            [("text", "Plans are clear."), ("furniture", "Later.")],
        ),
        (
            "<p>Staff stay.</p><div style='display: none'><p>Join us.</p></div><p hidden>Old.</p>",
            [("text", "Staff stay."), ("furniture", "Join us."), ("furniture", "Old.")],
        ),
        (
            "<h3><button aria-controls='more'>More</button></h3>"
            "<div id='more' hidden><p>Staff stay.</p></div>",
            [("heading", "More"), ("text", "Staff stay.")],
        ),
        (
            "<details><summary>More</summary><p>Staff stay.</p></details>",
            [("heading", "More"), ("text", "Staff stay.")],
        ),
    ],
)
def test_no_part_of_a_web_page_loses_its_words(inner: str, expected: list[tuple[str, str]]) -> None:
    """What a browser shows is text; what it does not show is left out, and the text around it stays whole."""
    assert page(inner) == expected


@pytest.mark.parametrize(
    ("inner", "kept", "struck"),
    [
        ("It is <del>good</del><ins>inadequate</ins> now.", "It is inadequate now.", "good"),
        ("Plans <s>are </s>drift <strike>well</strike>.", "Plans drift .", "are well"),
        ("Plans<span style='text-decoration: Line-Through'> are </span>drift.", "Plans drift.", "are"),
        ("Plans <del><b>are <s>well</s></b></del>drift<u>ed</u>.", "Plans drifted.", "are well"),
    ],
)
def test_struck_out_words_of_a_web_page_are_left_out_and_told(inner: str, kept: str, struck: str) -> None:
    """Whoever wrote the page took them back; they stand below the line, once, and the report counts them."""
    found = read_html(f"<main>{TEXT}<p>{inner}</p></main>".encode(), "a.html")
    assert shown(found)[1] == ("text", kept)
    assert " ".join(words for kind, words in shown(found) if kind == "furniture") == struck
    count = "1 word" if " " not in struck else "2 words"
    assert [line.partition(":")[2].split(" that ")[0] for line in found.told] == [f" {count}"]


def test_a_struck_out_part_leaves_the_words_around_it_apart() -> None:
    """A whole paragraph that was struck out ends the one before it, and so does its title's part."""
    held = "<h1>Letter <s>(draft)</s></h1>Plans drift.<del><p>Plans are clear.</p></del>Staff stay."
    found = read_html(f"<main>{TEXT}{held}</main>".encode(), "a.html")
    assert shown(found)[1:] == [
        ("heading", "Letter"),
        ("text", "Plans drift. Staff stay."),
        ("furniture", "(draft)"),
        ("furniture", "Plans are clear."),
    ]
    assert (found.title, found.heading) == ("Letter", "Letter")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("Staff say <q>it is bad</q>.", "Staff say “it is bad”."),
        ("Staff say <q> it <b>is</b> </q>now.", "Staff say “it is” now."),
        ("<q>She said <q>no</q></q>.", "“She said ‘no’”."),
        ("<q><q>No</q> was said</q>.", "“‘No’ was said”."),
        ("Staff say <q>“it is bad”</q> and “<q>late</q>”.", "Staff say “it is bad” and “late”."),
        ("Staff stay<q> </q>.", "Staff stay ."),
    ],
)
def test_a_quotation_of_a_web_page_has_its_marks(inner: str, expected: str) -> None:
    """Browsers write the marks round a quotation, so it is not read as the letter's own voice."""
    assert page(f"<p>{inner}</p>") == [("text", expected)]


WEIGHT = "Eight children were harmed because nobody had visited them."


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            "<h2><button data-toggle='x'>What went wrong</button></h2>"
            f"<div style='display:none'><p>{WEIGHT}</p><ul><li>Visits were late.</li></ul></div>",
            [("heading", "What went wrong"), ("text", WEIGHT), ("bullet", "Visits were late.")],
        ),
        (f"<h2 onclick='f()'>Now</h2><div hidden>{WEIGHT}</div>", [("heading", "Now"), ("text", WEIGHT)]),
        (f"<p style='visibility: hidden'>{WEIGHT}</p>", [("text", WEIGHT)]),
        (f"<div aria-hidden='true' class='collapse'><p>{WEIGHT}</p></div>", [("text", WEIGHT)]),
        (f"<ul><li hidden>{WEIGHT}<sup>2</sup></li></ul>", [("bullet", f"{WEIGHT}²")]),
        (
            "<p>Staff left<i>…</i><span style='display:none'> and eight children were harmed.</span></p>",
            [("text", "Staff left… and eight children were harmed.")],
        ),
        (
            "<p>Staff wait <span hidden>a year.</span></p><p>Children wait <span hidden>a year.</span></p>",
            [("text", "Staff wait a year."), ("text", "Children wait a year.")],
        ),
        (
            f"<div hidden><p>Old</p><div style='display:none'><p>{WEIGHT}</p></div></div>",
            [("text", "Old"), ("text", WEIGHT)],
        ),
        (f"<ul><li><div hidden><p>{WEIGHT}</p></div></li></ul>", [("bullet", WEIGHT)]),
    ],
)
def test_sentences_that_a_page_shows_only_when_opened_are_text(
    inner: str, expected: list[tuple[str, str]]
) -> None:
    """A saved page does not name the script that opens its parts; what they say is no less said."""
    found = page(inner)
    assert [(kind, text.lstrip("• ")) for kind, text in found] == expected


@pytest.mark.parametrize(
    "inner",
    [
        f"<div class='cookie-banner' style='display:none'><p>{WEIGHT}</p></div>",
        f"<div role='dialog' hidden><p>{WEIGHT}</p></div>",
        f"<dialog><p>{WEIGHT}</p></dialog>",
        f"<nav><ul hidden><li>{WEIGHT}</li></ul></nav>",
        f"<div class='ad-slot' hidden><p>{WEIGHT}</p></div>",
        f"<template><p>{WEIGHT}</p></template>",
        f"</main><div hidden><p>{WEIGHT}</p></div>",
        f"<p>{WEIGHT}</p><div class='mobile' hidden><p>{WEIGHT}</p></div>",
        "<div hidden>Share by mail to all of your good friends</div>",
    ],
)
def test_what_is_hidden_and_no_text_is_left_out_and_counted(inner: str) -> None:
    """Notices, menus, what stands outside the text, and what the text shows anyhow; nine words in each."""
    kept = ["Leaders know the service well.", *([WEIGHT] if "mobile" in inner else [])]
    found = read_html(f"<html><body><main>{TEXT}{inner}</main></body></html>".encode(), "a.html")
    assert [kind for kind, _ in shown(found)][-1] == "furniture"
    assert [text for kind, text in shown(found) if kind != "furniture"] == kept
    assert found.told[0].startswith("left out: 9 words that the page does not show at first")


CONCERN = "Children told inspectors that nobody listens to them."


@pytest.mark.parametrize(
    "part",
    [
        f"<div class='feedback'><h2>Feedback from children</h2><p>{CONCERN}</p></div>",
        f"<section class='comment'><p>{CONCERN}</p></section>",
        f"<aside><p>{CONCERN}</p><nav><a href='b'>Other letters are here.</a></nav></aside>",
        f"<div role='complementary'><div class='sidebar'>{CONCERN}</div></div>",
        f"<figure><img src='a.png'><figcaption>{CONCERN}</figcaption></figure>",
    ],
)
def test_a_part_of_the_text_that_says_something_stays_and_is_told(part: str) -> None:
    """What a box is called does not take its sentences away, and who adds the page is told to look."""
    found = read_html(f"<main>{TEXT}{part}</main>".encode(), "a.html")
    assert CONCERN in [words for kind, words in shown(found) if kind == "text"]
    taken = [line for line in found.told if line.startswith("taken over: ")]
    assert len(taken) == 1
    assert "may be none of it" in taken[0]
    count = sum(len(words.split()) for kind, words in shown(found)[1:] if kind != "furniture")
    assert taken[0].startswith(f"taken over: {count} words ")
    left = [line.split(" in parts")[0] for line in found.told if line.startswith("left out: ")]
    assert left == (["left out: 4 words"] if "<nav>" in part else [])


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (f"<div class='share-links'><p>{CONCERN}</p></div>", 8),
        (f"<aside class='cookie-notice'><p>{CONCERN}</p></aside>", 8),
        (f"<section class='comment'><p>{CONCERN}</p><form><input></form></section>", 8),
        (f"<div id='comments'><p>{CONCERN}</p></div>", 8),
        (f"<section class='comments'><div class='comment'><p>{CONCERN}</p></div></section>", 8),
        (f"<div class='feedback'><p>{CONCERN}</p><textarea></textarea></div>", 8),
        (f"<footer><p>{CONCERN}</p></footer>", 8),
        ("<aside><h2>More news</h2><p>All news</p></aside>", 4),
        ("<aside><p>More news</p><ul><li><a href='b'>Road works</a></li></ul></aside>", 4),
        ("<ul><li><a href='b'>Children in care</a></li></ul>", 3),
        ("<p>Advertisement</p>", 1),
    ],
)
def test_a_part_of_the_text_that_is_none_of_it_is_left_out_and_told(part: str, words: int) -> None:
    """Menus, forms, notices and boxes without a sentence stand below the line, and the report counts them."""
    found = read_html(f"<main>{TEXT}{part}</main>".encode(), "a.html")
    assert [kind for kind, _ in shown(found) if kind != "furniture"] == ["text"]
    first = shown(found)[1][1].split()[0]
    assert [line.split(" in parts")[0] for line in found.told] == [
        f"left out: {words} word{'s' * (words > 1)}"
    ]
    assert f": “{first}" in found.told[0]


def test_hidden_words_that_stay_in_the_text_are_told() -> None:
    """An old draft may lie hidden in the page, so who adds it is told how the hidden parts begin."""
    draft = "<h2>Old version</h2><p>The service is inadequate, an old draft said.</p>"
    inner = f"<div style='display:none'>{draft}<p hidden>Nobody saw it.</p></div><p hidden>{WEIGHT}</p>"
    found = read_html(f"<main>{TEXT}{inner}</main>".encode(), "a.html")
    assert found.told == (
        "taken over: 22 words that the page does not show at first: “Old version The service is inadequate, "
        "an old…”, “Eight children were harmed because nobody had visited…”. "
        "Move them below the line of equals signs if they are no part of the letter.",
    )


def test_what_a_page_shows_decides_which_part_of_it_is_the_text() -> None:
    """A long hidden notice is not taken for the text, and panels that are hidden belong to what is shown."""
    notice = f"<div class='terms' hidden>{'<p>We use what you give us as the law lets us.</p>' * 30}</div>"
    found = shown(read_html(f"<body><div>{TEXT}</div>{notice}</body>".encode(), "a.html"))
    assert found[0] == ("text", "Leaders know the service well.")
    panels = f"<div class='first'>{TEXT}</div><div class='more'><div hidden><p>{WEIGHT}</p></div></div>"
    found = shown(read_html(f"<body><div>{panels}</div></body>".encode(), "a.html"))
    assert found == [("text", "Leaders know the service well."), ("text", WEIGHT)]


def test_a_page_that_is_one_form_is_read() -> None:
    """Some servers put all of a page into a form; a form with fields alone stands around the text still."""
    held = f"<form><div><h1>Minutes</h1>{TEXT}</div></form>"
    fields = "<form><label>Your name</label><input><p>We answer soon.</p></form>"
    found = shown(read_html(f"<html><body>{held}{fields}</body></html>".encode(), "a.html"))
    assert found == [
        ("heading", "Minutes"),
        ("text", "Leaders know the service well."),
        ("furniture", "Your name"),
        ("furniture", "We answer soon."),
    ]


def test_a_page_in_a_form_needs_no_heading() -> None:
    """Several paragraphs make a page, each in a part of its own."""
    held = "".join(f"<div>{TEXT}</div>" for _ in range(3))
    found = shown(read_html(f"<html><body><form>{held}</form></body></html>".encode(), "a.html"))
    assert found == [("text", "Leaders know the service well.")] * 3


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "form",
        "button",
        "details",
        "summary",
        "template",
        "noscript",
        "svg",
        "span",
        "b",
        "sup",
        "label",
        "del",
        "s",
        "q",
        "aside",
        "select",
        "option",
        "dl",
        "dt",
        "dd",
        "h2",
        "figure",
        "figcaption",
        "iframe",
        "object",
        "pre",
        "a",
    ]
)
# Hidden parts that say a sentence are kept, others are not.
HIDDEN = [
    "",
    " hidden",
    " style='display:none'",
    " class='share'",
    " class='share' hidden",
    " id='opened' hidden",
]
TREE = st.recursive(
    st.sampled_from(["", "."]),
    lambda inner: st.tuples(TAGS, st.sampled_from(HIDDEN), st.lists(inner)),
    max_leaves=25,
)


@given(st.lists(TREE, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_word_of_any_page_is_found_once(trees: list[object]) -> None:
    """However badly a page is nested, each of its words is in its text or left out, and only once."""
    words: list[str] = []

    def word() -> str:
        words.append(f"w{len(words)}x")
        return f" {words[-1]} "

    def markup(node: object) -> str:
        if not isinstance(node, tuple):
            return f"{word()}{word()}{word()}." if node else word()
        tag, attributes, inner = node
        held = "".join(f"{markup(child)}{word()}" for child in inner)
        return f"<{tag}{attributes}>{word()}{held}</{tag}>"

    text = f"<h1>{word()}</h1><a href='#opened'></a>{''.join(map(markup, trees))}"
    source = f"<html><body><main>{text}</main></body></html>"
    found = " ".join(text for _, text in shown(read_html(source.encode(), "a.html")))
    assert Counter(re.findall(r"w\d+x", found)) == Counter(words)


def test_a_formula_of_word_is_part_of_its_sentence() -> None:
    """The words of an equation stand in elements of their own kind."""
    formula = f"<m:oMath xmlns:m='{FORMULA}'><m:r><m:t>12/20</m:t></m:r></m:oMath>"
    body = f"<w:p><w:r><w:t>The share was </w:t></w:r>{formula}<w:r><w:t>.</w:t></w:r></w:p>"
    assert shown(read_docx(docx_of(body), "a.docx")) == [("text", "The share was 12/20.")]


def test_a_text_box_within_a_text_box_is_read_once() -> None:
    """Word keeps a text box twice, for itself and for older programs; either may hold another."""
    inner = f"<w:r><w:pict><w:txbxContent>{paragraph('Inner.')}</w:txbxContent></w:pict></w:r>"
    box = f"<w:txbxContent><w:p><w:r><w:t>Outer.</w:t></w:r>{inner}</w:p></w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent xmlns:mc='{OTHER}'><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = f"<w:p><w:r><w:t>Text.</w:t></w:r>{both}</w:p>"
    assert shown(read_docx(docx_of(body), "a.docx")) == [
        ("text", "Text."),
        ("text", "Outer."),
        ("text", "Inner."),
    ]


def test_what_word_does_not_print_is_counted_and_not_taken() -> None:
    """Comments, struck out and hidden words may not be meant for anybody else; their number is told."""
    body = (
        "<w:p><w:r><w:t>Plans drift.</w:t></w:r><w:del><w:r><w:delText>one two</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>three</w:t></w:r></w:p>"
    )
    found = read_docx(docx_of(body, comments=paragraph("four five")), "a.docx")
    assert shown(found) == [("text", "Plans drift.")]
    assert found.told[0].startswith("not taken over: 5 words that Word does not print")


def test_words_of_a_chart_are_left_out_and_not_lost() -> None:
    """A chart or a diagram stands in a part of its own, so where it belongs in the text is not known."""
    drawn = "http://schemas.openxmlformats.org/drawingml/2006/main"
    title = f"<a:p xmlns:a='{drawn}'><a:r><a:t>Children </a:t></a:r><a:r><a:t>in care</a:t></a:r></a:p>"
    found = read_docx(docx_of(paragraph("Plans drift."), **{"charts/chart1": title}), "a.docx")
    assert shown(found) == [("text", "Plans drift."), ("furniture", "Children in care")]


def test_columns_of_a_header_do_not_grow_together() -> None:
    """A tab that is set from the margin parts words as any tab does."""
    head = "<w:p><w:r><w:t>Anyshire</w:t><w:ptab/><w:t>Page 2</w:t></w:r></w:p>"
    found = read_docx(docx_of(paragraph("Plans drift."), header1=head), "a.docx")
    assert shown(found)[-1] == ("furniture", "Anyshire Page 2")


def test_a_word_file_that_holds_other_files_is_refused() -> None:
    """The words of another file within it are read by Word alone."""
    with pytest.raises(ReadacrossError, match="Open it in Word and save it again"):
        read_docx(docx_of(paragraph("Plans drift.") + "<w:altChunk/>"), "a.docx")


def test_a_word_file_may_call_its_text_by_another_number() -> None:
    """Some programs name the part with the text "document2"."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_of(paragraph("Plans drift.")))) as old,
        zipfile.ZipFile(file, "w") as new,
    ):
        new.writestr("word/document2.xml", old.read("word/document.xml"))
    assert shown(read_docx(file.getvalue(), "a.docx")) == [("text", "Plans drift.")]
