"""What every engine does, and a stage may rely on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Maps a pure function over batches; any object with this method is one.

    Example:
        >>> import coverage_diff as cd
        >>> class Counting:
        ...     batches = 0
        ...
        ...     def map(self, function, items, *, together=8):
        ...         for item in items:
        ...             self.batches += 1
        ...             yield function(item)
        >>> engine = Counting()
        >>> found = cd.detect_events(cd.read_articles("seeds"), engine=engine)
        >>> engine.batches > 0
        True
    """

    def map(self, function: Callable[[Item], Result], items: Iterable[Item], *, together: int = 8) -> Iterator[Result]:
        """`map(function, items)`, wherever the work is done.

        Items are taken when they are needed and results are given out in the order of the items, so neither a long
        stream nor its results are ever held as a whole. Whoever stops early, or meets an error, leaves no work behind.

        Args:
            function: Pure; can be pickled and imported by name, and so can what it takes and gives. What a
                `functools.partial` binds is the read-only value that all batches share: it travels to each worker once
                (again, where that was lost), not with each batch.
            items: Batches of work. What a worker holds is bounded by them, so they should not grow with the archive.
            together: Items that a worker gets at once, where handing over has a price: items of a millisecond should go
                together, items of 50 need not.

        Yields:
            `function(item)` of each item.

        Raises:
            EngineError: Not the function failed but what ran it: a process was killed, a cluster cannot be reached.
            Exception: What `function` raises comes through as it is, after the results before it.
        """
        ...
