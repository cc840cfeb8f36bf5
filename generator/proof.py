"""Word for word: a page shows what the file holds, no word lost, doubled, moved or changed.

The rule. A word is anything between white space.
A hyphen at the end of a line is joined to a small letter that begins the next line, and kept;
not to "and" or a word like it ("long-" / "and short-term"), nor where the page breaks its text there too.
A soft hyphen at the end of a line joins too, and is nothing anywhere.
A mark that begins a line may be that of a list item, and then is no word.
This module reads the file and the built page by itself: it shares no code with the parser that it checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, pairwise, takewhile
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from generator.errors import Problem
from generator.jobs import share_out_each
from generator.model import Corpus, Document, Source

_NOTHING = re.compile("[\u00ad\ufffe\ufeff\u200b\u2060]")
# Private use characters and controls are what a bullet becomes in a symbol font or a wrong encoding.
_MARKS = "•▪◼■●○◦‣⁃∙·➢➤❖▸►❑\ue000-\uf8ff\x7f\x95"
_LONE_MARK = re.compile(rf"^(?:[{_MARKS}]+|[-–—*]+)$")
_LEADING_MARK = re.compile(rf"^\s*(?:[{_MARKS}]\s*|o\s{{2,}})")
_BROKEN = re.compile(r"\w-$")
_BETWEEN = frozenset(("and", "as", "but", "nor", "or", "to"))
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')  # looked for by its first letters, which is quicker
_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
_LETTERS = etree.XPath("//*[@data-letter]")
_BREAK = "\x1e"  # white space that stands in no page
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "dfn", "em", "i", "mark", "q", "small", "span", "strong", "time")
)

# Classes of what is shown line by line, as it stands in the file.
_BY_LINE = frozenset(("address", "left-out", "signature"))


class Line(NamedTuple):
    """A line of a letter's file, by its number, with the words that begin on it.

    `marked` says that the first may be the mark of a list item (a dash), which a page leaves out.
    `cut` says that a soft hyphen ends it, so that its last word goes on in the next line.
    `broken` are the parts of the last one, if it goes on over the end of a line, or of several.
    """

    number: int
    words: list[str]
    marked: bool
    cut: bool = False
    broken: tuple[str, ...] = ()


class Page(NamedTuple):
    """The words of a built element, and which of them (by index) stand first in a block of text or a line."""

    words: list[str]
    begins: set[int]


def prove(site: Path, corpus: Corpus, processes: int = 1) -> list[Problem]:
    """Holds every built letter page against its file, in so many processes; an empty list is the proof."""
    documents = [letter.document for letter in corpus.letters]
    found = share_out_each(lambda document: _prove_letter(site, document), documents, processes)
    return [problem for problems in found for problem in problems]


def _prove_letter(site: Path, document: Document) -> list[Problem]:
    source = document.source
    folder = site / "letters" / source.slug
    first = folder / "index.html"
    if not first.exists():
        message = "the built site has no page for this letter; build again"
        return [Problem(source.path, 0, "word-for-word", message)]
    later = takewhile(Path.exists, (folder / str(n) / "index.html" for n in count(2)))
    pages = [path.read_text("utf-8") for path in (first, *later)]
    return compare(source, *pages) or lost_links(document, *pages)


def lost_links(document: Document, *pages: str) -> list[Problem]:
    """The ids of a letter's paragraphs, and those that were redirected to them, that its built pages lack."""
    there = {id_ for page in pages for id_ in _ID.findall(page)}
    lost = [id_ for b in document.blocks for id_ in (b.id, *b.former_ids) if id_ and id_ not in there]
    if not lost:
        return []
    message = (
        f"the built page has no paragraph with the id {', '.join(lost)}, which links lead to; build again"
    )
    return [Problem(document.source.path, 0, "lost-link", message)]


