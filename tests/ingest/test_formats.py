"""DOCX, web pages and plain text come in as pieces too, and hostile ones are refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.errors import ReadacrossError
from generator.ingest import docx
from generator.ingest.converted import LEFT_OUT, Converted, body_text, from_json, to_json
from generator.ingest.docx import read_docx
from generator.ingest.html import read_html
from generator.ingest.layout import Piece
from generator.ingest.plain import encoding_of, read_plain
from generator.ingest.worker import read_file
from tests.ingest import samples

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def shown(converted: Converted) -> list[tuple[str, str]]:
    """Kind and words of every piece."""
    return [(piece.kind, piece.text) for piece in converted.pieces]


def docx_of(body: str, **parts: str) -> bytes:
    """A DOCX file with this body; other parts are named by their file, without ending."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:hdr xmlns:w="{W}">{content}</w:hdr>')
    return file.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of WordprocessingML with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_a_file_that_is_not_what_its_name_says_is_refused() -> None:
    """A PDF that did not come over whole is not taken for a text."""
    for name in ("letter.pdf", "letter.DOCX"):
        with pytest.raises(ReadacrossError, match="is no such file"):
            read_file(b"x", name)


def test_word_numbers_paragraphs_and_so_does_the_text() -> None:
    """The numbers that Word shows are in the text as it shows them; each list counts by its own rules."""
    shapes = (("0", "decimal", "%1."), ("1", "lowerLetter", "(%2)"), ("2", "lowerRoman", "%3."))
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, kind, text in shapes
    )
    rules = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    )
    style = (
        '<w:style w:styleId="Findings"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Finding"><w:basedOn w:val="Findings"/></w:style>'
    )

    def item(text: str, level: int, number: int = 1) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    body = (
        item("Plans are clear.", 0)
        + item("who acts;", 1)
        + item("when;", 1)
        + item("by what day.", 2)
        + paragraph("Records are kept.", '<w:pStyle w:val="Finding"/>')
        + item("who keeps them.", 1)
        + item("A point.", 0, 2)
        + item("No list.", 0, 0)
    )
    found = read_docx(docx_of(body, numbering=rules, styles=style), "a.docx")
    assert [(p.kind, p.level, p.text) for p in found.pieces] == [
        ("text", 0, "1. Plans are clear."),
        ("text", 1, "(a) who acts;"),
        ("text", 1, "(b) when;"),
        ("text", 2, "i. by what day."),
        ("text", 0, "2. Records are kept."),
        ("text", 1, "(a) who keeps them."),
        ("bullet", 0, "A point."),
        ("text", 0, "No list."),
    ]


def test_a_docx_gives_headings_bullets_tables_notes_and_furniture() -> None:
    """Styles, bold lines, lists, tables, footnotes and running heads are told apart."""
    numbering = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    table = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("Overall effectiveness", "Good"))
    body = (
        paragraph("Focused visit", '<w:pStyle w:val="Heading1"/>')
        + paragraph("Overview", run="<w:b/>")
        + paragraph("Children are <w:noBreakHyphen/>safe.".replace("<w:noBreakHyphen/>", ""))
        + paragraph("The plans.", numbering)
        + f"<w:tbl><w:tr>{table}</w:tr></w:tbl>"
        + "<w:p><w:r><w:t>1 High Street</w:t><w:br/><w:t>Anytown</w:t></w:r></w:p>"
        + "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    found = read_docx(docx_of(body, header1=paragraph("Running head"), footnotes=""), "a.docx")
    assert shown(found) == [
        ("heading", "Focused visit"),
        ("heading", "Overview"),
        ("text", "Children are safe."),
        ("bullet", "The plans."),
        ("row", "Overall effectiveness | Good"),
        ("text", "1 High Street"),
        ("text", "Anytown"),
        ("furniture", "Running head"),
    ]
    assert found.pieces[3].level == 1


def test_a_docx_that_unpacks_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A zip bomb is refused by the size that it claims, and by the size that it has."""
    monkeypatch.setattr(docx, "MOST_BYTES", 10_000)
    data = docx_of(paragraph("a" * 20_000))
    with pytest.raises(ReadacrossError, match="would unpack to more than"):
        read_docx(data, "bomb.docx")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY b "not ">]>',
        '<!DOCTYPE d SYSTEM "other.dtd" [<!ENTITY b SYSTEM "b.txt">]>',
    ],
)
def test_a_docx_does_not_fetch_or_expand_entities(doctype: str) -> None:
    """A part that defines entities is refused: they could grow without end, or hold words of the letter."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'{doctype}<w:document xmlns:w="{W}"><w:body>{paragraph("x&b;")}</w:body></w:document>',
        )
    with pytest.raises(ReadacrossError, match=r"word/document\.xml in this file begins with a DOCTYPE"):
        read_docx(file.getvalue(), "a.docx")


