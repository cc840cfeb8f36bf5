"""Names side by side on one line, and names with ranks, styles and honours, which are one person's."""

from __future__ import annotations

import pytest

from generator.ingest.names import is_name, signatories


@pytest.mark.parametrize(
    "line",
    [
        "Bo Else OBE Independent Advocate",
        "Ada Test OBE Principal Social Worker",
        "Ada Test OBE FRSA",
        "Deputy Mayor Ms Ada Test",
        "Portfolio Holder Cllr Ada Test",
        "The Honourable Mrs Justice Test",
        "Lieutenant Colonel Sir Ada Test",
        "Reverend Dr Ada Test",
        "Revd Dr Ada Test",
        "Judge Sir Ada Test",
        "Baroness Lady Test",
        "Alderman Mrs Test",
        "County Cllr Mrs Test",
        "The Rt Hon Dame Ada Test DBE",
    ],
)
def test_ranks_styles_and_one_honour_part_no_name(line: str) -> None:
    """The line is one person, who signs as it says."""
    assert is_name(line)
    assert signatories([line]) == [(line, "")]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Test Professor Bo Else", ["Ada Test", "Professor Bo Else"]),
        ("Dr Ada Test Sir Bo Else", ["Dr Ada Test", "Sir Bo Else"]),
        ("Ada Test OBE Bo Else CBE", ["Ada Test OBE", "Bo Else CBE"]),
        ("Ada Test OBE Dr Bo Else", ["Ada Test OBE", "Dr Bo Else"]),
        ("Ada Test, Dr Bo Else", ["Ada Test", "Dr Bo Else"]),
        ("Ada Test Ms Bo Else Mr Cy Sample", ["Ada Test", "Ms Bo Else", "Mr Cy Sample"]),
    ],
)
def test_names_side_by_side_are_as_many_people(line: str, names: list[str]) -> None:
    """A style behind a name begins the next, and so does an honour where the line has two."""
    assert not is_name(line)
    assert signatories([line]) == [(name, "") for name in names]


@pytest.mark.parametrize("line", ["Ada Test CBE QPM Independent Advocate", "Ada Test CBE QPM FRSA"])
def test_two_honours_of_one_person_part_no_office_from_the_name(line: str) -> None:
    """What follows them is no name."""
    assert len(signatories([line])) == 1


def test_a_line_of_very_many_names_is_read_to_its_end() -> None:
    """It is nobody's name."""
    assert not is_name("Ada Test" + " Mr Bo Else" * 20_000)


@pytest.mark.parametrize(
    "line",
    [
        "HER MAJESTY’S INSPECTOR",
        "HIS MAJESTY'S SENIOR INSPECTORS",
        "CHILDREN’S SERVICES",
        "ANYTOWN COUNCIL",
        "IMPROVEMENT BOARD",
        "ADA TEST AND BO ELSE",
        "HEAD OF SERVICE",
    ],
)
def test_an_office_or_body_in_capitals_is_no_name(line: str) -> None:
    """It is told from a name as in small letters."""
    assert not is_name(line)


@pytest.mark.parametrize(
    ("lines", "signed"),
    [
        (["ADA TEST", "HER MAJESTY’S INSPECTOR"], [("ADA TEST", "HER MAJESTY’S INSPECTOR")]),
        (["ADA TEST, REGIONAL DIRECTOR"], [("ADA TEST", "REGIONAL DIRECTOR")]),
        (
            ["ADA TEST AND BO ELSE", "HER MAJESTY’S INSPECTORS"],
            [("ADA TEST", "HER MAJESTY’S INSPECTORS"), ("BO ELSE", "HER MAJESTY’S INSPECTORS")],
        ),
        (["ADA TEST MS BO ELSE"], [("ADA TEST", ""), ("MS BO ELSE", "")]),
        (["ADA TEST and HER MAJESTY'S INSPECTOR"], []),
        (["REGIONAL DIRECTOR"], []),
        (["ADA TEST OBE"], [("ADA TEST OBE", "")]),
        (["Ada TEST"], [("Ada TEST", "")]),
    ],
)
def test_who_signs_in_capitals(lines: list[str], signed: list[tuple[str, str]]) -> None:
    """An office signs nothing."""
    assert signatories(lines) == signed
