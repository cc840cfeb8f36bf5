"""What can be typed after `readacross`: every command with its arguments, one function each."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

from generator.cli import commands, typed
from generator.exports import FORMATS

_LETTER = "the letter's file name without its ending"
_DEFAULT = "default: %(default)s"

Subcommands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser() -> argparse.ArgumentParser:
    """Parses what is typed; `command` in its result is the function to run."""
    readacross = argparse.ArgumentParser(
        prog="readacross",
        description="Turns a folder of official letters into a site that people can read across.",
        epilog="Exit codes: 0 all is well, 1 problems in the collection, 2 wrong usage, "
        "130 stopped by Ctrl+C, 143 and 129 stopped by another program or the end of the terminal.",
    )
    subcommands = readacross.add_subparsers(required=True, metavar="COMMAND")
    for add_to in _COMMANDS:
        add_to(subcommands)
    return readacross


def _build(subcommands: Subcommands) -> None:
    build = _command(
        subcommands,
        "build",
        commands.build_command,
        "letters in, proved site out",
        "Reads the collection, generates every page, builds the site with MkDocs, indexes it for search, "
        "and proves that every letter stands on its page word for word. "
        "A failed build leaves the last good site and permalinks.yml untouched.",
    )
    _add_site(build, commands.SITE)
    _add_jobs(build)
    build.add_argument(
        "--site-url",
        type=typed.address,
        help="the address that the site will have (default: as in mkdocs.yml)",
    )


def _generate(subcommands: Subcommands) -> None:
    generate = _command(
        subcommands,
        "generate",
        commands.generate_command,
        "letters in, Markdown pages out",
        "Reads the collection and writes the generated pages into docs/. "
        "Only what changed is written; a page that is no longer made is removed; pages written by hand are "
        "never touched. "
        "No paragraph id is published: only a build that has proved its site writes permalinks.yml.",
    )
    _add_jobs(generate)


def _serve(subcommands: Subcommands) -> None:
    serve = _command(
        subcommands,
        "serve",
        commands.serve_command,
        "preview that follows what you save",
        "Builds the site and serves it on this computer. "
        "Saving a letter, a correction, a codebook file or a page written by hand that was there at the "
        "start rebuilds it and reloads the browser. "
        "The preview is kept apart from the site that you publish: its pages give this computer as their "
        "place.",
    )
    _add_site(serve, commands.PREVIEW)
    serve.add_argument("--host", default="127.0.0.1", help=f"the address to listen on ({_DEFAULT})")
    serve.add_argument("--port", type=typed.port, default=8000, help=f"the port to listen on ({_DEFAULT})")


def _check(subcommands: Subcommands) -> None:
    check = _command(
        subcommands,
        "check",
        commands.check_command,
        "the problems of all files of the collection",
        "Lists the problems of the collection and of mkdocs.yml, those to mend first; writes nothing. "
        "Some show only when others are mended, so run it again until there are none to mend. "
        "Things to look at (references that stay unresolved, corrections that have become idle, "
        "the same sentence coded in two ways) do not stop a build.",
    )
    check.add_argument(
        "--uncertain", action="store_true", help="also list the statements whose coding is least certain"
    )


def _show(subcommands: Subcommands) -> None:
    show = _command(
        subcommands,
        "show",
        commands.show_command,
        "how one letter is read",
        "Prints the blocks of a letter, with their kinds, offsets and lines, as the program reads it.",
    )
    show.add_argument("letter", metavar="LETTER", help=_LETTER)
    show.add_argument("--format", choices=("text", "json"), default="text", help=_DEFAULT)


def _review(subcommands: Subcommands) -> None:
    review = _command(
        subcommands,
        "review",
        commands.review_command,
        "go through one letter's coding and correct it",
        "Shows the statements of a letter one by one in the terminal, the least certain first, "
        "with their themes, stance and why. "
        "What you change is written into the letter's corrections at once. "
        "Stop with q; the next review goes on where you stopped.",
    )
    review.add_argument("letter", metavar="LETTER", help=_LETTER)
    review.add_argument(
        "--who",
        type=typed.name,
        metavar="NAME",
        help="who signs the decisions (default: READACROSS_WHO, else Git's user.name, else it asks)",
    )


def _add(subcommands: Subcommands) -> None:
    add = _command(
        subcommands,
        "add",
        commands.add_command,
        "take in letters as PDF, DOCX, web page or text",
        "Reads each file, fills in the facts at the top, and writes it into the collection as "
        "<date>-<council>-<kind>.txt. "
        "Says on which page each fact was read, and which facts the document does not state. "
        "A file that cannot be read, or that is there already, is refused and does not stop the others; "
        "then the exit code is 1.",
    )
    add.add_argument("files", metavar="FILE", nargs="+", help="a PDF, DOCX, HTML or text file")
    add.add_argument("--replace", action="store_true", help="overwrite a letter that is there already")
    add.add_argument(
        "--strict", action="store_true", help="exit with 1 also when a fact is not stated in a document"
    )


def _new(subcommands: Subcommands) -> None:
    new = _command(
        subcommands,
        "new",
        commands.new_command,
        "a fresh collection for another council",
        "Makes a folder with all that a site needs: settings, pages, style, codebook, an empty collection "
        "and a workflow that checks, builds and publishes. "
        "Nothing that is there already is overwritten.",
        collection="without effect here: a new folder has a collection of its own",
    )
    new.add_argument(
        "folder", metavar="DIR", help="a folder that does not exist yet, is empty, or holds only .git"
    )
    new.add_argument("--name", default="", metavar="COUNCIL", help="the council that the letters are about")
    new.add_argument(
        "--program",
        default="",
        metavar="REQUIREMENT",
        help="what pip is to install, such as `readacross @ git+https://…@COMMIT` "
        "(default: this program, from where it was installed)",
    )


def _evaluate(subcommands: Subcommands) -> None:
    evaluate = _command(
        subcommands,
        "evaluate",
        commands.evaluate_command,
        "how good the coding is, and what changed in it",
        "Holds the coding against a reference (one JSON object a statement) "
        "and prints agreement by theme and stance with counts and intervals; "
        "or lists, in context, what differs from an earlier export.",
    )
    evaluate.set_defaults(usage=evaluate.error)
    evaluate.add_argument(
        "reference", nargs="?", metavar="REFERENCE", help="a reference coding, as JSON Lines"
    )
    evaluate.add_argument(
        "--page",
        metavar="FILE.md",
        help="also write the hundred worst statements here, by kind of error, each in context",
    )
    evaluate.add_argument("--compare", metavar="OLD.jsonl", help="an earlier export to compare with")
    evaluate.add_argument("--format", choices=("text", "markdown"), default="text", help=_DEFAULT)


def _train(subcommands: Subcommands) -> None:
    train = _command(
        subcommands,
        "train",
        commands.train_command,
        "the coder's weights anew from coded letters",
        "Learns the coder's weights from reference codings and writes them as a data file; "
        "the same references give the same bytes. "
        "Needs the `train` extra: python -m pip install 'readacross[train]'.",
    )
    train.add_argument("references", nargs="+", metavar="REFERENCE", help="reference codings, as JSON Lines")
    train.add_argument(
        "--output",
        "-o",
        default=str(commands.WEIGHTS),
        metavar="FILE",
        help="where the weights go (default: the coder's own)",
    )
    train.add_argument("--figures", metavar="FILE", help="write figures on letters left out here")
    train.add_argument(
        "--blocks",
        metavar="FILE",
        help="the blocks of the letters, where a reference does not say in which a statement stands",
    )


def _export(subcommands: Subcommands) -> None:
    export = _command(
        subcommands,
        "export",
        commands.export_command,
        "the whole coding as data",
        "Writes every statement with its themes, stance, mentions and references, in reading order.",
    )
    export.add_argument(
        "--format",
        choices=sorted(FORMATS),
        default="jsonl",
        help="csv: a table of statements; jsonl: one JSON object a statement; qdc: the codebook, and qdpx: "
        "the coded letters, for research programs (REFI-QDA); sqlite: a database; w3c: web annotations "
        f"({_DEFAULT})",
    )
    export.add_argument(
        "--output", "-o", default="-", metavar="FILE", help="a file, or - for standard output"
    )


_COMMANDS = (_build, _generate, _serve, _check, _show, _review, _add, _new, _evaluate, _train, _export)
"""In the order in which `readacross --help` lists them."""


def _command(
    subcommands: Subcommands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    short: str,
    long: str,
    collection: str = f"the collection's folder ({_DEFAULT})",
) -> argparse.ArgumentParser:
    command = subcommands.add_parser(name, help=short, description=long)
    command.set_defaults(command=run)
    command.add_argument("--collection", default="source_texts", metavar="DIR", help=collection)
    return command


def _add_jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs",
        type=typed.jobs,
        default=0,
        metavar="N",
        help="how many processes share the work (default: one for each core); the result is the same",
    )
    command.add_argument(
        "--dask", metavar="ADDRESS", help="let the Dask cluster with this scheduler read the letters"
    )


def _add_site(command: argparse.ArgumentParser, default: str) -> None:
    command.add_argument(
        "--site", metavar="DIR", help=f"where the site goes (default: {default} in the collection's project)"
    )
