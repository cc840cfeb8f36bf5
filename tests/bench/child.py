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
from collections import defaultdict
from pathlib import Path
from typing import Any

from generator import program
from generator.jobs import Jobs

Cost = dict[str, float]


def _seconds() -> tuple[float, float]:
    """Seconds on the clock, and seconds of processor time of this process and those that it waited for."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter(), own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def main(action: str, folder: Path, jobs: int) -> None:
    """Do it, and print what it cost."""
    outside: dict[str, Cost] = defaultdict(lambda: {"clock": 0.0, "processor": 0.0})
    original = subprocess.run

    def timed(command: list[str], *rest: Any, **options: Any) -> Any:
        name = "pagefind" if "pagefind" in command else "mkdocs"
        clock, processor = _seconds()
        done = original(command, *rest, **options)
        clock_after, processor_after = _seconds()
        outside[name]["clock"] += clock_after - clock
        outside[name]["processor"] += processor_after - processor
        return done

    subprocess.run = timed  # type: ignore[assignment] # the bench times what the program calls
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
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
