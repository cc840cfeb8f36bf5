"""Blocks before they have a place in the document, and what people have corrected about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.corrections import BlockFormat, Corrections, locate
from generator.errors import Problem, ReadacrossError
from generator.model import BlockKind
from generator.parse.kinded import Kinded
from generator.parse.layout import Group, joint
from generator.parse.lines import Line

_BY_LINE = ("address", "signature", "left-out")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block's kind and words.

    `starts` says where in `text` each of its lines begins: (offset in characters, line number in the file).
    """

    kind: BlockKind
    level: int
    printed: str
    text: str
    starts: tuple[tuple[int, int], ...]


def pieces_of(kinded: Sequence[Kinded], wrapped: bool = True) -> list[Piece]:
    """Neighbouring lines of an address, a signature or left-out text as one piece; all others one by one.

    Where lines are not wrapped, blank lines are meant, and part the lines of a signature.
    """
    runs: list[list[Kinded]] = []
    for item in kinded:
        if runs and _one_piece(runs[-1][-1], item, wrapped):
            runs[-1].append(item)
        else:
            runs.append([item])
    return [_piece(run) for run in runs]


def _one_piece(above: Kinded, item: Kinded, wrapped: bool) -> bool:
    """Lines set aside at different places are different pieces."""
    same = item.kind in _BY_LINE and above.kind == item.kind and above.group.run == item.group.run
    return same and (wrapped or item.kind != "signature" or not item.group.blanks)


def put_back(kinded: Sequence[Kinded], aside: Sequence[Sequence[Line]]) -> list[Kinded]:
    """The lines that were set aside, left out, each run after the block that it interrupts or follows."""
    runs = [
        Kinded(Group(tuple(run), bullet=False, run=n), "left-out") for n, run in enumerate(aside, start=1)
    ]
    return sorted([*kinded, *runs], key=lambda k: (k.group.lines[0].number, k.group.run))


def _piece(items: Sequence[Kinded]) -> Piece:
    first = items[0]
    lines = [line for item in items for line in item.group.lines]
    by_line = first.kind in _BY_LINE
    text = "\n".join(line.words for line in lines) if by_line else first.group.text
    starts: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        at = text.index(line.words, at)
        starts.append((at, line.number))
        at += len(line.words)
    return Piece(first.kind, first.level, lines[0].printed, text, tuple(starts))


def correct_pieces(pieces: Sequence[Piece], corrections: Corrections) -> list[Piece]:
    """The pieces as people have decided: another kind, joined with the next, or split before some words.

    What the program reads so by itself is left as it is: see `idle_pieces`.
    Raises ReadacrossError with every correction whose words are not there exactly once, or cannot be done.
    """
    corrected = list(pieces)
    problems: list[Problem] = []
    for item in corrections.blocks:
        try:
            corrected = _correct(corrected, item, corrections)
        except ReadacrossError as error:
            problems.extend(error.problems)
    if problems:
        raise ReadacrossError(problems)
    return corrected


def idle_pieces(pieces: Sequence[Piece], corrections: Corrections) -> list[Problem]:
    """Corrections that say what the program reads by itself, of those that `correct_pieces` takes."""
    corrected = list(pieces)
    problems = []
    for item in corrections.blocks:
        before, corrected = corrected, _correct(corrected, item, corrections)
        if corrected == before:
            message = "this correction has become what the program reads by itself; it may be taken out"
            problems.append(corrections.problem(item, "idle-correction", message, fatal=False))
    return problems


def _correct(pieces: list[Piece], item: BlockFormat, corrections: Corrections) -> list[Piece]:
    whole = "\n\n".join(p.text for p in pieces)
    start, _ = locate(whole, item, corrections)
    i = offset = 0
    while start >= offset + len(pieces[i].text):
        offset += len(pieces[i].text) + 2
        i += 1
    piece, at = pieces[i], start - offset
    if item.split:
        new = [_cut(piece, 0, at), _cut(piece, at, len(piece.text))] if at else [piece]
        return [*pieces[:i], *new, *pieces[i + 1 :]]
    if item.join and piece.kind != "left-out":
        following = _following(pieces, i)
        if not following:
            return pieces
        between = pieces[i + 1 : following]
        return [*pieces[:i], _joined(piece, pieces[following]), *between, *pieces[following + 1 :]]
    if item.kind:
        level = {"title": 1, "heading": 2, "bullet": 1}.get(item.kind, 0)
        return [*pieces[:i], replace(piece, kind=item.kind, level=level), *pieces[i + 1 :]]
    message = (
        "this correction changes nothing; give a `kind`, `join: next` or `split: before` that applies here"
    )
    raise ReadacrossError([corrections.problem(item, "no-change", message)])


def _following(pieces: Sequence[Piece], i: int) -> int:
    """The place of the piece in which the letter goes on after piece `i`, or 0.

    What is left out of the letter, such as a page number, may stand between the two, and is no such piece.
    """
    return next((n for n in range(i + 1, len(pieces)) if pieces[n].kind != "left-out"), 0)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    """A part of a piece; the line on which it begins is the one that its first character stands on."""
    text = piece.text[start:end].rstrip()
    before = max(number for at, number in piece.starts if at <= start)
    later = tuple((at - start, number) for at, number in piece.starts if start < at < end)
    return replace(
        piece, text=text, starts=((0, before), *later), printed=piece.printed if start == 0 else ""
    )


def _joined(piece: Piece, following: Piece) -> Piece:
    text = piece.text + joint(piece.text, following.text)
    later = tuple((len(text) + offset, number) for offset, number in following.starts)
    return replace(piece, text=text + following.text, starts=(*piece.starts, *later))
