"""A letter's own words as its page shows them: block by block, each with its marks and its note."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from markupsafe import Markup

from generator.model import (
    JUDGED,
    Abbreviation,
    AnnotatedDocument,
    Block,
    Coding,
    Passage,
    SpokenOf,
    StanceId,
    Visit,
)
from generator.pages import addresses, wording
from generator.pages.across import Across, Way
from generator.pages.letter_views import Note, Piece, Reason, Run, Spoken, StatementNote, Step, ThemeNote
from generator.pages.marking import Addition, Mark, Rank, marked, shown
from generator.pages.parting import Blocks
from generator.pages.shown import STANCE_NOUNS, At, Link, number_of
from generator.pages.whys import Why, because, decided, why_judged, why_of

HASH_DIGITS = 8
BETWEEN = 16  # characters between words and the abbreviation that is made of them, such as " framework ("


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The character after the last."""


@dataclass(frozen=True, slots=True)
class TextOf:
    """One letter, the page it is shown on with the blocks that stand there, and what leads to others."""

    at: At
    annotated: AnnotatedDocument
    across: Across
    codings: Mapping[str, Coding]
    firsts: frozenset[int]
    blocks: Blocks

    def runs(self) -> tuple[Run, ...]:
        """Everything that is shown in the letter's place, in order."""
        pieces = [self.piece(block) for block in self.blocks]
        return tuple(
            Run(key < 0, tuple(piece for _, piece in run))
            for key, run in groupby(enumerate(pieces), key=lambda np: -1 if np[1].kind == "bullet" else np[0])
        )

    def left_out(self) -> tuple[Piece, ...]:
        """Everything that is folded at the foot, in order."""
        return tuple(self.piece(b) for b in self.annotated.document.blocks if b.kind == "left-out")

    def piece(self, block: Block) -> Piece:
        """One block."""
        words = self.annotated.document.of(block)
        coded = block.kind in ("paragraph", "bullet")
        return Piece(
            kind=block.kind,
            html=self.words(block) if coded else shown(words),
            id=block.id,
            former=block.former_ids,
            anchor=f"h{block.n}" if block.kind in ("title", "heading") else "",
            level=block.level,
            number=number_of(block),
            printed=bool(block.printed.strip(".")),
            hash=hashlib.sha256(words.encode()).hexdigest()[:HASH_DIGITS] if block.id else "",
            first=block.lines.first,
            last=block.lines.last,
            note=self.note(block) if coded else None,
        )

    def words(self, block: Block) -> Markup:
        """A paragraph's words with everything that is marked in them."""
        annotated = self.annotated
        stances = ((s, self.codings[s.id].stance.id) for s in annotated.document.statements_of(block))
        close = Markup("</span>")
        return marked(
            annotated.document.text,
            block.start,
            block.end,
            statements=[Mark(s.start, s.end, _statement_tag(s.id, stance), close) for s, stance in stances],
            links=self.links(block),
            tooltips=[
                Mark(a.start, a.end, _tag('<abbr title="', a.expansion, '">'), Markup("</abbr>"))
                for a in annotated.abbreviations
                if a.expansion and a.start not in self.firsts and not a.by_letter and _within(a, block)
            ],
            additions=[*self._expanded(block), *self._slips(block)],
        )

    def links(self, block: Block) -> list[Mark]:
        """Links to visits, letters, people, bodies and terms."""
        close = Markup("</a>")
        found = [
            Mark(m.start, m.end, _link("nm", self.at.to(addresses.PEOPLE, m.entity)), close, Rank.NAME)
            for m in self.annotated.mentions
            if _within(m, block)
        ]
        found += [
            Mark(a.start, a.end, _link("term", self.at.to(addresses.GLOSSARY, a.term)), close, Rank.TERM)
            for a in self.annotated.abbreviations
            if not a.expansion and a.start in self.firsts and _within(a, block)
        ]
        seen: set[str] = set()
        for said in self.across.speaks_of.get(self.annotated.slug, ()):
            target = self.target(said.to)
            if target and _within(said.reference, block):
                start, end = said.reference.start, said.reference.end
                kind = "ref again" if said.to in seen or said.to in self._spoken_before(block) else "ref"
                found.append(Mark(start, end, _link(kind, target.href), close, Rank.REFERENCE))
                seen.add(said.to)
        return found

    def _spoken_before(self, block: Block) -> frozenset[str]:
        """The visits and letters that the letter has spoken of above this block."""
        said = self.across.speaks_of.get(self.annotated.slug, ())
        return frozenset(one.to for one in said if one.reference.start < block.start)

    def _expanded(self, block: Block) -> list[Addition]:
        return [
            Addition(
                a.end,
                _tag('<a class="exp" data-ours href="', self.at.to(addresses.GLOSSARY, a.term), '"> [')
                + shown(a.expansion)
                + Markup("]</a>"),
            )
            for a in self.annotated.abbreviations
            if a.expansion and a.start in self.firsts and _within(a, block)
        ]

    def _slips(self, block: Block) -> list[Addition]:
        return [
            Addition(o.end, _tag('<span class="sic" data-ours title="', o.note, '"> [sic]</span>'))
            for o in self.annotated.oddities
            if _within(o, block)
        ]

    def note(self, block: Block) -> Note:
        """What stands beside a paragraph or bullet."""
        of_block = [self.codings[s.id] for s in self.annotated.document.statements_of(block)]
        explained = [
            StatementNote(coding.statement, n, self._reasons(coding, block.heading))
            for n, coding in enumerate(of_block, 1)
        ]
        return Note(
            judged=judged(of_block),
            themes=tuple(self._themes(of_block)),
            spoken=tuple(self._spoken_in(block)),
            differ=tuple(dict.fromkeys(link for coding in of_block for link in self._differ(coding))),
            statements=tuple(note for note in explained if note.reasons),
            several=len(of_block) > 1,
        )

    def _spoken_in(self, block: Block) -> Iterable[Spoken]:
        """What a paragraph speaks of, each visit and letter once."""
        found: dict[str, Spoken] = {}
        for said in self.across.speaks_of.get(self.annotated.slug, ()):
            if _within(said.reference, block) and not said.reference.own:
                found.setdefault(said.to or said.reference.text, self.spoken(said))
        return found.values()

    def _differ(self, coding: Coding) -> Iterable[Link]:
        """The facts of a statement that other letters state differently, on their page."""
        for difference in self.across.differ.get((self.annotated.slug, coding.statement), ()):
            yield Link(self.at.to(addresses.DIFFERENCES, difference.fact), difference.question)

    def _themes(self, codings: list[Coding]) -> list[ThemeNote]:
        firsts: dict[str, str] = {}
        sure: set[str] = set()
        for coding in codings:
            for label in coding.themes:
                firsts.setdefault(label.id, coding.statement)
                if label.certain:
                    sure.add(label.id)
        slug = self.annotated.slug
        order = [theme.id for theme in self.at.places.corpus.collection.codebook.themes]
        return [
            self.theme_note(theme, self.at.theme_passages(theme, slug, firsts[theme]), theme in sure)
            for theme in sorted(firsts, key=order.index)
        ]

    def theme_note(self, theme: str, href: str, sure: bool = True) -> ThemeNote:
        """A theme as a link to this address, with the steps along it from this letter."""
        way = self.across.ways.get((theme, self.annotated.slug), Way(None, None))
        title = self.at.theme(theme).text
        return ThemeNote(Link(href, title), self._step(way.previous), self._step(way.next), sure)

    def _step(self, passage: Passage | None) -> Step | None:
        if passage is None:
            return None
        letter = self.at.letter(passage.letter)
        return Step(self.at.statement(passage.letter, passage.statement), letter.day, letter.title)

    def _reasons(self, coding: Coding, heading: str | None) -> tuple[Reason, ...]:
        """Labels that have the same reason are named together, in the order in which they are read."""
        stance = coding.stance
        labels: list[tuple[str, Why | None, bool]] = []
        if stance.id != "none" or stance.by != "model" or not stance.certain:
            labels.append((self.at.stance_title(stance.id), why_judged(stance, heading), stance.certain))
        labels += [(self.at.theme(label.id).text, why_of(label), label.certain) for label in coding.themes]
        grouped: dict[tuple[str, bool], list[str]] = {}
        for name, why_given, sure in labels:
            grouped.setdefault((because(why_given).rstrip("."), sure), []).append(name)
        taken: dict[str, list[str]] = {}
        for theme in coding.taken:
            why = decided(theme.decision.who, theme.decision.why).rstrip(".")
            taken.setdefault(why, []).append(f"“{self.at.theme(theme.id).text}”")
        return (
            *(Reason(wording.listed(names), why, sure) for (why, sure), names in grouped.items()),
            *(Reason(f"Taken from {wording.listed(names)}", why, True) for why, names in taken.items()),
        )

    def spoken(self, said: SpokenOf) -> Spoken:
        """Words that speak of a visit or letter, as the notes and the foot of the page show them."""
        return Spoken(
            text=said.reference.text,
            where=Link(
                self.at.statement(said.letter, said.statement or said.paragraph),
                self.at.number(said.letter, said.paragraph),
            ),
            target=self.target(said.to),
            basis=said.basis,
            why=said.why,
        )

    def target(self, to: str) -> Link | None:
        """The page of a visit or letter by its id; None for what is not held here."""
        if to in self.across.visits:
            return Link(self.at.visit(to), _dated(self.across.visits[to]))
        if to in self.at.places.letters:
            letter = self.at.letter(to)
            return Link(letter.href, letter.title)
        return None


