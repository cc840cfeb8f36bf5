"""One measured run in a process of its own; prints what it cost as one line of JSON.

Run as `python -m tests.bench.child ACTION FOLDER`: `bare` builds plain MkDocs in the folder,
`generate` and `build` do what the commands of that name do for the collection below it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from generator import program
from generator.jobs import Jobs
from generator.processes import run_program
from generator.site import mkdocs_run, search

Cost = dict[str, float]


def _seconds() -> tuple[float, float]:
    """Seconds on the clock, and seconds of processor time of this process and those that it waited for."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter(), own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _waited_for() -> float:
    """Seconds of processor time of the processes that this one has waited for."""
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return others.ru_utime + others.ru_stime


def _covered(spans: list[tuple[float, float]]) -> float:
    """Seconds that at least one of the spans covers."""
    total, until = 0.0, 0.0
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, until))
        until = max(until, end)
    return total


def main(action: str, folder: Path, jobs: int) -> None:
    """Do it, and print what it cost."""
    outside: dict[str, Cost] = {}
    spans: list[tuple[float, float]] = []
    waited: list[tuple[float, float]] = []

    def timed(command: list[str], *rest: Any, **options: Any) -> Any:
        name = "pagefind" if "pagefind" in command else "mkdocs"
        before, start = _waited_for(), time.perf_counter()
        done = run_program(command, *rest, **options)
        waited.append((before, _waited_for()))
        spans.append((start, time.perf_counter()))
        outside[name] = {"clock": spans[-1][1] - start}
        return done

    vars(mkdocs_run)["run_program"] = vars(search)["run_program"] = timed  # it times what the program calls
    clock, processor = _seconds()
    result: dict[str, Any] = {}
    if action == "bare":
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True)
    elif action == "generate":
        generated = program.generate(folder / "source_texts", lambda _: None, jobs=Jobs(jobs))
        result["written"] = len(generated.written.changed)
        result["files"] = len(generated.written.changed) + len(generated.written.unchanged)
    else:
        _, report = program.build(
            folder / "source_texts", folder / "site", None, lambda _: None, jobs=Jobs(jobs)
        )
        result["stages"] = dict(report.seconds)
    clock_after, processor_after = _seconds()
    result |= {
        "clock": clock_after - clock,
        "processor": processor_after - processor,
        "outside": outside,
        "both": {"clock": _covered(spans), "processor": _covered(waited)},
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