@pytest.mark.parametrize("data", [b"PK\x03\x04rubbish", b"PK\x03\x04" + b"\x00" * 200])
def test_a_broken_docx_is_refused(data: bytes) -> None:
    """A file that only begins like a zip is refused in words."""
    with pytest.raises(ReadacrossError, match=r"a\.docx: this is not a DOCX file"):
        read_docx(data, "a.docx")


PAGE = b"""<!doctype html><html><head><title>T</title><link rel="canonical" href="https://example.org/a">
<meta property="article:published_time" content="2018-08-21T09:00:00Z"><style>p{}</style></head><body>
<header><a href="/">Home</a></header><nav><ul><li>Menu</li></ul></nav>
<main><h1>Steady progress</h1><p>Children are <b>safe</b>, and<br>well.</p>
<ul><li>Plans are good.<ul><li>Most of them.</li></ul></li></ul>
<table><tr><th>Judgement</th><th>Grade</th></tr></table><script>alert(1)</script></main>
<footer>Cookies</footer></body></html>"""


def test_a_web_page_gives_its_article_first_and_the_rest_as_furniture() -> None:
    """The page's main part is the text; menus and footers come last; scripts are not words."""
    found = read_html(PAGE, "a.html")
    assert shown(found) == [
        ("heading", "Steady progress"),
        ("text", "Children are safe, and"),
        ("text", "well."),
        ("bullet", "Plans are good."),
        ("bullet", "Most of them."),
        ("row", "Judgement | Grade"),
        ("furniture", "Home"),
        ("furniture", "Menu"),
        ("furniture", "Cookies"),
    ]
    assert (found.link, found.published) == ("https://example.org/a", "2018-08-21")
    assert [p.level for p in found.pieces if p.kind == "bullet"] == [0, 1]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("cp1252", "windows-1252"),
        ("utf-8", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("utf-8", "no-such-name"),
        ("utf-8-sig", "windows-1252"),
        ("utf-16", "utf-8"),
        ("utf-8", "utf-16"),
        ("utf-8", "UTF-32LE"),
        ("utf-8", "utf_8"),
        ("utf-8", "utf-8-sig"),
        ("utf-8", "utf-7"),
        ("utf-8", "iso-8859-1"),
        ("cp1252", "hex"),
        ("cp1252", "no-such-name"),
        ("mac-roman", "macintosh"),
    ],
)
def test_a_web_page_in_any_common_encoding(encoding: str, declared: str) -> None:
    """The page's own word for its encoding counts; without one it is told as for plain text."""
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body><p>Children’s services in Máire’s town.</p></body></html>"
    found = read_html(page.encode(encoding), "a.html")
    assert shown(found) == [("text", "Children’s services in Máire’s town.")]


def test_a_page_may_name_its_encoding_below_its_title() -> None:
    """The title above it, and every word below, come out as the page says."""
    declared = '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'
    head = f"<title>Children’s services</title>{declared}"
    found = read_html(f"<html><head>{head}</head><body><p>Siân’s visit.</p></body></html>".encode(), "a.html")
    assert (found.title, shown(found)) == ("Children’s services", [("text", "Siân’s visit.")])


@pytest.mark.parametrize(
    "above", ['<!-- <meta charset="utf-8"> -->', '<meta name="description" content="charset=utf-8 is best">']
)
def test_only_a_pages_own_element_names_its_encoding(above: str) -> None:
    """What a comment or a description says of an encoding is not of the page."""
    page = f'<html><head>{above}<meta charset="windows-1252"></head><body><p>Siân’s visit.</p></body></html>'
    assert shown(read_html(page.encode("cp1252"), "a.html")) == [("text", "Siân’s visit.")]


@pytest.mark.parametrize("declared", ["utf-8", "utf-16", "windows-1252", "iso-8859-1", "shift_jis"])
def test_a_byte_that_is_none_of_the_encoding_named_costs_no_words(declared: str) -> None:
    """The paragraphs behind it are there."""
    page = f'<html><head><meta charset="{declared}"></head><body><p>One.</p><p>X</p><p>Two.</p></body></html>'
    found = shown(read_html(page.encode().replace(b"X", b"a\x81b\xff"), "a.html"))
    assert (len(found), found[0], found[-1]) == (3, ("text", "One."), ("text", "Two."))


