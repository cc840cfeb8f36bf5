"""What the pages of a letter show of its text: all of it on one, or a part on each of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.model import STANCES, AnnotatedDocument, Page
from generator.pages import addresses, wording
from generator.pages.deciders import any_doubted
from generator.pages.letter_facts import Facts, citation, cite
from generator.pages.letter_text import TextOf
from generator.pages.letter_views import Piece, Run
from generator.pages.parting import Blocks, anchors_in
from generator.pages.shown import At, LetterShown, number_of


@dataclass(frozen=True, slots=True)
class PartShown:
    """A page of a long letter; `here` says that it is the page that names it.

    `ends` are the ends of links to its paragraphs, where these are not the numbers in the title, or "".
    `holds` are the anchors on it as runs of numbers ("p141-290 s400-812"), for links made to another page.
    """

    href: str
    title: str
    ends: str
    holds: str
    here: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a letter's page: its anchor, its words, and its rank (2 ours, 3 the letter's).

    `page` is the link to the page it stands on, or "" where it stands on this one.
    """

    id: str
    title: str
    level: int
    page: str = ""

    @property
    def href(self) -> str:
        """The link to the heading."""
        return f"{self.page}#{self.id}"


@dataclass(frozen=True, slots=True)
class TextView:
    """What a page of a letter shows of its text. `citation` is a JSON object for the copy button.

    `noun` is what a sentence calls a text of this kind.
    `reasons` leads from a paragraph to why it has its labels, where the letter is too long to say it here;
    then `arrows` is where the steps to other letters stand.
    `doubts` leads to what “not certain” means, or is "" where every label is certain.
    `parts` are the pages of a letter that is too long for one, with those just before and after this one.
    """

    slug: str
    noun: str
    cite: str
    citation: str
    stances: tuple[tuple[str, str], ...]
    runs: tuple[Run, ...]
    reasons: Mapping[str, str]
    arrows: str
    left_out: tuple[Piece, ...]
    contents: tuple[Heading, ...]
    parts: tuple[PartShown, ...]
    earlier: PartShown | None
    later: PartShown | None
    download: str
    doubts: str

    @property
    def first_reasons(self) -> str:
        """The link to the reasons for the first labels on this page, or on another where it has none."""
        ids = (piece.id for run in self.runs for piece in run.pieces)
        here = (self.reasons[one] for one in ids if one in self.reasons)
        return next(here, next(iter(self.reasons.values()), ""))


@dataclass(frozen=True, slots=True)
class LetterPartView:
    """A page after the first of a long letter."""

    letter: LetterShown
    date_basis: str
    title: str
    text: TextView


def text_view(text: TextOf, facts: Facts, runs: tuple[Run, ...], reasons: Mapping[str, str]) -> TextView:
    """The text of a letter as one page shows it."""
    at, letter = text.at, text.annotated
    noun = at.letter(letter.slug).noun
    parts = parts_shown(at, letter)
    here = next((n for n, part in enumerate(parts) if part.here), 0)
    later = parts[here + 1] if here + 1 < len(parts) else None
    sentence = cite(facts, letter.meta.title)
    return TextView(
        slug=letter.slug,
        noun=noun,
        cite=sentence,
        citation=citation(at, letter, facts, sentence),
        stances=tuple((stance, at.stance_title(stance)) for stance in STANCES),
        runs=runs,
        reasons=reasons,
        arrows=at.to(addresses.letter(letter.slug), "glance"),
        left_out=() if later else text.left_out(),
        contents=_contents(at, letter, noun),
        parts=parts,
        earlier=parts[here - 1] if here else None,
        later=later,
        download=facts.download,
        doubts=at.to(addresses.CODING) if any_doubted([letter]) else "",
    )


def parts_shown(at: At, letter: AnnotatedDocument) -> tuple[PartShown, ...]:
    """The pages of a letter as one of them names them; none where there is one only."""
    parts = at.places.letter_parts[letter.slug]
    if len(parts) == 1:
        return ()
    return tuple(_part(at, letter, n, blocks) for n, blocks in enumerate(parts, 1))


