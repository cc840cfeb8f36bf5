"""Python-Markdown and MkDocs read large pieces of raw HTML faster, and give the same pages.

Both put every tag through the standard library's HTML parser, which is four fifths of what a build costs.
Of a block of raw HTML they only want its end and its ids, and in what Readacross writes both are found by
looking for a few signs. So the blocks of a page are put away as one and before anything else, and all that
Python-Markdown does with lines, paragraphs and their words is done to the little that is left.
Whatever has any sign of being harder is left to them as it stands.
"""

from __future__ import annotations

import html
import re

from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.util import ETX, HTML_PLACEHOLDER, STX
from mkdocs.structure import pages

_WORTH_IT = 2000
_BLOCKS = (
    *("article", "aside", "blockquote", "details", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("nav", "ol", "p", "section", "table", "ul"),
)
_BLOCK = re.compile(rf"(?:\A|(?<=\n))<({'|'.join(_BLOCKS)})\b[^<>]*(?<!/)>")
_TAGS = {tag: re.compile(rf"<(/?){tag}(?=[\s>/])[^<>]*>", re.IGNORECASE) for tag in _BLOCKS}
# Each pattern begins with a sign that stands as it is: a search for one of them is many times as fast as a
# search for several at once, and as fast as to look for a word by itself.
_HARD = tuple(
    re.compile(sign)
    for sign in (
        r"<(?:[!?]|(?:script|style|textarea|title|xmp|iframe|plaintext)\b)",
        r"&#?\w+(?![\w;])",
        r"\n(?: +\n|```|~~~)",
        r"ID=",
    )
)
_UNEVEN = (STX, ETX, "\x00", "\r", "\t")
_FENCES = ("```", "~~~")
_NAME = re.compile(r"name\s*=")
_NAMED_LINK = re.compile(r"<a\b[^<>]*\sname\s*=")
_PUT_AWAY = HTML_PLACEHOLDER % "([0-9]+)"
_PLACEHOLDER = re.compile(f"<p>{_PUT_AWAY}</p>|{_PUT_AWAY}")
_BLANK = re.compile(r"\n *\n")
_ID = re.compile(r""" id="([^"<>]*)\"""")
_ANY_ID = re.compile(r"id\s*=")
_READERS = (NormalizeWhitespace, FencedBlockPreprocessor, pages._RawHTMLPreprocessor, HtmlBlockPreprocessor)

_slow_lines = NormalizeWhitespace.run
_slow_ids = pages._RawHTMLPreprocessor.run


def install() -> None:
    """Let this process read raw HTML the fast way."""
    NormalizeWhitespace.run = _lines
    pages._RawHTMLPreprocessor.run = _ids  # type: ignore[method-assign]
    RawHtmlPostprocessor.run = _put_back


def _lines(self: NormalizeWhitespace, lines: list[str]) -> list[str]:
    """The lines with the same signs for spaces and ends throughout, and two empty ones after them.

    Every block of raw HTML is put away at once, as the readers after this one would do.
    """
    source = "\n".join(lines) + "\n\n"
    spans = _raw_blocks(source) if _is_easy(self.md, source) else []
    ids = _ids_in(source) if spans else None
    if ids is None:
        return list(_slow_lines(self, lines))
    for reader in self.md.preprocessors:
        if isinstance(reader, pages._RawHTMLPreprocessor):
            reader.present_anchor_ids = ids
    out: list[str] = []
    at = 0
    for start, end in spans:
        ending = "\n" if _BLANK.match(source, end) else ""
        put_away = self.md.htmlStash.store(source[start:end] + ending)
        out += [source[at:start], "\n", put_away, "\n\n"]
        at = end
    return "".join([*out, source[at:]]).split("\n")


def _is_easy(md: Markdown, source: str) -> bool:
    """Whether nothing in the text, and nothing that reads it, asks for more than is done here."""
    return (
        len(source) >= _WORTH_IT
        and not any(sign in source for sign in _UNEVEN)
        and not source.startswith(_FENCES)
        and not any(sign.search(source) for sign in _HARD)
        and all(type(reader) in _READERS for reader in md.preprocessors)
    )


def _raw_blocks(source: str) -> list[tuple[int, int]]:
    """The `[start, end)` of the blocks that begin a line and end at the end of one.

    Blocks with nothing but a line's end or an empty line between them count as one.
    Nothing if any ends otherwise, or if there is a tag outside them.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    while begin := _BLOCK.search(source, at):
        end = _end_of(source, begin.start(), begin[1])
        if end is None or not source.startswith("\n", end):
            return []
        if spans and source[at : begin.start()] in ("\n", "\n\n"):
            spans[-1] = spans[-1][0], end
        elif "<" in source[at : begin.start()]:
            return []
        else:
            spans.append((begin.start(), end))
        at = end
    return spans if "<" not in source[at:] else []


def _end_of(source: str, start: int, tag: str) -> int | None:
    """Where the element that begins at `start` ends, or None if it does not."""
    depth = 0
    for found in _TAGS[tag].finditer(source, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return None


def _ids_in(source: str) -> set[str] | None:
    """The ids in raw HTML, or None if one may be written otherwise than ` id="…"`, as a link's name is."""
    tags = (source.rfind("<", 0, found.start()) for found in _NAME.finditer(source))
    named = any(_NAMED_LINK.match(source, tag) for tag in tags if tag >= 0)
    found = list(_ID.finditer(source))
    if named or len(found) != len(_ANY_ID.findall(source)):
        return None
    return {html.unescape(id_[1]) for id_ in found if _in_tag(source, id_.start())}


def _ids(self: pages._RawHTMLPreprocessor, lines: list[str]) -> list[str]:
    """Notes the ids that are in what raw HTML is left, beside those of what was put away."""
    put_away = self.present_anchor_ids
    lines = _slow_ids(self, lines)
    self.present_anchor_ids |= put_away
    return lines


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
