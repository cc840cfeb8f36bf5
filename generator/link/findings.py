"""Findings: what letters say needs to improve, with what later letters say on the same theme."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.link.order import surely_before
from generator.link.own_lists import own_lists
from generator.link.threads import concerns_on_no_theme, holds_concern
from generator.model import LIST_KINDS, AnnotatedDocument, Finding, Passage, Thread, Turn


def findings(letters: Sequence[AnnotatedDocument], threads: Sequence[Thread]) -> tuple[Finding, ...]:
    """Every concern, by thread and letter in their order, with all later passages on its theme and authority.

    The words that announce a letter's own list are none: its items are.
    A letter is later only where its date says so; nothing is later than one without a date.
    """
    dates = {letter.slug: letter.meta.date.value for letter in letters}
    authority = {letter.slug: letter.council for letter in letters}
    lists = {letter.slug: own_lists(letter) for letter in letters}
    found: list[Finding] = []
    for thread in threads:
        of_authority: dict[str, list[Turn]] = defaultdict(list)
        for turn in thread.turns:
            of_authority[authority[turn.letter]].append(turn)
        for turn in thread.turns:
            own = lists[turn.letter]
            said = [p for p in turn.passages if holds_concern(p) and p.statement not in own.leads]
            if said:
                later = _later(dates[turn.letter], of_authority[authority[turn.letter]], dates)
                found += [Finding(p, thread.theme, own.of(p), later) for p in said]
    return tuple(found)


def _later(date: str, turns: Sequence[Turn], dates: Mapping[str, str]) -> tuple[Passage, ...]:
    """What is said after a date; in order of date, all turns after the first later one are later too."""
    first = bisect(turns, False, key=lambda turn: surely_before(date, dates[turn.letter]))
    return tuple(passage for turn in turns[first:] for passage in turn.passages)


def findings_on_no_theme(letter: AnnotatedDocument) -> tuple[Finding, ...]:
    """A letter's findings that no theme of the codebook fits, in reading order; their `theme` is ""."""
    own = own_lists(letter)
    found = (p for p in concerns_on_no_theme(letter) if p.statement not in own.leads)
    return tuple(Finding(p, "", own.of(p), ()) for p in found)


def gravest_first(finding: Finding) -> tuple[int, int]:
    """To sort a letter's findings: its list for priority action, its other list, then all else."""
    kind = LIST_KINDS.index(finding.listed.kind) if finding.listed else len(LIST_KINDS)
    return kind, int(finding.passage.statement[1:])
