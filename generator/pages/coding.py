"""How statements are coded, and how reliably: the codebook as readers need it, the method, the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.link.threads import CLEAR_CHANGE, FEWEST_TO_COMPARE
from generator.model import By, Decision, Page, StanceLabel, ThemeLabel
from generator.pages import addresses
from generator.pages.letters import in_numbers, kinds_held
from generator.pages.places import Places
from generator.pages.reliability import Reliability, reliability
from generator.pages.shown import At, LetterShown
from generator.pages.themes import for_readers

REVIEWED_SHOWN = 12
BY_WORDS: tuple[tuple[By, str], ...] = (
    ("model", "by a statistical model, which weighs the statement’s words"),
    ("rule", "by a written rule"),
    ("person", "by a decision that is kept with the letter, with when and why"),
)


@dataclass(frozen=True, slots=True)
class ThemeRule:
    """A theme as the codebook defines it; `href` is "" where no letter held here speaks of it."""

    href: str
    title: str
    question: str
    include: str
    exclude: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The themes of one group."""

    title: str
    themes: tuple[ThemeRule, ...]


@dataclass(frozen=True, slots=True)
class StanceRule:
    """A judgement as the codebook defines it."""

    id: str
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class GivenBy:
    """How many labels were given in one way, or are not certain."""

    words: str
    themes: int
    stances: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Letters of which every statement was gone through alike; `how` says by what; some are linked."""

    letters: tuple[LetterShown, ...]
    number: int
    who: str
    when: str
    how: str


@dataclass(frozen=True, slots=True)
class CodingView:
    """The page; `reliability` is None where no evaluation has been stored.

    `unmeasured` are the kinds of document held here that it says nothing of, each with how many there are.
    `decided` counts the statements with a decision, and `taken` those of them that lost a theme by it.
    """

    version: int
    letters: int
    statements: int
    groups: tuple[RuleGroup, ...]
    stances: tuple[StanceRule, ...]
    rules: tuple[str, ...]
    given: tuple[GivenBy, ...]
    decided: int
    taken: int
    reviewed: tuple[Reviewed, ...]
    reliability: Reliability | None
    unmeasured: str
    fewest: int
    change: int
    data: str
    changes: str


def coding_page(places: Places, evaluation: Mapping[str, object] | None) -> Page:
    """The page; `evaluation` is the stored result of the last measurement, or None."""
    at = At(places, addresses.CODING)
    codebook = places.corpus.collection.codebook
    measured = reliability(evaluation, codebook) if evaluation else None
    view = CodingView(
        version=codebook.version,
        letters=len(places.letters),
        statements=sum(len(letter.codings) for letter in places.corpus.letters),
        groups=_groups(at),
        stances=tuple(StanceRule(s.id, s.title, s.definition) for s in codebook.stances),
        rules=tuple(for_readers(rule, codebook) for rule in codebook.rules),
        given=_given(places),
        decided=sum(bool(coding.decisions) for letter in places.corpus.letters for coding in letter.codings),
        taken=sum(bool(coding.taken) for letter in places.corpus.letters for coding in letter.codings),
        reviewed=_reviewed(at),
        reliability=measured,
        unmeasured=_unmeasured(places, measured.kinds) if measured else "",
        fewest=FEWEST_TO_COMPARE,
        change=round(100 * CLEAR_CHANGE),
        data=at.to(addresses.DATA),
        changes=at.to(addresses.CHANGES),
    )
    title = "How statements are coded, and how reliably"
    description = (
        "The written rules for themes and judgements, who applies them, and how often they are wrong."
    )
    return Page(addresses.CODING, "coding.md.j2", {"title": title, "description": description}, view)


def _unmeasured(places: Places, kinds: Sequence[str]) -> str:
    """The kinds of document held here that are not about visits of these kinds, in words."""
    held = kinds_held(places)
    return in_numbers(one for one in held if not any(kind in one[0].casefold() for kind in kinds))


def _groups(at: At) -> tuple[RuleGroup, ...]:
    """The themes as the codebook defines them, by group."""
    codebook = at.places.corpus.collection.codebook
    spoken = {thread.theme for thread in at.places.corpus.threads if thread.size}
    return tuple(
        RuleGroup(
            group.title,
            tuple(
                ThemeRule(
                    at.to(addresses.theme(theme.id)) if theme.id in spoken else "",
                    theme.title,
                    theme.question,
                    theme.include,
                    for_readers(theme.exclude, codebook),
                )
                for theme in codebook.themes
                if theme.group == group.id
            ),
        )
        for group in codebook.groups
    )


def _reviewed(at: At) -> tuple[Reviewed, ...]:
    """The reviews, each with the letters that it went through."""
    found: dict[Decision, list[str]] = {}
    for letter in at.places.corpus.letters:
        if letter.reviewed:
            found.setdefault(letter.reviewed, []).append(letter.slug)
    return tuple(
        Reviewed(
            tuple(at.letter(slug) for slug in slugs[:REVIEWED_SHOWN]),
            len(slugs),
            review.who,
            review.when,
            review.why,
        )
        for review, slugs in found.items()
    )


def _given(places: Places) -> tuple[GivenBy, ...]:
    """How many labels came from whom, those who decided by their names; last, how many are not certain."""
    codings = [coding for letter in places.corpus.letters for coding in letter.codings]
    themes = Counter(_giver(label) for coding in codings for label in coding.themes)
    stances = Counter(_giver(coding.stance) for coding in codings)
    given_by = [
        GivenBy(f"{words}: {who}" if who else words, themes[given], stances[given])
        for by, words in BY_WORDS
        for given in sorted(themes | stances)
        for who in given[1:]
        if given[0] == by
    ]
    unsure = GivenBy(
        "of all these, not certain",
        sum(not label.certain for coding in codings for label in coding.themes),
        sum(not coding.stance.certain for coding in codings),
    )
    return (*given_by, unsure) if given_by else ()


def _giver(label: ThemeLabel | StanceLabel) -> tuple[By, str]:
    return label.by, label.decision.who if label.decision else ""
