"""Several processes on this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from coverage_diff.engines.checks import require_workers
from coverage_diff.engines.handover import Done, worked, worked_elsewhere
from coverage_diff.errors import EngineError

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

# Hand-overs under way per worker process: one in work and one to come, so that it never waits for this process.
_AHEAD = 2
# Seconds of work that this process does before it starts workers: each takes a quarter of a second to a second.
_ALONE = 0.5
# Hand-overs that may be done and not yet given out: then this process rests until the slowest is there.
_HELD = 256


@dataclass(frozen=True, slots=True)
class ProcessEngine:
    """This process and worker processes beside it.

    This process works too, whenever the others have enough to do: nothing waits while they start, and half of what two
    processes do never travels. Worker processes live as long as one map; small work, which is done before they would be
    there, never starts any. Handing a batch over takes about 0.7 ms, whatever it is.

    A worker that is killed ends the map with an `EngineError`; nothing is tried again, for what killed it (most often
    the lack of memory) would kill the next one.

    Attributes:
        workers: Processes in all, this one among them; 1 or more. The others are started afresh ("spawn"), so a script
            that asks for more than one needs the usual `if __name__ == "__main__"`.

    Raises:
        ConfigError: `workers` is no whole number, or below 1.

    Example:
        >>> import coverage_diff as cd
        >>> found = cd.detect_events(cd.read_articles("seeds"), engine=cd.ProcessEngine(1))
        >>> len(found.events)
        1
    """

    workers: int

    def __post_init__(self) -> None:
        require_workers(self.workers)

    def map(self, function: Callable[[Item], Result], items: Iterable[Item], *, together: int = 8) -> Iterator[Result]:
        """See `Engine.map`."""
        if self.workers == 1:
            yield from map(function, items)
            return
        rest = iter(items)
        spent = 0.0
        while spent <= _ALONE:
            try:
                item = next(rest)
            except StopIteration:
                return
            began = perf_counter()
            result = function(item)
            spent += perf_counter() - began
            yield result
        yield from self._shared(function, rest, together)

    def _shared(self, function: Callable[[Item], Result], rest: Iterator[Item], together: int) -> Iterator[Result]:
        """The rest of the items, shared with worker processes."""
        # Imported only here: they take longer than two pages to compare would allow.
        from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
        from multiprocessing import get_context  # noqa: PLC0415

        pool = ProcessPoolExecutor(
            self.workers - 1, mp_context=get_context("spawn"), initializer=_prepare, initargs=(function,)
        )
        waiting: deque[Future[Done]] = deque()
        working: list[Future[Done]] = []
        try:
            while True:
                working = [future for future in working if not future.done()]
                handed_over = len(working) < _AHEAD * (self.workers - 1)
                if not handed_over and len(waiting) >= _HELD:
                    yield from waiting.popleft().result().given_out()
                    continue
                batch = list(islice(rest, together if handed_over else 1))
                if not batch:
                    break
                if handed_over:
                    working.append(pool.submit(_work, batch))
                    waiting.append(working[-1])
                else:
                    own: Future[Done] = Future()
                    own.set_result(worked(function, batch))
                    waiting.append(own)
                while waiting and waiting[0].done():
                    yield from waiting.popleft().result().given_out()
            while waiting:
                yield from waiting.popleft().result().given_out()
        except BrokenProcessPool as error:
            problem = (
                f"one of {self.workers} processes ended in the middle of its work: it was killed, most often for want "
                "of memory (use fewer workers), or could not start (a script that asks for processes needs "
                'if __name__ == "__main__")'
            )
            raise EngineError(problem) from error
        finally:
            pool.shutdown(cancel_futures=True)


_prepared: Callable[[Any], Any]  # the function of the one map that a worker process lives for


def _prepare(function: Callable[[Any], Any]) -> None:
    """Make a worker process ready: it gets the function, and what that binds, once."""
    global _prepared  # noqa: PLW0603 - a worker process is started for one function
    _prepared = function


def _work(batch: Sequence[Any]) -> Done:
    return worked_elsewhere(_prepared, batch)
