"""Corpus -> what search offers beside paragraphs: names that lead somewhere, the words that exist, examples.

Names go into the table of paragraphs, which every search fetches.
The words are a file of their own, fetched only when a word is found nowhere.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.everyday import Everyday
from generator.model import Corpus, EntityMentions
from generator.pages import addresses
from generator.pages.places import council_names, several_authorities
from generator.pages.wording import day
from generator.site.paragraphs import SearchedLetter

SHORTEST = 4  # a slip in a shorter word could be too many others
PHRASE = 3  # words of an example in quotation marks


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has a place of its own; `path` is below the site's root, with its anchor.

    `kind` is "person", "body", "authority" or "theme"; `names` are other forms of its title.
    """

    kind: str
    title: str
    path: str
    names: tuple[str, ...]


def things(corpus: Corpus) -> tuple[Thing, ...]:
    """People and bodies in the order of their file, councils with a page, themes that letters speak of."""
    people = addresses.url(addresses.PEOPLE)
    titles = {theme.id: theme.title for theme in corpus.collection.codebook.themes}
    entities = (found.entity for found in corpus.entities)
    named = (
        Thing(one.kind, one.title, f"{people}#{one.id}", tuple(n for n in one.names if n != one.title))
        for one in entities
    )
    spoken = (thread.theme for thread in corpus.threads if thread.size)
    themes = (Thing("theme", titles[one], addresses.url(addresses.theme(one)), ()) for one in spoken)
    return (*named, *_councils(corpus), *themes)


def _councils(corpus: Corpus) -> Iterable[Thing]:
    """Those with a page of their own, which a collection about one council has not."""
    held = {letter.meta.authority for letter in corpus.letters}
    for council, name in council_names(corpus).items() if several_authorities(corpus) else ():
        if council in held:
            yield Thing("authority", name, addresses.url(addresses.authority(council)), ())


def examples(corpus: Corpus, letters: Sequence[SearchedLetter], everyday: Sequence[Everyday]) -> list[str]:
    """Searches that find something in this collection, each of another kind."""
    if not letters:
        return []
    spoken = max(corpus.threads, key=lambda thread: thread.size, default=None)
    people = [found for found in corpus.entities if found.entity.kind == "person" and _spoken(found)]
    named = max(people, key=_spoken, default=None)
    titles = {theme.id: theme.title for theme in corpus.collection.codebook.themes}
    newest = letters[-1]
    found = [
        titles[spoken.theme] if spoken and spoken.size else "",
        next((entry.say[0] for entry in everyday if " " in entry.say[0]), ""),
        _phrase(letters, everyday),
        named.entity.title if named else "",
        newest.visits[0] if newest.visits else day(newest.date) if newest.date else "",
    ]
    return [example for example in found if example]


def _spoken(found: EntityMentions) -> int:
    """How many statements name somebody; addresses and signatures are not searched."""
    return sum(passage.statement != "" for passage in found.passages)


def _phrase(letters: Sequence[SearchedLetter], everyday: Sequence[Everyday]) -> str:
    """The first phrase of the letters' own words (no name) that some paragraph has, in quotation marks."""
    given = [text for entry in everyday for text in entry.letters if len(text.split()) >= PHRASE]
    phrases = [text for text in given if text == text.lower()]
    texts = [" ".join(p.words).lower() for letter in letters for p in letter.paragraphs] if phrases else []
    found = (phrase for phrase in phrases if any(phrase.lower() in text for text in texts))
    return next((f'"{phrase}"' for phrase in found), "")


def vocabulary(corpus: Corpus, letters: Sequence[SearchedLetter]) -> list[str]:
    """Every word that search can find, as the browser compares words, the commonest first."""
    counts: Counter[str] = Counter()
    for letter in letters:
        counts.update(word for paragraph in letter.paragraphs for word in paragraph.words)
        headings = dict.fromkeys(paragraph.heading for paragraph in letter.paragraphs)
        counts.update(_words([letter.title, *letter.people, *headings]))
    for thing in things(corpus):
        counts.update(_words([thing.title, *thing.names]))
    plain: Counter[str] = Counter()
    for word, times in counts.items():
        plain[_plain(word)] += times
    kept = [word for word in plain if len(word) >= SHORTEST and word.isalpha()]
    return sorted(kept, key=lambda word: (-plain[word], word))


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def is_blank(word: str) -> bool:
    """Whether a word is nothing but punctuation, which the browser leaves out of what was typed."""
    return not word.isalnum() and not _plain(word)


def _plain(word: str) -> str:
    """A word as `plain` in `question.js` has it: small letters, no accents, no punctuation."""
    signs = (sign for sign in unicodedata.normalize("NFD", word).lower())
    return "".join(sign for sign in signs if unicodedata.category(sign)[0] in "LN")
