"""How much room things take on a page, so that no page grows beyond what a phone can load.

Figures are bytes besides the words that are quoted, measured on the pages of 400 letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.model import Finding, Passage

PAGE_HOLDS = 250_000  # the theme adds about 15,000, and no page may be above 300,000

# On a letter's page, whose facts and counts take up to 60,000: a paragraph with its note, each theme in it
# and each arrow beside that, and the reasons of a statement.
LETTER_HOLDS = 230_000
LETTER_PARAGRAPH = 330
LETTER_THEME = 120
LETTER_STEP = 155
REASONS_STATEMENT = 40

# On a page with a part of a letter, whose notes have no arrows and no reasons: the tags of a statement or
# name, and a theme in a paragraph, besides the letter's name. For the page as a whole: a line of the list of
# sections, a theme at a glance, and words that speak of a visit or letter.
LETTER_PART_HOLDS = 275_000
LETTER_STATEMENT = 45
LETTER_THEME_LINK = 100
LETTER_SECTION = 125
LETTER_GLANCE = 1350
LETTER_SPEAKS_OF = 140

# On a page of reasons: a paragraph.
REASONS_PARAGRAPH = 200

# On a theme's page; a council only where there are several, what was looked at where letters are compared.
THEME_LETTER = 1490
THEME_SCOPES = 500
THEME_COUNCIL = 1200
THEME_PASSAGE = 550
THEME_PASSAGE_IN_BRIEF = 300

# On a page of findings: a letter, a finding, and a later letter with each of its quotations.
FINDINGS_LETTER = 700
FINDING = 430
LATER_LETTER = 300
LATER_QUOTATION = 250

# On a page that compares two letters: a theme of one, and a passage in it.
COMPARED_TURN = 1000
COMPARED_PASSAGE = 230

# On a council's page: a cell of its matrix, a letter in its list, and the findings of a letter.
COUNCIL_CELL = 205
COUNCIL_LINE = 1030
COUNCIL_LINE_IN_BRIEF = 620
COUNCIL_LETTER = 500
COUNCIL_FINDING = 560


def words_take(passages: Iterable[Passage]) -> int:
    """How many bytes the words of these passages take on a page, where signs are escaped."""
    return sum(len(passage.text) for passage in passages) * 6 // 5


def findings_take(findings: Sequence[Finding], later: Sequence[Passage], quoted: int) -> int:
    """How many bytes the findings of one letter on one theme take, with some quotations of what came later.

    The words of a quotation count as those of any later passage, on average; at most `quoted` are shown.
    """
    own = FINDINGS_LETTER + FINDING * len(findings) + words_take(finding.passage for finding in findings)
    if not later:
        return own
    quotations = min(quoted, len(later))
    letters = min(quotations, len({passage.letter for passage in later}))
    return own + LATER_LETTER * letters + quotations * (LATER_QUOTATION + words_take(later) // len(later))
