"""Word for word: a page shows what the file holds, no word lost, doubled, moved or changed.

The rule. A word is anything between white space.
A hyphen at the end of a line is joined to a small letter that begins the next line, and kept.
A mark that begins a line may be that of a list item, and then is no word; soft hyphens are nothing.
This module reads the file and the built page by itself: it shares no code with the parser that it checks.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

from generator.errors import Problem
from generator.jobs import share_out_each
from generator.model import Corpus, Source

_NOTHING = re.compile("[\u00ad\ufffe\ufeff\u200b\u2060]")
# Private use characters and controls are what a bullet becomes in a symbol font or a wrong encoding.
_MARKS = "•▪◼■●○◦‣⁃∙·➢➤❖▸►❑\ue000-\uf8ff\x7f\x95"
_LONE_MARK = re.compile(rf"^(?:[{_MARKS}]+|[-–—*]+)$")
_LEADING_MARK = re.compile(rf"^\s*(?:[{_MARKS}]\s*|o\s{{2,}})")
_BROKEN = re.compile(r"\w-$")
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "dfn", "em", "i", "mark", "q", "small", "span", "strong", "time")
)


class Line(NamedTuple):
    """A line of a letter's file, by its number, with the words that begin on it.

    `marked` says that the first may be the mark of a list item (a dash), which a page leaves out.
    """

    number: int
    words: list[str]
    marked: bool


def prove(site: Path, corpus: Corpus, processes: int = 1) -> list[Problem]:
    """Holds every built letter page against its file, in so many processes; an empty list is the proof."""
    sources = [letter.document.source for letter in corpus.letters]
    found = share_out_each(lambda source: _prove_letter(site, source), sources, processes)
    return [problem for problems in found for problem in problems]


def _prove_letter(site: Path, source: Source) -> list[Problem]:
    path = site / "letters" / source.slug / "index.html"
    if not path.exists():
        message = "the built site has no page for this letter; build again"
        return [Problem(source.path, 0, "word-for-word", message)]
    return compare(source, path.read_text("utf-8"))


def compare(source: Source, page: str) -> list[Problem]:
    """The first difference between a letter's file and its built page, or nothing."""
    elements = html.document_fromstring(page).xpath("//*[@data-letter]")
    if len(elements) != 1 or elements[0].get("data-letter") != source.slug:
        message = f"the built page has {len(elements)} elements with this letter's text; expected one"
        return [Problem(source.path, 0, "word-for-word", message)]
    left_out = [_left_out(e) for e in elements[0].xpath(".//*[@data-left-out]")]
    for (_, last, _), (first, _, _) in pairwise(sorted(left_out)):
        if first <= last:
            message = "the built page shows this line as left out more than once; expected it once"
            return [Problem(source.path, first, "word-for-word", message)]
    lines = {line for first, last, _ in left_out for line in range(first, last + 1)}
    file = file_lines(source)
    outside = file_lines(source, without=lines) if lines else file
    problems = _difference(source, outside, page_words(elements[0]), "the page")
    for first, last, words in left_out:
        inside = [line for line in file if first <= line.number <= last]
        problems += _difference(source, inside, words, "its left-out text")
    return problems[:1]


def file_lines(source: Source, without: Container[int] = ()) -> list[Line]:
    """The lines of a letter's file that have words, those `without` passed over as if they were not there."""
    lines: list[Line] = []
    for number, raw in enumerate(_NOTHING.sub("", source.text).split("\n"), start=source.first_line):
        words = _LEADING_MARK.sub("", raw).split()
        if not words or number in without:
            continue
        marked = _LONE_MARK.match(words[0]) is not None
        if lines and words[0][0].islower() and _BROKEN.search(lines[-1].words[-1]):
            lines[-1].words[-1] += words.pop(0)
        if words:
            lines.append(Line(number, words, marked))
    return lines


def page_words(element: HtmlElement) -> list[str]:
    """The letter's words in a built element: what is ours, and what is left out, taken away."""
    return list(_words("".join(_text(element, inside_left_out=False))))


def _left_out(element: HtmlElement) -> tuple[int, int, list[str]]:
    first, _, last = element.get("data-left-out").partition("-")
    return int(first), int(last or first), list(_words("".join(_text(element, inside_left_out=True))))


def _text(element: HtmlElement, inside_left_out: bool) -> Iterator[str]:
    """The text of an element, a space wherever an element begins or ends a block of text."""
    gap = "" if element.tag in _INLINE else " "
    yield gap + (element.text or "")
    for child in element:
        ours = not isinstance(child.tag, str) or child.get("data-ours") is not None
        left_out = not ours and child.get("data-left-out") is not None and not inside_left_out
        if not ours and not left_out:
            yield from _text(child, inside_left_out)
        yield child.tail or ""
    yield gap


def _words(text: str) -> Iterator[str]:
    return iter(_NOTHING.sub("", text).split())


def _difference(source: Source, file: Sequence[Line], page: Sequence[str], where: str) -> list[Problem]:
    at = 0
    for line in file:
        if page[at : at + len(line.words)] == line.words:
            at += len(line.words)
            continue
        for n, word in enumerate(line.words):
            found = page[at] if at < len(page) else None
            if word == found:
                at += 1
            elif n or not line.marked:
                has = f"has “{found}” in its place" if found is not None else "ends before it"
                message = f"the letter's word “{word}” is not on the page as it stands here: {where} {has}"
                return [Problem(source.path, line.number, "word-for-word", message)]
    if at < len(page):
        last = file[-1].number if file else source.first_line
        message = f"{where} goes on with “{page[at]}” after the letter's last word"
        return [Problem(source.path, last, "word-for-word", message)]
    return []
