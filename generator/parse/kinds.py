"""What each group of lines is: title, date, address, salutation, heading, paragraph, bullet or other.

The rules go by position (before the salutation, after the closing) and by shape, never by a letter's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model import BlockKind, Metadata
from generator.parse.layout import Group, is_web_address

Form = Literal["letter", "report", "message", "web-page"]

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"^(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH}) \d{{4}}$")
_SALUTATION = re.compile(r"^Dear\b.{0,80}$")
_CLOSING = re.compile(
    r"^(?:Yours? (?:sincerely|faithfully|truly)|(?:Kind|Best|Warm) (?:regards|wishes)|Regards|With thanks"
    r"|Thank you(?: for [\w ]{1,40})?)[,.]?$",
    re.IGNORECASE,
)
_PROSE_END = re.compile(r"(?:[.?!:;][”’\"')\]]*|\[(?:\.\.\.|…)\])$")
_PAGE_NUMBER = re.compile(r"^(?:Page )?\d{1,3}(?: of \d{1,3})?$", re.IGNORECASE)
_HEADING_WORDS = 18


@dataclass(frozen=True, slots=True)
class Kinded:
    """A group with its kind; `level` ranks headings (1 a title, 2 a heading) and nests bullets."""

    group: Group
    kind: BlockKind
    level: int = 0


def kinds_of(groups: Sequence[Group], meta: Metadata, form: Form) -> tuple[Kinded, ...]:
    """Every group with its kind, in order."""
    if form == "web-page":
        return _web_page(groups, meta)
    start = next((i + 1 for i, g in enumerate(groups) if _SALUTATION.match(g.text)), 0)
    end = _closing_at(groups, start)
    opening = [_opening(g, meta) for g in groups[: max(start - 1, 0)]]
    salutation = [Kinded(groups[start - 1], "salutation")] if start else []
    body = _body(groups[start:end], meta)
    return (*opening, *salutation, *body, *(_ending(g) for g in groups[end:]))


def _closing_at(groups: Sequence[Group], start: int) -> int:
    """Where the closing begins; without one, where the short lines at the very end begin."""
    closings = [i for i, g in enumerate(groups) if i >= start and _CLOSING.match(g.text)]
    if closings:
        return closings[-1]
    end = len(groups)
    while end > start + 1 and not groups[end - 1].bullet and not _PROSE_END.search(groups[end - 1].text):
        end -= 1
    return end


def _opening(group: Group, meta: Metadata) -> Kinded:
    if _DATE.match(group.text):
        return Kinded(group, "date")
    if _same(group.text, meta.title):
        return Kinded(group, "title", 1)
    return Kinded(group, "left-out" if _PAGE_NUMBER.match(group.text) else "address")


def _ending(group: Group) -> Kinded:
    if is_web_address(group.text) or _PAGE_NUMBER.match(group.text):
        return Kinded(group, "left-out")
    if _CLOSING.match(group.text):
        return Kinded(group, "closing")
    return Kinded(group, "date" if _DATE.match(group.text) else "signature")


def _body(groups: Sequence[Group], meta: Metadata) -> tuple[Kinded, ...]:
    kinded = [
        _body_kind(g, groups[i + 1] if i + 1 < len(groups) else None, meta) for i, g in enumerate(groups)
    ]
    # Headings that stand on each other at the very top are titles, all but the last of them.
    top = 0
    while top + 1 < len(kinded) and kinded[top + 1].kind in ("heading", "title"):
        kinded[top] = Kinded(kinded[top].group, "title", 1)
        top += 1
    return tuple(kinded)


def _body_kind(group: Group, after: Group | None, meta: Metadata) -> Kinded:
    if is_web_address(group.text) or _PAGE_NUMBER.match(group.text):
        return Kinded(group, "left-out")
    if _same(group.text, meta.title):
        return Kinded(group, "title", 1)
    if group.bullet:
        return Kinded(group, "bullet", 1)
    return Kinded(group, "heading", 2) if after and _like_heading(group) else Kinded(group, "paragraph")


def _like_heading(group: Group) -> bool:
    text = group.text
    short = len(text.split()) <= _HEADING_WORDS and not text[0].islower()
    return short and (text.endswith("?") or (not _PROSE_END.search(text) and not text.endswith(",")))


def _same(text: str, title: str) -> bool:
    return text.casefold() == " ".join(title.split()).casefold()


def _web_page(groups: Sequence[Group], meta: Metadata) -> tuple[Kinded, ...]:
    """A web page's article is its longest stretch of prose; the lines around it are left out.

    Two or more short lines in a row that are no sentences (menu entries, teasers' headlines) end a stretch.
    The line just before the article is its title.
    """
    prose = [g.bullet or _PROSE_END.search(g.text) is not None for g in groups]
    stretches = _stretches(prose)
    if not stretches:
        return tuple(Kinded(g, "left-out") for g in groups)
    start, end = max(stretches, key=lambda s: sum(len(g.text) for g in groups[s[0] : s[1]]))
    titled = next((i for i in range(start) if _same(groups[i].text, meta.title)), start - 1)
    kinded = []
    for i, group in enumerate(groups):
        if i == titled:
            kinded.append(Kinded(group, "title", 1))
        elif not start <= i < end:
            kinded.append(Kinded(group, "left-out"))
        elif group.bullet:
            kinded.append(Kinded(group, "bullet", 1))
        else:
            kinded.append(Kinded(group, "paragraph") if prose[i] else Kinded(group, "heading", 2))
    return tuple(kinded)


def _stretches(prose: Sequence[bool]) -> list[tuple[int, int]]:
    """The `[start, end)` of every run that begins and ends in prose and has no two other lines in a row."""
    stretches: list[tuple[int, int]] = []
    start = last = -1
    for i, is_prose in enumerate(prose):
        if not is_prose:
            continue
        if start >= 0 and i - last > 2:
            stretches.append((start, last + 1))
            start = i
        elif start < 0:
            start = i
        last = i
    if start >= 0:
        stretches.append((start, last + 1))
    return stretches