def test_a_web_page_nested_without_end_is_refused() -> None:
    """A page of ten thousand nested elements is refused, not followed."""
    with pytest.raises(ReadacrossError, match=r"deep\.html: "):
        read_html(b"<html><body>" + b"<div>" * 10_000 + b"x", "deep.html")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_plain_text_in_any_common_encoding(encoding: str) -> None:
    """The same words come out of every encoding that people save text in."""
    found = read_plain("Children’s services\r\n\r\nwere judged".encode(encoding), "a.txt")
    assert found.text.removeprefix("\ufeff") == "Children’s services\n\nwere judged\n"
    assert [piece.text.removeprefix("\ufeff") for piece in found.pieces] == [
        "Children’s services",
        "were judged",
    ]


def test_plain_text_is_kept_as_it_came() -> None:
    """Spaces, blank lines and form feeds of the file stay where they are."""
    text = " Dear Ms Test \n \n\fChildren are  safe.\n"
    assert body_text(read_plain(text.encode(), "a.txt")) == text
    assert encoding_of(text.encode()) == "utf-8"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, "this is not text"),
        (b"  \n\n", "holds no words"),
        (b"---\ntitle: x\n---\nText.\n", "front matter already"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 50, "old Word or RTF"),
        (b"{\\rtf1 x}", "old Word or RTF"),
    ],
)
def test_what_is_no_letter_is_refused(data: bytes, message: str) -> None:
    """Pictures, empty files, source texts and old Word files are refused with what to do instead."""
    with pytest.raises(ReadacrossError, match=message):
        read_file(data, "a.file")


def test_a_file_is_read_by_what_it_is() -> None:
    """The reader is chosen by the content, whatever the name says."""
    assert read_file(samples.letter().bytes(), "a.txt").reader.startswith("pypdfium2")
    assert read_file(PAGE, "a.pdf").web_page
    assert "DOCX" in read_file(docx_of(paragraph("Words.")), "a.html").reader


def test_pieces_travel_as_json() -> None:
    """What the reading process prints is what the asking process gets, problems too."""
    converted = Converted(
        (Piece("bullet", "“x” | \u2028", 3, 1, tight=True),), "r", link="https://example.org"
    )
    assert from_json(to_json(converted)) == converted
    with pytest.raises(ReadacrossError, match="f:2: m"):
        from_json(to_json(ReadacrossError.one("f", 2, "r", "m")))


def test_a_source_text_is_laid_out_for_the_parser() -> None:
    """One piece a line, blank lines between, an address together, furniture below a rule."""
    pieces = (
        Piece("text", "1 High Street", 1),
        Piece("text", "Anytown", 1, tight=True),
        Piece("heading", "Findings", 1),
        Piece("bullet", "The plans", 1),
        Piece("bullet", "for children", 1, level=1),
        Piece("furniture", "2", 2),
    )
    assert body_text(Converted(pieces, "r")) == (
        f"1 High Street\nAnytown\n\nFindings\n\n• The plans\n\n  • for children\n\n{LEFT_OUT}\n\n2\n"
    )


def test_what_stands_around_an_article_is_told_by_its_name_or_its_links() -> None:
    """A cookie notice, ways to share and lists of mere links are furniture, wherever the page puts them."""
    page = (
        "<html><body><div id='cookie-banner'><p>We use cookies to keep this site simple.</p></div>"
        "<div class='content'><h1>Report</h1><p>Children are safe. They say so.</p>"
        "<ul><li>One thing.</li></ul>"
        "<div class='share'><ul><li>Facebook</li></ul></div>"
        "<ul><li><a>Road works</a></li></ul></div>"
        "</body></html>"
    )
    assert shown(read_html(page.encode(), "a.html")) == [
        ("heading", "Report"),
        ("text", "Children are safe. They say so."),
        ("bullet", "One thing."),
        ("furniture", "We use cookies to keep this site simple."),
        ("furniture", "Facebook"),
        ("furniture", "Road works"),
    ]


@pytest.mark.parametrize(
    "name", ["children-social-care", "inspection-feedback", "related-children", "share-of-work"]
)
def test_a_part_of_the_text_is_kept_whatever_word_its_class_has(name: str) -> None:
    """Words that pages give to furniture are also words of the letters, so only whole names count."""
    page = f"<main><h1>Letter</h1><div class='{name}'><p>Leaders know the service well.</p></div></main>"
    kept, _, _ = body_text(read_html(page.encode(), "a.html")).partition(LEFT_OUT)
    assert "Leaders know the service well." in kept


