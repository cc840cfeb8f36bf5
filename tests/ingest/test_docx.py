"""What a Word file shows and what it does not: tracked changes, moved and hidden words, controls, styles."""

from __future__ import annotations

from generator.ingest.docx import read_docx
from tests.ingest.test_formats import docx_of, paragraph


def shown(body: str, **parts: str) -> list[tuple[str, str]]:
    """Kind and words of every piece of a file with this body."""
    return [(piece.kind, piece.text) for piece in read_docx(docx_of(body, **parts), "a.docx").pieces]


def run(text: str, properties: str = "") -> str:
    """A run of WordprocessingML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_words_moved_away_or_hidden_are_not_shown() -> None:
    """A sentence that a tracked change moved stands once, where it went; hidden words stand nowhere."""
    not_hidden = run("Staff stay.", '<w:vanish w:val="0"/>')
    body = (
        f"<w:p><w:moveFrom>{run('Plans are clear. ')}</w:moveFrom>{run('Visits are regular.')}</w:p>"
        f"<w:p><w:moveTo>{run('Plans are clear. ')}</w:moveTo>{run('Secret.', '<w:vanish/>')}"
        f"{not_hidden}</w:p>"
    )
    assert shown(body) == [("text", "Visits are regular."), ("text", "Plans are clear. Staff stay.")]


def test_struck_out_words_are_left_out_and_told() -> None:
    """Words with a line through them stand below the line, and those around them do not grow together."""
    styles = (
        '<w:style w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:styleId="Old"><w:basedOn w:val="Gone"/></w:style>'
    )
    strike, twice, no = "<w:strike/>", "<w:dstrike/>", '<w:strike w:val="0"/>'
    old = '<w:rStyle w:val="Old"/>'
    body = (
        f"<w:p>{run('It is ')}{run('go', strike)}{run('od', strike)}{run('inadequate')}{run(' now ', twice)}"
        f"{run('here', no)}{run('.', old)}</w:p>"
        + paragraph("Plans drift.", '<w:pStyle w:val="Old"/>')
        + paragraph("Staff stay.", '<w:pStyle w:val="Old"/>', no)
    )
    found = read_docx(docx_of(body, styles=styles), "a.docx")
    assert [(piece.kind, piece.text) for piece in found.pieces] == [
        ("text", "It is inadequate here"),
        ("text", "Staff stay."),
        ("furniture", "good now ."),
        ("furniture", "Plans drift."),
    ]
    assert found.told == (
        "left out: 4 words that Word shows struck out: “good now .”, “Plans drift.”; "
        "they stand below the line",
    )


def test_a_struck_out_paragraph_is_counted_still() -> None:
    """Word numbers it as the others, so the one after it keeps the number that readers see."""
    rules = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    struck = paragraph("Plans drift.", listed, "<w:strike/>")
    found = shown(struck + paragraph("Staff stay.", listed), numbering=rules)
    assert found == [("text", "2. Staff stay."), ("furniture", "Plans drift.")]


def test_words_that_are_hidden_and_struck_out_are_not_taken_over() -> None:
    """What Word does not print is nowhere in the source text, struck out or not."""
    found = read_docx(docx_of(f"<w:p>{run('Stay.')}{run('Go.', '<w:vanish/><w:strike/>')}</w:p>"), "a.docx")
    assert [piece.text for piece in found.pieces] == ["Stay."]
    assert found.told == (
        "not taken over: 1 word that Word does not print (deleted, hidden or in a comment)",
    )


def test_rows_and_cells_within_controls_are_read_once() -> None:
    """Word wraps rows and cells in controls; a table within a cell belongs to the cell, and to it alone."""
    cell = "<w:tc>{}</w:tc>"
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    held = control.format(
        f"<w:tr>{cell.format(paragraph('Plans'))}{control.format(cell.format(paragraph('Good')))}</w:tr>"
    )
    within = f"<w:tbl><w:tr>{cell.format(paragraph('Inner'))}</w:tr></w:tbl>"
    outer = f"<w:tr>{cell.format(paragraph('Outer'))}{cell.format(within)}</w:tr>"
    custom = f"<w:customXml>{paragraph('Inspectors saw children.')}</w:customXml>"
    assert shown(f"<w:tbl>{held}{outer}</w:tbl>{custom}") == [
        ("row", "Plans | Good"),
        ("row", "Outer | Inner"),
        ("text", "Inspectors saw children."),
    ]


def test_a_style_based_on_a_headings_style_is_a_headings() -> None:
    """Offices give their styles names of their own; what they are based on, or their weight, tells."""
    styles = (
        '<w:style w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Ours"><w:name w:val="Our head"/><w:basedOn w:val="Heading2"/></w:style>'
        '<w:style w:styleId="Box"><w:name w:val="Box"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:styleId="Heavy"><w:name w:val="Heavy"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    )
    named = [
        ("Ours", "Findings"),
        ("Box", "Practice study"),
        ("Heavy", "Early help"),
        ("Loop", "Children wait."),
    ]
    body = "".join(paragraph(text, f'<w:pStyle w:val="{style}"/>') for style, text in named)
    light = paragraph("Not heavy", '<w:pStyle w:val="Heavy"/>', '<w:b w:val="0"/>')
    kinds = ["heading", "heading", "heading", "text", "text"]
    assert [kind for kind, _ in shown(body + light, styles=styles)] == kinds


def test_a_sign_from_a_symbol_font_is_kept() -> None:
    """Ticks that are typed as signs of a picture font are characters of the text."""
    sign = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:t> done</w:t></w:r></w:p>'
    assert shown(sign) == [("text", "\uf0fc done")]


def test_items_in_a_cell_stay_apart() -> None:
    """Items of a list within a cell keep their bullets, as those of a PDF do."""
    items = "".join(paragraph(t, '<w:pStyle w:val="ListBullet"/>') for t in ("train staff", "check plans"))
    row = f"<w:tr><w:tc>{paragraph('Actions')}</w:tc><w:tc>{items}</w:tc></w:tr>"
    assert shown(f"<w:tbl>{row}</w:tbl>") == [("row", "Actions | • train staff • check plans")]
