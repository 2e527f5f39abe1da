"""How far reading is, on stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

_EVERY = 20  # articles between two updates: a terminal shows no more


@contextmanager
def reading_status(console: Console) -> Iterator[Callable[[int, int], None]]:
    """A callback that shows how many articles were read and left out; shows nothing where stderr is no terminal."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=console.quiet or not console.is_terminal) as bar:
        task = bar.add_task("reading")

        def show(read: int, left_out: int) -> None:
            if read % _EVERY == 0:
                bar.update(task, description=f"reading: {read:,} articles, {left_out:,} left out")

        yield show
