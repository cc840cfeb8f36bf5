"""A collection's folder, read into one corpus: gather everything, report every problem, then link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

import msgspec

from generator.annotate import annotate
from generator.cache import Cache, key_of, program_key, sorted_entries
from generator.codebook import read_collection
from generator.config import read_text
from generator.corrections import Corrections, read_as_they_are, read_corrections
from generator.errors import Problem, ReadacrossError
from generator.everyday import read_everyday
from generator.facts import misdated, misstated
from generator.inventory import (
    letter_paths,
    lost_targets,
    not_read,
    stray_corrections,
    untold_targets,
    untold_visits,
    written_down_again,
)
from generator.jobs import HERE, Jobs, spread
from generator.link import link
from generator.model import AnnotatedDocument, Collection, Corpus, Document
from generator.parse import parse
from generator.permalinks import (
    FILE,
    Ledger,
    broken_promises,
    hashes_in,
    hashes_of,
    lines_of_ledger,
    mended,
    read_ledger,
    with_published_ids,
)
from generator.source import checked_parts, line_of_fact, parse_source, slug_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read: the letters without problems, and every problem of the others.

    `ledger` is what had been published before, and `unpublished` are letters of which it says something else.
    `keys` are by letter, of the program, the collection's own files and what reading the letter gave, so that
    a letter that was read anew and gave the same has the same key; there are none without a cache.
    `key` is of all of them: "" without a cache.
    `anew` tells that some letter did not come from the cache.
    `whole` tells that every letter of the folder could be read.
    """

    collection: Collection
    letters: tuple[AnnotatedDocument, ...]
    problems: tuple[Problem, ...]
    ledger: Ledger
    unpublished: tuple[Document, ...]
    keys: Mapping[str, str]
    key: str = ""
    anew: bool = field(default=True, compare=False)
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """A letter with everything that reading it needs, so that any process can do it.

    `key` is of the same, and of the program and the collection's own files.
    """

    slug: str
    shown: str
    content: str
    corrections: Corrections
    ledger: Ledger
    key: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a letter gave: the letter and what is to be looked at, or no letter and why.

    `ids` is a key of the ids of its paragraphs and their words.
    """

    letter: AnnotatedDocument | None
    problems: tuple[Problem, ...]
    ids: str = ""


_OUTCOMES = msgspec.msgpack.Decoder(Outcome)
_LEDGERS = msgspec.msgpack.Decoder(Ledger)


def authorities_of(folder: Path) -> dict[str, str]:
    """The council that each letter of a collection is about, by the letter's name.

    Raises ReadacrossError for a letter whose front matter cannot be read.
    """
    collection = read_collection(folder)
    found = {}
    for path in letter_paths(folder):
        shown = f"{folder.as_posix()}/{path.name}"
        slug = slug_of(path, shown)
        found[slug] = parse_source(slug, read_text(path, shown), collection, shown).meta.authority
    return found


def read_corpus(folder: Path, jobs: Jobs = HERE, cache: Cache | None = None) -> Corpus:
    """The whole collection, read across.

    Raises ReadacrossError with every fatal problem of every file.
    """
    return linked(read_letters(folder, jobs, cache))


def read_one(folder: Path, slug: str) -> AnnotatedDocument:
    """One letter, whatever is wrong with others.

    Raises ReadacrossError with its own problems and those of the collection's own files.
    """
    try:
        read_collection(folder)
    except ReadacrossError as error:
        own = _of_letter(folder / f"{slug}.txt", folder)
        raise ReadacrossError({*error.problems, *own}) from None
    reading = read_letters(folder)
    found = next((letter for letter in reading.letters if letter.slug == slug), None)
    if found is None:
        raise ReadacrossError(p for p in reading.problems if p.fatal and PurePosixPath(p.path).stem == slug)
    return found


def linked(reading: Reading) -> Corpus:
    """The letters that were read, as one corpus. Raises ReadacrossError if there is any fatal problem."""
    fatal = [p for p in reading.problems if p.fatal]
    if fatal:
        raise ReadacrossError(fatal)
    corpus = link(reading.collection, reading.letters)
    lost = [*lost_targets(corpus), *untold_targets(corpus)]
    if lost:
        raise ReadacrossError(lost)
    return corpus


def read_letters(folder: Path, jobs: Jobs = HERE, cache: Cache | None = None) -> Reading:
    """Every letter of a collection; one that fails does not stop the others.

    With a `cache`, a letter that has not changed since is not read again.
    Raises ReadacrossError if the collection's own files cannot be read, with what is wrong with all others.
    """
    try:
        collection = read_collection(folder)
    except ReadacrossError as error:
        raise ReadacrossError({*error.problems, *problems_of_files(folder)}) from None
    base = key_of(program_key().encode(), msgspec.msgpack.encode(collection)).encode() if cache else b""
    problems = _beside_letters(folder)
    try:
        ledger = _ledger(folder, cache, base)
    except ReadacrossError as error:
        problems.extend(error.problems)
        ledger = Ledger((folder / FILE).as_posix(), {}, {})
    paths = letter_paths(folder)
    unread: list[Unread] = []
    for path in paths:
        try:
            unread.append(_gather(path, folder, collection, ledger, base))
        except ReadacrossError as error:
            problems.extend({*error.problems, *_of_letter(path, folder, collection)})
    letters: list[AnnotatedDocument] = []
    unpublished: list[Document] = []
    keys: dict[str, str] = {}
    anew = False
    for outcome, content, fresh in _outcomes(unread, collection, jobs, cache):
        anew = anew or fresh
        problems.extend(outcome.problems)
        if outcome.letter is not None:
            letters.append(outcome.letter)
            if outcome.ids != _key_of_ids(hashes_in(ledger.letters.get(outcome.letter.slug, {}))):
                unpublished.append(outcome.letter.document)
            if cache:
                keys[outcome.letter.slug] = key_of(base, content)
    problems.extend(written_down_again(folder, collection, letters))
    line = lines_of_ledger(folder)
    problems.extend(mended(unpublished, ledger, line))
    whole = len(letters) == len(paths)
    if whole:
        problems.extend(untold_visits(folder, collection, letters))
        problems.extend(broken_promises(letters, ledger, line))
    key = key_of(base, *(key.encode() for key in keys.values())) if cache else ""
    return Reading(
        collection,
        tuple(letters),
        tuple(sorted(problems)),
        ledger,
        tuple(unpublished),
        keys,
        key,
        anew,
        whole,
    )


def problems_of_files(folder: Path) -> list[Problem]:
    """What is wrong with each file beside the collection's own, which are not read."""
    problems = set(_beside_letters(folder))
    for path in letter_paths(folder):
        problems |= _of_letter(path, folder)
    try:
        read_ledger(folder)
    except ReadacrossError as error:
        problems |= set(error.problems)
    return sorted(problems)


