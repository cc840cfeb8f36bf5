"""How fast the coder codes, and how long it takes to be ready: `python -m tests.bench.coding [TIMES]`.

Figures are of one core, in time that the process had the core; the five letters are coded again and again.
"""

from __future__ import annotations

import subprocess
import sys
import time

from generator.annotate.coder import code
from tests.reading import collection, corpus

READY = (
    "import time; t = time.process_time(); from generator.annotate import coder, weights; weights.load(); \
print(time.process_time() - t)"
)


def speed(times: int) -> tuple[float, float]:
    """Statements coded a second: in the round that other work disturbed least, and in all rounds."""
    book = collection().codebook
    documents = [letter.document for letter in corpus().letters]
    statements = sum(len(document.statements) for document in documents)
    rounds = []
    for _ in range(times + 1):
        start = time.process_time()
        for document in documents:
            code(document, book)
        rounds.append(time.process_time() - start)
    measured = rounds[1:]  # the first round meets every word for the first time
    return statements / min(measured), times * statements / sum(measured)


def ready() -> float:
    """Seconds from a fresh Python to loaded weights, the best of five."""
    runs = [subprocess.run([sys.executable, "-c", READY], capture_output=True, check=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    best, whole = speed(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
    print(f"{best:,.0f} statements a second in the best round, {whole:,.0f} in all")
    print(f"ready in {ready():.2f} s")
