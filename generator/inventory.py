"""A collection's files held against each other: what is not read, belongs to nothing, or stands twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from generator.config import line_of, load_yaml, read_text
from generator.errors import Problem, ReadacrossError
from generator.facts import MEND, months_in, span, stand, told_in
from generator.link.visits import visit_id
from generator.model import AnnotatedDocument, Collection, Corpus, KnownVisit, SpokenOf
from generator.source import slug_of

NOT_READ = "not-read"
_READ = ("codebook", "collection.yml", "corrections", "permalinks.yml")
_FEW = 10  # of which each is held against the name of every letter
_MONTH = len("2018-07")
_CODEBOOK = ("entities.yml", "glossary.yml", "search.yml", "themes.yml", "visits.yml")


def letter_paths(folder: Path) -> tuple[Path, ...]:
    """The letters' files in a collection's folder, in order of name; dot files are other programs'."""
    return tuple(sorted(folder.glob("[!.]*.txt")))


def require_letter(folder: Path, slug: str) -> None:
    """Raises ReadacrossError, naming the letters that are here, if the collection has none of that name."""
    slugs = [path.stem for path in letter_paths(folder)]
    if slug not in slugs:
        near = ", ".join(get_close_matches(slug, slugs, n=5, cutoff=0))
        message = "there is no letter of that name, nor any other; bring one in with `readacross add FILE`"
        if near:
            message = f"there is no letter of that name; expected a letter's name, such as {near}; correct it"
        raise ReadacrossError.one(f"{folder.as_posix()}/{slug}.txt", 0, "no-letter", message)


def not_read(folder: Path) -> Iterator[Problem]:
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
    yield from _no_folder(folder / "corrections")
    yield from _others(folder / "corrections", lambda path: path.suffix == ".yml", decided)
    yield from _others(folder / "codebook", lambda path: path.name in _CODEBOOK, book)


def _others(folder: Path, is_read: Callable[[Path], bool], expected: str) -> Iterator[Problem]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not is_read(path) and not path.name.startswith("."):
            message = f"this is not read: {expected}"
            yield Problem(path.as_posix(), 0, NOT_READ, message, fatal=False)


def _no_folder(path: Path) -> Iterator[Problem]:
    """A file, or a link to nothing, in the place of a folder: no decision in it would be read."""
    if (path.exists() or path.is_symlink()) and not path.is_dir():
        message = (
            "this is not a folder; expected a folder here, with what people decided about letters; put the "
            "folder back, or take this out if nothing was decided"
        )
        yield Problem(path.as_posix(), 0, "no-folder", message)


def stray_corrections(folder: Path) -> list[Problem]:
    """Corrections of letters that are not here: a renamed letter must not lose its corrections in silence."""
    slugs = {path.stem for path in letter_paths(folder)}
    stray = [path for path in sorted((folder / "corrections").glob("[!.]*.yml")) if path.stem not in slugs]
    names = sorted(filter(_is_a_name, slugs)) if len(stray) <= _FEW else []
    return [
        Problem(
            f"{folder.as_posix()}/corrections/{path.name}",
            0,
            "stray-corrections",
            f"there is no letter {path.stem}.txt; {_named_like(path.stem, names)}rename this file as its "
            "letter is named, or take it out",
        )
        for path in stray
    ]


def _named_like(slug: str, names: Sequence[str]) -> str:
    near = get_close_matches(slug, names, n=2)
    return f"expected the name of a letter, such as {' or '.join(near)}; " if near else ""


def _is_a_name(slug: str) -> bool:
    try:
        slug_of(Path(f"{slug}.txt"), "")
    except ReadacrossError:
        return False
    return True


def written_down_again(
    folder: Path, collection: Collection, letters: Sequence[AnnotatedDocument]
) -> list[Problem]:
    """Visits of visits.yml with the id of one that a letter reports: nothing could tell the two apart."""
    written = {visit.id for visit in collection.visits}
    reported = {
        visit_id(letter.council, letter.meta.visit.first, letter.meta.visit.kind): letter.slug
        for letter in letters
        if letter.meta.visit is not None
    }
    return [
        Problem(
            *_place_of_visit(folder / "codebook" / "visits.yml", visit, "id"),
            "given-twice",
            f"the visit {visit!r} is the one that {slug} reports, and such a visit needs no entry here; "
            "take this one out, or give it another id if it is another visit",
        )
        for visit, slug in sorted(reported.items())
        if visit in written
    ]


