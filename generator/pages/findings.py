"""Findings: what letters say needs to improve, each with what later letters say on the same theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.link.findings import findings_on_no_theme, gravest_first
from generator.link.threads import holds_concern
from generator.model import Finding, Listed, Page, Passage, Theme
from generator.pages import addresses, room
from generator.pages.batch import Batch
from generator.pages.front import FINDINGS, front
from generator.pages.later import said_later
from generator.pages.own_lists import OwnList, own_lists
from generator.pages.places import Places
from generator.pages.shown import At, LetterShown, Link, PassageShown
from generator.pages.years import Part, split

LATER_QUOTED = 12
LATER_QUOTED_OF_MANY = 3
THEMELESS_QUOTED = 150

# The findings of each theme that has any, by letter, the newest first.
ByTheme = list[tuple[Theme, dict[str, list[Finding]]]]


@dataclass(frozen=True, slots=True)
class Item:
    """One finding; `listed` says in which of the letter's own lists it is an item, or is None."""

    passage: PassageShown
    listed: Listed | None


@dataclass(frozen=True, slots=True)
class Later:
    """What one later letter says on the theme."""

    letter: LetterShown
    passages: tuple[PassageShown, ...]


@dataclass(frozen=True, slots=True)
class LetterFindings:
    """The findings of one letter on one theme, and what was said since.

    `said` counts all later passages in words; `more` counts those that are not quoted here, and `concerns`
    those of these that hold a concern;
    `last` is True where no later letter is held, and `dated` False where nobody can tell.
    """

    theme: str
    letter: LetterShown
    items: tuple[Item, ...]
    later: tuple[Later, ...]
    said: str
    more: int
    concerns: int
    all_of_theme: str
    last: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class ThemeFindings:
    """The findings on one theme; `href` is where they stand if not on this page.

    `alone` counts those after whose letter none about the same council that is known to be later is held.
    `unanswered` counts those on whose theme nothing was found in the later letters that are held.
    """

    id: str
    title: str
    theme: Link
    items: int
    unanswered: int
    alone: int
    href: str
    letters: tuple[LetterFindings, ...]