def _part(at: At, letter: AnnotatedDocument, n: int, blocks: Blocks) -> PartShown:
    path = addresses.letter(letter.slug, n)
    headings = [f"h{block.n}" for block in blocks if block.kind in ("title", "heading")]
    holds = _runs([*anchors_in(letter, blocks), *headings])
    paragraphs = [run for run in holds if run[0] == "p"]
    numbered = [block for block in blocks if block.id]
    named = f": paragraphs {number_of(numbered[0])} to {number_of(numbered[-1])}" if numbered else ""
    plain = len(paragraphs) <= 1 and not any(block.printed for block in numbered)
    return PartShown(
        href=at.to(path),
        title=f"Part {n}{named}",
        ends="" if plain else wording.listed([f"#{run.replace('-', ' to #p')}" for run in paragraphs]),
        holds=" ".join(holds),
        here=path == at.path,
    )


def _runs(anchors: Iterable[str]) -> list[str]:
    """Anchors as runs of numbers ("p141-290"), in order."""
    found = sorted((anchor[0], int(anchor[1:])) for anchor in anchors)
    runs = []
    for (kind, _), run in groupby(enumerate(found), key=lambda nth: (nth[1][0], nth[1][1] - nth[0])):
        numbers = [number for _, (_, number) in run]
        runs.append(f"{kind}{numbers[0]}" + (f"-{numbers[-1]}" if len(numbers) > 1 else ""))
    return runs


def _contents(at: At, letter: AnnotatedDocument, noun: str) -> tuple[Heading, ...]:
    """The letter's headings and ours in order: the same list on each of its pages."""
    first = _page(at, letter, 1)
    return (
        Heading("about", f"About this {noun}", 2, first),
        Heading("glance", "At a glance", 2, first),
        *_theirs(at, letter),
        Heading("speaks-of", "Speaks of", 2, first),
        Heading("spoken-of", "Spoken of in", 2, first),
        *([Heading("slips", "Slips kept as they are", 2, first)] if letter.oddities else []),
        Heading("origin", "Origin and terms", 2, first),
    )


def _theirs(at: At, letter: AnnotatedDocument) -> Iterator[Heading]:
    titles = [part.title for part in parts_shown(at, letter)] or ["The text"]
    for n, (title, blocks) in enumerate(zip(titles, at.places.letter_parts[letter.slug], strict=True), 1):
        page = _page(at, letter, n)
        yield Heading("text", title, 2, page)
        for block in blocks:
            if block.kind in ("title", "heading"):
                yield Heading(f"h{block.n}", letter.document.of(block), 3, page)


def _page(at: At, letter: AnnotatedDocument, n: int) -> str:
    path = addresses.letter(letter.slug, n)
    return "" if path == at.path else at.to(path)


def contents_front(contents: Iterable[Heading]) -> list[dict[str, object]]:
    """The list of sections for the front matter of a page."""
    return [
        {"id": one.id, "title": one.title, "level": one.level} | ({"page": one.page} if one.page else {})
        for one in contents
    ]


def part_page(text: TextOf, n: int, shown: TextView, first: Mapping[str, object]) -> Page:
    """The `n`-th page of a long letter; `first` is the front matter of the first."""
    letter = text.at.letter(text.annotated.slug)
    title = f"{letter.title}, part {n} of {len(shown.parts)}"
    view = LetterPartView(letter, text.annotated.meta.date.basis, title, shown)
    front = {
        **first,
        "title": view.title,
        "description": (
            f"{letter.kind}, {letter.day}. {shown.parts[n - 1].title}, word for word and coded by theme."
        ),
        "crumbs": [
            {"title": "Letters", "path": addresses.url(addresses.LETTERS)},
            {"title": letter.title, "path": addresses.url(addresses.letter(letter.slug))},
        ],
        "contents": contents_front(shown.contents),
    }
    return Page(text.at.path, "letter_part.md.j2", front, view)
