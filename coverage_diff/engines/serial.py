"""One batch after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class SerialEngine:
    """This process; what the others are held against.

    Example:
        >>> import coverage_diff as cd
        >>> list(cd.SerialEngine().map(str.upper, ["a", "b"]))
        ['A', 'B']
    """

    def map(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        together: int = 8,  # noqa: ARG002 - nothing is handed over
    ) -> Iterator[Result]:
        """See `Engine.map`."""
        yield from map(function, items)


SERIAL = SerialEngine()
"""What a stage works with where nothing else is asked for."""