def _dated(visit: Visit) -> str:
    """A visit by its title, with its date where the title does not give it."""
    days = wording.days(visit.first, visit.last) if visit.first else ""
    return visit.title if not days or days in visit.title else f"{visit.title}, {days}"


def first_uses(annotated: AnnotatedDocument) -> frozenset[int]:
    """Where a term is explained: an abbreviation on first use in each section, any other in the letter.

    Where the letter itself expands an abbreviation, that is its first use, and nothing is added; nor is
    anything where the same words stand just before it.
    """
    blocks = [b for b in annotated.document.blocks if b.kind in ("paragraph", "bullet")]
    seen: set[tuple[str | None, str]] = set()
    found: set[int] = set()
    for abbreviation in sorted(annotated.abbreviations, key=lambda a: a.start):
        block = next((b for b in blocks if _within(abbreviation, b)), None)
        if block is None:
            continue
        key = (block.heading if abbreviation.expansion else None, abbreviation.term)
        spelt_out = abbreviation.by_letter or _just_said(annotated.document.text, abbreviation)
        if key not in seen and not spelt_out:
            found.add(abbreviation.start)
        seen.add(key)
    return frozenset(found)


def _just_said(text: str, use: Abbreviation) -> bool:
    """Whether the words just before an abbreviation are those that it stands for."""
    words = use.expansion.casefold().replace("'", "’")
    before = text[max(0, use.start - len(words) - BETWEEN) : use.start].casefold().replace("'", "’")
    return bool(words) and words in before


