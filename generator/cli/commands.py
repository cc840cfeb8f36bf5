"""What each command does: one call into the program, then print. Returns the exit code."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from generator import program
from generator.alone import alone
from generator.annotate.weights import dump
from generator.checking import check_collection, held_already
from generator.cli.typed import target
from generator.codebook import read_collection
from generator.corpus import authorities_of, read_corpus, read_one
from generator.errors import ReadacrossError
from generator.evaluate import (
    Pair,
    Reference,
    align,
    as_markdown,
    as_text,
    changes_as_markdown,
    changes_as_text,
    compare,
    evaluate,
    part_held,
    read_reference,
    read_rows,
    rows_of,
    stored,
    worst_page,
)
from generator.exports import FORMATS
from generator.ingest.adding import add
from generator.inventory import require_letter
from generator.jobs import Jobs
from generator.model import Collection, Corpus
from generator.new import new
from generator.origin import installed_from, is_local
from generator.pages.wording import plural
from generator.review import review
from generator.review.terminal import is_terminal, known_name, this_terminal
from generator.show import as_json
from generator.show import as_text as letter_as_text
from generator.site.serve import require_place
from generator.site.serve import serve as serve_site
from generator.whole import write_if_changed

WEIGHTS = Path(__file__).parent.parent / "data" / "coder-weights.tsv"
SITE, PREVIEW = "site", f"{program.KEPT}/preview"
FINE, PROBLEMS, USAGE, STOPPED = 0, 1, 2, 130


def _progress(stage: str) -> None:
    """Names the stage on a terminal; says nothing in CI or into a file."""
    if sys.stderr.isatty():
        _say(stage)


def _say(what: str) -> None:
    """Says what must be known wherever the command runs, such as that it waits."""
    print(f"… {what}", file=sys.stderr, flush=True)


def _collection(options: argparse.Namespace) -> Path:
    folder = Path(options.collection)
    if not folder.is_dir():
        message = (
            "there is no such folder; expected a collection with collection.yml and letters; see --collection"
        )
        raise ReadacrossError.one(folder.as_posix(), 0, "no-collection", message)
    return folder


def _site(options: argparse.Namespace, collection: Path, own: str) -> Path:
    """The folder that was typed, else `own` in the project of the collection, wherever we stand."""
    if options.site is not None:
        return Path(options.site)
    project = program.project_of(collection)
    return Path(own) if project == Path.cwd() else project / own


def _jobs(options: argparse.Namespace) -> Jobs:
    return Jobs(options.jobs, options.dask or "")


def generate_command(options: argparse.Namespace) -> int:
    """Letters in, pages out."""
    _say_generated(program.generate(_collection(options), _progress, jobs=_jobs(options), say=_say))
    return FINE


def build_command(options: argparse.Namespace) -> int:
    """Letters in, proved site out."""
    folder = _collection(options)
    site = _site(options, folder, SITE)
    generated, report = program.build(folder, site, options.site_url, _progress, _jobs(options), say=_say)
    _say_generated(generated)
    for note in report.notes:
        print(note, file=sys.stderr)
    words = sum(len(letter.document.text.split()) for letter in generated.corpus.letters)
    preview = "make serve" if (program.project_of(folder) / "Makefile").is_file() else "readacross serve"
    print(
        f"proved word for word: {plural(len(generated.corpus.letters), 'letter')}, {plural(words, 'word')}\n"
        f"{plural(report.pages, 'page')}; the site is in {site.as_posix()}/ — to look at it: {preview}"
    )
    if report.promised:
        print("permalinks.yml holds new ids or mended words now: commit it")
    if options.site_url is None:
        print("no --site-url was given; unless mkdocs.yml has one, no page says where it stands on the web")
    return FINE


def _say_generated(generated: program.Generated) -> None:
    corpus, written = generated.corpus, generated.written
    for problem in generated.notes:
        print(problem, file=sys.stderr)
    unresolved = sum(not spoken.to for spoken in corpus.references)
    print(
        f"{plural(len(corpus.letters), 'letter')}, "
        f"{plural(sum(len(letter.document.statements) for letter in corpus.letters), 'statement')}, "
        f"{plural(sum(len(c.themes) for letter in corpus.letters for c in letter.codings), 'theme link')}; "
        f"{plural(len(corpus.references) - unresolved, 'reference')} resolved, {unresolved} not\n"
        f"{plural(len(written.changed), 'file')} written, {len(written.unchanged)} unchanged, "
        f"{len(written.removed)} removed"
    )


def serve_command(options: argparse.Namespace) -> int:
    """A preview that follows what is saved."""
    folder = _collection(options)
    site = _site(options, folder, PREVIEW)
    project = program.project_of(folder)
    require_place(options.host, options.port)

    def rebuild() -> None:
        address = f"http://{options.host}:{options.port}/"
        program.build(folder, site, address, _progress, publish=False, say=_say)
        print("the preview is up to date", file=sys.stderr)

    rebuild()
    sources = [
        folder,
        project / "mkdocs.yml",
        *program.hand_written(project),
        Path(__file__).parent.parent / "templates",
    ]
    serve_site(rebuild, site, sources, options.host, options.port)
    return FINE


def check_command(options: argparse.Namespace) -> int:
    """Every problem of the collection."""
    folder = _collection(options)
    problems = (*program.problems_of_settings(folder), *check_collection(folder, options.uncertain))
    for problem in problems:
        print(problem)
    fatal = sum(problem.fatal for problem in problems)
    print(f"{fatal} to mend, {len(problems) - fatal} to look at")
    return PROBLEMS if fatal else FINE


def show_command(options: argparse.Namespace) -> int:
    """How one letter is read."""
    folder = _collection(options)
    require_letter(folder, options.letter)
    letter = read_one(folder, options.letter)
    print(
        json.dumps(as_json(letter), ensure_ascii=False, indent=1)
        if options.format == "json"
        else letter_as_text(letter)
    )
    return FINE


def review_command(options: argparse.Namespace) -> int:
    """A person goes through one letter."""
    folder = _collection(options)
    if not is_terminal():
        print("a review asks questions; run it in a terminal, without < or |", file=sys.stderr)
        return USAGE
    who = options.who or known_name(folder)
    kept = program.project_of(folder) / program.KEPT / "review"
    review(folder, options.letter, kept, this_terminal(), who, date.today().isoformat())
    return FINE


def export_command(options: argparse.Namespace) -> int:
    """The coding as data."""
    folder = _collection(options)
    into = None if options.output == "-" else target(options.output, folder)
    pieces = FORMATS[options.format](read_corpus(folder))
    if into is None:
        sys.stdout.buffer.writelines(pieces)
    else:
        write_if_changed(into, b"".join(pieces))
    return FINE


def add_command(options: argparse.Namespace) -> int:
    """Files in, source texts out, while no other run takes the names that these get."""
    folder, files = _collection(options), [Path(file) for file in options.files]
    with alone(program.project_of(folder) / program.KEPT, _say):
        report = add(files, folder, replace=options.replace, strict=options.strict)
        written = [Path(file.written).stem for file in report.files if file.written]
        notes = list(held_already(folder, written)) if written else []
    for line in report.lines():
        print(line)
    for note in notes:
        print(note)
    return FINE if report.ok else PROBLEMS


def new_command(options: argparse.Namespace) -> int:
    """A fresh collection."""
    folder = Path(options.folder)
    installs = options.program or installed_from()
    files = new(folder, options.name, installs)
    print(f"{len(files)} files written; read {folder.as_posix()}/README.md for what to do next")
    if is_local(installs):
        print(
            f"requirements.txt says {installs}, a place on this machine: nobody else can install from there, "
            "and neither can the workflow. Before you publish, put an address there that all can reach, or "
            "make the collection anew with --program."
        )
    return FINE


def evaluate_command(options: argparse.Namespace) -> int:
    """How good the coding is, and what changed in it."""
    if not options.reference and not options.compare:
        options.usage("name a REFERENCE to hold the coding against, or an earlier export with --compare")
    if options.page and not options.reference:
        options.usage("--page needs a REFERENCE to hold the coding against")
    folder = _collection(options)
    page = target(options.page, folder, (options.reference, options.compare)) if options.page else None
    corpus = read_corpus(folder)
    rows = rows_of(corpus)
    markdown = options.format == "markdown"
    if options.reference:
        wanted, absent = _part_held(Path(options.reference), corpus)
        pairs = align(wanted, rows)
        found = evaluate(pairs, _themes(corpus.collection))
        if page:
            write_if_changed(page, worst_page(found, pairs).encode("utf-8"))
        print((as_markdown if markdown else as_text)(found, absent), end="")
    if options.compare:
        changes = compare(read_rows(Path(options.compare)), rows)
        print((changes_as_markdown if markdown else changes_as_text)(changes), end="")
    return FINE


def _part_held(path: Path, corpus: Corpus) -> tuple[list[Reference], tuple[str, ...]]:
    """The reference's statements of letters that are here, and its other letters; an error if none is."""
    wanted, absent = part_held(
        read_reference(path, _themes(corpus.collection)), [letter.slug for letter in corpus.letters]
    )
    if not wanted:
        message = (
            f"the collection holds none of this reference's {len(absent)} letters; expected letters named "
            "as the files in the collection are, without their ending; see --collection"
        )
        raise ReadacrossError.one(path.as_posix(), 0, "none-held", message)
    return wanted, absent


