"""Checks on the built HTML: links resolve, nothing comes from elsewhere, ids are unique, the policy holds.

A problem names the built page and, where it can be known, the file in `docs/` that it was made from.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.errors import Problem
from generator.jobs import share_out_each
from generator.site.built import Addresses, BuiltPage
from generator.site.mkdocs_run import line_of

# What a browser fetches by itself; a link that only a reader's click follows may lead anywhere.
_FETCHED_RELS = frozenset(
    {
        *("stylesheet", "icon", "shortcut", "apple-touch-icon", "mask-icon", "manifest"),
        *("preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "prerender"),
    }
)
_FOLLOWED_TAGS = frozenset({"a", "area", "link"})
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""", re.IGNORECASE)
_OTHER_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def check(
    site: Path, pages: Sequence[BuiltPage], docs: Path, address: str, processes: int = 1
) -> list[Problem]:
    """Every fault of the site that will stand at `address` ("" if unknown), sorted.

    So many processes share the pages.
    """
    known = {page.path: frozenset(page.ids) for page in pages}
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    root = urlsplit(address).path.rstrip("/") + "/"

    def of_page(page: BuiltPage) -> list[Problem]:
        return [_problem(page.path, docs, *fault) for fault in _faults(page, known, files, root)]

    of_pages = share_out_each(of_page, pages, processes)
    return sorted([*chain.from_iterable(of_pages), *_styles(site)])


def _faults(
    page: BuiltPage, known: Mapping[str, frozenset[str]], files: set[str], root: str
) -> Iterator[tuple[str, str, str]]:
    """The faults of one page: the rule, the message, and the words to look for in its source."""
    for rule, value in (("lang", page.lang), ("title", page.title), ("description", page.description)):
        if not value and not page.redirects:
            yield f"page-{rule}", f"the page has no {rule}; give it one in its front matter or template", ""
    for repeated, times in sorted(Counter(page.ids).items()):
        if times > 1:
            yield (
                "id-twice",
                f"the id {repeated!r} stands {times} times on the page; ids must be unique",
                repeated,
            )
    for what in page.unsafe:
        yield "unsafe-inline", f"the page has {what}, which its security policy blocks; use a class", ""
    for addresses in page.addresses:
        for given in addresses.values:
            fault = _address_fault(page.path, addresses, given, known, files, root)
            if fault:
                yield *fault, given


def _address_fault(
    path: str,
    addresses: Addresses,
    given: str,
    known: Mapping[str, frozenset[str]],
    files: set[str],
    root: str,
) -> tuple[str, str] | None:
    for value in _values(addresses, given):
        if not _ELSEWHERE.match(value):
            fault = _missing(path, value, known, files, root) if value else None
            if fault:
                return fault
        elif _fetches(addresses) and not value.startswith("data:"):
            shown = f"<{addresses.tag} {addresses.attribute}={value!r}>"
            return (
                "third-party",
                f"{shown} fetches from elsewhere; keep a copy in docs/assets and use that",
            )
    return None


def _values(addresses: Addresses, given: str) -> list[str]:
    if addresses.attribute != "srcset":
        return [given]
    return [part.split()[0] for part in given.split(",") if part.split()]


def _fetches(addresses: Addresses) -> bool:
    if addresses.tag == "link":
        return bool(_FETCHED_RELS.intersection(addresses.rel.split()))
    return addresses.tag not in _FOLLOWED_TAGS


def _missing(
    path: str, value: str, known: Mapping[str, frozenset[str]], files: set[str], root: str
) -> tuple[str, str] | None:
    """What is wrong with an address inside the site, or None."""
    before, _, fragment = value.partition("#")
    target = built_file(path, before.partition("?")[0], root)
    if target is None or target not in files:
        return (
            "link-missing",
            f"the link {value!r} leads to no file of the site; mend the link or add the page",
        )
    anchor = unquote(fragment)
    if anchor and target in known and anchor not in known[target] and anchor != "top":
        return "anchor-missing", f"the link {value!r} leads to {target}, which has no id {anchor!r}"
    return None


@lru_cache(maxsize=8192)
def built_file(path: str, address: str, root: str) -> str | None:
    """The file below the site that an address on the page `path` opens; None if it leads out of the site.

    `address` is what stands before "?" and "#"; a page gives the same one many times, with other anchors.

    `root` is the path of the site's address on its host ("/" or "/project/").
    """
    link = unquote(address)
    if not link:
        return path
    if link.startswith("/"):
        if not (link + "/").startswith(root):
            return None
        joined = link[len(root) :]
    else:
        joined = posixpath.join(posixpath.dirname(path), link)
    target = posixpath.normpath(joined or ".")
    if target.startswith(".."):
        return None
    if target == ".":
        return "index.html"
    is_folder = joined.endswith(("/", "/.", "/..")) or joined in ("..", ".")
    return f"{target}/index.html" if is_folder else target


def _styles(site: Path) -> Iterator[Problem]:
    """Style sheets that would fetch from another host."""
    for file in sorted(site.rglob("*.css")):
        for address in _CSS_ADDRESS.findall(file.read_text("utf-8", "replace")):
            if _OTHER_HOST.match(address):
                path = f"site/{file.relative_to(site).as_posix()}"
                message = f"the style sheet fetches {address!r} from elsewhere; keep a copy in docs/assets"
                yield Problem(path, 0, "third-party", message)


def _problem(path: str, docs: Path, rule: str, message: str, words: str) -> Problem:
    source = docs_file(path, docs)
    if source is None:
        return Problem(f"site/{path}", 0, rule, message)
    line = line_of(docs / source, [words]) if words else 0
    return Problem(f"docs/{source}", line, rule, f"{message} (built as site/{path})")


def docs_file(path: str, docs: Path) -> str | None:
    """The Markdown file, relative to `docs/`, that a built page was made from; None for one of the theme."""
    folder = path.removesuffix("index.html").rstrip("/") if path.endswith("index.html") else None
    candidates = ("index.md",) if folder == "" else (f"{folder}.md", f"{folder}/index.md")
    return next((name for name in candidates if folder is not None and (docs / name).is_file()), None)
