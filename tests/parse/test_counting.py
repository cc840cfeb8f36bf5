"""Printed numbers: those that count paragraphs, and those of lists."""

from __future__ import annotations

from tests.reading import document_of

OPENING = "Dear Ms Smith\n\nFocused visit to Anytown children’s services\n\n"
PROSE = "Social workers know children well and visit them often enough."


def blocks(text: str) -> list[tuple[str, str, str]]:
    """Kind, printed number and words of each block after the title."""
    document = document_of(OPENING + text)
    return [(b.kind, b.printed, document.of(b)) for b in document.blocks[2:]]


def statements(text: str) -> list[str]:
    """The words of each statement."""
    document = document_of(OPENING + text)
    return [document.of(s) for s in document.statements]


def test_numbers_that_rise_through_a_letter_are_its_paragraphs() -> None:
    """They stay with their paragraphs, as the letter prints them."""
    text = "\n\n".join(f"{n}. {PROSE}" for n in range(1, 13))
    assert [(kind, printed) for kind, printed, _ in blocks(text)] == [
        ("paragraph", str(n)) for n in range(1, 13)
    ]


def test_a_list_within_numbered_paragraphs_is_a_list() -> None:
    """Numbers that fall back count items: no two paragraphs of a letter have one number."""
    counted = [f"{n}. {PROSE}" for n in range(1, 22)]
    text = "\n\n".join([*counted[:15], "1. Better plans.", *counted[15:]])
    found = blocks(text)
    assert found[15] == ("bullet", "", "1. Better plans.")
    assert [printed for _, printed, _ in found if printed] == [str(n) for n in range(1, 22)]


def test_numbers_of_lists_make_items() -> None:
    """Where numbers begin again, short paragraphs are items, and the number stays among their words."""
    text = f"Areas for priority action\n\n1. Better plans.\n\n2. Fewer delays.\n\nFindings\n\n1. {PROSE}"
    assert blocks(text) == [
        ("heading", "", "Areas for priority action"),
        ("bullet", "", "1. Better plans."),
        ("bullet", "", "2. Fewer delays."),
        ("heading", "", "Findings"),
        ("bullet", "", f"1. {PROSE}"),
    ]


def test_a_number_is_no_statement() -> None:
    """What counts a paragraph or an item stands before its first statement; a figure in a sentence stays."""
    text = f"1. {PROSE} {PROSE}\n\n(a) {PROSE}\n\n2.5 per cent of children wait for a visit.\n\n1. {PROSE}"
    assert statements(text) == [PROSE, PROSE, PROSE, "2.5 per cent of children wait for a visit.", PROSE]


def test_numbers_that_go_on_below_headings_are_paragraphs_however_few() -> None:
    """Lists, rows and schedules may outnumber the paragraphs of a notice, whose numbers no heading ends."""
    parts = [f"Part {n}\n\n" + "\n\n".join(f"{4 * n + i}. {PROSE}" for i in range(1, 5)) for n in range(3)]
    rows = "\n".join(f"{n}. Plans drift | {n} May 2021" for n in range(1, 9))
    text = "\n\n".join([*parts, "Schedule", rows, *[PROSE] * 14])
    found = blocks(text)
    assert [printed for _, printed, _ in found if printed] == [str(n) for n in range(1, 13)]
    assert found.count(("paragraph", "", "3. Plans drift | 3 May 2021")) == 1


def test_a_number_of_two_parts_counts_no_item() -> None:
    """However many cells of tables stand between the paragraphs of a report."""
    cells = "\n\n".join(f"{word} of the plan was kept." for word in ("One", "Two", "Three", "Four", "Five"))
    found = blocks(f"2.1 {PROSE}\n\n{cells}\n\n2.2. {PROSE}\n\n2.3. {PROSE}")
    assert {kind for kind, _, _ in found} == {"paragraph"}


def test_a_number_before_a_small_letter_counts_an_item() -> None:
    """It may stand alone on its line, and takes nothing from the numbers of paragraphs."""
    paragraphs = "\n\n".join(f"{n}. {PROSE}" for n in range(1, 5))
    found = blocks(f"{paragraphs}\n\nThe board should:\n\n1.\nsee each child;\n\n2.\nask why.")
    assert [(kind, printed) for kind, printed, _ in found] == [
        *(("paragraph", str(n)) for n in range(1, 5)),
        ("paragraph", ""),
        ("bullet", ""),
        ("bullet", ""),
    ]
