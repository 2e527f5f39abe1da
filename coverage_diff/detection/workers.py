"""Batches for an engine, or for so many processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from coverage_diff.engines import Engine, ProcessEngine

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_in_order(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int | Engine, *, together: int = 8
) -> Iterator[Result]:
    """`map(function, items)` by so many processes or an engine; see `Engine.map`."""
    engine = ProcessEngine(workers) if isinstance(workers, int) else workers
    return engine.map(function, items, together=together)
