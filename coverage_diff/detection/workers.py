"""Work on a stream of batches in several processes: the same results in the same order for any number of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

# Batches under way per helper: one in work and two to come, so that it never waits for this process.
_AHEAD = 3


def map_in_order(function: Callable[[Item], Result], items: Iterable[Item], workers: int) -> Iterator[Result]:
    """`map(function, items)` by several processes, of which this one is the first.

    This process works too, whenever its helpers have enough to do: nothing waits while they start (a quarter of a
    second each), and half of the batches of two workers never travel. Items are taken when they are needed, so a long
    stream is never held.

    Args:
        function: Takes and returns what can be pickled, and can be imported by name.
        items: Batches that take milliseconds or more each; handing one over takes about one.
        workers: Processes in all, 1 or more. Helpers are started afresh ("spawn"), so a script that asks for more than
            one needs the usual `if __name__ == "__main__"`.
    """
    if workers == 1:
        yield from map(function, items)
        return
    # Imported only here: they take longer than two pages to compare would allow.
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    with ProcessPoolExecutor(workers - 1, mp_context=get_context("spawn")) as helpers:
        waiting: deque[Future[Result]] = deque()
        helping: list[Future[Result]] = []
        for item in items:
            helping = [result for result in helping if not result.done()]
            if len(helping) < _AHEAD * (workers - 1):
                helping.append(helpers.submit(function, item))
                waiting.append(helping[-1])
            else:
                waiting.append(_computed(function, item, Future()))
            while waiting and waiting[0].done():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _computed(function: Callable[[Item], Result], item: Item, future: Future[Result]) -> Future[Result]:
    """The future, with what this process made of the item; an error is raised when its turn comes."""
    try:
        future.set_result(function(item))
    except Exception as error:  # noqa: BLE001 (not swallowed: `result` raises it)
        future.set_exception(error)
    return future
