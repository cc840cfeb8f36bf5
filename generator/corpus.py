"""A collection's folder, read into one corpus: gather everything, report every problem, then link."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.annotate import annotate
from generator.codebook import read_collection
from generator.corrections import read_corrections
from generator.errors import Problem, ReadacrossError
from generator.facts import misstated
from generator.link import link
from generator.model import AnnotatedDocument, Collection, Corpus
from generator.parse import parse
from generator.permalinks import Ledger, broken_promises, read_ledger, with_published_ids
from generator.source import read_source


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read: the letters without problems, and every problem of the others."""

    collection: Collection
    letters: tuple[AnnotatedDocument, ...]
    problems: tuple[Problem, ...]


def letter_paths(folder: Path) -> tuple[Path, ...]:
    """The letters' files in a collection's folder, in order of name."""
    return tuple(sorted(folder.glob("*.txt")))


def read_corpus(folder: Path) -> Corpus:
    """The whole collection, read across.

    Raises ReadacrossError with every fatal problem of every file.
    """
    reading = read_letters(folder)
    fatal = [p for p in reading.problems if p.fatal]
    if fatal:
        raise ReadacrossError(fatal)
    return link(reading.collection, reading.letters)


def read_letters(folder: Path) -> Reading:
    """Every letter of a collection; one that fails does not stop the others.

    Raises ReadacrossError if the collection's own files cannot be read.
    """
    collection = read_collection(folder)
    ledger = read_ledger(folder)
    letters: list[AnnotatedDocument] = []
    problems = list(_stray(folder))
    for path in letter_paths(folder):
        try:
            letter = read_letter(path, folder, collection, ledger)
        except ReadacrossError as error:
            problems.extend(error.problems)
            continue
        letters.append(letter)
        problems.extend(misstated(letter.document))
    if len(letters) == len(letter_paths(folder)):
        problems.extend(broken_promises(letters, ledger))
    return Reading(collection, tuple(letters), tuple(sorted(problems)))


def read_letter(path: Path, folder: Path, collection: Collection, ledger: Ledger) -> AnnotatedDocument:
    """One letter, parsed and annotated. Raises ReadacrossError with its problems."""
    source = read_source(path, collection, f"{folder.as_posix()}/{path.name}")
    corrections = read_corrections(folder, source.slug, collection.codebook)
    form = next(kind.form for kind in collection.kinds if kind.id == source.meta.kind)
    document = with_published_ids(parse(source, form, corrections), ledger)
    return annotate(document, collection, corrections)


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
        for path in sorted((folder / "corrections").glob("*.yml"))
        if path.stem not in slugs
    ]
