"""What the workflow for this repository does in a shell of its own."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.arguments import parser
from tests.reading import ROOT

WORKFLOWS = [".github/workflows/site.yml", "generator/data/new/site.yml"]
NEEDS = {
    "actions/checkout": {"contents": "read"},
    "actions/configure-pages": {"pages": "read"},
    "actions/deploy-pages": {"pages": "write", "id-token": "write"},
    "gh pr comment": {"pull-requests": "write"},
}
"""The rights that each action's own page asks for; handing files from job to job needs none."""
MOST = 65_536
"""The characters that GitHub takes in a comment."""
RUN = "https://example.org/runs/1"


def _jobs(path: str = WORKFLOWS[0]) -> dict[str, Any]:
    jobs: dict[str, Any] = yaml.safe_load((ROOT / path).read_text("utf-8"))["jobs"]
    return jobs


def _scripts(path: str) -> list[str]:
    """What the steps of a workflow run, and what `.ci/run` runs where a step calls it, a line each."""
    lines = [
        line
        for job in _jobs(path).values()
        for step in job["steps"]
        for line in step.get("run", "").split("\n")
    ]
    return [*lines, *((ROOT / ".ci/run").read_text("utf-8").split("\n") if "bash .ci/run" in lines else ())]


def _commented(changes: str, folder: Path) -> str:
    """What the workflow hands to `gh` as the comment, with a `gh` that keeps it."""
    steps = _jobs()["comment"]["steps"]
    (script,) = [step["run"] for step in steps if "gh pr comment" in step.get("run", "")]
    (folder / "coding-changes.md").write_text(changes, "utf-8")
    gh = folder / "gh"
    gh.write_text('#!/bin/sh\nwhile [ "$1" != --body-file ]; do shift; done\ncp "$2" told.md\n', "utf-8")
    gh.chmod(0o755)
    named = {"NUMBER": "1", "GITHUB_REPOSITORY": "a/b", "RUN": RUN, "PATH": f"{folder}:{os.environ['PATH']}"}
    subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=named, check=True)
    return (folder / "told.md").read_text("utf-8")


def test_a_short_list_of_changes_is_the_comment(tmp_path: Path) -> None:
    """Word for word."""
    assert _commented("One statement.\n\n> “All of it.”", tmp_path) == "One statement.\n\n> “All of it.”"


@pytest.mark.parametrize("line", ["> A statement that is coded another way.\n", "“é”\n"])
def test_a_long_list_of_changes_is_cut_where_a_line_ends(tmp_path: Path, line: str) -> None:
    """A comment that is too long would be refused; this one fits, and says where the rest is."""
    told = _commented(line * (100_000 // len(line)), tmp_path)
    assert len(told) < MOST
    kept, _, end = told.rpartition("\n\n")
    assert set(kept.split("\n")) == {line.rstrip("\n")}
    assert end == f"There is more: the rest is in the file `coding-changes` of [this run]({RUN}).\n"


def test_the_oldest_python_that_is_promised_is_tested() -> None:
    """What pyproject.toml promises is what a job of the workflow runs the tests under."""
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    steps = _jobs()["oldest"]["steps"]
    (python,) = [step["with"]["python-version"] for step in steps if "setup-python" in step.get("uses", "")]
    assert promised == f">={python}"
    assert "bash .ci/run" in [step.get("run") for step in steps]


@pytest.mark.parametrize("path", WORKFLOWS)
def test_every_command_of_a_workflow_is_one(path: str) -> None:
    """Each call of ours is one that the command takes, and each target of make stands in the Makefile."""
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert targets is not None
    checked = []
    for line in _scripts(path):
        made = re.match(r"make (\S+)", line)
        if made:
            assert made.group(1) in targets.group(1).split(), line
            checked.append("make")
        call = re.search(r"(?:^(?:\.venv/bin/)?readacross|-m generator\.cli) ([^>)]*)", line)
        if call:
            typed = shlex.split(re.sub(r"\$[A-Z_]+", "https://example.org/", call.group(1)))
            checked.append(parser().parse_args(typed).command.__name__)
    assert "build_command" in checked
    assert ("make" in checked) is ("check_command" not in checked)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_has_the_rights_that_it_needs_and_no_more(path: str) -> None:
    """Each job has just what its actions ask for, and each action is held at a commit."""
    everywhere = yaml.safe_load((ROOT / path).read_text("utf-8"))["permissions"]
    for name, job in _jobs(path).items():
        done = [step.get("uses", "") or step["run"] for step in job["steps"]]
        rights = [needed for what, needed in NEEDS.items() if any(what in one for one in done)]
        assert job.get("permissions", everywhere) == {k: v for one in rights for k, v in one.items()}, name
        for action in (step["uses"] for step in job["steps"] if "uses" in step):
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action), action


@pytest.mark.parametrize("path", WORKFLOWS)
def test_no_site_is_published_whose_paragraph_numbers_nobody_keeps(tmp_path: Path, path: str) -> None:
    """The ledger that a workflow writes goes with its machine, so a later build could give other numbers."""
    steps = yaml.safe_load((ROOT / path).read_text("utf-8"))["jobs"]["build"]["steps"]
    names = [step.get("name", "") for step in steps]
    check = steps[names.index("See that every paragraph number is committed")]
    assert "if" not in check
    builds = [n for n, s in enumerate(steps) if re.search("readacross build|ci/run", s.get("run", ""))]
    assert builds[0] < steps.index(check) < names.index("Hand the site to the deployment")

    def checked() -> subprocess.CompletedProcess[str]:
        script = ["bash", "-e", "-c", check["run"]]
        return subprocess.run(script, cwd=tmp_path, capture_output=True, text=True, check=False)

    ledger = tmp_path / "source_texts" / "permalinks.yml"
    ledger.parent.mkdir()
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert (checked().returncode, checked().stdout) == (0, "")
    ledger.write_text("letters: {}\n", "utf-8")
    for _ in ("new", "changed"):
        assert checked().returncode == 1
        assert "Run readacross build on your own machine, and commit" in checked().stdout
        subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, "commit", "-qm", "Numbers"], cwd=tmp_path, check=True)
        assert checked().returncode == 0
        ledger.write_text("letters: {a: {}}\n", "utf-8")