@pytest.mark.parametrize(
    "name", ["cookie-banner", "site-header", "social-share", "share-links", "gem-c-related-navigation"]
)
def test_furniture_goes_by_its_whole_name(name: str) -> None:
    """Notices, shares and menus are left out by the names that pages give them."""
    around = f"<div class='x {name} y'><p>Tell your friends.</p></div>"
    page = f"<main><h1>Letter</h1><p>Leaders know.</p>{around}</main>"
    kept, _, left_out = body_text(read_html(page.encode(), "a.html")).partition(LEFT_OUT)
    assert "Leaders know." in kept
    assert "Tell your friends." in left_out


def test_numbers_of_a_web_pages_list_may_count_its_paragraphs() -> None:
    """Items as long as paragraphs are the paragraphs of a report, whose numbers go on below a heading."""
    lists = [
        f"<h2>Part</h2><ol start={n}><li>{samples.prose(n, 4)}</li><li>{samples.prose(n + 1, 4)}</li></ol>"
        for n in (1, 3)
    ]
    page = f"<html><body><main><h1>Report</h1>{''.join(lists)}</main></body></html>"
    found = [p for p in shown(read_html(page.encode(), "a.html")) if p[0] != "heading"]
    assert found == [
        ("text", f"{n}. {samples.prose(first, 4)}") for n, first in ((1, 1), (2, 2), (3, 3), (4, 4))
    ]


def test_the_numbers_of_a_web_pages_list_are_kept() -> None:
    """Items carry the numbers that a browser shows; those typed into the text are not doubled."""
    page = (
        "<html><body><main><p>We will do these things.</p>"
        "<ol><li>One thing.</li><li><p>Two things.</p><ol type='a' start='3'><li>A third.</li></ol></li>"
        "<li value='7'>Seven.</li><li>Eight.</li></ol><ol reversed><li>Two.</li><li>One.</li></ol>"
        "<ol style='list-style: none'><li>Plain.</li></ol><ol><li>1. Typed.</li></ol>"
        "<ol type='i'><li></li><li>Roman.</li></ol><p>That is all.</p></main></body></html>"
    )
    assert [(p.kind, p.level, p.text) for p in read_html(page.encode(), "a.html").pieces] == [
        ("text", 0, "We will do these things."),
        ("bullet", 0, "1. One thing."),
        ("bullet", 0, "2. Two things."),
        ("bullet", 1, "c. A third."),
        ("bullet", 0, "7. Seven."),
        ("bullet", 0, "8. Eight."),
        ("bullet", 0, "2. Two."),
        ("bullet", 0, "1. One."),
        ("bullet", 0, "Plain."),
        ("bullet", 0, "1. Typed."),
        ("bullet", 0, "ii. Roman."),
        ("text", 0, "That is all."),
    ]


def test_words_of_a_web_page_never_grow_together() -> None:
    """A line's break within a cell parts words, and a raised figure is no part of the word before it."""
    page = (
        "<html><body><main><p>Children wait.<sup><a href='#n'>1</a></sup></p><p>The 1<sup>st</sup> time.</p>"
        "<table><tr><td>Dee Sample<br>Inspector</td><td><p>Eve Trial</p><p>Director</p></td></tr></table>"
        "</main></body></html>"
    )
    assert [p.text for p in read_html(page.encode(), "a.html").pieces] == [
        "Children wait.¹",
        "The 1st time.",
        "Dee Sample Inspector | Eve Trial Director",
    ]


def test_an_empty_cell_keeps_its_place() -> None:
    """What stands under "This visit" does not move under "Last visit", in a web page and in Word."""
    rows = (("", "Last visit", "This visit"), ("Care leavers", "", "Good"), ("Early help", "Good", ""))
    lone = ("", "No visit in 2020", "")
    expected = ["| Last visit | This visit", "Care leavers | | Good", "Early help | Good", "No visit in 2020"]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (*rows, lone))
    page = f"<html><body><main><p>Inspectors saw children.</p><table>{table}</table></main></body></html>"
    found = read_html(page.encode(), "a.html").pieces
    assert [p.text for p in found if p.kind == "row"] == expected
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in (*rows, lone)]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    assert [p.text for p in read_docx(docx_of(body), "a.docx").pieces] == expected


