"""Statements with made-up codings, so that the walk is tested without the coder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.annotate.people import decide
from generator.corrections import CodingFormat
from generator.model import Coding, Decision, Lines, StanceId, StanceLabel, Statement, ThemeLabel
from generator.review.items import Item
from generator.review.walk import Walk
from tests.reading import collection

CODEBOOK = collection().codebook
THEMES = tuple(theme.id for theme in CODEBOOK.themes)


def coding(stance: StanceId, themes: Sequence[str], sure: float = 0.5) -> Coding:
    """What a coder might say: themes in the codebook's order."""
    labels = tuple(ThemeLabel(t, "model", ("words",), sure) for t in THEMES if t in themes)
    return Coding("s1", labels, StanceLabel(stance, "model", ("words",), sure))


def item(
    stance: StanceId = "none",
    themes: Sequence[str] = (),
    former: CodingFormat | None = None,
    text: str = "Social workers visit children.",
) -> Item:
    """A statement that the coder codes so, with an entry of the corrections laid over it if there is one."""
    said = coding(stance, themes)
    now = said
    if former is not None:
        now = decide(said, former, Decision("Ann", "2026-11-22", former.why), CODEBOOK)
    return Item(
        statement=Statement("s1", 1, 0, len(text), Lines(7, 8)),
        text=text,
        nth=1,
        heading="Findings",
        before="The sentence before.",
        after="The sentence after.",
        coder=said,
        base=said,
        now=now,
        entries=() if former is None else (0,),
        former=former,
    )


def walk(*items: Item) -> Walk:
    """A walk at the first of these statements."""
    return Walk(CODEBOOK, "A letter, 3 February 2020", len(items), items)


def numbered(number: int, like: Item) -> Item:
    """The same statement in another place."""
    statement = replace(like.statement, id=f"s{number}")
    return replace(like, statement=statement, text=f"{like.text} {number}")
