"""Cells that span columns or rows leave every other cell under its own heading."""

from __future__ import annotations

from generator.ingest.docx import read_docx
from generator.ingest.html import read_html
from generator.ingest.spans import Begun, Cell, by_column, placed
from tests.ingest.test_formats import docx_of, paragraph

EXPECTED = [
    "Measure | 2022 | | 2023",
    "| Boys | Girls",
    "Visits in time | 80% | 85% | 91%",
    "Plans | | 77%",
    "| 12% | 13% | 14%",
]


def page_of(table: str) -> bytes:
    """A web page of a sentence and a table."""
    return f"<html><body><main><p>Inspectors saw children.</p>{table}</main></body></html>".encode()


def rows_of_page(table: str) -> list[str]:
    """The rows of a web page's table as they are read."""
    return [piece.text for piece in read_html(page_of(table), "a.html").pieces if piece.kind == "row"]


def test_spanning_cells_of_a_web_table() -> None:
    """A cell over two columns or two rows takes their places, and what follows keeps its own."""
    table = (
        "<table><thead><tr><th rowspan=2>Measure</th><th colspan=2>2022</th><th rowspan=2>2023</th></tr>"
        "<tr><th>Boys</th><th>Girls</th></tr></thead><tbody>"
        "<tr><td>Visits in time</td><td>80%</td><td>85%</td><td>91%</td></tr>"
        "<tr><td rowspan=0>Plans</td><td></td><td>77%</td><td></td></tr>"
        "<tr><td>12%</td><td>13%</td><td>14%</td></tr></tbody></table>"
    )
    assert rows_of_page(table) == EXPECTED


def test_spanning_cells_of_a_table_in_word() -> None:
    """Word says the same by grid columns; a cell that goes on from the row above is empty there."""

    def cell(text: str, columns: int = 1, more: str = "") -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{more}</w:tcPr>{paragraph(text)}</w:tc>'

    rows = (
        cell("Measure", more='<w:vMerge w:val="restart"/>') + cell("2022", 2) + cell("2023"),
        cell("", more="<w:vMerge/>") + cell("Boys") + cell("Girls") + cell(""),
        cell("Visits in time") + cell("80%") + cell("85%") + cell("91%"),
        cell("Plans") + cell("") + cell("77%") + cell(""),
    )
    last = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("12%") + cell("13%") + cell("14%")
    table = "".join(f"<w:tr>{row}</w:tr>" for row in (*rows, last))
    found = read_docx(docx_of(f"<w:tbl>{table}</w:tbl>"), "a.docx").pieces
    assert [piece.text for piece in found] == EXPECTED


def test_a_table_set_over_two_columns_throughout_has_one_there() -> None:
    """Web pages and Word files span columns for their width alone; a column where no cell begins is none."""
    row = "<tr><td colspan=3>{}</td><td colspan=2>{}</td></tr>"
    assert rows_of_page(
        f"<table>{row.format('Care leavers', 'Good')}{row.format('All', 'Good')}</table>"
    ) == [
        "Care leavers | Good",
        "All | Good",
    ]


def test_cells_that_begin_a_little_apart_are_one_column() -> None:
    """A column’s edge often lies a little aside in some rows of Word; neighbours in a row stay apart."""
    aside = [[Begun(0, "Plans"), Begun(3000, "80%")], [Begun(0, "Visits"), Begun(3100, "91%")]]
    assert by_column(aside, near=220) == [["Plans", "80%"], ["Visits", "91%"]]
    narrow = [[Begun(0, "a"), Begun(100, "b")], [Begun(0, "c"), Begun(90, "d")]]
    assert by_column(narrow, near=220) == [["a", "b"], ["c", "d"]]


def test_no_cell_reaches_beyond_its_group_or_without_end() -> None:
    """A cell of the head reaches into no row of the body, and a span of millions takes no room."""
    head, body = [[Cell("Year", 1, 9), Cell("Good")]], [[Cell("2022"), Cell("Yes")]]
    assert placed([head, body]) == [["Year", "Good"], ["2022", "Yes"]]
    assert placed([[[Cell("a", 10**6, 10**6), Cell("b")], [Cell("c")]]]) == [["a", "b"], ["", "c"]]


def test_a_table_too_wide_for_its_rows_is_read_as_it_is_written() -> None:
    """Thousands of short rows below one of thousands of cells take no room for the cells that they lack."""
    size = 3_000
    wide = [[Cell("a")] * size, *([[Cell("b")]] * size), [Cell("c", down=size), Cell("d")], [Cell("e")]]
    read = placed([wide])
    assert sum(map(len, read)) == sum(map(len, wide))
    assert (read[1], read[-2:]) == (["b"], [["c", "d"], ["e"]])


def test_a_table_that_only_sets_parts_of_a_page_in_their_places_is_no_table() -> None:
    """Old pages and e-mails put their whole text into a table's cells; it stays headings and paragraphs."""
    text = "".join(
        f"<p>Social workers know children well, and visit them often enough, as we saw {n} times.</p>"
        for n in range(4)
    )
    page = (
        f"<html><body><table><tr><td><a href='a'>Home</a></td><td><h2>Findings</h2>{text}"
        "<table><tr><td>Plans</td><td>Good</td></tr></table></td></tr></table></body></html>"
    )
    kinds = [(p.kind, p.text[:8]) for p in read_html(page.encode(), "a.html").pieces if p.kind != "furniture"]
    assert kinds == [("heading", "Findings"), *[("text", "Social w")] * 4, ("row", "Plans | ")]


def test_a_box_around_paragraphs_is_no_row() -> None:
    """A table of one cell is a frame around its paragraphs, which stay apart."""
    box = (
        "<table><tr><td><p>Social workers know children.</p><p>Managers know them too.</p></td></tr></table>"
    )
    assert rows_of_page(box) == []
    inside = paragraph("Practice study", run="<w:b/>") + paragraph("A young person told us what had helped.")
    found = read_docx(docx_of(f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"), "a.docx").pieces
    assert [(p.kind, p.text) for p in found] == [
        ("heading", "Practice study"),
        ("text", "A young person told us what had helped."),
    ]


def test_a_merged_cell_of_several_paragraphs_is_a_row_still() -> None:
    """Beside rows of several cells, one that Word merged over the whole row keeps its paragraphs together."""
    merged = f"<w:tr><w:tc>{paragraph('All')}{paragraph('years')}</w:tc></w:tr>"
    row = f"<w:tr><w:tc>{paragraph('Visits')}</w:tc><w:tc>{paragraph('80%')}</w:tc></w:tr>"
    found = read_docx(docx_of(f"<w:tbl>{row}{merged}</w:tbl>"), "a.docx").pieces
    assert [(p.kind, p.text) for p in found] == [("row", "Visits | 80%"), ("row", "All years")]
    merged = "<tr><td colspan=2><p>All</p><p>years</p></td></tr>"
    assert rows_of_page(f"<table><tr><td>Visits</td><td>80%</td></tr>{merged}</table>") == [
        "Visits | 80%",
        "All years",
    ]
