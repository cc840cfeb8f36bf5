"""How fast the site is built, beside plain MkDocs on the same text, in one run on one machine.

Run as `python -m tests.bench.speed --letters FOLDER` from the project's folder.
The letters are copied under other names until there are enough (see `grown`).
Seconds are of the clock; beside them stand seconds of processor time, which other work on the machine
disturbs less. Ratios of the two are both given, and the targets are of the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import program
from generator.corpus import read_letters
from generator.model import AnnotatedDocument
from generator.permalinks import FILE
from generator.render import md
from tests.bench.grown import make_project
from tests.reading import ROOT

BARE = """\
site_name: Bare
theme: {name: material, font: false}
plugins: []
nav: [{Home: index.md}]
not_in_nav: /letters/*
"""
NO_PLUGINS = "plugins: []\n"
_SETTINGS = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was run, its cost, and its ratio to the line it is held against."""

    what: str
    clock: float
    processor: float
    clock_ratio: float
    processor_ratio: float
    note: str = ""


def run(action: str, folder: Path, jobs: int = 0) -> dict[str, Any]:
    """One measured run in a process of its own; Python keeps there what it compiles, as it does unasked."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.bench.child", action, str(folder), str(jobs)],
        stdout=subprocess.PIPE,
        env={**os.environ, **_SETTINGS},
        cwd=folder,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def make_bare(collection: Path, folder: Path) -> None:
    """The same text as bare Markdown: a page a letter, its blocks as paragraphs and list items."""
    letters = folder / "docs" / "letters"
    letters.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(BARE, "utf-8")
    lines = []
    for letter in read_letters(collection).letters:
        (letters / f"{letter.slug}.md").write_text(_bare_page(letter), "utf-8")
        lines.append(f"- [{md(letter.meta.title)}](letters/{letter.slug}.md)\n")
    (folder / "docs" / "index.md").write_text("# Letters\n\n" + "".join(lines), "utf-8")


def _bare_page(letter: AnnotatedDocument) -> str:
    blocks = [
        ("- " if b.kind == "bullet" else "") + md(letter.document.of(b)) for b in letter.document.blocks
    ]
    return f"# {md(letter.meta.title)}\n\n" + "\n\n".join(blocks) + "\n"


def _row(what: str, cost: dict[str, Any], against: dict[str, Any], note: str = "") -> Row:
    return Row(
        what,
        cost["clock"],
        cost["processor"],
        cost["clock"] / against["clock"],
        cost["processor"] / against["processor"],
        note,
    )


def _own(build: dict[str, Any]) -> dict[str, Any]:
    """The cost of everything but MkDocs and Pagefind."""
    return {key: build[key] - build["both"][key] for key in ("clock", "processor")}


def measure(letters: Path, count: int, work: Path) -> list[Row]:
    """Bare, whole, cold, warm and one letter changed, for so many letters."""
    project, bare = work / "project", work / "bare"
    collection = make_project(letters, count, project)
    make_bare(collection, bare)
    plain = run("bare", bare)
    rows = [_row(f"plain mkdocs build of the bare text, {count} letters", plain, plain)]
    (bare / "mkdocs.yml").write_text(BARE.replace(NO_PLUGINS, ""), "utf-8")
    as_it_comes = run("bare", bare)
    rows.append(_row("  the same with the search that MkDocs comes with", as_it_comes, plain))
    cold = run("generate", project)
    _publish(collection)
    run("generate", project)  # paragraphs have their permanent ids now, so letters are read again
    warm = run("generate", project)
    changed = _change_one(collection)
    one = run("generate", project)
    _forget(project)
    whole = run("build", project)
    own = _own(whole)
    rows.append(_row("whole build, cold", whole, plain, "target 4.0"))
    rows.append(_row("  held against MkDocs with its search", whole, as_it_comes))
    clocks = ", ".join(f"{name} {cost['clock']:.1f} s" for name, cost in sorted(whole["outside"].items()))
    rows.append(_row("  of it MkDocs and Pagefind", whole["both"], plain, clocks))
    stages = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in whole["stages"].items())
    rows.append(_row("  of it everything else", own, plain, stages))
    rows.append(_row("  everything else, as a share of the whole", own, whole, "target 0.33"))
    rows.append(_row("generate, cold", cold, plain, f"{cold['files']} files, peak {cold['peak']:.0f} MB"))
    rows.append(_row("generate, nothing changed", warm, plain, f"{warm['written']} written"))
    rows.append(_row(f"generate, one letter changed ({changed})", one, plain, f"{one['written']} written"))
    one_job = work / "one-job"
    make_project(letters, count, one_job)
    rows.append(_row("generate, cold, one process", run("generate", one_job, 1), cold, "against all cores"))
    shutil.rmtree(one_job)
    return rows


def measure_ten(letters: Path, count: int, work: Path) -> list[Row]:
    """Our own stages for so many letters and for ten times as many, one process each."""
    few, many = work / "few", work / "many"
    make_project(letters, count, few)
    small = run("generate", few, 1)
    shutil.rmtree(few)
    make_project(letters, 10 * count, many)
    large = run("generate", many, 1)
    note = f"target 11; peak {large['peak']:.0f} MB, target 1,000"
    return [
        _row(f"generate, cold, {count} letters", small, small, f"peak {small['peak']:.0f} MB"),
        _row(f"generate, cold, {10 * count} letters", large, small, note),
    ]


def _publish(collection: Path) -> None:
    """Gives paragraphs their permanent ids, as a build does that was proved."""
    ledger = program.generate(collection, lambda _: None).ledger()
    if ledger is None:
        raise ValueError(f"{collection} has no new paragraph")
    (collection / FILE).write_text(ledger, "utf-8", newline="\n")


def _change_one(collection: Path) -> str:
    """Adds a sentence to the end of the letter in the middle; gives its name."""
    paths = sorted(collection.glob("*.txt"))
    path = paths[len(paths) // 2]
    words = path.read_text("utf-8")
    path.write_text(words.replace(". ", ". Inspectors looked again. ", 1), "utf-8", newline="\n")
    return path.stem


def _forget(project: Path) -> None:
    shutil.rmtree(project / ".readacross")
    for path in (project / "docs").iterdir():
        if path.is_dir() and path.name not in ("assets", "overrides"):
            shutil.rmtree(path)
    (project / "docs" / "index.md").unlink()


def shown(rows: list[Row]) -> str:
    """The table as text."""
    width = max(len(row.what) for row in rows)
    head = f"{'':{width}} {'clock s':>9} {'cpu s':>9} {'ratio':>7} {'cpu ratio':>9}"
    lines = [
        f"{r.what:{width}} {r.clock:9.2f} {r.processor:9.2f} {r.clock_ratio:7.2f} {r.processor_ratio:9.2f}"
        f"  {r.note}".rstrip()
        for r in rows
    ]
    return "\n".join([head, *lines])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures builds beside plain MkDocs.")
    parser.add_argument("--letters", type=Path, required=True, help="a folder of source texts or plain text")
    parser.add_argument("--count", type=int, default=370, help="how many letters (default: %(default)s)")
    parser.add_argument("--no-ten", action="store_true", help="leave out the run with ten times as many")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="readacross-bench-") as folder:
        print(shown(measure(options.letters.resolve(), options.count, Path(folder))), flush=True)
    if not options.no_ten:
        with tempfile.TemporaryDirectory(prefix="readacross-bench-") as folder:
            print(shown(measure_ten(options.letters.resolve(), options.count, Path(folder))))


if __name__ == "__main__":
    main()