def train_command(options: argparse.Namespace) -> int:
    """The coder's weights anew; only here is the training library sought, which no site needs."""
    folder = _collection(options)
    inputs = (*options.references, options.blocks)
    output = target(options.output, folder, inputs)
    figures = target(options.figures, folder, (*inputs, options.output)) if options.figures else None
    themes = _themes(read_collection(folder))
    try:
        trainer = importlib.import_module("generator.train")
    except ModuleNotFoundError as error:
        message = (
            f"training needs {error.name}; "
            f"install it with: {sys.executable} -m pip install 'readacross[train]'"
        )
        raise ReadacrossError.one("train", 0, "no-trainer", message) from None
    references = [Path(path) for path in options.references]
    blocks = Path(options.blocks) if options.blocks else None
    councils = authorities_of(folder)
    parts = trainer.parts_made(references, councils) if figures else ()
    weights = dump(trainer.train(references, themes, blocks, councils))
    write_if_changed(output, weights.encode("utf-8"))
    print(f"the coder's weights are in {options.output}")
    if figures:
        crossed = {n: trainer.crossed(references, themes, blocks, n, councils) for n in parts}
        pairs = {n: [Pair(*pair) for pair in zip(*both, strict=True)] for n, both in crossed.items()}
        _put_figures(figures, pairs, themes, weights)
        print(f"its figures on letters left out are in {figures}")
    return FINE


def _put_figures(
    path: Path, pairs: Mapping[int, Sequence[Pair]], themes: Sequence[str], weights: str
) -> None:
    """Writes what was measured with each number of parts, the most parts first."""
    found = {parts: evaluate(of_parts, themes) for parts, of_parts in pairs.items()}
    most, *fewer = pairs
    figures = stored(
        found[most],
        pairs[most],
        most,
        {parts: found[parts] for parts in fewer},
        json.loads(weights.partition("\n")[0])["sha256"],
        date.today().isoformat(),
    )
    write_if_changed(path, (json.dumps(figures, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


def _themes(collection: Collection) -> tuple[str, ...]:
    return tuple(theme.id for theme in collection.codebook.themes)