@dataclass(frozen=True, slots=True)
class Themeless:
    """The concerns of one letter that are on no theme of the codebook."""

    letter: LetterShown
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All findings by theme, or those of one theme, the newest letter first; `up` leads back to all of them.

    `quoted` is how many later passages are quoted under the findings of one letter on one theme.
    `unanswered` counts the findings on one of whose themes nothing was found in later letters.
    `alone` counts those after whose letter none about the same council that is known to be later is held.
    `own` are the letters' own lists, where everything stands on one page.
    `councils` leads to the pages of the councils, which hold the findings of each, or is "".
    `undated` counts the letters of which nobody can say what is later.
    `themeless_items` counts the concerns on no theme, and `themeless_left` the older letters whose are not
    quoted here.
    """

    title: str
    items: int
    unanswered: int
    themes: tuple[ThemeFindings, ...]
    whole: bool
    quoted: int
    csv: str
    up: str
    themeless: tuple[Themeless, ...] = ()
    own: tuple[OwnList, ...] = ()
    alone: int = 0
    councils: str = ""
    themeless_items: int = 0
    themeless_left: int = 0
    undated: int = 0
    by_authority: bool = False
    coding: str = ""

    @property
    def doubted(self) -> bool:
        """Whether anything that is quoted is said to be not certain."""
        letters = [letter for theme in self.themes for letter in theme.letters if self.whole]
        items = [item for letter in letters for item in letter.items]
        items += [item for one in self.themeless for item in one.items]
        later = [passage for letter in letters for one in letter.later for passage in one.passages]
        return any(passage.doubted for passage in (*(item.passage for item in items), *later))


def findings_batches(places: Places) -> Iterator[Batch]:
    """The findings, with a page for each theme (and year) where they are very many."""
    by_theme = _by_theme(places)
    weights = {
        theme.id: {slug: _weight(places, findings) for slug, findings in letters.items()}
        for theme, letters in by_theme
    }
    whole = sum(sum(letters.values()) for letters in weights.values()) <= room.PAGE_HOLDS
    yield Batch("findings", None, partial(_all_findings, places, by_theme, whole))
    for theme, letters in () if whole else by_theme:
        parts = _parts(places, weights[theme.id])
        if parts[0].name:
            yield Batch(f"findings {theme.id}", None, partial(_index_of_parts, places, theme, letters, parts))
        for part in parts:
            yield Batch(
                f"findings {theme.id} {part}",
                frozenset(places.letters[slug].meta.authority for slug in part.keys),
                partial(_part_page, places, theme, letters, part),
            )


def _all_findings(places: Places, by_theme: ByTheme, whole: bool) -> Page:
    at = At(places, addresses.FINDINGS)
    groups = tuple(_group(at, theme, letters, whole) for theme, letters in by_theme)
    statements = {(f.passage.letter, f.passage.statement) for f in places.corpus.findings}
    unanswered = {
        (f.passage.letter, f.passage.statement) for f in places.corpus.findings if _is_unanswered(places, f)
    }
    themeless = tuple(_themeless(at))
    quoted = _newest(themeless)
    on_no_theme = sum(len(one.items) for one in themeless)
    view = FindingsView(
        "Findings",
        len(statements) + on_no_theme,
        len(unanswered),
        groups,
        whole,
        _quoted(places),
        at.to(addresses.FINDINGS_CSV),
        "",
        quoted,
        own_lists(at) if whole else (),
        sum(_is_alone(places, letter) for letter, _ in statements)
        + sum(len(one.items) for one in themeless if _is_alone(places, one.letter.slug)),
        at.to(addresses.AUTHORITIES) if places.many_authorities else "",
        on_no_theme,
        len(themeless) - len(quoted),
        len(places.undated),
        places.many_authorities,
        coding=at.to(addresses.CODING),
    )
    description = (
        "What letters say needs to improve, theme by theme, and what later letters say on the same theme."
    )
    return Page(at.path, "findings.md.j2", {"title": "Findings", "description": description}, view)


def _themeless(at: At) -> Iterable[Themeless]:
    """A concern about practice as a whole has no theme; it is a finding all the same. The newest first."""
    for letter in reversed(at.places.corpus.letters):
        found = findings_on_no_theme(letter)
        if found:
            yield Themeless(at.letter(letter.slug), _items(at, found))


def _newest(themeless: Sequence[Themeless]) -> tuple[Themeless, ...]:
    """The first of these letters, with as many passages as the page can hold."""
    kept: list[Themeless] = []
    room = THEMELESS_QUOTED
    for one in themeless:
        room -= len(one.items)
        if kept and room < 0:
            break
        kept.append(one)
    return tuple(kept)


def _by_theme(places: Places) -> ByTheme:
    found: dict[str, dict[str, list[Finding]]] = {}
    for finding in places.corpus.findings:
        found.setdefault(finding.theme, {}).setdefault(finding.passage.letter, []).append(finding)
    themes = places.corpus.collection.codebook.themes
    order = tuple(places.letters)[::-1]
    return [
        (theme, {slug: found[theme.id][slug] for slug in order if slug in found[theme.id]})
        for theme in themes
        if theme.id in found
    ]


def _judged(finding: Finding) -> tuple[Passage, ...]:
    return tuple(passage for passage in finding.later if passage.stance.id != "none")


def _quoted(places: Places) -> int:
    """How many later passages are quoted under the findings of one letter on one theme."""
    return LATER_QUOTED_OF_MANY if places.many else LATER_QUOTED


def _weight(places: Places, findings: Sequence[Finding]) -> int:
    """How many bytes the findings of one letter on one theme take on a page, with what was said since."""
    return room.findings_take(findings, _judged(findings[0]), _quoted(places))


def _parts(places: Places, weights: dict[str, int]) -> tuple[Part, ...]:
    """The pages of a theme's findings, the newest first; the letters of each are in order of date.

    `weights` are the bytes that each letter's findings take.
    """
    keys = [
        (slug, places.letters[slug].meta.date.value, weight) for slug, weight in reversed(weights.items())
    ]
    return split(keys, room.PAGE_HOLDS)[::-1]


def _part_page(places: Places, theme: Theme, letters: dict[str, list[Finding]], part: Part) -> Page:
    at = At(places, addresses.findings_of(theme.id, part.name))
    group = _group(at, theme, {slug: letters[slug] for slug in reversed(part.keys)}, True)
    title = f"Findings: {theme.title}" + (f", {part.title}" if part.name else "")
    return _findings_page(at, title, (group,), whole=True)


def _index_of_parts(
    places: Places, theme: Theme, letters: dict[str, list[Finding]], parts: Sequence[Part]
) -> Page:
    at = At(places, addresses.findings_of(theme.id))
    groups = []
    for part in parts:
        found = {slug: letters[slug] for slug in part.keys}
        groups.append(
            ThemeFindings(
                id=part.name,
                title=part.title,
                theme=at.theme(theme.id),
                items=sum(map(len, found.values())),
                unanswered=_unanswered(places, found),
                alone=_alone(places, found),
                href=at.to(addresses.findings_of(theme.id, part.name)),
                letters=(),
            )
        )
    return _findings_page(at, f"Findings: {theme.title}", tuple(groups), whole=False)


def _findings_page(at: At, title: str, groups: tuple[ThemeFindings, ...], whole: bool) -> Page:
    view = FindingsView(
        title,
        sum(group.items for group in groups),
        sum(group.unanswered for group in groups),
        groups,
        whole,
        _quoted(at.places),
        at.to(addresses.FINDINGS_CSV),
        at.to(addresses.FINDINGS),
        alone=sum(group.alone for group in groups),
        by_authority=at.places.many_authorities,
        coding=at.to(addresses.CODING),
    )
    description = f"{title}: what needs to improve, and what later letters say on the same theme."
    return Page(at.path, "findings.md.j2", front(title, description, FINDINGS), view)


def _group(at: At, theme: Theme, letters: dict[str, list[Finding]], whole: bool) -> ThemeFindings:
    return ThemeFindings(
        id=theme.id,
        title=theme.title,
        theme=at.theme(theme.id),
        items=sum(map(len, letters.values())),
        unanswered=_unanswered(at.places, letters),
        alone=_alone(at.places, letters),
        href=f"#{theme.id}" if whole else at.to(addresses.findings_of(theme.id)),
        letters=tuple(_letter(at, slug, found) for slug, found in letters.items()) if whole else (),
    )


def _council(places: Places, letter: str) -> str:
    """Where the letter's council stands on a page of several, "" where there is one."""
    return addresses.council_anchor(places.letters[letter].meta.authority) if places.many_authorities else ""


