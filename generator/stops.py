"""The signals that stop a command: Ctrl+C, the end of its terminal, and what another program sends."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

STOPS = tuple(  # Windows has no SIGHUP
    getattr(signal, name) for name in ("SIGINT", "SIGHUP", "SIGTERM") if hasattr(signal, name)
)


@contextmanager
def heard(stop: Callable[[int], None]) -> Iterator[None]:
    """While the block runs, `stop` is called with the number of each such signal that comes.

    One that whoever started this process had it ignore stays ignored.
    """
    before = {number: signal.getsignal(number) for number in STOPS}
    ours = [number for number, how in before.items() if how not in (signal.SIG_IGN, None)]

    def hear(number: int, _: FrameType | None) -> None:
        stop(number)

    for number in ours:
        signal.signal(number, hear)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])


def code_of(number: int) -> int:
    """The exit code of a command that such a signal stopped, as shells have it."""
    return 128 + number


def told(number: int) -> str:
    """What is said of a command that such a signal stopped; nothing of Ctrl+C, which was typed."""
    if number == signal.SIGINT:
        return ""
    return f"stopped by {signal.Signals(number).name}; no file is half-written; run the command again\n"
