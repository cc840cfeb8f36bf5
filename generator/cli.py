"""The command `readacross`: arguments, one call, then print and exit.

Exit codes: 0 all is well, 1 problems in the collection, 2 wrong usage, 130 stopped by Ctrl+C.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from generator import program
from generator.checking import check_collection
from generator.corpus import read_corpus
from generator.errors import ReadacrossError
from generator.exports import FORMATS
from generator.ingest.adding import add
from generator.jobs import Jobs
from generator.new import new
from generator.review import review
from generator.review.terminal import is_terminal, known_name, this_terminal
from generator.show import as_json, as_text
from generator.site.serve import serve as serve_site

FINE, PROBLEMS, USAGE, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; problems go to standard error, one a line. Returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except ReadacrossError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count != 1 else ''} to mend first.", file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        return FINE
    except KeyboardInterrupt:
        return STOPPED


def _progress(stage: str) -> None:
    """Names the stage on a terminal; says nothing in CI or into a file."""
    if sys.stderr.isatty():
        print(f"… {stage}", file=sys.stderr, flush=True)


def _collection(options: argparse.Namespace) -> Path:
    folder = Path(options.collection)
    if not folder.is_dir():
        message = (
            "there is no such folder; expected a collection with collection.yml and letters; see --collection"
        )
        raise ReadacrossError.one(folder.as_posix(), 0, "no-collection", message)
    return folder


def _jobs(options: argparse.Namespace) -> Jobs:
    return Jobs(options.jobs, options.dask or "")


def _generate(options: argparse.Namespace) -> int:
    _say_generated(program.generate(_collection(options), _progress, jobs=_jobs(options)))
    return FINE


def _build(options: argparse.Namespace) -> int:
    site = Path(options.site)
    generated, report = program.build(_collection(options), site, options.site_url, _progress, _jobs(options))
    _say_generated(generated)
    for note in report.notes:
        print(note, file=sys.stderr)
    words = sum(len(letter.document.text.split()) for letter in generated.corpus.letters)
    print(
        f"proved word for word: {len(generated.corpus.letters)} letters, {words:,} words\n"
        f"{report.pages} pages; the site is in {site.as_posix()}/ — open it with: readacross serve"
    )
    return FINE


def _say_generated(generated: program.Generated) -> None:
    corpus, written = generated.corpus, generated.written
    unresolved = sum(not spoken.to for spoken in corpus.references)
    print(
        f"{len(corpus.letters)} letters, "
        f"{sum(len(letter.document.statements) for letter in corpus.letters)} statements, "
        f"{sum(len(coding.themes) for letter in corpus.letters for coding in letter.codings)} theme links; "
        f"{len(corpus.references) - unresolved} references resolved, {unresolved} not\n"
        f"{len(written.changed)} files written, {len(written.unchanged)} unchanged, "
        f"{len(written.removed)} removed"
    )
    if generated.new_ids:
        print("new paragraphs were given permanent ids: commit permalinks.yml")


def _serve(options: argparse.Namespace) -> int:
    folder, site = _collection(options), Path(options.site)
    project = program.project_of(folder)

    def rebuild() -> None:
        program.build(folder, site, f"http://{options.host}:{options.port}/", _progress)

    rebuild()
    sources = [
        folder,
        project / "mkdocs.yml",
        *program.hand_written(project),
        Path(__file__).parent / "templates",
    ]
    serve_site(rebuild, site, sources, options.host, options.port)
    return FINE


def _check(options: argparse.Namespace) -> int:
    problems = check_collection(_collection(options), options.uncertain)
    for problem in problems:
        print(problem)
    fatal = sum(problem.fatal for problem in problems)
    print(f"{fatal} to mend, {len(problems) - fatal} to look at")
    return PROBLEMS if fatal else FINE


def _show(options: argparse.Namespace) -> int:
    folder = _collection(options)
    corpus = read_corpus(folder)
    slugs = [letter.slug for letter in corpus.letters]
    if options.letter not in slugs:
        message = f"there is no letter of that name; expected one of: {', '.join(slugs)}"
        raise ReadacrossError.one(f"{folder.as_posix()}/{options.letter}.txt", 0, "no-letter", message)
    letter = corpus.letter(options.letter)
    print(
        json.dumps(as_json(letter), ensure_ascii=False, indent=1)
        if options.format == "json"
        else as_text(letter)
    )
    return FINE


def _review(options: argparse.Namespace) -> int:
    folder = _collection(options)
    if not is_terminal():
        print("a review asks questions; run it in a terminal, without < or |", file=sys.stderr)
        return USAGE
    who = options.who or known_name(folder)
    kept = program.project_of(folder) / ".readacross" / "review"
    review(folder, options.letter, kept, this_terminal(), who, date.today().isoformat())
    return FINE


def _name(typed: str) -> str:
    if not typed.strip() or not typed.isprintable():
        raise argparse.ArgumentTypeError("a name is expected; every decision is signed")
    return typed.strip()


def _export(options: argparse.Namespace) -> int:
    content = FORMATS[options.format](read_corpus(_collection(options)))
    if options.output == "-":
        sys.stdout.buffer.write(content)
    else:
        Path(options.output).write_bytes(content)
    return FINE


def _add(options: argparse.Namespace) -> int:
    files = [Path(file) for file in options.files]
    report = add(files, _collection(options), replace=options.replace, strict=options.strict)
    for line in report.lines():
        print(line)
    return FINE if report.ok else PROBLEMS


def _new(options: argparse.Namespace) -> int:
    folder = Path(options.folder)
    files = new(folder, options.name, options.program)
    print(f"{len(files)} files written; read {folder.as_posix()}/README.md for what to do next")
    return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="readacross",
        description="Turns a folder of official letters into a site that people can read across.",
        epilog="Exit codes: 0 all is well, 1 problems in the collection, 2 wrong usage.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = _command(
        commands,
        "build",
        _build,
        "letters in, proved site out",
        "Reads the collection, generates every page, builds the site with MkDocs, indexes it for search, "
        "and proves "
        "that every letter stands on its page word for word. A failed build leaves the last good site "
        "untouched.",
    )
    _add_site(build)
    _add_jobs(build)
    build.add_argument("--site-url", help="the address that the site will have (default: as in mkdocs.yml)")

    generate = _command(
        commands,
        "generate",
        _generate,
        "letters in, Markdown pages out",
        "Reads the collection and writes the generated pages into docs/. Only what changed is written; a "
        "page that "
        "is no longer made is removed; pages written by hand are never touched.",
    )
    _add_jobs(generate)

    serve = _command(
        commands,
        "serve",
        _serve,
        "preview that follows what you save",
        "Builds the site and serves it on this computer. Saving a letter, a correction, a codebook file "
        "or a page "
        "written by hand rebuilds it and reloads the browser.",
    )
    _add_site(serve)
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")

    check = _command(
        commands,
        "check",
        _check,
        "every problem of the collection at once",
        "Reads every file of the collection and lists all problems, those to mend first; writes nothing. "
        "Things to look at (references that stay unresolved, corrections that have become idle, the same "
        "sentence "
        "coded in two ways) do not stop a build.",
    )
    check.add_argument(
        "--uncertain", action="store_true", help="also list the statements whose coding is least certain"
    )

    show = _command(
        commands,
        "show",
        _show,
        "how one letter is read",
        "Prints the blocks of a letter, with their kinds, offsets and lines, as the program reads it.",
    )
    show.add_argument("letter", metavar="LETTER", help="the letter's file name without its ending")
    show.add_argument("--format", choices=("text", "json"), default="text", help="default: %(default)s")

    review_ = _command(
        commands,
        "review",
        _review,
        "go through one letter's coding and correct it",
        "Shows the statements of a letter one by one in the terminal, the least certain first, with their "
        "themes, stance and why. What you change is written into the letter's corrections at once. Stop with "
        "q; the next review goes on where you stopped.",
    )
    review_.add_argument("letter", metavar="LETTER", help="the letter's file name without its ending")
    review_.add_argument(
        "--who",
        type=_name,
        metavar="NAME",
        help="who signs the decisions (default: READACROSS_WHO, else Git's user.name, else it asks)",
    )

    adding = _command(
        commands,
        "add",
        _add,
        "take in letters as PDF, DOCX, web page or text",
        "Reads each file, fills in the facts at the top, and writes it into the collection as "
        "<date>-<council>-<kind>.txt. Says on which page each fact was read, and which facts the document "
        "does not state. A file that cannot be read, or that is there already, is refused and does not stop "
        "the others; then the exit code is 1.",
    )
    adding.add_argument("files", metavar="FILE", nargs="+", help="a PDF, DOCX, HTML or text file")
    adding.add_argument("--replace", action="store_true", help="overwrite a letter that is there already")
    adding.add_argument(
        "--strict", action="store_true", help="exit with 1 also when a fact is not stated in a document"
    )

    fresh = _command(
        commands,
        "new",
        _new,
        "a fresh collection for another council",
        "Makes a folder with all that a site needs: settings, pages, style, codebook, an empty collection "
        "and a workflow that checks, builds and publishes. Nothing that is there already is overwritten.",
    )
    fresh.add_argument("folder", metavar="DIR", help="a folder that is empty or does not exist yet")
    fresh.add_argument("--name", default="", metavar="COUNCIL", help="the council that the letters are about")
    fresh.add_argument(
        "--program",
        default="",
        metavar="REQUIREMENT",
        help="what pip is to install in the workflow (default: this version of readacross)",
    )

    export = _command(
        commands,
        "export",
        _export,
        "the whole coding as data",
        "Writes every statement with its themes, stance, mentions and references, in reading order.",
    )
    export.add_argument("--format", choices=sorted(FORMATS), default="jsonl", help="default: %(default)s")
    export.add_argument(
        "--output", "-o", default="-", metavar="FILE", help="a file, or - for standard output"
    )
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    short: str,
    long: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=short, description=long)
    parser.set_defaults(command=run)
    parser.add_argument(
        "--collection",
        default="source_texts",
        metavar="DIR",
        help="the collection's folder (default: %(default)s)",
    )
    return parser


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        type=int,
        default=0,
        metavar="N",
        help="how many processes read the letters (default: one for each core); the result is the same",
    )
    parser.add_argument(
        "--dask", metavar="ADDRESS", help="let the Dask cluster with this scheduler read the letters"
    )


def _add_site(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site", default="site", metavar="DIR", help="where the site goes (default: %(default)s)"
    )


if __name__ == "__main__":
    sys.exit(main())