def untold_visits(
    folder: Path, collection: Collection, letters: Sequence[AnnotatedDocument]
) -> list[Problem]:
    """Visits of visits.yml with dates that are given as stated, and that no letter about their council tells.

    `letters` are all of the collection: with one away, its words would look made up.
    """
    stated = [visit for visit in collection.visits if visit.basis == "stated"]
    told = {
        letter.slug: told_in(letter.document)
        for letter in letters
        if any(_may_speak_of(letter, visit) for visit in stated)
    }
    return [
        Problem(
            *_place_of_visit(folder / "codebook" / "visits.yml", visit.id, "first"),
            "date-not-stated",
            f"the date {span(visit.first, visit.last)} of the visit {visit.id!r} is given as stated, and no "
            f"letter here about {visit.authority!r} tells of that date; expected a day, month or year that "
            f"one of them writes out; {MEND}",
        )
        for visit in stated
        if not any(
            stand((visit.first, visit.last), told[letter.slug])
            for letter in letters
            if _may_speak_of(letter, visit)
        )
    ]


def _may_speak_of(letter: AnnotatedDocument, visit: KnownVisit) -> bool:
    """Whether a letter is about the visit's council, or a person says that it speaks of the visit."""
    named = {letter.meta.about, *(reference.target for reference in letter.references)}
    return letter.meta.authority == visit.authority or visit.id in named


def _place_of_visit(path: Path, visit: str, key: str) -> tuple[str, int]:
    text = read_text(path, path.as_posix())
    ids = [str(entry["id"]).strip() for entry in load_yaml(text, path.as_posix())["visits"]]
    return path.as_posix(), line_of(text, ("visits", ids.index(visit), key))


def lost_targets(corpus: Corpus) -> list[Problem]:
    """Decisions on what words refer to that name a visit or letter which is not here."""
    known = sorted({visit.id for visit in corpus.visits} | {letter.slug for letter in corpus.letters})
    return [
        Problem(
            *_place_of_decision(_corrections_of(corpus.letter(spoken.letter)), spoken, "target"),
            "unknown-target",
            f"the correction of “{spoken.reference.text}” names {spoken.to!r}, which is neither a visit "
            "nor a letter here; expected an id from visits.yml or a letter's name, such as "
            f"{', '.join(get_close_matches(spoken.to, known, cutoff=0))}; correct it, or leave it empty, as "
            'target: "", if nobody can know it',
        )
        for spoken in corpus.references
        if spoken.to and spoken.to not in known
    ]


def untold_targets(corpus: Corpus) -> list[Problem]:
    """Decisions that a letter states which visit or letter its words speak of, where it does not date that.

    The visit that the letter itself reports needs no date there, nor does a letter that has none.
    """
    dates = {letter.slug: (letter.meta.date.value, letter.meta.date.value) for letter in corpus.letters}
    dates |= {visit.id: (visit.first, visit.last) for visit in corpus.visits}
    reported = {(slug, visit.id) for visit in corpus.visits for slug in visit.reported_by}
    problems = []
    for spoken in corpus.references:
        first, last = dates.get(spoken.to, ("", ""))
        decided = spoken.reference.decision is not None and spoken.basis == "stated"
        if not (decided and first) or (spoken.letter, spoken.to) in reported:
            continue
        letter = corpus.letter(spoken.letter)
        if not stand((first[:_MONTH], last[:_MONTH]), told_in(letter.document) | months_in(letter.document)):
            message = (
                f"that “{spoken.reference.text}” speaks of {spoken.to!r} is given as stated, and the letter "
                f"does not tell of its date, {span(first, last)}; expected that date, or its month, among "
                f"the letter's words; {MEND}"
            )
            place = _place_of_decision(_corrections_of(letter), spoken, "basis")
            problems.append(Problem(*place, "date-not-stated", message))
    return problems


def _place_of_decision(path: str, spoken: SpokenOf, key: str) -> tuple[str, int]:
    """The file of decisions, and the line on which the one on these words has that key."""
    text = read_text(Path(path), path)
    named = [
        (entry["quote"].split() != spoken.reference.text.split(), n)
        for n, entry in enumerate(load_yaml(text, path)["references"])
        if str(entry.get("target")).strip() == spoken.to
    ]
    return path, line_of(text, ("references", min(named)[1], key)) if named else 0


def _corrections_of(letter: AnnotatedDocument) -> str:
    """The file of people's decisions on a letter, as a message names it."""
    collection = PurePosixPath(letter.document.source.path).parent
    return (collection / "corrections" / f"{letter.slug}.yml").as_posix()