def test_raised_figures_stay_off_a_number_however_many_they_are() -> None:
    """Two notes on one number are no digits of it, in a web page and in Word; other raised words stay."""
    page = (
        "<html><body><main><p>The 20<sup>1,2</sup> children wait.</p>"
        "<p>All 12<sup><a>5</a>, 6</sup> wait.</p><p>On the 3<sup>rd</sup> day.</p></main></body></html>"
    )
    assert [p.text for p in read_html(page.encode(), "a.html").pieces] == [
        "The 20¹,² children wait.",
        "All 12⁵, ⁶ wait.",
        "On the 3rd day.",
    ]
    above = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1,2</w:t></w:r>"
    body = f"<w:p><w:r><w:t>The 20</w:t></w:r>{above}<w:r><w:t> children wait.</w:t></w:r></w:p>"
    assert [p.text for p in read_docx(docx_of(body), "a.docx").pieces] == ["The 20¹,² children wait."]


def test_a_footnote_with_a_mark_of_its_own_is_not_counted() -> None:
    """Word gives no number to a note that a star stands for, and the next note has the next number."""
    star = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/><w:t>*</w:t></w:r>"
    body = "".join(
        f"<w:p><w:r><w:t>{words}</w:t></w:r>{mark}</w:p>"
        for words, mark in (
            ("Children wait.", "<w:r><w:footnoteReference w:id='2'/></w:r>"),
            ("Plans drift.", star),
            ("Some are seen.", "<w:r><w:footnoteReference w:id='4'/></w:r>"),
        )
    )
    texts = [p.text for p in read_docx(docx_of(body), "a.docx").pieces]
    assert texts == ["Children wait.¹", "Plans drift.*", "Some are seen.²"]


def test_footnotes_of_word_have_the_numbers_that_word_shows() -> None:
    """A file holds no numbers of its footnotes, only their order; a raised figure stays off its word."""
    body = (
        "<w:p><w:r><w:t>Children wait.</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r></w:p>"
        "<w:p><w:r><w:t>Plans drift.</w:t></w:r><w:r><w:footnoteReference w:id='3'/></w:r></w:p>"
        "<w:p><w:r><w:t>Seen before.</w:t></w:r>"
        "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>9</w:t></w:r></w:p>"
    )
    notes = "".join(
        f"<w:footnote w:id='{n}'><w:p><w:r><w:footnoteRef/></w:r>"
        f"<w:r><w:t> {words}</w:t></w:r></w:p></w:footnote>"
        for n, words in ((3, "Some of them."), (7, "For up to a year."))
    )
    assert [p.text for p in read_docx(docx_of(body, footnotes=notes), "a.docx").pieces] == [
        "Children wait.¹",
        "Plans drift.²",
        "Seen before.⁹",
        "² Some of them.",
        "¹ For up to a year.",
    ]


def test_names_and_values_of_a_web_page_are_read_as_rows() -> None:
    """ "Published" and its day stand together; a name with several values, or with paragraphs, does not."""
    page = (
        "<html><body><main><h1>Report</h1><dl><div><dt>From:</dt><dd><a href='o'>Ofsted</a></dd></div>"
        "<div><dt>Published</dt><dd>29 April 2024</dd></div></dl><p>Inspectors saw children.</p>"
        "<dl><dt>What we found</dt><dd><p>Visits are regular.</p><p>Plans are clear.</p></dd></dl>"
        "</main></body></html>"
    )
    assert shown(read_html(page.encode(), "a.html")) == [
        ("heading", "Report"),
        ("row", "From: | Ofsted"),
        ("row", "Published | 29 April 2024"),
        ("text", "Inspectors saw children."),
        ("text", "What we found"),
        ("text", "Visits are regular."),
        ("text", "Plans are clear."),
    ]


def test_a_notice_about_cookies_does_not_widen_the_text() -> None:
    """The article is found beside a notice that no name tells, and what stands beside it is furniture."""
    prose = "".join(f"<p>{samples.prose(n, 1)}</p>" for n in range(3))
    notice = "We use cookies to make this site work. You can accept all or choose some."
    beside = "<div id='r'><p>Press: 01632 960 000</p></div>"
    page = (
        f"<html><body><div id='n1'><p>{notice}</p></div>"
        f"<div id='w'><div id='l'><h1>News</h1>{prose}</div>{beside}</div></body></html>"
    )
    found = shown(read_html(page.encode(), "a.html"))
    assert [text for kind, text in found if kind == "furniture"] == [
        notice,
        "Press: 01632 960 000",
    ]