def _beside_letters(folder: Path) -> list[Problem]:
    """What is wrong with files that reading a letter does not need."""
    problems = [*stray_corrections(folder), *not_read(folder)]
    try:
        read_everyday(folder)
    except ReadacrossError as error:
        problems.extend(error.problems)
    return problems


def _of_letter(path: Path, folder: Path, collection: Collection | None = None) -> set[Problem]:
    """What is wrong with a letter's file and its corrections; without a collection, whatever that defines."""
    shown = f"{folder.as_posix()}/{path.name}"
    problems: set[Problem] = set()
    for read in (
        lambda: slug_of(path, shown),
        lambda: (
            parse_source(path.stem, read_text(path, shown), collection, shown)
            if collection
            else checked_parts(read_text(path, shown), shown)
        ),
        lambda: read_as_they_are(folder, path.stem),
    ):
        try:
            read()
        except ReadacrossError as error:
            problems |= set(error.problems)
    return problems


def _ledger(folder: Path, cache: Cache | None, base: bytes) -> Ledger:
    """The published ids; kept like a letter, since reading them anew takes longer than all else here."""
    path = folder / FILE
    if cache is None or not path.exists():
        return read_ledger(folder)
    key = key_of(base, path.as_posix().encode(), path.read_bytes())
    body = cache.get(FILE, key)
    if body:
        return _LEDGERS.decode(body)
    ledger = read_ledger(folder)
    cache.put(FILE, key, msgspec.msgpack.encode(ledger))
    return ledger


