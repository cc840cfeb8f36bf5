"""Corpus -> what search knows of each paragraph: its words, and what a reader can narrow by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from generator.model import JUDGED, AnnotatedDocument, Block, Corpus, Document, Metadata, StanceId
from generator.pages import addresses
from generator.pages.before import leans, sentence_before
from generator.pages.parting import parts_of
from generator.pages.places import council_names
from generator.pages.shown import BASIS_NOTES
from generator.pages.wording import days

# Controls and zero-width characters: JavaScript and Python do not agree on which of them part two words.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or bullet of a letter, as search sees it.

    `words` are its words in order; `stances` how many statements take each judged stance;
    `themes` and `names` are ids in the order of the codebook and of the entities.
    `apart` are the pairs of a theme and a stance of the paragraph that no one statement has both of, each as
    the place of the theme in `themes` times the length of `stances` plus the place of the stance in these.
    `before` is how many of the last words of the paragraph before it are the sentence that it leans on, or 0.
    """

    id: str
    words: tuple[str, ...]
    heading: str
    stances: tuple[tuple[StanceId, int], ...]
    themes: tuple[str, ...]
    names: tuple[str, ...]
    apart: tuple[int, ...]
    before: int


@dataclass(frozen=True, slots=True)
class SearchedLetter:
    """A letter with its paragraphs in reading order; `url` is below the site's root.

    `note` says where the date is from if the letter does not state it, `published` the same of the publisher.
    `visits` are the days of the visit that it reports or is about, in words.
    `parts` are the pages after the first of a long letter: which paragraph (from 0) is the first there, and
    their addresses below `url`.
    """

    url: str
    title: str
    date: str
    note: str
    kind: str
    publisher: str
    published: str
    authors: tuple[str, ...]
    authority: str
    people: tuple[str, ...]
    visits: tuple[str, ...]
    parts: tuple[tuple[int, str], ...]
    paragraphs: tuple[Paragraph, ...]


def searched_letters(corpus: Corpus) -> tuple[SearchedLetter, ...]:
    """Every letter that has a paragraph, in the order of the corpus."""
    themes = [theme.id for theme in corpus.collection.codebook.themes]
    names = [entity.id for entity in corpus.collection.entities]
    visits = {visit.id: days(visit.first, visit.last) for visit in corpus.visits if visit.first}
    letters = (_letter(letter, visits, themes, names) for letter in corpus.letters)
    return tuple(letter for letter in letters if letter.paragraphs)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text: what stands between white space, without characters that nobody sees."""
    if not _UNSEEN.search(text):
        return tuple(text.split())
    return tuple(word for token in text.split() if (word := _UNSEEN.sub("", token)))


def _letter(
    letter: AnnotatedDocument, visits: Mapping[str, str], themes: list[str], names: list[str]
) -> SearchedLetter:
    meta = letter.meta
    blocks = [block for block in letter.document.blocks if block.id]
    all_paragraphs = (_paragraph(letter, block, themes, names) for block in blocks)
    paragraphs = tuple(paragraph for paragraph in all_paragraphs if paragraph.words)
    return SearchedLetter(
        url=addresses.url(addresses.letter(letter.slug)),
        title=meta.title,
        date=meta.date.value,
        note=BASIS_NOTES[meta.date.basis],
        kind=meta.kind,
        publisher=meta.publisher,
        published="inferred publisher" if meta.publisher_basis == "inferred" else "",
        authors=meta.authors,
        authority=meta.authority,
        people=tuple(dict.fromkeys(n for n in (*meta.authors, *meta.inspectors, meta.addressee) if n)),
        visits=_visits(meta, visits),
        parts=tuple(_parts(letter, [paragraph.id for paragraph in paragraphs])),
        paragraphs=paragraphs,
    )


def _parts(letter: AnnotatedDocument, ids: Sequence[str]) -> Iterator[tuple[int, str]]:
    first = addresses.url(addresses.letter(letter.slug))
    for n, blocks in enumerate(parts_of(letter)[1:], 2):
        here = {block.id for block in blocks}
        start = next((number for number, id_ in enumerate(ids) if id_ in here), None)
        if start is not None:
            yield start, addresses.url(addresses.letter(letter.slug, n)).removeprefix(first)


def _visits(meta: Metadata, visits: Mapping[str, str]) -> tuple[str, ...]:
    reported = days(meta.visit.first, meta.visit.last) if meta.visit and meta.visit.first else ""
    return tuple(words for words in (reported, visits.get(meta.about, "")) if words)


def _paragraph(letter: AnnotatedDocument, block: Block, themes: list[str], names: list[str]) -> Paragraph:
    codings = [coding for statement, coding in letter.coded() if statement.block == block.n]
    stances = [coding.stance.id for coding in codings]
    judged = tuple(stance for stance in JUDGED if stance in stances)
    pairs = {(label.id, coding.stance.id) for coding in codings for label in coding.themes}
    coded = tuple(_in_order((theme for theme, _ in pairs), themes))
    named = {mention.entity for mention in letter.mentions if block.start <= mention.start < block.end}
    return Paragraph(
        id=block.id,
        words=words_of(letter.document.of(block)),
        heading=block.heading or "",
        stances=tuple((stance, stances.count(stance)) for stance in judged),
        themes=coded,
        names=tuple(_in_order(named, names)),
        apart=tuple(n for n, pair in enumerate(product(coded, judged)) if pair not in pairs),
        before=_words_before(letter.document, block),
    )


def _words_before(document: Document, block: Block) -> int:
    """How many words the sentence has that theme pages show before a quotation of this paragraph's first."""
    if not leans(document.of(block)):
        return 0
    first = document.statements_of(block)[0]
    return len(words_of(sentence_before(document, first.id)))


def _in_order(found: Iterable[str], order: Iterable[str]) -> Iterable[str]:
    wanted = frozenset(found)
    return (name for name in order if name in wanted)


def titles(corpus: Corpus) -> Mapping[str, Mapping[str, str]]:
    """What to call each value that a reader can narrow by: facet, then id, then title.

    A kind, publisher or council in the settings that no letter held here has is nothing to choose.
    """
    collection = corpus.collection
    metas = [letter.meta for letter in corpus.letters]
    kinds, publishers = {meta.kind for meta in metas}, {meta.publisher for meta in metas}
    councils = {meta.authority for meta in metas}
    return {
        "theme": {theme.id: theme.title for theme in collection.codebook.themes},
        "kind": {kind.id: kind.title for kind in collection.kinds if kind.id in kinds},
        "publisher": {one.id: one.name for one in collection.publishers if one.id in publishers},
        "name": {entity.id: entity.title for entity in collection.entities},
        "authority": {one: name for one, name in council_names(corpus).items() if one in councils},
    }
