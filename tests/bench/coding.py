"""How fast the coder codes, and how long it takes to be ready: `python -m tests.bench.coding [TIMES]`.

Figures are of one core, in time that the process had the core; the five letters are coded again and again.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Iterator

from generator.annotate.coder import code
from generator.annotate.weights import load
from generator.inventory import letter_paths
from generator.model import Document
from generator.parse import parse
from generator.source import parse_source
from tests.reading import COLLECTION, collection

READY = (
    "import time; t = time.process_time(); from generator.annotate import coder, weights; weights.load(); \
print(time.process_time() - t)"
)


def speed(times: int) -> tuple[float, float, float]:
    """Statements coded a second: in the round that other work disturbed least, in all, and in the first.

    The first meets every word for the first time, as the first letters of a build do; the others leave it
    out.
    """
    book, documents = collection().codebook, list(parsed())
    statements = sum(len(document.statements) for document in documents)
    load()
    gc.disable()  # as a build does while it reads
    rounds = []
    for _ in range(times + 1):
        start = time.process_time()
        for document in documents:
            code(document, book)
        rounds.append(time.process_time() - start)
    first, *measured = rounds
    return statements / min(measured), times * statements / sum(measured), statements / first


def parsed() -> Iterator[Document]:
    """The five letters, parsed and not yet coded."""
    forms = {kind.id: kind.form for kind in collection().kinds}
    for path in letter_paths(COLLECTION):
        source = parse_source(path.stem, path.read_text("utf-8"), collection(), path.name)
        yield parse(source, forms[source.meta.kind])


def ready() -> float:
    """Seconds from a fresh Python to loaded weights, the best of five."""
    runs = [subprocess.run([sys.executable, "-c", READY], capture_output=True, check=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    best, whole, first = speed(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
    print(f"{best:,.0f} statements a second in the best round, {whole:,.0f} in all, {first:,.0f} at first")
    print(f"ready in {ready():.2f} s")