def _gather(path: Path, folder: Path, collection: Collection, ledger: Ledger, base: bytes) -> Unread:
    """Everything that one letter's reading needs. Raises ReadacrossError for what cannot be read."""
    shown = f"{folder.as_posix()}/{path.name}"
    slug = slug_of(path, shown)
    content = read_text(path, shown)
    human = folder / "corrections" / f"{slug}.yml"
    published, moved = ledger.letters.get(slug), ledger.redirects.get(slug)
    return Unread(
        slug=slug,
        shown=shown,
        content=content,
        corrections=read_corrections(folder, slug, collection.codebook),
        ledger=Ledger(
            ledger.path,
            {} if published is None else {slug: published},
            {} if moved is None else {slug: moved},
        ),
        key=key_of(
            base,
            shown.encode(),
            content.encode(),
            human.read_bytes() if human.exists() else None,
            sorted_entries(published),
            sorted_entries(moved),
        ),
    )


def _outcomes(
    unread: Sequence[Unread], collection: Collection, jobs: Jobs, cache: Cache | None
) -> Iterator[tuple[Outcome, bytes, bool]]:
    """What reading each letter gives, in order: from the cache, or read now by as many as `jobs` says.

    With it stand the same as bytes, or b"" where nothing needed them, and whether it was read now.
    """
    if cache is None and jobs == HERE:
        yield from ((_read(letter, collection), b"", True) for letter in unread)
        return
    kept = [cache.get(letter.slug, letter.key) if cache else None for letter in unread]
    missing = [letter for letter, body in zip(unread, kept, strict=True) if not body]
    with spread(partial(_read_several, collection), missing, jobs, len(unread) - len(missing)) as fresh:
        known = [_OUTCOMES.decode(body) if body else None for body in kept]  # while others read the rest
        for letter, body, outcome in zip(unread, kept, known, strict=True):
            if body and outcome:
                yield outcome, body, False
                continue
            read = next(fresh)
            if cache:
                cache.put(letter.slug, letter.key, read)
            yield _OUTCOMES.decode(read), read, True
    if cache:
        cache.keep_only([FILE, *(letter.slug for letter in unread)])


def _read_several(collection: Collection, letters: Sequence[Unread]) -> list[bytes]:
    """The outcomes of several letters as bytes, which are quicker to send than values."""
    return [msgspec.msgpack.encode(_read(letter, collection)) for letter in letters]


def _read(letter: Unread, collection: Collection) -> Outcome:
    """One letter, parsed and annotated."""
    try:
        source = parse_source(letter.slug, letter.content, collection, letter.shown)
        form = collection.kind(source.meta.kind).form
        document = with_published_ids(parse(source, form, letter.corrections), letter.ledger)
    except ReadacrossError as error:
        return Outcome(None, error.problems)
    facts = (
        *misstated(document, partial(line_of_fact, letter.content, letter.shown)),
        *misdated(document, letter.corrections),
    )
    try:
        annotated = annotate(document, collection, letter.corrections)
    except ReadacrossError as error:
        return Outcome(None, (*facts, *error.problems))
    return Outcome(annotated, facts, _key_of_ids(hashes_of(document)))


def _key_of_ids(ids: Mapping[str, str]) -> str:
    return key_of(sorted_entries(ids))
