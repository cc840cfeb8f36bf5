"""The built HTML, read once: what the checks and the security policy need to know of each page."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec
from lxml import etree

from generator.jobs import share_out_each

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
_DESCRIPTION = etree.XPath("string(/html/head/meta[@name='description']/@content)", smart_strings=False)
_TITLE = etree.XPath("string(/html/head/title)", smart_strings=False)
_REFRESH = etree.XPath("/html/head/meta[@http-equiv='refresh']")

# The scripts are taken from the bytes: a policy's hash is of exactly what stands between the tags.
_INLINE_SCRIPT = re.compile(rb"<script((?:\s[^>]*)?)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(rb"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(rb"""\stype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUNS = {b"", b"module", b"text/javascript", b"application/javascript", b"importmap", b"speculationrules"}
_ATTRIBUTES = frozenset({"href", "src", "srcset", "action", "data", "poster", "formaction"})


class Addresses(NamedTuple):
    """What a page's elements of one name give as addresses in one attribute, each once, in order.

    `rel` is the relation of these links in small letters, or "".
    """

    tag: str
    attribute: str
    rel: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One HTML file of the site; `path` is relative to the site's folder, with forward slashes.

    `scripts` are the hashes of its inline scripts as a policy writes them ("'sha256-…'"), sorted.
    `unsafe` says in words what the policy would block: style attributes, inline handlers and the like.
    """

    path: str
    lang: str
    title: str
    description: str
    ids: tuple[str, ...]
    addresses: tuple[Addresses, ...]
    scripts: tuple[str, ...]
    unsafe: tuple[str, ...]
    redirects: bool


# As values of Python, the pages with all their addresses take half as long to send as to read.
_SENT = msgspec.msgpack.Decoder(BuiltPage)


def read_site(site: Path, processes: int = 1) -> tuple[BuiltPage, ...]:
    """Every HTML page below the folder, in order of path, read by so many processes."""
    paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))

    def read(path: str) -> bytes:
        return msgspec.msgpack.encode(read_page(path, (site / path).read_bytes()))

    return tuple(map(_SENT.decode, share_out_each(read, paths, processes)))


def read_page(path: str, html: bytes) -> BuiltPage:
    """What a page's bytes say; an empty file reads as a page without title, language or anything else."""
    root = etree.fromstring(html or b"<html></html>", _PARSER)
    seen = _seen(root)
    return BuiltPage(
        path=path,
        lang=root.get("lang", ""),
        title=" ".join(_TITLE(root).split()),
        description=" ".join(_DESCRIPTION(root).split()),
        ids=tuple(seen.ids),
        addresses=tuple(Addresses(*kind, tuple(values)) for kind, values in seen.addresses.items()),
        scripts=tuple(sorted(set(_script_hashes(html)))),
        unsafe=tuple(seen.unsafe),
        redirects=bool(_REFRESH(root)),
    )


class _Seen(NamedTuple):
    """What has been met on a page so far; addresses by tag, attribute and relation, each once, in order."""

    ids: list[str]
    addresses: dict[tuple[str, str, str], dict[str, None]]
    unsafe: list[str]


def _seen(root: etree._Element) -> _Seen:
    """What the elements say. Pages have hundreds of thousands of them in all: one pass, and no XPath."""
    seen = _Seen([], {}, [])
    for element in root.iter():
        for name, value in element.items():
            if name == "class":
                continue
            if name == "id":
                seen.ids.append(value)
            elif name in _ATTRIBUTES:
                address, tag = value.strip(), element.tag
                rel = element.get("rel", "").lower() if tag == "link" else ""
                seen.addresses.setdefault((tag, name, rel), {})[address] = None
                if address[:11].lower() == "javascript:":
                    seen.unsafe.append(f"a javascript: address on {_where(element)}")
            elif name == "style":
                seen.unsafe.append(f"a style attribute on {_where(element)}")
            elif name.startswith("on"):
                seen.unsafe.append(f"the inline handler {name} on {_where(element)}")
    seen.unsafe.extend(f"a <style> element (line {element.sourceline})" for element in root.iter("style"))
    return seen


def _where(element: etree._Element) -> str:
    return f"<{element.tag}> (line {element.sourceline})"


def _script_hashes(html: bytes) -> Iterable[str]:
    for attributes, text in _INLINE_SCRIPT.findall(html):
        kind = _TYPE.search(attributes)
        if _SOURCE.search(attributes) or (kind.group(1).lower() if kind else b"") not in _RUNS:
            continue
        yield source_hash(text)


def source_hash(script: bytes) -> str:
    """A script's hash as Content-Security-Policy level 3 writes it: 'sha256-' and base64 of the digest."""
    text = script.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode('ascii')}'"
