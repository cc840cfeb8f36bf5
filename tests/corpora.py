"""Collections of any size for tests: the five real letters, copied under other names, dates and councils."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.link import link
from generator.model import AnnotatedDocument, Authority, Collection, Corpus, KnownVisit
from tests.reading import collection, corpus


def small(letters: int) -> Corpus:
    """The first so many of the five real letters, linked as if there were no others."""
    return link(collection(), corpus().letters[:letters])


def long_text(times: int) -> str:
    """What the five real letters say below their salutations, so many times over, as one long report."""
    parts = []
    for n in range(times):
        for letter in corpus().letters:
            document = letter.document
            said = [block for block in document.blocks if block.kind in ("heading", "paragraph", "bullet")]
            words = [("- " if block.kind == "bullet" else "") + document.of(block) for block in said]
            parts.append("\n\n".join((f"Part {n + 1}: {letter.meta.title}", *words)))
    return "Dear Ms Brown\n\n" + "\n\n".join(parts) + "\n\nYours sincerely\n\nA. Clerk\n"


@cache
def many(letters: int, authorities: int) -> Corpus:
    """So many letters about so many councils, a quarter of a year apart, each a copy of a real one.

    Maintainers' known visits are left out: they are about the one real council.
    """
    names = tuple(Authority(f"council-{n:03}", f"Council {n:03}") for n in range(authorities))
    real = corpus().letters
    per_council = -(-letters // authorities)
    copies = tuple(
        _copy(real[n % len(real)], n // per_council, n % per_council, names) for n in range(letters)
    )
    visits: tuple[KnownVisit, ...] = ()
    shared: Collection = replace(collection(), authorities=names, visits=visits)
    return link(shared, copies)


def _copy(
    letter: AnnotatedDocument, council: int, turn: int, names: tuple[Authority, ...]
) -> AnnotatedDocument:
    """One letter about that council, the `turn`-th about it."""
    year, quarter = 2021 + turn % 10, turn // 10 % 12
    value = f"{year}-{quarter + 1:02}-{1 + (council + turn) % 28:02}"
    date = replace(letter.meta.date, value=value)
    visit = letter.meta.visit and replace(letter.meta.visit, first=value, last=value)
    meta = replace(
        letter.meta,
        date=date,
        visit=visit,
        authority=names[council].id,
        title=f"{letter.meta.title} ({names[council].name})",
        about="",
    )
    slug = f"{value}-{letter.slug[8:30].strip('-')}-{council:03}-{turn:03}"
    source = replace(letter.document.source, slug=slug, meta=meta)
    document = replace(letter.document, source=source)
    return replace(letter, document=document)
