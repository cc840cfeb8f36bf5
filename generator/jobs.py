"""Work spread over processes, or over a cluster: one map, whatever carries it out.

The executor is a `concurrent.futures.Executor`, so a Dask cluster takes the same map as this machine's cores.
Results come in the order of the work, so the bytes that are made of them do not depend on who did it.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from generator.errors import ReadacrossError
from generator.processes import begin_fork

Work = TypeVar("Work")
Done = TypeVar("Done")

# Starting a process costs about as much as reading so many letters.
FEWEST_FOR_PROCESSES = 48
PIECES_A_WORKER = 4
PATIENCE = "10s"


@dataclass(frozen=True, slots=True)
class Jobs:
    """How many processes to use (0: one for each core), or the address of a Dask scheduler."""

    count: int = 0
    dask: str = ""

    @property
    def processes(self) -> int:
        """How many processes this machine may use."""
        return self.count or cores()


HERE = Jobs(count=1)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def spread(
    do: Callable[[tuple[Work, ...]], Sequence[Done]], work: Sequence[Work], jobs: Jobs, beside: int = 0
) -> Iterator[Iterator[Done]]:
    """What `do` makes of each piece of work, in order; `do` takes and gives several at once.

    `beside` is how many letters this process has to do meanwhile: where they are many, even a little work
    is given to another process.
    `do` must be a function of a module, and work and results must be values that can be sent to a process.
    Raises ReadacrossError when the cluster cannot be reached.
    """
    with _executor(len(work), jobs, beside) as (executor, workers):
        if executor is None:
            yield (done for item in work for done in do((item,)))
            return
        size = max(1, -(-len(work) // (workers * PIECES_A_WORKER)))
        pieces = [tuple(work[at : at + size]) for at in range(0, len(work), size)]
        with closing(done for several in executor.map(do, pieces) for done in several) as found:
            yield found  # closed while whoever does the work is still there


def share_out(do: Callable[[int], Done], count: int, processes: int) -> list[Done]:
    """What `do` makes of each number below `count`, in order, by so many processes.

    The processes are forks: `do` may use all that this process holds, and only its results are sent.
    Where that cannot be done safely (no forks, or other threads at work) everything is done here.
    """
    workers = min(processes, count)
    if workers < 2 or not can_fork():
        return [do(n) for n in range(count)]
    try:
        with _forks(workers, do) as pool:
            return list(pool.map(_inherited, range(count)))
    except BrokenProcessPool:
        raise _ended() from None


@contextmanager
def beside(do: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """While the block runs a fork of this process does something, and leaves this one free to fork others.

    What is given waits until it is done; one process calls it, once: this or a fork of it.
    It raises what `do` raised, or ReadacrossError if the system ended the fork.
    What nobody has waited for when the block ends is stopped. Only for where `can_fork` says yes.
    """
    context = get_context("fork")
    told, tell = context.Pipe(duplex=False)
    fork = context.Process(target=_do_and_tell, args=(do, tell))
    fork.start()
    tell.close()

    def wait() -> None:
        try:
            problem = told.recv()
        except EOFError:
            raise _ended() from None
        if problem:
            raise problem

    with told:
        try:
            yield wait
        finally:
            fork.kill()
            fork.join()


def _do_and_tell(do: Callable[[], None], tell: Connection) -> None:
    begin_fork()
    try:
        do()
    except Exception as error:
        tell.send(error)
    else:
        tell.send(None)


def can_fork() -> bool:
    """Whether this process can be forked safely: the system can do it, and no other thread is at work."""
    return "fork" in get_all_start_methods() and threading.active_count() == 1


@contextmanager
def _closed(pool: ProcessPoolExecutor) -> Iterator[ProcessPoolExecutor]:
    """The pool, whose processes have ended when the block does; if we are stopped, nobody waits for them."""
    waits = True
    try:
        yield pool
    except KeyboardInterrupt:
        waits = False
        raise
    finally:
        pool.shutdown(waits)


def _forks(workers: int, do: Callable[[int], Any]) -> AbstractContextManager[ProcessPoolExecutor]:
    return _closed(ProcessPoolExecutor(workers, get_context("fork"), initializer=_inherit, initargs=(do,)))


def _ended() -> ReadacrossError:
    message = "the system ended one of the processes, most likely for want of memory; try again with --jobs 1"
    return ReadacrossError.one("--jobs", 0, "process-ended", message)


def share_out_each(do: Callable[[Work], Done], work: Sequence[Work], processes: int) -> list[Done]:
    """What `do` makes of each piece of work, in order; the same, for many pieces that are small."""
    size = max(1, -(-len(work) // (processes * PIECES_A_WORKER)))

    def several(n: int) -> list[Done]:
        return [do(piece) for piece in work[n * size : (n + 1) * size]]

    return [done for part in share_out(several, -(-len(work) // size), processes) for done in part]


_work: dict[str, Callable[[int], Any]] = {}


def _inherit(do: Callable[[int], Any]) -> None:
    """Runs in a fork: what it is there for. Being inherited, it need not be something that can be sent."""
    begin_fork()
    _work["do"] = do


def _inherited(n: int) -> Any:  # whatever the work gives
    return _work["do"](n)


@contextmanager
def _executor(tasks: int, jobs: Jobs, beside: int) -> Iterator[tuple[Executor | None, int]]:
    """What carries out so many tasks, and with how many workers; None where doing it here is quicker."""
    workers = min(jobs.processes, tasks)
    pays = workers > 1 and tasks >= FEWEST_FOR_PROCESSES
    if jobs.dask and tasks:
        with _dask(jobs.dask) as cluster:
            yield cluster
    elif pays or (tasks and jobs.processes > 1 and beside >= FEWEST_FOR_PROCESSES):
        try:
            with _closed(ProcessPoolExecutor(workers, initializer=begin_fork)) as pool:
                yield pool, workers
        except BrokenProcessPool:
            raise _ended() from None
    else:
        yield None, 1


@contextmanager
def _dask(address: str) -> Iterator[tuple[Executor, int]]:
    """The cluster whose scheduler listens there. It needs Readacross of this version on every worker."""
    try:
        distributed = importlib.import_module("distributed")
    except ImportError:
        message = (
            f"Dask is not installed; install it with: {sys.executable} -m pip install 'readacross[dask]'"
        )
        raise ReadacrossError.one("--dask", 0, "dask", message) from None
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        message = f"no Dask scheduler answers at {address!r} ({error}); start one, or leave --dask out"
        raise ReadacrossError.one("--dask", 0, "dask", message) from None
    with client:
        yield client.get_executor(pure=False), max(1, len(client.nthreads()))
