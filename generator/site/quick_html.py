"""Python-Markdown and MkDocs read large pieces of raw HTML faster, and give the same pages.

Both put every tag through the standard library's HTML parser, which is four fifths of what a build costs.
Of a block of raw HTML they only want its end and its ids, and in what Readacross writes both are found by
looking for a few signs. Whatever has any sign of being harder is left to them.
"""

from __future__ import annotations

import html
import re

from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import HtmlBlockPreprocessor
from mkdocs.structure import pages

_WORTH_IT = 2000
_BLOCK = re.compile(
    r"(?:\A|(?<=\n))<(article|aside|blockquote|details|div|dl|figure|h[1-6]|nav|ol|p|section|table|ul)\b[^<>]*(?<!/)>"
)
# Each pattern begins with letters or signs that stand as they are: a search for one of them is ten times as
# fast as a search for several at once.
_HARD = tuple(
    re.compile(sign)
    for sign in (
        r"<[!?]",
        r"<(?:script|style|textarea|title|xmp|iframe|plaintext)\b",
        r"&#?\w+(?![\w;])",
        r"\x00",
        r"\r",
    )
)
_OTHER_ID = tuple(re.compile(sign) for sign in (r"<a\b[^<>]*\sname\s*=", r"id(?:\s+=|=(?!\"))", r"ID="))
_BLANK = re.compile(r"(?: *\n){2}")
_ID = re.compile(r""" id="([^"<>]*)\"""")

_slow_blocks = HtmlBlockPreprocessor.run
_slow_ids = pages._RawHTMLPreprocessor.run


def install() -> None:
    """Let this process read raw HTML the fast way."""
    HtmlBlockPreprocessor.run = _blocks
    pages._RawHTMLPreprocessor.run = _ids  # type: ignore[method-assign]


def _blocks(self: HtmlBlockPreprocessor, lines: list[str]) -> list[str]:
    """The lines with every block of raw HTML put away, as Python-Markdown's own method gives them."""
    source = "\n".join(lines)
    spans = [] if len(source) < _WORTH_IT or _has(_HARD, source) else _raw_blocks(source)
    if not spans:
        return list(_slow_blocks(self, lines))
    before = self.md.htmlStash.html_counter, list(self.md.htmlStash.rawHtmlBlocks)
    out: list[str] = []
    at = 0
    for start, end in [*spans, (len(source), len(source))]:
        between = HTMLExtractor(self.md)
        between.feed(source[at:start])
        if between.inraw or between.intail or between.rawdata.lstrip("\n").startswith("<"):
            self.md.htmlStash.html_counter, self.md.htmlStash.rawHtmlBlocks = before
            return list(_slow_blocks(self, lines))
        between.close()
        out += between.cleandoc
        if start < end:
            ending = "\n" if _BLANK.match(source, end) else ""
            out += ["\n", self.md.htmlStash.store(source[start:end] + ending), "\n\n"]
        at = end
    return "".join(out).split("\n")


def _raw_blocks(source: str) -> list[tuple[int, int]]:
    """The `[start, end)` of the blocks that begin a line and end before a blank line or the next block.

    Nothing if any ends otherwise.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    while begin := _BLOCK.search(source, at):
        end = _end_of(source, begin.start(), begin[1])
        if end is None or not (_BLANK.match(source, end) or _next_begins(source, end)):
            return []
        spans.append((begin.start(), end))
        at = end
    return spans


def _next_begins(source: str, end: int) -> bool:
    return source.startswith("\n", end) and _BLOCK.match(source, end + 1) is not None


def _end_of(source: str, start: int, tag: str) -> int | None:
    """Where the element that begins at `start` ends, or None if it does not."""
    depth = 0
    for found in re.finditer(rf"<(/?){tag}(?=[\s>/])[^<>]*>", source[start:]):
        depth += -1 if found[1] else 1
        if depth == 0:
            return start + found.end()
    return None


def _ids(self: pages._RawHTMLPreprocessor, lines: list[str]) -> list[str]:
    """Notes the ids that are in the raw HTML, as MkDocs' own method does."""
    source = "\n".join(lines)
    if len(source) < _WORTH_IT or _has(_HARD, source) or _has(_OTHER_ID, source):
        return _slow_ids(self, lines)
    found = list(_ID.finditer(source))
    if len(found) != source.count('id="'):
        return _slow_ids(self, lines)
    self.present_anchor_ids = {html.unescape(id_[1]) for id_ in found if _in_tag(source, id_.start())}
    return lines


def _has(signs: tuple[re.Pattern[str], ...], source: str) -> bool:
    return any(sign.search(source) for sign in signs)


def _in_tag(source: str, at: int) -> bool:
    """Whether a tag has begun before `at` and not ended; a line of Markdown may give an id as well."""
    begun = source.rfind("<", 0, at)
    return begun > source.rfind(">", 0, at) and source[begun + 1].isalpha()