def text_of(at: At, annotated: AnnotatedDocument, across: Across, blocks: Blocks) -> TextOf:
    """The words of one letter, or of a part of it, for one page."""
    codings = {coding.statement: coding for coding in annotated.codings}
    return TextOf(at, annotated, across, codings, first_uses(annotated), blocks)


def judged(codings: list[Coding]) -> tuple[tuple[StanceId, str], ...]:
    """What a paragraph judges, in words; that statements judge nothing is said only where it is doubted."""
    counts = Counter(coding.stance.id for coding in codings)
    doubted = Counter(coding.stance.id for coding in codings if not coding.stance.certain)
    counts["none"] = doubted["none"]
    said: list[tuple[StanceId, str]] = []
    for stance in (*JUDGED, "none"):
        if count := counts[stance]:
            one, many = STANCE_NOUNS[stance]
            alone = one.removeprefix("with ")
            words = alone if len(codings) == 1 else f"{count} {one if count == 1 else many}"
            said.append((stance, words + _doubt(doubted[stance], count)))
    return tuple(said)


def _doubt(doubted: int, of: int) -> str:
    if not doubted:
        return ""
    return " (not certain)" if doubted == of else f" ({doubted} not certain)"


def _within(part: Placed, block: Block) -> bool:
    return block.start <= part.start < part.end <= block.end


def _statement_tag(statement: str, stance: StanceId) -> Markup:
    kind = "st" if stance == "none" else f"st {stance}"
    return _tag(f'<span class="{kind}" id="', statement, '">')


def _link(kind: str, href: str) -> Markup:
    return _tag(f'<a class="{kind}" href="', href, '">')


def _tag(before: str, value: str, after: str) -> Markup:
    return Markup(before) + shown(value) + Markup(after)  # noqa: S704 # before and after are ours
