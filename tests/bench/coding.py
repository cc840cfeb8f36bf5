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


def speed(times: int) -> float:
    """Statements coded a second."""
    book = collection().codebook
    documents = [letter.document for letter in corpus().letters]
    for document in documents:
        code(document, book)
    start = time.process_time()
    for _ in range(times):
        for document in documents:
            code(document, book)
    spent = time.process_time() - start
    return times * sum(len(document.statements) for document in documents) / spent


def ready() -> float:
    """Seconds from a fresh Python to loaded weights, the best of five."""
    runs = [subprocess.run([sys.executable, "-c", READY], capture_output=True, check=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    print(f"{speed(int(sys.argv[1]) if len(sys.argv) > 1 else 20):,.0f} statements a second")
    print(f"ready in {ready():.2f} s")
