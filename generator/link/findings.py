"""Findings: what letters say needs to improve, with what later letters say on the same theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.link.own_lists import own_lists
from generator.link.threads import concerns_on_no_theme, holds_concern
from generator.model import LIST_KINDS, AnnotatedDocument, Finding, Passage, Thread


def findings(letters: Sequence[AnnotatedDocument], threads: Sequence[Thread]) -> tuple[Finding, ...]:
    """Every concern, by thread and letter in their order, with all later passages on its theme and authority.

    The words that announce a letter's own list are none: its items are.
    Nothing is later than a letter without a date, and it is later than none.
    """
    undated = {letter.slug for letter in letters if not letter.meta.date.value}
    authority = {letter.slug: letter.meta.authority for letter in letters}
    lists = {letter.slug: own_lists(letter) for letter in letters}
    found: list[Finding] = []
    for thread in threads:
        of_theme: list[Finding] = []
        later: dict[str, list[Passage]] = defaultdict(list)
        for turn in reversed([turn for turn in thread.turns if turn.passages]):
            here, own = authority[turn.letter], lists[turn.letter]
            after = () if turn.letter in undated else tuple(later[here])
            of_theme += [
                Finding(p, thread.theme, own.of(p), after)
                for p in reversed(turn.passages)
                if holds_concern(p) and p.statement not in own.leads
            ]
            if turn.letter not in undated:
                later[here] = [*turn.passages, *later[here]]
        found += reversed(of_theme)
    return tuple(found)


def findings_on_no_theme(letter: AnnotatedDocument) -> tuple[Finding, ...]:
    """A letter's findings that no theme of the codebook fits, in reading order; their `theme` is ""."""
    own = own_lists(letter)
    found = (p for p in concerns_on_no_theme(letter) if p.statement not in own.leads)
    return tuple(Finding(p, "", own.of(p), ()) for p in found)


def gravest_first(finding: Finding) -> tuple[int, int]:
    """To sort a letter's findings: its list for priority action, its other list, then all else."""
    kind = LIST_KINDS.index(finding.listed.kind) if finding.listed else len(LIST_KINDS)
    return kind, int(finding.passage.statement[1:])
