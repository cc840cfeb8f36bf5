"""A run of a letter's words with marks in it, as HTML.

Marks come from several readers of the same words and may collide, so there is one policy:

1. A statement is always the outermost mark.
2. Of links that overlap, a reference to a visit or a letter wins over a name, and a name over a term of the
   glossary; among equals the one that begins first wins, then the longer. The loser is not linked.
3. A tooltip may stand inside a link, but never across its edge.
4. A mark that crosses the edge of a statement is dropped.
5. What is added after a word stands after the whole link that the word is in, so that links never nest.

Whatever loses its place here is still listed in the notes and at the foot of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from markupsafe import Markup, escape


class Rank(IntEnum):
    """Which of two links that overlap is kept: the lower one."""

    REFERENCE = 1
    NAME = 2
    TERM = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """An element around `[start, end)`, by its opening and closing tag."""

    start: int
    end: int
    opening: Markup
    closing: Markup
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Addition:
    """Something of ours that stands after the character before `at`."""

    at: int
    html: Markup


def shown(text: str) -> Markup:
    """A letter's words as text of an HTML page, and as nothing else for Markdown or a template engine."""
    safe = str(escape(text)).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(safe)  # noqa: S704 # escaped above


def chosen(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The links that keep their place when some overlap, in reading order (rule 2)."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.rank, m.start, -m.end)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: m.start))


def marked(
    text: str,
    start: int,
    end: int,
    *,
    statements: Sequence[Mark] = (),
    links: Iterable[Mark] = (),
    tooltips: Iterable[Mark] = (),
    additions: Iterable[Addition] = (),
) -> Markup:
    """`text[start:end]` with its marks, by the policy of this module.

    Statements must not overlap. Marks and additions outside `[start, end)` are left out.
    """
    inside = [m for m in links if start <= m.start < m.end <= end and not _crosses(m, statements)]
    kept = chosen(inside)
    tips = [t for t in tooltips if not _crosses(t, kept) and not _crosses(t, statements)]
    moved = [Addition(_after_link(a.at, kept), a.html) for a in additions if start < a.at <= end]
    layers = (tuple(statements), kept, chosen(tips))
    parts = _run(text, start, end, layers, sorted(moved, key=lambda a: a.at))
    return Markup("".join(parts))  # noqa: S704 # every part is escaped text or a tag of ours


def _crosses(mark: Mark, others: Sequence[Mark]) -> bool:
    """Whether the mark overlaps another without lying wholly inside it."""
    return any(
        mark.start < other.end
        and other.start < mark.end
        and not (other.start <= mark.start and mark.end <= other.end)
        for other in others
    )


def _after_link(at: int, links: Sequence[Mark]) -> int:
    return next((link.end for link in links if link.start < at <= link.end), at)


def _run(
    text: str,
    start: int,
    end: int,
    layers: tuple[tuple[Mark, ...], ...],
    additions: Sequence[Addition],
) -> Iterator[str]:
    """The parts of `text[start:end]`: the marks of the first layer, and what stands in and between them."""
    if not layers:
        yield from _plain(text, start, end, additions)
        return
    at = start
    is_statement = len(layers) == 3
    for mark in layers[0]:
        if not at <= mark.start < mark.end <= end:
            continue
        yield from _run(text, at, mark.start, layers[1:], _between(additions, at, mark.start))
        within = [a for a in additions if mark.start < a.at < mark.end + is_statement]
        yield mark.opening
        yield from _run(text, mark.start, mark.end, layers[1:], within)
        yield mark.closing
        if not is_statement:
            yield from (a.html for a in additions if a.at == mark.end)
        at = mark.end
    yield from _run(text, at, end, layers[1:], _between(additions, at, end))


def _between(additions: Sequence[Addition], start: int, end: int) -> list[Addition]:
    return [a for a in additions if start < a.at <= end]


def _plain(text: str, start: int, end: int, additions: Sequence[Addition]) -> Iterator[str]:
    at = start
    for addition in additions:
        yield shown(text[at : addition.at])
        yield addition.html
        at = addition.at
    yield shown(text[at:end])
