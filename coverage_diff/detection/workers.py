"""Work on a stream of batches in several processes: the same results in the same order for any number of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

# Hand-overs under way per helper: one in work and one to come, so that it never waits for this process.
_AHEAD = 2


def map_in_order(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int, *, together: int = 8
) -> Iterator[Result]:
    """`map(function, items)` by several processes, of which this one is the first.

    This process works too, whenever its helpers have enough to do: nothing waits while they start (a quarter of a
    second each), and half of what two workers do never travels. Items are taken when they are needed, so a long stream
    is never held.

    Args:
        function: Takes and returns what can be pickled, and can be imported by name.
        items: Batches of work.
        workers: Processes in all, 1 or more. Helpers are started afresh ("spawn"), so a script that asks for more than
            one needs the usual `if __name__ == "__main__"`.
        together: Items that a helper gets at once. Handing over takes about 0.7 ms, whatever it is: items of a
            millisecond should go together.
    """
    if workers == 1:
        yield from map(function, items)
        return
    # Imported only here: they take longer than two pages to compare would allow.
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    with ProcessPoolExecutor(workers - 1, mp_context=get_context("spawn")) as helpers:
        waiting: deque[Future[list[Result]]] = deque()
        helping: list[Future[list[Result]]] = []
        rest = iter(items)
        while True:
            helping = [results for results in helping if not results.done()]
            handed_over = len(helping) < _AHEAD * (workers - 1)
            batch = list(islice(rest, together if handed_over else 1))
            if not batch:
                break
            if handed_over:
                helping.append(helpers.submit(_work, function, batch))
                waiting.append(helping[-1])
            else:
                waiting.append(_worked(function, batch, Future()))
            while waiting and waiting[0].done():
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _work(function: Callable[[Item], Result], batch: Sequence[Item]) -> list[Result]:
    return [function(item) for item in batch]


def _worked(
    function: Callable[[Item], Result], batch: Sequence[Item], future: Future[list[Result]]
) -> Future[list[Result]]:
    """The future, with what this process made of the batch; an error is raised when its turn comes."""
    try:
        future.set_result(_work(function, batch))
    except Exception as error:  # noqa: BLE001 (not swallowed: `result` raises it)
        future.set_exception(error)
    return future
