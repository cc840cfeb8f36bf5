"""A collection's folder, read into one corpus: gather everything, report every problem, then link."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path, PurePosixPath

import msgspec

from generator.annotate import annotate
from generator.cache import Cache, key_of, program_key, sorted_entries
from generator.codebook import read_collection
from generator.config import read_text
from generator.corrections import Corrections, read_corrections
from generator.errors import Problem, ReadacrossError
from generator.facts import misstated
from generator.jobs import HERE, Jobs, spread
from generator.link import link
from generator.link.visits import visit_id
from generator.model import AnnotatedDocument, Collection, Corpus, Document
from generator.parse import parse
from generator.permalinks import (
    FILE,
    Ledger,
    broken_promises,
    hashes_in,
    hashes_of,
    mended,
    read_ledger,
    with_published_ids,
)
from generator.source import parse_source, slug_of

NOT_READ = "not-read"
_READ = ("codebook", "collection.yml", "corrections", "permalinks.yml")
_CODEBOOK = ("entities.yml", "glossary.yml", "search.yml", "themes.yml", "visits.yml")


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read: the letters without problems, and every problem of the others.

    `ledger` is what had been published before, and `unpublished` are letters of which it says something else.
    `keys` are by letter, of the program, the collection's own files and what reading the letter gave, so that
    a letter that was read anew and gave the same has the same key; there are none without a cache.
    `key` is of all of them: "" without a cache.
    `anew` tells that some letter did not come from the cache.
    """

    collection: Collection
    letters: tuple[AnnotatedDocument, ...]
    problems: tuple[Problem, ...]
    ledger: Ledger
    unpublished: tuple[Document, ...]
    keys: Mapping[str, str]
    key: str = ""
    anew: bool = field(default=True, compare=False)


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


def letter_paths(folder: Path) -> tuple[Path, ...]:
    """The letters' files in a collection's folder, in order of name; dot files are other programs'."""
    return tuple(sorted(folder.glob("[!.]*.txt")))


def require_letter(folder: Path, slug: str) -> None:
    """Raises ReadacrossError, naming the letters that are here, if the collection has none of that name."""
    slugs = [path.stem for path in letter_paths(folder)]
    if slug not in slugs:
        message = f"there is no letter of that name; expected one of: {', '.join(slugs)}"
        raise ReadacrossError.one(f"{folder.as_posix()}/{slug}.txt", 0, "no-letter", message)


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
    """One letter, whatever is wrong with others. Raises ReadacrossError with its own problems."""
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
    lost = lost_targets(corpus)
    if lost:
        raise ReadacrossError(lost)
    return corpus


def lost_targets(corpus: Corpus) -> list[Problem]:
    """Decisions on what words refer to that name a visit or letter which is not here."""
    known = sorted({visit.id for visit in corpus.visits} | {letter.slug for letter in corpus.letters})
    return [
        Problem(
            _corrections_of(corpus.letter(spoken.letter)),
            0,
            "unknown-target",
            f"the correction of “{spoken.reference.text}” names {spoken.to!r}, which is neither a visit "
            "nor a letter here; expected an id from visits.yml or a letter's name, such as "
            f"{', '.join(get_close_matches(spoken.to, known, cutoff=0))}, "
            "or nothing if it cannot be known",
        )
        for spoken in corpus.references
        if spoken.to and spoken.to not in known
    ]


def _corrections_of(letter: AnnotatedDocument) -> str:
    """The file of people's decisions on a letter, as a message names it."""
    collection = PurePosixPath(letter.document.source.path).parent
    return (collection / "corrections" / f"{letter.slug}.yml").as_posix()


def read_letters(folder: Path, jobs: Jobs = HERE, cache: Cache | None = None) -> Reading:
    """Every letter of a collection; one that fails does not stop the others.

    With a `cache`, a letter that has not changed since is not read again.
    Raises ReadacrossError if the collection's own files cannot be read.
    """
    collection = read_collection(folder)
    base = key_of(program_key().encode(), msgspec.msgpack.encode(collection)).encode() if cache else b""
    ledger = _ledger(folder, cache, base)
    problems = [*_stray(folder), *_not_read(folder)]
    paths = letter_paths(folder)
    unread: list[Unread] = []
    for path in paths:
        try:
            unread.append(_gather(path, folder, collection, ledger, base))
        except ReadacrossError as error:
            problems.extend(error.problems)
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
    problems.extend(_written_down_again(folder, collection, letters))
    problems.extend(mended(unpublished, ledger))
    if len(letters) == len(paths):
        problems.extend(broken_promises(letters, ledger))
    key = key_of(base, *(key.encode() for key in keys.values())) if cache else ""
    return Reading(
        collection, tuple(letters), tuple(sorted(problems)), ledger, tuple(unpublished), keys, key, anew
    )


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
        annotated = annotate(document, collection, letter.corrections)
    except ReadacrossError as error:
        return Outcome(None, error.problems)
    return Outcome(annotated, misstated(document), _key_of_ids(hashes_of(document)))


def _key_of_ids(ids: Mapping[str, str]) -> str:
    return key_of(sorted_entries(ids))


def _stray(folder: Path) -> list[Problem]:
    """Corrections of letters that are not here: a renamed letter must not lose its corrections in silence."""
    slugs = {path.stem for path in letter_paths(folder)}
    return [
        Problem(
            f"{folder.as_posix()}/corrections/{path.name}",
            0,
            "stray-corrections",
            f"there is no letter {path.stem}.txt; rename this file as the letter is named, or take it out",
        )
        for path in sorted((folder / "corrections").glob("[!.]*.yml"))
        if path.stem not in slugs
    ]


def _written_down_again(
    folder: Path, collection: Collection, letters: Sequence[AnnotatedDocument]
) -> list[Problem]:
    """Visits of visits.yml with the id of one that a letter reports: nothing could tell the two apart."""
    written = {visit.id for visit in collection.visits}
    reported = {
        visit_id(letter.meta.authority, letter.meta.visit.first, letter.meta.visit.kind): letter.slug
        for letter in letters
        if letter.meta.visit is not None
    }
    return [
        Problem(
            f"{folder.as_posix()}/codebook/visits.yml",
            0,
            "given-twice",
            f"the visit {visit!r} is the one that {slug} reports, and such a visit needs no entry here; "
            "take this one out, or give it another id if it is another visit",
        )
        for visit, slug in sorted(reported.items())
        if visit in written
    ]


def _not_read(folder: Path) -> Iterator[Problem]:
    """What stands in a collection's folders and is not read: nothing must stay away in silence.

    Files whose names begin with a dot are other programs' and are not told.
    """
    letter = (
        "a letter is a file here whose name ends in .txt. Bring a PDF, DOCX, web page or other text in with "
        "`readacross add FILE`, and keep the original in another folder"
    )
    decided = (
        "what you decided about a letter stands in a file here that is named as the letter is and ends in "
        ".yml. Rename this one so, or move it out of this folder"
    )
    book = f"expected here are {', '.join(_CODEBOOK)}. Rename this one so, or move it out of this folder"
    yield from _others(folder, lambda path: path.suffix == ".txt" or path.name in _READ, letter)
    yield from _others(folder / "corrections", lambda path: path.suffix == ".yml", decided)
    yield from _others(folder / "codebook", lambda path: path.name in _CODEBOOK, book)


def _others(folder: Path, is_read: Callable[[Path], bool], expected: str) -> Iterator[Problem]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not is_read(path) and not path.name.startswith("."):
            message = f"this is not read: {expected}"
            yield Problem(path.as_posix(), 0, NOT_READ, message, fatal=False)
