"""How many comparisons run and wait at once, and how long one may take."""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

import anyio
from anyio import BrokenWorkerProcess, to_process, to_thread

_T = TypeVar("_T")
Runner = Callable[[Callable[[], _T]], Awaitable[_T]]


class BusyError(Exception):
    """As many comparisons as may wait are waiting."""


class StoppedError(Exception):
    """A comparison took too long, or more memory than there is, and was ended."""


async def in_process(work: Callable[[], _T]) -> _T:
    """Do a work in a process of its own, which ends at once where nobody waits for it any more.

    Args:
        work: Can be pickled, as can what it returns.

    Raises:
        StoppedError: The process was ended from outside.
    """
    try:
        # The desk counts; the limiter that every call has to have is never waited for.
        return await to_process.run_sync(_told, work, cancellable=True, limiter=anyio.CapacityLimiter(1))
    except BrokenWorkerProcess as error:
        raise StoppedError from error


async def in_thread(work: Callable[[], _T]) -> _T:
    """Do a work in a thread of this process: quicker to begin, but it goes on where nobody waits for it any more."""
    return await to_thread.run_sync(work, limiter=anyio.CapacityLimiter(1), abandon_on_cancel=True)


def _told(work: Callable[[], _T]) -> _T:
    """What a work returns; an error tells where it happened, which would be lost on its way to another process."""
    try:
        return work()
    except Exception as error:
        error.add_note(traceback.format_exc())
        raise


class Desk:
    """Takes on work, a bounded amount of it.

    Args:
        running: Works done at once, each apart from the others.
        waiting: Works that may wait for their turn.
        seconds: How long a work may take, from its turn on.
        runner: How a work is done: `in_process` or `in_thread`.
    """

    def __init__(self, running: int, waiting: int, seconds: float, runner: Runner[object] = in_process) -> None:
        self._most = running + waiting
        self._taken = 0
        self._running = running
        self._seconds = seconds
        self._runner = runner
        self._limiter: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[..., _T], *values: object) -> _T:
        """What a work returns, once its turn has come.

        Args:
            work: A function of a module.
            values: What it is called with.

        Raises:
            BusyError: Too many are waiting.
            StoppedError: It took too long, or ended before it was done.
        """
        if self._taken >= self._most:
            raise BusyError
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(self._running)  # it belongs to the event loop, so not before one runs
        self._taken += 1
        try:
            async with self._limiter:
                with anyio.fail_after(self._seconds):
                    return await self._runner(partial(work, *values))  # type: ignore[return-value]
        except TimeoutError as error:
            raise StoppedError from error
        finally:
            self._taken -= 1
