"""Abbreviations and terms of the trade, and what they stand for: as the letter says, else the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.annotate.text import reading_blocks
from generator.model import Abbreviation, Document, GlossaryEntry

_BRACKETED = re.compile(r"\((?P<short>[A-Z]{2,8})(?P<plural>s?)\)")
# "Care Quality Commission’s (CQC)", "‘Single Inspection Framework’ (SIF)"
_CLOSING = re.compile(r"(?:[’']s|[’'”\"\s])+$")
_SMALL = ("of", "the", "and", "for", "to", "in", "on")
# "In-house team (IHT)" and "on call (OC)" begin with small words all the same.
_NEVER_FIRST = ("of", "the", "and", "for", "to")


def find_abbreviations(document: Document, glossary: tuple[GlossaryEntry, ...]) -> tuple[Abbreviation, ...]:
    """Every use of an abbreviation or term in reading order.

    An expansion that the letter gives itself, as in "Multi Agency Safeguarding Hub (MASH)", goes first.
    Of several that it gives the first holds.
    """
    own: dict[str, str] = {}
    for short, words in own_expansions(document):
        own.setdefault(short, words)
    terms = {entry.term: entry for entry in glossary}
    pattern = _pattern((*sorted(terms), *sorted(set(own) - set(terms))))
    if pattern is None:
        return ()
    return tuple(
        _use(found, terms, own)
        for block in reading_blocks(document)
        if block.kind in ("paragraph", "bullet")
        for found in pattern.finditer(document.text, block.start, block.end)
    )


def own_expansions(document: Document) -> Iterator[tuple[str, str]]:
    """The abbreviations that the letter explains in words just before a bracket, with those words."""
    for found in _BRACKETED.finditer(document.text):
        words = _words_before(_CLOSING.sub("", document.text[: found.start()][-150:]), found["short"])
        if words:
            yield found["short"], words


def _words_before(text: str, short: str) -> str:
    """The words at the end of `text` whose initials spell the abbreviation, or "".

    None begins with a word like "and": "assessed and supported year in employment (ASYE)".
    """
    wanted = list(short.lower())
    tokens = list(re.finditer(r"[A-Za-z][A-Za-z’']*", text[-120:]))
    start = None
    for token in reversed(tokens):
        word = token.group().lower()
        if word[0] == wanted[-1] and not (len(wanted) == 1 and word in _NEVER_FIRST):
            wanted.pop()
            start = token.start()
        elif word not in _SMALL:
            break
        if not wanted:
            break
    return text[-120:][start:] if not wanted and start is not None else ""


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    if not terms:
        return None
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    choices = "|".join(_choice(term) for term in longest_first)
    return re.compile(rf"(?<![\w’'-])(?:{choices})(?![\w-]|[’']s\w)")


def _choice(term: str) -> str:
    """A term as a pattern: its first letter large or small if it is a word, and a plural s."""
    if term.isupper():
        return f"{re.escape(term)}s?"
    first = f"[{term[0].upper()}{term[0].lower()}]" if term[0].isalpha() else re.escape(term[0])
    return first + re.escape(term[1:]).replace("'", "['’]").replace("’", "['’]") + "s?"


def _use(found: re.Match[str], terms: dict[str, GlossaryEntry], own: dict[str, str]) -> Abbreviation:
    text = found.group()
    entry = _entry(text, terms)
    short = text.removesuffix("s") if text not in own else text
    # Where a bracket follows, the letter explains the word itself, in words of its own.
    explained = found.string[found.end() : found.end() + 2] == " ("
    expansion = own.get(short, "") or (entry.expansion if entry and not explained else "")
    return Abbreviation(
        start=found.start(),
        end=found.end(),
        text=text,
        term=entry.id if entry else "",
        expansion=expansion,
        by_letter=short in own,
    )


def _entry(text: str, terms: dict[str, GlossaryEntry]) -> GlossaryEntry | None:
    for form in (text, text.removesuffix("s")):
        for candidate in (form, form[0].lower() + form[1:], form[0].upper() + form[1:]):
            for apostrophe in ("’", "'"):
                entry = terms.get(candidate.replace("'", apostrophe).replace("’", apostrophe))
                if entry:
                    return entry
    return None
