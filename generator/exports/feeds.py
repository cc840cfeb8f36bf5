"""Atom feeds (RFC 4287): new letters, changed texts and changed codings, each told apart.

A reader's program knows an entry by its id. The id of a letter's entry never changes;
that of a text's entry is made from the letter and the text's SHA-256, and that of a coding's entry from the
letter and its labels, so that either change is a new entry in the feed that is about such changes.
Nothing is known of when a text or coding changed: such an entry carries the date of the letter,
or of a person's decision where there is one.
A program shows an entry away from its site: so it says whose words they are, and how the date is known if the
letter does not state it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from generator.model import AnnotatedDocument, Thread
from generator.pages import addresses, wording
from generator.pages.changes import Recoding, recodings
from generator.pages.places import Places
from generator.pages.shown import At, LetterShown, in_words

ENTRIES = 60
LONG_AGO = "1970-01-01"
KINDS = {"letter": "New letter", "text": "Text of a letter", "coding": "Coding of a letter"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; `key` is what its id is made from."""

    key: str
    kind: str
    title: str
    path: str
    anchor: str
    date: str
    summary: str


def makers(places: Places, site_url: str = "") -> dict[str, Callable[[], bytes]]:
    """What makes each feed, by its path; links are relative unless the site's address is given."""
    corpus = places.corpus
    title = corpus.collection.title
    decided = cache(partial(recodings, corpus))
    found = {
        addresses.FEED: lambda: _feed(addresses.FEED, f"{title}: letters", _letters(places), site_url),
        addresses.TEXTS_FEED: lambda: _feed(
            addresses.TEXTS_FEED, f"{title}: texts", _texts(places), site_url
        ),
        addresses.CODINGS_FEED: lambda: _feed(
            addresses.CODINGS_FEED,
            f"{title}: codings",
            [*_codings(places), *_decisions(places, decided())],
            site_url,
        ),
    }

    def of_theme(thread: Thread) -> bytes:
        name = corpus.collection.codebook.theme(thread.theme).title
        entries = _theme(places, thread, decided())
        return _feed(addresses.theme_feed(thread.theme), f"{title}: {name}", entries, site_url)

    spoken_of = [thread for thread in corpus.threads if thread.size]
    return found | {addresses.theme_feed(thread.theme): partial(of_theme, thread) for thread in spoken_of}


def _newest(letters: Iterable[AnnotatedDocument]) -> list[AnnotatedDocument]:
    """The letters that a feed has room for, in its order; no entry of any other could be in it."""
    found = sorted(letters, key=lambda letter: (moment(letter.meta.date.value), letter.slug), reverse=True)
    return found[:ENTRIES]


def _newest_shown(places: Places) -> Iterable[tuple[AnnotatedDocument, LetterShown]]:
    for letter in _newest(places.corpus.letters):
        yield letter, _shown(places, letter.slug)


def _shown(places: Places, slug: str) -> LetterShown:
    return At(places, addresses.FEED).letter(slug)


def _letters(places: Places) -> Iterable[Entry]:
    for letter, shown in _newest_shown(places):
        count = wording.plural(len(letter.codings), "statement")
        yield _entry(shown, "letter", letter.slug, f"{_name(shown)}: {count}.")


def _texts(places: Places) -> Iterable[Entry]:
    for letter, shown in _newest_shown(places):
        sha = letter.document.source.sha256
        yield _entry(shown, "text", f"{letter.slug} {sha}", f"{_name(shown)}. SHA-256 of the text: {sha}")


def _codings(places: Places) -> Iterable[Entry]:
    for letter, shown in _newest_shown(places):
        labels = "\n".join(
            f"{coding.statement} {coding.stance.id} {' '.join(label.id for label in coding.themes)}"
            for coding in letter.codings
        )
        digest = hashlib.sha256(labels.encode("utf-8")).hexdigest()
        summary = f"{_name(shown)}. This entry stands for the themes and judgements as they are now."
        yield _entry(shown, "coding", f"{letter.slug} {digest}", summary)