def compare(source: Source, *pages: str) -> list[Problem]:
    """The first difference between a letter's file and its built page, or nothing.

    A very long letter has several pages, one after the other.
    """
    elements: list[etree._Element] = []
    for page in pages:
        root = etree.fromstring(page.encode() or b"<html></html>", _PARSER)
        found = _LETTERS(root) if root is not None else []
        if len(found) != 1 or found[0].get("data-letter") != source.slug:
            message = f"the built page has {len(found)} elements with this letter's text; expected one"
            return [Problem(source.path, 0, "word-for-word", message)]
        elements += found
    left_out = [_left_out(part) for element in elements for part in element.xpath(".//*[@data-left-out]")]
    for (_, last, _), (first, _, _) in pairwise(sorted(left_out)):
        if first <= last:
            message = "the built page shows this line as left out more than once; expected it once"
            return [Problem(source.path, first, "word-for-word", message)]
    lines = {line for first, last, _ in left_out for line in range(first, last + 1)}
    file = list(_read_lines(source))
    outside = _joined(line for line in file if line.number not in lines)
    problems = _difference(source, outside, page_of(*elements), "the page")
    for first, last, page_part in left_out:
        inside = _joined(line for line in file if first <= line.number <= last)
        problems += _difference(source, inside, page_part, "its left-out text")
    return problems[:1]


def _read_lines(source: Source) -> Iterator[Line]:
    for number, raw in enumerate(source.text.split("\n"), start=source.first_line):
        words = _LEADING_MARK.sub("", _NOTHING.sub("", raw)).split()
        if words:
            cut = raw.rstrip().endswith("\u00ad")
            yield Line(number, words, marked=_LONE_MARK.match(words[0]) is not None, cut=cut)


def _joined(lines: Iterable[Line]) -> list[Line]:
    """These lines as if there were no others."""
    joined: list[Line] = []
    for line in lines:
        first, *others = line.words
        goes_on = first[0].islower() and first not in _BETWEEN
        if joined and (joined[-1].cut or (goes_on and _BROKEN.search(joined[-1].words[-1]))):
            *before, last = joined[-1].words
            broken = (*(joined[-1].broken or (last,)), first)
            cut = line.cut and not others
            joined[-1] = joined[-1]._replace(words=[*before, last + first], cut=cut, broken=broken)
            line = line._replace(words=others)
        if line.words:
            joined.append(line)
    return joined


def page_of(*elements: etree._Element) -> Page:
    """The letter's words in built elements: what is ours, and what is left out, taken away."""
    return _page("".join(_text(element, inside_left_out=False) for element in elements))


def _left_out(element: etree._Element) -> tuple[int, int, Page]:
    first, _, last = element.get("data-left-out").partition("-")
    return int(first), int(last or first), _page(_text(element, inside_left_out=True))


def _text(element: etree._Element, inside_left_out: bool) -> str:
    """The text of an element, a break wherever an element begins or ends a block of text."""
    gap = "" if element.tag in _INLINE else _BREAK
    line_end = "\n" if _BY_LINE.isdisjoint(element.get("class", "").split()) else _BREAK
    parts = [gap, (element.text or "").replace("\n", line_end)]
    for child in element:
        ours = not isinstance(child.tag, str) or child.get("data-ours") is not None
        left_out = not ours and child.get("data-left-out") is not None and not inside_left_out
        if not ours and not left_out:
            parts.append(_text(child, inside_left_out))
        parts.append((child.tail or "").replace("\n", line_end))
    return "".join((*parts, gap))


def _page(text: str) -> Page:
    page = Page([], set())
    for block in _NOTHING.sub("", text).split(_BREAK):
        page.begins.add(len(page.words))
        page.words.extend(block.split())
    return page


def _difference(source: Source, file: Sequence[Line], page: Page, where: str) -> list[Problem]:
    at = 0
    for line in file:
        if page.words[at : at + len(line.words)] == line.words:
            at += len(line.words)
            continue
        for n, word in enumerate(line.words):
            found = page.words[at] if at < len(page.words) else None
            broken = line.broken if n + 1 == len(line.words) else ()
            if word == found:
                at += 1
            elif broken and (end := _past(broken, page, at)):
                at = end
            elif n or not line.marked:
                has = f"has “{found}” in its place" if found is not None else "ends before it"
                message = f"the letter's word “{word}” is not on the page as it stands here: {where} {has}"
                return [Problem(source.path, line.number, "word-for-word", message)]
    if at < len(page.words):
        last = file[-1].number if file else source.first_line
        message = f"{where} goes on with “{page.words[at]}” after the letter's last word"
        return [Problem(source.path, last, "word-for-word", message)]
    return []


def _past(broken: Sequence[str], page: Page, at: int) -> int:
    """Where the page goes on after a broken word whose parts it shows in blocks of their own, or 0."""
    start, shown = at, ""
    for part in broken:
        shown += part
        if page.words[at : at + 1] == [shown] and (at == start or at in page.begins):
            at, shown = at + 1, ""
    return 0 if shown else at
