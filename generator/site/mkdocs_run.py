"""`docs/` -> HTML: runs MkDocs strictly, and turns what it says into our problems."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

from generator.config import line_of as line_of_key
from generator.config import read_text
from generator.errors import Problem, ReadacrossError, raise_if_full
from generator.processes import run_program
from generator.site.settings import address_in_config

_NAMED = re.compile(r"(?:Doc file|page|file) '([^']+\.md)'|Error reading page '([^']+)'")
_QUOTED = re.compile(r"'([^']+)'")
_NOT_LISTED = 'not included in the "nav" configuration'
_SETTING = re.compile(r"Config value ((?:'[^']+': Sub-option )*'[^']+'): (.+)")
_TRACEBACK = re.compile(r'\n +File ".*\n(?=\S)', re.DOTALL)


def run(project: Path, into: Path, site_url: str | None, epoch: int, processes: int = 1) -> str:
    """Build the project's `mkdocs.yml` into the folder `into`, which must not be inside `docs/`.

    At most so many `processes` share the work.
    `epoch` is the time, in seconds since 1970, that stands in the sitemap instead of now.
    Gives the address that the site was built for, "" if there is none.
    Raises ReadacrossError with one problem for each thing that MkDocs warned of, or would pass over.
    """
    config = project / "mkdocs.yml"
    address_in_config(project)
    child = [sys.executable, "-P", "-X", "utf8", str(Path(__file__).resolve().with_name("mkdocs_child.py"))]
    arguments = [str(config.resolve()), str(into.resolve()), site_url or "", str(processes)]
    done = run_program([*child, *arguments], cwd=project, env=_environment(epoch))
    problems = _problems(project, done.stdout)
    if done.returncode and not problems:
        raise_if_full(done.stderr, str(into))
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        problems = [_stopped(project / "mkdocs.yml", last)]
    if problems:
        _read_by_hand(project, problems)
        raise ReadacrossError(problems)
    return next((entry["message"] for entry in _said(done.stdout) if entry["level"] == "ADDRESS"), "")


def _stopped(config: Path, last: str) -> Problem:
    """Why MkDocs stopped, by the last line that it wrote: mostly the name of an icon or a language."""
    lacks = re.search(r"TemplateNotFound: '(?:\.icons|partials/languages)/([^']+)\.\w+' not found", last)
    if lacks:
        message = f"the theme has no icon or language {lacks[1]!r}; expected the name of one; correct it"
        return Problem("mkdocs.yml", line_of(config, [lacks[1]]), "mkdocs", message)
    return Problem("mkdocs.yml", 0, "mkdocs", f"MkDocs stopped with {last!r}; run it alone to see why")


def _read_by_hand(project: Path, problems: list[Problem]) -> None:
    """Raises ReadacrossError for a page that nobody can read, with its line, which MkDocs does not tell."""
    for page in sorted({problem.path for problem in problems}):
        if page.startswith("docs/") and (project / page).is_file():
            read_text(project / page, page)


def _environment(epoch: int) -> dict[str, str]:
    """Our environment, without what would make two builds differ."""
    fixed = {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
        "PYTHONWARNINGS": "ignore",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    return {**os.environ, **fixed}


def _problems(project: Path, output: str) -> list[Problem]:
    """One problem for each warning; the closing "aborted" only when there is nothing better to say."""
    said = [entry for entry in _said(output) if entry["level"] != "ADDRESS"]
    warnings = [entry for entry in said if entry["level"] != "ABORT"]
    messages = dict.fromkeys(entry["message"] for entry in warnings or said)  # processes may say the same
    return [_problem(project, message) for message in messages]


def _said(output: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def _problem(project: Path, message: str) -> Problem:
    docs, text = project / "docs", " ".join(_TRACEBACK.sub(" ", message).split())
    named = _NAMED.search(text)
    setting = _SETTING.fullmatch(text)
    if setting:
        return _unfit(project / "mkdocs.yml", _QUOTED.findall(setting[1]), setting[2])
    if not named:
        line = line_of(project / "mkdocs.yml", _QUOTED.findall(text)[:1])
        mend = "; list them under nav, or name them under not_in_nav" if _NOT_LISTED in text else ""
        return Problem("mkdocs.yml", line, "mkdocs", f"{text}{mend}")
    page = next(group for group in named.groups() if group)
    others = [word for word in _QUOTED.findall(text) if word != page]
    return Problem(f"docs/{page}", line_of(docs / page, others), "mkdocs", text)


def _unfit(config: Path, keys: list[str], said: str) -> Problem:
    """A setting that MkDocs does not take; `keys` lead to it, and `said` are its words of the value."""
    where = ".".join(keys)
    if said.startswith("Required configuration not provided"):
        return Problem("mkdocs.yml", 0, "mkdocs", f"{where} is missing; add it")
    if said.startswith("Unrecognised configuration name"):
        message = f"{where} is no setting that MkDocs knows; check its spelling or take it out"
    else:
        message = f"{where}: {said.rstrip('.')}; correct the value"
    return Problem("mkdocs.yml", line_of_key(read_text(config, "mkdocs.yml"), keys), "mkdocs", message)


def line_of(file: Path, words: list[str]) -> int:
    """The first line of the file that has one of these words, or 0 if none has or it cannot be read."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return next((n for n, line in enumerate(lines, 1) if any(word in line for word in words)), 0)
