"""Progress bars and times of the stages, on stderr."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from coverage_diff.progress import Progress as Callback


@contextmanager
def progress_bars(console: Console) -> Iterator[Callback]:
    """A callback that draws a bar for each stage; draws nothing where the console is quiet or no terminal.

    A stage whose total is 0 has no known end: its bar only moves.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=console.quiet or not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total or None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield advance


class Stopwatch:
    """How long each step of a command took, in the order of the steps."""

    def __init__(self) -> None:
        self._times: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what runs inside."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self._times[name] = self._times.get(name, 0.0) + time.perf_counter() - start

    def stages(self, progress: Callback) -> Callback:
        """A callback that also times what it is told of: the time since the last call belongs to the stage it names."""
        last = time.perf_counter()

        def timed(stage: str, done: int, total: int) -> None:
            nonlocal last
            now = time.perf_counter()
            self._times[stage] = self._times.get(stage, 0.0) + now - last
            last = now
            progress(stage, done, total)

        return timed

    def print(self, console: Console) -> None:
        """Print one row for each step and their sum."""
        table = Table("step", box=None, pad_edge=False)
        table.add_column("seconds", justify="right")
        for name, seconds in (*self._times.items(), ("together", sum(self._times.values()))):
            table.add_row(name, f"{seconds:.3f}")
        console.print(table)
