"""What goes to a worker at once, and what comes back."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from coverage_diff.errors import EngineError


class Done(NamedTuple):
    """What a worker made of a batch.

    Attributes:
        results: One for each item, as far as the work came.
        error: What ended it early. It comes back as a value: an error that is raised at a worker is a fault of the
            worker to Dask, which logs it there, and loses the results before it everywhere.
    """

    results: list[Any]
    error: Exception | None = None

    def given_out(self) -> Iterator[Any]:
        """The results, then the error is raised."""
        yield from self.results
        if self.error is not None:
            raise self.error


def worked(function: Callable[[Any], Any], batch: Iterable[Any]) -> Done:
    """The work of this process on a batch."""
    results = []
    try:
        for item in batch:
            results.append(function(item))  # noqa: PERF401 - what came before an error counts
    except Exception as error:  # noqa: BLE001 (not swallowed: `given_out` raises it)
        return Done(results, error)
    return Done(results)


def worked_elsewhere(function: Callable[[Any], Any], batch: Sequence[Any]) -> Done:
    """The work of another process on a batch: the error can travel, and tells where it was raised."""
    done = worked(function, batch)
    if done.error is None:
        return done
    done.error.add_note("raised at a worker:\n" + "".join(traceback.format_exception(done.error)).rstrip())
    return done._replace(error=_portable(done.error))


def _portable(error: Exception) -> Exception:
    """The error, or its words and notes where it cannot be pickled and read again."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - read where it was written
    except Exception:  # noqa: BLE001 - whatever a foreign class does there
        told = EngineError(f"{type(error).__name__}: {error}")
        for note in error.__notes__:
            told.add_note(note)
        return told
    return error
