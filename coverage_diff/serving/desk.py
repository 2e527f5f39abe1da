"""How many comparisons run and wait at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio import to_thread

_T = TypeVar("_T")


class BusyError(Exception):
    """As many comparisons as may wait are waiting."""


class Desk:
    """Takes on work, a bounded amount of it.

    Args:
        running: Works done at once, each in a thread of its own.
        waiting: Works that may wait for their turn.
    """

    def __init__(self, running: int, waiting: int) -> None:
        self._most = running + waiting
        self._taken = 0
        self._running = running
        self._limiter: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[[], _T]) -> _T:
        """What a work returns, once its turn has come.

        Raises:
            BusyError: Too many are waiting.
        """
        if self._taken >= self._most:
            raise BusyError
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(self._running)  # it belongs to the event loop, so not before one runs
        self._taken += 1
        try:
            # Whoever stops the server does not wait for a comparison.
            return await to_thread.run_sync(work, limiter=self._limiter, abandon_on_cancel=True)
        finally:
            self._taken -= 1
