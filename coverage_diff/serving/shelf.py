"""Results, in memory and nowhere else."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from coverage_diff.model import Report
from coverage_diff.serving.drafts import Draft
from coverage_diff.serving.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One comparison.

    Attributes:
        id: A name that cannot be guessed.
        entries: What was pasted or dropped, as text.
        report: What came out.
        left_out: Inputs that could not be used.
        draft: The lesson, where one was begun.
    """

    id: str
    entries: tuple[Entry, ...]
    report: Report
    left_out: tuple[str, ...] = ()
    draft: Draft | None = None


class Shelf:
    """A few works; the one that was looked at least recently goes first. May be used by several threads.

    Args:
        size: Works that are kept.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._works: OrderedDict[str, Work] = OrderedDict()
        self._lock = Lock()

    def put(self, work: Work) -> None:
        """Keep a work, in place of an earlier one of the same id."""
        with self._lock:
            self._works[work.id] = work
            self._works.move_to_end(work.id)
            while len(self._works) > self._size:
                self._works.popitem(last=False)

    def get(self, work_id: str) -> Work | None:
        """The work of this id; None where there is none (any more)."""
        with self._lock:
            if work_id in self._works:
                self._works.move_to_end(work_id)
            return self._works.get(work_id)


def new_id() -> str:
    """An id with 128 random bits."""
    return secrets.token_urlsafe(16)