def _decisions(places: Places, decided: Iterable[Recoding]) -> Iterable[Entry]:
    for recoding in decided:
        count = wording.plural(len(recoding.statements), "statement")
        summary = f"{recoding.who} decided the coding of {count}. {recoding.why}".strip()
        key = f"{recoding.letter} {recoding.when} {recoding.who} {recoding.why}"
        entry = _entry(_shown(places, recoding.letter), "coding", key, summary)
        first = recoding.statements[0].statement
        path = places.letter_page(recoding.letter, first)
        yield replace(entry, path=path, anchor=first, date=recoding.when)


def _theme(places: Places, thread: Thread, decided: Sequence[Recoding]) -> Iterable[Entry]:
    turns = {turn.letter: turn for turn in thread.turns if turn.passages}
    for letter in _newest(places.letters[slug] for slug in turns):
        turn = turns[letter.slug]
        count = wording.plural(len(turn.passages), "statement")
        shown = _shown(places, letter.slug)
        summary = f"{_name(shown)}: {count} on this theme: {in_words(turn.tally)}."
        entry = _entry(shown, "letter", f"{thread.theme} {letter.slug}", summary)
        yield replace(entry, path=places.theme_page(thread.theme, letter.slug), anchor=letter.slug)
    here = {(passage.letter, passage.statement) for passage in thread.passages} if decided else set()
    of_theme = (
        recoding
        for recoding in decided
        if any(
            (recoding.letter, one.statement) in here or thread.theme in one.taken
            for one in recoding.statements
        )
    )
    yield from _decisions(places, of_theme)


def _entry(shown: LetterShown, kind: str, key: str, summary: str) -> Entry:
    title = f"{KINDS[kind]}: {_titled(shown)}" + (f" ({shown.note})" if shown.note else "")
    return Entry(f"{kind} {key}", kind, title, addresses.letter(shown.slug), "", shown.date, summary)


def _name(shown: LetterShown) -> str:
    """A letter with its date, and whose words it holds."""
    known = "; ".join(filter(None, (shown.note, f"{shown.kind}, {shown.publisher}")))
    return f"{_titled(shown)} ({known})"


def _titled(shown: LetterShown) -> str:
    return ", ".join(filter(None, (shown.title, shown.about, shown.day)))


def _feed(path: str, title: str, entries: Iterable[Entry], site_url: str) -> bytes:
    newest = sorted(entries, key=lambda entry: (moment(entry.date), entry.key), reverse=True)[:ENTRIES]
    updated = moment(newest[0].date) if newest else moment("")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_id(path)}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{updated}</updated>",
        "<author><name>Readacross</name></author>",
        f'<link rel="self" href={quoteattr(_link(path, path, "", site_url))}/>',
        *(line for entry in newest for line in _lines(path, entry, site_url)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _lines(path: str, entry: Entry, site_url: str) -> Iterable[str]:
    yield "<entry>"
    yield f"<id>{_id(entry.key)}</id>"
    yield f"<title>{escape(entry.title)}</title>"
    yield f"<updated>{moment(entry.date)}</updated>"
    yield f'<category term="{entry.kind}" label="{KINDS[entry.kind]}"/>'
    yield f"<link href={quoteattr(_link(path, entry.path, entry.anchor, site_url))}/>"
    yield f"<summary>{escape(entry.summary)}</summary>"
    yield "</entry>"


def _link(feed: str, path: str, anchor: str, site_url: str) -> str:
    """From a feed to a page; a feed's links start from the folder that it lies in."""
    if site_url:
        return f"{site_url.rstrip('/')}/{addresses.url(path)}" + (f"#{anchor}" if anchor else "")
    folder = feed.rsplit("/", 1)[0] + "/index.md"
    return addresses.href(folder, path, anchor)


def _id(key: str) -> str:
    return uuid5(NAMESPACE_URL, f"readacross {key}").urn


def moment(date: str) -> str:
    """A date as RFC 3339 asks for it; one that stops early stands at its first day."""
    known = date or LONG_AGO
    return f"{known}{'-01-01'[len(known) - 4 :]}T00:00:00Z"
