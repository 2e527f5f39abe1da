"""How long work takes, judged so that only the work can fail a test and never the machine.

Time is processor time of the thread that works: what other processes and threads do, and any waiting, is not in it.
The garbage collector rests meanwhile, since one process runs all the tests and a walk through all that they hold can
take longer than the work. What noise is left (a first use, a cold cache, a processor that is shared) only ever adds:
work that seems too slow is tried again and judged by its best attempt. Work within its limit is done once.

A limit that grows with the work's own time on a shorter input holds on any machine, so prefer `assert_linear`. For
work that has no length there is `assert_within`. What other processes do is waited for with `PATIENCE`.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 300
"""Seconds after which what another process should do will not come any more: long past what any load makes of it."""

In = TypeVar("In")
Out = TypeVar("Out")

ATTEMPTS = 5

# The longer input of two is this many times as long: work in proportion to the length takes 8 times as long, work in
# proportion to its square 64 times. Three times the first is allowed, and a little for work of no more than a moment.
GROWTH = 8
SLACK = 3
MOMENT = 0.05  # seconds

# Seconds of `_plain_work` on the machine on which the limits were chosen (2.6 GHz, Python 3.11, nothing else to do).
PLAIN = 0.042


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this thread that one run of the work takes, without garbage collection."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        start = time.thread_time()
        work()
        return time.thread_time() - start
    finally:
        if collecting:
            gc.enable()


def assert_linear(work: Callable[[In], object], make: str | Callable[[int], In], size: int = 10_000) -> None:
    """Fail where the time of work grows faster than its input.

    Args:
        work: What is judged.
        make: Makes the input of a length, which is not counted; or a piece of text that is repeated up to the length.
        size: The length of the shorter input, 1 or more; the longer one is `GROWTH` times as long. The work on the
            longer one should take `MOMENT` or more if it is quadratic.
    """
    given = _repeat(make) if isinstance(make, str) else make
    work(given(size // GROWTH))  # what is loaded on first use
    few, many = given(size), given(GROWTH * size)
    assert_proportional(lambda: seconds(lambda: work(few)), lambda: seconds(lambda: work(many)))


def assert_proportional(few: Callable[[], float], many: Callable[[], float]) -> None:
    """Fail where what has `GROWTH` times as much to do takes many times as long; each gives its seconds when called."""
    short = long = float("inf")
    for _ in range(ATTEMPTS):
        short, long = min(short, few()), min(long, many())
        if long <= SLACK * GROWTH * short + MOMENT:
            return
    message = f"{GROWTH} times as much took {long:.3f} s, {long / short:.0f} times the {short:.4f} s before"
    raise AssertionError(message)


def assert_within(limit: float, work: Callable[[], Out]) -> Out:
    """Fail where work takes longer than a limit; gives the work's result.

    Args:
        limit: Seconds of processor time, at least three times what the work takes on a machine with nothing else to
            do. A machine that is slower just now is given as much longer.
        work: What is judged; is repeated if need be.
    """
    results: list[Out] = []
    tried = []
    for _ in range(ATTEMPTS):
        tried.append(seconds(lambda: results.append(work())))
        if tried[-1] <= limit or tried[-1] <= limit * seconds(_plain_work) / PLAIN:
            return results[-1]
    message = f"took {min(tried):.2f} s of processor time at best, where {limit:.2f} s are allowed"
    raise AssertionError(message)


def wait_until(happens: Callable[[], bool]) -> None:
    """Wait for what another process or thread does; fail where it does not come."""
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, f"did not happen within {PATIENCE} s"
        time.sleep(0.02)


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _plain_work() -> None:
    """Work like that of the library, of a known length: words are made, counted and sorted."""
    counts: dict[str, int] = {}
    for number in range(200_000):
        word = str(number * 7919 % 30_011)
        counts[word] = counts.get(word, 0) + 1
    sorted(counts)
