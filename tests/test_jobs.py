"""The same map, whoever carries it out."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from distributed import LocalCluster

from generator import jobs as jobs_module
from generator.corpus import read_corpus
from generator.errors import ReadacrossError
from generator.jobs import HERE, Jobs, share_out, spread
from tests.reading import COLLECTION, ROOT


def who(work: Sequence[int]) -> list[tuple[int, int]]:
    """Each number doubled, and the process that did it."""
    return [(2 * n, os.getpid()) for n in work]


def doubled(numbers: Sequence[int], jobs: Jobs, beside: int = 0) -> list[tuple[int, int]]:
    """What `spread` makes of the numbers."""
    with spread(who, numbers, jobs, beside) as done:
        return list(done)


@pytest.fixture
def processes_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five letters are enough for processes of their own."""
    monkeypatch.setattr(jobs_module, "FEWEST_FOR_PROCESSES", 2)


@pytest.mark.usefixtures("processes_pay")
def test_results_come_in_the_order_of_the_work() -> None:
    """Two processes give what one gives, in the same order."""
    numbers = list(range(101))
    done = doubled(numbers, Jobs(2))
    assert [double for double, _ in done] == [2 * n for n in numbers]
    assert os.getpid() not in {process for _, process in done}


def test_few_letters_start_no_process() -> None:
    """Starting processes must not make a small collection slower."""
    numbers = list(range(jobs_module.FEWEST_FOR_PROCESSES - 1))
    assert {process for _, process in doubled(numbers, Jobs(2))} == {os.getpid()}


def test_a_little_work_beside_much_is_done_by_another_process() -> None:
    """One changed letter among many is read while this process takes the others from the cache."""
    many = jobs_module.FEWEST_FOR_PROCESSES
    for jobs, beside, elsewhere in ((Jobs(2), many, True), (Jobs(2), many - 1, False), (HERE, many, False)):
        ((double, process),) = doubled([21], jobs, beside)
        assert double == 42
        assert (process != os.getpid()) == elsewhere


@pytest.mark.usefixtures("processes_pay")
def test_no_work_is_no_work() -> None:
    """Nothing to do needs neither processes nor a cluster."""
    assert doubled([], Jobs(2), beside=9) == []
    assert doubled([], Jobs(dask="tcp://127.0.0.1:1")) == []


@pytest.mark.usefixtures("processes_pay")
def test_processes_read_the_same_corpus() -> None:
    """Letters read by two processes are, to the last confidence, those read by one."""
    assert repr(read_corpus(COLLECTION, Jobs(2))) == repr(read_corpus(COLLECTION, HERE))


@pytest.mark.usefixtures("processes_pay")
def test_problems_come_back_from_processes(tmp_path: Path) -> None:
    """A letter that cannot be read by another process says so as it does here."""
    collection = Path(shutil.copytree(COLLECTION, tmp_path / "source_texts"))
    path = collection / "2019-01-04-monitoring-visit.txt"
    path.write_text(path.read_text("utf-8").replace("kind: ", "kind: no-such-", 1), "utf-8")
    said = []
    for jobs in (HERE, Jobs(2)):
        with pytest.raises(ReadacrossError) as error:
            read_corpus(collection, jobs)
        said.append(error.value.problems)
    assert said[0] == said[1]


@pytest.mark.filterwarnings("default")  # Dask's own warnings are not ours to mend
def test_a_dask_cluster_reads_the_same_corpus(tmp_path: Path) -> None:
    """Two workers of a real cluster, each a process, give the same corpus."""
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        local_directory=str(tmp_path),
    ) as cluster:
        address = str(cluster.scheduler_address)
        assert repr(read_corpus(COLLECTION, Jobs(dask=address))) == repr(read_corpus(COLLECTION, HERE))
        done = doubled(list(range(40)), Jobs(dask=address))
    assert [double for double, _ in done] == [2 * n for n in range(40)]
    assert len({process for _, process in done} - {os.getpid()}) == 2


@pytest.mark.parametrize("address", ["no-such-scheme://x", "tcp://127.0.0.1:1"])
def test_a_cluster_that_does_not_answer_is_a_clear_error(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong address is said in one line, without a traceback."""
    monkeypatch.setattr(jobs_module, "PATIENCE", "1s")
    with pytest.raises(ReadacrossError, match="no Dask scheduler answers"):
        doubled([1], Jobs(dask=address))


def test_dask_that_is_not_installed_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the message says what to install."""

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(ReadacrossError, match=r"readacross\[dask\]"):
        doubled([1], Jobs(dask="tcp://127.0.0.1:1"))


SHARED = """
import os
from generator.jobs import share_out_each
here = {n: f"letter {n}" for n in range(23)}
done = share_out_each(lambda n: (here[n], os.getpid()), sorted(here), 2)
assert [text for text, _ in done] == list(here.values()), done
assert os.getpid() not in {process for _, process in done}, done
"""


def test_shared_work_may_use_what_is_here_and_comes_in_order() -> None:
    """Work that cannot be sent is done by forks, and its results stand in order."""
    alone = subprocess.run(  # a process of its own, since tests before this one may have left threads
        [sys.executable, "-W", "error", "-c", SHARED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert alone.stderr == ""


BESIDE = """
import os, sys, time
from pathlib import Path
from generator.errors import ReadacrossError
from generator.jobs import beside, share_out
done = Path(sys.argv[1])
with beside(lambda: done.write_text(str(os.getpid()))) as wait:
    def told(n):
        if n:
            wait()
        return done.read_text() if n else str(os.getpid())
    other, fork = share_out(told, 2, 2)
assert len({fork, other, str(os.getpid())}) == 3, (fork, other)
for do, said in ((lambda: 1 / 0, "division by zero"), (lambda: os._exit(9), "try again with --jobs 1")):
    for here in (True, False):
        try:
            with beside(do) as wait:
                wait() if here else share_out(lambda n: n and wait(), 2, 2)
        except (ZeroDivisionError, ReadacrossError) as error:
            assert said in str(error), error
            continue
        raise AssertionError(said)
begun = time.monotonic()
with beside(lambda: time.sleep(60)):
    pass
assert time.monotonic() - begun < 30
"""


def test_what_is_done_beside_is_done_by_a_fork_for_which_another_may_wait(tmp_path: Path) -> None:
    """Its failure, or that the system ended it, is told to whoever waits; if nobody does, it ends with us."""
    alone = subprocess.run(
        [sys.executable, "-W", "error", "-c", BESIDE, str(tmp_path / "done")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert alone.stderr == ""


def test_work_is_not_shared_out_while_threads_run() -> None:
    """A fork beside a thread could wait for a lock for ever, so everything is done here."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert set(share_out(lambda _: os.getpid(), 4, 2)) == {os.getpid()}
    finally:
        over.set()
        thread.join()
