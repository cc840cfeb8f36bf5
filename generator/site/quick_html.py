"""Python-Markdown and MkDocs read large pieces of raw HTML faster, and give the same pages.

Both put every tag through the standard library's HTML parser, which is four fifths of what a build costs.
Of a block of raw HTML they only want its end and its ids, and in what Readacross writes both are found by
looking for a few signs. What is done to lines is only done where a sign shows that it would change any.
Whatever has any sign of being harder is left to them.
"""

from __future__ import annotations

import html
import re

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.htmlparser import HTMLExtractor
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.util import ETX, HTML_PLACEHOLDER, STX
from mkdocs.structure import pages

_WORTH_IT = 2000
_BLOCK = re.compile(
    r"(?:\A|(?<=\n))<(article|aside|blockquote|details|div|dl|figure|h[1-6]|nav|ol|p|section|table|ul)\b[^<>]*(?<!/)>"
)
# Each pattern begins with a sign that stands as it is: a search for one of them is many times as fast as a
# search for several at once, and as fast as to look for a word by itself.
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
_NAME = re.compile(r"name\s*=")
_NAMED_LINK = re.compile(r"<a\b[^<>]*\sname\s*=")
_OTHER_ID = tuple(re.compile(sign) for sign in (r"id(?:\s+=|=(?!\"))", r"ID="))
_UNEVEN = (STX, ETX, "\r", "\t")
_FENCES = ("```", "~~~")
_PUT_AWAY = HTML_PLACEHOLDER % "([0-9]+)"
_PLACEHOLDER = re.compile(f"<p>{_PUT_AWAY}</p>|{_PUT_AWAY}")
_BLANK = re.compile(r"(?: *\n){2}")
_ID = re.compile(r""" id="([^"<>]*)\"""")

_slow_lines = NormalizeWhitespace.run
_slow_fences = FencedBlockPreprocessor.run
_slow_blocks = HtmlBlockPreprocessor.run
_slow_ids = pages._RawHTMLPreprocessor.run


def install() -> None:
    """Let this process read raw HTML the fast way."""
    NormalizeWhitespace.run = _lines
    FencedBlockPreprocessor.run = _fences
    HtmlBlockPreprocessor.run = _blocks
    RawHtmlPostprocessor.run = _put_back
    pages._RawHTMLPreprocessor.run = _ids  # type: ignore[method-assign]


def _lines(self: NormalizeWhitespace, lines: list[str]) -> list[str]:
    """The lines with the same signs for spaces and ends throughout, and two empty ones after them."""
    source = "\n".join(lines)
    if any(sign in source for sign in _UNEVEN) or _begins_any(lines, " "):
        return list(_slow_lines(self, lines))
    return f"{source}\n\n".split("\n")


def _fences(self: FencedBlockPreprocessor, lines: list[str]) -> list[str]:
    """The lines with every fenced block put away."""
    return _slow_fences(self, lines) if _begins_any(lines, _FENCES) else lines


def _begins_any(lines: list[str], signs: str | tuple[str, ...]) -> bool:
    return any(line.startswith(signs) for line in lines)


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
    for found in re.compile(rf"<(/?){tag}(?=[\s>/])[^<>]*>").finditer(source, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return None


def _ids(self: pages._RawHTMLPreprocessor, lines: list[str]) -> list[str]:
    """Notes the ids that are in the raw HTML, as MkDocs' own method does."""
    source = "\n".join(lines)
    if len(source) < _WORTH_IT or _has(_HARD, source) or _has_other_ids(source):
        return _slow_ids(self, lines)
    found = list(_ID.finditer(source))
    if len(found) != source.count('id="'):
        return _slow_ids(self, lines)
    self.present_anchor_ids = {html.unescape(id_[1]) for id_ in found if _in_tag(source, id_.start())}
    return lines


def _has_other_ids(source: str) -> bool:
    """Whether an id may be written otherwise than ` id="…"`; a link's name is an id too."""
    tags = (source.rfind("<", 0, found.start()) for found in _NAME.finditer(source))
    return _has(_OTHER_ID, source) or any(_NAMED_LINK.match(source, tag) for tag in tags if tag >= 0)


def _has(signs: tuple[re.Pattern[str], ...], source: str) -> bool:
    return any(sign.search(source) for sign in signs)


def _in_tag(source: str, at: int) -> bool:
    """Whether a tag has begun before `at` and not ended; a line of Markdown may give an id as well."""
    begun = source.rfind("<", 0, at)
    return begun > source.rfind(">", 0, at) and source[begun + 1].isalpha()


def _put_back(self: RawHtmlPostprocessor, text: str) -> str:
    """The text with what was put away in its place again, and what had been put away in that."""
    stash = self.md.htmlStash

    def put_away(found: re.Match[str]) -> str:
        number = int(found[1] or found[2])
        if number >= stash.html_counter:
            return found[0]
        raw = self.stash_to_string(stash.rawHtmlBlocks[number])
        whole = f"<p>{raw}</p>" if found[1] and not self.isblocklevel(raw) else raw
        return _PLACEHOLDER.sub(put_away, whole) if STX in whole else whole

    return _PLACEHOLDER.sub(put_away, text) if stash.html_counter else text
