"""Texts laid out with two columns side by side are read column after column; tables stay as they are."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

from generator.ingest.columns import column_after_column
from generator.ingest.plain import read_plain
from tests.ingest import samples

WIDTH, GUTTER = 48, 6
LEFT = textwrap.wrap(samples.prose(0, 9), WIDTH)
RIGHT = textwrap.wrap(samples.prose(3, 9), WIDTH)


def beside(left: list[str], right: list[str], shift: int = 0) -> list[str]:
    """The lines of two columns, the right one `shift` characters further right than the strip."""
    pairs = zip_longest(left, right, fillvalue="")
    return [f"{a:{WIDTH + GUTTER}}{' ' * shift}{b}".rstrip() for a, b in pairs]


def test_a_page_of_two_columns_is_read_down_each() -> None:
    """The title goes over both; a page with a few lines has its columns where the others have them."""
    title = "Peer review of the services that Anytown Council has for its children and families"
    pages = ["\n".join([title, "", *beside(LEFT, RIGHT)]), "\n".join(beside(LEFT[:3], RIGHT[:3]))]
    read = column_after_column("\f".join(pages))
    assert read.split("\f") == [
        "\n".join([title, "", *LEFT, *RIGHT]),
        "\n".join([*LEFT[:3], *RIGHT[:3]]),
    ]


def test_lines_of_a_column_may_be_set_in() -> None:
    """As those of a list are, or the heading above it, which begins further left."""
    page = [*beside([LEFT[0]], ["A heading"], shift=-3), *beside(LEFT[1:], RIGHT)]
    assert column_after_column("\n".join(page)).split("\n") == [*LEFT, "A heading", *RIGHT]


def test_no_word_is_lost() -> None:
    """Whatever stands on the page, such as a running foot between the columns."""
    page = "\n".join([*beside(LEFT, RIGHT), f"{'Anytown Council':>56}{'12':>40}"])
    read = column_after_column(page)
    assert read != page
    assert sorted(read.split()) == sorted(page.split())


def test_tables_and_letterheads_are_no_columns() -> None:
    """Short cells, cells in three columns, and an address beside another are read as they stand."""
    labels = [f"{name:20}{value}" for name, value in zip(["Risk", "Owner"] * 8, RIGHT, strict=False)]
    three = [f"{a[:30]:34}{a[:30]:34}{b[:30]}" for a, b in zip(LEFT, RIGHT, strict=False)]
    addresses = beside(["Ofsted", "Agora", "Nottingham"], ["T 0300 123 1231", "www.gov.uk", "enquiries@"])
    for lines in (labels, three, [*addresses, "", *LEFT, *RIGHT]):
        text = "\n".join(lines)
        assert column_after_column(text) == text


def test_the_source_says_how_its_columns_were_read() -> None:
    """The words then stand in another order than in the file, and readers of the front matter know it."""
    page = "\n".join(beside(LEFT, RIGHT))
    read = read_plain(page.encode(), "a.txt")
    assert read.reader == "plain text, utf-8, its columns one after the other"
    assert read.text == "\n".join([*LEFT, *RIGHT]) + "\n"
    assert read_plain("\n".join(LEFT).encode(), "a.txt").reader == "plain text, utf-8"


def test_a_text_names_pages_only_where_it_has_them() -> None:
    """Without a page break nobody knows on which page of the original a line stood."""
    text = "Focused visit to Anytown\n\nDear Ms Test"
    assert {piece.page for piece in read_plain(text.encode(), "a.txt").pieces} == {0}
    assert {piece.page for piece in read_plain(f"{text}\fYours".encode(), "a.txt").pieces} == {1, 2}