def _unanswered(places: Places, letters: dict[str, list[Finding]]) -> int:
    return sum(_is_unanswered(places, finding) for found in letters.values() for finding in found)


def _is_unanswered(places: Places, finding: Finding) -> bool:
    """Whether nothing was found on its theme in later letters, although a later letter is held."""
    return not finding.later and not _is_alone(places, finding.passage.letter)


def _is_alone(places: Places, letter: str) -> bool:
    """Whether no letter about the same council that is known to be later is held."""
    return places.is_last(letter) or not places.dated(letter)


def _alone(places: Places, letters: dict[str, list[Finding]]) -> int:
    return sum(len(found) for slug, found in letters.items() if _is_alone(places, slug))


def _chosen(judged: Sequence[Passage], limit: int) -> list[Passage]:
    """So many of the later passages, in order of date: concerns before others, and the newest before older.

    What is left out must never make a theme look better than later letters say it is.
    """
    first = sorted(range(len(judged)), key=lambda n: (not holds_concern(judged[n]), -n))
    return [judged[n] for n in sorted(first[:limit])]


def _items(at: At, found: Sequence[Finding]) -> tuple[Item, ...]:
    return tuple(
        Item(at.passage(finding.passage, finding.theme), finding.listed)
        for finding in sorted(found, key=gravest_first)
    )


def _letter(at: At, slug: str, found: Sequence[Finding]) -> LetterFindings:
    dated = at.places.dated(slug)
    judged = _judged(found[0]) if dated else ()
    quoted = _chosen(judged, _quoted(at.places))
    later: dict[str, list[Passage]] = {}
    for passage in quoted:
        later.setdefault(passage.letter, []).append(passage)
    newest_first = [(at.letter(other), at.passages(of, found[0].theme)) for other, of in later.items()][::-1]
    return LetterFindings(
        theme=found[0].theme,
        letter=at.letter(slug),
        items=_items(at, found),
        later=tuple(Later(other, passages) for other, passages in newest_first),
        said=said_later(at.places, found[0].later) if found[0].later else "",
        more=len(found[0].later) - len(quoted),
        concerns=sum(map(holds_concern, judged)) - sum(map(holds_concern, quoted)),
        all_of_theme=at.to(addresses.theme(found[0].theme), _council(at.places, slug)),
        last=at.places.is_last(slug),
        dated=dated,
    )
